//! How things stand: a few figures with what has changed in 30 days, and the months before.

use chrono::{Datelike, Months as MonthCount, NaiveDate, NaiveTime, TimeDelta};

use super::OwnSubscriptions;
use crate::{
    domain::{
        Action, Error, Grant, Moment,
        license::Pool,
        list::{Count, Trend},
        policy,
        subscription::SubscriptionState,
    },
    repository::{
        account_figures::{self, AccountHistory},
        catalog, customer_user_list,
        db::at_one_moment,
        invitation_list, licenses, partner_figures,
        partner_spans::{self, PartnerHistory},
        referrals, service_request_list, service_request_tasks,
    },
    service::UseCase,
};

/// How many figures are shown.
const SHOWN: usize = 4;
/// Over how many days a change is told.
const DAYS: i64 = 30;
/// How many months are shown.
const MONTHS: u32 = 6;

/// What a figure counts.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum FigureKind {
    /// The partner's customers.
    Customers,
    /// Living subscriptions: those that a seller sold, or those that a customer has.
    Subscriptions,
    /// The provider's resellers.
    Resellers,
    /// The reseller's providers.
    Providers,
    /// Licenses that the customer can assign.
    FreeLicenses,
    /// The customer's users.
    Users,
    /// All partners.
    PartnerAccounts,
    /// All customers.
    CustomerAccounts,
    /// What the catalogue holds.
    Offers,
    /// Service requests that wait for the account's answer; of a customer those that are not closed.
    OpenRequests,
    /// Referrals without an answer.
    Referrals,
    /// Invitations without an answer.
    Invitations,
}

/// The figures in the order of their weight: the first that the reader may see are shown.
const WEIGHT: [FigureKind; 12] = [
    FigureKind::Customers,
    FigureKind::Subscriptions,
    FigureKind::Resellers,
    FigureKind::Providers,
    FigureKind::FreeLicenses,
    FigureKind::Users,
    FigureKind::PartnerAccounts,
    FigureKind::CustomerAccounts,
    FigureKind::Offers,
    FigureKind::OpenRequests,
    FigureKind::Referrals,
    FigureKind::Invitations,
];

/// A number worth knowing.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Figure {
    /// What it counts.
    pub kind: FigureKind,
    /// How many there are.
    pub count: Count,
    /// How many more than 30 days ago, where that can be told.
    pub change: Option<i64>,
    /// How many of them are late.
    pub late: Count,
}

/// What is counted by month.
#[derive(Clone, Debug)]
pub enum Months {
    /// Subscriptions that began and ended.
    Subscriptions(Vec<(NaiveDate, Count, Count)>),
    /// Customers that came and left.
    Customers(Vec<(NaiveDate, Count, Count)>),
    /// Accounts that were made.
    Accounts(Vec<(NaiveDate, Count)>),
}

impl Months {
    /// Whether nothing happened in any of them.
    #[must_use]
    pub fn are_empty(&self) -> bool {
        let none = Count::from(0);
        match self {
            Self::Subscriptions(all) | Self::Customers(all) => {
                all.iter().all(|(_, begun, ended)| (*begun, *ended) == (none, none))
            }
            Self::Accounts(all) => all.iter().all(|(_, made)| *made == none),
        }
    }
}

/// How things stand.
#[derive(Clone, Debug)]
pub struct Glance {
    /// The figures.
    pub figures: Vec<Figure>,
    /// The months before, of what fits the account.
    pub months: Option<Months>,
    /// What a customer has of each product.
    pub pools: Vec<Pool>,
}

/// What several figures and the months are told by.
struct Known<'a> {
    /// A customer's own subscriptions.
    own: Option<&'a OwnSubscriptions>,
    /// What a customer has of each product.
    pools: &'a [Pool],
    /// What came to a partner and what went.
    partner: Option<PartnerHistory>,
    /// How many accounts there are.
    accounts: Option<AccountHistory>,
    /// Since when a change is told.
    since: Moment,
}

/// How things stand for this reader.
pub(super) fn show(cx: &mut UseCase<'_>, own: Option<&OwnSubscriptions>) -> Result<Glance, Error> {
    let pools = pools(cx)?;
    let today = cx.call.now.utc().date_naive();
    let months = last_months(today);
    let known = find_out(cx, (own, &pools), months.first().copied().unwrap_or(today))?;
    let mut figures = Vec::new();
    for kind in WEIGHT {
        if figures.len() < SHOWN {
            figures.extend(measure(cx, kind, &known)?);
        }
    }
    let months = by_month(cx, &known, &months).filter(|months| !months.are_empty());
    Ok(Glance { figures, months, pools })
}

/// What the reader may see of what is kept from this month on.
fn find_out<'a>(
    cx: &mut UseCase<'_>,
    (own, pools): (Option<&'a OwnSubscriptions>, &'a [Pool]),
    month: NaiveDate,
) -> Result<Known<'a>, Error> {
    // A change is told since the beginning of a day.
    let day = cx.call.now.utc().date_naive() - TimeDelta::days(DAYS);
    let sells = policy::sells(cx.actor.account.kind);
    let partner = may_see(cx, FigureKind::Customers)
        .or_else(|| may_see(cx, FigureKind::Subscriptions).filter(|_| sells))
        .map(|grant| partner_spans::history(cx.db, grant.scope(), month, day))
        .transpose()?;
    let accounts = may_see(cx, FigureKind::CustomerAccounts)
        .map(|grant| account_figures::history(cx.db, &grant, month))
        .transpose()?;
    Ok(Known { own, pools, partner, accounts, since: Moment::from_naive_utc(day.and_time(NaiveTime::MIN)) })
}

