//! Suspended partners: they keep and tidy up what there is, and nothing new is sold, by them or through them.

use std::sync::Arc;

use actix_web::http::StatusCode;
use chrono::TimeDelta;
use rstest::rstest;
use tandem::{
    domain::offer::{Frequency, Term},
    repository::subscriptions::{self, Subscription},
    service::renewals::Renewals,
};

use super::operator::{path, suspend};
use crate::{
    pages::{
        invitation::invitations::send,
        partner,
        platform::access::csrf,
        sales::{
            new_order,
            renewals::change,
            subscriptions::{address, elm, lines},
        },
    },
    support::{Backend, TestApp, sales::tenant},
};

const ELM: &str = "elmbakery.onmicrosoft.com";
const EXCHANGE: &str = "Exchange Online";
const STANDARD: &str = "Microsoft 365 Business Standard";
const SALES: &str = "sales.agent@aurora.example";

/// Schedules this for the next term.
async fn schedule(app: &TestApp, one: &Subscription, quantity: i64, term: Term) {
    change(app, one, move |one| {
        one.next_quantity = Some(quantity);
        one.next_term = Some(term);
        one.next_frequency = Some(Frequency::Monthly);
    })
    .await;
}

/// Lets a subscription's term end.
async fn renew(app: &TestApp, one: &Subscription) {
    app.clock.advance(one.term_ends_at.unwrap().since(app.clock.now()));
    let renewals = Renewals {
        database: app.state.database.clone(),
        clock: app.clock.clone(),
        keys: Arc::clone(&app.state.keys),
        public_url: Arc::clone(&app.state.public_url),
    };
    renewals.drain().await.unwrap();
}

async fn reactivate(app: &TestApp, domain: &'static str) {
    let operator = app.signed_in("operator@tandem.example").await;
    let page = operator.get(&format!("/accounts/{}", tenant(app, domain).await)).await;
    operator.press_on(&page, "Reactivate", &[]).await;
}

#[rstest]
#[actix_web::test]
async fn what_was_scheduled_before_sells_nothing_while_the_seller_is_suspended(
    #[values(Backend::Sqlite, Backend::Postgres)] backend: Backend,
) {
    let app = TestApp::demo(backend).await;
    let exchange = elm(&app, EXCHANGE).await;
    schedule(&app, &exchange, 9, exchange.term).await;
    suspend(&app, "aurora.example", "Bills.").await;
    let sales = app.signed_in(SALES).await;
    let page = sales.get(&address(&exchange)).await;
    assert!(
        page.says("Scheduled, but not applied while Aurora Distribution is suspended: 9 licenses"),
        "{}",
        page.text()
    );
    assert!(page.says("A new term starts automatically: 3 licenses"), "{}", page.text());
    app.mails().await;
    renew(&app, &exchange).await;
    let renewed = elm(&app, EXCHANGE).await;
    assert_eq!((renewed.quantity, renewed.next_quantity), (3, Some(9)), "the rest stays scheduled");
    assert_eq!((renewed.offer_id, renewed.term), (exchange.offer_id, exchange.term));
    assert_eq!(Some(renewed.term_started_at), exchange.term_ends_at);
    assert_eq!(lines(&app, &exchange).await.last().unwrap().1, 3);
    let mails = app.mails().await;
    let held: Vec<_> = mails.iter().filter(|mail| mail.contains("Scheduled change not made")).collect();
    assert!(held.len() == 1 && held[0].contains("global.admin@aurora.example"), "{mails:?}");
    assert!(held[0].contains("3 licenses") && held[0].contains("9 licenses"), "{}", held[0]);
    let records = partner::indirect_resellers::dump(&app).await.remove("audit_records").unwrap();
    let told = |row: &&String| row.contains("renew_subscription") && row.contains("held_back");
    assert_eq!(records.iter().filter(told).count(), 1, "the record of the renewal says so");

    reactivate(&app, "aurora.example").await;
    renew(&app, &renewed).await;
    let after = elm(&app, EXCHANGE).await;
    assert_eq!((after.quantity, after.next_quantity), (9, None), "and is done once the seller is back");
}

#[rstest]
#[actix_web::test]
async fn what_was_scheduled_to_fall_falls_and_a_longer_term_waits(
    #[values(Backend::Sqlite, Backend::Postgres)] backend: Backend,
) {
    let app = TestApp::demo(backend).await;
    let exchange = elm(&app, EXCHANGE).await;
    schedule(&app, &exchange, 2, Term::Month).await;
    suspend(&app, "aurora.example", "Bills.").await;
    renew(&app, &exchange).await;
    let after = elm(&app, EXCHANGE).await;
    assert_eq!((after.quantity, after.term), (2, exchange.term));
    assert_eq!((after.next_quantity, after.next_term), (Some(2), Some(Term::Month)));
}

