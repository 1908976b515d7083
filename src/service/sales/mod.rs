//! The catalogue, orders and subscriptions.

pub mod billing;
pub mod catalog;
pub mod customer_services;
pub mod new_order;
pub mod order_requests;
pub mod ordering;
pub mod orders;
pub mod parties;
pub(super) mod partner_notices;
pub mod partner_of_record;
pub(super) mod receipts;
pub mod renewals;
pub mod reservations;
pub mod subscriptions;
