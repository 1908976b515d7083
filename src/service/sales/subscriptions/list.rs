//! The list of a customer's subscriptions, as one of its partners sees it.

use std::collections::HashMap;

use crate::{
    domain::{
        Action, Error,
        ids::{AccountId, OfferId},
        policy::may,
    },
    repository::{
        contacts::names_by_location,
        customers::Customer,
        db::Db,
        licenses,
        subscriptions::{self, Subscription},
    },
    service::{UseCase, customers, order_requests},
};

/// A customer's subscriptions.
#[derive(Clone, Debug)]
pub struct SubscriptionList {
    /// The customer.
    pub customer: Customer,
    /// The subscriptions in the order of purchase, those that have ended last.
    pub subscriptions: Vec<Subscription>,
    /// The names of the resellers on them, by their numbers.
    pub resellers: HashMap<i64, String>,
    /// How many licenses of each offer users have.
    pub assigned: HashMap<OfferId, i64>,
    /// Whether the reader sees what they cost: whoever buys from the vendor does.
    pub has_prices: bool,
    /// Whether the reader may ask for a new subscription here.
    pub may_ask: bool,
}

/// The subscriptions of a customer that the partner sees: those that live, and the newest that have ended.
pub fn list(cx: &mut UseCase<'_>, customer: AccountId) -> Result<SubscriptionList, Error> {
    gather(cx, customer, subscriptions::list)
}

/// All of them, however long ago they ended: for the file.
pub fn export(cx: &mut UseCase<'_>, customer: AccountId) -> Result<SubscriptionList, Error> {
    gather(cx, customer, subscriptions::all)
}

fn gather(
    cx: &mut UseCase<'_>,
    customer: AccountId,
    load: impl FnOnce(&mut Db, &crate::domain::subscription::sight::Sight, AccountId) -> Result<Vec<Subscription>, Error>,
) -> Result<SubscriptionList, Error> {
    let (grant, customer) = customers::open(cx, Action::ViewSubscriptions, customer)?;
    let sight = subscriptions::sight(cx.db, grant.scope(), cx.actor.account.kind, &customer)?;
    let subscriptions = load(cx.db, &sight, customer.id)?;
    let numbers: Vec<i64> = subscriptions.iter().filter_map(|one| one.reseller_mpn_id).collect();
    let resellers = names_by_location(cx.db, &numbers)?;
    let assigned = licenses::assigned(cx.db, customer.id)?;
    let may_ask = order_requests::may_ask_for(cx, &customer)?;
    let has_prices = may(cx.actor, Action::ManageSubscriptions);
    Ok(SubscriptionList { customer, subscriptions, resellers, assigned, has_prices, may_ask })
}
