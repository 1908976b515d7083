//! Tandem: a self-hosted partner center for the two-tier cloud channel.
//!
//! The map of the house, from the street inwards: [`web`] turns HTTP into typed commands, [`service`] runs one use
//! case in one transaction, [`domain`] decides, [`repository`] keeps and finds, [`mail`] carries what was decided to
//! people. [`auth`] guards the door; [`backup`] carries all of it elsewhere and back; [`paths`] has the addresses that
//! several of them lead to; [`app`] puts it all together for the program and for every test, and [`state`] is what every
//! request can reach of it.

pub mod app;
pub mod auth;
pub mod backup;
pub mod clock;
pub mod commands;
pub mod config;
#[macro_use]
pub mod domain;
pub mod demo;
pub mod i18n;
pub mod mail;
pub mod paths;
pub mod repository;
pub mod service;
pub mod state;
pub mod telemetry;
pub mod web;
