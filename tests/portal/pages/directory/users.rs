//! Users of a customer, for its partners and for the customer itself.

use actix_web::http::StatusCode;
use chrono::TimeDelta;
use diesel::{QueryableByName, RunQueryDsl, sql_query, sql_types::BigInt};
use rstest::rstest;
use tandem::{repository::db::Db, service::customer_users::Purges};

use crate::{
    pages::{platform, sales},
    support::{Backend, Browser, PASSWORD, Page, TestApp, sales::tenant},
};

const ELM: &str = "elmbakery.onmicrosoft.com";
pub const ADMIN: &str = "admin@elmbakery.onmicrosoft.com";
pub const USER: &str = "user@elmbakery.onmicrosoft.com";
const BAKER: &str = "baker@elmbakery.onmicrosoft.com";
const NOBODY: &str = "00000000-0000-7000-8000-000000000000";

/// Where a partner finds the users of a customer.
pub async fn users_of(app: &TestApp, domain: &'static str) -> String {
    format!("/customers/{}/users", tenant(app, domain).await)
}

/// The page of a user, by the user name in the list.
pub async fn user(browser: &Browser, users: &str, user_name: &str) -> Page {
    browser.get(&address(browser, users, user_name).await).await
}

async fn address(browser: &Browser, users: &str, user_name: &str) -> String {
    let list = browser.get(&format!("{users}?search={}", user_name.replace('@', "%40"))).await;
    list.way_in(user_name).unwrap_or_else(|| panic!("no {user_name} in {}", list.text()))
}

/// The temporary password that a page shows.
pub fn secret(page: &Page) -> String {
    let rest = page.body.split("id=\"secret-password\"").nth(1).unwrap_or_else(|| panic!("{}", page.text()));
    rest.split('>').nth(1).unwrap().split('<').next().unwrap().to_owned()
}

#[derive(QueryableByName)]
struct Number {
    #[diesel(sql_type = BigInt)]
    count: i64,
}

async fn count(app: &TestApp, query: &'static str) -> i64 {
    let counted = move |db: &mut Db| {
        let number: Number = match db {
            Db::Pg(conn) => sql_query(query).get_result(conn)?,
            Db::Sqlite(conn) => sql_query(query).get_result(conn)?,
        };
        Ok(number.count)
    };
    app.read(counted).await
}

const EVENTS: &str = "SELECT count(*) AS count FROM audit_records WHERE event IN ('create_customer_user', \
    'update_customer_user', 'delete_customer_user', 'restore_customer_user', 'reset_customer_user_password')";

pub async fn add(browser: &Browser, users: &str, name: &str, user_name: &str, role: &str) -> Page {
    let form = browser.get(&format!("{users}/new")).await;
    let typed = [("Display name", name), ("User name", user_name), ("Usage location", "United States"), (role, "on")];
    browser.press(&form, "Add user", &typed).await
}

pub async fn may_sign_in(app: &TestApp, email: &str, password: &str) -> bool {
    let browser = app.browser();
    let page = browser.get("/sign-in").await;
    let answer = browser.press(&page, "Sign in", &[("Email", email), ("Password", password)]).await;
    answer.status == StatusCode::SEE_OTHER
}

#[rstest]
#[actix_web::test]
async fn partners_and_the_customer_see_the_same_users(#[values(Backend::Sqlite, Backend::Postgres)] backend: Backend) {
    let app = TestApp::demo(backend).await;
    let users = users_of(&app, ELM).await;
    for (who, users) in [
        ("admin.agent@aurora.example", users.as_str()),
        ("helpdesk.agent@birch.example", users.as_str()),
        (ADMIN, "/users"),
    ] {
        let browser = app.signed_in(who).await;
        let list = browser.get(users).await;
        assert_eq!(list.heading(), "Users and licenses", "{who}");
        assert_eq!(list.body.matches("<th scope=\"row\">").count(), 4, "{who}");
        assert!(list.says("Deleted users (0)"));
        let row = list.row(ADMIN).unwrap();
        assert!(
            row.contains("Olivia Bennett") && row.contains("Global admin") && row.contains("United States"),
            "{row}"
        );
        assert!(browser.get(&format!("{users}?search=nobody")).await.says("No matches"));
        assert!(browser.get(&format!("{users}?state=deleted")).await.says("No deleted users"));
        assert_eq!(browser.get(&format!("{users}/{NOBODY}")).await.status, StatusCode::NOT_FOUND);
        assert_eq!(browser.get(&format!("{users}/x")).await.status, StatusCode::NOT_FOUND);
    }
    // A helpdesk agent sees, and is offered nothing that it may not do.
    let birch = app.signed_in("helpdesk.agent@birch.example").await;
    let list = birch.get(&users).await;
    assert!(list.link("Add user").is_none() && list.link("Upload users").is_none());
    assert!(list.link("Manage licenses").is_some());
    let page = user(&birch, &users, BAKER).await;
    assert!(page.link("Reset password").is_none() && !page.body.contains(">Save</button>"));
}

