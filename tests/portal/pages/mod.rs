//! Pages, one file each, on both databases.

mod access;
mod accounts;
mod agreements;
mod bad_input;
mod catalog;
mod customer_account;
mod customer_list;
mod enrolment;
mod faults;
mod indirect_providers;
mod indirect_resellers;
mod invitations;
mod links;
mod mail;
mod new_customer;
mod new_order;
mod orders;
mod partner_relationships;
mod preferences;
mod queries;
mod renewals;
mod reservations;
mod setup;
mod sign_in;
mod subscriptions;
