//! How many subscriptions each partner of a customer sees: kept with the relationship, for lists that show it.
//!
//! Needs no grant: a count says what there is, whoever has changed that.

use diesel::prelude::*;

use crate::domain::{
    Error,
    account::AccountKind,
    customer::RelationshipState,
    ids::{AccountId, RelationshipId},
    subscription::{SubscriptionState, sight::Sight},
};
use crate::repository::{
    db::Db,
    partner_locations, privileges,
    relationships::lock_all,
    schema::{accounts, relationships, subscriptions},
};

/// Counts a customer's living subscriptions again, for each of its partners as that partner sees them. To be called by
/// whatever changes subscriptions, resellers on them, privileges or relationships: lists show the count without counting.
pub fn recount(db: &mut Db, customer: AccountId) -> Result<(), Error> {
    lock_all(db, customer)?;
    let partners: Vec<(RelationshipId, i64, AccountId, AccountKind, Option<i64>)> = relationships::table
        .inner_join(accounts::table.on(accounts::id.eq(relationships::partner_id)))
        .filter(relationships::customer_id.eq(customer))
        .filter(relationships::state.eq(RelationshipState::Active))
        .select((
            relationships::id,
            relationships::subscription_count,
            accounts::id,
            accounts::kind,
            accounts::mpn_location_id,
        ))
        .load(db)?;
    let living: Vec<(AccountId, Option<i64>)> = subscriptions::table
        .filter(subscriptions::customer_id.eq(customer))
        .filter(subscriptions::state.eq_any([SubscriptionState::Active, SubscriptionState::Suspended]))
        .select((subscriptions::partner_id, subscriptions::reseller_mpn_id))
        .load(db)?;
    let privileged = privileges::holders(db, customer)?;
    let ids: Vec<AccountId> = partners.iter().map(|row| row.2).collect();
    let mut associated = partner_locations::once_associated(db, &ids)?;
    for (relationship, counted, partner, kind, location) in partners {
        let holds = privileged.iter().any(|(holder, _)| *holder == partner);
        let mut locations = associated.remove(&partner).unwrap_or_default();
        locations.extend(location);
        let sight = Sight::of(partner, kind, holds, locations);
        let seen = living.iter().filter(|(seller, reseller)| sight.sees(*seller, *reseller));
        let count = i64::try_from(seen.count()).unwrap_or(i64::MAX);
        if count != counted {
            diesel::update(relationships::table.find(relationship))
                .set(relationships::subscription_count.eq(count))
                .execute(db)?;
        }
    }
    Ok(())
}
