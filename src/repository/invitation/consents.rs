//! What a customer's answer hangs on: what it has bought, what it has to do with those who ask, what there was before.

use diesel::prelude::*;

use crate::domain::{
    Error,
    ids::{AccountId, RelationshipId},
};
use crate::repository::{
    db::Db,
    in_list::ColumnInList,
    schema::{admin_privileges, customers, relationships, subscriptions},
    states::{ActiveRelationship, RemovedRelationship},
};

/// What a customer has to do with the partners that ask it.
#[derive(Clone, Debug, Default)]
pub struct Ties {
    /// Those that serve it now.
    pub related: Vec<AccountId>,
    /// Those that hold privileges over it now.
    pub privileged: Vec<AccountId>,
}

/// What a customer has to do with these partners now. Two queries.
pub fn ties(db: &mut Db, customer: AccountId, partners: &[AccountId]) -> Result<Ties, Error> {
    let related = relationships::table
        .filter(relationships::customer_id.eq(customer).and(ActiveRelationship))
        .filter(relationships::partner_id.in_list(partners))
        .select(relationships::partner_id)
        .load(db)?;
    let privileged = admin_privileges::table
        .filter(admin_privileges::customer_id.eq(customer).and(admin_privileges::removed_at.is_null()))
        .filter(admin_privileges::partner_id.in_list(partners))
        .select(admin_privileges::partner_id)
        .load(db)?;
    Ok(Ties { related, privileged })
}

/// Whether a customer has ever bought anything here, from whomever.
pub fn has_bought(db: &mut Db, customer: AccountId) -> Result<bool, Error> {
    let one: Option<AccountId> = subscriptions::table
        .filter(subscriptions::customer_id.eq(customer))
        .select(subscriptions::customer_id)
        .first(db)
        .optional()?;
    Ok(one.is_some())
}

/// The first domain of a customer.
pub fn domain_of(db: &mut Db, customer: AccountId) -> Result<String, Error> {
    Ok(customers::table.find(customer).select(customers::domain).first(db)?)
}

/// Whether a relationship that ended was one of these two.
pub fn was_between(db: &mut Db, old: RelationshipId, partner: AccountId, customer: AccountId) -> Result<bool, Error> {
    let count: i64 = relationships::table
        .find(old)
        .filter(relationships::partner_id.eq(partner).and(relationships::customer_id.eq(customer)))
        .filter(RemovedRelationship)
        .count()
        .get_result(db)?;
    Ok(count > 0)
}
