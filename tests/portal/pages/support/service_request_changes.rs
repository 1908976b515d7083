//! Service requests that change under the hands of those who read them: who comes and leaves, and whoever is slower.

use std::{
    sync::{Mutex, mpsc},
    time::Duration,
};

use actix_web::http::StatusCode;
use diesel::{
    QueryableByName, RunQueryDsl,
    connection::{InstrumentationEvent, set_default_instrumentation},
    sql_query,
    sql_types::Text,
};
use rstest::rstest;
use tandem::repository::{customers, db::Db};

use super::service_requests::{ELM, ask, empty, open};
use crate::{
    pages::{customer::ending::leave, invitation, partner::indirect_resellers::dump, sales::subscriptions::account},
    support::{Backend, TestApp},
};

const BASIC: &str = "Microsoft 365 Business Basic (Birch IT)";
const CUSTOMER: &str = "admin@elmbakery.onmicrosoft.com";
const BIRCH: &str = "global.admin@birch.example";
const AURORA: &str = "helpdesk.agent@aurora.example";

/// A world without requests in which Birch supports a subscription of Elm Bakery.
async fn supported(backend: Backend) -> TestApp {
    let app = empty(backend).await;
    app.sql(
        "UPDATE subscriptions SET support_contact_id = (SELECT id FROM accounts WHERE name = 'Birch IT') \
         WHERE offer_name = 'Microsoft 365 Business Basic' \
         AND customer_id = (SELECT id FROM accounts WHERE name = 'Elm Bakery')",
    )
    .await;
    app
}

#[rstest]
#[actix_web::test]
async fn what_is_opened_again_goes_to_whoever_serves_the_customer_now(
    #[values(Backend::Sqlite, Backend::Postgres)] backend: Backend,
) {
    let app = supported(backend).await;
    let elm = app.signed_in(CUSTOMER).await;
    let birch = app.signed_in(BIRCH).await;
    let path = ask(&elm, "Mail is late", &[("Subscription", BASIC)]).await;
    let page = birch.get(&path).await;
    birch.press_on(&page, "Send and close", &[("Your answer", "It runs again.")]).await;
    leave(&app, &birch, ELM, None).await;
    app.mails().await;
    let page = elm.get(&path).await;
    assert!(page.says("Assigned to Birch IT"), "what is closed stays where it was: {}", page.text());
    let page = elm.press_on(&page, "Reopen", &[("Why it isn’t resolved", "Still late")]).await;
    assert!(page.says("Assigned to Aurora Distribution") && page.says("Status Open"), "{}", page.text());
    assert!(page.says("Reopened, now with Aurora Distribution"), "{}", page.text());
    let mails = app.mails().await;
    assert!(!mails.is_empty() && mails.iter().all(|mail| mail.contains("@aurora.example")), "{mails:?}");
    let aurora = app.signed_in(AURORA).await;
    assert!(aurora.get("/").await.says("Open service requests 1 waiting for your answer"));
    assert!(aurora.get(&path).await.body.contains("/answer\""));
    assert_eq!(birch.get(&path).await.status, StatusCode::NOT_FOUND);
}

#[rstest]
#[actix_web::test]
async fn whoever_leaves_a_customer_hears_nothing_more_of_what_it_asked_for(
    #[values(Backend::Sqlite, Backend::Postgres)] backend: Backend,
) {
    let app = empty(backend).await;
    let birch = app.signed_in(BIRCH).await;
    let inside = open(&app, &birch, ELM, "Locked out").await.path;
    let path = format!("/service-requests/{}", inside.rsplit('/').next().unwrap());
    let page = birch.get(&path).await;
    leave(&app, &birch, ELM, None).await;
    app.mails().await;
    assert_eq!(birch.get(&path).await.status, StatusCode::NOT_FOUND);
    assert!(birch.get("/service-requests").await.row("Locked out").is_none());
    let late = birch.press(&page, "Send", &[("Your reply", "And?")]).await;
    assert_eq!(late.status, StatusCode::NOT_FOUND);
    // Whoever it is with, and whom it is about, see it still.
    let (aurora, elm) = (app.signed_in(AURORA).await, app.signed_in(CUSTOMER).await);
    let page = aurora.get(&path).await;
    aurora.press_on(&page, "Send", &[("Your answer", "For the customer alone")]).await;
    assert!(elm.get(&path).await.says("For the customer alone"));
    let page = aurora.get(&path).await;
    aurora.press_on(&page, "Escalate", &[("Why you escalate the request", "Not ours")]).await;
    let mails = app.mails().await;
    assert!(mails.iter().all(|mail| !mail.contains("@birch.example")), "{mails:?}");
}

