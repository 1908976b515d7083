//! Amounts of money.

use std::fmt;

/// An amount in the minor units of a currency (cents, kopecks), with its ISO 4217 code.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Money {
    /// Minor units; negative for what is given back.
    pub minor: i64,
    /// ISO 4217 code.
    pub currency: String,
}

impl Money {
    /// An amount of `minor` units of `currency`.
    #[must_use]
    pub fn new(minor: i64, currency: &str) -> Self {
        Self { minor, currency: currency.to_owned() }
    }

    /// How many minor units make a major one, as a power of ten (ISO 4217; the market's currencies have 0 or 2).
    #[must_use]
    pub fn decimals(&self) -> usize {
        if matches!(self.currency.as_str(), "JPY" | "KRW") { 0 } else { 2 }
    }

    /// `times` this amount, or `None` where that can't be counted.
    #[must_use]
    pub fn times(&self, times: i64) -> Option<Self> {
        self.minor.checked_mul(times).map(|minor| Self { minor, currency: self.currency.clone() })
    }

    /// The sum, or `None` for different currencies or an amount beyond counting.
    #[must_use]
    pub fn plus(&self, other: &Self) -> Option<Self> {
        let minor = self.minor.checked_add(other.minor)?;
        (self.currency == other.currency).then(|| Self { minor, currency: self.currency.clone() })
    }
}

impl Money {
    /// The amount alone, as files for other programs have it: `-12.50`.
    #[must_use]
    pub fn plain(&self) -> String {
        let all = self.to_string();
        all.split_once(' ').map_or_else(|| all.clone(), |(number, _)| number.to_owned())
    }
}

impl fmt::Display for Money {
    /// `12.50 USD`: for logs and files; pages format by language.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let sign = if self.minor < 0 { "-" } else { "" };
        let units = self.minor.unsigned_abs();
        match self.decimals() {
            0 => write!(f, "{sign}{units} {}", self.currency),
            _ => write!(f, "{sign}{}.{:02} {}", units / 100, units % 100, self.currency),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn amounts_are_shown_with_the_decimals_of_their_currency() {
        assert_eq!(Money::new(1250, "USD").to_string(), "12.50 USD");
        assert_eq!(Money::new(-5, "EUR").to_string(), "-0.05 EUR");
        assert_eq!(Money::new(1250, "JPY").to_string(), "1250 JPY");
        assert_eq!(["USD", "JPY"].map(|code| Money::new(-1250, code).plain()), ["-12.50", "-1250"]);
    }

    #[test]
    fn different_currencies_never_add_up() {
        assert_eq!(Money::new(1, "USD").plus(&Money::new(1, "EUR")), None);
        assert_eq!(Money::new(i64::MAX, "USD").times(2), None);
    }
}
