//! The list of order requests: everybody's who asks or decides, and a customer's.

use actix_web::web;
use askama::Template;

use super::{badge, licenses};
use crate::{
    domain::{Action, Moment, directory::Place, list::Page, order_request::OrderRequestState, policy},
    paths,
    service::order_requests::{self, ListedOrderRequest, OrderRequestQuery, may_ask, may_ask_for},
    web::{Answer, Choice, Pager, Request, View, When, page, pages::customers::inside::Inside},
};

/// Where the list is that is nobody's but the reader's.
const ALL: &str = "/order-requests";

#[derive(Template)]
#[template(path = "sales/order_requests/list.html")]
struct ListPage<'a> {
    view: &'a View,
    inside: Inside,
    address: &'a str,
    /// The way up, for a customer: its requests belong to its subscriptions.
    is_own: bool,
    /// Where the reader asks for something new.
    ask: Option<String>,
    empty: &'static str,
    states: Vec<Choice>,
    filtered: bool,
    rows: Vec<Row>,
    pager: Pager,
}

struct Row {
    href: String,
    offer: String,
    kind: &'static str,
    licenses: String,
    customer: String,
    asker: String,
    person: String,
    asked: When,
    state: (&'static str, &'static str),
    /// Who decides, while nobody has.
    holder: Option<String>,
}

/// `GET /order-requests`
pub async fn get(request: Request, query: web::Query<OrderRequestQuery>) -> Answer {
    let wanted = query.clone();
    let work = move |cx: &mut crate::service::UseCase<'_>| {
        let found = order_requests::list(cx, &wanted)?;
        let asks = policy::is_served(cx.actor.account.kind) && may_ask(cx)?;
        Ok((found, asks, cx.call.now))
    };
    let (view, (found, asks, now)) = request.read(work).await?;
    let is_own = view.kind().is_some_and(policy::is_served);
    let list = ListPage {
        ask: asks.then(|| paths::new_order_request(Place::Own)),
        is_own,
        ..list_page(&view, (Inside::plain(), ALL), (&query, &found), now)
    };
    page(&request, &list)
}

/// `GET /customers/{id}/order-requests`
pub async fn of_customer(request: Request, id: web::Path<String>, query: web::Query<OrderRequestQuery>) -> Answer {
    let wanted = query.clone();
    let work = move |cx: &mut crate::service::UseCase<'_>| {
        let id = id.parse()?;
        let (customer, found) = order_requests::list_of_customer(cx, id, &wanted)?;
        let asks = may_ask_for(cx, &customer)?;
        Ok((customer, found, asks, cx.call.now))
    };
    let (view, (customer, found, asks, now)) = request.read(work).await?;
    let address = paths::customer_order_requests(customer.id);
    let inside = Inside::new(&view, &customer, "order-requests");
    let ask = asks.then(|| paths::new_order_request(Place::Customer(customer.id)));
    page(&request, &ListPage { ask, ..list_page(&view, (inside, &address), (&query, &found), now) })
}

fn list_page<'a>(
    view: &'a View,
    (inside, address): (Inside, &'a str),
    (query, found): (&OrderRequestQuery, &Page<ListedOrderRequest>),
    now: Moment,
) -> ListPage<'a> {
    let state = query.filter.state;
    let empty = if view.may(Action::RequestOwnOrders) {
        "order-requests-empty-own"
    } else if view.may(Action::RequestOrders) {
        "order-requests-empty-reseller"
    } else {
        "order-requests-empty-seller"
    };
    ListPage {
        inside,
        address,
        is_own: false,
        ask: None,
        empty: view.t(empty),
        states: view.choices("order-requests-all", OrderRequestState::ALL, state, OrderRequestState::key),
        filtered: state.is_some(),
        rows: found.rows.iter().map(|one| row(view, one, now)).collect(),
        pager: Pager::filtered(
            address,
            query,
            found,
            [(state.map(|state| view.t(state.key()).to_owned()), |filter| filter.state = None)],
        ),
        view,
    }
}

fn row(view: &View, (request, parties): &ListedOrderRequest, now: Moment) -> Row {
    let waits = request.state.at(request.expires_at, now) == OrderRequestState::Asked;
    Row {
        href: paths::order_request(request.id),
        offer: request.offer_name.clone(),
        kind: view.t(request.kind.key()),
        licenses: licenses(view, request),
        customer: parties.customer.clone(),
        asker: parties.asker.clone(),
        person: request.asker_name.clone(),
        asked: view.when(request.created_at),
        state: badge(view, request, now),
        holder: waits.then(|| view.with("order-request-with", "holder", &parties.holder)),
    }
}
