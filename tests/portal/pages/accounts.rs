//! The operator's list of accounts.

use actix_web::http::StatusCode;
use rstest::rstest;

use crate::support::{Backend, TestApp};

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
    assert!(operator.get("/accounts?search=ROWERKE").await.says("Nothing found"));
    assert!(operator.get("/accounts?search=werke").await.row("Kiefer Werke").is_some());
    let provider = app.signed_in("global.admin@aurora.example").await;
    assert_eq!(provider.get("/accounts").await.status, StatusCode::FORBIDDEN);
}
