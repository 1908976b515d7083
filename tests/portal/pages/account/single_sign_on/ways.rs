//! Single sign-on: the way to a provider and back, and whatever can be wrong on it.

use actix_web::http::StatusCode;
use chrono::TimeDelta;
use rstest::rstest;
use serde_json::json;

use crate::{
    pages::{
        account::{factors::second_factors::turn_on as turn_on_app, security_events::events::counted},
        customer::account::audited,
    },
    support::{
        Backend, Browser, PASSWORD, TestApp,
        provider::{TestProvider, Visit, connect, rule, set_out, sign_in, turn_on, way_back},
    },
};

const ADMIN: &str = "global.admin@aurora.example";
const WHO: &str = "sales.agent@aurora.example";

/// Aurora with single sign-on, and one of its people connected.
async fn world(backend: Backend) -> (TestApp, TestProvider, Browser) {
    let provider = TestProvider::start();
    let app = TestApp::demo_with_provider(backend, &provider.place).await;
    let admin = turn_on(&app, &provider, ADMIN, "aurora").await;
    let person = app.signed_in(WHO).await;
    let page = connect(&person, &provider, "person-1").await;
    assert!(page.says("You can sign in through your company’s provider now."), "{}", page.text());
    (app, provider, admin)
}

async fn is_in(browser: &Browser) -> bool {
    browser.get("/").await.status == StatusCode::OK
}

#[rstest]
#[actix_web::test]
async fn whoever_is_connected_signs_in_and_comes_to_where_it_wanted(
    #[values(Backend::Sqlite, Backend::Postgres)] backend: Backend,
) {
    let (app, provider, _) = world(backend).await;
    let browser = app.browser();
    let page = browser.get("/sign-in?return_to=/customers").await;
    let page = browser.get(&page.link("Single sign-on").unwrap()).await;
    let away = browser.press(&page, "Continue to provider", &[("Company’s sign-in name", " Aurora ")]).await;
    assert_eq!(away.header("cache-control"), Some("no-store"));
    let visit = Visit::of(&away);
    assert_eq!((visit.get("scope"), visit.get("prompt")), ("openid email profile", ""));
    let page = browser.visit(&provider.sign_in(&away, "person-1")).await;
    assert_eq!(page.heading(), "Customers");
    assert_eq!(audited(&app, "identity_connected").await.len(), 1);
}

#[rstest]
#[actix_web::test]
async fn a_mail_of_the_same_address_connects_nobody(#[values(Backend::Sqlite, Backend::Postgres)] backend: Backend) {
    let (app, provider, _) = world(backend).await;
    let browser = app.browser();
    let away = set_out(&browser, "aurora", "/").await;
    let visit = Visit::of(&away);
    let mut claims = provider.claims(&visit, "somebody-new");
    claims["email"] = json!(ADMIN);
    claims["email_verified"] = json!(true);
    let page = browser.visit(&provider.give(&visit, &provider.sign(&claims))).await;
    assert_eq!(page.heading(), "Sign in");
    assert!(page.says("not connected here yet"), "{}", page.text());
    assert!(!is_in(&browser).await);
    // With the password too, the way leads to where it can be connected.
    let typed = [("Email", "user.admin@aurora.example"), ("Password", PASSWORD)];
    let page = browser.press_on(&page, "Sign in", &typed).await;
    assert_eq!(page.heading(), "Security");
    connect(&browser, &provider, "somebody-new").await;
    let mails = app.mails().await;
    assert!(mails.iter().any(|mail| mail.contains("Single sign-on connected") && mail.contains("user.admin@")));
    assert_eq!(sign_in(&app.browser(), &provider, "aurora", "somebody-new").await.heading(), "Customers");
}

#[rstest]
#[actix_web::test]
async fn an_answer_that_says_anything_else_lets_nobody_in(
    #[values(Backend::Sqlite, Backend::Postgres)] backend: Backend,
) {
    let (app, provider, _) = world(backend).await;
    let now = app.clock.now().utc().timestamp();
    for (claim, value) in [
        ("nonce", json!("another")),
        ("nonce", json!(null)),
        ("iss", json!("https://evil.example")),
        ("iss", json!(format!("{}/", provider.issuer))),
        ("aud", json!("another")),
        ("aud", json!(["tandem", "another"])),
        ("azp", json!("another")),
        ("exp", json!(now - 60)),
        ("exp", json!(null)),
        ("iat", json!(now + 61)),
        ("nbf", json!(now + 61)),
        ("sub", json!("")),
        ("sub", json!("x".repeat(256))),
        ("sub", json!(null)),
    ] {
        let browser = app.browser();
        let visit = Visit::of(&set_out(&browser, "aurora", "/").await);
        let mut claims = provider.claims(&visit, "person-1");
        claims[claim] = value.clone();
        let page = browser.visit(&provider.give(&visit, &provider.sign(&claims))).await;
        assert!(page.says("Your provider’s answer can’t be trusted."), "{claim} {value}: {}", page.text());
        assert!(!is_in(&browser).await, "{claim} {value}");
    }
    for algorithm in ["none", "HS256", "RS256", "ES384"] {
        let browser = app.browser();
        let visit = Visit::of(&set_out(&browser, "aurora", "/").await);
        let token = provider.sign_as(&provider.claims(&visit, "person-1"), algorithm);
        browser.visit(&provider.give(&visit, &token)).await;
        assert!(!is_in(&browser).await, "{algorithm}");
    }
    assert_eq!(counted(&app, "sign_in_failed").await.1, 18);
}

