//! What a reseller changes on subscriptions that its provider sold (`docs/domain.md` §9.14).

use super::{OpenedSubscription, open};
use crate::{
    domain::{
        Action, Error, Text,
        account::AccountKind,
        ids::{AccountId, SubscriptionId},
        policy,
        subscription::administration::Reach,
    },
    repository::{contacts::names, partnerships, subscriptions::Subscription},
    service::UseCase,
};

/// What changes of subscriptions are asked for as: a reseller's grant proves no order.
pub(super) const fn changing(kind: AccountKind) -> Action {
    if policy::sells(kind) { Action::ManageSubscriptions } else { Action::AdministerSubscriptions }
}

/// A subscription that the actor may change, and how far.
///
/// # Errors
/// [`Error::Conflict`] where a reseller has no privileges, or its provider does not let it change anything.
pub fn open_to_change(
    cx: &mut UseCase<'_>,
    place: (AccountId, SubscriptionId),
) -> Result<(OpenedSubscription, Reach), Error> {
    let opened = open(cx, changing(cx.actor.account.kind), place)?;
    match reach(cx, &opened)? {
        Reach::Nothing(why) => Err(Error::Conflict(of_seller(cx, &opened.subscription, why)?)),
        reach => Ok((opened, reach)),
    }
}

/// How far the actor's hand reaches on a subscription that it sees.
pub(super) fn reach(cx: &mut UseCase<'_>, opened: &OpenedSubscription) -> Result<Reach, Error> {
    let (kind, reader, seller) = (cx.actor.account.kind, cx.actor.account.id, opened.subscription.partner_id);
    let lets = policy::works_through_providers(kind) && partnerships::lets_administer(cx.db, seller, reader)?;
    Ok(Reach::of(kind, &opened.sight, lets))
}

/// A text that names who sold a subscription.
pub(super) fn of_seller(cx: &mut UseCase<'_>, one: &Subscription, key: &'static str) -> Result<Text, Error> {
    let seller = names(cx.db, &[one.partner_id])?.remove(&one.partner_id).unwrap_or_default();
    Ok(Text::new(key).with("seller", seller))
}
