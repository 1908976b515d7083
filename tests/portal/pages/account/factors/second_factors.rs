//! Second factors: adding, showing and removing them, and who must have one.

use actix_web::http::StatusCode;
use chrono::TimeDelta;
use rstest::rstest;
use tandem::{auth::totp::AppSecret, domain::second_factor::FactorRule};

use crate::support::{Backend, Browser, PASSWORD, Page, TestApp};

const WHO: &str = "sales.agent@aurora.example";
const APP: &str = "/settings/security/authenticator";

/// The secret that the page shows as text.
fn secret_of(page: &Page) -> AppSecret {
    let text = page.text_by_id("app-key").replace(' ', "");
    let bits: Vec<u8> = text
        .bytes()
        .flat_map(|sign| {
            let value = if sign.is_ascii_digit() { sign - b'2' + 26 } else { sign - b'A' };
            (0..5).rev().map(move |bit| value >> bit & 1)
        })
        .collect();
    let bytes: Vec<u8> = bits.chunks_exact(8).map(|byte| byte.iter().fold(0, |sum, bit| sum << 1 | bit)).collect();
    AppSecret::from_bytes(&bytes).unwrap()
}

/// Adds an app; gives its secret and the recovery codes that came with it.
pub async fn turn_on(app: &TestApp, browser: &Browser) -> (AppSecret, Vec<String>) {
    let page = browser.get(APP).await;
    let secret = secret_of(&page);
    let code = secret.code_at(app.clock.now()).unwrap();
    let done = browser.press(&page, "Turn on", &[("Verification code", &code), ("Name", "Work phone")]).await;
    assert_eq!(done.status, StatusCode::OK, "{}", done.text());
    (secret, done.texts(".codes .secret"))
}

/// Gives the password, and comes to the second step.
async fn half_in(app: &TestApp, to: &str) -> (Browser, Page) {
    let browser = app.browser();
    let page = browser.get(&format!("/sign-in?return_to={to}")).await;
    let answer = browser.press(&page, "Sign in", &[("Email", WHO), ("Password", PASSWORD)]).await;
    let step = browser.visit(&answer.location().unwrap()).await;
    assert_eq!(step.heading(), "Verify it’s you");
    (browser, step)
}

async fn is_in(browser: &Browser) -> bool {
    browser.get("/").await.status == StatusCode::OK
}

#[rstest]
#[actix_web::test]
async fn with_an_app_the_password_alone_lets_nobody_in(#[values(Backend::Sqlite, Backend::Postgres)] backend: Backend) {
    let app = TestApp::demo(backend).await;
    let first = app.signed_in(WHO).await;
    let thief = first.twin();
    let (secret, codes) = turn_on(&app, &first).await;
    assert_eq!(codes.len(), 10);
    // The session goes on under another key.
    assert!(is_in(&first).await && !is_in(&thief).await);
    let mails = app.mails().await;
    assert!(mails.iter().any(|mail| mail.contains("Authenticator app added") && mail.contains("Work phone")));

    let (browser, step) = half_in(&app, "/customers").await;
    assert!(!is_in(&browser).await);
    // The code with which it was added counts no more.
    let used = secret.code_at(app.clock.now()).unwrap();
    let refused = browser.press(&step, "Verify", &[("Verification code", &used)]).await;
    assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(refused.refusal_of("Verification code").starts_with("The code is wrong or was already used."));
    app.clock.advance(TimeDelta::seconds(30));
    let code = secret.code_at(app.clock.now()).unwrap();
    let page = browser.press_on(&refused, "Verify", &[("Verification code", &code)]).await;
    assert_eq!(page.heading(), "Customers");

    // Nor does one that let somebody in.
    let (other, step) = half_in(&app, "/").await;
    assert_eq!(other.press(&step, "Verify", &[("Verification code", &code)]).await.status.as_u16(), 422);
    assert!(browser.get("/settings/security").await.row("Work phone").is_some());
}

