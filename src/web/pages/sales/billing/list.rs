//! What was charged in a month, a row per customer.

use actix_web::{http::StatusCode, web};
use askama::Template;

use super::{MonthBar, moneys, refusing};
use crate::{
    domain::{Action, billing::Totals, customer::RelationshipState, list::PagePosition, policy},
    paths,
    service::billing::{self, Billed, BilledCustomer, BillingList, BillingQuery},
    web::{Answer, Pager, Request, View, forms::page_refusing, lists::reseller_filter::ResellerFilter, page},
};

const PATH: &str = "/billing";

#[derive(Template)]
#[template(path = "sales/billing/list.html")]
struct ListPage<'a> {
    view: &'a View,
    search: &'a str,
    bar: MonthBar,
    reseller_filter: Option<ResellerFilter<'a>>,
    /// Whether the reader sees what was paid.
    priced: bool,
    is_narrowed: bool,
    export: String,
    rows: Vec<Row>,
    /// What the rows come to: what is said of that, what was charged and given back, and both.
    sum: Option<(&'static str, Sum)>,
    pager: Pager,
}

/// What was charged, what was given back, and what is left of it.
struct Sum {
    charged: String,
    credited: String,
    total: String,
}

struct Row {
    /// The statement; nothing for a customer that is served no longer.
    href: Option<String>,
    name: String,
    domain: String,
    subscriptions: i64,
    sum: Sum,
}

/// `GET /billing`
pub async fn get(request: Request, query: web::Query<BillingQuery>) -> Answer {
    let wanted = query.clone();
    let (view, found) = request.read(move |cx| billing::list(cx, &wanted)).await?;
    let view = refusing(view, &found.choice);
    let query = query.into_inner();
    let reseller = &query.filter.reseller;
    let month = found.choice.month.to_string();
    // A file, and other months, are of the month that is shown, whatever the address says.
    let here = |month: &str| query.clone().filtered(|filter| month.clone_into(&mut filter.month));
    let filter = found.resellers.as_ref().map(|known| ResellerFilter::new(&view, known, reseller));
    let chosen = filter.as_ref().and_then(ResellerFilter::chosen_name);
    let list = ListPage {
        search: query.search(),
        bar: MonthBar::new(&view, &found.choice, |month| here(month).address(PATH)),
        reseller_filter: filter,
        priced: view.kind().is_some_and(policy::sees_prices),
        is_narrowed: !query.search().is_empty() || chosen.is_some(),
        export: here(&month).at(PagePosition::First).address("/billing/export"),
        sum: sum_of_rows(&view, &found),
        rows: found.page.rows.iter().map(|one| row(&view, &month, one, found.billed.get(&one.id))).collect(),
        pager: Pager::filtered(
            PATH,
            &query,
            &found.page,
            [(chosen, |filter| {
                filter.reseller.clear();
            })],
        ),
        view: &view,
    };
    if found.choice.refused.is_some() {
        return page_refusing(&request, &view, StatusCode::UNPROCESSABLE_ENTITY, &list);
    }
    page(&request, &list)
}

fn row(view: &View, month: &str, one: &BilledCustomer, billed: Option<&Billed>) -> Row {
    let served = one.state == RelationshipState::Active;
    Row {
        href: served.then(|| paths::billing_statement(one.id, month)),
        name: one.name.clone(),
        domain: one.domain.clone(),
        subscriptions: billed.map_or(0, |billed| i64::try_from(billed.subscriptions).unwrap_or(i64::MAX)),
        sum: sum(view, billed.map(|billed| &billed.totals)),
    }
}

fn sum(view: &View, totals: Option<&Totals>) -> Sum {
    let credited = totals.map(Totals::credited).unwrap_or_default();
    let gave_back = credited.iter().any(|money| money.minor != 0);
    Sum {
        charged: totals.map(|totals| moneys(view, &totals.charged())).unwrap_or_default(),
        credited: if gave_back { moneys(view, &credited) } else { String::new() },
        total: totals.map(|totals| moneys(view, &totals.total())).unwrap_or_default(),
    }
}

/// What the rows of the page come to: all of it where there is one page alone.
fn sum_of_rows(view: &View, found: &BillingList) -> Option<(&'static str, Sum)> {
    let mut totals = Totals::default();
    for billed in found.billed.values() {
        totals.add_all(&billed.totals);
    }
    let is_all = found.page.previous.is_none() && found.page.next.is_none();
    let key = if is_all { "history-total" } else { "billing-page-total" };
    (!totals.is_empty()).then(|| (view.t(key), sum(view, Some(&totals))))
}
