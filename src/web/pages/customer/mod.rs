//! Pages about customers, and those that customers have of their partners.

pub mod company;
pub mod customers;
pub mod partner_relationships;
pub mod user_settings;
