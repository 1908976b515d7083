//! A customer's subscriptions: the list, the page of one, and who may do what with it.

use actix_web::http::StatusCode;
use chrono::TimeDelta;
use diesel::{
    QueryableByName, RunQueryDsl, sql_query,
    sql_types::{BigInt, Text},
};
use rstest::rstest;
use tandem::{
    domain::{
        ids::{AccountId, SubscriptionId},
        order::LineKind,
        policy::{Action, allows},
        subscription::{SubscriptionState, sight::Sight},
    },
    repository::{
        accounts, audit,
        db::Db,
        subscriptions::{self, Subscription},
    },
};

use crate::{
    pages::platform,
    support::{Backend, Browser, Page, TestApp, grant_for},
};

pub const BASIC: &str = "Microsoft 365 Business Basic";
pub const STANDARD: &str = "Microsoft 365 Business Standard";
pub const TEAMS: &str = "Microsoft Teams Phone Standard";
pub const TRIAL: &str = "Power BI Trial";
pub const VISIO: &str = "Visio Plan 2";
pub const SECOND: TimeDelta = TimeDelta::seconds(1);
pub const WEEK: TimeDelta = TimeDelta::days(7);

pub async fn account(app: &TestApp, domain: &'static str) -> AccountId {
    app.read(move |db| accounts::find_by_domain(db, domain)).await
}

/// The customer's newest subscription to an offer whose name begins so.
pub async fn subscription(app: &TestApp, customer: &'static str, offer: &'static str) -> Subscription {
    app.read(move |db| {
        let customer = accounts::find_by_domain(db, customer)?;
        let found = subscriptions::all(db, &Sight::All, customer)?;
        Ok(found.into_iter().rev().find(|one| one.offer_name.starts_with(offer)).expect(offer))
    })
    .await
}

pub async fn elm(app: &TestApp, offer: &'static str) -> Subscription {
    subscription(app, "elmbakery.onmicrosoft.com", offer).await
}

pub fn address(one: &Subscription) -> String {
    format!("/customers/{}/subscriptions/{}", one.customer_id, one.id)
}

/// Presses Submit on the subscription's page as it is now.
pub async fn submit(browser: &Browser, one: &Subscription, typed: &[(&str, &str)]) -> Page {
    let page = browser.get(&address(one)).await;
    browser.press(&page, "Submit", typed).await
}

#[derive(QueryableByName)]
struct Line {
    #[diesel(sql_type = Text)]
    kind: String,
    #[diesel(sql_type = BigInt)]
    quantity: i64,
    #[diesel(sql_type = BigInt)]
    amount: i64,
}

/// An id as it stands in a statement.
pub fn literal(db: &Db, id: &uuid::Uuid) -> String {
    match db {
        Db::Pg(_) => format!("'{id}'"),
        Db::Sqlite(_) => format!("X'{}'", id.simple()),
    }
}

/// Kinds, quantities and amounts of the lines about a subscription, the oldest first.
pub async fn lines(app: &TestApp, one: &Subscription) -> Vec<(LineKind, i64, i64)> {
    let id = one.id;
    app.read(move |db| {
        let query = sql_query(format!(
            "SELECT l.kind, l.quantity, l.amount FROM order_lines l JOIN orders o ON o.id = l.order_id \
             WHERE l.subscription_id = {} ORDER BY o.id, l.position",
            literal(db, id.uuid())
        ));
        let found: Vec<Line> = match db {
            Db::Pg(conn) => query.load(conn)?,
            Db::Sqlite(conn) => query.load(conn)?,
        };
        Ok(found.into_iter().map(|line| (LineKind::parse(&line.kind).unwrap(), line.quantity, line.amount)).collect())
    })
    .await
}

/// Sells Elm Bakery what it has of Business Basic so many times more; every other one has ended.
pub async fn add(app: &TestApp, many: usize) {
    let basic = elm(app, BASIC).await;
    let now = app.clock.now();
    app.write(move |db| {
        for number in 0..many {
            let mut one = Subscription { id: SubscriptionId::at(now), ..basic.clone() };
            if number % 2 == 0 {
                one = one.under(one.contract().cancelled(now).unwrap());
            }
            subscriptions::insert_all(db, &grant_for(Action::OrderSubscriptions), &[one])?;
        }
        Ok(())
    })
    .await;
}

fn checkboxes(page: &Page) -> usize {
    page.body.matches("type=\"checkbox\"").count()
}

