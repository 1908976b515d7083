//! What approving a request would order: at which price, for how long, with which partner of record.

use super::{OrderRequest, change_terms::judge_change};
use crate::{
    auth::token,
    domain::{
        Action, Error, Moment, Text,
        cart::{CartLine, Plan, TypedLine, Unavailable},
        money::Money,
        order_request::Overtaking,
        policy,
        subscription::contract::{Contract, Terms},
    },
    repository::{
        accounts,
        customers::{self, Customer},
        subscriptions::Subscription,
    },
    service::{
        UseCase,
        ordering::{self, Buyer, LineFault},
        partner_of_record,
        subscriptions::{add_ons::AddOnForm, convert::ConvertForm},
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
    /// How many licenses are ordered: those that are added, or whose product changes; those that end or are renewed.
    pub ordered: i64,
    /// Per license and billing period.
    pub unit_price: Money,
    /// For all that is ordered, per billing period or for what is left of it; negative for what is given back.
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
    /// The add-ons that end with it.
    pub with_it: Vec<String>,
    /// What *Approve* must send back: it stands for what is shown.
    pub mark: String,
    pub(super) basis: Basis,
}

/// What the order is made of.
#[derive(Clone, Debug)]
pub(super) enum Basis {
    /// A new subscription.
    New(CartLine),
    /// A change of this one.
    Change(Box<Subscription>, Change),
}

/// How a subscription is changed.
#[derive(Clone, Debug)]
pub(super) enum Change {
    /// It has more licenses.
    More,
    /// It moves to the offer that this stands for.
    Upgrade(String),
    /// An add-on begins.
    AddOn(AddOnForm),
    /// It is paid for.
    Convert(ConvertForm),
    /// It will renew.
    Renew,
    /// It ends.
    Cancel,
}

impl Change {
    /// Whether the term in which it is bought begins with it, so that its end is not known before.
    const fn begins_term(&self) -> bool {
        matches!(self, Self::AddOn(_) | Self::Convert(_))
    }
}

impl OfferedTerms {
    /// Sealed with what was shown of them.
    pub(super) fn marked(mut self, request: &OrderRequest) -> Self {
        let keeps_term = matches!(&self.basis, Basis::Change(_, change) if !change.begins_term());
        let shown = format!(
            "{} {} {} {} {} {} {:?} {:?} {:?}",
            request.id,
            request.version,
            self.ordered,
            self.plan.text(),
            self.unit_price,
            self.amount,
            self.record.as_ref().map(|(_, mpn)| *mpn),
            self.term_ends_at.filter(|_| keeps_term),
            self.with_it,
        );
        self.mark = token::encode(&token::hash(shown.as_bytes()));
        self
    }
}

/// Judges a request that is the actor's to decide, as its seller.
pub(super) fn judge(cx: &mut UseCase<'_>, request: &OrderRequest) -> Result<Ruling, Error> {
    match request.subscription_id {
        None => judge_new(cx, request),
        Some(id) => judge_change(cx, request, id),
    }
}

fn judge_new(cx: &mut UseCase<'_>, request: &OrderRequest) -> Result<Ruling, Error> {
    let scope = cx.authorize(Action::OrderSubscriptions)?.scope();
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
        with_it: Vec::new(),
        mark: String::new(),
        basis: Basis::New(line),
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
