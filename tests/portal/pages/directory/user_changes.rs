//! What is done with a customer's users, by its partners and by itself, and what the other side sees of it.

use actix_web::http::StatusCode;
use rstest::rstest;

use super::users::{ADMIN, USER, add, may_sign_in, secret, user, users_of};
use crate::{
    pages::{
        customer::new::{first_sign_in, steps::BASIC},
        invitation::consent::{self, AGREEMENT, BIRCH, RELATIONSHIP},
    },
    support::{Backend, Browser, PASSWORD, Page, TestApp},
};

const AGENT: &str = "admin.agent@birch.example";
const ELM: &str = "elmbakery.onmicrosoft.com";
const MARINA: &str = "marina.duarte@elmbakery.onmicrosoft.com";

/// Adds Marina Duarte, who chooses a password of her own.
async fn add_marina(app: &TestApp, partner: &Browser, users: &str) -> Browser {
    let added = add(partner, users, "Marina Duarte", "marina.duarte", "Default user").await;
    assert!(added.says(MARINA), "{}", added.text());
    first_sign_in(app, MARINA, &secret(&added)).await
}

/// Gives her a license.
async fn license_marina(partner: &Browser, users: &str) {
    let list = partner.get(users).await;
    let page = partner.get(&list.link_in_row(MARINA, "Licenses : Marina Duarte").unwrap()).await;
    let saved = partner.press_on(&page, "Save", &[(BASIC, "Assigned")]).await;
    assert!(saved.says("Licenses updated for Marina Duarte."), "{}", saved.text());
}

/// Looks at a user's page and deletes it from there.
async fn delete(browser: &Browser, page: &Page) -> Page {
    let confirm = browser.get(&page.link("Delete user account").unwrap()).await;
    assert_eq!(confirm.heading(), "Delete user account");
    assert_eq!(confirm.link("Cancel").as_deref(), Some(page.path.as_str()));
    browser.press_on(&confirm, "Delete user account", &[]).await
}

#[rstest]
#[actix_web::test]
async fn names_roles_and_passwords_are_changed_and_count_at_once(
    #[values(Backend::Sqlite, Backend::Postgres)] backend: Backend,
) {
    let app = TestApp::demo(backend).await;
    let users = users_of(&app, ELM).await;
    let birch = app.signed_in(AGENT).await;
    let marina = add_marina(&app, &birch, &users).await;
    let closed = marina.get("/users").await;
    assert!(closed.status == StatusCode::FORBIDDEN && closed.says("You need one of these roles"), "{}", closed.text());

    let page = user(&birch, &users, MARINA).await;
    let typed = [("Last name", "Duarte Reis"), ("Display name", "Marina Duarte Reis"), ("User admin", "on")];
    let saved = birch.press_on(&page, "Save", &typed).await;
    assert!(saved.says("Marina Duarte Reis saved."), "{}", saved.text());
    assert!(birch.get(&users).await.row("Marina Duarte Reis").unwrap().contains("User admin"));
    // Roles count at the next request.
    assert!(marina.get("/").await.menu().contains(&"Users and licenses".to_owned()));
    assert!(marina.get("/users").await.link("Add user").is_some());
    let elm = app.signed_in(ADMIN).await;
    assert!(elm.get("/users").await.row("Marina Duarte Reis").unwrap().contains("User admin"));

    let page = user(&birch, &users, MARINA).await;
    let reset = birch.get(&page.link("Reset password").unwrap()).await;
    assert_eq!(reset.heading(), "Reset password");
    let done = birch.press(&reset, "Reset password", &[]).await;
    let renewed = secret(&done);
    assert!(renewed.len() >= 12 && done.says("Setup info") && done.says(MARINA), "{}", done.text());
    let again = birch.press(&reset, "Reset password", &[]).await;
    assert!(again.says("shown then") && !again.body.contains(&renewed), "{}", again.text());
    // Whoever was signed in with the old one is out, and it opens nothing any more.
    assert!(marina.get("/users").await.location().unwrap().starts_with("/sign-in"));
    assert!(!may_sign_in(&app, MARINA, PASSWORD).await);
    let marina = app.browser();
    marina.sign_in(MARINA, &renewed).await;
    let page = marina.visit("/").await;
    let chosen = [("New password", "ten loud poplars 8!"), ("Repeat new password", "ten loud poplars 8!")];
    assert_eq!(marina.press_on(&page, "Save", &chosen).await.heading(), "Home");
}

