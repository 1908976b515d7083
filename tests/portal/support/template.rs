//! What tests' databases are copied from. Each test is a process of its own: to migrate and to build the demo world in each
//! of them would take longer than the tests.

use std::{
    fs::{self, File},
    hash::{DefaultHasher, Hash, Hasher},
    io::ErrorKind,
    path::{Path, PathBuf},
    thread,
};

use actix_web::rt::System;
use argon2::{Algorithm, Argon2, Params, Version, password_hash::PasswordHasher};
use diesel::{
    Connection, PgConnection, QueryableByName, RunQueryDsl, SqliteConnection, connection::SimpleConnection, sql_query,
    sql_types::Text,
};
use tandem::{
    demo,
    repository::{
        crowd,
        db::{Database, DatabaseUrl},
    },
};

use super::{PASSWORD, app::call_of_tests};

/// What a database holds when its test begins.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum World {
    /// Nothing but the schema.
    Empty,
    /// The demo world.
    Demo,
}

/// A database that is made once for each build of the tests, and copied.
pub(super) struct Template {
    world: World,
    /// Names the folder of the build: others may have their templates on the same server.
    place: String,
    /// Names it, and the build.
    name: String,
}

#[derive(QueryableByName)]
struct Named {
    #[diesel(sql_type = Text)]
    datname: String,
}

impl Template {
    pub(super) fn of(world: World) -> Self {
        let program = std::env::current_exe().unwrap();
        let about = fs::metadata(&program).unwrap();
        let place = format!("tandem_template_{}", hash(&folder()));
        let build = hash(&(program, about.len(), about.modified().unwrap()));
        let name = format!("{place}_{build}_{world:?}").to_lowercase();
        Self { world, place, name }
    }

    /// Copies it to a file, an SQLite database.
    pub(super) fn copy_file(&self, to: &Path) {
        let template = folder().join(&self.name).with_extension("sqlite");
        if let Err(error) = fs::copy(&template, to) {
            assert_eq!(error.kind(), ErrorKind::NotFound, "{error}");
            make_once(|| template.exists(), || self.make_file(&template));
            fs::copy(&template, to).unwrap();
        }
    }

    /// Copies it to a database of this name on the PostgreSQL server.
    pub(super) fn copy_database(&self, to: &str) -> DatabaseUrl {
        let mut conn = PgConnection::establish(&server()).unwrap();
        let copy = format!("CREATE DATABASE {to} TEMPLATE {}", self.name);
        if sql_query(&copy).execute(&mut conn).is_err() {
            make_once(|| databases(&self.name).contains(&self.name), || self.make_database(&mut conn));
            sql_query(&copy).execute(&mut conn).unwrap();
        }
        database(to)
    }

    /// Under another name first, so that it is whole where it is there.
    fn make_file(&self, template: &Path) {
        for stale in fs::read_dir(folder()).unwrap().map(|one| one.unwrap().path()) {
            if stale.extension().is_some_and(|kind| kind == "sqlite") && !self.is_of_this_build(&stale) {
                fs::remove_file(stale).unwrap();
            }
        }
        let making = tempfile::tempdir_in(folder()).unwrap();
        let (file, whole) = (making.path().join("making.sqlite"), making.path().join("whole.sqlite"));
        self.fill(&DatabaseUrl::Sqlite(file.clone()));
        let mut conn = SqliteConnection::establish(file.to_str().unwrap()).unwrap();
        // The threads that filled it may still be closing it.
        conn.batch_execute("PRAGMA busy_timeout = 30000").unwrap();
        conn.batch_execute(&format!("VACUUM INTO '{}'", whole.display())).unwrap();
        fs::rename(whole, template).unwrap();
    }

    fn make_database(&self, conn: &mut PgConnection) {
        for stale in databases(&self.place).into_iter().filter(|name| !self.is_of_this_build(Path::new(name))) {
            sql_query(format!("DROP DATABASE {stale} WITH (FORCE)")).execute(conn).unwrap();
        }
        let making = format!("{}_making", self.name);
        sql_query(format!("CREATE DATABASE {making}")).execute(conn).unwrap();
        self.fill(&database(&making));
        // Connections of the filling may still be closing.
        let end = "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname";
        conn.batch_execute(&format!("{end} = '{making}'")).unwrap();
        sql_query(format!("ALTER DATABASE {making} RENAME TO {}", self.name)).execute(conn).unwrap();
    }

    fn is_of_this_build(&self, other: &Path) -> bool {
        let build = self.name.rsplit_once('_').unwrap().0;
        let name = other.file_stem().unwrap().to_str().unwrap();
        name.starts_with(build) && !name.ends_with("_making")
    }

    /// In a thread of its own, since a test's own may be inside of a runtime already.
    fn fill(&self, url: &DatabaseUrl) {
        Database::migrate(url).unwrap();
        if self.world == World::Empty {
            return;
        }
        let url = url.clone();
        let filling = thread::spawn(move || {
            let (call, hash) = (call_of_tests(), cheap_hash(PASSWORD));
            System::new().block_on(async move {
                let database = Database::open(&url, 1).unwrap();
                let built = database.write(move |db| {
                    demo::build(db, &call)?;
                    crowd::change_all_passwords(db, &hash)
                });
                built.await.unwrap();
            });
        });
        filling.join().unwrap();
    }
}

/// A hash of so little work that hundreds of tests can sign in. Checking reads from it how much that is.
fn cheap_hash(password: &str) -> String {
    // Less work than any hash of the portal's own takes: it checks those of its temporary passwords for longer.
    let cheap = Argon2::new(Algorithm::Argon2id, Version::V0x13, Params::new(32, 1, 1, None).unwrap());
    cheap.hash_password(password.as_bytes()).unwrap().to_string()
}

/// Makes a template unless another test does or did.
fn make_once(there: impl FnOnce() -> bool, make: impl FnOnce()) {
    fs::create_dir_all(folder()).unwrap();
    let lock = File::create(folder().join("lock")).unwrap();
    lock.lock().unwrap();
    if !there() {
        make();
    }
}

/// The PostgreSQL server that tests may make databases on.
pub(super) fn server() -> String {
    #[expect(clippy::disallowed_methods, reason = "tests are told where PostgreSQL is")]
    std::env::var("TANDEM_TEST_POSTGRES_URL")
        .expect("TANDEM_TEST_POSTGRES_URL must name a PostgreSQL server: run scripts/test")
}

/// A database on it.
pub(super) fn database(name: &str) -> DatabaseUrl {
    let server = server();
    let (start, _) = server.rsplit_once('/').unwrap();
    DatabaseUrl::Postgres(format!("{start}/{name}"))
}

/// The databases on it whose names begin so.
fn databases(start: &str) -> Vec<String> {
    let mut conn = PgConnection::establish(&server()).unwrap();
    let query = format!("SELECT datname::text FROM pg_database WHERE starts_with(datname, '{start}')");
    let found: Vec<Named> = sql_query(query).load(&mut conn).unwrap();
    found.into_iter().map(|one| one.datname).collect()
}

/// Where the templates of SQLite are.
fn folder() -> PathBuf {
    Path::new(env!("CARGO_TARGET_TMPDIR")).join("templates")
}

fn hash(of: &impl Hash) -> String {
    let mut hasher = DefaultHasher::new();
    of.hash(&mut hasher);
    format!("{:x}", hasher.finish())
}
