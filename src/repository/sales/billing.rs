//! What bills are made of: the lines of orders with their subscriptions, and the customers that they are about.

use diesel::{dsl::exists, prelude::*};
use serde::{Deserialize, Serialize};

use crate::domain::{
    Error, Moment, Scope,
    account::AccountKind,
    customer::RelationshipState,
    fold::like_pattern,
    ids::{AccountId, OfferId, RelationshipId},
    list::{ByName, Count, ListQuery, Page, search_text},
    policy,
};
use crate::repository::{
    counted::count_up_to,
    db::{Db, MultiBackend},
    in_list::ColumnInList,
    keyset::load_page,
    offers::{Offer, Price},
    orders::OrderLine,
    partner_locations,
    schema::{offer_prices, offers, order_lines, orders, relationships, subscriptions},
    states::ActiveRelationship,
};

/// A customer for whom something was, or may be, charged.
#[derive(Clone, Debug, PartialEq, Eq, Queryable)]
pub struct BilledCustomer {
    /// The partner's relationship with it; the last one, where it has ended.
    pub relationship: RelationshipId,
    /// The tenant: Microsoft ID.
    pub id: AccountId,
    /// What the partner calls it.
    pub name: String,
    /// The name folded, for ordering.
    pub name_key: String,
    /// Its first domain.
    pub domain: String,
    /// Whether the partner serves it now.
    pub state: RelationshipState,
}

/// What is wanted of the list of what was charged.
pub type BillingQuery = ListQuery<ByName, BillingFilter>;

/// What the list is about: what stands in an address, which need not be a month or anybody's id.
#[derive(Clone, Debug, Default, Deserialize, Serialize)]
#[serde(default)]
pub struct BillingFilter {
    /// The month, as `2030-01`; the present one where it is empty.
    #[serde(deserialize_with = "search_text", skip_serializing_if = "String::is_empty")]
    pub month: String,
    /// The reseller with which a provider sold.
    #[serde(deserialize_with = "search_text", skip_serializing_if = "String::is_empty")]
    pub reseller: String,
}

/// What a partner sees of what was charged.
#[derive(Clone, Debug)]
pub enum Books {
    /// What it sold itself.
    Sold(AccountId),
    /// What carries one of these numbers, which are or were its locations'.
    Carrying(Vec<i64>),
}

impl Books {
    /// Those of a partner of this kind. One query at most.
    pub fn open(db: &mut Db, scope: Scope, kind: AccountKind) -> Result<Self, Error> {
        if policy::sells(kind) {
            return Ok(Self::Sold(scope.account()));
        }
        Ok(Self::Carrying(numbers_of(db, scope.account())?))
    }
}

/// A line of an order with what is known of it besides.
#[derive(Clone, Debug)]
pub struct BookedLine {
    /// For whom.
    pub customer: AccountId,
    /// Who sold it.
    pub seller: AccountId,
    /// The order's number.
    pub order: String,
    /// ISO 4217 code.
    pub currency: String,
    /// When it was ordered.
    pub at: Moment,
    /// The line.
    pub line: OrderLine,
    /// When the subscription was bought.
    pub bought: Moment,
    /// When the subscription ended.
    pub ended_at: Option<Moment>,
}

/// The numbers of the locations that a partner is or was associated with.
pub fn numbers_of(db: &mut Db, partner: AccountId) -> Result<Vec<i64>, Error> {
    partner_locations::numbers_of(db, partner)
}

