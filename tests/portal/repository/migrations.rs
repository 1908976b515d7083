//! Both dialects make the schema that was printed, and it can be taken back.

use std::{
    collections::{BTreeMap, BTreeSet},
    fmt, fs,
    path::Path,
};

use chrono::{NaiveDate, NaiveDateTime};
use diesel::{
    QueryResult, QueryableByName, RunQueryDsl,
    connection::SimpleConnection,
    dsl::sql,
    expression::SqlLiteral,
    query_dsl::LoadQuery,
    sql_query,
    sql_types::{BigInt, Binary, Bool, Date, Integer, Nullable, SingleValue, Text, Timestamp, Uuid},
};
use rstest::rstest;
use tandem::repository::{db::Db, migrate};

use crate::support::{Backend, TestDatabase};

#[derive(QueryableByName)]
struct Column {
    #[diesel(sql_type = Text)]
    table_name: String,
    #[diesel(sql_type = Text)]
    column_name: String,
    #[diesel(sql_type = Text)]
    kind: String,
    #[diesel(sql_type = Bool)]
    required: bool,
}

impl fmt::Display for Column {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { table_name, column_name, kind, required } = self;
        write!(f, "{table_name}.{column_name}: {kind}{}", if *required { "" } else { ", may be empty" })
    }
}

#[test]
fn both_folders_hold_the_same_migrations() {
    let names = |dialect: &str| {
        let mut names: Vec<String> = fs::read_dir(Path::new("migrations").join(dialect))
            .unwrap()
            .map(|entry| entry.unwrap().file_name().into_string().unwrap())
            .collect();
        names.sort();
        names
    };
    assert_eq!(names("sqlite"), names("postgres"));
    assert!(!names("sqlite").is_empty());
}

#[rstest]
#[actix_web::test]
async fn the_printed_schema_is_what_the_migrations_make(
    #[values(Backend::Sqlite, Backend::Postgres)] backend: Backend,
) {
    let test = TestDatabase::new(backend);
    let database = test.open();
    let made = database.read(|db| {
        assert!(migrate::is_current(db)?);
        Ok(columns(db))
    });
    let mut printed = printed_columns();
    if backend == Backend::Sqlite {
        for column in &mut printed {
            column.kind = kept_by_sqlite(&column.kind).to_owned();
        }
    }
    let lines = |columns: Vec<Column>| -> BTreeSet<String> { columns.iter().map(Column::to_string).collect() };
    let (made, printed) = (lines(made.await.unwrap()), lines(printed));
    let missing: Vec<_> = made.difference(&printed).collect();
    let unknown: Vec<_> = printed.difference(&made).collect();
    assert!(
        missing.is_empty() && unknown.is_empty(),
        "name new tables in diesel.toml, run scripts/schema: the schema lacks {missing:#?}, nothing makes {unknown:#?}"
    );
    assert!(made.len() > 400);
}

/// What the files of the schema say.
fn printed_columns() -> Vec<Column> {
    let mut columns = Vec::new();
    for file in fs::read_dir("src/repository/schema").unwrap() {
        let text = fs::read_to_string(file.unwrap().path()).unwrap();
        let mut table = "";
        for line in text.lines().map(str::trim) {
            if let Some((name, _)) = line.strip_suffix(") {").and_then(|line| line.split_once(" (")) {
                table = name;
            } else if let Some((name, kind)) = line.strip_suffix(',').and_then(|line| line.split_once(" -> ")) {
                let optional = kind.strip_prefix("Nullable<").and_then(|kind| kind.strip_suffix('>'));
                columns.push(Column {
                    table_name: table.to_owned(),
                    column_name: name.to_owned(),
                    kind: optional.unwrap_or(kind).to_owned(),
                    required: optional.is_none(),
                });
            }
        }
    }
    columns
}

/// How a `STRICT` table of SQLite keeps what PostgreSQL has a type of its own for.
fn kept_by_sqlite(kind: &str) -> &str {
    match kind {
        "Bool" | "Int4" | "Int8" => "INTEGER",
        "Date" | "Text" | "Timestamp" => "TEXT",
        "Bytea" | "Uuid" => "BLOB",
        other => other,
    }
}

