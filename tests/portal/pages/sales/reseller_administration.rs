//! What a reseller changes on subscriptions that its provider sold: what costs nothing, while both sides let it.

use actix_web::http::StatusCode;
use chrono::TimeDelta;
use rstest::rstest;
use tandem::domain::subscription::SubscriptionState;

use super::subscriptions::{BASIC, SECOND, STANDARD, account, address, elm, lines, submit, subscription};
use crate::{
    pages::customer::account::{ELM, audited, path, post},
    support::{Backend, Browser, TestApp},
};

/// Sends the form of a subscription's page as it is, with one field as it is not offered.
async fn force(browser: &Browser, address: &str, field: (&str, &str)) -> crate::support::Page {
    let (_, mut fields) = browser.get(address).await.fill(None, "Submit", &[]);
    fields.retain(|(name, _)| name != field.0);
    fields.push((field.0.to_owned(), field.1.to_owned()));
    let fields: Vec<(&str, &str)> = fields.iter().map(|(name, value)| (name.as_str(), value.as_str())).collect();
    browser.post(address, &fields).await
}

/// The address of Birch IT's page at Aurora.
async fn birch_at_aurora(browser: &Browser) -> String {
    browser.get("/indirect-resellers").await.link("Birch IT").unwrap()
}

/// Where the switch of a reseller's page goes.
fn rights(page: &str) -> String {
    page.replace("/details", "/rights")
}

#[rstest]
#[actix_web::test]
async fn a_reseller_changes_what_costs_nothing_and_its_provider_hears_of_it(
    #[values(Backend::Sqlite, Backend::Postgres)] backend: Backend,
) {
    let app = TestApp::demo(backend).await;
    app.mails().await;
    let birch = app.signed_in("admin.agent@birch.example").await;
    let basic = elm(&app, BASIC).await;
    let page = birch.get(&address(&basic)).await;
    assert!(page.says("Aurora Distribution sold this subscription. You can rename it"), "{}", page.text());
    assert!(!page.says("Unit price") && !page.says("USD"), "{}", page.text());
    assert!(page.link("Upgrade").is_none() && page.link("Cancel this subscription").is_none(), "{}", page.text());

    let typed = [("Subscription nickname", "Counter staff"), ("Designated support contact", "Birch IT")];
    let answer = submit(&birch, &basic, &typed).await;
    assert_eq!(answer.status, StatusCode::SEE_OTHER, "{}", answer.text());
    let mails = app.mails().await;
    let told: Vec<&String> =
        mails.iter().filter(|mail| mail.contains("To: ") && mail.contains("aurora.example")).collect();
    assert_eq!(told.len(), 1, "{mails:?}");
    assert!(told[0].contains("Birch IT changed Microsoft 365 Business Basic for Elm Bakery"), "{}", told[0]);
    assert!(told[0].contains("Subscription nickname: Microsoft 365 Business Basic → Counter staff"), "{}", told[0]);
    assert!(told[0].contains(&address(&basic)), "{}", told[0]);

    app.clock.advance(SECOND);
    let answer = submit(&birch, &basic, &[("Suspended", "suspended")]).await;
    assert_eq!(answer.status, StatusCode::SEE_OTHER, "{}", answer.text());
    assert_eq!(elm(&app, BASIC).await.state, SubscriptionState::Suspended);
    assert!(app.mails().await.iter().any(|mail| mail.contains("Status: Active → Suspended")));
    let answer = submit(&birch, &basic, &[("Active", "active")]).await;
    assert_eq!(answer.status, StatusCode::SEE_OTHER, "{}", answer.text());
    assert_eq!(elm(&app, BASIC).await.state, SubscriptionState::Active);
    let answer = submit(&birch, &basic, &[("Auto-renew", "off")]).await;
    assert_eq!(answer.status, StatusCode::SEE_OTHER, "{}", answer.text());
    let after = elm(&app, BASIC).await;
    assert_eq!((after.auto_renew, after.nickname.as_str()), (false, "Counter staff"));
    assert_eq!(lines(&app, &basic).await.len(), 1, "nothing was ordered");
    let record = audited(&app, "suspend_subscription").await;
    assert!(record.len() == 1 && record[0].contains("admin.agent@birch.example"), "{record:?}");

    // What a reseller types becomes no link in the seller's mail.
    app.mails().await;
    submit(&birch, &basic, &[("Subscription nickname", "See https://elsewhere.example/now")]).await;
    let mails = app.mails().await;
    let told = mails.iter().find(|mail| mail.contains("Birch IT changed")).unwrap();
    assert!(told.contains("elsewhere.example") && !told.contains("https://elsewhere.example"), "{told}");

    // The seller's own hand is not news to it.
    app.mails().await;
    let aurora = app.signed_in("sales.agent@aurora.example").await;
    submit(&aurora, &basic, &[("Subscription nickname", "")]).await;
    assert!(!app.mails().await.iter().any(|mail| mail.contains("Birch IT changed")));
}

