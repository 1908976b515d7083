//! Customers that a partner no longer serves: what there was, and what is left over of it.

use std::collections::HashSet;

use diesel::prelude::*;

use crate::domain::{
    Error, Moment, Scope,
    account::Cloud,
    ids::{AccountId, RelationshipId},
    list::{ByTime, ListQuery, Page},
};
use crate::repository::{
    db::Db,
    fixed_sql::fixed,
    in_list::ColumnInList,
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

type Row = (RelationshipId, AccountId, String, String, Moment, Option<bool>);

/// The columns of a relationship that has ended, and so has a moment when it did.
#[diesel::dsl::auto_type(no_type_alias)]
fn columns() -> _ {
    (
        relationships::id,
        relationships::customer_id,
        relationships::company_name,
        relationships::domain,
        relationships::removed_at.assume_not_null(),
        relationships::had_privileges,
    )
}

/// A page of the customers that this partner no longer serves, those that left last first: of each the relationship that
/// ended last. Three queries.
pub fn list(db: &mut Db, scope: Scope, now: Moment, wanted: &ListQuery<ByTime>) -> Result<Page<FormerCustomer>, Error> {
    let rows = || {
        relationships::table
            .filter(relationships::partner_id.eq(scope.account()))
            // As it stands in the index: a bound value would not be known to be the same.
            .filter(fixed("relationships.state = 'removed'"))
            .filter(relationships::outlived.eq(false))
            .select(columns())
            .into_boxed()
    };
    let page = load_page!(db, rows(), wanted, Row, (relationships::id, RelationshipId, |row| row.0), {
        ByTime::Time => (relationships::removed_at, |row| row.4),
    });
    let customers: Vec<AccountId> = page.rows.iter().map(|row| row.1).collect();
    let privileged = privileged(db, scope, &customers)?;
    let waiting = waiting(db, scope, &customers, now)?;
    Ok(page.map(|row| {
        let (held, asked) = (privileged.contains(&row.1), waiting.contains(&row.1));
        former(row, held, asked)
    }))
}

/// A relationship of this partner that has ended, with the customer's cloud. Four queries at most.
pub fn find(db: &mut Db, scope: Scope, now: Moment, id: RelationshipId) -> Result<(FormerCustomer, Cloud), Error> {
    let row: Row = relationships::table
        .find(id)
        .filter(relationships::partner_id.eq(scope.account()))
        .filter(RemovedRelationship)
        .select(columns())
        .first(db)?;
    let customer = [row.1];
    let cloud = accounts::table.find(row.1).select(accounts::cloud).first(db)?;
    let held = !privileged(db, scope, &customer)?.is_empty();
    let asked = !waiting(db, scope, &customer, now)?.is_empty();
    Ok((former(row, held, asked), cloud))
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

fn former(row: Row, privileged: bool, waiting: bool) -> FormerCustomer {
    let (relationship, customer, name, domain, ended_at, had_privileges) = row;
    let had_privileges = had_privileges.unwrap_or(false);
    FormerCustomer { relationship, customer, name, domain, ended_at, had_privileges, privileged, waiting }
}

/// Those of these customers that the partner holds privileges over.
fn privileged(db: &mut Db, scope: Scope, customers: &[AccountId]) -> Result<HashSet<AccountId>, Error> {
    let held: Vec<AccountId> = admin_privileges::table
        .filter(admin_privileges::partner_id.eq(scope.account()))
        .filter(admin_privileges::removed_at.is_null())
        .filter(admin_privileges::customer_id.in_list(customers))
        .select(admin_privileges::customer_id)
        .load(db)?;
    Ok(held.into_iter().collect())
}

/// Those of these customers that a request of the partner waits for.
fn waiting(db: &mut Db, scope: Scope, customers: &[AccountId], now: Moment) -> Result<HashSet<AccountId>, Error> {
    let asked: Vec<Option<AccountId>> = invitations::table
        .filter(invitations::account_id.eq(scope.account()))
        .filter(invitations::outcome.is_null())
        .filter(invitations::expires_at.gt(now))
        .filter(invitations::customer_id.in_list(customers))
        .select(invitations::customer_id)
        .load(db)?;
    Ok(asked.into_iter().flatten().collect())
}
