//! Language, look and a person's settings.

use actix_web::http::StatusCode;
use rstest::rstest;

use crate::support::{Backend, TestApp};

#[rstest]
#[actix_web::test]
async fn strangers_read_what_their_browser_asks_for_and_what_they_choose(
    #[values(Backend::Sqlite, Backend::Postgres)] backend: Backend,
) {
    let app = TestApp::demo(backend).await;
    let browser = app.browser();
    browser.language.replace("de, ru;q=0.8, en;q=0.5".into());
    let page = browser.get("/sign-in").await;
    assert!(page.body.contains("<html lang=\"ru\""));
    let after = browser.press_on(&page, "Português (Brasil)", &[]).await;
    assert!(after.body.contains("<html lang=\"pt-BR\"") && after.path == "/sign-in");
}

#[rstest]
#[actix_web::test]
async fn a_persons_language_and_look_are_remembered_everywhere(
    #[values(Backend::Sqlite, Backend::Postgres)] backend: Backend,
) {
    let app = TestApp::demo(backend).await;
    let browser = app.signed_in("sales.agent@aurora.example").await;
    let page = browser.get("/invitations").await;
    assert!(page.body.contains("data-bs-theme=\"auto\""));
    let page = browser.press_on(&page, "Dark", &[]).await;
    assert!(page.body.contains("data-bs-theme=\"dark\"") && page.path == "/invitations");
    let page = browser.press_on(&page, "Русский", &[]).await;
    assert_eq!(page.heading(), "Приглашения");
    let elsewhere = app.signed_in("sales.agent@aurora.example").await;
    let page = elsewhere.get("/invitations").await;
    assert!(page.body.contains("<html lang=\"ru\" data-bs-theme=\"dark\""));
}

#[rstest]
#[actix_web::test]
async fn settings_start_in_the_countrys_zone_and_can_be_changed(
    #[values(Backend::Sqlite, Backend::Postgres)] backend: Backend,
) {
    let app = TestApp::demo(backend).await;
    let browser = app.signed_in("sales.agent@aurora.example").await;
    let page = browser.get("/settings").await;
    assert_eq!(page.value_of("Time zone"), "America/New_York");
    let refused = browser.press(&page, "Save", &[("Time zone", "Mars/Olympus"), ("Theme", "pink")]).await;
    assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert_eq!(refused.refusal_of("Time zone"), "Choose an option.");
    assert_eq!(refused.refusal_of("Theme"), "Choose an option.");
    let saved = browser.press_on(&page, "Save", &[("Time zone", "Asia/Tokyo")]).await;
    assert!(saved.says("Settings saved."));
    let list = browser.get("/invitations").await;
    assert!(list.body.contains("(UTC+9)") && !list.body.contains("(UTC−5)"));
    assert_eq!(list.zone(), "Times in Tokyo, UTC+9");
}

#[actix_web::test]
async fn a_page_names_the_zone_of_its_times_once_and_tells_what_is_near_by_its_distance() {
    let app = TestApp::demo(Backend::Sqlite).await;
    let stranger = app.browser().get("/sign-in").await;
    assert_eq!(stranger.zone(), "", "where there are no times");
    let browser = app.signed_in("sales.agent@aurora.example").await;
    let begun = browser.get("/indirect-resellers").await;
    browser.press(&begun, "Request a partnership", &[]).await;
    let list = browser.get("/invitations").await;
    assert_eq!(list.zone(), "Times in New York, UTC−5");
    assert!(!list.says("UTC") && list.says("just now"), "{}", list.text());
    let beside =
        "<time datetime=\"2030-01-15T12:00:00Z\" title=\"Jan 15, 2030, 7:00 AM (UTC−5), 2030-01-15 12:00 UTC\">";
    assert!(list.body.contains(&format!("{beside}just now</time>")), "{}", list.body);
    // The clock is the portal's, for the page as for what it shows.
    for (minutes, told) in [(150, "2 h ago"), (2 * 24 * 60, "2 days ago"), (6 * 24 * 60, "Jan 15")] {
        app.clock.advance(chrono::TimeDelta::minutes(minutes));
        let list = app.signed_in("sales.agent@aurora.example").await.get("/invitations").await;
        assert!(list.body.contains(&format!("{beside}{told}</time>")), "{told}: {}", list.text());
    }
    let browser = app.signed_in("sales.agent@aurora.example").await;
    for (language, zone, day) in [
        ("pt-BR", "Fuso horário: Nova York, UTC−5", "15 de jan.</time>"),
        ("ru", "Часовой пояс: Нью-Йорк, UTC−5", "15 янв.</time>"),
    ] {
        let csrf = crate::pages::platform::access::csrf(&browser).await;
        browser.post("/language", &[("csrf", &csrf), ("language", language)]).await;
        let list = browser.get("/invitations").await;
        assert_eq!(list.zone(), zone);
        assert!(list.body.contains(day), "{language}: {}", list.body);
    }
}

#[actix_web::test]
async fn a_language_chosen_from_another_site_leads_nowhere_else() {
    let app = TestApp::demo(Backend::Sqlite).await;
    let browser = app.browser();
    let page = browser.get("/sign-in").await;
    let (action, mut fields) = page.fill(None, "English", &[]);
    fields.retain(|(name, _)| name != "return_to");
    fields.push(("return_to".into(), "https://evil.example/".into()));
    let fields: Vec<_> = fields.iter().map(|(n, v)| (n.as_str(), v.as_str())).collect();
    assert_eq!(browser.post(&action, &fields).await.location().as_deref(), Some("/"));
}
