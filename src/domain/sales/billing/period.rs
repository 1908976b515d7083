//! Billing periods, and what share of a price falls on the rest of one.

use crate::domain::{
    Moment,
    offer::{Frequency, Term},
    order::LineKind,
    subscription::contract::{Contract, months_on},
};

/// A stretch of a term that is charged for at once.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct BillingPeriod {
    /// When it begins.
    pub start: Moment,
    /// When it ends: the next one begins, or the term is over.
    pub end: Moment,
}

impl BillingPeriod {
    /// The share of a price that falls on what is left of it at this moment: by days, of which the one that has begun
    /// counts, and half a minor unit counts as one. It is of one license, so that what many cost is the sum of what
    /// each costs.
    #[must_use]
    pub fn share(self, unit_price: i64, at: Moment) -> i64 {
        let days = self.end.since(self.start).num_days().max(1);
        let left = days - at.since(self.start).num_days().clamp(0, days);
        let (price, left, days) = (i128::from(unit_price), i128::from(left), i128::from(days));
        i64::try_from((2 * price * left + days) / (2 * days)).unwrap_or(unit_price)
    }

    /// Whether a moment lies in it.
    #[must_use]
    pub fn holds(self, moment: Moment) -> bool {
        self.start <= moment && moment < self.end
    }
}

/// The billing periods of a term, in their order; none where it is not counted in months. Whole months are counted from
/// the first purchase, as terms are (`docs/domain.md` §9.8).
#[must_use]
pub fn periods(bought: Moment, start: Moment, term: Term, frequency: Frequency) -> Vec<BillingPeriod> {
    let (Some(months), step) = (term.months(), frequency.months()) else { return Vec::new() };
    let begins = (0..months).step_by(usize::try_from(step).unwrap_or(1));
    let bounds: Vec<Option<Moment>> = begins.chain([months]).map(|after| months_on(bought, start, after)).collect();
    let period = |pair: &[Option<Moment>]| match pair {
        [Some(start), Some(end)] => Some(BillingPeriod { start: *start, end: *end }),
        _ => None,
    };
    bounds.windows(2).filter_map(period).collect()
}

/// The billing period that a subscription is in: its last one where its term is over; `None` where it has none.
#[must_use]
pub fn period_of(contract: &Contract, at: Moment) -> Option<BillingPeriod> {
    let all = periods(contract.created_at, contract.term_started_at, contract.terms.term, contract.terms.frequency);
    all.iter().find(|period| period.holds(at)).or(all.last()).copied()
}

/// What one license is charged by a line of an order that leaves a subscription under `contract`: the price of the
/// billing period where a term begins, its share of what is left of the period otherwise. An upgrade is charged what the new
/// product costs more than the one it replaces, `replaced` being the price of that.
#[must_use]
pub fn unit_charge(kind: LineKind, contract: &Contract, replaced: i64, at: Moment) -> i64 {
    let price = contract.terms.unit_price;
    let Some(period) = period_of(contract, at) else { return price };
    match kind {
        LineKind::New | LineKind::Renewal | LineKind::Conversion => price,
        LineKind::AddLicenses | LineKind::RemoveLicenses | LineKind::Cancellation => period.share(price, at),
        LineKind::Upgrade => period.share(price, at) - period.share(replaced, at),
    }
}
