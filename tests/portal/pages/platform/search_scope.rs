//! Search finds what one may open, and nothing else: for each kind of account and several roles. And it looks at no long
//! table from one end to the other.

use std::{
    collections::BTreeSet,
    sync::{Mutex, PoisonError},
};

use actix_web::http::StatusCode;
use diesel::{
    QueryableByName, RunQueryDsl,
    connection::{InstrumentationEvent, set_default_instrumentation},
    sql_query,
    sql_types::Text,
};
use rstest::rstest;
use tandem::{
    demo::crowd,
    repository::{accounts, db::Db},
};

use super::matrix::prepare;
use crate::support::{Backend, Browser, Page, TestApp};

/// Whoever looks for everything.
const WHO: [&str; 14] = [
    "global.admin@aurora.example",
    "user.admin@aurora.example",
    "helpdesk.agent@aurora.example",
    "default.user@aurora.example",
    "global.admin@birch.example",
    "user.admin@birch.example",
    "helpdesk.agent@birch.example",
    "global.admin@maple.example",
    "sales.agent@maple.example",
    "global.admin@cedar.example",
    "admin@elmbakery.onmicrosoft.com",
    "user@elmbakery.onmicrosoft.com",
    "admin@ginkgolaw.onmicrosoft.com",
    "operator@tandem.example",
];

/// Tables, what in them belongs together as others see it, and the pages on which one row may be opened.
const OBJECTS: [(&str, &str, &str, &[&str]); 7] = [
    ("subscriptions", "id", "customer_id, partner_id, reseller_mpn_id", &["/customers/{whose}/subscriptions/{id}"]),
    ("orders", "id", "customer_id, partner_id", &["/customers/{whose}/orders/{id}"]),
    ("service_requests", "id", "customer_id, opened_by_account, assigned_to_account", &["/service-requests/{id}"]),
    ("customer_users", "user_id", "customer_id", &["/customers/{whose}/users/{id}", "/users/{id}"]),
    ("memberships", "user_id", "account_id", &["/settings/users/{id}", "/customers/{whose}/users/{id}", "/users/{id}"]),
    ("customers", "id", "id", &["/customers/{id}/users", "/accounts/{id}"]),
    ("offers", "id", "publisher", &["/catalog/{id}"]),
];

#[derive(QueryableByName)]
struct Object {
    #[diesel(sql_type = Text)]
    id: String,
    #[diesel(sql_type = Text)]
    whose: String,
}

/// One of the rows of a table for each of those that others may see differently.
async fn objects(app: &TestApp, table: &'static str, id: &'static str, together: &'static str) -> Vec<Object> {
    let whose = if table == "offers" { id } else { together.split(", ").next().unwrap() };
    app.read(move |db| {
        let rows = |text: fn(&str) -> String| {
            format!(
                "SELECT id, whose FROM (SELECT {} AS id, {} AS whose, row_number() OVER \
                 (PARTITION BY {together} ORDER BY {id}) AS place FROM {table}) rows WHERE place = 1",
                text(id),
                text(whose)
            )
        };
        Ok(match db {
            Db::Sqlite(conn) => sql_query(rows(|one| format!("lower(hex({one}))"))).load(conn)?,
            Db::Pg(conn) => sql_query(rows(|one| format!("replace({one}::text, '-', '')"))).load(conn)?,
        })
    })
    .await
}

/// The id of the account that somebody signs in to, as [`objects`] writes ids.
async fn own_account(app: &TestApp, who: &'static str) -> String {
    let (_, domain) = who.split_once('@').unwrap();
    let account = app.read(move |db| accounts::find_by_domain(db, domain)).await;
    account.uuid().simple().to_string()
}

async fn search(browser: &Browser, typed: &str) -> Page {
    let page = browser.get(&format!("/search?q={typed}")).await;
    assert_eq!(page.status, StatusCode::OK, "{typed}");
    page
}

