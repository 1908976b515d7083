//! What partners are to each other and to the program.

pub mod agreement;
pub mod agreement_text;
pub mod business_profile;
pub mod logo;
pub mod mpn;
pub mod partner_profile;
pub mod partnership;
pub mod partnership_inquiry;
pub mod provider_list;
