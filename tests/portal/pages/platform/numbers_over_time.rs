//! What is kept by day and by month is what counting said, whatever is done, and by whatever.

use std::collections::BTreeMap;

use chrono::{Datelike, Months, NaiveDate, NaiveTime, TimeDelta};
use diesel::{
    QueryableByName, RunQueryDsl, sql_query,
    sql_types::{BigInt, Text},
};
use rstest::rstest;
use tandem::{
    domain::{
        list::Count,
        moment::Moment,
        offer::BillingType,
        policy::{Action, Scope},
        subscription::SubscriptionState,
    },
    repository::{accounts, db::Db, kept_numbers, partner_spans, reseller_analytics as kept, subscriptions},
};

use super::kept_numbers::{Dice, check};
use crate::{
    pages::{
        account::accounts::operator,
        sales::{
            new_order,
            renewals::drain,
            subscriptions::{BASIC, STANDARD, address, elm, submit},
        },
    },
    support::{
        Backend, TestApp,
        sales::{Sale, SoldLine, sell},
    },
};

const ELM: &str = "elmbakery.onmicrosoft.com";
/// Numbers that are or were Birch's, Dogwood's, nobody's, and none.
const NUMBERS: [Option<i64>; 5] = [Some(4_100_001), Some(4_100_011), Some(4_100_006), Some(9_999_999), None];
const OFFERS: [&str; 3] = ["Alpha", "Beta", "Gamma"];

/// Sales of more than a year, some of which ended since.
async fn sell_for_a_year(app: &TestApp, dice: &mut Dice) {
    for _ in 0..50 {
        let lines = (0..=dice.below(2)).map(|_| {
            let state = dice.pick(&[SubscriptionState::Active, SubscriptionState::Suspended]);
            let billing = dice.pick(&[BillingType::License, BillingType::License, BillingType::Usage]);
            let quantity = i64::try_from(1 + dice.below(40)).unwrap();
            SoldLine { billing, state, ..SoldLine::new(dice.pick(&OFFERS), quantity, dice.pick(&NUMBERS)) }
        });
        let lines = lines.collect();
        let seller = dice.pick(&["aurora.example", "aurora.example", "aurora.example", "zenith.example"]);
        let days_ago = i64::try_from(dice.below(420)).unwrap();
        sell(app, Sale { seller, days_ago, ..Sale::to_elm(lines) }).await;
    }
}

/// Does something to some of these subscriptions, customers and accounts, as somebody would who knows the tables alone.
async fn meddle(app: &TestApp, dice: &mut Dice) {
    for _ in 0..60 {
        let which = format!(
            "(SELECT id FROM subscriptions WHERE offer_name IN ('Alpha', 'Beta', 'Gamma') ORDER BY created_at, quantity, id LIMIT 1 OFFSET {})",
            dice.below(40)
        );
        let day = format!("2029-{:02}-{:02} 23:59:59.999999", 1 + dice.below(12), 1 + dice.below(28));
        let number = dice.pick(&NUMBERS).map_or_else(|| "NULL".to_owned(), |number| number.to_string());
        let statement = match dice.below(11) {
            0 => format!("UPDATE subscriptions SET quantity = quantity + 3 WHERE id = {which}"),
            1 => format!("UPDATE subscriptions SET reseller_mpn_id = {number} WHERE id = {which}"),
            2 | 3 => format!(
                "UPDATE subscriptions SET state = 'deleted', end_reason = 'cancelled', ended_at = '{day}' \
                 WHERE id = {which}"
            ),
            4 => format!(
                "UPDATE subscriptions SET state = 'active', end_reason = NULL, ended_at = NULL WHERE id = {which}"
            ),
            5 => {
                format!("UPDATE subscriptions SET created_at = '{day}', reseller_mpn_id = {number} WHERE id = {which}")
            }
            6 => format!(
                "UPDATE subscriptions SET offer_name = 'Beta', billing = 'usage', partner_id = \
                 (SELECT id FROM accounts WHERE mail_domain = 'zenith.example') WHERE id = {which}"
            ),
            7 => format!(
                "DELETE FROM order_lines WHERE subscription_id = {which}; DELETE FROM subscriptions WHERE id = {which}"
            ),
            8 => format!(
                "UPDATE relationships SET since = '{day}' WHERE id = (SELECT id FROM relationships ORDER BY id LIMIT 1 \
                 OFFSET {})",
                dice.below(5)
            ),
            9 => "UPDATE relationships SET state = CASE state WHEN 'active' THEN 'removed' ELSE 'active' END, \
                  removed_at = CASE state WHEN 'active' THEN since ELSE NULL END \
                  WHERE company_name = 'Pine Freight'"
                .to_owned(),
            _ => format!(
                "UPDATE accounts SET created_at = '{day}', standing = CASE standing WHEN 'active' THEN 'suspended' \
                 ELSE 'active' END WHERE name = 'Fir Clinic'"
            ),
        };
        app.sql(&statement).await;
        for number in kept_numbers::all().into_iter().filter(|number| number.column.contains("_spans.")) {
            let column = number.column;
            let wrong = app.read(move |db| kept_numbers::count_wrong(db, &number)).await;
            assert_eq!(wrong, 0, "{column} after {statement}");
        }
    }
}

