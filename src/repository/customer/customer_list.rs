//! The list of a partner's customers: by name, searched, narrowed to those it has in common with another partner.
//!
//! Whatever stands here begins with [`mine`]: rows of one partner, active ones. What is database-specific about
//! searching is in `search.rs`.

use std::collections::HashMap;

use diesel::{
    dsl::exists,
    expression::{AppearsOnTable, Expression, SelectableExpression, ValidGrouping, is_aggregate},
    prelude::*,
    query_builder::{AstPass, QueryFragment, QueryId},
    sql_types::Bool,
};
use serde::{Deserialize, Serialize};

use crate::domain::{
    Error, Moment, Scope,
    account::AccountKind,
    customer::RelationshipState,
    fold::like_pattern_of_folded,
    ids::{AccountId, RelationshipId},
    list::{ByName, Cursor, ListQuery, Page, PagePosition, Seek, search_text},
    partnership::PartnershipState,
    policy,
};
use crate::repository::{
    counted::count_all,
    db::{Db, MultiBackend},
    in_list::ColumnInList,
    keyset::keyset,
    schema::{accounts, customers, partnerships, relationships},
    search,
};

pub use crate::repository::search::Narrowed;

/// How many rows are looked at one by one before an index is asked which of all rows are meant. What is wanted often
/// comes soon: then this is faster than putting all that the index finds in order.
const NEAR: i64 = 2_000;
/// How many rows a piece of the whole list is made from.
const PIECE: i64 = 5_000;
/// How many partners there are to choose from at most.
pub const CHOICES: usize = 500;

/// A customer as its partner's list shows it.
#[derive(Clone, Debug, PartialEq, Eq, Queryable)]
pub struct ListedCustomer {
    /// The partner's relationship with it.
    pub relationship: RelationshipId,
    /// The tenant: Microsoft ID.
    pub id: AccountId,
    /// What the partner calls it.
    pub name: String,
    /// The name folded, for ordering.
    pub name_key: String,
    /// Its first domain.
    pub domain: String,
    /// The partner's own name for it; empty where there is none.
    pub alias: String,
    /// Since when the partner serves it.
    pub since: Moment,
    /// How many subscriptions the partner sees of it.
    pub subscriptions: i64,
}

/// A customer's address, for its bill.
#[derive(Clone, Debug, PartialEq, Eq, Queryable)]
pub struct Address {
    /// Street and number.
    pub line1: String,
    /// What else the address needs.
    pub line2: String,
    /// The city.
    pub city: String,
    /// The state's code or name.
    pub state: String,
    /// The postal code.
    pub postal_code: String,
    /// ISO 3166-1 code of the country.
    pub country: String,
}

/// What is wanted of the list. It is searched for a piece of a name or domain.
pub type CustomerQuery = ListQuery<ByName, CustomerFilter>;

/// What the list is narrowed to: what stands in an address, which need not be anybody's id.
#[derive(Clone, Debug, Default, Deserialize, Serialize)]
#[serde(default)]
pub struct CustomerFilter {
    /// The reseller that serves them as well, where a provider asks.
    #[serde(deserialize_with = "search_text", skip_serializing_if = "String::is_empty")]
    pub reseller: String,
    /// The provider that serves them as well, where a reseller asks.
    #[serde(deserialize_with = "search_text", skip_serializing_if = "String::is_empty")]
    pub provider: String,
}

/// A page of the partner's customers, by name. Two queries for all of them, up to five where they are narrowed.
pub fn page(
    db: &mut Db,
    scope: Scope,
    narrowed: &Narrowed,
    wanted: &CustomerQuery,
) -> Result<Page<ListedCustomer>, Error> {
    let seek = wanted.seek();
    let found = read(db, scope, narrowed, &seek)?;
    let page = Page::cut(found, &seek, |row| (row.name_key.clone(), *row.relationship.uuid()));
    if narrowed.is_everything() {
        return count_all(db, page, || mine(scope).select(relationships::id));
    }
    let count = if page.count.is_none() { Some(search::count(db, scope, narrowed)?) } else { page.count };
    Ok(Page { count, ..page })
}

/// The first of the partner's customers that are wanted, by name, and one more than so many where there are more. Two
/// queries, and two more where many customers have to be searched.
pub fn first(db: &mut Db, scope: Scope, narrowed: &Narrowed, most: usize) -> Result<Vec<ListedCustomer>, Error> {
    read(db, scope, narrowed, &Seek { bound: None, backwards: false, ascending: true, size: most })
}

