//! Add-ons follow the subscription that they add to: suspended with it, brought back with it, ended with it.

use super::{Hand, NewOrderLine, keep, next_terms};
use crate::{
    domain::{AuditEvent, Error, Text, order::LineKind, subscription::SubscriptionState},
    repository::{
        db::Db,
        offers,
        subscriptions::{self, Subscription},
    },
    service::licenses::settle::settle,
};

/// Suspends the add-ons that are active, at the very moment at which `parent` was.
pub(super) fn suspend_add_ons(db: &mut Db, hand: &Hand<'_>, parent: &Subscription) -> Result<(), Error> {
    for before in subscriptions::living_add_ons(db, parent.id)? {
        if before.state == SubscriptionState::Active {
            let contract = before.contract().suspended(hand.at).map_err(refused)?;
            let after = keep(db, hand, &before, contract)?;
            hand.record(db, AuditEvent::SubscriptionSuspended, &before, &after)?;
        }
    }
    Ok(())
}

/// Brings back the add-ons that were suspended together with their parent (`suspended` is the parent as it was);
/// those that somebody had suspended by themselves stay suspended. Gives the lines for new terms.
pub(super) fn reactivate_add_ons(
    db: &mut Db,
    hand: &Hand<'_>,
    suspended: &Subscription,
    market: &str,
) -> Result<Vec<NewOrderLine>, Error> {
    let mut items = Vec::new();
    for before in subscriptions::living_add_ons(db, suspended.id)? {
        if before.state != SubscriptionState::Suspended || before.suspended_at != suspended.suspended_at {
            continue;
        }
        let contract = before.contract();
        let renews = contract.needs_new_term(hand.at);
        let (terms, rest) =
            if renews { next_terms(db, &before, market)? } else { (contract.terms.clone(), contract.next) };
        let active = Some(SubscriptionState::Active);
        let contract = contract.reactivated(active, terms, hand.at).map_err(refused)?;
        let after = keep(db, hand, &before, contract.keeping(rest))?;
        hand.record(db, AuditEvent::SubscriptionReactivated, &before, &after)?;
        settle(db, hand, &before, &after)?;
        if renews {
            let sku = offers::find(db, after.offer_id)?.sku;
            items.push(NewOrderLine::new(LineKind::Renewal, after.quantity, sku, after));
        }
    }
    Ok(items)
}

/// Ends the add-ons of what has ended.
pub(in crate::service) fn end_add_ons(db: &mut Db, hand: &Hand<'_>, parent: &Subscription) -> Result<(), Error> {
    for before in subscriptions::living_add_ons(db, parent.id)? {
        let after = keep(db, hand, &before, before.contract().ended_with(parent.state, hand.at))?;
        hand.record(db, AuditEvent::SubscriptionEnded, &before, &after)?;
        settle(db, hand, &before, &after)?;
    }
    Ok(())
}

fn refused(text: Text) -> Error {
    Error::refused(text)
}
