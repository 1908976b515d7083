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

/// A page that knows how long its list is: from itself where it is the only one, else from all that `rows` finds.
pub(super) fn count_all<T, Q>(db: &mut Db, page: Page<T>, rows: impl FnOnce() -> Q) -> Result<Page<T>, Error>
where
    Q: QueryFragment<MultiBackend> + QueryId,
{
    let count = if page.count.is_none() { Some(count_up_to(db, rows())?) } else { page.count };
    Ok(Page { count, ..page })
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
