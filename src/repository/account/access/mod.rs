//! How people get in, stay in, and come back in.

pub mod counted_ahead;
pub mod identities;
pub mod passkeys;
pub mod recoveries;
pub mod restorations;
pub mod second_factors;
pub mod second_steps;
pub mod sessions;
pub mod sign_in_notices;
pub mod sign_on_flows;
pub mod single_sign_on;
mod visitors;
