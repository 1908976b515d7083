//! Pages, one file each, on both databases.

mod access;
mod accounts;
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
mod preferences;
mod queries;
mod relationship_requests;
mod renewals;
mod reservations;
mod served_customers;
mod setup;
mod sign_in;
mod subscriptions;
