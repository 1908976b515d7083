//! What repositories promise, on both databases.

mod contract;
mod migrations;
mod search;
mod writer;
