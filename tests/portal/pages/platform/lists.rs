//! What every list answers, whatever it holds: other orders, its end, longer pages, and addresses that make no sense.

use actix_web::http::StatusCode;
use rstest::rstest;
use tandem::demo::crowd;

use super::queries::add_resellers;
use crate::{
    pages::customer::list::id_of,
    support::{Backend, Page, TestApp},
};

/// Every list of the portal and somebody who reads it, but those of places, which begin with rows of their account; `{fir}` is a customer with orders, users and licenses.
const LISTS: &[(&str, &str)] = &[
    ("operator@tandem.example", "/accounts"),
    ("operator@tandem.example", "/catalog"),
    ("operator@tandem.example", "/provider-list"),
    ("operator@tandem.example", "/service-requests"),
    ("global.admin@aurora.example", "/customers"),
    ("global.admin@aurora.example", "/customers/former"),
    ("global.admin@aurora.example", "/customers/{fir}/orders"),
    ("global.admin@aurora.example", "/customers/{fir}/users"),
    ("global.admin@aurora.example", "/customers/{fir}/service-requests"),
    ("global.admin@aurora.example", "/indirect-resellers"),
    ("global.admin@aurora.example", "/invitations"),
    ("global.admin@aurora.example", "/providers"),
    ("global.admin@aurora.example", "/referrals"),
    ("global.admin@aurora.example", "/service-requests"),
    ("global.admin@aurora.example", "/settings/users"),
    ("admin@firclinic.onmicrosoft.com", "/users"),
];

/// Its rows, in the order of the page.
pub(super) fn rows(page: &Page) -> Vec<String> {
    let html = scraper::Html::parse_document(&page.body);
    let records = scraper::Selector::parse("main li.record").unwrap();
    let table = scraper::Selector::parse("main table").unwrap();
    let body = scraper::Selector::parse("tbody tr").unwrap();
    // Some pages have a table of what waits above their list.
    let list = html.select(&table).next_back();
    let rows = html.select(&records).chain(list.iter().flat_map(|list| list.select(&body)));
    let texts = rows.map(|row| row.text().collect::<String>());
    texts.map(|text| text.split_whitespace().collect::<Vec<_>>().join(" ")).collect()
}

#[rstest]
#[actix_web::test]
async fn every_list_is_the_same_from_its_end_and_in_the_other_order(
    #[values(Backend::Sqlite, Backend::Postgres)] backend: Backend,
) {
    let app = TestApp::demo(backend).await;
    let fir = id_of(&app, "firclinic.onmicrosoft.com").await;
    let fir = fir.to_string();
    let mut several = 0;
    for (who, path) in LISTS {
        let path = path.replace("{fir}", &fir);
        let browser = app.signed_in(who).await;
        let whole = rows(&browser.get(&path).await);
        let ascending = rows(&browser.get(&format!("{path}?dir=asc")).await);
        let mut descending = rows(&browser.get(&format!("{path}?dir=desc&rows=200")).await);
        assert!(whole == ascending || whole == descending, "{path}");
        assert_eq!(rows(&browser.get(&format!("{path}?at=last&rows=100")).await), whole, "{path}");
        descending.reverse();
        assert_eq!(ascending, descending, "{path}");
        several += usize::from(whole.len() > 1);
        let nonsense = format!("{path}?sort=%00&dir=up&rows=0&at=nowhere&other=1");
        let page = browser.get(&nonsense).await;
        assert_eq!((page.status, rows(&page)), (StatusCode::OK, whole), "{path}");
    }
    assert!(several >= 12, "only {several} lists have an order");
}

#[rstest]
#[actix_web::test]
async fn other_pages_keep_the_order_the_filter_and_the_length(
    #[values(Backend::Sqlite, Backend::Postgres)] backend: Backend,
) {
    let app = TestApp::demo(backend).await;
    let now = app.clock.now();
    app.write(move |db| crowd::add_customers(db, now, 0..60)).await;
    add_resellers(&app, 60).await;
    let browser = app.signed_in("sales.agent@aurora.example").await;
    for (list, found) in [
        ("/customers?search=generated&dir=desc&rows=25", 60),
        ("/indirect-resellers?sort=since&rows=25", 62),
        ("/indirect-resellers?sort=since&dir=desc&rows=25", 62),
    ] {
        let mut pages = vec![browser.get(list).await];
        while let Some(next) = pages.last().unwrap().link("Next") {
            assert!(next.starts_with(list), "{next}");
            pages.push(browser.get(&next).await);
        }
        let lengths: Vec<usize> = pages.iter().map(|page| rows(page).len()).collect();
        assert_eq!(lengths, [25, 25, found - 50], "{list}");
        let seen: std::collections::HashSet<String> = pages.iter().flat_map(rows).collect();
        assert_eq!(seen.len(), found, "{list}");
        let back = browser.get(&pages[2].link("Previous").unwrap()).await;
        assert_eq!(rows(&back), rows(&pages[1]), "{list}");
    }
    let oldest = rows(&browser.get("/indirect-resellers?sort=since&rows=100").await);
    let mut newest = rows(&browser.get("/indirect-resellers?sort=since&dir=desc&rows=100").await);
    assert!(oldest[0].starts_with("Birch IT") && oldest[1].starts_with("Dogwood Tech"), "{oldest:?}");
    newest.reverse();
    assert_eq!(oldest, newest);
}
