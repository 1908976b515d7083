//! PostgreSQL is killed, and comes back.

use std::time::{Duration, Instant};

use actix_web::{
    http::StatusCode,
    rt::{task::JoinHandle, time::sleep},
};
use diesel::{Connection, PgConnection, connection::SimpleConnection};
use tandem::repository::db::DatabaseUrl;

use super::line::Line;
use crate::{
    pages::invitation::invitations::draft,
    support::{Backend, Browser, TestApp, TestDatabase},
};

/// The demo world at the other end of a line.
async fn demo() -> (TestApp, Line) {
    let mut database = TestDatabase::demo(Backend::Postgres);
    let line = Line::to(&database.url);
    database.url = line.url.clone();
    (TestApp::on(database).await, line)
}

/// Waits until the portal says that it is ready; gives how long that took.
async fn until_ready(browser: &Browser) -> Duration {
    let began = Instant::now();
    while browser.get("/readyz").await.status != StatusCode::OK {
        assert!(began.elapsed() < Duration::from_secs(5), "it is not well again");
        sleep(Duration::from_millis(50)).await;
    }
    began.elapsed()
}

#[actix_web::test]
async fn a_database_that_is_gone_is_said_at_once_and_all_goes_on_when_it_is_back() {
    let (app, mut line) = demo().await;
    let sales = app.signed_in("sales.agent@aurora.example").await;
    let resellers = sales.get("/indirect-resellers").await;
    line.cut();
    // Whoever comes first finds out.
    let began = Instant::now();
    assert_eq!(sales.get("/customers").await.status, StatusCode::SERVICE_UNAVAILABLE);
    assert!(began.elapsed() < Duration::from_secs(2), "{:?}", began.elapsed());
    for _ in 0..3 {
        for path in ["/", "/customers", "/sign-in", "/readyz"] {
            let began = Instant::now();
            let answer = sales.get(path).await;
            assert!(began.elapsed() < Duration::from_millis(200), "{path}: {:?}", began.elapsed());
            assert_eq!(
                (answer.status, answer.header("retry-after")),
                (StatusCode::SERVICE_UNAVAILABLE, Some("5")),
                "{path}"
            );
        }
        assert_eq!(sales.get("/healthz").await.status, StatusCode::OK);
        sleep(Duration::from_millis(300)).await;
    }
    let began = Instant::now();
    let unsent = sales.press_on(&resellers, "Request a partnership", &[]).await;
    assert_eq!(unsent.status, StatusCode::SERVICE_UNAVAILABLE);
    assert!(began.elapsed() < Duration::from_millis(200));
    assert_eq!(unsent.heading(), "The portal is busy");

    line.mend();
    let took = until_ready(&sales).await;
    assert!(took < Duration::from_secs(3), "{took:?}");
    assert_eq!(sales.get("/customers").await.status, StatusCode::OK, "everybody is signed in still");
    let sent = sales.press_on(&resellers, "Request a partnership", &[]).await;
    assert_eq!(sent.heading(), "Request for a partnership", "{}", sent.text());
}

#[actix_web::test]
async fn connections_that_break_are_no_database_that_is_gone() {
    let (app, _line) = demo().await;
    let sales = app.signed_in("sales.agent@aurora.example").await;
    for _ in 0..3 {
        // A connection that has just worked is trusted, and nobody asks whether it is there.
        sleep(Duration::from_millis(1100)).await;
        let others = "SELECT pg_terminate_backend(pid) FROM pg_stat_activity \
                      WHERE datname = current_database() AND pid <> pg_backend_pid()";
        app.sql(others).await;
        sleep(Duration::from_millis(1100)).await;
        assert_eq!(sales.get("/customers").await.status, StatusCode::OK);
    }
}

#[actix_web::test]
async fn what_was_acknowledged_before_a_cut_is_there_after_it() {
    let (app, mut line) = demo().await;
    let sales = app.signed_in("sales.agent@aurora.example").await;
    let mut acknowledged = Vec::new();
    for _ in 0..3 {
        let resellers = sales.get("/indirect-resellers").await;
        let draft = sales.press(&resellers, "Request a partnership", &[]).await;
        acknowledged.extend(draft.location());
        line.cut();
        assert_eq!(sales.get("/invitations").await.status, StatusCode::SERVICE_UNAVAILABLE);
        line.mend();
        until_ready(&sales).await;
    }
    assert_eq!(acknowledged.len(), 3);
    for address in acknowledged {
        assert_eq!(sales.get(&address).await.status, StatusCode::OK, "{address}");
    }
}

