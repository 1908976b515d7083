//! The provider's resellers: the list, and the end of a partnership.

use std::collections::BTreeMap;

use actix_web::http::StatusCode;
use diesel::{QueryableByName, RunQueryDsl, sql_query, sql_types::Text};
use rstest::rstest;
use tandem::repository::db::Db;

use crate::{
    pages::platform,
    support::{Backend, TestApp},
};

#[rstest]
#[actix_web::test]
async fn the_list_shows_active_partners_with_their_facts(
    #[values(Backend::Sqlite, Backend::Postgres)] backend: Backend,
) {
    let app = TestApp::demo(backend).await;
    let browser = app.signed_in("sales.agent@aurora.example").await;
    let page = browser.get("/indirect-resellers").await;
    let birch = page.row("Birch IT").unwrap();
    assert!(birch.starts_with("Birch IT United States 4100001 Signed 2 Apr 15, 2028 "), "{birch}");
    assert_eq!(page.zone(), "Times in New York, UTC−5");
    assert!(birch.contains("Add new customer") && birch.contains("Remove partnership"));
    assert!(page.row("Dogwood Tech").unwrap().contains("Not signed 1"));
    assert!(page.row("Larch Systems").is_none(), "a former partner is none");
    assert!(page.row("Cedar Systems").is_none());
}

#[rstest]
#[actix_web::test]
async fn search_finds_pieces_of_names_without_case_or_accents(
    #[values(Backend::Sqlite, Backend::Postgres)] backend: Backend,
) {
    let app = TestApp::demo(backend).await;
    let browser = app.signed_in("sales.agent@aurora.example").await;
    let found = browser.get("/indirect-resellers?search=RCH+it").await;
    assert!(found.row("Birch IT").is_some() && found.row("Dogwood Tech").is_none());
    assert_eq!(found.value_of("Search"), "RCH it");
    let none = browser.get("/indirect-resellers?search=100%25").await;
    assert!(none.says("No resellers match “100%”. Try part of a name."));
    let boreal = app.signed_in("sales.agent@boreal.example").await;
    assert!(boreal.get("/indirect-resellers?search=solucoes").await.row("Ipê Soluções").is_some());
}

#[rstest]
#[actix_web::test]
async fn long_lists_are_paged_both_ways_without_losing_or_repeating_anybody(
    #[values(Backend::Sqlite, Backend::Postgres)] backend: Backend,
) {
    let app = TestApp::demo(backend).await;
    platform::queries::add_resellers(&app, 120).await;
    let browser = app.signed_in("sales.agent@aurora.example").await;
    let names = |page: &crate::support::Page| -> Vec<String> {
        let html = scraper::Html::parse_document(&page.body);
        let rows = scraper::Selector::parse("tbody th").unwrap();
        html.select(&rows).map(|row| row.text().collect::<String>().trim().to_owned()).collect()
    };
    let first = browser.get("/indirect-resellers").await;
    assert!(first.link("Previous").is_none());
    let second = browser.get(&first.link("Next").unwrap()).await;
    let third = browser.get(&second.link("Next").unwrap()).await;
    assert!(third.link("Next").is_none());
    let all = [names(&first), names(&second), names(&third)].concat();
    let mut sorted = all.clone();
    sorted.sort_by_key(|name| name.to_lowercase());
    sorted.dedup();
    assert_eq!((all.len(), &all), (122, &sorted));
    let back = browser.get(&third.link("Previous").unwrap()).await;
    assert_eq!(names(&back), names(&second));
    assert_eq!(names(&browser.get("/indirect-resellers?at=nonsense").await), names(&first));
}

#[rstest]
#[actix_web::test]
async fn a_provider_without_resellers_is_told_how_to_win_one(
    #[values(Backend::Sqlite, Backend::Postgres)] backend: Backend,
) {
    let app = TestApp::demo(backend).await;
    let page = app.signed_in("sales.agent@patriot.example").await.get("/indirect-resellers").await;
    assert!(page.says("No resellers yet"));
    assert!(page.body.contains("Request a partnership"));
}

