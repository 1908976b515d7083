//! The database as a whole: copied, counted, checked and moved, with every table that is in it.
//!
//! What is here asks the database's own catalog which tables there are: a new table needs no line here. Connections are
//! its own, and wait as long as it takes.

mod catalog;
mod columns;
pub mod personal;
mod references;
pub mod snapshot;
pub mod soundness;
mod states;
pub mod times;
pub mod transfer;

pub use catalog::{counts, is_empty, schema_version, server_version};

use diesel::{QueryableByName, RunQueryDsl, connection::SimpleConnection, sql_query, sql_types::Text};

use super::db::{DatabaseUrl, Db, Mode, connect, on_backend};
use crate::domain::Error;

/// What each database that can be copied, checked and moved is called where that is written down.
#[must_use]
pub const fn backend_of(url: &DatabaseUrl) -> &'static str {
    match url {
        DatabaseUrl::Sqlite(_) => "sqlite",
        DatabaseUrl::Postgres(_) => "postgres",
    }
}

/// A connection for work on all of a database, which may take long. A file that isn't there is not made.
///
/// # Errors
/// [`Error::Unavailable`] where there is no database, or a pooler stands before it: what holds for a session would be
/// somebody else's.
pub fn open(url: &DatabaseUrl) -> Result<Db, Error> {
    match url {
        DatabaseUrl::Sqlite(path) if !path.exists() => {
            return Err(Error::Unavailable(format!("{url:?}: there is no database yet")));
        }
        DatabaseUrl::Postgres(address) if super::pooler::split(address).1 => {
            let text = "this needs PostgreSQL itself: use its own URL, without pgbouncer=true";
            return Err(Error::Unavailable(text.to_owned()));
        }
        _ => {}
    }
    let mut db = connect(url, Mode::Write)?;
    if let Db::Pg(conn) = &mut db {
        conn.batch_execute("SET statement_timeout = 0; SET idle_in_transaction_session_timeout = 0;")?;
    }
    Ok(db)
}

#[derive(QueryableByName)]
struct Line {
    #[diesel(sql_type = Text)]
    line: String,
}

/// What a statement finds: one column of text, called `line`. Its words are made of the catalog's names, never of what
/// people typed.
fn lines(db: &mut Db, statement: &str) -> Result<Vec<String>, Error> {
    let found: Vec<Line> = on_backend!(db, |conn| sql_query(statement).load(conn))?;
    Ok(found.into_iter().map(|one| one.line).collect())
}

/// A name as statements have it.
fn quoted(name: &str) -> String {
    format!("\"{}\"", name.replace('"', "\"\""))
}

/// A text as statements have it.
fn literal(text: &str) -> String {
    format!("'{}'", text.replace('\'', "''"))
}
