//! The operator's list of accounts.

use actix_web::http::StatusCode;
use rstest::rstest;

use super::operator::{path, typed};
use crate::support::{Backend, Page, TestApp};

#[rstest]
#[actix_web::test]
async fn the_operator_sees_every_account_and_nobody_else_does(
    #[values(Backend::Sqlite, Backend::Postgres)] backend: Backend,
) {
    let app = TestApp::demo(backend).await;
    let operator = app.signed_in("operator@tandem.example").await;
    let page = operator.get("/accounts").await;
    assert!(
        page.row("Patriot Federal")
            .unwrap()
            .contains("Indirect provider United States US Government cloud 3100005 Active")
    );
    assert!(operator.get("/accounts?search=ROWERKE").await.says("No matches"));
    assert!(operator.get("/accounts?search=werke").await.row("Kiefer Werke").is_some());
    let provider = app.signed_in("global.admin@aurora.example").await;
    assert_eq!(provider.get("/accounts").await.status, StatusCode::FORBIDDEN);
}

#[rstest]
#[actix_web::test]
async fn the_list_opens_with_partners_and_a_search_from_there_looks_among_all(
    #[values(Backend::Sqlite, Backend::Postgres)] backend: Backend,
) {
    let app = TestApp::demo(backend).await;
    let operator = app.signed_in("operator@tandem.example").await;
    let opened = operator.get("/accounts").await;
    assert!(opened.row("Birch IT").is_some() && opened.row("Elm Bakery").is_none(), "{}", opened.text());
    let shows = |page: &Page, kinds: &str| page.body.contains(&format!(" selected>{kinds}</option>"));
    assert!(shows(&opened, "Partners"), "{}", opened.body);
    let found = operator.ask(&opened, "Apply", &[("Search", "elm")]).await;
    assert!(found.row("Elm Bakery").is_some(), "{}", found.text());
    assert!(shows(&found, "All types"), "{}", found.body);

    let all = operator.ask(&opened, "Apply", &[("Type", "all")]).await;
    assert!(all.row("Birch IT").is_some() && all.row("Elm Bakery").is_some(), "{}", all.text());
    let narrowed = operator.ask(&all, "Apply", &[("Type", "partners"), ("Search", "elm")]).await;
    assert!(narrowed.says("No matches"), "whoever chose partners gets partners: {}", narrowed.text());
    assert!(shows(&narrowed, "Partners"), "{}", narrowed.body);
    let back = operator.get(&narrowed.link("Show all").unwrap()).await;
    assert!(back.row("Elm Bakery").is_some(), "{}", back.text());
}

#[rstest]
#[actix_web::test]
async fn an_account_that_is_refused_is_in_no_list_and_its_form_keeps_all_that_was_typed(
    #[values(Backend::Sqlite, Backend::Postgres)] backend: Backend,
) {
    let app = TestApp::demo(backend).await;
    let operator = app.signed_in("operator@tandem.example").await;
    let list = operator.get("/accounts").await;
    let page = operator.get(&list.link("Add account").unwrap()).await;
    let alder = [
        ("Company name", "Alder Networks"),
        ("Global MPN ID", "5000001"),
        ("Location MPN ID", "4100001"),
        ("Name of the first global admin", "Alma Alder"),
        ("Email of the first global admin", "global.admin@birch.example"),
    ];
    let alder_as_reseller = [[("Type", "Indirect reseller")].as_slice(), &alder].concat();
    let refused = operator.press(&page, "Create account", &typed(&alder_as_reseller)).await;
    assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(refused.refusal_of("Location MPN ID").contains("Birch IT already has this MPN ID"));
    let told = refused.refusal_of("Email of the first global admin");
    assert!(told.contains("already belongs to someone on this portal"), "{told}");
    for (label, value) in alder {
        assert_eq!(refused.value_of(label), value, "{label}");
    }
    assert_eq!(refused.value_of("Type"), "indirect_reseller");
    let list = operator.get(&refused.link("Cancel").unwrap()).await;
    assert!(list.path == "/accounts" && list.row("Alder Networks").is_none(), "{}", list.text());
}

#[rstest]
#[actix_web::test]
async fn a_name_is_changed_and_everybody_sees_the_new_one(
    #[values(Backend::Sqlite, Backend::Postgres)] backend: Backend,
) {
    let app = TestApp::demo(backend).await;
    let operator = app.signed_in("operator@tandem.example").await;
    let page = operator.get(&path(&app, "birch.example").await).await;
    let saved = operator.press_on(&page, "Save name", &[("Name", "Birch & Sons IT")]).await;
    assert!(saved.says("Account renamed to Birch & Sons IT."), "{}", saved.text());
    let aurora = app.signed_in("sales.agent@aurora.example").await;
    assert!(aurora.get("/indirect-resellers").await.row("Birch & Sons IT").is_some());
    let elm = app.signed_in("admin@elmbakery.onmicrosoft.com").await;
    let partners = elm.get("/partner-relationships").await;
    assert!(partners.row("Birch & Sons IT").is_some() && partners.row("Birch IT").is_none(), "{}", partners.text());
}
