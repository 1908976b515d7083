//! Deleting many users, giving them roles or taking them, and their licenses.

use actix_web::http::StatusCode;
use rstest::rstest;

use super::users::{ADMIN, USER, user, users_of};
use crate::{
    pages::invitation::consent::recorded,
    support::{Backend, TestApp},
};

const ELM: &str = "elmbakery.onmicrosoft.com";
const CHANGED: &str = "update_customer_user";
const DELETED: &str = "delete_customer_user";

#[rstest]
#[actix_web::test]
async fn users_are_deleted_together_but_for_oneself_and_the_last_global_admin(
    #[values(Backend::Sqlite, Backend::Postgres)] backend: Backend,
) {
    let app = TestApp::demo(backend).await;
    let elm = app.signed_in(ADMIN).await;
    let so_far = recorded(&app, DELETED).await;
    let page = elm.get("/users/selected/delete?all=yes").await;
    assert!(page.heading() == "Delete users" && page.says("Will change: 3"), "{}", page.text());
    assert!(page.says("This is your own account."), "{}", page.text());
    // A partner deletes none of a customer's administrators, or the last of them.
    let users = users_of(&app, ELM).await;
    let aurora = app.signed_in("admin.agent@aurora.example").await;
    let seen = aurora.get(&format!("{users}/selected/delete?all=yes")).await;
    assert!(seen.says("Will change: 3") && seen.says("only global admin"), "{}", seen.text());

    let done = elm.press_on(&page, "Yes", &[]).await;
    assert!(done.path == "/users" && done.says("3 users deleted."), "{}", done.text());
    assert!(done.row("baker@").is_none() && done.says("Deleted users (3)") || done.says("3"), "{}", done.text());
    assert_eq!(recorded(&app, DELETED).await, so_far + 3);
    elm.press_on(&page, "Yes", &[]).await;
    assert_eq!(recorded(&app, DELETED).await, so_far + 3);
}

#[rstest]
#[actix_web::test]
async fn roles_are_added_to_many_users_and_removed_from_them(
    #[values(Backend::Sqlite, Backend::Postgres)] backend: Backend,
) {
    let app = TestApp::demo(backend).await;
    let elm = app.signed_in(ADMIN).await;
    let so_far = recorded(&app, CHANGED).await;
    let open = user(&elm, "/users", USER).await;
    let page = elm.get("/users/selected/roles?all=yes").await;
    assert!(page.says("Selected: 4"), "{}", page.text());
    let page = elm.ask(&page, "Next", &[("Helpdesk agent", "on")]).await;
    assert!(page.says("Roles to add: Helpdesk agent") && page.says("Will change: 4"), "{}", page.text());
    let done = elm.press_on(&page, "Yes", &[]).await;
    assert!(done.says("Roles of 4 users changed."), "{}", done.text());
    assert!(done.row(USER).unwrap().contains("Helpdesk agent"), "{}", done.text());
    assert_eq!(recorded(&app, CHANGED).await, so_far + 4);
    // A form that was opened before has been overtaken.
    assert_eq!(elm.press(&open, "Save", &[]).await.status, StatusCode::CONFLICT);

    let page = elm.get("/users/selected/roles?all=yes").await;
    let page = elm.ask(&page, "Next", &[("Remove the roles below", "take"), ("Global admin", "on")]).await;
    assert!(page.says("only global admin") && page.says("Nothing on this list would change."), "{}", page.text());
    let page = elm.get("/users/selected/roles?all=yes").await;
    let page = elm.ask(&page, "Next", &[("Remove the roles below", "take"), ("Helpdesk agent", "on")]).await;
    elm.press_on(&page, "Yes", &[]).await;
    assert!(!elm.get("/users").await.row(USER).unwrap().contains("Helpdesk agent"));
}

#[rstest]
#[actix_web::test]
async fn selected_users_are_ticked_where_licenses_are_assigned(
    #[values(Backend::Sqlite, Backend::Postgres)] backend: Backend,
) {
    let app = TestApp::demo(backend).await;
    let elm = app.signed_in(ADMIN).await;
    let list = elm.get("/users").await;
    let ids: Vec<&str> =
        list.body.split("name=\"select\" value=\"").skip(1).map(|rest| rest.split('"').next().unwrap()).collect();
    assert_eq!(ids.len(), 4);
    let page = elm.get(&format!("/licenses/assign?select={}&select={}&of=", ids[0], ids[1])).await;
    assert_eq!(page.body.matches("name=\"user\"").count(), 2, "{}", page.text());
    let whole = elm.get("/licenses/assign?all=yes&of=").await;
    assert_eq!(whole.body.matches("name=\"user\"").count(), 4, "{}", whole.text());
}

#[rstest]
#[actix_web::test]
async fn whoever_may_not_manage_users_is_refused(#[values(Backend::Sqlite, Backend::Postgres)] backend: Backend) {
    let app = TestApp::demo(backend).await;
    let users = users_of(&app, ELM).await;
    let plain = app.signed_in(USER).await;
    assert_eq!(plain.get("/users/selected/delete?all=yes").await.status, StatusCode::FORBIDDEN);
    let maple = app.signed_in("global.admin@maple.example").await;
    assert_eq!(maple.get(&format!("{users}/selected/roles?all=yes")).await.status, StatusCode::NOT_FOUND);
    let sales = app.signed_in("sales.agent@aurora.example").await;
    assert_eq!(sales.get(&format!("{users}/selected/delete?all=yes")).await.status, StatusCode::FORBIDDEN);
}
