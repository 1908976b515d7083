//! Moving everything from one database into an empty one, of its own kind or of the other.
//!
//! Needs no grant: whoever runs the program on its machine moves everything, as it is.

use std::{collections::BTreeMap, thread, time::Duration};

use diesel::{
    Connection, RunQueryDsl, SqliteConnection,
    connection::{DefaultLoadingMode, SimpleConnection},
    sql_query,
    sql_types::Text,
};

use super::{
    Line,
    catalog::{counts, tables},
    columns::{Column, ColumnKind, TableColumns, columns, insertion, row},
    lines, open, quoted,
};
use crate::{
    domain::Error,
    repository::{
        db::{Database, DatabaseUrl, Db, on_backend},
        migrate,
    },
};

/// How many rows are written at a time, and how many bytes of them.
const ROWS: usize = 500;
const BYTES: usize = 1024 * 1024;
/// How many rows of files, which may be large, are held in memory at a time.
const FILES: usize = 8;
/// How often, and after how long, somebody who has the database open is looked for again.
const TRIES: u32 = 20;
const PAUSE: Duration = Duration::from_millis(100);
/// The list of migrations, which each database has of its own.
const MIGRATIONS: &str = "__diesel_schema_migrations";
/// Triggers of this name keep what isn't a table: it is made anew, row by row.
const INDEXING: &str = "customer_search%";

/// Moves everything; gives how many rows of each table. What triggers keep beside rows is moved as it is, and no
/// trigger runs. Where this fails nothing is in the other database but its schema.
///
/// # Errors
/// [`Error::Unavailable`] where anybody else has one of them open, the schema of the first isn't today's, or the second
/// isn't empty.
pub fn transfer(from: &DatabaseUrl, to: &DatabaseUrl) -> Result<BTreeMap<String, i64>, Error> {
    let mut source = hold(from)?;
    if !migrate::is_current(&mut source)? {
        return Err(Error::Unavailable(format!("{from:?}: run `tandem migrate` first")));
    }
    let mut expected = counts(&mut source)?;
    expected.remove(MIGRATIONS);
    Database::migrate(to)?;
    let mut target = hold(to)?;
    if counts(&mut target)?.iter().any(|(table, count)| table != MIGRATIONS && *count > 0) {
        return Err(Error::Unavailable(format!("{to:?}: there is something in this database already")));
    }
    let (read, written) = (columns(&mut source)?, columns(&mut target)?);
    let aside = Aside::put(&mut target)?;
    let mut moved = BTreeMap::new();
    for (table, columns) in &read {
        let columns_there = same_columns(table, columns, &written)?;
        moved.insert(table.clone(), move_table(&mut source, &mut target, table, columns, &columns_there)?);
    }
    aside.put_back(&mut target)?;
    set_sequences(&mut target, &written)?;
    let mut found = counts(&mut target)?;
    found.remove(MIGRATIONS);
    if moved != expected || found != expected {
        return Err(Error::Internal("not every row arrived, so none was kept".to_owned()));
    }
    demand_references(&mut target)?;
    target.batch_execute("COMMIT")?;
    if let Db::Pg(conn) = &mut target {
        conn.batch_execute("ANALYZE")?;
    }
    Ok(moved)
}

