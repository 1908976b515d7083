//! What approving a change of a subscription would bring. Each is judged by the page on which the seller's own people would
//! do it: what they can't do, approving can't.

use super::{
    OrderRequest,
    terms::{Basis, Change, OfferedTerms, Ruling},
};
use crate::{
    domain::{
        Error, Text,
        billing::unit_charge,
        cart::Plan,
        ids::SubscriptionId,
        money::Money,
        order::LineKind,
        order_request::{OrderRequestKind, Overtaking},
        policy,
        subscription::{
            contract::{Contract, Terms},
            rules::{SubscriptionChange, decide},
        },
    },
    repository::{
        accounts,
        contacts::names_by_location,
        offers::{self, Offer, Price},
        relationships,
        subscriptions::{self, Subscription},
    },
    service::{
        UseCase,
        subscriptions::{
            add_ons::{self, AddOnForm},
            cancel,
            convert::{self, ConvertForm},
            limits, next_terms,
            upgrade::{self, UpgradeBounds},
        },
    },
};

/// Why a request can't be approved, in place of its terms.
type Judged = Result<OfferedTerms, Ruling>;

/// Judges a request about a subscription that is the actor's to decide, as its seller.
pub(super) fn judge_change(cx: &mut UseCase<'_>, request: &OrderRequest, id: SubscriptionId) -> Result<Ruling, Error> {
    let one = subscriptions::get(cx.db, id)?;
    if !relationships::of_customer(cx.db, one.customer_id)?.iter().any(|serving| serving.account == one.partner_id) {
        return Ok(Ruling::Overtaken(Overtaking::Relationship));
    }
    let is_same = one.offer_id == request.offer_id;
    if !one.state.is_live() || request.kind.is_over_for(&one.contract(), (is_same, request.quantity)) {
        return Ok(Ruling::Overtaken(Overtaking::Subscription));
    }
    if !policy::may(cx.actor, request.kind.approved_by()) {
        return Ok(Ruling::Obstacle(Text::new("order-request-not-your-role")));
    }
    let judged = match request.kind {
        OrderRequestKind::NewSubscription => return Err(Error::Internal("a new subscription has none before".into())),
        OrderRequestKind::MoreLicenses => more(cx, request, one)?,
        OrderRequestKind::Upgrade => upgrade(cx, request, one)?,
        OrderRequestKind::AddOn => add_on(cx, request, one)?,
        OrderRequestKind::Conversion => conversion(cx, request, one)?,
        OrderRequestKind::AutoRenewal => renewal(cx, request, one)?,
        OrderRequestKind::Cancellation => cancellation(cx, request, one)?,
    };
    Ok(match judged {
        Ok(terms) => Ruling::Ready(Box::new(terms.marked(request))),
        Err(ruling) => ruling,
    })
}

fn more(cx: &mut UseCase<'_>, request: &OrderRequest, one: Subscription) -> Result<Judged, Error> {
    let contract = one.contract();
    let offer = offers::find(cx.db, one.offer_id)?;
    if let Err(why) = contract.with_quantity(request.quantity, limits(&offer), cx.call.now) {
        return Ok(Err(Ruling::Obstacle(why)));
    }
    let added = request.quantity - one.quantity;
    // Licenses that are added are charged for what is left of the billing period.
    let share = Money::new(unit_charge(LineKind::AddLicenses, &contract, 0, cx.call.now), &one.currency);
    let unit_price = Money::new(one.unit_price, &one.currency);
    within_counting(share.times(added), |amount| terms(cx, request, one, (Change::More, added), (unit_price, amount)))
}

fn upgrade(cx: &mut UseCase<'_>, request: &OrderRequest, one: Subscription) -> Result<Judged, Error> {
    let found = match shown(upgrade::show(cx, (one.customer_id, one.id)))? {
        Ok(choices) => wanted(choices.offers, request),
        Err(ruling) => return Ok(Err(ruling)),
    };
    let Some((offer, price)) = found else { return Ok(Err(Ruling::Overtaken(Overtaking::Offer))) };
    if let Some(why) = UpgradeBounds::load(cx.db, one.id)?.hindrance(&one, &offer) {
        return Ok(Err(Ruling::Obstacle(why)));
    }
    let new_price = (price.currency.as_str(), price.unit_price);
    let after = match one.contract().upgraded(offer.category, new_price, limits(&offer), cx.call.now) {
        Ok(after) => after,
        Err(why) => return Ok(Err(Ruling::Obstacle(why))),
    };
    let share = unit_charge(LineKind::Upgrade, &after, one.unit_price, cx.call.now);
    let (quantity, unit_price) = (one.quantity, Money::new(price.unit_price, &price.currency));
    let change = (Change::Upgrade(convert::key(&price)), quantity);
    within_counting(Money::new(share, &price.currency).times(quantity), |amount| {
        terms(cx, request, one, change, (unit_price, amount))
    })
}

