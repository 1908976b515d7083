//! *Add subscription*: an order for a customer that is there, over a draft as in the wizard (`docs/domain.md` §9.3).

use std::sync::Arc;

use serde::{Deserialize, Serialize};

use crate::service::{
    Call, FormKey, UseCase, customers, drafts,
    ordering::{self, Assortment, Buyer, CheckedCart, Placement, Placer},
    partner_names::KnownPartners,
    partner_of_record,
};
use crate::{
    domain::{
        Action, Actor, Error, Grant, Text,
        cart::{self, TypedLine},
        draft::DraftKind,
        ids::{AccountId, DraftId, MadeId},
        money::Money,
        order::PlacedBy,
        policy,
        refusals::Refusals,
    },
    repository::{
        customers::{self as customer_rows, Customer},
        db::Db,
        drafts as draft_rows,
        orders::{self, Order},
        partnerships, relationships,
    },
};

/// Everything typed so far.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct NewOrderForm {
    /// What is bought.
    pub lines: Vec<TypedLine>,
    /// The account of the reseller; empty for none.
    pub reseller: String,
}

/// The page with the cart.
#[derive(Clone, Debug)]
pub struct CartPage {
    /// For whom.
    pub customer: Customer,
    /// What was typed so far.
    pub form: NewOrderForm,
    /// What can be sold.
    pub assortment: Assortment,
    /// The provider's partners.
    pub resellers: Arc<KnownPartners>,
    /// Whether the seller has resellers at all.
    pub has_resellers: bool,
    /// Why nothing can be ordered: the customer has accepted no agreement.
    pub blocked: bool,
}

/// The page before Submit.
#[derive(Clone, Debug)]
pub struct OrderReview {
    /// For whom.
    pub customer: Customer,
    /// What would be ordered.
    pub cart: CheckedCart,
    /// The reseller on the subscriptions: its name and number.
    pub reseller: Option<(String, i64)>,
    /// What keeps the chosen reseller off them.
    pub reseller_fault: Option<Text>,
    /// Whether the seller has resellers at all.
    pub has_resellers: bool,
}

impl OrderReview {
    /// Whether it can be submitted.
    #[must_use]
    pub fn is_good(&self) -> bool {
        self.cart.is_good() && self.reseller_fault.is_none()
    }

    /// What is wrong, as of the cart's form.
    #[must_use]
    pub fn refusals(&self) -> Refusals {
        let mut refusals = self.cart.refusals();
        if let Some(fault) = &self.reseller_fault {
            refusals.refuse("reseller", fault.clone());
        }
        refusals
    }

    /// What *Submit* must send back: it stands for what is shown.
    #[must_use]
    pub fn mark(&self) -> String {
        ordering::reviewed_mark(&self.cart.lines, self.reseller.as_ref().map(|(_, mpn)| *mpn))
    }

    /// What it costs for the first billing periods.
    #[must_use]
    pub fn total(&self) -> Option<Money> {
        cart::total(&self.cart.lines)
    }
}

/// What became of *Submit*.
#[derive(Clone, Debug)]
pub enum SubmittedOrder {
    /// The order is placed: now, or before by the same form.
    Placed(Box<Order>),
    /// Nothing is: the cart can't be ordered any more.
    Changed,
    /// Nothing is: the cart costs something else than was reviewed, or has another reseller's number.
    Repriced,
}

/// An empty cart for a customer; the reseller that serves it is chosen where there is one alone.
pub fn start(cx: &mut UseCase<'_>, customer: AccountId) -> Result<CartPage, Error> {
    let (grant, customer) = customers::open(cx, Action::OrderSubscriptions, customer)?;
    let mut page = cart_page(cx, &grant, customer, NewOrderForm::default())?;
    let related = relationships::of_customer(cx.db, page.customer.id)?;
    let mut serving = related.iter().filter_map(|one| page.resellers.find_active(one.account));
    if let (Some(only), None) = (serving.next(), serving.next()) {
        page.form.reseller = only.id.to_string();
    }
    Ok(page)
}