/// Opens a database that nobody else has open, and keeps everybody out until the connection ends.
fn hold(url: &DatabaseUrl) -> Result<Db, Error> {
    let busy = || {
        let text = "a portal or another program has this database open; stop it, and try again";
        Error::Unavailable(format!("{url:?}: {text}"))
    };
    match url {
        DatabaseUrl::Sqlite(path) if path.exists() => {
            let unavailable = |e: diesel::ConnectionError| Error::Unavailable(format!("{url:?}: {e}"));
            let mut conn = SqliteConnection::establish(&path.to_string_lossy()).map_err(unavailable)?;
            // Set before the file is looked at: whoever has it open then stands in the way.
            let alone = "PRAGMA busy_timeout=2000; PRAGMA locking_mode=EXCLUSIVE; PRAGMA synchronous=FULL; \
                         PRAGMA foreign_keys=OFF; PRAGMA trusted_schema=OFF; BEGIN EXCLUSIVE;";
            conn.batch_execute(alone).map_err(|_| busy())?;
            Ok(Db::Sqlite(conn))
        }
        DatabaseUrl::Sqlite(_) => open(url),
        DatabaseUrl::Postgres(_) => {
            let mut db = open(url)?;
            let all: Vec<String> = tables(&mut db)?.iter().map(|table| quoted(table)).collect();
            // The lock comes first: what is read after it is what whoever wrote before has left.
            db.batch_execute("BEGIN ISOLATION LEVEL REPEATABLE READ")?;
            if !all.is_empty() {
                let lock = format!("LOCK TABLE {} IN SHARE ROW EXCLUSIVE MODE NOWAIT", all.join(", "));
                db.batch_execute(&lock).map_err(|_| busy())?;
            }
            let others = "SELECT coalesce(nullif(application_name, ''), usename, '?')::text AS line FROM pg_stat_activity \
                          WHERE datname = current_database() AND pid <> pg_backend_pid() \
                          AND coalesce(backend_type, 'client backend') = 'client backend'";
            // Whoever has just closed its connection is still there for a moment.
            for _ in 0..TRIES {
                if lines(&mut db, others)?.is_empty() {
                    return Ok(db);
                }
                thread::sleep(PAUSE);
                db.batch_execute("SELECT pg_stat_clear_snapshot()")?;
            }
            Err(busy())
        }
    }
}

/// The columns of the other database that a table's columns go to.
fn same_columns(table: &str, columns: &[Column], there: &TableColumns) -> Result<Vec<Column>, Error> {
    let other = there.get(table).map(Vec::as_slice).unwrap_or_default();
    let found: Option<Vec<Column>> =
        columns.iter().map(|column| other.iter().find(|one| one.name == column.name).cloned()).collect();
    let same = found.filter(|found| found.len() == other.len());
    same.ok_or_else(|| Error::Internal(format!("{table}: the databases have other columns")))
}

/// Moves a table's rows; gives how many.
fn move_table(source: &mut Db, target: &mut Db, table: &str, from: &[Column], to: &[Column]) -> Result<i64, Error> {
    let insertion = insertion(target, table, to);
    let statement =
        format!("SELECT {} AS line FROM {} t", row(source, "t", &from.iter().collect::<Vec<_>>()), quoted(table));
    let mut batch = Batch { target, insertion, rows: Vec::new(), bytes: 0, done: 0 };
    match source {
        Db::Sqlite(conn) => {
            let found = sql_query(statement).load_iter::<Line, DefaultLoadingMode>(conn)?;
            for one in found {
                batch.add(one?.line)?;
            }
        }
        Db::Pg(conn) => {
            let at_once = if from.iter().any(|column| column.kind == ColumnKind::Bytes && column.name == "content") {
                FILES
            } else {
                ROWS
            };
            conn.batch_execute(&format!("DECLARE moving NO SCROLL CURSOR FOR {statement}"))?;
            loop {
                let some: Vec<Line> = sql_query(format!("FETCH {at_once} FROM moving")).load(conn)?;
                if some.is_empty() {
                    break;
                }
                some.into_iter().try_for_each(|one| batch.add(one.line))?;
            }
            conn.batch_execute("CLOSE moving")?;
        }
    }
    batch.flush()?;
    Ok(batch.done)
}

/// Rows on their way.
struct Batch<'a> {
    target: &'a mut Db,
    insertion: String,
    rows: Vec<String>,
    bytes: usize,
    done: i64,
}

impl Batch<'_> {
    fn add(&mut self, row: String) -> Result<(), Error> {
        self.bytes += row.len();
        self.rows.push(row);
        if self.rows.len() >= ROWS || self.bytes >= BYTES { self.flush() } else { Ok(()) }
    }

    fn flush(&mut self) -> Result<(), Error> {
        if self.rows.is_empty() {
            return Ok(());
        }
        let list = format!("[{}]", self.rows.join(","));
        let query = sql_query(&self.insertion).bind::<Text, _>(list);
        let written = on_backend!(&mut *self.target, |conn| query.execute(conn))?;
        self.done += i64::try_from(written).map_err(|_| Error::Internal("too many rows".to_owned()))?;
        self.rows.clear();
        self.bytes = 0;
        Ok(())
    }
}

