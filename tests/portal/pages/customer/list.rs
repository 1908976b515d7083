//! The list of customers: who sees whom, and how they are found.

use std::cmp::Reverse;

use actix_web::http::StatusCode;
use rstest::rstest;
use tandem::{
    demo::crowd,
    domain::{ids::AccountId, policy::Action},
    repository::{
        accounts,
        crowd::CrowdCustomer,
        relationships::{self, NewRelationship},
    },
};

use crate::support::{Backend, Page, TestApp, grant_for};

/// Adds customers of this partner, by name; the domain is made from the number in the list.
pub async fn add(app: &TestApp, partner: &'static str, names: &[&str]) -> Vec<AccountId> {
    let now = app.clock.now();
    let customers: Vec<(AccountId, String)> =
        names.iter().map(|name| (AccountId::at(now), (*name).to_owned())).collect();
    let ids = customers.iter().map(|(id, _)| *id).collect();
    app.write(move |db| {
        let partner = accounts::find_by_domain(db, partner)?;
        let crowd: Vec<CrowdCustomer> = customers
            .into_iter()
            .map(|(id, name)| CrowdCustomer {
                domain: format!("d{}.onmicrosoft.com", id.uuid().simple()),
                id,
                name,
                partners: vec![partner],
                since: now,
            })
            .collect();
        tandem::repository::crowd::insert(db, &crowd)
    })
    .await;
    ids
}

/// Lets a partner serve a customer of the demo world.
async fn relate(app: &TestApp, partner: &'static str, customer: &'static str) {
    let now = app.clock.now();
    app.write(move |db| {
        let (partner, id) = (accounts::find_by_domain(db, partner)?, accounts::find_by_domain(db, customer)?);
        let new = NewRelationship { partner, customer: id, company_name: "Elm Bakery", domain: customer };
        relationships::insert(db, &grant_for(Action::AddCustomer), &new, now).map(|_| ())
    })
    .await;
}

pub async fn id_of(app: &TestApp, domain: &'static str) -> AccountId {
    app.read(move |db| accounts::find_by_domain(db, domain)).await
}

/// The companies on a page, in their order.
fn names(page: &Page) -> Vec<String> {
    let html = scraper::Html::parse_document(&page.body);
    let links = scraper::Selector::parse("main tbody > tr > th > a").unwrap();
    html.select(&links).map(|link| link.text().collect::<String>().trim().to_owned()).collect()
}

#[rstest]
#[actix_web::test]
async fn a_provider_sees_its_customers_and_their_resellers(
    #[values(Backend::Sqlite, Backend::Postgres)] backend: Backend,
) {
    let app = TestApp::demo(backend).await;
    // Cedar is nobody's partner, and Zenith has nothing to do with Aurora: neither is Aurora's business.
    relate(&app, "cedar.example", "elmbakery.onmicrosoft.com").await;
    relate(&app, "zenith.example", "elmbakery.onmicrosoft.com").await;
    let aurora = app.signed_in("sales.agent@aurora.example").await;
    let page = aurora.get("/customers").await;
    assert_eq!(names(&page), ["Elm Bakery", "Fir Clinic", "Oak Dental", "Pine Freight"]);
    let elm = page.row("Elm Bakery").unwrap();
    let id = id_of(&app, "elmbakery.onmicrosoft.com").await;
    for words in [
        "elmbakery.onmicrosoft.com",
        "Relationship Indirect provider",
        "elmbakery.onmicrosoft.com Birch IT 7 ",
        "Dec 11, 2028",
        "Microsoft ID",
        &id.to_string(),
        "Bill-to Elm Bakery 1200 Harbor Avenue, Seattle, WA, 98101, United States",
    ] {
        assert!(elm.contains(words), "{words:?} in {elm}");
    }
    assert_eq!(page.zone(), "Times in New York, UTC−5");
    assert!(!elm.contains("Cedar") && !elm.contains("Zenith"), "{elm}");
    assert!(page.row("Oak Dental").unwrap().contains("Larch Systems"), "a former partner that still serves it");
    assert!(page.row("Pine Freight").unwrap().contains("Birch IT, Dogwood Tech"));
    assert!(page.row("Fir Clinic").unwrap().contains("—"));
    assert_eq!(page.link("Elm Bakery"), Some(format!("/customers/{id}/subscriptions")));
    for (text, end) in [
        ("Add subscription", "subscriptions/new"),
        ("View subscriptions", "subscriptions"),
        ("View orders", "orders"),
        ("Users and licenses", "users"),
        ("Account", "account"),
        ("Service management", "services"),
        ("Service requests", "service-requests"),
    ] {
        assert_eq!(page.link_in_row("Elm Bakery", text), Some(format!("/customers/{id}/{end}")), "{text}");
    }
    assert_eq!(page.link("Add customer").as_deref(), Some("/customers/new"));
    app.sql("UPDATE memberships SET role = 'billing_admin' WHERE role = 'sales_agent'").await;
    let page = aurora.get("/customers").await;
    assert_eq!(page.link_in_row("Elm Bakery", "Users and licenses"), None, "not a billing admin's");
    assert_eq!(page.link_in_row("Elm Bakery", "Add subscription"), Some(format!("/customers/{id}/subscriptions/new")));
}

