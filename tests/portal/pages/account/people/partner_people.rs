//! A partner's people from their first day to their last: invited or given a password, raised, lowered and removed.

use actix_web::http::StatusCode;
use rstest::rstest;

use crate::{
    pages::{customer::new::first_sign_in, directory::users::may_sign_in},
    support::{Backend, Browser, PASSWORD, Page, TestApp, link_in},
};

const BOSS: &str = "global.admin@birch.example";
const LIST: &str = "/settings/users";
const NORA: &str = "nora@birch.example";

/// Adds somebody, from the list.
async fn add(admin: &Browser, typed: &[(&str, &str)]) -> Page {
    let form = admin.get(&admin.get(LIST).await.link("Add user").unwrap()).await;
    assert_eq!(form.heading(), "Add user");
    admin.press(&form, "Add", typed).await
}

/// The page of whoever has this address.
async fn open(admin: &Browser, email: &str, name: &str) -> Page {
    let list = admin.get(LIST).await;
    admin.get(&list.link_in_row(email, name).unwrap_or_else(|| panic!("no {email} in: {}", list.text()))).await
}

/// Presses Yes on the page that asks whether to remove somebody.
async fn remove(admin: &Browser, page: &Page) -> Page {
    let confirm = admin.get(&page.link("Remove").unwrap()).await;
    assert_eq!(confirm.heading(), "Remove user");
    assert_eq!(confirm.link("Cancel").as_deref(), Some(page.path.as_str()));
    admin.press_on(&confirm, "Yes", &[]).await
}

/// The temporary password that a page shows this once.
fn shown(page: &Page) -> String {
    let text = page.text();
    assert!(text.contains("Setup info"), "{text}");
    let rest = text.split("Temporary password ").nth(1).unwrap_or_else(|| panic!("{text}"));
    rest.split(' ').next().unwrap().to_owned()
}

#[rstest]
#[actix_web::test]
async fn whoever_is_invited_by_mail_works_loses_a_role_and_is_out_when_removed(
    #[values(Backend::Sqlite, Backend::Postgres)] backend: Backend,
) {
    let app = TestApp::demo(backend).await;
    let admin = app.signed_in(BOSS).await;
    let typed = [
        ("Full name", "Nora Vale"),
        ("Email address", NORA),
        ("How the user gets a password", "link"),
        ("Sales agent", "on"),
        ("User admin", "on"),
    ];
    let added = add(&admin, &typed).await;
    assert_eq!(added.heading(), "User added");
    assert!(added.says("We’ve sent an email with a link to choose a password.") && !added.says("Setup info"));
    let row = admin.get(&added.link("Done").unwrap()).await.row(NORA).unwrap();
    for words in ["Invited by email", "Sales agent", "User admin"] {
        assert!(row.contains(words), "{words}: {row}");
    }

    let mail = app.mails().await.remove(0);
    assert!(mail.contains("added you to Birch IT"), "{mail}");
    let link = link_in(&mail, "welcome");
    let nora = app.browser();
    let page = nora.get(&link).await;
    assert_eq!(page.heading(), "Choose your password");
    let typed = [("New password", "seven grey herons fly"), ("Repeat new password", "something else again")];
    let refused = nora.press(&page, "Save", &typed).await;
    assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(!refused.refusal_of("Repeat new password").is_empty());
    let chosen = [("New password", PASSWORD), ("Repeat new password", PASSWORD)];
    let home = nora.press_on(&refused, "Save", &chosen).await;
    assert!(home.says("Welcome. You now work for Birch IT."), "{}", home.text());
    // The link served once; the password serves from now on.
    assert_eq!(nora.get(&link).await.status, StatusCode::NOT_FOUND);
    nora.press(&nora.get("/").await, "Sign out", &[]).await;
    nora.sign_in(NORA, PASSWORD).await;
    let customers = nora.get("/customers").await;
    assert!(customers.row("Elm Bakery").is_some());
    assert!(nora.get(LIST).await.row(NORA).unwrap().contains("Active"));

    // One role is taken; it counts at the next request of a session that goes on.
    let request = customers.link("Request a reseller relationship").unwrap();
    let page = open(&admin, NORA, "Nora Vale").await;
    let saved = admin.press_on(&page, "Update", &[("Sales agent", "off")]).await;
    assert!(saved.says("Roles saved for Nora Vale."), "{}", saved.text());
    assert_eq!(nora.get(&request).await.status, StatusCode::FORBIDDEN);
    let row = nora.get(LIST).await.row(NORA).unwrap();
    assert!(row.contains("User admin") && !row.contains("Sales agent"), "{row}");

    // Removed, and out.
    let list = remove(&admin, &open(&admin, NORA, "Nora Vale").await).await;
    assert!(list.says("Nora Vale was removed from your organization.") && list.row(NORA).is_none(), "{}", list.text());
    assert!(nora.get(LIST).await.location().unwrap().starts_with("/sign-in"));
    nora.sign_in(NORA, PASSWORD).await;
    assert_eq!(nora.visit("/").await.heading(), "You don’t belong to an organization now");
}

