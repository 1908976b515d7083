//! What approving a request would order: at which price, for how long, with which partner of record.

use super::OrderRequest;
use crate::{
    auth::token,
    domain::{
        Error, Moment, Text,
        billing::unit_charge,
        cart::{CartLine, Plan, TypedLine, Unavailable},
        ids::SubscriptionId,
        money::Money,
        order::LineKind,
        order_request::Overtaking,
        policy,
        subscription::contract::{Contract, Terms},
    },
    repository::{
        accounts,
        contacts::names_by_location,
        customers::{self, Customer},
        offers, relationships,
        subscriptions::{self, Subscription},
    },
    service::{
        UseCase,
        ordering::{self, Buyer, LineFault},
        partner_of_record,
        subscriptions::limits,
    },
};

/// Whether a request can be approved now.
#[derive(Clone, Debug)]
pub enum Ruling {
    /// It can, on these terms.
    Ready(Box<OfferedTerms>),
    /// Not now, and why.
    Obstacle(Text),
    /// Not any more.
    Overtaken(Overtaking),
}

/// The terms of an order about to be placed.
#[derive(Clone, Debug)]
pub struct OfferedTerms {
    /// For how long and billed how.
    pub plan: Plan,
    /// How many licenses are ordered: those that are added.
    pub ordered: i64,
    /// Per license and billing period.
    pub unit_price: Money,
    /// For all that is ordered, per billing period.
    pub amount: Money,
    /// What a license cost when it was asked for, where that was something else.
    pub price_before: Option<Money>,
    /// The last moment to give back what is ordered; `None` where it can't be.
    pub cancel_until: Option<Moment>,
    /// When the term ends in which it is bought; `None` where it has no end.
    pub term_ends_at: Option<Moment>,
    /// The reseller on it: its name, where that is known, and its number.
    pub record: Option<(String, i64)>,
    /// Why the reseller that asks does not stand on it.
    pub record_fault: Option<Text>,
    /// Whether a reseller may stand on it at all.
    pub has_record: bool,
    /// What *Approve* must send back: it stands for what is shown.
    pub mark: String,
    pub(super) basis: Basis,
}

/// What the order is made of.
#[derive(Clone, Debug)]
pub(super) enum Basis {
    /// A new subscription.
    New(CartLine),
    /// More licenses of this one.
    More(Box<Subscription>),
}

impl OfferedTerms {
    /// Sealed with what was shown of them.
    fn marked(mut self, request: &OrderRequest) -> Self {
        let shown = format!(
            "{} {} {} {} {} {} {:?} {:?}",
            request.id,
            request.version,
            self.ordered,
            self.plan.text(),
            self.unit_price,
            self.amount,
            self.record.as_ref().map(|(_, mpn)| *mpn),
            self.term_ends_at.filter(|_| matches!(self.basis, Basis::More(_))),
        );
        self.mark = token::encode(&token::hash(shown.as_bytes()));
        self
    }
}

/// Judges a request that is the actor's to decide, as its seller.
pub(super) fn judge(cx: &mut UseCase<'_>, request: &OrderRequest) -> Result<Ruling, Error> {
    match request.subscription_id {
        None => judge_new(cx, request),
        Some(id) => judge_more(cx, request, id),
    }
}

