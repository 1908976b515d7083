//! Numbers that are kept beside what they count, so that no page counts them: which there are, and whether each is what a
//! count says. Whatever keeps another one adds it here (`docs/adr/0023-kept-numbers-and-search-order.md`).

use diesel::{
    prelude::*,
    query_builder::{AstPass, Query, QueryFragment, QueryId},
    sql_types::BigInt,
};

use crate::domain::{Error, account::AccountKind, policy};
use crate::repository::db::{Db, MultiBackend};

/// A number that is kept.
#[derive(Clone, Debug)]
pub struct KeptNumber {
    /// The column that keeps it.
    pub column: &'static str,
    /// The statement that counts the rows in which it is wrong.
    wrong: String,
}

/// Each number that is kept.
#[must_use]
pub fn all() -> Vec<KeptNumber> {
    let providers = kinds(policy::works_through_resellers);
    let resellers = kinds(policy::works_through_providers);
    let by_privileges = kinds(policy::sees_by_privileges);
    let mut all = vec![
        KeptNumber {
            column: "common_customers.customer_count",
            wrong: format!(
                "WITH counted AS (SELECT own.partner_id, other.partner_id AS other_id, count(*) AS many \
                 FROM relationships own JOIN accounts p ON p.id = own.partner_id \
                 JOIN relationships other ON other.customer_id = own.customer_id AND other.state = 'active' \
                 JOIN accounts o ON o.id = other.partner_id WHERE own.state = 'active' \
                 AND p.kind IN ({providers}) AND o.kind IN ({resellers}) \
                 GROUP BY own.partner_id, other.partner_id) \
                 SELECT (SELECT count(*) FROM counted c LEFT JOIN common_customers k \
                 ON k.partner_id = c.partner_id AND k.other_id = c.other_id \
                 WHERE k.customer_count IS NULL OR k.customer_count <> c.many) \
                 + (SELECT count(*) FROM common_customers k LEFT JOIN counted c \
                 ON k.partner_id = c.partner_id AND k.other_id = c.other_id \
                 WHERE c.many IS NULL AND k.customer_count <> 0)"
            ),
        },
        KeptNumber {
            column: "partner_counts.customers",
            wrong: "WITH counted AS (SELECT partner_id, count(*) AS many FROM relationships WHERE state = 'active' \
                    GROUP BY partner_id) \
                    SELECT (SELECT count(*) FROM counted c LEFT JOIN partner_counts k ON k.partner_id = c.partner_id \
                    WHERE k.customers IS NULL OR k.customers <> c.many) \
                    + (SELECT count(*) FROM partner_counts k LEFT JOIN counted c ON c.partner_id = k.partner_id \
                    WHERE c.many IS NULL AND k.customers <> 0)"
                .to_owned(),
        },
        KeptNumber {
            column: "relationships.other_partners",
            // Whom they name, the list of customers is tested for.
            wrong: "SELECT count(*) FROM relationships r WHERE r.state = 'active' AND (SELECT count(*) \
                    FROM relationships o WHERE o.customer_id = r.customer_id AND o.state = 'active' AND o.id <> r.id) \
                    <> CASE r.other_partners WHEN '' THEN 0 ELSE \
                    length(r.other_partners) - length(replace(r.other_partners, ' ', '')) + 1 END"
                .to_owned(),
        },
        KeptNumber {
            column: "relationships.address",
            wrong: "SELECT count(*) FROM relationships r JOIN customers c ON c.id = r.customer_id \
                    JOIN accounts a ON a.id = r.customer_id WHERE r.country <> a.country OR r.address <> \
                    concat_ws(', ', nullif(c.address_line1, ''), nullif(c.address_line2, ''), nullif(c.city, ''), \
                    nullif(c.state, ''), nullif(c.postal_code, ''))"
                .to_owned(),
        },
        KeptNumber {
            column: "relationships.outlived",
            wrong:
                "SELECT count(*) FROM relationships r WHERE r.outlived <> (r.state = 'removed' AND EXISTS (SELECT 1 \
                    FROM relationships o WHERE o.partner_id = r.partner_id AND o.customer_id = r.customer_id \
                    AND (o.state = 'active' OR (o.removed_at, o.id) > (r.removed_at, r.id))))"
                    .to_owned(),
        },
        KeptNumber {
            column: "service_requests.assignee_serves",
            wrong: "SELECT count(*) FROM service_requests q WHERE q.assignee_serves <> EXISTS (SELECT 1 \
                    FROM relationships r WHERE r.partner_id = q.assigned_to_account \
                    AND r.customer_id = q.customer_id AND r.state = 'active')"
                .to_owned(),
        },
        KeptNumber {
            column: "service_requests.opener_serves",
            wrong: "SELECT count(*) FROM service_requests q WHERE q.opener_serves <> EXISTS (SELECT 1 \
                    FROM relationships r WHERE r.partner_id = q.opened_by_account \
                    AND r.customer_id = q.customer_id AND r.state = 'active')"
                .to_owned(),
        },
        KeptNumber {
            column: "service_request_parties.is_served",
            wrong: "SELECT count(*) FROM service_request_parties p JOIN service_requests q ON q.id = p.request_id \
                    WHERE p.is_served <> EXISTS (SELECT 1 FROM relationships r WHERE r.partner_id = p.account_id \
                    AND r.customer_id = q.customer_id AND r.state = 'active')"
                .to_owned(),
        },
        KeptNumber {
            column: "relationships.subscription_count",
            // As `Sight` says.
            wrong: format!(
                "SELECT count(*) FROM relationships r JOIN accounts p ON p.id = r.partner_id \
                 WHERE r.state = 'active' AND r.subscription_count <> (SELECT count(*) FROM subscriptions s \
                 WHERE s.customer_id = r.customer_id AND s.state IN ('active', 'suspended') \
                 AND CASE WHEN p.kind IN ({by_privileges}) THEN \
                 EXISTS (SELECT 1 FROM admin_privileges g WHERE g.partner_id = r.partner_id \
                 AND g.customer_id = r.customer_id AND g.removed_at IS NULL) \
                 OR s.reseller_mpn_id = p.mpn_location_id \
                 OR s.reseller_mpn_id IN (SELECT l.mpn_id FROM partner_locations l \
                 WHERE l.account_id = p.id AND l.associated_at IS NOT NULL) \
                 ELSE s.partner_id = r.partner_id END)"
            ),
        },
    ];
    all.extend(over_time());
    all
}

