//! Single sign-on: what a provider's word opens and what it does not, who must use it, and how people confirm who they are.

use actix_web::http::StatusCode;
use chrono::TimeDelta;
use rstest::rstest;
use serde_json::json;

use crate::support::{
    Backend, Browser, PASSWORD, TestApp,
    provider::{SETTINGS, TestProvider, Visit, connect, rule, sign_in, turn_on},
};

const ADMIN: &str = "global.admin@birch.example";
/// Belongs to Birch and to Maple.
const BOTH: &str = "consultant@birch.example";

async fn world(backend: Backend) -> (TestApp, TestProvider, Browser) {
    let provider = TestProvider::start();
    let app = TestApp::demo_with_provider(backend, &provider.place).await;
    let admin = turn_on(&app, &provider, ADMIN, "birch").await;
    connect(&app.signed_in(BOTH).await, &provider, "both").await;
    (app, provider, admin)
}

#[rstest]
#[actix_web::test]
async fn the_word_of_one_accounts_provider_opens_no_other(
    #[values(Backend::Sqlite, Backend::Postgres)] backend: Backend,
) {
    let (app, provider, _) = world(backend).await;
    let maple = app.signed_in(BOTH).await;
    let page = maple.get("/account").await;
    let choose_maple = page.fill(None, "Work for Maple Direct", &[]);
    let browser = app.browser();
    let page = sign_in(&browser, &provider, "birch", "both").await;
    assert_eq!(page.heading(), "Customers");
    let page = browser.get("/account").await;
    assert!(page.says("which opens that company only") && !page.says("Maple Direct"), "{}", page.text());
    // Nor by hand.
    let csrf = crate::pages::platform::access::csrf(&browser).await;
    let account = choose_maple.1.iter().find(|(name, _)| name == "account").unwrap().1.clone();
    let refused = browser.post("/account", &[("csrf", &csrf), ("account", &account)]).await;
    assert_eq!(refused.status, StatusCode::NOT_FOUND);
    // With the password both are there, as before.
    assert!(app.signed_in(BOTH).await.get("/account").await.says("Maple Direct"));
}

#[rstest]
#[actix_web::test]
async fn ones_own_ways_in_are_changed_by_ones_own_proof_alone(
    #[values(Backend::Sqlite, Backend::Postgres)] backend: Backend,
) {
    let (app, provider, _) = world(backend).await;
    let browser = app.browser();
    sign_in(&browser, &provider, "birch", "both").await;
    let page = browser.get("/settings/security").await;
    let asked = browser.press(&page, "Disconnect", &[]).await;
    assert_eq!(asked.heading(), "Confirm it’s you");
    assert!(!asked.says("Confirm with single sign-on"), "{}", asked.text());
    let done = browser.press(&asked, "Continue", &[("Password", PASSWORD)]).await;
    assert_eq!(done.status, StatusCode::SEE_OTHER);
    // The session that began by it has ended with it.
    assert_eq!(browser.visit("/").await.heading(), "Sign in");
    assert_eq!(sign_in(&app.browser(), &provider, "birch", "both").await.heading(), "Sign in");
    assert!(app.mails().await.iter().any(|mail| mail.contains("Single sign-on disconnected")));
}

#[rstest]
#[actix_web::test]
async fn a_provider_asks_again_who_it_is_before_what_could_do_harm(
    #[values(Backend::Sqlite, Backend::Postgres)] backend: Backend,
) {
    let (app, provider, admin) = world(backend).await;
    connect(&admin, &provider, "admin-1").await;
    let browser = app.browser();
    sign_in(&browser, &provider, "birch", "admin-1").await;
    let export = "/customers/export";
    assert_eq!(browser.get(export).await.status, StatusCode::OK);
    app.clock.advance(TimeDelta::minutes(10));
    let asked = browser.visit(export).await;
    assert_eq!(asked.heading(), "Confirm it’s you");
    let away = browser.press(&asked, "Confirm with single sign-on", &[]).await;
    let visit = Visit::of(&away);
    assert_eq!((visit.get("prompt"), visit.get("max_age")), ("login", "0"));
    // Somebody else, or nobody anew.
    let mut old = provider.claims(&visit, "admin-1");
    old["auth_time"] = json!(app.clock.now().utc().timestamp() - 61);
    let page = browser.visit(&provider.give(&visit, &provider.sign(&old))).await;
    assert!(page.heading() == "Confirm it’s you" && page.says("can’t be trusted"), "{}", page.text());
    let away = browser.press(&page, "Confirm with single sign-on", &[]).await;
    let page = browser.visit(&provider.sign_in(&away, "both")).await;
    assert!(page.says("someone else than expected"), "{}", page.text());
    assert_eq!(browser.visit(export).await.heading(), "Confirm it’s you");
    let thief = browser.twin();
    let away = browser.press(&page, "Confirm with single sign-on", &[]).await;
    let back = provider.sign_in(&away, "admin-1");
    assert!(browser.get(&back).await.location().is_some());
    assert_eq!(browser.get(export).await.status, StatusCode::OK);
    assert_ne!(thief.get(export).await.status, StatusCode::OK, "the session has another key");
    // Whoever signed in by a password has no provider to ask.
    let csrf = crate::pages::platform::access::csrf(&admin).await;
    assert_eq!(admin.post("/confirm/single-sign-on", &[("csrf", &csrf)]).await.status, StatusCode::NOT_FOUND);
}

