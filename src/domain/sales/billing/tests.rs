//! Generated histories of subscriptions: what orders say and what months say is the same money.

use chrono::{Months, TimeDelta};
use proptest::prelude::*;

use super::*;
use crate::domain::{
    offer::{BillingType, OfferCategory},
    subscription::contract::{Contract, Limits, NextTerm, SubscriptionEvent, Terms},
};

const LIMITS: Limits = Limits { min: 1, max: 10_000 };

fn at(time: &str) -> Moment {
    Moment::from_utc(time.parse().unwrap())
}

/// Something that is tried on a subscription.
#[derive(Clone, Copy, Debug)]
enum Step {
    Add(i64),
    Remove(i64),
    Suspend,
    Reactivate,
    Upgrade(i64),
    Cancel,
    AutoRenew(bool),
    Schedule(i64),
}

/// A subscription's life as the portal lives it: the contract as it stands, what is written down, and what its billing
/// periods charge, counted by the contract and not by the lines.
struct Life {
    contract: Contract,
    lines: Vec<OrderedLine>,
    parts: i64,
    seen: Moment,
}

impl Life {
    fn begin(terms: Terms, now: Moment) -> Self {
        let contract = Contract::begin(BillingType::License, OfferCategory::Enterprise, terms, now);
        let mut life = Self { contract, lines: Vec::new(), parts: 0, seen: now };
        let quantity = life.contract.terms.quantity;
        life.order(LineKind::New, quantity, 0, now);
        life
    }

    fn order(&mut self, kind: LineKind, quantity: i64, replaced: i64, now: Moment) {
        let Terms { term, frequency, unit_price, .. } = self.contract.terms;
        let amount = unit_charge(kind, &self.contract, replaced, now) * quantity;
        self.lines.push(OrderedLine { at: now, kind, term, frequency, quantity, unit_price, amount });
    }

    /// Counts the billing periods that begin until then.
    fn count(&mut self, until: Moment, inclusive: bool) {
        let Terms { term, frequency, unit_price, quantity, .. } = self.contract.terms;
        if self.contract.ended_at.is_none() {
            let all = periods(self.contract.created_at, self.contract.term_started_at, term, frequency);
            let later = all.iter().skip(1).map(|period| period.start);
            let begun = later.filter(|start| *start > self.seen && (*start < until || inclusive && *start == until));
            self.parts += i64::try_from(begun.count()).unwrap() * unit_price * quantity;
        }
        self.seen = until;
    }

    /// Lets happen what happens by itself until then.
    fn pass(&mut self, until: Moment) {
        while let Some((due, event)) = self.contract.next_event().filter(|(due, _)| *due <= until) {
            self.count(due, false);
            if event == SubscriptionEvent::Renewal {
                let next = self.contract.following();
                let terms = Terms { quantity: next.quantity, ..self.contract.terms.clone() };
                self.contract = self.contract.renewed(terms);
                self.order(LineKind::Renewal, next.quantity, 0, due);
            } else {
                self.contract = self.contract.ended_by(event, due);
            }
        }
        self.count(until, true);
    }

    fn step(&mut self, step: Step, now: Moment) {
        self.pass(now);
        if self.contract.ended_at.is_some() {
            return;
        }
        let before = self.contract.clone();
        let quantity = before.terms.quantity;
        let changed = match step {
            Step::Add(more) => before.with_quantity(quantity + more, LIMITS, now),
            Step::Remove(fewer) => before.with_quantity(quantity - fewer, LIMITS, now),
            Step::Suspend => before.suspended(now),
            Step::Reactivate => before.reactivated(None, before.terms.clone(), now),
            Step::Upgrade(price) => before.upgraded(OfferCategory::Enterprise, ("USD", price), LIMITS, now),
            Step::Cancel => before.cancelled(now),
            Step::AutoRenew(on) => before.with_auto_renew(on, now),
            Step::Schedule(quantity) => before.scheduled(NextTerm { quantity, ..before.following() }, LIMITS, now),
        };
        let Ok(after) = changed else { return };
        self.contract = after;
        let delta = self.contract.terms.quantity - quantity;
        match step {
            Step::Add(_) => self.order(LineKind::AddLicenses, delta, 0, now),
            Step::Remove(_) => self.order(LineKind::RemoveLicenses, delta, 0, now),
            Step::Upgrade(_) => self.order(LineKind::Upgrade, quantity, before.terms.unit_price, now),
            Step::Cancel => self.order(LineKind::Cancellation, -quantity, 0, now),
            Step::Reactivate if self.contract.term_started_at != before.term_started_at => {
                self.order(LineKind::Renewal, quantity, 0, now);
            }
            Step::Suspend | Step::Reactivate | Step::AutoRenew(_) | Step::Schedule(_) => {}
        }
    }

