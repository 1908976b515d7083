//! The list of a customer's orders.

use actix_web::web;
use askama::Template;

use super::placed_by;
use crate::{
    domain::{money::Money, offer::BillingType, order::OrderState, policy},
    paths,
    service::{OrderQuery, SoldOrder, orders},
    web::{Answer, Choice, Pager, Request, View, When, page, pages::customers::inside::Inside},
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
    pager: Pager,
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

/// `GET /customers/{id}/orders`
pub async fn get(request: Request, id: web::Path<String>, query: web::Query<OrderQuery>) -> Answer {
    let wanted = query.clone();
    let (view, (customer, found)) = request.read(move |cx| orders::list(cx, id.parse()?, &wanted)).await?;
    let billing = query.filter.billing;
    let list = ListPage {
        inside: Inside::new(&view, &customer, "orders"),
        kinds: view.choices("history-billing-all", BillingType::ALL, billing, billing_key),
        filtered: billing.is_some(),
        is_seller: view.kind().is_some_and(policy::sees_prices),
        pager: Pager::filtered(
            &paths::customer_orders(customer.id),
            &query,
            &found,
            [(billing.map(|billing| view.t(billing_key(billing)).to_owned()), |filter| filter.billing = None)],
        ),
        rows: found.rows.iter().map(|sold| row(&view, sold)).collect(),
        view: &view,
    };
    page(&request, &list)
}

const fn billing_key(billing: BillingType) -> &'static str {
    match billing {
        BillingType::License => "history-billing-license",
        BillingType::Usage => "history-billing-usage",
    }
}

fn row(view: &View, sold: &SoldOrder) -> Row {
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
