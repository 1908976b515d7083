//! What a file changes in the catalogue: checked against what is there, compared with it, written in a few statements.

use std::collections::{BTreeSet, HashMap, HashSet};

use super::progress::LoadProgress;
use crate::{
    domain::{
        Error, Grant, Moment,
        catalog::{Catalog, CatalogColumn, CatalogOffer, CatalogPrice, Known, Reading, Target},
        ids::OfferId,
        license::LicenseGroup,
        offer::LinkKind,
        service_plan::ServicePlan,
        sheet::RowFault,
    },
    repository::{
        catalog::{self, BATCH, Link},
        db::Db,
        offers::{Offer, Price},
        service_plans::{self, OfferPlan},
    },
};

/// What loading a file changes.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Changes {
    /// Offers that were not there.
    pub added: i64,
    /// Offers that were there and differ.
    pub updated: i64,
    /// Offers that are there as the file has them.
    pub unchanged: i64,
    /// Prices of the file.
    pub prices: i64,
}

/// What a file came to: what it changes, or everything that is wrong with it.
pub type CatalogImport = Result<Changes, Vec<RowFault<CatalogColumn>>>;

/// What loading a file would change.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct CatalogPreview {
    /// In numbers.
    pub changes: Changes,
    /// The offers that were not there, by name.
    pub added: Vec<String>,
    /// The offers that differ, by name.
    pub updated: Vec<String>,
}

/// What a file would come to: what it would change, or everything that is wrong with it.
pub type CatalogCheck = Result<CatalogPreview, Vec<RowFault<CatalogColumn>>>;

/// What loading this file would change now. Changes nothing.
pub(super) fn preview(db: &mut Db, reading: Reading, now: Moment) -> Result<CatalogCheck, Error> {
    let catalog = match check(db, reading)? {
        Ok(catalog) => catalog,
        Err(faults) => return Ok(Err(faults)),
    };
    let Plan { changes, offers, known, .. } = plan(db, &catalog, now)?;
    let mut preview = CatalogPreview { changes, ..CatalogPreview::default() };
    for offer in offers {
        let names = if known.contains(&offer.id) { &mut preview.updated } else { &mut preview.added };
        names.push(offer.name);
    }
    Ok(Ok(preview))
}

/// Writes this file into the catalogue, if nothing at all is wrong with it. Offers of other SKUs stay as they are.
pub(super) fn load(
    db: &mut Db,
    grant: &Grant,
    reading: Reading,
    (now, progress): (Moment, &LoadProgress),
) -> Result<CatalogImport, Error> {
    catalog::lock(db)?;
    let catalog = match check(db, reading)? {
        Ok(catalog) => catalog,
        Err(faults) => return Ok(Err(faults)),
    };
    let Plan { changes, offers, prices, links, plans, gone, .. } = plan(db, &catalog, now)?;
    progress.expect(offers.len() + prices.len() + links.len() + plans.len());
    for some in offers.chunks(BATCH) {
        catalog::put_offers(db, grant, some)?;
        progress.advance(some.len());
    }
    let ids: Vec<OfferId> = offers.iter().map(|offer| offer.id).collect();
    catalog::remove_prices_and_links(db, grant, &ids)?;
    for some in prices.chunks(BATCH) {
        catalog::add_prices(db, grant, some)?;
        progress.advance(some.len());
    }
    for some in links.chunks(BATCH) {
        catalog::add_links(db, grant, some)?;
        progress.advance(some.len());
    }
    for (offer, codes) in gone {
        service_plans::remove(db, grant, offer, &codes)?;
    }
    for some in plans.chunks(BATCH) {
        service_plans::put(db, grant, some)?;
        progress.advance(some.len());
    }
    Ok(Ok(changes))
}

/// Compares the file with what is there: what it leads to, and whose names it gives.
fn check(db: &mut Db, reading: Reading) -> Result<Result<Catalog, Vec<RowFault<CatalogColumn>>>, Error> {
    let skus: Vec<&str> = reading.skus_outside().into_iter().collect();
    let targets = catalog::by_skus(db, &skus)?
        .into_iter()
        .map(|offer| (offer.sku, Target { billing: offer.billing, category: offer.category }))
        .collect();
    let keys = reading.name_keys();
    let keys: Vec<&str> = keys.iter().map(String::as_str).collect();
    let names = catalog::by_names(db, &keys)?.into_iter().collect();
    let codes: Vec<&str> = reading.plans_outside().into_iter().collect();
    let plans = service_plans::names(db, &codes)?.into_iter().map(|(code, _)| code).collect();
    Ok(reading.finish(&Known { targets, names, plans }))
}

/// What has to be written.
#[derive(Default)]
struct Plan {
    changes: Changes,
    offers: Vec<Offer>,
    prices: Vec<Price>,
    links: Vec<Link>,
    plans: Vec<OfferPlan>,
    /// The codes of plans that offers have no longer.
    gone: Vec<(OfferId, Vec<String>)>,
    /// The offers that are there already.
    known: HashSet<OfferId>,
}

/// An offer with all that hangs on it, in an order of its own, for comparing.
type StoredOffer =
    (Offer, BTreeSet<(String, &'static str, &'static str, String, i64)>, BTreeSet<Link>, Vec<ServicePlan>);

