//! Single sign-on: its settings, which count once they were tried, and whose they are.

use actix_web::http::StatusCode;
use chrono::TimeDelta;
use rstest::rstest;
use serde_json::json;

use crate::support::{
    Backend, TestApp,
    provider::{SECRET, SETTINGS, TestProvider, Visit, connect, rule, save, set_out, sign_in, try_out, turn_on},
};

const ADMIN: &str = "global.admin@aurora.example";

async fn start(backend: Backend) -> (TestApp, TestProvider) {
    let provider = TestProvider::start();
    let app = TestApp::demo_with_provider(backend, &provider.place).await;
    provider.set_clock(&app.clock);
    (app, provider)
}

#[rstest]
#[actix_web::test]
async fn what_was_not_tried_within_the_hour_is_not_switched_on(
    #[values(Backend::Sqlite, Backend::Postgres)] backend: Backend,
) {
    let (app, provider) = start(backend).await;
    let admin = app.signed_in(ADMIN).await;
    let page = save(&admin, &provider, "aurora").await;
    assert!(page.says("Single sign-on saved.") && !page.body.contains(SECRET), "{}", page.text());
    assert!(page.says("http://portal.test/sign-in/sso/callback") && page.says("/sign-in/sso/logout"));
    let refused = admin.press(&page, "Turn on single sign-on", &[]).await;
    assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(refused.says("Test the sign-in first."));
    // Nobody signs in by it, nor is it there for the account's people.
    assert_eq!(set_out(&app.browser(), "aurora", "/").await.status.as_u16(), 422);
    assert!(!app.signed_in("sales.agent@aurora.example").await.get("/settings/security").await.says("Single sign-on"));

    let page = try_out(&admin, &provider).await;
    assert!(page.says("the-admin") && page.says("someone@elsewhere.example"), "{}", page.text());
    app.clock.advance(TimeDelta::hours(1));
    let late = app.signed_in(ADMIN).await;
    let page = late.get(SETTINGS).await;
    assert_eq!(late.press(&page, "Turn on single sign-on", &[]).await.status.as_u16(), 422);
    let page = try_out(&late, &provider).await;
    let on = late.press_on(&page, "Turn on single sign-on", &[]).await;
    assert!(on.says("Single sign-on is on.") && on.says("http://portal.test/sign-in/sso?company=aurora"));
    // The admin who tried it is connected with nothing.
    let page = sign_in(&app.browser(), &provider, "aurora", "the-admin").await;
    assert_eq!(page.heading(), "Sign in");
}

#[rstest]
#[actix_web::test]
async fn changed_settings_are_tried_anew(#[values(Backend::Sqlite, Backend::Postgres)] backend: Backend) {
    let (app, provider) = start(backend).await;
    let admin = turn_on(&app, &provider, ADMIN, "aurora").await;
    let person = app.signed_in("sales.agent@aurora.example").await;
    connect(&person, &provider, "person-1").await;
    let browser = app.browser();
    assert_eq!(sign_in(&browser, &provider, "aurora", "person-1").await.heading(), "Customers");
    // Another short name is no other provider.
    let page = admin.get(SETTINGS).await;
    let page = admin.press_on(&page, "Save provider", &[("Company’s sign-in name", "aurora-2")]).await;
    assert!(page.says("Turn off single sign-on"), "{}", page.text());
    assert_eq!(browser.get("/").await.status, StatusCode::OK);
    // Whoever is on the way meanwhile begins anew.
    let waiting = app.browser();
    let away = set_out(&waiting, "aurora-2", "/").await;
    let page = admin.press_on(&page, "Save provider", &[("Client ID", "another")]).await;
    assert!(page.says("Turn on single sign-on"), "{}", page.text());
    assert!(waiting.visit(&provider.sign_in(&away, "person-1")).await.says("Start again."));
    assert_ne!(browser.get("/").await.status, StatusCode::OK, "sessions that began by it have ended");
    assert_eq!(admin.press(&page, "Turn on single sign-on", &[]).await.status.as_u16(), 422);
    assert_eq!(set_out(&app.browser(), "aurora-2", "/").await.status.as_u16(), 422);
}