#[rstest]
#[actix_web::test]
async fn a_reseller_sees_its_providers_and_orders_nothing(
    #[values(Backend::Sqlite, Backend::Postgres)] backend: Backend,
) {
    let app = TestApp::demo(backend).await;
    // Boreal is not Birch's provider; Dogwood is another reseller of the same customer.
    relate(&app, "boreal.example", "elmbakery.onmicrosoft.com").await;
    let page = app.signed_in("admin.agent@birch.example").await.get("/customers").await;
    assert_eq!(names(&page), ["Elm Bakery", "Pine Freight"]);
    let elm = page.row("Elm Bakery").unwrap();
    assert!(elm.contains("elmbakery.onmicrosoft.com Aurora Distribution 7 "), "{elm}");
    assert!(elm.contains("Relationship Indirect reseller"), "{elm}");
    assert!(!page.row("Pine Freight").unwrap().contains("Dogwood"));
    assert!(page.link("Add customer").is_none() && page.link("Add subscription").is_none());
    assert!(!page.body.contains("Filter by indirect reseller"));
    // What the address says of resellers means nothing here.
    let dogwood = id_of(&app, "dogwood.example").await;
    let same = app.signed_in("admin.agent@birch.example").await.get(&format!("/customers?reseller={dogwood}")).await;
    assert_eq!(names(&same), names(&page));
}

#[rstest]
#[actix_web::test]
async fn a_direct_bill_partner_sees_its_customers_alone(
    #[values(Backend::Sqlite, Backend::Postgres)] backend: Backend,
) {
    let app = TestApp::demo(backend).await;
    let page = app.signed_in("global.admin@maple.example").await.get("/customers").await;
    assert_eq!(names(&page), ["Sycamore Books"]);
    let row = page.row("Sycamore Books").unwrap();
    assert!(row.contains("Relationship Direct-bill partner"), "{row}");
    assert!(!page.body.contains("Indirect providers") && !page.body.contains("Indirect resellers"));
    assert!(page.link("Users and licenses").is_some() && page.link("Export customers").is_some());
}

#[rstest]
#[actix_web::test]
async fn an_empty_list_says_what_to_do_next(#[values(Backend::Sqlite, Backend::Postgres)] backend: Backend) {
    let app = TestApp::demo(backend).await;
    let page = app.signed_in("global.admin@patriot.example").await.get("/customers").await;
    assert!(page.says("No customers yet") && page.says("When you add a customer"), "{}", page.text());
    assert!(page.link("Export customers").is_none(), "there is nothing to export");
    let cedar = app.signed_in("global.admin@cedar.example").await.get("/customers").await;
    assert!(cedar.says("when one of your providers adds it"), "{}", cedar.text());
}

