//! Who uses which license, and how many there are. Whoever writes here has held the customer
//! ([`customers::lock`](crate::repository::customers::lock)) and has counted since.

use std::collections::{BTreeMap, BTreeSet, HashMap};

use diesel::prelude::*;

use crate::domain::{
    Action, Error, Grant, Moment,
    ids::{AccountId, OfferId, UserId},
    license::{LicenseGroup, Pool, is_assignable},
    offer::BillingType,
    subscription::SubscriptionState,
};
use crate::repository::{
    db::{CHUNK, Db, on_backend},
    in_list::ColumnInList,
    schema::{license_assignments, offers, subscriptions},
    service_plans,
};

/// What licenses are given and taken by: by hand, or as what is bought becomes more, less or other.
const ASSIGNED_BY: &[Action] =
    &[Action::AssignLicenses, Action::AssignOwnLicenses, Action::ManageSubscriptions, Action::OrderTrials];
const LIVE: [SubscriptionState; 2] = [SubscriptionState::Active, SubscriptionState::Suspended];

/// That a user has a license of an offer.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Queryable, Selectable, Insertable)]
#[diesel(table_name = license_assignments)]
pub struct Assignment {
    /// The user.
    pub user_id: UserId,
    /// The offer.
    pub offer_id: OfferId,
    /// Whose user it is.
    pub customer_id: AccountId,
    /// Since when.
    pub assigned_at: Moment,
}

/// What a customer has of every offer that people use by license, by name. Two queries: whoever shows the numbers beside
/// each other asks within [`at_one_moment`](crate::repository::db::at_one_moment).
pub fn pools(db: &mut Db, customer: AccountId) -> Result<Vec<Pool>, Error> {
    let assigned = assigned(db, customer)?;
    let sold: Vec<(OfferId, String, String, String, LicenseGroup, SubscriptionState, i64)> = subscriptions::table
        .inner_join(offers::table.on(offers::id.eq(subscriptions::offer_id)))
        .filter(subscriptions::customer_id.eq(customer))
        .filter(subscriptions::billing.eq(BillingType::License))
        .filter(subscriptions::state.in_list(LIVE))
        .select((
            offers::id,
            offers::sku,
            offers::name,
            offers::name_key,
            offers::license_group,
            subscriptions::state,
            subscriptions::quantity,
        ))
        .load(db)?;
    let mut pools: BTreeMap<(String, OfferId), Pool> = BTreeMap::new();
    for (offer, sku, name, name_key, group, state, quantity) in sold {
        if !is_assignable(&sku, BillingType::License) {
            continue;
        }
        let pool = pools.entry((name_key, offer)).or_insert_with(|| Pool {
            offer,
            name,
            group,
            active: 0,
            suspended: 0,
            assigned: assigned.get(&offer).copied().unwrap_or_default(),
        });
        if state == SubscriptionState::Active {
            pool.active += quantity;
        } else {
            pool.suspended += quantity;
        }
    }
    Ok(pools.into_values().collect())
}

/// How many licenses of each offer a customer has assigned.
pub fn assigned(db: &mut Db, customer: AccountId) -> Result<HashMap<OfferId, i64>, Error> {
    let counted: Vec<(OfferId, i64)> = license_assignments::table
        .filter(license_assignments::customer_id.eq(customer))
        .group_by(license_assignments::offer_id)
        .select((license_assignments::offer_id, diesel::dsl::count_star()))
        .load(db)?;
    Ok(counted.into_iter().collect())
}

/// How many licenses of an offer a customer has assigned.
pub fn count(db: &mut Db, customer: AccountId, offer: OfferId) -> Result<i64, Error> {
    Ok(license_assignments::table
        .filter(license_assignments::customer_id.eq(customer))
        .filter(license_assignments::offer_id.eq(offer))
        .count()
        .get_result(db)?)
}

/// Which licenses these users of a customer have.
pub fn held(db: &mut Db, customer: AccountId, users: &[UserId]) -> Result<BTreeSet<(UserId, OfferId)>, Error> {
    let mut held = BTreeSet::new();
    for users in users.chunks(CHUNK) {
        let found: Vec<(UserId, OfferId)> = license_assignments::table
            .filter(license_assignments::customer_id.eq(customer))
            .filter(license_assignments::user_id.in_list(users))
            .select((license_assignments::user_id, license_assignments::offer_id))
            .load(db)?;
        held.extend(found);
    }
    Ok(held)
}

/// Assigns licenses.
pub fn assign(db: &mut Db, grant: &Grant, new: &[Assignment]) -> Result<(), Error> {
    grant.proves(ASSIGNED_BY)?;
    for rows in new.chunks(CHUNK) {
        on_backend!(db, |conn| diesel::insert_into(license_assignments::table).values(rows).execute(conn))?;
    }
    Ok(())
}

/// Takes the licenses of an offer from these users of a customer, and forgets what they left out.
pub fn take(db: &mut Db, grant: &Grant, customer: AccountId, offer: OfferId, users: &[UserId]) -> Result<(), Error> {
    grant.proves(ASSIGNED_BY)?;
    for users in users.chunks(CHUNK) {
        let theirs = license_assignments::table
            .filter(license_assignments::customer_id.eq(customer))
            .filter(license_assignments::offer_id.eq(offer))
            .filter(license_assignments::user_id.in_list(users));
        diesel::delete(theirs).execute(db)?;
    }
    service_plans::forget(db, grant, offer, users)
}

/// The newest assignments of an offer's licenses at a customer, the newest first; at most so many.
pub fn newest(db: &mut Db, customer: AccountId, offer: OfferId, many: i64) -> Result<Vec<Assignment>, Error> {
    Ok(license_assignments::table
        .filter(license_assignments::customer_id.eq(customer))
        .filter(license_assignments::offer_id.eq(offer))
        .order((license_assignments::assigned_at.desc(), license_assignments::user_id.desc()))
        .limit(many)
        .select(Assignment::as_select())
        .load(db)?)
}
