//! What was charged for a customer in a month, subscription by subscription; the page prints as a sheet of its own.

use actix_web::{http::StatusCode, web};
use askama::Template;

use super::{MonthBar, StatementQuery, moneys, refusing};
use crate::{
    domain::{Action, Moment, policy},
    paths,
    service::billing::{self, BilledCharge, BilledSubscription},
    web::{Answer, Request, View, forms::page_refusing, page, pages::letterhead::Letterhead},
};

#[derive(Template)]
#[template(path = "sales/billing/statement.html")]
struct StatementPage<'a> {
    view: &'a View,
    letterhead: Letterhead,
    title: String,
    bar: MonthBar,
    /// The way back to the list of this month.
    list: String,
    export: String,
    name: &'a str,
    domain: &'a str,
    /// Whether the reader sees what was paid.
    priced: bool,
    charged: String,
    credited: String,
    total: String,
    subscriptions: Vec<Section>,
}

/// A subscription, and what was charged for it.
struct Section {
    href: String,
    product: String,
    total: String,
    rows: Vec<Row>,
}

struct Row {
    kind: &'static str,
    product: String,
    order: String,
    reseller: String,
    seller: String,
    since: String,
    until: String,
    quantity: String,
    unit_price: String,
    amount: String,
}

/// `GET /billing/{id}`
pub async fn get(request: Request, id: web::Path<String>, query: web::Query<StatementQuery>) -> Answer {
    let month = query.into_inner().month;
    let (view, found) = request.read(move |cx| billing::statement(cx, id.parse()?, &month)).await?;
    let view = refusing(view, &found.choice);
    let (customer, month) = (found.customer.id, found.choice.month.to_string());
    let bar = MonthBar::new(&view, &found.choice, |month| paths::billing_statement(customer, month));
    let statement = StatementPage {
        letterhead: Letterhead::new(&view, &found.parties),
        title: view.with("billing-statement-title", "month", &bar.name),
        bar,
        list: paths::billing(&month),
        export: paths::billing_export(customer, &month),
        name: &found.customer.name,
        domain: &found.customer.domain,
        priced: view.kind().is_some_and(policy::sees_prices),
        charged: moneys(&view, &found.totals.charged()),
        credited: moneys(&view, &found.totals.credited()),
        total: moneys(&view, &found.totals.total()),
        subscriptions: found.subscriptions.iter().map(|one| section(&view, one)).collect(),
        view: &view,
    };
    if found.choice.refused.is_some() {
        return page_refusing(&request, &view, StatusCode::UNPROCESSABLE_ENTITY, &statement);
    }
    page(&request, &statement)
}

fn section(view: &View, one: &BilledSubscription) -> Section {
    Section {
        href: paths::customer_subscription(one.customer, one.id),
        product: one.product.clone(),
        total: moneys(view, &one.totals.total()),
        rows: one.charges.iter().map(|charge| row(view, charge)).collect(),
    }
}

/// A charge. Its days are those of the calendar in UTC, as its month is.
fn row(view: &View, charge: &BilledCharge) -> Row {
    let day = |at: Moment| view.calendar_day(at.utc().date_naive());
    Row {
        kind: view.t(charge.kind.key()),
        product: charge.product.clone(),
        order: charge.order.clone(),
        reseller: match &charge.reseller {
            Some((number, name)) if name.is_empty() => number.to_string(),
            Some((_, name)) => name.clone(),
            None => view.t("history-no-reseller").to_owned(),
        },
        seller: charge.seller.clone(),
        since: day(charge.at),
        until: charge.until.map(day).unwrap_or_default(),
        quantity: match charge.quantity {
            Some(quantity) => view.number(quantity),
            None => view.t("history-billing-usage").to_owned(),
        },
        unit_price: view.money(&charge.unit_price),
        amount: view.money(&charge.amount),
    }
}
