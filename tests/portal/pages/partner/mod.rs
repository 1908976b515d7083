//! Partners: their own account settings, and their partnerships with each other.

pub mod account_settings;
mod agreements;
mod business_profiles;
mod indirect_providers;
pub mod indirect_resellers;
pub mod partnership_inquiries;
mod partnership_inquiry_answers;
mod partnership_states;
mod providers;
mod reseller_analytics;
