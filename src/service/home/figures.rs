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
        account_figures, catalog, customer_figures, customer_user_list, db::at_one_moment, invitation_list, licenses,
        partner_figures, referrals, service_request_list, service_request_tasks, subscription_figures,
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

/// How things stand for this reader.
pub(super) fn show(cx: &mut UseCase<'_>, own: Option<&OwnSubscriptions>) -> Result<Glance, Error> {
    let pools = pools(cx)?;
    let mut figures = Vec::new();
    for kind in WEIGHT {
        if figures.len() < SHOWN {
            figures.extend(measure(cx, kind, (own, &pools))?);
        }
    }
    let months = months(cx)?.filter(|months| !months.are_empty());
    Ok(Glance { figures, months, pools })
}

fn pools(cx: &mut UseCase<'_>) -> Result<Vec<Pool>, Error> {
    let Ok(grant) = policy::authorize(cx.actor, Action::ViewOwnUsers) else { return Ok(Vec::new()) };
    at_one_moment(cx.db, |db| licenses::pools(db, grant.account()))
}

/// One figure, where the reader may see it.
fn measure(
    cx: &mut UseCase<'_>,
    kind: FigureKind,
    (own, pools): (Option<&OwnSubscriptions>, &[Pool]),
) -> Result<Option<Figure>, Error> {
    let Some(grant) = may_see(cx, kind) else { return Ok(None) };
    let (scope, account) = (grant.scope(), cx.actor.account.kind);
    let (now, since) = (cx.call.now, cx.call.now.plus(-TimeDelta::days(DAYS)));
    let plain = |count: Count| Figure { kind, count, change: None, late: Count::from(0) };
    let moving = |trend: Trend| Figure { change: trend.change(), ..plain(trend.now) };
    Ok(Some(match kind {
        FigureKind::Customers => moving(customer_figures::trend(cx.db, scope, since)?),
        FigureKind::Subscriptions => match own {
            Some(own) => moving(own_trend(own, since)),
            None => moving(subscription_figures::trend(cx.db, scope, since)?),
        },
        FigureKind::Resellers | FigureKind::Providers => {
            moving(partner_figures::trend(cx.db, (scope, account), since)?)
        }
        FigureKind::FreeLicenses => plain(Count::from(pools.iter().map(Pool::available).sum::<i64>())),
        FigureKind::Users => plain(customer_user_list::count_active(cx.db, grant.account())?),
        FigureKind::PartnerAccounts => plain(account_figures::count_partners(cx.db, &grant)?),
        FigureKind::CustomerAccounts => plain(account_figures::count_customers(cx.db, &grant)?),
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

fn months(cx: &mut UseCase<'_>) -> Result<Option<Months>, Error> {
    let kind = cx.actor.account.kind;
    let granted = |action| policy::authorize(cx.actor, action).ok();
    let (days, spans): (Vec<NaiveDate>, Vec<(Moment, Moment)>) = last_months(cx.call.now).into_iter().unzip();
    let dated = |counts: Vec<(Count, Count)>| {
        days.iter().zip(counts).map(|(day, (begun, ended))| (*day, begun, ended)).collect()
    };
    if let Some(grant) = granted(Action::ViewSubscriptions).filter(|_| policy::sells(kind)) {
        let counts = subscription_figures::in_spans(cx.db, grant.scope(), &spans)?;
        return Ok(Some(Months::Subscriptions(dated(counts))));
    }
    if let Some(grant) = granted(Action::ViewCustomers) {
        let counts = customer_figures::in_spans(cx.db, grant.scope(), &spans)?;
        return Ok(Some(Months::Customers(dated(counts))));
    }
    let Some(grant) = granted(Action::ManageAccounts) else { return Ok(None) };
    let counts = account_figures::made_in_spans(cx.db, &grant, &spans)?;
    Ok(Some(Months::Accounts(days.into_iter().zip(counts).collect())))
}

/// The months up to this one in UTC, the oldest first: their first days, when they begin, when they end.
fn last_months(now: Moment) -> Vec<(NaiveDate, (Moment, Moment))> {
    let today = now.utc().date_naive();
    let this_month = today.with_day(1).unwrap_or(today);
    let begins = |day: NaiveDate| Moment::from_naive_utc(day.and_time(NaiveTime::MIN));
    let month = |back: u32| {
        let first = this_month.checked_sub_months(MonthCount::new(back))?;
        Some((first, (begins(first), begins(first.checked_add_months(MonthCount::new(1))?))))
    };
    (0..MONTHS).rev().filter_map(month).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_last_months_follow_each_other_over_a_new_year() {
        let day = |year, month, day| NaiveDate::from_ymd_opt(year, month, day).unwrap();
        let now = Moment::from_naive_utc(day(2030, 2, 28).and_time(NaiveTime::MIN));
        let months = last_months(now);
        let first_days: Vec<String> = months.iter().map(|(day, _)| day.to_string()).collect();
        assert_eq!(first_days, ["2029-09-01", "2029-10-01", "2029-11-01", "2029-12-01", "2030-01-01", "2030-02-01"]);
        let ends_and_begins = months.windows(2).all(|pair| pair[0].1.1 == pair[1].1.0);
        assert!(ends_and_begins && months.last().is_some_and(|(_, (from, until))| *from <= now && now < *until));
    }
}
