//! A customer's subscriptions: what a partner sees of them, and one file for each thing that it does to them.

pub mod add_ons;
mod administration;
pub mod bulk;
pub mod cancel;
pub mod change;
pub mod contacts;
pub mod convert;
pub mod details;
mod followers;
pub mod list;
pub mod own;
mod record;
pub mod schedule;
pub mod suspend_all;
pub mod upgrade;

pub use administration::open_to_change;
pub(in crate::service) use followers::end_add_ons;
pub(in crate::service) use record::{Hand, NewOrderLine};
pub(in crate::service::sales) use {
    change::stale::{ShownValue, differing},
    record::difference,
};

use crate::service::{
    UseCase, customers,
    licenses::settle::settle,
    ordering::{Buyer, open_assortment},
};
use crate::{
    domain::{
        Action, AuditEvent, Error, Grant, Text,
        ids::{AccountId, OfferId, SubscriptionId},
        offer::{Frequency, LinkKind, Term},
        order::LineKind,
        subscription::{
            contract::{Contract, Limits, NextTerm, Terms},
            sight::Sight,
        },
    },
    repository::{
        accounts,
        customers::{self as held_customers, Customer},
        db::Db,
        offers::{self, Offer, Price},
        orders::Order,
        relationships,
        subscriptions::{self, Subscription},
    },
};

/// A subscription that the actor may do something with.
#[derive(Clone, Debug)]
pub struct OpenedSubscription {
    /// The proof of it.
    pub grant: Grant,
    /// The customer.
    pub customer: Customer,
    /// The subscription.
    pub subscription: Subscription,
    /// What the actor's account sees of the customer's subscriptions.
    pub sight: Sight,
}

/// A subscription of a customer of the actor's account, for somebody who may do `action`. Every use case about one
/// begins here: the right, the relationship, then what the partner sees of the customer's subscriptions.
pub fn open(
    cx: &mut UseCase<'_>,
    action: Action,
    (customer, id): (AccountId, SubscriptionId),
) -> Result<OpenedSubscription, Error> {
    let (grant, customer) = customers::open(cx, action, customer)?;
    let sight = subscriptions::sight(cx.db, grant.scope(), cx.actor.account.kind, &customer)?;
    let subscription = subscriptions::find(cx.db, &sight, customer.id, id)?;
    Ok(OpenedSubscription { grant, customer, subscription, sight })
}

/// Lets nobody else order for, or change, what the customer has until this transaction ends. For whatever writes, before
/// it reads what it decides by.
pub(in crate::service) fn lock(cx: &mut UseCase<'_>, action: Action, customer: AccountId) -> Result<(), Error> {
    let grant = cx.authorize(action)?;
    // The customer first: its licenses follow what is changed.
    held_customers::lock(cx.db, customer)?;
    relationships::lock(cx.db, grant.account(), customer).map(|_| ())
}

/// Keeps what a subscription has become by somebody's hand, or says that somebody was faster.
pub(in crate::service) fn keep(
    db: &mut Db,
    hand: &Hand<'_>,
    before: &Subscription,
    contract: Contract,
) -> Result<Subscription, Error> {
    keep_all(db, hand, before, before.under(contract))
}

/// Keeps what a subscription has become, unless somebody was faster: `None` then.
pub(in crate::service) fn claim(
    db: &mut Db,
    hand: &Hand<'_>,
    before: &Subscription,
    contract: Contract,
) -> Result<Option<Subscription>, Error> {
    subscriptions::update(db, &hand.grant, before, before.under(contract))
}

/// As [`keep`], where more than the contract changes.
pub(in crate::service) fn keep_all(
    db: &mut Db,
    hand: &Hand<'_>,
    before: &Subscription,
    after: Subscription,
) -> Result<Subscription, Error> {
    let kept = subscriptions::update(db, &hand.grant, before, after)?;
    kept.ok_or_else(|| Error::Stale(Text::new("subscription-stale")))
}

/// A subscription as it is after a change, and what was ordered for that.
#[derive(Clone, Debug)]
pub struct AppliedChange {
    /// The subscription.
    pub subscription: Subscription,
    /// The orders.
    pub orders: Vec<Order>,
}

