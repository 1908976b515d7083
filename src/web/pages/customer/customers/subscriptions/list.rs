//! The list of a customer's subscriptions, grouped.

use actix_web::web;
use askama::Template;

use super::{address, badge, event_key, term_name};
use crate::{
    domain::{
        Action, Moment,
        directory::Place,
        ids::SubscriptionId,
        money::Money,
        subscription::{SubscriptionState, rules::Kind},
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
    is_active: bool,
    badge: &'static str,
    state: &'static str,
    /// For how long it was bought, and how often it is billed.
    term: String,
    /// What a license of it costs, for those who see prices.
    price: Option<String>,
    /// What follows is not there where it makes no sense: of the reseller the name and the number, or the number alone.
    reseller: Option<(String, String)>,
    next: Option<&'static str>,
    at: Option<When>,
    /// Until when licenses can be given back, while they can.
    fewer_until: Option<When>,
}

/// `GET /customers/{id}/subscriptions`
pub async fn get(request: Request, id: web::Path<String>) -> Answer {
    let (view, found) = request.read(move |cx| list::list(cx, id.parse()?)).await?;
    let now = request.now();
    let (living, ended): (Vec<_>, Vec<_>) = found.subscriptions.iter().partition(|one| one.state.is_live());
    let mut groups = Vec::new();
    for (kind, title) in [
        (Kind::Paid, "subscriptions-group-licenses"),
        (Kind::Trial, "subscriptions-group-trials"),
        (Kind::Usage, "subscriptions-group-usage"),
    ] {
        let rows: Vec<Row> = grouped(&living, kind).into_iter().map(|one| row(&view, one, &found, now)).collect();
        if !rows.is_empty() {
            groups.push(Group { title, rows });
        }
    }
    let ended = ended.into_iter().map(|one| row(&view, one, &found, now)).collect();
    let inside = Inside::new(&view, &found.customer, "subscriptions");
    let selects = view.may(Action::ManageSubscriptions);
    let ask = found.may_ask.then(|| paths::new_order_request(Place::Customer(found.customer.id)));
    page(&request, &ListPage { view: &view, inside, groups, ended, selects, ask })
}

/// The subscriptions of one group. Add-ons stand under what they add to; those whose parent is not seen stand alone.
fn grouped<'a>(living: &[&'a Subscription], kind: Kind) -> Vec<&'a Subscription> {
    let is_here = |id: SubscriptionId| living.iter().any(|one| one.id == id);
    let mut rows = Vec::new();
    for &one in living {
        let alone = one.parent_id.is_none_or(|parent| !is_here(parent));
        let group = match one.contract().kind() {
            Kind::AddOn => Kind::Paid,
            other => other,
        };
        if alone && group == kind {
            rows.push(one);
            rows.extend(living.iter().filter(|add_on| add_on.parent_id == Some(one.id)).copied());
        }
    }
    rows
}

fn row(view: &View, one: &Subscription, found: &list::SubscriptionList, now: Moment) -> Row {
    let contract = one.contract();
    let is_licensed = matches!(contract.kind(), Kind::Paid | Kind::AddOn);
    let fewer_until = one.window_ends_at.filter(|at| is_licensed && one.state.is_live() && *at > now);
    let has_price = is_licensed && found.has_prices;
    let (next, at) = match (contract.next_event(), one.ended_at) {
        (Some((at, event)), _) => (Some(event_key(event)), Some(at)),
        (None, Some(at)) => (one.end_reason.map(crate::domain::subscription::EndReason::key), Some(at)),
        (None, None) => (None, None),
    };
    let reseller = one.reseller_mpn_id.map(|number| match found.resellers.get(&number) {
        Some(name) => (name.clone(), number.to_string()),
        None => (number.to_string(), String::new()),
    });
    Row {
        id: one.id.to_string(),
        href: address(one),
        name: one.nickname.clone(),
        product: (one.nickname != one.offer_name).then(|| one.offer_name.clone()),
        is_add_on: contract.kind() == Kind::AddOn,
        quantity: (contract.kind() != Kind::Usage).then(|| view.number(one.quantity)),
        assigned: found
            .assigned
            .get(&one.offer_id)
            .filter(|_| one.state.is_live())
            .map(|count| view.count("subscription-assigned-count", *count)),
        is_active: one.state == SubscriptionState::Active,
        badge: badge(one.state),
        state: view.t(one.state.key()),
        term: term_name(view, one),
        price: has_price.then(|| view.money(&Money::new(one.unit_price, &one.currency))),
        reseller,
        next: next.map(|key| view.t(key)),
        at: at.map(|at| view.when(at)),
        fewer_until: fewer_until.map(|at| view.day(at)),
    }
}