#[derive(QueryableByName)]
struct Counted {
    #[diesel(sql_type = Text)]
    name: String,
    #[diesel(sql_type = BigInt)]
    number: i64,
    #[diesel(sql_type = BigInt)]
    many: i64,
    #[diesel(sql_type = BigInt)]
    licenses: i64,
}

/// What counting all rows says.
fn counted(db: &mut Db, query: String) -> Vec<Counted> {
    match db {
        Db::Pg(conn) => sql_query(query).load(conn).unwrap(),
        Db::Sqlite(conn) => sql_query(query).load(conn).unwrap(),
    }
}

fn aurora(db: &mut Db) -> Scope {
    let aurora = accounts::find_by_domain(db, "aurora.example").unwrap();
    tandem::domain::policy::Grant::of_the_portal(aurora, Action::ViewResellerAnalytics).scope()
}

/// What stands behind each of these queries.
const OF_AURORA: &str = "partner_id = (SELECT id FROM accounts WHERE mail_domain = 'aurora.example')";

fn sold_since(db: &mut Db, since: NaiveDate) {
    let rows = counted(
        db,
        format!(
            "SELECT offer_name AS name, reseller_mpn_id AS number, count(*) AS many, \
             CAST(sum(CASE billing WHEN 'license' THEN quantity ELSE 0 END) AS BIGINT) AS licenses FROM subscriptions \
             WHERE {OF_AURORA} AND reseller_mpn_id IS NOT NULL AND created_at >= '{since} 00:00:00' GROUP BY 1, 2"
        ),
    );
    let mut before: Vec<_> = rows.into_iter().map(|row| (row.number, row.name, row.many, row.licenses)).collect();
    let scope = aurora(db);
    let mut now = kept::sold(db, scope, since).unwrap();
    before.sort();
    now.sort();
    assert_eq!(now, before, "since {since}");
}

/// How often something happened to what is of Aurora, by month: its first day.
fn by_month(db: &mut Db, table: &str, at: &str, of: &str) -> BTreeMap<NaiveDate, i64> {
    let rows = counted(
        db,
        format!(
            "SELECT substr(CAST({at} AS TEXT), 1, 7) AS name, CAST(0 AS BIGINT) AS number, count(*) AS many, \
             CAST(0 AS BIGINT) AS licenses FROM {table} WHERE {OF_AURORA} AND {at} IS NOT NULL {of} GROUP BY 1"
        ),
    );
    rows.into_iter().map(|row| (format!("{}-01", row.name).parse().unwrap(), row.many)).collect()
}

