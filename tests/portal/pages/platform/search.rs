//! Search: what is found by what, what the page says where there is nothing and where there is too much, and the
//! suggestions below the field.

use actix_web::http::StatusCode;
use rstest::rstest;
use tandem::demo::crowd;

use crate::{
    pages::{
        sales::subscriptions::elm,
        support::service_requests::{self, ELM},
    },
    support::{Backend, Browser, Page, TestApp},
};

/// The headings of what was found and the names below each, in the order of the page.
fn found(page: &Page) -> Vec<(String, Vec<String>)> {
    let html = scraper::Html::parse_document(&page.body);
    let [section, heading, link] = ["main section", "h2", "li a"].map(|text| scraper::Selector::parse(text).unwrap());
    let text = |one: scraper::ElementRef<'_>| one.text().collect::<String>().trim().to_owned();
    let sections = html.select(&section).map(|section| {
        let names = section.select(&link).map(text).collect();
        (section.select(&heading).next().map(text).unwrap_or_default(), names)
    });
    sections.collect()
}

async fn search(browser: &Browser, typed: &str) -> Page {
    let query = form_urlencoded::Serializer::new(String::new()).append_pair("q", typed).finish();
    let page = browser.get(&format!("/search?{query}")).await;
    assert_eq!(page.status, StatusCode::OK, "{typed}");
    page
}

/// Whether something called so is found under this heading.
async fn finds(browser: &Browser, typed: &str, heading: &str, name: &str) -> bool {
    let found = found(&search(browser, typed).await);
    found.iter().any(|(one, names)| one == heading && names.iter().any(|one| one == name))
}

#[rstest]
#[actix_web::test]
async fn each_kind_is_found_by_its_name_and_by_whatever_tells_it_apart(
    #[values(Backend::Sqlite, Backend::Postgres)] backend: Backend,
) {
    let app = TestApp::demo(backend).await;
    let aurora = app.signed_in("global.admin@aurora.example").await;
    let birch = app.signed_in("global.admin@birch.example").await;
    let elm_admin = app.signed_in("admin@elmbakery.onmicrosoft.com").await;
    let operator = app.signed_in("operator@tandem.example").await;
    service_requests::open(&app, &aurora, ELM, "Не приходит почта").await;
    let basic = elm(&app, "Microsoft 365 Business Basic").await;
    app.sql("UPDATE subscriptions SET nickname = 'Пекарня' WHERE offer_name = 'Microsoft 365 Business Basic'").await;
    let (tenant, subscription) = (basic.customer_id.to_string(), basic.id.to_string());
    for (browser, typed, heading, name) in [
        (&aurora, "bakery", "Customers", "Elm Bakery"),
        (&aurora, "ELMbakery.onmicrosoft.com", "Customers", "Elm Bakery"),
        (&aurora, &tenant, "Customers", "Elm Bakery"),
        (&aurora, "birch", "Indirect resellers", "Birch IT"),
        (&aurora, "birch.example", "Indirect resellers", "Birch IT"),
        (&aurora, "sales.agent@aur", "Your organization’s users", "sales.agent@aurora.example"),
        (&aurora, "admin@elm", "Customers’ users", "admin@elmbakery.onmicrosoft.com"),
        (&aurora, "пекарня", "Subscriptions", "Пекарня"),
        (&aurora, "business bas", "Subscriptions", "Пекарня"),
        (&aurora, &subscription, "Subscriptions", "Пекарня"),
        (&aurora, "не приходит", "Service requests", "Не приходит почта"),
        (&aurora, "OWNER@alder", "Invitations", "owner@alder.example"),
        (&birch, "aurora", "Indirect providers", "Aurora Distribution"),
        (&birch, "elm bak", "Customers", "Elm Bakery"),
        (&elm_admin, "birch", "Partners", "Birch IT"),
        (&elm_admin, "business basic", "Subscriptions", "Microsoft 365 Business Basic"),
        (&elm_admin, "почта", "Service requests", "Не приходит почта"),
        (&elm_admin, "admin@elm", "Your organization’s users", "admin@elmbakery.onmicrosoft.com"),
        (&operator, "birch", "Accounts", "Birch IT"),
        (&operator, "elmbakery", "Accounts", "Elm Bakery"),
        (&operator, "bakery", "Accounts", "Elm Bakery"),
        (&operator, &tenant, "Accounts", "Elm Bakery"),
        (&operator, "365 business basic", "Offers", "Microsoft 365 Business Basic"),
    ] {
        let page = search(browser, typed).await;
        let under = found(&page).iter().any(|(one, _)| one == heading);
        assert!(under && page.row(name).is_some(), "{typed}: {}", page.text());
    }
    // By the number that its list shows.
    for (browser, path, heading) in
        [(&aurora, "/indirect-resellers", "Indirect resellers"), (&operator, "/accounts?search=birch", "Accounts")]
    {
        let row = browser.get(path).await.row("Birch IT").unwrap();
        let number =
            row.split(' ').find(|word| word.len() >= 7 && word.bytes().all(|byte| byte.is_ascii_digit())).unwrap();
        assert_eq!(found(&search(browser, number).await)[0], (heading.to_owned(), vec!["Birch IT".to_owned()]));
    }
}

