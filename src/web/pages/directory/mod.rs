//! Pages of users and licenses.

pub mod licenses;
pub mod users;
