//! The operator keeps the public list of providers.

pub mod entry;
pub mod list;
pub mod upload;