/// What was found leads to.
fn results(page: &Page) -> Vec<String> {
    let html = scraper::Html::parse_document(&page.body);
    let links = scraper::Selector::parse("main section li a").unwrap();
    html.select(&links).map(|link| link.attr("href").unwrap().to_owned()).collect()
}

#[rstest]
#[actix_web::test]
async fn an_id_is_found_by_whoever_may_open_what_has_it_and_by_nobody_else(
    #[values(Backend::Sqlite, Backend::Postgres)] backend: Backend,
) {
    let app = TestApp::demo(backend).await;
    prepare(&app).await;
    let mut wrong = Vec::new();
    let (mut seen, mut hidden) = (0, 0);
    let mut everything = Vec::new();
    for (table, id, together, pages) in OBJECTS {
        let rows = objects(&app, table, id, together).await;
        assert!(!rows.is_empty(), "{table} has no rows");
        everything.extend(rows.into_iter().map(|row| (table, row, pages)));
    }
    for who in WHO {
        let browser = app.signed_in(who).await;
        let own = own_account(&app, who).await;
        for (table, Object { id, whose }, pages) in &everything {
            // A customer has one page for all its subscriptions.
            let mut opens = *table == "subscriptions"
                && *whose == own
                && browser.get("/subscriptions").await.status == StatusCode::OK;
            for page in *pages {
                let path = page.replace("{id}", id).replace("{whose}", whose);
                opens = opens || browser.get(&path).await.status == StatusCode::OK;
            }
            let found = results(&search(&browser, id).await);
            if found.is_empty() == opens {
                wrong.push(format!("{who}: {table} {id} of {whose} opens: {opens}, found: {found:?}"));
            }
            let count = if opens { &mut seen } else { &mut hidden };
            *count += 1;
        }
    }
    assert!(wrong.is_empty(), "{wrong:#?}");
    assert!(seen >= 90 && hidden > 300, "{seen} were seen and {hidden} were not");
}

#[rstest]
#[actix_web::test]
async fn whatever_is_found_can_be_opened(#[values(Backend::Sqlite, Backend::Postgres)] backend: Backend) {
    let app = TestApp::demo(backend).await;
    prepare(&app).await;
    for who in WHO {
        let browser = app.signed_in(who).await;
        let mut found = BTreeSet::new();
        for typed in
            ["a", "e", "in", "microsoft", "example", "2029-", "2029-7", "sr-2030-a", "admin", "basic", "it", "no+mail"]
        {
            found.extend(results(&search(&browser, typed).await));
        }
        for address in found {
            let status = browser.get(&address).await.status;
            assert_eq!(status, StatusCode::OK, "{who} {address}");
        }
    }
}

#[rstest]
#[actix_web::test]
async fn nothing_of_others_is_found_by_its_name(#[values(Backend::Sqlite, Backend::Postgres)] backend: Backend) {
    let app = TestApp::demo(backend).await;
    for (who, typed) in [
        // Another partner's customer, its users and what was sold to it.
        ("global.admin@aurora.example", "sycamore"),
        ("global.admin@maple.example", "elm"),
        ("global.admin@birch.example", "fir clinic"),
        // Other partners and their people and invitations.
        ("global.admin@maple.example", "birch it"),
        ("global.admin@birch.example", "alder"),
        ("global.admin@birch.example", "sales.agent@aurora"),
        ("global.admin@cedar.example", "aurora"),
        // Other customers, partners that serve others, and the catalog.
        ("admin@ginkgolaw.onmicrosoft.com", "elm"),
        ("admin@ginkgolaw.onmicrosoft.com", "birch"),
        ("admin@ginkgolaw.onmicrosoft.com", "microsoft 365"),
        // Without the right to see any of it.
        ("default.user@aurora.example", "e"),
        ("user@elmbakery.onmicrosoft.com", "admin@elm"),
        // The operator sees accounts and offers, and the people of none.
        ("operator@tandem.example", "sales.agent"),
    ] {
        let page = search(&app.signed_in(who).await, &typed.replace(' ', "+")).await;
        assert!(page.says(&format!("No results for “{typed}”")), "{who}, {typed}: {}", page.text());
    }
    // A directory is closed to a partner without privileges.
    let aurora = app.signed_in("global.admin@aurora.example").await;
    assert!(search(&aurora, "admin@elm").await.says("Customers’ users"));
    app.sql("UPDATE admin_privileges SET removed_at = granted_at").await;
    assert!(!search(&aurora, "admin@elm").await.says("Customers’ users"));
}

