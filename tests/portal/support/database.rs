//! A database of its own for each test, on either backend.

use diesel::{Connection, RunQueryDsl, pg::PgConnection, sql_query};
use tandem::repository::db::{Database, DatabaseUrl};

use super::template::{Template, World, database, server};

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
    drop_by: Option<String>,
}

impl TestDatabase {
    /// Makes one with nothing but the schema. PostgreSQL must be there when a test asks for it: nothing is skipped.
    pub fn new(backend: Backend) -> Self {
        Self::of(backend, World::Empty)
    }

    /// Makes one with the demo world.
    pub fn demo(backend: Backend) -> Self {
        Self::of(backend, World::Demo)
    }

    /// Makes one with nothing at all: no file, or no tables.
    pub fn blank(backend: Backend) -> Self {
        let folder = tempfile::tempdir().unwrap();
        match backend {
            Backend::Sqlite => {
                Self { url: DatabaseUrl::Sqlite(folder.path().join("blank.sqlite")), folder, drop_by: None }
            }
            Backend::Postgres => {
                let name = name_of_its_own();
                let mut conn = PgConnection::establish(&server()).unwrap();
                sql_query(format!("CREATE DATABASE {name} TEMPLATE template0")).execute(&mut conn).unwrap();
                Self { url: database(&name), folder, drop_by: Some(name) }
            }
        }
    }

    fn of(backend: Backend, world: World) -> Self {
        let folder = tempfile::tempdir().unwrap();
        let template = Template::of(world);
        match backend {
            Backend::Sqlite => {
                let file = folder.path().join("test.sqlite");
                template.copy_file(&file);
                Self { url: DatabaseUrl::Sqlite(file), folder, drop_by: None }
            }
            Backend::Postgres => {
                let name = name_of_its_own();
                let url = template.copy_database(&name);
                Self { url, folder, drop_by: Some(name) }
            }
        }
    }

    /// Opens it.
    pub fn open(&self) -> Database {
        Database::open(&self.url, 4).unwrap()
    }
}

fn name_of_its_own() -> String {
    let random = tandem::auth::token::encode(&rand::random::<[u8; 12]>());
    format!("tandem_test_{random}").to_lowercase().replace('-', "_")
}

impl Drop for TestDatabase {
    fn drop(&mut self) {
        if let Some(name) = &self.drop_by
            && let Ok(mut conn) = PgConnection::establish(&server())
        {
            let _left_to_the_servers_end = sql_query(format!("DROP DATABASE {name} WITH (FORCE)")).execute(&mut conn);
        }
    }
}

/// Statements that take away what keeps audit records as they are: for whoever is to find out that they were changed.
pub fn unguarded(backend: Backend) -> String {
    let on = |table: &str| if backend == Backend::Postgres { format!(" ON {table}") } else { String::new() };
    [
        ("audit_records_insert", "audit_records"),
        ("audit_records_update", "audit_records"),
        ("audit_records_delete", "audit_records"),
        ("audit_links_update", "audit_links"),
        ("audit_links_delete", "audit_links"),
        ("audit_archives_insert", "audit_archives"),
        ("audit_archives_update", "audit_archives"),
        ("audit_archives_delete", "audit_archives"),
    ]
    .map(|(trigger, table)| format!("DROP TRIGGER IF EXISTS {trigger}{};", on(table)))
    .concat()
}
