//! A database of its own for each test, on either backend.

use diesel::{Connection, RunQueryDsl, pg::PgConnection, sql_query};
use tandem::repository::db::{Database, DatabaseUrl};

/// Which database a test runs on.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Backend {
    Sqlite,
    Postgres,
}

/// A migrated database that goes with the test.
pub struct TestDatabase {
    pub url: DatabaseUrl,
    pub folder: tempfile::TempDir,
    drop_by: Option<(String, String)>,
}

impl TestDatabase {
    /// Makes one. PostgreSQL must be there when a test asks for it: nothing is skipped.
    pub fn new(backend: Backend) -> Self {
        let folder = tempfile::tempdir().unwrap();
        let (url, drop_by) = match backend {
            Backend::Sqlite => (DatabaseUrl::Sqlite(folder.path().join("test.sqlite")), None),
            Backend::Postgres => {
                #[expect(clippy::disallowed_methods, reason = "tests are told where PostgreSQL is")]
                let server = std::env::var("TANDEM_TEST_POSTGRES_URL")
                    .expect("TANDEM_TEST_POSTGRES_URL must name a PostgreSQL server: run scripts/test");
                let name = format!("tandem_test_{}", tandem::auth::token::encode(&rand::random::<[u8; 12]>()))
                    .to_lowercase()
                    .replace('-', "_");
                let mut conn = PgConnection::establish(&server).unwrap();
                sql_query(format!("CREATE DATABASE {name}")).execute(&mut conn).unwrap();
                let (start, _) = server.rsplit_once('/').unwrap();
                (DatabaseUrl::Postgres(format!("{start}/{name}")), Some((server, name)))
            }
        };
        Database::migrate(&url).unwrap();
        Self { url, folder, drop_by }
    }

    /// Opens it.
    pub fn open(&self) -> Database {
        Database::open(&self.url, 4).unwrap()
    }
}

impl Drop for TestDatabase {
    fn drop(&mut self) {
        if let Some((server, name)) = &self.drop_by
            && let Ok(mut conn) = PgConnection::establish(server)
        {
            let _left_to_the_servers_end = sql_query(format!("DROP DATABASE {name} WITH (FORCE)")).execute(&mut conn);
        }
    }
}
