//! Counts that stop at a bound.

use diesel::{
    prelude::*,
    query_builder::{AstPass, Query, QueryFragment, QueryId},
    sql_types::BigInt,
};

use super::db::{Db, MultiBackend};
use crate::domain::{
    Error,
    list::{Count, Page},
};

/// How many rows a query finds, as far as [`Count`] goes: the database stops looking there.
pub(super) fn count_up_to<Q>(db: &mut Db, query: Q) -> Result<Count, Error>
where
    Q: QueryFragment<MultiBackend> + QueryId,
{
    let counted: i64 = Bounded(query).get_result(db)?;
    Ok(Count::from(counted))
}

/// A page that knows how long its list is: from itself where it is the only one, else as `count` says.
pub(super) fn count_all<T>(
    db: &mut Db,
    page: Page<T>,
    count: impl FnOnce(&mut Db) -> Result<Count, Error>,
) -> Result<Page<T>, Error> {
    let count = if page.count.is_none() { Some(count(db)?) } else { page.count };
    Ok(Page { count, ..page })
}

/// As [`count_up_to`] for each of these queries, in their order. One statement.
pub(super) fn count_each_up_to<Q>(db: &mut Db, queries: Vec<Q>) -> Result<Vec<Count>, Error>
where
    Q: QueryFragment<MultiBackend>,
{
    Ok(count_each(db, queries, Count::MOST)?.into_iter().map(Count::from).collect())
}

/// How many rows each of these queries finds, in their order; one more than `most` where there are more. One statement.
pub(super) fn count_each<Q>(db: &mut Db, queries: Vec<Q>, most: i64) -> Result<Vec<i64>, Error>
where
    Q: QueryFragment<MultiBackend>,
{
    let counted: Vec<(i64, i64)> = Each(queries, most.saturating_add(1)).load(db)?;
    Ok(counted.into_iter().map(|(_, many)| many).collect())
}

/// One row more than is said exactly.
const MORE: i64 = Count::MOST + 1;

/// `SELECT count(*)` of the first rows of a query, which diesel can't say.
#[derive(QueryId)]
struct Bounded<Q>(Q);

impl<Q: QueryFragment<MultiBackend>> QueryFragment<MultiBackend> for Bounded<Q> {
    fn walk_ast<'b>(&'b self, mut out: AstPass<'_, 'b, MultiBackend>) -> QueryResult<()> {
        out.push_sql("SELECT count(*) FROM (");
        self.0.walk_ast(out.reborrow())?;
        out.push_sql(" LIMIT ");
        out.push_bind_param::<BigInt, _>(&MORE)?;
        out.push_sql(") AS counted");
        Ok(())
    }
}

impl<Q> Query for Bounded<Q> {
    type SqlType = BigInt;
}

impl<Q> RunQueryDsl<Db> for Bounded<Q> {}

/// The number of the first so many rows of each of several queries, with its place among them.
struct Each<Q>(Vec<Q>, i64);

impl<Q: QueryFragment<MultiBackend>> QueryFragment<MultiBackend> for Each<Q> {
    fn walk_ast<'b>(&'b self, mut out: AstPass<'_, 'b, MultiBackend>) -> QueryResult<()> {
        for (place, query) in self.0.iter().enumerate() {
            if place > 0 {
                out.push_sql(" UNION ALL ");
            }
            out.push_sql(&format!("SELECT CAST({place} AS BIGINT) AS place, (SELECT count(*) FROM ("));
            query.walk_ast(out.reborrow())?;
            out.push_sql(" LIMIT ");
            out.push_bind_param::<BigInt, _>(&self.1)?;
            out.push_sql(") AS counted) AS many");
        }
        out.push_sql(" ORDER BY place");
        Ok(())
    }
}

impl<Q> QueryId for Each<Q> {
    type QueryId = ();
    const HAS_STATIC_QUERY_ID: bool = false;
}

impl<Q> Query for Each<Q> {
    type SqlType = (BigInt, BigInt);
}

impl<Q> RunQueryDsl<Db> for Each<Q> {}
