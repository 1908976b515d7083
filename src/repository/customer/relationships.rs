//! Relationships of partners and customers, and the privileges that customers grant.

use diesel::prelude::*;

use crate::domain::{
    Action, Error, Grant, Moment,
    account::AccountKind,
    customer::{RelationshipState, relationship_search_key},
    fold::search_key,
    ids::{AccountId, RelationshipId},
};
use crate::repository::{
    common_customers, customers,
    db::Db,
    in_list::ColumnInList,
    schema::{accounts, relationships},
    states::ActiveRelationship,
};

/// What relationships begin by; the operator knows of those that there were in other portals.
const BEGUN_BY: &[Action] = &[Action::AddCustomer, Action::AcceptRelationship, Action::ManageAccounts];

/// A relationship about to begin.
#[derive(Clone, Debug)]
pub struct NewRelationship<'a> {
    /// The partner.
    pub partner: AccountId,
    /// The customer.
    pub customer: AccountId,
    /// What the partner calls the customer, on its lists and bills.
    pub company_name: &'a str,
    /// The customer's first domain.
    pub domain: &'a str,
}

/// A partner that has to do with a customer.
#[derive(Clone, Debug, Queryable)]
pub struct Related {
    /// The partner's account.
    pub account: AccountId,
    /// Its name.
    pub name: String,
    /// What it is.
    pub kind: AccountKind,
    /// Its country.
    pub country: String,
    /// Its location's partner number.
    pub mpn_location_id: Option<i64>,
    /// When it signed the partner agreement.
    pub mpa_signed_at: Option<Moment>,
    /// Since when it serves the customer.
    pub since: Moment,
}

/// Ties a partner and a customer.
pub fn insert(db: &mut Db, grant: &Grant, new: &NewRelationship<'_>, since: Moment) -> Result<RelationshipId, Error> {
    grant.proves(BEGUN_BY)?;
    let id = RelationshipId::at(since);
    let tenant = new.customer.to_string();
    let row = (
        relationships::id.eq(id),
        relationships::partner_id.eq(new.partner),
        relationships::customer_id.eq(new.customer),
        relationships::state.eq(RelationshipState::Active),
        relationships::since.eq(since),
        relationships::company_name.eq(new.company_name),
        relationships::name_key.eq(search_key(new.company_name)),
        relationships::domain.eq(new.domain),
        relationships::alias.eq(""),
        relationships::search_key.eq(relationship_search_key(new.company_name, new.domain, &tenant, "")),
        relationships::subscription_count.eq(0_i64),
        relationships::may_purchase.eq(false),
        relationships::version.eq(1_i64),
    );
    // Before the relationship, as everywhere.
    customers::lock_all(db, &[new.customer])?;
    diesel::insert_into(relationships::table).values(row).execute(db)?;
    common_customers::join(db, new.partner, new.customer)?;
    Ok(id)
}

/// The partners that serve a customer now, by name. Whoever asks decides which of them the reader may know of.
pub fn of_customer(db: &mut Db, customer: AccountId) -> Result<Vec<Related>, Error> {
    Ok(relationships::table
        .inner_join(accounts::table.on(accounts::id.eq(relationships::partner_id)))
        .filter(relationships::customer_id.eq(customer))
        .filter(ActiveRelationship)
        .order((accounts::name_key, accounts::id))
        .select((
            accounts::id,
            accounts::name,
            accounts::kind,
            accounts::country,
            accounts::mpn_location_id,
            accounts::mpa_signed_at,
            relationships::since,
        ))
        .load(db)?)
}

/// Locks a customer's relationships until the transaction ends, and gives this partner's: whoever orders for the customer,
/// changes it or leaves it does so one after another, and what is read after this stays true.
pub fn lock(db: &mut Db, partner: AccountId, customer: AccountId) -> Result<RelationshipId, Error> {
    let locked = lock_active(db, &[customer])?;
    locked.iter().find(|(_, holder)| *holder == partner).map(|(id, _)| *id).ok_or(Error::NotFound)
}

/// As [`lock`], of several customers and whoever serves them.
pub fn lock_all(db: &mut Db, customers: &[AccountId]) -> Result<(), Error> {
    lock_active(db, customers).map(|_| ())
}

/// Has others wait who count the same customers' subscriptions, and has everybody who counts lock in one order: a count
/// never misses what another transaction has changed meanwhile. `SQLite` writes one after the other anyway.
fn lock_active(db: &mut Db, customers: &[AccountId]) -> Result<Vec<(RelationshipId, AccountId)>, Error> {
    let active = relationships::table
        .filter(relationships::customer_id.in_list(customers))
        .filter(ActiveRelationship)
        .order(relationships::id)
        .select((relationships::id, relationships::partner_id));
    Ok(match db {
        Db::Sqlite(conn) => active.load(conn)?,
        Db::Pg(conn) => active.for_no_key_update().load(conn)?,
    })
}
