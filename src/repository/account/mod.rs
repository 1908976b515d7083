//! Accounts, their people, and how these sign in.

mod access;
pub mod account_details;
pub mod account_figures;
pub mod account_list;
pub mod accounts;
pub mod enrolments;
pub mod installation;
pub mod lookalikes;
pub mod partner_users;
pub mod persons;
pub mod suspensions;
pub mod user_links;
pub mod users;

// Each is named without the folder it lies in.
pub use access::{
    counted_ahead, identities, passkeys, recoveries, restorations, second_factors, second_steps, sessions,
    sign_in_notices, sign_on_flows, single_sign_on,
};