#[rstest]
#[actix_web::test]
async fn what_was_meant_exactly_comes_first(#[values(Backend::Sqlite, Backend::Postgres)] backend: Backend) {
    let app = TestApp::demo(backend).await;
    let aurora = app.signed_in("global.admin@aurora.example").await;
    let page = service_requests::open(&app, &aurora, ELM, "Mail").await;
    let request = page.text().split(' ').find(|word| word.starts_with("SR-")).unwrap().to_owned();
    // A customer is called as the request is numbered.
    app.sql(&format!(
        "UPDATE relationships SET search_key = '  {}' WHERE company_name = 'Fir Clinic'",
        request.to_lowercase()
    ))
    .await;
    for typed in [request.clone(), request.to_lowercase(), request.trim_start_matches("SR-").to_owned()] {
        let page = search(&aurora, &typed).await;
        assert_eq!(found(&page)[0], ("Service requests".to_owned(), vec!["Mail".to_owned()]), "{typed}");
        assert!(page.row("Mail").unwrap().contains(&format!("{request} · Elm Bakery · Open")), "{}", page.text());
    }
    assert_eq!(found(&search(&aurora, &request).await)[1].0, "Customers");
    // The beginning of a number is none.
    let begun = search(&aurora, &request[..11]).await;
    assert_eq!(found(&begun)[0].0, "Customers", "{}", begun.text());
    assert!(finds(&aurora, &request[..11], "Service requests", "Mail").await);

    let customer = elm(&app, "Microsoft 365 Business Basic").await.customer_id;
    let orders = aurora.get(&format!("/customers/{customer}/orders")).await;
    let order =
        orders.text().split(' ').find(|word| word.len() == 13 && word.as_bytes()[4] == b'-').unwrap().to_owned();
    assert_eq!(found(&search(&aurora, &order.to_lowercase()).await), [("Orders".to_owned(), vec![order.clone()])]);
    let opened = aurora.get(&search(&aurora, &order).await.link(&order).unwrap()).await;
    assert_eq!((opened.status, opened.says(&order)), (StatusCode::OK, true));
}