#[rstest]
#[actix_web::test]
async fn a_user_is_added_with_a_password_that_is_shown_once(
    #[values(Backend::Sqlite, Backend::Postgres)] backend: Backend,
) {
    let app = TestApp::demo(backend).await;
    let users = users_of(&app, ELM).await;
    let aurora = app.signed_in("admin.agent@aurora.example").await;
    let refused = add(&aurora, &users, "", "a b", "Default user").await;
    assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(!refused.refusal_of("Display name").is_empty() && !refused.refusal_of("User name").is_empty());
    let taken = add(&aurora, &users, "Another Baker", "Baker", "Default user").await;
    assert!(taken.refusal_of("User name").contains("already has this user name"), "{}", taken.text());

    let form = aurora.get(&format!("{users}/new")).await;
    assert_eq!(form.value_of("Usage location"), "US");
    let typed = [("Display name", "Ana Souza"), ("User name", "ana.souza"), ("User admin", "on")];
    let done = aurora.press(&form, "Add user", &typed).await;
    assert_eq!((done.status, done.header("cache-control")), (StatusCode::OK, Some("no-store")));
    let password = secret(&done);
    assert!(password.len() >= 12 && done.says("ana.souza@elmbakery.onmicrosoft.com"));
    assert!(done.link("Add another user").is_some() && done.link("Done").is_some());
    let again = aurora.press(&form, "Add user", &typed).await;
    assert!(again.says("You already added this user with this form") && !again.body.contains("secret-password"));
    assert_eq!(count(&app, EVENTS).await, 1);
    assert_eq!(count(&app, "SELECT count(*) AS count FROM audit_records WHERE new_value LIKE '%hash%'").await, 0);

    let ana = app.browser();
    ana.sign_in("ana.souza@elmbakery.onmicrosoft.com", &password).await;
    assert_eq!(ana.get("/").await.location().as_deref(), Some("/password"), "it must be replaced first");
}

