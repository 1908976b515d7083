//! What a provider's resellers do (`docs/domain.md` §12.4): how many there are, who sells what, what comes and goes.

use std::collections::{BTreeMap, HashMap};

use chrono::{Datelike, Months, NaiveDate, NaiveTime, TimeDelta};

use crate::service::UseCase;
use crate::{
    domain::{Action, Error, Moment, ids::AccountId, offer::BillingType},
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

/// Counts. Seven queries, however many resellers and subscriptions there are.
pub fn report(cx: &mut UseCase<'_>, period: Period) -> Result<Report, Error> {
    let scope = cx.authorize(Action::ViewResellerAnalytics)?.scope();
    let since = cx.call.now.plus(-TimeDelta::days(period.days()));
    let resellers = counted::resellers(cx.db, scope)?;
    let holders = holders(&resellers, counted::former_numbers(cx.db, scope)?);
    let mut sold: HashMap<AccountId, SoldCounts> = HashMap::new();
    for (number, billing, subscriptions, quantity) in counted::sold_by_reseller(cx.db, scope, since)? {
        if let Some(reseller) = number.and_then(|number| holders.get(&number)) {
            add(sold.entry(*reseller).or_default(), billing, subscriptions, quantity);
        }
    }
    let mut products: BTreeMap<String, SoldCounts> = BTreeMap::new();
    for (name, billing, subscriptions, quantity) in counted::sold_by_product(cx.db, scope, since)? {
        add(products.entry(name).or_default(), billing, subscriptions, quantity);
    }
    let mut sellers: Vec<(CountedReseller, SoldCounts)> =
        resellers.iter().filter_map(|one| sold.get(&one.account).map(|sold| (one.clone(), *sold))).collect();
    let mut products: Vec<(String, SoldCounts)> = products.into_iter().collect();
    // Equals stay by name: sorting keeps their order.
    sellers.sort_by_key(|(_, sold)| most_first(*sold));
    products.sort_by_key(|(_, sold)| most_first(*sold));
    let transacting = i64::try_from(sellers.len()).unwrap_or(i64::MAX);
    let new = resellers.iter().filter(|one| one.since >= since).count();
    Ok(Report {
        new: i64::try_from(new).unwrap_or(i64::MAX),
        active: counted::count_active(cx.db, scope)?,
        transacting,
        markets: markets(&resellers),
        months: months(cx.db, scope, cx.call.now)?,
        resellers,
        sellers,
        products,
    })
}

/// Which reseller a number is or was of.
fn holders(resellers: &[CountedReseller], former: Vec<(i64, AccountId)>) -> HashMap<i64, AccountId> {
    let now = resellers.iter().filter_map(|one| one.mpn_location_id.map(|number| (number, one.account)));
    former.into_iter().chain(now).collect()
}

fn add(sold: &mut SoldCounts, billing: BillingType, subscriptions: i64, quantity: i64) {
    sold.subscriptions += subscriptions;
    if billing == BillingType::License {
        sold.licenses += quantity;
    }
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
fn months(db: &mut Db, scope: crate::domain::policy::Scope, now: Moment) -> Result<Vec<MonthCount>, Error> {
    let today = now.utc().date_naive();
    let this_month = today.with_day(1).unwrap_or(today);
    let first_days = (0..MONTHS).rev().filter_map(|back| this_month.checked_sub_months(Months::new(back)));
    let first_days: Vec<NaiveDate> = first_days.collect();
    let first = first_days.first().copied().unwrap_or(this_month);
    let since = Moment::from_naive_utc(first.and_time(NaiveTime::MIN));
    let begun: HashMap<String, i64> = counted::begun_by_month(db, scope, since)?.into_iter().collect();
    let ended: HashMap<String, i64> = counted::ended_by_month(db, scope, since)?.into_iter().collect();
    let of = |counts: &HashMap<String, i64>, day: NaiveDate| {
        counts.get(&day.format("%Y-%m").to_string()).copied().unwrap_or(0)
    };
    let count = |day: NaiveDate| MonthCount { first_day: day, begun: of(&begun, day), ended: of(&ended, day) };
    Ok(first_days.into_iter().map(count).collect())
}
