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
    ("global.admin@aurora.example", "/billing"),
    ("global.admin@aurora.example", "/billing/price-list"),
    ("global.admin@aurora.example", "/customers"),
    ("global.admin@aurora.example", "/customers/former"),
    ("global.admin@aurora.example", "/customers/{fir}/orders"),
    ("global.admin@aurora.example", "/customers/{fir}/users"),
    ("global.admin@aurora.example", "/customers/{fir}/service-requests"),
    ("global.admin@aurora.example", "/indirect-resellers"),
    ("global.admin@aurora.example", "/indirect-resellers/inquiries"),
    ("global.admin@aurora.example", "/invitations"),
    ("global.admin@aurora.example", "/providers"),
    ("global.admin@aurora.example", "/referrals"),
    ("global.admin@aurora.example", "/order-requests"),
    ("global.admin@aurora.example", "/customers/{fir}/order-requests"),
    ("global.admin@aurora.example", "/service-requests"),
    ("global.admin@aurora.example", "/settings/users"),
    ("global.admin@aurora.example", "/settings/security-events"),
    ("operator@tandem.example", "/settings/security-events"),
    ("global.admin@zenith.example", "/activity-log"),
    ("admin@firclinic.onmicrosoft.com", "/activity-log"),
    ("admin@firclinic.onmicrosoft.com", "/orders"),
    ("admin@firclinic.onmicrosoft.com", "/users"),
];