fn judge_new(cx: &mut UseCase<'_>, request: &OrderRequest) -> Result<Ruling, Error> {
    let scope = cx.authorize(crate::domain::Action::OrderSubscriptions)?.scope();
    let Customer { id, country, cloud, .. } = match customers::find(cx.db, scope, request.customer_id) {
        Ok(customer) => customer,
        Err(Error::NotFound) => return Ok(Ruling::Overtaken(Overtaking::Relationship)),
        Err(error) => return Err(error),
    };
    let buyer = Buyer::of_actor(cx.call, cx.actor, Some(id), &country, cloud);
    let assortment = ordering::open_assortment(cx.db, &buyer)?;
    let gone = Ruling::Overtaken(Overtaking::Offer);
    let Some(item) = assortment.find(&request.offer_id.to_string()) else { return Ok(gone) };
    let lost = [Unavailable::OtherMarket, Unavailable::OtherSegment, Unavailable::NotSold];
    if item.available.is_err_and(|why| lost.contains(&why)) {
        return Ok(gone);
    }
    let typed = TypedLine {
        offer: request.offer_id.to_string(),
        chosen: true,
        quantity: request.quantity.to_string(),
        plan: Plan { term: request.term, frequency: request.frequency }.text(),
    };
    let line = match ordering::read_line(item, &typed) {
        Ok(line) => line,
        Err(LineFault::Plan(_)) => return Ok(gone),
        Err(fault) => return Ok(Ruling::Obstacle(fault.text())),
    };
    if customers::agreement(cx.db, id)?.is_none() {
        return Ok(Ruling::Obstacle(Text::new("order-agreement-missing")));
    }
    let (record, record_fault) = record(cx, request)?;
    let asked_at = Money::new(request.unit_price, &request.currency);
    let terms = Terms {
        quantity: line.quantity,
        term: line.plan.term,
        frequency: line.plan.frequency,
        currency: line.unit_price.currency.clone(),
        unit_price: line.unit_price.minor,
    };
    let contract = Contract::begin(line.billing, line.category, terms, cx.call.now);
    let terms = OfferedTerms {
        plan: line.plan,
        ordered: line.quantity,
        price_before: (asked_at != line.unit_price).then_some(asked_at),
        unit_price: line.unit_price.clone(),
        amount: line.amount.clone(),
        cancel_until: contract.window_ends_at,
        term_ends_at: contract.term_ends_at,
        record,
        record_fault,
        has_record: policy::works_through_resellers(cx.actor.account.kind),
        mark: String::new(),
        basis: Basis::New(line),
    };
    Ok(Ruling::Ready(Box::new(terms.marked(request))))
}

fn judge_more(cx: &mut UseCase<'_>, request: &OrderRequest, id: SubscriptionId) -> Result<Ruling, Error> {
    let one = subscriptions::get(cx.db, id)?;
    if !relationships::of_customer(cx.db, one.customer_id)?.iter().any(|serving| serving.account == one.partner_id) {
        return Ok(Ruling::Overtaken(Overtaking::Relationship));
    }
    let contract = one.contract();
    if !one.state.is_live() || one.offer_id != request.offer_id || one.quantity >= request.quantity {
        return Ok(Ruling::Overtaken(Overtaking::Subscription));
    }
    let offer = offers::find(cx.db, one.offer_id)?;
    if let Err(why) = contract.with_quantity(request.quantity, limits(&offer), cx.call.now) {
        return Ok(Ruling::Obstacle(why));
    }
    let ordered = request.quantity - one.quantity;
    let unit_price = Money::new(one.unit_price, &one.currency);
    // Licenses that are added are charged for what is left of the billing period.
    let charge = Money::new(unit_charge(LineKind::AddLicenses, &contract, 0, cx.call.now), &one.currency);
    let Some(amount) = charge.times(ordered) else {
        return Ok(Ruling::Obstacle(Text::new("cart-beyond-counting")));
    };
    let numbers: Vec<i64> = one.reseller_mpn_id.into_iter().collect();
    let mut names = names_by_location(cx.db, &numbers)?;
    let asked_at = Money::new(request.unit_price, &request.currency);
    let terms = OfferedTerms {
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
        mark: String::new(),
        basis: Basis::More(Box::new(one)),
    };
    Ok(Ruling::Ready(Box::new(terms.marked(request))))
}

/// The reseller that stands on a new subscription: the one through which it is asked for, else the one that serves the
/// customer where that is one alone; or why it does not.
type Record = (Option<(String, i64)>, Option<Text>);

fn record(cx: &mut UseCase<'_>, request: &OrderRequest) -> Result<Record, Error> {
    let seller = &cx.actor.account;
    if !policy::works_through_resellers(seller.kind) {
        return Ok((None, None));
    }
    let Some(reseller) = request.reseller_id else {
        return Ok((partner_of_record::of_customer(cx.db, seller, request.customer_id)?, None));
    };
    let reseller = accounts::find(cx.db, reseller)?;
    let Some(mpn) = reseller.mpn_location_id else { return Ok((None, Some(Text::new("reseller-without-location")))) };
    Ok(match partner_of_record::check(cx.db, seller, mpn)? {
        Ok(_) => (Some((reseller.name, mpn)), None),
        Err(why) => (None, Some(why)),
    })
}
