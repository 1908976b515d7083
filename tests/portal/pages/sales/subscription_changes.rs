//! The pages of what is done to a subscription: cancelled, scheduled, paid for, upgraded, added to.

use actix_web::http::StatusCode;
use chrono::TimeDelta;
use rstest::rstest;
use tandem::{
    domain::{
        order::LineKind,
        subscription::{EndReason, SubscriptionState},
    },
    repository::subscriptions,
};

use super::subscriptions::{BASIC, SECOND, STANDARD, TEAMS, TRIAL, VISIO, WEEK, address, elm, lines, submit};
use crate::support::{Backend, TestApp};

#[rstest]
#[actix_web::test]
async fn cancelling_ends_add_ons_too_and_only_within_the_window(
    #[values(Backend::Sqlite, Backend::Postgres)] backend: Backend,
) {
    let app = TestApp::demo(backend).await;
    let aurora = app.signed_in("sales.agent@aurora.example").await;
    let standard = elm(&app, STANDARD).await;
    let page = aurora.get(&format!("{}/cancel", address(&standard))).await;
    assert_eq!(page.status, StatusCode::CONFLICT);
    assert!(page.says("within 7 days after purchase or renewal"));
    assert!(aurora.get(&address(&standard)).await.link("Cancel this subscription").is_none());
    app.sql("UPDATE subscriptions SET window_ends_at = '2030-01-16 12:00:00'").await;
    let page = aurora.get(&format!("{}/cancel", address(&standard))).await;
    assert!(page.says(TEAMS), "{}", page.text());
    app.clock.advance(TimeDelta::hours(24) - SECOND);
    let aurora = app.signed_in("sales.agent@aurora.example").await;
    let page = aurora.get(&format!("{}/cancel", address(&standard))).await;
    let after = aurora.press_on(&page, "Yes, cancel", &[]).await;
    assert!(after.says("canceled."), "{}", after.text());
    let (parent, add_on) = (elm(&app, STANDARD).await, elm(&app, TEAMS).await);
    assert_eq!((parent.state, parent.end_reason), (SubscriptionState::Deleted, Some(EndReason::Cancelled)));
    assert_eq!((add_on.state, add_on.end_reason), (SubscriptionState::Deleted, Some(EndReason::ParentEnded)));
    // The last of its billing period's 31 days is given back.
    assert_eq!(lines(&app, &standard).await.last(), Some(&(LineKind::Cancellation, -10, -10 * 40)));
    // What has ended stays ended, whatever is sent.
    let again = aurora.press(&page, "Yes, cancel", &[]).await;
    assert_eq!(again.status, StatusCode::CONFLICT);
    let page = aurora.get(&address(&standard)).await;
    assert!(page.says("Ended") && page.says("It was canceled.") && !page.body.contains("name=\"quantity\""));
    let basic = elm(&app, BASIC).await;
    let (_, mut fields) = aurora.get(&address(&basic)).await.fill(None, "Submit", &[("Active", "active")]);
    fields.retain(|(name, _)| name != "version");
    fields.push(("version".into(), parent.version.to_string()));
    let fields: Vec<(&str, &str)> = fields.iter().map(|(name, value)| (name.as_str(), value.as_str())).collect();
    let answer = aurora.post(&address(&standard), &fields).await;
    assert!(answer.alert().contains("This subscription has ended"), "{}", answer.text());
}

