//! Cancelling a subscription within its window.

use super::{AppliedChange, Hand, NewOrderLine, OpenedSubscription, end_add_ons, keep, lock, open};
use crate::{
    domain::{
        Action, AuditEvent, Error,
        ids::{AccountId, SubscriptionId},
        order::LineKind,
        subscription::rules::{SubscriptionChange, decide},
    },
    repository::{
        offers, subscription_counts,
        subscriptions::{self, Subscription},
    },
    service::{UseCase, licenses::settle::settle},
};

/// The subscription that is about to be cancelled, and the add-ons that would end with it.
///
/// # Errors
/// [`Error::Conflict`] where it can't be cancelled (any more); as [`open`] says.
pub fn show(
    cx: &mut UseCase<'_>,
    place: (AccountId, SubscriptionId),
) -> Result<(OpenedSubscription, Vec<Subscription>), Error> {
    let opened = open(cx, Action::ManageSubscriptions, place)?;
    decide(&opened.subscription.contract(), SubscriptionChange::Cancel, cx.call.now).map_err(Error::Conflict)?;
    let add_ons = subscriptions::living_add_ons(cx.db, opened.subscription.id)?;
    Ok((opened, add_ons))
}

/// Cancels it, and its add-ons with it. Money comes back for what is within its own window.
pub fn cancel(cx: &mut UseCase<'_>, place: (AccountId, SubscriptionId)) -> Result<AppliedChange, Error> {
    lock(cx, Action::ManageSubscriptions, place.0)?;
    let (OpenedSubscription { grant, customer, subscription: before, .. }, add_ons) = show(cx, place)?;
    let hand = Hand::of(cx.call, cx.actor, grant);
    let after = keep(cx.db, &hand, &before, before.contract().cancelled(cx.call.now).map_err(Error::Conflict)?)?;
    settle(cx.db, &hand, &before, &after)?;
    end_add_ons(cx.db, &hand, &after)?;
    let mut items = Vec::with_capacity(add_ons.len() + 1);
    let refunded = add_ons
        .into_iter()
        .filter(|add_on| decide(&add_on.contract(), SubscriptionChange::Cancel, cx.call.now).is_ok());
    for ended in [after.clone()].into_iter().chain(refunded) {
        let sku = offers::find(cx.db, ended.offer_id)?.sku;
        items.push(NewOrderLine::new(LineKind::Cancellation, -ended.quantity, sku, ended));
    }
    hand.record(cx.db, AuditEvent::SubscriptionCancelled, &before, &after)?;
    let orders = hand.order(cx.db, &items)?;
    hand.tell(cx.db, &[(&before, &after)], &orders)?;
    subscription_counts::recount(cx.db, customer.id)?;
    Ok(AppliedChange { subscription: after, orders })
}
