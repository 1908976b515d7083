//! A statement put together from words and values, where diesel's own can't say what a database searches by.

use std::marker::PhantomData;

use diesel::{
    prelude::*,
    query_builder::{AstPass, Query, QueryFragment, QueryId},
    sql_types::{BigInt, Text},
};

use crate::domain::{Error, fold::like_pattern_of_folded, ids::AccountId};
use crate::repository::{
    db::{Db, MultiBackend},
    types::DbUuid,
};

/// A statement whose rows have columns of the types `T`. Its words are a few that never change: each text of it is
/// parsed once and kept by `SQLite`.
pub(super) struct Statement<T> {
    parts: Vec<Part>,
    columns: PhantomData<T>,
}

enum Part {
    Words(&'static str),
    Id(AccountId),
    Text(String),
    Number(i64),
}

impl<T> Statement<T> {
    pub(super) fn new(words: &'static str) -> Self {
        Self { parts: vec![Part::Words(words)], columns: PhantomData }
    }

    pub(super) fn words(mut self, words: &'static str) -> Self {
        self.parts.push(Part::Words(words));
        self
    }

    pub(super) fn id(mut self, id: AccountId) -> Self {
        self.parts.push(Part::Id(id));
        self
    }

    pub(super) fn text(mut self, text: impl Into<String>) -> Self {
        self.parts.push(Part::Text(text.into()));
        self
    }

    pub(super) fn number(mut self, number: i64) -> Self {
        self.parts.push(Part::Number(number));
        self
    }

    /// A condition: that a key holds a piece.
    pub(super) fn holding(self, key: &'static str, piece: &str) -> Self {
        self.words(" AND ").words(key).words(" LIKE ").text(like_pattern_of_folded(piece)).words(" ESCAPE '\\'")
    }

    /// This one within the words of another.
    pub(super) fn wrapped<W>(self, before: &'static str, after: &'static str) -> Statement<W> {
        let mut whole = Statement::new(before);
        whole.parts.extend(self.parts);
        whole.words(after)
    }

    /// The rows that it finds.
    pub(super) fn rows<R>(self, db: &mut Db) -> Result<Vec<R>, Error>
    where
        Self: for<'q> diesel::query_dsl::LoadQuery<'q, Db, R>,
    {
        Ok(self.load(db)?)
    }
}

impl<T> QueryFragment<MultiBackend> for Statement<T> {
    fn walk_ast<'b>(&'b self, mut out: AstPass<'_, 'b, MultiBackend>) -> QueryResult<()> {
        // PostgreSQL decides by the values how to go about it: one plan for whatever is searched for would be the wrong one.
        if matches!(out.backend(), MultiBackend::Pg(_)) {
            out.unsafe_to_cache_prepared();
        }
        for part in &self.parts {
            match part {
                Part::Words(words) => out.push_sql(words),
                Part::Id(id) => out.push_bind_param::<DbUuid, _>(id)?,
                Part::Text(text) => out.push_bind_param::<Text, _>(text)?,
                Part::Number(number) => out.push_bind_param::<BigInt, _>(number)?,
            }
        }
        Ok(())
    }
}

impl<T> QueryId for Statement<T> {
    // Two of them differ in their words alone: the text of the statement is what it is kept by.
    type QueryId = ();
    const HAS_STATIC_QUERY_ID: bool = false;
}

impl<T> Query for Statement<T> {
    type SqlType = T;
}

impl<T> RunQueryDsl<Db> for Statement<T> {}
