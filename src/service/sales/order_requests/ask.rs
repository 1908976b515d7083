//! Asking: for a new subscription, or for more licenses of one.

use serde::Deserialize;

use super::{
    mails, value,
    ways::{self, AskWay, AskingFor},
};
use crate::{
    domain::{
        AuditEvent, Checks, Error, Text,
        cart::{CartLine, Plan, TypedLine, read_quantity},
        directory::Place,
        ids::{OfferId, OrderRequestId, SubscriptionId},
        money::Money,
        order_request::{OrderRequestKind, OrderRequestState, lifetime},
        subscription::{
            rules::{SubscriptionChange, decide},
            sight::Sight,
        },
    },
    repository::{
        customers::Customer,
        offers::{self, Offer},
        order_requests::{self, OrderRequest},
        subscriptions::{self, Subscription},
    },
    service::{
        AuditEntry, FormKey, UseCase,
        ordering::{self, AssortmentItem, Buyer, LineFault},
    },
};

/// What the pages send.
#[derive(Clone, Debug, Default, PartialEq, Eq, Deserialize)]
#[serde(default)]
pub struct OrderRequestForm {
    /// Which partner is asked, where there are several: [`AskWay::value`].
    pub partner: String,
    /// The offer with its term and billing: `ID P1Y monthly`.
    pub offer: String,
    /// How many licenses there are to be.
    pub quantity: String,
}

/// What the page shows on which somebody asks.
#[derive(Clone, Debug)]
pub struct AskDesk {
    /// The customer, where its partner asks.
    pub customer: Option<Customer>,
    /// Whom it can be asked of.
    pub ways: Vec<AskWay>,
    /// What can be asked for.
    pub items: Vec<AssortmentItem>,
    /// The subscription that is to have more licenses, and the most that it may have.
    pub subscription: Option<(Subscription, i64)>,
    /// Why nothing can be asked for.
    pub obstacle: Option<Text>,
}

/// What can be asked for as a new subscription.
pub fn open_new(cx: &mut UseCase<'_>, place: Place) -> Result<AskDesk, Error> {
    let asking = ways::open(cx, place)?;
    let ways = ways::find(cx.db, &asking)?;
    let items = match ways.first() {
        Some(way) => assortment(cx, &asking, way)?,
        None => Vec::new(),
    };
    let obstacle = ways.is_empty().then(|| nobody(&asking));
    Ok(AskDesk { customer: asking.customer, ways, items, subscription: None, obstacle })
}

/// The subscription that is to have more licenses.
pub fn open_licenses(cx: &mut UseCase<'_>, place: Place, id: SubscriptionId) -> Result<AskDesk, Error> {
    let asking = ways::open(cx, place)?;
    let (subscription, offer) = find_subscription(cx, &asking, id)?;
    let ways = ways::find_for(cx.db, &asking, &subscription)?;
    let fixed = decide(&subscription.contract(), SubscriptionChange::AddLicenses, cx.call.now).err();
    let obstacle = fixed.or_else(|| ways.is_empty().then(|| nobody(&asking)));
    let subscription = Some((subscription, offer.max_quantity));
    Ok(AskDesk { customer: asking.customer, ways, items: Vec::new(), subscription, obstacle })
}

/// Asks for a new subscription; whoever is to decide is told by mail. Sent twice, the form asks once.
pub fn send_new(
    cx: &mut UseCase<'_>,
    place: Place,
    key: &FormKey,
    form: &OrderRequestForm,
) -> Result<OrderRequestId, Error> {
    let asking = ways::open(cx, place)?;
    let ways = ways::find(cx.db, &asking)?;
    let mut checks = Checks::new();
    let way = choose(&mut checks, &asking, &ways, form)?;
    let items = match way.or(ways.first()) {
        Some(way) => assortment(cx, &asking, way)?,
        None => Vec::new(),
    };
    let line = read_line(&mut checks, &items, form);
    let passed = checks.passed();
    let (Some(way), Some(line), true) = (way, line, passed) else {
        return Err(checks.finish().err().unwrap_or_default().into());
    };
    let wanted = Wanted {
        subscription: None,
        offer: (line.offer, line.name),
        quantity: (0, line.quantity),
        plan: line.plan,
        unit_price: line.unit_price,
    };
    send(cx, &asking, key, &request(cx, &asking, way, wanted))
}

/// Asks for more licenses of a subscription, as [`send_new`].
pub fn send_licenses(
    cx: &mut UseCase<'_>,
    (place, id): (Place, SubscriptionId),
    key: &FormKey,
    form: &OrderRequestForm,
) -> Result<OrderRequestId, Error> {
    let asking = ways::open(cx, place)?;
    let (one, offer) = find_subscription(cx, &asking, id)?;
    let ways = ways::find_for(cx.db, &asking, &one)?;
    if let Err(why) = decide(&one.contract(), SubscriptionChange::AddLicenses, cx.call.now) {
        return Err(Error::refused(why));
    }
    let mut checks = Checks::new();
    let way = choose(&mut checks, &asking, &ways, form)?;
    let quantity = match read_quantity(&form.quantity, (offer.min_quantity, offer.max_quantity)) {
        Ok(quantity) if quantity > one.quantity => Some(quantity),
        Ok(_) => {
            checks.refuse("quantity", Text::new("order-request-no-more").count("now", one.quantity));
            None
        }
        Err(why) => {
            checks.refuse("quantity", why);
            None
        }
    };
    let passed = checks.passed();
    let (Some(way), Some(quantity), true) = (way, quantity, passed) else {
        return Err(checks.finish().err().unwrap_or_default().into());
    };
    let wanted = Wanted {
        subscription: Some(one.id),
        offer: (one.offer_id, one.offer_name),
        quantity: (one.quantity, quantity),
        plan: Plan { term: one.term, frequency: one.frequency },
        unit_price: Money::new(one.unit_price, &one.currency),
    };
    send(cx, &asking, key, &request(cx, &asking, way, wanted))
}