#[rstest]
#[actix_web::test]
async fn a_recovery_code_lets_its_owner_in_once(#[values(Backend::Sqlite, Backend::Postgres)] backend: Backend) {
    let app = TestApp::demo(backend).await;
    let (_, codes) = turn_on(&app, &app.signed_in(WHO).await).await;
    let typed = codes[3].to_lowercase().replace('-', " ");
    let (browser, step) = half_in(&app, "/customers").await;
    let ask = browser.get(&step.link("Use a recovery code").unwrap()).await;
    let wrong = browser.press(&ask, "Verify", &[("Recovery code", "0000-0000-0000-0000-0000-0000")]).await;
    assert!(wrong.refusal_of("Recovery code").starts_with("This isn’t one of your unused recovery codes."));
    let page = browser.press_on(&wrong, "Verify", &[("Recovery code", &typed)]).await;
    assert_eq!(page.heading(), "Customers");
    assert!(browser.get("/settings/security").await.says("9 recovery codes left"));
    assert!(app.mails().await.iter().any(|mail| mail.contains("A recovery code was used") && mail.contains("9 codes")));

    let (browser, step) = half_in(&app, "/").await;
    let ask = browser.get(&step.link("Use a recovery code").unwrap()).await;
    assert_eq!(browser.press(&ask, "Verify", &[("Recovery code", &typed)]).await.status.as_u16(), 422);
    // Somebody else's are none of one's own.
    let other = app.signed_in("global.admin@aurora.example").await;
    let (_, foreign) = turn_on(&app, &other).await;
    assert_eq!(browser.press(&ask, "Verify", &[("Recovery code", &foreign[0])]).await.status.as_u16(), 422);
}

#[rstest]
#[actix_web::test]
async fn five_wrong_codes_end_the_step_and_twenty_an_hour_are_all(
    #[values(Backend::Sqlite, Backend::Postgres)] backend: Backend,
) {
    let app = TestApp::demo(backend).await;
    let (secret, codes) = turn_on(&app, &app.signed_in(WHO).await).await;
    for _ in 0..4 {
        let (browser, mut step) = half_in(&app, "/").await;
        for _ in 0..5 {
            step = browser.press(&step, "Verify", &[("Verification code", "000000")]).await;
            assert_eq!(step.status, StatusCode::UNPROCESSABLE_ENTITY);
        }
        let over = browser.press_on(&step, "Verify", &[("Verification code", "000000")]).await;
        assert_eq!(over.heading(), "Sign in");
        assert!(over.says("too many codes were wrong"), "{}", over.text());
    }
    app.clock.advance(TimeDelta::minutes(1));
    let (browser, step) = half_in(&app, "/").await;
    let right = secret.code_at(app.clock.now()).unwrap();
    let refused = browser.press(&step, "Verify", &[("Verification code", &right)]).await;
    assert!(refused.refusal_of("Verification code").starts_with("Too many wrong codes in the last hour."));
    // Whoever it is about is not locked out.
    let ask = browser.get(&refused.link("Use a recovery code").unwrap()).await;
    browser.press(&ask, "Verify", &[("Recovery code", &codes[0])]).await;
    assert!(is_in(&browser).await);
    app.clock.advance(TimeDelta::hours(1));
    let (browser, step) = half_in(&app, "/").await;
    let right = secret.code_at(app.clock.now()).unwrap();
    browser.press(&step, "Verify", &[("Verification code", &right)]).await;
    assert!(is_in(&browser).await);
}

