//! Sessions: how long they last, where one is signed in, and ending them.

use actix_web::http::StatusCode;
use chrono::TimeDelta;
use rstest::rstest;

use crate::{
    pages::partner::indirect_resellers::dump,
    support::{Backend, Browser, PASSWORD, TestApp},
};

const FIREFOX: &str = "Mozilla/5.0 (Windows NT 10.0; Win64; x64; rv:145.0) Gecko/20100101 Firefox/145.0";

/// Whether somebody is signed in there.
async fn is_in(browser: &Browser) -> bool {
    browser.get("/").await.status == StatusCode::OK
}

#[rstest]
#[case("global.admin@aurora.example", 8)]
#[case("user.admin@birch.example", 8)]
#[case("operator@tandem.example", 8)]
#[case("sales.agent@aurora.example", 24)]
#[case("admin@elmbakery.onmicrosoft.com", 24)]
#[actix_web::test]
async fn a_session_ends_at_its_limit_whatever_is_sent_in_it(
    #[case] email: &str,
    #[case] hours: i64,
    #[values(Backend::Sqlite, Backend::Postgres)] backend: Backend,
) {
    let app = TestApp::demo(backend).await;
    let browser = app.signed_in(email).await;
    for _ in 1..hours {
        app.clock.advance(TimeDelta::hours(1));
        let home = browser.get("/").await;
        assert_eq!(home.status, StatusCode::OK);
        browser.press(&home, "Dark", &[]).await;
    }
    app.clock.advance(TimeDelta::hours(1) - TimeDelta::seconds(1));
    assert!(is_in(&browser).await);
    app.clock.advance(TimeDelta::seconds(1));
    assert!(!is_in(&browser).await);
}

#[rstest]
#[actix_web::test]
async fn an_administrators_session_ends_four_hours_after_the_last_form(
    #[values(Backend::Sqlite, Backend::Postgres)] backend: Backend,
) {
    let app = TestApp::demo(backend).await;
    let browser = app.signed_in("admin.agent@aurora.example").await;
    app.clock.advance(TimeDelta::hours(4) - TimeDelta::seconds(1));
    assert!(is_in(&browser).await);
    app.clock.advance(TimeDelta::seconds(1));
    assert!(!is_in(&browser).await);
}

#[rstest]
#[actix_web::test]
async fn sessions_are_listed_and_ended_one_by_one_and_together(
    #[values(Backend::Sqlite, Backend::Postgres)] backend: Backend,
) {
    let app = TestApp::demo(backend).await;
    let office = app.browser().at("203.0.113.9").saying("user-agent", FIREFOX);
    office.sign_in("sales.agent@aurora.example", PASSWORD).await;
    app.clock.advance(TimeDelta::minutes(1));
    let home = app.browser().at("198.51.100.7");
    home.sign_in("sales.agent@aurora.example", PASSWORD).await;
    let other = app.signed_in("global.admin@aurora.example").await;

    let page = home.get("/settings/security").await;
    let row = page.row("Firefox · Windows").unwrap();
    assert!(row.contains("203.0.113.9") && !row.contains("This browser"), "{row}");
    let row = page.row("198.51.100.7").unwrap();
    assert!(row.contains("This browser") && row.contains("Unknown browser"), "{row}");

    // It is over at its next request, and the other one goes on.
    let said = home.press_in_row(&page, "Firefox · Windows", "Sign out").await;
    assert!(home.visit(&said.location().unwrap()).await.says("Signed out there."));
    assert!(!is_in(&office).await && is_in(&home).await && is_in(&other).await);

    office.sign_in("sales.agent@aurora.example", PASSWORD).await;
    let page = office.get("/settings/security").await;
    let said = office.press_on(&page, "Sign out everywhere else", &[]).await;
    assert!(said.says("Signed out of 1 other browser."));
    assert!(is_in(&office).await && !is_in(&home).await && is_in(&other).await);
    let page = office.get("/settings/security").await;
    assert!(office.press_on(&page, "Sign out everywhere else", &[]).await.says("You are signed in nowhere else."));
    let recorded = dump(&app).await.remove("audit_records").unwrap();
    assert_eq!(recorded.iter().filter(|row| row.contains("sessions_ended")).count(), 2);

    // One's own, too.
    let page = office.get("/settings/security").await;
    office.press_in_row(&page, "This browser", "Sign out").await;
    assert!(!is_in(&office).await);
}

