//! Order history: what whom is shown of a customer's orders.

use actix_web::http::StatusCode;
use rstest::rstest;
use tandem::domain::{offer::BillingType, order::PlacedBy, policy::Action};

use crate::support::{
    Backend, Page, TestApp, grant_for,
    sales::{Sale, SoldLine, sell, tenant},
};

const BIRCH: Option<i64> = Some(4_100_001);

fn usage(offer: &'static str, reseller: Option<i64>) -> SoldLine {
    SoldLine { billing: BillingType::Usage, ..SoldLine::new(offer, 1, reseller) }
}

#[rstest]
#[actix_web::test]
async fn the_seller_sees_its_orders_newest_first_with_who_placed_them(
    #[values(Backend::Sqlite, Backend::Postgres)] backend: Backend,
) {
    let app = TestApp::demo(backend).await;
    let fir = tenant(&app, "firclinic.onmicrosoft.com").await;
    let sale = Sale { customer: "firclinic.onmicrosoft.com", ..Sale::to_elm(Vec::new()) };
    let lines = vec![SoldLine::new("Contoso Mail", 3, BIRCH), usage("Contoso Cloud", None)];
    let (first, sold) = sell(&app, Sale { days_ago: 9, lines, ..sale.clone() }).await;
    let itself = (PlacedBy::Customer, "Noah Parker");
    let lines = vec![SoldLine::new("Contoso Reservation", 2, None)];
    let (second, _) = sell(&app, Sale { days_ago: 5, placed_by: itself, lines, ..sale.clone() }).await;
    let lines = vec![SoldLine::new("Contoso Mail", 1200, BIRCH)];
    let (third, _) = sell(&app, Sale { placed_by: (PlacedBy::System, ""), lines, ..sale }).await;

    let browser = app.signed_in("sales.agent@aurora.example").await;
    let page = browser.get(&format!("/customers/{fir}/orders")).await;
    assert_eq!((page.status, page.heading().as_str()), (StatusCode::OK, "Order history"));
    let text = page.text();
    let place = |number: &str| text.find(number).unwrap();
    assert!(place(&third.number) < place(&second.number) && place(&second.number) < place(&first.number));
    assert!(page.row(&third.number).unwrap().contains("Automatic renewal Completed 1 15,000.00"), "{text}");
    assert!(page.row(&second.number).unwrap().contains("The customer (Noah Parker)"));
    assert!(page.row(&first.number).unwrap().contains("Olivia Bennett Completed 2 50.00"), "{text}");
    assert_eq!(page.value_of("Billing type"), "");

    let usage = browser.get(&format!("/customers/{fir}/orders?billing=usage")).await;
    assert_eq!(usage.value_of("Billing type"), "usage");
    assert!(usage.says(&first.number) && !usage.says(&second.number) && !usage.says(&third.number));
    let nonsense = browser.get(&format!("/customers/{fir}/orders?billing=%00&at=x")).await;
    assert!(nonsense.says(&second.number));

    let order = browser.get(&page.link(&first.number).unwrap()).await;
    assert_eq!(order.heading(), format!("Order {}", first.number));
    assert!(order.says("Customer Fir Clinic") && order.says("Placed by Olivia Bennett") && order.says("Currency USD"));
    let line = order.row("Contoso Mail").unwrap();
    assert!(line.contains("SKU-1 New 3 1 year Billed monthly 12.50"), "{line}");
    assert!(line.contains("37.50") && line.contains("4100001 Open subscription"), "{line}");
    assert!(order.row("Contoso Cloud").unwrap().contains("New Usage"), "{}", order.text());
    let subscription = order.link_in_row("Contoso Mail", "Open subscription").unwrap();
    assert_eq!(subscription, format!("/customers/{fir}/subscriptions/{}", sold[0]));
    assert!(order.body.contains("data-print"));
}

/// What stands above a document on paper.
pub fn letterhead(page: &Page) -> String {
    let html = scraper::Html::parse_document(&page.body);
    let head = html.select(&scraper::Selector::parse(".d-print-only .letterhead").unwrap()).next().unwrap();
    head.text().flat_map(str::split_whitespace).collect::<Vec<_>>().join(" ")
}

