//! The catalogue as a whole: loading it, and listing it for the operator.

use diesel::{connection::SimpleConnection, dsl::exists, prelude::*, upsert::excluded};

use crate::domain::{
    Action, Error, Grant,
    fold::like_pattern,
    ids::OfferId,
    list::{ByName, ListQuery, Page},
    offer::{LinkKind, Term},
    offer_filter::OfferFilter,
};
use crate::repository::{
    db::{Db, on_backend},
    in_list::ColumnInList,
    keyset::load_page,
    offers::{Offer, Price},
    schema::{offer_links, offer_prices, offers},
};

/// What the catalogue is listed and loaded by.
const MANAGED_BY: &[Action] = &[Action::ManageCatalog];
/// What is wanted of the list of offers.
pub type CatalogQuery = ListQuery<ByName, OfferFilter>;

/// How many rows go into one statement: both databases take so many values of the widest table.
pub const BATCH: usize = 500;

/// One offer leads to another.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Queryable, Selectable, Insertable)]
#[diesel(table_name = offer_links)]
pub struct Link {
    /// Which.
    pub offer_id: OfferId,
    /// How.
    pub kind: LinkKind,
    /// To which.
    pub other_id: OfferId,
}

/// Keeps others from loading the catalogue until this transaction ends; nobody is kept from reading it, or from
/// ordering by it.
pub fn lock(db: &mut Db) -> Result<(), Error> {
    match db {
        Db::Pg(conn) => Ok(conn.batch_execute("LOCK TABLE offers IN SHARE ROW EXCLUSIVE MODE")?),
        // There is one writer.
        Db::Sqlite(_) => Ok(()),
    }
}

/// The offers with these SKUs.
pub fn by_skus(db: &mut Db, skus: &[&str]) -> Result<Vec<Offer>, Error> {
    let mut found = Vec::new();
    for some in skus.chunks(BATCH) {
        found.extend(offers::table.filter(offers::sku.in_list(some)).select(Offer::as_select()).load(db)?);
    }
    Ok(found)
}

/// The folded names and SKUs of the offers with one of these names.
pub fn by_names(db: &mut Db, name_keys: &[&str]) -> Result<Vec<(String, String)>, Error> {
    let mut found = Vec::new();
    for some in name_keys.chunks(BATCH) {
        let named = offers::table.filter(offers::name_key.in_list(some));
        found.extend(named.select((offers::name_key, offers::sku)).load::<(String, String)>(db)?);
    }
    Ok(found)
}

/// Every price of these offers.
pub fn prices(db: &mut Db, ids: &[OfferId]) -> Result<Vec<Price>, Error> {
    let mut found = Vec::new();
    for some in ids.chunks(BATCH) {
        let theirs = offer_prices::table.filter(offer_prices::offer_id.in_list(some));
        found.extend(theirs.select(Price::as_select()).load(db)?);
    }
    Ok(found)
}

/// Everything that these offers lead to.
pub fn links(db: &mut Db, ids: &[OfferId]) -> Result<Vec<Link>, Error> {
    let mut found = Vec::new();
    for some in ids.chunks(BATCH) {
        let theirs = offer_links::table.filter(offer_links::offer_id.in_list(some));
        found.extend(theirs.select(Link::as_select()).load(db)?);
    }
    Ok(found)
}

/// Keeps up to [`BATCH`] offers: those whose SKU is there already change and keep their id.
pub fn put_offers(db: &mut Db, grant: &Grant, new: &[Offer]) -> Result<(), Error> {
    grant.proves(MANAGED_BY)?;
    let rows: Vec<_> = new
        .iter()
        .map(|offer| {
            (
                offers::id.eq(offer.id),
                offers::sku.eq(&offer.sku),
                offers::name.eq(&offer.name),
                offers::name_key.eq(&offer.name_key),
                offers::publisher.eq(&offer.publisher),
                offers::segment.eq(offer.segment),
                offers::billing.eq(offer.billing),
                offers::category.eq(offer.category),
                offers::min_quantity.eq(offer.min_quantity),
                offers::max_quantity.eq(offer.max_quantity),
                offers::limit_kind.eq(offer.limit_kind),
                offers::limit_count.eq(offer.limit_count),
                offers::sold_from.eq(offer.sold_from),
                offers::sold_until.eq(offer.sold_until),
                offers::license_group.eq(offer.license_group),
            )
        })
        .collect();
    on_backend!(db, |conn| {
        diesel::insert_into(offers::table)
            .values(rows)
            .on_conflict(offers::sku)
            .do_update()
            .set((
                offers::name.eq(excluded(offers::name)),
                offers::name_key.eq(excluded(offers::name_key)),
                offers::publisher.eq(excluded(offers::publisher)),
                offers::segment.eq(excluded(offers::segment)),
                offers::billing.eq(excluded(offers::billing)),
                offers::category.eq(excluded(offers::category)),
                offers::min_quantity.eq(excluded(offers::min_quantity)),
                offers::max_quantity.eq(excluded(offers::max_quantity)),
                offers::limit_kind.eq(excluded(offers::limit_kind)),
                offers::limit_count.eq(excluded(offers::limit_count)),
                offers::sold_from.eq(excluded(offers::sold_from)),
                offers::sold_until.eq(excluded(offers::sold_until)),
                offers::license_group.eq(excluded(offers::license_group)),
            ))
            .execute(conn)
    })?;
    Ok(())
}

