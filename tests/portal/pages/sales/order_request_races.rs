//! Order requests that something overtakes: another price, a product no longer sold, a customer that leaves, a colleague.

use actix_web::http::StatusCode;
use rstest::rstest;

use super::{
    order_requests::{E3, ELM_ADMIN, ask_for_anything, ask_for_e3, ask_for_licenses, orders, upkeep},
    subscriptions::{BASIC, SECOND, elm, lines, submit},
};
use crate::{
    pages::customer::account::post,
    support::{Backend, Browser, TestApp},
};

/// Elm Bakery asks for E3, and Birch passes it on; gives the address of the request.
async fn passed_on(app: &TestApp) -> String {
    let elm = app.signed_in(ELM_ADMIN).await;
    let path = ask_for_e3(&elm, "3").await;
    let birch = app.signed_in("admin.agent@birch.example").await;
    birch.press_on(&birch.get(&path).await, "Pass on", &[]).await;
    path
}

async fn aurora(app: &TestApp) -> Browser {
    app.signed_in("global.admin@aurora.example").await
}

const OF_E3: &str = "offer_id IN (SELECT id FROM offers WHERE name = 'Microsoft 365 E3')";

#[rstest]
#[actix_web::test]
async fn another_price_is_shown_before_it_is_ordered(#[values(Backend::Sqlite, Backend::Postgres)] backend: Backend) {
    let app = TestApp::demo(backend).await;
    let path = passed_on(&app).await;
    let aurora = aurora(&app).await;
    let page = aurora.get(&path).await;
    let before = orders(&app).await;
    app.sql(&format!("UPDATE offer_prices SET unit_price = 123456 WHERE {OF_E3}")).await;
    let refused = aurora.press(&page, "Approve", &[]).await;
    assert_eq!(refused.status, StatusCode::CONFLICT, "{}", refused.text());
    assert!(refused.alert().contains("The price or the terms changed"), "{}", refused.text());
    assert!(refused.says("1,234.56 USD") && refused.says("When it was requested:"), "{}", refused.text());
    assert_eq!(orders(&app).await, before, "nothing is ordered");
    let done = aurora.press_on(&refused, "Approve", &[]).await;
    assert!(done.says("Request approved and ordered."), "{}", done.text());
    assert_eq!(elm(&app, E3).await.unit_price, 123_456, "at the price that was shown");
}

#[rstest]
#[actix_web::test]
async fn a_request_that_changed_after_it_was_seen_is_seen_again(
    #[values(Backend::Sqlite, Backend::Postgres)] backend: Backend,
) {
    let app = TestApp::demo(backend).await;
    let path = passed_on(&app).await;
    let aurora = aurora(&app).await;
    let page = aurora.get(&path).await;
    app.sql("UPDATE order_requests SET version = version + 1, quantity = 4").await;
    let before = orders(&app).await;
    let refused = aurora.press(&page, "Approve", &[]).await;
    assert_eq!(refused.status, StatusCode::CONFLICT, "{}", refused.text());
    assert!(refused.alert().contains("already updated this request"), "{}", refused.text());
    assert_eq!(orders(&app).await, before);
    aurora.press_on(&refused, "Approve", &[]).await;
    assert_eq!(elm(&app, E3).await.quantity, 4);
}

#[rstest]
#[actix_web::test]
async fn two_who_approve_at_once_order_once(#[values(Backend::Sqlite, Backend::Postgres)] backend: Backend) {
    let app = TestApp::demo(backend).await;
    let path = passed_on(&app).await;
    let (one, other) = (aurora(&app).await, app.signed_in("sales.agent@aurora.example").await);
    let (seen, also) = (one.get(&path).await, other.get(&path).await);
    let before = orders(&app).await;
    let (first, second) =
        futures_util::future::join(one.press(&seen, "Approve", &[]), other.press(&also, "Approve", &[])).await;
    for answer in [first, second] {
        assert!(
            [StatusCode::SEE_OTHER, StatusCode::CONFLICT, StatusCode::UNPROCESSABLE_ENTITY].contains(&answer.status),
            "{}",
            answer.text()
        );
    }
    assert_eq!(orders(&app).await, before + 1);

    // The same for more licenses.
    let birch = app.signed_in("admin.agent@birch.example").await;
    let basic = elm(&app, BASIC).await;
    app.clock.advance(SECOND);
    let path = ask_for_licenses(&app, &birch, "9").await;
    let (seen, also) = (one.get(&path).await, other.get(&path).await);
    futures_util::future::join(one.press(&seen, "Approve", &[]), other.press(&also, "Approve", &[])).await;
    assert_eq!(elm(&app, BASIC).await.quantity, 9);
    assert_eq!(lines(&app, &basic).await.len(), 2);
}

