//! Requests about a subscription other than for more licenses: an upgrade, an add-on, paying for a trial, renewal, its end.

use actix_web::http::StatusCode;
use chrono::TimeDelta;
use rstest::rstest;
use tandem::domain::{order::LineKind, subscription::SubscriptionState};

use super::{
    order_requests::{ELM_ADMIN, ask_for_e3, orders, upkeep},
    subscriptions::{BASIC, SECOND, TEAMS, TRIAL, WEEK, address, elm, lines, submit},
};
use crate::{
    pages::customer::account::{audited, post},
    support::{Backend, Browser, Page, TestApp},
};

const PREMIUM: &str = "Microsoft 365 Business Premium";
const BI: &str = "Power BI Pro";

/// The value of the choice of Product that begins so.
fn product(page: &Page, words: &str) -> String {
    let html = scraper::Html::parse_document(&page.body);
    let options = scraper::Selector::parse("select#offer option").unwrap();
    let found = html.select(&options).find(|one| one.text().collect::<String>().trim().starts_with(words));
    let one = found.unwrap_or_else(|| panic!("no {words}: {}", page.text()));
    one.value().attr("value").unwrap().to_owned()
}

/// Asks this of one of Elm Bakery's subscriptions, from its page; gives the address of the request.
async fn ask(birch: &Browser, page: &Page, kind: &str, typed: &[(&str, &str)]) -> String {
    let start = birch.get(&page.link("Request a change").unwrap_or_else(|| panic!("{}", page.text()))).await;
    let form = birch.get(&start.link(kind).unwrap_or_else(|| panic!("no {kind}: {}", start.text()))).await;
    let mut values = Vec::new();
    for (name, value) in typed {
        values.push((*name, if *name == "Product" { product(&form, value) } else { (*value).to_owned() }));
    }
    let typed: Vec<(&str, &str)> = values.iter().map(|(name, value)| (*name, value.as_str())).collect();
    let sent = birch.press(&form, "Send request", &typed).await;
    sent.location().unwrap_or_else(|| panic!("{}", sent.text()))
}

#[rstest]
#[actix_web::test]
async fn an_upgrade_and_an_add_on_are_asked_for_and_ordered_as_shown(
    #[values(Backend::Sqlite, Backend::Postgres)] backend: Backend,
) {
    let app = TestApp::demo(backend).await;
    app.mails().await;
    let birch = app.signed_in("sales.agent@birch.example").await;
    let aurora = app.signed_in("admin.agent@aurora.example").await;
    let basic = elm(&app, BASIC).await;
    let path = ask(&birch, &birch.get(&address(&basic)).await, "Upgrade", &[("Product", PREMIUM)]).await;
    let asked = birch.get(&path).await;
    assert!(asked.says("Upgrade") && asked.says(BASIC) && !asked.body.contains("USD"), "{}", asked.text());
    let mails = app.mails().await;
    assert!(
        mails.iter().any(|mail| mail.contains("requests an upgrade for Elm Bakery: Microsoft 365 Business Premium")),
        "{mails:?}"
    );
    assert_eq!(elm(&app, BASIC).await.id, basic.id, "nothing is changed yet");
    let page = aurora.get(&path).await;
    for part in ["Licenses ordered 5", "Price per license", "Reseller (MPN ID) Birch IT (4100001)"] {
        assert!(page.says(part), "{part}: {}", page.text());
    }
    app.clock.advance(SECOND);
    let done = aurora.press_on(&page, "Approve", &[]).await;
    assert!(done.says("Request approved and ordered."), "{}", done.text());
    let upgraded = elm(&app, PREMIUM).await;
    assert_eq!((upgraded.id, upgraded.quantity, upgraded.term), (basic.id, basic.quantity, basic.term));
    assert_eq!(lines(&app, &basic).await.last().unwrap().0, LineKind::Upgrade);
    let again = aurora.press(&page, "Approve", &[]).await;
    assert_eq!(again.status, StatusCode::SEE_OTHER, "{}", again.text());
    assert_eq!(lines(&app, &basic).await.len(), 2, "pressed twice, it is ordered once");

    let page = birch.get(&address(&upgraded)).await;
    let path = ask(&birch, &page, "Add-on", &[("Product", TEAMS), ("Quantity", "3")]).await;
    app.clock.advance(SECOND);
    let page = aurora.get(&path).await;
    assert!(page.says("Licenses ordered 3") && page.says("Last day to cancel"), "{}", page.text());
    let done = aurora.press_on(&page, "Approve", &[]).await;
    assert!(done.says("Request approved and ordered."), "{}", done.text());
    let add_on = elm(&app, TEAMS).await;
    assert_eq!((add_on.parent_id, add_on.quantity), (Some(upgraded.id), 3));
    assert_eq!(add_on.reseller_mpn_id, Some(4_100_001));
    assert_eq!(audited(&app, "update_order_request").await.len(), 2);
}

