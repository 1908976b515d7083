//! What becomes of assignments when a subscription has fewer licenses, ends, or moves to another offer. For whoever has
//! held the customer, in the same transaction: no more is ever assigned than is bought.

use std::collections::{BTreeMap, BTreeSet};

use super::{LicenseChange, PlanNames, audit_entry};
use crate::{
    domain::{
        Error, Grant, Text,
        ids::{OfferId, UserId},
        license::{Pool, is_assignable},
        offer::BillingType,
        service_plan::{Plans, carried, plans_of},
    },
    repository::{
        db::Db,
        licenses::{self, Assignment},
        offers,
        service_plans::{self, Exclusion},
        subscriptions::Subscription,
    },
    service::{AuditEntry, subscriptions::Hand},
};

/// Why a subscription can't be left with so many licenses by somebody's hand: more are assigned. `None` where it can.
pub(in crate::service) fn refuse_fall(db: &mut Db, one: &Subscription, quantity: i64) -> Result<Option<Text>, Error> {
    if one.billing != BillingType::License || quantity >= one.quantity {
        return Ok(None);
    }
    // What nobody is assigned, as a reservation, stands in nobody's way.
    if !is_assignable(&offers::find(db, one.offer_id)?.sku, one.billing) {
        return Ok(None);
    }
    let assigned = licenses::count(db, one.customer_id, one.offer_id)?;
    let bought = bought(&licenses::pools(db, one.customer_id)?, one.offer_id);
    let left = bought - one.quantity + quantity;
    let text = Text::new("subscription-licenses-assigned").with("product", &one.offer_name);
    Ok((assigned > left).then(|| text.count("assigned", assigned).count("left", left).count("over", assigned - left)))
}

/// Brings assignments in line with what a subscription has become. Those of an offer that it has left go to the new one,
/// the oldest first, to users who have none of that yet; the newest that no license is left for are taken.
pub(in crate::service) fn settle(
    db: &mut Db,
    hand: &Hand<'_>,
    before: &Subscription,
    after: &Subscription,
) -> Result<(), Error> {
    let moved = before.offer_id != after.offer_id;
    let shrank = before.state.is_live() && (!after.state.is_live() || after.quantity < before.quantity);
    if before.billing != BillingType::License || !(moved || shrank) {
        return Ok(());
    }
    let customer = before.customer_id;
    let pools = licenses::pools(db, customer)?;
    let over = licenses::count(db, customer, before.offer_id)? - bought(&pools, before.offer_id);
    if over < 1 {
        return Ok(());
    }
    let newest = licenses::newest(db, customer, before.offer_id, over)?;
    let users: Vec<_> = newest.iter().map(|one| one.user_id).collect();
    let excluded = excluded(db, before.offer_id, &users)?;
    licenses::take(db, &hand.grant, customer, before.offer_id, &users)?;
    let kept = if moved { move_on(db, &hand.grant, (&pools, &newest), after)? } else { Vec::new() };
    let plans = service_plans::of(db, &[after.offer_id])?;
    let carried = carry(db, &hand.grant, (after.offer_id, &plans), &kept, &excluded)?;
    let names = PlanNames::of(db, &plans, &[])?;
    let name = offers::find(db, before.offer_id)?.name;
    let entries: Vec<AuditEntry> = users
        .iter()
        .map(|user| {
            let mut change = LicenseChange { taken: vec![name.clone()], ..LicenseChange::default() };
            change.given.extend(kept.contains(user).then(|| after.offer_name.clone()));
            if let Some(codes) = carried.get(user) {
                change.leave_out(&after.offer_name, codes, &names);
            }
            audit_entry(customer, *user, change)
        })
        .collect();
    hand.audit(db, after.partner_id, entries)
}

/// Gives licenses of the offer that a subscription has moved to, to those who had one of the old. Gives who got one.
fn move_on(
    db: &mut Db,
    grant: &Grant,
    (pools, newest): (&[Pool], &[Assignment]),
    after: &Subscription,
) -> Result<Vec<UserId>, Error> {
    let offer = after.offer_id;
    let room = bought(pools, offer) - licenses::count(db, after.customer_id, offer)?;
    let users: Vec<_> = newest.iter().map(|one| one.user_id).collect();
    let held = licenses::held(db, after.customer_id, &users)?;
    let room = usize::try_from(room).unwrap_or_default();
    let oldest_first = newest.iter().rev().filter(|one| !held.contains(&(one.user_id, offer)));
    let new: Vec<Assignment> = oldest_first.take(room).map(|one| Assignment { offer_id: offer, ..*one }).collect();
    licenses::assign(db, grant, &new)?;
    Ok(new.into_iter().map(|one| one.user_id).collect())
}

/// What the licenses of an offer leave out for these users.
fn excluded(db: &mut Db, offer: OfferId, users: &[UserId]) -> Result<BTreeMap<UserId, BTreeSet<String>>, Error> {
    let mut excluded: BTreeMap<UserId, BTreeSet<String>> = BTreeMap::new();
    for one in service_plans::excluded(db, users)?.into_iter().filter(|one| one.offer_id == offer) {
        excluded.entry(one.user_id).or_default().insert(one.code);
    }
    Ok(excluded)
}

/// Leaves out of the licenses of the new offer what those of the old one left out, as far as it has such plans. Gives what
/// that was.
fn carry(
    db: &mut Db,
    grant: &Grant,
    (offer_id, plans): (OfferId, &Plans),
    kept: &[UserId],
    excluded: &BTreeMap<UserId, BTreeSet<String>>,
) -> Result<BTreeMap<UserId, BTreeSet<String>>, Error> {
    let plans = plans_of(plans, offer_id);
    let carried: BTreeMap<UserId, BTreeSet<String>> =
        kept.iter().filter_map(|user| Some((*user, carried(excluded.get(user)?, plans)))).collect();
    let rows = carried.iter().flat_map(|(user_id, codes)| {
        codes.iter().map(|code| Exclusion { user_id: *user_id, offer_id, code: code.clone() })
    });
    service_plans::exclude(db, grant, &rows.collect::<Vec<_>>())?;
    Ok(carried)
}

fn bought(pools: &[Pool], offer: OfferId) -> i64 {
    pools.iter().find(|pool| pool.offer == offer).map_or(0, Pool::bought)
}