fn plan(db: &mut Db, catalog: &Catalog, now: Moment) -> Result<Plan, Error> {
    let there = stored(db, catalog)?;
    let mut ids: HashMap<&str, OfferId> = there.iter().map(|(sku, whole)| (sku.as_str(), whole.0.id)).collect();
    for offer in &catalog.offers {
        ids.entry(&offer.sku).or_insert_with(|| OfferId::at(now));
    }
    let outside: BTreeSet<&str> = catalog.offers.iter().flat_map(skus).filter(|sku| !ids.contains_key(sku)).collect();
    let outside = catalog::by_skus(db, &outside.into_iter().collect::<Vec<_>>())?;
    ids.extend(outside.iter().map(|offer| (offer.sku.as_str(), offer.id)));
    let known = there.values().map(|whole| whole.0.id).collect();
    let mut plan = Plan { known, ..Plan::default() };
    plan.changes.prices = i64::try_from(catalog.price_count()).unwrap_or(i64::MAX);
    for offer in &catalog.offers {
        let (mut row, prices, links) = rows(offer, &ids)?;
        let old = there.get(&offer.sku);
        // Of plans and groups a file may say nothing: then they stay.
        row.license_group = offer.license_group.or(old.map(|old| old.0.license_group)).unwrap_or(row.license_group);
        let plans = offer.plans.clone().or(old.map(|old| old.3.clone())).unwrap_or_default();
        let new = (row, prices.iter().map(price_key).collect(), links, plans);
        match old {
            Some(old) if *old == new => {
                plan.changes.unchanged += 1;
                continue;
            }
            Some(old) => {
                plan.changes.updated += 1;
                let left = |code: &String| !new.3.iter().any(|plan| plan.code == *code);
                let gone: Vec<String> =
                    old.3.iter().map(|plan| &plan.code).filter(|code| left(code)).cloned().collect();
                plan.gone.extend(Some((new.0.id, gone)).filter(|(_, codes)| !codes.is_empty()));
            }
            None => plan.changes.added += 1,
        }
        plan.plans.extend(OfferPlan::all_of(new.0.id, &new.3));
        plan.offers.push(new.0);
        plan.prices.extend(prices);
        plan.links.extend(new.2);
    }
    Ok(plan)
}

/// The offers of the file that are there already, by SKU.
fn stored(db: &mut Db, catalog: &Catalog) -> Result<HashMap<String, StoredOffer>, Error> {
    let skus: Vec<&str> = catalog.offers.iter().map(|offer| offer.sku.as_str()).collect();
    let offers = catalog::by_skus(db, &skus)?;
    let ids: Vec<OfferId> = offers.iter().map(|offer| offer.id).collect();
    let mut plans = service_plans::of(db, &ids)?;
    let whole = |offer: Offer| {
        let plans = plans.remove(&offer.id).unwrap_or_default();
        (offer.id, (offer, BTreeSet::new(), BTreeSet::new(), plans))
    };
    let mut there: HashMap<OfferId, StoredOffer> = offers.into_iter().map(whole).collect();
    for price in catalog::prices(db, &ids)? {
        if let Some(whole) = there.get_mut(&price.offer_id) {
            whole.1.insert(price_key(&price));
        }
    }
    for link in catalog::links(db, &ids)? {
        if let Some(whole) = there.get_mut(&link.offer_id) {
            whole.2.insert(link);
        }
    }
    Ok(there.into_values().map(|whole| (whole.0.sku.clone(), whole)).collect())
}

fn skus(offer: &CatalogOffer) -> impl Iterator<Item = &str> {
    offer.links.iter().map(|(_, sku): &(LinkKind, String)| sku.as_str())
}

/// An offer of the file as rows.
fn rows(offer: &CatalogOffer, ids: &HashMap<&str, OfferId>) -> Result<(Offer, Vec<Price>, BTreeSet<Link>), Error> {
    let id_of =
        |sku: &str| ids.get(sku).copied().ok_or_else(|| Error::Internal(format!("{sku} was checked and is lost")));
    let id = id_of(&offer.sku)?;
    let row = Offer {
        id,
        sku: offer.sku.clone(),
        name: offer.name.clone(),
        name_key: offer.name_key(),
        publisher: offer.publisher.clone(),
        segment: offer.segment,
        billing: offer.billing,
        category: offer.category,
        min_quantity: offer.min_quantity,
        max_quantity: offer.max_quantity,
        limit_kind: offer.limit_kind,
        limit_count: offer.limit_count,
        sold_from: offer.sold_from,
        sold_until: offer.sold_until,
        license_group: offer.license_group.unwrap_or(LicenseGroup::Group1),
    };
    let price = |price: &CatalogPrice| Price {
        offer_id: id,
        market: price.market.clone(),
        term: price.term,
        frequency: price.frequency,
        currency: price.currency.clone(),
        unit_price: price.unit_price,
    };
    let link = |(kind, sku): &(LinkKind, String)| Ok(Link { offer_id: id, kind: *kind, other_id: id_of(sku)? });
    let links = offer.links.iter().map(link).collect::<Result<_, Error>>()?;
    Ok((row, offer.prices.iter().map(price).collect(), links))
}

fn price_key(price: &Price) -> (String, &'static str, &'static str, String, i64) {
    let (market, currency) = (price.market.clone(), price.currency.clone());
    (market, price.term.as_str(), price.frequency.as_str(), currency, price.unit_price)
}
