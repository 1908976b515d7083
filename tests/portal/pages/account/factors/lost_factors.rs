//! Whoever has lost all second factors gets back in: a global admin and a day, and for somebody of several accounts its own
//! word too.

use std::sync::Arc;

use actix_web::http::StatusCode;
use chrono::TimeDelta;
use rstest::rstest;
use tandem::{
    auth::totp::AppSecret,
    domain::ids::AuthenticatorId,
    repository::{
        second_factors::{self, Authenticator},
        users,
    },
    service::restorations::Restorations,
};

use crate::{
    pages::partner::account_settings::audited,
    support::{Backend, Browser, PASSWORD, Page, TestApp, link_in},
};

const ADMIN: &str = "global.admin@birch.example";
const WHO: &str = "sales.agent@birch.example";
const BOTH: &str = "consultant@birch.example";

/// Gives somebody an app, as if it had been added, which nobody has any more.
async fn give_app(app: &TestApp, email: &str) {
    let (now, email) = (app.clock.now(), email.to_owned());
    let new = Authenticator {
        id: AuthenticatorId::at(now),
        name: "Lost phone".into(),
        sealed: app.state.keys.seal(AppSecret::random().bytes()),
        last_step: 0,
        created_at: now,
        last_used_at: None,
    };
    app.write(move |db| {
        let user = users::find_credentials(db, &email)?.unwrap().id;
        second_factors::insert(db, user, &new)
    })
    .await;
}

/// The page of somebody in a list, by its address.
async fn page_of(browser: &Browser, list: &str, email: &str) -> String {
    let page = browser.get(&format!("{list}?search={email}")).await;
    let start = format!("{list}/0");
    page.links().into_iter().find(|link| link.starts_with(&start)).unwrap_or_else(|| panic!("{}", page.text()))
}

/// Asks for it on somebody's page.
async fn ask(admin: &Browser, path: &str) -> Page {
    let page = admin.get(path).await;
    admin.press(&page, "Request removal", &[]).await
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

/// Whether the password alone lets somebody in.
async fn gets_in(app: &TestApp, email: &str) -> bool {
    let browser = app.browser();
    browser.sign_in(email, PASSWORD).await;
    browser.visit("/").await.heading() != "Sign in"
}

/// The mails that hold a link which answers it, with whom they went to.
fn told<'a>(mails: &'a [String], email: &str) -> Option<&'a String> {
    mails.iter().find(|mail| mail.contains("/restoration/") && mail.contains(&format!("<{email}>")))
}

#[rstest]
#[case::partner(ADMIN, "/settings/users", WHO)]
#[case::customer("admin@elmbakery.onmicrosoft.com", "/users", "user@elmbakery.onmicrosoft.com")]
#[actix_web::test]
async fn after_a_day_the_password_is_enough_again(
    #[values(Backend::Sqlite, Backend::Postgres)] backend: Backend,
    #[case] admin: &str,
    #[case] list: &str,
    #[case] who: &str,
) {
    let app = TestApp::demo(backend).await;
    let before = app.signed_in(who).await;
    give_app(&app, who).await;
    assert!(!gets_in(&app, who).await);
    let browser = app.signed_in(admin).await;
    let user = page_of(&browser, list, who).await;
    let path = browser.get(&user).await.link("Remove second factors").unwrap();
    let asked = ask(&browser, &path).await;
    assert_eq!(asked.location().as_deref(), Some(path.as_str()), "{}", asked.text());
    let mails = app.mails().await;
    assert!(told(&mails, who).is_some() && told(&mails, admin).is_none(), "{mails:?}");
    assert!(browser.get(&path).await.says("Removal in progress"));

    app.clock.advance(TimeDelta::hours(24) - TimeDelta::seconds(1));
    elapse(&app).await;
    assert!(!gets_in(&app, who).await);
    app.clock.advance(TimeDelta::seconds(1));
    elapse(&app).await;
    elapse(&app).await;
    assert!(gets_in(&app, who).await);
    assert_eq!(before.get("/").await.location().as_deref(), Some("/sign-in"));
    let mails = app.mails().await;
    assert_eq!(mails.iter().filter(|mail| mail.contains("Your second factors were removed")).count(), 1, "{mails:?}");
    for event in ["request_factor_removal", "remove_lost_factors"] {
        assert_eq!(audited(&app, event).await.len(), 1, "{event}");
    }
}

