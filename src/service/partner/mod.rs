//! What partners do for themselves and with each other.

pub mod account_settings;
pub mod agreements;
pub mod business_profile;
pub mod farewells;
pub mod indirect_providers;
pub mod indirect_resellers;
pub mod partner_names;
pub mod partnership_inquiries;
pub mod provider_list;
pub mod reseller_analytics;