#[actix_web::test]
async fn an_account_that_waits_for_approval_finds_nothing() {
    let app = TestApp::demo(Backend::Sqlite).await;
    let birch = app.signed_in("global.admin@birch.example").await;
    assert!(search(&birch, "elm").await.says("Elm Bakery"));
    app.sql("UPDATE accounts SET standing = 'pending_approval' WHERE name = 'Birch IT'").await;
    assert!(search(&birch, "elm").await.says("No results for “elm”"));
}

static ASKED: Mutex<BTreeSet<String>> = Mutex::new(BTreeSet::new());

fn note(event: InstrumentationEvent<'_>) {
    if let InstrumentationEvent::StartQuery { query, .. } = event {
        let query = query.to_string();
        let statement = query.split(" -- binds:").next().unwrap_or_default().to_owned();
        ASKED.lock().unwrap_or_else(PoisonError::into_inner).insert(statement);
    }
}

#[derive(QueryableByName)]
struct Step {
    #[diesel(sql_type = Text)]
    detail: String,
}

/// What is looked at from one end to the other: what was found before, the few offers, and the first accounts by name.
const SHORT: [&str; 11] = [
    "SCAN near",
    "SCAN newest",
    "SCAN counted",
    "SCAN called",
    "SCAN numbered",
    "SCAN named",
    "SCAN addressed",
    "SCAN first",
    "SCAN f ",
    "SCAN accounts USING INDEX accounts_by_name",
    "SCAN CONSTANT ROW",
];

#[actix_web::test]
async fn no_long_table_is_looked_at_from_one_end_to_the_other() {
    set_default_instrumentation(|| Some(Box::new(note))).unwrap();
    let app = TestApp::demo(Backend::Sqlite).await;
    let now = app.clock.now();
    // So many that an index is asked for customers.
    app.write(move |db| crowd::add_customers(db, now, 0..2_500)).await;
    let mut statements = BTreeSet::new();
    for who in [
        "global.admin@aurora.example",
        "global.admin@birch.example",
        "admin@elmbakery.onmicrosoft.com",
        "operator@tandem.example",
    ] {
        let browser = app.signed_in(who).await;
        ASKED.lock().unwrap().clear();
        for typed in ["elm", "2030-7K3QX9MB", "nobody", "0190f3c2-7a4e-7000-8000-000000000001"] {
            search(&browser, typed).await;
        }
        statements.extend(std::mem::take(&mut *ASKED.lock().unwrap()));
    }
    let statements: Vec<String> = statements.into_iter().filter(|one| one.trim_start().starts_with("SELECT")).collect();
    assert!(statements.len() >= 18, "{}: {statements:#?}", statements.len());
    let mut wrong = Vec::new();
    for statement in statements {
        let plan = format!("EXPLAIN QUERY PLAN {statement}");
        let steps: Vec<Step> = app
            .read(move |db| match db {
                Db::Sqlite(conn) => Ok(sql_query(plan).load(conn)?),
                Db::Pg(_) => Ok(Vec::new()),
            })
            .await;
        let scans = steps.into_iter().map(|step| step.detail).filter(|step| {
            step.starts_with("SCAN")
                && !SHORT.iter().any(|short| format!("{step} ").starts_with(short))
                && !step.contains("VIRTUAL TABLE INDEX")
        });
        wrong.extend(scans.map(|scan| format!("{scan}: {statement}")));
    }
    assert!(wrong.is_empty(), "{wrong:#?}");
}
