//! What was released stays as it is, and a database of an earlier release comes with all that is on record.

use std::{collections::BTreeMap, fmt::Write as _, fs, path::Path};

use diesel::{
    backend::Backend as DieselBackend,
    connection::SimpleConnection,
    migration::{Migration, MigrationSource},
};
use diesel_migrations::{FileBasedMigrations, MigrationHarness};
use rstest::rstest;
use sha2::{Digest, Sha256};
use tandem::repository::{
    audit_chain,
    db::{Database, Db},
};

use super::audit_chain::{record, verify};
use crate::support::{Backend, TestDatabase};

/// The last migration of the release whose chain had other leaves.
const WITH_OTHER_LEAVES: &str = "20261130000041";
/// The last one after which a trigger of `SQLite` noted new records still.
const WITH_A_QUEUE: &str = "20261201000042";

#[test]
fn a_released_migration_never_changes() {
    let digest = |dialect: &str, name: &str| {
        let folder = Path::new("migrations").join(dialect).join(name);
        let files = ["up.sql", "down.sql"].map(|file| fs::read(folder.join(file)).unwrap_or_default());
        Sha256::digest(files.concat()).iter().fold(String::new(), |mut text, byte| {
            write!(text, "{byte:02x}").unwrap();
            text
        })
    };
    let mut made = BTreeMap::new();
    for folder in fs::read_dir("migrations/sqlite").unwrap() {
        let name = folder.unwrap().file_name().into_string().unwrap();
        let digests = format!("{} {}", digest("sqlite", &name), digest("postgres", &name));
        made.insert(name, digests);
    }
    let list = fs::read_to_string("migrations/released").unwrap();
    let released: BTreeMap<String, String> = list
        .lines()
        .filter(|line| !line.starts_with('#'))
        .map(|line| line.split_once(' ').unwrap())
        .map(|(name, digests)| (name.to_owned(), digests.to_owned()))
        .collect();
    for (name, digests) in &released {
        let help = "its effect is in databases already: take it back, and write another migration";
        assert_eq!(made.get(name), Some(digests), "{name} was released: {help}");
    }
    assert!(made.keys().all(|name| released.contains_key(name)), "new ones are noted by scripts/schema");
}

/// Applies the migrations of the folder up to one.
fn apply<K, C>(conn: &mut C, dialect: &str, last: &str)
where
    K: DieselBackend,
    C: MigrationHarness<K>,
{
    let all = FileBasedMigrations::from_path(Path::new("migrations").join(dialect)).unwrap();
    let mut all: Vec<Box<dyn Migration<K>>> = all.migrations().unwrap();
    all.sort_by_key(|one| one.name().version().as_owned());
    // Makes the list of what is applied.
    assert!(conn.applied_migrations().unwrap().is_empty());
    for one in all.iter().take_while(|one| one.name().version().to_string().as_str() <= last) {
        conn.run_migration(one).unwrap();
    }
}

/// A database of that release, in which four records wait to be linked, but for those that it has linked already.
async fn as_released(test: &TestDatabase, backend: Backend, last: &'static str, linked: i32) {
    let database = Database::open(&test.url, 1).unwrap();
    let blob = |byte: &str, length: usize| match backend {
        Backend::Sqlite => format!("x'{}'", byte.repeat(length)),
        Backend::Postgres => format!("'\\x{}'", byte.repeat(length)),
    };
    let id = |number: i32| match backend {
        Backend::Sqlite => format!("x'0196aaaaaaaa7000800000000000000{number}'"),
        Backend::Postgres => format!("'0196aaaa-aaaa-7000-8000-00000000000{number}'"),
    };
    let mut rows = String::new();
    for number in 1..=4 {
        writeln!(
            rows,
            "INSERT INTO audit_records (id, at, user_email, roles, event, object_kind, new_value, request_id) \
             VALUES ({}, '2026-11-30 10:00:00.00000{number}', 'owner@birch.example', 'global_admin', 'update_account_name', \
             'account', '{{\"name\":\"Birch\"}}', '{number}');",
            id(number)
        )
        .unwrap();
    }
    for number in 1..=linked {
        writeln!(
            rows,
            "INSERT INTO audit_links (seq, record_id, salt, leaf, link) VALUES ({number}, {id}, {}, {}, {}); \
             DELETE FROM audit_unlinked WHERE record_id = {id};",
            blob("0a", 16),
            blob("0b", 32),
            blob("0c", 32),
            id = id(number),
        )
        .unwrap();
    }
    let fill = move |db: &mut Db| {
        match db {
            Db::Sqlite(conn) => apply(conn, "sqlite", last),
            Db::Pg(conn) => apply(conn, "postgres", last),
        }
        Ok(db.batch_execute(&rows)?)
    };
    database.write(fill).await.unwrap();
}

#[rstest]
#[actix_web::test]
async fn a_database_of_an_earlier_release_has_all_its_records_in_one_chain(
    #[values(Backend::Sqlite, Backend::Postgres)] backend: Backend,
    #[values((WITH_OTHER_LEAVES, 3), (WITH_A_QUEUE, 0))] (last, linked): (&'static str, i32),
) {
    let test = TestDatabase::blank(backend);
    as_released(&test, backend, last, linked).await;
    Database::migrate(&test.url).unwrap();
    let database = test.open();
    let report = verify(&database).await;
    assert_eq!((report.records, report.waiting, report.finding), (4, 0, None));
    database.write(|db| record(db, 5)).await.unwrap();
    database.write(audit_chain::seal).await.unwrap();
    let report = verify(&database).await;
    assert_eq!((report.records, report.waiting, report.finding), (5, 0, None));
    Database::migrate(&test.url).unwrap();
    assert_eq!(verify(&database).await.records, 5, "once only");
}