#[rstest]
#[actix_web::test]
async fn customers_are_found_by_name_domain_id_and_alias_however_they_are_written(
    #[values(Backend::Sqlite, Backend::Postgres)] backend: Backend,
) {
    let app = TestApp::demo(backend).await;
    let given = ["Água & Sal Ltda", "Клён Сервис", "100% Wool_Works", "Back\\slash", "O'Hara \"Quoted\" Inc", "Zoë x"];
    let ids = add(&app, "aurora.example", &given).await;
    add(&app, "zenith.example", &["Água of Zenith"]).await;
    app.sql(
        "UPDATE relationships SET alias = 'Kunde 7', search_key = search_key || '  kunde  7' \
         WHERE company_name = 'Fir Clinic'",
    )
    .await;
    let browser = app.signed_in("sales.agent@aurora.example").await;
    let (first, end) = (ids[0].to_string(), &ids[1].to_string()[24..]);
    for (search, found) in [
        ("agua", vec!["Água & Sal Ltda"]),
        ("ÁGUA  & sal", vec!["Água & Sal Ltda"]),
        ("клен", vec!["Клён Сервис"]),
        ("ЛЁН СЕР", vec!["Клён Сервис"]),
        ("100%", vec!["100% Wool_Works"]),
        ("%", vec![]),
        ("___", vec![]),
        ("l_w", vec!["100% Wool_Works"]),
        ("k\\s", vec!["Back\\slash"]),
        ("\"quoted\"", vec!["O'Hara \"Quoted\" Inc"]),
        ("o'hara", vec!["O'Hara \"Quoted\" Inc"]),
        ("oakdental.on", vec!["Oak Dental"]),
        (&first, vec!["Água & Sal Ltda"]),
        (&first.to_uppercase(), vec!["Água & Sal Ltda"]),
        (end, vec!["Клён Сервис"]),
        ("kunde 7", vec!["Fir Clinic"]),
        // Under three characters: where words begin.
        ("el", vec!["Elm Bakery"]),
        ("lm", vec![]),
        ("СЕ", vec!["Клён Сервис"]),
        ("7", vec!["Fir Clinic"]),
        ("x", vec!["Zoë x"]),
        ("fr", vec!["Pine Freight"]),
        ("  dental ", vec!["Oak Dental"]),
        ("OR 1=1", vec![]),
        ("search_key : elm", vec![]),
        ("*", vec![]),
        ("elm*", vec![]),
        ("NOT elm", vec![]),
    ] {
        let query: String = form_urlencoded::Serializer::new(String::new()).append_pair("search", search).finish();
        let page = browser.get(&format!("/customers?{query}")).await;
        assert_eq!(page.status, StatusCode::OK);
        assert_eq!(names(&page), found, "{search:?}");
        assert_eq!(page.value_of("Search"), search.trim());
        if found.is_empty() {
            assert!(page.says("No matches") && page.link("Show all").as_deref() == Some("/customers"));
        }
    }
    let long = browser.get(&format!("/customers?search={}", "a".repeat(60_000))).await;
    assert_eq!((long.status, names(&long).len()), (StatusCode::OK, 0));
}

#[rstest]
#[actix_web::test]
async fn a_provider_filters_by_its_resellers_and_by_nobody_elses(
    #[values(Backend::Sqlite, Backend::Postgres)] backend: Backend,
) {
    let app = TestApp::demo(backend).await;
    let browser = app.signed_in("sales.agent@aurora.example").await;
    // The way there from the list of resellers.
    let resellers = browser.get("/indirect-resellers").await;
    let birch = id_of(&app, "birch.example").await;
    let way = resellers.link_in_row("Birch IT", "2").unwrap();
    assert_eq!(way, format!("/customers?reseller={birch}"));
    let page = browser.get(&way).await;
    assert_eq!(names(&page), ["Elm Bakery", "Pine Freight"]);
    assert_eq!(page.value_of("Filter by indirect reseller"), birch.to_string());
    let both = browser.get(&format!("/customers?reseller={birch}&search=freight")).await;
    assert_eq!(names(&both), ["Pine Freight"]);
    let dogwood = id_of(&app, "dogwood.example").await;
    assert_eq!(names(&browser.get(&format!("/customers?reseller={dogwood}")).await), ["Pine Freight"]);
    // A former partner, another provider's partner, a customer, nobody: nothing, and not the whole list either.
    let (larch, ipe) = (id_of(&app, "larch.example").await, id_of(&app, "ipe.example").await);
    let elm = id_of(&app, "elmbakery.onmicrosoft.com").await;
    for stranger in [larch.to_string(), ipe.to_string(), elm.to_string(), "nonsense".to_owned()] {
        let page = browser.get(&format!("/customers?reseller={stranger}")).await;
        assert_eq!(page.status, StatusCode::OK);
        assert!(names(&page).is_empty() && page.says("This reseller isn’t one of your partners"), "{}", page.text());
        assert!(!page.body.contains("Larch Systems") && !page.body.contains("Ipê"));
        assert_eq!(page.value_of("Filter by indirect reseller"), stranger);
    }
}

