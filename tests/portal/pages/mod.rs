//! Pages, one file each, on both databases.

mod access;
mod accounts;
mod bad_input;
mod catalog;
mod customer_account;
mod customer_ending;
mod customer_list;
mod enrolment;
mod faults;
mod former_customers;
mod indirect_providers;
mod indirect_resellers;
mod invitations;
mod links;
mod mail;
mod new_customer;
mod new_order;
mod orders;
mod preferences;
mod queries;
mod renewals;
mod reservations;
mod service_requests;
mod setup;
mod sign_in;
mod subscriptions;
