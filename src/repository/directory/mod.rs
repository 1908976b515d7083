//! The users of customers and their licenses.

pub mod customer_user_list;
pub mod customer_users;
pub mod imported_passwords;
pub mod kept_licenses;
pub mod licensed_users;
pub mod licenses;
pub mod purges;
pub mod service_plans;
pub mod user_imports;
