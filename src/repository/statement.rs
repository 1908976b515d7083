//! A statement that diesel can't say, in words that never change: each text of it is parsed once and kept.

use std::marker::PhantomData;

use chrono::NaiveDate;
use diesel::{
    prelude::*,
    query_builder::{AstPass, Query, QueryFragment, QueryId},
    query_dsl::LoadQuery,
    sql_types::{BigInt, Date, Text, Timestamp},
};
use serde_json::Value;

use super::{
    db::{Db, MultiBackend},
    types::DbUuid,
};
use crate::domain::{Error, Moment, fold::like_pattern_of_folded, ids::AccountId};

/// A statement whose rows have columns of the types `T`, or a part of one: words, and values between them.
pub(super) struct Statement<T> {
    pieces: Vec<Piece>,
    /// Whether `PostgreSQL` makes a plan for the values of each time.
    is_planned_anew: bool,
    columns: PhantomData<T>,
}

enum Piece {
    Words(&'static str),
    Id(AccountId),
    Text(String),
    Day(NaiveDate),
    Moment(Moment),
    Number(i64),
    Numbers(String),
}

impl<T> Statement<T> {
    pub(super) fn new(words: &'static str) -> Self {
        Self { pieces: vec![Piece::Words(words)], is_planned_anew: false, columns: PhantomData }
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

    pub(super) fn text(self, text: impl Into<String>) -> Self {
        self.with(Piece::Text(text.into()))
    }

    pub(super) fn day(self, day: NaiveDate) -> Self {
        self.with(Piece::Day(day))
    }

    pub(super) fn moment(self, moment: Moment) -> Self {
        self.with(Piece::Moment(moment))
    }

    pub(super) fn number(self, number: i64) -> Self {
        self.with(Piece::Number(number))
    }

    /// A query, in brackets, that finds these numbers. Not [`in_list`](super::in_list), whose list `PostgreSQL` goes through
    /// for each row where no index begins with the column.
    pub(super) fn numbers(self, numbers: impl IntoIterator<Item = i64>) -> Self {
        self.with(Piece::Numbers(numbers.into_iter().collect::<Value>().to_string()))
    }

    /// A condition: that a key holds a piece.
    pub(super) fn holding(self, key: &'static str, piece: &str) -> Self {
        self.words(" AND ").words(key).words(" LIKE ").text(like_pattern_of_folded(piece)).words(" ESCAPE '\\'")
    }

    /// This one within the words of another.
    pub(super) fn wrapped<W>(self, before: &'static str, after: &'static str) -> Statement<W> {
        let mut whole = Statement { is_planned_anew: self.is_planned_anew, ..Statement::new(before) };
        whole.pieces.extend(self.pieces);
        whole.words(after)
    }

    /// Has `PostgreSQL` decide by the values how to go about it, where one plan for all of them would be the wrong one.
    pub(super) fn planned_anew(self) -> Self {
        Self { is_planned_anew: true, ..self }
    }

    /// The rows that it finds.
    pub(super) fn rows<R>(self, db: &mut Db) -> Result<Vec<R>, Error>
    where
        Self: for<'q> LoadQuery<'q, Db, R>,
    {
        Ok(self.load(db)?)
    }
}

impl<T> QueryFragment<MultiBackend> for Statement<T> {
    fn walk_ast<'b>(&'b self, mut out: AstPass<'_, 'b, MultiBackend>) -> QueryResult<()> {
        let (before, after) = match out.backend() {
            MultiBackend::Pg(_) => {
                if self.is_planned_anew {
                    out.unsafe_to_cache_prepared();
                }
                ("(SELECT unnest(CAST(translate(", ", '[]', '{}') AS bigint[])))")
            }
            MultiBackend::Sqlite(_) => ("(SELECT value FROM json_each(", "))"),
        };
        for piece in &self.pieces {
            match piece {
                Piece::Words(words) => out.push_sql(words),
                Piece::Id(id) => out.push_bind_param::<DbUuid, _>(id)?,
                Piece::Text(text) => out.push_bind_param::<Text, _>(text)?,
                Piece::Day(day) => out.push_bind_param::<Date, _>(day)?,
                Piece::Moment(moment) => out.push_bind_param::<Timestamp, _>(moment)?,
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

impl<T> QueryId for Statement<T> {
    // Two of them differ in their words alone: the text of the statement is what it is kept by.
    type QueryId = ();
    const HAS_STATIC_QUERY_ID: bool = false;
}

impl<T> Query for Statement<T> {
    type SqlType = T;
}

impl<T> RunQueryDsl<Db> for Statement<T> {}
