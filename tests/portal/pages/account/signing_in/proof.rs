//! Proving once more who one is before what could do much harm.

use actix_web::http::StatusCode;
use chrono::TimeDelta;
use rstest::rstest;
use tandem::domain::policy::{Action, NeedsProof, needs_proof};

use crate::support::{Backend, PASSWORD, TestApp};

const NEW: &str = "/settings/users/new";
const PERSON: [(&str, &str); 3] =
    [("Full name", "Noor Haddad"), ("Email address", "noor@aurora.example"), ("Sales agent", "on")];

#[test]
fn whatever_gives_rights_or_carries_data_away_needs_a_proof() {
    let needing: Vec<&str> = Action::ALL
        .iter()
        .filter(|action| needs_proof(**action) != NeedsProof::Never)
        .map(|action| action.as_str())
        .collect();
    assert_eq!(
        needing,
        [
            "remove_partnership",
            "export_customers",
            "reset_customer_password",
            "remove_customer",
            "manage_customer_users",
            "manage_own_users",
            "reset_own_passwords",
            "give_tenant_owner",
            "give_tenant_owner_for",
            "manage_privileges",
            "manage_partner_users",
            "set_factor_rule",
            "export_activity_log",
            "manage_accounts",
            "manage_single_sign_on",
        ]
    );
}

#[rstest]
#[actix_web::test]
async fn a_form_waits_for_the_proof_and_is_done_with_it(
    #[values(Backend::Sqlite, Backend::Postgres)] backend: Backend,
) {
    let app = TestApp::demo(backend).await;
    let browser = app.signed_in("global.admin@aurora.example").await;
    let page = browser.get(NEW).await;
    app.clock.advance(TimeDelta::minutes(10));
    let thief = browser.twin();
    let asked = browser.press(&page, "Add", &PERSON).await;
    assert_eq!((asked.status, asked.heading().as_str()), (StatusCode::FORBIDDEN, "Confirm it’s you"));
    assert!(asked.says("What you entered is kept."));
    let wrong = browser.press(&asked, "Continue", &[("Password", "not this one")]).await;
    assert_eq!(wrong.status, StatusCode::FORBIDDEN);
    assert_eq!(wrong.refusal_of("Password"), "The password is wrong. Enter it again.");
    assert!(browser.get("/settings/users?search=noor").await.row("Noor").is_none());
    // What was typed is done with the proof, and the session has another key.
    let done = browser.press_on(&wrong, "Continue", &[("Password", PASSWORD)]).await;
    assert_eq!(done.status, StatusCode::OK, "{}", done.text());
    let list = browser.get("/settings/users?search=noor").await;
    assert!(list.says("noor@aurora.example"), "{}", list.text());
    assert_eq!(thief.get("/").await.location().as_deref(), Some("/sign-in"));
    // For ten minutes nobody asks again.
    app.clock.advance(TimeDelta::minutes(9));
    let page = browser.get(NEW).await;
    let other = [("Full name", "Lin Wei"), ("Email address", "lin@aurora.example"), ("Sales agent", "on")];
    assert_ne!(browser.press(&page, "Add", &other).await.status, StatusCode::FORBIDDEN);
}

#[rstest]
#[actix_web::test]
async fn a_proof_gives_nobody_a_right(#[values(Backend::Sqlite, Backend::Postgres)] backend: Backend) {
    let app = TestApp::demo(backend).await;
    let browser = app.signed_in("sales.agent@aurora.example").await;
    app.clock.advance(TimeDelta::minutes(10));
    let page = browser.get("/settings/security").await;
    let (_, fields) = page.fill(Some("This browser"), "Sign out", &[]);
    let token = fields.into_iter().find(|(name, _)| name == "csrf").unwrap().1;
    let answer = browser.post(NEW, &[("csrf", &token), ("proof_password", PASSWORD)]).await;
    assert_eq!(answer.status, StatusCode::FORBIDDEN);
    assert!(!answer.says("Confirm it’s you"), "{}", answer.text());
}

#[rstest]
#[actix_web::test]
async fn an_export_asks_before_it_begins_and_leads_back(
    #[values(Backend::Sqlite, Backend::Postgres)] backend: Backend,
) {
    let app = TestApp::demo(backend).await;
    let browser = app.signed_in("global.admin@aurora.example").await;
    assert_eq!(browser.get("/customers/export").await.status, StatusCode::OK);
    app.clock.advance(TimeDelta::minutes(10));
    let asked = browser.visit("/customers/export?search=elm").await;
    assert_eq!(asked.heading(), "Confirm it’s you");
    let wrong = browser.press(&asked, "Continue", &[("Password", "")]).await;
    assert_eq!(wrong.status, StatusCode::FORBIDDEN);
    let answer = browser.press(&wrong, "Continue", &[("Password", PASSWORD)]).await;
    assert_eq!(answer.location().as_deref(), Some("/customers/export?search=elm"));
    let file = browser.get("/customers/export?search=elm").await;
    assert_eq!(file.status, StatusCode::OK);
    assert!(file.header("content-type").unwrap().starts_with("text/csv"));
}
