//! Whether a database is sound: the schema, what the database itself checks, references, states, kept numbers. Reads
//! everything, a piece at a time, and changes nothing.

use std::collections::BTreeMap;

use diesel::{Connection as _, SqliteConnection};
use serde_json::Value;
use uuid::Uuid;

use super::{
    catalog::load,
    columns::{TableColumns, columns, key, row},
    lines, quoted, references, states,
};
use crate::{
    domain::Error,
    repository::{audit_chain, db::Db, installation, kept_numbers, migrate},
};

/// How many rows of one kind are named.
const MOST: usize = 20;

/// What is told while a database is checked, and how much was wrong.
struct Findings<'a> {
    tell: &'a mut dyn FnMut(&str),
    count: usize,
}

impl Findings<'_> {
    /// Tells of something that is wrong.
    fn add(&mut self, what: &str) {
        self.count += 1;
        (self.tell)(what);
    }
}

/// A step of a check.
type Step = fn(&mut Db, &TableColumns, &mut Findings<'_>) -> Result<(), Error>;

/// The steps, and what each is called.
const STEPS: [(&str, Step); 7] = [
    ("database", database_itself),
    ("schema", whole_schema),
    ("references", dangling_references),
    ("times", unreadable_times),
    ("states", impossible_states),
    ("kept numbers", wrong_numbers),
    ("activity log", altered_records),
];

/// Checks a database, step by step; tells each finding with its table and the row's key, and gives how many there are.
///
/// # Errors
/// As the database says, where it can't even be read.
pub fn check(db: &mut Db, tell: &mut dyn FnMut(&str)) -> Result<usize, Error> {
    let mut findings = Findings { tell, count: 0 };
    if !matches!(migrate::is_current(db), Ok(true)) {
        findings.add("schema: it isn't the one of this version; run `tandem migrate`, then check again");
        return Ok(findings.count);
    }
    let columns = columns(db)?;
    for (name, step) in STEPS {
        // A page that can't be read is a finding, and what comes after may be read all the same.
        if let Err(error) = step(db, &columns, &mut findings) {
            findings.add(&format!("{name}: can't be checked: {error}"));
        }
    }
    Ok(findings.count)
}

/// What a database is for, in a word.
///
/// # Errors
/// As the database says.
pub fn purpose(db: &mut Db) -> Result<&'static str, Error> {
    Ok(match installation::purpose(db)? {
        Some(installation::Purpose::Real) => "real business",
        Some(installation::Purpose::Demo) => "the demo world",
        None => "nothing yet: it isn't set up",
    })
}

/// Rows that something may be wrong with.
struct Suspects<'a> {
    table: &'a str,
    /// Where they are had from; `None` is the table, as `t`.
    from: Option<&'a str>,
    /// What a row of the table is called there.
    called: &'a str,
    /// When it is wrong.
    wrong: &'a str,
    /// What that means.
    what: &'a str,
}

impl<'a> Suspects<'a> {
    const fn of(table: &'a str, wrong: &'a str, what: &'a str) -> Self {
        Self { table, from: None, called: "t", wrong, what }
    }

    /// Names those that it is true of, each by its key.
    fn name(&self, db: &mut Db, columns: &TableColumns, findings: &mut Findings<'_>) -> Result<(), Error> {
        let Self { table, called, wrong, what, .. } = self;
        let key = columns.get(*table).map(|columns| key(columns)).unwrap_or_default();
        let own = format!("{} t", quoted(table));
        let (from, row) = (self.from.unwrap_or(&own), row(db, called, &key));
        let found: Vec<Vec<Value>> =
            load(db, &format!("SELECT {row} AS line FROM {from} WHERE {wrong} LIMIT {}", MOST + 1))?;
        for one in found.iter().take(MOST) {
            findings.add(&format!("{table} {}: {what}", words(one)));
        }
        if found.len() > MOST {
            findings.add(&format!("{table}: {what}: more than {MOST} rows"));
        }
        Ok(())
    }
}

/// A key as people read it.
fn words(key: &[Value]) -> String {
    let one = |value: &Value| match value {
        Value::String(text) => Uuid::try_parse(text).map_or_else(|_| text.clone(), |id| id.to_string()),
        other => other.to_string(),
    };
    key.iter().map(one).collect::<Vec<_>>().join(" ")
}

/// What the database finds by itself: pages, indexes, and the conditions of the schema.
fn database_itself(db: &mut Db, columns: &TableColumns, findings: &mut Findings<'_>) -> Result<(), Error> {
    if let Db::Sqlite(_) = db {
        let found = lines(db, &format!("SELECT integrity_check AS line FROM pragma_integrity_check LIMIT {MOST}"))?;
        for what in found.iter().filter(|what| *what != "ok") {
            findings.add(&format!("database: {what}"));
        }
        return Ok(());
    }
    let broken = "SELECT 'index ' || c.relname || ': is not valid; REINDEX INDEX ' || c.relname AS line FROM pg_index i \
                  JOIN pg_class c ON c.oid = i.indexrelid WHERE NOT i.indisvalid \
                  AND c.relnamespace = current_schema()::regnamespace \
                  UNION ALL SELECT t.relname || ': trigger ' || g.tgname || ' is off; ALTER TABLE ' || t.relname || \
                  ' ENABLE TRIGGER ' || g.tgname FROM pg_trigger g JOIN pg_class t ON t.oid = g.tgrelid \
                  WHERE g.tgenabled <> 'O' AND t.relnamespace = current_schema()::regnamespace \
                  UNION ALL SELECT t.relname || ': constraint ' || c.conname || ' was not checked; ALTER TABLE ' || \
                  t.relname || ' VALIDATE CONSTRAINT ' || c.conname FROM pg_constraint c \
                  JOIN pg_class t ON t.oid = c.conrelid WHERE NOT c.convalidated \
                  AND t.relnamespace = current_schema()::regnamespace";
    lines(db, broken)?.iter().for_each(|what| findings.add(what));
    let conditions = "SELECT json_build_array(t.relname, c.conname, pg_get_expr(c.conbin, c.conrelid))::text AS line \
                      FROM pg_constraint c JOIN pg_class t ON t.oid = c.conrelid WHERE c.contype = 'c' \
                      AND t.relnamespace = current_schema()::regnamespace ORDER BY t.relname, c.conname";
    for (table, name, condition) in load::<(String, String, String)>(db, conditions)? {
        let (wrong, what) = (format!("NOT ({condition})"), format!("breaks the condition {name}"));
        Suspects::of(&table, &wrong, &what).name(db, columns, findings)?;
    }
    Ok(())
}

