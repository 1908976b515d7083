//! Customers and their relationships with partners, from the first day to the last.

pub mod account;
mod bulk_subscriptions;
pub mod ending;
mod export;
mod former;
mod kept_names;
pub mod list;
pub mod new;
mod own_company;
mod partner_relationship_states;
mod partner_relationships;
mod passwords;
mod qualifications;
mod served;
mod services;
pub mod suspending;
mod tenant_owners;