#[rstest]
#[actix_web::test]
async fn what_is_brought_back_after_its_term_brings_no_raise(
    #[values(Backend::Sqlite, Backend::Postgres)] backend: Backend,
) {
    let app = TestApp::demo(backend).await;
    let exchange = elm(&app, EXCHANGE).await;
    schedule(&app, &exchange, 9, exchange.term).await;
    let since = exchange.term_ends_at.unwrap().plus(-TimeDelta::days(10));
    change(&app, &exchange, move |one| {
        one.state = tandem::domain::subscription::SubscriptionState::Suspended;
        one.suspended_at = Some(since);
    })
    .await;
    suspend(&app, "aurora.example", "Bills.").await;
    let passed = exchange.term_ends_at.unwrap().plus(TimeDelta::days(3));
    app.clock.advance(passed.since(app.clock.now()));
    let sales = app.signed_in(SALES).await;
    let page = sales.get(&address(&exchange)).await;
    let answer = sales.press(&page, "Submit", &[("Active", "active")]).await;
    assert_eq!(answer.status, StatusCode::SEE_OTHER, "{}", answer.text());
    let after = elm(&app, EXCHANGE).await;
    assert_eq!((after.state.as_str(), after.quantity, after.next_quantity), ("active", 3, Some(9)));
}

#[rstest]
#[actix_web::test]
async fn a_suspended_partner_stops_its_customers_purchases_and_lets_none_begin(
    #[values(Backend::Sqlite, Backend::Postgres)] backend: Backend,
) {
    let app = TestApp::demo(backend).await;
    let agent = app.signed_in("admin.agent@aurora.example").await;
    let account = format!("/customers/{}/account", tenant(&app, ELM).await);
    agent.press(&agent.get(&account).await, "Allow customer to purchase", &[]).await;
    suspend(&app, "aurora.example", "Bills.").await;
    let page = agent.get(&account).await;
    let off = agent.press_on(&page, "Allow customer to purchase", &[]).await;
    assert!(!off.body.contains("role=\"switch\""), "on is not offered: {}", off.text());
    let token = csrf(&agent).await;
    let on = agent.post(&format!("{account}/purchases"), &[("csrf", &token), ("allowed", "yes")]).await;
    assert_eq!(on.status, StatusCode::FORBIDDEN);
    let now = agent.get(&account).await;
    assert!(!now.body.contains("role=\"switch\"") && now.says("Allow customer to purchase Off"), "{}", now.text());
}

#[rstest]
#[actix_web::test]
async fn an_add_on_never_stands_under_a_suspended_reseller(
    #[values(Backend::Sqlite, Backend::Postgres)] backend: Backend,
) {
    let app = TestApp::demo(backend).await;
    let sales = app.signed_in(SALES).await;
    let standard = elm(&app, STANDARD).await;
    let page = sales.get(&format!("{}/add-ons", address(&standard))).await;
    assert!(!page.says("without the reseller"), "{}", page.text());
    suspend(&app, "birch.example", "Not answering customers.").await;
    let id = standard.id;
    let before = app.read(move |db| subscriptions::living_add_ons(db, id)).await.len();
    let refused = sales.press(&page, "Buy", &[("Licenses", "2")]).await;
    assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY, "{}", refused.text());
    assert!(refused.alert().contains("is suspended"), "{}", refused.text());
    assert!(refused.says("The add-on is ordered without the reseller") && refused.value_of("Licenses") == "2");
    assert_eq!(app.read(move |db| subscriptions::living_add_ons(db, id)).await.len(), before);
    app.clock.advance(TimeDelta::seconds(1));
    let done = sales.press(&refused, "Buy", &[]).await;
    assert_eq!(done.status, StatusCode::SEE_OTHER, "{}", done.text());
    let add_ons = app.read(move |db| subscriptions::living_add_ons(db, id)).await;
    assert_eq!((add_ons.len(), add_ons.last().unwrap().reseller_mpn_id), (before + 1, None));
}

#[rstest]
#[actix_web::test]
async fn nobody_is_invited_to_a_suspended_provider_and_nothing_referred_to_a_suspended_reseller(
    #[values(Backend::Sqlite, Backend::Postgres)] backend: Backend,
) {
    let app = TestApp::demo(backend).await;
    let birch = app.signed_in("sales.agent@birch.example").await;
    let aurora = app.signed_in(SALES).await;
    let list = birch.get("/indirect-providers").await;
    let accepted = birch.get(&birch.get("/referrals").await.link("Tamarack Outdoor").unwrap()).await;
    suspend(&app, "aurora.example", "Bills.").await;
    let before = partner::indirect_resellers::dump(&app).await;
    let refused = birch.press_in_row(&list, "Aurora Distribution", "Invite new customers").await;
    assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY, "{}", refused.text());
    assert!(refused.alert().starts_with("Aurora Distribution is suspended and can’t take new customers"));
    let row = refused.row("Aurora Distribution").unwrap();
    assert!(row.contains("Suspended") && !row.contains("Invite new customers"), "{row}");
    let refused = birch.press(&accepted, "Invite new customers", &[]).await;
    assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY, "{}", refused.text());
    assert!(refused.alert().starts_with("Aurora Distribution is suspended"), "{}", refused.text());
    assert!(!refused.body.contains("value=\"provider\"") && refused.body.contains("value=\"nobody\""));
    assert_eq!(partner::indirect_resellers::dump(&app).await["invitations"], before["invitations"]);

    reactivate(&app, "aurora.example").await;
    suspend(&app, "birch.example", "Not answering customers.").await;
    let form = aurora.get("/referrals/new").await;
    assert_eq!(form.status, StatusCode::OK);
    assert!(!form.body.contains("Birch IT</option>"), "{}", form.text());
    let birch = aurora.get(&aurora.get("/indirect-resellers").await.way_in("Birch IT").unwrap()).await;
    assert!(birch.link("Business profile").is_some() && birch.link("Refer a customer").is_none(), "{}", birch.text());
}

