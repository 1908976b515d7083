//! What came to a partner and what went, as it is kept by day, by month and of all time: triggers write it
//! (`docs/adr/0025-numbers-over-time.md`), and no page counts it.

use std::collections::BTreeMap;

use chrono::NaiveDate;
use diesel::sql_types::{BigInt, Date, Text};

use crate::domain::{
    Error, Scope,
    list::{Count, Trend},
};
use crate::repository::{db::Db, statement::Statement};

/// The sums of all slots in spans of one kind, of a partner that follows.
macro_rules! sums {
    ($day:literal, $span:literal) => {
        concat!(
            "SELECT span, ",
            $day,
            ", CAST(sum(customers_came) AS BIGINT), CAST(sum(customers_left) AS BIGINT), \
             CAST(sum(subscriptions_begun) AS BIGINT), CAST(sum(subscriptions_ended) AS BIGINT) \
             FROM partner_spans WHERE span = '",
            $span,
            "' AND partner_id = "
        )
    };
}

/// How many came and how many went.
type CameAndWent = (i64, i64);
/// The same of customers, and of subscriptions.
type Moved = (CameAndWent, CameAndWent);

/// What came to a partner and what went.
#[derive(Clone, Debug)]
pub struct PartnerHistory {
    /// How many customers it has, and how many came and left lately.
    pub customers: Trend,
    /// How many of the subscriptions that it sold live, and how many began and ended lately.
    pub subscriptions: Trend,
    /// Customers and subscriptions, by the first day of the month; months without any are missing.
    months: BTreeMap<NaiveDate, Moved>,
}

impl PartnerHistory {
    /// How many customers came and left in the month with this first day.
    #[must_use]
    pub fn customers_in(&self, month: NaiveDate) -> (Count, Count) {
        counts(self.months.get(&month).copied().unwrap_or_default().0)
    }

    /// How many subscriptions began and ended in the month with this first day.
    #[must_use]
    pub fn subscriptions_in(&self, month: NaiveDate) -> (Count, Count) {
        counts(self.months.get(&month).copied().unwrap_or_default().1)
    }
}

/// What is kept of the partner: of the months from `month` on, and of the days from `day` on, which are lately. One
/// statement.
pub fn history(db: &mut Db, scope: Scope, month: NaiveDate, day: NaiveDate) -> Result<PartnerHistory, Error> {
    type Columns = (Text, Date, BigInt, BigInt, BigInt, BigInt);
    type Row = (String, NaiveDate, i64, i64, i64, i64);
    let me = scope.account();
    let rows: Vec<Row> = Statement::<Columns>::new(sums!("begins_on", "ever"))
        .id(me)
        .words(" GROUP BY span, begins_on UNION ALL ")
        .words(sums!("begins_on", "month"))
        .id(me)
        .words(" AND begins_on >= ")
        .day(month)
        .words(" GROUP BY span, begins_on UNION ALL ")
        .words(sums!("min(begins_on)", "day"))
        .id(me)
        .words(" AND begins_on >= ")
        .day(day)
        .words(" GROUP BY span")
        .rows(db)?;
    let mut months = BTreeMap::new();
    let (mut ever, mut lately) = (Moved::default(), Moved::default());
    for (span, begins_on, came, left, begun, ended) in rows {
        let moved = ((came, left), (begun, ended));
        match span.as_str() {
            "ever" => ever = moved,
            "day" => lately = moved,
            _ => drop(months.insert(begins_on, moved)),
        }
    }
    Ok(PartnerHistory { customers: trend(ever.0, lately.0), subscriptions: trend(ever.1, lately.1), months })
}

fn counts((came, went): CameAndWent) -> (Count, Count) {
    (Count::from(came), Count::from(went))
}

/// Whatever came and has not gone is there.
fn trend((came, went): CameAndWent, lately: CameAndWent) -> Trend {
    let (begun, ended) = counts(lately);
    Trend { now: Count::from(came - went), begun, ended }
}
