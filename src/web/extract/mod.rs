//! What handlers are given: the request with its way to the database, checked forms, and what the address says.

pub mod display;
pub mod form;
mod history;
pub mod network;
pub mod place;
pub mod query;
pub mod request;
pub mod upload;
