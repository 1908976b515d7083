//! The list of a customer's orders, for its partners and for itself.

use actix_web::web;
use askama::Template;

use super::{OWN_ORDERS, placed_by};
use crate::{
    domain::{ids::OrderId, list::Page, money::Money, offer::BillingType, order::OrderState, policy},
    paths,
    service::{OrderQuery, SoldOrder, orders},
    web::{Answer, Choice, Pager, Request, View, When, page, pages::customers::inside::Inside},
};

#[derive(Template)]
#[template(path = "customer/customers/orders/list.html")]
struct ListPage<'a> {
    view: &'a View,
    inside: Inside,
    address: &'a str,
    title: &'static str,
    /// What the list will hold, where it holds nothing.
    empty: &'static str,
    kinds: Vec<Choice>,
    filtered: bool,
    /// Whether sellers are named: who sells knows.
    names_sellers: bool,
    priced: bool,
    rows: Vec<Row>,
    pager: Pager,
}

struct Row {
    href: String,
    number: String,
    when: When,
    placed_by: String,
    seller: String,
    cancelled: bool,
    state: &'static str,
    lines: i64,
    total: String,
}

/// `GET /customers/{id}/orders`
pub async fn get(request: Request, id: web::Path<String>, query: web::Query<OrderQuery>) -> Answer {
    let wanted = query.clone();
    let (view, (customer, found)) = request.read(move |cx| orders::list(cx, id.parse()?, &wanted)).await?;
    let (address, words) = (paths::customer_orders(customer.id), ("inside-orders", "orders-empty-text"));
    let rows = rows(&view, &found, |order| paths::customer_order(customer.id, order));
    let inside = Inside::new(&view, &customer, "orders");
    page(&request, &list_page(&view, (inside, &address, words), (&query, &found), rows))
}

/// `GET /orders`
pub async fn own(request: Request, query: web::Query<OrderQuery>) -> Answer {
    let wanted = query.clone();
    let (view, (customer, found)) = request.read(move |cx| orders::list_own(cx, &wanted)).await?;
    let rows = rows(&view, &found, paths::own_order);
    let inside = Inside::own(customer, String::new());
    page(&request, &list_page(&view, (inside, OWN_ORDERS, ("menu-orders", "own-orders-empty")), (&query, &found), rows))
}

fn list_page<'a>(
    view: &'a View,
    (inside, address, (title, empty)): (Inside, &'a str, (&'static str, &'static str)),
    (query, found): (&OrderQuery, &Page<SoldOrder>),
    rows: Vec<Row>,
) -> ListPage<'a> {
    let billing = query.filter.billing;
    ListPage {
        inside,
        address,
        title: view.t(title),
        empty: view.t(empty),
        kinds: view.choices("history-billing-all", BillingType::ALL, billing, billing_key),
        filtered: billing.is_some(),
        names_sellers: !view.kind().is_some_and(policy::sells),
        priced: view.kind().is_some_and(policy::sees_prices),
        pager: Pager::filtered(
            address,
            query,
            found,
            [(billing.map(|billing| view.t(billing_key(billing)).to_owned()), |filter| filter.billing = None)],
        ),
        rows,
        view,
    }
}

const fn billing_key(billing: BillingType) -> &'static str {
    match billing {
        BillingType::License => "history-billing-license",
        BillingType::Usage => "history-billing-usage",
    }
}

fn rows(view: &View, found: &Page<SoldOrder>, address: impl Fn(OrderId) -> String) -> Vec<Row> {
    found.rows.iter().map(|sold| row(view, sold, address(sold.0.id))).collect()
}

fn row(view: &View, sold: &SoldOrder, href: String) -> Row {
    let (order, seller) = sold;
    Row {
        href,
        number: order.number.clone(),
        when: view.when(order.created_at),
        placed_by: placed_by(view, sold),
        seller: seller.clone(),
        cancelled: order.state == OrderState::Cancelled,
        state: view.t(order.state.key()),
        lines: order.line_count,
        total: view.money(&Money::new(order.total, &order.currency)),
    }
}
