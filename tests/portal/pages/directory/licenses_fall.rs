//! What becomes of assigned licenses when there are fewer of them, and when they move to another product.

use std::sync::Arc;

use actix_web::http::StatusCode;
use chrono::TimeDelta;
use rstest::rstest;
use tandem::{
    domain::{ids::UserId, policy::Action},
    repository::{audit, licenses},
    service::renewals::Renewals,
};

use super::licenses::{BASIC, add_users, counted, of};
use crate::{
    pages::sales::{
        renewals::change,
        subscriptions::{address, elm},
    },
    support::{Backend, TestApp, grant_for},
};

const EXCHANGE: &str = "Exchange Online (Plan 1)";
const TRIAL: &str = "Power BI Trial";
const SALES: &str = "sales.agent@aurora.example";

/// Gives a product to users one after another, a second between them; the oldest first.
async fn give(app: &TestApp, product: &'static str, users: &[(UserId, String)]) {
    let aurora = app.signed_in(SALES).await;
    let customer = elm(app, BASIC).await.customer_id;
    for (id, _) in users {
        app.clock.advance(TimeDelta::seconds(1));
        let page = aurora.get(&format!("/customers/{customer}/users/{id}/licenses")).await;
        let answer = aurora.press(&page, "Save", &[(product, "Assigned")]).await;
        assert_eq!(answer.status, StatusCode::SEE_OTHER, "{}", answer.text());
    }
}

/// Takes a product from everybody.
async fn clear(app: &TestApp, product: &'static str) {
    let offer = elm(app, product).await;
    app.write(move |db| {
        let found = licenses::newest(db, offer.customer_id, offer.offer_id, 1000)?;
        let users: Vec<UserId> = found.iter().map(|one| one.user_id).collect();
        licenses::take(db, &grant_for(Action::AssignLicenses), offer.customer_id, offer.offer_id, &users)
    })
    .await;
}

/// Who has a product, as places in `users`.
async fn having(app: &TestApp, product: &'static str, users: &[(UserId, String)]) -> Vec<usize> {
    let one = elm(app, product).await;
    let ids: Vec<UserId> = users.iter().map(|(id, _)| *id).collect();
    let wanted = ids.clone();
    let held = app.read(move |db| licenses::held(db, one.customer_id, &wanted)).await;
    (0..ids.len()).filter(|at| held.contains(&(ids[*at], one.offer_id))).collect()
}

async fn drain(app: &TestApp) {
    let renewals = Renewals {
        database: app.state.database.clone(),
        clock: app.clock.clone(),
        keys: Arc::clone(&app.state.keys),
        public_url: Arc::clone(&app.state.public_url),
    };
    renewals.drain().await.unwrap();
}

#[rstest]
#[actix_web::test]
async fn fewer_licenses_than_are_assigned_are_refused_now_and_for_the_next_term(
    #[values(Backend::Sqlite, Backend::Postgres)] backend: Backend,
) {
    let app = TestApp::demo(backend).await;
    clear(&app, BASIC).await;
    let users = add_users(&app, "Rita", 3, "US").await;
    give(&app, BASIC, &users).await;
    let aurora = app.signed_in(SALES).await;
    let basic = elm(&app, BASIC).await;
    let page = aurora.get(&address(&basic)).await;
    let answer = aurora.press(&page, "Submit", &[("Quantity", "2")]).await;
    let words = "3 licenses of Microsoft 365 Business Basic are assigned, and only 2 would be left. First revoke 1";
    assert!(answer.refusal_of("Quantity").contains(words), "{}", answer.text());
    assert_eq!(answer.link("Assign and revoke licenses"), Some(of(basic.customer_id)));
    let schedule = format!("{}/schedule", address(&basic));
    let page = aurora.get(&schedule).await;
    let answer = aurora.press(&page, "Schedule", &[("Licenses", "1")]).await;
    assert!(answer.refusal_of("Licenses").contains("only 1 would be left. First revoke 2"), "{}", answer.text());
    assert_eq!(answer.link("Assign and revoke licenses"), Some(of(basic.customer_id)));
    // As many as are assigned may stay.
    let answer = aurora.press(&aurora.get(&address(&basic)).await, "Submit", &[("Quantity", "3")]).await;
    assert_eq!(answer.status, StatusCode::SEE_OTHER, "{}", answer.text());
    assert_eq!(counted(&app, BASIC).await, (3, 3));
    // Suspended, it keeps what is assigned.
    let answer = aurora.press(&aurora.get(&address(&basic)).await, "Submit", &[("Suspended", "suspended")]).await;
    assert_eq!((answer.status, counted(&app, BASIC).await), (StatusCode::SEE_OTHER, (3, 3)));
}

