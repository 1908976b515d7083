//! The list of a customer's orders.

use actix_web::web;
use askama::Template;
use serde::Deserialize;

use super::placed_by;
use crate::{
    domain::{money::Money, offer::BillingType, order::OrderState},
    service::{Cursor, Sold, orders},
    web::{
        extract::request::Request,
        pages::customers::inside::Inside,
        respond::{Answer, page},
        view::{Choice, View, When},
    },
};

#[derive(Template)]
#[template(path = "customer/customers/orders/list.html")]
struct ListPage<'a> {
    view: &'a View,
    inside: Inside,
    kinds: Vec<Choice>,
    filtered: bool,
    is_seller: bool,
    rows: Vec<Row>,
    previous: Option<String>,
    next: Option<String>,
}

struct Row {
    id: String,
    number: String,
    when: When,
    placed_by: String,
    seller: String,
    cancelled: bool,
    state: &'static str,
    lines: i64,
    total: String,
}

/// What the address says: which kind of billing, and which part of the list.
#[derive(Deserialize)]
pub struct OrdersQuery {
    #[serde(default)]
    billing: String,
    #[serde(default)]
    at: String,
}

/// `GET /customers/{id}/orders`
pub async fn get(request: Request, id: web::Path<String>, query: web::Query<OrdersQuery>) -> Answer {
    let (billing, cursor) = (BillingType::parse(&query.billing), Cursor::parse(&query.at));
    let (view, (customer, found)) =
        request.read(move |cx| orders::list(cx, id.parse()?, billing, cursor.as_ref())).await?;
    let way = |cursor: Option<String>| {
        let mut query = form_urlencoded::Serializer::new(String::new());
        if let Some(billing) = billing {
            query.append_pair("billing", billing.as_str());
        }
        cursor.map(|at| format!("/customers/{}/orders?{}", customer.id, query.append_pair("at", &at).finish()))
    };
    let list = ListPage {
        inside: Inside::new(&view, &customer, "orders"),
        kinds: kinds(&view, billing),
        filtered: billing.is_some(),
        is_seller: view.actor().is_some_and(orders::sees_prices),
        previous: way(found.previous),
        next: way(found.next),
        rows: found.rows.iter().map(|sold| row(&view, sold)).collect(),
        view: &view,
    };
    page(&request, &list)
}

fn kinds(view: &View, chosen: Option<BillingType>) -> Vec<Choice> {
    let choice =
        |value: &str, key, selected| Choice { value: value.to_owned(), text: view.t(key).to_owned(), selected };
    vec![
        choice("", "history-billing-all", chosen.is_none()),
        choice("license", "history-billing-license", chosen == Some(BillingType::License)),
        choice("usage", "history-billing-usage", chosen == Some(BillingType::Usage)),
    ]
}

fn row(view: &View, sold: &Sold) -> Row {
    let (order, seller) = sold;
    Row {
        id: order.id.to_string(),
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
