//! What a provider's resellers do (`docs/domain.md` §12.4): how many there are, who sells what, what comes and goes.

use std::collections::{BTreeMap, HashMap};

use chrono::{Datelike, Months, NaiveDate, NaiveTime, TimeDelta};

use crate::service::UseCase;
use crate::{
    domain::{Action, Error, Moment, Scope, ids::AccountId},
    repository::{db::Db, reseller_analytics as counted},
};

pub use crate::repository::reseller_analytics::{CountedReseller, SoldCounts};

/// How many months are shown.
const MONTHS: u32 = 12;

/// The days that the numbers are counted over.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Period {
    /// The last 30 days.
    Month,
    /// The last 90 days.
    Quarter,
    /// The last 365 days.
    Year,
}

impl Period {
    /// All of them, the shortest first.
    pub const ALL: [Self; 3] = [Self::Month, Self::Quarter, Self::Year];

    /// How many days.
    #[must_use]
    pub const fn days(self) -> i64 {
        match self {
            Self::Month => 30,
            Self::Quarter => 90,
            Self::Year => 365,
        }
    }

    /// The period that an address names; 30 days where it names none.
    #[must_use]
    pub fn parse(days: &str) -> Self {
        Self::ALL.into_iter().find(|period| period.days().to_string() == days).unwrap_or(Self::Month)
    }
}

/// A month, and how many subscriptions began and ended in it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct MonthCount {
    /// Its first day.
    pub first_day: NaiveDate,
    /// How many began.
    pub begun: i64,
    /// How many ended.
    pub ended: i64,
}

/// Everything that is counted.
#[derive(Clone, Debug)]
pub struct Report {
    /// The resellers, by name.
    pub resellers: Vec<CountedReseller>,
    /// How many became partners in the period.
    pub new: i64,
    /// How many serve a customer of the provider's.
    pub active: i64,
    /// How many sold in the period.
    pub transacting: i64,
    /// How many resellers there are in each country, most first.
    pub markets: Vec<(String, i64)>,
    /// What each sold in the period, most first; those that sold nothing are missing.
    pub sellers: Vec<(CountedReseller, SoldCounts)>,
    /// What was sold in the period, most first.
    pub products: Vec<(String, SoldCounts)>,
    /// The last twelve months, the oldest first.
    pub months: Vec<MonthCount>,
}

/// Counts. Three queries, however many resellers and subscriptions there are.
pub fn report(cx: &mut UseCase<'_>, period: Period) -> Result<Report, Error> {
    let scope = cx.authorize(Action::ViewResellerAnalytics)?.scope();
    let today = cx.call.now.utc().date_naive();
    let first_day = today - TimeDelta::days(period.days());
    let since = Moment::from_naive_utc(first_day.and_time(NaiveTime::MIN));
    let resellers = counted::resellers(cx.db, scope)?;
    let holders = holders(&resellers);
    let mut sold: HashMap<AccountId, SoldCounts> = HashMap::new();
    let mut products: BTreeMap<String, SoldCounts> = BTreeMap::new();
    for (number, product, subscriptions, licenses) in counted::sold(cx.db, scope, first_day)? {
        let Some(reseller) = holders.get(&number) else { continue };
        sold.entry(*reseller).or_default().add(subscriptions, licenses);
        products.entry(product).or_default().add(subscriptions, licenses);
    }
    let mut sellers: Vec<(CountedReseller, SoldCounts)> =
        resellers.iter().filter_map(|one| sold.get(&one.account).map(|sold| (one.clone(), *sold))).collect();
    let mut products: Vec<(String, SoldCounts)> = products.into_iter().collect();
    // Equals stay by name: sorting keeps their order.
    sellers.sort_by_key(|(_, sold)| most_first(*sold));
    products.sort_by_key(|(_, sold)| most_first(*sold));
    let many = |count: usize| i64::try_from(count).unwrap_or(i64::MAX);
    Ok(Report {
        new: many(resellers.iter().filter(|one| one.since >= since).count()),
        active: many(resellers.iter().filter(|one| one.is_active).count()),
        transacting: many(sellers.len()),
        markets: markets(&resellers),
        months: months(cx.db, scope, &holders, today)?,
        resellers,
        sellers,
        products,
    })
}

/// Which reseller a number is or was of.
fn holders(resellers: &[CountedReseller]) -> HashMap<i64, AccountId> {
    let former = resellers.iter().flat_map(|one| one.former_numbers.iter().map(|number| (*number, one.account)));
    let now = resellers.iter().filter_map(|one| one.mpn_location_id.map(|number| (number, one.account)));
    former.chain(now).collect()
}

const fn most_first(sold: SoldCounts) -> (i64, i64) {
    (-sold.subscriptions, -sold.licenses)
}

fn markets(resellers: &[CountedReseller]) -> Vec<(String, i64)> {
    let mut counts: BTreeMap<&str, i64> = BTreeMap::new();
    for reseller in resellers {
        *counts.entry(&reseller.country).or_default() += 1;
    }
    let mut counts: Vec<(String, i64)> = counts.into_iter().map(|(code, count)| (code.to_owned(), count)).collect();
    counts.sort_by_key(|(_, count)| -count);
    counts
}

/// The months up to this one, in UTC.
fn months(
    db: &mut Db,
    scope: Scope,
    holders: &HashMap<i64, AccountId>,
    today: NaiveDate,
) -> Result<Vec<MonthCount>, Error> {
    let this_month = today.with_day(1).unwrap_or(today);
    let first_days: Vec<NaiveDate> =
        (0..MONTHS).rev().filter_map(|back| this_month.checked_sub_months(Months::new(back))).collect();
    let first = first_days.first().copied().unwrap_or(this_month);
    let counted = counted::by_month(db, scope, holders.keys().copied(), first)?;
    let counted: HashMap<NaiveDate, (i64, i64)> =
        counted.into_iter().map(|(first_day, begun, ended)| (first_day, (begun, ended))).collect();
    let count = |first_day: NaiveDate| {
        let (begun, ended) = counted.get(&first_day).copied().unwrap_or_default();
        MonthCount { first_day, begun, ended }
    };
    Ok(first_days.into_iter().map(count).collect())
}