#[rstest]
#[actix_web::test]
async fn an_order_is_printed_under_its_sellers_letterhead_whoever_prints_it(
    #[values(Backend::Sqlite, Backend::Postgres)] backend: Backend,
) {
    let app = TestApp::demo(backend).await;
    let elm = tenant(&app, "elmbakery.onmicrosoft.com").await;
    let (order, _) = sell(&app, Sale::to_elm(vec![SoldLine::new("Contoso Mail", 3, BIRCH)])).await;
    let path = format!("/customers/{elm}/orders/{}", order.id);
    app.sql(
        "UPDATE partner_profiles SET address_line1 = '5 Harbor Street';
         UPDATE customers SET address_line1 = '7 Rye Road', registration_number = '91-1144442'",
    )
    .await;
    for reader in ["sales.agent@aurora.example", "sales.agent@birch.example"] {
        let page = app.signed_in(reader).await.get(&path).await;
        let head = letterhead(&page);
        assert!(head.starts_with("Aurora Distribution 5 Harbor Street"), "{reader}: {head}");
        let (seller, rest) = head.split_once(" Customer ").unwrap();
        assert!(seller.ends_with("United States aurora.example MPN ID: 3100001"), "{reader}: {seller}");
        let (buyer, printed) = rest.split_once(" Printed on ").unwrap();
        assert!(buyer.starts_with("Elm Bakery 7 Rye Road"), "{reader}: {buyer}");
        assert!(buyer.contains("elmbakery.onmicrosoft.com") && buyer.ends_with("91-1144442"), "{reader}: {buyer}");
        assert!(printed.contains("2030") && printed.ends_with(')'), "{reader}: with its zone, {printed}");
    }
    app.sql("DELETE FROM partner_profiles; UPDATE customers SET registration_number = ''").await;
    let head = letterhead(&app.signed_in("sales.agent@aurora.example").await.get(&path).await);
    assert!(head.starts_with("Aurora Distribution aurora.example MPN ID: 3100001 Customer Elm Bakery"), "{head}");
    assert!(!head.contains("registration"), "{head}");
}

#[rstest]
#[actix_web::test]
async fn long_histories_are_paged_both_ways(#[values(Backend::Sqlite, Backend::Postgres)] backend: Backend) {
    let app = TestApp::demo(backend).await;
    let fir = tenant(&app, "firclinic.onmicrosoft.com").await;
    let mut numbers = Vec::new();
    for days_ago in 0..60 {
        let line = SoldLine::new("Contoso Mail", 1, None);
        let sale = Sale { customer: "firclinic.onmicrosoft.com", days_ago, ..Sale::to_elm(vec![line]) };
        numbers.push(sell(&app, sale).await.0.number);
    }
    let browser = app.signed_in("helpdesk.agent@aurora.example").await;
    let first = browser.get(&format!("/customers/{fir}/orders?billing=license")).await;
    let second = browser.get(&first.link("Next").unwrap()).await;
    let shown = |page: &Page| -> Vec<bool> { numbers.iter().map(|one| page.says(one)).collect() };
    assert_eq!(shown(&first), [vec![true; 50], vec![false; 10]].concat());
    assert_eq!(shown(&second), [vec![false; 50], vec![true; 10]].concat());
    assert_eq!(second.value_of("Billing type"), "license");
    let back = browser.get(&second.link("Previous").unwrap()).await;
    assert_eq!(shown(&back), shown(&first));
}

