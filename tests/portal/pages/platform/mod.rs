//! What holds for every page, and what runs beneath them.

pub mod access;
mod activity_log;
mod backups;
pub mod bad_input;
mod compression;
mod empty_lists;
mod faults;
mod filters;
mod flash_links;
mod home;
mod housekeeping;
mod kept_forms;
mod kept_numbers;
mod kept_rows;
mod languages;
mod lists;
mod mail;
mod matrix;
mod menu_counts;
mod numbers_over_time;
mod outages;
mod personal_data;
pub mod queries;
mod search;
mod search_scope;
mod setup;
mod statements;
