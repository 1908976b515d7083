//! A subscription's page: everything that is known of it, and what can be done with it.

use super::{
    OpenedSubscription,
    administration::{of_seller, reach},
    contacts, open, upgrade,
};
use crate::{
    domain::{
        Action, Error, Text,
        directory::Place,
        ids::{AccountId, SubscriptionId},
        license::is_assignable,
        order_request::OrderRequestKind,
        policy::{self, may},
        subscription::{
            administration::Reach,
            rules::{SubscriptionChange, decide},
        },
    },
    repository::{
        accounts,
        contacts::{names, names_by_location},
        customers::Customer,
        licenses,
        offers::{self, Offer},
        subscriptions::{self, Subscription},
    },
    service::{UseCase, order_requests},
};

/// A subscription with what its page shows around it.
#[derive(Clone, Debug)]
pub struct SubscriptionDetails {
    /// The customer.
    pub customer: Customer,
    /// The subscription.
    pub subscription: Subscription,
    /// Its offer.
    pub offer: Offer,
    /// The number of the order that began it.
    pub order_number: String,
    /// Who sold it.
    pub seller: String,
    /// Who the reseller on it is, where that is known.
    pub reseller: Option<String>,
    /// Who may be the support contact, and the one who is; the names.
    pub contacts: Vec<(AccountId, String)>,
    /// What it is an add-on of.
    pub parent: Option<Subscription>,
    /// Its add-ons that have not ended.
    pub add_ons: Vec<Subscription>,
    /// What the reader may do with it here and now.
    pub ways: Vec<SubscriptionAction>,
    /// How far the reader's hand reaches on it.
    pub reach: Reach,
    /// Why a reader who might change it otherwise may not; `None` where that is clear.
    pub obstacle: Option<Text>,
    /// How many licenses of its offer users have, out of all the customer's subscriptions to it; `None` where it is not
    /// used by license.
    pub assigned: Option<i64>,
    /// Whether what is scheduled waits, as the seller is suspended and may sell nothing new.
    pub waits: bool,
    /// Whether the reader sees what it costs: whoever buys it from the vendor does.
    pub has_price: bool,
    /// Whether it may have a reseller on it: what is sold through one may.
    pub has_reseller: bool,
}

/// What can be done with a subscription.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum SubscriptionAction {
    /// Change it in the form.
    Manage,
    /// Cancel it.
    Cancel,
    /// Change its next term.
    Schedule,
    /// Pay for it.
    Convert,
    /// Upgrade it.
    Upgrade,
    /// Buy an add-on for it.
    BuyAddOn,
    /// Ask its seller for more licenses.
    RequestLicenses,
    /// Ask its seller for something else: this, or what its page offers beside it.
    RequestChange(OrderRequestKind),
}

/// Everything about a subscription, for whoever may see it.
pub fn details(cx: &mut UseCase<'_>, place: (AccountId, SubscriptionId)) -> Result<SubscriptionDetails, Error> {
    let opened = open(cx, Action::ViewSubscriptions, place)?;
    let reach = reach(cx, &opened)?;
    let ways = ways(cx, &opened, reach)?;
    let obstacle = match reach {
        Reach::Nothing(why) if may(cx.actor, Action::AdministerSubscriptions) => {
            Some(of_seller(cx, &opened.subscription, why)?)
        }
        _ => None,
    };
    let OpenedSubscription { customer, subscription, sight, .. } = opened;
    let offer = offers::find(cx.db, subscription.offer_id)?;
    let numbers: Vec<i64> = subscription.reseller_mpn_id.into_iter().collect();
    let assigned = if is_assignable(&offer.sku, subscription.billing) {
        Some(licenses::count(cx.db, customer.id, offer.id)?)
    } else {
        None
    };
    let parent = match subscription.parent_id {
        Some(id) => Some(subscriptions::get(cx.db, id)?),
        None => None,
    };
    let contract = subscription.contract();
    let waits = contract.next.is_some_and(|next| next != contract.following_at_most())
        && !accounts::find(cx.db, subscription.partner_id)?.standing.may_sell();
    let seen = |one: &Subscription| sight.sees(one.partner_id, one.reseller_mpn_id);
    Ok(SubscriptionDetails {
        order_number: subscriptions::order_number(cx.db, &subscription)?,
        seller: names(cx.db, &[subscription.partner_id])?.remove(&subscription.partner_id).unwrap_or_default(),
        reseller: names_by_location(cx.db, &numbers)?.into_values().next(),
        contacts: contacts::choices(cx.db, &cx.actor.account, &subscription)?,
        reach,
        obstacle,
        add_ons: subscriptions::living_add_ons(cx.db, subscription.id)?.into_iter().filter(seen).collect(),
        ways,
        assigned,
        waits,
        has_price: may(cx.actor, Action::ManageSubscriptions),
        has_reseller: policy::works_through_resellers(cx.actor.account.kind),
        parent: parent.filter(seen),
        customer,
        subscription,
        offer,
    })
}

fn ways(cx: &mut UseCase<'_>, opened: &OpenedSubscription, reach: Reach) -> Result<Vec<SubscriptionAction>, Error> {
    let OpenedSubscription { subscription, .. } = opened;
    let contract = subscription.contract();
    let can = |action, change| may(cx.actor, action) && decide(&contract, change, cx.call.now).is_ok();
    let administers = !matches!(reach, Reach::Nothing(_)) && may(cx.actor, Action::AdministerSubscriptions);
    let mut ways = Vec::new();
    let asked = order_requests::may_ask_of(cx, Place::Customer(opened.customer.id), subscription)?;
    if asked.contains(&OrderRequestKind::MoreLicenses) {
        ways.push(SubscriptionAction::RequestLicenses);
    }
    if let Some(other) = asked.iter().find(|kind| **kind != OrderRequestKind::MoreLicenses) {
        ways.push(SubscriptionAction::RequestChange(*other));
    }
    if administers && subscription.state.is_live() {
        ways.push(SubscriptionAction::Manage);
    }
    if can(Action::OrderTrials, SubscriptionChange::Convert) {
        ways.push(SubscriptionAction::Convert);
    }
    let upgrades = can(Action::ManageSubscriptions, SubscriptionChange::Upgrade);
    if upgrades && upgrade::targets(cx, opened)?.is_ok() {
        ways.push(SubscriptionAction::Upgrade);
    }
    let extends = can(Action::OrderSubscriptions, SubscriptionChange::BuyAddOn);
    if extends && !offers::add_ons(cx.db, subscription.offer_id)?.is_empty() {
        ways.push(SubscriptionAction::BuyAddOn);
    }
    if administers && can(Action::AdministerSubscriptions, SubscriptionChange::Schedule) && contract.auto_renew {
        ways.push(SubscriptionAction::Schedule);
    }
    if can(Action::ManageSubscriptions, SubscriptionChange::Cancel) {
        ways.push(SubscriptionAction::Cancel);
    }
    Ok(ways)
}
