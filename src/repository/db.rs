//! The two databases behind one type, and the only two ways to them: [`Database::read`] and [`Database::write`].
//!
//! `SQLite`: a pool of readers and one writer thread (`writer.rs`). `PostgreSQL`: one pool for both.

#![expect(missing_docs, reason = "diesel's derive makes public items and says nothing about them")]

use std::{
    fmt, fs,
    os::unix::fs::{DirBuilderExt, OpenOptionsExt, PermissionsExt},
    path::{Path, PathBuf},
};

use diesel::{connection::SimpleConnection, pg::PgConnection, prelude::*, sqlite::SqliteConnection};

use super::{migrate, pool::Connections, pooler, writer::Writer};
use crate::domain::Error;

/// A connection to either database.
#[derive(diesel::MultiConnection)]
pub enum Db {
    /// `PostgreSQL`.
    Pg(PgConnection),
    /// `SQLite`.
    Sqlite(SqliteConnection),
}

/// Runs one body on the concrete connection inside a [`Db`], for what [`MultiBackend`] can't say
/// (`ON CONFLICT`, batches of rows).
macro_rules! on_backend {
    ($db:expr, |$conn:ident| $body:expr) => {
        match $db {
            $crate::repository::db::Db::Pg($conn) => $body,
            $crate::repository::db::Db::Sqlite($conn) => $body,
        }
    };
}
pub(super) use on_backend;

/// How many rows or values one statement takes: far below what either database allows.
pub(super) const CHUNK: usize = 1_000;

/// Where the database is.
#[derive(Clone, PartialEq, Eq)]
pub enum DatabaseUrl {
    /// A file.
    Sqlite(PathBuf),
    /// A `postgres://` URL.
    Postgres(String),
}

impl DatabaseUrl {
    /// The database that a setting names: `sqlite:PATH` or `postgres://…`; `None` for anything else, so that a
    /// misspelt URL never makes an empty file of that name.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        if let Some(path) = text.strip_prefix("sqlite:") {
            return (!path.is_empty()).then(|| Self::Sqlite(PathBuf::from(path)));
        }
        let postgres = text.starts_with("postgres://") || text.starts_with("postgresql://");
        postgres.then(|| Self::Postgres(text.to_owned()))
    }
}

impl fmt::Debug for DatabaseUrl {
    /// Without what a URL may hold of secrets.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Sqlite(path) => write!(f, "sqlite:{}", path.display()),
            Self::Postgres(_) => f.write_str("postgres://…"),
        }
    }
}

/// Whether a connection may change anything.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Mode {
    Read,
    Write,
}

/// What is set for each session of `PostgreSQL`. Every statement here goes by an index: a plan that is kept for any value is
/// made for what most rows hold, and where nearly all are one seller's, it looks through all of them for what another has
/// sold; and two tables are merged as if the ids of what is wanted were spread among all, where they are the newest. What
/// is switched off is taken as costly, which must not have the plan compiled.
const SESSION: &str = "SET TIME ZONE 'UTC'; SET statement_timeout = '15s'; SET lock_timeout = '10s'; \
                       SET enable_seqscan = off; SET enable_mergejoin = off; SET jit = off;";

/// How long `PostgreSQL` may be silent where the net is broken and says nothing, unless the URL says otherwise: without
/// these the system waits for a quarter of an hour.
const LIMITS: [(&str, &str); 5] = [
    ("connect_timeout", "5"),
    ("tcp_user_timeout", "10000"),
    ("keepalives_idle", "10"),
    ("keepalives_interval", "5"),
    ("keepalives_count", "3"),
];

/// A URL with the limits that it doesn't name itself.
fn with_limits(url: &str) -> String {
    let mut all = url.to_owned();
    let named = url.split_once('?').map(|(_, parameters)| parameters);
    let is_named =
        |limit: &str| named.is_some_and(|all| all.split('&').any(|one| one.split('=').next() == Some(limit)));
    let mut sign = if named.is_some() { "&" } else { "?" };
    for (limit, value) in LIMITS.into_iter().filter(|(limit, _)| !is_named(limit)) {
        all.extend([sign, limit, "=", value]);
        sign = "&";
    }
    all
}