#[rstest]
#[actix_web::test]
async fn add_new_customer_leads_to_a_page_that_knows_the_reseller(
    #[values(Backend::Sqlite, Backend::Postgres)] backend: Backend,
) {
    let app = TestApp::demo(backend).await;
    let browser = app.signed_in("sales.agent@aurora.example").await;
    let list = browser.get("/indirect-resellers").await;
    let page = browser.get(&list.link_in_row("Birch IT", "Add new customer").unwrap()).await;
    assert_eq!(page.status, StatusCode::OK);
    assert_eq!(page.heading(), "Account info");
    let birch = app.read(|db| tandem::repository::accounts::find_by_domain(db, "birch.example")).await;
    assert_eq!(page.value_of("Indirect reseller"), birch.to_string());
}

#[rstest]
#[actix_web::test]
async fn removing_a_partnership_changes_the_partnership_and_nothing_else(
    #[values(Backend::Sqlite, Backend::Postgres)] backend: Backend,
) {
    let app = TestApp::demo(backend).await;
    let browser = app.signed_in("global.admin@aurora.example").await;
    let list = browser.get("/indirect-resellers").await;
    let confirmation = browser.get(&list.link_in_row("Birch IT", "Remove partnership").unwrap()).await;
    assert_eq!(confirmation.heading(), "Remove partnership");
    assert!(confirmation.says("None is removed from either of you"));
    assert!(confirmation.says("Everything customers granted stays granted"));
    assert_eq!(confirmation.link("Cancel").as_deref(), Some("/indirect-resellers"));
    let before = dump(&app).await;
    let after = browser.press_on(&confirmation, "Yes", &[]).await;
    assert!(after.says("Partnership with Birch IT removed."));
    assert!(after.row("Birch IT").is_none());
    let now = dump(&app).await;
    for (table, rows) in &before {
        let differs = now[table] != *rows;
        assert_eq!(differs, matches!(table.as_str(), "partnerships" | "audit_records"), "{table}");
    }
    assert_eq!(now["audit_records"].len(), before["audit_records"].len() + 1);
    let changed: Vec<_> = now["partnerships"].iter().filter(|row| !before["partnerships"].contains(row)).collect();
    assert_eq!(changed.len(), 1);
    assert!(now["outbox"] == before["outbox"], "nobody is notified");

    let reseller = app.signed_in("global.admin@birch.example").await.get("/indirect-providers").await;
    assert!(reseller.row("Aurora Distribution").is_none() && reseller.row("Zenith Supply").is_some());
    assert_eq!(browser.press(&confirmation, "Yes", &[]).await.status, StatusCode::NOT_FOUND);
}

