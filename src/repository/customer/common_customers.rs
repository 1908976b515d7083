//! How many customers a provider and a reseller have in common: kept for lists that show it, and written by whatever ties a
//! customer to a partner or unties them.
//!
//! Needs no grant: a count says what there is, whoever has changed that.

use std::collections::HashMap;

use diesel::prelude::*;

use crate::domain::{Error, Scope, account::AccountKind, ids::AccountId, policy};
use crate::repository::{
    customers,
    db::{Db, on_backend},
    in_list::ColumnInList,
    schema::{accounts, common_customers, relationships},
    states::ActiveRelationship,
};

/// Counts a customer that a partner serves from now on.
pub(in crate::repository) fn join(db: &mut Db, partner: AccountId, customer: AccountId) -> Result<(), Error> {
    for pair in pairs(db, partner, customer)? {
        add(db, pair, 1)?;
    }
    Ok(())
}

/// Counts a customer that a partner no longer serves.
pub(in crate::repository) fn leave(db: &mut Db, partner: AccountId, customer: AccountId) -> Result<(), Error> {
    for (one, other) in pairs(db, partner, customer)? {
        diesel::update(common_customers::table.find((one, other)))
            .set(common_customers::customer_count.eq(common_customers::customer_count - 1_i64))
            .execute(db)?;
    }
    Ok(())
}

/// Adds so many customers to what two partners have in common.
pub(in crate::repository) fn add(db: &mut Db, pair: (AccountId, AccountId), more: i64) -> Result<(), Error> {
    let row = (
        common_customers::partner_id.eq(pair.0),
        common_customers::other_id.eq(pair.1),
        common_customers::customer_count.eq(more),
    );
    on_backend!(db, |conn| {
        diesel::insert_into(common_customers::table)
            .values(row)
            .on_conflict((common_customers::partner_id, common_customers::other_id))
            .do_update()
            .set(common_customers::customer_count.eq(common_customers::customer_count + more))
            .execute(conn)
    })?;
    Ok(())
}

/// Whose numbers a customer of this partner counts in: those that it has in common with whoever serves the customer as well.
/// In an order in which all lock them.
fn pairs(db: &mut Db, partner: AccountId, customer: AccountId) -> Result<Vec<(AccountId, AccountId)>, Error> {
    // Others wait who tie the same customer or untie it: each sees what the one before has done.
    customers::lock_all(db, &[customer])?;
    let mut serving: Vec<AccountId> = relationships::table
        .filter(relationships::customer_id.eq(customer))
        .filter(ActiveRelationship)
        .select(relationships::partner_id)
        .load(db)?;
    serving.push(partner);
    let partners: Vec<(AccountId, AccountKind)> =
        accounts::table.filter(accounts::id.in_list(&serving)).select((accounts::id, accounts::kind)).load(db)?;
    let kind = partners.iter().find(|(id, _)| *id == partner).map(|(_, kind)| *kind);
    let others = partners.iter().filter(|(id, _)| *id != partner);
    let shared = others.filter_map(|(other, of)| pair((partner, kind?), (*other, *of)));
    let mut pairs: Vec<_> = shared.collect();
    pairs.sort_unstable();
    Ok(pairs)
}

/// The provider and the reseller of two partners; nothing where they are not one of each.
pub(in crate::repository) fn pair(
    (one, kind): (AccountId, AccountKind),
    (other, of): (AccountId, AccountKind),
) -> Option<(AccountId, AccountId)> {
    let works =
        |provider, reseller| policy::works_through_resellers(provider) && policy::works_through_providers(reseller);
    if works(kind, of) { Some((one, other)) } else { works(of, kind).then_some((other, one)) }
}

/// How many customers the account has in common with another.
pub fn with(db: &mut Db, scope: Scope, other: AccountId) -> Result<i64, Error> {
    let me = scope.account();
    let kept: Option<i64> = common_customers::table
        .filter(common_customers::partner_id.eq(me).and(common_customers::other_id.eq(other)))
        .or_filter(common_customers::partner_id.eq(other).and(common_customers::other_id.eq(me)))
        .select(common_customers::customer_count)
        .first(db)
        .optional()?;
    Ok(kept.unwrap_or(0))
}

/// For each of these resellers, how many customers it has in common with the provider. One query.
pub fn with_each(db: &mut Db, scope: Scope, resellers: &[AccountId]) -> Result<HashMap<AccountId, i64>, Error> {
    let kept: Vec<(AccountId, i64)> = common_customers::table
        .filter(common_customers::partner_id.eq(scope.account()))
        .filter(common_customers::other_id.in_list(resellers))
        .select((common_customers::other_id, common_customers::customer_count))
        .load(db)?;
    Ok(kept.into_iter().collect())
}