/// The cart of a draft, and what is wrong with it.
///
/// # Errors
/// [`Error::Denied`]; [`Error::NotFound`] for a draft or customer of others; [`Error::Conflict`] once it was submitted.
pub fn open(cx: &mut UseCase<'_>, customer: AccountId, id: DraftId) -> Result<(CartPage, OrderReview), Error> {
    let (grant, customer) = customers::open(cx, Action::OrderSubscriptions, customer)?;
    let form = form_of(cx.db, cx.call, (cx.actor, &grant), customer.id, id)?;
    let page = cart_page(cx, &grant, customer, form)?;
    let review = judge(cx.db, cx.actor, &grant, page.customer.clone(), &page.form, &page.assortment)?;
    Ok((page, review))
}

/// Keeps what was typed, in a new draft or the one it belongs to, good or not. Gives the draft.
pub fn save(
    cx: &mut UseCase<'_>,
    (customer, id): (AccountId, Option<DraftId>),
    key: &FormKey,
    form: &NewOrderForm,
) -> Result<DraftId, Error> {
    let (grant, customer) = customers::open(cx, Action::OrderSubscriptions, customer)?;
    let who = (cx.actor, &grant);
    let Some(id) = id else {
        return drafts::begin(cx.db, cx.call, who, key, (DraftKind::Order, Some(customer.id)), form);
    };
    form_of(cx.db, cx.call, who, customer.id, id)?;
    let draft = drafts::find(cx.db, cx.call, who, DraftKind::Order, id)?;
    drafts::save(cx.db, cx.call, &draft, form)?;
    Ok(id)
}

/// The page before Submit: everything checked once more.
pub fn review(cx: &mut UseCase<'_>, customer: AccountId, id: DraftId) -> Result<OrderReview, Error> {
    let (grant, customer) = customers::open(cx, Action::OrderSubscriptions, customer)?;
    let form = form_of(cx.db, cx.call, (cx.actor, &grant), customer.id, id)?;
    check(cx, &grant, customer, &form)
}

/// Places the order, once; `reviewed` is the mark of what Review showed. A form sent twice gets the order that the first has placed.
pub fn submit(
    cx: &mut UseCase<'_>,
    (customer, id): (AccountId, DraftId),
    reviewed: &str,
) -> Result<SubmittedOrder, Error> {
    let (grant, customer) = customers::open(cx, Action::OrderSubscriptions, customer)?;
    let who = (cx.actor, &grant);
    draft_rows::lock(cx.db, id)?;
    // What the customer has stays as it is read from here on: limits hold among orders at the same time too.
    relationships::lock(cx.db, grant.account(), customer.id)?;
    let draft = drafts::find(cx.db, cx.call, who, DraftKind::Order, id)?;
    if draft.customer_id != Some(customer.id) {
        return Err(Error::NotFound);
    }
    if let Some(made) = draft.made_id {
        let before = orders::find_of_customer(cx.db, customer.id, made.uuid())?;
        return Ok(SubmittedOrder::Placed(Box::new(before)));
    }
    let form: NewOrderForm = drafts::content(cx.call, &draft)?.ok_or(Error::NotFound)?;
    let review = check(cx, &grant, customer, &form)?;
    if !review.is_good() {
        return Ok(SubmittedOrder::Changed);
    }
    if review.mark() != reviewed {
        return Ok(SubmittedOrder::Repriced);
    }
    let placement = Placement {
        customer: review.customer.id,
        seller: grant.account(),
        placer: Placer { actor: cx.actor, side: PlacedBy::Partner },
        grant,
        reseller_mpn_id: review.reseller.as_ref().map(|(_, mpn)| *mpn),
        parent: None,
        lines: &review.cart.lines,
    };
    let order = ordering::place(cx.db, cx.call, &placement)?;
    draft_rows::submit(cx.db, id, MadeId::from_uuid(*order.id.uuid()), cx.call.now)?;
    Ok(SubmittedOrder::Placed(Box::new(order)))
}

