//! Service requests, and who supports a customer.

pub mod service_requests;
pub mod support_contacts;
