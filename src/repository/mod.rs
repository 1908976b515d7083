//! What is kept, and how it is found again. Diesel only: functions take a connection and a scope, never a pool,
//! and know nothing of HTTP.

#[macro_use]
mod types;

pub mod accounts;
pub mod audit;
pub mod catalog;
pub mod consents;
pub mod contacts;
pub mod crowd;
pub mod cursor;
pub mod customer_accounts;
pub mod customer_list;
pub mod customer_users;
pub mod customers;
pub mod db;
pub mod drafts;
pub mod enrolments;
mod error;
pub mod former_customers;
pub mod idempotency;
pub mod installation;
pub mod invitation_list;
pub mod invitations;
pub mod migrate;
pub mod offers;
pub mod orders;
pub mod outbox;
pub mod partner_agreements;
pub mod partner_relationships;
pub mod partnerships;
pub mod privileges;
pub mod relationship_ends;
pub mod relationships;
mod schema;
mod search;
pub mod served_customers;
pub mod service_request_entries;
pub mod service_request_list;
pub mod service_requests;
pub mod sessions;
pub mod subscriptions;
pub mod support_profiles;
pub mod uploads;
pub mod users;
pub mod waiting_requests;
mod writer;
