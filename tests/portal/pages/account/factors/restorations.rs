//! A global admin whom nobody else can help gets back in: two operators, or one and a day.

use std::sync::Arc;

use actix_web::http::StatusCode;
use chrono::TimeDelta;
use rstest::rstest;
use tandem::service::restorations::Restorations;

use crate::{
    pages::partner::account_settings::audited,
    support::{Backend, Browser, PASSWORD, Page, TestApp, link_in, sales::tenant},
};

const OPERATOR: &str = "operator@tandem.example";
const SECOND: &str = "user.admin@rhein.example";
const ADMIN: &str = "global.admin@zenith.example";
const NEW: &str = "an orange umbrella";

/// A demo world with a second operator, and the page on which access to Zenith Supply is restored.
async fn world(backend: Backend) -> (TestApp, String) {
    let app = TestApp::demo(backend).await;
    app.sql(&format!(
        "UPDATE memberships SET role = 'global_admin', account_id = (SELECT id FROM accounts WHERE kind = 'operator') \
         WHERE user_id IN (SELECT id FROM users WHERE email_key = '{SECOND}')",
    ))
    .await;
    let path = format!("/accounts/{}/restore", tenant(&app, "zenith.example").await);
    (app, path)
}

/// Asks for it; `address` is the person's new one, if it has one.
async fn request(operator: &Browser, path: &str, address: &str) -> Page {
    let page = operator.get(path).await;
    let admin = page.body.split("<option value=\"").skip(1).filter_map(|rest| rest.split_once('"'));
    let admin = admin.map(|(id, _)| id).find(|id| !id.is_empty()).unwrap().to_owned();
    let typed = [("Global admin", admin.as_str()), ("New email address", address)];
    operator.press(&page, "Request restoration", &typed).await
}

/// Lets time do its part.
async fn elapse(app: &TestApp) {
    let restorations = Restorations {
        database: app.state.database.clone(),
        clock: app.clock.clone(),
        keys: Arc::clone(&app.state.keys),
        public_url: Arc::clone(&app.state.public_url),
        outbox_wakeup: Arc::clone(&app.state.outbox_wakeup),
    };
    restorations.drain().await.unwrap();
}

/// Chooses a password with the link in a mail to the person, and signs in with it.
async fn come_back(app: &TestApp, mails: &[String], address: &str) {
    let mail = mails.iter().find(|mail| mail.contains("/password/new/")).unwrap_or_else(|| panic!("{mails:?}"));
    assert!(mail.contains(address), "{mail}");
    let browser = app.browser();
    let page = browser.get(&link_in(mail, "password/new")).await;
    let typed = [("New password", NEW), ("Repeat new password", NEW)];
    assert_eq!(browser.press(&page, "Save", &typed).await.status, StatusCode::SEE_OTHER);
    browser.sign_in(address, NEW).await;
}

#[rstest]
#[actix_web::test]
async fn another_operator_confirms_it_and_the_person_comes_back_with_a_new_address(
    #[values(Backend::Sqlite, Backend::Postgres)] backend: Backend,
) {
    let (app, path) = world(backend).await;
    let before = app.signed_in(ADMIN).await;
    let (first, second) = (app.signed_in(OPERATOR).await, app.signed_in(SECOND).await);
    let taken = request(&first, &path, "sales.agent@birch.example").await;
    assert_eq!(taken.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(!taken.refusal_of("New email address").is_empty(), "{}", taken.text());
    let asked = request(&first, &path, "olivia@new.example").await;
    assert_eq!(asked.location().as_deref(), Some(path.as_str()), "{}", asked.text());
    let mails = app.mails().await;
    let of_zenith = mails.iter().filter(|mail| mail.contains("/restoration/")).count();
    assert_eq!((of_zenith, mails.len()), (6, 8), "everybody of the account, and both operators: {mails:?}");

    let own = first.get(&path).await;
    assert!(own.says("a second operator must confirm it") && own.says("olivia@new.example"), "{}", own.text());
    let confirm = format!("{path}/confirm");
    let token = crate::pages::platform::access::csrf(&first).await;
    let refused = first.post(&confirm, &[("csrf", &token)]).await;
    assert_eq!(refused.status, StatusCode::CONFLICT, "nobody confirms alone");
    let page = second.get(&path).await;
    let done = second.press(&page, "Confirm restoration", &[]).await;
    assert_eq!(done.status, StatusCode::SEE_OTHER, "{}", done.text());

    assert_eq!(before.get("/").await.location().as_deref(), Some("/sign-in"), "its sessions are over");
    for address in [ADMIN, "olivia@new.example"] {
        let stranger = app.browser();
        let page = stranger.get("/sign-in").await;
        let typed = [("Email", address), ("Password", PASSWORD)];
        let refused = stranger.press(&page, "Sign in", &typed).await;
        assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY, "the old password of {address}");
    }
    come_back(&app, &app.mails().await, "olivia@new.example").await;
    for event in ["request_access_restoration", "restore_access"] {
        assert_eq!(audited(&app, event).await.len(), 1, "{event}");
    }
    let late = second.press(&page, "Confirm restoration", &[]).await;
    assert_eq!(late.status, StatusCode::CONFLICT);
}