/// What a database does by itself when rows come, and is put aside while they are moved: they come in any order, and
/// what triggers would keep comes with them.
struct Aside {
    put_back: Vec<String>,
}

impl Aside {
    fn put(db: &mut Db) -> Result<Self, Error> {
        let (away, put_back) = match db {
            Db::Sqlite(_) => {
                let own = format!("FROM sqlite_schema WHERE type = 'trigger' AND name NOT LIKE '{INDEXING}'");
                let away = lines(db, &format!("SELECT 'DROP TRIGGER ' || quote(name) AS line {own}"))?;
                (away, lines(db, &format!("SELECT sql AS line {own} ORDER BY rowid"))?)
            }
            Db::Pg(_) => {
                let tables: Vec<String> = tables(db)?.iter().map(|table| quoted(table)).collect();
                let turn = |table: &String, how: &str| format!("ALTER TABLE {table} {how} TRIGGER USER");
                let off = tables.iter().map(|table| turn(table, "DISABLE"));
                let on = tables.iter().map(|table| turn(table, "ENABLE"));
                let references = "FROM pg_constraint c JOIN pg_class t ON t.oid = c.conrelid \
                                  WHERE c.contype = 'f' AND t.relnamespace = current_schema()::regnamespace";
                let name = "'ALTER TABLE ' || quote_ident(t.relname)";
                let drop =
                    format!("SELECT {name} || ' DROP CONSTRAINT ' || quote_ident(c.conname) AS line {references}");
                let add = format!(
                    "SELECT {name} || ' ADD CONSTRAINT ' || quote_ident(c.conname) || ' ' || \
                     pg_get_constraintdef(c.oid) AS line {references} ORDER BY c.oid"
                );
                let (dropped, added) = (lines(db, &drop)?, lines(db, &add)?);
                (off.chain(dropped).collect(), added.into_iter().chain(on).collect())
            }
        };
        away.iter().try_for_each(|statement| db.batch_execute(statement))?;
        Ok(Self { put_back })
    }

    fn put_back(self, db: &mut Db) -> Result<(), Error> {
        Ok(self.put_back.iter().try_for_each(|statement| db.batch_execute(statement))?)
    }
}

/// What numbers rows by itself goes on behind those that came.
fn set_sequences(db: &mut Db, columns: &TableColumns) -> Result<(), Error> {
    let Db::Pg(_) = db else { return Ok(()) };
    let numbered = "SELECT quote_ident(t.relname) || ' ' || quote_ident(c.attname) AS line FROM pg_class t \
                    JOIN pg_attribute c ON c.attrelid = t.oid AND c.attidentity <> '' \
                    WHERE t.relnamespace = current_schema()::regnamespace";
    for line in lines(db, numbered)? {
        let Some((table, column)) = line.split_once(' ').filter(|(table, _)| columns.contains_key(*table)) else {
            continue;
        };
        db.batch_execute(&format!(
            "SELECT setval(pg_get_serial_sequence('{table}', '{column}'), coalesce(max({column}), 1), \
             max({column}) IS NOT NULL) FROM {table}"
        ))?;
    }
    Ok(())
}

/// Asks that every reference lead somewhere; `PostgreSQL` has asked as it took its constraints back.
fn demand_references(db: &mut Db) -> Result<(), Error> {
    let Db::Sqlite(_) = db else { return Ok(()) };
    let dangling = lines(
        db,
        "SELECT \"table\" || ' names a row of ' || parent || ' that isn''t there' AS line \
                              FROM pragma_foreign_key_check LIMIT 1",
    )?;
    match dangling.first() {
        None => Ok(()),
        Some(what) => Err(Error::Unavailable(format!("{what}: run `tandem check --database` on the first database"))),
    }
}
