//! What is charged for a subscription, and when (`docs/domain.md` §9.16): read from the lines of orders, which are the
//! one record of it, and nothing else. A line is charged when it is written; where a term has several billing periods, each
//! later one is charged when it begins.

mod month;
mod period;
mod totals;

pub use month::Month;
pub use period::{BillingPeriod, period_of, periods, unit_charge};
pub use totals::Totals;

use crate::domain::{
    Moment,
    offer::{Frequency, Term},
    order::LineKind,
};

/// The longest that a term lasts, in months: what is charged in a month was ordered no earlier before it.
pub const LONGEST_TERM: u32 = 36;

/// A line of an order about one subscription, as it is on record.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct OrderedLine {
    /// When it was ordered.
    pub at: Moment,
    /// What it did.
    pub kind: LineKind,
    /// For how long.
    pub term: Term,
    /// How often it is billed.
    pub frequency: Frequency,
    /// How many licenses; negative for what was given back.
    pub quantity: i64,
    /// Minor units per license and billing period.
    pub unit_price: i64,
    /// Minor units that the line charged, or gave back.
    pub amount: i64,
}

/// Why something is charged.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ChargeKind {
    /// It was ordered, or given back.
    Ordered(LineKind),
    /// A later billing period of a term begins.
    Period,
}

impl ChargeKind {
    /// The key of the kind's name in `locales/`.
    #[must_use]
    pub const fn key(self) -> &'static str {
        match self {
            Self::Ordered(kind) => kind.key(),
            Self::Period => "billing-period",
        }
    }
}

/// Something charged, or given back.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Charge {
    /// Which line it comes of, by its place among them.
    pub line: usize,
    /// Why.
    pub kind: ChargeKind,
    /// From when on: when it was charged.
    pub at: Moment,
    /// Until when; `None` for what has no billing periods.
    pub until: Option<Moment>,
    /// How many licenses; negative for what was given back.
    pub quantity: i64,
    /// Minor units; negative for what was given back.
    pub amount: i64,
}

/// A term at some point of the record.
struct RunningTerm {
    /// The line that it is charged by.
    line: usize,
    quantity: i64,
    unit_price: i64,
    periods: Vec<BillingPeriod>,
    /// How many of the periods have been charged.
    charged: usize,
}

impl RunningTerm {
    /// The period that a moment lies in.
    fn end_of_period(&self, at: Moment) -> Option<Moment> {
        self.periods.iter().find(|period| period.holds(at)).or(self.periods.last()).map(|period| period.end)
    }

    /// Charges the periods that begin before, or at, a moment.
    fn charge(&mut self, charges: &mut Vec<Charge>, begins: impl Fn(Moment) -> bool) {
        while let Some(period) = self.periods.get(self.charged).filter(|period| begins(period.start)) {
            self.charged += 1;
            charges.push(Charge {
                line: self.line,
                kind: ChargeKind::Period,
                at: period.start,
                until: Some(period.end),
                quantity: self.quantity,
                amount: self.unit_price.saturating_mul(self.quantity),
            });
        }
    }
}

/// What was charged for a subscription before `until`, in its order. `bought` is when it was bought, `ended_at` when it
/// ended, `lines` the lines of orders about it, the oldest first; lines of terms that were over by then may be missing.
///
/// Suspending changes nothing: it is charged for until it ends. Nothing is charged for what has ended.
#[must_use]
pub fn charges(bought: Moment, ended_at: Option<Moment>, lines: &[OrderedLine], until: Moment) -> Vec<Charge> {
    let mut charges = Vec::new();
    let mut running: Option<RunningTerm> = None;
    for (place, line) in lines.iter().enumerate().take_while(|(_, line)| line.at < until) {
        // A period that begins at this very moment does so as things were before it.
        if let Some(term) = &mut running {
            term.charge(&mut charges, |start| start <= line.at);
        }
        match (line.kind, &mut running) {
            (LineKind::New | LineKind::Renewal | LineKind::Conversion, _) => {
                let periods = periods(bought, line.at, line.term, line.frequency);
                let (quantity, unit_price) = (line.quantity, line.unit_price);
                running = Some(RunningTerm { line: place, quantity, unit_price, periods, charged: 1 });
            }
            (LineKind::Upgrade, Some(term)) => {
                (term.line, term.quantity, term.unit_price) = (place, line.quantity, line.unit_price);
            }
            (LineKind::AddLicenses | LineKind::RemoveLicenses, Some(term)) => {
                (term.line, term.quantity) = (place, term.quantity.saturating_add(line.quantity));
            }
            (LineKind::Cancellation, _) | (_, None) => {}
        }
        charges.push(Charge {
            line: place,
            kind: ChargeKind::Ordered(line.kind),
            at: line.at,
            until: running.as_ref().and_then(|term| term.end_of_period(line.at)),
            quantity: line.quantity,
            amount: line.amount,
        });
        if line.kind == LineKind::Cancellation {
            running = None;
        }
    }
    if let Some(mut term) = running {
        let end = ended_at.map_or(until, |end| end.min(until));
        term.charge(&mut charges, |start| start < end);
    }
    charges
}

#[cfg(test)]
mod tests;