fn read(db: &mut Db, scope: Scope, narrowed: &Narrowed, seek: &Seek<String>) -> Result<Vec<ListedCustomer>, Error> {
    if narrowed.is_everything() {
        return Ok(beyond(mine(scope), seek).limit(seek.limit()).select(listed_columns()).load(db)?);
    }
    let (found, onward) = look_through(db, scope, narrowed, seek, NEAR, Some(seek.limit()))?;
    if onward.is_none() || found.len() > seek.size {
        return Ok(found);
    }
    let ids = search::find(db, scope, narrowed, seek)?;
    let rows = mine(scope).filter(relationships::id.in_list(&ids));
    Ok(beyond(rows, seek).select(listed_columns()).load(db)?)
}

/// A piece of the whole list, by name, for those who take all of it: its rows (which may be none) and, unless it was
/// the last one, the place where the next begins.
pub fn piece(
    db: &mut Db,
    scope: Scope,
    narrowed: &Narrowed,
    wanted: &CustomerQuery,
) -> Result<(Vec<ListedCustomer>, Option<PagePosition>), Error> {
    let (found, end) = look_through(db, scope, narrowed, &wanted.seek(), PIECE, None)?;
    Ok((found, end.map(PagePosition::Beside)))
}

/// These of the partner's customers, by name; others are left out.
pub fn these(db: &mut Db, scope: Scope, ids: &[AccountId]) -> Result<Vec<ListedCustomer>, Error> {
    Ok(mine(scope)
        .filter(relationships::customer_id.in_list(ids))
        .order((relationships::name_key, relationships::id))
        .select(listed_columns())
        .load(db)?)
}

/// Those of the next `far` rows that are wanted, up to `limit`, and the last of the rows that were looked at, if there
/// are more beyond it.
fn look_through(
    db: &mut Db,
    scope: Scope,
    narrowed: &Narrowed,
    seek: &Seek<String>,
    far: i64,
    limit: Option<i64>,
) -> Result<(Vec<ListedCustomer>, Option<Cursor>), Error> {
    let end: Option<(String, RelationshipId)> = beyond(mine(scope), seek)
        .offset(far)
        .limit(1)
        .select((relationships::name_key, relationships::id))
        .first(db)
        .optional()?;
    let mut query = beyond(mine(scope), seek).select(listed_columns());
    if let Some((key, id)) = end.clone() {
        query = if seek.ascending {
            query.filter(
                relationships::name_key
                    .le(key.clone())
                    .and(relationships::name_key.lt(key).or(relationships::id.le(id))),
            )
        } else {
            query.filter(
                relationships::name_key
                    .ge(key.clone())
                    .and(relationships::name_key.gt(key).or(relationships::id.ge(id))),
            )
        };
    }
    if let Some(piece) = &narrowed.piece {
        // With nothing added to it, the key would have PostgreSQL ask its index for all rows that hold the piece.
        let key = relationships::search_key.concat("");
        query = query.filter(key.like(like_pattern_of_folded(piece)).escape('\\'));
    }
    if let Some(other) = narrowed.common_with {
        let theirs = diesel::alias!(relationships as theirs);
        query = query.filter(exists(
            theirs
                .filter(theirs.field(relationships::partner_id).eq(other))
                .filter(theirs.field(relationships::customer_id).eq(relationships::customer_id))
                .filter(theirs.field(relationships::state).eq("active")),
        ));
    }
    if let Some(limit) = limit {
        query = query.limit(limit);
    }
    let end = end.map(|(key, id)| Cursor { side: seek.onward(), key, id: *id.uuid() });
    Ok((query.load(db)?, end))
}

/// Who else serves these customers: resellers where a provider asks, providers where a reseller does. Only those that
/// are, or were, the asking partner's partners: whom a customer works with besides is nobody's business. By name.
pub fn others(
    db: &mut Db,
    scope: Scope,
    kind: AccountKind,
    of: &[AccountId],
) -> Result<HashMap<AccountId, Vec<String>>, Error> {
    let Some(wanted) = policy::other_side(kind) else { return Ok(HashMap::new()) };
    let (reader, other) = (scope.account(), relationships::partner_id);
    let know_each_other = partnerships::table.filter(
        partnerships::provider_id
            .eq(reader)
            .and(partnerships::reseller_id.eq(other))
            .or(partnerships::reseller_id.eq(reader).and(partnerships::provider_id.eq(other))),
    );
    let found: Vec<(AccountId, String)> = relationships::table
        .inner_join(accounts::table.on(accounts::id.eq(relationships::partner_id)))
        .filter(relationships::customer_id.in_list(of))
        .filter(relationships::state.eq(RelationshipState::Active))
        .filter(accounts::kind.eq(wanted))
        .filter(exists(know_each_other))
        .order((accounts::name_key, accounts::id))
        .select((relationships::customer_id, accounts::name))
        .load(db)?;
    let mut names: HashMap<AccountId, Vec<String>> = HashMap::new();
    for (customer, name) in found {
        names.entry(customer).or_default().push(name);
    }
    Ok(names)
}