#[rstest]
#[actix_web::test]
async fn where_everyone_must_use_it_a_password_opens_the_account_to_one_alone(
    #[values(Backend::Sqlite, Backend::Postgres)] backend: Backend,
) {
    let (app, provider, admin) = world(backend).await;
    let agent = app.signed_in("sales.agent@birch.example").await;
    assert_eq!(agent.get("/customers").await.status, StatusCode::OK);
    let page = rule(&admin, &[("Everyone must use single sign-on", "on")]).await;
    assert!(page.says("Single sign-on saved."), "{}", page.text());
    // At once, in sessions that are open too; with the password the way leads to the provider.
    let page = agent.visit("/customers").await;
    assert_eq!(page.heading(), "Your company uses single sign-on");
    let away = agent.press(&page, "Use single sign-on", &[]).await;
    let page = agent.visit(&provider.sign_in(&away, "agent-1")).await;
    assert!(page.says("You can sign in through your company’s provider now."), "{}", page.text());
    assert_eq!(agent.get("/customers").await.status, StatusCode::OK);
    assert_eq!(sign_in(&app.browser(), &provider, "birch", "agent-1").await.heading(), "Customers");
    // Who belongs elsewhere too is there by the password, and not here.
    let both = app.signed_in(BOTH).await;
    assert!(!both.get("/account").await.says("Work for Birch IT"));
    // The one who keeps the password, whatever happens to the provider.
    let kept = app.signed_in(ADMIN).await;
    assert_eq!(kept.get("/customers").await.status, StatusCode::OK);
    // Off again, and passwords open it as before.
    let page = kept.get(SETTINGS).await;
    kept.press_on(&page, "Turn off single sign-on", &[]).await;
    assert_eq!(app.signed_in("sales.agent@birch.example").await.get("/customers").await.status, StatusCode::OK);
    assert_ne!(agent.get("/customers").await.status, StatusCode::OK, "what began at the provider has ended");
}

#[rstest]
#[actix_web::test]
async fn whoever_is_removed_or_disconnected_is_out(#[values(Backend::Sqlite, Backend::Postgres)] backend: Backend) {
    let (app, provider, admin) = world(backend).await;
    let browser = app.browser();
    sign_in(&browser, &provider, "birch", "both").await;
    let page = admin.get(SETTINGS).await;
    assert!(page.row(BOTH).is_some(), "{}", page.text());
    // Those of another account are none of one's own.
    let maple = app.signed_in("global.admin@maple.example").await;
    let csrf = crate::pages::platform::access::csrf(&maple).await;
    let (theirs, _) = page.fill(Some(BOTH), "Disconnect", &[]);
    assert_eq!(maple.post(&theirs, &[("csrf", &csrf)]).await.status, StatusCode::NOT_FOUND);
    let page = admin.press_in_row(&page, BOTH, "Disconnect").await;
    assert!(admin.visit(&page.location().unwrap()).await.says("is disconnected."));
    assert_eq!(browser.visit("/").await.heading(), "Sign in");
    let agent = app.signed_in("sales.agent@birch.example").await;
    connect(&agent, &provider, "agent-1").await;
    let browser = app.browser();
    sign_in(&browser, &provider, "birch", "agent-1").await;
    let users = admin.get("/settings/users").await;
    let details = admin.get(&users.way_in("sales.agent@birch.example").unwrap()).await;
    let remove = admin.get(&details.link("Remove").unwrap()).await;
    admin.press_on(&remove, "Yes", &[]).await;
    assert_eq!(browser.visit("/").await.heading(), "Sign in");
    assert_eq!(sign_in(&app.browser(), &provider, "birch", "agent-1").await.heading(), "Sign in");
}