/// Removes every price of these offers, and everything that they lead to.
pub fn remove_prices_and_links(db: &mut Db, grant: &Grant, ids: &[OfferId]) -> Result<(), Error> {
    grant.proves(MANAGED_BY)?;
    for some in ids.chunks(BATCH) {
        diesel::delete(offer_prices::table.filter(offer_prices::offer_id.in_list(some))).execute(db)?;
        diesel::delete(offer_links::table.filter(offer_links::offer_id.in_list(some))).execute(db)?;
    }
    Ok(())
}

/// Adds up to [`BATCH`] prices.
pub fn add_prices(db: &mut Db, grant: &Grant, prices: &[Price]) -> Result<(), Error> {
    grant.proves(MANAGED_BY)?;
    on_backend!(db, |conn| diesel::insert_into(offer_prices::table).values(prices).execute(conn))?;
    Ok(())
}

/// Adds up to [`BATCH`] links.
pub fn add_links(db: &mut Db, grant: &Grant, links: &[Link]) -> Result<(), Error> {
    grant.proves(MANAGED_BY)?;
    on_backend!(db, |conn| diesel::insert_into(offer_links::table).values(links).execute(conn))?;
    Ok(())
}

/// A page of offers by name.
pub fn list(db: &mut Db, grant: &Grant, wanted: &CatalogQuery) -> Result<Page<Offer>, Error> {
    grant.proves(MANAGED_BY)?;
    let search = wanted.search();
    let OfferFilter { segment, publisher, billing, category, term } = &wanted.filter;
    let rows = || {
        let mut query = offers::table.select(Offer::as_select()).into_boxed();
        if !search.is_empty() {
            let found = offers::name_key.like(like_pattern(search)).escape('\\');
            query = query.filter(found.or(offers::sku.eq(search.to_owned())));
        }
        if let Some(segment) = *segment {
            query = query.filter(offers::segment.eq(segment));
        }
        if !publisher.is_empty() {
            query = query.filter(offers::publisher.eq(publisher.clone()));
        }
        if let Some(billing) = *billing {
            query = query.filter(offers::billing.eq(billing));
        }
        if let Some(category) = *category {
            query = query.filter(offers::category.eq(category));
        }
        if let Some(term) = *term {
            let priced = offer_prices::table.filter(offer_prices::offer_id.eq(offers::id));
            query = query.filter(exists(priced.filter(offer_prices::term.eq(term))));
        }
        query
    };
    Ok(load_page!(db, rows(), wanted, Offer, (offers::id, OfferId, |offer| offer.id), {
        ByName::Name => (offers::name_key, |offer| offer.name_key.clone()),
    }))
}

/// Whose products there are, by name.
pub fn publishers(db: &mut Db) -> Result<Vec<String>, Error> {
    Ok(offers::table.select(offers::publisher).distinct().order(offers::publisher).load(db)?)
}

/// How many offers there are.
pub fn count(db: &mut Db) -> Result<i64, Error> {
    Ok(offers::table.count().get_result(db)?)
}

/// In which markets and for which terms these offers are sold, in the order of markets.
pub fn sold_in(db: &mut Db, ids: &[OfferId]) -> Result<Vec<(OfferId, String, Term)>, Error> {
    Ok(offer_prices::table
        .filter(offer_prices::offer_id.in_list(ids))
        .select((offer_prices::offer_id, offer_prices::market, offer_prices::term))
        .distinct()
        .order((offer_prices::offer_id, offer_prices::market, offer_prices::term))
        .load(db)?)
}

/// What an offer leads to, by name.
pub fn leads_to(db: &mut Db, id: OfferId) -> Result<Vec<(LinkKind, OfferId, String)>, Error> {
    Ok(offer_links::table
        .inner_join(offers::table.on(offers::id.eq(offer_links::other_id)))
        .filter(offer_links::offer_id.eq(id))
        .order((offers::name_key, offers::id))
        .select((offer_links::kind, offers::id, offers::name))
        .load(db)?)
}

/// What leads to an offer, by name.
pub fn led_to_by(db: &mut Db, id: OfferId) -> Result<Vec<(LinkKind, OfferId, String)>, Error> {
    Ok(offer_links::table
        .inner_join(offers::table.on(offers::id.eq(offer_links::offer_id)))
        .filter(offer_links::other_id.eq(id))
        .order((offers::name_key, offers::id))
        .select((offer_links::kind, offers::id, offers::name))
        .load(db)?)
}