/// The addresses of customers. For callers that have found them in their scope.
pub fn addresses(db: &mut Db, of: &[AccountId]) -> Result<HashMap<AccountId, Address>, Error> {
    let found: Vec<(AccountId, Address)> = customers::table
        .inner_join(accounts::table.on(accounts::id.eq(customers::id)))
        .filter(customers::id.in_list(of))
        .select((
            customers::id,
            (
                customers::address_line1,
                customers::address_line2,
                customers::city,
                customers::state,
                customers::postal_code,
                accounts::country,
            ),
        ))
        .load(db)?;
    Ok(found.into_iter().collect())
}

/// The provider's resellers to choose from, by name: up to [`CHOICES`] of them.
pub fn resellers(db: &mut Db, scope: Scope) -> Result<Vec<(AccountId, String)>, Error> {
    let most = i64::try_from(CHOICES).unwrap_or(i64::MAX);
    Ok(resellers_of(scope)
        .order((accounts::name_key, accounts::id))
        .limit(most)
        .select((accounts::id, accounts::name))
        .load(db)?)
}

/// The name of one of the provider's resellers; `None` where it is none (any more).
pub fn reseller(db: &mut Db, scope: Scope, id: AccountId) -> Result<Option<String>, Error> {
    Ok(resellers_of(scope).filter(accounts::id.eq(id)).select(accounts::name).first(db).optional()?)
}

#[diesel::dsl::auto_type]
fn resellers_of(scope: Scope) -> _ {
    let provider: AccountId = scope.account();
    let active: PartnershipState = PartnershipState::Active;
    partnerships::table
        .inner_join(accounts::table.on(accounts::id.eq(partnerships::reseller_id)))
        .filter(partnerships::provider_id.eq(provider))
        .filter(partnerships::state.eq(active))
}

type Query<'a> = relationships::BoxedQuery<'a, MultiBackend>;

/// The partner's active relationships.
fn mine<'a>(scope: Scope) -> Query<'a> {
    relationships::table.filter(relationships::partner_id.eq(scope.account())).filter(IsActive).into_boxed()
}

/// Those beyond a place in the list, in the order in which a page is read.
fn beyond<'a>(query: Query<'a>, seek: &Seek<String>) -> Query<'a> {
    keyset!(query, seek, relationships::name_key, relationships::id, RelationshipId)
}

/// `state = 'active'` in these very words: a database knows its partial indexes by them, not by a bound value.
#[derive(Clone, Copy, Debug, QueryId)]
struct IsActive;

impl Expression for IsActive {
    type SqlType = Bool;
}

impl<DB: diesel::backend::Backend> QueryFragment<DB> for IsActive {
    fn walk_ast<'b>(&'b self, mut out: AstPass<'_, 'b, DB>) -> QueryResult<()> {
        out.push_sql("relationships.state = 'active'");
        Ok(())
    }
}

impl SelectableExpression<relationships::table> for IsActive {}
impl AppearsOnTable<relationships::table> for IsActive {}
impl<G> ValidGrouping<G> for IsActive {
    type IsAggregate = is_aggregate::Never;
}

#[diesel::dsl::auto_type]
fn listed_columns() -> _ {
    (
        relationships::id,
        relationships::customer_id,
        relationships::company_name,
        relationships::name_key,
        relationships::domain,
        relationships::alias,
        relationships::since,
        relationships::subscription_count,
    )
}

/// The name of one of the reseller's providers; `None` where it is none (any more).
pub fn provider(db: &mut Db, scope: Scope, id: AccountId) -> Result<Option<String>, Error> {
    Ok(partnerships::table
        .inner_join(accounts::table.on(accounts::id.eq(partnerships::provider_id)))
        .filter(partnerships::reseller_id.eq(scope.account()).and(partnerships::provider_id.eq(id)))
        .filter(partnerships::state.eq(PartnershipState::Active))
        .select(accounts::name)
        .first(db)
        .optional()?)
}
