//! A customer that purchases for itself, where its partner allows it.

use actix_web::http::StatusCode;
use rstest::rstest;

use crate::{
    pages::{partner::indirect_resellers::dump, sales::receipts::receipts},
    support::{Backend, Browser, Page, TestApp, sales::tenant},
};

const ADMIN: &str = "admin@elmbakery.onmicrosoft.com";

/// Aurora lets Elm Bakery purchase for itself.
async fn allow(app: &TestApp) -> Browser {
    let agent = app.signed_in("admin.agent@aurora.example").await;
    let account = format!("/customers/{}/account", tenant(app, "elmbakery.onmicrosoft.com").await);
    let page = agent.get(&account).await;
    agent.press(&page, "Allow customer to purchase", &[]).await;
    agent
}

/// The address that the first page's form leads to.
fn reviewed(page: &Page, quantity: &str) -> String {
    let (action, mut fields) = page.fill(None, "Next: Review", &[("Quantity", quantity)]);
    fields.sort();
    format!("{action}?{}", form_urlencoded::Serializer::new(String::new()).extend_pairs(fields).finish())
}

#[rstest]
#[actix_web::test]
async fn a_customer_reserves_at_its_partners_cost_and_the_order_says_who_placed_it(
    #[values(Backend::Sqlite, Backend::Postgres)] backend: Backend,
) {
    let app = TestApp::demo(backend).await;
    let elm = app.signed_in(ADMIN).await;
    assert!(elm.get("/subscriptions").await.link("Buy an Azure reservation").is_none());
    let agent = allow(&app).await;
    let page = elm.get(&elm.get("/subscriptions").await.link("Buy an Azure reservation").unwrap()).await;
    assert!(page.says("Partner that pays Aurora Distribution"), "{}", page.text());
    let review = elm.get(&reviewed(&page, "3")).await;
    assert_eq!((review.status, review.heading().as_str()), (StatusCode::OK, "Review"));
    assert!(review.says("Azure reserved VM instance") && review.says("Quantity 3"), "{}", review.text());
    assert!(review.says("Aurora Distribution pays for this reservation"));
    let back = elm.get(&review.link("Update").unwrap()).await;
    assert_eq!(back.value_of("Quantity"), "3", "all is kept");
    let before = dump(&app).await;
    let done = elm.press_on(&review, "Submit", &[]).await;
    assert!(done.says("Azure reservation ordered.") && done.says("Azure reserved VM instance"));
    assert!(elm.press(&review, "Submit", &[]).await.location().is_some(), "sent twice");
    let now = dump(&app).await;
    assert_eq!(now["orders"].len(), before["orders"].len() + 1, "and ordered once");
    assert_eq!(now["subscriptions"].len(), before["subscriptions"].len() + 1);
    let reserved = super::subscriptions::elm(&app, "Azure reserved VM instance").await;
    assert_eq!(reserved.reseller_mpn_id, Some(4_100_001), "its one reseller earns the incentives");
    let orders = format!("/customers/{}/orders", tenant(&app, "elmbakery.onmicrosoft.com").await);
    assert!(agent.get(&orders).await.says("The customer (Olivia Bennett)"), "{}", agent.get(&orders).await.text());
}

#[rstest]
#[actix_web::test]
async fn nothing_is_reserved_without_leave_an_azure_plan_and_a_good_number(
    #[values(Backend::Sqlite, Backend::Postgres)] backend: Backend,
) {
    let app = TestApp::demo(backend).await;
    let elm = app.signed_in(ADMIN).await;
    let closed = elm.get("/reservations/new").await;
    assert!(closed.says("None of your partners lets you purchase for yourself."), "{}", closed.text());
    let agent = allow(&app).await;
    let page = elm.get("/reservations/new").await;
    for wrong in ["0", "-1", "1.5", "many", "100000", ""] {
        let refused = elm.get(&reviewed(&page, wrong)).await;
        assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY, "{wrong}");
        assert!(!refused.refusal_of("Quantity").is_empty(), "{wrong}: {}", refused.text());
    }
    let other = elm.get("/reservations/review?offer=00000000-0000-7000-8000-000000000000+P1Y+monthly&quantity=1").await;
    assert!(!other.refusal_of("Reserved capacity").is_empty());
    let zenith = tenant(&app, "zenith.example").await;
    let foreign = elm.get(&format!("{}&partner={zenith}", reviewed(&page, "1"))).await;
    assert_eq!(foreign.status, StatusCode::UNPROCESSABLE_ENTITY);

    let review = elm.get(&reviewed(&page, "1")).await;
    app.sql(
        "UPDATE subscriptions SET state = 'suspended', suspended_at = created_at \
         WHERE offer_id IN (SELECT id FROM offers WHERE sku = 'azure-plan')",
    )
    .await;
    let refused = elm.press(&review, "Submit", &[]).await;
    assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(refused.says("you have no active one from Aurora Distribution"), "{}", refused.text());
    app.sql(
        "UPDATE subscriptions SET state = 'active', suspended_at = NULL \
         WHERE offer_id IN (SELECT id FROM offers WHERE sku = 'azure-plan')",
    )
    .await;
    let account = format!("/customers/{}/account", tenant(&app, "elmbakery.onmicrosoft.com").await);
    agent.press(&agent.get(&account).await, "Allow customer to purchase", &[]).await;
    let refused = elm.press(&review, "Submit", &[]).await;
    assert!(refused.alert().starts_with("None of your partners lets you purchase"), "{}", refused.text());
    let user = app.signed_in("user@elmbakery.onmicrosoft.com").await;
    assert_eq!(user.get("/reservations/new").await.status, StatusCode::FORBIDDEN);
}

