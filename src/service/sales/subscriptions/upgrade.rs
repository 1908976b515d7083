//! A subscription moves to a bigger offer that the catalogue names: in place, with its licenses, term and window.

use super::{OpenedSubscription, Priced, limits, linked_offers, lock, move_to, open};
use crate::{
    domain::{
        Action, AuditEvent, Checks, Error, Text,
        ids::{AccountId, SubscriptionId},
        offer::LinkKind,
        order::LineKind,
        subscription::rules::{SubscriptionChange, decide},
    },
    repository::{
        db::Db,
        offers::{self, Offer},
        subscriptions::{self, Subscription},
    },
    service::UseCase,
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
    let now = (opened.subscription.term, opened.subscription.frequency);
    let mut found = match linked_offers(cx, opened, LinkKind::Upgrade)? {
        Ok(found) => found,
        Err(why) => return Ok(Err(why)),
    };
    found.retain(|(_, price)| (price.term, price.frequency) == now);
    Ok(if found.is_empty() { Err(None) } else { Ok(found) })
}

/// Upgrades a subscription to the offer that was chosen.
pub fn upgrade(cx: &mut UseCase<'_>, place: (AccountId, SubscriptionId), chosen: &str) -> Result<Subscription, Error> {
    lock(cx, Action::ManageSubscriptions, place.0)?;
    let UpgradeChoices { opened, offers } = show(cx, place)?;
    let before = &opened.subscription;
    let mut checks = Checks::new();
    let found = offers.into_iter().find(|(_, price)| super::convert::key(price) == chosen);
    let chosen = checks.choice("offer", found);
    if let Some((offer, _)) = &chosen {
        if let Err(why) = limits(offer).check(before.quantity) {
            checks.refuse("offer", why);
        }
        if let Some(left_over) = add_on_left_over(cx.db, before, offer)? {
            let text = Text::new("subscription-upgrade-leaves-add-on").with("addon", left_over.nickname);
            checks.refuse("offer", text.with("offer", &offer.name));
        }
    }
    checks.finish()?;
    let Some((offer, price)) = chosen else { return Err(Error::Internal("a refused field passed".into())) };
    let contract = before
        .contract()
        .upgraded(offer.category, (&price.currency, price.unit_price), limits(&offer), cx.call.now)
        .map_err(Error::refused)?;
    move_to(cx, opened, offer, contract, (LineKind::Upgrade, AuditEvent::SubscriptionUpgraded))
}

/// An add-on of the subscription that the new offer knows nothing of.
fn add_on_left_over(db: &mut Db, subscription: &Subscription, offer: &Offer) -> Result<Option<Subscription>, Error> {
    let known = offers::add_ons(db, offer.id)?;
    let add_ons = subscriptions::living_add_ons(db, subscription.id)?;
    Ok(add_ons.into_iter().find(|add_on| !known.iter().any(|one| one.id == add_on.offer_id)))
}
