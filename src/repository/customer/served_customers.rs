//! Customers that resellers served before they enrolled: kept until the reseller is here.

use std::collections::HashMap;

use diesel::prelude::*;

use crate::domain::{
    Action, Error, Grant, Moment,
    account::Cloud,
    ids::{AccountId, ServedCustomerId, UserId},
};
use crate::repository::{
    db::Db,
    in_list::ColumnInList,
    partner_locations,
    schema::{accounts, customers, served_customers},
};

/// What is said of these customers by, and done about them.
const MANAGED_BY: &[Action] = &[Action::ManageAccounts];
/// How many values one query may look for.
const BATCH: usize = 500;

/// A customer as far as an import must know it.
#[derive(Clone, Debug, Queryable)]
pub struct TenantFacts {
    /// Its account.
    pub id: AccountId,
    /// Its first domain.
    pub domain: String,
    /// Its name.
    pub name: String,
    /// ISO 3166-1 code of its country.
    pub country: String,
    /// Its cloud.
    pub cloud: Cloud,
}

/// A customer that a reseller is known to serve.
#[derive(Clone, Debug, Queryable, Selectable)]
#[diesel(table_name = served_customers)]
pub struct ServedCustomer {
    /// The row.
    pub id: ServedCustomerId,
    /// The reseller's partner number.
    pub mpn_id: i64,
    /// The customer.
    pub customer_id: AccountId,
    /// Whether it granted privileges.
    pub with_privileges: bool,
    /// Since when.
    pub since: Moment,
}

/// What keeping a row came to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kept {
    /// It was not there.
    Added,
    /// It was there, waited, and says something else now.
    Updated,
    /// It was there and says the same, or has become a relationship already.
    Unchanged,
}

/// Which of these domains and ids are customers' own.
pub fn tenants(db: &mut Db, domains: &[String], ids: &[AccountId]) -> Result<Vec<TenantFacts>, Error> {
    let facts = (customers::id, customers::domain, accounts::name, accounts::country, accounts::cloud);
    let mut found = Vec::new();
    for some in domains.chunks(BATCH) {
        let rows: Vec<TenantFacts> = customers::table
            .inner_join(accounts::table.on(accounts::id.eq(customers::id)))
            .filter(customers::domain.in_list(some))
            .select(facts)
            .load(db)?;
        found.extend(rows);
    }
    for some in ids.chunks(BATCH) {
        let rows: Vec<TenantFacts> = customers::table
            .inner_join(accounts::table.on(accounts::id.eq(customers::id)))
            .filter(customers::id.in_list(some))
            .select(facts)
            .load(db)?;
        found.extend(rows);
    }
    Ok(found)
}

/// Keeps what the operator says of a reseller and a customer.
pub fn keep(
    db: &mut Db,
    grant: &Grant,
    (mpn_id, customer): (i64, AccountId),
    (with_privileges, since): (bool, Moment),
    (by, now): (UserId, Moment),
) -> Result<Kept, Error> {
    grant.proves(MANAGED_BY)?;
    let known: Option<(ServedCustomer, Option<Moment>)> = served_customers::table
        .filter(served_customers::mpn_id.eq(mpn_id).and(served_customers::customer_id.eq(customer)))
        .select((ServedCustomer::as_select(), served_customers::applied_at))
        .first(db)
        .optional()?;
    let Some((known, applied_at)) = known else {
        let row = (
            served_customers::id.eq(ServedCustomerId::at(now)),
            served_customers::mpn_id.eq(mpn_id),
            served_customers::customer_id.eq(customer),
            served_customers::with_privileges.eq(with_privileges),
            served_customers::since.eq(since),
            served_customers::imported_at.eq(now),
            served_customers::imported_by.eq(by),
        );
        diesel::insert_into(served_customers::table).values(row).execute(db)?;
        return Ok(Kept::Added);
    };
    if applied_at.is_some() || known.with_privileges == with_privileges && known.since == since {
        return Ok(Kept::Unchanged);
    }
    diesel::update(served_customers::table.find(known.id))
        .set((
            served_customers::with_privileges.eq(with_privileges),
            served_customers::since.eq(since),
            served_customers::imported_at.eq(now),
            served_customers::imported_by.eq(by),
        ))
        .execute(db)?;
    Ok(Kept::Updated)
}

/// What waits for the reseller with these partner numbers.
pub fn waiting_for(db: &mut Db, mpn_ids: &[i64]) -> Result<Vec<ServedCustomer>, Error> {
    Ok(served_customers::table
        .filter(served_customers::mpn_id.in_list(mpn_ids).and(served_customers::applied_at.is_null()))
        .order(served_customers::customer_id)
        .select(ServedCustomer::as_select())
        .load(db)?)
}

/// Notes that a row has become a relationship. `false` where somebody was quicker.
pub fn mark_applied(db: &mut Db, grant: &Grant, id: ServedCustomerId, now: Moment) -> Result<bool, Error> {
    grant.proves(MANAGED_BY)?;
    let waiting = served_customers::table.find(id).filter(served_customers::applied_at.is_null());
    Ok(diesel::update(waiting).set(served_customers::applied_at.eq(now)).execute(db)? == 1)
}

/// The newest rows that wait for their reseller, with the customers' names, at most 50, and how many there are in all.
pub fn waiting(db: &mut Db, grant: &Grant) -> Result<(Vec<(ServedCustomer, String)>, i64), Error> {
    grant.proves(MANAGED_BY)?;
    let rows = served_customers::table
        .inner_join(accounts::table.on(accounts::id.eq(served_customers::customer_id)))
        .filter(served_customers::applied_at.is_null())
        .order(served_customers::id.desc())
        .limit(50)
        .select((ServedCustomer::as_select(), accounts::name))
        .load(db)?;
    let count = served_customers::table.filter(served_customers::applied_at.is_null()).count().get_result(db)?;
    Ok((rows, count))
}

/// The accounts that have these partner numbers, and their names.
pub fn holders(db: &mut Db, mpn_ids: &[i64]) -> Result<HashMap<i64, (AccountId, String)>, Error> {
    let mut held = HashMap::new();
    for some in mpn_ids.chunks(BATCH) {
        let rows: Vec<(AccountId, String, Option<i64>, Option<i64>)> = accounts::table
            .filter(accounts::mpn_global_id.in_list(some).or(accounts::mpn_location_id.in_list(some)))
            .select((accounts::id, accounts::name, accounts::mpn_global_id, accounts::mpn_location_id))
            .load(db)?;
        for (id, name, global, location) in rows {
            held.extend([global, location].into_iter().flatten().map(|mpn| (mpn, (id, name.clone()))));
        }
        for (mpn, id, name) in partner_locations::names(db, some)? {
            held.entry(mpn).or_insert((id, name));
        }
    }
    Ok(held)
}
