//! The real start.

use actix_web::http::StatusCode;
use rstest::rstest;

use crate::{
    pages::partner::indirect_resellers::dump,
    support::{Backend, TestApp},
};

const FORM: [(&str, &str); 10] = [
    ("Your name", "Olga Perator"),
    ("Your email", "olga@portal.example"),
    ("Password", "a portal of our own"),
    ("Repeat password", "a portal of our own"),
    ("Company name", "Distribution One"),
    ("Country/region", "DE"),
    ("Cloud", "public"),
    ("Name of the first global admin", "Gerd Admin"),
    ("Email of the first global admin", "gerd@one.example"),
    ("Temporary password", "change me at once"),
];

#[rstest]
#[actix_web::test]
async fn the_portal_is_set_up_once(#[values(Backend::Sqlite, Backend::Postgres)] backend: Backend) {
    let app = TestApp::empty(backend).await;
    let path = app.open_setup();
    let browser = app.browser();
    let page = browser.get(&path).await;
    let rival = app.browser();
    let rivals_page = rival.get(&path).await;
    assert_eq!(page.heading(), "Set up this portal");
    let empty = browser.press(&page, "Set up", &[]).await;
    assert_eq!(empty.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert_eq!(empty.refusal_of("Company name"), "Fill this in.");
    assert_eq!(empty.refusal_of("Country/region"), "Choose an option.");
    for wrong in [
        ("Your name", ""),
        ("Your email", "olga"),
        ("Password", "short"),
        ("Repeat password", "something else entirely"),
        ("Company name", " "),
        ("Email of the first global admin", "anna@"),
        ("Temporary password", "aaaaaaaaaaaaaa"),
    ] {
        let kept = FORM.into_iter().filter(|(label, _)| *label != wrong.0);
        let form: Vec<_> = kept.chain([wrong]).collect();
        let refused = browser.press(&page, "Set up", &form).await;
        assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY, "{wrong:?}");
        assert!(!refused.refusal_of(wrong.0).is_empty(), "{wrong:?}");
        assert_eq!(refused.value_of("Your name"), if wrong.0 == "Your name" { "" } else { "Olga Perator" });
    }
    assert!(dump(&app).await["users"].is_empty(), "nothing is set up");
    let other = format!("/setup/{}", "A".repeat(43));
    assert_eq!(browser.get(&other).await.status, StatusCode::NOT_FOUND);
    let home = browser.press_on(&page, "Set up", &FORM).await;
    assert!(home.says("Portal set up."), "{}", home.text());
    assert_eq!(home.menu(), ["Home", "Accounts", "Catalog", "Provider list", "Activity log", "Settings"]);
    assert_eq!(app.browser().get(&path).await.status, StatusCode::NOT_FOUND);
    assert_eq!(rival.press(&rivals_page, "Set up", &FORM).await.status, StatusCode::NOT_FOUND);

    let admin = app.browser();
    admin.sign_in("gerd@one.example", "change me at once").await;
    let page = admin.visit("/").await;
    assert_eq!(page.heading(), "Choose a new password");
    let new = "an orange umbrella";
    let home = admin.press_on(&page, "Save", &[("New password", new), ("Repeat new password", new)]).await;
    assert_eq!(home.menu()[1], "Indirect resellers");
    assert_eq!(admin.get("/settings").await.value_of("Time zone"), "Europe/Berlin");
}

#[rstest]
#[actix_web::test]
async fn one_person_can_be_operator_and_provider(#[values(Backend::Sqlite, Backend::Postgres)] backend: Backend) {
    let app = TestApp::empty(backend).await;
    let path = app.open_setup();
    let browser = app.browser();
    let page = browser.get(&path).await;
    let mut form = FORM.to_vec();
    form.retain(|(label, _)| !matches!(*label, "Email of the first global admin" | "Temporary password"));
    form.push(("Email of the first global admin", "OLGA@portal.example"));
    let picker = browser.press_on(&page, "Set up", &form).await;
    assert_eq!(picker.heading(), "Choose an account");
    let home = browser.press_on(&picker, "Work for Distribution One", &[]).await;
    assert_eq!(home.menu()[1], "Indirect resellers");
}
