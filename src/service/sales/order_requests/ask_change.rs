//! Asking something of a subscription: more licenses, another offer, an add-on, renewal, its end.

use super::{
    ask::{AskDesk, OrderRequestForm, Wanted, buyer, choose, nobody, priced, request, send},
    ways::{self, AskingFor},
};
use crate::{
    domain::{
        Checks, Error, Text,
        cart::{Plan, read_quantity},
        directory::Place,
        ids::{OrderRequestId, SubscriptionId},
        money::Money,
        offer::{LinkKind, OfferCategory},
        order_request::{OrderRequestKind, lifetime},
        subscription::{
            rules::{SubscriptionChange, decide},
            sight::Sight,
        },
    },
    repository::{
        offers::{self, Offer, Price},
        subscriptions::{self, Subscription},
    },
    service::{
        FormKey, UseCase,
        ordering::{Buyer, open_assortment},
        subscriptions::{
            Priced, linked_offers,
            upgrade::{self, UpgradeBounds},
        },
    },
};

/// What can be asked of a subscription, and `kind` of it where that can be.
///
/// # Errors
/// [`Error::NotFound`] for a subscription that the actor does not see.
pub fn open_change(
    cx: &mut UseCase<'_>,
    (place, id): (Place, SubscriptionId),
    kind: Option<OrderRequestKind>,
) -> Result<AskDesk, Error> {
    let asking = ways::open(cx, place)?;
    open(cx, asking, id, kind).map(|(_, desk)| desk)
}

/// Asks something of a subscription, as [`send_new`](super::send_new) for a new one.
///
/// # Errors
/// [`Error::Invalid`] beside the fields, or for the form where that can't be asked of it; as [`open_change`].
pub fn send_change(
    cx: &mut UseCase<'_>,
    (place, id): (Place, SubscriptionId),
    key: &FormKey,
    form: &OrderRequestForm,
) -> Result<OrderRequestId, Error> {
    let kind =
        if form.kind.is_empty() { Some(OrderRequestKind::MoreLicenses) } else { OrderRequestKind::parse(&form.kind) };
    let kind = kind.ok_or_else(|| Error::refused(Text::new("order-request-not-of-this")))?;
    let asking = ways::open(cx, place)?;
    let (asking, desk) = open(cx, asking, id, Some(kind))?;
    let mut checks = Checks::new();
    let way = choose(&mut checks, &asking, &desk.ways, form)?;
    if let Some(why) = desk.obstacle {
        return Err(Error::refused(why));
    }
    if desk.kind != kind {
        return Err(Error::refused(Text::new("order-request-not-of-this")));
    }
    let Some((one, _)) = desk.subscription else { return Err(Error::Internal("nothing to change".into())) };
    let wanted = match kind {
        OrderRequestKind::NewSubscription => None,
        OrderRequestKind::MoreLicenses => {
            more(cx, &mut checks, &one, form)?.map(|quantity| of_itself(kind, one, quantity))
        }
        OrderRequestKind::AutoRenewal | OrderRequestKind::Cancellation => {
            let quantity = one.quantity;
            Some(of_itself(kind, one, quantity))
        }
        OrderRequestKind::Upgrade | OrderRequestKind::AddOn | OrderRequestKind::Conversion => {
            let chosen = choose_offer(&mut checks, &desk.offers, form);
            chosen.and_then(|(offer, price)| of_offer(&mut checks, (kind, one), (offer, price), form))
        }
    };
    let passed = checks.passed();
    let (Some(way), Some(wanted), true) = (way, wanted, passed) else {
        return Err(checks.finish().err().unwrap_or_default().into());
    };
    send(cx, &asking, key, &request(cx, &asking, way, wanted))
}

fn open(
    cx: &mut UseCase<'_>,
    asking: AskingFor,
    id: SubscriptionId,
    kind: Option<OrderRequestKind>,
) -> Result<(AskingFor, AskDesk), Error> {
    let sight = match &asking.customer {
        None => Sight::All,
        Some(customer) => subscriptions::sight(cx.db, asking.grant.scope(), cx.actor.account.kind, customer)?,
    };
    let one = subscriptions::find(cx.db, &sight, asking.id, id)?;
    let most = offers::find(cx.db, one.offer_id)?.max_quantity;
    let ways = ways::find_for(cx.db, &asking, &one)?;
    let contract = one.contract();
    let mut kinds = OrderRequestKind::of(&contract, cx.call.now);
    let mut offers = Vec::new();
    if let Some(way) = ways.first() {
        let buyer = buyer(cx, &asking, way);
        let mut found = Vec::with_capacity(kinds.len());
        for one_kind in kinds {
            let sold = sold(cx, &buyer, &one, one_kind)?;
            if one_kind.names_offer() && sold.is_empty() {
                continue;
            }
            found.push((one_kind, sold));
        }
        let wanted = found.iter().position(|(one, _)| Some(*one) == kind).unwrap_or_default();
        offers = found.get(wanted).map(|(_, sold)| sold.clone()).unwrap_or_default();
        kinds = found.into_iter().map(|(one, _)| one).collect();
    }
    let chosen = kind.filter(|kind| kinds.contains(kind)).or(kinds.first().copied());
    // Where nothing can be asked, it is said of what most come for.
    let fixed = || decide(&contract, SubscriptionChange::AddLicenses, cx.call.now).err();
    let obstacle = if ways.is_empty() {
        Some(nobody(&asking))
    } else if chosen.is_none() {
        fixed().or_else(|| Some(Text::new("order-request-not-of-this")))
    } else {
        None
    };
    let kind = chosen.unwrap_or(OrderRequestKind::MoreLicenses);
    let end = kind.expires_at(Some(&contract), cx.call.now);
    let desk = AskDesk {
        customer: asking.customer.clone(),
        ways,
        kind,
        kinds,
        offers,
        subscription: Some((one, most)),
        closes: (end < cx.call.now.plus(lifetime())).then_some(end),
        obstacle,
    };
    Ok((asking, desk))
}

