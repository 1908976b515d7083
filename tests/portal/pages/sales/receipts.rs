//! What a customer's global admins are told by mail of what partners order for it and change of what it has.

use chrono::TimeDelta;
use rstest::rstest;

use super::{
    renewals::{change, drain},
    subscriptions::{BASIC, SECOND, STANDARD, TEAMS, TRIAL, VISIO, address, elm, submit},
};
use crate::support::{Backend, Browser, TestApp};

const ADMIN: &str = "<admin@elmbakery.onmicrosoft.com>";
const LEAD: &str = "Sent by Tandem at portal.test to the global admins of Elm Bakery.";

/// The receipts that were sent since the last time, each to the customer's admin.
pub async fn receipts(app: &TestApp) -> Vec<String> {
    let (mails, others): (Vec<String>, Vec<String>) =
        app.mails().await.into_iter().partition(|mail| mail.contains(ADMIN));
    assert!(mails.iter().all(|mail| mail.contains(LEAD)), "{mails:?}");
    // Beside it, only the reseller that stands on a subscription is told.
    assert!(others.iter().all(|mail| mail.contains("@birch.example>") && mail.contains("Birch IT.")), "{others:?}");
    mails.iter().map(|mail| mail.split_whitespace().collect::<Vec<_>>().join(" ")).collect()
}

async fn one_receipt(app: &TestApp, subject: &str) -> String {
    let mut receipts = receipts(app).await;
    assert_eq!(receipts.len(), 1, "{receipts:?}");
    let receipt = receipts.remove(0);
    assert!(receipt.contains(&format!("Subject: Receipt: {subject}")), "{receipt}");
    receipt
}

/// The page that a receipt leads to.
fn path(receipt: &str) -> String {
    let link = receipt.split("http://portal.test").nth(1).unwrap();
    link.split_whitespace().next().unwrap().to_owned()
}

async fn sales(app: &TestApp) -> Browser {
    app.signed_in("sales.agent@aurora.example").await
}

#[rstest]
#[actix_web::test]
async fn an_order_is_told_with_its_number_seller_lines_and_total(
    #[values(Backend::Sqlite, Backend::Postgres)] backend: Backend,
) {
    let app = TestApp::demo(backend).await;
    let aurora = sales(&app).await;
    let list = format!("/customers/{}/subscriptions", elm(&app, BASIC).await.customer_id);
    let cart = aurora.get(&aurora.get(&list).await.link("Add subscription").unwrap()).await;
    let typed = [("Microsoft 365 E3", "on"), ("Licenses for Microsoft 365 E3", "4")];
    let review = aurora.press_on(&cart, "Next: Review", &typed).await;
    let done = aurora.press_on(&review, "Submit", &[]).await;
    assert!(done.says("Microsoft 365 E3"), "{}", done.text());
    let receipt = one_receipt(&app, "Aurora Distribution placed order 20").await;
    let admin = app.signed_in("admin@elmbakery.onmicrosoft.com").await;
    let order = admin.get(&path(&receipt)).await;
    let number = order.heading().replace("Order ", "");
    for words in [
        &format!("Aurora Distribution placed order {number} for Elm Bakery on "),
        "The seller is Aurora Distribution.",
        "Microsoft 365 E3",
        "4 licenses · 1 year · Billed monthly · 144.00",
        &format!("Order {number}, total: 144.00"),
        "View the order",
    ] {
        assert!(receipt.contains(words), "{words}: {receipt}");
    }
    assert!(order.row("Microsoft 365 E3").is_some(), "{}", order.text());
    aurora.press_on(&review, "Submit", &[]).await;
    assert!(receipts(&app).await.is_empty(), "a form that is sent twice is told once");
}