#[rstest]
#[actix_web::test]
async fn nobody_ends_the_session_of_another_by_its_number(
    #[values(Backend::Sqlite, Backend::Postgres)] backend: Backend,
) {
    let app = TestApp::demo(backend).await;
    let (mine, theirs) =
        (app.signed_in("global.admin@aurora.example").await, app.signed_in("sales.agent@aurora.example").await);
    let (end, _) = theirs.get("/settings/security").await.fill(Some("This browser"), "Sign out", &[]);
    let (_, fields) = mine.get("/settings/security").await.fill(Some("This browser"), "Sign out", &[]);
    let token = fields.into_iter().find(|(name, _)| name == "csrf").unwrap().1;
    let answer = mine.post(&end, &[("csrf", &token)]).await;
    assert_eq!(answer.status, StatusCode::SEE_OTHER);
    assert!(is_in(&theirs).await);
}

#[rstest]
#[actix_web::test]
async fn administrators_end_the_sessions_of_their_people_and_of_nobody_else(
    #[values(Backend::Sqlite, Backend::Postgres)] backend: Backend,
) {
    let app = TestApp::demo(backend).await;
    let (admin, agent) =
        (app.signed_in("global.admin@aurora.example").await, app.signed_in("sales.agent@aurora.example").await);
    let (foreign, own) =
        (app.signed_in("sales.agent@birch.example").await, app.signed_in("global.admin@aurora.example").await);
    let list = admin.get("/settings/users?search=sales.agent").await;
    let path = list.links().into_iter().find(|link| link.starts_with("/settings/users/0")).unwrap();
    let page = admin.get(&path).await;
    let said = admin.press_on(&page, "Sign out everywhere", &[]).await;
    assert!(said.says("was signed out everywhere."), "{}", said.text());
    assert!(!is_in(&agent).await && is_in(&admin).await && is_in(&own).await && is_in(&foreign).await);
    // Another organization's people don't exist, and whoever can't change people ends nobody's.
    let elsewhere = app.signed_in("global.admin@birch.example").await;
    let token = |page: &crate::support::Page| {
        let (_, fields) = page.fill(Some("This browser"), "Sign out", &[]);
        fields.into_iter().find(|(name, _)| name == "csrf").unwrap().1
    };
    let (end, security) = (format!("{path}/sign-out"), elsewhere.get("/settings/security").await);
    assert_eq!(elsewhere.post(&end, &[("csrf", &token(&security))]).await.status, StatusCode::NOT_FOUND);
    let agent = app.signed_in("sales.agent@aurora.example").await;
    let security = agent.get("/settings/security").await;
    assert_eq!(agent.post(&end, &[("csrf", &token(&security))]).await.status, StatusCode::FORBIDDEN);
    // A user admin touches no global admin.
    let user_admin = app.signed_in("user.admin@aurora.example").await;
    let list = user_admin.get("/settings/users?search=global.admin").await;
    let path = list.links().into_iter().find(|link| link.starts_with("/settings/users/0")).unwrap();
    assert!(!user_admin.get(&path).await.says("Sign out everywhere"));
    let security = user_admin.get("/settings/security").await;
    let answer = user_admin.post(&format!("{path}/sign-out"), &[("csrf", &token(&security))]).await;
    assert_eq!(answer.status, StatusCode::CONFLICT);
    assert!(is_in(&admin).await);
}

#[rstest]
#[actix_web::test]
async fn a_session_gets_another_key_where_its_holder_may_do_more_and_open_pages_stay_good(
    #[values(Backend::Sqlite, Backend::Postgres)] backend: Backend,
) {
    let app = TestApp::demo(backend).await;
    let browser = app.signed_in("consultant@birch.example").await;
    let thief = browser.twin();
    let picker = browser.visit("/").await;
    let open = browser.get("/settings/security").await;
    browser.press_on(&picker, "Work for Birch IT", &[]).await;
    assert!(is_in(&browser).await);
    assert_eq!(thief.get("/").await.location().as_deref(), Some("/sign-in"));
    // What was open in another tab can still be sent.
    assert!(browser.press_on(&open, "Sign out everywhere else", &[]).await.says("You are signed in nowhere else."));

    let thief = browser.twin();
    let page = browser.get("/password").await;
    let typed = [
        ("Current password", PASSWORD),
        ("New password", "a quiet orchard in May"),
        ("Repeat new password", "a quiet orchard in May"),
    ];
    assert_eq!(browser.press(&page, "Save", &typed).await.status, StatusCode::SEE_OTHER);
    assert!(is_in(&browser).await && !is_in(&thief).await);
}
