//! The catalog, orders and subscriptions.

mod billing;
pub mod catalog;
pub mod new_order;
pub mod orders;
mod own_orders;
pub mod receipts;
pub mod renewals;
mod reseller_administration;
mod reservations;
mod subscription_changes;
mod subscription_form;
pub mod subscriptions;
