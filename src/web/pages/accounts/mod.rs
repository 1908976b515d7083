//! Accounts, for the operator: who is here, and who waits to be let in.

pub mod list;
pub mod served;