#[rstest]
#[actix_web::test]
async fn the_last_global_admin_stays_and_roles_count_at_the_next_request(
    #[values(Backend::Sqlite, Backend::Postgres)] backend: Backend,
) {
    let app = TestApp::demo(backend).await;
    let elm = app.signed_in(ADMIN).await;
    let page = user(&elm, "/users", ADMIN).await;
    assert!(page.says("only global admin") && page.link("Delete user account").is_none());
    assert!(page.is_ticked("Global admin") && !page.is_ticked("Default user"));
    let refused = elm.press(&page, "Save", &[("Global admin", "off"), ("Default user", "on")]).await;
    assert!(refused.refusal_of("Global admin").contains("only global admin"), "{}", refused.text());
    assert!(!refused.is_ticked("Global admin") && refused.is_ticked("Default user"), "what was selected is kept");
    let none = elm.press(&page, "Save", &[("Global admin", "off")]).await;
    assert_eq!(none.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(!none.refusal_of("Default user").is_empty(), "{}", none.text());
    let own = page.path.clone();
    assert_eq!(elm.get(&format!("{own}/delete")).await.status, StatusCode::CONFLICT);
    let csrf = platform::access::csrf(&elm).await;
    let forced = elm.post(&format!("{own}/delete"), &[("csrf", &csrf)]).await;
    assert_eq!(forced.status, StatusCode::CONFLICT);

    // Somebody else becomes one, and takes the role from the first.
    let baker = user(&elm, "/users", BAKER).await;
    let saved = elm.press_on(&baker, "Save", &[("Global admin", "on")]).await;
    assert!(saved.says("Emma Collins saved."), "{}", saved.text());
    let other = app.signed_in(BAKER).await;
    let first = user(&other, "/users", ADMIN).await;
    let typed = [("Global admin", "off"), ("Default user", "on"), ("First name", "Livia")];
    let saved = other.press_on(&first, "Save", &typed).await;
    assert_eq!(saved.value_of("First name"), "Livia");
    assert_eq!(elm.get("/users").await.status, StatusCode::FORBIDDEN, "at the very next request");
    // What was opened before knows something older.
    let stale = other.press(&first, "Save", &[("User admin", "on")]).await;
    assert_eq!(stale.status, StatusCode::CONFLICT);
    assert!(stale.alert().contains("changed this user") && stale.value_of("First name") == "Livia");
    assert!(stale.is_ticked("Default user") && !stale.is_ticked("User admin"), "as it is now");
    assert_eq!(count(&app, EVENTS).await, 2);
}

#[rstest]
#[actix_web::test]
async fn administrators_are_touched_by_those_alone_who_rule(
    #[values(Backend::Sqlite, Backend::Postgres)] backend: Backend,
) {
    let app = TestApp::demo(backend).await;
    let elm = app.signed_in(ADMIN).await;
    let baker = user(&elm, "/users", BAKER).await;
    elm.press_on(&baker, "Save", &[("User admin", "on")]).await;
    let of_elm = users_of(&app, ELM).await;
    for (who, users) in [(BAKER, "/users"), ("user.admin@aurora.example", of_elm.as_str())] {
        let browser = app.signed_in(who).await;
        let admin = user(&browser, users, ADMIN).await;
        assert!(admin.says("This user is an administrator.") && !admin.body.contains(">Save</button>"));
        let csrf = platform::access::csrf(&browser).await;
        for way in ["", "/delete", "/password"] {
            let fields = [("csrf", csrf.as_str()), ("form_key", "k"), ("display_name", "X"), ("version", "1")];
            let answer = browser.post(&format!("{}{way}", admin.path), &fields).await;
            assert_eq!(answer.status, StatusCode::CONFLICT, "{who} {way}");
        }
        // Nor are any made.
        let form = browser.get(&format!("{users}/new")).await;
        assert!(!form.body.contains("global_admin") && form.says("Your role doesn’t let you give admin roles."));
        let fields = [
            ("csrf", csrf.as_str()),
            ("form_key", "key"),
            ("display_name", "Sly"),
            ("user_name", "sly"),
            ("location", "US"),
            ("roles", "global_admin"),
        ];
        let sly = browser.post(&format!("{users}/new"), &fields).await;
        assert_eq!(sly.status, StatusCode::UNPROCESSABLE_ENTITY, "{who}");
        // People without rights are theirs to see to.
        let plain = user(&browser, users, USER).await;
        let reset = browser.get(&plain.link("Reset password").unwrap()).await;
        let done = browser.press(&reset, "Reset password", &[]).await;
        let password = secret(&done);
        assert!(!browser.press(&reset, "Reset password", &[]).await.body.contains("secret-password"));
        assert!(may_sign_in(&app, USER, &password).await && !may_sign_in(&app, USER, PASSWORD).await);
    }
}

#[rstest]
#[actix_web::test]
async fn a_deleted_user_comes_back_whole_within_thirty_days(
    #[values(Backend::Sqlite, Backend::Postgres)] backend: Backend,
) {
    let app = TestApp::demo(backend).await;
    let users = users_of(&app, ELM).await;
    let aurora = app.signed_in("user.admin@aurora.example").await;
    app.sql(
        "DELETE FROM license_assignments; \
         INSERT INTO license_assignments (user_id, offer_id, customer_id, assigned_at) \
         SELECT cu.user_id, o.id, cu.customer_id, cu.created_at FROM customer_users cu \
         JOIN users u ON u.id = cu.user_id JOIN offers o ON o.sku IN ('exchange-online-plan-1', 'power-bi-trial') \
         WHERE u.email LIKE 'baker@elm%' OR (u.email LIKE '%@elm%' AND o.sku = 'exchange-online-plan-1' \
         AND u.email NOT LIKE 'admin@%')",
    )
    .await;
    let baker = app.signed_in(BAKER).await;
    let page = user(&aurora, &users, BAKER).await;
    let confirm = aurora.get(&page.link("Delete user account").unwrap()).await;
    assert!(confirm.says("For 30 days, you can restore the user"));
    let list = aurora.press_on(&confirm, "Delete user account", &[]).await;
    assert!(list.says("Deleted users (1)") && list.row(BAKER).is_none(), "{}", list.text());
    assert!(baker.get("/").await.location().unwrap().starts_with("/sign-in"), "its session is over");
    assert!(!may_sign_in(&app, BAKER, PASSWORD).await);
    let theirs = "SELECT count(*) AS count FROM license_assignments la JOIN users u ON u.id = la.user_id \
        WHERE u.email LIKE 'baker@elm%'";
    assert_eq!(count(&app, theirs).await, 0);
    let taken = add(&aurora, &users, "Another", "baker", "Default user").await;
    assert!(taken.refusal_of("User name").contains("A deleted user has this user name"), "{}", taken.text());

    let deleted = aurora.get(&format!("{users}?state=deleted")).await;
    let row = deleted.row(BAKER).unwrap();
    assert!(row.contains("just now Feb 14"), "{row}");
    assert!(
        deleted.body.contains("title=\"Jan 15, 2030, 7:00 AM ")
            && deleted.body.contains("title=\"Feb 14, 2030, 7:00 AM ")
    );
    let restored = aurora.press_in_row(&deleted, BAKER, "Restore : Emma Collins").await;
    let page = aurora.get(&restored.location().unwrap()).await;
    assert!(page.body.contains("restored with 2 licenses"), "{}", page.body);
    assert!(may_sign_in(&app, BAKER, PASSWORD).await);
    assert_eq!(count(&app, theirs).await, 2);

    // Deleted again; one of the two seats is gone meanwhile, and it comes back without that license.
    let confirm = aurora.get(&page.link("Delete user account").unwrap()).await;
    aurora.press_on(&confirm, "Delete user account", &[]).await;
    app.sql("UPDATE subscriptions SET quantity = 2 WHERE offer_name LIKE 'Exchange%'").await;
    let deleted = aurora.get(&page.path).await;
    let restored = aurora.press(&deleted, "Restore", &[]).await;
    let page = aurora.get(&restored.location().unwrap()).await;
    assert!(page.body.contains("Licenses assigned again: 1. Licenses now used by others: 1."));
    assert_eq!(count(&app, theirs).await, 1);
    assert_eq!(count(&app, EVENTS).await, 4);
}

fn purges(app: &TestApp) -> Purges {
    Purges { database: app.state.database.clone(), clock: app.clock.clone() }
}

#[rstest]
#[actix_web::test]
async fn after_thirty_days_a_deleted_user_is_forgotten(#[values(Backend::Sqlite, Backend::Postgres)] backend: Backend) {
    let app = TestApp::demo(backend).await;
    let elm = app.signed_in(ADMIN).await;
    let confirm = elm.get(&user(&elm, "/users", BAKER).await.link("Delete user account").unwrap()).await;
    elm.press_on(&confirm, "Delete user account", &[]).await;
    let deleted = confirm.path.trim_end_matches("/delete").to_owned();
    app.clock.advance(TimeDelta::days(30) - TimeDelta::seconds(1));
    assert_eq!(purges(&app).drain().await.unwrap(), 0);
    app.clock.advance(TimeDelta::seconds(1));
    let (one, other) = (purges(&app), purges(&app));
    let (one, other) = tokio::join!(one.drain(), other.drain());
    assert_eq!(one.unwrap() + other.unwrap(), 1, "once, on however many nodes");
    let elm = app.signed_in(ADMIN).await;
    assert_eq!(elm.get(&deleted).await.status, StatusCode::NOT_FOUND);
    assert_eq!(count(&app, "SELECT count(*) AS count FROM users WHERE email LIKE 'baker@elm%'").await, 0);
    // The address is free again.
    assert!(add(&elm, "/users", "Another Baker", "baker", "Default user").await.says("User added"));
}

#[rstest]
#[actix_web::test]
async fn a_person_of_several_accounts_keeps_the_others(#[values(Backend::Sqlite, Backend::Postgres)] backend: Backend) {
    let app = TestApp::demo(backend).await;
    app.sql(
        "INSERT INTO memberships (user_id, account_id, role, created_at) \
         SELECT u.id, a.id, 'default_user', a.created_at FROM users u, accounts a \
         WHERE u.email LIKE 'baker@elm%' AND a.name = 'Fir Clinic'",
    )
    .await;
    let elm = app.signed_in(ADMIN).await;
    let page = user(&elm, "/users", BAKER).await;
    assert!(page.says("also works for other organizations") && page.link("Reset password").is_none());
    assert_eq!(elm.get(&format!("{}/password", page.path)).await.status, StatusCode::CONFLICT);
    let confirm = elm.get(&page.link("Delete user account").unwrap()).await;
    elm.press_on(&confirm, "Delete user account", &[]).await;
    assert!(may_sign_in(&app, BAKER, PASSWORD).await, "for the other account");
    app.clock.advance(TimeDelta::days(31));
    assert_eq!(purges(&app).drain().await.unwrap(), 1);
    assert!(may_sign_in(&app, BAKER, PASSWORD).await);
}

#[rstest]
#[actix_web::test]
async fn without_privileges_every_door_is_closed(#[values(Backend::Sqlite, Backend::Postgres)] backend: Backend) {
    let app = TestApp::demo(backend).await;
    let aurora = app.signed_in("global.admin@aurora.example").await;
    let users = users_of(&app, "pinefreight.onmicrosoft.com").await;
    let list = aurora.get(&users).await;
    assert_eq!(list.status, StatusCode::OK);
    assert!(list.says("You can’t manage these users") && list.link("Request a reseller relationship").is_some());
    let csrf = platform::access::csrf(&aurora).await;
    for route in tandem::web::routes::sitemap() {
        if !route.path.starts_with("/customers/{id}/users/") || route.path.contains("license") {
            continue;
        }
        let path = route.path.replace("/customers/{id}/users", &users);
        let path = path.replace("{user}", NOBODY).replace("{import}", NOBODY);
        let answer = match route.method {
            actix_web::http::Method::GET => aurora.get(&path).await,
            _ => aurora.post(&path, &[("csrf", csrf.as_str()), ("form_key", "k")]).await,
        };
        assert_eq!(answer.status, StatusCode::CONFLICT, "{} {path}", route.method);
        assert!(answer.text().contains("has no delegated admin privileges"), "{path}");
    }
    // Somebody else's customer does not exist, and a user of another directory does not either.
    let maple = app.signed_in("global.admin@maple.example").await;
    assert_eq!(maple.get(&users).await.status, StatusCode::NOT_FOUND);
    let fir = users_of(&app, "firclinic.onmicrosoft.com").await;
    let elm = users_of(&app, ELM).await;
    let theirs = address(&aurora, &fir, "admin@firclinic.onmicrosoft.com").await;
    assert_eq!(aurora.get(&theirs.replace(&fir, &elm)).await.status, StatusCode::NOT_FOUND);
}

#[rstest]
#[actix_web::test]
async fn a_user_deleted_or_restored_twice_is_so_once_and_said_to_be_so(
    #[values(Backend::Sqlite, Backend::Postgres)] backend: Backend,
) {
    let app = TestApp::demo(backend).await;
    let aurora = app.signed_in("admin.agent@aurora.example").await;
    let users = format!("/customers/{}/users", sales::subscriptions::account(&app, "elmbakery.onmicrosoft.com").await);
    let page = user(&aurora, &users, BAKER).await;
    let confirm = aurora.get(&page.link("Delete user account").unwrap()).await;
    for _ in 0..2 {
        let answer = aurora.press(&confirm, "Delete user account", &[]).await;
        assert_eq!(answer.status, StatusCode::SEE_OTHER, "{}", answer.text());
    }
    assert_eq!(count(&app, EVENTS).await, 1);
    // What another account has deleted is not one's own doing.
    let elm = app.signed_in(ADMIN).await;
    let token = platform::access::csrf(&elm).await;
    let own = confirm.path.trim_end_matches("/delete").rsplit('/').next().unwrap().to_owned();
    let others = elm.post(&format!("/users/{own}/delete"), &[("csrf", &token)]).await;
    assert_eq!(others.status, StatusCode::CONFLICT);
    app.clock.advance(TimeDelta::seconds(1));
    let deleted = aurora.get(&page.path).await;
    let (one, two) = (aurora.twin(), aurora.twin());
    let (first, second) = tokio::join!(one.press(&deleted, "Restore", &[]), two.press(&deleted, "Restore", &[]));
    for answer in [first, second] {
        assert_eq!(answer.status, StatusCode::SEE_OTHER, "{}", answer.text());
    }
    assert_eq!(count(&app, EVENTS).await, 2);
}
