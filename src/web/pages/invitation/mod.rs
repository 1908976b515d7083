//! Pages of invitations, referrals and personal links.

pub mod invitations;
pub mod links;
pub mod referrals;
