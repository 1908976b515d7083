//! The password of a customer's administrator, reset by a partner.

use std::sync::{Mutex, Once};

use actix_web::http::StatusCode;
use chrono::TimeDelta;
use rstest::rstest;
use tandem::domain::{password::MIN_LENGTH, policy::Action};

use super::account::{ELM, audited, path, post};
use crate::{
    pages::partner::indirect_resellers::dump,
    support::{Backend, PASSWORD, TestApp, grant_for},
};

/// What was logged since [`listen`].
static LOG: Mutex<Vec<u8>> = Mutex::new(Vec::new());

/// Listens to the log, down to what nobody reads.
fn listen() {
    struct Ear;
    impl std::io::Write for Ear {
        fn write(&mut self, heard: &[u8]) -> std::io::Result<usize> {
            LOG.lock().unwrap().extend_from_slice(heard);
            Ok(heard.len())
        }
        fn flush(&mut self) -> std::io::Result<()> {
            Ok(())
        }
    }
    static ONCE: Once = Once::new();
    // All but the parser with which these tests read pages.
    let all = "trace,html5ever=off,selectors=off";
    ONCE.call_once(|| tracing_subscriber::fmt().with_env_filter(all).with_writer(|| Ear).init());
}

#[rstest]
#[actix_web::test]
async fn a_reset_password_is_in_the_answer_that_shows_it_and_nowhere_else(
    #[values(Backend::Sqlite, Backend::Postgres)] backend: Backend,
) {
    listen();
    let app = TestApp::demo(backend).await;
    let admin_of_elm = app.signed_in("admin@elmbakery.onmicrosoft.com").await;
    let agent = app.signed_in("admin.agent@birch.example").await;
    let account = path(&app, ELM, "").await;
    let page = agent.get(&agent.get(&account).await.link("Reset password").unwrap()).await;
    let (action, fields) = page.fill(None, "Reset password", &[]);
    let fields: Vec<(&str, &str)> = fields.iter().map(|(name, value)| (name.as_str(), value.as_str())).collect();
    let shown = agent.post(&action, &fields).await;
    assert_eq!((shown.status, shown.header("cache-control")), (StatusCode::OK, Some("no-store")));
    let text = shown.text();
    assert!(text.contains("Setup info") && text.contains("User name admin@elmbakery.onmicrosoft.com Copy"), "{text}");
    let secret = text.split("Temporary password ").nth(1).unwrap().split(' ').next().unwrap().to_owned();
    assert!(secret.chars().count() >= MIN_LENGTH, "{secret}");

    let replay = agent.post(&action, &fields).await;
    assert_eq!(replay.status, StatusCode::OK);
    assert!(!replay.body.contains(&secret) && replay.says("reset it again"), "{}", replay.text());
    assert!(replay.link("Reset again").is_some() && replay.link("Done").is_some());
    assert!(!agent.get(&action).await.body.contains(&secret));
    for (table, rows) in dump(&app).await {
        assert!(rows.iter().all(|row| !row.contains(&secret)), "{table} holds the password");
    }
    assert!(app.mails().await.is_empty());
    let log = String::from_utf8_lossy(&LOG.lock().unwrap()).into_owned();
    assert!(log.contains("/customers/{id}/account/password") && !log.contains(&secret), "it is in the log");
    assert_eq!(audited(&app, "reset_customer_user_password").await.len(), 1);

    assert!(admin_of_elm.get("/").await.location().unwrap().starts_with("/sign-in"), "its sessions are over");
    let refused = app.browser();
    let sign_in = refused.get("/sign-in").await;
    let typed = [("Email", "admin@elmbakery.onmicrosoft.com"), ("Password", PASSWORD)];
    assert_eq!(refused.press(&sign_in, "Sign in", &typed).await.status, StatusCode::UNPROCESSABLE_ENTITY);
    let anew = app.browser();
    anew.sign_in("admin@elmbakery.onmicrosoft.com", &secret).await;
    assert_eq!(anew.get("/").await.location().as_deref(), Some("/password"));
}

#[rstest]
#[actix_web::test]
async fn only_who_holds_privileges_resets_and_only_an_administrator_of_that_customer_alone(
    #[values(Backend::Sqlite, Backend::Postgres)] backend: Backend,
) {
    let app = TestApp::demo(backend).await;
    let agent = app.signed_in("admin.agent@birch.example").await;
    let pine = path(&app, "pinefreight.onmicrosoft.com", "/password").await;
    let refused = agent.get(&pine).await;
    assert_eq!(refused.status, StatusCode::CONFLICT);
    assert!(refused.says("You have no delegated admin privileges over this customer"));
    assert_eq!(post(&agent, &pine, &[("form_key", "x")]).await.status, StatusCode::CONFLICT);
    let sales = app.signed_in("sales.agent@aurora.example").await;
    let elm = path(&app, ELM, "/password").await;
    assert_eq!(sales.get(&elm).await.status, StatusCode::FORBIDDEN);
    assert_eq!(post(&agent, &elm, &[]).await.status, StatusCode::UNPROCESSABLE_ENTITY, "a form without its key");
    // The administrator joins another organization: nobody there agreed to Birch's giving it a password.
    app.write(|db| {
        use tandem::{
            domain::role::Role,
            repository::{accounts, users},
        };
        let user = users::find_credentials(db, "admin@elmbakery.onmicrosoft.com")?.unwrap().id;
        let cedar = accounts::find_by_domain(db, "cedar.example")?;
        let now = accounts::find(db, cedar)?.created_at.plus(TimeDelta::days(1));
        users::join(db, &grant_for(Action::ManagePartnerUsers), (user, cedar), &[Role::GlobalAdmin], now)
    })
    .await;
    let refused = agent.get(&elm).await;
    assert!(refused.says("no administrator whose password a partner can reset"), "{}", refused.text());
}