/// A page of the partner's customers by name: those that it serves and, of those that it served once, those it sold
/// something to. `with` narrows it to those to whom something was sold with one of these numbers on it; `served` is how many
/// it serves in all.
pub fn customers(
    db: &mut Db,
    scope: Scope,
    wanted: &BillingQuery,
    (with, served): (Option<&[i64]>, i64),
) -> Result<Page<BilledCustomer>, Error> {
    let partner = scope.account();
    let rows = || {
        let sold = || {
            orders::table.filter(orders::partner_id.eq(partner).and(orders::customer_id.eq(relationships::customer_id)))
        };
        let mut query: relationships::BoxedQuery<'_, MultiBackend> = relationships::table
            .filter(relationships::partner_id.eq(partner))
            .filter(ActiveRelationship.or(relationships::outlived.eq(false).and(exists(sold()))))
            .into_boxed();
        if let Some(numbers) = with {
            let lines = order_lines::table
                .filter(order_lines::order_id.eq(orders::id))
                .filter(order_lines::reseller_mpn_id.in_list(numbers));
            query = query.filter(exists(sold().filter(exists(lines))));
        }
        if !wanted.search().is_empty() {
            let found = relationships::search_key.like(like_pattern(wanted.search())).escape('\\');
            query = query.filter(found);
        }
        query.select((
            relationships::id,
            relationships::customer_id,
            relationships::company_name,
            relationships::name_key,
            relationships::domain,
            relationships::state,
        ))
    };
    Ok(load_page!(db, rows(), wanted, BilledCustomer, (relationships::id, RelationshipId, |row| row.relationship), {
        ByName::Name => (relationships::name_key, |row| row.name_key.clone()),
    }, counted: |db| {
        // Those that it serves now alone may be more than are counted.
        let is_everything = with.is_none() && wanted.search().is_empty();
        if is_everything && served > Count::MOST {
            Ok(Count::from(served))
        } else {
            count_up_to(db, rows().select(relationships::id))
        }
    }))
}

type Row = (AccountId, AccountId, String, String, Moment, OrderLine, Moment, Option<Moment>);

/// What was ordered for these customers between two moments, as far as it stands in these books: subscription by
/// subscription, the oldest line first. Subscriptions that carry a number are whole: the lines without it as well.
pub fn lines(
    db: &mut Db,
    books: &Books,
    customers: &[AccountId],
    (since, until): (Moment, Moment),
) -> Result<Vec<BookedLine>, Error> {
    let mut query = orders::table
        .inner_join(order_lines::table.on(order_lines::order_id.eq(orders::id)))
        .inner_join(subscriptions::table.on(subscriptions::id.eq(order_lines::subscription_id)))
        .filter(orders::customer_id.in_list(customers))
        .filter(orders::created_at.ge(since).and(orders::created_at.lt(until)))
        .select((
            orders::customer_id,
            orders::partner_id,
            orders::number,
            orders::currency,
            orders::created_at,
            OrderLine::as_select(),
            subscriptions::created_at,
            subscriptions::ended_at,
        ))
        .order((
            orders::customer_id,
            order_lines::subscription_id,
            orders::created_at,
            orders::id,
            order_lines::position,
        ))
        .into_boxed();
    query = match books {
        Books::Sold(partner) => query.filter(orders::partner_id.eq(*partner)),
        Books::Carrying(numbers) => {
            let carrying = diesel::alias!(order_lines as carrying);
            let theirs = carrying
                .filter(carrying.field(order_lines::subscription_id).eq(order_lines::subscription_id))
                .filter(carrying.field(order_lines::reseller_mpn_id).in_list(numbers));
            query.filter(exists(theirs))
        }
    };
    let found: Vec<Row> = query.load(db)?;
    let booked = |(customer, seller, order, currency, at, line, bought, ended_at)| BookedLine {
        customer,
        seller,
        order,
        currency,
        at,
        line,
        bought,
        ended_at,
    };
    Ok(found.into_iter().map(booked).collect())
}

/// A page of the offers that have a price in a market, by name.
pub fn price_list(db: &mut Db, market: &str, wanted: &ListQuery<ByName>) -> Result<Page<Offer>, Error> {
    let rows = || {
        let priced = offer_prices::table
            .filter(offer_prices::offer_id.eq(offers::id).and(offer_prices::market.eq(market.to_owned())));
        let mut query = offers::table.filter(exists(priced)).select(Offer::as_select()).into_boxed();
        if !wanted.search().is_empty() {
            let found = offers::name_key.like(like_pattern(wanted.search())).escape('\\');
            query = query.filter(found.or(offers::sku.eq(wanted.search().to_owned())));
        }
        query
    };
    Ok(load_page!(db, rows(), wanted, Offer, (offers::id, OfferId, |offer| offer.id), {
        ByName::Name => (offers::name_key, |offer| offer.name_key.clone()),
    }))
}

/// What these offers cost in a market, by offer, term and frequency.
pub fn prices(db: &mut Db, market: &str, of: &[OfferId]) -> Result<Vec<Price>, Error> {
    Ok(offer_prices::table
        .filter(offer_prices::market.eq(market).and(offer_prices::offer_id.in_list(of)))
        .order((offer_prices::offer_id, offer_prices::term, offer_prices::frequency))
        .select(Price::as_select())
        .load(db)?)
}
