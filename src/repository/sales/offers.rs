//! The catalogue: offers and what they cost where.

use std::collections::HashMap;

use chrono::NaiveDate;
use diesel::prelude::*;

use crate::domain::{
    Error,
    ids::OfferId,
    license::LicenseGroup,
    offer::{BillingType, Frequency, LimitKind, LinkKind, OfferCategory, Segment, Term},
};
use crate::repository::{
    db::Db,
    schema::{offer_links, offer_prices, offers},
};

/// An offer.
#[derive(Clone, Debug, PartialEq, Eq, Queryable, Selectable, Insertable, AsChangeset)]
#[diesel(table_name = offers)]
pub struct Offer {
    /// Its id.
    pub id: OfferId,
    /// The vendor's number for it.
    pub sku: String,
    /// Its name.
    pub name: String,
    /// Its name folded, for ordering and searching.
    pub name_key: String,
    /// Who makes it.
    pub publisher: String,
    /// Whom it is for.
    pub segment: Segment,
    /// What is billed.
    pub billing: BillingType,
    /// What kind of offer it is.
    pub category: OfferCategory,
    /// The fewest licenses of one subscription.
    pub min_quantity: i64,
    /// The most licenses of one subscription.
    pub max_quantity: i64,
    /// How a customer's subscriptions to it are limited.
    pub limit_kind: LimitKind,
    /// To how many.
    pub limit_count: i64,
    /// The first day on which it is sold.
    pub sold_from: Option<NaiveDate>,
    /// The last day on which it is sold.
    pub sold_until: Option<NaiveDate>,
    /// Which licenses can be assigned together with its own.
    pub license_group: LicenseGroup,
}

/// What an offer costs in a market, for a term billed in one way.
#[derive(Clone, Debug, PartialEq, Eq, Queryable, Selectable, Insertable)]
#[diesel(table_name = offer_prices)]
pub struct Price {
    /// The offer.
    pub offer_id: OfferId,
    /// ISO 3166-1 code of the market.
    pub market: String,
    /// For how long.
    pub term: Term,
    /// How often it is billed.
    pub frequency: Frequency,
    /// ISO 4217 code.
    pub currency: String,
    /// Minor units per license and billing period.
    pub unit_price: i64,
}

/// An offer by its id.
pub fn find(db: &mut Db, id: OfferId) -> Result<Offer, Error> {
    Ok(offers::table.find(id).select(Offer::as_select()).first(db)?)
}

/// Whether nothing is sold at all.
pub fn is_empty(db: &mut Db) -> Result<bool, Error> {
    let count: i64 = offers::table.count().get_result(db)?;
    Ok(count == 0)
}

/// An offer by the vendor's number of it.
pub fn find_by_sku(db: &mut Db, sku: &str) -> Result<Offer, Error> {
    Ok(offers::table.filter(offers::sku.eq(sku)).select(Offer::as_select()).first(db)?)
}

/// Every offer that has a price in a market, by name, with its prices there. Two queries.
pub fn in_market(db: &mut Db, market: &str) -> Result<Vec<(Offer, Vec<Price>)>, Error> {
    let prices: Vec<Price> = offer_prices::table
        .filter(offer_prices::market.eq(market))
        .order((offer_prices::offer_id, offer_prices::term, offer_prices::frequency))
        .select(Price::as_select())
        .load(db)?;
    let sold = offer_prices::table.filter(offer_prices::market.eq(market)).select(offer_prices::offer_id);
    let found: Vec<Offer> = offers::table
        .filter(offers::id.eq_any(sold))
        .order((offers::name_key, offers::id))
        .select(Offer::as_select())
        .load(db)?;
    let mut by_offer: HashMap<OfferId, Vec<Price>> = HashMap::with_capacity(found.len());
    for price in prices {
        by_offer.entry(price.offer_id).or_default().push(price);
    }
    let with_prices = |offer: Offer| (by_offer.remove(&offer.id).unwrap_or_default(), offer);
    Ok(found.into_iter().map(with_prices).map(|(prices, offer)| (offer, prices)).collect())
}

/// What an offer costs in a market, by term and frequency.
pub fn prices(db: &mut Db, id: OfferId, market: &str) -> Result<Vec<Price>, Error> {
    Ok(offer_prices::table
        .filter(offer_prices::offer_id.eq(id).and(offer_prices::market.eq(market)))
        .order((offer_prices::term, offer_prices::frequency))
        .select(Price::as_select())
        .load(db)?)
}

/// The offers that this one is linked to in one way: an add-on's parents, what it can be upgraded to, what a trial
/// becomes.
pub fn linked(db: &mut Db, id: OfferId, kind: LinkKind) -> Result<Vec<Offer>, Error> {
    Ok(offer_links::table
        .inner_join(offers::table.on(offers::id.eq(offer_links::other_id)))
        .filter(offer_links::offer_id.eq(id).and(offer_links::kind.eq(kind)))
        .order((offers::name_key, offers::id))
        .select(Offer::as_select())
        .load(db)?)
}

/// The add-ons of an offer.
pub fn add_ons(db: &mut Db, parent: OfferId) -> Result<Vec<Offer>, Error> {
    Ok(offer_links::table
        .inner_join(offers::table.on(offers::id.eq(offer_links::offer_id)))
        .filter(offer_links::other_id.eq(parent).and(offer_links::kind.eq(LinkKind::Parent)))
        .order((offers::name_key, offers::id))
        .select(Offer::as_select())
        .load(db)?)
}

/// The offers that have a price in a market, by id.
pub fn sold_in(db: &mut Db, market: &str) -> Result<Vec<OfferId>, Error> {
    let mut found: Vec<OfferId> = offer_prices::table
        .filter(offer_prices::market.eq(market))
        .select(offer_prices::offer_id)
        .distinct()
        .load(db)?;
    found.sort_unstable();
    Ok(found)
}

/// Every link of one kind: from which offer to which.
pub fn links(db: &mut Db, kind: LinkKind) -> Result<Vec<(OfferId, OfferId)>, Error> {
    Ok(offer_links::table
        .filter(offer_links::kind.eq(kind))
        .order((offer_links::offer_id, offer_links::other_id))
        .select((offer_links::offer_id, offer_links::other_id))
        .load(db)?)
}
