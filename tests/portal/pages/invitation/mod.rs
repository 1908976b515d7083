//! Invitations, and whatever their links lead to.

mod bulk_invitations;
pub mod consent;
mod enrolment;
mod invitation_states;
pub mod invitations;
mod link_traces;
pub mod links;
mod mail_quotas;
mod referral_states;
pub mod referrals;
pub mod relationship_requests;
mod relayed_words;
mod unknown_senders;
