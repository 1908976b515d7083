//! Nobody gains rights by making a second person: roles beyond one's own go to whoever answers its mails.

use actix_web::http::StatusCode;
use rstest::rstest;

use super::partner_users::roles;
use crate::support::{Backend, Browser, PASSWORD, Page, TestApp, link_in};

const PUPPET: &str = "puppet@birch.example";

async fn add(browser: &Browser, way: &str, role: &str) -> Page {
    let form = browser.get("/settings/users/new").await;
    let typed =
        [("Full name", "Nora Vale"), ("Email address", PUPPET), ("How the user gets a password", way), (role, "on")];
    browser.press(&form, "Add", &typed).await
}

async fn open(browser: &Browser) -> Page {
    let list = browser.get("/settings/users").await;
    browser.get(&list.link_in_row("Nora Vale", "Nora Vale").unwrap()).await
}

#[rstest]
#[actix_web::test]
async fn a_user_admin_reads_no_password_of_somebody_who_may_do_more(
    #[values(Backend::Sqlite, Backend::Postgres)] backend: Backend,
) {
    let app = TestApp::demo(backend).await;
    let admin = app.signed_in("user.admin@birch.example").await;
    for role in ["Sales agent", "Helpdesk agent", "Billing admin", "Account admin", "Referrals user"] {
        let refused = add(&admin, "password", role).await;
        assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY, "{role}");
        let why = refused.refusal_of("How the user gets a password");
        assert!(why.starts_with("These roles allow more than yours."), "{role}: {}", refused.text());
        assert!(refused.value_of("Full name") == "Nora Vale" && refused.is_ticked(role), "nothing is lost");
    }
    // First without roles, then with: that is no way around it.
    assert_eq!(add(&admin, "password", "Report viewer").await.heading(), "User added");
    let raised = admin.press(&open(&admin).await, "Update", &[("Sales agent", "on")]).await;
    assert!(raised.alert().contains("hasn’t confirmed the email address"), "{}", raised.text());
    assert!(raised.is_ticked("Sales agent"), "what was selected is kept");
    assert_eq!(roles(&app, PUPPET, "birch.example").await, "report_viewer");
    // A global admin may, who could take the role itself.
    let boss = app.signed_in("global.admin@birch.example").await;
    boss.press_on(&open(&boss).await, "Update", &[("Helpdesk agent", "on")]).await;
    assert_eq!(roles(&app, PUPPET, "birch.example").await, "helpdesk_agent report_viewer");
    // What it has stays its own, and the user admin may still take it.
    admin.press_on(&open(&admin).await, "Update", &[("Report viewer", "off")]).await;
    assert_eq!(roles(&app, PUPPET, "birch.example").await, "helpdesk_agent");
}

#[rstest]
#[actix_web::test]
async fn whoever_answers_its_mail_gets_what_a_user_admin_gives(
    #[values(Backend::Sqlite, Backend::Postgres)] backend: Backend,
) {
    let app = TestApp::demo(backend).await;
    let admin = app.signed_in("user.admin@birch.example").await;
    let added = add(&admin, "link", "Sales agent").await;
    assert!(added.heading() == "User added" && !added.says("Temporary password"), "{}", added.text());
    // Removed and added with a password it is nobody proved again.
    let page = admin.get(&open(&admin).await.link("Remove").unwrap()).await;
    admin.press(&page, "Yes", &[]).await;
    assert_eq!(add(&admin, "password", "Sales agent").await.status, StatusCode::UNPROCESSABLE_ENTITY);
    app.clock.advance(chrono::TimeDelta::minutes(6));
    assert_eq!(add(&admin, "link", "Sales agent").await.heading(), "User added");
    let link = link_in(app.mails().await.last().unwrap(), "welcome");
    let nora = app.browser();
    let new = [("New password", PASSWORD), ("Repeat new password", PASSWORD)];
    nora.press_on(&nora.get(&link).await, "Save", &new).await;
    assert_eq!(nora.get("/customers").await.status, StatusCode::OK);
    // It has answered a mail: now the user admin may give it more, without reading any password of it.
    admin.press_on(&open(&admin).await, "Update", &[("Helpdesk agent", "on")]).await;
    assert_eq!(roles(&app, PUPPET, "birch.example").await, "sales_agent helpdesk_agent");
    assert!(open(&admin).await.link("Reset password").is_none(), "global admins alone reset passwords");
}

#[rstest]
#[actix_web::test]
async fn an_account_admins_puppet_gets_no_referrals(#[values(Backend::Sqlite, Backend::Postgres)] backend: Backend) {
    let app = TestApp::demo(backend).await;
    app.sql(
        "UPDATE memberships SET role = 'account_admin' WHERE role = 'helpdesk_agent' AND user_id = \
         (SELECT id FROM users WHERE email = 'helpdesk.agent@birch.example')",
    )
    .await;
    let keeper = app.signed_in("helpdesk.agent@birch.example").await;
    let refused = add(&keeper, "password", "Referrals user").await;
    assert!(!refused.refusal_of("How the user gets a password").is_empty(), "{}", refused.text());
    assert_eq!(add(&keeper, "link", "Referrals user").await.heading(), "User added");
}
