//! How many subscriptions each partner of a customer sees: kept with the relationship, for lists that show it.
//!
//! Needs no grant: a count says what there is, whoever has changed that.

use std::collections::HashMap;

use diesel::prelude::*;

use crate::domain::{
    Error,
    account::AccountKind,
    ids::{AccountId, RelationshipId},
    subscription::{SubscriptionState, sight::Sight},
};
use crate::repository::{
    db::Db,
    in_list::ColumnInList,
    partner_locations, privileges,
    relationships::lock_all,
    schema::{accounts, relationships, subscriptions},
    states::ActiveRelationship,
};

/// Counts a customer's living subscriptions again, for each of its partners as that partner sees them. To be called by
/// whatever changes subscriptions, resellers on them, privileges or relationships: lists show the count without counting.
pub fn recount(db: &mut Db, customer: AccountId) -> Result<(), Error> {
    recount_all(db, &[customer])
}

/// The same of several customers.
pub fn recount_all(db: &mut Db, customers: &[AccountId]) -> Result<(), Error> {
    lock_all(db, customers)?;
    let partners: Vec<(RelationshipId, AccountId, i64, AccountId, AccountKind, Option<i64>)> = relationships::table
        .inner_join(accounts::table.on(accounts::id.eq(relationships::partner_id)))
        .filter(relationships::customer_id.in_list(customers))
        .filter(ActiveRelationship)
        .select((
            relationships::id,
            relationships::customer_id,
            relationships::subscription_count,
            accounts::id,
            accounts::kind,
            accounts::mpn_location_id,
        ))
        .load(db)?;
    let rows: Vec<(AccountId, AccountId, Option<i64>)> = subscriptions::table
        .filter(subscriptions::customer_id.in_list(customers))
        .filter(subscriptions::state.in_list([SubscriptionState::Active, SubscriptionState::Suspended]))
        .select((subscriptions::customer_id, subscriptions::partner_id, subscriptions::reseller_mpn_id))
        .load(db)?;
    let mut living: HashMap<AccountId, Vec<(AccountId, Option<i64>)>> = HashMap::new();
    for (customer, seller, reseller) in rows {
        living.entry(customer).or_default().push((seller, reseller));
    }
    let privileged = privileges::held(db, customers)?;
    let ids: Vec<AccountId> = partners.iter().map(|row| row.3).collect();
    let associated = partner_locations::once_associated(db, &ids)?;
    for (relationship, customer, counted, partner, kind, location) in partners {
        let mut locations = associated.get(&partner).cloned().unwrap_or_default();
        locations.extend(location);
        let sight = Sight::of(partner, kind, privileged.contains(&(partner, customer)), locations);
        let of_customer = living.get(&customer).map_or(&[][..], Vec::as_slice);
        let seen = of_customer.iter().filter(|(seller, reseller)| sight.sees(*seller, *reseller));
        let count = i64::try_from(seen.count()).unwrap_or(i64::MAX);
        if count != counted {
            diesel::update(relationships::table.find(relationship))
                .set(relationships::subscription_count.eq(count))
                .execute(db)?;
        }
    }
    Ok(())
}
