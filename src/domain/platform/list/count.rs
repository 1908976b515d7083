//! Counts that stop at a bound, so that what they cost does not grow with what they count.

use std::fmt;

/// How many there are: exactly, or more than [`Count::MOST`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Count(i64);

impl Count {
    /// What is beyond is not counted.
    pub const MOST: i64 = 10_000;

    /// More than are counted.
    pub const BEYOND: Self = Self(Self::MOST + 1);

    /// How many there are; `None` where there are more than are counted.
    #[must_use]
    pub const fn exactly(self) -> Option<i64> {
        if self.0 > Self::MOST { None } else { Some(self.0) }
    }
}

impl From<i64> for Count {
    fn from(count: i64) -> Self {
        Self(count)
    }
}

impl fmt::Display for Count {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.exactly() {
            Some(count) => count.fmt(f),
            None => write!(f, "{}+", Self::MOST),
        }
    }
}

/// How many there are, and how many came and went lately.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Trend {
    /// How many there are now.
    pub now: Count,
    /// How many came.
    pub begun: Count,
    /// How many went.
    pub ended: Count,
}

impl Trend {
    /// Three counts: those there are, those that came, those that went.
    #[must_use]
    pub fn of(counts: &[Count]) -> Self {
        let mut counts = counts.iter().copied().chain(std::iter::repeat(Count(0)));
        let mut next = || counts.next().unwrap_or(Count(0));
        Self { now: next(), begun: next(), ended: next() }
    }

    /// How many more there are than before, or fewer; `None` where more came or went than are counted.
    #[must_use]
    pub fn change(self) -> Option<i64> {
        Some(self.begun.exactly()? - self.ended.exactly()?)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_beyond_the_bound_is_said_to_be_more() {
        let shown = |count| Count::from(count).to_string();
        assert_eq!([shown(0), shown(10_000), shown(10_001)], ["0", "10000", "10000+"]);
    }

    #[test]
    fn a_change_is_told_where_all_that_came_and_went_is_counted() {
        let change =
            |begun: i64, ended: i64| Trend::of(&[Count::from(7), Count::from(begun), Count::from(ended)]).change();
        assert_eq!([change(3, 1), change(0, 2), change(0, 0)], [Some(2), Some(-2), Some(0)]);
        assert_eq!([change(10_001, 1), change(1, 10_001)], [None, None]);
    }
}