#[rstest]
#[actix_web::test]
async fn after_the_end_of_a_partnership_there_are_drafts_to_the_reseller_and_to_customers_of_both(
    #[values(Backend::Sqlite, Backend::Postgres)] backend: Backend,
) {
    let app = TestApp::demo(backend).await;
    let browser = app.signed_in("global.admin@aurora.example").await;
    let list = browser.get("/indirect-resellers").await;
    let path = list.link_in_row("Birch IT", "Remove partnership").unwrap();
    let id = path.split('/').nth(2).unwrap().to_owned();
    let letters = format!("/indirect-resellers/ended/{id}");
    assert_eq!(browser.get(&letters).await.status, StatusCode::NOT_FOUND, "while it lasts there is nothing to tell");
    app.sql("UPDATE customers SET culture = 'pt-BR' WHERE domain = 'pinefreight.onmicrosoft.com'").await;
    let (before, confirmation) = (dump(&app).await, browser.get(&path).await);
    let after = browser.press_on(&confirmation, "Yes", &[]).await;
    assert_eq!(after.link("Write to them"), Some(letters.clone()));

    let page = browser.get(&letters).await;
    assert!(page.says("the portal has notified no one"), "{}", page.text());
    assert!(page.says("Aurora Distribution has ended its partnership with Birch IT"), "{}", page.text());
    assert!(page.says("Customers, the access they granted you, and subscriptions with your MPN ID stay as they are."));
    let to_reseller = page.link("Open in email").unwrap();
    assert!(to_reseller.starts_with("mailto:global.admin@birch.example?subject=Aurora%20Distribution%20has"));
    let row = page.row("Elm Bakery").unwrap();
    assert!(row.contains("English"), "{row}");
    let to_elm = page.link_in_row("Elm Bakery", "Open in email Elm Bakery").unwrap();
    assert!(to_elm.contains("no%20longer%20work%20together") && to_elm.contains("/partner-relationships"), "{to_elm}");
    assert!(page.row("Pine Freight").unwrap().contains("Português (Brasil)"));
    assert!(page.says("não trabalham mais juntos desde"), "{}", page.text());
    assert!(page.row("Fir Clinic").is_none(), "a customer of one of them alone is not named");
    let now = dump(&app).await;
    assert!(now["outbox"] == before["outbox"], "nobody is notified");

    assert_eq!(app.signed_in("global.admin@zenith.example").await.get(&letters).await.status, StatusCode::NOT_FOUND);
    assert_eq!(app.signed_in("global.admin@birch.example").await.get(&letters).await.status, StatusCode::FORBIDDEN);
}

#[rstest]
#[actix_web::test]
async fn another_providers_partnership_does_not_exist(#[values(Backend::Sqlite, Backend::Postgres)] backend: Backend) {
    let app = TestApp::demo(backend).await;
    let zenith = app.signed_in("global.admin@zenith.example").await;
    let own = zenith.get("/indirect-resellers").await;
    let path = own.link_in_row("Birch IT", "Remove partnership").unwrap();
    let aurora = app.signed_in("global.admin@aurora.example").await;
    assert_eq!(aurora.get(&path).await.status, StatusCode::NOT_FOUND);
    let form = zenith.get(&path).await;
    let mine = aurora.get("/indirect-resellers").await;
    let (_, fields) = mine.fill(None, "Request a partnership", &[]);
    let csrf = &fields.iter().find(|(name, _)| name == "csrf").unwrap().1;
    assert_eq!(aurora.post(&path, &[("csrf", csrf)]).await.status, StatusCode::NOT_FOUND);
    assert_eq!(zenith.get(&path).await.without_tokens(), form.without_tokens());
    for id in ["x", "..", "00000000-0000-0000-0000-000000000000"] {
        assert_eq!(aurora.get(&format!("/indirect-resellers/{id}/remove")).await.status, StatusCode::NOT_FOUND);
    }
}

#[derive(QueryableByName)]
struct Line {
    #[diesel(sql_type = Text)]
    line: String,
}

/// What triggers keep beside a row of what stands in others: it changes with those, and is held against them by tests of
/// its own.
const KEPT_BY_TRIGGERS: [&str; 7] = [
    "relationships.other_partners",
    "relationships.address",
    "relationships.country",
    "relationships.outlived",
    "service_requests.assignee_serves",
    "service_requests.opener_serves",
    "service_request_parties.is_served",
];

/// Every row of every table, as text.
pub async fn dump(app: &TestApp) -> BTreeMap<String, Vec<String>> {
    app.read(|db| {
        let mut tables = BTreeMap::new();
        for table in tables_of(db) {
            let columns: Vec<Line> = match db {
                Db::Sqlite(conn) => {
                    sql_query(format!("SELECT name AS line FROM pragma_table_info('{table}')")).load(conn)?
                }
                Db::Pg(conn) => sql_query(format!(
                    "SELECT column_name::text AS line FROM information_schema.columns WHERE table_name = '{table}' \
                     AND table_schema = 'public' ORDER BY ordinal_position"
                ))
                .load(conn)?,
            };
            let is_own = |column: &&Line| !KEPT_BY_TRIGGERS.contains(&format!("{table}.{}", column.line).as_str());
            let columns = columns.iter().filter(is_own).map(|column| format!("\"{}\"", column.line));
            let rows: Vec<Line> = match db {
                Db::Sqlite(conn) => {
                    let parts: Vec<String> = columns.map(|column| format!("quote({column})")).collect();
                    sql_query(format!("SELECT {} AS line FROM {table}", parts.join("||'|'||"))).load(conn)?
                }
                Db::Pg(conn) => {
                    let parts: Vec<String> = columns.collect();
                    sql_query(format!("SELECT ROW({})::text AS line FROM {table}", parts.join(", "))).load(conn)?
                }
            };
            let mut lines: Vec<String> = rows.into_iter().map(|row| row.line).collect();
            lines.sort_unstable();
            tables.insert(table, lines);
        }
        Ok(tables)
    })
    .await
}

