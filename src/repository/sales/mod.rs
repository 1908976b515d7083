//! Offers, orders and subscriptions.

pub mod billing;
pub mod bulk_subscriptions;
pub mod catalog;
pub mod due_order_requests;
pub mod offers;
pub mod order_requests;
pub mod orders;
pub mod subscription_figures;
pub mod subscriptions;