/// What is kept by day, by month and of all time.
fn over_time() -> Vec<KeptNumber> {
    let began = |table: &str, at: &str| format!("SELECT partner_id, {} AS day, 1 AS many FROM {table}", day(at));
    let ended = |table: &str, at: &str| format!("{} WHERE {at} IS NOT NULL", began(table, at));
    let sold = |at: &str, many: &str| {
        format!(
            "SELECT partner_id, reseller_mpn_id, offer_name, {} AS day, {many} AS many FROM subscriptions \
             WHERE reseller_mpn_id IS NOT NULL AND {at} IS NOT NULL",
            day(at)
        )
    };
    let licenses = "CASE billing WHEN 'license' THEN quantity ELSE 0 END";
    let made = format!("SELECT kind, {} AS day, 1 AS many FROM accounts", day("created_at"));
    let all = [Span::Day, Span::Month, Span::Ever];
    let (days, months) = (&[Span::Day, Span::Month], &[Span::Month, Span::Ever]);
    let sales = "partner_id, reseller_mpn_id, offer_name";
    vec![
        in_spans("partner_spans.customers_came", "partner_id", &all, &began("relationships", "since")),
        in_spans("partner_spans.customers_left", "partner_id", &all, &ended("relationships", "removed_at")),
        in_spans("partner_spans.subscriptions_begun", "partner_id", &all, &began("subscriptions", "created_at")),
        in_spans("partner_spans.subscriptions_ended", "partner_id", &all, &ended("subscriptions", "ended_at")),
        in_spans("sales_spans.begun", sales, days, &sold("created_at", "1")),
        in_spans("sales_spans.ended", sales, days, &sold("ended_at", "1")),
        in_spans("sales_spans.licenses", sales, days, &sold("created_at", licenses)),
        in_spans("account_spans.made", "kind", months, &made),
        in_spans("account_spans.active", "kind", months, &format!("{made} WHERE standing = 'active'")),
    ]
}

/// The day of a time, in UTC.
fn day(at: &str) -> String {
    format!("substr(CAST({at} AS TEXT), 1, 10)")
}

/// What a row of a number over time is about.
#[derive(Clone, Copy, Debug)]
enum Span {
    Day,
    Month,
    Ever,
}

/// A number that is kept over time: of what, in which spans, and each thing that happened, with its day and how many.
fn in_spans(column: &'static str, of: &str, spans: &[Span], happened: &str) -> KeptNumber {
    let (table, number) = column.split_once('.').unwrap_or((column, column));
    let counted = spans.iter().map(|span| {
        let (name, begins_on) = match span {
            Span::Day => ("day", "day"),
            Span::Month => ("month", "substr(day, 1, 7) || '-01'"),
            Span::Ever => ("ever", "'0001-01-01'"),
        };
        format!("SELECT {of}, '{name}' AS span, {begins_on} AS begins_on, many FROM happened UNION ALL ")
    });
    let counted: String = counted.collect();
    KeptNumber {
        column,
        wrong: format!(
            "WITH happened AS ({happened}) SELECT count(*) FROM (SELECT {of} FROM ({counted}\
             SELECT {of}, span, CAST(begins_on AS TEXT), -{number} FROM {table}) AS each \
             GROUP BY {of}, span, begins_on HAVING sum(many) <> 0) AS wrong"
        ),
    }
}

/// In how many rows a kept number is not what a count says. Reads all that is counted: for tests, and for somebody who
/// asks whether a database is sound.
pub fn count_wrong(db: &mut Db, number: &KeptNumber) -> Result<i64, Error> {
    Ok(Check(&number.wrong).get_result(db)?)
}

impl KeptNumber {
    /// The rows in which it is wrong: where they are had from, what the row itself is called there, and the condition;
    /// `None` where it is known by counting alone.
    pub(crate) fn wrong_rows(&self) -> Option<(&str, &str, &str)> {
        let (from, condition) = self.wrong.strip_prefix("SELECT count(*) FROM ")?.split_once(" WHERE ")?;
        Some((from, from.split(' ').nth(1)?, condition))
    }
}

/// The kinds of account of which something is true, as SQL lists them.
pub(crate) fn kinds(are: fn(AccountKind) -> bool) -> String {
    let names = AccountKind::ALL.iter().filter(|kind| are(**kind)).map(|kind| format!("'{}'", kind.as_str()));
    names.collect::<Vec<_>>().join(", ")
}

struct Check<'a>(&'a str);

impl QueryFragment<MultiBackend> for Check<'_> {
    fn walk_ast<'b>(&'b self, mut out: AstPass<'_, 'b, MultiBackend>) -> QueryResult<()> {
        out.unsafe_to_cache_prepared();
        out.push_sql(self.0);
        Ok(())
    }
}

impl QueryId for Check<'_> {
    type QueryId = ();
    const HAS_STATIC_QUERY_ID: bool = false;
}

impl Query for Check<'_> {
    type SqlType = BigInt;
}

impl RunQueryDsl<Db> for Check<'_> {}
