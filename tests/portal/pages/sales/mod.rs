//! The catalog, orders and subscriptions.

mod billing;
pub mod catalog;
mod change_requests;
pub mod new_order;
mod order_request_races;
pub mod order_requests;
pub mod orders;
mod own_orders;
mod partner_notices;
pub mod receipts;
pub mod renewals;
mod reseller_administration;
mod reservations;
mod subscription_changes;
mod subscription_form;
pub mod subscriptions;