#[rstest]
#[actix_web::test]
async fn a_trial_is_paid_for_by_whoever_may_convert_it(#[values(Backend::Sqlite, Backend::Postgres)] backend: Backend) {
    let app = TestApp::demo(backend).await;
    let birch = app.signed_in("admin.agent@birch.example").await;
    let trial = elm(&app, TRIAL).await;
    let page = birch.get(&address(&trial)).await;
    assert!(page.link("Request licenses").is_none(), "a trial’s licenses are fixed");
    let path = ask(&birch, &page, "Paid subscription", &[("Product", BI), ("Quantity", "7")]).await;
    let agent = app.signed_in("admin.agent@aurora.example").await;
    let page = agent.get(&path).await;
    assert!(page.says("Your roles don’t include converting trials."), "{}", page.text());
    assert!(!page.buttons().contains(&"Approve".to_owned()), "{:?}", page.buttons());
    let forced = post(&agent, &format!("{path}/approve"), &[("version", "1")]).await;
    assert_eq!(forced.status, StatusCode::UNPROCESSABLE_ENTITY, "{}", forced.text());
    let sales = app.signed_in("sales.agent@aurora.example").await;
    app.clock.advance(SECOND);
    let done = sales.press_on(&sales.get(&path).await, "Approve", &[]).await;
    assert!(done.says("Request approved and ordered."), "{}", done.text());
    let paid = elm(&app, BI).await;
    assert_eq!((paid.id, paid.quantity), (trial.id, 7));
    assert_eq!(lines(&app, &trial).await.last().unwrap().0, LineKind::Conversion);
}

#[rstest]
#[actix_web::test]
async fn renewal_is_asked_for_and_nothing_is_ordered(#[values(Backend::Sqlite, Backend::Postgres)] backend: Backend) {
    let app = TestApp::demo(backend).await;
    let birch = app.signed_in("admin.agent@birch.example").await;
    let basic = elm(&app, BASIC).await;
    let asking = format!("{}/request", address(&basic));
    let page = birch.get(&asking).await;
    assert!(page.link("Auto-renew").is_none(), "it renews already: {}", page.text());
    let early = post(&birch, &asking, &[("kind", "auto_renewal")]).await;
    assert!(early.alert().contains("can’t be requested for this subscription"), "{}", early.text());
    submit(&birch, &basic, &[("Auto-renew", "off")]).await;
    app.mails().await;
    let path = ask(&birch, &birch.get(&address(&basic)).await, "Auto-renew", &[]).await;
    let mails = app.mails().await;
    assert!(
        mails.iter().any(|mail| mail.contains("requests auto-renew for a subscription of Elm Bakery")),
        "{mails:?}"
    );
    let aurora = app.signed_in("sales.agent@aurora.example").await;
    let page = aurora.get(&path).await;
    assert!(page.says("Licenses renewed 5") && page.says("Nothing is charged before that."), "{}", page.text());
    let before = orders(&app).await;
    app.clock.advance(SECOND);
    let done = aurora.press_on(&page, "Approve", &[]).await;
    assert!(done.says("Request approved, and the subscription was changed."), "{}", done.text());
    assert!(elm(&app, BASIC).await.auto_renew);
    assert_eq!(orders(&app).await, before);
    let mails = app.mails().await;
    assert!(mails.iter().any(|mail| mail.contains("and changed the subscription: Microsoft 365 Bus")), "{mails:?}");
}