#[rstest]
#[actix_web::test]
async fn nobody_closes_a_request_over_words_that_it_has_not_seen(
    #[values(Backend::Sqlite, Backend::Postgres)] backend: Backend,
) {
    let app = empty(backend).await;
    let (aurora, elm) = (app.signed_in(AURORA).await, app.signed_in(CUSTOMER).await);
    let path = ask(&elm, "Mail is late", &[]).await;
    let seen = aurora.get(&path).await;
    let page = elm.get(&path).await;
    elm.press_on(&page, "Send", &[("Your reply", "Calendars are empty, too")]).await;
    let refused = aurora.press(&seen, "Send and close", &[("Your answer", "The queue runs again.")]).await;
    assert_eq!(refused.status, StatusCode::CONFLICT, "{}", refused.text());
    assert!(refused.alert().contains("someone else changed this request"), "{}", refused.text());
    assert!(refused.says("Calendars are empty, too") && refused.says("Status Open"), "{}", refused.text());
    assert_eq!(refused.value_of("Your answer").trim(), "The queue runs again.");
    let closed = aurora.press_on(&refused, "Send and close", &[]).await;
    assert!(closed.says("Status Closed") && closed.says("The queue runs again."), "{}", closed.text());
    // A note is told to nobody, and waits for nobody.
    let noted = aurora.press(&seen, "Save note", &[("Internal note", "They called")]).await;
    assert_eq!(noted.status, StatusCode::SEE_OTHER, "{}", noted.text());
}

#[rstest]
#[actix_web::test]
async fn what_was_typed_is_kept_where_the_request_has_moved_on(
    #[values(Backend::Sqlite, Backend::Postgres)] backend: Backend,
) {
    let app = empty(backend).await;
    let (aurora, elm) = (app.signed_in(AURORA).await, app.signed_in(CUSTOMER).await);
    let path = ask(&elm, "Mail is late", &[]).await;
    let seen = aurora.get(&path).await;
    let page = elm.get(&path).await;
    elm.press_on(&page, "Close request", &[]).await;
    let before = dump(&app).await;
    let words = "A long answer. ".repeat(200);
    let refused = aurora.press(&seen, "Send", &[("Your answer", &words)]).await;
    assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY, "{}", refused.text());
    assert!(refused.alert().contains("its status is: Closed"), "{}", refused.text());
    assert_eq!(refused.value_of("What you wrote, which wasn’t sent").trim(), words.trim());
    assert!(refused.says("Mail is late") && refused.says("Status Closed"), "{}", refused.text());
    assert_eq!(dump(&app).await["service_request_entries"], before["service_request_entries"]);
}

#[rstest]
#[actix_web::test]
async fn nobody_takes_a_step_while_a_partner_leaves_the_customer(
    #[values(Backend::Sqlite, Backend::Postgres)] backend: Backend,
) {
    let app = supported(backend).await;
    let elm = app.signed_in(CUSTOMER).await;
    let path = ask(&elm, "Mail is late", &[("Subscription", BASIC)]).await;
    let page = elm.get(&path).await;
    let (customer, database) = (account(&app, ELM).await, app.state.database.clone());
    let (held, is_held) = tokio::sync::oneshot::channel();
    let (release, released) = mpsc::channel::<()>();
    // Whoever leaves holds the customer, as this does.
    let leaving = actix_web::rt::spawn(async move {
        let hold = move |db: &mut Db| {
            customers::lock(db, customer)?;
            held.send(()).unwrap();
            released.recv().unwrap();
            Ok(())
        };
        database.write(hold).await.unwrap();
    });
    is_held.await.unwrap();
    let replying =
        actix_web::rt::spawn(async move { elm.press(&page, "Send", &[("Your reply", "All of them")]).await });
    tokio::time::sleep(Duration::from_millis(700)).await;
    assert!(!replying.is_finished(), "a reply waits for whoever is leaving");
    release.send(()).unwrap();
    leaving.await.unwrap();
    assert_eq!(replying.await.unwrap().status, StatusCode::SEE_OTHER);
}

