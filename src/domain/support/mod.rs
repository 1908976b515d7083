//! Who helps whom: service requests and what is attached to them.

pub mod attachment;
pub mod service_request;
