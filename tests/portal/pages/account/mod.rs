//! Accounts and the people who sign in with them.

mod asked_people;
mod factor_rule;
mod list;
mod lost_factors;
pub mod operator;
mod partner_people;
mod partner_users;
mod passkeys;
mod passwords;
mod preferences;
mod proof;
mod puppets;
mod recovery;
mod restorations;
mod second_factors;
mod security_event_pages;
pub mod security_events;
mod sessions;
mod sign_in;
mod sign_on_limits;
mod sign_on_logout;
mod sign_on_settings;
mod sign_on_ways;
mod suspended_partners;
