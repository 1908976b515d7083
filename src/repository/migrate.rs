//! Migrations: one folder per database with the same names in both; a test compares what they make.

use diesel::{Connection, connection::SimpleConnection, migration::MigrationSource, sqlite::Sqlite};
use diesel_migrations::{EmbeddedMigrations, MigrationHarness, embed_migrations};

use super::{audit_chain, db::Db, lookalikes};
use crate::domain::Error;

const SQLITE: EmbeddedMigrations = embed_migrations!("migrations/sqlite");
const POSTGRES: EmbeddedMigrations = embed_migrations!("migrations/postgres");

/// Applies what is not applied yet, however long that takes: what fills a column takes longer with every row there is.
/// The connection is for this alone.
pub(super) fn run(db: &mut Db) -> Result<(), Error> {
    let applied = match db {
        Db::Sqlite(conn) => conn.run_pending_migrations(SQLITE).map(|_| ()),
        Db::Pg(conn) => {
            // What fills a column goes through whole tables.
            conn.batch_execute("SET statement_timeout = 0; SET enable_seqscan = on; SET enable_mergejoin = on")?;
            conn.run_pending_migrations(POSTGRES).map(|_| ())
        }
    };
    applied.map_err(|error| Error::Internal(format!("migration: {error}")))?;
    // What SQL can't work out. A piece at a time, so that a start that breaks off goes on where it was.
    while db.transaction::<_, Error, _>(|db| lookalikes::fill_in(db, 500))? > 0 {}
    while db.transaction(audit_chain::seal)? > 0 {}
    Ok(())
}

/// Asks that the schema be today's: behind a pooler nothing is changed.
///
/// # Errors
/// [`Error::Unavailable`] where it is not.
pub(super) fn check(db: &mut Db) -> Result<(), Error> {
    let behind = "migrations wait: run `tandem migrate` with the URL of PostgreSQL itself, without pgbouncer=true";
    if is_current(db)? { Ok(()) } else { Err(Error::Unavailable(behind.to_owned())) }
}

/// Whether the schema is today's.
///
/// # Errors
/// [`Error::Internal`] where the list of applied migrations can't be read.
pub fn is_current(db: &mut Db) -> Result<bool, Error> {
    let pending = match db {
        Db::Sqlite(conn) => conn.has_pending_migration(SQLITE),
        Db::Pg(conn) => conn.has_pending_migration(POSTGRES),
    };
    pending.map(|pending| !pending).map_err(|error| Error::Internal(error.to_string()))
}

/// The version of this program's last migration, as a database keeps it.
///
/// # Errors
/// [`Error::Internal`] where the program has none.
pub fn latest() -> Result<String, Error> {
    let all = MigrationSource::<Sqlite>::migrations(&SQLITE).map_err(|error| Error::Internal(error.to_string()))?;
    let last = all.iter().map(|one| one.name().version().to_string()).max();
    last.ok_or_else(|| Error::Internal("no migration".to_owned()))
}
