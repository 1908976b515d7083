//! The portal from outside its handlers: pages in-process, repositories, and the rules of the house, on both databases.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    unreachable_pub,
    reason = "a test that can't go on stops there"
)]

mod architecture;
mod commands;
mod data_folder;
mod locales;
mod pages;
mod repository;
mod roles;
mod support;
