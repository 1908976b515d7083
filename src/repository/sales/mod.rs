//! Offers, orders and subscriptions.

pub mod catalog;
pub mod offers;
pub mod orders;
pub mod subscriptions;
