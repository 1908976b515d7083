//! Migrations: one folder per database with the same names in both; a test compares what they make.

use std::collections::HashSet;

use diesel::{
    Connection, QueryableByName, RunQueryDsl, connection::SimpleConnection, migration::MigrationSource, sql_query,
    sql_types::Text, sqlite::Sqlite,
};
use diesel_migrations::{EmbeddedMigrations, MigrationHarness, embed_migrations};

use super::{
    audit_chain,
    db::{Db, on_backend},
    lookalikes,
};
use crate::domain::Error;

const SQLITE: EmbeddedMigrations = embed_migrations!("migrations/sqlite");
const POSTGRES: EmbeddedMigrations = embed_migrations!("migrations/postgres");

/// Applies what is not applied yet, however long that takes: what fills a column takes longer with every row there is.
/// The connection is for this alone.
pub(super) fn run(db: &mut Db) -> Result<(), Error> {
    if let Db::Pg(conn) = db {
        // What fills a column goes through whole tables.
        conn.batch_execute("SET statement_timeout = 0; SET enable_seqscan = on; SET enable_mergejoin = on")?;
    }
    if !is_current(db)? {
        apply(db)?;
    }
    // What SQL can't work out. A piece at a time, so that a start that breaks off goes on where it was.
    while db.transaction::<_, Error, _>(|db| lookalikes::fill_in(db, 500))? > 0 {}
    while db.transaction(audit_chain::seal)? > 0 {}
    Ok(())
}

fn apply(db: &mut Db) -> Result<(), Error> {
    let applied = match db {
        Db::Sqlite(conn) => conn.run_pending_migrations(SQLITE).map(|_| ()),
        Db::Pg(conn) => conn.run_pending_migrations(POSTGRES).map(|_| ()),
    };
    applied.map_err(|error| Error::Internal(format!("migration: {error}")))
}

/// Asks that the schema be today's: behind a pooler nothing is changed.
///
/// # Errors
/// [`Error::Unavailable`] where it is not.
pub(super) fn check(db: &mut Db) -> Result<(), Error> {
    let behind = "migrations wait: run `tandem migrate` with the URL of PostgreSQL itself, without pgbouncer=true";
    if is_current(db)? { Ok(()) } else { Err(Error::Unavailable(behind.to_owned())) }
}

/// Whether the schema is today's. Not asked by diesel's own: that makes the list of what is applied where there is none, which
/// a role that may change no table can't.
///
/// # Errors
/// As the database says.
pub fn is_current(db: &mut Db) -> Result<bool, Error> {
    let applied = applied(db)?;
    Ok(versions()?.iter().all(|version| applied.contains(version)))
}

#[derive(QueryableByName)]
struct Applied {
    #[diesel(sql_type = Text)]
    version: String,
}

/// The versions of what a database has had applied; none where it has no list of that.
fn applied(db: &mut Db) -> Result<HashSet<String>, Error> {
    let list = match db {
        Db::Sqlite(_) => "SELECT name AS version FROM sqlite_schema WHERE name = '__diesel_schema_migrations'",
        Db::Pg(_) => {
            "SELECT 'there' AS version FROM (SELECT 1) AS one WHERE to_regclass('__diesel_schema_migrations') IS NOT NULL"
        }
    };
    let mut read =
        |sql: &'static str| -> Result<Vec<Applied>, Error> { Ok(on_backend!(db, |conn| sql_query(sql).load(conn))?) };
    if read(list)?.is_empty() {
        return Ok(HashSet::new());
    }
    let found = read("SELECT CAST(version AS TEXT) AS version FROM __diesel_schema_migrations")?;
    Ok(found.into_iter().map(|one| one.version).collect())
}

/// The versions of this program's migrations.
fn versions() -> Result<Vec<String>, Error> {
    let all = MigrationSource::<Sqlite>::migrations(&SQLITE).map_err(|error| Error::Internal(error.to_string()))?;
    Ok(all.iter().map(|one| one.name().version().to_string()).collect())
}

/// The version of this program's last migration, as a database keeps it.
///
/// # Errors
/// [`Error::Internal`] where the program has none.
pub fn latest() -> Result<String, Error> {
    versions()?.into_iter().max().ok_or_else(|| Error::Internal("no migration".to_owned()))
}