/// Without what is kept by triggers, or written by whatever commits: the chain has tests of its own.
fn tables_of(db: &mut Db) -> Vec<String> {
    let rows: Vec<Line> = match db {
        Db::Sqlite(conn) => sql_query(
            "SELECT name AS line FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite%' AND name NOT LIKE 'customer_search%' AND name NOT IN ('partner_counts', 'audit_links', 'audit_unlinked') AND name NOT LIKE '%\\_spans' ESCAPE '\\' AND name NOT LIKE '\\_\\_%' ESCAPE '\\'",
        )
        .load(conn)
        .unwrap(),
        Db::Pg(conn) => sql_query(
            "SELECT table_name::text AS line FROM information_schema.tables WHERE table_schema = 'public' AND table_name NOT IN ('partner_counts', 'audit_links', 'audit_unlinked') AND table_name NOT LIKE '%\\_spans' AND table_name NOT LIKE '\\_\\_%'",
        )
        .load(conn)
        .unwrap(),
    };
    rows.into_iter().map(|row| row.line).collect()
}

#[rstest]
#[actix_web::test]
async fn a_reseller_is_reminded_of_the_agreement_once_a_week(
    #[values(Backend::Sqlite, Backend::Postgres)] backend: Backend,
) {
    let app = TestApp::demo(backend).await;
    let sales = app.signed_in("sales.agent@aurora.example").await;
    let list = sales.get("/indirect-resellers").await;
    let (signed, unsigned) = (list.link("Birch IT").unwrap(), list.link("Dogwood Tech").unwrap());
    assert!(!sales.get(&signed).await.says("Send reminder"), "it has signed");
    let page = sales.get(&unsigned).await;
    app.mails().await;
    let done = sales.press_on(&page, "Send reminder", &[]).await;
    assert!(done.says("Reminder sent to the global admins of Dogwood Tech."), "{}", done.text());
    assert!(done.says("Reminded just now") && !done.body.contains("Send reminder"), "{}", done.text());
    let mails = app.mails().await;
    assert_eq!(mails.len(), 1, "{mails:?}");
    assert!(mails[0].contains("global.admin@dogwood.example") && mails[0].contains("/agreements"), "{}", mails[0]);
    // A page that was open before, and a colleague's.
    let again = sales.press(&page, "Send reminder", &[]).await;
    assert_eq!(again.status, StatusCode::CONFLICT);
    assert!(again.says("was reminded within the last 7 days. Nothing was sent."), "{}", again.text());
    assert!(app.mails().await.is_empty());

    app.clock.advance(chrono::TimeDelta::days(7));
    let sales = app.signed_in("sales.agent@aurora.example").await;
    let page = sales.get(&unsigned).await;
    let dogwood = app.signed_in("global.admin@dogwood.example").await;
    dogwood.press(&dogwood.get("/agreements").await, "Accept and continue", &[]).await;
    app.mails().await;
    let late = sales.press(&page, "Send reminder", &[]).await;
    assert_eq!(late.status, StatusCode::CONFLICT);
    assert!(late.says("Dogwood Tech has signed the agreement. Nothing was sent."), "{}", late.text());
    assert!(app.mails().await.is_empty());
}
