//! What the demo and measuring make by the thousand: customers, rows of many in one statement, and one password for all.
//!
//! Needs no grant: nobody works with these databases yet.

use std::collections::{BTreeMap, BTreeSet, HashMap};

use diesel::prelude::*;

use crate::domain::{
    Error, Moment,
    account::{AccountKind, Cloud, Standing},
    customer::{RelationshipState, relationship_search_key},
    fold::search_key,
    ids::{AccountId, RelationshipId},
    policy,
};
use crate::repository::{
    common_customers,
    customers::Profile,
    db::{Db, on_backend},
    in_list::ColumnInList,
    orders::{Order, OrderLine},
    schema::{accounts, customers, order_lines, orders, relationships, subscriptions, users},
    subscriptions::Subscription,
};

/// How many rows one statement makes: databases bound the values in it.
const ROWS: usize = 500;

/// A customer of no particular kind.
#[derive(Clone, Debug)]
pub struct CrowdCustomer {
    /// Its tenant id.
    pub id: AccountId,
    /// Its name.
    pub name: String,
    /// Its first domain.
    pub domain: String,
    /// The partners that serve it.
    pub partners: Vec<AccountId>,
    /// Since when.
    pub since: Moment,
}

/// Makes all of them, with their relationships.
pub fn insert(db: &mut Db, crowd: &[CrowdCustomer]) -> Result<(), Error> {
    for some in crowd.chunks(ROWS) {
        insert_accounts(db, some)?;
        insert_profiles(db, some)?;
    }
    let related: Vec<_> =
        crowd.iter().flat_map(|one| one.partners.iter().map(move |partner| (one, *partner))).collect();
    related.chunks(ROWS).try_for_each(|some| insert_relationships(db, some))?;
    count_common(db, crowd)
}

fn count_common(db: &mut Db, crowd: &[CrowdCustomer]) -> Result<(), Error> {
    let partners: BTreeSet<AccountId> = crowd.iter().flat_map(|one| one.partners.iter().copied()).collect();
    let kinds: Vec<(AccountId, AccountKind)> =
        accounts::table.filter(accounts::id.in_list(&partners)).select((accounts::id, accounts::kind)).load(db)?;
    let kinds: HashMap<AccountId, AccountKind> = kinds.into_iter().collect();
    let known = |id: &AccountId| Some((*id, *kinds.get(id)?));
    let mut counts: BTreeMap<(AccountId, AccountId), i64> = BTreeMap::new();
    for one in crowd {
        for (at, partner) in one.partners.iter().enumerate() {
            let others = one.partners.iter().take(at).filter_map(known);
            for pair in others.filter_map(|other| common_customers::pair(known(partner)?, other)) {
                *counts.entry(pair).or_default() += 1;
            }
        }
    }
    counts.into_iter().try_for_each(|(pair, more)| common_customers::add(db, pair, more))
}

fn insert_accounts(db: &mut Db, some: &[CrowdCustomer]) -> Result<(), Error> {
    let row = |one: &CrowdCustomer| {
        (
            accounts::id.eq(one.id),
            accounts::kind.eq(policy::SERVED),
            accounts::name.eq(one.name.clone()),
            accounts::name_key.eq(search_key(&one.name)),
            accounts::country.eq("US"),
            accounts::cloud.eq(Cloud::Public),
            accounts::standing.eq(Standing::Active),
            accounts::mail_domain.eq(one.domain.clone()),
            accounts::created_at.eq(one.since),
        )
    };
    let rows: Vec<_> = some.iter().map(row).collect();
    on_backend!(db, |conn| diesel::insert_into(accounts::table).values(rows).execute(conn))?;
    Ok(())
}

fn insert_profiles(db: &mut Db, some: &[CrowdCustomer]) -> Result<(), Error> {
    let row =
        |one: &CrowdCustomer| (customers::id.eq(one.id), customers::domain.eq(one.domain.clone()), Profile::default());
    let rows: Vec<_> = some.iter().map(row).collect();
    on_backend!(db, |conn| diesel::insert_into(customers::table).values(rows).execute(conn))?;
    Ok(())
}

fn insert_relationships(db: &mut Db, some: &[(&CrowdCustomer, AccountId)]) -> Result<(), Error> {
    let row = |(one, partner): &(&CrowdCustomer, AccountId)| {
        (
            relationships::id.eq(RelationshipId::at(one.since)),
            relationships::partner_id.eq(*partner),
            relationships::customer_id.eq(one.id),
            relationships::state.eq(RelationshipState::Active),
            relationships::since.eq(one.since),
            relationships::company_name.eq(one.name.clone()),
            relationships::name_key.eq(search_key(&one.name)),
            relationships::domain.eq(one.domain.clone()),
            relationships::alias.eq(""),
            relationships::search_key.eq(relationship_search_key(&one.name, &one.domain, &one.id.to_string(), "")),
            relationships::subscription_count.eq(0_i64),
            relationships::may_purchase.eq(false),
            relationships::version.eq(1_i64),
        )
    };
    let rows: Vec<_> = some.iter().map(row).collect();
    on_backend!(db, |conn| diesel::insert_into(relationships::table).values(rows).execute(conn))?;
    Ok(())
}

/// Keeps what they bought: orders of one line and one subscription each, which every partner of theirs sees.
pub fn insert_sales(db: &mut Db, sales: &[(Order, OrderLine, Subscription)]) -> Result<(), Error> {
    for some in sales.chunks(ROWS) {
        let placed: Vec<&Order> = some.iter().map(|(order, ..)| order).collect();
        on_backend!(db, |conn| diesel::insert_into(orders::table).values(placed).execute(conn))?;
        let begun: Vec<&Subscription> = some.iter().map(|(.., subscription)| subscription).collect();
        on_backend!(db, |conn| diesel::insert_into(subscriptions::table).values(begun).execute(conn))?;
        let lines: Vec<&OrderLine> = some.iter().map(|(_, line, _)| line).collect();
        on_backend!(db, |conn| diesel::insert_into(order_lines::table).values(lines).execute(conn))?;
        let customers: Vec<AccountId> = some.iter().map(|(order, ..)| order.customer_id).collect();
        diesel::update(relationships::table.filter(relationships::customer_id.in_list(&customers)))
            .set(relationships::subscription_count.eq(1_i64))
            .execute(db)?;
    }
    Ok(())
}

/// Changes every user's password at once: the demo world's, at each start.
pub fn change_all_passwords(db: &mut Db, hash: &str) -> Result<(), Error> {
    diesel::update(users::table)
        .set((
            users::password_hash.eq(hash),
            users::must_change_password.eq(false),
            users::password_expires_at.eq(None::<Moment>),
        ))
        .execute(db)?;
    Ok(())
}
