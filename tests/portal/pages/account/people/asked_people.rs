//! People who sign in here already are asked before they belong to one more account, and addresses are nobody's to take.

use actix_web::http::StatusCode;
use rstest::rstest;

use super::partner_users::roles;
use crate::{
    pages::{partner::account_settings::audited, platform},
    support::{Backend, Browser, PASSWORD, Page, TestApp, link_in},
};

/// Sends the form for a new user of the reader's account.
async fn add(browser: &Browser, typed: &[(&str, &str)]) -> Page {
    browser.press(&browser.get("/settings/users/new").await, "Add", typed).await
}

/// Says that a mail to this address was answered.
async fn confirm(app: &TestApp, email: &str) {
    app.sql(&format!("UPDATE users SET email_confirmed_at = created_at WHERE email = '{email}'")).await;
}

#[rstest]
#[actix_web::test]
async fn whoever_signs_in_here_already_decides_and_keeps_its_password(
    #[values(Backend::Sqlite, Backend::Postgres)] backend: Backend,
) {
    let app = TestApp::demo(backend).await;
    confirm(&app, "sales.agent@polaris.example").await;
    let admin = app.signed_in("global.admin@birch.example").await;
    let person = app.signed_in("sales.agent@polaris.example").await;
    let typed = [
        ("Full name", "Somebody Else"),
        ("Email address", "sales.agent@polaris.example"),
        ("How the user gets a password", "password"),
        ("Helpdesk agent", "on"),
    ];
    let added = add(&admin, &typed).await;
    assert_eq!((added.status, added.heading().as_str()), (StatusCode::OK, "Email sent"));
    assert!(!added.says("Temporary password") && !added.says("Полярис") && !added.says("Глеб"), "{}", added.text());
    let list = admin.get("/settings/users").await;
    let row = list.row("sales.agent@polaris.example").unwrap();
    assert!(row.contains("Helpdesk agent") && !list.says("Глеб Носов"), "nothing but what was typed: {row}");
    assert_eq!(roles(&app, "sales.agent@polaris.example", "birch.example").await, "");
    let home = person.get("/").await;
    assert_eq!(home.status, StatusCode::OK, "nothing has changed for the person");
    let mails = app.mails().await;
    assert!(mails.len() == 1 && mails[0].contains("пригласил вас в команду организации"), "{mails:?}");
    let again = add(&admin, &typed).await;
    assert!(again.alert().contains("less than five minutes ago"), "{}", again.text());

    // The link alone opens nothing that was there before: it makes nobody signed in.
    let link = link_in(&mails[0], "welcome");
    let stranger = app.browser();
    let page = stranger.get(&link).await;
    assert_eq!([page.header("referrer-policy"), page.header("cache-control")], [Some("no-referrer"), Some("no-store")]);
    assert!(!page.body.contains("name=\"new_password\"") && page.body.contains("Birch IT"), "{}", page.text());
    // Whatever presses buttons changes nothing, and neither does somebody else who is signed in.
    assert!(page.says("Only you can accept, so sign in first."), "{}", page.text());
    let pressed = stranger.post(&link, &[("csrf", &csrf(&page))]).await;
    assert!(pressed.location().unwrap().starts_with("/sign-in"), "{}", pressed.text());
    let button = stranger.press(&page, "Sign in", &[]).await;
    assert_eq!(button.status, StatusCode::UNPROCESSABLE_ENTITY);
    let page = admin.get(&link).await;
    assert!(page.says("You’re signed in as someone else."), "{}", page.text());
    assert_eq!(admin.post(&link, &[("csrf", &csrf(&page))]).await.status, StatusCode::CONFLICT);
    assert_eq!(roles(&app, "sales.agent@polaris.example", "birch.example").await, "");
    assert_eq!(audited(&app, "confirm_partner_user").await.len(), 0);
    // The person signs in there, comes back, and agrees.
    let page = stranger.get(&link).await;
    let typed = [("Email", "sales.agent@polaris.example"), ("Password", PASSWORD)];
    let back = stranger.press_on(&page, "Sign in", &typed).await;
    assert!(back.path == link && back.says("Присоединиться"), "{} {}", back.path, back.text());
    let agreed = stranger.press(&back, "Присоединиться", &[]).await;
    assert_eq!(agreed.location().as_deref(), Some("/account"));
    assert_eq!(roles(&app, "sales.agent@polaris.example", "birch.example").await, "helpdesk_agent");
    assert_eq!(app.browser().get(&link).await.status, StatusCode::NOT_FOUND, "once");
    assert_eq!(audited(&app, "confirm_partner_user").await.len(), 1);
    let back = app.browser();
    back.sign_in("sales.agent@polaris.example", PASSWORD).await;
    assert_eq!(back.visit("/").await.body.matches("name=\"account\"").count(), 2);

    // Now it is one of them, whose password is its own, and removing it leaves it what it is elsewhere.
    let list = admin.get("/settings/users").await;
    let page = admin.get(&list.link_in_row("Глеб Носов", "Глеб Носов").unwrap()).await;
    assert!(page.says("works for another organization") && page.link("Reset password").is_none(), "{}", page.text());
    assert_eq!(admin.get(&format!("{}/password", page.path)).await.status, StatusCode::CONFLICT);
    let remove = admin.get(&page.link("Remove").unwrap()).await;
    admin.press(&remove, "Yes", &[]).await;
    assert_eq!(roles(&app, "sales.agent@polaris.example", "birch.example").await, "");
    assert_eq!(roles(&app, "sales.agent@polaris.example", "polaris.example").await, "sales_agent");
}

