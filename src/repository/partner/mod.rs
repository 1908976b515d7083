//! Partners: their profiles, places, agreements and partnerships.

pub mod business_profiles;
pub mod farewells;
pub mod partner_agreements;
pub mod partner_counts;
pub mod partner_figures;
pub mod partner_locations;
pub mod partner_profiles;
pub mod partner_spans;
pub mod partnership_inquiries;
pub mod partnerships;
pub mod provider_list;
pub mod reseller_analytics;
pub mod support_profiles;
