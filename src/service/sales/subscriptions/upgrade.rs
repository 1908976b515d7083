//! A subscription moves to a bigger offer that the catalogue names: in place, with its licenses, term and window.

use super::{AppliedChange, OpenedSubscription, Priced, buyer, limits, linked_offers, lock, move_to, open};
use crate::{
    domain::{
        Action, AuditEvent, Checks, Error, Text,
        ids::{AccountId, OfferId, SubscriptionId},
        offer::LinkKind,
        order::LineKind,
        subscription::rules::{SubscriptionChange, decide},
    },
    repository::{
        db::Db,
        offers::{self, Offer},
        subscriptions::{self, Subscription},
    },
    service::{UseCase, ordering::Buyer},
};

/// What a subscription can be upgraded to.
#[derive(Clone, Debug)]
pub struct UpgradeChoices {
    /// The subscription.
    pub opened: OpenedSubscription,
    /// The offers, each at its price for the subscription's term and frequency in the customer's market.
    pub offers: Priced,
}

/// The subscription that is about to be upgraded.
///
/// # Errors
/// [`Error::Conflict`] where it can't be upgraded; as [`open`] says.
pub fn show(cx: &mut UseCase<'_>, place: (AccountId, SubscriptionId)) -> Result<UpgradeChoices, Error> {
    let opened = open(cx, Action::ManageSubscriptions, place)?;
    decide(&opened.subscription.contract(), SubscriptionChange::Upgrade, cx.call.now).map_err(Error::Conflict)?;
    if !cx.actor.account.standing.may_sell() {
        return Err(Error::Conflict(Text::new("subscription-no-upgrade-suspended")));
    }
    match targets(cx, &opened)? {
        Ok(offers) => Ok(UpgradeChoices { opened, offers }),
        Err(why) => Err(Error::Conflict(why.unwrap_or_else(|| Text::new("subscription-nothing-to-upgrade-to")))),
    }
}

/// What the catalogue names as upgrades of a subscription and sells to the customer now, for the same term and billing;
/// where there is none, why not, if that is known.
pub(super) fn targets(
    cx: &mut UseCase<'_>,
    opened: &OpenedSubscription,
) -> Result<Result<Priced, Option<Text>>, Error> {
    targets_for(cx.db, &buyer(cx, opened), &opened.subscription)
}

/// The same for whoever buys.
pub(in crate::service) fn targets_for(
    db: &mut Db,
    buyer: &Buyer,
    one: &Subscription,
) -> Result<Result<Priced, Option<Text>>, Error> {
    let mut found = match linked_offers(db, buyer, (one.offer_id, LinkKind::Upgrade))? {
        Ok(found) => found,
        Err(why) => return Ok(Err(why)),
    };
    found.retain(|(_, price)| (price.term, price.frequency) == (one.term, one.frequency));
    Ok(if found.is_empty() { Err(None) } else { Ok(found) })
}

/// What an upgrade leaves as it is: the add-ons of a subscription, with the offers that each of them can be added to.
pub(in crate::service) struct UpgradeBounds {
    add_ons: Vec<Subscription>,
    /// An add-on, and an offer that it adds to.
    parents: Vec<(OfferId, OfferId)>,
}

impl UpgradeBounds {
    /// Those of a subscription. Two queries, or one where it has no add-ons.
    pub(in crate::service) fn load(db: &mut Db, id: SubscriptionId) -> Result<Self, Error> {
        let add_ons = subscriptions::living_add_ons(db, id)?;
        let parents = if add_ons.is_empty() { Vec::new() } else { offers::links(db, LinkKind::Parent)? };
        Ok(Self { add_ons, parents })
    }

    /// Why the subscription can't move to an offer that is an upgrade of its own.
    pub(in crate::service) fn hindrance(&self, one: &Subscription, offer: &Offer) -> Option<Text> {
        if let Err(why) = limits(offer).check(one.quantity) {
            return Some(why);
        }
        let left_over = self.add_ons.iter().find(|add_on| !self.parents.contains(&(add_on.offer_id, offer.id)))?;
        let text = Text::new("subscription-upgrade-leaves-add-on").with("addon", &left_over.nickname);
        Some(text.with("offer", &offer.name))
    }
}

/// Upgrades a subscription to the offer that was chosen.
pub fn upgrade(cx: &mut UseCase<'_>, place: (AccountId, SubscriptionId), chosen: &str) -> Result<AppliedChange, Error> {
    lock(cx, Action::ManageSubscriptions, place.0)?;
    let UpgradeChoices { opened, offers } = show(cx, place)?;
    let before = &opened.subscription;
    let mut checks = Checks::new();
    let found = offers.into_iter().find(|(_, price)| super::convert::key(price) == chosen);
    let chosen = checks.choice("offer", found);
    if let Some((offer, _)) = &chosen
        && let Some(why) = UpgradeBounds::load(cx.db, before.id)?.hindrance(before, offer)
    {
        checks.refuse("offer", why);
    }
    checks.finish()?;
    let Some((offer, price)) = chosen else { return Err(Error::Internal("a refused field passed".into())) };
    let contract = before
        .contract()
        .upgraded(offer.category, (&price.currency, price.unit_price), limits(&offer), cx.call.now)
        .map_err(Error::refused)?;
    move_to(cx, opened, offer, contract, (LineKind::Upgrade, AuditEvent::SubscriptionUpgraded))
}
