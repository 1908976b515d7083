//! The end of a relationship with a customer, and what can be done in which state of it.

use actix_web::http::StatusCode;
use diesel::{QueryableByName, RunQueryDsl, sql_query, sql_types::BigInt};
use rstest::rstest;
use tandem::{
    domain::{
        customer::Revoker,
        error::Error,
        ids::{AccountId, RelationshipId},
        policy::Action,
        subscription::{EndReason, SubscriptionState},
    },
    repository::{
        accounts,
        db::Db,
        privileges, relationship_ends,
        relationships::{self, NewRelationship},
        subscriptions::{self, Subscription},
    },
};

use crate::{
    pages::{
        partner::indirect_resellers::dump,
        platform::access::csrf,
        sales::subscriptions::{account, elm},
    },
    support::{Backend, Browser, Page, TestApp, grant_for},
};

const ELM: &str = "elmbakery.onmicrosoft.com";
const BASIC: &str = "Microsoft 365 Business Basic";
const STANDARD: &str = "Microsoft 365 Business Standard";

/// Ties two that have nothing to do with each other yet, as an acceptance does.
pub async fn tie(app: &TestApp, partner: &'static str, customer: &'static str) -> RelationshipId {
    let now = app.clock.now();
    app.write(move |db| {
        let (partner, id) = (accounts::find_by_domain(db, partner)?, accounts::find_by_domain(db, customer)?);
        let new = NewRelationship { partner, customer: id, company_name: "Tied", domain: customer };
        relationships::insert(db, &grant_for(Action::AcceptRelationship), &new, now)
    })
    .await
}

/// The active relationship of two.
pub async fn relationship(app: &TestApp, partner: &'static str, customer: &'static str) -> RelationshipId {
    app.write(move |db| {
        let partner = accounts::find_by_domain(db, partner)?;
        let customer = accounts::find_by_domain(db, customer)?;
        relationships::lock(db, partner, customer)
    })
    .await
}

/// Leaves a customer through its page; `privileges` is what becomes of them where there are some.
pub async fn leave(app: &TestApp, browser: &Browser, customer: &'static str, privileges: Option<&str>) -> Page {
    let path = format!("/customers/{}/account/remove", account(app, customer).await);
    let page = browser.get(&path).await;
    let typed: Vec<(&str, &str)> = privileges.map(|value| ("Delegated admin privileges", value)).into_iter().collect();
    browser.press_on(&page, "Yes", &typed).await
}

/// Has this partner support a subscription.
pub async fn support(app: &TestApp, one: &Subscription, partner: &'static str) {
    let before = app
        .read({
            let id = one.id;
            move |db| subscriptions::get(db, id)
        })
        .await;
    app.write(move |db| {
        let support_contact_id = accounts::find_by_domain(db, partner)?;
        let after = Subscription { support_contact_id, ..before.clone() };
        subscriptions::update(db, &grant_for(Action::ManageSubscriptions), &before, after).map(|_| ())
    })
    .await;
}

/// Who supports a subscription.
pub async fn contact(app: &TestApp, one: &Subscription) -> AccountId {
    let id = one.id;
    app.read(move |db| Ok(subscriptions::get(db, id)?.support_contact_id)).await
}

#[derive(QueryableByName)]
struct Count {
    #[diesel(sql_type = BigInt)]
    n: i64,
}

async fn count(app: &TestApp, question: &'static str) -> i64 {
    app.read(move |db| {
        let rows: Vec<Count> = match db {
            Db::Sqlite(conn) => sql_query(question).load(conn)?,
            Db::Pg(conn) => sql_query(question).load(conn)?,
        };
        Ok::<i64, Error>(rows[0].n)
    })
    .await
}

