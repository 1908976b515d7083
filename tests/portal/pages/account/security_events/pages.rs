//! The page of security events: who sees which, what they are narrowed by, and how long they stay.

use actix_web::http::StatusCode;
use chrono::TimeDelta;
use rstest::rstest;

use super::events::{PATH, failed, lines, office, rows, seen, try_in};
use crate::support::{Backend, TestApp, sales::tenant};

#[rstest]
#[actix_web::test]
async fn events_are_the_business_of_each_account_that_the_person_is_in_and_of_no_other(
    #[values(Backend::Sqlite, Backend::Postgres)] backend: Backend,
) {
    let app = TestApp::demo(backend).await;
    try_in(&office(&app), "consultant@birch.example", "not this one").await;
    try_in(&office(&app), "admin@elmbakery.onmicrosoft.com", "not this one").await;
    try_in(&office(&app), "nobody@elsewhere.example", "not this one").await;
    for (who, people) in [
        ("global.admin@birch.example", vec!["consultant@birch.example"]),
        ("user.admin@birch.example", vec!["consultant@birch.example"]),
        ("global.admin@maple.example", vec!["consultant@birch.example"]),
        ("admin@elmbakery.onmicrosoft.com", vec!["admin@elmbakery.onmicrosoft.com"]),
        ("global.admin@aurora.example", vec![]),
        ("admin@ginkgolaw.onmicrosoft.com", vec![]),
    ] {
        let page = seen(&app, who, "sign_in_failed").await;
        let found = rows(&page);
        assert_eq!(found.len(), people.len(), "{who}: {}", page.text());
        assert!(people.iter().all(|one| found.iter().any(|row| row.contains(one))), "{who}: {found:?}");
        // What only the operator looks for changes nothing for others.
        let birch = tenant(&app, "birch.example").await;
        let page =
            app.signed_in(who).await.get(&format!("{PATH}?account={birch}&kind=sign_in_failed&from=2030-01-15")).await;
        assert!(
            rows(&page).iter().filter(|row| row.contains("203.0.113.9")).count() == people.len(),
            "{}",
            page.text()
        );
    }
    assert_eq!(rows(&seen(&app, "operator@tandem.example", "sign_in_failed").await).len(), 3);
    for who in ["sales.agent@aurora.example", "admin.agent@birch.example", "user@elmbakery.onmicrosoft.com"] {
        let browser = app.signed_in(who).await;
        assert_eq!(browser.get(PATH).await.status, StatusCode::FORBIDDEN, "{who}");
        assert!(browser.get("/settings").await.link("Security events").is_none(), "{who}");
    }
    for who in ["global.admin@aurora.example", "admin@elmbakery.onmicrosoft.com", "operator@tandem.example"] {
        let settings = app.signed_in(who).await.get("/settings").await;
        assert_eq!(settings.link("Security events").as_deref(), Some(PATH), "{who}");
    }
}

#[rstest]
#[actix_web::test]
async fn events_are_narrowed_by_kind_account_person_network_and_days(
    #[values(Backend::Sqlite, Backend::Postgres)] backend: Backend,
) {
    let app = TestApp::demo(backend).await;
    let log = &app.state.security_log;
    log.record(failed(&app, "203.0.113.9", "sales.agent@aurora.example"));
    log.record(failed(&app, "2001:db8:0:0::/64", "sales.agent@birch.example"));
    app.browser().at("198.51.100.7").get("/i/none").await;
    app.clock.advance(TimeDelta::days(2));
    log.record(failed(&app, "203.0.113.9", "sales.agent@aurora.example"));
    app.keep_events().await;
    let operator = app.signed_in("operator@tandem.example").await;
    let aurora = tenant(&app, "aurora.example").await;
    for (query, many) in [
        ("from=2030-01-15", 4),
        ("from=2030-01-15&kind=link_tried", 1),
        ("from=2030-01-16", 1),
        ("from=2030-01-15&to=2030-01-15", 3),
        ("from=2030-01-15&to=2030-01-16&place=203.0.113.9", 1),
        ("from=2030-01-15&place=2001:db8::77", 1),
        ("from=2030-01-15&person=sales.agent%40aurora.example", 2),
        ("from=2030-01-15&person=nobody%40aurora.example", 0),
        ("from=2030-01-15&person=sales", 0),
        ("from=2030-01-15&account=aurora+distribution", 2),
        (&format!("from=2030-01-15&account={aurora}"), 2),
        ("from=2030-01-15&account=aurora", 0),
        ("from=2030-01-15&kind=nonsense&to=never", 4),
    ] {
        let page = operator.get(&format!("{PATH}?{query}")).await;
        assert_eq!((page.status, rows(&page).len()), (StatusCode::OK, many), "{query}: {}", page.text());
        let unknown = query.ends_with("account=aurora");
        let said = if unknown { "No organization has this name. Enter its full name." } else { "No events match." };
        assert!(many > 0 || page.says(said), "{query}: {}", page.text());
    }
    let page = operator.get(&format!("{PATH}?from=2030-01-15&account={aurora}&kind=sign_in_failed")).await;
    let filters = page.texts("main [role=group][aria-label='Active filters'] a");
    assert_eq!(filters.len(), 3, "{filters:?}");
    assert!(
        filters.concat().contains("Aurora Distribution") && filters.concat().contains("From Jan 15"),
        "{filters:?}"
    );
    assert_eq!(page.value_of("Organization"), aurora.to_string());
    let details = operator.get(&format!("/accounts/{aurora}")).await;
    assert_eq!(details.link("Security events"), Some(format!("{PATH}?account={aurora}")));
}

