//! An order with its lines; the page prints as a sheet of its own.

use actix_web::web;
use askama::Template;

use super::placed_by;
use crate::{
    domain::{Action, money::Money, offer::BillingType, order::OrderState, policy},
    service::{
        OrderLine,
        orders::{self, Ordered},
    },
    web::{
        Answer, Request, View, When, page,
        pages::{customers::inside::Inside, letterhead::Letterhead},
    },
};

#[derive(Template)]
#[template(path = "customer/customers/orders/details.html")]
struct DetailsPage<'a> {
    view: &'a View,
    inside: Inside,
    letterhead: Letterhead,
    number: &'a str,
    when: When,
    placed_by: String,
    seller: &'a str,
    cancelled: bool,
    state: &'static str,
    currency: &'a str,
    total: String,
    is_seller: bool,
    lines: Vec<Line>,
    hidden: i64,
}

struct Line {
    offer: String,
    sku: String,
    kind: &'static str,
    quantity: String,
    term: &'static str,
    frequency: &'static str,
    unit_price: String,
    amount: String,
    reseller: String,
    subscription: String,
}

/// `GET /customers/{id}/orders/{order}`
pub async fn get(request: Request, place: web::Path<(String, String)>) -> Answer {
    let (id, order) = place.into_inner();
    let (view, ordered) = request.read(move |cx| orders::find(cx, id.parse()?, order.parse()?)).await?;
    page(&request, &details_page(&view, &ordered))
}

fn details_page<'a>(view: &'a View, ordered: &'a Ordered) -> DetailsPage<'a> {
    let (order, seller) = &ordered.sold;
    let shown = i64::try_from(ordered.lines.len()).unwrap_or(i64::MAX);
    DetailsPage {
        inside: Inside::new(view, &ordered.parties.customer, "orders"),
        letterhead: Letterhead::new(view, &ordered.parties),
        number: &order.number,
        when: view.exactly(order.created_at),
        placed_by: placed_by(view, &ordered.sold),
        seller,
        cancelled: order.state == OrderState::Cancelled,
        state: view.t(order.state.key()),
        currency: &order.currency,
        total: view.money(&Money::new(order.total, &order.currency)),
        is_seller: view.kind().is_some_and(policy::sees_prices),
        lines: ordered.lines.iter().map(|one| line(view, &order.currency, one)).collect(),
        hidden: order.line_count.saturating_sub(shown),
        view,
    }
}

fn line(view: &View, currency: &str, line: &OrderLine) -> Line {
    let money = |minor| view.money(&Money::new(minor, currency));
    Line {
        offer: line.offer_name.clone(),
        sku: line.sku.clone(),
        kind: view.t(line.kind.key()),
        quantity: match line.billing {
            BillingType::License => view.number(line.quantity),
            BillingType::Usage => view.t("history-billing-usage").to_owned(),
        },
        term: view.t(line.term.key()),
        frequency: view.t(line.frequency.key()),
        unit_price: money(line.unit_price),
        amount: money(line.amount),
        reseller: line.reseller_mpn_id.map(|id| id.to_string()).unwrap_or_default(),
        subscription: line.subscription_id.to_string(),
    }
}