#[rstest]
#[actix_web::test]
async fn a_reseller_leaves_and_everything_but_its_own_relationship_stays(
    #[values(Backend::Sqlite, Backend::Postgres)] backend: Backend,
    #[values("keep", "give_up")] privileges: &str,
) {
    let app = TestApp::demo(backend).await;
    let (basic, aurora) = (elm(&app, BASIC).await, account(&app, "aurora.example").await);
    support(&app, &basic, "birch.example").await;
    let birch = app.signed_in("admin.agent@birch.example").await;
    let path = format!("/customers/{}/account", basic.customer_id);
    let page = birch.get(&birch.get(&path).await.link("Remove customer relationship").unwrap()).await;
    assert_eq!(page.heading(), "Remove customer relationship");
    assert_eq!(page.link("Cancel").as_deref(), Some(path.as_str()));
    assert_eq!(page.value_of("Delegated admin privileges"), "keep");
    for words in [
        "Aurora Distribution, which sells it, takes over.",
        "The relationship between Aurora Distribution and the customer",
        "Your delegated admin privileges, unless you give them up below.",
        "in good faith",
        "indemnify the operator of this portal and Microsoft",
        "this portal sends none to anyone",
    ] {
        assert!(page.says(words), "{words}: {}", page.text());
    }
    assert!(!page.says("What you need to do first"), "what others sell keeps no reseller");

    let before = dump(&app).await;
    let done = birch.press(&page, "Yes", &[("Delegated admin privileges", privileges)]).await;
    assert_eq!(done.location().as_deref(), Some("/customers"));
    let now = dump(&app).await;
    let given_up = privileges == "give_up";
    let may_change = ["relationships", "common_customers", "audit_records", "subscriptions", "ended_support_contacts"];
    for (table, rows) in &before {
        let due = may_change.contains(&table.as_str()) || given_up && table == "admin_privileges";
        assert_eq!(now[table] != *rows, due, "{table}");
    }
    let changed = |table: &str| now[table].iter().filter(|row| !before[table].contains(row)).count();
    assert_eq!((changed("relationships"), changed("subscriptions")), (1, 1), "the others keep theirs");
    assert_eq!(contact(&app, &basic).await, aurora);
    assert_eq!(now["audit_records"].len(), before["audit_records"].len() + 1 + usize::from(given_up));
    let record = now["audit_records"].iter().find(|row| row.contains("support_contacts_changed")).unwrap();
    assert!(record.contains(&basic.id.to_string()) && record.contains("Aurora Distribution"), "{record}");
    assert!(app.mails().await.is_empty(), "nobody is notified");

    let list = birch.get("/customers").await;
    assert!(list.row("Elm Bakery").is_none());
    assert!(list.says("Relationship with Elm Bakery removed. The seller is now the support contact for"));
    assert!(list.says("The seller is now the support contact for 1 subscription."), "{}", list.text());
    assert_eq!(list.says("You gave up your delegated admin privileges."), given_up, "{}", list.text());
    assert_eq!(list.says("You keep your delegated admin privileges;"), !given_up);
    assert_eq!(list.link("Former customers").as_deref(), Some("/customers/former"));
    assert_eq!(birch.get(&path).await.status, StatusCode::NOT_FOUND);
    assert_eq!(birch.press(&page, "Yes", &[]).await.status, StatusCode::NOT_FOUND, "a form sent twice");
    let aurora = app.signed_in("global.admin@aurora.example").await;
    assert!(aurora.get("/customers").await.row("Elm Bakery").is_some());
    assert_eq!(aurora.get(&path).await.row("Birch IT").is_some(), !given_up, "what is left over is shown");
    let elm = app.signed_in("admin@elmbakery.onmicrosoft.com").await.get("/partner-relationships").await;
    assert_eq!(elm.link_in_row("Birch IT", "Remove delegated admin").is_some(), !given_up);
    assert!(elm.row("Aurora Distribution").is_some());
}

#[rstest]
#[actix_web::test]
async fn only_whoever_sells_is_kept_by_active_subscriptions(
    #[values(Backend::Sqlite, Backend::Postgres)] backend: Backend,
) {
    let app = TestApp::demo(backend).await;
    let path = format!("/customers/{}/account/remove", account(&app, ELM).await);
    let aurora = app.signed_in("global.admin@aurora.example").await;
    let page = aurora.get(&path).await;
    assert_eq!(page.heading(), "Remove reseller relationship");
    assert!(page.says("What you need to do first") && page.row(BASIC).is_some());
    for refused in ["sales.agent@birch.example", "helpdesk.agent@birch.example", "user.admin@birch.example"] {
        let browser = app.signed_in(refused).await;
        assert_eq!(browser.get(&path).await.status, StatusCode::FORBIDDEN, "{refused}");
        assert!(browser.get("/customers").await.link("Former customers").is_none());
    }
    let sale = leave(&app, &app.signed_in("global.admin@birch.example").await, ELM, None).await;
    assert!(!sale.says("support contact for"), "what did not happen is not told: {}", sale.text());
    assert!(sale.says("removed. You keep your delegated admin privileges"), "{}", sale.text());
}