#[rstest]
#[actix_web::test]
async fn whoever_is_told_cancels_it(#[values(Backend::Sqlite, Backend::Postgres)] backend: Backend) {
    let app = TestApp::demo(backend).await;
    // Another global admin is told as well.
    app.sql(
        "UPDATE memberships SET role = 'global_admin' WHERE user_id IN \
         (SELECT id FROM users WHERE email_key = 'user.admin@birch.example')",
    )
    .await;
    give_app(&app, WHO).await;
    let admin = app.signed_in(ADMIN).await;
    let path = format!("{}/second-factors", page_of(&admin, "/settings/users", WHO).await);
    ask(&admin, &path).await;
    let mails = app.mails().await;
    assert!(told(&mails, WHO).is_some() && told(&mails, "user.admin@birch.example").is_some(), "{mails:?}");
    let link = link_in(told(&mails, "user.admin@birch.example").unwrap(), "restoration");
    let stranger = app.browser();
    let page = stranger.get(&link).await;
    assert!(page.says("Birch IT") && page.says(WHO), "{}", page.text());
    let canceled = stranger.press_on(&page, "Cancel removal", &[]).await;
    assert!(canceled.says("Removal canceled."), "{}", canceled.text());
    app.clock.advance(TimeDelta::hours(25));
    elapse(&app).await;
    assert!(!gets_in(&app, WHO).await);
    assert_eq!(audited(&app, "cancel_factor_removal").await.len(), 1);
    // It is asked for again, once at a time, and canceled by whoever may ask.
    let admin = app.signed_in(ADMIN).await;
    let form = admin.get(&path).await;
    ask(&admin, &path).await;
    let twice = admin
        .press(&form.with("name=\"form_key\" value=\"", "name=\"form_key\" value=\"x"), "Request removal", &[])
        .await;
    assert_eq!(twice.status, StatusCode::CONFLICT, "{}", twice.text());
    let waiting = admin.get(&path).await;
    let gone = admin.press_on(&waiting, "Cancel removal", &[]).await;
    assert!(gone.says("Removal canceled."), "{}", gone.text());
    app.clock.advance(TimeDelta::hours(25));
    elapse(&app).await;
    assert!(!gets_in(&app, WHO).await);
}

#[rstest]
#[actix_web::test]
async fn nobody_decides_alone_over_somebody_of_two_accounts(
    #[values(Backend::Sqlite, Backend::Postgres)] backend: Backend,
) {
    let app = TestApp::demo(backend).await;
    give_app(&app, BOTH).await;
    let admin = app.signed_in(ADMIN).await;
    let path = format!("{}/second-factors", page_of(&admin, "/settings/users", BOTH).await);
    assert!(admin.get(&path).await.says("must confirm it by email first"));
    ask(&admin, &path).await;
    let mails = app.mails().await;
    assert_eq!(mails.iter().filter(|mail| mail.contains("/restoration/")).count(), 1, "the person alone: {mails:?}");
    // It says nothing: nothing happens.
    app.clock.advance(TimeDelta::hours(24));
    elapse(&app).await;
    app.clock.advance(TimeDelta::hours(24));
    elapse(&app).await;
    assert!(!gets_in(&app, BOTH).await);

    let admin = app.signed_in(ADMIN).await;
    ask(&admin, &path).await;
    let mails = app.mails().await;
    let link = link_in(told(&mails, BOTH).unwrap(), "restoration");
    let stranger = app.browser();
    let page = stranger.get(&link).await;
    let done = stranger.press_on(&page, "Confirm removal", &[]).await;
    assert!(done.says("Removal confirmed."), "{}", done.text());
    assert_eq!(stranger.get(&link).await.status, StatusCode::NOT_FOUND, "the link has done its part");
    // The other account's global admins hear of it, and can cancel it.
    let mails = app.mails().await;
    for email in [BOTH, "global.admin@maple.example"] {
        assert!(told(&mails, email).is_some(), "{email}: {mails:?}");
    }
    assert!(told(&mails, ADMIN).is_none(), "whoever asked needs no mail");
    app.clock.advance(TimeDelta::hours(24) - TimeDelta::seconds(1));
    elapse(&app).await;
    assert!(!gets_in(&app, BOTH).await);
    app.clock.advance(TimeDelta::seconds(1));
    elapse(&app).await;
    assert!(gets_in(&app, BOTH).await);
    assert_eq!(audited(&app, "confirm_factor_removal").await.len(), 1);
}

