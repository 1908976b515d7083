//! *Add subscription*: an order for a customer that is there, over a draft as in the wizard (`docs/domain.md` §9.3).

use serde::{Deserialize, Serialize};

use super::{
    Call, FormKey, customers, drafts,
    ordering::{self, Buyer, Placement, Placer, Shelf, Weighed},
    partner_of_record,
};
use crate::{
    domain::{
        account::AccountKind,
        actor::Actor,
        cart::{self, TypedLine},
        draft::DraftKind,
        error::Error,
        ids::{AccountId, DraftId, MadeId},
        money::Money,
        order::PlacedBy,
        policy::{Action, Grant},
        text::Text,
    },
    repository::{
        customers::{self as customer_rows, Customer},
        db::Db,
        drafts as draft_rows,
        orders::{self, Order},
        partnerships::{self, Partner},
        relationships,
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
    pub shelf: Shelf,
    /// The provider's partners.
    pub resellers: Vec<Partner>,
    /// Whether the seller has resellers at all.
    pub has_resellers: bool,
    /// Why nothing can be ordered: the customer has accepted no agreement.
    pub blocked: bool,
}

/// The page before Submit.
#[derive(Clone, Debug)]
pub struct Review {
    /// For whom.
    pub customer: Customer,
    /// What would be ordered.
    pub cart: Weighed,
    /// The reseller on the subscriptions: its name and number.
    pub reseller: Option<(String, i64)>,
    /// What keeps the chosen reseller off them.
    pub reseller_fault: Option<Text>,
    /// Whether the seller has resellers at all.
    pub has_resellers: bool,
}

impl Review {
    /// Whether it can be submitted.
    #[must_use]
    pub fn is_good(&self) -> bool {
        self.cart.is_good() && self.reseller_fault.is_none()
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

/// An empty cart for a customer; the reseller that serves it is chosen where there is one alone.
///
/// # Errors
/// [`Error::Denied`]; [`Error::NotFound`] for a customer of others.
pub fn start(db: &mut Db, call: &Call, actor: &Actor, customer: AccountId) -> Result<CartPage, Error> {
    let (grant, customer) = customers::open(db, call, actor, Action::OrderSubscriptions, customer)?;
    let mut page = cart_page(db, call, actor, &grant, customer, NewOrderForm::default())?;
    let related = relationships::of_customer(db, page.customer.id)?;
    let mut serving = page.resellers.iter().filter(|partner| related.iter().any(|one| one.account == partner.account));
    if let (Some(only), None) = (serving.next(), serving.next()) {
        page.form.reseller = only.account.to_string();
    }
    Ok(page)
}

/// The cart of a draft, and what is wrong with it.
///
/// # Errors
/// [`Error::Denied`]; [`Error::NotFound`] for a draft or customer of others; [`Error::Conflict`] once it was submitted.
pub fn open(
    db: &mut Db,
    call: &Call,
    actor: &Actor,
    customer: AccountId,
    id: DraftId,
) -> Result<(CartPage, Review), Error> {
    let (grant, customer) = customers::open(db, call, actor, Action::OrderSubscriptions, customer)?;
    let form = form_of(db, call, (actor, &grant), customer.id, id)?;
    let page = cart_page(db, call, actor, &grant, customer, form)?;
    let review = judge(db, actor, &grant, page.customer.clone(), &page.form, &page.shelf)?;
    Ok((page, review))
}

/// Keeps what was typed, in a new draft or the one it belongs to, good or not. Gives the draft.
///
/// # Errors
/// As [`open`].
pub fn save(
    db: &mut Db,
    call: &Call,
    actor: &Actor,
    (customer, id): (AccountId, Option<DraftId>),
    key: &FormKey,
    form: &NewOrderForm,
) -> Result<DraftId, Error> {
    let (grant, customer) = customers::open(db, call, actor, Action::OrderSubscriptions, customer)?;
    let who = (actor, &grant);
    let Some(id) = id else {
        return drafts::begin(db, call, who, key, (DraftKind::Order, Some(customer.id)), form);
    };
    form_of(db, call, who, customer.id, id)?;
    let draft = drafts::find(db, call, who, DraftKind::Order, id)?;
    drafts::save(db, call, &draft, form)?;
    Ok(id)
}

/// The page before Submit: everything checked once more.
///
/// # Errors
/// As [`open`].
pub fn review(db: &mut Db, call: &Call, actor: &Actor, customer: AccountId, id: DraftId) -> Result<Review, Error> {
    let (grant, customer) = customers::open(db, call, actor, Action::OrderSubscriptions, customer)?;
    let form = form_of(db, call, (actor, &grant), customer.id, id)?;
    check(db, call, actor, &grant, customer, &form)
}

/// Places the order, once; `reviewed` is the mark of what Review showed. A form sent twice gets the order that the first has placed.
///
/// # Errors
/// As [`open`]; [`Error::Conflict`] with `order-changed` where the cart can't be ordered any more.
pub fn submit(
    db: &mut Db,
    call: &Call,
    actor: &Actor,
    (customer, id): (AccountId, DraftId),
    reviewed: &str,
) -> Result<Order, Error> {
    let (grant, customer) = customers::open(db, call, actor, Action::OrderSubscriptions, customer)?;
    let who = (actor, &grant);
    draft_rows::lock(db, id)?;
    // What the customer has stays as it is read from here on: limits hold among orders at the same time too.
    relationships::hold(db, grant.account(), customer.id)?;
    let draft = drafts::find(db, call, who, DraftKind::Order, id)?;
    if draft.customer_id != Some(customer.id) {
        return Err(Error::NotFound);
    }
    if let Some(made) = draft.made_id {
        return orders::find_of_customer(db, customer.id, made.uuid());
    }
    let form: NewOrderForm = drafts::content(call, &draft)?.ok_or(Error::NotFound)?;
    let review = check(db, call, actor, &grant, customer, &form)?;
    if !review.is_good() {
        return Err(Error::Conflict(Text::new("order-changed")));
    }
    if review.mark() != reviewed {
        return Err(Error::Conflict(Text::new("cart-repriced")));
    }
    let placement = Placement {
        customer: review.customer.id,
        seller: grant.account(),
        placer: Placer { actor, side: PlacedBy::Partner },
        reseller_mpn_id: review.reseller.as_ref().map(|(_, mpn)| *mpn),
        parent: None,
        lines: &review.cart.lines,
    };
    let order = ordering::place(db, call, &placement)?;
    draft_rows::submit(db, id, MadeId::from_uuid(*order.id.uuid()), call.now)?;
    Ok(order)
}

/// Drops a draft.
///
/// # Errors
/// As [`open`].
pub fn cancel(db: &mut Db, call: &Call, actor: &Actor, customer: AccountId, id: DraftId) -> Result<(), Error> {
    let (grant, _) = customers::open(db, call, actor, Action::OrderSubscriptions, customer)?;
    drafts::find(db, call, (actor, &grant), DraftKind::Order, id)?;
    draft_rows::drop_unfinished(db, id)
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

fn cart_page(
    db: &mut Db,
    call: &Call,
    actor: &Actor,
    grant: &Grant,
    customer: Customer,
    form: NewOrderForm,
) -> Result<CartPage, Error> {
    let shelf = ordering::open_shelf(db, &buyer(call, actor, &customer))?;
    let has_resellers = actor.account.kind == AccountKind::IndirectProvider;
    let resellers = if has_resellers { partnerships::reseller_choices(db, grant.scope())? } else { Vec::new() };
    let blocked = customer_rows::agreement(db, customer.id)?.is_none();
    Ok(CartPage { customer, form, shelf, resellers, has_resellers, blocked })
}

fn check(
    db: &mut Db,
    call: &Call,
    actor: &Actor,
    grant: &Grant,
    customer: Customer,
    form: &NewOrderForm,
) -> Result<Review, Error> {
    let shelf = ordering::open_shelf(db, &buyer(call, actor, &customer))?;
    judge(db, actor, grant, customer, form, &shelf)
}

fn judge(
    db: &mut Db,
    actor: &Actor,
    grant: &Grant,
    customer: Customer,
    form: &NewOrderForm,
    shelf: &Shelf,
) -> Result<Review, Error> {
    let mut cart = ordering::weigh(shelf, &form.lines);
    if customer_rows::agreement(db, customer.id)?.is_none() {
        cart.fault = Some(Text::new("order-agreement-missing"));
    }
    let has_resellers = actor.account.kind == AccountKind::IndirectProvider;
    let (reseller, reseller_fault) = match check_reseller(db, actor, grant, &form.reseller)? {
        Ok(reseller) => (reseller, None),
        Err(fault) => (None, Some(fault)),
    };
    Ok(Review { customer, cart, reseller, reseller_fault, has_resellers })
}

/// The reseller that was chosen, with the number that goes onto the subscriptions, or what is wrong with it.
fn check_reseller(
    db: &mut Db,
    actor: &Actor,
    grant: &Grant,
    typed: &str,
) -> Result<Result<Option<(String, i64)>, Text>, Error> {
    if typed.is_empty() || actor.account.kind != AccountKind::IndirectProvider {
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
