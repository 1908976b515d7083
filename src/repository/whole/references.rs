//! Rows that are named by others: whether each is there. The databases see to that themselves, unless they were told
//! not to, or a disk lies.

use std::collections::BTreeMap;

use serde::Deserialize;

use super::{
    catalog::load,
    columns::{TableColumns, key},
    quoted,
};
use crate::{domain::Error, repository::db::Db};

/// What names a row of another table, or of its own.
pub(super) struct Reference {
    pub(super) table: String,
    /// The columns that name it.
    pub(super) columns: Vec<String>,
    /// The table that is named.
    pub(super) parent: String,
    /// What is wrong with a row `t` of the table.
    pub(super) wrong: String,
}

/// A column of a reference: the table, the reference's number there, the table that is named, and a column of either.
#[derive(Deserialize)]
struct Pair(String, i64, String, String, Option<String>);

/// Every reference that the schema knows.
pub(super) fn all(db: &mut Db, columns: &TableColumns) -> Result<Vec<Reference>, Error> {
    let statement = match db {
        Db::Sqlite(_) => {
            "SELECT json_array(t.name, f.id, f.\"table\", f.\"from\", f.\"to\") AS line FROM pragma_table_list t \
             JOIN pragma_foreign_key_list(t.name) f WHERE t.schema = 'main' AND t.type = 'table' \
             ORDER BY t.name, f.id, f.seq"
        }
        Db::Pg(_) => {
            "SELECT json_build_array(t.relname, c.oid::bigint, p.relname, a.attname, b.attname)::text AS line \
             FROM pg_constraint c JOIN pg_class t ON t.oid = c.conrelid JOIN pg_class p ON p.oid = c.confrelid \
             CROSS JOIN LATERAL unnest(c.conkey, c.confkey) WITH ORDINALITY AS k (child, parent, place) \
             JOIN pg_attribute a ON a.attrelid = c.conrelid AND a.attnum = k.child \
             JOIN pg_attribute b ON b.attrelid = c.confrelid AND b.attnum = k.parent \
             WHERE c.contype = 'f' AND t.relnamespace = current_schema()::regnamespace \
             ORDER BY t.relname, c.oid, k.place"
        }
    };
    let mut found = BTreeMap::<(String, i64), (String, Vec<(String, String)>)>::new();
    for Pair(table, number, parent, from, to) in load(db, statement)? {
        let own = || columns.get(&parent).and_then(|columns| Some(key(columns).first()?.name.clone()));
        let to = to.or_else(own).ok_or_else(|| Error::Internal(format!("{table}: a reference to nothing")))?;
        found.entry((table, number)).or_insert_with(|| (parent, Vec::new())).1.push((from, to));
    }
    let reference = |((table, _), (parent, pairs)): (_, (String, Vec<(String, String)>))| {
        let given: Vec<String> = pairs.iter().map(|(from, _)| format!("t.{} IS NOT NULL", quoted(from))).collect();
        let same: Vec<String> =
            pairs.iter().map(|(from, to)| format!("p.{} = t.{}", quoted(to), quoted(from))).collect();
        let wrong = format!(
            "{} AND NOT EXISTS (SELECT 1 FROM {} p WHERE {})",
            given.join(" AND "),
            quoted(&parent),
            same.join(" AND ")
        );
        Reference { table, columns: pairs.into_iter().map(|(from, _)| from).collect(), parent, wrong }
    };
    Ok(found.into_iter().map(reference).collect())
}
