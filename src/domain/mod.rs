//! What the portal is about, free of HTTP, SQL, templates and mail: nouns, their states, and who may do what.

#[macro_use]
mod text_enum;

pub mod account;
pub mod actor;
pub mod agreement;
pub mod agreement_text;
pub mod audit;
pub mod cart;
pub mod catalog;
pub mod company;
pub mod company_name;
pub mod consent;
pub mod country;
pub mod customer;
pub mod directory;
pub mod domain_prefix;
pub mod draft;
pub mod email;
pub mod enrolment;
pub mod error;
pub mod fold;
pub mod ids;
pub mod input;
pub mod invitation;
pub mod language;
pub mod moment;
pub mod money;
pub mod mpn;
pub mod new_customer;
pub mod offer;
pub mod order;
pub mod partner_of_record;
pub mod partner_profile;
pub mod partnership;
pub mod password;
pub mod person_name;
pub mod policy;
pub mod reservation;
pub mod role;
pub mod served;
pub mod service_request;
pub mod sheet;
pub mod subscription;
pub mod text;
pub mod upload;
