//! What happens to subscriptions by itself: at its second, once, on one of several nodes.

use std::sync::Arc;

use chrono::TimeDelta;
use rstest::rstest;
use tandem::{
    domain::{
        moment::Moment,
        order::LineKind,
        policy::Action,
        subscription::{EndReason, SubscriptionState},
    },
    repository::{
        db::Database,
        subscriptions::{self, Subscription},
    },
    service::renewals::Renewals,
};

use super::subscriptions::{elm, lines};
use crate::support::{Backend, TestApp, grant_for};

const SECOND: TimeDelta = TimeDelta::seconds(1);
const EXCHANGE: &str = "Exchange Online";
const STANDARD: &str = "Microsoft 365 Business Standard";
const TEAMS: &str = "Microsoft Teams Phone Standard";
const TRIAL: &str = "Power BI Trial";
const VISIO: &str = "Visio Plan 2";

fn node(app: &TestApp, database: Database) -> Renewals {
    Renewals {
        database,
        clock: app.clock.clone(),
        keys: Arc::clone(&app.state.keys),
        public_url: Arc::clone(&app.state.public_url),
    }
}

pub async fn drain(app: &TestApp) -> usize {
    node(app, app.state.database.clone()).drain().await.unwrap()
}

/// Moves the clock to this long before or after a moment.
fn go(app: &TestApp, to: Moment, by: TimeDelta) {
    app.clock.advance(to.plus(by).since(app.clock.now()));
}

/// Changes what is kept of a subscription.
pub async fn change(app: &TestApp, one: &Subscription, change: impl FnOnce(&mut Subscription) + Send + 'static) {
    let id = one.id;
    app.write(move |db| {
        let before = subscriptions::get(db, id)?;
        let mut after = before.clone();
        change(&mut after);
        let after = after.under(after.contract());
        assert!(subscriptions::update(db, &grant_for(Action::ManageSubscriptions), &before, after)?.is_some());
        Ok(())
    })
    .await;
}

#[rstest]
#[actix_web::test]
async fn a_term_renews_at_its_second_at_the_price_of_that_day(
    #[values(Backend::Sqlite, Backend::Postgres)] backend: Backend,
) {
    let app = TestApp::demo(backend).await;
    let exchange = elm(&app, EXCHANGE).await;
    let end = exchange.term_ends_at.unwrap();
    app.sql("UPDATE offer_prices SET unit_price = unit_price + 100").await;
    go(&app, end, -SECOND);
    drain(&app).await;
    assert_eq!(elm(&app, EXCHANGE).await, exchange);
    go(&app, end, TimeDelta::zero());
    assert_eq!(drain(&app).await, 1);
    let renewed = elm(&app, EXCHANGE).await;
    assert_eq!((renewed.term_started_at, renewed.state, renewed.quantity), (end, SubscriptionState::Active, 3));
    assert_eq!(renewed.unit_price, exchange.unit_price + 100);
    assert_eq!(renewed.window_ends_at, Some(end.plus(TimeDelta::days(7))));
    assert_eq!(renewed.due_at, renewed.term_ends_at);
    assert_eq!(lines(&app, &exchange).await.last(), Some(&(LineKind::Renewal, 3, 3 * renewed.unit_price)));
    assert_eq!(drain(&app).await, 0);
    // What nobody did is told as what the portal did.
    let aurora = app.signed_in("sales.agent@aurora.example").await;
    let page = aurora.get(&super::subscriptions::address(&exchange)).await;
    assert!(page.says("Cancel this subscription") && page.says("You can reduce the number until"), "{}", page.text());
}

#[rstest]
#[actix_web::test]
async fn what_was_scheduled_is_made_and_several_terms_are_caught_up(
    #[values(Backend::Sqlite, Backend::Postgres)] backend: Backend,
) {
    let app = TestApp::demo(backend).await;
    let exchange = elm(&app, EXCHANGE).await;
    change(&app, &exchange, |one| {
        one.next_quantity = Some(2);
        one.next_term = Some(tandem::domain::offer::Term::Month);
        one.next_frequency = Some(tandem::domain::offer::Frequency::Monthly);
    })
    .await;
    let end = exchange.term_ends_at.unwrap();
    // Nothing ran for three months.
    go(&app, end, TimeDelta::days(70));
    drain(&app).await;
    let after = elm(&app, EXCHANGE).await;
    assert_eq!((after.quantity, after.next_quantity, after.term.as_str()), (2, None, "P1M"));
    assert!(after.term_started_at <= app.clock.now() && app.clock.now() < after.term_ends_at.unwrap());
    let kinds: Vec<_> = lines(&app, &exchange).await.into_iter().map(|(kind, quantity, _)| (kind, quantity)).collect();
    let renewal = (LineKind::Renewal, 2);
    assert_eq!(kinds, [(LineKind::New, 3), renewal, renewal, renewal]);
}

#[rstest]
#[actix_web::test]
async fn without_auto_renew_a_term_ends_and_its_add_ons_with_it(
    #[values(Backend::Sqlite, Backend::Postgres)] backend: Backend,
) {
    let app = TestApp::demo(backend).await;
    let standard = elm(&app, STANDARD).await;
    change(&app, &standard, |one| one.auto_renew = false).await;
    let aurora = app.signed_in("sales.agent@aurora.example").await;
    let page = aurora.get(&super::subscriptions::address(&elm(&app, TEAMS).await)).await;
    assert!(page.says("Ends with its parent"), "{}", page.text());
    go(&app, standard.term_ends_at.unwrap(), -SECOND);
    drain(&app).await;
    assert_eq!(elm(&app, STANDARD).await.state, SubscriptionState::Active);
    app.clock.advance(SECOND);
    drain(&app).await;
    let (parent, add_on) = (elm(&app, STANDARD).await, elm(&app, TEAMS).await);
    assert_eq!((parent.state, parent.end_reason), (SubscriptionState::Expired, Some(EndReason::NotRenewed)));
    assert_eq!((add_on.state, add_on.end_reason), (SubscriptionState::Expired, Some(EndReason::ParentEnded)));
    assert_eq!((parent.ended_at, parent.due_at, add_on.due_at), (standard.term_ends_at, None, None));
    assert_eq!(lines(&app, &add_on).await.len(), 1, "the add-on did not renew before it ended");
}

