//! A customer's own orders.

use actix_web::http::StatusCode;
use rstest::rstest;
use tandem::domain::order::PlacedBy;

use super::orders::letterhead;
use crate::support::{
    Backend, TestApp,
    sales::{Sale, SoldLine, sell, tenant},
};

const ADMIN: &str = "admin@firclinic.onmicrosoft.com";

fn sale(placed_by: (PlacedBy, &'static str), days_ago: i64) -> Sale {
    let lines = vec![SoldLine::new("Contoso Mail", 3, Some(4_100_001)), SoldLine::new("Contoso Chat", 2, None)];
    Sale { customer: "firclinic.onmicrosoft.com", placed_by, days_ago, ..Sale::to_elm(lines) }
}

#[rstest]
#[actix_web::test]
async fn a_customer_sees_who_placed_each_of_its_orders_who_sells_and_what_it_costs(
    #[values(Backend::Sqlite, Backend::Postgres)] backend: Backend,
) {
    let app = TestApp::demo(backend).await;
    let (by_partner, _) = sell(&app, sale((PlacedBy::Partner, "Olivia Bennett"), 9)).await;
    let (by_itself, _) = sell(&app, sale((PlacedBy::Customer, "Noah Parker"), 5)).await;
    let (by_portal, _) = sell(&app, sale((PlacedBy::System, ""), 0)).await;
    let elsewhere = Sale { customer: "elmbakery.onmicrosoft.com", ..sale((PlacedBy::Partner, "Olivia Bennett"), 1) };
    let (of_others, _) = sell(&app, elsewhere).await;
    let browser = app.signed_in(ADMIN).await;
    let list = browser.get("/orders").await;
    assert_eq!((list.status, list.heading().as_str()), (StatusCode::OK, "Orders"));
    for (order, placed_by) in [
        (&by_partner, "Aurora Distribution Aurora Distribution Completed 2 62.50"),
        (&by_itself, "Noah Parker Aurora Distribution Completed 2 62.50"),
        (&by_portal, "Automatic renewal Aurora Distribution Completed 2 62.50"),
    ] {
        let row = list.row(&order.number).unwrap();
        assert!(row.contains(placed_by), "{row}");
    }
    assert!(!list.says(&of_others.number) && !list.says("Olivia Bennett"), "{}", list.text());
    assert!(!browser.get("/orders?billing=usage").await.says(&by_portal.number));

    let order = browser.get(&list.link(&by_partner.number).unwrap()).await;
    assert_eq!(order.path, format!("/orders/{}", by_partner.id));
    assert_eq!(order.heading(), format!("Order {}", by_partner.number));
    assert!(order.says("Placed by Aurora Distribution Sold by Aurora Distribution"), "{}", order.text());
    let line = order.row("Contoso Mail").unwrap();
    assert!(line.contains("New 3 1 year Billed monthly 12.50") && line.contains("37.50"), "{line}");
    assert!(order.row("Contoso Chat").is_some() && !order.says("4100001") && !order.says("Open subscription"));
    assert_eq!(order.link("Orders").as_deref(), Some("/orders"));
    let gone = browser.get(&format!("/orders/{}", of_others.id)).await;
    assert_eq!(gone.status, StatusCode::NOT_FOUND);
    assert_eq!(browser.get("/orders/x").await.status, StatusCode::NOT_FOUND);
}

#[rstest]
#[actix_web::test]
async fn its_order_prints_under_the_sellers_letterhead_with_the_customers_own_name(
    #[values(Backend::Sqlite, Backend::Postgres)] backend: Backend,
) {
    let app = TestApp::demo(backend).await;
    let (order, _) = sell(&app, sale((PlacedBy::Partner, "Olivia Bennett"), 0)).await;
    app.sql("UPDATE relationships SET company_name = 'Customer 17', alias = 'Our alias'").await;
    let page = app.signed_in(ADMIN).await.get(&format!("/orders/{}", order.id)).await;
    let head = letterhead(&page);
    assert!(head.starts_with("Aurora Distribution"), "{head}");
    let (_, buyer) = head.split_once(" Customer ").unwrap();
    assert!(buyer.starts_with("Fir Clinic ") && buyer.contains("firclinic.onmicrosoft.com"), "{head}");
    assert!(!page.says("Customer 17") && !page.says("Our alias"), "what a partner calls it is the partner's");
    let fir = tenant(&app, "firclinic.onmicrosoft.com").await;
    let partner = app.signed_in("sales.agent@aurora.example").await;
    let page = partner.get(&format!("/customers/{fir}/orders/{}", order.id)).await;
    assert!(letterhead(&page).contains(" Customer Customer 17 "), "{}", letterhead(&page));
}

#[rstest]
#[actix_web::test]
async fn orders_are_for_those_who_buy(#[values(Backend::Sqlite, Backend::Postgres)] backend: Backend) {
    let app = TestApp::demo(backend).await;
    let user = app.signed_in("user@elmbakery.onmicrosoft.com").await;
    for (role, status) in [
        ("default_user", StatusCode::FORBIDDEN),
        ("user_admin", StatusCode::FORBIDDEN),
        ("helpdesk_agent", StatusCode::FORBIDDEN),
        ("service_support_admin", StatusCode::FORBIDDEN),
        ("billing_admin", StatusCode::OK),
    ] {
        app.sql(&format!(
            "UPDATE memberships SET role = '{role}' WHERE user_id IN \
             (SELECT id FROM users WHERE email = 'user@elmbakery.onmicrosoft.com')"
        ))
        .await;
        let page = user.get("/orders").await;
        assert_eq!(page.status, status, "{role}");
        let shown = user.get("/").await.menu().iter().any(|entry| entry.contains("Orders"));
        assert_eq!(shown, status == StatusCode::OK, "{role}");
    }
    let partner = app.signed_in("global.admin@aurora.example").await;
    assert_eq!(partner.get("/orders").await.status, StatusCode::FORBIDDEN);
    let empty = app.signed_in("admin@ginkgolaw.onmicrosoft.com").await.get("/orders").await;
    assert!(empty.says("No orders yet") && empty.says("ordered for you, or renewed"), "{}", empty.text());
}

#[rstest]
#[actix_web::test]
async fn its_subscriptions_say_for_how_long_they_are_and_what_happens_next(
    #[values(Backend::Sqlite, Backend::Postgres)] backend: Backend,
) {
    let app = TestApp::demo(backend).await;
    let user = app.signed_in("user@elmbakery.onmicrosoft.com").await;
    let page = user.get("/subscriptions").await;
    let renewing = page.row("Exchange Online").unwrap();
    assert!(renewing.contains("1 year, billed") && renewing.contains("Renews in 5 days Auto-renew: On"), "{renewing}");
    let basic = page.row("Microsoft 365 Business Basic").unwrap();
    assert!(basic.contains("5 1 available Active 1 year, billed monthly Renews"), "{basic}");
    let trial = page.row("Power BI Trial").unwrap();
    assert!(
        trial.contains("30 days Trial ends") && !trial.contains("billed") && !trial.contains("Auto-renew"),
        "{trial}"
    );
    let suspended = page.row("Visio Plan 2").unwrap();
    assert!(suspended.contains("Suspended") && suspended.contains("Is deleted"), "{suspended}");
    assert!(!suspended.contains("available"), "what is suspended is not to be assigned: {suspended}");
    let azure = page.row("Azure plan").unwrap();
    assert!(azure.contains("No fixed term, billed monthly") && !azure.contains("Renews"), "{azure}");
}
