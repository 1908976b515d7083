//! Service requests, and who supports a subscription.

pub mod contacts;
pub mod service_request_entries;
pub mod service_request_files;
pub mod service_request_list;
pub mod service_request_tasks;
pub mod service_requests;
