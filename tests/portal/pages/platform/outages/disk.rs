//! The disk is full, or can't be written to: writes are refused in words, reads go on.

use std::{
    fs,
    os::unix::fs::symlink,
    time::{Duration, Instant},
};

use actix_web::http::StatusCode;
use chrono::TimeDelta;
use diesel::{QueryableByName, RunQueryDsl, connection::SimpleConnection, sql_query, sql_types::Text};
use tandem::{
    domain::{error::Error, moment::Moment},
    mail::transport::Transport,
    repository::{db::Db, idempotency},
};

use crate::{
    pages::invitation::invitations::draft,
    support::{Backend, TestApp, TestDatabase},
};

#[derive(QueryableByName)]
struct Found {
    #[diesel(sql_type = Text)]
    said: String,
}

fn claim(db: &mut Db, number: u8) -> Result<(), Error> {
    claim_for(db, number, "x")
}

fn claim_for(db: &mut Db, number: u8, reference: &str) -> Result<(), Error> {
    let now = Moment::from_naive_utc(chrono::NaiveDateTime::default());
    idempotency::claim(db, &[number; 32], reference, now).map(|_| ())
}

#[actix_web::test]
async fn a_disk_that_is_full_at_one_use_case_keeps_nothing_of_those_that_share_its_commit() {
    let test = TestDatabase::new(Backend::Sqlite);
    let database = test.open();
    // Whoever holds the writer lets the others gather behind it, so that they share a commit.
    let (hold, held) = std::sync::mpsc::channel();
    let (begin, begun) = tokio::sync::oneshot::channel();
    let holding = database.clone();
    let first = actix_web::rt::spawn(async move {
        let work = move |db: &mut Db| {
            begin.send(()).unwrap();
            let _released = held.recv();
            // No page more than there are.
            Ok(db.batch_execute("PRAGMA max_page_count = 1")?)
        };
        holding.write(work).await
    });
    begun.await.unwrap();
    let before = database.write(|db| claim(db, 1));
    // One row that finds no room: SQLite undoes the whole transaction for it.
    let fills = database.write(|db| claim_for(db, 2, &"x".repeat(10_000_000)));
    let after = database.write(|db| claim(db, 3));
    let release = async {
        tokio::task::yield_now().await;
        hold.send(()).unwrap();
    };
    let (before, fills, after, ()) = tokio::join!(before, fills, after, release);
    first.await.unwrap().unwrap();
    for (whose, result) in [("before", before), ("full", fills), ("after", after)] {
        assert!(matches!(result, Err(Error::NotSaved(_))), "{whose}: {result:?}");
    }
    // There is room again: nobody does anything for it.
    database.write(|db| claim(db, 3)).await.unwrap();
    let ask = |query: &'static str| {
        let database = database.clone();
        async move {
            let found = database.read(move |db| {
                let Db::Sqlite(conn) = db else { panic!("no file") };
                Ok(sql_query(query).get_result::<Found>(conn)?)
            });
            found.await.unwrap().said
        }
    };
    assert_eq!(ask("SELECT CAST(COUNT(*) AS TEXT) AS said FROM idempotency_keys").await, "1", "half a batch is there");
    assert_eq!(ask("SELECT integrity_check AS said FROM pragma_integrity_check").await, "ok");
}

#[actix_web::test]
async fn what_can_not_be_written_is_refused_in_words_and_what_is_there_is_shown() {
    let app = TestApp::demo(Backend::Sqlite).await;
    let sales = app.signed_in("sales.agent@aurora.example").await;
    let page = draft(&sales).await;
    app.sql("PRAGMA query_only = ON").await;
    let refused = sales.press_on(&page, "Send", &[("To", "owner@juniper.example")]).await;
    assert_eq!((refused.status, refused.header("retry-after")), (StatusCode::SERVICE_UNAVAILABLE, Some("60")));
    assert_eq!(refused.heading(), "Changes can’t be saved right now");
    assert!(refused.says("Nothing was changed") && refused.says("in a few minutes"), "{}", refused.text());
    for path in ["/", "/customers", "/invitations", "/readyz"] {
        assert_eq!(sales.get(path).await.status, StatusCode::OK, "{path}");
    }
    assert!(app.mails().await.is_empty());
    // Whoever writes connects anew after that, and finds it free.
    let sent = sales.press_on(&page, "Send", &[("To", "owner@juniper.example")]).await;
    assert!(sent.says("Your request is on its way to owner@juniper.example."), "{}", sent.text());
    assert_eq!(app.mails().await.len(), 1);
}