#[rstest]
#[actix_web::test]
async fn a_temporary_password_is_shown_once_serves_once_and_is_replaced(
    #[values(Backend::Sqlite, Backend::Postgres)] backend: Backend,
) {
    let app = TestApp::demo(backend).await;
    let admin = app.signed_in(BOSS).await;
    let typed = [
        ("Full name", "Nora Vale"),
        ("Email address", NORA),
        ("How the user gets a password", "password"),
        ("Helpdesk agent", "on"),
    ];
    let added = add(&admin, &typed).await;
    assert_eq!(added.header("cache-control"), Some("no-store"));
    assert!(added.heading() == "User added" && added.says(&format!("User name {NORA}")), "{}", added.text());
    let password = shown(&added);
    assert!(password.len() >= 12);
    assert!(admin.get(LIST).await.row(NORA).unwrap().contains("Has a temporary password"));
    let nora = app.browser();
    nora.sign_in(NORA, &password).await;
    let page = nora.visit("/customers").await;
    assert_eq!(page.heading(), "Choose a new password", "there is no way around it");
    let same = [("New password", password.as_str()), ("Repeat new password", &password)];
    let refused = nora.press(&page, "Save", &same).await;
    assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY);
    let chosen = [("New password", PASSWORD), ("Repeat new password", PASSWORD)];
    assert_eq!(nora.press(&refused, "Save", &chosen).await.status, StatusCode::SEE_OTHER);
    assert!(nora.get("/customers").await.row("Elm Bakery").is_some());
    assert!(!may_sign_in(&app, NORA, &password).await);

    let page = open(&admin, NORA, "Nora Vale").await;
    assert!(page.says("Active"), "{}", page.text());
    let reset = admin.get(&page.link("Reset password").unwrap()).await;
    let done = admin.press(&reset, "Reset password", &[]).await;
    let renewed = shown(&done);
    let again = admin.press(&reset, "Reset password", &[]).await;
    assert!(again.says("shown then") && !again.body.contains(&renewed), "{}", again.text());
    assert!(nora.get("/customers").await.location().unwrap().starts_with("/sign-in"));
    assert!(!may_sign_in(&app, NORA, PASSWORD).await);
    let nora = app.browser();
    nora.sign_in(NORA, &renewed).await;
    let page = nora.visit("/").await;
    let chosen = [("New password", "nine quiet willows 7"), ("Repeat new password", "nine quiet willows 7")];
    assert_eq!(nora.press_on(&page, "Save", &chosen).await.heading(), "Home");
}

