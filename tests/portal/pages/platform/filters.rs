//! What narrows a list stands under its toolbar, each a link to the list without it.

use actix_web::http::StatusCode;
use rstest::rstest;
use scraper::{Html, Selector};

use super::lists::rows;
use crate::support::{Backend, Page, TestApp, sales::tenant};

/// The names of these links, and where they lead.
fn filters(page: &Page) -> Vec<(String, String)> {
    let html = Html::parse_document(&page.body);
    let links = Selector::parse("main [role=group][aria-label='Active filters'] a").unwrap();
    html.select(&links)
        .map(|link| (link.text().collect::<String>().trim().to_owned(), link.attr("href").unwrap().to_owned()))
        .collect()
}

/// Filters by their names, and the lists without them.
type Named = Vec<(&'static str, String)>;

fn named(filters: &[(&str, String)]) -> Vec<(String, String)> {
    filters.iter().map(|(name, href)| (format!("Remove filter: {name}"), href.clone())).collect()
}

#[rstest]
#[actix_web::test]
async fn each_filter_leads_to_the_list_without_it_in_the_same_order_and_length(
    #[values(Backend::Sqlite, Backend::Postgres)] backend: Backend,
) {
    let app = TestApp::demo(backend).await;
    let (birch, aurora) = (tenant(&app, "birch.example").await, tenant(&app, "aurora.example").await);
    let expected: [(&str, String, Named); 8] = [
        ("global.admin@aurora.example", "/customers?dir=desc&rows=25".into(), Vec::new()),
        (
            "global.admin@aurora.example",
            format!("/customers?search=b&reseller={birch}&dir=desc&rows=25&at=last"),
            vec![
                ("“b”", format!("/customers?reseller={birch}&dir=desc&rows=25")),
                ("Birch IT", "/customers?search=b&dir=desc&rows=25".into()),
            ],
        ),
        (
            "global.admin@aurora.example",
            "/customers?reseller=nobody".into(),
            vec![("Not one of your resellers", "/customers".into())],
        ),
        (
            "global.admin@birch.example",
            format!("/customers?provider={aurora}"),
            vec![("Aurora Distribution", "/customers".into())],
        ),
        (
            "operator@tandem.example",
            "/accounts?search=elm&kind=customer&standing=active".into(),
            vec![
                ("“elm”", "/accounts?kind=customer&standing=active".into()),
                ("Customer", "/accounts?search=elm&standing=active".into()),
                ("Active", "/accounts?search=elm&kind=customer".into()),
            ],
        ),
        (
            "operator@tandem.example",
            "/providers?country=US&rows=100".into(),
            vec![("United States", "/providers?rows=100".into())],
        ),
        (
            "helpdesk.agent@aurora.example",
            "/service-requests?state=closed&whose=held".into(),
            vec![
                ("Closed", "/service-requests?whose=held".into()),
                ("Assigned to us", "/service-requests?state=closed".into()),
            ],
        ),
        ("operator@tandem.example", "/catalog?search=365".into(), vec![("“365”", "/catalog".into())]),
    ];
    for (who, path, left) in expected {
        let browser = app.signed_in(who).await;
        let page = browser.get(&path).await;
        assert_eq!(filters(&page), named(&left), "{path}");
        for (name, href) in filters(&page) {
            assert_eq!(browser.get(&href).await.status, StatusCode::OK, "{name} {href}");
        }
    }
    // A filter is no row of the list.
    let narrowed =
        app.signed_in("global.admin@aurora.example").await.get(&format!("/customers?reseller={birch}")).await;
    assert!(narrowed.row("Birch IT").unwrap().contains("Elm Bakery"), "{}", narrowed.text());
}

#[rstest]
#[actix_web::test]
async fn a_list_that_is_narrowed_keeps_its_order_and_length_and_begins_anew(
    #[values(Backend::Sqlite, Backend::Postgres)] backend: Backend,
) {
    let app = TestApp::demo(backend).await;
    for (who, path, typed, expected) in [
        ("global.admin@aurora.example", "/customers?dir=desc&rows=25&at=last", ("Search", "b"), "search=b"),
        ("global.admin@aurora.example", "/indirect-resellers?sort=since&dir=desc&rows=25", ("Search", "b"), "search=b"),
        ("global.admin@aurora.example", "/invitations?dir=asc&rows=25", ("Status", "accepted"), "state=accepted"),
        ("operator@tandem.example", "/accounts?dir=desc&rows=25", ("Type", "customer"), "kind=customer"),
    ] {
        let browser = app.signed_in(who).await;
        let page = browser.get(path).await;
        let narrowed = browser.ask(&page, "Apply", &[typed]).await;
        let (_, order) = path.split_once('?').unwrap();
        for kept in order.split('&').filter(|part| !part.starts_with("at=")).chain([expected]) {
            assert!(narrowed.path.split(['?', '&']).any(|part| part == kept), "{kept} is not in {}", narrowed.path);
        }
        assert!(!narrowed.path.contains("at="), "{}", narrowed.path);
    }
}

#[rstest]
#[actix_web::test]
async fn invitations_are_narrowed_to_one_state(#[values(Backend::Sqlite, Backend::Postgres)] backend: Backend) {
    let app = TestApp::demo(backend).await;
    let aurora = app.signed_in("global.admin@aurora.example").await;
    let page = aurora.get("/invitations?rows=200").await;
    let whole = rows(&page);
    let html = Html::parse_document(&page.body);
    let choices = Selector::parse("main .toolbar select[name=state] option").unwrap();
    let choices = html.select(&choices).map(|one| (one.attr("value").unwrap(), one.text().collect::<String>()));
    let mut found = 0;
    for (value, name) in choices.filter(|(value, _)| !value.is_empty()) {
        let narrowed = aurora.get(&format!("/invitations?state={value}")).await;
        assert_eq!(filters(&narrowed), named(&[(&name, "/invitations".into())]));
        let shown = rows(&narrowed);
        assert!(shown.iter().all(|row| row.contains(&name) && whole.contains(row)), "{name}: {shown:?}");
        assert!(!shown.is_empty() || narrowed.says("No invitations have this status."), "{}", narrowed.text());
        found += shown.len();
    }
    assert!(found == whole.len() && found >= 7, "each is in one state: {found} of {whole:?}");
    let stranger = app.signed_in("global.admin@zenith.example").await.get("/invitations?state=accepted").await;
    assert!(rows(&stranger).iter().all(|row| !whole.contains(row)), "{}", stranger.text());
}
