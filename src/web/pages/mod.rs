//! The pages, one file each, in the order of the menus: what a page is asked, what it shows, how it is answered.
//! Each has a template of the same name in `templates/`.

pub mod account;
mod customer;
mod directory;
pub mod fallback;
pub mod gallery;
pub mod health;
pub mod home;
mod invitation;
pub mod letterhead;
mod new_password;
mod partner;
mod platform;
mod sales;
pub mod search;
pub mod sheets;
pub mod support;

// Each lies in the folder of its noun, and is named without it.
pub use account::{
    accounts, confirm, factor_rule, passkey, password, preferences, recovery, restoration, second_step, security,
    security_events, settings, setup, sign_in, sign_in_notice, single_sign_on,
};
pub use customer::{company, customers, partner_relationships, user_settings};
pub use directory::{licenses, users};
pub use invitation::{invitations, links, referrals};
pub use partner::{
    account_settings, agreements, business_profile, indirect_providers, indirect_resellers, partnership_inquiries,
    provider_list, providers,
};
pub use platform::activity_log;
pub use sales::{billing, catalog, order_requests, reservations, subscriptions};
pub use support::service_requests;
