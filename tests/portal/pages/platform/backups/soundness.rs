//! `check --database`: what is sound is called so, and each kind of damage is found and named.

use diesel::connection::SimpleConnection as _;
use rstest::rstest;
use tandem::repository::{
    db::{DatabaseUrl, Db},
    whole::{self, soundness},
};

use crate::support::{Backend, TestDatabase};

/// What is found wrong with a database.
pub fn findings(url: &DatabaseUrl) -> Vec<String> {
    let mut found = Vec::new();
    let count = soundness::check(&mut whole::open(url).unwrap(), &mut |what| found.push(what.to_owned())).unwrap();
    assert_eq!(count, found.len());
    found
}

/// Damages a database behind its own back.
fn damage(url: &DatabaseUrl, statements: &str) {
    let mut db = whole::open(url).unwrap();
    let blind = match db {
        Db::Sqlite(_) => "PRAGMA foreign_keys=OFF; PRAGMA ignore_check_constraints=ON;",
        Db::Pg(_) => "SET session_replication_role = replica;",
    };
    db.batch_execute(blind).unwrap();
    db.batch_execute(statements).unwrap();
}

#[rstest]
fn the_demo_world_is_sound(#[values(Backend::Sqlite, Backend::Postgres)] backend: Backend) {
    let database = TestDatabase::demo(backend);
    assert_eq!(findings(&database.url), Vec::<String>::new());
    assert_eq!(soundness::purpose(&mut whole::open(&database.url).unwrap()).unwrap(), "the demo world");
    let empty = TestDatabase::new(backend);
    assert_eq!(findings(&empty.url), Vec::<String>::new());
}

#[rstest]
fn each_kind_of_damage_is_found_and_named(#[values(Backend::Sqlite, Backend::Postgres)] backend: Backend) {
    for (statements, words) in [
        ("DELETE FROM offers WHERE name = 'Visio Plan 2'", "offer_id names a row of offers that isn't there"),
        ("DELETE FROM users WHERE email = 'admin@elmbakery.onmicrosoft.com'", "names a row of users that isn't there"),
        ("UPDATE partner_counts SET customers = customers + 1", "partner_counts.customers: isn't what its rows say"),
        ("UPDATE relationships SET address = 'Nowhere'", "address isn't what its rows say"),
        ("UPDATE orders SET total = total + 1", "has another total than its lines"),
        ("UPDATE outbox SET settled_at = NULL WHERE state <> 'waiting'", "waits and is settled, or neither"),
        (
            "DELETE FROM suspensions; UPDATE accounts SET standing = 'suspended' WHERE name = 'Birch IT'",
            "without a reason",
        ),
    ] {
        let database = TestDatabase::demo(backend);
        damage(&database.url, statements);
        let found = findings(&database.url);
        assert!(found.iter().any(|what| what.contains(words)), "{statements}: {found:#?}");
        assert!(found.len() < 200, "{statements} is told too often");
    }
}

#[rstest]
fn rows_are_named_by_their_ids_and_not_too_many(#[values(Backend::Sqlite, Backend::Postgres)] backend: Backend) {
    let database = TestDatabase::demo(backend);
    damage(&database.url, "UPDATE orders SET total = total + 1");
    let found = findings(&database.url);
    let named = found.iter().filter_map(|what| what.strip_prefix("orders ")?.split_once(": has another total")).count();
    assert!((1..=20).contains(&named), "{found:#?}");
    let id = found.iter().find_map(|what| what.strip_prefix("orders ")?.split_once(':')).unwrap().0;
    assert!(uuid::Uuid::try_parse(id).is_ok(), "{id}");
}

#[test]
fn what_is_missing_of_the_schema_and_a_time_that_is_none_are_found() {
    for (statements, words) in [
        ("DROP TRIGGER relationships_kept_insert", "trigger relationships_kept_insert is missing"),
        ("DROP INDEX relationships_by_customer", "index relationships_by_customer is missing"),
        ("UPDATE offers SET sold_from = sold_from; UPDATE users SET created_at = 'soon'", "created_at is no time"),
        ("DELETE FROM customer_search", "no search finds it"),
        (
            "UPDATE partnerships SET removed_at = NULL WHERE state = 'removed'",
            "CHECK constraint failed in partnerships",
        ),
    ] {
        let database = TestDatabase::demo(Backend::Sqlite);
        damage(&database.url, statements);
        let found = findings(&database.url);
        assert!(found.iter().any(|what| what.contains(words)), "{statements}: {found:#?}");
    }
}

#[rstest]
fn what_postgres_was_told_not_to_do_is_found() {
    for (statements, words) in [
        ("ALTER TABLE relationships DISABLE TRIGGER relationships_spans_insert", "relationships_spans_insert is off"),
        (
            "ALTER TABLE orders DROP CONSTRAINT orders_state_check; UPDATE orders SET state = 'odd'; \
             ALTER TABLE orders ADD CONSTRAINT orders_state_check CHECK (state IN ('completed', 'cancelled')) NOT VALID",
            "breaks the condition orders_state_check",
        ),
    ] {
        let database = TestDatabase::demo(Backend::Postgres);
        damage(&database.url, statements);
        let found = findings(&database.url);
        assert!(found.iter().any(|what| what.contains(words)), "{statements}: {found:#?}");
    }
}

#[test]
fn a_damaged_page_is_found() {
    use std::io::{Seek as _, SeekFrom, Write as _};
    let database = TestDatabase::demo(Backend::Sqlite);
    let DatabaseUrl::Sqlite(path) = &database.url else { panic!("a file") };
    let mut file = std::fs::OpenOptions::new().write(true).open(path).unwrap();
    let length = file.metadata().unwrap().len();
    file.seek(SeekFrom::Start(length / 4096 / 2 * 4096)).unwrap();
    file.write_all(&[0xAA; 512]).unwrap();
    drop(file);
    assert!(!findings(&database.url).is_empty());
}

#[test]
fn an_older_schema_is_told_to_be_migrated() {
    let database = TestDatabase::new(Backend::Sqlite);
    damage(&database.url, "DELETE FROM __diesel_schema_migrations WHERE version = '20261130000041'");
    let found = findings(&database.url);
    assert!(found.len() == 1 && found[0].contains("tandem migrate"), "{found:?}");
}
