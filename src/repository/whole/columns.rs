//! Which columns tables have, and how rows are written down so that either database reads them as they were.
//!
//! A row is a JSON array: numbers and texts are themselves, a flag is 0 or 1, a time is its text as `SQLite` keeps it,
//! and bytes and ids are hexadecimal digits.

use std::collections::BTreeMap;

use serde::Deserialize;

use super::{catalog::load, quoted};
use crate::{domain::Error, repository::db::Db};

/// What a column holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum ColumnKind {
    /// What JSON says as it is.
    Plain,
    /// A whole number, where text must be told from it.
    Number,
    Bytes,
    Uuid,
    Flag,
    Time,
    Day,
}

/// A column.
#[derive(Clone, Debug)]
pub(super) struct Column {
    pub(super) name: String,
    pub(super) kind: ColumnKind,
    /// Where it stands in the table's key, from 1 on; 0 outside of it.
    key: i64,
}

/// A table's columns, in their order.
pub(super) type TableColumns = BTreeMap<String, Vec<Column>>;

#[derive(Deserialize)]
struct Described(String, String, String, i64);

/// The columns of every table but the list of migrations.
pub(super) fn columns(db: &mut Db) -> Result<TableColumns, Error> {
    let statement = match db {
        Db::Sqlite(_) => {
            "SELECT json_array(t.name, c.name, c.type, c.pk) AS line FROM pragma_table_list t \
             JOIN pragma_table_info(t.name) c WHERE t.schema = 'main' AND t.type = 'table' \
             AND t.name NOT LIKE 'sqlite%' AND t.name NOT LIKE '\\_\\_%' ESCAPE '\\' ORDER BY t.name, c.cid"
        }
        Db::Pg(_) => {
            "SELECT json_build_array(t.relname, c.attname, format_type(c.atttypid, NULL), \
             coalesce(array_position(i.indkey::int2[], c.attnum) + 1, 0))::text AS line \
             FROM pg_class t JOIN pg_attribute c ON c.attrelid = t.oid AND c.attnum > 0 AND NOT c.attisdropped \
             LEFT JOIN pg_index i ON i.indrelid = t.oid AND i.indisprimary \
             WHERE t.relkind = 'r' AND t.relnamespace = current_schema()::regnamespace \
             AND t.relname NOT LIKE '\\_\\_%' ORDER BY t.relname, c.attnum"
        }
    };
    let mut all = TableColumns::new();
    for Described(table, name, described, key) in load(db, statement)? {
        let kind = match described.as_str() {
            "BLOB" | "bytea" => ColumnKind::Bytes,
            "INTEGER" | "bigint" | "integer" | "smallint" => ColumnKind::Number,
            "TEXT" | "text" | "character varying" => ColumnKind::Plain,
            "uuid" => ColumnKind::Uuid,
            "boolean" => ColumnKind::Flag,
            "timestamp without time zone" => ColumnKind::Time,
            "date" => ColumnKind::Day,
            other => return Err(Error::Internal(format!("{table}.{name}: {other} is no type that is moved yet"))),
        };
        all.entry(table).or_default().push(Column { name, kind, key });
    }
    Ok(all)
}

impl Column {
    /// Writes the column's value down, of the row that the statement calls `of`.
    fn written(&self, db: &Db, of: &str) -> String {
        let name = format!("{of}.{}", quoted(&self.name));
        match (db, self.kind) {
            (Db::Sqlite(_), ColumnKind::Bytes) => format!("iif({name} IS NULL, NULL, hex({name}))"),
            (Db::Pg(_), ColumnKind::Bytes) => format!("upper(encode({name}, 'hex'))"),
            (Db::Pg(_), ColumnKind::Uuid) => format!("upper(replace({name}::text, '-', ''))"),
            (Db::Pg(_), ColumnKind::Flag) => format!("{name}::integer"),
            (Db::Pg(_), ColumnKind::Day) => format!("to_char({name}, 'YYYY-MM-DD')"),
            // As the other database's times are written: with no digits after the point, three, or six.
            (Db::Pg(_), ColumnKind::Time) => format!(
                "to_char({name}, CASE WHEN extract(microseconds FROM {name})::bigint % 1000000 = 0 \
                 THEN 'YYYY-MM-DD HH24:MI:SS' WHEN extract(microseconds FROM {name})::bigint % 1000 = 0 \
                 THEN 'YYYY-MM-DD HH24:MI:SS.MS' ELSE 'YYYY-MM-DD HH24:MI:SS.US' END)"
            ),
            _ => name,
        }
    }

    /// Reads the value at a place of `r`, a row that was written down.
    fn read(&self, db: &Db, place: usize) -> String {
        match (db, self.kind) {
            (Db::Sqlite(_), ColumnKind::Bytes) => format!("unhex(r.value ->> {place})"),
            (Db::Sqlite(_), _) => format!("r.value ->> {place}"),
            (Db::Pg(_), ColumnKind::Bytes) => format!("decode(r.v ->> {place}, 'hex')"),
            (Db::Pg(_), ColumnKind::Uuid) => format!("(r.v ->> {place})::uuid"),
            (Db::Pg(_), ColumnKind::Flag) => format!("(r.v ->> {place})::integer::boolean"),
            (Db::Pg(_), ColumnKind::Number) => format!("(r.v ->> {place})::bigint"),
            (Db::Pg(_), ColumnKind::Time) => format!("(r.v ->> {place})::timestamp"),
            (Db::Pg(_), ColumnKind::Day) => format!("(r.v ->> {place})::date"),
            (Db::Pg(_), ColumnKind::Plain) => format!("r.v ->> {place}"),
        }
    }
}

/// Writes some columns of the row down that the statement calls `of`.
pub(super) fn row(db: &Db, of: &str, columns: &[&Column]) -> String {
    let values: Vec<String> = columns.iter().map(|column| column.written(db, of)).collect();
    match db {
        Db::Sqlite(_) => format!("json_array({})", values.join(", ")),
        Db::Pg(_) => format!("json_build_array({})::text", values.join(", ")),
    }
}

/// The statement that writes rows into a table, from a list of them as the one text that is bound.
pub(super) fn insertion(db: &Db, table: &str, columns: &[Column]) -> String {
    let names: Vec<String> = columns.iter().map(|column| quoted(&column.name)).collect();
    let values: Vec<String> = columns.iter().enumerate().map(|(place, column)| column.read(db, place)).collect();
    let (table, names, values) = (quoted(table), names.join(", "), values.join(", "));
    match db {
        Db::Sqlite(_) => format!("INSERT INTO {table} ({names}) SELECT {values} FROM json_each(?) AS r"),
        Db::Pg(_) => format!(
            "INSERT INTO {table} ({names}) OVERRIDING SYSTEM VALUE SELECT {values} \
             FROM jsonb_array_elements($1::jsonb) AS r (v)"
        ),
    }
}

/// The columns by which a row of a table is named: its id, or its key.
pub(super) fn key(columns: &[Column]) -> Vec<&Column> {
    if let Some(id) = columns.iter().find(|column| column.name == "id") {
        return vec![id];
    }
    let mut key: Vec<&Column> = columns.iter().filter(|column| column.key > 0).collect();
    key.sort_by_key(|column| column.key);
    key
}