#[rstest]
#[actix_web::test]
async fn after_a_day_it_takes_effect_by_itself_and_not_before(
    #[values(Backend::Sqlite, Backend::Postgres)] backend: Backend,
) {
    let (app, path) = world(backend).await;
    let first = app.signed_in(OPERATOR).await;
    request(&first, &path, "").await;
    app.mails().await;
    app.clock.advance(TimeDelta::hours(24) - TimeDelta::seconds(1));
    elapse(&app).await;
    assert!(app.mails().await.is_empty());
    app.clock.advance(TimeDelta::seconds(1));
    elapse(&app).await;
    elapse(&app).await;
    let mails = app.mails().await;
    assert_eq!(mails.len(), 1, "once: {mails:?}");
    come_back(&app, &mails, ADMIN).await;
}

#[rstest]
#[actix_web::test]
async fn anyone_of_the_account_cancels_it_with_the_link_in_the_mail(
    #[values(Backend::Sqlite, Backend::Postgres)] backend: Backend,
) {
    let (app, path) = world(backend).await;
    let first = app.signed_in(OPERATOR).await;
    request(&first, &path, "").await;
    // What is asked for again is mailed after what was asked for first.
    app.clock.advance(TimeDelta::minutes(1));
    assert_eq!(request_twice(&first, &path).await, StatusCode::CONFLICT, "one at a time");
    let mails = app.mails().await;
    let mail = mails.iter().rfind(|mail| mail.contains("default.user@zenith.example")).unwrap();
    let link = link_in(mail, "restoration");
    let stranger = app.browser();
    for _ in 0..3 {
        let page = stranger.get(&link).await;
        assert!(page.says(ADMIN), "{}", page.text());
        assert_eq!(page.header("referrer-policy"), Some("no-referrer"));
    }
    let page = stranger.get(&link).await;
    let canceled = stranger.press(&page, "Cancel restoration", &[]).await;
    assert_eq!(canceled.location().as_deref(), Some("/sign-in"), "{}", canceled.text());
    assert_eq!(stranger.get(&link).await.status, StatusCode::NOT_FOUND);
    assert_eq!(audited(&app, "cancel_access_restoration").await.len(), 2, "the operator's own, too");
    app.clock.advance(TimeDelta::hours(25));
    elapse(&app).await;
    assert!(app.mails().await.is_empty());
    app.browser().sign_in(ADMIN, PASSWORD).await;
}

/// Sends the form of a page that was open before somebody else asked.
async fn request_twice(operator: &Browser, path: &str) -> StatusCode {
    let page = operator.get(path).await;
    operator.press(&page, "Cancel restoration", &[]).await;
    let form = operator.get(path).await;
    request(operator, path, "").await;
    let admin = form.body.split("<option value=\"").skip(1).filter_map(|rest| rest.split_once('"'));
    let admin = admin.map(|(id, _)| id).find(|id| !id.is_empty()).unwrap().to_owned();
    operator.press(&form, "Request restoration", &[("Global admin", &admin)]).await.status
}
