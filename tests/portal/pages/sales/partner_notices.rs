//! What resellers are told by mail of what their providers order and change for their customers, and what mail people
//! may do without.

use rstest::rstest;

use super::subscriptions::{BASIC, SECOND, STANDARD, address, elm, submit};
use crate::{
    pages::customer::{new::to_review, suspending::suspension},
    support::{Backend, TestApp},
};

/// The mails to a reseller's global admin since the last time, on one line each.
async fn to_birch(app: &TestApp) -> Vec<String> {
    let mails = app.mails().await;
    let theirs = mails.iter().filter(|mail| mail.contains("<global.admin@birch.example>"));
    theirs.map(|mail| mail.split_whitespace().collect::<Vec<_>>().join(" ")).collect()
}

#[rstest]
#[actix_web::test]
async fn a_reseller_hears_that_a_provider_added_a_customer_for_it(
    #[values(Backend::Sqlite, Backend::Postgres)] backend: Backend,
) {
    let app = TestApp::demo(backend).await;
    let aurora = app.signed_in("admin.agent@aurora.example").await;
    let review = to_review(&aurora, &[]).await;
    app.mails().await;
    aurora.press(&review, "Submit", &[]).await;
    let told = to_birch(&app).await;
    assert_eq!(told.iter().filter(|mail| mail.contains("as your customer")).count(), 1, "{told:?}");
    let mail = told.iter().find(|mail| mail.contains("as your customer")).unwrap();
    assert!(mail.contains("Subject: Aurora Distribution added Willow Press as your customer"), "{mail}");
    assert!(mail.contains("You have delegated administration privileges for this customer"), "{mail}");
    let link = mail.split("http://portal.test").nth(1).unwrap().split_whitespace().next().unwrap();
    let birch = app.signed_in("global.admin@birch.example").await;
    let page = birch.get(link).await;
    assert!(page.body.contains("Willow Press"), "{link}: {}", page.text());
    aurora.press(&review, "Submit", &[]).await;
    assert!(to_birch(&app).await.is_empty(), "a form that is sent twice is told once");
}

#[rstest]
#[actix_web::test]
async fn a_reseller_hears_of_orders_that_name_it_without_a_price(
    #[values(Backend::Sqlite, Backend::Postgres)] backend: Backend,
) {
    let app = TestApp::demo(backend).await;
    let aurora = app.signed_in("sales.agent@aurora.example").await;
    app.mails().await;
    let list = format!("/customers/{}/subscriptions", elm(&app, BASIC).await.customer_id);
    for (reseller, many) in [("Birch IT", 1), ("None", 0)] {
        let cart = aurora.get(&aurora.get(&list).await.link("Add subscription").unwrap()).await;
        let typed = [("Microsoft 365 E3", "on"), ("Licenses for Microsoft 365 E3", "4"), ("Reseller", reseller)];
        let review = aurora.press_on(&cart, "Next: Review", &typed).await;
        aurora.press_on(&review, "Submit", &[]).await;
        let told = to_birch(&app).await;
        assert_eq!(told.len(), many, "{reseller}: {told:?}");
        for mail in told {
            assert!(mail.contains("Subject: Aurora Distribution placed order 20"), "{mail}");
            assert!(mail.contains("for your customer Elm Bakery") && mail.contains("4 licenses · 1 year"), "{mail}");
            // Ids and numbers of orders are left to chance, and hold letters.
            let mut amounts = mail.split_whitespace().filter(|word| !word.chars().any(char::is_alphabetic));
            assert!(!amounts.any(|word| word.contains("144")) && !mail.contains("USD"), "{mail}");
        }
    }
}

#[rstest]
#[actix_web::test]
async fn a_reseller_hears_of_changes_where_it_stands_while_it_serves_the_customer(
    #[values(Backend::Sqlite, Backend::Postgres)] backend: Backend,
) {
    let app = TestApp::demo(backend).await;
    let aurora = app.signed_in("sales.agent@aurora.example").await;
    let basic = elm(&app, BASIC).await;
    assert_eq!(basic.reseller_mpn_id, Some(4_100_001));
    app.mails().await;
    submit(&aurora, &basic, &[("Quantity", "12")]).await;
    let told = to_birch(&app).await;
    assert_eq!(told.len(), 1, "{told:?}");
    for words in [
        "Subject: Aurora Distribution changed Microsoft 365 Business Basic for Elm Bakery",
        "of your customer Elm Bakery",
        "Quantity: 5 → 12",
        &address(&basic),
    ] {
        assert!(told[0].contains(words), "{words}: {}", told[0]);
    }
    assert!(!told[0].contains("USD") && !told[0].contains("You can undo"), "{}", told[0]);

    app.clock.advance(SECOND);
    let page = aurora.get(&suspension(basic.customer_id)).await;
    aurora.press(&page, "Yes", &[]).await;
    let told = to_birch(&app).await;
    assert_eq!(told.len(), 1, "{told:?}");
    assert!(told[0].contains("Subject: Aurora Distribution suspended subscriptions of Elm Bakery"), "{}", told[0]);

    app.sql(
        "UPDATE relationships SET state = 'removed', removed_at = since WHERE partner_id = \
         (SELECT id FROM accounts WHERE mail_domain = 'birch.example') AND customer_id = \
         (SELECT id FROM accounts WHERE name = 'Elm Bakery')",
    )
    .await;
    app.clock.advance(SECOND);
    submit(&aurora, &basic, &[("Active", "active")]).await;
    assert!(to_birch(&app).await.is_empty());
}

