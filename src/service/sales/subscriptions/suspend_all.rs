//! Suspending, in one go, all that keeps a customer from leaving (`docs/domain.md` §6.5).

use std::collections::{HashMap, HashSet};

use serde::Deserialize;

use super::{Hand, lock};
use crate::{
    domain::{
        Action, AuditEvent, Error, Grant, Text,
        ids::{AccountId, OfferId},
        offer::BillingType,
        policy::may,
        subscription::SubscriptionState,
    },
    repository::{
        customers::Customer,
        licensed_users, licenses,
        subscriptions::{self, Subscription},
    },
    service::{FormKey, UseCase, customers},
};

/// How many users the page names in all.
const NAMED: i64 = 500;

/// What the actor's account sold to a customer and is active, about to be suspended.
#[derive(Clone, Debug)]
pub struct ActiveSubscriptions {
    /// The customer.
    pub customer: Customer,
    /// The subscriptions, in the order of purchase.
    pub subscriptions: Vec<Subscription>,
    /// How many users have a license of each offer.
    pub assigned: HashMap<OfferId, i64>,
    /// The first of these users, by name; `None` where the actor may not see the customer's users.
    pub users: Option<HashMap<OfferId, Vec<String>>>,
}

/// What the page sends.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default)]
pub struct SuspendAllForm {
    /// What it showed, as [`shown`] says.
    pub shown: String,
}

/// Subscriptions and their versions, as a form remembers what its page showed.
#[must_use]
pub fn shown(subscriptions: &[Subscription]) -> String {
    subscriptions.iter().map(mark).collect::<Vec<_>>().join(" ")
}

fn mark(one: &Subscription) -> String {
    format!("{}:{}", one.id, one.version)
}

/// The active subscriptions of a customer, with who uses them.
pub fn find(cx: &mut UseCase<'_>, customer: AccountId) -> Result<ActiveSubscriptions, Error> {
    let (grant, customer) = customers::open(cx, Action::ManageSubscriptions, customer)?;
    let subscriptions = active(cx, &grant, &customer)?;
    let assigned = licenses::assigned(cx.db, customer.id)?;
    let sees = may(cx.actor, Action::ViewCustomerUsers) && customer.privileged;
    let users = if sees { Some(users(cx, customer.id, &subscriptions)?) } else { None };
    Ok(ActiveSubscriptions { customer, subscriptions, assigned, users })
}

/// Suspends them all, add-ons among them, at the same moment. What was suspended or has ended since the page was opened
/// stays as it is. Sent twice, the form counts once. Gives how many it suspended.
///
/// # Errors
/// [`Error::Stale`] where something is active that the page did not show, or showed otherwise.
pub fn suspend(
    cx: &mut UseCase<'_>,
    customer: AccountId,
    (form, key): (&SuspendAllForm, &FormKey),
) -> Result<i64, Error> {
    lock(cx, Action::ManageSubscriptions, customer)?;
    let (grant, customer) = customers::open(cx, Action::ManageSubscriptions, customer)?;
    let active = active(cx, &grant, &customer)?;
    let purpose = format!("suspend all subscriptions of {}", customer.id);
    let suspended = cx.once(key, &purpose, &active.len().to_string(), |cx| {
        let shown: HashSet<&str> = form.shown.split_whitespace().collect();
        if !active.iter().all(|one| shown.contains(mark(one).as_str())) {
            return Err(Error::Stale(Text::new("suspending-stale")));
        }
        suspend_these(cx, grant, &active)
    })?;
    Ok(suspended.parse().unwrap_or_default())
}

fn suspend_these(cx: &mut UseCase<'_>, grant: Grant, active: &[Subscription]) -> Result<(), Error> {
    let mut after = Vec::with_capacity(active.len());
    for one in active {
        let contract = one.contract().suspended(cx.call.now).map_err(Error::refused)?;
        after.push(Subscription { version: one.version + 1, ..one.under(contract) });
    }
    let hand = Hand::of(cx.call, cx.actor, grant);
    if !subscriptions::suspend(cx.db, &hand.grant, &after)? {
        return Err(Error::Stale(Text::new("suspending-stale")));
    }
    let changes: Vec<_> = active.iter().zip(&after).collect();
    hand.record_all(cx.db, AuditEvent::SubscriptionSuspended, &changes)?;
    hand.tell(cx.db, &changes, &[])
}

fn active(cx: &mut UseCase<'_>, grant: &Grant, customer: &Customer) -> Result<Vec<Subscription>, Error> {
    let sight = subscriptions::sight(cx.db, grant.scope(), cx.actor.account.kind, customer)?;
    let mut living = subscriptions::living(cx.db, &sight, customer.id)?;
    living.retain(|one| one.state == SubscriptionState::Active && one.partner_id == grant.account());
    Ok(living)
}

fn users(
    cx: &mut UseCase<'_>,
    customer: AccountId,
    subscriptions: &[Subscription],
) -> Result<HashMap<OfferId, Vec<String>>, Error> {
    let licensed = subscriptions.iter().filter(|one| one.billing == BillingType::License);
    let offers: Vec<OfferId> = licensed.map(|one| one.offer_id).collect();
    let mut users: HashMap<OfferId, Vec<String>> = HashMap::new();
    for (offer, name) in licensed_users::names(cx.db, customer, &offers, NAMED)? {
        users.entry(offer).or_default().push(name);
    }
    Ok(users)
}
