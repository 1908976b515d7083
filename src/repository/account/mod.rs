//! Accounts, their people, and how these sign in.

pub mod account_details;
pub mod account_figures;
pub mod account_list;
pub mod accounts;
pub mod enrolments;
pub mod installation;
pub mod partner_users;
pub mod persons;
pub mod recoveries;
pub mod restorations;
pub mod sessions;
pub mod suspensions;
pub mod user_links;
pub mod users;