#[rstest]
#[actix_web::test]
async fn the_page_says_what_can_be_searched_by_where_nothing_is_found_and_leads_on_where_there_is_more(
    #[values(Backend::Sqlite, Backend::Postgres)] backend: Backend,
) {
    let app = TestApp::demo(backend).await;
    let aurora = app.signed_in("global.admin@aurora.example").await;
    for empty in ["/search", "/search?q=", "/search?q=++%00"] {
        let page = aurora.get(empty).await;
        assert_eq!(page.heading(), "Search", "{empty}");
        assert!(page.says("Search by name, domain, email address, order or request number"), "{}", page.text());
    }
    // Signs that a database takes for any other are looked for as they are.
    for nothing in ["%", "_", "el_", "\\", "nobody at all", "' OR 1=1", "\"", "$1"] {
        let page = search(&aurora, nothing).await;
        assert!(page.says(&format!("No results for “{nothing}” Search by name")), "{nothing}: {}", page.text());
        assert_eq!(page.value_of("Go to"), nothing);
    }
    assert!(!search(&aurora, "elm").await.says("All customers that match"));
    let now = app.clock.now();
    app.write(move |db| crowd::add_customers(db, now, 0..30)).await;
    let page = search(&aurora, "generated").await;
    let [(heading, names)] = found(&page).try_into().unwrap();
    assert_eq!((heading.as_str(), names.len()), ("Customers", 10));
    assert_eq!(page.link("All customers that match").unwrap(), "/customers?search=generated");
    for _ in 0..11 {
        service_requests::open(&app, &aurora, ELM, "Printer").await;
    }
    let page = search(&aurora, "printer").await;
    assert!(page.says("Only the first 10 are shown. Type more of the name or number."), "{}", page.text());
    assert_eq!(found(&page)[0].1.len(), 10);
}

#[rstest]
#[actix_web::test]
async fn the_field_is_in_the_bar_of_everybody_who_is_signed_in_and_of_nobody_else(
    #[values(Backend::Sqlite, Backend::Postgres)] backend: Backend,
) {
    let app = TestApp::demo(backend).await;
    for (who, path) in [
        ("default.user@aurora.example", "/"),
        ("admin@elmbakery.onmicrosoft.com", "/users"),
        ("operator@tandem.example", "/nowhere"),
        ("user.admin@birch.example", "/catalog"),
    ] {
        let page = app.signed_in(who).await.get(path).await;
        let (bar, main) = page.body.split_once("<main").unwrap();
        assert!(bar.contains("action=\"/search\"") && !main.contains("action=\"/search\""), "{who} {path}");
        assert_eq!(page.value_of("Go to"), "");
        assert!(page.buttons().contains(&"Go".to_owned()), "{who} {path}");
    }
    let stranger = app.browser().get("/sign-in").await;
    assert!(!stranger.body.contains("/search"));
}

#[rstest]
#[actix_web::test]
async fn suggestions_are_a_few_options_and_the_way_to_all(
    #[values(Backend::Sqlite, Backend::Postgres)] backend: Backend,
) {
    let app = TestApp::demo(backend).await;
    let aurora = app.signed_in("global.admin@aurora.example").await;
    let options = async |typed: &str| {
        let page = aurora.get(&format!("/search/suggestions?q={typed}")).await;
        assert_eq!(page.status, StatusCode::OK);
        let html = scraper::Html::parse_fragment(&page.body);
        let option = scraper::Selector::parse("li[role=option][id][aria-selected=false]").unwrap();
        let options =
            html.select(&option).map(|one| (one.attr("data-href").unwrap().to_owned(), one.text().collect::<String>()));
        options.collect::<Vec<_>>()
    };
    assert!(options("e").await.is_empty() && options("").await.is_empty() && options("nobody").await.is_empty());
    let found = options("elm+b").await;
    let customer = elm(&app, "Microsoft 365 Business Basic").await.customer_id;
    let elm =
        (format!("/customers/{customer}/subscriptions"), "Elm BakeryCustomers · elmbakery.onmicrosoft.com".to_owned());
    assert_eq!(found[0], elm);
    assert_eq!(found.last().unwrap(), &("/search?q=elm+b".to_owned(), "All results for “elm b”".to_owned()));
    let now = app.clock.now();
    app.write(move |db| crowd::add_customers(db, now, 0..30)).await;
    let found = options("er").await;
    assert!(
        found.len() <= 9 && found.iter().filter(|(_, text)| text.contains("Customers ·")).count() <= 3,
        "{found:?}"
    );
    for (address, _) in found {
        assert_eq!(aurora.get(&address).await.status, StatusCode::OK, "{address}");
    }
    assert_eq!(app.browser().get("/search/suggestions?q=elm").await.status, StatusCode::SEE_OTHER);
}
