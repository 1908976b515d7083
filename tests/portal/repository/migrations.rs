//! Both dialects make the same schema, and it can be taken back.

use std::{collections::BTreeMap, fs, path::Path};

use diesel::{
    QueryableByName, RunQueryDsl,
    connection::SimpleConnection,
    sql_query,
    sql_types::{Bool, Text},
};
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

#[actix_web::test]
async fn both_databases_end_with_the_same_tables_columns_and_nullability() {
    let mut schemas = Vec::new();
    for backend in [Backend::Sqlite, Backend::Postgres] {
        let database = TestDatabase::new(backend);
        let opened = database.open();
        let columns: Vec<Column> = opened
            .read(|db| {
                assert!(migrate::is_current(db)?);
                Ok(columns(db))
            })
            .await
            .unwrap();
        let schema: BTreeMap<String, (String, bool)> = columns
            .into_iter()
            .map(|column| {
                let name = format!("{}.{}", column.table_name, column.column_name);
                (name.clone(), (common_kind(&name, &column.kind), column.required))
            })
            .collect();
        schemas.push(schema);
    }
    assert_eq!(schemas[0], schemas[1]);
    assert!(schemas[0].len() > 80);
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
            "SELECT table_name::text, column_name::text, data_type::text AS kind, is_nullable = 'NO' AS required \
             FROM information_schema.columns WHERE table_schema = 'public' AND table_name NOT LIKE '\\_\\_%'",
        )
        .load(conn)
        .unwrap(),
    }
}

/// A column's kind in words that both dialects share.
fn common_kind(name: &str, kind: &str) -> String {
    let column = name.split('.').nth(1).unwrap();
    let time = column.ends_with("_at") || matches!(column, "at" | "since" | "leased_until");
    let day = matches!(column, "accepted_on" | "sold_from" | "sold_until");
    let flag = matches!(
        column,
        "must_change_password" | "may_purchase" | "auto_renew" | "with_privileges" | "had_privileges" | "listed"
    );
    match kind {
        "BLOB" | "uuid" | "bytea" => "bytes".into(),
        "TEXT" if time => "time".into(),
        "TEXT" if day => "day".into(),
        "date" => "day".into(),
        "timestamp without time zone" => "time".into(),
        "TEXT" | "text" => "text".into(),
        "INTEGER" if flag => "flag".into(),
        "boolean" => "flag".into(),
        "INTEGER" | "integer" | "bigint" => "number".into(),
        other => other.into(),
    }
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