#[rstest]
#[actix_web::test]
async fn a_test_says_what_is_wrong(#[values(Backend::Sqlite, Backend::Postgres)] backend: Backend) {
    let (app, provider) = start(backend).await;
    let admin = app.signed_in(ADMIN).await;
    save(&admin, &provider, "aurora").await;
    let now = app.clock.now().utc().timestamp();
    for (claim, value, words) in [
        ("nonce", json!("another"), "the answer belongs to another sign-in"),
        ("iss", json!("https://evil.example"), "gives another name as its issuer"),
        ("aud", json!("another"), "the answer is for another application"),
        ("exp", json!(now - 60), "the answer is too old"),
        ("sub", json!(null), "doesn’t say who signed in"),
    ] {
        let page = admin.get(SETTINGS).await;
        let visit = Visit::of(&admin.press(&page, "Test sign-in", &[]).await);
        let mut claims = provider.claims(&visit, "the-admin");
        claims[claim] = value;
        let page = admin.visit(&provider.give(&visit, &provider.sign(&claims))).await;
        assert!(page.says(words), "{claim}: {}", page.text());
        assert_eq!(admin.press(&page, "Turn on single sign-on", &[]).await.status.as_u16(), 422, "{claim}");
    }
    for (algorithm, words) in [("none", "signs in a way that isn’t accepted"), ("HS256", "signs in a way")] {
        let page = admin.get(SETTINGS).await;
        let visit = Visit::of(&admin.press(&page, "Test sign-in", &[]).await);
        let token = provider.sign_as(&provider.claims(&visit, "the-admin"), algorithm);
        let page = admin.visit(&provider.give(&visit, &token)).await;
        assert!(page.says(words), "{algorithm}: {}", page.text());
    }
    let page = admin.get(SETTINGS).await;
    let page = admin.press_on(&page, "Save provider", &[("Client secret", "wrong")]).await;
    let away = admin.press(&page, "Test sign-in", &[]).await;
    let page = admin.visit(&provider.sign_in(&away, "the-admin")).await;
    assert!(page.says("doesn’t accept the client ID or the client secret"), "{}", page.text());
    let place = format!("{}/nowhere", provider.issuer);
    let page = admin.press_on(&page, "Save provider", &[("Issuer", &place)]).await;
    let page = admin.press_on(&page, "Test sign-in", &[]).await;
    assert!(page.says("configuration can’t be read"), "{}", page.text());
}

#[rstest]
#[actix_web::test]
async fn what_is_typed_is_looked_at(#[values(Backend::Sqlite, Backend::Postgres)] backend: Backend) {
    let (app, provider) = start(backend).await;
    let admin = app.signed_in(ADMIN).await;
    let page = admin.get(SETTINGS).await;
    for (label, typed, words) in [
        ("Issuer", "http://127.0.0.1:1", "Enter a public https:// address"),
        ("Issuer", "https://192.168.0.1", "Enter a public https:// address"),
        ("Issuer", "https://login.example?x", "Enter a public https:// address"),
        ("Issuer", "", ""),
        ("Client ID", "", ""),
        ("Client secret", "", ""),
        ("Company’s sign-in name", "Au rora", "Enter 3 to 40 small letters"),
    ] {
        let good = [
            ("Issuer", provider.issuer.as_str()),
            ("Client ID", "x"),
            ("Client secret", "y"),
            ("Company’s sign-in name", "aurora"),
        ];
        let typed: Vec<_> = good.into_iter().map(|one| if one.0 == label { (label, typed) } else { one }).collect();
        let refused = admin.press(&page, "Save provider", &typed).await;
        assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY);
        assert!(!refused.refusal_of(label).is_empty() && refused.refusal_of(label).starts_with(words), "{label}");
    }
    // A name that another company has.
    save(&admin, &provider, "aurora").await;
    let birch = app.signed_in("global.admin@birch.example").await;
    let taken = save(&birch, &provider, "aurora").await;
    assert!(taken.refusal_of("Company’s sign-in name").starts_with("Another company has this name."));
    // Somebody else was faster.
    let (old, twin) = (admin.get(SETTINGS).await, admin.twin());
    twin.press_on(&old, "Save provider", &[("Client ID", "newer")]).await;
    assert_eq!(admin.press(&old, "Save provider", &[("Client ID", "older")]).await.status, StatusCode::CONFLICT);
}