#[rstest]
#[actix_web::test]
async fn a_code_counts_once_and_only_in_the_browser_that_set_out(
    #[values(Backend::Sqlite, Backend::Postgres)] backend: Backend,
) {
    let (app, provider, _) = world(backend).await;
    let (browser, other) = (app.browser(), app.browser());
    let away = set_out(&browser, "aurora", "/customers").await;
    let back = provider.sign_in(&away, "person-1");
    // Another browser, one that has set out itself, and one without anything.
    set_out(&other, "aurora", "/").await;
    for stranger in [&other, &app.browser()] {
        let page = stranger.visit(&back).await;
        assert!(page.says("Signing in took too long, or began in another browser."), "{}", page.text());
        assert!(!is_in(stranger).await);
    }
    // Neither has spent it.
    let twin = browser.twin();
    assert_eq!(browser.visit(&back).await.heading(), "Customers");
    assert!(twin.visit(&back).await.says("Signing in took too long"));
    assert!(!is_in(&twin).await);
    // After ten minutes it is over.
    let late = app.browser();
    let back = provider.sign_in(&set_out(&late, "aurora", "/").await, "person-1");
    app.clock.advance(TimeDelta::minutes(10));
    assert!(late.visit(&back).await.says("Signing in took too long"));
}

#[rstest]
#[actix_web::test]
async fn the_answer_of_another_provider_is_not_taken_for_this_ones(
    #[values(Backend::Sqlite, Backend::Postgres)] backend: Backend,
) {
    let (app, provider, _) = world(backend).await;
    for iss in ["https://evil.example", ""] {
        let browser = app.browser();
        let visit = Visit::of(&set_out(&browser, "aurora", "/").await);
        let asked = provider.asked().len();
        let back = way_back(&[("code", "code-9"), ("state", visit.get("state")), ("iss", iss)]);
        assert!(browser.visit(&back).await.says("can’t be trusted"), "{iss}");
        assert_eq!(provider.asked().len(), asked, "no code was sent anywhere");
    }
    let browser = app.browser();
    let visit = Visit::of(&set_out(&browser, "aurora", "/").await);
    let said = "<script>alert(1)</script>";
    let refused = [
        ("error", "access_denied"),
        ("error_description", said),
        ("state", visit.get("state")),
        ("iss", provider.issuer.as_str()),
    ];
    let page = browser.visit(&way_back(&refused)).await;
    assert!(page.says("Your provider didn’t sign you in.") && !page.body.contains("alert(1)"));
}

#[rstest]
#[actix_web::test]
async fn one_person_there_is_one_person_here(#[values(Backend::Sqlite, Backend::Postgres)] backend: Backend) {
    let (app, provider, _) = world(backend).await;
    // Somebody else signs in at the provider as the one who is connected already, and the other way round.
    let other = app.signed_in("user.admin@aurora.example").await;
    let page = connect(&other, &provider, "person-1").await;
    assert!(page.says("Your provider signed in someone else than expected."), "{}", page.text());
    let page = other.get("/settings/security").await;
    assert!(page.row("127.0.0.1").is_some_and(|row| row.contains("Not connected")), "{}", page.text());
    assert_eq!(audited(&app, "identity_refused").await.len(), 1);
    assert_eq!(sign_in(&app.browser(), &provider, "aurora", "person-1").await.heading(), "Customers");
}

#[rstest]
#[actix_web::test]
async fn nobody_learns_who_is_known_and_an_unknown_company_is_told(
    #[values(Backend::Sqlite, Backend::Postgres)] backend: Backend,
) {
    let (app, ..) = world(backend).await;
    let browser = app.browser();
    for unknown in ["birch", "", "Aurora Distribution", "' OR 1=1"] {
        let page = set_out(&browser, unknown, "/").await;
        assert_eq!(page.status, StatusCode::UNPROCESSABLE_ENTITY);
        assert!(page.refusal_of("Company’s sign-in name").starts_with("No company signs in with this name."));
    }
}

#[rstest]
#[actix_web::test]
async fn a_provider_with_new_keys_is_asked_for_them_once_a_minute(
    #[values(Backend::Sqlite, Backend::Postgres)] backend: Backend,
) {
    let (app, provider, _) = world(backend).await;
    let keys = || provider.asked().iter().filter(|path| *path == "/jwks").count();
    let before = keys();
    provider.change_key();
    assert_ne!(sign_in(&app.browser(), &provider, "aurora", "person-1").await.heading(), "Customers");
    assert_eq!(keys(), before, "they were fetched just now");
    app.clock.advance(TimeDelta::minutes(1));
    assert_eq!(sign_in(&app.browser(), &provider, "aurora", "person-1").await.heading(), "Customers");
    assert_eq!(keys(), before + 1);
}

#[rstest]
#[actix_web::test]
async fn a_second_factor_counts_only_where_the_account_says_so(
    #[values(Backend::Sqlite, Backend::Postgres)] backend: Backend,
) {
    let (app, provider, admin) = world(backend).await;
    turn_on_app(&app, &app.signed_in(WHO).await).await;
    let with_methods = |methods: serde_json::Value| {
        let (app, provider) = (&app, &provider);
        async move {
            let browser = app.browser();
            let visit = Visit::of(&set_out(&browser, "aurora", "/").await);
            let mut claims = provider.claims(&visit, "person-1");
            claims["amr"] = methods;
            browser.visit(&provider.give(&visit, &provider.sign(&claims))).await.heading()
        }
    };
    assert_eq!(with_methods(json!(["pwd", "mfa"])).await, "Verify it’s you");
    rule(&admin, &[("Values that count as a second factor", "hwk mfa")]).await;
    assert_eq!(with_methods(json!(["pwd", "mfa"])).await, "Home");
    assert_eq!(with_methods(json!(["pwd"])).await, "Verify it’s you");
}