/// Puts a subscription on another offer, as `contract` says: keeps it, orders it, records it, and lets its licenses
/// follow. A nickname that was the offer's name goes on to be it.
fn move_to(
    cx: &mut UseCase<'_>,
    opened: OpenedSubscription,
    offer: Offer,
    contract: Contract,
    (kind, event): (LineKind, AuditEvent),
) -> Result<AppliedChange, Error> {
    let before = opened.subscription;
    let nickname = if before.nickname == before.offer_name { &offer.name } else { &before.nickname }.clone();
    let after = Subscription { offer_id: offer.id, nickname, offer_name: offer.name, ..before.under(contract) };
    let hand = Hand::of(cx.call, cx.actor, opened.grant);
    let after = keep_all(cx.db, &hand, &before, after)?;
    let quantity = after.quantity;
    let replaced = before.unit_price;
    let item = NewOrderLine { replaced, ..NewOrderLine::new(kind, quantity, offer.sku, after.clone()) };
    let orders = hand.order(cx.db, &[item])?;
    hand.record(cx.db, event, &before, &after)?;
    settle(cx.db, &hand, &before, &after)?;
    hand.tell(cx.db, &[(&before, &after)], &orders)?;
    Ok(AppliedChange { subscription: after, orders })
}

/// Offers, each at one of its prices.
pub(in crate::service) type Priced = Vec<(Offer, Price)>;

/// How many licenses an offer allows.
#[must_use]
pub const fn limits(offer: &Offer) -> Limits {
    Limits { min: offer.min_quantity, max: offer.max_quantity }
}

/// What a subscription's next term is to be: as scheduled, else as this one; at what the catalogue asks for that in the
/// market now, else at the old price. A price is agreed until renewal, and no longer. With it comes what was scheduled and
/// is not done, since its seller is suspended and may sell nothing new (`docs/domain.md` §2.2).
pub(in crate::service) fn next_terms(
    db: &mut Db,
    subscription: &Subscription,
    market: &str,
) -> Result<(Terms, Option<NextTerm>), Error> {
    let prices = offers::prices(db, subscription.offer_id, market)?;
    let contract = subscription.contract();
    let sells = accounts::find(db, subscription.partner_id)?.standing.may_sell();
    let next = if sells { contract.following() } else { contract.following_at_most() };
    let rest = contract.next.filter(|scheduled| *scheduled != next);
    let at = |term: Term, frequency: Frequency| {
        let price = prices.iter().find(|price| price.term == term && price.frequency == frequency);
        price.map(|price| terms(price, next.quantity))
    };
    let terms = at(next.term, next.frequency).or_else(|| at(subscription.term, subscription.frequency));
    let kept = || Terms { quantity: next.quantity, ..contract.terms.clone() };
    Ok((terms.unwrap_or_else(kept), rest))
}

/// What is agreed on by so many licenses at this price.
fn terms(price: &Price, quantity: i64) -> Terms {
    Terms {
        quantity,
        term: price.term,
        frequency: price.frequency,
        currency: price.currency.clone(),
        unit_price: price.unit_price,
    }
}

/// What the customer of a subscription is sold by the actor's account.
fn buyer(cx: &UseCase<'_>, opened: &OpenedSubscription) -> Buyer {
    let Customer { id, country, cloud, .. } = &opened.customer;
    Buyer::of_actor(cx.call, cx.actor, Some(*id), country, *cloud)
}

/// The offers that this one is linked to and that a buyer can buy, each at its prices; where there is none, why not the
/// first of them.
pub(in crate::service) fn linked_offers(
    db: &mut Db,
    buyer: &Buyer,
    (offer, kind): (OfferId, LinkKind),
) -> Result<Result<Priced, Option<Text>>, Error> {
    let linked = offers::linked(db, offer, kind)?;
    if linked.is_empty() {
        return Ok(Err(None));
    }
    let assortment = open_assortment(db, buyer)?;
    let (mut found, mut why) = (Vec::new(), None);
    for offer in linked {
        let Some(item) = assortment.find(&offer.id.to_string()) else { continue };
        match item.available {
            Ok(()) => found.extend(item.prices.iter().map(|price| (offer.clone(), price.clone()))),
            Err(reason) => why = why.or_else(|| Some(reason.text(&offer.name))),
        }
    }
    Ok(if found.is_empty() { Err(why) } else { Ok(found) })
}
