//! Add-ons for a subscription: ordered on its page, as any order is (`docs/domain.md` §9.10).

use serde::Deserialize;

use super::{OpenedSubscription, lock, open};
use crate::{
    domain::{
        Action, Error, Text,
        cart::{Plan, TypedLine},
        ids::{AccountId, SubscriptionId},
        offer::OfferCategory,
        order::PlacedBy,
        refusals::Refusals,
        subscription::rules::{SubscriptionChange, decide},
    },
    repository::{
        customers::{self, Customer},
        offers::{Offer, Price},
        orders::Order,
    },
    service::{
        FormKey, UseCase,
        ordering::{Assortment, Buyer, Placement, Placer, check_cart, open_assortment, place as place_order},
        partner_of_record,
    },
};

/// What can be bought for a subscription.
#[derive(Clone, Debug)]
pub struct AddOnChoices {
    /// The subscription.
    pub opened: OpenedSubscription,
    /// The add-ons, each at one of its prices.
    pub offers: Vec<(Offer, Price)>,
    /// The reseller's number that goes onto the new subscription.
    pub reseller_mpn_id: Option<i64>,
    /// Why the number on the subscription does not go onto its add-ons.
    pub without_reseller: Option<Text>,
    assortment: Assortment,
}

/// What the page sends.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default)]
pub struct AddOnForm {
    /// Offer, term and billing, as [`key`](super::convert::key) writes them.
    pub offer: String,
    /// How many licenses.
    pub quantity: String,
    /// The reseller's number that the page showed for it; empty for none.
    pub reseller: String,
}

/// The subscription that an add-on is about to be bought for.
///
/// # Errors
/// [`Error::Conflict`] where none can be bought; as [`open`] says.
pub fn show(cx: &mut UseCase<'_>, place: (AccountId, SubscriptionId)) -> Result<AddOnChoices, Error> {
    let opened = open(cx, Action::OrderSubscriptions, place)?;
    let OpenedSubscription { customer: Customer { id, country, cloud, .. }, subscription, .. } = &opened;
    decide(&subscription.contract(), SubscriptionChange::BuyAddOn, cx.call.now).map_err(Error::Conflict)?;
    if customers::agreement(cx.db, *id)?.is_none() {
        return Err(Error::Conflict(Text::new("subscription-no-agreement")));
    }
    let buyer =
        Buyer { parent: Some(subscription.offer_id), ..Buyer::of_actor(cx.call, cx.actor, Some(*id), country, *cloud) };
    let assortment = open_assortment(cx.db, &buyer)?;
    let add_ons = assortment.available().filter(|item| item.offer.category == OfferCategory::AddOn);
    let offers: Vec<_> =
        add_ons.flat_map(|item| item.prices.iter().map(|price| (item.offer.clone(), price.clone()))).collect();
    if offers.is_empty() {
        return Err(Error::Conflict(Text::new("subscription-no-add-ons-sold")));
    }
    // A number that stays on the subscription, whatever became of its holder, is asked about for a new one.
    let checked = match subscription.reseller_mpn_id {
        Some(number) => partner_of_record::check(cx.db, &cx.actor.account, number)?.map(|_| Some(number)),
        None => Ok(None),
    };
    let (reseller_mpn_id, without_reseller) = match checked {
        Ok(number) => (number, None),
        Err(why) => (None, Some(why)),
    };
    Ok(AddOnChoices { opened, offers, reseller_mpn_id, without_reseller, assortment })
}

/// Orders an add-on. Sent twice, the form orders once. Gives the name of what it is for.
///
/// # Errors
/// [`Error::Invalid`] beside the fields; [`Error::Stale`] where another reseller stands on the subscription than the page
/// showed; as [`show`] says.
pub fn buy(
    cx: &mut UseCase<'_>,
    place: (AccountId, SubscriptionId),
    (form, key): (&AddOnForm, &FormKey),
) -> Result<String, Error> {
    let OpenedSubscription { subscription, .. } = open(cx, Action::OrderSubscriptions, place)?;
    let reference = subscription.id.to_string();
    cx.once(key, "buy_add_on", &reference, |cx| order(cx, place, form).map(|_| ()))?;
    Ok(subscription.nickname)
}

/// Orders an add-on, without a key: for callers that see to it that it is ordered once.
///
/// # Errors
/// As [`buy`] says.
pub(in crate::service) fn order(
    cx: &mut UseCase<'_>,
    place: (AccountId, SubscriptionId),
    form: &AddOnForm,
) -> Result<Order, Error> {
    lock(cx, Action::OrderSubscriptions, place.0)?;
    let choices = show(cx, place)?;
    let parent = &choices.opened.subscription;
    let mut refusals = Refusals::default();
    let Some((offer, price)) = choices.offers.iter().find(|(_, price)| super::convert::key(price) == form.offer) else {
        refusals.refuse("offer", Text::new("input-choose"));
        return Err(Error::Invalid(refusals));
    };
    let plan = Plan { term: price.term, frequency: price.frequency };
    let typed =
        TypedLine { offer: offer.id.to_string(), chosen: true, quantity: form.quantity.clone(), plan: plan.text() };
    let checked_cart = check_cart(&choices.assortment, &[typed]);
    for (_, fault) in &checked_cart.faults {
        refusals.refuse("quantity", fault.clone());
    }
    refusals.form.clone_from(&checked_cart.fault);
    // Whoever was shown that the reseller stands on it does not order without it unawares.
    let reseller = choices.reseller_mpn_id.map(|number| number.to_string()).unwrap_or_default();
    if form.reseller != reseller {
        let stale = || Error::Stale(Text::new("subscription-stale"));
        let why = choices.without_reseller.clone().ok_or_else(stale)?;
        refusals.form = refusals.form.or(Some(why));
    }
    if !refusals.is_empty() {
        return Err(Error::Invalid(refusals));
    }
    let placement = Placement {
        customer: choices.opened.customer.id,
        seller: cx.actor.account.id,
        placer: Placer { actor: cx.actor, side: PlacedBy::Partner },
        grant: choices.opened.grant,
        reseller_mpn_id: choices.reseller_mpn_id,
        parent: Some(parent.id),
        lines: &checked_cart.lines,
    };
    place_order(cx.db, cx.call, &placement)
}