#[rstest]
#[actix_web::test]
async fn codes_that_were_wrong_by_a_clock_that_was_a_day_ahead_keep_nobody_out_for_a_day(
    #[values(Backend::Sqlite, Backend::Postgres)] backend: Backend,
) {
    let app = TestApp::demo(backend).await;
    let (secret, _) = turn_on(&app, &app.signed_in(WHO).await).await;
    let hour = TimeDelta::hours(1);
    app.clock.advance(hour);
    let shown = secret.code_at(app.clock.now()).unwrap();
    app.clock.advance(TimeDelta::days(1));
    for _ in 0..4 {
        let (browser, mut step) = half_in(&app, "/").await;
        for _ in 0..5 {
            // The phone is right, and the portal is not.
            step = browser.press(&step, "Verify", &[("Verification code", &shown)]).await;
            assert_eq!(step.status, StatusCode::UNPROCESSABLE_ENTITY);
        }
    }
    app.clock.advance(-TimeDelta::days(1));
    app.worker.bring_forward().await.unwrap();
    // As after any twenty that were wrong.
    app.clock.advance(hour);
    let (browser, step) = half_in(&app, "/").await;
    let right = secret.code_at(app.clock.now()).unwrap();
    browser.press(&step, "Verify", &[("Verification code", &right)]).await;
    assert!(is_in(&browser).await);
}

#[rstest]
#[actix_web::test]
async fn a_second_step_lasts_ten_minutes_and_belongs_to_its_browser(
    #[values(Backend::Sqlite, Backend::Postgres)] backend: Backend,
) {
    let app = TestApp::demo(backend).await;
    let (secret, _) = turn_on(&app, &app.signed_in(WHO).await).await;
    let (browser, step) = half_in(&app, "/").await;
    assert_eq!(app.browser().get("/sign-in/second").await.location().as_deref(), Some("/sign-in"));
    app.clock.advance(TimeDelta::minutes(10));
    let code = secret.code_at(app.clock.now()).unwrap();
    let over = browser.press_on(&step, "Verify", &[("Verification code", &code)]).await;
    assert_eq!(over.heading(), "Sign in");
    assert!(!is_in(&browser).await);
}

#[rstest]
#[actix_web::test]
async fn a_wrong_first_code_keeps_the_key_and_what_was_typed(
    #[values(Backend::Sqlite, Backend::Postgres)] backend: Backend,
) {
    let app = TestApp::demo(backend).await;
    let browser = app.signed_in(WHO).await;
    let page = browser.get(APP).await;
    assert_eq!(page.header("cache-control"), Some("no-store"));
    assert!(page.body.contains("<svg class=\"qr\""));
    let refused = browser.press(&page, "Turn on", &[("Verification code", "123"), ("Name", "Pixel")]).await;
    assert_eq!((refused.status.as_u16(), refused.value_of("Name").as_str()), (422, "Pixel"));
    assert_eq!(refused.text_by_id("app-key"), page.text_by_id("app-key"));
    // Nothing is kept of a key that was only looked at, and nobody else's form turns it on.
    let secret = secret_of(&page);
    let code = secret.code_at(app.clock.now()).unwrap();
    let other = app.signed_in("global.admin@aurora.example").await;
    let mut theirs = other.get(APP).await;
    let (_, fields) = page.fill(None, "Turn on", &[]);
    let sealed = fields.into_iter().find(|(name, _)| name == "proposal").unwrap().1;
    let (_, own) = theirs.fill(None, "Turn on", &[]);
    let token = own.into_iter().find(|(name, _)| name == "csrf").unwrap().1;
    theirs = other.post(APP, &[("csrf", &token), ("proposal", &sealed), ("code", &code)]).await;
    assert!(theirs.refusal_of("Verification code").starts_with("This key is too old."));
    app.clock.advance(TimeDelta::hours(1));
    let late = secret.code_at(app.clock.now()).unwrap();
    let asked = browser.press(&page, "Turn on", &[("Verification code", &late)]).await;
    let refused = browser.press(&asked, "Continue", &[("Password", PASSWORD)]).await;
    assert!(refused.refusal_of("Verification code").starts_with("This key is too old."));
    assert_ne!(refused.text_by_id("app-key"), page.text_by_id("app-key"));
}