/// What the schema has of tables, indexes and triggers, held against one that is made anew. `PostgreSQL` has no place
/// to make one in.
fn whole_schema(db: &mut Db, _: &TableColumns, findings: &mut Findings<'_>) -> Result<(), Error> {
    let Db::Sqlite(_) = db else { return Ok(()) };
    let names = "SELECT type || ' ' || name AS line FROM sqlite_schema WHERE name NOT LIKE 'sqlite%' ORDER BY 1";
    let memory = SqliteConnection::establish(":memory:").map_err(|error| Error::Internal(error.to_string()))?;
    let mut fresh = Db::Sqlite(memory);
    migrate::run(&mut fresh)?;
    let (there, wanted) = (lines(db, names)?, lines(&mut fresh, names)?);
    for missing in wanted.iter().filter(|one| there.binary_search(one).is_err()) {
        findings.add(&format!("schema: {missing} is missing; restore a backup"));
    }
    let triggers = "SELECT name || ' ' || sql AS line FROM sqlite_schema WHERE type = 'trigger' ORDER BY 1";
    let (there, wanted) = (lines(db, triggers)?, lines(&mut fresh, triggers)?);
    for other in there.iter().filter(|one| wanted.binary_search(one).is_err()) {
        let name = other.split_whitespace().next().unwrap_or_default();
        findings.add(&format!("schema: trigger {name} isn't the one of this version; restore a backup"));
    }
    let unindexed = "SELECT 'relationships ' || number || ': no search finds it' AS line FROM relationships \
                     WHERE state = 'active' AND number NOT IN (SELECT id FROM customer_search_docsize) LIMIT 20";
    lines(db, unindexed)?.iter().for_each(|what| findings.add(what));
    Ok(())
}

/// Rows that are named and aren't there.
fn dangling_references(db: &mut Db, columns: &TableColumns, findings: &mut Findings<'_>) -> Result<(), Error> {
    for reference in references::all(db, columns)? {
        let what = format!("{} names a row of {} that isn't there", reference.columns.join(", "), reference.parent);
        Suspects::of(&reference.table, &reference.wrong, &what).name(db, columns, findings)?;
    }
    Ok(())
}

/// Times that are none. `PostgreSQL` has a type for them.
fn unreadable_times(db: &mut Db, columns: &TableColumns, findings: &mut Findings<'_>) -> Result<(), Error> {
    let Db::Sqlite(_) = db else { return Ok(()) };
    for (table, columns_of) in columns {
        for column in columns_of.iter().filter(|column| column.name.ends_with("_at") || column.name == "at") {
            let wrong = format!(
                "t.{0} IS NOT NULL AND (t.{0} NOT GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9] \
                 [0-9][0-9]:[0-9][0-9]:[0-9][0-9]*' OR julianday(t.{0}) IS NULL)",
                quoted(&column.name)
            );
            Suspects::of(table, &wrong, &format!("{} is no time", column.name)).name(db, columns, findings)?;
        }
    }
    Ok(())
}

/// States that can't be.
fn impossible_states(db: &mut Db, columns: &TableColumns, findings: &mut Findings<'_>) -> Result<(), Error> {
    for one in states::all() {
        Suspects::of(one.table, &one.wrong, one.what).name(db, columns, findings)?;
    }
    Ok(())
}

/// Numbers and texts that are kept beside what they follow from.
fn wrong_numbers(db: &mut Db, columns: &TableColumns, findings: &mut Findings<'_>) -> Result<(), Error> {
    for number in kept_numbers::all() {
        let wrong = kept_numbers::count_wrong(db, &number)?;
        if wrong == 0 {
            continue;
        }
        match number.wrong_rows() {
            Some((from, called, wrong)) => {
                let (table, column) = number.column.split_once('.').unwrap_or_default();
                let what = format!("{column} isn't what its rows say");
                Suspects { table, from: Some(from), called, wrong, what: &what }.name(db, columns, findings)?;
            }
            None => findings.add(&format!("{}: isn't what its rows say, {wrong} times", number.column)),
        }
    }
    Ok(())
}

fn altered_records(db: &mut Db, _: &TableColumns, findings: &mut Findings<'_>) -> Result<(), Error> {
    if let Some(finding) = audit_chain::verify(db, &BTreeMap::new())?.finding {
        findings.add(&format!("activity log: {finding}"));
    }
    Ok(())
}
