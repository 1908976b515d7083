//! What offers cost in the partner's market, and the same as a file.

use actix_web::web;
use askama::Template;

use crate::{
    domain::{Action, list::PagePosition, money::Money},
    service::{
        Offer, Price,
        billing::price_list::{self, PriceQuery, PricedOffer},
    },
    web::{
        Answer, Pager, Request, View, lists, page,
        pages::catalog::{billing_key, sale, segment_key},
    },
};

const PATH: &str = "/billing/price-list";

#[derive(Template)]
#[template(path = "sales/billing/price_list.html")]
struct PriceListPage<'a> {
    view: &'a View,
    search: &'a str,
    lead: String,
    is_narrowed: bool,
    export: String,
    rows: Vec<Row>,
    pager: Pager,
}

struct Row {
    name: String,
    sku: String,
    segment: &'static str,
    category: &'static str,
    billing: &'static str,
    badge: &'static str,
    sale: String,
    prices: Vec<PriceLine>,
}

/// A price, and what it is for.
struct PriceLine {
    term: &'static str,
    frequency: &'static str,
    price: String,
}

/// `GET /billing/price-list`
pub async fn get(request: Request, query: web::Query<PriceQuery>) -> Answer {
    let wanted = query.clone();
    let (view, (market, found)) = request.read(move |cx| price_list::list(cx, &wanted)).await?;
    let today = request.now().utc().date_naive();
    let price_list = PriceListPage {
        search: query.search(),
        lead: view.with("price-list-lead", "country", &view.country(&market)),
        is_narrowed: !query.search().is_empty(),
        export: query.0.clone().at(PagePosition::First).address("/billing/price-list/export"),
        rows: found.rows.iter().map(|one| row(&view, one, today)).collect(),
        pager: Pager::new(PATH, &query, &found),
        view: &view,
    };
    page(&request, &price_list)
}

/// `GET /billing/price-list/export`: everything that the list finds, a price a row.
pub async fn export(request: Request, query: web::Query<PriceQuery>) -> Answer {
    const HEADS: [&str; 13] = [
        "subscription-sku",
        "history-product",
        "catalog-segment",
        "catalog-category",
        "catalog-billing",
        "catalog-term",
        "catalog-frequency",
        "price-list-price",
        "history-currency",
        "price-list-fewest",
        "price-list-most",
        "price-list-from",
        "price-list-until",
    ];
    lists::export(&request, ("price-list", &HEADS), query.into_inner(), price_list::export, cells).await
}

fn row(view: &View, one: &PricedOffer, today: chrono::NaiveDate) -> Row {
    let offer = &one.offer;
    let (badge, sale) = sale(view, offer, today);
    let line = |price: &Price| PriceLine {
        term: view.t(price.term.key()),
        frequency: view.t(price.frequency.short_key()),
        price: view.money(&Money::new(price.unit_price, &price.currency)),
    };
    Row {
        name: offer.name.clone(),
        sku: offer.sku.clone(),
        segment: view.t(segment_key(offer.segment)),
        category: view.t(offer.category.key()),
        billing: view.t(billing_key(offer.billing)),
        badge,
        sale,
        prices: one.prices.iter().map(line).collect(),
    }
}

fn cells(view: &View, (offer, price): &(Offer, Price)) -> Vec<String> {
    let day = |day: Option<chrono::NaiveDate>| day.map(|day| day.to_string()).unwrap_or_default();
    vec![
        offer.sku.clone(),
        offer.name.clone(),
        view.t(segment_key(offer.segment)).to_owned(),
        view.t(offer.category.key()).to_owned(),
        view.t(billing_key(offer.billing)).to_owned(),
        view.t(price.term.key()).to_owned(),
        view.t(price.frequency.key()).to_owned(),
        Money::new(price.unit_price, &price.currency).plain(),
        price.currency.clone(),
        offer.min_quantity.to_string(),
        offer.max_quantity.to_string(),
        day(offer.sold_from),
        day(offer.sold_until),
    ]
}
