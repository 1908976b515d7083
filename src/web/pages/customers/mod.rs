//! Customers. The wizard comes with the pages about customers; until then its entrance says so.

pub mod new;