#[rstest]
#[actix_web::test]
async fn whoever_comes_to_belong_elsewhere_meanwhile_keeps_its_factors(
    #[values(Backend::Sqlite, Backend::Postgres)] backend: Backend,
) {
    let app = TestApp::demo(backend).await;
    give_app(&app, WHO).await;
    let admin = app.signed_in(ADMIN).await;
    let path = format!("{}/second-factors", page_of(&admin, "/settings/users", WHO).await);
    ask(&admin, &path).await;
    app.sql(&format!(
        "INSERT INTO memberships (user_id, account_id, role, created_at) SELECT users.id, accounts.id, 'sales_agent', \
         users.created_at FROM users, accounts WHERE users.email_key = '{WHO}' AND accounts.name = 'Maple Direct'",
    ))
    .await;
    app.clock.advance(TimeDelta::hours(24));
    elapse(&app).await;
    assert!(!gets_in(&app, WHO).await);
    assert_eq!(audited(&app, "cancel_factor_removal").await.len(), 1);
}

#[rstest]
#[actix_web::test]
async fn only_global_admins_do_so_for_others_who_have_factors(
    #[values(Backend::Sqlite, Backend::Postgres)] backend: Backend,
) {
    let app = TestApp::demo(backend).await;
    let admin = app.signed_in(ADMIN).await;
    let user = page_of(&admin, "/settings/users", WHO).await;
    let path = format!("{user}/second-factors");
    assert!(admin.get(&path).await.says("This person has no second factor."));
    let token = crate::pages::platform::access::csrf(&admin).await;
    let none = admin.post(&path, &[("csrf", &token), ("form_key", "one")]).await;
    assert_eq!(none.status, StatusCode::CONFLICT);
    let own = format!("{}/second-factors", page_of(&admin, "/settings/users", ADMIN).await);
    assert_eq!(admin.get(&own).await.status, StatusCode::CONFLICT);
    give_app(&app, WHO).await;
    let lesser = app.signed_in("user.admin@birch.example").await;
    assert!(lesser.get(&user).await.link("Remove second factors").is_none());
    let token = crate::pages::platform::access::csrf(&lesser).await;
    let refused = lesser.post(&path, &[("csrf", &token), ("form_key", "two")]).await;
    assert_eq!(refused.status, StatusCode::CONFLICT, "{}", refused.text());
    let stranger = app.signed_in("global.admin@aurora.example").await;
    assert_eq!(stranger.get(&path).await.status, StatusCode::NOT_FOUND);
    app.clock.advance(TimeDelta::minutes(10));
    let token = crate::pages::platform::access::csrf(&admin).await;
    let asked = admin.post(&path, &[("csrf", &token), ("form_key", "three")]).await;
    assert_eq!(asked.heading(), "Confirm it’s you");
}
