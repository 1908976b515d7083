//! Accounts as the operator keeps them, and what suspended ones may do.

mod list;
pub mod operator;
mod suspended_partners;
