//! Customers: the list of a partner, adding one, and the pages inside one.

pub mod account;
pub mod cart;
pub mod company;
pub mod former;
pub mod inside;
pub mod list;
pub mod new;
pub mod order;
pub mod orders;
pub mod service_requests;
pub mod services;
pub mod subscriptions;