/// Opens one connection.
pub(super) fn connect(url: &DatabaseUrl, mode: Mode) -> Result<Db, Error> {
    let unavailable = |cause: &dyn fmt::Display| Error::Unavailable(format!("{url:?}: {cause}"));
    match url {
        DatabaseUrl::Sqlite(path) => {
            let mut conn = SqliteConnection::establish(&path.to_string_lossy()).map_err(|e| unavailable(&e))?;
            conn.batch_execute(
                "PRAGMA busy_timeout=5000; PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; \
                 PRAGMA foreign_keys=ON; PRAGMA trusted_schema=OFF;",
            )
            .map_err(|e| unavailable(&e))?;
            if mode == Mode::Read {
                // What the system holds of the file is read where it lies: else each connection copies it, page by page,
                // into a cache of its own that a long list does not fit into.
                conn.batch_execute("PRAGMA query_only=ON; PRAGMA mmap_size=2147418112;")
                    .map_err(|e| unavailable(&e))?;
            }
            Ok(Db::Sqlite(conn))
        }
        DatabaseUrl::Postgres(url) => {
            let (url, is_pooled) = pooler::split(url);
            let mut conn = PgConnection::establish(&with_limits(&url)).map_err(|e| unavailable(&e))?;
            if is_pooled {
                pooler::prepare(&mut conn)?;
            } else {
                conn.batch_execute(SESSION).map_err(|e| unavailable(&e))?;
            }
            Ok(Db::Pg(conn))
        }
    }
}

/// The database, as the rest of the house has it. Cheap to clone.
#[derive(Clone)]
pub struct Database {
    connections: Connections,
    /// Only with `SQLite`; `PostgreSQL` writes through the pool.
    writer: Option<Writer>,
}

impl Database {
    /// Opens the database; `connections` is how many may be in use at once.
    ///
    /// # Errors
    /// [`Error::Unavailable`] where it can't be reached.
    pub fn open(url: &DatabaseUrl, connections: u32) -> Result<Self, Error> {
        make_file(url)?;
        let writer = match url {
            DatabaseUrl::Sqlite(_) => Some(Writer::start(url.clone())?),
            DatabaseUrl::Postgres(_) => None,
        };
        let mode = if writer.is_some() { Mode::Read } else { Mode::Write };
        Ok(Self { connections: Connections::open(url, mode, connections)?, writer })
    }

    /// Whether audit records are linked after they are committed, by a job of their own.
    #[must_use]
    pub const fn seals_apart(&self) -> bool {
        self.writer.is_none()
    }

    /// Brings the schema to today's; behind a pooler sees whether it is.
    ///
    /// # Errors
    /// [`Error::Unavailable`] or [`Error::Internal`] with what the migration said.
    pub fn migrate(url: &DatabaseUrl) -> Result<(), Error> {
        make_file(url)?;
        let mut db = connect(url, Mode::Write)?;
        match url {
            // What a migration sets for itself would be somebody else's.
            DatabaseUrl::Postgres(url) if pooler::split(url).1 => migrate::check(&mut db),
            _ => migrate::run(&mut db),
        }
    }

    /// Runs `work` on a connection that changes nothing, off the thread that serves requests.
    ///
    /// # Errors
    /// What `work` says, or [`Error::Unavailable`] where no connection is to be had in time.
    pub async fn read<T, F>(&self, work: F) -> Result<T, Error>
    where
        F: FnOnce(&mut Db) -> Result<T, Error> + Send + 'static,
        T: Send + 'static,
    {
        self.connections.run(work).await
    }

    /// Runs `work` in one transaction; all of it happens or nothing. When this returns `Ok`, it is on disk.
    ///
    /// # Errors
    /// What `work` says, or [`Error::Unavailable`] where the commit failed.
    pub async fn write<T, F>(&self, work: F) -> Result<T, Error>
    where
        F: FnOnce(&mut Db) -> Result<T, Error> + Send + 'static,
        T: Send + 'static,
    {
        if let Some(writer) = &self.writer {
            return writer.run(work).await;
        }
        self.connections.run(|db| db.transaction(work)).await
    }

