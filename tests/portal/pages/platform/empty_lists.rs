//! A list with nothing in it begins with the button that starts it, and that button stands nowhere else.

use rstest::rstest;
use scraper::{Html, Selector};

use crate::support::{Backend, Page, TestApp};

/// The words of the links and buttons in this part of a page.
fn acts(page: &Page, part: &str) -> Vec<String> {
    let html = Html::parse_document(&page.body);
    let acts = Selector::parse(&format!("{part} a, {part} button")).unwrap();
    html.select(&acts).map(|act| act.text().collect::<String>().trim().to_owned()).collect()
}

#[rstest]
#[actix_web::test]
async fn an_empty_list_has_the_button_that_starts_it(#[values(Backend::Sqlite, Backend::Postgres)] backend: Backend) {
    let app = TestApp::demo(backend).await;
    for (who, path, button) in [
        ("global.admin@patriot.example", "/customers", "Add customer"),
        ("global.admin@patriot.example", "/indirect-resellers", "Request a partnership"),
        ("global.admin@patriot.example", "/invitations", "Request a partnership"),
        ("global.admin@cedar.example", "/customers", "Request a reseller relationship"),
        ("global.admin@cedar.example", "/indirect-providers", "Find an indirect provider"),
        ("admin@hazelstudio.onmicrosoft.com", "/service-requests", "Nova solicitação"),
    ] {
        let page = app.signed_in(who).await.get(path).await;
        assert_eq!(acts(&page, "main .empty"), [button], "{who} {path}: {}", page.text());
        assert_eq!(acts(&page, "main").iter().filter(|one| *one == button).count(), 1, "{who} {path}");
    }
    let aurora = app.signed_in("global.admin@aurora.example").await;
    for (path, button) in [("/customers", "Add customer"), ("/indirect-resellers", "Request a partnership")] {
        assert!(acts(&aurora.get(path).await, "main .page-header").iter().any(|one| one == button), "{path}");
    }
    let nobody = aurora.get("/customers?search=nobody").await;
    assert_eq!(acts(&nobody, "main .empty"), ["Show all"], "what is not found is no beginning");
}

#[rstest]
#[actix_web::test]
async fn a_listed_provider_finds_its_entry_above_its_resellers(
    #[values(Backend::Sqlite, Backend::Postgres)] backend: Backend,
) {
    let app = TestApp::demo(backend).await;
    for role in ["global.admin", "user.admin", "admin.agent", "sales.agent"] {
        let aurora = app.signed_in(&format!("{role}@aurora.example")).await;
        let entry = aurora.get("/indirect-resellers").await.link("Your entry in the list of providers").unwrap();
        assert!(entry.starts_with("/providers/") && aurora.get(&entry).await.says("Aurora Distribution"), "{entry}");
    }
    let patriot = app.signed_in("global.admin@patriot.example").await.get("/indirect-resellers").await;
    assert!(patriot.link("Your entry in the list of providers").is_none(), "{}", patriot.text());
}
