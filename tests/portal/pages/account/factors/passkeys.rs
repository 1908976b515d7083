//! Passkeys: adding them, getting in by them, and what of them isn't taken.

use actix_web::http::StatusCode;
use chrono::TimeDelta;
use rstest::rstest;
use serde_json::Value;
use tandem::{domain::second_factor::FactorRule, service::customer_users::Purges};

use crate::{
    pages::{account::security_events::events::counted, partner::account_settings::audited},
    support::{
        Backend, Browser, PASSWORD, Page, TestApp,
        device::{Device, PRESENT, VERIFIED},
    },
};

const WHO: &str = "sales.agent@aurora.example";
const OTHER: &str = "global.admin@aurora.example";
const ADD: &str = "/settings/security/passkey";

/// The fields of the form with this button.
fn field(page: &Page, button: &str, name: &str) -> String {
    let (_, fields) = page.fill(None, button, &[]);
    fields.into_iter().find(|(one, _)| one == name).unwrap().1
}

/// What the script of a page asks the portal for.
async fn question(browser: &Browser, page: &Page, button: &str, purpose: &str) -> Value {
    let token = field(page, button, "csrf");
    let answer = browser.post("/passkeys/challenge", &[("csrf", &token), ("purpose", purpose)]).await;
    assert_eq!(answer.status, StatusCode::OK, "{}", answer.body);
    assert_eq!(answer.header("cache-control"), Some("no-store"));
    serde_json::from_str(&answer.body).unwrap()
}

/// Sends a form with the answer of a device in it.
async fn answer(browser: &Browser, page: &Page, button: &str, typed: &[(&str, &str)], answer: &str) -> Page {
    let (action, mut fields) = page.fill(None, button, typed);
    let place = fields.iter_mut().find(|(name, _)| name.ends_with("passkey")).unwrap();
    assert_eq!(place.1, "");
    answer.clone_into(&mut place.1);
    let fields: Vec<(&str, &str)> = fields.iter().map(|(name, value)| (name.as_str(), value.as_str())).collect();
    browser.post(&action, &fields).await
}

/// Adds a passkey of a new device.
async fn add(browser: &Browser, name: &str) -> (Device, Page) {
    let mut device = Device::default();
    let page = browser.get(ADD).await;
    let made = device.create(&question(browser, &page, "Create passkey", "add").await);
    let done = answer(browser, &page, "Create passkey", &[("Name", name)], &made).await;
    assert!(done.status.is_success() || done.status.is_redirection(), "{}", done.text());
    (device, done)
}

/// Signs in by a passkey alone; what the portal answers.
async fn sign_in(browser: &Browser, device: &mut Device, to: &str) -> Page {
    let page = browser.get(&format!("/sign-in?return_to={to}")).await;
    let shown = device.show(&question(browser, &page, "Sign in with a passkey", "sign-in").await);
    answer(browser, &page, "Sign in with a passkey", &[], &shown).await
}

async fn is_in(browser: &Browser) -> bool {
    browser.get("/").await.status == StatusCode::OK
}

/// Gives the password, and comes to the second step.
async fn half_in(app: &TestApp, email: &str) -> (Browser, Page) {
    let browser = app.browser();
    browser.sign_in(email, PASSWORD).await;
    let step = browser.visit("/sign-in/second").await;
    assert_eq!(step.heading(), "Verify it’s you");
    (browser, step)
}

#[rstest]
#[actix_web::test]
async fn a_passkey_is_added_and_lets_its_holder_in_alone(
    #[values(Backend::Sqlite, Backend::Postgres)] backend: Backend,
) {
    let app = TestApp::demo(backend).await;
    let first = app.signed_in(WHO).await;
    let thief = first.twin();
    let (mut device, done) = add(&first, "Laptop").await;
    assert_eq!(done.texts(".codes .secret").len(), 10, "{}", done.text());
    assert!(is_in(&first).await && !is_in(&thief).await, "the session has another key");
    let mails = app.mails().await;
    assert!(mails.iter().any(|mail| mail.contains("Passkey added") && mail.contains("Laptop")), "{mails:?}");
    let row = first.get("/settings/security").await.row("Laptop").unwrap();
    assert!(row.contains("Never"), "{row}");

    let browser = app.browser();
    let entered = sign_in(&browser, &mut device, "/customers").await;
    assert_eq!(entered.location().as_deref(), Some("/customers"), "{}", entered.text());
    assert_eq!(browser.get("/customers").await.heading(), "Customers");
    let row = browser.get("/settings/security").await.row("Laptop").unwrap();
    assert!(!row.contains("Never"), "{row}");
    assert_eq!(audited(&app, "second_factor_added").await.len(), 1);
    // A second one brings no other codes.
    let (_, done) = add(&browser, "").await;
    assert_eq!(done.location().as_deref(), Some("/settings/security"));
    assert!(browser.get("/settings/security").await.row("Passkey 2").is_some());
}

