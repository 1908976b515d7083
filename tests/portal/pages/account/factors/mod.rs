//! Second factors, who must have one, and the ways back for whoever has lost them.

mod factor_rule;
mod lost_factors;
mod passkeys;
mod restorations;
pub mod second_factors;