#[rstest]
#[actix_web::test]
async fn a_reseller_hears_of_many_changes_in_one_mail_and_of_renewals(
    #[values(Backend::Sqlite, Backend::Postgres)] backend: Backend,
) {
    let app = TestApp::demo(backend).await;
    let aurora = app.signed_in("sales.agent@aurora.example").await;
    let (basic, standard) = (elm(&app, BASIC).await, elm(&app, STANDARD).await);
    app.mails().await;
    let list = format!("/customers/{}/subscriptions", basic.customer_id);
    let chosen = format!("select={}&select={}", basic.id, standard.id);
    let page = aurora.get(&format!("{list}/selected/auto-renew?renew=off&{chosen}")).await;
    let done = aurora.press(&page, "Yes", &[]).await;
    assert_eq!(done.status, actix_web::http::StatusCode::SEE_OTHER, "{}", done.text());
    let told = to_birch(&app).await;
    assert_eq!(told.len(), 1, "{told:?}");
    for words in [
        "Subject: Aurora Distribution changed 2 subscriptions of your customers",
        "Auto-renew: Off",
        "Elm Bakery: Microsoft 365 Business Basic",
        "Elm Bakery: Microsoft 365 Business Standard",
    ] {
        assert!(told[0].contains(words), "{words}: {}", told[0]);
    }
    assert!(to_birch(&app).await.is_empty());

    // A reseller hears of a renewal without its price.
    let yearly = elm(&app, "Exchange Online (Plan 1)").await;
    app.clock.advance(chrono::TimeDelta::days(6));
    super::renewals::drain(&app).await;
    assert!(elm(&app, "Exchange Online (Plan 1)").await.term_started_at > yearly.term_started_at);
    let told = to_birch(&app).await;
    let told: Vec<_> = told.iter().filter(|mail| mail.contains("Exchange Online")).collect();
    assert_eq!(told.len(), 1, "{told:?}");
    assert!(told[0].contains("Subject: Exchange Online (Plan 1) of Elm Bakery renewed"), "{}", told[0]);
    assert!(told[0].contains("3 licenses · 1 year") && !told[0].contains("USD"), "{}", told[0]);
}

#[rstest]
#[actix_web::test]
async fn a_person_switches_kinds_of_mail_off_and_what_concerns_access_still_arrives(
    #[values(Backend::Sqlite, Backend::Postgres)] backend: Backend,
) {
    let app = TestApp::demo(backend).await;
    let birch = app.signed_in("global.admin@birch.example").await;
    let settings = birch.get("/settings").await;
    let sales = "Sales: orders, renewals, and changes to subscriptions";
    assert!(settings.says("Emails about your account, your agreements, and administrator access always arrive."));
    assert!(settings.says("Customers: new ones") && settings.says("Partnerships: requests"), "{}", settings.text());
    let saved = birch.press_on(&settings, "Save", &[(sales, "off")]).await;
    assert!(saved.says("Settings saved."), "{}", saved.text());
    app.mails().await;

    let aurora = app.signed_in("sales.agent@aurora.example").await;
    let standard = elm(&app, STANDARD).await;
    submit(&aurora, &standard, &[("Quantity", "30")]).await;
    assert!(to_birch(&app).await.is_empty());
    let admin = app.signed_in("admin@elmbakery.onmicrosoft.com").await;
    let list = admin.get("/partner-relationships").await;
    let page = admin.get(&list.link_in_row("Birch IT", "Remove delegated admin").unwrap()).await;
    admin.press(&page, "Yes", &[]).await;
    assert_eq!(to_birch(&app).await.len(), 1);

    // The page shows what was chosen, and another account's kinds stay as they are.
    let settings = birch.get("/settings").await;
    assert_eq!(settings.fill(None, "Save", &[]).1.iter().filter(|(name, _)| name.starts_with("mail_")).count(), 5);
    let customer = admin.get("/settings").await;
    assert!(!customer.says("Customers: new ones") && customer.says("Service requests"), "{}", customer.text());
    assert!(!customer.says("Partnerships: requests"), "{}", customer.text());
}