#[rstest]
#[actix_web::test]
async fn whoever_belongs_to_no_account_any_more_signs_in_and_joins(
    #[values(Backend::Sqlite, Backend::Postgres)] backend: Backend,
) {
    let app = TestApp::demo(backend).await;
    confirm(&app, "sales.agent@cedar.example").await;
    app.sql("DELETE FROM memberships WHERE user_id = (SELECT id FROM users WHERE email = 'sales.agent@cedar.example')")
        .await;
    let birch = app.signed_in("global.admin@birch.example").await;
    let typed = [("Full name", "Liam"), ("Email address", "sales.agent@cedar.example"), ("Helpdesk agent", "on")];
    assert_eq!(add(&birch, &typed).await.heading(), "Email sent");
    let link = link_in(&app.mails().await[0], "welcome");
    let person = app.browser();
    let page = person.get(&link).await;
    let typed = [("Email", "sales.agent@cedar.example"), ("Password", PASSWORD)];
    let back = person.press_on(&page, "Sign in", &typed).await;
    assert_eq!(back.heading(), "Join another organization", "{}", back.text());
    person.press(&back, "Join", &[]).await;
    assert_eq!(roles(&app, "sales.agent@cedar.example", "birch.example").await, "helpdesk_agent");
}

#[rstest]
#[actix_web::test]
async fn an_address_that_nobody_confirmed_is_opened_by_its_mailbox_alone(
    #[values(Backend::Sqlite, Backend::Postgres)] backend: Backend,
) {
    let app = TestApp::demo(backend).await;
    let birch = app.signed_in("global.admin@birch.example").await;
    let typed = [
        ("Full name", "Nora Vale"),
        ("Email address", "nora@birch.example"),
        ("How the user gets a password", "password"),
    ];
    let text = add(&birch, &typed).await.text();
    let password = text.split("Temporary password ").nth(1).unwrap().split(' ').next().unwrap().to_owned();
    let squatter = app.browser();
    squatter.sign_in("nora@birch.example", &password).await;
    let own = "a password of somebody else's";
    let page = squatter.visit("/").await;
    squatter.press(&page, "Save", &[("New password", own), ("Repeat new password", own)]).await;
    // Another organization asks the person behind the address, who has its mails.
    let cedar = app.signed_in("global.admin@cedar.example").await;
    let typed = [("Full name", "Nora"), ("Email address", "nora@birch.example"), ("Admin agent", "on")];
    assert_eq!(add(&cedar, &typed).await.heading(), "Email sent");
    assert_eq!(squatter.get("/account").await.body.matches("name=\"account\"").count(), 1, "still of one account");
    let link = link_in(&app.mails().await[0], "welcome");
    let nora = app.browser();
    let page = nora.get(&link).await;
    assert_eq!(page.heading(), "Join another organization");
    let none = nora.press(&page, "Save", &[]).await;
    assert!(!none.refusal_of("New password").is_empty(), "the old password is nobody's proof: {}", none.text());
    nora.press(&page, "Save", &[("New password", PASSWORD), ("Repeat new password", PASSWORD)]).await;
    assert_eq!(roles(&app, "nora@birch.example", "cedar.example").await, "admin_agent");
    assert!(squatter.get("/").await.location().unwrap().starts_with("/sign-in"), "who was in before is out");
    let refused = app.browser();
    let page = refused.get("/sign-in").await;
    let answer = refused.press(&page, "Sign in", &[("Email", "nora@birch.example"), ("Password", own)]).await;
    assert_eq!(answer.status, StatusCode::UNPROCESSABLE_ENTITY);
}

