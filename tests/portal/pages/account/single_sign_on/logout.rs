//! Single sign-on: a provider says that somebody has signed out there.

use actix_web::http::StatusCode;
use chrono::TimeDelta;
use rstest::rstest;
use serde_json::{Value, json};

use crate::{
    pages::account::factors::second_factors::turn_on as turn_on_app,
    support::{
        Backend, Browser, TestApp,
        provider::{SETTINGS, TestProvider, Visit, connect, say_logout, set_out, sign_in, turn_on},
    },
};

const ADMIN: &str = "global.admin@aurora.example";
const WHO: &str = "sales.agent@aurora.example";

async fn world(backend: Backend) -> (TestApp, TestProvider, Browser) {
    let provider = TestProvider::start();
    let app = TestApp::demo_with_provider(backend, &provider.place).await;
    let admin = turn_on(&app, &provider, ADMIN, "aurora").await;
    connect(&app.signed_in(WHO).await, &provider, "person-1").await;
    connect(&app.signed_in("user.admin@aurora.example").await, &provider, "person-2").await;
    (app, provider, admin)
}

async fn signed_in(app: &TestApp, provider: &TestProvider, subject: &str) -> Browser {
    let browser = app.browser();
    assert_eq!(sign_in(&browser, provider, "aurora", subject).await.heading(), "Customers");
    browser
}

async fn is_in(browser: &Browser) -> bool {
    browser.get("/customers").await.status == StatusCode::OK
}

#[rstest]
#[actix_web::test]
async fn whoever_signs_out_there_is_signed_out_here(#[values(Backend::Sqlite, Backend::Postgres)] backend: Backend) {
    let (app, provider, _) = world(backend).await;
    let (one, two) = (signed_in(&app, &provider, "person-1").await, signed_in(&app, &provider, "person-2").await);
    let by_password = app.signed_in(WHO).await;
    let token = provider.sign(&provider.logout_claims("person-1", "t-1"));
    assert_eq!(say_logout(&app, &token).await, 200);
    assert!(!is_in(&one).await && is_in(&two).await && is_in(&by_password).await);
    // The same word counts once: whoever has signed in since stays.
    let again = signed_in(&app, &provider, "person-1").await;
    assert_eq!(say_logout(&app, &token).await, 400);
    assert!(is_in(&again).await);
    // Nobody to sign out is nothing wrong.
    assert_eq!(say_logout(&app, &provider.sign(&provider.logout_claims("person-9", "t-2"))).await, 200);
    // By the name of the provider's session alone.
    let mut claims = provider.logout_claims("x", "t-3");
    claims["sub"] = Value::Null;
    claims["sid"] = json!("another");
    assert_eq!(say_logout(&app, &provider.sign(&claims)).await, 200);
    assert!(is_in(&again).await && is_in(&two).await);
    claims["sid"] = json!("s-1");
    claims["jti"] = json!("t-4");
    assert_eq!(say_logout(&app, &provider.sign(&claims)).await, 200);
    assert!(!is_in(&again).await && !is_in(&two).await);
}

#[rstest]
#[actix_web::test]
async fn nothing_else_signs_anybody_out(#[values(Backend::Sqlite, Backend::Postgres)] backend: Backend) {
    let (app, provider, admin) = world(backend).await;
    let browser = signed_in(&app, &provider, "person-1").await;
    let now = app.clock.now().utc().timestamp();
    let good = provider.logout_claims("person-1", "t-1");
    for (claim, value) in [
        ("iss", json!("https://evil.example")),
        ("aud", json!("another")),
        ("exp", json!(now - 60)),
        ("iat", json!(now - 601)),
        ("events", json!({})),
        ("events", Value::Null),
        ("nonce", json!("n")),
        ("jti", Value::Null),
        ("sub", Value::Null),
    ] {
        let mut claims = good.clone();
        claims[claim] = value.clone();
        assert_eq!(say_logout(&app, &provider.sign(&claims)).await, 400, "{claim} {value}");
    }
    assert_eq!(say_logout(&app, &provider.sign_as(&good, "none")).await, 400);
    let other = TestProvider::start();
    other.set_clock(&app.clock);
    assert_eq!(say_logout(&app, &other.sign(&good)).await, 400, "signed by somebody else");
    for nonsense in ["", "x", "a.b.c"] {
        assert_eq!(say_logout(&app, nonsense).await, 400);
    }
    // An ID token is none, though the same key has signed it.
    let visit = Visit::of(&set_out(&app.browser(), "aurora", "/").await);
    assert_eq!(say_logout(&app, &provider.sign(&provider.claims(&visit, "person-1"))).await, 400);
    assert!(is_in(&browser).await);
    // Once it is off, the provider has no word here.
    let page = admin.get(SETTINGS).await;
    admin.press_on(&page, "Turn off single sign-on", &[]).await;
    assert!(!is_in(&browser).await, "what began by it has ended");
    assert_eq!(say_logout(&app, &provider.sign(&good)).await, 400);
}

#[rstest]
#[actix_web::test]
async fn a_second_step_under_way_ends_too(#[values(Backend::Sqlite, Backend::Postgres)] backend: Backend) {
    let (app, provider, _) = world(backend).await;
    let (secret, _) = turn_on_app(&app, &app.signed_in(WHO).await).await;
    app.clock.advance(TimeDelta::seconds(60));
    let code = || secret.code_at(app.clock.now()).unwrap();
    let browser = app.browser();
    let step = sign_in(&browser, &provider, "aurora", "person-1").await;
    assert_eq!(step.heading(), "Verify it’s you");
    assert_eq!(say_logout(&app, &provider.sign(&provider.logout_claims("person-1", "t-1"))).await, 200);
    let over = browser.press_on(&step, "Verify", &[("Verification code", &code())]).await;
    assert_eq!(over.heading(), "Sign in");
    // Without that it leads in, to the account of the provider alone.
    let step = sign_in(&browser, &provider, "aurora", "person-1").await;
    let page = browser.press_on(&step, "Verify", &[("Verification code", &code())]).await;
    assert_eq!(page.heading(), "Customers");
    assert_eq!(say_logout(&app, &provider.sign(&provider.logout_claims("person-1", "t-2"))).await, 200);
    assert!(!is_in(&browser).await);
}