#[rstest]
#[actix_web::test]
async fn the_list_is_grouped_and_add_ons_stand_under_their_parents(
    #[values(Backend::Sqlite, Backend::Postgres)] backend: Backend,
) {
    let app = TestApp::demo(backend).await;
    let aurora = app.signed_in("sales.agent@aurora.example").await;
    let customer = elm(&app, BASIC).await.customer_id;
    let page = aurora.get(&format!("/customers/{customer}/subscriptions")).await;
    let text = page.text();
    for words in ["License-based", "Trials", "Usage-based", BASIC, STANDARD, TEAMS, TRIAL, VISIO, "Azure plan"] {
        assert!(text.contains(words), "{words}: {text}");
    }
    assert!(text.find(STANDARD) < text.find(TEAMS) && text.find(TEAMS) < text.find("Trials"), "{text}");
    assert!(page.row(STANDARD).unwrap().contains("Birch IT (4100001)"));
    assert!(page.row(VISIO).unwrap().contains("Suspended"));
    // For how long, at what price, and until when fewer will do; a trial has no price.
    assert!(page.row(STANDARD).unwrap().contains("1 year, billed monthly 12.50"), "{text}");
    assert!(page.row(BASIC).unwrap().contains("Can be reduced until"), "{text}");
    assert!(!page.row(STANDARD).unwrap().contains("reduced") && !page.row(TRIAL).unwrap().contains("USD"), "{text}");
    assert!(page.row("Azure plan").unwrap().contains("—"));
    assert_eq!(page.link("Add subscription").unwrap(), format!("/customers/{customer}/subscriptions/new"));
    assert!(page.link("Export subscriptions").is_some());
    // What has ended is folded away.
    assert!(!page.says("Ended"));
    let basic = elm(&app, BASIC).await;
    let cancel = aurora.get(&format!("{}/cancel", address(&basic))).await;
    let after = aurora.press_on(&cancel, "Yes, cancel", &[]).await;
    assert!(after.says("Microsoft 365 Business Basic canceled."), "{}", after.text());
    assert!(after.body.contains("<details>") && after.says("Ended"));
}

#[rstest]
#[actix_web::test]
async fn the_file_holds_every_subscription_and_calculates_nothing(
    #[values(Backend::Sqlite, Backend::Postgres)] backend: Backend,
) {
    let app = TestApp::demo(backend).await;
    let aurora = app.signed_in("sales.agent@aurora.example").await;
    let basic = elm(&app, BASIC).await;
    submit(&aurora, &basic, &[("Subscription nickname", "=1+1")]).await;
    let file = aurora.get(&format!("/customers/{}/subscriptions/export", basic.customer_id)).await;
    assert_eq!(file.status, StatusCode::OK);
    assert!(file.header("content-type").unwrap().starts_with("text/csv"));
    assert!(file.body.contains("Subscription ID,Subscription,Quantity,Status,Reseller"), "{}", file.body);
    assert!(file.body.contains(&format!("{},'=1+1,5,Active,Birch IT (4100001)", basic.id)), "{}", file.body);
    assert_eq!(file.body.lines().count(), 1 + 7);
}

#[rstest]
#[actix_web::test]
async fn who_sees_which_subscriptions(#[values(Backend::Sqlite, Backend::Postgres)] backend: Backend) {
    let app = TestApp::demo(backend).await;
    let basic = elm(&app, BASIC).await;
    let (list, details) = (format!("/customers/{}/subscriptions", basic.customer_id), address(&basic));
    // A reseller with privileges reads everything, changes nothing and sees no prices.
    let birch = app.signed_in("sales.agent@birch.example").await;
    let page = birch.get(&list).await;
    assert!(page.says(BASIC) && page.says(TRIAL));
    assert!(page.says("1 year, billed monthly") && !page.says("USD"), "{}", page.text());
    assert!(page.link("Add subscription").is_none());
    let page = birch.get(&details).await;
    assert!(page.says("Designated support contact") && page.says("Renews"), "{}", page.text());
    assert!(!page.body.contains("name=\"nickname\"") && !page.says("USD"), "{}", page.text());
    assert!(page.link("Upgrade").is_none() && page.link("Cancel this subscription").is_none());
    assert!(page.link("Request licenses").is_some(), "what it can't order it asks for: {}", page.text());
    // Without privileges it sees what its number stands on.
    app.sql("UPDATE admin_privileges SET removed_at = granted_at").await;
    let page = birch.get(&list).await;
    assert!(page.says(BASIC) && !page.says(TRIAL), "{}", page.text());
    assert_eq!(birch.get(&address(&elm(&app, TRIAL).await)).await.status, StatusCode::NOT_FOUND);
    // Others find nothing: neither the customer's other partners, nor by a subscription under another customer.
    for stranger in ["sales.agent@zenith.example", "sales.agent@maple.example", "sales.agent@dogwood.example"] {
        let browser = app.signed_in(stranger).await;
        for path in [&list, &details, &format!("{list}/export")] {
            assert_eq!(browser.get(path).await.status, StatusCode::NOT_FOUND, "{stranger} {path}");
        }
    }
    let aurora = app.signed_in("sales.agent@aurora.example").await;
    let oak = account(&app, "oakdental.onmicrosoft.com").await;
    for path in [
        format!("/customers/{oak}/subscriptions/{}", basic.id),
        format!("/customers/{}/subscriptions/nonsense", basic.customer_id),
        format!("/customers/nonsense/subscriptions/{}", basic.id),
    ] {
        assert_eq!(aurora.get(&path).await.status, StatusCode::NOT_FOUND, "{path}");
    }
    assert_eq!(aurora.get(&details).await.status, StatusCode::OK);
    app.sql("UPDATE relationships SET state = 'removed', removed_at = since").await;
    assert_eq!(aurora.get(&details).await.status, StatusCode::NOT_FOUND);
}