#[rstest]
#[actix_web::test]
async fn birch_has_the_same_customers_with_two_providers_and_neither_sees_the_others(
    #[values(Backend::Sqlite, Backend::Postgres)] backend: Backend,
) {
    let app = TestApp::demo(backend).await;
    let now = app.clock.now();
    app.write(move |db| {
        let zenith = accounts::find_by_domain(db, "zenith.example")?;
        let birch = accounts::find_by_domain(db, "birch.example")?;
        let one = |name: &str, partners: Vec<AccountId>| CrowdCustomer {
            id: AccountId::at(now),
            name: name.into(),
            domain: format!("{}.onmicrosoft.com", name.to_lowercase()),
            partners,
            since: now,
        };
        tandem::repository::crowd::insert(db, &[one("Zebra", vec![zenith, birch]), one("Zebu", vec![zenith])])
    })
    .await;
    let birch = id_of(&app, "birch.example").await;
    let aurora = app.signed_in("sales.agent@aurora.example").await;
    let zenith = app.signed_in("sales.agent@zenith.example").await;
    let path = format!("/customers?reseller={birch}");
    assert_eq!(names(&zenith.get(&path).await), ["Zebra"]);
    assert_eq!(names(&aurora.get(&path).await), ["Elm Bakery", "Pine Freight"]);
    assert!(names(&aurora.get("/customers?search=zebra").await).is_empty());
    assert_eq!(names(&zenith.get("/customers?search=zeb").await), ["Zebra", "Zebu"]);
    assert!(names(&zenith.get("/customers?search=elm").await).is_empty());
    let page = zenith.get("/customers").await;
    assert!(page.row("Zebra").unwrap().contains("Birch IT"));
}

#[rstest]
#[actix_web::test]
async fn a_removed_relationship_leaves_list_and_search(#[values(Backend::Sqlite, Backend::Postgres)] backend: Backend) {
    let app = TestApp::demo(backend).await;
    app.sql(
        "UPDATE relationships SET state = 'removed', removed_at = '2030-01-15 12:00:00' \
         WHERE company_name = 'Elm Bakery' AND partner_id = (SELECT id FROM accounts WHERE mail_domain = 'aurora.example')",
    )
    .await;
    let aurora = app.signed_in("sales.agent@aurora.example").await;
    let birch = id_of(&app, "birch.example").await;
    assert_eq!(names(&aurora.get("/customers").await), ["Fir Clinic", "Oak Dental", "Pine Freight"]);
    assert!(names(&aurora.get("/customers?search=elm+bak").await).is_empty());
    assert_eq!(names(&aurora.get(&format!("/customers?reseller={birch}")).await), ["Pine Freight"]);
    let reseller = app.signed_in("sales.agent@birch.example").await;
    let page = reseller.get("/customers?search=elm+bak").await;
    assert_eq!(names(&page), ["Elm Bakery"], "the reseller keeps it");
    assert!(page.row("Elm Bakery").unwrap().contains("—"));
}

