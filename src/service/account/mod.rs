//! Accounts, their people, and how these get in.

pub mod accounts;
pub mod approvals;
pub mod credentials;
pub mod enrolments;
pub mod factor_rule;
pub mod partner_users;
pub mod passkeys;
pub mod proof;
pub mod recovery;
pub mod restorations;
pub mod second_factors;
pub mod sessions;
pub mod settings;
pub mod setup;
pub mod sign_in;
pub mod sign_in_notices;
pub mod single_sign_on;
pub(super) mod warnings;
