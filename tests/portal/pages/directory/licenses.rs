//! Licenses: what there is of each product, who has it, giving and taking, for one and for many.

use actix_web::http::StatusCode;
use chrono::TimeDelta;
use chrono_tz::Tz;
use rstest::rstest;
use tandem::{
    domain::{
        email::EmailAddress,
        ids::{AccountId, UserId},
        policy::Action,
        role::Role,
    },
    repository::{
        accounts, audit, crowd,
        customer_users::{self, NewCustomerUser},
        licenses::{self, Assignment},
        subscriptions::Subscription,
        users::{self, NewUser},
    },
};

use crate::{
    pages::{
        invitation,
        sales::{self, subscriptions::elm},
    },
    support::{
        Backend, PASSWORD, Page, TestApp, grant_for,
        sales::{Sale, SoldLine, sell, tenant},
    },
};

pub const ELM: &str = "elmbakery.onmicrosoft.com";
pub const BASIC: &str = "Microsoft 365 Business Basic";
const AURORA: &str = "sales.agent@aurora.example";
const ELM_ADMIN: &str = "admin@elmbakery.onmicrosoft.com";

/// Adds so many users to Elm Bakery's directory; gives their ids and addresses.
pub async fn add_users(
    app: &TestApp,
    prefix: &'static str,
    many: usize,
    location: &'static str,
) -> Vec<(UserId, String)> {
    let now = app.clock.now();
    app.write(move |db| {
        let customer = accounts::find_by_domain(db, ELM)?;
        let mut made = Vec::with_capacity(many);
        for number in 0..many {
            let (id, name) = (UserId::at(now), format!("{prefix} {number:03}"));
            let email = format!("{}{number:03}@{ELM}", prefix.to_lowercase());
            let user = NewUser {
                id,
                email: EmailAddress::parse(&email).unwrap(),
                name: name.clone(),
                password_hash: String::new(),
                must_change_password: false,
                language: None,
                time_zone: Tz::UTC,
                email_confirmed_at: None,
                created_at: now,
            };
            let grant = grant_for(Action::ManageCustomerUsers);
            users::insert(db, &grant, &user)?;
            users::join(db, &grant, (id, customer), &[Role::DefaultUser], now)?;
            let listed = NewCustomerUser {
                id,
                customer,
                first_name: prefix,
                last_name: "",
                display_name: &name,
                email: &email,
                location,
            };
            customer_users::insert(db, &grant, &listed, now)?;
            made.push((id, email));
        }
        Ok(made)
    })
    .await
}

/// Adds so many users, each with a license of what this subscription is to.
pub async fn license_users(app: &TestApp, one: &Subscription, many: usize) {
    let (customer_id, offer_id) = (one.customer_id, one.offer_id);
    let (users, now) = (add_users(app, "Licensed", many, "US").await, app.clock.now());
    let new: Vec<Assignment> =
        users.into_iter().map(|(user_id, _)| Assignment { user_id, offer_id, customer_id, assigned_at: now }).collect();
    app.write(move |db| licenses::assign(db, &grant_for(Action::AssignLicenses), &new)).await;
}

/// Bought and assigned licenses of a product at Elm Bakery, as the database has them.
pub async fn counted(app: &TestApp, name: &'static str) -> (i64, i64) {
    app.read(move |db| {
        let customer = accounts::find_by_domain(db, ELM)?;
        let pools = licenses::pools(db, customer)?;
        Ok(pools.iter().find(|pool| pool.name == name).map_or((0, 0), |pool| (pool.bought(), pool.assigned)))
    })
    .await
}

/// Bought, assigned and available, as the row of a product shows them.
pub fn numbers(page: &Page, name: &str) -> (i64, i64, i64) {
    let row = page.row(name).unwrap_or_else(|| panic!("no {name} in: {}", page.text()));
    let rest = row.strip_prefix(name).unwrap();
    let found: Vec<i64> = rest.split(' ').filter_map(|word| word.parse().ok()).collect();
    let [bought, assigned, available] = found[..] else { panic!("no three numbers in {row:?}") };
    (bought, assigned, available)
}

pub fn of(customer: AccountId) -> String {
    format!("/customers/{customer}/licenses")
}

