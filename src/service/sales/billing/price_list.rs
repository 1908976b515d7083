//! What offers cost in the partner's market.

use std::collections::HashMap;

use crate::{
    domain::{
        Action, Error,
        ids::OfferId,
        list::{ByName, ListQuery, Page, PagePosition, PageSize},
    },
    repository::{
        billing,
        db::Db,
        offers::{Offer, Price},
    },
    service::UseCase,
};

/// What is wanted of the price list: it is searched for a piece of a name, or a whole SKU.
pub type PriceQuery = ListQuery<ByName>;

/// A price in a file, with the offer that it is of.
pub type ExportedPrice = (Offer, Price);

/// An offer with what it costs.
#[derive(Clone, Debug)]
pub struct PricedOffer {
    /// The offer.
    pub offer: Offer,
    /// Its prices, by term and frequency.
    pub prices: Vec<Price>,
}

/// A page of the offers that have a price in the actor's country, by name, and that country. Three queries.
pub fn list(cx: &mut UseCase<'_>, wanted: &PriceQuery) -> Result<(String, Page<PricedOffer>), Error> {
    let wanted = &cx.paged(wanted);
    let market = open(cx)?;
    let page = billing::price_list(cx.db, &market, wanted)?;
    let ids: Vec<OfferId> = page.rows.iter().map(|offer| offer.id).collect();
    let mut by_offer = prices(cx.db, &market, &ids)?;
    let priced = |offer: Offer| PricedOffer { prices: by_offer.remove(&offer.id).unwrap_or_default(), offer };
    Ok((market, page.map(priced)))
}

/// A piece of the price list for a file, a price a row, and the place where the next piece begins.
pub fn export(cx: &mut UseCase<'_>, wanted: &PriceQuery) -> Result<(Vec<ExportedPrice>, Option<PagePosition>), Error> {
    let market = open(cx)?;
    let page = billing::price_list(cx.db, &market, &wanted.clone().usually(PageSize::Rows200))?;
    let ids: Vec<OfferId> = page.rows.iter().map(|offer| offer.id).collect();
    let mut by_offer = prices(cx.db, &market, &ids)?;
    let mut rows = Vec::new();
    for offer in page.rows {
        let of_offer = by_offer.remove(&offer.id).unwrap_or_default();
        rows.extend(of_offer.into_iter().map(|price| (offer.clone(), price)));
    }
    Ok((rows, page.next))
}

fn open(cx: &UseCase<'_>) -> Result<String, Error> {
    cx.authorize(Action::ViewPriceList)?;
    Ok(cx.actor.account.country.clone())
}

fn prices(db: &mut Db, market: &str, of: &[OfferId]) -> Result<HashMap<OfferId, Vec<Price>>, Error> {
    let mut by_offer: HashMap<OfferId, Vec<Price>> = HashMap::new();
    for price in billing::prices(db, market, of)? {
        by_offer.entry(price.offer_id).or_default().push(price);
    }
    for found in by_offer.values_mut() {
        found.sort_by_key(|price| (price.term, price.frequency));
    }
    Ok(by_offer)
}
