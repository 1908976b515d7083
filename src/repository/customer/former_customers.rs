//! Customers that a partner no longer serves: what there was, and what is left over of it.

use diesel::{dsl::exists, prelude::*};

use crate::domain::{
    Error, Moment, Scope,
    account::Cloud,
    ids::{AccountId, RelationshipId},
    list::{ByTime, ListQuery, Page},
};
use crate::repository::{
    db::Db,
    fixed_sql::fixed,
    keyset::load_page,
    schema::{accounts, admin_privileges, invitations, relationships},
    states::{ActiveRelationship, RemovedRelationship},
};

/// A customer that the partner served once.
#[derive(Clone, Debug)]
pub struct FormerCustomer {
    /// The relationship that ended.
    pub relationship: RelationshipId,
    /// The tenant.
    pub customer: AccountId,
    /// What the partner called it.
    pub name: String,
    /// Its first domain.
    pub domain: String,
    /// When the relationship ended.
    pub ended_at: Moment,
    /// Whether the partner held privileges when it ended.
    pub had_privileges: bool,
    /// Whether it holds privileges now: they are left over.
    pub privileged: bool,
    /// Whether a request of this partner waits for the customer's answer.
    pub waiting: bool,
}

type Row = (RelationshipId, AccountId, String, String, Moment, Option<bool>, bool, bool);

/// The columns of a relationship that has ended, and so has a moment when it did; whether the partner holds privileges, and
/// whether a request of its waits.
#[diesel::dsl::auto_type(no_type_alias)]
fn columns(now: Moment) -> _ {
    let held = admin_privileges::table
        .filter(admin_privileges::partner_id.eq(relationships::partner_id))
        .filter(admin_privileges::customer_id.eq(relationships::customer_id))
        .filter(admin_privileges::removed_at.is_null());
    let asked = invitations::table
        .filter(invitations::account_id.eq(relationships::partner_id))
        .filter(invitations::customer_id.assume_not_null().eq(relationships::customer_id))
        .filter(invitations::outcome.is_null())
        .filter(invitations::expires_at.gt(now))
        // One of them, not whether there is one: PostgreSQL would gather all that the account has asked.
        .select(invitations::id)
        .limit(1_i64)
        .single_value();
    (
        relationships::id,
        relationships::customer_id,
        relationships::company_name,
        relationships::domain,
        relationships::removed_at.assume_not_null(),
        relationships::had_privileges,
        exists(held),
        asked.is_not_null(),
    )
}

/// A page of the customers that this partner no longer serves, those that left last first: of each the relationship that
/// ended last. One query, and one that counts.
pub fn list(db: &mut Db, scope: Scope, now: Moment, wanted: &ListQuery<ByTime>) -> Result<Page<FormerCustomer>, Error> {
    let rows = || {
        relationships::table
            .filter(relationships::partner_id.eq(scope.account()))
            // As it stands in the index: a bound value would not be known to be the same.
            .filter(fixed("relationships.state = 'removed'"))
            .filter(relationships::outlived.eq(false))
            .select(columns(now))
            .into_boxed()
    };
    let page = load_page!(db, rows(), wanted, Row, (relationships::id, RelationshipId, |row| row.0), {
        ByTime::Time => (relationships::removed_at, |row| row.4),
    });
    Ok(page.map(former))
}

/// A relationship of this partner that has ended, with the customer's cloud. Two queries.
pub fn find(db: &mut Db, scope: Scope, now: Moment, id: RelationshipId) -> Result<(FormerCustomer, Cloud), Error> {
    let row: Row = relationships::table
        .find(id)
        .filter(relationships::partner_id.eq(scope.account()))
        .filter(RemovedRelationship)
        .select(columns(now))
        .first(db)?;
    let cloud = accounts::table.find(row.1).select(accounts::cloud).first(db)?;
    Ok((former(row), cloud))
}

/// Whether this partner serves a customer now.
pub fn is_served(db: &mut Db, scope: Scope, customer: AccountId) -> Result<bool, Error> {
    let count: i64 = relationships::table
        .filter(relationships::partner_id.eq(scope.account()))
        .filter(relationships::customer_id.eq(customer))
        .filter(ActiveRelationship)
        .count()
        .get_result(db)?;
    Ok(count > 0)
}

fn former(row: Row) -> FormerCustomer {
    let (relationship, customer, name, domain, ended_at, had_privileges, privileged, waiting) = row;
    let had_privileges = had_privileges.unwrap_or(false);
    FormerCustomer { relationship, customer, name, domain, ended_at, had_privileges, privileged, waiting }
}