#[rstest]
#[actix_web::test]
async fn what_is_kept_over_time_is_what_counting_said(#[values(Backend::Sqlite, Backend::Postgres)] backend: Backend) {
    let app = TestApp::demo(backend).await;
    let mut dice = Dice(0x0D1C_E038);
    sell_for_a_year(&app, &mut dice).await;
    check(&app, "a year of sales").await;
    meddle(&app, &mut dice).await;
    // Something has ended that Birch's number is on, whatever chance did.
    sell(&app, Sale { days_ago: 100, ..Sale::to_elm(vec![SoldLine::new("Delta", 7, NUMBERS[0])]) }).await;
    app.sql(
        "UPDATE subscriptions SET state = 'deleted', end_reason = 'cancelled', ended_at = '2029-12-01 00:00:00' \
         WHERE offer_name = 'Delta'",
    )
    .await;
    let today = app.clock.now().utc().date_naive();
    app.read(move |db| {
        // Each day of two months, whether its month is added up from its days or what came before is taken away.
        (0..62).chain([89, 90, 91, 364, 365, 366]).for_each(|back| sold_since(db, today - TimeDelta::days(back)));
        let month = today.with_day(1).unwrap();
        let (first, lately) = (month.checked_sub_months(Months::new(11)).unwrap(), today - TimeDelta::days(30));
        let scope = aurora(db);
        let numbers = [4_100_001, 4_100_006];
        let with_numbers = "AND reseller_mpn_id IN (4100001, 4100006)";
        let (begun, ended) = (
            by_month(db, "subscriptions", "created_at", with_numbers),
            by_month(db, "subscriptions", "ended_at", with_numbers),
        );
        let months = kept::by_month(db, scope, numbers, first)?;
        assert!(months.len() > 6 && months.iter().any(|(_, _, ended)| *ended > 0), "{months:?}");
        for (month, now_begun, now_ended) in months {
            let before = (begun.get(&month).copied(), ended.get(&month).copied());
            assert_eq!((now_begun, now_ended), (before.0.unwrap_or(0), before.1.unwrap_or(0)), "{month}");
        }
        let history = partner_spans::history(db, scope, first, lately)?;
        let all = [
            by_month(db, "relationships", "since", ""),
            by_month(db, "relationships", "removed_at", ""),
            by_month(db, "subscriptions", "created_at", ""),
            by_month(db, "subscriptions", "ended_at", ""),
        ];
        for back in 0..12 {
            let month = month.checked_sub_months(Months::new(back)).unwrap();
            let of = |at: usize| Count::from(all[at].get(&month).copied().unwrap_or(0));
            assert_eq!(history.customers_in(month), (of(0), of(1)), "customers in {month}");
            assert_eq!(history.subscriptions_in(month), (of(2), of(3)), "subscriptions in {month}");
        }
        let mut of = |table: &str, with: &str| {
            let at = if table == "relationships" { "since" } else { "created_at" };
            Count::from(by_month(db, table, at, with).values().sum::<i64>())
        };
        let since = Moment::from_naive_utc(lately.and_time(NaiveTime::MIN)).naive_utc().to_string();
        assert_eq!(history.customers.now, of("relationships", "AND state = 'active'"));
        assert_eq!(history.customers.begun, of("relationships", &format!("AND since >= '{since}'")));
        assert_eq!(history.customers.ended, of("relationships", &format!("AND removed_at >= '{since}'")));
        assert_eq!(history.subscriptions.now, of("subscriptions", "AND ended_at IS NULL"));
        assert_eq!(history.subscriptions.begun, of("subscriptions", &format!("AND created_at >= '{since}'")));
        assert_eq!(history.subscriptions.ended, of("subscriptions", &format!("AND ended_at >= '{since}'")));
        Ok(())
    })
    .await;
}

/// The sum of what is kept of a kind, to see that something has changed it.
async fn kept_sum(app: &TestApp, what: &'static str) -> i64 {
    app.read(move |db| {
        let (number, table) = what.split_once(' ').unwrap();
        let query = format!(
            "SELECT '' AS name, CAST(0 AS BIGINT) AS number, CAST(sum({number}) AS BIGINT) AS many, \
             CAST(0 AS BIGINT) AS licenses FROM {table}"
        );
        Ok(counted(db, query)[0].many)
    })
    .await
}

/// The same after something was done, when every kept number is what a count says.
async fn after(app: &TestApp, done: &str, what: &'static str) -> i64 {
    check(app, done).await;
    kept_sum(app, what).await
}

