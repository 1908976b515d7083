//! Pages of the catalogue and of what was bought.

pub mod billing;
pub mod catalog;
pub mod order_requests;
pub mod reservations;
pub mod subscriptions;