#[rstest]
#[actix_web::test]
async fn somebody_stays_global_admin(#[values(Backend::Sqlite, Backend::Postgres)] backend: Backend) {
    const LAST: &str = "This person is your organization’s last global admin";
    let app = TestApp::demo(backend).await;
    let admin = app.signed_in(BOSS).await;
    let own = open(&admin, BOSS, "Olivia Bennett").await;
    assert!(own.link("Remove").is_none());
    let refused = admin.press(&own, "Update", &[("Global admin", "off")]).await;
    assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(refused.alert().contains(LAST), "{}", refused.text());
    let deputy = app.signed_in("user.admin@birch.example").await;
    let page = open(&deputy, BOSS, "Olivia Bennett").await;
    assert!(page.says("Only a global admin of your organization can give or remove this role"), "{}", page.text());
    assert!(page.link("Remove").is_none());

    // Where there are two, one may go; then the other is the last.
    let typed = [
        ("Full name", "Nora Vale"),
        ("Email address", NORA),
        ("How the user gets a password", "password"),
        ("Global admin", "on"),
    ];
    let nora = first_sign_in(&app, NORA, &shown(&add(&admin, &typed).await)).await;
    let own = open(&admin, BOSS, "Olivia Bennett").await;
    assert_eq!(admin.press(&own, "Update", &[("Global admin", "off")]).await.status, StatusCode::SEE_OTHER);
    assert_eq!(admin.get("/").await.status, StatusCode::OK);
    assert_eq!(admin.get(LIST).await.status, StatusCode::FORBIDDEN);
    let own = open(&nora, NORA, "Nora Vale").await;
    let refused = nora.press(&own, "Update", &[("Global admin", "off")]).await;
    assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(refused.alert().contains(LAST), "{}", refused.text());
    let list = remove(&nora, &open(&nora, BOSS, "Olivia Bennett").await).await;
    assert!(list.row(BOSS).is_none(), "{}", list.text());
}

#[rstest]
#[actix_web::test]
async fn somebody_who_works_elsewhere_is_asked_works_here_too_and_goes_on_there_when_removed(
    #[values(Backend::Sqlite, Backend::Postgres)] backend: Backend,
) {
    const KNOWN: &str = "sales.agent@cedar.example";
    let app = TestApp::demo(backend).await;
    let admin = app.signed_in(BOSS).await;
    let typed = [
        ("Full name", "Somebody Else"),
        ("Email address", KNOWN),
        ("How the user gets a password", "password"),
        ("Helpdesk agent", "on"),
    ];
    let asked = add(&admin, &typed).await;
    assert_eq!(asked.heading(), "Email sent");
    assert!(asked.says("already has access to this portal") && !asked.says("Setup info"), "{}", asked.text());
    let list = admin.get(LIST).await;
    assert!(list.says("Asked by email") && list.row(KNOWN).unwrap().contains("Helpdesk agent"), "{}", list.text());
    let mail = app.mails().await.remove(0);
    assert!(
        mail.contains("Subject: Birch IT invited you to join its team on Tandem") && mail.contains(KNOWN),
        "{mail}"
    );
    let person = app.browser();
    let page = person.get(&link_in(&mail, "welcome")).await;
    assert_eq!(page.heading(), "Join another organization");
    assert!(page.says("You keep your password.") && page.says("Helpdesk agent"), "{}", page.text());
    let page = person.press_on(&page, "Sign in", &[("Email", KNOWN), ("Password", PASSWORD)]).await;
    let agreed = person.press_on(&page, "Join", &[]).await;
    assert_eq!(agreed.path, "/account");
    person.press_on(&agreed, "Work for Birch IT", &[]).await;
    assert!(person.get("/customers").await.row("Elm Bakery").is_some());
    let page = open(&admin, KNOWN, "Liam Foster").await;
    assert!(page.says("This person also works for another organization on this portal."), "{}", page.text());
    assert!(page.link("Reset password").is_none());
    // Removed here, it goes on there.
    let confirm = admin.get(&page.link("Remove").unwrap()).await;
    assert!(confirm.says("Their roles in other organizations."), "{}", confirm.text());
    admin.press(&confirm, "Yes", &[]).await;
    assert!(person.get("/customers").await.location().unwrap().starts_with("/sign-in"));
    person.sign_in(KNOWN, PASSWORD).await;
    let list = person.visit("/customers").await;
    assert!(list.status == StatusCode::OK && list.row("Elm Bakery").is_none(), "{}", list.text());
}
