//! Customers and who serves them.

pub mod common_customers;
pub mod customer_accounts;
pub mod customer_list;
pub mod customer_qualifications;
pub mod customers;
pub mod former_customers;
pub mod partner_relationships;
pub mod privileges;
pub mod relationship_ends;
pub mod relationships;
pub mod served_customers;
pub mod subscription_counts;
pub mod tenant_owners;
