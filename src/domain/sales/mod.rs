//! What is sold, how it is ordered, and what becomes of it.

pub mod billing;
pub mod cart;
pub mod catalog;
pub mod offer;
pub mod offer_filter;
pub mod order;
pub mod order_request;
pub mod partner_of_record;
pub mod reservation;
pub mod subscription;
