//! What is known of a subscription, as its page tells it.

use super::event_key;
use crate::{
    domain::{
        Action, Moment, Text,
        cart::Plan,
        money::Money,
        subscription::{SubscriptionState, contract::SubscriptionEvent, rules::Kind},
    },
    paths,
    service::{
        Subscription,
        subscriptions::details::{SubscriptionAction, SubscriptionDetails},
    },
    web::{View, When, pages::customers::cart::plan_name},
};

/// A fact: its name, and words (which may lead somewhere) or a date.
pub(super) struct Fact {
    pub(super) name: &'static str,
    pub(super) text: String,
    pub(super) href: Option<String>,
    pub(super) at: Option<When>,
}

/// What happens to a subscription next, and when exactly.
pub(super) struct Next {
    pub(super) title: &'static str,
    pub(super) text: String,
    pub(super) at: Option<When>,
}

impl Next {
    pub(super) fn new(view: &View, details: &SubscriptionDetails) -> Self {
        let one = &details.subscription;
        let contract = one.contract();
        let own = contract.next_event();
        let parent_end = details.parent.as_ref().and_then(ending);
        let said = |title: &'static str, text: Text, at: Option<Moment>| Self {
            title: view.t(title),
            text: view.text(&text),
            at: at.map(|at| view.exactly(at)),
        };
        if let (Some(at), Some(reason)) = (one.ended_at, one.end_reason) {
            return said("subscription-ended", Text::new(reason.key()), Some(at));
        }
        // An add-on ends with its parent, whatever its own term says.
        if let Some(end) = parent_end.filter(|end| own.is_none_or(|(at, _)| *end <= at)) {
            return said("subscription-event-parent-end", Text::new("subscription-next-parent-end"), Some(end));
        }
        let Some((at, event)) = own else {
            return said("subscription-event-none", Text::new("subscription-next-none"), None);
        };
        let text = match event {
            SubscriptionEvent::Renewal => {
                let next = if details.waits { contract.following_at_most() } else { contract.following() };
                let plan = plan_name(view, Plan { term: next.term, frequency: next.frequency });
                Text::new("subscription-next-renewal").count("quantity", next.quantity).with("plan", plan)
            }
            SubscriptionEvent::Expiry => Text::new("subscription-next-expiry"),
            SubscriptionEvent::TrialEnd => Text::new("subscription-next-trial-end"),
            SubscriptionEvent::Deletion => Text::new("subscription-next-deletion"),
        };
        said(event_key(event), text, Some(at))
    }
}

/// When a subscription ends by itself, if it does.
fn ending(one: &Subscription) -> Option<Moment> {
    one.contract().next_event().filter(|(_, event)| *event != SubscriptionEvent::Renewal).map(|(at, _)| at)
}

/// Everything else that is known of a subscription.
pub(super) fn facts(view: &View, details: &SubscriptionDetails) -> Vec<Fact> {
    let one = &details.subscription;
    let kind = one.contract().kind();
    let mut facts = Vec::new();
    let mut say =
        |name: &'static str, text: String| facts.push(Fact { name: view.t(name), text, href: None, at: None });
    if !details.ways.contains(&SubscriptionAction::Manage) {
        say("subscription-nickname", one.nickname.clone());
        say("subscription-status", view.t(one.state.key()).to_owned());
        if kind != Kind::Usage {
            say("subscription-quantity", view.number(one.quantity));
            say(
                "subscription-auto-renew",
                view.t(if one.auto_renew { "subscription-on" } else { "subscription-off" }).to_owned(),
            );
        }
        let number = one.reseller_mpn_id.map(|number| number.to_string());
        say("subscription-reseller", number.unwrap_or_else(|| view.t("subscription-none").to_owned()));
        let contact = details.contacts.iter().find(|(id, _)| *id == one.support_contact_id);
        say("subscription-contact", contact.map(|(_, name)| name.clone()).unwrap_or_default());
    }
    say("subscription-product", one.offer_name.clone());
    say("subscription-sku", details.offer.sku.clone());
    say("subscription-publisher", details.offer.publisher.clone());
    say("subscription-category", view.t(one.category.key()).to_owned());
    say("subscription-unit", view.t(kind.unit_key()).to_owned());
    say("subscription-term", plan_name(view, Plan { term: one.term, frequency: one.frequency }));
    if details.has_price && kind != Kind::Trial {
        say("subscription-price", view.money(&Money::new(one.unit_price, &one.currency)));
    }
    if let Some(name) = &details.reseller {
        say("subscription-reseller-name", name.clone());
    }
    say("subscription-seller", details.seller.clone());
    say("subscription-id", one.id.to_string());
    if let Some(assigned) = details.assigned {
        say("subscription-assigned", view.number(assigned));
    }
    let order = paths::customer_order(one.customer_id, one.order_id);
    facts.push(Fact {
        name: view.t("subscription-order"),
        text: details.order_number.clone(),
        href: view.may(Action::ViewOrders).then_some(order),
        at: None,
    });
    let suspended = one.suspended_at.filter(|_| one.state == SubscriptionState::Suspended);
    let dates = [
        ("subscription-created", Some(view.when(one.created_at))),
        ("subscription-term-started", Some(view.when(one.term_started_at))),
        ("subscription-term-ends", one.term_ends_at.map(|at| view.when(at))),
        ("subscription-window-ends", one.window_ends_at.filter(|_| one.state.is_live()).map(|at| view.exactly(at))),
        ("subscription-suspended-since", suspended.map(|at| view.day(at))),
    ];
    for (name, at) in dates.into_iter().filter(|(_, at)| at.is_some()) {
        facts.push(Fact { name: view.t(name), text: String::new(), href: None, at });
    }
    facts
}
