//! The reseller's providers.

use rstest::rstest;

use crate::support::{Backend, TestApp};

#[rstest]
#[actix_web::test]
async fn a_reseller_sees_its_providers(#[values(Backend::Sqlite, Backend::Postgres)] backend: Backend) {
    let app = TestApp::demo(backend).await;
    let page = app.signed_in("helpdesk.agent@birch.example").await.get("/indirect-providers").await;
    assert!(page.row("Aurora Distribution").unwrap().contains("United States Apr 15, 2028"));
    assert_eq!(page.zone(), "Times in New York, UTC−5");
    assert!(page.row("Zenith Supply").is_some());
    assert!(page.row("Boreal Distribuidora").is_none());
    assert!(!page.says("one link asks a customer"), "who can’t invite reads nothing about it");
    let page = app.signed_in("admin.agent@birch.example").await.get("/indirect-providers").await;
    assert!(page.says("the provider, which needs it to order subscriptions and add licenses"), "{}", page.text());
}

#[rstest]
#[actix_web::test]
async fn a_reseller_without_providers_is_told_what_to_do(
    #[values(Backend::Sqlite, Backend::Postgres)] backend: Backend,
) {
    let app = TestApp::demo(backend).await;
    let page = app.signed_in("global.admin@cedar.example").await.get("/indirect-providers").await;
    assert!(page.says("No providers yet"));
}