#[rstest]
#[actix_web::test]
async fn exactly_one_license_is_free_for_four_users_and_the_page_adds_up(
    #[values(Backend::Sqlite, Backend::Postgres)] backend: Backend,
) {
    let app = TestApp::demo(backend).await;
    let aurora = app.signed_in(AURORA).await;
    let page = aurora.get(&of(tenant(&app, ELM).await)).await;
    assert_eq!(page.heading(), "Manage licenses");
    let (bought, assigned, available) = numbers(&page, BASIC);
    assert_eq!((bought, assigned + available), (5, 5));
    assert!((1..=4).contains(&assigned), "everybody has it, and one is free: {assigned}");
    assert!(!page.says("Azure plan"), "what is billed by use is nobody's");
    assert!(page.row("Visio Plan 2").unwrap().contains("2 of them are suspended"), "{}", page.text());
    let buy = page.link_in_row("Visio Plan 2", "Buy more").unwrap();
    assert!(buy.ends_with("/subscriptions/new") && aurora.visit(&buy).await.status == StatusCode::OK);
    assert!(page.link_in_row(BASIC, "Buy more").is_none());
    // The customer has the same page, and nowhere to order.
    let elm = app.signed_in(ELM_ADMIN).await;
    let own = elm.get("/licenses").await;
    assert_eq!(numbers(&own, BASIC), (bought, assigned, available));
    assert!(own.link_in_row("Visio Plan 2", "Buy more").is_none());
    let users = elm.visit(&own.link_in_row(BASIC, BASIC).unwrap()).await;
    assert!(users.says(ELM_ADMIN) && users.says(&format!("{assigned} of 5 licenses are assigned")), "{}", users.text());
    assert!(elm.get(&format!("{}?search=nobody", users.path)).await.says("No users match"));
    // The subscription tells it too.
    let subscription = sales::subscriptions::elm(&app, BASIC).await;
    let details = aurora.get(&sales::subscriptions::address(&subscription)).await;
    assert!(details.says(&format!("Assigned licenses {assigned}")), "{}", details.text());
    let list = aurora.get(&format!("/customers/{}/subscriptions", subscription.customer_id)).await;
    assert!(list.row(BASIC).unwrap().contains(&format!("{assigned} assigned")), "{}", list.text());
}

