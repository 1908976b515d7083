//! What the portal is about, free of HTTP, SQL, templates and mail: nouns, their states, and who may do what.

#[macro_use]
mod text_enum;

pub mod account;
pub mod country;
pub mod customer;
pub mod directory;
pub mod email;
pub mod error;
pub mod file_name;
pub mod fold;
pub mod ids;
pub mod input;
pub mod invitation;
pub mod language;
pub mod moment;
pub mod money;
mod partner;
mod platform;
pub mod policy;
pub mod refusals;
mod sales;
mod support;
pub mod text;
pub mod web_address;

// Each lies in the folder of its noun, and is named without it.
pub use account::{
    actor, client, enrolment, naming, password, person_name, recovery, restoration, role, second_factor, session,
    sign_in_notice, single_sign_on,
};
pub use customer::{company, company_name, domain_prefix, new_customer, qualification, served};
pub use directory::{customer_user, license, service_plan, user_sheet};
pub use invitation::{consent, referral};
pub use partner::{
    agreement, agreement_text, business_profile, logo, mpn, partner_profile, partnership, partnership_inquiry,
    provider_list,
};
pub use platform::{
    audit, audit_chain, draft, inert, list, mail, mail_quota, security_event, sheet, sought, upload, waiting,
};
pub use sales::{
    billing, cart, catalog, offer, offer_filter, order, order_request, partner_of_record, reservation, subscription,
};
pub use support::{attachment, service_request};
pub use text_enum::{TextEnum, text_field};

// The words that nearly every file speaks in.
pub use actor::Actor;
pub use audit::AuditEvent;
pub use country::Country;
pub use error::Error;
pub use input::Checks;
pub use language::Language;
pub use moment::Moment;
pub use policy::{Action, Grant, Scope};
pub use text::Text;
