//! Which tables there are, and how much is in them.

use std::collections::BTreeMap;

use serde::de::DeserializeOwned;

use super::{lines, literal, quoted};
use crate::{domain::Error, repository::db::Db};

/// What statements find as JSON.
pub(super) fn load<T: DeserializeOwned>(db: &mut Db, statement: &str) -> Result<Vec<T>, Error> {
    let read = |line: String| serde_json::from_str(&line).map_err(|e| Error::Internal(format!("{line}: {e}")));
    lines(db, statement)?.into_iter().map(read).collect()
}

/// The names of all tables but those of the databases themselves: the list of migrations is one of them.
pub(super) fn tables(db: &mut Db) -> Result<Vec<String>, Error> {
    let statement = match db {
        Db::Sqlite(_) => {
            "SELECT name AS line FROM pragma_table_list WHERE schema = 'main' AND type = 'table' \
             AND name NOT LIKE 'sqlite%' ORDER BY name"
        }
        Db::Pg(_) => {
            "SELECT relname::text AS line FROM pg_class WHERE relkind IN ('r', 'p') \
             AND relnamespace = current_schema()::regnamespace ORDER BY relname"
        }
    };
    lines(db, statement)
}

/// Whether nothing is there yet, not even a schema.
pub fn is_empty(db: &mut Db) -> Result<bool, Error> {
    Ok(tables(db)?.is_empty())
}

/// How many rows each table has.
pub fn counts(db: &mut Db) -> Result<BTreeMap<String, i64>, Error> {
    let array = match db {
        Db::Sqlite(_) => "json_array",
        Db::Pg(_) => "json_build_array",
    };
    let one = |table: &String| {
        let (name, table) = (literal(table), quoted(table));
        format!("SELECT CAST({array}(CAST({name} AS TEXT), count(*)) AS TEXT) AS line FROM {table}")
    };
    let statements: Vec<String> = tables(db)?.iter().map(one).collect();
    let mut counts = BTreeMap::new();
    // So many at once are a statement that both databases take.
    for some in statements.chunks(100) {
        counts.extend(load::<(String, i64)>(db, &some.join(" UNION ALL "))?);
    }
    Ok(counts)
}

/// The last migration that was applied.
pub fn schema_version(db: &mut Db) -> Result<String, Error> {
    let last = lines(db, "SELECT CAST(max(version) AS TEXT) AS line FROM __diesel_schema_migrations");
    let missing = || Error::Unavailable("there is no database of Tandem: run `tandem migrate` first".to_owned());
    last.map_err(|_| missing())?.into_iter().next().ok_or_else(missing)
}

/// The version of a `PostgreSQL` server, as a number: 150018 is 15.18.
pub fn server_version(db: &mut Db) -> Result<i64, Error> {
    let found = lines(db, "SELECT current_setting('server_version_num') AS line")?;
    let number = found.first().and_then(|text| text.parse().ok());
    number.ok_or_else(|| Error::Internal("the server tells no version".to_owned()))
}