#[rstest]
#[actix_web::test]
async fn what_ended_comes_back_as_it_was_and_takes_nothing_from_others(
    #[values(Backend::Sqlite, Backend::Postgres)] backend: Backend,
) {
    let app = TestApp::demo(backend).await;
    let birch_id = account(&app, "birch.example").await;
    let (basic, standard, azure) = (elm(&app, BASIC).await, elm(&app, STANDARD).await, elm(&app, "Azure").await);
    for one in [&basic, &standard, &azure] {
        support(&app, one, "birch.example").await;
    }
    app.sql("UPDATE relationships SET alias = 'The bakery', company_name = 'Elm & Co', may_purchase = (1 = 1)").await;
    let old = relationship(&app, "birch.example", ELM).await;
    let birch = app.signed_in("global.admin@birch.example").await;
    leave(&app, &birch, ELM, None).await;
    for one in [&basic, &standard, &azure] {
        assert_ne!(contact(&app, one).await, birch_id, "its seller supports it");
    }
    // Meanwhile somebody else takes one over, and another ends.
    support(&app, &standard, "dogwood.example").await;
    let id = azure.id;
    app.write(move |db| {
        let before = subscriptions::get(db, id)?;
        let after = Subscription {
            state: SubscriptionState::Deleted,
            ended_at: Some(before.created_at),
            end_reason: Some(EndReason::Cancelled),
            ..before.clone()
        };
        subscriptions::update(db, &grant_for(Action::ManageSubscriptions), &before, after).map(|_| ())
    })
    .await;
    let new = tie(&app, "birch.example", ELM).await;
    app.write(move |db| relationship_ends::restore(db, &grant_for(Action::AcceptRelationship), old, new)).await;

    assert_eq!(contact(&app, &basic).await, birch_id);
    assert_eq!(contact(&app, &standard).await, account(&app, "dogwood.example").await);
    assert_ne!(contact(&app, &azure).await, birch_id);
    let list = birch.get("/customers?search=bakery").await;
    assert!(list.row("Elm & Co").unwrap().contains("The bakery"), "{}", list.text());
    assert_eq!(
        count(&app, "SELECT count(*) AS n FROM relationships WHERE state = 'removed' AND had_privileges").await,
        1
    );
    let restored = "SELECT count(*) AS n FROM relationships WHERE company_name = 'Elm & Co' AND alias = 'The bakery' \
                    AND may_purchase AND state = 'active' AND since >= '2030-01-15'";
    assert_eq!(count(&app, restored).await, 1);
}