#[rstest]
#[actix_web::test]
async fn a_subscription_that_changes_is_told_of_once_for_each_change(
    #[values(Backend::Sqlite, Backend::Postgres)] backend: Backend,
) {
    let app = TestApp::demo(backend).await;
    let aurora = sales(&app).await;
    let admin = app.signed_in("admin@elmbakery.onmicrosoft.com").await;
    let standard = elm(&app, STANDARD).await;
    let own = [("Subscription nickname", "Front desk"), ("Reseller (MPN ID)", "")];
    submit(&aurora, &standard, &own).await;
    assert_eq!(elm(&app, STANDARD).await.nickname, "Front desk");
    assert!(receipts(&app).await.is_empty(), "what partners keep for themselves is told nobody");

    submit(&aurora, &standard, &[("Quantity", "12")]).await;
    let more = one_receipt(&app, &format!("Aurora Distribution changed your licenses of {STANDARD}")).await;
    assert!(more.contains("Before: 10. Now: 12."), "{more}");
    assert!(!more.contains("Front desk"), "a nickname is the partners': {more}");
    let order = admin.get(&path(&more)).await;
    assert!(order.row(STANDARD).unwrap().contains("Licenses added 2"), "{}", order.text());

    submit(&aurora, &standard, &[("Suspended", "suspended")]).await;
    let suspended = one_receipt(&app, &format!("Aurora Distribution suspended {STANDARD}")).await;
    assert!(suspended.contains("it ends on Apr 15, 2030") && path(&suspended) == "/subscriptions", "{suspended}");
    submit(&aurora, &standard, &[("Active", "active")]).await;
    let back = one_receipt(&app, &format!("Aurora Distribution reactivated {STANDARD}")).await;
    assert!(back.contains("Its users have access again"), "{back}");
    let page = aurora.get(&address(&standard)).await;
    let gone = aurora.press(&page, "Submit", &[]).await;
    assert!(gone.location().is_some() && receipts(&app).await.is_empty(), "nothing changed");

    let basic = elm(&app, BASIC).await;
    let upgrade = aurora.get(&format!("{}/upgrade", address(&basic))).await;
    let upgraded = aurora.press_on(&upgrade, "Upgrade now", &[]).await;
    assert!(upgraded.says("Subscription upgraded to"), "{}", upgraded.text());
    let upgraded = one_receipt(&app, "Aurora Distribution upgraded a subscription to ").await;
    assert!(upgraded.contains(&format!("upgraded the subscription to {BASIC} of Elm Bakery to")), "{upgraded}");

    let trial = elm(&app, TRIAL).await;
    let cancel = aurora.get(&format!("{}/cancel", address(&trial))).await;
    aurora.press(&cancel, "Yes, cancel", &[]).await;
    let cancelled = one_receipt(&app, &format!("Aurora Distribution canceled {}", trial.offer_name)).await;
    assert!(cancelled.contains("It ended immediately"), "{cancelled}");
    let order = admin.get(&path(&cancelled)).await;
    assert!(order.row(&trial.offer_name).unwrap().contains("Cancellation"), "{}", order.text());
}

#[rstest]
#[actix_web::test]
async fn what_the_portal_renews_is_told_in_one_mail_with_until_when(
    #[values(Backend::Sqlite, Backend::Postgres)] backend: Backend,
) {
    let app = TestApp::demo(backend).await;
    let standard = elm(&app, STANDARD).await;
    let teams = elm(&app, TEAMS).await;
    let end = app.clock.now().plus(TimeDelta::hours(1));
    for one in [&standard, &teams] {
        change(&app, one, move |one| {
            one.term_ends_at = Some(end);
            one.auto_renew = true;
        })
        .await;
    }
    app.clock.advance(TimeDelta::hours(1) + SECOND);
    drain(&app).await;
    let receipt = one_receipt(&app, &format!("{STANDARD} was renewed")).await;
    let renewed = elm(&app, STANDARD).await;
    assert!(renewed.term_started_at == end && elm(&app, TEAMS).await.term_started_at == end);
    for words in [
        format!("{STANDARD}, until Jan 15, 2031"),
        format!("{}, until Jan 15, 2031", teams.offer_name),
        "10 licenses · 1 year · Billed monthly".to_owned(),
        "because auto-renew is on".to_owned(),
    ] {
        assert!(receipt.contains(&words), "{words}: {receipt}");
    }
    let admin = app.signed_in("admin@elmbakery.onmicrosoft.com").await;
    let order = admin.get(&path(&receipt)).await;
    assert!(order.says("Placed by Automatic renewal") && order.row(STANDARD).is_some(), "{}", order.text());
    drain(&app).await;
    assert!(receipts(&app).await.is_empty());
}

#[rstest]
#[case::brazil("pt-BR", "de Aurora Distribution, reativou a assinatura de Visio Plan 2 de Elm Bakery em")]
#[case::russia(
    "ru",
    "из организации «Aurora Distribution» возобновил подписку на Visio Plan 2 организации «Elm Bakery»"
)]
#[actix_web::test]
async fn a_receipt_is_written_in_its_readers_language(
    #[values(Backend::Sqlite, Backend::Postgres)] backend: Backend,
    #[case] language: &str,
    #[case] words: &str,
) {
    let app = TestApp::demo(backend).await;
    app.sql(&format!("UPDATE users SET language = '{language}' WHERE email = 'admin@elmbakery.onmicrosoft.com'")).await;
    let visio = elm(&app, VISIO).await;
    submit(&sales(&app).await, &visio, &[("Active", "active")]).await;
    let mut mails = app.mails().await;
    mails.retain(|mail| mail.contains(ADMIN));
    let [mail] = mails.as_slice() else { panic!("{mails:?}") };
    let text: String = mail.split_whitespace().collect::<Vec<_>>().join(" ");
    assert!(text.contains(words), "{mail}");
}
