//! What repositories promise, on both databases.

mod audit_archives;
mod audit_chain;
mod audit_erasures;
mod contract;
mod migrations;
mod search;
mod service_request_files;
mod upgrades;
mod writer;
