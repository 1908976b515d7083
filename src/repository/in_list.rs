//! `column IN (…)` in a statement that reads the same however many values there are, so that it is parsed once and kept:
//! `eq_any` writes a place for each, and `SQLite` parses every length of list anew.

use std::fmt::Display;

use diesel::{
    backend::Backend,
    expression::{AppearsOnTable, Expression, SelectableExpression, ValidGrouping, is_aggregate::No},
    pg::Pg,
    prelude::*,
    query_builder::{AstPass, QueryFragment, QueryId},
    serialize::ToSql,
    sql_types::{BigInt, Bool, HasSqlType, Nullable, Text},
    sqlite::Sqlite,
};
use serde_json::Value;

use super::{db::MultiBackend, types::DbUuid};

/// Asks whether a column holds one of many values.
pub(super) trait ColumnInList: Expression<SqlType: Listed> + Sized {
    /// Rows whose value is one of these; none where there are none. For filters: null is none of them.
    fn in_list<V: Display>(self, values: impl IntoIterator<Item = V>) -> InList<Self> {
        let list = values.into_iter().filter_map(|value| <Self::SqlType as Listed>::json(&value)).collect::<Value>();
        InList { column: self, list: list.to_string() }
    }
}

impl<C: Expression<SqlType: Listed>> ColumnInList for C {}

/// What stands before and after a list of values of one type.
pub(super) type Enclosing = (&'static str, &'static str);

/// A type whose values can be listed as a JSON array, and how each database reads them from it.
pub(super) trait Listed {
    const POSTGRES: Enclosing;
    const SQLITE: Enclosing = (" IN (SELECT value FROM json_each(", "))");

    /// As it stands in the array; nothing where no row can hold it.
    fn json(value: &impl Display) -> Option<Value> {
        Some(Value::String(value.to_string()))
    }
}

impl Listed for DbUuid {
    const POSTGRES: Enclosing = (" = ANY(CAST(translate(", ", '[]\"', '{}') AS uuid[]))");
    const SQLITE: Enclosing = (" IN (SELECT unhex(value, '-') FROM json_each(", "))");
}

impl Listed for Text {
    const POSTGRES: Enclosing = (" IN (SELECT json_array_elements_text(CAST(", " AS json)))");

    /// `PostgreSQL` keeps no NUL and refuses to be asked for one.
    fn json(value: &impl Display) -> Option<Value> {
        Some(value.to_string()).filter(|text| !text.contains('\0')).map(Value::String)
    }
}

impl Listed for BigInt {
    const POSTGRES: Enclosing = (" = ANY(CAST(translate(", ", '[]', '{}') AS bigint[]))");

    fn json(value: &impl Display) -> Option<Value> {
        value.to_string().parse().ok().map(|number: i64| Value::Number(number.into()))
    }
}

impl<T: Listed + diesel::sql_types::SqlType<IsNull = diesel::sql_types::is_nullable::NotNull>> Listed for Nullable<T> {
    const POSTGRES: Enclosing = T::POSTGRES;
    const SQLITE: Enclosing = T::SQLITE;

    fn json(value: &impl Display) -> Option<Value> {
        T::json(value)
    }
}

/// `column IN` a list that travels as one value.
#[derive(Clone, Debug, QueryId)]
pub(super) struct InList<C> {
    column: C,
    /// A JSON array.
    list: String,
}

impl<C: Expression> Expression for InList<C> {
    type SqlType = Bool;
}

impl<C: AppearsOnTable<T>, T> AppearsOnTable<T> for InList<C> {}
impl<C: SelectableExpression<T>, T> SelectableExpression<T> for InList<C> {}
impl<C> ValidGrouping<()> for InList<C> {
    type IsAggregate = No;
}

impl<C> InList<C> {
    fn walk<'b, DB>(&'b self, (before, after): Enclosing, mut out: AstPass<'_, 'b, DB>) -> QueryResult<()>
    where
        DB: Backend + HasSqlType<Text>,
        C: QueryFragment<DB>,
        String: ToSql<Text, DB>,
    {
        self.column.walk_ast(out.reborrow())?;
        out.push_sql(before);
        out.push_bind_param::<Text, _>(&self.list)?;
        out.push_sql(after);
        Ok(())
    }
}

impl<C: Expression<SqlType: Listed> + QueryFragment<Pg>> QueryFragment<Pg> for InList<C> {
    fn walk_ast<'b>(&'b self, out: AstPass<'_, 'b, Pg>) -> QueryResult<()> {
        self.walk(C::SqlType::POSTGRES, out)
    }
}

impl<C: Expression<SqlType: Listed> + QueryFragment<Sqlite>> QueryFragment<Sqlite> for InList<C> {
    fn walk_ast<'b>(&'b self, out: AstPass<'_, 'b, Sqlite>) -> QueryResult<()> {
        self.walk(C::SqlType::SQLITE, out)
    }
}

impl<C: Expression<SqlType: Listed> + QueryFragment<MultiBackend>> QueryFragment<MultiBackend> for InList<C> {
    fn walk_ast<'b>(&'b self, out: AstPass<'_, 'b, MultiBackend>) -> QueryResult<()> {
        let enclosing = match out.backend() {
            MultiBackend::Pg(_) => C::SqlType::POSTGRES,
            MultiBackend::Sqlite(_) => C::SqlType::SQLITE,
        };
        self.walk(enclosing, out)
    }
}

#[cfg(test)]
mod tests {
    use diesel::{debug_query, prelude::*};

    use super::*;
    use crate::{
        domain::ids::AccountId,
        repository::schema::{accounts, subscriptions},
    };

    fn ids(many: u128) -> Vec<AccountId> {
        (0..many).map(|at| AccountId::from_uuid(uuid::Uuid::from_u128(at))).collect()
    }

    #[test]
    fn a_statement_reads_the_same_however_many_values_there_are() {
        let text = |many| {
            let rows = accounts::table.filter(accounts::id.in_list(ids(many))).select(accounts::name);
            let said = (debug_query::<Sqlite, _>(&rows).to_string(), debug_query::<Pg, _>(&rows).to_string());
            // What follows the words are the values.
            [said.0, said.1].map(|said| said.split(" -- binds").next().unwrap().to_owned())
        };
        assert_eq!(text(0), text(50));
        assert!(text(1)[0].contains("IN (SELECT unhex(value, '-') FROM json_each(?))"), "{:?}", text(1));
    }

    #[test]
    fn words_and_numbers_travel_as_what_they_are() {
        let words = accounts::name.in_list(["O\"Neil, \\ Sons", "Elm"]);
        assert_eq!(words.list, r#"["O\"Neil, \\ Sons","Elm"]"#);
        assert_eq!(subscriptions::reseller_mpn_id.in_list([4_100_003_i64]).list, "[4100003]");
        assert_eq!(accounts::id.in_list(ids(0)).list, "[]");
    }

    #[test]
    fn words_that_no_row_can_hold_are_not_asked_for() {
        assert_eq!(accounts::name.in_list(["Elm\0", "Oak", "\0"]).list, r#"["Oak"]"#);
    }
}
