//! Service requests.

mod service_request_changes;
mod service_request_files;
mod service_request_sides;
mod service_request_states;
pub mod service_requests;
