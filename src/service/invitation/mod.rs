//! Personal links: sent, looked at, answered.

pub mod acceptance;
pub mod consent;
pub mod invitations;
pub mod links;
pub mod referrals;