#[rstest]
#[actix_web::test]
async fn a_deleted_user_is_restored_with_what_it_had_and_both_sides_see_it(
    #[values(Backend::Sqlite, Backend::Postgres)] backend: Backend,
) {
    let app = TestApp::demo(backend).await;
    let users = users_of(&app, ELM).await;
    let birch = app.signed_in(AGENT).await;
    let marina = add_marina(&app, &birch, &users).await;
    license_marina(&birch, &users).await;

    let list = delete(&birch, &user(&birch, &users, MARINA).await).await;
    assert!(list.says("Marina Duarte deleted. You can restore this user for 30 days."), "{}", list.text());
    assert!(list.row(MARINA).is_none());
    assert!(marina.get("/users").await.location().unwrap().starts_with("/sign-in"));
    assert!(!may_sign_in(&app, MARINA, PASSWORD).await);
    let elm = app.signed_in(ADMIN).await;
    let own = elm.get("/users").await;
    assert!(own.row(MARINA).is_none());
    let deleted = elm.get(&own.link("Deleted users (1)").unwrap()).await;
    assert!(deleted.row(MARINA).unwrap().contains("Default user"), "{}", deleted.text());

    let deleted = birch.get(&list.link("Deleted users (1)").unwrap()).await;
    let restored = birch.press_in_row(&deleted, MARINA, "Restore : Marina Duarte").await;
    let page = birch.get(&restored.location().unwrap()).await;
    assert!(page.says("Marina Duarte restored with 1 license"), "{}", page.text());
    assert_eq!(page.heading(), "Marina Duarte");
    assert!(birch.get(&users).await.link("Deleted users (0)").is_some());
    assert!(elm.get("/users").await.row(MARINA).unwrap().contains(BASIC));
    assert!(may_sign_in(&app, MARINA, PASSWORD).await, "with the password that was hers");
}

#[rstest]
#[actix_web::test]
async fn a_partner_without_privileges_asks_for_them_and_adds_users_then(
    #[values(Backend::Sqlite, Backend::Postgres)] backend: Backend,
) {
    const PINE: &str = "admin@pinefreight.onmicrosoft.com";
    let app = TestApp::demo(backend).await;
    let users = users_of(&app, "pinefreight.onmicrosoft.com").await;
    let birch = app.signed_in(AGENT).await;
    let closed = birch.get(&users).await;
    for words in ["You can’t manage these users", "has no delegated admin privileges"] {
        assert!(closed.says(words), "{words}: {}", closed.text());
    }
    assert!(closed.link("Add user").is_none() && !closed.body.contains(PINE));
    let form = birch.get(&closed.link("Request a reseller relationship").unwrap()).await;
    let draft = birch.press_on(&form, "Next", &[]).await;
    let link = consent::send(&app, &birch, &draft, PINE).await;
    let pine = app.signed_in(PINE).await;
    let page = pine.get(&link).await;
    let mut boxes = vec![(BIRCH, "on"), (RELATIONSHIP, "on")];
    if page.says(AGREEMENT) {
        boxes.push((AGREEMENT, "on"));
    }
    let accepted = pine.press(&page, "Accept", &boxes).await;
    assert_eq!(accepted.status, StatusCode::SEE_OTHER, "{}", accepted.text());
    let form = birch.get(&birch.get(&users).await.link("Add user").unwrap()).await;
    let typed = [("Display name", "Marina Duarte"), ("User name", "marina.duarte"), ("Usage location", "US")];
    assert_eq!(birch.press(&form, "Add user", &typed).await.heading(), "User added");
    assert!(pine.get("/users").await.row("Marina Duarte").is_some());
}