fn pools(cx: &mut UseCase<'_>) -> Result<Vec<Pool>, Error> {
    let Ok(grant) = policy::authorize(cx.actor, Action::ViewOwnUsers) else { return Ok(Vec::new()) };
    at_one_moment(cx.db, |db| licenses::pools(db, grant.account()))
}

/// One figure, where the reader may see it.
fn measure(cx: &mut UseCase<'_>, kind: FigureKind, known: &Known<'_>) -> Result<Option<Figure>, Error> {
    let Some(grant) = may_see(cx, kind) else { return Ok(None) };
    let (scope, account) = (grant.scope(), cx.actor.account.kind);
    let now = cx.call.now;
    let plain = |count: Count| Figure { kind, count, change: None, late: Count::from(0) };
    let moving = |trend: Trend| Figure { change: trend.change(), ..plain(trend.now) };
    Ok(Some(match kind {
        FigureKind::Customers => return Ok(known.partner.as_ref().map(|kept| moving(kept.customers))),
        FigureKind::Subscriptions => match known.own {
            Some(own) => moving(own_trend(own, known.since)),
            None => return Ok(known.partner.as_ref().map(|kept| moving(kept.subscriptions))),
        },
        FigureKind::Resellers | FigureKind::Providers => {
            moving(partner_figures::trend(cx.db, (scope, account), known.since)?)
        }
        FigureKind::FreeLicenses => plain(Count::from(known.pools.iter().map(Pool::available).sum::<i64>())),
        FigureKind::Users => plain(customer_user_list::count_active(cx.db, grant.account())?),
        FigureKind::PartnerAccounts => return Ok(known.accounts.as_ref().map(|kept| plain(kept.partners))),
        FigureKind::CustomerAccounts => return Ok(known.accounts.as_ref().map(|kept| plain(kept.customers))),
        FigureKind::Offers => plain(Count::from(catalog::count(cx.db)?)),
        FigureKind::OpenRequests if policy::is_served(account) => {
            plain(service_request_tasks::count_opened(cx.db, grant.account())?)
        }
        FigureKind::OpenRequests => {
            let waiting = service_request_list::count_waiting(cx.db, (scope, account), now)?;
            Figure { late: waiting.overdue, ..plain(waiting.open) }
        }
        FigureKind::Referrals => plain(referrals::count_waiting(cx.db, (scope, account), now)?),
        FigureKind::Invitations => plain(invitation_list::count_waiting(cx.db, scope, now)?),
    }))
}

/// The right to see a figure.
fn may_see(cx: &UseCase<'_>, kind: FigureKind) -> Option<Grant> {
    let account = &cx.actor.account;
    let action = match kind {
        FigureKind::Customers => Action::ViewCustomers,
        FigureKind::Subscriptions if policy::sells(account.kind) => Action::ViewSubscriptions,
        FigureKind::Subscriptions => Action::ViewOwnSubscriptions,
        FigureKind::Resellers => Action::ViewIndirectResellers,
        FigureKind::Providers => Action::ViewIndirectProviders,
        FigureKind::FreeLicenses | FigureKind::Users => Action::ViewOwnUsers,
        FigureKind::PartnerAccounts | FigureKind::CustomerAccounts => Action::ManageAccounts,
        FigureKind::Offers => Action::ManageCatalog,
        FigureKind::OpenRequests => Action::ViewServiceRequests,
        FigureKind::Referrals if !account.cloud.offers_referrals() => return None,
        FigureKind::Referrals => Action::ViewReferrals,
        FigureKind::Invitations => Action::ViewInvitations,
    };
    policy::authorize(cx.actor, action).ok()
}

fn own_trend(own: &OwnSubscriptions, since: Moment) -> Trend {
    let living = [SubscriptionState::Active, SubscriptionState::Suspended];
    let all = &own.subscriptions;
    let count = |many: usize| Count::from(i64::try_from(many).unwrap_or(i64::MAX));
    Trend::of(&[
        count(all.iter().filter(|one| living.contains(&one.state)).count()),
        count(all.iter().filter(|one| one.created_at >= since).count()),
        count(all.iter().filter(|one| one.ended_at.is_some_and(|at| at >= since)).count()),
    ])
}

/// The months of what fits the account.
fn by_month(cx: &UseCase<'_>, known: &Known<'_>, months: &[NaiveDate]) -> Option<Months> {
    let sells = policy::sells(cx.actor.account.kind);
    let moved = |of: &dyn Fn(NaiveDate) -> (Count, Count)| {
        let in_month = |month: &NaiveDate| {
            let (came, went) = of(*month);
            (*month, came, went)
        };
        months.iter().map(in_month).collect()
    };
    if let Some(kept) = &known.partner {
        let sold = sells && may_see(cx, FigureKind::Subscriptions).is_some();
        return Some(if sold {
            Months::Subscriptions(moved(&|month| kept.subscriptions_in(month)))
        } else {
            Months::Customers(moved(&|month| kept.customers_in(month)))
        });
    }
    let kept = known.accounts.as_ref()?;
    Some(Months::Accounts(months.iter().map(|month| (*month, kept.made_in(*month))).collect()))
}

/// The first days of the months up to this one in UTC, the oldest first.
fn last_months(today: NaiveDate) -> Vec<NaiveDate> {
    let this_month = today.with_day(1).unwrap_or(today);
    (0..MONTHS).rev().filter_map(|back| this_month.checked_sub_months(MonthCount::new(back))).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_last_months_follow_each_other_over_a_new_year() {
        let day = |year, month, day| NaiveDate::from_ymd_opt(year, month, day).unwrap();
        let first_days: Vec<String> = last_months(day(2030, 2, 28)).iter().map(NaiveDate::to_string).collect();
        assert_eq!(first_days, ["2029-09-01", "2029-10-01", "2029-11-01", "2029-12-01", "2030-01-01", "2030-02-01"]);
    }
}