fn add_on(cx: &mut UseCase<'_>, request: &OrderRequest, one: Subscription) -> Result<Judged, Error> {
    let choices = match shown(add_ons::show(cx, (one.customer_id, one.id)))? {
        Ok(choices) => choices,
        Err(ruling) => return Ok(Err(ruling)),
    };
    let (record, record_fault) = (choices.reseller_mpn_id, choices.without_reseller);
    let Some((offer, price)) = wanted(choices.offers, request) else {
        return Ok(Err(Ruling::Overtaken(Overtaking::Offer)));
    };
    if let Err(why) = limits(&offer).check(request.quantity) {
        return Ok(Err(Ruling::Obstacle(why)));
    }
    let form = AddOnForm {
        offer: convert::key(&price),
        quantity: request.quantity.to_string(),
        reseller: record.map(|number| number.to_string()).unwrap_or_default(),
    };
    let begun = Contract::begin(offer.billing, offer.category, bought(&price, request.quantity), cx.call.now);
    let unit_price = Money::new(price.unit_price, &price.currency);
    within_counting(unit_price.times(request.quantity), |amount| {
        let change = (Change::AddOn(form), request.quantity);
        let mut terms = terms(cx, request, one, change, (unit_price, amount))?.under(&begun, &price);
        terms.record = terms.record.filter(|_| record.is_some());
        Ok(OfferedTerms { record_fault, ..terms })
    })
}

fn conversion(cx: &mut UseCase<'_>, request: &OrderRequest, one: Subscription) -> Result<Judged, Error> {
    let found = match shown(convert::show(cx, (one.customer_id, one.id)))? {
        Ok(choices) => wanted(choices.offers, request),
        Err(ruling) => return Ok(Err(ruling)),
    };
    let Some((offer, price)) = found else { return Ok(Err(Ruling::Overtaken(Overtaking::Offer))) };
    let paid = bought(&price, request.quantity);
    let after = match one.contract().converted(offer.category, paid, limits(&offer), cx.call.now) {
        Ok(after) => after,
        Err(why) => return Ok(Err(Ruling::Obstacle(why))),
    };
    let form = ConvertForm { offer: convert::key(&price), quantity: request.quantity.to_string() };
    let unit_price = Money::new(price.unit_price, &price.currency);
    within_counting(unit_price.times(request.quantity), |amount| {
        let change = (Change::Convert(form), request.quantity);
        Ok(terms(cx, request, one, change, (unit_price, amount))?.under(&after, &price))
    })
}

/// What the next term costs, as far as that is known today.
fn renewal(cx: &mut UseCase<'_>, request: &OrderRequest, one: Subscription) -> Result<Judged, Error> {
    let renewing = match one.contract().with_auto_renew(true, cx.call.now) {
        Ok(renewing) => renewing,
        Err(why) => return Ok(Err(Ruling::Obstacle(why))),
    };
    let market = accounts::find(cx.db, one.customer_id)?.country;
    let (next, _) = next_terms(cx.db, &one.under(renewing), &market)?;
    let unit_price = Money::new(next.unit_price, &next.currency);
    let plan = Plan { term: next.term, frequency: next.frequency };
    within_counting(unit_price.times(next.quantity), |amount| {
        let terms = terms(cx, request, one, (Change::Renew, next.quantity), (unit_price, amount))?;
        Ok(OfferedTerms { plan, cancel_until: None, ..terms })
    })
}