/// How many connections a portal of tests has.
const CONNECTIONS: usize = 4;

/// Somebody who asks for a page, and what the answer was.
fn asking(browser: &Browser) -> JoinHandle<StatusCode> {
    let browser = browser.clone();
    actix_web::rt::spawn(async move { browser.get("/customers").await.status })
}

/// Lets nothing through any more, and as many people ask as there are connections.
async fn stand_still(line: &Line, browser: &Browser) -> Vec<JoinHandle<StatusCode>> {
    line.hold();
    let stuck = (0..CONNECTIONS).map(|_| asking(browser)).collect();
    sleep(Duration::from_millis(100)).await;
    stuck
}

#[actix_web::test]
async fn a_database_that_stands_still_is_said_at_once_when_nothing_has_come_for_five_seconds() {
    let (app, line) = demo().await;
    let sales = app.signed_in("sales.agent@aurora.example").await;
    let stuck = stand_still(&line, &sales).await;
    let began = Instant::now();
    assert_eq!(sales.get("/customers").await.status, StatusCode::SERVICE_UNAVAILABLE);
    assert!(began.elapsed() < Duration::from_secs(8), "{:?}", began.elapsed());
    for path in ["/", "/customers", "/readyz"] {
        let began = Instant::now();
        assert_eq!(sales.get(path).await.status, StatusCode::SERVICE_UNAVAILABLE, "{path}");
        assert!(began.elapsed() < Duration::from_millis(200), "{path}: {:?}", began.elapsed());
    }
    line.release();
    let mut answered = Vec::new();
    for one in stuck {
        answered.push(one.await.unwrap());
    }
    // One had a connection; others may have waited for one to be made.
    assert!(answered.contains(&StatusCode::OK), "{answered:?}");
    until_ready(&sales).await;
    assert_eq!(sales.get("/customers").await.status, StatusCode::OK);
}

#[actix_web::test]
async fn a_database_that_stood_still_and_was_killed_for_it_is_found_again() {
    let (app, mut line) = demo().await;
    let sales = app.signed_in("sales.agent@aurora.example").await;
    let stuck: Vec<_> = stand_still(&line, &sales).await;
    assert_eq!(sales.get("/customers").await.status, StatusCode::SERVICE_UNAVAILABLE);
    line.cut();
    line.release();
    for one in stuck {
        assert_eq!(one.await.unwrap(), StatusCode::SERVICE_UNAVAILABLE);
    }
    line.mend();
    let took = until_ready(&sales).await;
    assert!(took < Duration::from_secs(3), "{took:?}");
    assert_eq!(sales.get("/customers").await.status, StatusCode::OK);
}

#[actix_web::test]
async fn a_lock_that_somebody_holds_for_too_long_is_over_when_it_is() {
    let app = TestApp::demo(Backend::Postgres).await;
    let sales = app.signed_in("sales.agent@aurora.example").await;
    let DatabaseUrl::Postgres(url) = &app.database.url else { panic!("{:?}", app.database.url) };
    let mut somebody = PgConnection::establish(url).unwrap();
    somebody.batch_execute("BEGIN; LOCK TABLE relationships IN ACCESS EXCLUSIVE MODE").unwrap();
    let stuck: Vec<_> = (0..CONNECTIONS).map(|_| asking(&sales)).collect();
    for one in stuck {
        assert_eq!(one.await.unwrap(), StatusCode::SERVICE_UNAVAILABLE, "after ten seconds");
    }
    somebody.batch_execute("ROLLBACK").unwrap();
    until_ready(&sales).await;
    assert_eq!(sales.get("/customers").await.status, StatusCode::OK);
}

#[actix_web::test]
async fn a_database_that_is_slow_keeps_whoever_writes_waiting_and_writes_once() {
    let (app, line) = demo().await;
    app.mails().await;
    let sales = app.signed_in("sales.agent@aurora.example").await;
    let page = draft(&sales).await;
    line.hold();
    let sending = sales.press_on(&page, "Send", &[("To", "owner@juniper.example")]);
    let slow = async {
        sleep(Duration::from_secs(2)).await;
        line.release();
    };
    let (sent, ()) = tokio::join!(sending, slow);
    assert!(sent.says("Your request is on its way to owner@juniper.example."), "{}", sent.text());
    assert_eq!(app.mails().await.len(), 1);
}
