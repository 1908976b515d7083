//! What is kept, and how it is found again. Diesel only: functions take a connection and a scope, never a pool,
//! and know nothing of HTTP. What writes takes a grant and asks whether it
//! [proves](crate::domain::policy::Grant::proves) one of the actions that the top of its file names; what needs none lies in
//! a file that says so.
//!
//! Whatever asks the database can fail as the database does: [`Unavailable`](crate::domain::error::Error::Unavailable)
//! or [`Internal`](crate::domain::error::Error::Internal), and
//! [`NotFound`](crate::domain::error::Error::NotFound) where one row is wanted and there is none, it is somebody else's, or
//! somebody was faster. A function has a section on errors only for what comes on top of that.

#[macro_use]
mod types;

mod account;

mod counted;
mod customer;
pub mod db;
mod directory;
mod error;
mod invitation;
mod keyset;
pub mod migrate;
mod partner;
mod platform;
mod sales;
#[cfg_attr(not(test), expect(clippy::wildcard_imports, reason = "diesel prints the tables so"))]
mod schema;
mod search;
mod support;
mod writer;

// Each lies in the folder of its noun, and is named without it.
pub use account::{
    account_details, account_list, accounts, enrolments, installation, partner_users, persons, sessions, suspensions,
    user_links, users,
};
pub use customer::{
    customer_accounts, customer_list, customers, former_customers, partner_relationships, privileges,
    relationship_ends, relationships, served_customers, subscription_counts, tenant_owners,
};
pub use directory::{
    customer_user_list, customer_users, imported_passwords, kept_licenses, licensed_users, licenses, purges,
    service_plans, user_imports,
};
pub use invitation::{consents, invitation_list, invitations, links, referrals, waiting_requests};
pub use partner::{
    business_profiles, partner_agreements, partner_locations, partner_profiles, partnerships, provider_list,
    reseller_analytics, support_profiles,
};
pub use platform::{audit, crowd, drafts, idempotency, outbox, sent_files, uploads};
pub use sales::{catalog, offers, orders, subscriptions};
pub use support::{contacts, service_request_entries, service_request_files, service_request_list, service_requests};