    fn charges(&self, until: Moment) -> Vec<Charge> {
        charges(self.contract.created_at, self.contract.ended_at, &self.lines, until)
    }
}

fn sum(charges: &[Charge]) -> i64 {
    charges.iter().map(|charge| charge.amount).sum()
}

fn terms() -> impl Strategy<Value = Terms> {
    let plan = prop_oneof![
        Just((Term::Month, Frequency::Monthly)),
        Just((Term::Year, Frequency::Monthly)),
        Just((Term::Year, Frequency::Annual)),
        Just((Term::ThreeYears, Frequency::Monthly)),
        Just((Term::ThreeYears, Frequency::Annual)),
    ];
    (plan, 1..=60_i64, 0..=99_999_i64).prop_map(|((term, frequency), quantity, unit_price)| Terms {
        quantity,
        term,
        frequency,
        currency: "USD".into(),
        unit_price,
    })
}

/// When somebody buys: often on the last days of a month, and at any second.
fn bought() -> impl Strategy<Value = Moment> {
    let day = prop_oneof![0..1_400_i64, (0..40_i64).prop_map(|month| month * 30 + 29)];
    (day, 0..86_400_i64)
        .prop_map(|(day, second)| at("2027-01-01T00:00:00Z").plus(TimeDelta::days(day) + TimeDelta::seconds(second)))
}

fn steps() -> impl Strategy<Value = Vec<(TimeDelta, Step)>> {
    let step = prop_oneof![
        3 => (1..=20_i64).prop_map(Step::Add),
        3 => (1..=20_i64).prop_map(Step::Remove),
        1 => Just(Step::Suspend),
        2 => Just(Step::Reactivate),
        1 => (0..=99_999_i64).prop_map(Step::Upgrade),
        1 => Just(Step::Cancel),
        1 => any::<bool>().prop_map(Step::AutoRenew),
        1 => (1..=60_i64).prop_map(Step::Schedule),
    ];
    // Within the hour, within the window, and whole days or months apart: then moments fall together.
    let gap = prop_oneof![
        (0..=3_600_i64).prop_map(TimeDelta::seconds),
        (0..=7_i64).prop_map(TimeDelta::days),
        (0..=600_000_i64).prop_map(TimeDelta::seconds),
        (25..=95_i64).prop_map(TimeDelta::days),
    ];
    prop::collection::vec((gap, step), 0..16)
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(2_000))]

    #[test]
    fn months_are_what_orders_and_billing_periods_come_to(terms in terms(), bought in bought(), steps in steps()) {
        let mut life = Life::begin(terms, bought);
        let mut now = bought;
        for (gap, step) in steps {
            now = now.plus(gap);
            life.step(step, now);
        }
        // Through the last month to its end.
        let end = Month::of(now).end();
        life.pass(end.plus(-TimeDelta::microseconds(1)));
        let whole = life.charges(end);
        let ordered: i64 = life.lines.iter().map(|line| line.amount).sum();
        prop_assert_eq!(sum(&whole), ordered + life.parts, "{:?}", life.lines);

        // Months are pieces of the whole, read without what was ordered longer ago than a term lasts.
        let (mut month, mut pieces) = (Month::of(bought), Vec::new());
        while month.start() < end {
            let since = month.before(LONGEST_TERM).start();
            let missing = life.lines.iter().take_while(|line| line.at < since).count();
            let known = &life.lines[missing..];
            let found = charges(life.contract.created_at, life.contract.ended_at, known, month.end());
            pieces.extend(
                found
                    .into_iter()
                    .filter(|charge| charge.at >= month.start())
                    .map(|charge| Charge { line: charge.line + missing, ..charge }),
            );
            month = month.next();
        }
        prop_assert_eq!(&pieces, &whole);

        // Nobody is ever given back more than was charged, and charges are in their order.
        let mut balance = 0;
        for charge in &whole {
            balance += charge.amount;
            prop_assert!(balance >= 0, "{:?}", whole);
        }
        prop_assert!(whole.iter().zip(whole.iter().skip(1)).all(|(one, next)| one.at <= next.at));
    }

    #[test]
    fn a_term_left_alone_costs_its_price_in_as_many_parts_as_it_has_periods(terms in terms(), bought in bought()) {
        let months = terms.term.months().unwrap();
        let parts = i64::from(months / terms.frequency.months());
        let (price, quantity) = (terms.unit_price, terms.quantity);
        let mut life = Life::begin(terms, bought);
        life.step(Step::AutoRenew(false), bought);
        let end = life.contract.term_ends_at.unwrap();
        life.pass(end);
        let whole = life.charges(end.plus(TimeDelta::days(400)));
        prop_assert_eq!(i64::try_from(whole.len()).unwrap(), parts);
        prop_assert_eq!(sum(&whole), parts * price * quantity);
        // Each period ends where the next begins, and the last with the term.
        let ends: Vec<Moment> = whole.iter().filter_map(|charge| charge.until).collect();
        let starts: Vec<Moment> = whole.iter().skip(1).map(|charge| charge.at).chain([end]).collect();
        prop_assert_eq!(ends, starts);
    }

    #[test]
    fn shares_fall_by_the_day_and_make_up_the_whole(
        price in 0..=10_000_000_i64,
        bought in bought(),
        second in 0..2_700_000_i64,
    ) {
        let end = bought.utc().checked_add_months(Months::new(1)).map(Moment::from_utc).unwrap();
        let period = BillingPeriod { start: bought, end };
        prop_assert_eq!(period.share(price, bought), price);
        prop_assert_eq!(period.share(price, end), 0);
        let now = bought.plus(TimeDelta::seconds(second));
        let (today, tomorrow) = (period.share(price, now), period.share(price, now.plus(TimeDelta::days(1))));
        prop_assert!(tomorrow <= today && today <= price);
    }
}