#[rstest]
#[actix_web::test]
async fn a_scheduled_fall_takes_the_newest_and_an_end_takes_all(
    #[values(Backend::Sqlite, Backend::Postgres)] backend: Backend,
) {
    let app = TestApp::demo(backend).await;
    let users = add_users(&app, "Rita", 3, "US").await;
    let exchange = elm(&app, EXCHANGE).await;
    change(&app, &exchange, |one| {
        one.next_quantity = Some(1);
        one.next_term = Some(one.term);
        one.next_frequency = Some(one.frequency);
    })
    .await;
    // Whoever is given one after that was scheduled loses it again.
    give(&app, EXCHANGE, &users).await;
    app.clock.advance(exchange.term_ends_at.unwrap().since(app.clock.now()));
    drain(&app).await;
    assert_eq!((counted(&app, EXCHANGE).await, having(&app, EXCHANGE, &users).await), ((1, 1), vec![0]));
    let newest = users[2].0;
    let records = app.read(move |db| audit::of_object(db, "user", *newest.uuid())).await;
    assert_eq!(records[0].email, "renewals");
    assert!(records[0].new.as_deref().unwrap().contains(r#""taken":["Exchange Online (Plan 1)"]"#), "{records:?}");
    // Cancelled within the window that began with the renewal, it takes the last one.
    let aurora = app.signed_in(SALES).await;
    let page = aurora.get(&format!("{}/cancel", address(&exchange))).await;
    let answer = aurora.press(&page, "Yes, cancel", &[]).await;
    assert_eq!(answer.status, StatusCode::SEE_OTHER, "{}", answer.text());
    assert_eq!((counted(&app, EXCHANGE).await, having(&app, EXCHANGE, &users).await), ((0, 0), vec![]));
}

#[rstest]
#[actix_web::test]
async fn what_is_not_renewed_and_trials_that_end_take_their_licenses(
    #[values(Backend::Sqlite, Backend::Postgres)] backend: Backend,
) {
    let app = TestApp::demo(backend).await;
    let users = add_users(&app, "Rita", 2, "US").await;
    give(&app, EXCHANGE, &users).await;
    give(&app, TRIAL, &users).await;
    let (exchange, trial) = (elm(&app, EXCHANGE).await, elm(&app, TRIAL).await);
    change(&app, &exchange, |one| one.auto_renew = false).await;
    for end in [exchange.term_ends_at.unwrap(), trial.term_ends_at.unwrap()] {
        app.clock.advance(end.since(app.clock.now()));
        drain(&app).await;
    }
    assert_eq!((having(&app, EXCHANGE, &users).await, having(&app, TRIAL, &users).await), (vec![], vec![]));
    let basic = elm(&app, BASIC).await;
    let left = app.read(move |db| licenses::assigned(db, basic.customer_id)).await;
    assert!(!left.contains_key(&exchange.offer_id) && !left.contains_key(&trial.offer_id));
}

#[rstest]
#[actix_web::test]
async fn an_upgrade_and_a_conversion_move_licenses_with_their_users(
    #[values(Backend::Sqlite, Backend::Postgres)] backend: Backend,
) {
    let app = TestApp::demo(backend).await;
    clear(&app, BASIC).await;
    let users = add_users(&app, "Rita", 4, "US").await;
    give(&app, BASIC, &users).await;
    give(&app, TRIAL, &users).await;
    let aurora = app.signed_in(SALES).await;
    let basic = elm(&app, BASIC).await;
    let page = aurora.get(&format!("{}/upgrade", address(&basic))).await;
    let premium = page.body.split("Microsoft 365 Business Premium: 22.00").next().unwrap();
    let value = premium.rsplit("value=\"").next().unwrap().split('"').next().unwrap().to_owned();
    let answer = aurora.press(&page, "Upgrade now", &[("Offer", &value)]).await;
    assert_eq!(answer.status, StatusCode::SEE_OTHER, "{}", answer.text());
    assert_eq!(counted(&app, "Microsoft 365 Business Premium").await, (5, 4));
    assert_eq!(having(&app, "Microsoft 365 Business Premium", &users).await, [0, 1, 2, 3]);
    assert_eq!(counted(&app, BASIC).await, (0, 0));
    app.clock.advance(TimeDelta::seconds(1));
    // A trial of 25 is paid for by two: the two who had it first keep it.
    let page = aurora.get(&format!("{}/convert", address(&elm(&app, TRIAL).await))).await;
    let answer = aurora.press(&page, "Apply", &[("Licenses", "2")]).await;
    assert_eq!(answer.status, StatusCode::SEE_OTHER, "{}", answer.text());
    assert_eq!((counted(&app, "Power BI Pro").await, having(&app, "Power BI Pro", &users).await), ((2, 2), vec![0, 1]));
    let (kept, lost) = (users[0].0, users[3].0);
    let told = app
        .read(move |db| {
            let mut told = Vec::new();
            for id in [kept, lost] {
                told.push(audit::of_object(db, "user", *id.uuid())?.remove(0).new.unwrap());
            }
            Ok(told)
        })
        .await;
    assert_eq!(told[0], r#"{"given":["Power BI Pro"],"taken":["Power BI Trial"]}"#);
    assert_eq!(told[1], r#"{"given":[],"taken":["Power BI Trial"]}"#);
}