#[rstest]
#[actix_web::test]
async fn a_change_for_the_next_term_is_scheduled_and_taken_back(
    #[values(Backend::Sqlite, Backend::Postgres)] backend: Backend,
) {
    let app = TestApp::demo(backend).await;
    let aurora = app.signed_in("sales.agent@aurora.example").await;
    let standard = elm(&app, STANDARD).await;
    let path = format!("{}/schedule", address(&standard));
    let page = aurora.get(&path).await;
    assert_eq!((page.value_of("Licenses"), page.value_of("Term and billing")), ("10".into(), "P1Y monthly".into()));
    for (typed, plan, field) in [("0", "P1Y annual", "Licenses"), ("4", "P3Y annual", "Term and billing")] {
        let answer = aurora.press(&page, "Schedule", &[("Licenses", typed), ("Term and billing", plan)]).await;
        assert!(!answer.refusal_of(field).is_empty(), "{}", answer.text());
    }
    let answer = aurora.press(&page, "Schedule", &[("Licenses", "4"), ("Term and billing", "P1Y annual")]).await;
    let page = aurora.visit(&answer.location().unwrap()).await;
    assert!(
        page.says("Change scheduled") && page.says("Scheduled for the next term: 4 licenses, 1 year, billed annually"),
        "{}",
        page.text()
    );
    assert_eq!(elm(&app, STANDARD).await.quantity, 10);
    // A change of licenses before that leaves it as it is; turning auto-renew off drops it.
    submit(&aurora, &standard, &[("Quantity", "11")]).await;
    assert_eq!(elm(&app, STANDARD).await.next_quantity, Some(4));
    let page = aurora.get(&path).await;
    let answer = aurora.press(&page, "Cancel scheduled change", &[]).await;
    assert!(
        aurora
            .visit(&answer.location().unwrap())
            .await
            .says("Scheduled change canceled for Microsoft 365 Business Standard.")
    );
    assert_eq!(elm(&app, STANDARD).await.next_quantity, None);
    aurora.press(&aurora.get(&path).await, "Schedule", &[("Licenses", "4")]).await;
    let (_, mut fields) = aurora.get(&address(&standard)).await.fill(None, "Submit", &[]);
    fields.retain(|(name, _)| name != "auto_renew");
    let fields: Vec<(&str, &str)> = fields.iter().map(|(name, value)| (name.as_str(), value.as_str())).collect();
    assert_eq!(aurora.post(&address(&standard), &fields).await.status, StatusCode::SEE_OTHER);
    let after = elm(&app, STANDARD).await;
    assert_eq!((after.auto_renew, after.next_quantity), (false, None));
    assert_eq!(aurora.get(&path).await.status, StatusCode::CONFLICT);
    assert!(aurora.get(&address(&standard)).await.says("Auto-renew is off, so the subscription ends with its term."));
    assert_eq!(
        aurora.get(&format!("{}/schedule", address(&elm(&app, VISIO).await))).await.status,
        StatusCode::CONFLICT
    );
}

#[rstest]
#[actix_web::test]
async fn a_trial_becomes_a_paid_subscription_of_the_same_id(
    #[values(Backend::Sqlite, Backend::Postgres)] backend: Backend,
) {
    let app = TestApp::demo(backend).await;
    let trial = elm(&app, TRIAL).await;
    // Admin agents manage subscriptions, but trials are not theirs to order.
    let agent = app.signed_in("admin.agent@aurora.example").await;
    assert!(agent.get(&address(&trial)).await.link("Convert trial to paid subscription").is_none());
    assert_eq!(agent.get(&format!("{}/convert", address(&trial))).await.status, StatusCode::FORBIDDEN);
    let aurora = app.signed_in("sales.agent@aurora.example").await;
    let path = aurora.get(&address(&trial)).await.link("Convert trial to paid subscription").unwrap();
    let page = aurora.get(&path).await;
    let answer = aurora.press(&page, "Apply", &[("Licenses", "0")]).await;
    assert!(!answer.refusal_of("Licenses").is_empty());
    let answer = aurora.press(&page, "Apply", &[("Offer", "nonsense")]).await;
    assert_eq!(answer.refusal_of("Offer"), "Choose an option.");
    app.clock.advance(SECOND);
    let answer = aurora.press(&page, "Apply", &[("Licenses", "7")]).await;
    assert!(
        aurora.visit(&answer.location().unwrap()).await.says("Trial converted to a paid subscription"),
        "{}",
        answer.text()
    );
    let id = trial.id;
    let paid = app.read(move |db| subscriptions::get(db, id)).await;
    assert_eq!((paid.quantity, paid.auto_renew, paid.offer_name.as_str()), (7, true, "Power BI Pro"));
    assert_eq!((paid.term_started_at, paid.window_ends_at), (app.clock.now(), Some(app.clock.now().plus(WEEK))));
    assert_eq!(lines(&app, &trial).await.last().unwrap().0, LineKind::Conversion);
    assert_eq!(aurora.get(&path).await.status, StatusCode::CONFLICT);
}