    /// As [`Database::write`]; where `work` refuses, all of it is undone, and `instead` reads what is to be said then: in
    /// `PostgreSQL` on the same connection, in `SQLite` on a reader's, so that nobody who writes waits for it.
    ///
    /// # Errors
    /// What `instead` says; what `work` says where that is no [refusal](Error::is_refusal).
    pub async fn write_or<T, F, G>(&self, work: F, instead: G) -> Result<T, Error>
    where
        F: FnOnce(&mut Db) -> Result<T, Error> + Send + 'static,
        G: FnOnce(&mut Db, Error) -> Result<T, Error> + Send + 'static,
        T: Send + 'static,
    {
        if let Some(writer) = &self.writer {
            return match writer.run(work).await {
                Err(error) if error.is_refusal() => self.read(move |db| instead(db, error)).await,
                result => result,
            };
        }
        let refused_or_done = |db: &mut Db| match db.transaction(work) {
            Err(error) if error.is_refusal() => instead(db, error),
            result => result,
        };
        self.connections.run(refused_or_done).await
    }
}

/// Runs `work`, which only reads, on what the database held at one moment: numbers of several queries that are shown beside
/// each other add up, whatever others write meanwhile. Not inside of a transaction.
///
/// # Errors
/// What `work` says, or as the database says.
pub fn at_one_moment<T>(db: &mut Db, work: impl FnOnce(&mut Db) -> Result<T, Error>) -> Result<T, Error> {
    db.transaction(|db| {
        // SQLite's transactions are of one moment anyway.
        if let Db::Pg(conn) = db {
            conn.batch_execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ, READ ONLY")?;
        }
        work(db)
    })
}

/// Makes a database file and its folder, for their owner alone; the files beside it take over its mode. A file that was
/// there before becomes its owner's alone as well.
fn make_file(url: &DatabaseUrl) -> Result<(), Error> {
    let DatabaseUrl::Sqlite(path) = url else { return Ok(()) };
    let broken = |place: &Path| {
        let place = place.display().to_string();
        move |e: std::io::Error| Error::Unavailable(format!("{place}: {e}"))
    };
    if let Some(folder) = path.parent().filter(|folder| !folder.as_os_str().is_empty()) {
        fs::DirBuilder::new().recursive(true).mode(0o700).create(folder).map_err(broken(folder))?;
    }
    let file = fs::OpenOptions::new().append(true).create(true).mode(0o600).open(path).map_err(broken(path))?;
    if file.metadata().map_err(broken(path))?.permissions().mode() & 0o077 != 0 {
        file.set_permissions(fs::Permissions::from_mode(0o600)).map_err(broken(path))?;
    }
    Ok(())
}

/// Runs what blocks where it may block.
pub(super) async fn blocking<T: Send + 'static>(
    work: impl FnOnce() -> Result<T, Error> + Send + 'static,
) -> Result<T, Error> {
    tokio::task::spawn_blocking(work).await.unwrap_or_else(|panic| Err(Error::Internal(panic.to_string())))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_known_schemes_name_a_database() {
        assert_eq!(DatabaseUrl::parse("sqlite:/tmp/x"), Some(DatabaseUrl::Sqlite("/tmp/x".into())));
        assert!(DatabaseUrl::parse("postgres://u:p@h/d").is_some());
        for text in ["", "sqlite:", "host=127.0.0.1 dbname=portal", "mysql://h/d", "/tmp/x"] {
            assert_eq!(DatabaseUrl::parse(text), None, "{text:?}");
        }
    }

    #[test]
    fn a_url_gets_the_limits_that_it_does_not_name() {
        let all =
            "connect_timeout=5&tcp_user_timeout=10000&keepalives_idle=10&keepalives_interval=5&keepalives_count=3";
        assert_eq!(with_limits("postgres://u@h/d"), format!("postgres://u@h/d?{all}"));
        let named = with_limits("postgres://u@h/d?connect_timeout=60&sslmode=require");
        assert_eq!(
            named,
            format!("postgres://u@h/d?connect_timeout=60&sslmode=require&{}", all.split_once('&').unwrap().1)
        );
    }

    #[test]
    fn a_url_is_never_shown_with_its_password() {
        let url = DatabaseUrl::parse("postgres://user:secret@host/db").unwrap();
        assert!(!format!("{url:?}").contains("secret"));
    }
}
