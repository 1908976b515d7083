//! Invitations, what they ask for, and referrals.

pub mod consents;
pub mod invitation_list;
pub mod invitations;
pub mod links;
pub mod referrals;
pub mod waiting_requests;