fn send(
    cx: &mut UseCase<'_>,
    asking: &AskingFor,
    key: &FormKey,
    request: &OrderRequest,
) -> Result<OrderRequestId, Error> {
    let made = cx.once(key, "order request", &request.id.to_string(), |cx| {
        order_requests::insert(cx.db, &asking.grant, request)?;
        let audit_entry = AuditEntry::new(AuditEvent::OrderRequested, "order_request", *request.id.uuid())
            .of(request.customer_id)
            .to(value(request, request.state));
        cx.audit(audit_entry)?;
        mails::tell_deciders(cx.db, cx.call, request, None)
    })?;
    Ok(made.parse()?)
}

/// What is asked for.
struct Wanted {
    /// The subscription that is to have more licenses.
    subscription: Option<SubscriptionId>,
    /// The offer, and its name.
    offer: (OfferId, String),
    /// How many licenses there are, and are to be.
    quantity: (i64, i64),
    /// For how long and billed how.
    plan: Plan,
    /// What it costs now.
    unit_price: Money,
}

/// A request by the actor: with the reseller first where a customer asks through one, else with the seller.
fn request(cx: &UseCase<'_>, asking: &AskingFor, way: &AskWay, wanted: Wanted) -> OrderRequest {
    let me = asking.grant.account();
    let reseller = way.reseller.as_ref().map(|(id, ..)| *id);
    OrderRequest {
        id: OrderRequestId::at(cx.call.now),
        kind: match wanted.subscription {
            None => OrderRequestKind::NewSubscription,
            Some(_) => OrderRequestKind::MoreLicenses,
        },
        customer_id: asking.id,
        seller_id: way.seller.id,
        reseller_id: reseller,
        asker_id: me,
        asked_by: cx.actor.person.id,
        asker_name: cx.actor.person.name.clone(),
        holder_id: reseller.filter(|id| *id != me).unwrap_or(way.seller.id),
        subscription_id: wanted.subscription,
        offer_id: wanted.offer.0,
        offer_name: wanted.offer.1,
        quantity: wanted.quantity.1,
        quantity_before: wanted.quantity.0,
        term: wanted.plan.term,
        frequency: wanted.plan.frequency,
        currency: wanted.unit_price.currency,
        unit_price: wanted.unit_price.minor,
        state: OrderRequestState::Asked,
        overtaken_by: None,
        reason: String::new(),
        created_at: cx.call.now,
        expires_at: cx.call.now.plus(lifetime()),
        passed_on_at: None,
        ended_at: None,
        answered_by: String::new(),
        order_id: None,
        version: 1,
    }
}

/// The way that the form names, or the only one.
fn choose<'a>(
    checks: &mut Checks,
    asking: &AskingFor,
    ways: &'a [AskWay],
    form: &OrderRequestForm,
) -> Result<Option<&'a AskWay>, Error> {
    match ways {
        [] => Err(Error::refused(nobody(asking))),
        [only] if form.partner.is_empty() => Ok(Some(only)),
        several => Ok(checks.choice("partner", several.iter().find(|way| way.value() == form.partner))),
    }
}

/// Why there is nobody to ask.
fn nobody(asking: &AskingFor) -> Text {
    Text::new(if asking.customer.is_none() { "order-request-no-partner" } else { "order-request-no-provider" })
}

fn find_subscription(
    cx: &mut UseCase<'_>,
    asking: &AskingFor,
    id: SubscriptionId,
) -> Result<(Subscription, Offer), Error> {
    let sight = match asking.customer {
        None => Sight::All,
        Some(_) => subscriptions::sight(cx.db, asking.grant.scope(), cx.actor.account.kind, asking.id)?,
    };
    let one = subscriptions::find(cx.db, &sight, asking.id, id)?;
    let offer = offers::find(cx.db, one.offer_id)?;
    Ok((one, offer))
}

/// What the customer can be sold this way. Trials are the seller's to begin, add-ons are bought with what they add to.
fn assortment(cx: &mut UseCase<'_>, asking: &AskingFor, way: &AskWay) -> Result<Vec<AssortmentItem>, Error> {
    let buyer = Buyer {
        customer: Some(asking.id),
        country: asking.country.clone(),
        cloud: asking.cloud,
        seller: way.seller.clone(),
        today: cx.call.now.utc().with_timezone(&cx.actor.person.time_zone).date_naive(),
        may_try: false,
        parent: None,
    };
    Ok(ordering::open_assortment(cx.db, &buyer)?.available().cloned().collect())
}

fn read_line(checks: &mut Checks, items: &[AssortmentItem], form: &OrderRequestForm) -> Option<CartLine> {
    let (offer, plan) = form.offer.split_once(' ').unwrap_or((&form.offer, ""));
    let item = items.iter().find(|item| item.offer.id.to_string() == offer);
    let item = checks.choice("offer", item)?;
    let typed =
        TypedLine { offer: offer.to_owned(), chosen: true, quantity: form.quantity.clone(), plan: plan.to_owned() };
    match ordering::read_line(item, &typed) {
        Ok(line) => Some(line),
        Err(fault) => {
            // The offer is chosen together with its term and billing.
            let field = if matches!(fault, LineFault::Quantity(_)) { "quantity" } else { "offer" };
            checks.refuse(field, fault.text());
            None
        }
    }
}
