//! A condition that diesel can't say, in words that never change: unlike `diesel::dsl::sql`, which is parsed anew each
//! time, it is parsed once and kept.

use diesel::{
    expression::{AppearsOnTable, Expression, SelectableExpression, ValidGrouping, is_aggregate::No},
    prelude::*,
    query_builder::{AstPass, QueryFragment, QueryId},
    sql_types::Bool,
};

use super::{db::MultiBackend, types::DbUuid};
use crate::domain::ids::AccountId;

/// A condition: its words, with an account's id wherever one stands between them.
pub struct FixedSql<const N: usize> {
    words: [&'static str; N],
    account: Option<AccountId>,
}

/// A condition of one piece.
pub(super) const fn fixed(words: &'static str) -> FixedSql<1> {
    FixedSql { words: [words], account: None }
}

/// A condition with the account's id between each two of its pieces.
pub(super) const fn fixed_about<const N: usize>(account: AccountId, words: [&'static str; N]) -> FixedSql<N> {
    FixedSql { words, account: Some(account) }
}

impl<const N: usize> Expression for FixedSql<N> {
    type SqlType = Bool;
}

impl<T, const N: usize> AppearsOnTable<T> for FixedSql<N> {}
impl<T, const N: usize> SelectableExpression<T> for FixedSql<N> {}
impl<const N: usize> ValidGrouping<()> for FixedSql<N> {
    type IsAggregate = No;
}

impl<const N: usize> QueryId for FixedSql<N> {
    // Two of them differ in their words alone: the text of the statement is what it is kept by.
    type QueryId = ();
    const HAS_STATIC_QUERY_ID: bool = false;
}

impl<const N: usize> QueryFragment<MultiBackend> for FixedSql<N> {
    fn walk_ast<'b>(&'b self, mut out: AstPass<'_, 'b, MultiBackend>) -> QueryResult<()> {
        for (at, words) in self.words.iter().enumerate() {
            if at > 0
                && let Some(account) = &self.account
            {
                out.push_bind_param::<DbUuid, _>(account)?;
            }
            out.push_sql(words);
        }
        Ok(())
    }
}
