//! How people get in, stay in, and come back in.

pub mod passkeys;
pub mod recoveries;
pub mod restorations;
pub mod second_factors;
pub mod second_steps;
pub mod sessions;
pub mod sign_in_notices;
