//! An offer, with its prices and what it hangs together with.

use actix_web::web;
use askama::Template;

use super::{billing_key, sale, segment_key};
use crate::{
    domain::{
        license::LicenseGroup,
        money::Money,
        offer::{BillingType, LimitKind, LinkKind},
        service_plan::ServicePlan,
    },
    service::catalog::{self, Offer, OfferDetails, Price},
    web::{Answer, Request, View, page},
};

#[derive(Template)]
#[template(path = "sales/catalog/offer.html")]
struct OfferPage<'a> {
    view: &'a View,
    offer: &'a Offer,
    badge: &'static str,
    sale: String,
    segment: &'a str,
    billing: &'a str,
    category: &'a str,
    by_license: bool,
    quantity: String,
    limit: String,
    license_group: &'a str,
    plans: Vec<PlanRow>,
    links: Vec<Links>,
    prices: Vec<PriceRow>,
}

/// Other offers, by how they hang together with this one.
struct Links {
    title: &'static str,
    offers: Vec<(String, String)>,
}

/// A service plan, with what it needs and excludes.
struct PlanRow {
    code: String,
    name: String,
    needs: String,
    excludes: String,
}

struct PriceRow {
    market: String,
    term: &'static str,
    frequency: &'static str,
    price: String,
}

/// `GET /catalog/{id}`
pub async fn get(request: Request, id: web::Path<String>) -> Answer {
    let (view, whole) = request.read(move |cx| catalog::open(cx, id.parse()?)).await?;
    let offer = &whole.offer;
    let (badge, sale) = sale(&view, offer, request.now().utc().date_naive());
    let offer_page = OfferPage {
        view: &view,
        offer,
        badge,
        sale,
        segment: view.t(segment_key(offer.segment)),
        billing: view.t(billing_key(offer.billing)),
        category: view.t(offer.category.key()),
        by_license: offer.billing == BillingType::License,
        quantity: format!("{}–{}", offer.min_quantity, offer.max_quantity),
        limit: limit(&view, offer),
        license_group: view.t(match offer.license_group {
            LicenseGroup::Group1 => "catalog-license-group-1",
            LicenseGroup::Group2 => "catalog-license-group-2",
        }),
        plans: whole.plans.iter().map(|plan| plan_row(&view, plan)).collect(),
        links: links(&view, &whole),
        prices: whole.prices.iter().map(|price| price_row(&view, price)).collect(),
    };
    page(&request, &offer_page)
}

fn limit(view: &View, offer: &Offer) -> String {
    match offer.limit_kind {
        LimitKind::None => view.t("catalog-limit-none").to_owned(),
        LimitKind::Lifetime => view.count("catalog-limit-lifetime", offer.limit_count),
        LimitKind::Concurrent => view.count("catalog-limit-concurrent", offer.limit_count),
    }
}

fn links(view: &View, whole: &OfferDetails) -> Vec<Links> {
    let (to, by) = (&whole.leads_to, &whole.led_to_by);
    [
        ("catalog-parents", to, LinkKind::Parent),
        ("catalog-add-ons", by, LinkKind::Parent),
        ("catalog-upgrades", to, LinkKind::Upgrade),
        ("catalog-upgraded-from", by, LinkKind::Upgrade),
        ("catalog-becomes", to, LinkKind::Paid),
        ("catalog-trials", by, LinkKind::Paid),
    ]
    .into_iter()
    .map(|(key, found, kind)| {
        let of_kind = found.iter().filter(|(one, ..)| *one == kind);
        let offers = of_kind.map(|(_, id, name)| (id.to_string(), name.clone())).collect();
        Links { title: view.t(key), offers }
    })
    .filter(|links| !links.offers.is_empty())
    .collect()
}

fn plan_row(view: &View, plan: &ServicePlan) -> PlanRow {
    let codes = |key: &'static str, codes: &[String]| {
        if codes.is_empty() { String::new() } else { view.with(key, "codes", &codes.join(", ")) }
    };
    PlanRow {
        code: plan.code.clone(),
        name: plan.name.clone(),
        needs: codes("catalog-plan-needs", &plan.needs),
        excludes: codes("catalog-plan-excludes", &plan.excludes),
    }
}

fn price_row(view: &View, price: &Price) -> PriceRow {
    PriceRow {
        market: view.country(&price.market),
        term: view.t(price.term.key()),
        frequency: view.t(price.frequency.key()),
        price: view.money(&Money::new(price.unit_price, &price.currency)),
    }
}
