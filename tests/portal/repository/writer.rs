//! Writes: all or nothing, each use case for itself, and nothing acknowledged is lost.

use std::{
    sync::{Arc, Mutex},
    time::Duration,
};

use diesel::{Connection, QueryableByName, RunQueryDsl, connection::SimpleConnection, sql_query, sql_types::BigInt};
use rstest::rstest;
use tandem::{
    domain::{error::Error, text::Text},
    repository::db::{Database, Db},
};

use crate::support::{Backend, TestDatabase};

#[derive(QueryableByName)]
struct Count {
    #[diesel(sql_type = BigInt)]
    n: i64,
}

fn count(db: &mut Db) -> Result<i64, Error> {
    let query = sql_query("SELECT COUNT(*) AS n FROM idempotency_keys");
    let row: Count = match db {
        Db::Pg(conn) => query.get_result(conn)?,
        Db::Sqlite(conn) => query.get_result(conn)?,
    };
    Ok(row.n)
}

async fn keys(database: &Database) -> i64 {
    database.read(count).await.unwrap()
}

fn insert(db: &mut Db, number: u8) -> Result<(), Error> {
    let now = tandem::domain::moment::Moment::from_naive_utc(chrono::NaiveDateTime::default());
    tandem::repository::idempotency::claim(db, &[number; 32], "x", now).map(|_| ())
}

#[rstest]
#[actix_web::test]
async fn a_use_case_that_fails_leaves_nothing_and_its_neighbours_everything(
    #[values(Backend::Sqlite, Backend::Postgres)] backend: Backend,
) {
    let test = TestDatabase::new(backend);
    let database = test.open();
    let mut running = Vec::new();
    for number in 0..100_u8 {
        let database = database.clone();
        running.push(actix_web::rt::spawn(async move {
            database
                .write(move |db| {
                    insert(db, number)?;
                    if number % 2 == 0 { Err(Error::NotFound) } else { Ok(()) }
                })
                .await
        }));
    }
    let mut failed = 0;
    for one in running {
        failed += usize::from(one.await.unwrap().is_err());
    }
    assert_eq!((failed, keys(&database).await), (50, 50));
}

#[actix_web::test]
async fn a_use_case_that_panics_takes_nobody_else_down_for_good() {
    let test = TestDatabase::new(Backend::Sqlite);
    let database = test.open();
    let broken: Result<(), Error> = database
        .write(|db| {
            insert(db, 1)?;
            panic!("on purpose")
        })
        .await;
    assert!(broken.is_err());
    database.write(|db| insert(db, 2)).await.unwrap();
    assert_eq!(keys(&database).await, 1);
}

#[actix_web::test]
async fn a_use_case_that_panics_is_undone_alone() {
    let test = TestDatabase::new(Backend::Sqlite);
    let database = test.open();
    // Whoever waits longest holds the writer while the others gather behind it, so that they share a commit.
    let (hold, held) = std::sync::mpsc::channel();
    let first = database.write(move |db| {
        let _released = held.recv();
        insert(db, 1)
    });
    let panicking = database.write(|db| -> Result<(), Error> {
        insert(db, 2)?;
        db.transaction(|db| {
            insert(db, 3)?;
            panic!("on purpose, two savepoints deep")
        })
    });
    let neighbours =
        futures_util::future::join_all((10..20).map(|number| database.write(move |db| insert(db, number))));
    let release = async {
        tokio::task::yield_now().await;
        hold.send(()).unwrap();
    };
    let (first, panicked, neighbours, ()) = tokio::join!(first, panicking, neighbours, release);
    assert!(first.is_ok() && panicked.is_err() && neighbours.iter().all(Result::is_ok), "{panicked:?} {neighbours:?}");
    assert_eq!(keys(&database).await, 11);
}

#[actix_web::test]
async fn readers_change_nothing() {
    let test = TestDatabase::new(Backend::Sqlite);
    let database = test.open();
    let tried = database.read(|db| Ok(db.batch_execute("DELETE FROM users")?)).await;
    assert!(tried.is_err());
}

#[rstest]
#[actix_web::test]
async fn what_was_acknowledged_is_there_after_reopening(
    #[values(Backend::Sqlite, Backend::Postgres)] backend: Backend,
) {
    let test = TestDatabase::new(backend);
    test.open().write(|db| insert(db, 7)).await.unwrap();
    assert_eq!(keys(&test.open()).await, 1);
}

#[rstest]
#[actix_web::test]
async fn what_is_refused_is_undone_before_it_is_read_what_to_say(
    #[values(Backend::Sqlite, Backend::Postgres)] backend: Backend,
) {
    let test = TestDatabase::new(backend);
    let database = test.open();
    let refused = || Error::refused(Text::new("error-malformed-text"));
    let work = move |db: &mut Db| insert(db, 1).and(Err(refused()));
    let left = database.write_or(work, |db, error| if error.is_refusal() { count(db) } else { Err(error) }).await;
    assert_eq!(left.unwrap(), 0);
    // What is no refusal is said as it is; what was done is kept.
    let failed = database.write_or(|_| Err(Error::NotFound), |db, _| count(db)).await;
    assert!(matches!(failed, Err(Error::NotFound)));
    assert_eq!(database.write_or(|db| insert(db, 2).map(|()| 7), |db, _| count(db)).await.unwrap(), 7);
    assert_eq!(keys(&database).await, 1);
    if backend == Backend::Sqlite {
        // Nobody who writes waits for what is read, and nothing is written there.
        let written = database.write_or(move |_| Err::<(), _>(refused()), |db, _| insert(db, 3)).await;
        assert!(written.is_err());
        assert_eq!(keys(&database).await, 1);
    }
}

#[rstest]
#[actix_web::test]
async fn whoever_asks_first_gets_a_connection_first(#[values(Backend::Sqlite, Backend::Postgres)] backend: Backend) {
    let test = TestDatabase::new(backend);
    let database = test.open();
    let begun = Arc::new(Mutex::new(Vec::new()));
    let read = |number: usize| {
        let begun = Arc::clone(&begun);
        let database = database.clone();
        actix_web::rt::spawn(async move {
            let work = move |_: &mut Db| {
                begun.lock().unwrap().push(number);
                std::thread::sleep(Duration::from_millis(30));
                Ok(())
            };
            database.read(work).await
        })
    };
    let running: Vec<_> = (0..80).map(read).collect();
    for one in running {
        one.await.unwrap().unwrap();
    }
    let begun = begun.lock().unwrap();
    for (place, number) in begun.iter().enumerate() {
        // As many as there are connections begin at once, and a thread may be late. By chance some would be the last.
        assert!(place.abs_diff(*number) < 40, "{begun:?}");
    }
}