/// Its rows, in the order of the page.
pub(super) fn rows(page: &Page) -> Vec<String> {
    let html = scraper::Html::parse_document(&page.body);
    let table = scraper::Selector::parse("main table").unwrap();
    let body = scraper::Selector::parse("tbody tr").unwrap();
    // Some pages have a table of what waits above their list.
    let list = html.select(&table).next_back();
    let texts = list.iter().flat_map(|list| list.select(&body)).map(|row| row.text().collect::<String>());
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

/// What the forms above its rows ask for, by their names.
fn asked_above(page: &Page) -> Vec<String> {
    let html = scraper::Html::parse_document(&page.body);
    let fields = scraper::Selector::parse("main form[method=get] :is(input, select)[name]").unwrap();
    html.select(&fields).map(|field| field.attr("name").unwrap().to_owned()).collect()
}

#[rstest]
#[actix_web::test]
async fn no_list_is_narrowed_by_what_stands_in_no_text(#[values(Backend::Sqlite, Backend::Postgres)] backend: Backend) {
    let app = TestApp::demo(backend).await;
    let fir = id_of(&app, "firclinic.onmicrosoft.com").await.to_string();
    let mut asked = 0;
    for (who, path) in LISTS {
        let path = path.replace("{fir}", &fir);
        let browser = app.signed_in(who).await;
        for name in asked_above(&browser.get(&path).await) {
            asked += 1;
            for nothing in ["%00", "a%00b", "%0A"] {
                let page = browser.get(&format!("{path}?{name}={nothing}")).await;
                // A month is refused in words.
                let is_answered = matches!(page.status, StatusCode::OK | StatusCode::UNPROCESSABLE_ENTITY);
                assert!(is_answered, "{path} by {name}: {} {}", page.status, page.text());
            }
        }
    }
    assert!(asked >= 30, "only {asked} fields narrow a list");
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

/// The heads of its columns that it can be ordered by: where they lead, and how it is ordered by them.
fn orders(page: &Page) -> Vec<(String, Option<String>)> {
    let html = scraper::Html::parse_document(&page.body);
    let heads = scraper::Selector::parse("main thead th:not(.pick)").unwrap();
    let link = scraper::Selector::parse("a").unwrap();
    html.select(&heads)
        .filter_map(|head| {
            let href = head.select(&link).next()?.attr("href")?.to_owned();
            Some((href, head.attr("aria-sort").map(str::to_owned)))
        })
        .collect()
}

#[rstest]
#[actix_web::test]
async fn heads_of_columns_lead_to_other_orders_and_say_which_one_it_is(
    #[values(Backend::Sqlite, Backend::Postgres)] backend: Backend,
) {
    let app = TestApp::demo(backend).await;
    let browser = app.signed_in("global.admin@aurora.example").await;
    let sorted = |way: &str| Some(way.to_owned());
    for (list, expected) in [
        (
            "/indirect-resellers",
            vec![
                ("/indirect-resellers?sort=name&dir=desc".to_owned(), sorted("ascending")),
                ("/indirect-resellers?sort=since".to_owned(), None),
            ],
        ),
        (
            "/indirect-resellers?search=i&sort=since&dir=desc&rows=25&at=last",
            vec![
                ("/indirect-resellers?search=i&sort=name&rows=25".to_owned(), None),
                ("/indirect-resellers?search=i&sort=since&dir=asc&rows=25".to_owned(), sorted("descending")),
            ],
        ),
        ("/customers?dir=desc", vec![("/customers?sort=name&dir=asc".to_owned(), sorted("descending"))]),
        ("/invitations", vec![("/invitations?sort=time&dir=asc".to_owned(), sorted("descending"))]),
    ] {
        assert_eq!(orders(&browser.get(list).await), expected, "{list}");
    }
    for (who, path) in LISTS {
        let fir = id_of(&app, "firclinic.onmicrosoft.com").await.to_string();
        let page = app.signed_in(who).await.get(&path.replace("{fir}", &fir)).await;
        let heads = orders(&page);
        assert!(rows(&page).is_empty() || !heads.is_empty(), "{path} can't be ordered");
        for (href, _) in heads {
            assert_eq!(app.signed_in(who).await.get(&href).await.status, StatusCode::OK, "{href}");
        }
    }
}

#[rstest]
#[actix_web::test]
async fn below_a_list_stands_how_much_there_is(#[values(Backend::Sqlite, Backend::Postgres)] backend: Backend) {
    let app = TestApp::demo(backend).await;
    let now = app.clock.now();
    app.write(move |db| crowd::add_customers(db, now, 0..60)).await;
    add_resellers(&app, 60).await;
    let browser = app.signed_in("sales.agent@aurora.example").await;
    for (list, count) in [
        ("/customers", "1–50 of 64"),
        ("/customers?rows=100", "64 rows"),
        ("/customers?at=last&rows=25", "40–64 of 64"),
        ("/customers?search=generated", "1–50 of 60"),
        ("/customers?search=elm", "1 row"),
        ("/indirect-resellers?rows=25", "1–25 of 62"),
        ("/indirect-resellers?search=birch", "1 row"),
    ] {
        let page = browser.get(list).await;
        assert!(page.text().contains(count), "{list}: {}", page.text());
    }
    // Between the first page and the last, too, from either end.
    for (list, ways) in [
        ("/customers?rows=25", [("Next", "26–50 of 64"), ("Next", "51–64 of 64"), ("Previous", "26–50 of 64")]),
        (
            "/customers?rows=25&at=last",
            [("Previous", "15–39 of 64"), ("Previous", "1–14 of 64"), ("Next", "15–39 of 64")],
        ),
    ] {
        let mut page = browser.get(list).await;
        for (way, count) in ways {
            page = browser.get(&page.link(way).unwrap()).await;
            assert!(page.text().contains(count), "{list}, {way}: {}", page.text());
        }
    }
}

#[rstest]
#[actix_web::test]
async fn a_person_chooses_how_long_pages_are_and_an_address_may_say_otherwise(
    #[values(Backend::Sqlite, Backend::Postgres)] backend: Backend,
) {
    let app = TestApp::demo(backend).await;
    let now = app.clock.now();
    app.write(move |db| crowd::add_customers(db, now, 0..60)).await;
    add_resellers(&app, 60).await;
    let browser = app.signed_in("sales.agent@aurora.example").await;
    let list = browser.get("/customers?search=generated").await;
    let answer = browser.press(&list, "25", &[]).await;
    assert_eq!(answer.location().as_deref(), Some("/customers?search=generated"), "{}", answer.text());
    for (list, rows_of_a_page) in [
        ("/customers", 25),
        ("/indirect-resellers", 25),
        ("/customers?rows=100", 64),
        ("/indirect-resellers?rows=50", 50),
    ] {
        assert_eq!(rows(&browser.get(list).await).len(), rows_of_a_page, "{list}");
    }
    let colleague = app.signed_in("admin.agent@aurora.example").await;
    assert_eq!(rows(&colleague.get("/customers").await).len(), 50);
    let nonsense = browser.press(&list.with("value=\"25\"", "value=\"1000000\""), "25", &[]).await;
    assert_eq!(nonsense.status, StatusCode::NOT_FOUND);
}