#[test]
fn a_share_counts_the_day_that_has_begun_and_rounds_half_a_cent_up() {
    let period = BillingPeriod { start: at("2030-01-15T12:00:00Z"), end: at("2030-02-15T12:00:00Z") };
    for (moment, share) in [
        ("2030-01-15T12:00:00Z", 600),
        ("2030-01-16T11:59:59Z", 600),
        ("2030-01-16T12:00:00Z", 581),
        ("2030-01-21T12:00:00Z", 484),
        ("2030-02-14T12:00:00Z", 19),
        ("2030-02-15T12:00:00Z", 0),
    ] {
        assert_eq!(period.share(600, at(moment)), share, "{moment}");
    }
    let two_days = BillingPeriod { start: at("2030-01-01T00:00:00Z"), end: at("2030-01-03T00:00:00Z") };
    assert_eq!(two_days.share(5, at("2030-01-02T00:00:00Z")), 3);
}

#[test]
fn what_was_bought_on_the_31st_is_charged_on_the_last_days_of_shorter_months() {
    let bought = at("2030-12-31T08:00:00Z");
    let days = |frequency| -> Vec<String> {
        let all = periods(bought, bought, Term::Year, frequency);
        all.iter().map(|period| period.start.utc().format("%m-%d").to_string()).collect()
    };
    let monthly = days(Frequency::Monthly);
    assert_eq!(monthly[..6], ["12-31", "01-31", "02-28", "03-31", "04-30", "05-31"]);
    assert_eq!((monthly.len(), days(Frequency::Annual)), (12, vec!["12-31".to_owned()]));
}

#[test]
fn licenses_added_in_the_middle_of_a_month_cost_their_share_once_and_all_of_it_from_then_on() {
    let bought = at("2030-04-10T09:00:00Z");
    let terms = Terms {
        quantity: 10,
        term: Term::Year,
        frequency: Frequency::Monthly,
        currency: "USD".into(),
        unit_price: 1_200,
    };
    let mut life = Life::begin(terms, bought);
    life.step(Step::Add(5), at("2030-05-25T09:00:00Z"));
    life.pass(at("2030-06-30T00:00:00Z"));
    let found: Vec<(i64, i64)> =
        life.charges(at("2030-07-01T00:00:00Z")).iter().map(|charge| (charge.quantity, charge.amount)).collect();
    // Sixteen of the 31 days from the 10th of May are left.
    assert_eq!(found, [(10, 12_000), (10, 12_000), (5, 5 * 619), (15, 18_000)]);
}

#[test]
fn a_suspended_subscription_is_charged_until_it_is_deleted() {
    let bought = at("2030-01-10T00:00:00Z");
    let terms =
        Terms { quantity: 1, term: Term::Year, frequency: Frequency::Monthly, currency: "USD".into(), unit_price: 500 };
    let mut life = Life::begin(terms, bought);
    life.step(Step::Suspend, at("2030-01-20T00:00:00Z"));
    life.pass(at("2030-12-31T00:00:00Z"));
    assert_eq!(life.contract.ended_at, Some(at("2030-04-20T00:00:00Z")));
    assert_eq!(sum(&life.charges(at("2031-01-01T00:00:00Z"))), 4 * 500);
}