#[rstest]
#[actix_web::test]
async fn add_ons_renew_in_the_order_of_their_parent(#[values(Backend::Sqlite, Backend::Postgres)] backend: Backend) {
    let app = TestApp::demo(backend).await;
    let (standard, teams) = (elm(&app, STANDARD).await, elm(&app, TEAMS).await);
    go(&app, standard.term_ends_at.unwrap(), TimeDelta::zero());
    drain(&app).await;
    let after = elm(&app, TEAMS).await;
    assert_eq!(after.term_started_at, teams.term_ends_at.unwrap());
    assert_eq!(lines(&app, &teams).await.last().unwrap().0, LineKind::Renewal);
    app.sql(
        "CREATE TABLE counted AS SELECT o.id FROM orders o JOIN order_lines l ON l.order_id = o.id \
         WHERE o.placed_by = 'system' AND o.line_count = 2 GROUP BY o.id HAVING COUNT(*) = 2",
    )
    .await;
    app.sql("INSERT INTO installation SELECT * FROM installation WHERE (SELECT COUNT(*) FROM counted) <> 1").await;
}

#[rstest]
#[actix_web::test]
async fn a_trial_ends_and_what_was_suspended_is_deleted_at_the_second(
    #[values(Backend::Sqlite, Backend::Postgres)] backend: Backend,
) {
    let app = TestApp::demo(backend).await;
    let trial = elm(&app, TRIAL).await;
    go(&app, trial.term_ends_at.unwrap(), -SECOND);
    drain(&app).await;
    assert_eq!(elm(&app, TRIAL).await.state, SubscriptionState::Active);
    app.clock.advance(SECOND);
    drain(&app).await;
    let after = elm(&app, TRIAL).await;
    assert_eq!((after.state, after.end_reason), (SubscriptionState::Expired, Some(EndReason::TrialOver)));
    let since = elm(&app, VISIO).await.suspended_at.unwrap();
    go(&app, since, TimeDelta::days(90) - SECOND);
    drain(&app).await;
    assert_eq!(elm(&app, VISIO).await.state, SubscriptionState::Suspended);
    app.clock.advance(SECOND);
    drain(&app).await;
    let after = elm(&app, VISIO).await;
    assert_eq!((after.state, after.end_reason), (SubscriptionState::Deleted, Some(EndReason::SuspendedTooLong)));
    assert_eq!(after.ended_at, Some(since.plus(TimeDelta::days(90))));
}

#[rstest]
#[actix_web::test]
async fn of_several_nodes_at_once_each_step_is_taken_by_one(
    #[values(Backend::Sqlite, Backend::Postgres)] backend: Backend,
) {
    let app = TestApp::demo(backend).await;
    let standard = elm(&app, STANDARD).await;
    go(&app, standard.term_ends_at.unwrap(), TimeDelta::days(800));
    let mut nodes = Vec::new();
    for _ in 0..4 {
        let node = node(&app, app.database.open());
        nodes.push(actix_web::rt::spawn(async move { node.drain().await.unwrap() }));
    }
    let mut steps = 0;
    for node in nodes {
        steps += node.await.unwrap();
    }
    // A node that came second left it to the first; whatever that left over is taken now.
    steps += drain(&app).await;
    assert_eq!(drain(&app).await, 0);
    let kinds: Vec<_> = lines(&app, &standard).await.into_iter().map(|(kind, ..)| kind).collect();
    let renewal = LineKind::Renewal;
    assert_eq!(kinds, [LineKind::New, renewal, renewal, renewal]);
    assert_eq!(elm(&app, STANDARD).await.version, standard.version + 3);
    assert!(steps >= 3);
}

#[rstest]
#[actix_web::test]
async fn a_form_and_the_portal_at_once_lose_nothing(#[values(Backend::Sqlite, Backend::Postgres)] backend: Backend) {
    let app = TestApp::demo(backend).await;
    let exchange = elm(&app, EXCHANGE).await;
    go(&app, exchange.term_ends_at.unwrap(), TimeDelta::zero());
    let aurora = app.signed_in("sales.agent@aurora.example").await;
    let page = aurora.get(&super::subscriptions::address(&exchange)).await;
    // Its date has come: the form waits for the portal.
    let answer = aurora.press(&page, "Submit", &[("Quantity", "9")]).await;
    assert!(answer.refusal_of("Quantity").contains("is about to run"), "{}", answer.text());
    drain(&app).await;
    let answer = aurora.press(&page, "Submit", &[("Quantity", "9")]).await;
    assert!(answer.alert().contains("someone else changed this subscription"), "{}", answer.text());
    let answer = aurora.press(&answer, "Submit", &[]).await;
    assert_eq!(answer.status.as_u16(), 303, "{}", answer.text());
    let after = elm(&app, EXCHANGE).await;
    assert_eq!((after.quantity, after.version), (9, exchange.version + 2));
}