#[rstest]
#[actix_web::test]
async fn apps_are_removed_and_codes_replaced(#[values(Backend::Sqlite, Backend::Postgres)] backend: Backend) {
    let app = TestApp::demo(backend).await;
    let browser = app.signed_in(WHO).await;
    let (_, old) = turn_on(&app, &browser).await;
    let page = browser.get("/settings/security/recovery-codes").await;
    let new = browser.press(&page, "Get new codes", &[]).await.texts(".codes .secret");
    assert!(new.len() == 10 && old.iter().all(|code| !new.contains(code)));
    // The same form once more makes no others, which nobody would have seen.
    let again = browser.press(&page, "Get new codes", &[]).await;
    assert_eq!(again.location().as_deref(), Some("/settings/security/recovery-codes"));
    let mails = app.mails().await;
    assert_eq!(mails.iter().filter(|mail| mail.contains("New recovery codes")).count(), 1);
    let page = browser.get("/settings/security").await;
    let confirm = browser.get(&page.link("Remove").unwrap()).await;
    assert!(confirm.says("This is your only one."));
    let after = browser.press_on(&confirm, "Yes", &[]).await;
    assert!(after.says("Work phone removed.") && after.row("Work phone").is_none());
    let again = app.signed_in(WHO).await;
    assert!(is_in(&again).await);
    assert!(app.mails().await.iter().any(|mail| mail.contains("Authenticator app removed")));
    let none = browser.get("/settings/security/recovery-codes").await;
    assert!(none.says("No recovery codes"));
    // From here on the password is proof enough: there is no code to show.
    app.clock.advance(TimeDelta::minutes(10));
    let page = browser.get(APP).await;
    let asked = browser.press(&page, "Turn on", &[("Verification code", "000000")]).await;
    let refused = browser.press(&asked, "Continue", &[("Password", PASSWORD)]).await;
    assert!(refused.refusal_of("Verification code").starts_with("The code is wrong"));
    // Somebody else's does not exist.
    turn_on(&app, &app.signed_in("global.admin@aurora.example").await).await;
    let theirs = confirm.path.clone();
    assert_eq!(app.signed_in("sales.agent@birch.example").await.get(&theirs).await.status, StatusCode::NOT_FOUND);
}

#[rstest]
#[actix_web::test]
async fn whoever_must_have_a_second_factor_has_fourteen_days_for_it(
    #[values(Backend::Sqlite, Backend::Postgres)] backend: Backend,
) {
    let app = TestApp::demo_with_rule(backend, FactorRule::Administrators).await;
    let admin = app.signed_in("global.admin@aurora.example").await;
    assert!(admin.get("/").await.says("14 days left: add one by"));
    app.clock.advance(TimeDelta::days(14) - TimeDelta::seconds(1));
    let admin = app.signed_in("global.admin@aurora.example").await;
    assert!(is_in(&admin).await);
    assert!(admin.get("/").await.says("Add one today"));
    app.clock.advance(TimeDelta::seconds(1));
    let stopped = admin.visit("/customers").await;
    assert_eq!(stopped.heading(), "Add authenticator app");
    assert!(stopped.says("Your role requires a second factor."));
    let code = secret_of(&stopped).code_at(app.clock.now()).unwrap();
    assert_eq!(admin.press(&stopped, "Turn on", &[("Verification code", &code)]).await.status, StatusCode::OK);
    assert_eq!(admin.get("/customers").await.status, StatusCode::OK);
    // The last one stays, and others need none.
    let page = admin.get("/settings/security").await;
    let confirm = admin.get(&page.link("Remove").unwrap()).await;
    assert!(confirm.says("this is your only one"), "{}", confirm.text());
    let (_, fields) = page.fill(Some("This browser"), "Sign out", &[]);
    let token = fields.into_iter().find(|(name, _)| name == "csrf").unwrap().1;
    assert_eq!(admin.post(&confirm.path, &[("csrf", &token)]).await.status, StatusCode::CONFLICT);
    for other in ["sales.agent@aurora.example", "admin@elmbakery.onmicrosoft.com"] {
        let browser = app.signed_in(other).await;
        app.clock.advance(TimeDelta::days(15));
        let browser_again = app.signed_in(other).await;
        assert!(is_in(&browser_again).await && !is_in(&browser).await, "{other}");
    }
}