#[rstest]
#[actix_web::test]
async fn the_only_global_admin_stays_and_of_two_one_may_delete_the_other(
    #[values(Backend::Sqlite, Backend::Postgres)] backend: Backend,
) {
    let app = TestApp::demo(backend).await;
    let elm = app.signed_in(ADMIN).await;
    let own = user(&elm, "/users", ADMIN).await;
    assert!(own.says("This is the customer’s only global admin.") && own.link("Delete user account").is_none());
    let typed = [("Global admin", "off"), ("Default user", "on")];
    assert_eq!(elm.press(&own, "Save", &typed).await.status, StatusCode::UNPROCESSABLE_ENTITY);
    let users = users_of(&app, ELM).await;
    let deputy = app.signed_in("user.admin@aurora.example").await;
    let admin = user(&deputy, &users, ADMIN).await;
    assert!(admin.says("This user is an administrator."), "{}", admin.text());
    assert!(admin.link("Reset password").is_none() && admin.link("Delete user account").is_none());
    assert!(user(&deputy, &users, USER).await.link("Delete user account").is_some());

    // Where there are two, one may go, and the other sees it.
    let noah = user(&elm, "/users", USER).await;
    assert_eq!(noah.heading(), "Noah Parker");
    elm.press_on(&noah, "Save", &[("Global admin", "on")]).await;
    let noah = app.signed_in(USER).await;
    let list = delete(&noah, &user(&noah, "/users", ADMIN).await).await;
    assert!(list.says("Olivia Bennett deleted. You can restore this user for 30 days."), "{}", list.text());
    assert!(elm.get("/users").await.location().unwrap().starts_with("/sign-in"));
}

#[rstest]
#[actix_web::test]
async fn a_customer_reads_what_its_partner_did_with_its_users(
    #[values(Backend::Sqlite, Backend::Postgres)] backend: Backend,
) {
    let app = TestApp::demo(backend).await;
    let users = users_of(&app, ELM).await;
    let birch = app.signed_in(AGENT).await;
    add(&birch, &users, "Marina Duarte", "marina.duarte", "Default user").await;
    license_marina(&birch, &users).await;
    let page = user(&birch, &users, MARINA).await;
    let reset = birch.get(&page.link("Reset password").unwrap()).await;
    let done = birch.press(&reset, "Reset password", &[]).await;
    let page = birch.get(&done.link("Done").unwrap()).await;
    let list = delete(&birch, &page).await;
    let deleted = birch.get(&list.link("Deleted users (1)").unwrap()).await;
    birch.press_in_row(&deleted, MARINA, "Restore : Marina Duarte").await;

    let elm = app.signed_in(ADMIN).await;
    let partners = elm.get("/partner-relationships").await;
    let page = elm.get(&partners.link_in_row("Birch IT", "Actions for you").unwrap()).await;
    // Added, licensed, given a password, deleted, restored: whom each was about, and in words.
    let html = scraper::Html::parse_document(&page.body);
    let rows = scraper::Selector::parse("main tbody tr").unwrap();
    let rows: Vec<String> = html.select(&rows).map(|row| row.text().collect()).collect();
    let acts: Vec<&String> = rows.iter().filter(|row| row.contains(AGENT)).collect();
    assert_eq!(acts.len(), 5, "{acts:#?}");
    assert!(acts.iter().all(|row| row.contains(MARINA)), "{acts:#?}");
    for words in ["Did something else that concerns you", "your administrator"] {
        assert!(rows.iter().all(|row| !row.contains(words)), "{words}: {rows:#?}");
    }
}