#[rstest]
#[actix_web::test]
async fn each_customer_that_the_demo_generates_has_bought_something(
    #[values(Backend::Sqlite, Backend::Postgres)] backend: Backend,
) {
    let app = TestApp::demo(backend).await;
    let now = app.clock.now();
    app.write(move |db| crowd::add_buyers(db, now, 0..5)).await;
    let aurora = app.signed_in("sales.agent@aurora.example").await;
    let page = aurora.get("/customers?search=generated").await;
    assert!(page.row("Coral Foods 3").unwrap().contains("generated3.onmicrosoft.com — 1 "), "{}", page.text());
    let bought = aurora.get(&page.link("Coral Foods 3").unwrap()).await;
    let row = bought.row("Microsoft 365 Business Premium").unwrap();
    assert!(row.contains("Active") && row.contains("20"), "{row}");
    let orders = aurora.get(&bought.path.replace("subscriptions", "orders")).await;
    assert!(orders.says("Aurora Distribution") && orders.says("20"), "{}", orders.text());
    let birch = app.signed_in("sales.agent@birch.example").await;
    let page = birch.get("/customers?search=generated").await;
    assert_eq!(names(&page), ["Amber Foods 1", "Dune Foods 4"]);
    let bought = birch.get(&page.link("Dune Foods 4").unwrap()).await;
    assert!(bought.row("Microsoft 365 Business Standard").is_some(), "{}", bought.text());
}

#[rstest]
#[actix_web::test]
async fn long_lists_are_paged_both_ways_with_search_and_filter(
    #[values(Backend::Sqlite, Backend::Postgres)] backend: Backend,
) {
    let app = TestApp::demo(backend).await;
    let now = app.clock.now();
    app.write(move |db| crowd::add_customers(db, now, 0..360)).await;
    let browser = app.signed_in("sales.agent@aurora.example").await;
    let birch = id_of(&app, "birch.example").await;
    for (query, expected) in [
        (String::new(), 364),
        (format!("reseller={birch}"), 122),
        ("search=generated".to_owned(), 360),
        (format!("search=generated&reseller={birch}"), 120),
        ("search=am".to_owned(), 30),
    ] {
        let first = browser.get(&format!("/customers?{query}")).await;
        assert!(first.link("Previous").is_none());
        let mut pages = vec![first];
        while let Some(next) = pages.last().unwrap().link("Next") {
            assert!(next.starts_with(&format!("/customers?{query}")), "{next}");
            pages.push(browser.get(&next).await);
        }
        let all: Vec<String> = pages.iter().flat_map(names).collect();
        let mut sorted = all.clone();
        if query == "search=generated" {
            // So many are found that the newest come first: those with the highest numbers at the end of their names.
            let number = |name: &String| name.rsplit(' ').next().and_then(|end| end.parse::<u32>().ok()).unwrap();
            sorted.sort_by_key(|name| Reverse(number(name)));
        } else {
            sorted.sort_by_key(|name| name.to_lowercase());
        }
        sorted.dedup();
        assert_eq!((all.len(), &all), (expected, &sorted), "{query}");
        for at in (1..pages.len()).rev() {
            let back = browser.get(&pages[at].link("Previous").unwrap()).await;
            assert_eq!(names(&back), names(&pages[at - 1]), "{query}");
        }
    }
    assert_eq!(names(&browser.get("/customers?at=nonsense").await).len(), 50);
}

#[rstest]
#[actix_web::test]
async fn a_filter_can_be_shared_as_an_address(#[values(Backend::Sqlite, Backend::Postgres)] backend: Backend) {
    let app = TestApp::demo(backend).await;
    let aurora = app.signed_in("sales.agent@aurora.example").await;
    let list = aurora.get("/customers").await;
    let typed = [("Search", "ELM"), ("Filter by indirect reseller", "Birch IT")];
    let (action, query) = list.fill(None, "Apply", &typed);
    let query = form_urlencoded::Serializer::new(String::new()).extend_pairs(query).finish();
    let address = format!("{action}?{query}");
    assert_eq!(names(&aurora.get(&address).await), ["Elm Bakery"]);
    let other = app.signed_in("admin.agent@aurora.example").await.get(&address).await;
    assert_eq!(other.value_of("Search"), "ELM");
    assert_eq!(other.value_of("Filter by indirect reseller"), id_of(&app, "birch.example").await.to_string());
    assert_eq!(names(&other), ["Elm Bakery"]);
}
