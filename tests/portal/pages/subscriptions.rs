//! A customer's subscriptions: the list, the page of one and its form, the pages of what is done to it.

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
        subscription::{EndReason, SubscriptionState, sight::Sight},
    },
    repository::{
        accounts, audit,
        db::Db,
        subscriptions::{self, Subscription},
    },
};

use crate::support::{Backend, Browser, Page, TestApp};

const BASIC: &str = "Microsoft 365 Business Basic";
const STANDARD: &str = "Microsoft 365 Business Standard";
const TEAMS: &str = "Microsoft Teams Phone Standard";
const TRIAL: &str = "Power BI Trial";
const VISIO: &str = "Visio Plan 2";
const SECOND: TimeDelta = TimeDelta::seconds(1);
const WEEK: TimeDelta = TimeDelta::days(7);

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
async fn submit(browser: &Browser, one: &Subscription, typed: &[(&str, &str)]) -> Page {
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

#[derive(QueryableByName)]
struct Count {
    #[diesel(sql_type = BigInt)]
    n: i64,
}

/// An id as it stands in a statement.
fn literal(db: &Db, id: &uuid::Uuid) -> String {
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

/// How many subscriptions of a customer a partner's list shows.
async fn counted(app: &TestApp, partner: AccountId, customer: AccountId) -> i64 {
    app.read(move |db| {
        let query = sql_query(format!(
            "SELECT subscription_count AS n FROM relationships WHERE partner_id = {} AND customer_id = {}",
            literal(db, partner.uuid()),
            literal(db, customer.uuid())
        ));
        let found: Count = match db {
            Db::Pg(conn) => query.get_result(conn)?,
            Db::Sqlite(conn) => query.get_result(conn)?,
        };
        Ok(found.n)
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
            subscriptions::insert(db, &one)?;
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
    assert!(page.row("Azure plan").unwrap().contains("None"));
    assert_eq!(page.link("Add subscription").unwrap(), format!("/customers/{customer}/subscriptions/new"));
    assert!(page.link("Export subscriptions").is_some());
    // What has ended is folded away.
    assert!(!page.says("Ended"));
    let basic = elm(&app, BASIC).await;
    let cancel = aurora.get(&format!("{}/cancel", address(&basic))).await;
    let after = aurora.press_on(&cancel, "Yes, cancel", &[]).await;
    assert!(after.says("Microsoft 365 Business Basic is cancelled."), "{}", after.text());
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
    assert!(page.link("Add subscription").is_none());
    let page = birch.get(&details).await;
    assert!(page.says("Designated support contact") && page.says("Renews"), "{}", page.text());
    assert!(!page.body.contains("name=\"nickname\"") && !page.says("USD") && !page.says("What else you can do"));
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
    // What happens next, in the reader's zone and in UTC.
    assert!(page.says("Renews: Jan 15, 2031") && page.says("2031-01-15 12:00 UTC"), "{}", page.text());
    // What does not apply is not there, or says why it can't change.
    let azure = aurora.get(&address(&elm(&app, "Azure plan").await)).await;
    assert_eq!(checkboxes(&azure), 0);
    assert!(!azure.body.contains("id=\"quantity\""));
    assert!(azure.says("Runs on"));
    let trial = aurora.get(&address(&elm(&app, TRIAL).await)).await;
    assert!(trial.says("Trial ends") && trial.says("A trial's licenses and end are fixed."));
    // A direct-bill partner has no resellers.
    let maple = app.signed_in("sales.agent@maple.example").await;
    let page = maple.get(&address(&subscription(&app, "sycamorebooks.onmicrosoft.com", BASIC).await)).await;
    assert!(!page.says("Reseller (MPN ID)") && page.says("Quantity"));
}

#[rstest]
#[actix_web::test]
async fn licenses_rise_any_time_and_fall_until_the_second_before_seven_days(
    #[values(Backend::Sqlite, Backend::Postgres)] backend: Backend,
) {
    let app = TestApp::demo(backend).await;
    let aurora = app.signed_in("sales.agent@aurora.example").await;
    let basic = elm(&app, BASIC).await;
    app.clock.advance(SECOND);
    let answer = submit(&aurora, &basic, &[("Quantity", "8")]).await;
    assert!(aurora.visit(&answer.location().unwrap()).await.says("Saved."));
    app.clock.advance(WEEK - SECOND - SECOND);
    let aurora = app.signed_in("sales.agent@aurora.example").await;
    let answer = submit(&aurora, &basic, &[("Quantity", "6")]).await;
    assert_eq!(answer.status, StatusCode::SEE_OTHER, "{}", answer.text());
    app.clock.advance(SECOND);
    let answer = submit(&aurora, &basic, &[("Quantity", "5")]).await;
    assert_eq!(answer.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(answer.refusal_of("Quantity").contains("within 7 days after purchase"), "{}", answer.text());
    assert_eq!(answer.value_of("Quantity"), "5");
    app.clock.advance(SECOND);
    submit(&aurora, &basic, &[("Quantity", "7")]).await;
    let after = elm(&app, BASIC).await;
    assert_eq!((after.quantity, after.version), (7, basic.version + 3));
    let kinds = [
        (LineKind::New, 5, 3000),
        (LineKind::AddLicenses, 3, 1800),
        (LineKind::RemoveLicenses, -2, -1200),
        (LineKind::AddLicenses, 1, 600),
    ];
    assert_eq!(lines(&app, &basic).await, kinds);
}

#[rstest]
#[actix_web::test]
async fn what_is_no_quantity_is_refused_beside_the_field_and_kept(
    #[values(Backend::Sqlite, Backend::Postgres)] backend: Backend,
) {
    let app = TestApp::demo(backend).await;
    let aurora = app.signed_in("sales.agent@aurora.example").await;
    let basic = elm(&app, BASIC).await;
    for typed in ["0", "-1", "300", "99999999999999999999", "1.5", "ten", "", "１０"] {
        let answer = submit(&aurora, &basic, &[("Quantity", typed), ("Subscription nickname", "Kept")]).await;
        assert_eq!(answer.status, StatusCode::UNPROCESSABLE_ENTITY, "{typed:?}");
        assert!(!answer.refusal_of("Quantity").is_empty(), "{typed:?}");
        assert_eq!(
            (answer.value_of("Quantity"), answer.value_of("Subscription nickname")),
            (typed.into(), "Kept".into())
        );
    }
    for typed in ["x".repeat(300), "a\u{202E}b".into()] {
        let answer = submit(&aurora, &basic, &[("Subscription nickname", &typed)]).await;
        assert!(!answer.refusal_of("Subscription nickname").is_empty());
    }
    let trial = elm(&app, TRIAL).await;
    let answer = submit(&aurora, &trial, &[("Quantity", "26")]).await;
    assert!(answer.refusal_of("Quantity").contains("A trial's licenses"), "{}", answer.text());
    assert_eq!(elm(&app, BASIC).await, basic);
    assert_eq!(elm(&app, TRIAL).await, trial);
}

#[rstest]
#[actix_web::test]
async fn a_suspended_subscription_locks_its_licenses_and_comes_back_with_its_add_ons(
    #[values(Backend::Sqlite, Backend::Postgres)] backend: Backend,
) {
    let app = TestApp::demo(backend).await;
    let aurora = app.signed_in("sales.agent@aurora.example").await;
    let standard = elm(&app, STANDARD).await;
    let page = aurora.get(&address(&standard)).await;
    assert!(page.says("it is deleted on Apr 15, 2030"), "{}", page.text());
    let answer = submit(&aurora, &standard, &[("Suspended", "suspended")]).await;
    let page = aurora.visit(&answer.location().unwrap()).await;
    assert!(page.says("Saved, and suspended") && page.says("Is deleted"), "{}", page.text());
    let (parent, add_on) = (elm(&app, STANDARD).await, elm(&app, TEAMS).await);
    assert_eq!((parent.state, add_on.state), (SubscriptionState::Suspended, SubscriptionState::Suspended));
    let answer = submit(&aurora, &parent, &[("Quantity", "11")]).await;
    assert!(answer.refusal_of("Quantity").contains("while the subscription is suspended"), "{}", answer.text());
    // The add-on can't come back before its parent.
    let answer = submit(&aurora, &add_on, &[("Active", "active")]).await;
    assert_eq!(answer.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(answer.says("is not active. Bring that one back first."), "{}", answer.text());
    // The second before the 90 days are over it still comes back, and licenses change in the same form.
    app.clock.advance(TimeDelta::days(90) - SECOND);
    let aurora = app.signed_in("sales.agent@aurora.example").await;
    let answer = submit(&aurora, &parent, &[("Active", "active"), ("Quantity", "12")]).await;
    assert_eq!(answer.status, StatusCode::SEE_OTHER, "{}", answer.text());
    let (parent, add_on) = (elm(&app, STANDARD).await, elm(&app, TEAMS).await);
    assert_eq!(
        (parent.state, add_on.state, parent.quantity),
        (SubscriptionState::Active, SubscriptionState::Active, 12)
    );
    assert_eq!(parent.suspended_at, None);
    // An add-on that was suspended by itself stays so when its parent comes back.
    submit(&aurora, &add_on, &[("Suspended", "suspended")]).await;
    app.clock.advance(SECOND);
    submit(&aurora, &parent, &[("Suspended", "suspended")]).await;
    submit(&aurora, &parent, &[("Active", "active")]).await;
    assert_eq!(elm(&app, TEAMS).await.state, SubscriptionState::Suspended);
    app.clock.advance(TimeDelta::days(90) - SECOND);
    let aurora = app.signed_in("sales.agent@aurora.example").await;
    let answer = submit(&aurora, &add_on, &[("Active", "active")]).await;
    assert!(answer.says("The 90 days for bringing it back were over"), "{}", answer.text());
}

#[rstest]
#[actix_web::test]
async fn the_reseller_on_a_subscription_is_checked_when_it_changes(
    #[values(Backend::Sqlite, Backend::Postgres)] backend: Backend,
) {
    let app = TestApp::demo(backend).await;
    let aurora = app.signed_in("sales.agent@aurora.example").await;
    let basic = elm(&app, BASIC).await;
    for (typed, words) in [
        ("12", "5 to 10 digits"),
        ("birch", "5 to 10 digits"),
        ("4999999", "Nobody here has MPN ID 4999999"),
        ("4000001", "company as a whole"),
        ("4100002", "not your partner"),
        ("4100003", "has not signed the Microsoft Partner Agreement"),
        ("4100004", "another region or cloud"),
        ("3100001", "is your own"),
        ("3100002", "does not belong to an indirect reseller"),
    ] {
        let answer = submit(&aurora, &basic, &[("Reseller (MPN ID)", typed)]).await;
        assert!(answer.refusal_of("Reseller (MPN ID)").contains(words), "{typed}: {}", answer.text());
        assert_eq!(answer.value_of("Reseller (MPN ID)"), typed);
    }
    let answer = submit(&aurora, &basic, &[("Reseller (MPN ID)", " ")]).await;
    let page = aurora.visit(&answer.location().unwrap()).await;
    assert!(page.alert().contains("nobody earns incentives"), "{}", page.text());
    assert!(page.says("No reseller is on this subscription"));
    assert_eq!(elm(&app, BASIC).await.reseller_mpn_id, None);
    let answer = submit(&aurora, &basic, &[("Reseller (MPN ID)", "4100001")]).await;
    assert_eq!(answer.status, StatusCode::SEE_OTHER);
    // A removed partner's number stays where it is, and so does its place as the support contact.
    let oak = subscription(&app, "oakdental.onmicrosoft.com", STANDARD).await;
    let larch = account(&app, "larch.example").await;
    app.write(move |db| {
        let before = subscriptions::get(db, oak.id)?;
        let after = Subscription { support_contact_id: larch, ..before.clone() };
        subscriptions::update(db, &before, after).map(|_| ())
    })
    .await;
    let oak = subscription(&app, "oakdental.onmicrosoft.com", STANDARD).await;
    let answer = submit(&aurora, &oak, &[("Quantity", "9")]).await;
    assert_eq!(answer.status, StatusCode::SEE_OTHER, "{}", answer.text());
    let after = subscription(&app, "oakdental.onmicrosoft.com", STANDARD).await;
    assert_eq!((after.reseller_mpn_id, after.support_contact_id), (Some(4_100_006), larch));
}

#[rstest]
#[actix_web::test]
async fn lists_count_what_a_reseller_sees_after_its_number_moves(
    #[values(Backend::Sqlite, Backend::Postgres)] backend: Backend,
) {
    let app = TestApp::demo(backend).await;
    app.sql("UPDATE admin_privileges SET removed_at = granted_at").await;
    let aurora = app.signed_in("sales.agent@aurora.example").await;
    let basic = elm(&app, BASIC).await;
    let (birch, customer) = (account(&app, "birch.example").await, basic.customer_id);
    submit(&aurora, &basic, &[("Reseller (MPN ID)", "")]).await;
    let before = counted(&app, birch, customer).await;
    submit(&aurora, &basic, &[("Reseller (MPN ID)", "4100001")]).await;
    assert_eq!(counted(&app, birch, customer).await, before + 1);
    let cancel = aurora.get(&format!("{}/cancel", address(&basic))).await;
    aurora.press(&cancel, "Yes, cancel", &[]).await;
    assert_eq!(counted(&app, birch, customer).await, before);
}

#[rstest]
#[actix_web::test]
async fn the_support_contact_is_one_who_may_be_and_the_customer_sees_it(
    #[values(Backend::Sqlite, Backend::Postgres)] backend: Backend,
) {
    let app = TestApp::demo(backend).await;
    let aurora = app.signed_in("global.admin@aurora.example").await;
    let admin = app.signed_in("admin@elmbakery.onmicrosoft.com").await;
    let basic = elm(&app, BASIC).await;
    let page = admin.get("/subscriptions").await;
    let row = page.row(BASIC).unwrap();
    assert!(row.contains("Aurora Distribution +12065550100 support@aurora.example"), "{row}");
    let (birch, dogwood) = (account(&app, "birch.example").await, account(&app, "dogwood.example").await);
    for foreign in [dogwood.to_string(), "nonsense".into(), basic.customer_id.to_string()] {
        let answer = submit(&aurora, &basic, &[("Designated support contact", &foreign)]).await;
        assert_eq!(answer.refusal_of("Designated support contact"), "Please choose", "{foreign}");
    }
    let answer = submit(&aurora, &basic, &[("Designated support contact", &birch.to_string())]).await;
    assert_eq!(answer.status, StatusCode::SEE_OTHER);
    let row = admin.get("/subscriptions").await.row(BASIC).unwrap();
    assert!(
        row.contains("Birch IT +12065550100 support@birch.example") && row.contains("Aurora Distribution"),
        "{row}"
    );
    // The reseller loses its privileges and stays the contact until somebody chooses another.
    app.sql("UPDATE admin_privileges SET removed_at = granted_at").await;
    let page = aurora.get(&address(&basic)).await;
    assert_eq!(page.value_of("Designated support contact"), birch.to_string());
    let standard = elm(&app, STANDARD).await;
    let answer = submit(&aurora, &standard, &[("Designated support contact", &birch.to_string())]).await;
    assert_eq!(answer.refusal_of("Designated support contact"), "Please choose");
}

#[rstest]
#[actix_web::test]
async fn the_second_of_two_editors_is_told_what_changed_and_overwrites_nothing(
    #[values(Backend::Sqlite, Backend::Postgres)] backend: Backend,
) {
    let app = TestApp::demo(backend).await;
    let (first, second) =
        (app.signed_in("sales.agent@aurora.example").await, app.signed_in("admin.agent@aurora.example").await);
    let basic = elm(&app, BASIC).await;
    let page = second.get(&address(&basic)).await;
    submit(&first, &basic, &[("Quantity", "9"), ("Subscription nickname", "Office")]).await;
    submit(&first, &basic, &[("Quantity", "12")]).await;
    let answer = second.press(&page, "Submit", &[("Subscription nickname", "Front desk")]).await;
    assert_eq!(answer.status, StatusCode::UNPROCESSABLE_ENTITY);
    let alert = answer.alert();
    assert!(alert.contains("Somebody changed this subscription while you had the page open"), "{alert}");
    assert!(alert.contains("Quantity: 5 → 12 sales.agent@aurora.example"), "{alert}");
    assert!(alert.contains(&format!("Subscription nickname: {BASIC} → Office")), "{alert}");
    let after = elm(&app, BASIC).await;
    assert_eq!((after.quantity, after.nickname.as_str()), (12, "Office"));
    // What was typed is kept; what was left alone is shown as it is now, so that sending again undoes nobody's work.
    assert_eq!(
        (answer.value_of("Subscription nickname"), answer.value_of("Quantity")),
        ("Front desk".into(), "12".into())
    );
    let answer = second.press(&answer, "Submit", &[]).await;
    assert_eq!(answer.status, StatusCode::SEE_OTHER, "{}", answer.text());
    let after = elm(&app, BASIC).await;
    assert_eq!((after.quantity, after.nickname.as_str()), (12, "Front desk"));
    // Sent once more as it was, the form finds its own change.
    let csrf = page.fill(None, "Submit", &[]).1;
    let fields: Vec<(&str, &str)> = csrf.iter().map(|(name, value)| (name.as_str(), value.as_str())).collect();
    assert_eq!(second.post(&address(&basic), &fields).await.status, StatusCode::UNPROCESSABLE_ENTITY);
}

#[rstest]
#[actix_web::test]
async fn of_two_forms_at_once_one_is_saved_and_one_form_sent_twice_is_no_quarrel(
    #[values(Backend::Sqlite, Backend::Postgres)] backend: Backend,
) {
    let app = TestApp::demo(backend).await;
    let basic = elm(&app, BASIC).await;
    let mut forms = Vec::new();
    for (email, quantity) in [("sales.agent@aurora.example", "6"), ("admin.agent@aurora.example", "7")] {
        let browser = app.signed_in(email).await;
        let page = browser.get(&address(&basic)).await;
        forms.push((browser, page, quantity));
    }
    let mut sent = Vec::new();
    for (browser, page, quantity) in forms.clone() {
        sent.push(actix_web::rt::spawn(async move { browser.press(&page, "Submit", &[("Quantity", quantity)]).await }));
    }
    let mut answers = Vec::new();
    for one in sent {
        answers.push(one.await.unwrap().status.as_u16());
    }
    answers.sort_unstable();
    assert_eq!(answers, [303, 422]);
    let after = elm(&app, BASIC).await;
    assert_eq!(after.version, basic.version + 1);
    assert_eq!(lines(&app, &basic).await.len(), 2);
    // Whoever was first sends the same form once more: it is as the form asks.
    let winner = forms.iter().find(|(_, _, quantity)| *quantity == after.quantity.to_string()).unwrap();
    let again = winner.0.press(&winner.1, "Submit", &[("Quantity", winner.2)]).await;
    assert_eq!(again.status, StatusCode::SEE_OTHER, "{}", again.text());
    assert_eq!(elm(&app, BASIC).await, after);
}

#[rstest]
#[actix_web::test]
async fn nothing_is_saved_where_nothing_changed(#[values(Backend::Sqlite, Backend::Postgres)] backend: Backend) {
    let app = TestApp::demo(backend).await;
    let aurora = app.signed_in("sales.agent@aurora.example").await;
    for offer in [BASIC, STANDARD, TEAMS, TRIAL, VISIO, "Azure plan"] {
        let one = elm(&app, offer).await;
        let answer = submit(&aurora, &one, &[]).await;
        let page = aurora.visit(&answer.location().unwrap()).await;
        assert!(page.says("Nothing was changed"), "{offer}: {}", page.text());
        assert_eq!(elm(&app, offer).await, one);
    }
}

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
    assert!(after.says("is cancelled."), "{}", after.text());
    let (parent, add_on) = (elm(&app, STANDARD).await, elm(&app, TEAMS).await);
    assert_eq!((parent.state, parent.end_reason), (SubscriptionState::Deleted, Some(EndReason::Cancelled)));
    assert_eq!((add_on.state, add_on.end_reason), (SubscriptionState::Deleted, Some(EndReason::ParentEnded)));
    assert_eq!(lines(&app, &standard).await.last(), Some(&(LineKind::Cancellation, -10, -12_500)));
    // What has ended stays ended, whatever is sent.
    let again = aurora.press(&page, "Yes, cancel", &[]).await;
    assert_eq!(again.status, StatusCode::CONFLICT);
    let page = aurora.get(&address(&standard)).await;
    assert!(page.says("Ended") && page.says("It was cancelled.") && !page.body.contains("name=\"quantity\""));
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
        page.says("The change is scheduled")
            && page.says("Scheduled for the next term: 4 licenses, 1 year, billed annually"),
        "{}",
        page.text()
    );
    assert_eq!(elm(&app, STANDARD).await.quantity, 10);
    // A change of licenses before that leaves it as it is; turning auto-renew off drops it.
    submit(&aurora, &standard, &[("Quantity", "11")]).await;
    assert_eq!(elm(&app, STANDARD).await.next_quantity, Some(4));
    let page = aurora.get(&path).await;
    let answer = aurora.press(&page, "Take back", &[]).await;
    assert!(aurora.visit(&answer.location().unwrap()).await.says("taken back"));
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
    assert_eq!(answer.refusal_of("Offer"), "Please choose");
    app.clock.advance(SECOND);
    let answer = aurora.press(&page, "Apply", &[("Licenses", "7")]).await;
    assert!(aurora.visit(&answer.location().unwrap()).await.says("now a paid subscription"), "{}", answer.text());
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
    assert_eq!(answer.refusal_of("Offer"), "Please choose");
    let premium = page.body.split("Microsoft 365 Business Premium: 22.00").next().unwrap();
    let value = premium.rsplit("value=\"").next().unwrap().split('"').next().unwrap().to_owned();
    app.clock.advance(SECOND);
    let answer = aurora.press(&page, "Upgrade now", &[("Offer", &value)]).await;
    assert!(aurora.visit(&answer.location().unwrap()).await.says("Upgraded to Microsoft 365 Business Premium."));
    let id = basic.id;
    let after = app.read(move |db| subscriptions::get(db, id)).await;
    assert_eq!(
        (after.nickname.as_str(), after.unit_price, after.quantity),
        ("Microsoft 365 Business Premium", 2200, 5)
    );
    assert_eq!((after.term_ends_at, after.window_ends_at), (basic.term_ends_at, basic.window_ends_at));
    assert_eq!(lines(&app, &basic).await.last(), Some(&(LineKind::Upgrade, 5, 11_000)));
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
        assert!(aurora.visit(&answer.location().unwrap()).await.says("The add-on is ordered."), "{}", answer.text());
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

#[rstest]
#[actix_web::test]
async fn every_action_is_for_those_who_may(#[values(Backend::Sqlite, Backend::Postgres)] backend: Backend) {
    let app = TestApp::demo(backend).await;
    let basic = address(&elm(&app, BASIC).await);
    let pages = [
        ("", Action::ManageSubscriptions),
        ("/cancel", Action::ManageSubscriptions),
        ("/schedule", Action::ManageSubscriptions),
        ("/convert", Action::OrderTrials),
        ("/upgrade", Action::ManageSubscriptions),
        ("/add-ons", Action::OrderSubscriptions),
    ];
    for (email, kind, role) in super::access::WHO {
        let mine = ["aurora.example", "birch.example", "elmbakery.onmicrosoft.com"];
        if email.is_empty() || !mine.iter().any(|domain| email.ends_with(domain)) {
            continue;
        }
        let browser = app.signed_in(email).await;
        let csrf = super::access::csrf(&browser).await;
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
