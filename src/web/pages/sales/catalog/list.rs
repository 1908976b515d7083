//! The list of offers.

use actix_web::web;
use askama::Template;

use super::{billing_key, filters::OfferFilterFields, sale, segment_key};
use crate::{
    domain::{
        offer::{BillingType, OfferCategory, Term},
        offer_filter::OfferFilter,
    },
    service::catalog::{self, CatalogQuery, Offer, OfferListing},
    web::{Answer, Pager, Request, View, page},
};

/// How many markets a row names; an offer may be sold in all.
const MARKETS_SHOWN: usize = 8;

#[derive(Template)]
#[template(path = "sales/catalog/list.html")]
struct ListPage<'a> {
    view: &'a View,
    search: &'a str,
    fields: OfferFilterFields,
    lead: String,
    is_empty: bool,
    rows: Vec<Row>,
    pager: Pager,
}

struct Row {
    id: String,
    name: String,
    sku: String,
    segment: &'static str,
    category: &'static str,
    billing: &'static str,
    markets: String,
    more_markets: Option<String>,
    terms: String,
    badge: &'static str,
    sale: String,
}

/// `GET /catalog`
pub async fn get(request: Request, query: web::Query<CatalogQuery>) -> Answer {
    let wanted = query.clone();
    let (view, listing) = request.read(move |cx| catalog::list(cx, &wanted)).await?;
    let today = request.now().utc().date_naive();
    let rows = listing.page.rows.iter().map(|offer| row(&view, offer, &listing, today)).collect();
    let OfferFilter { segment, publisher, billing, category, term } = &query.filter;
    let words = |key: Option<&'static str>| key.map(|key| view.t(key).to_owned());
    let pager = Pager::filtered(
        "/catalog",
        &query,
        &listing.page,
        [
            (words(segment.map(segment_key)), |filter| filter.segment = None),
            (Some(publisher.clone()).filter(|name| !name.is_empty()), |filter| filter.publisher.clear()),
            (words(billing.map(billing_key)), |filter| filter.billing = None),
            (words(category.map(OfferCategory::key)), |filter| filter.category = None),
            (words(term.map(Term::key)), |filter| filter.term = None),
        ],
    );
    let fields = OfferFilterFields::new(&view, &query.filter, &listing.publishers);
    let lead = view.count("catalog-lead", listing.count);
    let is_empty = listing.count == 0;
    page(&request, &ListPage { view: &view, search: query.search(), fields, lead, is_empty, rows, pager })
}

fn row(view: &View, offer: &Offer, listing: &OfferListing, today: chrono::NaiveDate) -> Row {
    let sold = listing.sold.get(&offer.id);
    let markets: Vec<&str> = sold.iter().flat_map(|(markets, _)| markets).map(String::as_str).collect();
    let terms: Vec<&str> = sold.iter().flat_map(|(_, terms)| terms).map(|term| view.t(term.key())).collect();
    let more = i64::try_from(markets.len().saturating_sub(MARKETS_SHOWN)).unwrap_or(0);
    let (badge, sale) = sale(view, offer, today);
    let shown = markets.iter().take(MARKETS_SHOWN).copied().collect::<Vec<_>>();
    Row {
        id: offer.id.to_string(),
        name: offer.name.clone(),
        sku: offer.sku.clone(),
        segment: view.t(segment_key(offer.segment)),
        category: view.t(offer.category.key()),
        billing: if offer.billing == BillingType::Usage { view.t(billing_key(offer.billing)) } else { "" },
        markets: shown.join(", "),
        more_markets: (more > 0).then(|| view.count("catalog-markets-more", more)),
        terms: terms.join(", "),
        badge,
        sale,
    }
}