#[rstest]
#[actix_web::test]
async fn one_user_is_given_and_loses_licenses_and_needs_a_location_first(
    #[values(Backend::Sqlite, Backend::Postgres)] backend: Backend,
) {
    let app = TestApp::demo(backend).await;
    let aurora = app.signed_in("helpdesk.agent@aurora.example").await;
    let customer = tenant(&app, ELM).await;
    let (id, _) = add_users(&app, "Rita", 1, "US").await.remove(0);
    let path = format!("/customers/{customer}/users/{id}/licenses");
    let page = aurora.get(&path).await;
    assert_eq!((page.heading(), page.value_of(BASIC)), ("Licenses of Rita 000".into(), String::new()));
    let answer = aurora.press(&page, "Save", &[(BASIC, "Assigned"), ("Exchange Online (Plan 1)", "Assigned")]).await;
    assert!(
        aurora.visit(&answer.location().unwrap()).await.body.contains("Licenses updated for Rita 000."),
        "{}",
        answer.text()
    );
    let has = move |app: &TestApp| {
        let found = app.state.database.clone();
        async move { found.read(move |db| licenses::held(db, customer, &[id])).await.unwrap().len() }
    };
    assert_eq!(has(&app).await, 2);
    // The same form again finds it done; what others changed since stays.
    let again = aurora.press(&page, "Save", &[(BASIC, "Assigned")]).await;
    assert!(aurora.visit(&again.location().unwrap()).await.body.contains("Nothing was changed"));
    assert_eq!(has(&app).await, 2);
    // Suspended licenses are given to nobody; nothing of a refused form is kept.
    let page = aurora.get(&path).await;
    let answer = aurora.press(&page, "Save", &[(BASIC, "Not assigned"), ("Visio Plan 2", "Assigned")]).await;
    assert_eq!(answer.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(answer.alert().contains("no license of Visio Plan 2 is left"), "{}", answer.alert());
    assert_eq!((answer.value_of(BASIC), has(&app).await), ("take".into(), 2));
    app.clock.advance(TimeDelta::seconds(1));
    let answer = aurora.press(&page, "Save", &[(BASIC, "Not assigned")]).await;
    assert_eq!((answer.status, has(&app).await), (StatusCode::SEE_OTHER, 1));
    let records = app.read(move |db| audit::of_object(db, "user", *id.uuid())).await;
    let told: Vec<_> = records.iter().rev().map(|record| record.new.clone().unwrap()).collect();
    assert_eq!(told.len(), 2);
    assert!(told[0].contains(r#""given":["Exchange Online (Plan 1)","Microsoft 365 Business Basic"]"#), "{told:?}");
    assert!(told[1].contains(r#""taken":["Microsoft 365 Business Basic"]"#), "{told:?}");
    // Without a location there is no license.
    let (nowhere, _) = add_users(&app, "Nowhere", 1, "").await.remove(0);
    let path = format!("/customers/{customer}/users/{nowhere}/licenses");
    let page = aurora.get(&path).await;
    assert!(page.says("This user has no usage location yet"));
    let profile = format!("/customers/{customer}/users/{nowhere}");
    assert_eq!(page.link("Set the location on the user’s page"), Some(profile));
    let answer = aurora.press(&page, "Save", &[(BASIC, "Assigned")]).await;
    assert!(answer.alert().contains("Nothing was saved: the user has no usage location yet"), "{}", answer.text());
}

#[rstest]
#[actix_web::test]
async fn licenses_are_whose_directory_it_is(#[values(Backend::Sqlite, Backend::Postgres)] backend: Backend) {
    let app = TestApp::demo(backend).await;
    let customer = tenant(&app, ELM).await;
    let basic = elm(&app, BASIC).await.offer_id;
    let (id, email) = add_users(&app, "Rita", 1, "US").await.remove(0);
    let paths = [
        of(customer),
        format!("{}/{basic}", of(customer)),
        format!("{}/assign", of(customer)),
        format!("/customers/{customer}/users/{id}/licenses"),
    ];
    let maple = app.signed_in("global.admin@maple.example").await;
    let ginkgo = app.signed_in("admin@ginkgolaw.onmicrosoft.com").await;
    for path in &paths {
        assert_eq!(maple.get(path).await.status, StatusCode::NOT_FOUND, "{path}");
        assert_eq!(ginkgo.get(path).await.status, StatusCode::FORBIDDEN, "{path}");
    }
    for path in [format!("/licenses/{basic}"), format!("/users/{id}/licenses")] {
        assert_eq!(ginkgo.get(&path).await.status, StatusCode::NOT_FOUND, "{path}");
    }
    // Fir Clinic's administrator names Elm Bakery's user, and it is nobody there.
    let fir = app.signed_in("admin@firclinic.onmicrosoft.com").await;
    sell(&app, Sale { customer: "firclinic.onmicrosoft.com", ..Sale::to_elm(vec![SoldLine::new("Tool", 9, None)]) })
        .await;
    let page = fir.get("/licenses/assign").await;
    let answer = fir.press(&page, "Save", &[("Other users", &email), ("Tool", "on")]).await;
    assert_eq!((answer.status, answer.heading()), (StatusCode::OK, "Licenses updated".into()));
    assert!(answer.says("Not in this directory") && answer.says(&email), "{}", answer.text());
    // PostgreSQL keeps no NUL, so a name with one is nobody's.
    let answer = fir.press(&page, "Save", &[("Other users", "a\u{0}b"), ("Tool", "on")]).await;
    assert_eq!((answer.status, answer.says("Not in this directory")), (StatusCode::OK, true), "{}", answer.text());
    // Without privileges a partner sees nothing of it.
    let birch = app.signed_in("global.admin@birch.example").await;
    assert_eq!(birch.get(&paths[2]).await.status, StatusCode::OK);
    app.sql("UPDATE admin_privileges SET removed_at = granted_at").await;
    let closed = birch.get(&paths[0]).await;
    assert!(closed.status == StatusCode::OK && closed.says("has no delegated admin privileges"));
    assert!(closed.row(BASIC).is_none());
    for path in &paths[1..] {
        assert_eq!(birch.get(path).await.status, StatusCode::CONFLICT, "{path}");
    }
    // Who only helps in the customer's own house sees and assigns nothing.
    let now = app.clock.now();
    app.write(move |db| {
        users::join(db, &grant_for(Action::ManageCustomerUsers), (id, customer), &[Role::HelpdeskAgent], now)?;
        crowd::change_all_passwords(db, &tandem::auth::password::hash(PASSWORD).unwrap())
    })
    .await;
    let helper = app.signed_in(&email).await;
    let page = helper.get(&format!("/users/{id}/licenses")).await;
    assert!(page.says("Not assigned") && !page.body.contains("name=\"license-"), "{}", page.text());
    assert_eq!(helper.get("/licenses/assign").await.status, StatusCode::FORBIDDEN);
}

#[rstest]
#[actix_web::test]
async fn many_are_told_one_by_one_what_came_of_it_and_a_form_sent_twice_counts_once(
    #[values(Backend::Sqlite, Backend::Postgres)] backend: Backend,
) {
    let app = TestApp::demo(backend).await;
    let aurora = app.signed_in(AURORA).await;
    let customer = tenant(&app, ELM).await;
    sell(&app, Sale::to_elm(vec![SoldLine::new("Tool", 4, None)])).await;
    add_users(&app, "Rita", 6, "US").await;
    add_users(&app, "Nowhere", 1, "").await;
    let assign = format!("{}/assign", of(customer));
    let page = aurora.get(&assign).await;
    let answer = aurora.press(&page, "Save", &[("Other users", "")]).await;
    assert_eq!(answer.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(answer.alert().contains("Select at least one product"), "{}", answer.text());
    assert!(answer.refusal_of("Other users").contains("Select at least one user"), "{}", answer.text());
    let crowd: Vec<String> = (0..1001).map(|number| format!("u{number}")).collect();
    let answer = aurora.press(&page, "Save", &[("Other users", &crowd.join("\n")), ("Tool", "on")]).await;
    assert!(answer.refusal_of("Other users").contains("Enter up to 1,000"), "{}", answer.text());
    // Some are named by address, some by user name, one twice.
    let typed = format!("rita003@{ELM}, RITA003\nRita Zero <rita000@{ELM}>\nnowhere000\nstranger");
    let (action, mut fields) = page.fill(None, "Save", &[("Other users", &typed), ("Tool", "on")]);
    let send = |fields: &[(String, String)]| {
        let fields: Vec<(String, String)> = fields.to_vec();
        let (aurora, action) = (aurora.clone(), action.clone());
        async move {
            let fields: Vec<(&str, &str)> =
                fields.iter().map(|(name, value)| (name.as_str(), value.as_str())).collect();
            aurora.post(&action, &fields).await
        }
    };
    let answer = send(&fields).await;
    assert_eq!((answer.status, answer.heading()), (StatusCode::OK, "Licenses updated".into()), "{}", answer.text());
    assert!(answer.row("Rita 003").unwrap().contains("Tool: assigned"), "{}", answer.text());
    assert!(answer.row("Nowhere 000").unwrap().contains("no usage location yet"));
    assert!(answer.row("stranger").is_some() && answer.says("Not in this directory"));
    assert_eq!(counted(&app, "Tool").await, (4, 2));
    let again = send(&fields).await;
    assert!(again.says("nothing was done twice") && again.row("Rita 003").unwrap().contains("was already assigned"));
    // With another key the same is wished anew: who has it, has it.
    fields.iter_mut().find(|(name, _)| name == "form_key").unwrap().1 = "another".into();
    let anew = send(&fields).await;
    assert!(!anew.says("nothing was done twice") && anew.row("Rita 003").unwrap().contains("was already assigned"));
    assert_eq!(counted(&app, "Tool").await, (4, 2));
    // Everybody without it is found; two are left for those at the top.
    let page = aurora.get(&assign).await;
    let (_, query) = page.fill(
        None,
        "Find users",
        &[("Users to find", "Everyone without Tool"), ("Name or address contains", "rita")],
    );
    let query = form_urlencoded::Serializer::new(String::new()).extend_pairs(&query).finish();
    let page = aurora.get(&format!("{assign}?{query}")).await;
    assert!(page.says("4 users were found") && page.value_of("Name or address contains") == "rita", "{}", page.text());
    assert!(page.is_ticked("Rita 001") && !page.body.contains("rita003@"));
    let plain = aurora.get(&assign).await;
    assert!(!plain.is_ticked("Rita 001"), "nobody was looked for");
    let typed: Vec<(&str, &str)> = vec![("Tool", "on"), ("Exchange Online (Plan 1)", "on")];
    let (_, fields) = page.fill(None, "Save", &typed);
    let answer = send(&fields).await;
    assert!(answer.row("Tool").unwrap().contains("2 more licenses are needed."), "{}", answer.text());
    assert!(answer.link("Buy more").is_some());
    let failed = answer.text().matches("not assigned: no license is left").count();
    assert_eq!(failed, 3, "two of Tool, one of Exchange: {}", answer.text());
    assert_eq!((counted(&app, "Tool").await, counted(&app, "Exchange Online (Plan 1)").await), ((4, 4), (3, 3)));
    // One record for each user whom it concerned.
    let concerned = invitation::consent::recorded(&app, "update_customer_user_licenses").await;
    let before = counted(&app, BASIC).await.1;
    assert_eq!(i64::try_from(concerned).unwrap(), before + 2 + 3);
    // All of it is taken again.
    let page = aurora.get(&format!("{assign}?whom=everyone")).await;
    let answer = aurora.press(&page, "Save", &[("Revoke Tool", "on")]).await;
    assert!(answer.row("Rita 003").unwrap().contains("Tool: revoked"), "{}", answer.text());
    assert_eq!(counted(&app, "Tool").await, (4, 0));
}