#[rstest]
#[actix_web::test]
async fn an_upgrade_keeps_id_term_and_window_and_its_add_ons(
    #[values(Backend::Sqlite, Backend::Postgres)] backend: Backend,
) {
    let app = TestApp::demo(backend).await;
    let aurora = app.signed_in("sales.agent@aurora.example").await;
    let basic = elm(&app, BASIC).await;
    let page = aurora.get(&format!("{}/upgrade", address(&basic))).await;
    assert!(page.body.contains("Microsoft 365 Business Premium: 22.00"), "{}", page.text());
    let answer = aurora.press(&page, "Upgrade now", &[("Offer", "nonsense")]).await;
    assert_eq!(answer.refusal_of("Offer"), "Choose an option.");
    let premium = page.body.split("Microsoft 365 Business Premium: 22.00").next().unwrap();
    let value = premium.rsplit("value=\"").next().unwrap().split('"').next().unwrap().to_owned();
    app.clock.advance(SECOND);
    let answer = aurora.press(&page, "Upgrade now", &[("Offer", &value)]).await;
    assert!(
        aurora
            .visit(&answer.location().unwrap())
            .await
            .says("Subscription upgraded to Microsoft 365 Business Premium.")
    );
    let id = basic.id;
    let after = app.read(move |db| subscriptions::get(db, id)).await;
    assert_eq!(
        (after.nickname.as_str(), after.unit_price, after.quantity),
        ("Microsoft 365 Business Premium", 2200, 5)
    );
    assert_eq!((after.term_ends_at, after.window_ends_at), (basic.term_ends_at, basic.window_ends_at));
    assert_eq!(lines(&app, &basic).await.last(), Some(&(LineKind::Upgrade, 5, 5 * (2_200 - 600))));
    // Nothing bigger is sold.
    assert_eq!(aurora.get(&format!("{}/upgrade", address(&basic))).await.status, StatusCode::CONFLICT);
    assert!(aurora.get(&address(&basic)).await.link("Upgrade").is_none());
}

#[rstest]
#[actix_web::test]
async fn an_add_on_is_ordered_on_the_page_of_its_parent_once_however_often_the_form_is_sent(
    #[values(Backend::Sqlite, Backend::Postgres)] backend: Backend,
) {
    let app = TestApp::demo(backend).await;
    let aurora = app.signed_in("sales.agent@aurora.example").await;
    let standard = elm(&app, STANDARD).await;
    let path = aurora.get(&address(&standard)).await.link("Buy an add-on").unwrap();
    let page = aurora.get(&path).await;
    assert!(!aurora.press(&page, "Buy", &[("Licenses", "0")]).await.refusal_of("Licenses").is_empty());
    for _ in 0..2 {
        let answer = aurora.press(&page, "Buy", &[("Licenses", "3")]).await;
        assert!(aurora.visit(&answer.location().unwrap()).await.says("Add-on ordered for"), "{}", answer.text());
    }
    let id = standard.id;
    let add_ons = app.read(move |db| subscriptions::living_add_ons(db, id)).await;
    assert_eq!(add_ons.iter().map(|one| one.quantity).collect::<Vec<_>>(), [4, 3]);
    assert_eq!((add_ons[1].reseller_mpn_id, add_ons[1].parent_id), (Some(4_100_001), Some(id)));
    // Not for what is suspended, nor for what takes none.
    for offer in [VISIO, TRIAL, TEAMS, "Azure plan"] {
        let one = elm(&app, offer).await;
        assert_eq!(aurora.get(&format!("{}/add-ons", address(&one))).await.status, StatusCode::CONFLICT, "{offer}");
    }
    // A reseller that lost its partnership keeps its number, and gets none on what is new.
    app.sql("UPDATE partnerships SET state = 'removed', removed_at = since").await;
    let page = aurora.get(&path).await;
    assert!(page.says("The add-on is ordered without the reseller"), "{}", page.text());
    app.clock.advance(SECOND);
    aurora.press(&page, "Buy", &[("Licenses", "2")]).await;
    let add_ons = app.read(move |db| subscriptions::living_add_ons(db, id)).await;
    assert_eq!((add_ons.len(), add_ons[2].reseller_mpn_id), (3, None));
}
