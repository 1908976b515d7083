//! `tandem copy --to`: from one kind of database to the other and back, everything is what it was.

use std::collections::BTreeMap;

use diesel::{QueryableByName, RunQueryDsl, sql_query, sql_types::Text};
use rstest::rstest;
use tandem::repository::{
    db::{DatabaseUrl, Db},
    whole::{self, transfer::transfer},
};

use super::{
    commands::{printed, tandem},
    soundness::findings,
};
use crate::support::{Backend, TestApp, TestDatabase};

#[derive(QueryableByName)]
struct Line {
    #[diesel(sql_type = Text)]
    line: String,
}

/// Every row of every table of an SQLite database, with what triggers keep, and with what its search finds.
fn everything(url: &DatabaseUrl) -> BTreeMap<String, Vec<String>> {
    let Db::Sqlite(mut conn) = whole::open(url).unwrap() else { panic!("a file") };
    let mut of = |statement: String| -> Vec<String> {
        let found: Vec<Line> = sql_query(statement).load(&mut conn).unwrap();
        found.into_iter().map(|one| one.line).collect()
    };
    let tables = "SELECT name AS line FROM pragma_table_list WHERE schema = 'main' AND type = 'table' \
                  AND name NOT LIKE 'sqlite%' AND name NOT LIKE '\\_\\_%' ESCAPE '\\'";
    let mut all = BTreeMap::new();
    for table in of(tables.to_owned()) {
        let columns = of(format!("SELECT 'quote(\"' || name || '\")' AS line FROM pragma_table_info('{table}')"));
        let mut rows = of(format!("SELECT {} AS line FROM \"{table}\"", columns.join(" || '|' || ")));
        rows.sort_unstable();
        all.insert(table, rows);
    }
    let found =
        "SELECT CAST(rowid AS TEXT) AS line FROM customer_search WHERE customer_search MATCH 'aker' ORDER BY rowid";
    all.insert("search".to_owned(), of(found.to_owned()));
    let schema = "SELECT type || name || coalesce(sql, '') AS line FROM sqlite_schema ORDER BY 1";
    all.insert("schema".to_owned(), of(schema.to_owned()));
    all
}

#[test]
fn what_goes_to_postgres_and_back_is_what_it_was() {
    let (from, between, back) = (
        TestDatabase::demo(Backend::Sqlite),
        TestDatabase::blank(Backend::Postgres),
        TestDatabase::blank(Backend::Sqlite),
    );
    let before = everything(&from.url);
    assert!(!before["search"].is_empty() && !before["outbox"].is_empty());
    let moved = transfer(&from.url, &between.url).unwrap();
    assert!(moved["accounts"] > 20);
    assert_eq!(findings(&between.url), Vec::<String>::new());
    assert_eq!(transfer(&between.url, &back.url).unwrap(), moved);
    assert_eq!(findings(&back.url), Vec::<String>::new());
    let after = everything(&back.url);
    assert_eq!(before.keys().collect::<Vec<_>>(), after.keys().collect::<Vec<_>>());
    for (table, rows) in &before {
        assert_eq!(rows, &after[table], "{table}");
    }
}

#[rstest]
#[actix_web::test]
async fn a_copy_is_worked_on_like_any_other(
    #[values(Backend::Sqlite, Backend::Postgres)] from: Backend,
    #[values(Backend::Sqlite, Backend::Postgres)] to: Backend,
) {
    let (source, target) = (TestDatabase::demo(from), TestDatabase::blank(to));
    transfer(&source.url, &target.url).unwrap();
    let app = TestApp::on(target).await;
    let aurora = app.signed_in("global.admin@aurora.example").await;
    assert!(aurora.get("/customers?search=akery").await.says("Elm Bakery"));
    // New rows are numbered behind those that came, and triggers count them.
    crate::pages::customer::list::add(&app, "aurora.example", &["Alder One", "Alder Two"]).await;
    assert!(aurora.get("/customers?search=Alder").await.says("Alder Two"));
    assert_eq!(findings(&app.database.url), Vec::<String>::new());
}

#[rstest]
#[actix_web::test]
async fn while_a_portal_serves_nothing_is_copied(#[values(Backend::Sqlite, Backend::Postgres)] backend: Backend) {
    let app = TestApp::demo(backend).await;
    let target = TestDatabase::blank(Backend::Sqlite);
    let (from, to) = (app.database.url.clone(), target.url.clone());
    let error = actix_web::web::block(move || transfer(&from, &to).unwrap_err().to_string()).await.unwrap();
    assert!(error.contains("has this database open"), "{error}");
    assert_eq!(app.signed_in("admin@firclinic.onmicrosoft.com").await.get("/").await.status, 200);
}

#[rstest]
fn into_what_is_not_empty_nothing_is_copied(#[values(Backend::Sqlite, Backend::Postgres)] backend: Backend) {
    let (source, full) = (TestDatabase::new(Backend::Sqlite), TestDatabase::demo(backend));
    // What waits to be linked in the chain is linked whenever the schema is looked at.
    tandem::repository::db::Database::migrate(&full.url).unwrap();
    let count = || whole::counts(&mut whole::open(&full.url).unwrap()).unwrap();
    let before = count();
    let error = transfer(&source.url, &full.url).unwrap_err().to_string();
    assert!(error.contains("there is something in this database"), "{error}");
    assert_eq!(count(), before);
    // What was made, and broke off before rows came, is taken.
    let made = TestDatabase::new(backend);
    transfer(&TestDatabase::demo(Backend::Sqlite).url, &made.url).unwrap();
}

#[test]
fn copying_and_checking_by_command() {
    let (from, to) = (TestDatabase::demo(Backend::Postgres), TestDatabase::blank(Backend::Sqlite));
    let DatabaseUrl::Sqlite(path) = &to.url else { panic!("a file") };
    let url = format!("sqlite:{}", path.display());
    let output = tandem(&from, &["copy", "--to", &url]);
    assert_eq!(output.status.code(), Some(0), "{}", printed(&output.stderr));
    assert!(printed(&output.stdout).contains(" accounts\n"), "{}", printed(&output.stdout));
    let checked = tandem(&to, &["check", "--database"]);
    assert_eq!(checked.status.code(), Some(0), "{}", printed(&checked.stderr));
    assert!(printed(&checked.stdout).contains("sound.") && printed(&checked.stdout).contains("the demo world"));
    let again = tandem(&from, &["copy", "--to", &url]);
    assert_eq!(again.status.code(), Some(1));
    assert_eq!(tandem(&from, &["copy"]).status.code(), Some(2));
    let wrong = tandem(&from, &["copy", "--to", "mysql://x"]);
    assert!(printed(&wrong.stderr).contains("--to: must be"));
}
