//! Licenses that a customer gives itself, what its partner sees of it, and what a form for many asks for.

use actix_web::http::StatusCode;
use rstest::rstest;

use super::licenses::{BASIC, ELM, numbers, of};
use crate::support::{Backend, Page, TestApp, sales::tenant};

const EXCHANGE: &str = "Exchange Online (Plan 1)";

/// What Licenses updated says of a product: the wish, and how many were done, were so before and failed.
fn summed(page: &Page, product: &str) -> Vec<String> {
    let html = scraper::Html::parse_document(&page.body);
    let rows = scraper::Selector::parse("main tbody tr").unwrap();
    let cells = scraper::Selector::parse("td").unwrap();
    let row = html.select(&rows).find(|row| row.text().collect::<String>().contains(product));
    let row = row.unwrap_or_else(|| panic!("no {product} in: {}", page.text()));
    row.select(&cells).map(|cell| cell.text().collect::<String>().trim().to_owned()).collect()
}

/// Whoever has a product, in the order of the page.
fn holders(page: &Page) -> Vec<String> {
    let html = scraper::Html::parse_document(&page.body);
    let names = scraper::Selector::parse("main tbody th a").unwrap();
    html.select(&names).map(|name| name.text().collect::<String>().trim().to_owned()).collect()
}

#[rstest]
#[actix_web::test]
async fn a_customer_gives_licenses_itself_and_its_partner_sees_it(
    #[values(Backend::Sqlite, Backend::Postgres)] backend: Backend,
) {
    let app = TestApp::demo(backend).await;
    let elm = app.signed_in("admin@elmbakery.onmicrosoft.com").await;
    let licenses = elm.get(&elm.get("/users").await.link("Manage licenses").unwrap()).await;
    assert_eq!(numbers(&licenses, EXCHANGE), (3, 0, 3));
    let page = elm.get(&licenses.link("Assign and revoke licenses").unwrap()).await;
    let done = elm.press(&page, "Save", &[("Other users", "admin\nbaker"), (EXCHANGE, "on")]).await;
    assert_eq!(summed(&done, EXCHANGE), ["Assign", "2", "0", "0"]);
    let birch = app.signed_in("helpdesk.agent@birch.example").await;
    let licenses = birch.get(&of(tenant(&app, ELM).await)).await;
    assert_eq!(numbers(&licenses, EXCHANGE), (3, 2, 1));
    let mut having = holders(&birch.get(&licenses.link(EXCHANGE).unwrap()).await);
    having.sort();
    assert_eq!(having, ["Emma Collins", "Olivia Bennett"]);
    // A reseller's helpdesk gives the last one, and has nobody to buy from.
    let page = birch.get(&licenses.link("Assign and revoke licenses").unwrap()).await;
    let done = birch.press(&page, "Save", &[("Other users", "counter\nuser"), (EXCHANGE, "on")]).await;
    assert_eq!(summed(&done, EXCHANGE), ["Assign", "1", "0", "1"]);
    assert!(done.link("Buy more").is_none());
    assert_eq!(numbers(&elm.get("/licenses").await, EXCHANGE), (3, 3, 0));
}

#[rstest]
#[actix_web::test]
async fn a_form_for_many_says_what_is_missing(#[values(Backend::Sqlite, Backend::Postgres)] backend: Backend) {
    let app = TestApp::demo(backend).await;
    let aurora = app.signed_in("admin.agent@aurora.example").await;
    let licenses = aurora.get(&of(tenant(&app, ELM).await)).await;
    assert!(licenses.row(BASIC).is_some());
    let page = aurora.get(&licenses.link("Assign and revoke licenses").unwrap()).await;
    let refused = aurora.press(&page, "Save", &[(EXCHANGE, "on")]).await;
    assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(!refused.refusal_of("Other users").is_empty());
    assert!(refused.is_ticked(EXCHANGE), "what was selected is kept");
    let typed = [(EXCHANGE, "off"), ("Other users", "admin")];
    let refused = aurora.press(&refused, "Save", &typed).await;
    assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(refused.alert().contains("Select at least one product to assign or revoke."), "{}", refused.text());
    assert_eq!(refused.value_of("Other users").trim(), "admin");
    // Whoever was looked for comes back as selected or cleared, with the rest of the form.
    let found = aurora.get(&format!("{}?search=elmbakery", page.path)).await;
    assert!(found.is_ticked("Noah Parker") && found.is_ticked("Emma Collins"), "{}", found.text());
    let both = [("Noah Parker", "off"), (EXCHANGE, "on"), ("Revoke Exchange Online (Plan 1)", "on")];
    let refused = aurora.press(&found, "Save", &both).await;
    assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY);
    let words = "Select either to assign or to revoke Exchange Online (Plan 1), not both.";
    assert_eq!(refused.refusal_of("Revoke Exchange Online (Plan 1)"), words);
    assert!(refused.is_ticked(EXCHANGE) && refused.is_ticked("Emma Collins") && !refused.is_ticked("Noah Parker"));
    let licenses = aurora.get(&refused.link("Cancel").unwrap()).await;
    assert_eq!(numbers(&licenses, EXCHANGE), (3, 0, 3));
}