/// Without what only one of them needs for searching: SQLite keeps its index in tables.
fn columns(db: &mut Db) -> Vec<Column> {
    match db {
        Db::Sqlite(conn) => sql_query(
            "SELECT m.name AS table_name, c.name AS column_name, c.type AS kind, c.\"notnull\" = 1 AS required \
             FROM sqlite_master m JOIN pragma_table_info(m.name) c \
             WHERE m.type = 'table' AND m.name NOT LIKE 'sqlite%' AND m.name NOT LIKE '\\_\\_%' ESCAPE '\\' \
             AND m.name NOT LIKE 'customer\\_search%' ESCAPE '\\'",
        )
        .load(conn)
        .unwrap(),
        Db::Pg(conn) => sql_query(
            "SELECT table_name::text, column_name::text, initcap(udt_name::text) AS kind, \
             is_nullable = 'NO' AS required FROM information_schema.columns \
             WHERE table_schema = 'public' AND table_name NOT LIKE '\\_\\_%'",
        )
        .load(conn)
        .unwrap(),
    }
}

/// `SQLite` knows a time, a day, a flag and an id by what a column holds, not by its type.
#[rstest]
#[actix_web::test]
async fn what_the_columns_hold_is_read_as_the_schema_says(
    #[values(Backend::Sqlite, Backend::Postgres)] backend: Backend,
) {
    let ids = |found: Vec<Option<Vec<u8>>>| {
        let ids = found.iter().flatten().map(|id| uuid::Uuid::from_slice(id));
        ids.collect::<Result<Vec<_>, _>>().unwrap().len()
    };
    let read = move |db: &mut Db| {
        let mut held = BTreeMap::<String, usize>::new();
        for Column { table_name: table, column_name: column, kind, .. } in printed_columns() {
            let all = format!("SELECT \"{column}\" FROM {table}");
            let rows = match kind.as_str() {
                "Bool" => read::<Nullable<Bool>, bool, _>(db, &all),
                "Bytea" => read::<Nullable<Binary>, Vec<u8>, _>(db, &all),
                "Date" => read::<Nullable<Date>, NaiveDate, _>(db, &all),
                "Int4" => read::<Nullable<Integer>, i32, _>(db, &all),
                "Int8" => read::<Nullable<BigInt>, i64, _>(db, &all),
                "Text" => read::<Nullable<Text>, String, _>(db, &all),
                "Timestamp" => read::<Nullable<Timestamp>, NaiveDateTime, _>(db, &all),
                "Uuid" => match db {
                    Db::Pg(conn) => read::<Nullable<Uuid>, uuid::Uuid, _>(conn, &all),
                    Db::Sqlite(conn) => sql::<Nullable<Binary>>(&all).load::<Option<Vec<u8>>>(conn).map(ids),
                },
                other => panic!("{table}.{column} is of {other}, which this test can't read"),
            };
            let rows = rows.unwrap_or_else(|error| panic!("{table}.{column} holds no {kind}: {error}"));
            *held.entry(kind).or_default() += rows;
        }
        Ok(held)
    };
    let test = TestDatabase::demo(backend);
    let held = test.open().read(read).await.unwrap();
    assert!(held.len() == 8 && held.values().all(|rows| *rows > 0), "{held:?}");
}

/// How many values of this type a query finds.
fn read<K, T, C>(conn: &mut C, query: &str) -> QueryResult<usize>
where
    K: SingleValue,
    SqlLiteral<K>: for<'q> LoadQuery<'q, C, Option<T>>,
{
    let found: Vec<Option<T>> = sql::<K>(query).load(conn)?;
    Ok(found.iter().flatten().count())
}

#[actix_web::test]
async fn every_migration_can_be_taken_back_and_made_again() {
    for (backend, dialect) in [(Backend::Sqlite, "sqlite"), (Backend::Postgres, "postgres")] {
        let database = TestDatabase::new(backend);
        let opened = database.open();
        let mut folders: Vec<_> =
            fs::read_dir(Path::new("migrations").join(dialect)).unwrap().map(|entry| entry.unwrap().path()).collect();
        folders.sort();
        let read = |name: &str| folders.iter().map(|folder| fs::read_to_string(folder.join(name)).unwrap()).collect();
        let (up, mut down): (Vec<String>, Vec<String>) = (read("up.sql"), read("down.sql"));
        down.reverse();
        let left = opened
            .write(move |db| {
                for script in down {
                    db.batch_execute(&script)?;
                }
                let left = columns(db).len();
                for script in up {
                    db.batch_execute(&script)?;
                }
                Ok(left)
            })
            .await
            .unwrap();
        assert_eq!(left, 0, "{dialect}");
    }
}
