//! Writes: all or nothing, each use case for itself, and nothing acknowledged is lost.

use diesel::{QueryableByName, RunQueryDsl, connection::SimpleConnection, sql_query, sql_types::BigInt};
use rstest::rstest;
use tandem::{
    domain::error::Error,
    repository::db::{Database, Db},
};

use crate::support::{Backend, TestDatabase};

#[derive(QueryableByName)]
struct Count {
    #[diesel(sql_type = BigInt)]
    n: i64,
}

async fn keys(database: &Database) -> i64 {
    let count = |db: &mut Db| {
        let query = sql_query("SELECT COUNT(*) AS n FROM idempotency_keys");
        let row: Count = match db {
            Db::Pg(conn) => query.get_result(conn)?,
            Db::Sqlite(conn) => query.get_result(conn)?,
        };
        Ok(row.n)
    };
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
