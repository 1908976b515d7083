//! A customer's users and licenses.

mod bulk_users;
pub mod licenses;
mod licenses_crowd;
mod licenses_fall;
mod licenses_given;
mod service_plans;
mod user_changes;
pub mod user_imports;
pub mod users;
