//! An order is all or nothing: broken off at any statement, it leaves the database as it was.

use std::sync::atomic::{AtomicI64, Ordering};

use actix_web::http::StatusCode;
use diesel::connection::{InstrumentationEvent, set_default_instrumentation};
use rstest::rstest;

use crate::{
    pages::{customer, partner::indirect_resellers::dump, sales::new_order::address},
    support::{Backend, TestApp},
};

/// How many statements may still run; negative: all of them.
static LEFT: AtomicI64 = AtomicI64::new(-1);

/// Ends the thread that works on the database at the statement whose turn it is, as if the process were killed there.
fn break_off(event: InstrumentationEvent<'_>) {
    if let InstrumentationEvent::StartQuery { query, .. } = event {
        // A use case's own statements: opening a connection, and the frame that the writer thread puts around several
        // use cases at once, belong to nobody's order.
        let text = query.to_string();
        let frame = ["SELECT 1", "PRAGMA", "SET TIME ZONE", "BEGIN IMMEDIATE", "COMMIT", "ROLLBACK"];
        if LEFT.load(Ordering::SeqCst) < 0 || frame.iter().any(|start| text.trim().starts_with(start)) {
            return;
        }
        assert!(LEFT.fetch_sub(1, Ordering::SeqCst) > 0, "broken off on purpose");
    }
}

#[rstest]
#[actix_web::test]
async fn an_order_for_ten_lines_broken_off_at_any_statement_leaves_nothing(
    #[values(Backend::Sqlite, Backend::Postgres)] backend: Backend,
) {
    set_default_instrumentation(|| Some(Box::new(break_off))).unwrap();
    let app = TestApp::demo(backend).await;
    app.sql("UPDATE offers SET sold_until = NULL").await;
    let aurora = app.signed_in("global.admin@aurora.example").await;
    let page = aurora.get(&address(&app, "firclinic.onmicrosoft.com").await).await;
    let names = [
        "Microsoft 365 Business Basic",
        "Microsoft 365 Business Standard",
        "Microsoft 365 Business Premium",
        "Microsoft 365 E3",
        "Microsoft 365 E5",
        "Exchange Online (Plan 1)",
        "Power BI Pro",
        "Visio Plan 2",
        "Project Plan 3",
        "Azure plan",
    ];
    let basket: Vec<(&str, &str)> = names.iter().map(|name| (*name, "on")).collect();
    let review = aurora.press_on(&page, "Next: Review", &basket).await;
    assert_eq!(review.heading(), "Review", "{}", review.text());
    let before = dump(&app).await;
    let mut statements = 0;
    loop {
        LEFT.store(statements, Ordering::SeqCst);
        let answer = aurora.press(&review, "Submit", &[]).await;
        LEFT.store(-1, Ordering::SeqCst);
        if answer.status == StatusCode::SEE_OTHER {
            break;
        }
        assert!(answer.status.is_server_error(), "statement {statements}: {}", answer.status);
        assert_eq!(dump(&app).await, before, "statement {statements} leaves something");
        statements += 1;
        assert!(statements < 200, "the order never ends");
    }
    assert!(statements > 20, "only {statements} statements were broken off");
    let after = dump(&app).await;
    let more = |table: &str| after[table].len() - before[table].len();
    assert_eq!((more("orders"), more("order_lines"), more("subscriptions")), (1, 10, 10));
}

#[rstest]
#[actix_web::test]
async fn a_new_customer_broken_off_at_any_statement_leaves_nothing(
    #[values(Backend::Sqlite, Backend::Postgres)] backend: Backend,
) {
    set_default_instrumentation(|| Some(Box::new(break_off))).unwrap();
    let app = TestApp::demo(backend).await;
    let aurora = app.signed_in("global.admin@aurora.example").await;
    let review = customer::new::to_review(&aurora, &[]).await;
    let before = dump(&app).await;
    let mut statements = 0;
    loop {
        LEFT.store(statements, Ordering::SeqCst);
        let answer = aurora.press(&review, "Submit", &[]).await;
        LEFT.store(-1, Ordering::SeqCst);
        if answer.status == StatusCode::OK {
            assert!(answer.says("Temporary password"), "{}", answer.text());
            break;
        }
        assert!(answer.status.is_server_error(), "statement {statements}: {} {}", answer.status, answer.text());
        assert_eq!(dump(&app).await, before, "statement {statements} leaves something");
        statements += 1;
        assert!(statements < 300, "Submit never ends");
    }
    assert!(statements > 30, "only {statements} statements were broken off");
}
