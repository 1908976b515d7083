//! Accounts and the people who sign in with them.

pub mod accounts;
mod factors;
mod people;
pub mod security_events;
mod signing_in;
mod single_sign_on;
