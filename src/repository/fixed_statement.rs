//! A statement that diesel can't say, in words that never change: it is parsed once and kept.

use std::marker::PhantomData;

use chrono::NaiveDate;
use diesel::{
    prelude::*,
    query_builder::{AstPass, Query, QueryFragment, QueryId},
    query_dsl::LoadQuery,
    sql_types::{BigInt, Date, Text},
};
use serde_json::Value;

use super::{
    db::{Db, MultiBackend},
    types::DbUuid,
};
use crate::domain::{Error, ids::AccountId};

/// A statement whose rows have columns of the types `T`: words, and values between them.
pub(super) struct FixedStatement<T> {
    pieces: Vec<Piece>,
    columns: PhantomData<T>,
}

enum Piece {
    Words(&'static str),
    Id(AccountId),
    Day(NaiveDate),
    Number(i64),
    Numbers(String),
}

impl<T> FixedStatement<T> {
    pub(super) fn new(words: &'static str) -> Self {
        Self { pieces: vec![Piece::Words(words)], columns: PhantomData }
    }

    fn with(mut self, piece: Piece) -> Self {
        self.pieces.push(piece);
        self
    }

    pub(super) fn words(self, words: &'static str) -> Self {
        self.with(Piece::Words(words))
    }

    pub(super) fn id(self, id: AccountId) -> Self {
        self.with(Piece::Id(id))
    }

    pub(super) fn day(self, day: NaiveDate) -> Self {
        self.with(Piece::Day(day))
    }

    pub(super) fn number(self, number: i64) -> Self {
        self.with(Piece::Number(number))
    }

    /// A query, in brackets, that finds these numbers. Not [`in_list`](super::in_list), whose list `PostgreSQL` goes through
    /// for each row where no index begins with the column.
    pub(super) fn numbers(self, numbers: impl IntoIterator<Item = i64>) -> Self {
        self.with(Piece::Numbers(numbers.into_iter().collect::<Value>().to_string()))
    }

    /// The rows that it finds.
    pub(super) fn rows<R>(self, db: &mut Db) -> Result<Vec<R>, Error>
    where
        Self: for<'q> LoadQuery<'q, Db, R>,
    {
        Ok(self.load(db)?)
    }
}

impl<T> QueryFragment<MultiBackend> for FixedStatement<T> {
    fn walk_ast<'b>(&'b self, mut out: AstPass<'_, 'b, MultiBackend>) -> QueryResult<()> {
        let (before, after) = match out.backend() {
            MultiBackend::Pg(_) => ("(SELECT unnest(CAST(translate(", ", '[]', '{}') AS bigint[])))"),
            MultiBackend::Sqlite(_) => ("(SELECT value FROM json_each(", "))"),
        };
        for piece in &self.pieces {
            match piece {
                Piece::Words(words) => out.push_sql(words),
                Piece::Id(id) => out.push_bind_param::<DbUuid, _>(id)?,
                Piece::Day(day) => out.push_bind_param::<Date, _>(day)?,
                Piece::Number(number) => out.push_bind_param::<BigInt, _>(number)?,
                Piece::Numbers(list) => {
                    out.push_sql(before);
                    out.push_bind_param::<Text, _>(list)?;
                    out.push_sql(after);
                }
            }
        }
        Ok(())
    }
}

impl<T> QueryId for FixedStatement<T> {
    // Two of them differ in their words alone: the text of the statement is what it is kept by.
    type QueryId = ();
    const HAS_STATIC_QUERY_ID: bool = false;
}

impl<T> Query for FixedStatement<T> {
    type SqlType = T;
}

impl<T> RunQueryDsl<Db> for FixedStatement<T> {}
