//! The list of a partner's customers: by name, searched, narrowed to those it has in common with another partner.
//!
//! Whatever stands here begins with [`mine`]: rows of one partner, active ones. What is database-specific about
//! searching is in `search/mod.rs`.

use diesel::{
    backend::Backend,
    deserialize::{self, FromSql, FromSqlRow},
    dsl::exists,
    prelude::*,
    sql_types::Text,
};
use serde::{Deserialize, Serialize};
use uuid::Uuid;

use crate::domain::{
    Error, Moment, Scope,
    fold::like_pattern_of_folded,
    ids::{AccountId, RelationshipId},
    list::{ByName, Count, Cursor, ListQuery, Page, PagePosition, Seek, search_text},
};
use crate::repository::{
    common_customers,
    db::{Db, MultiBackend, on_backend},
    in_list::ColumnInList,
    keyset::keyset,
    schema::relationships,
    search,
    states::ActiveRelationship,
};

pub use crate::repository::search::Narrowed;

/// How many rows are looked at one by one before an index is asked which of all rows are meant. What is wanted often
/// comes soon: then this is faster than putting all that the index finds in order.
const NEAR: i64 = 2_000;
/// How many rows a piece of the whole list is made from.
const PIECE: i64 = 5_000;

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
    /// Who else serves it.
    #[diesel(deserialize_as = IdList)]
    pub other_partners: Vec<AccountId>,
    /// Where its bills go, in one line, but for the country.
    pub address: String,
    /// ISO 3166-1 code of the country.
    pub country: String,
}

/// Ids in one text, with a blank between each two, as triggers write them.
#[derive(Debug, FromSqlRow)]
pub struct IdList(Vec<AccountId>);

impl<DB: Backend> FromSql<Text, DB> for IdList
where
    String: FromSql<Text, DB>,
{
    fn from_sql(bytes: DB::RawValue<'_>) -> deserialize::Result<Self> {
        let text = String::from_sql(bytes)?;
        let ids = text.split_ascii_whitespace().map(|id| Ok(AccountId::from_uuid(Uuid::try_parse(id)?)));
        ids.collect::<Result<_, uuid::Error>>().map(Self).map_err(Into::into)
    }
}

impl From<IdList> for Vec<AccountId> {
    fn from(list: IdList) -> Self {
        list.0
    }
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

/// A page of the partner's customers, which has `all` of them: by name, and what is searched for best first, where nobody
/// asks for an order. One query for all of them, up to eight where they are narrowed.
pub fn page(
    db: &mut Db,
    scope: Scope,
    narrowed: &Narrowed,
    (wanted, all): (&CustomerQuery, i64),
) -> Result<Page<ListedCustomer>, Error> {
    let seek = wanted.seek();
    if narrowed.is_ranked() && !wanted.is_ordered() {
        let (found, many) = search::ranked(db, scope, narrowed, &seek, true)?;
        let page = Page::cut(found, &seek, |one| (one.place.clone(), *one.row.relationship.uuid()));
        let count = page.count.or(Some(many));
        return Ok(Page { count, by_rank: true, ..page.map(|one| one.row) });
    }
    let found = read(db, scope, narrowed, &seek)?;
    let page = Page::cut(found, &seek, |row| (row.name_key.clone(), *row.relationship.uuid()));
    if page.count.is_some() {
        return Ok(page);
    }
    let count = match (narrowed.piece(), narrowed.common_with) {
        (None, None) => Count::from(all),
        (None, Some(other)) => Count::from(common_customers::with(db, scope, other)?),
        (Some(_), _) => search::count(db, scope, narrowed)?,
    };
    Ok(Page { count: Some(count), ..page })
}

/// The first of the partner's customers that are wanted, the best of what is searched for, and one more than so many where
/// there are more. Two queries, and up to four more where many customers are found.
pub fn first(db: &mut Db, scope: Scope, narrowed: &Narrowed, most: usize) -> Result<Vec<ListedCustomer>, Error> {
    let seek = Seek { bound: None, backwards: false, ascending: true, size: most };
    if !narrowed.is_ranked() {
        return read(db, scope, narrowed, &seek);
    }
    let (found, _) = search::ranked(db, scope, narrowed, &seek, false)?;
    Ok(found.into_iter().map(|one| one.row).collect())
}

fn read(db: &mut Db, scope: Scope, narrowed: &Narrowed, seek: &Seek<String>) -> Result<Vec<ListedCustomer>, Error> {
    if narrowed.is_everything() {
        return read_all(db, scope, seek);
    }
    let (found, onward) = look_through(db, scope, narrowed, seek, NEAR, Some(seek.limit()))?;
    if onward.is_none() || found.len() > seek.size {
        return Ok(found);
    }
    let ids = search::find(db, scope, narrowed, seek)?;
    let rows = mine(scope).filter(relationships::id.in_list(&ids));
    Ok(beyond(rows, seek).select(listed_columns()).load(db)?)
}

/// As [`read`] where all of them are wanted. What everybody looks at most, the pages from the beginning on, is a statement
/// that diesel knows by its type, on the connection itself: it is neither written nor looked for by its words.
fn read_all(db: &mut Db, scope: Scope, seek: &Seek<String>) -> Result<Vec<ListedCustomer>, Error> {
    macro_rules! mine_by_name {
        () => {
            relationships::table
                .filter(relationships::partner_id.eq(scope.account()).and(ActiveRelationship))
                .order((relationships::name_key, relationships::id))
                .limit(seek.limit())
                .select(listed_columns())
        };
    }
    Ok(match (&seek.bound, seek.ascending) {
        (None, true) => on_backend!(db, |conn| mine_by_name!().load(conn))?,
        (Some((key, id)), true) => {
            let id = RelationshipId::from_uuid(*id);
            let (from, beyond) = (relationships::name_key.ge(key), relationships::name_key.gt(key));
            on_backend!(db, |conn| mine_by_name!().filter(from).filter(beyond.or(relationships::id.gt(id))).load(conn))?
        }
        _ => beyond(mine(scope), seek).limit(seek.limit()).select(listed_columns()).load(db)?,
    })
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
    if let Some(piece) = narrowed.piece() {
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
    let end = end.map(|(key, id)| Cursor { side: seek.onward(), key, id: *id.uuid(), number: None });
    Ok((query.load(db)?, end))
}

type Query<'a> = relationships::BoxedQuery<'a, MultiBackend>;

/// The partner's active relationships.
fn mine<'a>(scope: Scope) -> Query<'a> {
    relationships::table.filter(relationships::partner_id.eq(scope.account())).filter(ActiveRelationship).into_boxed()
}

/// Those beyond a place in the list, in the order in which a page is read.
fn beyond<'a>(query: Query<'a>, seek: &Seek<String>) -> Query<'a> {
    keyset!(query, seek, relationships::name_key, relationships::id, RelationshipId)
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
        relationships::other_partners,
        relationships::address,
        relationships::country,
    )
}