#[rstest]
#[actix_web::test]
async fn a_reply_and_a_departure_at_once_leave_no_request_behind(
    #[values(Backend::Sqlite, Backend::Postgres)] backend: Backend,
) {
    let app = supported(backend).await;
    let elm = app.signed_in(CUSTOMER).await;
    let birch = app.signed_in(BIRCH).await;
    let mut pages = Vec::new();
    for number in 0..6 {
        let path = ask(&elm, &format!("Matter {number}"), &[("Subscription", BASIC)]).await;
        pages.push(elm.get(&path).await);
    }
    let mut replies = Vec::new();
    for page in pages.clone() {
        let twin = elm.twin();
        replies.push(async move { twin.press(&page, "Send", &[("Your reply", "More")]).await.status });
    }
    let (_, statuses) = tokio::join!(leave(&app, &birch, ELM, None), invitation::links::join_all(replies));
    for status in statuses {
        assert!(matches!(status.as_u16(), 303 | 409), "{status}");
    }
    for page in pages {
        let now = elm.get(&page.path).await;
        assert!(now.says("Assigned to Aurora Distribution"), "{}", now.text());
    }
}

#[rstest]
#[actix_web::test]
async fn the_count_at_home_is_that_of_the_list(#[values(Backend::Sqlite, Backend::Postgres)] backend: Backend) {
    let app = supported(backend).await;
    let elm = app.signed_in(CUSTOMER).await;
    let birch = app.signed_in(BIRCH).await;
    ask(&elm, "Mail is late", &[("Subscription", BASIC)]).await;
    assert!(birch.get("/").await.says("Open service requests 1 waiting for your answer"));
    // As a release before this one could leave it.
    app.sql(
        "UPDATE relationships SET state = 'removed', removed_at = since \
         WHERE partner_id = (SELECT id FROM accounts WHERE name = 'Birch IT')",
    )
    .await;
    assert!(birch.get("/service-requests").await.row("Mail is late").is_none());
    let home = birch.get("/").await;
    assert!(home.says("Open service requests 0"), "{}", home.text());
}

static LISTS: Mutex<Vec<String>> = Mutex::new(Vec::new());

fn note_list(event: InstrumentationEvent<'_>) {
    if let InstrumentationEvent::StartQuery { query, .. } = event {
        let text = query.to_string();
        if text.starts_with("SELECT") && text.contains("service_request_parties") && text.contains("ORDER BY") {
            LISTS.lock().unwrap().push(text);
        }
    }
}

#[derive(QueryableByName)]
struct Step {
    #[diesel(sql_type = Text)]
    detail: String,
}

#[actix_web::test]
async fn a_page_of_the_list_sorts_nothing() {
    set_default_instrumentation(|| Some(Box::new(note_list))).unwrap();
    let app = TestApp::demo(Backend::Sqlite).await;
    let aurora = app.signed_in(AURORA).await;
    assert_eq!(aurora.get("/service-requests").await.status, StatusCode::OK);
    let lists = LISTS.lock().unwrap().clone();
    assert!(!lists.is_empty());
    for list in lists {
        let query = list.clone();
        let plan: Vec<Step> = app
            .read(move |db| match db {
                Db::Sqlite(conn) => Ok(sql_query(format!("EXPLAIN QUERY PLAN {query}")).load(conn)?),
                Db::Pg(_) => Ok(Vec::new()),
            })
            .await;
        let plan: Vec<&str> = plan.iter().map(|step| step.detail.as_str()).collect();
        assert!(!plan.is_empty() && plan.iter().all(|step| !step.contains("TEMP B-TREE")), "{plan:?} of {list}");
    }
}
