//! Accounts and the people who sign in with them.

mod asked_people;
mod list;
pub mod operator;
mod partner_people;
mod partner_users;
mod passwords;
mod preferences;
mod proof;
mod puppets;
mod recovery;
mod restorations;
mod second_factors;
mod sessions;
mod sign_in;
mod sign_on_limits;
mod sign_on_logout;
mod sign_on_settings;
mod sign_on_ways;
mod suspended_partners;