#[rstest]
#[actix_web::test]
async fn new_people_get_addresses_that_are_their_organizations_to_give(
    #[values(Backend::Sqlite, Backend::Postgres)] backend: Backend,
) {
    let app = TestApp::demo(backend).await;
    let birch = app.signed_in("user.admin@birch.example").await;
    let typed = |email| [("Full name", "New Hire"), ("Email address", email), ("How the user gets a password", "link")];
    for email in ["newhire@aurora.example", "ceo@oakdental.onmicrosoft.com", "admin@not-yet.onmicrosoft.com"] {
        let refused = add(&birch, &typed(email)).await;
        assert!(refused.refusal_of("Email address").contains("belong to another organization"), "{}", refused.text());
        assert_eq!(refused.value_of("Email address"), email, "nothing is lost");
    }
    let elsewhere = [
        ("Full name", "A Guest"),
        ("Email address", "guest@elsewhere.example"),
        ("How the user gets a password", "password"),
    ];
    let refused = add(&birch, &elsewhere).await;
    assert!(
        refused.refusal_of("How the user gets a password").contains("only works for addresses at birch.example"),
        "{}",
        refused.text()
    );
    assert_eq!(add(&birch, &typed("guest@elsewhere.example")).await.heading(), "User added");
    assert!(app.mails().await[0].contains("guest@elsewhere.example"));
}

#[rstest]
#[actix_web::test]
async fn a_question_can_be_taken_back_by_whoever_may_ask_it(
    #[values(Backend::Sqlite, Backend::Postgres)] backend: Backend,
) {
    let app = TestApp::demo(backend).await;
    let admin = app.signed_in("global.admin@birch.example").await;
    let typed = [
        ("Full name", "X"),
        ("Email address", "sales.agent@polaris.example"),
        ("Admin agent", "on"),
        ("How the user gets a password", "link"),
    ];
    add(&admin, &typed).await;
    let link = link_in(&app.mails().await[0], "welcome");
    let user_admin = app.signed_in("user.admin@birch.example").await;
    let list = admin.get("/settings/users").await;
    let path = list.body.split("/withdraw\"").next().unwrap().rsplit('"').next().unwrap().to_owned() + "/withdraw";
    let refused = user_admin.get(&path).await;
    assert_eq!(refused.status, StatusCode::CONFLICT, "not its to give, nor to take");
    let refused = user_admin.post(&path, &[("csrf", &platform::access::csrf(&user_admin).await)]).await;
    assert_eq!(refused.status, StatusCode::CONFLICT, "not its to give, nor to take");
    let cedar = app.signed_in("global.admin@cedar.example").await;
    let foreign = cedar.post(&path, &[("csrf", &platform::access::csrf(&cedar).await)]).await;
    assert_eq!(foreign.status, StatusCode::NOT_FOUND);
    assert_eq!(cedar.get(&path).await.status, StatusCode::NOT_FOUND);
    let asked = admin.get(&path).await;
    assert_eq!(asked.heading(), "Withdraw invitation");
    assert!(asked.says("Do you want to withdraw the invitation to sales.agent@polaris.example?"), "{}", asked.text());
    assert!(app.browser().get(&link).await.status.is_success(), "looking changes nothing");
    let done = admin.press(&asked, "Yes", &[]).await;
    assert_eq!(done.status, StatusCode::SEE_OTHER);
    let list = admin.get("/settings/users").await;
    assert!(list.row("sales.agent@polaris").is_none(), "{}", list.text());
    assert!(list.says("Invitation to sales.agent@polaris.example withdrawn."), "{}", list.text());
    assert_eq!(app.browser().get(&link).await.status, StatusCode::NOT_FOUND);
    assert_eq!(audited(&app, "withdraw_partner_user").await.len(), 1);
}

/// The token of a page's form.
fn csrf(page: &Page) -> String {
    page.body.split("name=\"csrf\" value=\"").nth(1).unwrap().split('"').next().unwrap().to_owned()
}