#[rstest]
#[actix_web::test]
async fn what_costs_the_provider_is_asked_for(#[values(Backend::Sqlite, Backend::Postgres)] backend: Backend) {
    let app = TestApp::demo(backend).await;
    let birch = app.signed_in("global.admin@birch.example").await;
    let basic = elm(&app, BASIC).await;
    let page = birch.get(&address(&basic)).await;
    assert!(page.says("Ask the seller for more licenses."), "{}", page.text());
    for field in [("quantity", "6"), ("quantity", "4"), ("reseller", "4100003"), ("reseller", "")] {
        let answer = force(&birch, &address(&basic), field).await;
        assert_eq!(answer.status, StatusCode::UNPROCESSABLE_ENTITY, "{field:?}");
    }
    let answer = force(&birch, &address(&basic), ("quantity", "6")).await;
    assert!(
        answer.refusal_of("Quantity").contains("Request it instead: Aurora Distribution then decides"),
        "{}",
        answer.text()
    );
    assert_eq!(elm(&app, BASIC).await, basic);

    assert_eq!(submit(&birch, &basic, &[("Auto-renew", "off")]).await.status, StatusCode::SEE_OTHER);
    let answer = force(&birch, &address(&basic), ("auto_renew", "yes")).await;
    assert_eq!(answer.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(!elm(&app, BASIC).await.auto_renew);

    // Whatever begins a new term is an order.
    let standard = elm(&app, STANDARD).await;
    app.clock.advance(TimeDelta::days(1));
    let birch = app.signed_in("global.admin@birch.example").await;
    submit(&birch, &standard, &[("Suspended", "suspended")]).await;
    let ends = standard.term_ends_at.unwrap();
    let suspended = elm(&app, STANDARD).await.suspended_at.unwrap();
    if suspended.plus(TimeDelta::days(90)) > ends {
        app.clock.advance(ends.since(app.clock.now()) + SECOND);
        let birch = app.signed_in("global.admin@birch.example").await;
        let answer = submit(&birch, &standard, &[("Active", "active")]).await;
        assert_eq!(answer.status, StatusCode::UNPROCESSABLE_ENTITY, "{}", answer.text());
        assert!(answer.says("Request it instead: Aurora Distribution then decides"), "{}", answer.text());
        assert_eq!(elm(&app, STANDARD).await.state, SubscriptionState::Suspended);
    }
}

#[rstest]
#[actix_web::test]
async fn a_reseller_schedules_fewer_licenses_and_no_more(
    #[values(Backend::Sqlite, Backend::Postgres)] backend: Backend,
) {
    let app = TestApp::demo(backend).await;
    let birch = app.signed_in("global.admin@birch.example").await;
    let standard = elm(&app, STANDARD).await;
    let schedule = format!("{}/schedule", address(&standard));
    let page = birch.get(&schedule).await;
    assert!(page.says("The next term stays as long as this one") && !page.says("USD"), "{}", page.text());
    let answer = birch.press(&page, "Schedule", &[("Licenses", "12")]).await;
    assert_eq!(answer.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(
        answer.refusal_of("Licenses").contains("Request it instead: Aurora Distribution then decides"),
        "{}",
        answer.text()
    );
    let answer = birch.press(&page, "Schedule", &[("Licenses", "4"), ("Term and billing", "P1M monthly")]).await;
    assert_eq!(answer.status, StatusCode::UNPROCESSABLE_ENTITY, "another term is the seller's to choose");
    app.mails().await;
    let answer = birch.press(&page, "Schedule", &[("Licenses", "4")]).await;
    assert_eq!(answer.status, StatusCode::SEE_OTHER, "{}", answer.text());
    assert_eq!(elm(&app, STANDARD).await.next_quantity, Some(4));
    assert!(app.mails().await.iter().any(|mail| mail.contains("Licenses from the next term: — → 4")));
    birch.press(&birch.get(&schedule).await, "Cancel scheduled change", &[]).await;
    assert_eq!(elm(&app, STANDARD).await.next_quantity, None);
}

#[rstest]
#[actix_web::test]
async fn a_provider_lets_each_reseller_or_not(#[values(Backend::Sqlite, Backend::Postgres)] backend: Backend) {
    let app = TestApp::demo(backend).await;
    let aurora = app.signed_in("global.admin@aurora.example").await;
    let at = birch_at_aurora(&aurora).await;
    let page = aurora.get(&at).await;
    assert_eq!((page.status, page.heading().as_str()), (StatusCode::OK, "Birch IT"));
    assert!(page.says("MPN ID 4100001") && page.says("Signed"), "{}", page.text());
    let page = aurora.press_on(&page, "Reseller manages subscriptions", &[]).await;
    assert!(page.says("Birch IT can no longer manage subscriptions you sold"), "{}", page.text());
    aurora.press_on(&page, "Reseller manages subscriptions", &[]).await;
    let page = aurora.get(&at).await;
    aurora.press_on(&page, "Reseller manages subscriptions", &[]).await;
    assert_eq!(audited(&app, "update_reseller_rights").await.len(), 3);
    // Pressed twice, it is as the page said.
    aurora.press(&page, "Reseller manages subscriptions", &[]).await;
    assert_eq!(audited(&app, "update_reseller_rights").await.len(), 3);

    let birch = app.signed_in("global.admin@birch.example").await;
    let basic = elm(&app, BASIC).await;
    let shown = birch.get(&address(&basic)).await;
    assert!(shown.says("doesn’t let your organization change it. Ask Aurora Distribution"), "{}", shown.text());
    assert!(!shown.body.contains(">Submit<"));
    let answer = post(&birch, &address(&basic), &[("version", "1"), ("nickname", "Mine")]).await;
    assert_eq!(answer.status, StatusCode::CONFLICT, "{}", answer.text());
    assert_eq!(birch.get(&format!("{}/schedule", address(&basic))).await.status, StatusCode::CONFLICT);
    assert_eq!(elm(&app, BASIC).await, basic);
    let update = path(&app, ELM, "/update").await;
    assert_eq!(birch.get(&update).await.status, StatusCode::CONFLICT);
    assert!(birch.get(&path(&app, ELM, "").await).await.link("Update").is_none());

    // Others at the provider see how it is; another provider sees nothing of it.
    let sales = app.signed_in("sales.agent@aurora.example").await;
    let page = sales.get(&at).await;
    assert!(page.says("Reseller manages subscriptions Off") && page.body.contains("rights-mean"), "{}", page.text());
    assert_eq!(post(&sales, &rights(&at), &[("lets", "yes")]).await.status, StatusCode::FORBIDDEN);
    let zenith = app.signed_in("global.admin@zenith.example").await;
    assert_eq!(zenith.get(&at).await.status, StatusCode::NOT_FOUND);
    assert_eq!(post(&zenith, &rights(&at), &[("lets", "yes")]).await.status, StatusCode::NOT_FOUND);
}

#[rstest]
#[actix_web::test]
async fn without_privileges_or_a_partnership_a_reseller_changes_nothing(
    #[values(Backend::Sqlite, Backend::Postgres)] backend: Backend,
) {
    let app = TestApp::demo(backend).await;
    // Larch is no partner of Aurora's any more, and still serves Oak Dental.
    let larch = app.signed_in("global.admin@larch.example").await;
    let oak = subscription(&app, "oakdental.onmicrosoft.com", "Microsoft").await;
    let page = larch.get(&address(&oak)).await;
    assert!(page.says("doesn’t let your organization change it."), "{}", page.text());
    let answer = post(&larch, &address(&oak), &[("version", "1"), ("nickname", "Mine")]).await;
    assert_eq!(answer.status, StatusCode::CONFLICT, "{}", answer.text());

    let elm_admin = app.signed_in("admin@elmbakery.onmicrosoft.com").await;
    let partner = account(&app, "birch.example").await;
    let page = elm_admin.get(&format!("/partner-relationships/{partner}/remove-privileges")).await;
    elm_admin.press(&page, "Yes", &[]).await;
    let birch = app.signed_in("global.admin@birch.example").await;
    let basic = elm(&app, BASIC).await;
    let page = birch.get(&address(&basic)).await;
    assert!(page.says("you need delegated admin privileges for this customer"), "{}", page.text());
    let answer = post(&birch, &address(&basic), &[("version", "1"), ("nickname", "Mine")]).await;
    assert_eq!(answer.status, StatusCode::CONFLICT, "{}", answer.text());
    let update = path(&app, ELM, "/update").await;
    assert_eq!(birch.get(&update).await.status, StatusCode::CONFLICT);
    assert_eq!(post(&birch, &update, &[("company_name", "Taken")]).await.status, StatusCode::CONFLICT);
    assert_eq!(elm(&app, BASIC).await, basic);
}

#[rstest]
#[actix_web::test]
async fn a_reseller_with_privileges_updates_a_customer(#[values(Backend::Sqlite, Backend::Postgres)] backend: Backend) {
    let app = TestApp::demo(backend).await;
    let sales = app.signed_in("sales.agent@birch.example").await;
    let page_of_elm = path(&app, ELM, "").await;
    let update = sales.get(&page_of_elm).await.link("Update").unwrap();
    app.mails().await;
    sales.press_on(&sales.get(&update).await, "Submit", &[("Alias", "Count")]).await;
    assert!(app.mails().await.is_empty(), "an alias is each partner's own");
    let page = sales.get(&update).await;
    let saved = sales.press_on(&page, "Submit", &[("City", "Tacoma"), ("Alias", "Counter")]).await;
    let mails = app.mails().await;
    assert!(mails.len() == 1 && mails[0].contains("<global.admin@aurora.example>"), "its provider, once: {mails:?}");
    assert!(mails[0].contains("Subject: Birch IT updated the company info of Elm Bakery"), "{mails:?}");
    assert!(saved.says("Tacoma, Washington") && saved.says("Counter"), "{}", saved.text());
    let aurora = app.signed_in("sales.agent@aurora.example").await.get(&page_of_elm).await;
    assert!(aurora.says("Tacoma, Washington") && !aurora.says("Counter"), "an alias is each partner's own");
    let record = audited(&app, "update_customer_billing_profile").await;
    assert!(record.len() == 2 && record.iter().all(|one| one.contains("sales.agent@birch.example")), "{record:?}");
    for role in ["user.admin", "helpdesk.agent", "default.user"] {
        let other = app.signed_in(&format!("{role}@birch.example")).await;
        assert_eq!(other.get(&update).await.status, StatusCode::FORBIDDEN, "{role}");
    }
}
