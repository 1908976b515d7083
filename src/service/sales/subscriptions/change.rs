//! The one form of a subscription's page: everything that can be changed there, in one go.

pub mod stale;

use super::{
    Hand, NewOrderLine, OpenedSubscription,
    administration::{changing, of_seller},
    contacts,
    followers::{reactivate_add_ons, suspend_add_ons},
    keep_all, limits, lock, next_terms, open_to_change,
};
use crate::{
    domain::{
        Actor, AuditEvent, Checks, Error, Moment, Text,
        cart::read_quantity,
        ids::{AccountId, SubscriptionId},
        mpn::parse_mpn_id,
        order::LineKind,
        refusals::Refusals,
        subscription::{
            SubscriptionState,
            administration::{Reach, costly_fields},
            contract::Contract,
            rules::{ChangeWindow, SubscriptionChange, decide, when},
        },
    },
    repository::{
        db::Db,
        offers::{self, Offer},
        orders::Order,
        subscription_counts,
        subscriptions::{self, Subscription},
    },
    service::{
        UseCase,
        licenses::settle::{refuse_fall, settle},
        partner_of_record,
    },
};

/// The longest nickname.
pub const MAX_NICKNAME: usize = 100;

/// What the page sends. Fields that can't change now are not sent by browsers, and stay as they are.
#[derive(Clone, Debug, Default)]
pub struct ChangeForm {
    /// The version that the page showed.
    pub version: String,
    /// The nickname; empty is the offer's name.
    pub nickname: String,
    /// How many licenses.
    pub quantity: Option<String>,
    /// The state that is wanted.
    pub status: Option<String>,
    /// Whether another term is to begin.
    pub auto_renew: bool,
    /// The reseller's location id; empty for none.
    pub reseller: Option<String>,
    /// The support contact's account.
    pub contact: Option<String>,
}

impl ChangeForm {
    /// Whether the subscription is as the form asks already.
    fn is_done(&self, one: &Subscription) -> bool {
        let is = |typed: &Option<String>, present: String| typed.as_ref().is_none_or(|typed| typed.trim() == present);
        let reseller = one.reseller_mpn_id.map(|number| number.to_string()).unwrap_or_default();
        self.nickname.trim() == one.nickname
            && self.auto_renew == one.auto_renew
            && is(&self.quantity, one.quantity.to_string())
            && is(&self.status, one.state.to_string())
            && is(&self.reseller, reseller)
            && is(&self.contact, one.support_contact_id.to_string())
    }
}

/// What came of the form.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Changed {
    /// Nothing differed.
    Nothing,
    /// It was suspended, and is deleted then.
    Suspended(Moment),
    /// It was brought back.
    Reactivated,
    /// The reseller was taken off it: incentives are lost.
    WithoutReseller,
    /// Something else.
    Saved,
}

/// Changes a subscription as the form says: all of it, or nothing. Gives what came of it, and what it is called now.
///
/// # Errors
/// [`Error::Invalid`] beside the fields, or for the form as a whole where the subscription has ended; [`Error::Stale`]
/// where it has changed since the page was opened; as [`open`] says.
pub fn change(
    cx: &mut UseCase<'_>,
    place: (AccountId, SubscriptionId),
    form: &ChangeForm,
) -> Result<(Changed, String), Error> {
    change_by_order(cx, place, form).map(|(changed, _)| changed)
}

