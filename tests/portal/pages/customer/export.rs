//! The list of customers as a file.

use actix_web::http::StatusCode;
use rstest::rstest;
use tandem::{demo::crowd, domain::ids::AccountId};

use super::list::{add, id_of};
use crate::support::{Backend, TestApp};

#[rstest]
#[actix_web::test]
async fn the_file_holds_what_the_list_finds_and_nothing_to_calculate(
    #[values(Backend::Sqlite, Backend::Postgres)] backend: Backend,
) {
    let app = TestApp::demo(backend).await;
    let ids = add(&app, "aurora.example", &["=HYPERLINK(\"x\")", "Comma, Inc."]).await;
    let browser = app.signed_in("admin.agent@aurora.example").await;
    let page = browser.get("/customers").await;
    let file = browser.get(&page.link("Export customers").unwrap()).await;
    assert_eq!(file.header("content-type"), Some("text/csv; charset=utf-8"));
    assert_eq!(file.header("content-disposition"), Some("attachment; filename=\"customers-2030-01-15.csv\""));
    let lines: Vec<&str> = file.body.split_terminator("\r\n").collect();
    assert_eq!(lines[0], "\u{FEFF}Microsoft ID,Company name,Primary domain name,Relationship");
    assert_eq!(lines.len(), 7);
    let domain = |id: &AccountId| format!("d{}.onmicrosoft.com", id.uuid().simple());
    let formula = format!("{},\"'=HYPERLINK(\"\"x\"\")\",{},Indirect provider", ids[0], domain(&ids[0]));
    assert_eq!(lines[1], formula);
    assert_eq!(lines[2], format!("{},\"Comma, Inc.\",{},Indirect provider", ids[1], domain(&ids[1])));
    // What is searched for and filtered is what is exported.
    let birch = id_of(&app, "birch.example").await;
    let narrowed = browser.get(&format!("/customers?search=pine&reseller={birch}")).await;
    let file = browser.get(&narrowed.link("Export customers").unwrap()).await;
    assert_eq!(file.body.lines().count(), 2);
    assert!(file.body.contains("Pine Freight"));
    let nobody = browser.get("/customers/export?reseller=nonsense").await;
    assert_eq!(nobody.body.lines().count(), 1, "the heads alone");
    // The heads are in the reader's language; nothing of others is in anybody's file.
    let polaris = app.signed_in("global.admin@polaris.example").await;
    let file = polaris.get("/customers/export").await;
    assert!(file.body.starts_with("\u{FEFF}Идентификатор Майкрософт,Название организации,"), "{}", file.body);
    assert!(file.body.contains("Клён Сервис") && !file.body.contains("Pine Freight"));
}

#[rstest]
#[actix_web::test]
async fn a_long_file_is_sent_whole(#[values(Backend::Sqlite, Backend::Postgres)] backend: Backend) {
    let app = TestApp::demo(backend).await;
    let now = app.clock.now();
    // More than two pieces.
    app.write(move |db| crowd::add_customers(db, now, 0..10_100)).await;
    let browser = app.signed_in("global.admin@aurora.example").await;
    let file = browser.get("/customers/export").await;
    let mut names: Vec<&str> = file.body.lines().skip(1).map(|line| line.split(',').nth(1).unwrap()).collect();
    assert_eq!(names.len(), 10_104);
    assert!(names.is_sorted_by_key(|name| name.to_lowercase()));
    names.dedup();
    assert_eq!(names.len(), 10_104);
    let lumen = browser.get("/customers/export?search=lumen").await;
    assert_eq!(lumen.body.lines().count(), 1 + 841);
    assert_eq!(browser.head("/customers/export").await.status, StatusCode::OK);
}

#[rstest]
#[actix_web::test]
async fn only_those_export_who_may(#[values(Backend::Sqlite, Backend::Postgres)] backend: Backend) {
    let app = TestApp::demo(backend).await;
    for (who, may) in [
        ("global.admin@aurora.example", true),
        ("admin.agent@birch.example", true),
        ("sales.agent@aurora.example", false),
        ("helpdesk.agent@maple.example", false),
    ] {
        let browser = app.signed_in(who).await;
        assert_eq!(browser.get("/customers").await.link("Export customers").is_some(), may, "{who}");
        let status = if may { StatusCode::OK } else { StatusCode::FORBIDDEN };
        assert_eq!(browser.get("/customers/export").await.status, status, "{who}");
    }
}