#[rstest]
#[actix_web::test]
async fn the_partner_is_mailed_at_once_and_stops_the_purchase_and_all_others(
    #[values(Backend::Sqlite, Backend::Postgres)] backend: Backend,
) {
    let app = TestApp::demo(backend).await;
    let agent = allow(&app).await;
    let elm = app.signed_in(ADMIN).await;
    app.mails().await;
    let review = elm.get(&reviewed(&elm.get("/reservations/new").await, "3")).await;
    elm.press(&review, "Submit", &[]).await;
    let (sellers, resellers): (Vec<String>, Vec<String>) =
        app.mails().await.into_iter().partition(|mail| mail.contains("global.admin@aurora.example"));
    let [mail] = sellers.as_slice() else { panic!("{sellers:?}") };
    // The reseller that the reservation stands for is told, too, and of no price.
    let [other] = resellers.as_slice() else { panic!("{resellers:?}") };
    assert!(other.contains("global.admin@birch.example") && other.contains("Elm Bakery ordered for itself"), "{other}");
    assert!(!other.contains("You pay for it."), "{other}");
    for words in ["Elm Bakery bought an Azure reservation", "bought 3 ×", "You pay for it.", "turn off “Allow customer"]
    {
        assert!(mail.contains(words), "{words}: {mail}");
    }
    let order = mail.split("http://").find_map(|rest| rest.find("/customers/").map(|at| &rest[at..])).unwrap();
    let order = order.split_whitespace().next().unwrap();
    let shown = agent.get(order).await;
    assert!(
        shown.says("Azure reserved VM instance") && shown.says("The customer (Olivia Bennett)"),
        "{}",
        shown.text()
    );
    let tenant = tenant(&app, "elmbakery.onmicrosoft.com").await;
    let list = agent.get(&format!("/customers/{tenant}/subscriptions")).await;
    let cancel = agent.get(&format!("{}/cancel", list.link("Azure reserved VM instance").unwrap())).await;
    assert_eq!(cancel.status, StatusCode::OK, "{}", cancel.text());
    let cancelled = agent.press_on(&cancel, "Yes, cancel", &[]).await;
    assert!(cancelled.says("canceled."), "{}", cancelled.text());
    let account = format!("/customers/{tenant}/account");
    agent.press(&agent.get(&account).await, "Allow customer to purchase", &[]).await;
    let refused = elm.press(&review, "Submit", &[]).await;
    assert!(!refused.says("Azure reservation ordered."));
    let receipts = receipts(&app).await;
    assert!(receipts.len() == 1 && receipts[0].contains("canceled Azure reserved VM instance"), "{receipts:?}");
    assert!(elm.get("/subscriptions").await.link("Buy an Azure reservation").is_none());
}

#[rstest]
#[actix_web::test]
async fn a_reservation_is_reduced_within_its_seven_days(
    #[values(Backend::Sqlite, Backend::Postgres)] backend: Backend,
) {
    let app = TestApp::demo(backend).await;
    let agent = allow(&app).await;
    let elm = app.signed_in(ADMIN).await;
    let page = elm.get("/reservations/new").await;
    let review = elm.get(&reviewed(&page, "3")).await;
    elm.press(&review, "Submit", &[]).await;
    let bought = super::subscriptions::elm(&app, "Azure reserved VM instance").await;
    let page = agent.get(&super::subscriptions::address(&bought)).await;
    let answer = agent.press(&page, "Submit", &[("Quantity", "1")]).await;
    assert_eq!(answer.status, StatusCode::SEE_OTHER, "{}", answer.text());
    assert_eq!(super::subscriptions::elm(&app, "Azure reserved VM instance").await.quantity, 1);
}