#[rstest]
#[actix_web::test]
async fn a_customer_gives_back_what_it_bought_while_the_window_is_open(
    #[values(Backend::Sqlite, Backend::Postgres)] backend: Backend,
) {
    let app = TestApp::demo(backend).await;
    let customer = app.signed_in(ELM_ADMIN).await;
    let birch = app.signed_in("admin.agent@birch.example").await;
    let aurora = app.signed_in("sales.agent@aurora.example").await;
    let path = ask_for_e3(&customer, "3").await;
    birch.press_on(&birch.get(&path).await, "Pass on", &[]).await;
    aurora.press_on(&aurora.get(&path).await, "Approve", &[]).await;
    let bought = elm(&app, super::order_requests::E3).await;
    app.clock.advance(SECOND);

    let start = customer.get(&format!("/order-requests/new/{}", bought.id)).await;
    let form = customer.get(&start.link("Cancellation").unwrap()).await;
    assert!(form.says("with it 3 licenses and all add-ons"), "{}", form.text());
    assert!(form.says("The partner can approve it until"), "{}", form.text());
    let path = customer.press(&form, "Send request", &[]).await.location().unwrap();
    let late = customer.press(&form, "Send request", &[]).await.location().unwrap();
    assert_eq!(path, late, "sent twice, it asks once");
    birch.press_on(&birch.get(&path).await, "Pass on", &[]).await;
    let page = aurora.get(&path).await;
    assert!(page.says("Licenses that end 3") && page.says("Credit"), "{}", page.text());
    let done = aurora.press_on(&page, "Approve", &[]).await;
    assert!(done.says("and the subscription was changed."), "{}", done.text());
    assert_eq!(elm(&app, super::order_requests::E3).await.state, SubscriptionState::Deleted);
    let (kind, quantity, amount) = *lines(&app, &bought).await.last().unwrap();
    assert!(kind == LineKind::Cancellation && quantity == -3 && amount < 0, "{kind} {quantity} {amount}");
}

#[rstest]
#[actix_web::test]
async fn what_has_come_about_otherwise_is_overtaken_and_a_closed_window_ends_the_request(
    #[values(Backend::Sqlite, Backend::Postgres)] backend: Backend,
) {
    let app = TestApp::demo(backend).await;
    let birch = app.signed_in("admin.agent@birch.example").await;
    let aurora = app.signed_in("global.admin@aurora.example").await;
    let (basic, trial) = (elm(&app, BASIC).await, elm(&app, TRIAL).await);
    submit(&birch, &basic, &[("Auto-renew", "off")]).await;
    let page = birch.get(&address(&basic)).await;
    let upgrade = ask(&birch, &page, "Upgrade", &[("Product", PREMIUM)]).await;
    let renewal = ask(&birch, &page, "Auto-renew", &[]).await;
    let paid = ask(&birch, &birch.get(&address(&trial)).await, "Paid subscription", &[("Product", BI)]).await;
    assert_eq!(upkeep(&app).drain().await.unwrap(), 0, "everything is as it was");

    app.clock.advance(SECOND);
    submit(&aurora, &elm(&app, BASIC).await, &[("Auto-renew", "on")]).await;
    for (from, button, words) in [(&basic, "Upgrade now", PREMIUM), (&trial, "Apply", BI)] {
        let way = if button == "Apply" { "convert" } else { "upgrade" };
        let form = aurora.get(&format!("{}/{way}", address(from))).await;
        let done = aurora.press(&form, button, &[("Offer", &product(&form, words))]).await;
        assert_eq!(done.status, StatusCode::SEE_OTHER, "{}", done.text());
    }
    assert!(aurora.get(&upgrade).await.says("The subscription changed since this was requested"));
    let before = orders(&app).await;
    assert_eq!(upkeep(&app).drain().await.unwrap(), 3);
    for path in [&upgrade, &renewal, &paid] {
        assert!(birch.get(path).await.says("Overtaken"), "{}", birch.get(path).await.text());
    }
    assert_eq!(orders(&app).await, before);

    // A conversion began a window in which it can be given back; once that is closed, nobody decides on it any more.
    let page = birch.get(&address(&elm(&app, BI).await)).await;
    let end = ask(&birch, &page, "Cancellation", &[]).await;
    app.clock.advance(WEEK - TimeDelta::minutes(1));
    let aurora = app.signed_in("global.admin@aurora.example").await;
    let birch = app.signed_in("admin.agent@birch.example").await;
    assert!(aurora.get(&end).await.says("Credit"), "{}", aurora.get(&end).await.text());
    app.clock.advance(TimeDelta::minutes(2));
    assert!(aurora.get(&end).await.says("Expired"));
    assert_eq!(upkeep(&app).drain().await.unwrap(), 1);
    let page = birch.get(&address(&elm(&app, BI).await)).await;
    assert!(page.link("Request licenses").is_some() && page.link("Request a change").is_none(), "{}", page.text());
    let asking = format!("{}/request", address(&elm(&app, BI).await));
    let refused = post(&birch, &asking, &[("kind", "cancellation")]).await;
    assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY, "{}", refused.text());
    for kind in ["new_subscription", "conversion", "nonsense"] {
        let refused = post(&birch, &asking, &[("kind", kind), ("quantity", "3")]).await;
        assert!(refused.alert().contains("can’t be requested"), "{kind}: {}", refused.text());
    }
}