#[rstest]
#[actix_web::test]
async fn a_reseller_sees_what_its_number_stands_on_or_all_where_it_holds_privileges_and_never_a_price(
    #[values(Backend::Sqlite, Backend::Postgres)] backend: Backend,
) {
    let app = TestApp::demo(backend).await;
    let pine = tenant(&app, "pinefreight.onmicrosoft.com").await;
    let sale = Sale { customer: "pinefreight.onmicrosoft.com", ..Sale::to_elm(Vec::new()) };
    let lines = vec![
        SoldLine::new("Contoso Mail", 3, BIRCH),
        SoldLine::new("Contoso Chat", 4, Some(4_100_003)),
        SoldLine::new("Contoso Desk", 5, None),
    ];
    let (both, _) = sell(&app, Sale { lines, ..sale.clone() }).await;
    let (others, _) = sell(&app, Sale { lines: vec![usage("Contoso Cloud", Some(4_100_003))], ..sale }).await;
    let birch = app.signed_in("sales.agent@birch.example").await;
    let list = birch.get(&format!("/customers/{pine}/orders")).await;
    assert!(list.says(&both.number) && !list.says(&others.number), "{}", list.text());
    assert!(!list.text().contains("USD") && list.says("Aurora Distribution") && !list.says("Olivia Bennett"));
    assert!(!birch.get(&format!("/customers/{pine}/orders?billing=usage")).await.says(&both.number));
    let order = birch.get(&list.link(&both.number).unwrap()).await;
    assert!(order.row("Contoso Mail").is_some() && order.row("Contoso Chat").is_none(), "{}", order.text());
    assert!(order.says("2 more lines of this order are for other resellers") && !order.text().contains("USD"));
    assert_eq!(birch.get(&format!("/customers/{pine}/orders/{}", others.id)).await.status, StatusCode::NOT_FOUND);

    app.write(move |db| {
        use tandem::repository::{accounts, privileges};
        let partner = accounts::find_by_domain(db, "birch.example")?;
        let now = accounts::find(db, partner)?.created_at;
        privileges::give(db, &grant_for(Action::ManagePrivileges), (partner, pine), now).map(|_| ())
    })
    .await;
    let all = birch.get(&format!("/customers/{pine}/orders")).await;
    assert!(all.says(&both.number) && all.says(&others.number));
    assert!(birch.get(&all.link(&both.number).unwrap()).await.row("Contoso Desk").is_some());
}

#[rstest]
#[actix_web::test]
async fn orders_of_other_sellers_and_other_customers_do_not_exist(
    #[values(Backend::Sqlite, Backend::Postgres)] backend: Backend,
) {
    let app = TestApp::demo(backend).await;
    let (elm, fir) = (tenant(&app, "elmbakery.onmicrosoft.com").await, tenant(&app, "firclinic.onmicrosoft.com").await);
    let now = app.clock.now();
    app.write(move |db| {
        use tandem::repository::{accounts, relationships};
        let partner = accounts::find_by_domain(db, "maple.example")?;
        let (company_name, domain) = ("Elm", "elmbakery.onmicrosoft.com");
        let new = relationships::NewRelationship { partner, customer: elm, company_name, domain };
        relationships::insert(db, &grant_for(Action::AddCustomer), &new, now).map(|_| ())
    })
    .await;
    let (mine, _) = sell(&app, Sale::to_elm(vec![SoldLine::new("Contoso Mail", 3, None)])).await;
    let line = vec![SoldLine::new("Contoso Mail", 4, None)];
    let (theirs, _) = sell(&app, Sale { seller: "maple.example", ..Sale::to_elm(line) }).await;
    let aurora = app.signed_in("global.admin@aurora.example").await;
    let maple = app.signed_in("global.admin@maple.example").await;
    let list = aurora.get(&format!("/customers/{elm}/orders")).await;
    assert!(list.says(&mine.number) && !list.says(&theirs.number));
    assert!(maple.get(&format!("/customers/{elm}/orders")).await.says(&theirs.number));
    assert_eq!(maple.get(&format!("/customers/{elm}/orders/{}", mine.id)).await.status, StatusCode::NOT_FOUND);
    assert_eq!(aurora.get(&format!("/customers/{elm}/orders/{}", theirs.id)).await.status, StatusCode::NOT_FOUND);
    assert_eq!(aurora.get(&format!("/customers/{fir}/orders/{}", mine.id)).await.status, StatusCode::NOT_FOUND);
    assert_eq!(aurora.get(&format!("/customers/{elm}/orders/x")).await.status, StatusCode::NOT_FOUND);
    let zenith = app.signed_in("global.admin@zenith.example").await;
    assert_eq!(zenith.get(&format!("/customers/{elm}/orders")).await.status, StatusCode::NOT_FOUND);
    let nobody = app.signed_in("default.user@aurora.example").await;
    assert_eq!(nobody.get(&format!("/customers/{elm}/orders")).await.status, StatusCode::FORBIDDEN);
    let empty = aurora.get(&format!("/customers/{fir}/orders")).await;
    assert!(empty.says("No orders yet"), "{}", empty.text());
}