#[rstest]
#[actix_web::test]
async fn what_left_the_market_is_overtaken(#[values(Backend::Sqlite, Backend::Postgres)] backend: Backend) {
    let app = TestApp::demo(backend).await;
    let path = passed_on(&app).await;
    let aurora = aurora(&app).await;
    let page = aurora.get(&path).await;
    let before = orders(&app).await;
    app.sql(&format!("DELETE FROM offer_prices WHERE {OF_E3}")).await;
    app.mails().await;
    let gone = aurora.press_on(&page, "Approve", &[]).await;
    assert!(gone.says("Nothing was ordered: the request was overtaken."), "{}", gone.text());
    assert!(gone.says("This product is no longer sold on these terms."), "{}", gone.text());
    assert_eq!(orders(&app).await, before);
    let mails = app.mails().await;
    assert!(mails.len() == 1 && mails[0].contains("Your request was overtaken: Microsoft 365 E3"), "{mails:?}");
    assert_eq!(upkeep(&app).drain().await.unwrap(), 0);
}

#[rstest]
#[actix_web::test]
async fn a_page_shows_what_the_portal_is_about_to_end(#[values(Backend::Sqlite, Backend::Postgres)] backend: Backend) {
    let app = TestApp::demo(backend).await;
    let path = passed_on(&app).await;
    let birch = app.signed_in("admin.agent@birch.example").await;
    let licenses = ask_for_licenses(&app, &birch, "12").await;
    let aurora = aurora(&app).await;
    app.sql("UPDATE offers SET sold_until = '2020-01-01' WHERE name = 'Microsoft 365 E3'").await;
    let basic = elm(&app, BASIC).await;
    submit(&aurora, &basic, &[("Quantity", "20")]).await;
    for (path, why) in [(&path, "This product is no longer sold"), (&licenses, "already has this many licenses")] {
        let page = aurora.get(path).await;
        assert!(page.says(why), "{}", page.text());
        assert!(!page.body.contains("/approve\"") && page.body.contains("/decline\""), "{}", page.text());
    }
    assert_eq!(upkeep(&app).drain().await.unwrap(), 2);
    assert_eq!(elm(&app, BASIC).await.quantity, 20, "nothing was taken back");
    assert!(birch.get(&licenses).await.says("Overtaken"));
}

#[rstest]
#[actix_web::test]
async fn a_request_ends_with_the_relationship(#[values(Backend::Sqlite, Backend::Postgres)] backend: Backend) {
    let app = TestApp::demo(backend).await;
    // Oak Dental asks Aurora: nothing keeps it there.
    let oak = app.signed_in("admin@oakdental.onmicrosoft.com").await;
    app.sql(
        "UPDATE subscriptions SET state = 'expired', ended_at = created_at, \
         end_reason = 'not_renewed', due_at = NULL WHERE customer_id IN \
         (SELECT id FROM accounts WHERE name = 'Oak Dental')",
    )
    .await;
    let form = oak.get("/order-requests/new").await;
    assert!(form.says("Partner Aurora Distribution"), "{}", form.text());
    let path = ask_for_anything(&oak).await;
    let aurora = app.signed_in("admin.agent@aurora.example").await;
    let seen = aurora.get(&path).await;
    app.mails().await;
    let customer = super::subscriptions::account(&app, "oakdental.onmicrosoft.com").await;
    let removal = aurora.get(&format!("/customers/{customer}/account/remove")).await;
    let removed = aurora.press(&removal, "Yes", &[]).await;
    assert_eq!(removed.status, StatusCode::SEE_OTHER, "{}", removed.text());
    let told = app.mails().await;
    assert!(told.iter().any(|mail| mail.contains("Your request was overtaken")), "{told:?}");
    let late = aurora.press(&seen, "Approve", &[]).await;
    assert_eq!(late.status, StatusCode::UNPROCESSABLE_ENTITY, "{}", late.text());
    assert!(late.alert().contains("Overtaken"), "{}", late.text());
    assert!(oak.get(&path).await.says("no longer works with the other"), "{}", oak.get(&path).await.text());
    // Nobody is left to ask.
    assert!(oak.get("/order-requests/new").await.says("No partner sells to your organization yet."));
    let quiet = post(&oak, "/order-requests/new", &[("quantity", "2")]).await;
    assert_eq!(quiet.status, StatusCode::UNPROCESSABLE_ENTITY, "{}", quiet.text());
}

#[rstest]
#[actix_web::test]
async fn a_resellers_request_ends_with_the_partnership(#[values(Backend::Sqlite, Backend::Postgres)] backend: Backend) {
    let app = TestApp::demo(backend).await;
    let birch = app.signed_in("admin.agent@birch.example").await;
    let licenses = ask_for_licenses(&app, &birch, "12").await;
    let passed = passed_on(&app).await;
    app.sql("UPDATE partnerships SET state = 'removed', removed_at = since").await;
    assert_eq!(upkeep(&app).drain().await.unwrap(), 1, "what was passed on is the seller’s");
    assert!(birch.get(&licenses).await.says("Overtaken"));
    let aurora = aurora(&app).await;
    let page = aurora.get(&passed).await;
    assert!(page.says("None. Incentives are lost."), "{}", page.text());
    aurora.press_on(&page, "Approve", &[]).await;
    assert_eq!(elm(&app, E3).await.reseller_mpn_id, None);
}
