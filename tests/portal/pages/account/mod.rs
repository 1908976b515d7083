//! Accounts and the people who sign in with them.

mod asked_people;
mod list;
pub mod operator;
mod partner_people;
mod partner_users;
mod passwords;
mod preferences;
mod recovery;
mod restorations;
mod sign_in;
mod suspended_partners;
