//! The names of partners that lists show are kept in memory, and never older than the request: what another node wrote, or
//! somebody typed into the database, is there at the next look.

use diesel::connection::SimpleConnection;
use rstest::rstest;
use tandem::repository::db::Database;

use super::list::id_of;
use crate::support::{Backend, Browser, TestApp};

/// Writes as another node does, which shares nothing but the database.
async fn elsewhere(node: &Database, statement: String) {
    node.write(move |db| Ok(db.batch_execute(&statement)?)).await.unwrap();
}

/// Who else serves Elm Bakery, and the resellers to choose from, as the list says.
async fn shown(browser: &Browser) -> (String, Vec<String>) {
    let page = browser.get("/customers?search=elm").await;
    let html = scraper::Html::parse_document(&page.body);
    let texts = |selector: &str| -> Vec<String> {
        let selector = scraper::Selector::parse(selector).unwrap();
        html.select(&selector).map(|one| one.text().collect::<String>().trim().to_owned()).collect()
    };
    (texts("main tbody td[title]").concat(), texts("#reseller option"))
}

#[rstest]
#[actix_web::test]
async fn what_another_node_changes_is_shown_at_the_next_look(
    #[values(Backend::Sqlite, Backend::Postgres)] backend: Backend,
) {
    let app = TestApp::demo(backend).await;
    let node = app.database.open();
    let aurora = app.signed_in("sales.agent@aurora.example").await;
    let zenith = app.signed_in("sales.agent@zenith.example").await;
    let at_zenith = shown(&zenith).await;
    let (others, choices) = shown(&aurora).await;
    assert!(others.contains("Birch IT") && choices.iter().any(|choice| choice == "Birch IT"), "{others} {choices:?}");

    elsewhere(&node, "UPDATE accounts SET name = 'Birch <Systems>' WHERE name = 'Birch IT'".into()).await;
    let (others, renamed) = shown(&aurora).await;
    assert!(others.contains("Birch <Systems>") && !others.contains("Birch IT"), "{others}");
    assert!(renamed.iter().any(|choice| choice == "Birch <Systems>"), "{renamed:?}");

    // Whoever is a partner no longer can't be chosen; that it serves the customer is still said.
    let birch = "(SELECT id FROM accounts WHERE name = 'Birch <Systems>')";
    let of_both = format!(
        "reseller_id = {birch} AND provider_id = (SELECT id FROM accounts WHERE mail_domain = 'aurora.example')"
    );
    elsewhere(&node, format!("UPDATE partnerships SET state = 'removed', removed_at = since WHERE {of_both}")).await;
    let (others, left) = shown(&aurora).await;
    assert!(others.contains("Birch <Systems>"), "{others}");
    assert_eq!(left.len(), choices.len() - 1);
    elsewhere(&node, format!("UPDATE partnerships SET state = 'active', removed_at = NULL WHERE {of_both}")).await;
    assert_eq!(shown(&aurora).await.1, renamed);

    // Its own relationship with the customer ends: nobody else is said to serve it.
    elsewhere(
        &node,
        format!(
            "UPDATE relationships SET state = 'removed', removed_at = since WHERE partner_id = {birch} \
             AND company_name = 'Elm Bakery'"
        ),
    )
    .await;
    assert!(!shown(&aurora).await.0.contains("Birch"));
    // What is one partner's is never another's; the new name is its reseller's for everybody.
    let now = at_zenith.1.iter().map(|choice| choice.replace("Birch IT", "Birch <Systems>")).collect();
    assert_eq!(shown(&zenith).await, (at_zenith.0, now));
}

#[rstest]
#[actix_web::test]
async fn the_reseller_that_is_chosen_stays_chosen(#[values(Backend::Sqlite, Backend::Postgres)] backend: Backend) {
    let app = TestApp::demo(backend).await;
    let aurora = app.signed_in("sales.agent@aurora.example").await;
    let birch = id_of(&app, "birch.example").await.to_string();
    for (asked, chosen) in [("", ""), (birch.as_str(), birch.as_str()), ("nobody", "nobody")] {
        for path in ["/customers", "/billing"] {
            let page = aurora.get(&format!("{path}?reseller={asked}")).await;
            let html = scraper::Html::parse_document(&page.body);
            let selector = scraper::Selector::parse("#reseller option[selected]").unwrap();
            let selected: Vec<_> = html.select(&selector).map(|one| one.attr("value").unwrap()).collect();
            assert_eq!(selected, [chosen], "{path}");
        }
    }
}