#[rstest]
#[actix_web::test]
async fn a_long_list_has_pages_of_fifty_and_as_many_queries_as_a_short_one(
    #[values(Backend::Sqlite, Backend::Postgres)] backend: Backend,
) {
    let app = TestApp::demo(backend).await;
    for n in 0..120 {
        app.clock.advance(TimeDelta::minutes(1));
        app.state.security_log.record(failed(&app, &format!("203.0.113.{n}"), "sales.agent@birch.example"));
    }
    app.keep_events().await;
    for who in ["operator@tandem.example", "global.admin@birch.example"] {
        let browser = app.signed_in(who).await;
        let mut pages = vec![browser.get(&format!("{PATH}?kind=sign_in_failed&from=2030-01-15")).await];
        while let Some(next) = pages.last().unwrap().link("Next") {
            pages.push(browser.get(&next).await);
        }
        let lengths: Vec<usize> = pages.iter().map(|page| rows(page).len()).collect();
        assert_eq!(lengths, [50, 50, 20], "{who}");
        let (first, last) = (rows(&pages[0]), rows(&pages[2]));
        assert!(first[0].contains("203.0.113.119") && last[19].contains("203.0.113.0 "), "{who}: the latest first");
    }
}

#[rstest]
#[actix_web::test]
async fn events_go_after_ninety_days(#[values(Backend::Sqlite, Backend::Postgres)] backend: Backend) {
    let app = TestApp::demo(backend).await;
    let left = async || {
        app.worker.tidy().await.unwrap();
        let kinds = "SELECT kind AS line FROM security_events WHERE first_at >= '2030-01-15 12:00:00' ORDER BY id";
        let whose = "SELECT CAST(count(*) AS TEXT) AS line FROM security_event_accounts WHERE first_at >= '2030-01-15 12:00:00'";
        (lines(&app, kinds).await, lines(&app, whose).await.concat())
    };
    app.state.security_log.record(failed(&app, "203.0.113.9", "sales.agent@birch.example"));
    app.keep_events().await;
    app.clock.advance(TimeDelta::days(90));
    app.browser().get("/i/none").await;
    app.keep_events().await;
    assert_eq!(left().await, (vec!["sign_in_failed".to_owned(), "link_tried".to_owned()], "1".to_owned()));
    app.clock.advance(TimeDelta::seconds(1));
    assert_eq!(left().await, (vec!["link_tried".to_owned()], "0".to_owned()));
}

#[rstest]
#[actix_web::test]
async fn nobody_waits_while_events_cannot_be_kept(#[values(Backend::Sqlite, Backend::Postgres)] backend: Backend) {
    let app = TestApp::demo(backend).await;
    let began = std::time::Instant::now();
    for minute in 0..130 {
        app.clock.advance(TimeDelta::minutes(1));
        for n in 0..200 {
            app.state.security_log.record(failed(&app, &format!("203.0.{minute}.{n}"), "user@x.example"));
        }
    }
    assert!(began.elapsed() < std::time::Duration::from_secs(5), "{:?}", began.elapsed());
    app.sql("ALTER TABLE security_events RENAME TO gone").await;
    let page = app.browser().get("/i/none").await;
    assert_eq!(page.status, StatusCode::NOT_FOUND, "a page is made all the same");
    assert!(app.try_to_keep_events().await.is_err());
    app.sql("ALTER TABLE gone RENAME TO security_events").await;
    app.keep_events().await;
    let all = "SELECT CAST(sum(times) AS TEXT) AS line FROM security_events WHERE first_at >= '2030-01-15 12:00:00'";
    assert_eq!(lines(&app, all).await, [(130 * 200 + 1).to_string()]);
    let lost = seen(&app, "operator@tandem.example", "events_lost").await;
    assert_eq!(rows(&lost).len(), 1, "{}", lost.text());
}
