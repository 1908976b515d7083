//! What is kept, and how it is found again. Diesel only: functions take a connection and a scope, never a pool,
//! and know nothing of HTTP.
//!
//! Whatever asks the database can fail as the database does: [`Unavailable`](crate::domain::error::Error::Unavailable)
//! or [`Internal`](crate::domain::error::Error::Internal), and
//! [`NotFound`](crate::domain::error::Error::NotFound) where one row is wanted and there is none. A function, here or in
//! [`service`](crate::service), has a section on errors only for what comes on top of that.

#[macro_use]
mod types;

pub mod account_details;
pub mod account_list;
pub mod accounts;
pub mod audit;
pub mod business_profiles;
pub mod catalog;
pub mod consents;
pub mod contacts;
pub mod crowd;
pub mod cursor;
pub mod customer_accounts;
pub mod customer_list;
pub mod customer_user_list;
pub mod customer_users;
pub mod customers;
pub mod db;
pub mod drafts;
pub mod enrolments;
mod error;
pub mod former_customers;
pub mod idempotency;
pub mod imported_passwords;
pub mod installation;
pub mod invitation_list;
pub mod invitations;
pub mod kept_licenses;
pub mod licensed_users;
pub mod licenses;
pub mod migrate;
pub mod offers;
pub mod orders;
pub mod outbox;
pub mod partner_agreements;
pub mod partner_locations;
pub mod partner_profiles;
pub mod partner_relationships;
pub mod partner_users;
pub mod partnerships;
pub mod privileges;
pub mod provider_list;
pub mod referrals;
pub mod relationship_ends;
pub mod relationships;
pub mod reseller_analytics;
#[cfg_attr(not(test), expect(clippy::wildcard_imports, reason = "diesel prints the tables so"))]
mod schema;
mod search;
pub mod served_customers;
pub mod service_plans;
pub mod service_request_entries;
pub mod service_request_files;
pub mod service_request_list;
pub mod service_requests;
pub mod sessions;
pub mod subscriptions;
pub mod support_profiles;
pub mod suspensions;
pub mod tenant_owners;
pub mod uploads;
pub mod user_imports;
pub mod user_links;
pub mod users;
pub mod waiting_requests;
mod writer;
