//! The licenses that a deleted user had: free for others meanwhile, and back with the user where some are free then
//! (`docs/domain.md` §10.2). For callers that hold the customer.

use std::collections::HashMap;

use diesel::{dsl::count_star, prelude::*};

use crate::domain::{
    Action, Error, Grant, Moment,
    ids::{AccountId, OfferId, UserId},
    offer::BillingType,
    subscription::SubscriptionState,
};
use crate::repository::{
    db::{Db, on_backend},
    in_list::ColumnInList,
    schema::{kept_licenses, license_assignments, subscriptions},
    service_plans,
};

/// What users are deleted by and brought back, and their licenses with them.
const KEPT_BY: &[Action] = &[Action::ManageCustomerUsers, Action::ManageOwnUsers];

/// Frees the licenses of a user and remembers which they were, and what they left out. Gives how many.
pub fn keep(db: &mut Db, grant: &Grant, user: UserId) -> Result<usize, Error> {
    grant.proves(KEPT_BY)?;
    let theirs = license_assignments::table.filter(license_assignments::user_id.eq(user));
    let offers: Vec<OfferId> = theirs.select(license_assignments::offer_id).load(db)?;
    let rows: Vec<_> =
        offers.iter().map(|offer| (kept_licenses::user_id.eq(user), kept_licenses::offer_id.eq(*offer))).collect();
    forget(db, user)?;
    if !rows.is_empty() {
        on_backend!(db, |conn| diesel::insert_into(kept_licenses::table).values(&rows).execute(conn))?;
    }
    diesel::delete(license_assignments::table.filter(license_assignments::user_id.eq(user))).execute(db)?;
    Ok(rows.len())
}

/// Gives a user back those of the remembered licenses that are free, as they were. Gives how many it has again, and how many not.
pub fn give_back(
    db: &mut Db,
    grant: &Grant,
    (customer, user): (AccountId, UserId),
    now: Moment,
) -> Result<(usize, usize), Error> {
    grant.proves(KEPT_BY)?;
    let kept: Vec<OfferId> =
        kept_licenses::table.filter(kept_licenses::user_id.eq(user)).select(kept_licenses::offer_id).load(db)?;
    let free = free(db, customer, &kept)?;
    let (back, gone): (Vec<OfferId>, Vec<OfferId>) =
        kept.iter().partition(|offer| free.get(offer).is_some_and(|free| *free > 0));
    for offer in gone {
        service_plans::forget(db, grant, offer, &[user])?;
    }
    let rows: Vec<_> = back
        .iter()
        .map(|offer| {
            (
                license_assignments::user_id.eq(user),
                license_assignments::offer_id.eq(*offer),
                license_assignments::customer_id.eq(customer),
                license_assignments::assigned_at.eq(now),
            )
        })
        .collect();
    if !rows.is_empty() {
        on_backend!(db, |conn| diesel::insert_into(license_assignments::table).values(&rows).execute(conn))?;
    }
    forget(db, user)?;
    Ok((rows.len(), kept.len().saturating_sub(rows.len())))
}

/// Forgets what a user had.
fn forget(db: &mut Db, user: UserId) -> Result<(), Error> {
    diesel::delete(kept_licenses::table.filter(kept_licenses::user_id.eq(user))).execute(db)?;
    Ok(())
}

/// How many licenses of these offers nobody has: what the customer's active subscriptions hold, less what is assigned.
fn free(db: &mut Db, customer: AccountId, offers: &[OfferId]) -> Result<HashMap<OfferId, i64>, Error> {
    let bought: Vec<(OfferId, i64)> = subscriptions::table
        .filter(subscriptions::customer_id.eq(customer).and(subscriptions::offer_id.in_list(offers)))
        .filter(subscriptions::state.eq(SubscriptionState::Active))
        .filter(subscriptions::billing.eq(BillingType::License))
        .select((subscriptions::offer_id, subscriptions::quantity))
        .load(db)?;
    let assigned: Vec<(OfferId, i64)> = license_assignments::table
        .filter(license_assignments::customer_id.eq(customer))
        .filter(license_assignments::offer_id.in_list(offers))
        .group_by(license_assignments::offer_id)
        .select((license_assignments::offer_id, count_star()))
        .load(db)?;
    let mut free: HashMap<OfferId, i64> = HashMap::new();
    for (offer, quantity) in bought {
        *free.entry(offer).or_default() += quantity;
    }
    for (offer, count) in assigned {
        *free.entry(offer).or_default() -= count;
    }
    Ok(free)
}