/// As [`change`]; gives what was ordered for it as well.
///
/// # Errors
/// As [`change`].
pub(in crate::service) fn change_by_order(
    cx: &mut UseCase<'_>,
    place: (AccountId, SubscriptionId),
    form: &ChangeForm,
) -> Result<((Changed, String), Vec<Order>), Error> {
    lock(cx, changing(cx.actor.account.kind), place.0)?;
    let (OpenedSubscription { grant, customer, subscription: before, .. }, reach) = open_to_change(cx, place)?;
    // Nothing is reactivated for a customer that is just being left.
    if !before.state.is_live() {
        return Err(Error::refused(Text::new("subscription-no-ended")));
    }
    if form.version.parse() != Ok(before.version) {
        // Sent twice by a quick hand, the form finds what it asked for.
        let done = form.is_done(&before);
        return if done {
            Ok(((Changed::Saved, before.nickname), Vec::new()))
        } else {
            Err(Error::Stale(Text::new("subscription-stale")))
        };
    }
    let offer = offers::find(cx.db, before.offer_id)?;
    let hand = Hand::of(cx.call, cx.actor, grant);
    let mut checks = Checks::new();
    let wanted = wanted_state(&mut checks, &before, form);
    let returned = reactivate(cx.db, &mut checks, &before, wanted, &customer.country, cx.call.now)?;
    let contract = license(&mut checks, &returned, form, &offer, cx.call.now);
    if contract.terms.quantity < returned.terms.quantity
        && let Some(why) = refuse_fall(cx.db, &before, contract.terms.quantity)?
    {
        checks.refuse("quantity", why);
    }
    if contract.terms.quantity > returned.terms.quantity && !cx.actor.account.standing.may_sell() {
        checks.refuse("quantity", Text::new("subscription-no-more-suspended"));
    }
    let contract = suspend(&mut checks, contract, wanted, cx.call.now);
    let after = Subscription {
        nickname: nickname(&mut checks, &before, form, cx.call.now),
        reseller_mpn_id: reseller(cx.db, &mut checks, cx.actor, &before, (form, cx.call.now))?,
        support_contact_id: contact(cx.db, &mut checks, cx.actor, &before, (form, cx.call.now))?,
        ..before.under(contract)
    };
    if reach == Reach::WithoutCost {
        refuse_costs(&mut checks, &before, &after, &of_seller(cx, &before, "subscription-ask-seller")?);
    }
    checks.finish()?;
    if after == before {
        return Ok(((Changed::Nothing, after.nickname), Vec::new()));
    }
    let after = keep_all(cx.db, &hand, &before, after)?;
    let changed = outcome(&before, &after);
    let mut items = lines(&before, &returned, &after, &offer.sku);
    match changed {
        Changed::Suspended(_) => suspend_add_ons(cx.db, &hand, &after)?,
        Changed::Reactivated => items.extend(reactivate_add_ons(cx.db, &hand, &before, &customer.country)?),
        _ => {}
    }
    // An add-on may begin a new term where its parent does not.
    if reach == Reach::WithoutCost && !items.is_empty() {
        let why = of_seller(cx, &before, "subscription-ask-seller")?;
        return Err(Refusals { form: None, fields: vec![("status", why)] }.into());
    }
    hand.record(cx.db, event(changed), &before, &after)?;
    settle(cx.db, &hand, &before, &after)?;
    let orders = hand.order(cx.db, &items)?;
    hand.tell(cx.db, &[(&before, &after)], &orders)?;
    if before.reseller_mpn_id != after.reseller_mpn_id {
        subscription_counts::recount(cx.db, customer.id)?;
    }
    Ok(((changed, after.nickname), orders))
}

/// What costs the seller something is the seller's to change, and so is who earns the incentives.
fn refuse_costs(checks: &mut Checks, before: &Subscription, after: &Subscription, why: &Text) {
    for field in costly_fields(&before.contract(), &after.contract()) {
        checks.refuse(field, why.clone());
    }
    if before.reseller_mpn_id != after.reseller_mpn_id {
        checks.refuse("reseller", why.clone());
    }
}

fn outcome(before: &Subscription, after: &Subscription) -> Changed {
    match (before.state, after.state) {
        (SubscriptionState::Active, SubscriptionState::Suspended) => {
            Changed::Suspended(after.contract().deletes_at().unwrap_or(after.created_at))
        }
        (SubscriptionState::Suspended, SubscriptionState::Active) => Changed::Reactivated,
        _ if before.reseller_mpn_id.is_some() && after.reseller_mpn_id.is_none() => Changed::WithoutReseller,
        _ => Changed::Saved,
    }
}

const fn event(changed: Changed) -> AuditEvent {
    match changed {
        Changed::Suspended(_) => AuditEvent::SubscriptionSuspended,
        Changed::Reactivated => AuditEvent::SubscriptionReactivated,
        Changed::Nothing | Changed::WithoutReseller | Changed::Saved => AuditEvent::SubscriptionUpdated,
    }
}

/// What the change costs or gives back: a term that began with the return, and licenses more or fewer than it has.
fn lines(before: &Subscription, returned: &Contract, after: &Subscription, sku: &str) -> Vec<NewOrderLine> {
    let item = |kind, quantity| NewOrderLine::new(kind, quantity, sku.to_owned(), after.clone());
    let mut items = Vec::new();
    if returned.term_started_at != before.term_started_at {
        items.push(item(LineKind::Renewal, returned.terms.quantity));
    }
    let more = after.quantity - returned.terms.quantity;
    if more > 0 {
        items.push(item(LineKind::AddLicenses, more));
    } else if more < 0 {
        items.push(item(LineKind::RemoveLicenses, more));
    }
    items
}

fn wanted_state(checks: &mut Checks, before: &Subscription, form: &ChangeForm) -> SubscriptionState {
    let Some(typed) = &form.status else { return before.state };
    let wanted = SubscriptionState::parse(typed).filter(|state| state.is_live());
    checks.choice("status", wanted).unwrap_or(before.state)
}

