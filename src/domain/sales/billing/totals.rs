//! What charges come to, each currency by itself.

use std::collections::BTreeMap;

use crate::domain::money::Money;

/// Charges and credits of one currency.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
struct Sums {
    charged: i64,
    credited: i64,
}

/// What charges come to: a market has one currency, and what was sold in another before it changed is not added to it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Totals(BTreeMap<String, Sums>);

impl Totals {
    /// Adds a charge, or a credit.
    pub fn add(&mut self, minor: i64, currency: &str) {
        let sums = self.0.entry(currency.to_owned()).or_default();
        let sum = if minor < 0 { &mut sums.credited } else { &mut sums.charged };
        *sum = sum.saturating_add(minor);
    }

    /// Adds everything of another.
    pub fn add_all(&mut self, other: &Self) {
        for (currency, sums) in &other.0 {
            self.add(sums.charged, currency);
            self.add(sums.credited, currency);
        }
    }

    /// Whether nothing was added.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// What was charged, by currency.
    #[must_use]
    pub fn charged(&self) -> Vec<Money> {
        self.each(|sums| sums.charged)
    }

    /// What was given back, by currency: nothing, or below it.
    #[must_use]
    pub fn credited(&self) -> Vec<Money> {
        self.each(|sums| sums.credited)
    }

    /// What is left of both, by currency.
    #[must_use]
    pub fn total(&self) -> Vec<Money> {
        self.each(|sums| sums.charged.saturating_add(sums.credited))
    }

    fn each(&self, of: impl Fn(&Sums) -> i64) -> Vec<Money> {
        self.0.iter().map(|(currency, sums)| Money::new(of(sums), currency)).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn currencies_are_never_added_to_each_other() {
        let mut totals = Totals::default();
        for (minor, currency) in [(1_000, "USD"), (-300, "USD"), (50, "EUR"), (-1_000, "USD")] {
            totals.add(minor, currency);
        }
        let mut twice = totals.clone();
        twice.add_all(&totals);
        let shown = |found: Vec<Money>| found.iter().map(Money::to_string).collect::<Vec<_>>().join(", ");
        assert_eq!(shown(totals.charged()), "0.50 EUR, 10.00 USD");
        assert_eq!(shown(totals.credited()), "0.00 EUR, -13.00 USD");
        assert_eq!(shown(totals.total()), "0.50 EUR, -3.00 USD");
        assert_eq!(shown(twice.total()), "1.00 EUR, -6.00 USD");
    }
}
