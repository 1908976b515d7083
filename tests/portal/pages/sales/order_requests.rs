//! Order requests: a customer or a reseller asks, the seller orders what its page showed, or declines.

use std::sync::Arc;

use actix_web::http::StatusCode;
use chrono::TimeDelta;
use rstest::rstest;
use tandem::service::order_requests::upkeep::OrderRequestUpkeep;

use super::subscriptions::{BASIC, SECOND, account, address, elm, lines};
use crate::{
    pages::{
        customer::account::{audited, post},
        partner::indirect_resellers::dump,
    },
    support::{Backend, Browser, Page, TestApp},
};

pub const ELM_ADMIN: &str = "admin@elmbakery.onmicrosoft.com";
pub const E3: &str = "Microsoft 365 E3";

pub fn upkeep(app: &TestApp) -> OrderRequestUpkeep {
    OrderRequestUpkeep {
        database: app.state.database.clone(),
        clock: app.clock.clone(),
        keys: Arc::clone(&app.state.keys),
        public_url: Arc::clone(&app.state.public_url),
        outbox_wakeup: Arc::clone(&app.state.outbox_wakeup),
    }
}

/// Elm Bakery asks for Microsoft 365 E3; gives the address of the request.
pub async fn ask_for_e3(elm: &Browser, quantity: &str) -> String {
    let form = elm.get(&elm.get("/subscriptions").await.link("Request a subscription").unwrap()).await;
    let (_, plan) = option(&form, E3);
    let sent = elm.press(&form, "Send request", &[("Product", &plan), ("Quantity", quantity)]).await;
    sent.location().unwrap_or_else(|| panic!("{}", sent.text()))
}

/// The first product that a page offers for months or years, as its field has it.
pub fn any_product(form: &Page) -> String {
    let html = scraper::Html::parse_document(&form.body);
    let options = scraper::Selector::parse("select option").unwrap();
    let mut values = html.select(&options).filter_map(|one| one.value().attr("value"));
    values.find(|value| value.contains(" P1")).unwrap_or_else(|| panic!("{}", form.text())).to_owned()
}

/// A customer asks for the first product that there is; gives the address of the request.
pub async fn ask_for_anything(customer: &Browser) -> String {
    let form = customer.get("/order-requests/new").await;
    let plan = any_product(&form);
    let sent = customer.press(&form, "Send request", &[("Product", &plan), ("Quantity", "2")]).await;
    sent.location().unwrap_or_else(|| panic!("{}", sent.text()))
}

/// Customers of Aurora, Maple and Boreal ask for something; what Aurora's customer asks, Birch passes on.
pub async fn ask_everywhere(app: &TestApp) {
    let path = ask_for_anything(&app.signed_in(ELM_ADMIN).await).await;
    let birch = app.signed_in("admin.agent@birch.example").await;
    birch.press(&birch.get(&path).await, "Pass on", &[]).await;
    for customer in ["admin@sycamorebooks.onmicrosoft.com", "admin@jacaranda.onmicrosoft.com"] {
        ask_for_anything(&app.signed_in(customer).await).await;
    }
}

/// Birch IT asks for more licenses of Elm Bakery's Business Basic; gives the address of the request.
pub async fn ask_for_licenses(app: &TestApp, birch: &Browser, quantity: &str) -> String {
    let basic = elm(app, BASIC).await;
    let page = birch.get(&address(&basic)).await;
    let form = birch.get(&page.link("Request licenses").unwrap_or_else(|| panic!("{}", page.text()))).await;
    let sent = birch.press(&form, "Send request", &[("Quantity", quantity)]).await;
    sent.location().unwrap_or_else(|| panic!("{}", sent.text()))
}

/// A choice of the field Product whose words begin so: its words and its value.
fn option(page: &Page, words: &str) -> (String, String) {
    let html = scraper::Html::parse_document(&page.body);
    let options = scraper::Selector::parse("select#offer option").unwrap();
    let found = html.select(&options).find(|one| one.text().collect::<String>().trim().starts_with(words));
    let one = found.unwrap_or_else(|| panic!("no {words}: {}", page.text()));
    (one.text().collect(), one.value().attr("value").unwrap().to_owned())
}

/// The rows of orders of Elm Bakery.
pub async fn orders(app: &TestApp) -> usize {
    dump(app).await["orders"].len()
}

