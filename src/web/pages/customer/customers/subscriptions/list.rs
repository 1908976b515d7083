//! The list of a customer's subscriptions, grouped.

use std::collections::HashMap;

use actix_web::web;
use askama::Template;

use super::{address, badge, event_key};
use crate::{
    domain::{
        Action,
        directory::Place,
        ids::{OfferId, SubscriptionId},
        subscription::rules::Kind,
    },
    paths,
    service::{Subscription, subscriptions::list},
    web::{Answer, Request, View, When, page, pages::customers::inside::Inside},
};

#[derive(Template)]
#[template(path = "customer/customers/subscriptions/list.html")]
struct ListPage<'a> {
    view: &'a View,
    inside: Inside,
    groups: Vec<Group>,
    ended: Vec<Row>,
    /// Whether something can be done with many of them at once.
    selects: bool,
    /// Where the reader asks for something new.
    ask: Option<String>,
}

struct Group {
    title: &'static str,
    rows: Vec<Row>,
}

struct Row {
    id: String,
    href: String,
    name: String,
    product: Option<String>,
    is_add_on: bool,
    quantity: Option<String>,
    assigned: Option<String>,
    badge: &'static str,
    state: &'static str,
    /// What follows is not there where it makes no sense.
    reseller: Option<String>,
    next: Option<&'static str>,
    at: Option<When>,
    auto_renew: Option<&'static str>,
}

/// `GET /customers/{id}/subscriptions`
pub async fn get(request: Request, id: web::Path<String>) -> Answer {
    let (view, found) = request.read(move |cx| list::list(cx, id.parse()?)).await?;
    let (living, ended): (Vec<_>, Vec<_>) = found.subscriptions.into_iter().partition(|one| one.state.is_live());
    let mut groups = Vec::new();
    for (kind, title) in [
        (Kind::Paid, "subscriptions-group-licenses"),
        (Kind::Trial, "subscriptions-group-trials"),
        (Kind::Usage, "subscriptions-group-usage"),
    ] {
        let rows: Vec<Row> = grouped(&living, kind)
            .into_iter()
            .map(|one| row(&view, one, (&found.resellers, &found.assigned)))
            .collect();
        if !rows.is_empty() {
            groups.push(Group { title, rows });
        }
    }
    let ended = ended.iter().map(|one| row(&view, one, (&found.resellers, &found.assigned))).collect();
    let inside = Inside::new(&view, &found.customer, "subscriptions");
    let selects = view.may(Action::ManageSubscriptions);
    let ask = found.may_ask.then(|| paths::new_order_request(Place::Customer(found.customer.id)));
    page(&request, &ListPage { view: &view, inside, groups, ended, selects, ask })
}

/// The subscriptions of one group. Add-ons stand under what they add to; those whose parent is not seen stand alone.
fn grouped(living: &[Subscription], kind: Kind) -> Vec<&Subscription> {
    let is_here = |id: SubscriptionId| living.iter().any(|one| one.id == id);
    let mut rows = Vec::new();
    for one in living {
        let alone = one.parent_id.is_none_or(|parent| !is_here(parent));
        let group = match one.contract().kind() {
            Kind::AddOn => Kind::Paid,
            other => other,
        };
        if alone && group == kind {
            rows.push(one);
            rows.extend(living.iter().filter(|add_on| add_on.parent_id == Some(one.id)));
        }
    }
    rows
}

fn row(view: &View, one: &Subscription, (resellers, assigned): (&HashMap<i64, String>, &HashMap<OfferId, i64>)) -> Row {
    let contract = one.contract();
    let renews = match contract.kind() {
        Kind::Paid | Kind::AddOn => Some(if one.auto_renew { "subscription-on" } else { "subscription-off" }),
        Kind::Trial | Kind::Usage => None,
    };
    let (next, at) = match (contract.next_event(), one.ended_at) {
        (Some((at, event)), _) => (Some(event_key(event)), Some(at)),
        (None, Some(at)) => (one.end_reason.map(crate::domain::subscription::EndReason::key), Some(at)),
        (None, None) => (None, None),
    };
    let reseller = one.reseller_mpn_id.map(|number| match resellers.get(&number) {
        Some(name) => format!("{name} ({number})"),
        None => number.to_string(),
    });
    Row {
        id: one.id.to_string(),
        href: address(one),
        name: one.nickname.clone(),
        product: (one.nickname != one.offer_name).then(|| one.offer_name.clone()),
        is_add_on: contract.kind() == Kind::AddOn,
        quantity: (contract.kind() != Kind::Usage).then(|| view.number(one.quantity)),
        assigned: assigned
            .get(&one.offer_id)
            .filter(|_| one.state.is_live())
            .map(|count| view.count("subscription-assigned-count", *count)),
        badge: badge(one.state),
        state: view.t(one.state.key()),
        reseller,
        next: next.map(|key| view.t(key)),
        at: at.map(|at| view.when(at)),
        auto_renew: renews.map(|key| view.t(key)),
    }
}
