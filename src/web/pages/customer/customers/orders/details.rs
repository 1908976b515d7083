//! An order with its lines, for the customer's partners and for itself; the page prints as a sheet of its own.

use actix_web::web;
use askama::Template;

use super::{OWN_ORDERS, placed_by};
use crate::{
    domain::{Action, money::Money, offer::BillingType, order::OrderState, policy},
    paths,
    service::{
        OrderLine,
        activity_log::HistoryOf,
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
    /// Where the list is, and what it is called.
    up: &'a str,
    up_text: &'static str,
    number: &'a str,
    when: When,
    placed_by: String,
    /// Who asked for it, where somebody did.
    asked_by: Option<String>,
    seller: &'a str,
    /// Whether a partner reads it: which reseller stands on the lines is between partners.
    for_partner: bool,
    cancelled: bool,
    state: &'static str,
    currency: &'a str,
    total: String,
    priced: bool,
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
    let (view, (customer, ordered)) = request
        .read_with_history(move |cx| orders::find(cx, id.parse()?, order.parse()?), |(_, ordered)| history_of(ordered))
        .await?;
    let (inside, up) = (Inside::new(&view, &customer, "orders"), paths::customer_orders(customer.id));
    page(&request, &details_page(&view, &ordered, inside, (&up, "inside-orders")))
}

/// `GET /orders/{order}`
pub async fn own(request: Request, order: web::Path<String>) -> Answer {
    let (view, ordered) = request.read_with_history(move |cx| orders::find_own(cx, order.parse()?), history_of).await?;
    let inside = Inside::own(ordered.sold.0.customer_id, String::new());
    page(&request, &details_page(&view, &ordered, inside, (OWN_ORDERS, "menu-orders")))
}

fn history_of(ordered: &Ordered) -> HistoryOf {
    HistoryOf::Object(*ordered.sold.0.id.uuid())
}

fn details_page<'a>(
    view: &'a View,
    ordered: &'a Ordered,
    inside: Inside,
    (up, up_text): (&'a str, &'static str),
) -> DetailsPage<'a> {
    let (order, seller) = &ordered.sold;
    let shown = i64::try_from(ordered.lines.len()).unwrap_or(i64::MAX);
    DetailsPage {
        inside,
        letterhead: Letterhead::new(view, &ordered.parties),
        up,
        up_text: view.t(up_text),
        number: &order.number,
        when: view.exactly(order.created_at),
        placed_by: placed_by(view, &ordered.sold),
        asked_by: ordered.asker.as_ref().map(|(person, account)| format!("{person}, {account}")),
        seller,
        for_partner: view.kind().is_some_and(policy::is_partner),
        cancelled: order.state == OrderState::Cancelled,
        state: view.t(order.state.key()),
        currency: &order.currency,
        total: view.money(&Money::new(order.total, &order.currency)),
        priced: view.kind().is_some_and(policy::sees_prices),
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
