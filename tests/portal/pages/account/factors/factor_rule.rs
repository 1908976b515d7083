//! An account demands a second factor of its people itself.

use actix_web::http::StatusCode;
use chrono::TimeDelta;
use rstest::rstest;
use tandem::domain::second_factor::FactorRule;

use crate::{
    pages::partner::account_settings::audited,
    support::{Backend, PASSWORD, TestApp},
};

const PATH: &str = "/settings/sign-in-rules";
const FIELD: &str = "Your organization also requires it of";

#[rstest]
#[case::partner("global.admin@birch.example", "admin.agent@birch.example", "sales.agent@birch.example")]
#[case::customer(
    "admin@elmbakery.onmicrosoft.com",
    "admin@elmbakery.onmicrosoft.com",
    "user@elmbakery.onmicrosoft.com"
)]
#[actix_web::test]
async fn a_global_admin_demands_a_second_factor_of_administrators_or_of_everyone(
    #[values(Backend::Sqlite, Backend::Postgres)] backend: Backend,
    #[case] admin: &str,
    #[case] administrator: &str,
    #[case] other: &str,
) {
    let app = TestApp::demo(backend).await;
    let browser = app.signed_in(admin).await;
    let page = browser.get(PATH).await;
    assert!(page.says("This portal requires it of no one."), "{}", page.text());
    let due = "Your role requires a second factor.";
    assert!(!app.signed_in(administrator).await.get("/").await.says(due));
    let saved = browser.press_on(&page, "Save", &[(FIELD, "Administrators")]).await;
    assert!(saved.says("Sign-in rules saved."), "{}", saved.text());
    assert!(app.signed_in(administrator).await.get("/").await.says("14 days left: add one by"));
    assert!(!app.signed_in(other).await.get("/").await.says(due));
    // Nobody else is asked.
    assert!(!app.signed_in("global.admin@aurora.example").await.get("/").await.says(due));

    browser.press(&browser.get(PATH).await, "Save", &[(FIELD, "Everyone")]).await;
    let person = app.signed_in(other).await;
    assert!(person.get("/").await.says("14 days left: add one by"));
    app.clock.advance(TimeDelta::days(14));
    let person = app.signed_in(other).await;
    assert_eq!(person.visit("/").await.heading(), "Add authenticator app");

    // Whoever is asked again later has as long as anybody.
    let browser = app.signed_in(admin).await;
    app.sql("UPDATE accounts SET factor_rule = 'as_installed'").await;
    assert_eq!(app.signed_in(other).await.get("/").await.status, StatusCode::OK);
    app.sql("UPDATE accounts SET factor_rule = 'everyone'").await;
    assert!(app.signed_in(other).await.get("/").await.says("14 days left: add one by"));
    drop(browser);
    assert_eq!(audited(&app, "change_factor_rule").await.len(), 2);
}

#[rstest]
#[actix_web::test]
async fn it_is_never_less_than_the_installation_demands_and_takes_a_proof(
    #[values(Backend::Sqlite, Backend::Postgres)] backend: Backend,
) {
    let app = TestApp::demo_with_rule(backend, FactorRule::Administrators).await;
    let admin = app.signed_in("global.admin@birch.example").await;
    let page = admin.get(PATH).await;
    assert!(page.says("This portal requires it of administrators of partners."), "{}", page.text());
    let refused = admin.press(&page, "Save", &[(FIELD, "nobody")]).await;
    assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY, "{}", refused.text());
    app.clock.advance(TimeDelta::minutes(10));
    let asked = admin.press(&page, "Save", &[(FIELD, "Everyone")]).await;
    assert_eq!(asked.heading(), "Confirm it’s you");
    let saved = admin.press_on(&asked, "Continue", &[("Password", PASSWORD)]).await;
    assert!(saved.says("Sign-in rules saved."), "{}", saved.text());
    admin.press(&admin.get(PATH).await, "Save", &[(FIELD, "No one else")]).await;
    assert!(app.signed_in("admin.agent@birch.example").await.get("/").await.says("14 days left"));
    assert_eq!(app.signed_in("user.admin@birch.example").await.get(PATH).await.status, StatusCode::FORBIDDEN);
    assert_eq!(app.signed_in("operator@tandem.example").await.get(PATH).await.status, StatusCode::FORBIDDEN);
}