#[rstest]
#[actix_web::test]
async fn a_reseller_asks_for_more_licenses_and_its_provider_orders_them(
    #[values(Backend::Sqlite, Backend::Postgres)] backend: Backend,
) {
    let app = TestApp::demo(backend).await;
    app.mails().await;
    let birch = app.signed_in("sales.agent@birch.example").await;
    let basic = elm(&app, BASIC).await;
    let form = birch.get(&format!("{}/request", address(&basic))).await;
    assert_eq!(form.value_of("Quantity"), basic.quantity.to_string(), "it begins at today’s");
    let same = birch.press(&form, "Send request", &[]).await;
    assert_eq!(same.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(same.refusal_of("Quantity").contains("Enter a number greater than"), "{}", same.text());
    let before = orders(&app).await;
    let path = ask_for_licenses(&app, &birch, "12").await;
    assert_eq!(orders(&app).await, before, "nothing is ordered yet");
    let asked = birch.get(&path).await;
    assert!(asked.says("Request sent.") && asked.says("Waiting for Aurora Distribution"), "{}", asked.text());
    assert!(!asked.says("Price") && !asked.body.contains("USD"), "a reseller sees no prices: {}", asked.text());
    let mails = app.mails().await;
    assert!(mails.iter().all(|mail| mail.contains("Birch IT requests Microsoft 365 Business Basic")), "{mails:?}");
    let mail = mails.iter().find(|mail| mail.contains("global.admin@aurora.example")).unwrap();
    assert!(mail.contains("12 licenses in total, now 5") && mail.contains(&path), "{mail}");

    let aurora = app.signed_in("sales.agent@aurora.example").await;
    assert!(aurora.get("/").await.says("Birch IT requests it for Elm Bakery."), "{}", aurora.get("/").await.text());
    let list = aurora.get("/order-requests").await;
    let row = list.row("Microsoft 365 Business Basic").unwrap();
    for part in ["Elm Bakery", "Birch IT", "5 → 12", "Waiting"] {
        assert!(row.contains(part), "{part}: {row}");
    }
    let page = aurora.get(&list.link("Microsoft 365 Business Basic").unwrap()).await;
    for part in
        ["Licenses ordered 7", "Price per license", "Last day to cancel", "Reseller (MPN ID) Birch IT (4100001)"]
    {
        assert!(page.says(part), "{part}: {}", page.text());
    }
    let text = page.text();
    assert!(text.find("Price per license").unwrap() < text.find("Approve").unwrap_or(usize::MAX), "{text}");
    app.clock.advance(SECOND);
    let done = aurora.press_on(&page, "Approve", &[]).await;
    assert!(done.says("Request approved and ordered."), "{}", done.text());
    let after = elm(&app, BASIC).await;
    assert_eq!((after.quantity, after.reseller_mpn_id), (12, Some(4_100_001)));
    let ordered = lines(&app, &basic).await;
    assert_eq!(ordered.len(), 2, "one order more");
    // Pressed twice, it is ordered once.
    let again = aurora.press(&page, "Approve", &[]).await;
    assert_eq!(again.status, StatusCode::SEE_OTHER, "{}", again.text());
    assert_eq!(lines(&app, &basic).await.len(), 2);
    let mails = app.mails().await;
    let told = mails.iter().find(|mail| mail.contains("sales.agent@birch.example")).unwrap();
    assert!(told.contains("Aurora Distribution approved your request: Microsoft 365 Business"), "{told}");
    assert_eq!(audited(&app, "update_order_request").await.len(), 1);

    // Who asked stands on the order and on the request.
    let order = aurora.get(&order_link(&done)).await;
    assert!(order.says("Requested by") && order.says("Birch IT"), "{}", order.text());
    assert!(birch.get("/").await.says("Your order request: Approved."), "{}", birch.get("/").await.text());
}

/// The link from a request to its order.
fn order_link(page: &Page) -> String {
    page.links().into_iter().find(|link| link.contains("/orders/")).unwrap_or_else(|| panic!("{}", page.text()))
}

#[rstest]
#[actix_web::test]
async fn a_customers_request_goes_to_its_reseller_first_which_passes_it_on(
    #[values(Backend::Sqlite, Backend::Postgres)] backend: Backend,
) {
    let app = TestApp::demo(backend).await;
    app.mails().await;
    let elm = app.signed_in(ELM_ADMIN).await;
    let path = ask_for_e3(&elm, "3").await;
    assert!(elm.get(&path).await.says("Waiting for Birch IT"), "{}", elm.get(&path).await.text());
    let mails = app.mails().await;
    assert!(mails.iter().all(|mail| mail.contains("@birch.example")), "{mails:?}");
    assert!(mails.iter().any(|mail| mail.contains("Pass it on to Aurora Distribution or decline it")), "{mails:?}");
    let aurora = app.signed_in("global.admin@aurora.example").await;
    assert_eq!(aurora.get(&path).await.status, StatusCode::NOT_FOUND, "it is not Aurora’s to decide yet");
    assert!(aurora.get("/order-requests").await.row(E3).is_none());

    let birch = app.signed_in("admin.agent@birch.example").await;
    assert!(birch.get("/").await.says("Elm Bakery requests it."));
    let page = birch.get(&path).await;
    assert!(!page.body.contains(&format!("{path}/approve")), "{}", page.text());
    let passed = birch.press_on(&page, "Pass on", &[]).await;
    assert!(passed.says("Request passed on.") && passed.says("Waiting for Aurora Distribution"), "{}", passed.text());
    let mails = app.mails().await;
    let told = mails.iter().find(|mail| mail.contains("To: ") && mail.contains(ELM_ADMIN)).unwrap();
    assert!(told.contains("Birch IT passed on your request: Microsoft 365 E3"), "{told}");
    assert!(
        mails.iter().any(|mail| mail.contains("global.admin@aurora.example") && mail.contains("passed it on to you"))
    );

    let page = aurora.get(&path).await;
    assert!(page.says("Passed on by Birch IT") && page.says("Elm Bakery"), "{}", page.text());
    assert!(page.says("Reseller (MPN ID) Birch IT (4100001)"), "{}", page.text());
    let done = aurora.press_on(&page, "Approve", &[]).await;
    assert!(done.says("Approved"), "{}", done.text());
    let bought = super::subscriptions::elm(&app, E3).await;
    assert_eq!((bought.quantity, bought.reseller_mpn_id), (3, Some(4_100_001)));
    let mails = app.mails().await;
    let told = mails.iter().find(|mail| mail.contains("approved your request: Microsoft 365 E3")).unwrap();
    assert!(told.contains(ELM_ADMIN), "{told}");
    let own = elm.get(&path).await;
    assert!(elm.get(&order_link(&own)).await.says("Requested by"), "{}", own.text());
}

#[rstest]
#[actix_web::test]
async fn a_request_is_declined_with_a_reason_or_withdrawn(
    #[values(Backend::Sqlite, Backend::Postgres)] backend: Backend,
) {
    let app = TestApp::demo(backend).await;
    let elm = app.signed_in(ELM_ADMIN).await;
    let (path, other) = (ask_for_e3(&elm, "3").await, ask_for_e3(&elm, "4").await);
    let birch = app.signed_in("admin.agent@birch.example").await;
    app.mails().await;
    let page = birch.get(&path).await;
    let refused = birch.press(&page, "Decline", &[]).await;
    assert!(!refused.refusal_of("Reason").is_empty(), "{}", refused.text());
    let done = birch.press_on(&page, "Decline", &[("Reason", "Wait for the new fiscal year.")]).await;
    assert!(done.says("Request declined.") && done.says("Declined"), "{}", done.text());
    let mails = app.mails().await;
    assert_eq!(mails.len(), 1, "{mails:?}");
    assert!(mails[0].contains(ELM_ADMIN) && mails[0].contains("Wait for the new fiscal year."), "{}", mails[0]);
    assert!(elm.get(&path).await.says("Wait for the new fiscal year."));
    let late = birch.press(&page, "Pass on", &[]).await;
    assert_eq!(late.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(late.alert().contains("the request’s status is “Declined”"), "{}", late.text());

    let waiting = birch.get(&other).await;
    let withdrawn = elm.press_on(&elm.get(&other).await, "Withdraw", &[]).await;
    assert!(withdrawn.says("Request withdrawn."), "{}", withdrawn.text());
    let late = birch.press(&waiting, "Pass on", &[]).await;
    assert!(late.alert().contains("Withdrawn"), "{}", late.text());
    let list = elm.get("/order-requests?state=withdrawn").await;
    assert!(list.row(E3).unwrap().contains("Withdrawn") && list.link("Subscriptions").is_some(), "{}", list.text());
}

#[rstest]
#[actix_web::test]
async fn only_who_may_asks_and_decides_and_others_requests_do_not_exist(
    #[values(Backend::Sqlite, Backend::Postgres)] backend: Backend,
) {
    let app = TestApp::demo(backend).await;
    let elm_admin = app.signed_in(ELM_ADMIN).await;
    let path = ask_for_e3(&elm_admin, "3").await;
    let basic = elm(&app, BASIC).await;
    let asking = format!("{}/request", address(&basic));
    for (who, looking, request, steps) in [
        ("user@elmbakery.onmicrosoft.com", 403, 403, 403),
        ("helpdesk.agent@birch.example", 403, 403, 403),
        ("user.admin@birch.example", 403, 403, 403),
        ("global.admin@dogwood.example", 404, 404, 404),
        ("global.admin@cedar.example", 404, 404, 404),
        ("global.admin@aurora.example", 404, 403, 404),
        ("global.admin@zenith.example", 404, 403, 404),
        ("global.admin@maple.example", 404, 403, 404),
        ("admin@firclinic.onmicrosoft.com", 404, 403, 403),
        ("operator@tandem.example", 403, 403, 403),
    ] {
        let browser = app.signed_in(who).await;
        assert_eq!(browser.get(&path).await.status.as_u16(), looking, "{who}");
        assert_eq!(browser.get(&asking).await.status.as_u16(), request, "{who} asks");
        for step in ["decline", "pass-on"] {
            let answer = post(&browser, &format!("{path}/{step}"), &[("reason", "No.")]).await;
            assert_eq!(answer.status.as_u16(), steps, "{who}: {step}");
        }
    }
    // Who decides does not withdraw, who asked does not decide.
    let birch = app.signed_in("admin.agent@birch.example").await;
    assert_eq!(post(&birch, &format!("{path}/withdraw"), &[]).await.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert_eq!(post(&birch, &format!("{path}/approve"), &[]).await.status, StatusCode::FORBIDDEN);
    assert_eq!(post(&elm_admin, &format!("{path}/decline"), &[]).await.status, StatusCode::FORBIDDEN);
    let fir = app.signed_in("admin@firclinic.onmicrosoft.com").await;
    let theirs = format!("/order-requests/new/{}", basic.id);
    assert_eq!(fir.get(&theirs).await.status, StatusCode::NOT_FOUND, "another customer’s subscription");
    // Without privileges a reseller asks for nothing.
    let partner = account(&app, "birch.example").await;
    let page = elm_admin.get(&format!("/partner-relationships/{partner}/remove-privileges")).await;
    elm_admin.press(&page, "Yes", &[]).await;
    assert!(birch.get(&address(&basic)).await.link("Request licenses").is_none());
    assert!(birch.get(&asking).await.says("you need delegated admin privileges"));
    assert_eq!(post(&birch, &asking, &[("quantity", "50")]).await.status, StatusCode::UNPROCESSABLE_ENTITY);
    // A customer without a reseller asks the seller itself.
    let form = fir.get("/order-requests/new").await;
    assert!(form.says("Partner Aurora Distribution") && !form.says("Birch IT"), "{}", form.text());
}

#[rstest]
#[actix_web::test]
async fn nobody_decides_in_time(#[values(Backend::Sqlite, Backend::Postgres)] backend: Backend) {
    let app = TestApp::demo(backend).await;
    let elm = app.signed_in(ELM_ADMIN).await;
    let path = ask_for_e3(&elm, "3").await;
    app.clock.advance(TimeDelta::days(30));
    app.mails().await;
    let birch = app.signed_in("admin.agent@birch.example").await;
    assert!(birch.get("/order-requests?state=expired").await.row(E3).is_some(), "before anybody has written it");
    assert!(birch.get("/order-requests?state=asked").await.row(E3).is_none());
    let late = post(&birch, &format!("{path}/pass-on"), &[]).await;
    assert!(late.alert().contains("Expired"), "{}", late.text());
    let (one, other) = (upkeep(&app), upkeep(&app));
    let (one, other) = futures_util::future::join(one.drain(), other.drain()).await;
    assert_eq!(one.unwrap() + other.unwrap(), 1, "two nodes end it once");
    let mails = app.mails().await;
    assert_eq!(mails.len(), 1, "{mails:?}");
    assert!(mails[0].contains("Your request expired: Microsoft 365 E3"), "{}", mails[0]);
    assert_eq!(upkeep(&app).drain().await.unwrap(), 0);
}
