//! A customer's subscriptions: the list, a page for each, and one for everything that is done to it.

pub mod add_ons;
pub mod bulk;
pub mod cancel;
pub mod convert;
pub mod details;
pub mod export;
mod facts;
mod form;
pub mod list;
pub mod schedule;
pub mod suspend_all;
pub mod upgrade;

use actix_web::web;
use serde::Deserialize;

use crate::{
    domain::{
        Action, Error, Text,
        cart::Plan,
        directory::Place,
        ids::{AccountId, SubscriptionId},
        money::Money,
        subscription::{SubscriptionState, contract::SubscriptionEvent, rules::Kind},
    },
    paths,
    service::{Offer, Price, Subscription, subscriptions::convert::key},
    web::{Choice, View, pages::customers::cart::plan_name},
};

/// The customer and the subscription that an address names.
pub(super) type SubscriptionPath = web::Path<(String, String)>;

/// What a page was opened for: to come back to the end of the relationship, or nothing but the subscription.
#[derive(Default, Deserialize)]
#[serde(default)]
pub struct OpenedFor {
    then: String,
}

impl OpenedFor {
    /// What an address says of it.
    const REMOVAL: &str = "?then=remove";

    /// Whether the page leads back to the end of the relationship, which the reader may bring about.
    fn is_removal(&self, view: &View) -> bool {
        self.then == "remove" && view.may(Action::RemoveCustomer)
    }

    /// The same for the next page.
    fn query(&self, view: &View) -> &'static str {
        if self.is_removal(view) { Self::REMOVAL } else { "" }
    }
}

/// The address of a subscription's page that leads back to the end of the relationship.
pub(super) fn address_for_removal(customer: AccountId, subscription: SubscriptionId) -> String {
    format!("{}{}", paths::customer_subscription(customer, subscription), OpenedFor::REMOVAL)
}

fn place(names: &(String, String)) -> Result<(AccountId, SubscriptionId), Error> {
    Ok((names.0.parse()?, names.1.parse()?))
}

/// The address of a subscription's page.
fn address(subscription: &Subscription) -> String {
    paths::customer_subscription(subscription.customer_id, subscription.id)
}

/// Where the reader frees licenses that are assigned, where it may.
fn licenses(view: &View, subscription: &Subscription) -> Option<String> {
    let page = paths::licenses(Place::Customer(subscription.customer_id));
    view.may(Action::ViewCustomerUsers).then_some(page)
}

/// How a state's badge looks.
#[must_use]
pub const fn badge(state: SubscriptionState) -> &'static str {
    match state {
        SubscriptionState::Active => "success",
        SubscriptionState::Suspended => "warning",
        SubscriptionState::Expired | SubscriptionState::Deleted => "neutral",
    }
}

/// What happens next, in a word or two: the heading of its date.
pub(in crate::web::pages) const fn event_key(event: SubscriptionEvent) -> &'static str {
    match event {
        SubscriptionEvent::Renewal => "subscription-event-renewal",
        SubscriptionEvent::Expiry => "subscription-event-expiry",
        SubscriptionEvent::TrialEnd => "subscription-event-trial-end",
        SubscriptionEvent::Deletion => "subscription-event-deletion",
    }
}

/// An offer at a price: `Microsoft 365 E3, 1 year, billed monthly: 36.00 USD per license`.
fn offer_choice(view: &View, offer: &Offer, price: &Price, chosen: &str) -> Choice {
    Choice::new(key(price), format!("{}: {}", offer.name, price_text(view, price)), chosen)
}

/// For how long a subscription was bought, and how often it is billed; a trial is billed never.
pub fn term_name(view: &View, one: &Subscription) -> String {
    match one.contract().kind() {
        Kind::Trial => view.t(one.term.key()).to_owned(),
        Kind::Paid | Kind::AddOn | Kind::Usage => plan_name(view, Plan { term: one.term, frequency: one.frequency }),
    }
}

/// What a license costs on a plan.
fn price_text(view: &View, price: &Price) -> String {
    let plan = plan_name(view, Plan { term: price.term, frequency: price.frequency });
    let money = view.money(&Money::new(price.unit_price, &price.currency));
    view.text(&Text::new("cart-price").with("price", money).with("plan", plan))
}
