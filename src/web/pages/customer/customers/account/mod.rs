//! A customer's Account page, and what is done from it.

pub mod agreement;
pub mod overview;
pub mod password;
pub mod purchases;
pub mod qualifications;
pub mod remove;
pub mod update;
pub(in crate::web::pages) mod words;