/// The offers to choose from for this; none where none is chosen.
fn sold(cx: &mut UseCase<'_>, buyer: &Buyer, one: &Subscription, kind: OrderRequestKind) -> Result<Priced, Error> {
    Ok(match kind {
        OrderRequestKind::Upgrade => {
            let bounds = UpgradeBounds::load(cx.db, one.id)?;
            let mut targets = upgrade::targets_for(cx.db, buyer, one)?.unwrap_or_default();
            targets.retain(|(offer, _)| bounds.hindrance(one, offer).is_none());
            targets
        }
        OrderRequestKind::AddOn => {
            let buyer = Buyer { parent: Some(one.offer_id), ..buyer.clone() };
            let assortment = open_assortment(cx.db, &buyer)?;
            let mut items: Vec<_> = assortment.available().cloned().collect();
            items.retain(|item| item.offer.category == OfferCategory::AddOn);
            priced(&items)
        }
        OrderRequestKind::Conversion => {
            linked_offers(cx.db, buyer, (one.offer_id, LinkKind::Paid))?.unwrap_or_default()
        }
        _ => Vec::new(),
    })
}

/// The offer that was chosen, as the page lists it.
fn choose_offer(checks: &mut Checks, offers: &Priced, form: &OrderRequestForm) -> Option<(Offer, Price)> {
    let found = offers.iter().find(|(_, price)| value(price) == form.offer);
    checks.choice("offer", found.cloned())
}

/// How many licenses there are to be, where these are more.
fn more(
    cx: &mut UseCase<'_>,
    checks: &mut Checks,
    one: &Subscription,
    form: &OrderRequestForm,
) -> Result<Option<i64>, Error> {
    let offer = offers::find(cx.db, one.offer_id)?;
    let quantity = licenses(checks, &offer, form);
    if quantity.is_some_and(|quantity| quantity <= one.quantity) {
        checks.refuse("quantity", Text::new("order-request-no-more").count("now", one.quantity));
        return Ok(None);
    }
    Ok(quantity)
}

fn licenses(checks: &mut Checks, offer: &Offer, form: &OrderRequestForm) -> Option<i64> {
    match read_quantity(&form.quantity, (offer.min_quantity, offer.max_quantity)) {
        Ok(quantity) => Some(quantity),
        Err(why) => {
            checks.refuse("quantity", why);
            None
        }
    }
}

/// What is asked of the offer that the subscription has, at its price.
fn of_itself(kind: OrderRequestKind, one: Subscription, quantity: i64) -> Wanted {
    Wanted {
        kind,
        offer: (one.offer_id, one.offer_name.clone()),
        quantity: (one.quantity, quantity),
        plan: Plan { term: one.term, frequency: one.frequency },
        unit_price: Money::new(one.unit_price, &one.currency),
        subscription: Some(one),
    }
}

/// What is asked with another offer: an upgrade for the licenses that there are, anything else for those that were typed.
fn of_offer(
    checks: &mut Checks,
    (kind, one): (OrderRequestKind, Subscription),
    (offer, price): (Offer, Price),
    form: &OrderRequestForm,
) -> Option<Wanted> {
    let quantity = match kind {
        OrderRequestKind::Upgrade => Some((one.quantity, one.quantity)),
        OrderRequestKind::Conversion => licenses(checks, &offer, form).map(|quantity| (one.quantity, quantity)),
        _ => licenses(checks, &offer, form).map(|quantity| (0, quantity)),
    };
    Some(Wanted {
        kind,
        subscription: Some(one),
        offer: (offer.id, offer.name),
        quantity: quantity?,
        plan: Plan { term: price.term, frequency: price.frequency },
        unit_price: Money::new(price.unit_price, &price.currency),
    })
}

/// What stands for an offer at a price in the form: whoever asks knows no prices.
#[must_use]
pub fn value(price: &Price) -> String {
    format!("{} {}", price.offer_id, Plan { term: price.term, frequency: price.frequency }.text())
}