#[rstest]
#[actix_web::test]
async fn others_see_what_a_suspended_partner_manages_and_find_it_again_when_it_is_back(
    #[values(Backend::Sqlite, Backend::Postgres)] backend: Backend,
) {
    const BASIC: &str = "Microsoft 365 Business Basic";
    let app = TestApp::demo(backend).await;
    let aurora = app.signed_in(SALES).await;
    let (link, _) = send(&app, &aurora, "global.admin@cedar.example").await;
    let customer = tenant(&app, ELM).await;
    let listed = format!("/customers/{customer}/subscriptions");
    // An order is begun before, and stands at its last step.
    let page = aurora.get(&new_order::address(&app, ELM).await).await;
    let basket = [("Microsoft 365 E3", "on"), ("Licenses for Microsoft 365 E3", "4")];
    let review = aurora.press_on(&page, "Next: Review", &basket).await;
    assert_eq!(review.heading(), "Review", "{}", review.text());
    let operator = app.signed_in("operator@tandem.example").await;
    let page = operator.get(&format!("{}/suspend", path(&app, "aurora.example").await)).await;
    let refused = operator.press(&page, "Suspend", &[("Reason", "")]).await;
    assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(!refused.refusal_of("Reason").is_empty());
    suspend(&app, "aurora.example", "Three bills are overdue.\r\nPay them, please.").await;

    assert_eq!(aurora.press(&review, "Submit", &[]).await.status, StatusCode::FORBIDDEN);
    for path in [listed.as_str(), "/customers", "/indirect-resellers"] {
        let page = aurora.get(path).await;
        for words in
            ["This account is suspended.", "Three bills are overdue.", "Pay them, please.", "operator@tandem.example"]
        {
            assert!(page.body.contains(words), "{words} at {path}: {}", page.text());
        }
        for act in ["Add subscription", "Add customer", "Request a reseller relationship"] {
            assert!(page.link(act).is_none(), "{act} at {path}");
        }
        assert!(!page.says("Request a partnership"), "{path}: {}", page.text());
    }
    let stranger = app.browser();
    let public = stranger.get("/providers").await;
    assert!(public.row("Aurora Distribution").is_none() && public.row("Zenith Supply").is_some());
    let cedar = app.signed_in("global.admin@cedar.example").await;
    assert_eq!(cedar.get(&link).await.status, StatusCode::NOT_FOUND, "Its open invitations can’t be accepted.");

    // It manages what it has: fewer licenses, but no more of them.
    let page = aurora.get(&aurora.get(&listed).await.link_in_row(BASIC, BASIC).unwrap()).await;
    let refused = aurora.press(&page, "Submit", &[("Quantity", "6")]).await;
    assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(refused.refusal_of("Quantity").contains("Your organization is suspended"), "{}", refused.text());
    let typed = [("Quantity", "4"), ("Subscription nickname", "The shop's mail")];
    let saved = aurora.press_on(&refused, "Submit", &typed).await;
    assert!(saved.says("Subscription saved: The shop's mail."), "{}", saved.text());
    let elm = app.signed_in("admin@elmbakery.onmicrosoft.com").await;
    let own = elm.get("/subscriptions").await.row(BASIC).unwrap();
    assert!(own.contains(" 4 0 available Active"), "{own}");

    reactivate(&app, "aurora.example").await;
    let page = aurora.get(&review.path).await;
    assert!(!page.body.contains("This account is suspended."), "{}", page.text());
    assert!(aurora.press_on(&page, "Submit", &[]).await.says("placed."));
    assert!(elm.get("/subscriptions").await.row("Microsoft 365 E3").is_some());
    assert!(stranger.get("/providers").await.row("Aurora Distribution").is_some());
    let page = cedar.get(&link).await;
    assert_eq!(page.status, StatusCode::OK, "its invitations lead to it again");
    let (action, mut fields) = page.fill(None, "Authorize indirect provider", &[]);
    fields.push(("consent".into(), "yes".into()));
    let fields: Vec<_> = fields.iter().map(|(name, value)| (name.as_str(), value.as_str())).collect();
    assert_eq!(cedar.post(&action, &fields).await.status, StatusCode::SEE_OTHER);
    assert!(aurora.get("/indirect-resellers").await.row("Cedar Systems").is_some());
}
