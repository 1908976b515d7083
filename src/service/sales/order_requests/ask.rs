//! Asking for a new subscription, and what all asking has in common.

use serde::Deserialize;

use super::{
    mails, value,
    ways::{self, AskWay, AskingFor},
};
use crate::{
    domain::{
        AuditEvent, Checks, Error, Moment, Text,
        cart::{CartLine, Plan, TypedLine},
        directory::Place,
        ids::{OfferId, OrderRequestId},
        money::Money,
        order_request::{OrderRequestKind, OrderRequestState},
    },
    repository::{
        customers::Customer,
        order_requests::{self, OrderRequest},
        subscriptions::Subscription,
    },
    service::{
        AuditEntry, FormKey, UseCase,
        ordering::{self, AssortmentItem, Buyer, LineFault},
        subscriptions::Priced,
    },
};

/// What the pages send.
#[derive(Clone, Debug, Default, PartialEq, Eq, Deserialize)]
#[serde(default)]
pub struct OrderRequestForm {
    /// What is asked of a subscription; more licenses where it is empty.
    pub kind: String,
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
    /// What is asked for.
    pub kind: OrderRequestKind,
    /// What can be asked of the subscription.
    pub kinds: Vec<OrderRequestKind>,
    /// The offers to choose from, each at one of its prices.
    pub offers: Priced,
    /// The subscription that it is about, and the most licenses that it may have.
    pub subscription: Option<(Subscription, i64)>,
    /// Until when it can be decided on, where that is sooner than usual.
    pub closes: Option<Moment>,
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
    Ok(AskDesk {
        customer: asking.customer,
        ways,
        kind: OrderRequestKind::NewSubscription,
        kinds: Vec::new(),
        offers: priced(&items),
        subscription: None,
        closes: None,
        obstacle,
    })
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
        kind: OrderRequestKind::NewSubscription,
        subscription: None,
        offer: (line.offer, line.name),
        quantity: (0, line.quantity),
        plan: line.plan,
        unit_price: line.unit_price,
    };
    send(cx, &asking, key, &request(cx, &asking, way, wanted))
}

/// Keeps a request and tells whoever decides.
pub(super) fn send(
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
pub(super) struct Wanted {
    /// What it is.
    pub(super) kind: OrderRequestKind,
    /// The subscription that it is about.
    pub(super) subscription: Option<Subscription>,
    /// The offer, and its name.
    pub(super) offer: (OfferId, String),
    /// How many licenses there are, and are to be.
    pub(super) quantity: (i64, i64),
    /// For how long and billed how.
    pub(super) plan: Plan,
    /// What it costs now.
    pub(super) unit_price: Money,
}

/// A request by the actor: with the reseller first where a customer asks through one, else with the seller.
pub(super) fn request(cx: &UseCase<'_>, asking: &AskingFor, way: &AskWay, wanted: Wanted) -> OrderRequest {
    let contract = wanted.subscription.as_ref().map(Subscription::contract);
    let me = asking.grant.account();
    let reseller = way.reseller.as_ref().map(|(id, ..)| *id);
    OrderRequest {
        id: OrderRequestId::at(cx.call.now),
        kind: wanted.kind,
        customer_id: asking.id,
        seller_id: way.seller.id,
        reseller_id: reseller,
        asker_id: me,
        asked_by: cx.actor.person.id,
        asker_name: cx.actor.person.name.clone(),
        holder_id: reseller.filter(|id| *id != me).unwrap_or(way.seller.id),
        subscription_id: wanted.subscription.map(|one| one.id),
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
        expires_at: wanted.kind.expires_at(contract.as_ref(), cx.call.now),
        passed_on_at: None,
        ended_at: None,
        answered_by: String::new(),
        order_id: None,
        version: 1,
    }
}

/// The way that the form names, or the only one.
pub(super) fn choose<'a>(
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
pub(super) fn nobody(asking: &AskingFor) -> Text {
    Text::new(if asking.customer.is_none() { "order-request-no-partner" } else { "order-request-no-provider" })
}

/// What the customer can be sold this way. Trials are the seller's to begin, add-ons are bought with what they add to.
fn assortment(cx: &mut UseCase<'_>, asking: &AskingFor, way: &AskWay) -> Result<Vec<AssortmentItem>, Error> {
    Ok(ordering::open_assortment(cx.db, &buyer(cx, asking, way))?.available().cloned().collect())
}

/// The customer as somebody to whom the partner that is asked sells.
pub(super) fn buyer(cx: &UseCase<'_>, asking: &AskingFor, way: &AskWay) -> Buyer {
    Buyer {
        customer: Some(asking.id),
        country: asking.country.clone(),
        cloud: asking.cloud,
        seller: way.seller.clone(),
        today: cx.call.now.utc().with_timezone(&cx.actor.person.time_zone).date_naive(),
        may_try: false,
        parent: None,
    }
}

/// Offers, each at every price.
pub(super) fn priced(items: &[AssortmentItem]) -> Priced {
    items.iter().flat_map(|item| item.prices.iter().map(|price| (item.offer.clone(), price.clone()))).collect()
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