/// What is given back: for the subscription, and for those of its add-ons whose own window is open.
fn cancellation(cx: &mut UseCase<'_>, request: &OrderRequest, one: Subscription) -> Result<Judged, Error> {
    let add_ons = match shown(cancel::show(cx, (one.customer_id, one.id)))? {
        Ok((_, add_ons)) => add_ons,
        Err(ruling) => return Ok(Err(ruling)),
    };
    let now = cx.call.now;
    let credit = |one: &Subscription| {
        let share = unit_charge(LineKind::Cancellation, &one.contract(), 0, now);
        share.checked_mul(one.quantity)
    };
    let given_back = add_ons
        .iter()
        .filter(|add_on| add_on.currency == one.currency)
        .filter(|add_on| decide(&add_on.contract(), SubscriptionChange::Cancel, now).is_ok());
    let mut total = credit(&one);
    for add_on in given_back {
        total = total.zip(credit(add_on)).and_then(|(sum, more)| sum.checked_add(more));
    }
    let amount = total.and_then(i64::checked_neg).map(|minor| Money::new(minor, &one.currency));
    let (quantity, unit_price) = (one.quantity, Money::new(one.unit_price, &one.currency));
    within_counting(amount, |amount| {
        let terms = terms(cx, request, one, (Change::Cancel, quantity), (unit_price, amount))?;
        let with_it = add_ons.into_iter().map(|add_on| add_on.nickname).collect();
        Ok(OfferedTerms { cancel_until: None, with_it, ..terms })
    })
}

/// What a page of the seller shows; where it shows none, why not.
fn shown<T>(found: Result<T, Error>) -> Result<Result<T, Ruling>, Error> {
    match found {
        Ok(found) => Ok(Ok(found)),
        Err(Error::Conflict(why)) => Ok(Err(Ruling::Obstacle(why))),
        Err(Error::NotFound) => Ok(Err(Ruling::Overtaken(Overtaking::Relationship))),
        Err(error) => Err(error),
    }
}

/// The offer that is asked for, at the price of its term and billing today.
fn wanted(offers: Vec<(Offer, Price)>, request: &OrderRequest) -> Option<(Offer, Price)> {
    offers.into_iter().find(|(offer, price)| {
        offer.id == request.offer_id && (price.term, price.frequency) == (request.term, request.frequency)
    })
}

fn bought(price: &Price, quantity: i64) -> Terms {
    Terms {
        quantity,
        term: price.term,
        frequency: price.frequency,
        currency: price.currency.clone(),
        unit_price: price.unit_price,
    }
}

/// The terms for what it comes to, where that can be counted.
fn within_counting(
    amount: Option<Money>,
    terms: impl FnOnce(Money) -> Result<OfferedTerms, Error>,
) -> Result<Judged, Error> {
    match amount {
        Some(amount) => terms(amount).map(Ok),
        None => Ok(Err(Ruling::Obstacle(Text::new("cart-beyond-counting")))),
    }
}

/// The terms of a change that leaves term, window and partner of record as they are.
fn terms(
    cx: &mut UseCase<'_>,
    request: &OrderRequest,
    one: Subscription,
    (change, ordered): (Change, i64),
    (unit_price, amount): (Money, Money),
) -> Result<OfferedTerms, Error> {
    let numbers: Vec<i64> = one.reseller_mpn_id.into_iter().collect();
    let mut names = names_by_location(cx.db, &numbers)?;
    let asked_at = Money::new(request.unit_price, &request.currency);
    Ok(OfferedTerms {
        plan: Plan { term: one.term, frequency: one.frequency },
        ordered,
        price_before: (asked_at != unit_price).then_some(asked_at),
        unit_price,
        amount,
        cancel_until: one.window_ends_at.filter(|until| *until > cx.call.now),
        term_ends_at: one.term_ends_at,
        record: one.reseller_mpn_id.map(|mpn| (names.remove(&mpn).unwrap_or_default(), mpn)),
        record_fault: None,
        has_record: policy::works_through_resellers(cx.actor.account.kind),
        with_it: Vec::new(),
        mark: String::new(),
        basis: Basis::Change(Box::new(one), change),
    })
}

impl OfferedTerms {
    /// With the term that begins with it.
    fn under(self, contract: &Contract, price: &Price) -> Self {
        Self {
            plan: Plan { term: price.term, frequency: price.frequency },
            cancel_until: contract.window_ends_at,
            term_ends_at: contract.term_ends_at,
            ..self
        }
    }
}
