//! Sessions: how long they last, where one is signed in, and ending them.

use actix_web::http::StatusCode;
use chrono::TimeDelta;
use rstest::rstest;

use crate::{
    pages::{account::factors::second_factors::turn_on, partner::indirect_resellers::dump},
    support::{Backend, Browser, PASSWORD, TestApp, link_in},
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
async fn a_customers_admin_ends_the_sessions_of_its_users_and_partners_may_with_its_privileges(
    #[values(Backend::Sqlite, Backend::Postgres)] backend: Backend,
) {
    const USER: &str = "user@elmbakery.onmicrosoft.com";
    let app = TestApp::demo(backend).await;
    let admin = app.signed_in("admin@elmbakery.onmicrosoft.com").await;
    let user = app.signed_in(USER).await;
    let path = address_of(&admin, "/users", USER).await;
    let page = admin.get(&path).await;
    let said = admin.press_on(&page, "Sign out everywhere", &[]).await;
    assert!(said.says("was signed out everywhere."), "{}", said.text());
    assert!(!is_in(&user).await && is_in(&admin).await);
    // Nobody is offered to sign itself out there, and a user without rights ends nobody's.
    let own = address_of(&admin, "/users", "admin@elmbakery.onmicrosoft.com").await;
    assert!(!admin.get(&own).await.says("Sign out everywhere"));
    let user = app.signed_in(USER).await;
    let token = csrf_of(&user).await;
    let end = format!("{own}/sign-out");
    assert_eq!(user.post(&end, &[("csrf", &token)]).await.status, StatusCode::FORBIDDEN);
    let stranger = app.signed_in("admin@ginkgolaw.onmicrosoft.com").await;
    let token = csrf_of(&stranger).await;
    assert_eq!(stranger.post(&end, &[("csrf", &token)]).await.status, StatusCode::NOT_FOUND);
    assert!(is_in(&admin).await);
}

#[rstest]
#[actix_web::test]
async fn the_operator_signs_everybody_of_an_account_out_and_nobody_else(
    #[values(Backend::Sqlite, Backend::Postgres)] backend: Backend,
) {
    let app = TestApp::demo(backend).await;
    let operator = app.signed_in("operator@tandem.example").await;
    let (admin, agent) =
        (app.signed_in("global.admin@maple.example").await, app.signed_in("sales.agent@maple.example").await);
    let other = app.signed_in("global.admin@aurora.example").await;
    let account = address_of(&operator, "/accounts?kind=direct_bill", "Maple Direct").await;
    let page = operator.get(&account).await;
    let asked = operator.get(&page.link("Sign everyone out").unwrap()).await;
    assert!(asked.says("Everyone who belongs to Maple Direct is signed out"), "{}", asked.text());
    assert!(is_in(&admin).await);
    let said = operator.press_on(&asked, "Sign everyone out now", &[]).await;
    assert!(said.says("2 sessions of people of Maple Direct ended."), "{}", said.text());
    assert!(!is_in(&admin).await && !is_in(&agent).await && is_in(&other).await && is_in(&operator).await);
    let token = csrf_of(&other).await;
    let answer = other.post(&format!("{account}/sign-out"), &[("csrf", &token)]).await;
    assert_eq!(answer.status, StatusCode::FORBIDDEN);
}

/// Where the first link of a list's row leads.
async fn address_of(browser: &Browser, list: &str, name: &str) -> String {
    let page = browser.get(list).await;
    page.way_in(name).unwrap()
}

/// The token of the forms that a browser may send.
async fn csrf_of(browser: &Browser) -> String {
    let page = browser.get("/settings/security").await;
    let (_, fields) = page.fill(Some("This browser"), "Sign out", &[]);
    fields.into_iter().find(|(name, _)| name == "csrf").unwrap().1
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

#[rstest]
#[actix_web::test]
async fn a_sign_in_from_a_new_browser_is_mailed_and_can_be_disowned(
    #[values(Backend::Sqlite, Backend::Postgres)] backend: Backend,
) {
    const WHO: &str = "sales.agent@zenith.example";
    let app = TestApp::demo(backend).await;
    let usual = app.signed_in(WHO).await;
    assert!(app.mails().await.is_empty(), "that browser is known");
    app.clock.advance(TimeDelta::minutes(1));
    let thief = app.browser().at("203.0.113.9").saying("user-agent", FIREFOX);
    thief.sign_in(WHO, PASSWORD).await;
    let mails = app.mails().await;
    let [mail] = mails.as_slice() else { panic!("{mails:?}") };
    assert!(mail.contains("Subject: New sign-in") && mail.contains(WHO), "{mail}");
    for said in ["Firefox · Windows", "203.0.113.9", "This wasn’t me"] {
        assert!(mail.contains(said), "{said}: {mail}");
    }
    let link = link_in(mail, "sign-in/notice");
    // The thief adds an app of its own, and is known in its browser from now on.
    turn_on(&app, &thief).await;
    let _added = app.mails().await;

    let anywhere = app.browser();
    for _ in 0..2 {
        let page = anywhere.get(&link).await;
        assert!(page.says("Was this you?") && page.says("203.0.113.9") && page.says("Firefox · Windows"));
        assert_eq!(page.header("referrer-policy"), Some("no-referrer"));
    }
    assert!(is_in(&thief).await && is_in(&usual).await, "looking changes nothing");
    let page = anywhere.get(&link).await;
    let said = anywhere.press_on(&page, "This wasn’t me", &[]).await;
    assert!(said.says("the old password stopped working"), "{}", said.text());
    assert!(!is_in(&thief).await && !is_in(&usual).await);
    assert_eq!(anywhere.get(&link).await.status, StatusCode::NOT_FOUND, "once");
    let typed = [("Email", WHO), ("Password", PASSWORD)];
    let page = thief.get("/sign-in").await;
    assert_eq!(thief.press(&page, "Sign in", &typed).await.status, StatusCode::UNPROCESSABLE_ENTITY);

    let mails = app.mails().await;
    let [mail] = mails.as_slice() else { panic!("{mails:?}") };
    let link = link_in(mail, "password/new");
    let page = usual.get(&link).await;
    let typed = [("New password", "an orange umbrella"), ("Repeat new password", "an orange umbrella")];
    usual.press(&page, "Save", &typed).await;
    usual.sign_in(WHO, "an orange umbrella").await;
    assert!(is_in(&usual).await, "what the thief added is asked for by nobody");
    let recorded = dump(&app).await.remove("audit_records").unwrap();
    assert_eq!(recorded.iter().filter(|row| row.contains("sign_in_disowned")).count(), 1);
}

#[rstest]
#[actix_web::test]
async fn new_browsers_fill_no_mailbox_and_people_who_share_one_are_both_known(
    #[values(Backend::Sqlite, Backend::Postgres)] backend: Backend,
) {
    let app = TestApp::demo(backend).await;
    // The first time every browser is new.
    for who in ["sales.agent@zenith.example", "global.admin@zenith.example", "sales.agent@aurora.example"] {
        app.browser().sign_in(who, PASSWORD).await;
    }
    assert!(app.mails().await.is_empty());
    let shared = app.browser();
    for (who, mails) in
        [("sales.agent@zenith.example", 1), ("global.admin@zenith.example", 1), ("sales.agent@zenith.example", 0)]
    {
        shared.sign_in(who, PASSWORD).await;
        assert_eq!(app.mails().await.len(), mails, "{who}");
        let page = shared.get("/settings/security").await;
        shared.press_in_row(&page, "This browser", "Sign out").await;
    }
    for _ in 0..15 {
        app.browser().sign_in("sales.agent@aurora.example", PASSWORD).await;
    }
    assert_eq!(app.mails().await.len(), 10);
    app.clock.advance(TimeDelta::days(1));
    app.browser().sign_in("sales.agent@aurora.example", PASSWORD).await;
    assert_eq!(app.mails().await.len(), 1);
    // Links that nobody used in time are gone.
    app.clock.advance(TimeDelta::days(7));
    app.worker.tidy().await.unwrap();
    assert!(dump(&app).await.remove("sign_in_notices").is_none_or(|rows| rows.is_empty()));
}
