//! Pages of partners about themselves and each other.

pub mod account_settings;
pub mod agreements;
pub mod business_profile;
pub mod indirect_providers;
pub mod indirect_resellers;
pub mod partnership_inquiries;
pub mod provider_list;
pub mod providers;