/// Brought back, where that is wanted: before anything else changes, for nothing can while it is suspended.
fn reactivate(
    db: &mut Db,
    checks: &mut Checks,
    before: &Subscription,
    wanted: SubscriptionState,
    market: &str,
    now: Moment,
) -> Result<Contract, Error> {
    let contract = before.contract();
    if wanted != SubscriptionState::Active || before.state == SubscriptionState::Active {
        return Ok(contract);
    }
    let parent = match before.parent_id {
        Some(id) => Some(subscriptions::get(db, id)?.state),
        None => None,
    };
    let renews = contract.needs_new_term(now);
    let (terms, rest) = if renews { next_terms(db, before, market)? } else { (contract.terms.clone(), contract.next) };
    match contract.reactivated(parent, terms, now) {
        Ok(after) => Ok(after.keeping(rest)),
        Err(why) => {
            checks.refuse("status", why);
            Ok(contract)
        }
    }
}

/// Licenses and renewal.
fn license(checks: &mut Checks, contract: &Contract, form: &ChangeForm, offer: &Offer, now: Moment) -> Contract {
    let mut after = contract.clone();
    if let Some(typed) = &form.quantity {
        match with_typed_quantity(contract, typed, offer, now) {
            Ok(changed) => after = changed,
            Err(why) => checks.refuse("quantity", why),
        }
    }
    // A box that can't be ticked is not sent, and then says nothing.
    let fixed = matches!(when(SubscriptionChange::AutoRenew, contract.kind(), contract.state), ChangeWindow::Never(_));
    let wanted = if fixed && !form.auto_renew { contract.auto_renew } else { form.auto_renew };
    match after.with_auto_renew(wanted, now) {
        Ok(changed) => after = changed,
        Err(why) => checks.refuse("auto_renew", why),
    }
    after
}

fn with_typed_quantity(contract: &Contract, typed: &str, offer: &Offer, now: Moment) -> Result<Contract, Text> {
    if typed.trim() == contract.terms.quantity.to_string() {
        return Ok(contract.clone());
    }
    // What never changes says so itself, whatever was typed.
    if let ChangeWindow::Never(why) = when(SubscriptionChange::AddLicenses, contract.kind(), contract.state) {
        return Err(Text::new(why));
    }
    let quantity = read_quantity(typed, (offer.min_quantity, offer.max_quantity))?;
    contract.with_quantity(quantity, limits(offer), now)
}

/// Suspended, where that is wanted: after everything else has changed.
fn suspend(checks: &mut Checks, contract: Contract, wanted: SubscriptionState, now: Moment) -> Contract {
    if wanted != SubscriptionState::Suspended || contract.state == SubscriptionState::Suspended {
        return contract;
    }
    contract.suspended(now).unwrap_or_else(|why| {
        checks.refuse("status", why);
        contract
    })
}

fn nickname(checks: &mut Checks, before: &Subscription, form: &ChangeForm, now: Moment) -> String {
    let typed = checks.optional_line("nickname", &form.nickname, MAX_NICKNAME);
    let wanted = if typed.is_empty() { before.offer_name.clone() } else { typed };
    if wanted != before.nickname
        && let Err(why) = decide(&before.contract(), SubscriptionChange::Rename, now)
    {
        checks.refuse("nickname", why);
    }
    wanted
}

/// The reseller that was typed. A number that stays is not asked about again: a removed partner's stays where it is.
fn reseller(
    db: &mut Db,
    checks: &mut Checks,
    actor: &Actor,
    before: &Subscription,
    (form, now): (&ChangeForm, Moment),
) -> Result<Option<i64>, Error> {
    let Some(typed) = form.reseller.as_deref().map(str::trim) else { return Ok(before.reseller_mpn_id) };
    let number = parse_mpn_id(typed);
    if number == before.reseller_mpn_id && (number.is_some() || typed.is_empty()) {
        return Ok(number);
    }
    if let Err(why) = decide(&before.contract(), SubscriptionChange::Reseller, now) {
        checks.refuse("reseller", why);
    }
    match number {
        None if typed.is_empty() => {}
        None => checks.refuse("reseller", Text::new("input-mpn")),
        Some(number) => {
            if let Err(why) = partner_of_record::check(db, &actor.account, number)? {
                checks.refuse("reseller", why);
            }
        }
    }
    Ok(number)
}

fn contact(
    db: &mut Db,
    checks: &mut Checks,
    actor: &Actor,
    before: &Subscription,
    (form, now): (&ChangeForm, Moment),
) -> Result<AccountId, Error> {
    let present = before.support_contact_id;
    let Some(typed) = form.contact.as_ref().filter(|typed| **typed != present.to_string()) else { return Ok(present) };
    if let Err(why) = decide(&before.contract(), SubscriptionChange::SupportContact, now) {
        checks.refuse("contact", why);
    }
    let offered = contacts::choices(db, &actor.account, before)?;
    let chosen = typed.parse().ok().filter(|id| offered.iter().any(|(one, _)| one == id));
    Ok(checks.choice("contact", chosen).unwrap_or(present))
}