#[rstest]
#[actix_web::test]
async fn the_page_of_a_subscription_has_one_form_with_exactly_its_words(
    #[values(Backend::Sqlite, Backend::Postgres)] backend: Backend,
) {
    let app = TestApp::demo(backend).await;
    let aurora = app.signed_in("sales.agent@aurora.example").await;
    let basic = elm(&app, BASIC).await;
    let page = aurora.get(&address(&basic)).await;
    assert_eq!(page.value_of("Subscription nickname"), BASIC);
    assert_eq!(page.value_of("Quantity"), "5");
    assert_eq!(page.value_of("Reseller (MPN ID)"), "4100001");
    assert_eq!(page.value_of("Designated support contact"), basic.support_contact_id.to_string());
    assert_eq!(checkboxes(&page), 1);
    assert_eq!(page.body.matches(">Submit</button>").count(), 1);
    for facts in ["SKU", "Publisher Microsoft", "Subscription ID", "Order number", "Sold by Aurora Distribution"] {
        assert!(page.says(facts), "{facts}: {}", page.text());
    }
    assert!(page.says("6.00 USD") && page.says("1 year, billed monthly"), "{}", page.text());
    // What happens next and what binds, exactly: in the reader's zone, and in UTC beside it.
    assert!(page.says("Renews: Jan 15, 2031, 7:00 AM (UTC−5)"), "{}", page.text());
    assert!(page.says("Cancel or reduce licenses until Jan 22, 2030, 7:00 AM (UTC−5)"), "{}", page.text());
    assert!(page.body.contains("title=\"Jan 15, 2031, 7:00 AM (UTC−5), 2031-01-15 12:00 UTC\""), "{}", page.body);
    assert!(page.says("Bought just now") && page.says("Term ends Jan 15, 2031"), "{}", page.text());
    // What does not apply is not there, or says why it can't change.
    let azure = aurora.get(&address(&elm(&app, "Azure plan").await)).await;
    assert_eq!(checkboxes(&azure), 0);
    assert!(!azure.body.contains("id=\"quantity\""));
    assert!(azure.says("Continues"));
    let trial = aurora.get(&address(&elm(&app, TRIAL).await)).await;
    assert!(trial.says("Trial ends") && trial.says("A trial’s licenses and end date are fixed."));
    // A direct-bill partner has no resellers.
    let maple = app.signed_in("sales.agent@maple.example").await;
    let page = maple.get(&address(&subscription(&app, "sycamorebooks.onmicrosoft.com", BASIC).await)).await;
    assert!(!page.says("Reseller (MPN ID)") && page.says("Quantity"));
}

#[rstest]
#[actix_web::test]
async fn every_action_is_for_those_who_may(#[values(Backend::Sqlite, Backend::Postgres)] backend: Backend) {
    let app = TestApp::demo(backend).await;
    let basic = address(&elm(&app, BASIC).await);
    let pages = [
        ("", Action::AdministerSubscriptions),
        ("/cancel", Action::ManageSubscriptions),
        ("/schedule", Action::AdministerSubscriptions),
        ("/convert", Action::OrderTrials),
        ("/upgrade", Action::ManageSubscriptions),
        ("/add-ons", Action::OrderSubscriptions),
    ];
    for (email, kind, role) in platform::access::WHO {
        let mine = ["aurora.example", "birch.example", "elmbakery.onmicrosoft.com"];
        if email.is_empty() || !mine.iter().any(|domain| email.ends_with(domain)) {
            continue;
        }
        let browser = app.signed_in(email).await;
        let csrf = platform::access::csrf(&browser).await;
        for (page, action) in pages {
            if page == "/cancel" && allows(kind, role, action) {
                continue;
            }
            let answer = browser.post(&format!("{basic}{page}"), &[("csrf", &csrf)]).await;
            let allowed = allows(kind, role, action);
            assert_eq!(answer.status == StatusCode::FORBIDDEN, !allowed, "{email} {page}: {}", answer.status);
            assert_ne!(answer.status, StatusCode::NOT_FOUND, "{email} {page}");
        }
    }
    let after = elm(&app, BASIC).await;
    assert_eq!((after.version, after.state), (1, SubscriptionState::Active));
}

#[rstest]
#[actix_web::test]
async fn each_change_is_recorded_with_what_it_was_and_is(
    #[values(Backend::Sqlite, Backend::Postgres)] backend: Backend,
) {
    let app = TestApp::demo(backend).await;
    let aurora = app.signed_in("sales.agent@aurora.example").await;
    let basic = elm(&app, BASIC).await;
    app.clock.advance(SECOND);
    submit(&aurora, &basic, &[("Quantity", "6")]).await;
    let id = *basic.id.uuid();
    let records = app.read(move |db| audit::of_object(db, "subscription", id)).await;
    assert_eq!(records[0].email, "sales.agent@aurora.example");
    assert_eq!(records[0].old.as_deref(), Some(r#"{"quantity":5,"version":1}"#));
    assert_eq!(records[0].new.as_deref(), Some(r#"{"quantity":6,"version":2}"#));
}