#[actix_web::test]
async fn a_mail_that_finds_no_room_in_its_folder_is_written_whole_once_there_is_some() {
    let mut app = TestApp::demo(Backend::Sqlite).await;
    let folder = app.database.folder.path().join("outbox");
    app.worker.transport = Transport::Folder(folder.clone());
    let sales = app.signed_in("sales.agent@aurora.example").await;
    let page = draft(&sales).await;
    sales.press_on(&page, "Send", &[("To", "owner@juniper.example")]).await;
    let waiting = app.read(|db| {
        let Db::Sqlite(conn) = db else { panic!("no file") };
        Ok(sql_query("SELECT message_id AS said FROM outbox WHERE state = 'waiting'").get_result::<Found>(conn)?)
    });
    let id = waiting.await.said.trim_matches(['<', '>']).replace("@tandem", "");
    // Each byte that is written here finds a disk that is full.
    fs::create_dir(&folder).unwrap();
    symlink("/dev/full", folder.join(format!(".{id}.part"))).unwrap();
    assert_eq!(app.worker.drain().await.unwrap(), 1);
    assert_eq!(fs::read_dir(&folder).unwrap().count(), 0, "half a message, or its room");
    assert!(sales.get("/invitations").await.row("owner@juniper.example").unwrap().contains("No space left on device"));
    // The folder itself can't be made.
    fs::remove_dir(&folder).unwrap();
    fs::write(&folder, "").unwrap();
    app.clock.advance(TimeDelta::minutes(1));
    assert_eq!(app.worker.drain().await.unwrap(), 1);
    fs::remove_file(&folder).unwrap();
    app.clock.advance(TimeDelta::minutes(5));
    assert_eq!(app.worker.drain().await.unwrap(), 1);
    assert_eq!(app.worker.drain().await.unwrap(), 0);
    let files: Vec<_> = fs::read_dir(&folder).unwrap().map(|one| one.unwrap().path()).collect();
    assert_eq!(files.len(), 1);
    assert!(fs::read_to_string(&files[0]).unwrap().contains("owner@juniper.example"));
}

/// How long one write takes there.
const SLOW: Duration = Duration::from_secs(3);

#[actix_web::test]
async fn a_disk_that_takes_seconds_to_write_stops_nobody_who_reads_and_writes_once() {
    let app = TestApp::demo(Backend::Sqlite).await;
    app.mails().await;
    let sales = app.signed_in("sales.agent@aurora.example").await;
    let page = draft(&sales).await;
    let (database, (begin, begun)) = (app.state.database.clone(), tokio::sync::oneshot::channel());
    let slow = actix_web::rt::spawn(async move {
        let write = move |db: &mut Db| {
            claim(db, 1)?;
            begin.send(()).unwrap();
            std::thread::sleep(SLOW);
            Ok(())
        };
        database.write(write).await
    });
    begun.await.unwrap();
    let reading = async {
        for path in ["/", "/customers", "/invitations", "/readyz"] {
            let began = Instant::now();
            assert_eq!(sales.get(path).await.status, StatusCode::OK, "{path}");
            assert!(began.elapsed() < SLOW, "{path}: {:?}", began.elapsed());
        }
    };
    let began = Instant::now();
    let (sent, ()) = tokio::join!(sales.press_on(&page, "Send", &[("To", "owner@juniper.example")]), reading);
    assert!(began.elapsed() > Duration::from_secs(1), "it is told only what is on the disk: {:?}", began.elapsed());
    assert!(sent.says("Your request is on its way to owner@juniper.example."), "{}", sent.text());
    slow.await.unwrap().unwrap();
    assert_eq!(app.mails().await.len(), 1);
}