#[rstest]
#[actix_web::test]
async fn it_is_the_global_admins_of_each_account_and_proved_anew(
    #[values(Backend::Sqlite, Backend::Postgres)] backend: Backend,
) {
    let (app, provider) = start(backend).await;
    turn_on(&app, &provider, ADMIN, "aurora").await;
    for other in ["user.admin@aurora.example", "sales.agent@birch.example", "user@elmbakery.onmicrosoft.com"] {
        assert_eq!(app.signed_in(other).await.get(SETTINGS).await.status, StatusCode::FORBIDDEN, "{other}");
    }
    // Another account has none, and can't connect with this one's.
    for other in ["global.admin@birch.example", "admin@elmbakery.onmicrosoft.com", "operator@tandem.example"] {
        let page = app.signed_in(other).await.get(SETTINGS).await;
        assert_eq!((page.status, page.value_of("Issuer").as_str()), (StatusCode::OK, ""), "{other}");
    }
    let aurora = app.signed_in("sales.agent@aurora.example").await.get("/settings/security").await;
    let (connect, _) = aurora.fill(None, "Connect", &[]);
    let birch = app.signed_in("sales.agent@birch.example").await;
    let csrf = crate::pages::platform::access::csrf(&birch).await;
    assert_eq!(birch.post(&connect, &[("csrf", &csrf)]).await.status, StatusCode::NOT_FOUND);
    let admin = app.signed_in(ADMIN).await;
    let page = admin.get(SETTINGS).await;
    app.clock.advance(TimeDelta::minutes(10));
    assert_eq!(admin.press(&page, "Turn off single sign-on", &[]).await.heading(), "Confirm it’s you");
    assert_eq!(admin.press(&page, "Test sign-in", &[]).await.heading(), "Confirm it’s you");
}

#[rstest]
#[actix_web::test]
async fn other_global_admins_are_written_to_and_one_keeps_a_password(
    #[values(Backend::Sqlite, Backend::Postgres)] backend: Backend,
) {
    let (app, provider) = start(backend).await;
    let admin = turn_on(&app, &provider, ADMIN, "aurora").await;
    // Another becomes a global admin, and hears of what the first one does.
    let list = admin.get("/settings/users").await;
    let details = admin.get(&list.way_in("sales.agent@aurora.example").unwrap()).await;
    let given = admin.press_on(&details, "Update", &[("Global admin", "on")]).await;
    assert_eq!(given.status, StatusCode::OK, "{}", given.text());
    app.mails().await;
    rule(&admin, &[("Values that count as a second factor", "mfa")]).await;
    let page = admin.get(SETTINGS).await;
    admin.press_on(&page, "Turn off single sign-on", &[]).await;
    let mails = app.mails().await;
    let told = |words: &str| mails.iter().any(|mail| mail.contains(words) && mail.contains("sales.agent@"));
    assert!(told("changed the single sign-on settings") && told("turned off single sign-on"), "{mails:#?}");
    assert!(!mails.iter().any(|mail| mail.contains("To: ") && mail.contains("global.admin@aurora.example>")));
    let page = try_out(&admin, &provider).await;
    admin.press_on(&page, "Turn on single sign-on", &[]).await;
    // The one who keeps the password can't be removed, nor lose the role, before another is chosen.
    let second = app.signed_in("sales.agent@aurora.example").await;
    let list = second.get("/settings/users").await;
    let details = second.get(&list.way_in(ADMIN).unwrap()).await;
    let refused = second.press(&details, "Update", &[("Global admin", "off"), ("Sales agent", "on")]).await;
    assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(refused.says("keeps the emergency password for single sign-on"), "{}", refused.text());
    let remove = second.get(&details.link("Remove").unwrap()).await;
    assert!(second.press(&remove, "Yes", &[]).await.says("keeps the emergency password"));
    let offered = second.get(SETTINGS).await.texts("#break_glass option");
    let own = offered.iter().find(|one| one.contains("sales.agent@")).unwrap();
    let chosen = rule(&second, &[("Emergency password", own)]).await;
    assert!(chosen.says("Single sign-on saved."), "{}", chosen.text());
    assert!(second.press_on(&remove, "Yes", &[]).await.says("removed"));
}
