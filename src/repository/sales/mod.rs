//! Offers, orders and subscriptions.

pub mod billing;
pub mod bulk_subscriptions;
pub mod catalog;
pub mod offers;
pub mod orders;
pub mod subscription_figures;
pub mod subscriptions;