#[rstest]
#[actix_web::test]
async fn the_same_form_once_more_adds_nothing_and_shows_no_codes(
    #[values(Backend::Sqlite, Backend::Postgres)] backend: Backend,
) {
    let app = TestApp::demo(backend).await;
    let browser = app.signed_in(WHO).await;
    let mut device = Device::default();
    let page = browser.get(ADD).await;
    let made = device.create(&question(&browser, &page, "Create passkey", "add").await);
    assert_eq!(answer(&browser, &page, "Create passkey", &[], &made).await.status, StatusCode::OK);
    let again = answer(&browser, &page, "Create passkey", &[], &made).await;
    assert_eq!(again.location().as_deref(), Some("/settings/security"));
    assert_eq!(audited(&app, "second_factor_added").await.len(), 1);
    // Nobody else adds what is somebody's.
    let other = app.signed_in(OTHER).await;
    let page = other.get(ADD).await;
    let made = device.create(&question(&other, &page, "Create passkey", "add").await);
    let taken = answer(&other, &page, "Create passkey", &[], &made).await;
    assert_eq!(taken.status, StatusCode::CONFLICT, "{}", taken.text());
}

#[rstest]
#[actix_web::test]
async fn after_the_password_a_passkey_is_asked_for(#[values(Backend::Sqlite, Backend::Postgres)] backend: Backend) {
    let app = TestApp::demo(backend).await;
    let (mut device, done) = add(&app.signed_in(WHO).await, "Laptop").await;
    let codes = done.texts(".codes .secret");
    let (mut stranger, _) = add(&app.signed_in(OTHER).await, "Laptop").await;

    let (browser, step) = half_in(&app, WHO).await;
    assert!(!step.says("Verification code"), "there is no app: {}", step.text());
    let asked = question(&browser, &step, "Use a passkey", "second-step").await;
    assert_eq!(asked["allowCredentials"].as_array().unwrap().len(), 1);
    let foreign = answer(&browser, &step, "Use a passkey", &[], &stranger.show(&asked)).await;
    assert_eq!(foreign.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(foreign.says("This passkey isn’t known here."), "{}", foreign.text());
    // The question has been answered, if wrongly.
    let late = answer(&browser, &step, "Use a passkey", &[], &device.show(&asked)).await;
    assert_eq!(late.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(!is_in(&browser).await);
    // Who is known already need not be named by the device.
    device.names_holder = false;
    let asked = question(&browser, &late, "Use a passkey", "second-step").await;
    let entered = answer(&browser, &late, "Use a passkey", &[], &device.show(&asked)).await;
    assert_eq!(entered.location().as_deref(), Some("/"), "{}", entered.text());
    assert!(is_in(&browser).await);

    let (browser, step) = half_in(&app, WHO).await;
    let ask = browser.get(&step.link("Use a recovery code").unwrap()).await;
    assert!(ask.link("Use your passkey").is_some());
    browser.press(&ask, "Verify", &[("Recovery code", &codes[0])]).await;
    assert!(is_in(&browser).await);
}

#[rstest]
#[actix_web::test]
async fn what_answers_no_question_of_this_browser_lets_nobody_in(
    #[values(Backend::Sqlite, Backend::Postgres)] backend: Backend,
) {
    let app = TestApp::demo(backend).await;
    let (mut device, _) = add(&app.signed_in(WHO).await, "Laptop").await;
    let browser = app.browser();
    let button = "Sign in with a passkey";
    let page = browser.get("/sign-in").await;
    let refused = |page: Page| {
        assert_eq!(page.status, StatusCode::UNPROCESSABLE_ENTITY);
        assert!(page.says("The passkey wasn’t accepted. Try again."), "{}", page.text());
    };
    // Nothing was asked; it was asked too long ago; another browser was asked; for something else.
    let other = app.browser();
    let theirs = other.get("/sign-in").await;
    let asked = question(&other, &theirs, button, "sign-in").await;
    refused(answer(&browser, &page, button, &[], &device.show(&asked)).await);
    let asked = question(&browser, &page, button, "sign-in").await;
    let shown = device.show(&asked);
    app.clock.advance(TimeDelta::minutes(5));
    refused(answer(&browser, &page, button, &[], &shown).await);
    question(&browser, &page, button, "sign-in").await;
    refused(answer(&browser, &page, button, &[], &device.show(&asked)).await);
    refused(answer(&browser, &page, button, &[], "{}").await);
    let asked = question(&browser, &page, button, "sign-in").await;
    let shown = device.show(&asked);
    assert_eq!(answer(&browser, &page, button, &[], &shown).await.status, StatusCode::SEE_OTHER);
    let replayed = app.browser();
    refused(answer(&replayed, &replayed.get("/sign-in").await, button, &[], &shown).await);
    // Somewhere else, by nobody who said who it is, or of nobody.
    for flags in [PRESENT, VERIFIED, 0] {
        device.flags = flags;
        refused(sign_in(&app.browser(), &mut device, "/").await);
    }
    device.flags = PRESENT | VERIFIED;
    device.origin = "http://portal.test.example".into();
    refused(sign_in(&app.browser(), &mut device, "/").await);
    device.origin = "http://portal.test".into();
    device.names_holder = false;
    let unnamed = sign_in(&app.browser(), &mut device, "/").await;
    assert!(unnamed.says("This passkey isn’t known here."), "{}", unnamed.text());
    device.names_holder = true;
    assert_eq!(sign_in(&app.browser(), &mut device, "/").await.status, StatusCode::SEE_OTHER);
    assert_eq!(counted(&app, "sign_in_failed").await.1, 10);
}

#[rstest]
#[actix_web::test]
async fn a_counter_that_went_back_is_refused_and_its_holder_told(
    #[values(Backend::Sqlite, Backend::Postgres)] backend: Backend,
) {
    let app = TestApp::demo(backend).await;
    let (mut device, _) = add(&app.signed_in(WHO).await, "Laptop").await;
    device.count = 10;
    assert_eq!(sign_in(&app.browser(), &mut device, "/").await.status, StatusCode::SEE_OTHER);
    app.mails().await;
    device.count = 7;
    let refused = sign_in(&app.browser(), &mut device, "/").await;
    assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(refused.says("someone may have a copy of it"), "{}", refused.text());
    let mails = app.mails().await;
    assert!(mails.iter().any(|mail| mail.contains(WHO) && mail.contains("copy of your passkey")), "{mails:?}");
    assert_eq!(audited(&app, "passkey_suspected").await.len(), 1);
    device.count = 11;
    assert_eq!(sign_in(&app.browser(), &mut device, "/").await.status, StatusCode::SEE_OTHER);
}

#[rstest]
#[actix_web::test]
async fn a_passkey_proves_who_one_is_in_the_way_of_a_form_and_before_a_page(
    #[values(Backend::Sqlite, Backend::Postgres)] backend: Backend,
) {
    let app = TestApp::demo(backend).await;
    let browser = app.signed_in(OTHER).await;
    let (mut device, _) = add(&browser, "Laptop").await;
    let page = browser.get("/settings/users/new").await;
    app.clock.advance(TimeDelta::minutes(10));
    let person = [("Full name", "Noor Haddad"), ("Email address", "noor@aurora.example"), ("Sales agent", "on")];
    let asked = browser.press(&page, "Add", &person).await;
    assert_eq!((asked.status, asked.heading().as_str()), (StatusCode::FORBIDDEN, "Confirm it’s you"));
    // Where a passkey was shown, the password alone proves nothing.
    assert!(!asked.body.contains("type=\"password\""), "{}", asked.text());
    let (_, fields) = asked.fill(None, "Use a passkey", &[]);
    let mut by_password: Vec<(&str, &str)> = fields
        .iter()
        .filter(|(name, _)| name != "proof_passkey")
        .map(|(name, value)| (name.as_str(), value.as_str()))
        .collect();
    by_password.push(("proof_password", PASSWORD));
    assert_eq!(browser.post("/settings/users/new", &by_password).await.status, StatusCode::FORBIDDEN);
    let wrong = answer(&browser, &asked, "Use a passkey", &[], "{\"id\":1}").await;
    assert_eq!(wrong.status, StatusCode::FORBIDDEN);
    assert!(wrong.says("The passkey wasn’t accepted."), "{}", wrong.text());
    let shown = device.show(&question(&browser, &wrong, "Use a passkey", "proof").await);
    let done = answer(&browser, &wrong, "Use a passkey", &[], &shown).await;
    assert!(!done.status.is_client_error(), "{}", done.text());
    assert!(browser.get("/settings/users?search=noor").await.says("noor@aurora.example"));

    app.clock.advance(TimeDelta::minutes(10));
    let asked = browser.visit("/customers/export").await;
    let shown = device.show(&question(&browser, &asked, "Use a passkey", "proof").await);
    let led = answer(&browser, &asked, "Use a passkey", &[], &shown).await;
    assert_eq!(led.location().as_deref(), Some("/customers/export"), "{}", led.text());
    assert_eq!(browser.get("/customers/export").await.status, StatusCode::OK);
    // Before another is made, a proof is asked for.
    app.clock.advance(TimeDelta::minutes(10));
    assert!(browser.get(ADD).await.location().unwrap().starts_with("/confirm?"));
}

#[rstest]
#[actix_web::test]
async fn passkeys_are_renamed_and_removed(#[values(Backend::Sqlite, Backend::Postgres)] backend: Backend) {
    let app = TestApp::demo(backend).await;
    let browser = app.signed_in(WHO).await;
    let (mut device, _) = add(&browser, "Laptop").await;
    let page = browser.get("/settings/security").await;
    let rename = browser.get(&page.link("Rename").unwrap()).await;
    let refused = browser.press(&rename, "Save", &[("Name", " ")]).await;
    assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(!refused.refusal_of("Name").is_empty());
    let named = browser.press_on(&rename, "Save", &[("Name", "Work laptop")]).await;
    assert!(named.row("Work laptop").is_some(), "{}", named.text());
    let confirm = browser.get(&named.link("Remove").unwrap()).await;
    assert!(confirm.says("This is your only one."), "{}", confirm.text());
    for path in [rename.path.as_str(), confirm.path.as_str()] {
        let status = app.signed_in("sales.agent@birch.example").await.get(path).await.status;
        assert_eq!(status, StatusCode::NOT_FOUND, "{path}");
    }
    app.mails().await;
    let after = browser.press_on(&confirm, "Yes", &[]).await;
    assert!(after.says("Work laptop removed.") && after.row("Work laptop").is_none(), "{}", after.text());
    assert!(app.mails().await.iter().any(|mail| mail.contains("Passkey removed")));
    assert_eq!(audited(&app, "second_factor_removed").await.len(), 1);
    let unknown = sign_in(&app.browser(), &mut device, "/").await;
    assert!(unknown.says("This passkey isn’t known here."), "{}", unknown.text());
    // The password is enough again.
    assert!(is_in(&app.signed_in(WHO).await).await);
}

#[rstest]
#[actix_web::test]
async fn the_last_factor_stays_where_one_is_required_whatever_it_is(
    #[values(Backend::Sqlite, Backend::Postgres)] backend: Backend,
) {
    let app = TestApp::demo_with_rule(backend, FactorRule::Administrators).await;
    let admin = app.signed_in(OTHER).await;
    app.clock.advance(TimeDelta::days(14));
    let admin_again = app.signed_in(OTHER).await;
    assert!(!is_in(&admin).await);
    let stopped = admin_again.visit("/customers").await;
    let page = admin_again.get(&stopped.link("Add passkey").unwrap()).await;
    assert!(page.says("Your role requires a second factor."), "{}", page.text());
    add(&admin_again, "Laptop").await;
    assert_eq!(admin_again.get("/customers").await.status, StatusCode::OK);
    let page = admin_again.get("/settings/security").await;
    let confirm = admin_again.get(&page.link("Remove").unwrap()).await;
    assert!(confirm.says("this is your only one"), "{}", confirm.text());
    let token = crate::pages::platform::access::csrf(&admin_again).await;
    let kept = admin_again.post(&confirm.path, &[("csrf", &token)]).await;
    assert_eq!(kept.status, StatusCode::CONFLICT);
    add(&admin_again, "Phone").await;
    let removed = admin_again.post(&confirm.path, &[("csrf", &token)]).await;
    assert_eq!(removed.status, StatusCode::SEE_OTHER, "{}", removed.text());
}

#[rstest]
#[actix_web::test]
async fn whoever_was_deleted_from_a_directory_is_let_in_by_nothing(
    #[values(Backend::Sqlite, Backend::Postgres)] backend: Backend,
) {
    let app = TestApp::demo(backend).await;
    let email = "user@elmbakery.onmicrosoft.com";
    let (mut device, _) = add(&app.signed_in(email).await, "Laptop").await;
    assert_eq!(sign_in(&app.browser(), &mut device, "/").await.status, StatusCode::SEE_OTHER);
    let admin = app.signed_in("admin@elmbakery.onmicrosoft.com").await;
    let list = admin.get("/users?search=user@elm").await;
    let user = list.links().into_iter().find(|link| link.starts_with("/users/0")).unwrap();
    let confirm = admin.get(&format!("{user}/delete")).await;
    admin.press(&confirm, "Delete user account", &[]).await;
    let gone = sign_in(&app.browser(), &mut device, "/").await;
    assert_eq!(gone.status, StatusCode::UNPROCESSABLE_ENTITY, "{}", gone.text());
    // Nor once it is forgotten who that was.
    app.clock.advance(TimeDelta::days(31));
    let purges = Purges { database: app.state.database.clone(), clock: app.clock.clone() };
    assert_eq!(purges.drain().await.unwrap(), 1);
    let gone = sign_in(&app.browser(), &mut device, "/").await;
    assert_eq!(gone.status, StatusCode::UNPROCESSABLE_ENTITY, "{}", gone.text());
}

#[rstest]
#[actix_web::test]
async fn where_the_portal_is_a_number_there_are_none(#[values(Backend::Sqlite, Backend::Postgres)] backend: Backend) {
    let app = TestApp::demo_at(backend, "http://127.0.0.1:8080").await;
    let browser = app.signed_in(WHO).await;
    let page = browser.get("/settings/security").await;
    assert!(page.says("Passkeys aren’t available here") && page.link("Add passkey").is_none(), "{}", page.text());
    let page = browser.get(ADD).await;
    assert!(page.says("Passkeys aren’t available here"), "{}", page.text());
    let stranger = app.browser();
    let page = stranger.get("/sign-in").await;
    assert!(!page.body.contains("/sign-in/passkey"));
    let token = field(&page, "Sign in", "csrf");
    let none = stranger.post("/passkeys/challenge", &[("csrf", &token), ("purpose", "sign-in")]).await;
    assert_eq!(none.status, StatusCode::NOT_FOUND);
}

#[rstest]
#[actix_web::test]
async fn questions_are_for_whoever_may_answer_them(#[values(Backend::Sqlite, Backend::Postgres)] backend: Backend) {
    let app = TestApp::demo(backend).await;
    let stranger = app.browser();
    let page = stranger.get("/sign-in").await;
    let token = field(&page, "Sign in", "csrf");
    for (purpose, status) in [("add", 303), ("proof", 303), ("second-step", 303), ("", 404), ("sign-in", 200)] {
        let answer = stranger.post("/passkeys/challenge", &[("csrf", &token), ("purpose", purpose)]).await;
        assert_eq!(answer.status.as_u16(), status, "{purpose}");
    }
    let forged = stranger.post("/passkeys/challenge", &[("purpose", "sign-in")]).await;
    assert_eq!(forged.status, StatusCode::FORBIDDEN);
    // One question of a kind waits for a browser, however often it asks.
    for _ in 0..3 {
        question(&stranger, &page, "Sign in with a passkey", "sign-in").await;
    }
    let rows = crate::pages::partner::indirect_resellers::dump(&app).await.remove("passkey_challenges").unwrap();
    assert_eq!(rows.len(), 1);
}