/// What can be done in which state: the status of each page for each kind of actor.
#[rstest]
#[actix_web::test]
async fn every_action_in_every_state_is_as_the_table_says(
    #[values(Backend::Sqlite, Backend::Postgres)] backend: Backend,
) {
    const GINKGO: &str = "ginkgolaw.onmicrosoft.com";
    let app = TestApp::demo(backend).await;
    let id = account(&app, GINKGO).await;
    let partners = ["aurora.example", "birch.example", "maple.example"];
    let mut ended = Vec::new();
    for state in ["none", "invited", "active", "removed", "active again"] {
        for (at, partner) in partners.into_iter().enumerate() {
            let browser = app.signed_in(&format!("global.admin@{partner}")).await;
            match state {
                "invited" => {
                    let page = browser.get("/customers/request-relationship").await;
                    let draft = browser.press_on(&page, "Next", &[]).await;
                    browser.press(&draft, "Send", &[("To", "admin@ginkgolaw.onmicrosoft.com")]).await;
                }
                "active" => ended.push(tie(&app, partner, GINKGO).await),
                "removed" => drop(leave(&app, &browser, GINKGO, None).await),
                "active again" => drop(tie(&app, partner, GINKGO).await),
                _ => {}
            }
            let was = ended.get(at).map_or_else(|| "00000000-0000-7000-8000-000000000000".into(), ToString::to_string);
            let reseller = partner == "birch.example";
            let served = matches!(state, "active" | "active again");
            let expected = [
                ("/customers/request-relationship".to_owned(), 200),
                (format!("/customers/{id}/account"), if served { 200 } else { 404 }),
                (format!("/customers/{id}/subscriptions"), if served { 200 } else { 404 }),
                (
                    format!("/customers/{id}/subscriptions/new"),
                    match (reseller, served) {
                        (true, _) => 403,
                        (false, true) => 200,
                        (false, false) => 404,
                    },
                ),
                (format!("/customers/{id}/account/remove"), if served { 200 } else { 404 }),
                (format!("/customers/{id}/service-requests/new"), if served { 200 } else { 404 }),
                (
                    format!("/customers/former/{was}/reinstate"),
                    match state {
                        "removed" => 200,
                        "active again" => 409,
                        _ => 404,
                    },
                ),
                (
                    format!("/customers/former/{was}/give-up"),
                    match state {
                        // There were no privileges: that is said.
                        "removed" | "active again" => 409,
                        _ => 404,
                    },
                ),
            ];
            let csrf = csrf(&browser).await;
            for (path, status) in expected {
                let page = browser.get(&path).await;
                assert_eq!(page.status.as_u16(), status, "{state} {partner} {path}: {}", page.text());
                let posts = path.ends_with("remove") || path.contains("former");
                if posts && status != 200 {
                    let sent = browser.post(&path, &[("csrf", &csrf), ("form_key", "x")]).await;
                    assert_eq!(sent.status.as_u16(), status, "POST {state} {partner} {path}: {}", sent.text());
                }
            }
            if state == "active again" {
                let page = browser.get(&format!("/customers/former/{was}/reinstate")).await;
                assert!(page.says("You serve Tied again."), "{}", page.text());
            }
        }
        // Others do not get a step further, whatever the state.
        let was = ended.first().map_or_else(|| "00000000-0000-7000-8000-000000000000".into(), ToString::to_string);
        let pages = [
            format!("/customers/{id}/account"),
            format!("/customers/{id}/account/remove"),
            format!("/customers/former/{was}/reinstate"),
            format!("/customers/former/{was}/give-up"),
        ];
        for (email, status) in [
            ("global.admin@zenith.example", 404),
            ("default.user@aurora.example", 403),
            ("admin@ginkgolaw.onmicrosoft.com", 403),
            ("operator@tandem.example", 403),
        ] {
            let browser = app.signed_in(email).await;
            for path in &pages {
                assert_eq!(browser.get(path).await.status.as_u16(), status, "{state} {email} {path}");
            }
        }
    }
}

#[rstest]
#[actix_web::test]
async fn who_lost_its_privileges_reads_so_on_each_page_of_the_customer(
    #[values(Backend::Sqlite, Backend::Postgres)] backend: Backend,
) {
    const TITLE: &str = "The customer removed your delegated admin privileges on";
    let app = TestApp::demo(backend).await;
    let (customer, now) = (account(&app, ELM).await, app.clock.now());
    let pages = ["subscriptions", "orders", "account", "services", "service-requests"]
        .map(|part| format!("/customers/{customer}/{part}"));
    let birch = app.signed_in("sales.agent@birch.example").await;
    for path in &pages {
        assert!(!birch.get(path).await.says(TITLE));
    }
    let (by_customer, by_partner) = (account(&app, "birch.example").await, account(&app, "aurora.example").await);
    app.write(move |db| {
        privileges::remove(db, &grant_for(Action::ManagePrivileges), (by_customer, customer), Revoker::Customer, now)?;
        privileges::remove(db, &grant_for(Action::RemoveCustomer), (by_partner, customer), Revoker::Partner, now)
            .map(|_| ())
    })
    .await;
    for path in &pages {
        let page = birch.get(path).await;
        assert!(page.says(TITLE) && page.says("Jan 15, 2030, 7:00 AM (UTC−5)"), "{path}: {}", page.text());
        assert!(page.says("you’re still responsible for support"));
        assert_eq!(page.link("Request the privileges again").as_deref(), Some("/customers/request-relationship"));
        let open = page.link("Open a service request").unwrap();
        assert_eq!(birch.get(&open).await.status, StatusCode::OK);
    }
    let helpdesk = app.signed_in("helpdesk.agent@birch.example").await.get(&pages[0]).await;
    assert!(helpdesk.link("Request the privileges again").is_none());
    assert!(helpdesk.link("Open a service request").is_some());
    let aurora = app.signed_in("sales.agent@aurora.example").await.get(&pages[0]).await;
    assert!(!aurora.says(TITLE), "who gave them up knows");
    app.write(move |db| {
        let later = now.plus(chrono::TimeDelta::seconds(1));
        privileges::give(db, &grant_for(Action::ManagePrivileges), (by_customer, customer), later).map(|_| ())
    })
    .await;
    assert!(!birch.get(&pages[0]).await.says(TITLE), "they are back");
}
