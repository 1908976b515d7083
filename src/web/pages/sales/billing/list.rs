//! What was charged in a month, a row per customer.

use actix_web::{http::StatusCode, web};
use askama::Template;

use super::{MonthBar, moneys, refusing};
use crate::{
    domain::{Action, customer::RelationshipState, ids::AccountId, list::PagePosition, policy},
    paths,
    service::billing::{self, Billed, BilledCustomer, BillingList, BillingQuery, CHOICES},
    web::{Answer, Choice, Pager, Request, View, forms::page_refusing, page},
};

const PATH: &str = "/billing";

#[derive(Template)]
#[template(path = "sales/billing/list.html")]
struct ListPage<'a> {
    view: &'a View,
    search: &'a str,
    bar: MonthBar,
    resellers: Option<Vec<Choice>>,
    /// What is said where there are more resellers than can be chosen from.
    more_resellers: Option<String>,
    /// Whether the reader sees what was paid.
    priced: bool,
    is_narrowed: bool,
    export: String,
    rows: Vec<Row>,
    pager: Pager,
}

struct Row {
    /// The statement; nothing for a customer that is served no longer.
    href: Option<String>,
    name: String,
    domain: String,
    subscriptions: i64,
    charged: String,
    credited: String,
    total: String,
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
    let choices = found.resellers.as_ref();
    let list = ListPage {
        search: query.search(),
        bar: MonthBar::new(&view, &found.choice, |month| here(month).address(PATH)),
        resellers: choices.map(|resellers| reseller_choices(&view, resellers, reseller, found.knows_reseller)),
        more_resellers: choices.filter(|all| all.len() >= CHOICES).map(|_| more_resellers(&view)),
        priced: view.kind().is_some_and(policy::sees_prices),
        is_narrowed: !query.search().is_empty() || choices.is_some() && !reseller.is_empty(),
        export: here(&month).at(PagePosition::First).address("/billing/export"),
        rows: found.page.rows.iter().map(|one| row(&view, &month, one, found.billed.get(&one.id))).collect(),
        pager: Pager::filtered(
            PATH,
            &query,
            &found.page,
            [(chosen(&view, &found, reseller), |filter| {
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
    let sum = |of: &dyn Fn(&Billed) -> String| billed.map(of).unwrap_or_default();
    Row {
        href: served.then(|| paths::billing_statement(one.id, month)),
        name: one.name.clone(),
        domain: one.domain.clone(),
        subscriptions: billed.map_or(0, |billed| i64::try_from(billed.subscriptions).unwrap_or(i64::MAX)),
        charged: sum(&|billed| moneys(view, &billed.totals.charged())),
        credited: sum(&|billed| {
            let credited = billed.totals.credited();
            if credited.iter().all(|money| money.minor == 0) { String::new() } else { moneys(view, &credited) }
        }),
        total: sum(&|billed| moneys(view, &billed.totals.total())),
    }
}

/// All resellers, each of them, and what stands in the address where it is none of these.
fn reseller_choices(view: &View, resellers: &[(AccountId, String)], chosen: &str, known: bool) -> Vec<Choice> {
    let mut choices = vec![Choice::new("", view.t("customer-list-all-resellers"), chosen)];
    choices.extend(resellers.iter().map(|(id, name)| Choice::new(id.to_string(), name, chosen)));
    if !known {
        choices.push(Choice::new(chosen, view.t("customer-list-no-reseller"), chosen));
    }
    choices
}

/// The reseller that the list is narrowed to, by name.
fn chosen(view: &View, found: &BillingList, chosen: &str) -> Option<String> {
    let resellers = found.resellers.as_ref().filter(|_| !chosen.is_empty())?;
    let known = resellers.iter().find(|(id, _)| id.to_string() == chosen).map(|(_, name)| name.clone());
    Some(known.unwrap_or_else(|| view.t("customer-list-no-reseller").to_owned()))
}

fn more_resellers(view: &View) -> String {
    view.count("customer-list-filter-hint", i64::try_from(CHOICES).unwrap_or(i64::MAX))
}
