//! Customers: made, looked after, left.

pub mod customer_accounts;
pub mod customer_list;
pub mod customer_password;
pub mod customer_removal;
pub mod customer_update;
pub mod customers;
pub mod former_customers;
pub mod new_customer;
pub mod own_company;
pub mod partner_relationships;
pub mod qualifications;
pub mod served_customers;
pub mod tenant_owners;