/// Drops a draft.
pub fn cancel(cx: &mut UseCase<'_>, customer: AccountId, id: DraftId) -> Result<(), Error> {
    let (grant, _) = customers::open(cx, Action::OrderSubscriptions, customer)?;
    drafts::find(cx.db, cx.call, (cx.actor, &grant), DraftKind::Order, id)?;
    draft_rows::drop_unfinished(cx.db, id)
}

fn form_of(
    db: &mut Db,
    call: &Call,
    who: (&Actor, &Grant),
    customer: AccountId,
    id: DraftId,
) -> Result<NewOrderForm, Error> {
    let draft = drafts::find(db, call, who, DraftKind::Order, id)?;
    if draft.customer_id != Some(customer) {
        return Err(Error::NotFound);
    }
    drafts::content(call, &draft)?.ok_or_else(|| Error::Conflict(Text::new("order-submitted")))
}

fn buyer(call: &Call, actor: &Actor, customer: &Customer) -> Buyer {
    Buyer::of_actor(call, actor, Some(customer.id), &customer.country, customer.cloud)
}

fn cart_page(cx: &mut UseCase<'_>, grant: &Grant, customer: Customer, form: NewOrderForm) -> Result<CartPage, Error> {
    let assortment = ordering::open_assortment(cx.db, &buyer(cx.call, cx.actor, &customer))?;
    let has_resellers = policy::works_through_resellers(cx.actor.account.kind);
    let resellers = if has_resellers { cx.known_partners(grant.scope())? } else { Arc::default() };
    let blocked = customer_rows::agreement(cx.db, customer.id)?.is_none();
    Ok(CartPage { customer, form, assortment, resellers, has_resellers, blocked })
}

fn check(cx: &mut UseCase<'_>, grant: &Grant, customer: Customer, form: &NewOrderForm) -> Result<OrderReview, Error> {
    let assortment = ordering::open_assortment(cx.db, &buyer(cx.call, cx.actor, &customer))?;
    judge(cx.db, cx.actor, grant, customer, form, &assortment)
}

fn judge(
    db: &mut Db,
    actor: &Actor,
    grant: &Grant,
    customer: Customer,
    form: &NewOrderForm,
    assortment: &Assortment,
) -> Result<OrderReview, Error> {
    let mut cart = ordering::check_cart(assortment, &form.lines);
    if customer_rows::agreement(db, customer.id)?.is_none() {
        cart.fault = Some(Text::new("order-agreement-missing"));
    }
    let has_resellers = policy::works_through_resellers(actor.account.kind);
    let (reseller, reseller_fault) = match check_reseller(db, actor, grant, &form.reseller)? {
        Ok(reseller) => (reseller, None),
        Err(fault) => (None, Some(fault)),
    };
    Ok(OrderReview { customer, cart, reseller, reseller_fault, has_resellers })
}

/// The reseller that was chosen, with the number that goes onto the subscriptions, or what is wrong with it.
fn check_reseller(
    db: &mut Db,
    actor: &Actor,
    grant: &Grant,
    typed: &str,
) -> Result<Result<Option<(String, i64)>, Text>, Error> {
    if typed.is_empty() || !policy::works_through_resellers(actor.account.kind) {
        return Ok(Ok(None));
    }
    let partner = match typed.parse::<AccountId>() {
        Ok(id) => partnerships::find_partner(db, grant.scope(), id),
        Err(error) => Err(error.into()),
    };
    let partner = match partner {
        Ok(partner) => partner,
        Err(Error::NotFound) => return Ok(Err(Text::new("new-customer-reseller-gone"))),
        Err(error) => return Err(error),
    };
    let Some(mpn) = partner.mpn_location_id else { return Ok(Err(Text::new("reseller-without-location"))) };
    Ok(partner_of_record::check(db, &actor.account, mpn)?.map(|_| Some((partner.name, mpn))))
}