#[rstest]
#[actix_web::test]
async fn each_use_case_moves_the_numbers_that_it_should(
    #[values(Backend::Sqlite, Backend::Postgres)] backend: Backend,
) {
    let app = TestApp::demo(backend).await;
    let agent = app.signed_in("global.admin@aurora.example").await;
    // An order: a day and a month of sales, each with two licenses.
    let before = kept_sum(&app, "licenses sales_spans").await;
    let basket = [("Microsoft 365 E3", "on"), ("Licenses for Microsoft 365 E3", "2")];
    let review = agent.press_on(&agent.get(&new_order::address(&app, ELM).await).await, "Next: Review", &basket).await;
    agent.press(&review, "Submit", &[]).await;
    assert_eq!(after(&app, "an order", "licenses sales_spans").await - before, 4, "an order");
    let bought = elm(&app, "Microsoft 365 E3").await;
    // More of it, nobody's number on it, and the number back again.
    assert!(submit(&agent, &bought, &[("Quantity", "5")]).await.status.is_redirection());
    assert_eq!(after(&app, "more licenses", "licenses sales_spans").await - before, 10, "more licenses");
    for (number, more) in [("", 0), ("4100001", 10)] {
        let now = elm(&app, "Microsoft 365 E3").await;
        assert!(submit(&agent, &now, &[("Reseller (MPN ID)", number)]).await.status.is_redirection());
        assert_eq!(after(&app, "another number", "licenses sales_spans").await - before, more, "another number");
    }
    // Cancelled: it ended on that day, in that month, and once.
    let before = kept_sum(&app, "subscriptions_ended partner_spans").await;
    let now = elm(&app, "Microsoft 365 E3").await;
    let page = agent.get(&format!("{}/cancel", address(&now))).await;
    assert!(agent.press_on(&page, "Yes, cancel", &[]).await.says("canceled."));
    assert_eq!(after(&app, "a cancellation", "subscriptions_ended partner_spans").await - before, 3, "a cancellation");
    // An upgrade.
    let basic = elm(&app, BASIC).await;
    let page = agent.get(&format!("{}/upgrade", address(&basic))).await;
    let premium = page.body.split("Microsoft 365 Business Premium: 22.00").next().unwrap();
    let value = premium.rsplit("value=\"").next().unwrap().split('"').next().unwrap().to_owned();
    assert!(agent.press(&page, "Upgrade now", &[("Offer", &value)]).await.status.is_redirection());
    let id = basic.id;
    let upgraded = app.read(move |db| subscriptions::get(db, id)).await;
    assert_ne!(upgraded.offer_name, basic.offer_name);
    check(&app, "an upgrade").await;
    // Many at once.
    let page = agent.get("/customers/selected/reseller?all=yes&of=search%3Delm").await;
    let page = agent.ask(&page, "Next", &[("Reseller (MPN ID)", "")]).await;
    agent.press_on(&page, "Yes", &[]).await;
    assert!(elm(&app, STANDARD).await.reseller_mpn_id.is_none());
    check(&app, "no number on any").await;
    // An account that may no longer do business was made still.
    let before = kept_sum(&app, "active account_spans").await;
    operator::suspend(&app, "zenith.example", "Because").await;
    assert_eq!(after(&app, "a suspension", "active account_spans").await - before, -2, "a suspension");
    // A crowd: thirty customers of Aurora's, ten of Birch's as well.
    let before = kept_sum(&app, "customers_came partner_spans").await;
    let now = app.clock.now();
    app.write(move |db| tandem::demo::crowd::add_buyers(db, now, 0..30)).await;
    assert_eq!(after(&app, "a crowd", "customers_came partner_spans").await - before, 3 * 40, "a crowd");
    // What ends and renews by itself, until all of it has.
    let before = kept_sum(&app, "subscriptions_ended partner_spans").await;
    app.sql("UPDATE subscriptions SET auto_renew = (1 = 0) WHERE ended_at IS NULL").await;
    app.clock.advance(TimeDelta::days(400));
    drain(&app).await;
    check(&app, "a year later").await;
    assert!(kept_sum(&app, "subscriptions_ended partner_spans").await > before, "what was not renewed has ended");
}
