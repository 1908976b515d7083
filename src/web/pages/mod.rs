//! The pages, one file each, in the order of the menus: what a page is asked, what it shows, how it is answered.
//! Each has a template of the same name in `templates/`.

pub mod account;
pub mod account_settings;
pub mod accounts;
pub mod agreements;
pub mod business_profile;
pub mod catalog;
pub mod customers;
pub mod fallback;
pub mod health;
pub mod home;
pub mod indirect_providers;
pub mod indirect_resellers;
pub mod invitations;
pub mod licenses;
pub mod links;
mod new_password;
pub mod partner_relationships;
pub mod password;
pub mod preferences;
pub mod provider_list;
pub mod providers;
pub mod referrals;
pub mod reservations;
pub mod service_requests;
pub mod settings;
pub mod setup;
pub mod sheets;
pub mod sign_in;
pub mod subscriptions;
pub mod support;
pub mod user_settings;
pub mod users;
