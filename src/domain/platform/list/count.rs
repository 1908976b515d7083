//! Counts that stop at a bound, so that what they cost does not grow with what they count.

use std::fmt;

/// How many there are: exactly, or more than a bound, which is [`Count::MOST`] where nothing else is said.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Count {
    count: i64,
    bound: i64,
}

impl Count {
    /// What is beyond is not counted.
    pub const MOST: i64 = 10_000;

    /// So many, counted as far as a bound of its own.
    #[must_use]
    pub const fn up_to(count: i64, bound: i64) -> Self {
        Self { count, bound }
    }

    /// More than a bound of its own.
    #[must_use]
    pub const fn beyond(bound: i64) -> Self {
        Self { count: bound.saturating_add(1), bound }
    }

    /// How many there are; `None` where there are more than are counted.
    #[must_use]
    pub const fn exactly(self) -> Option<i64> {
        if self.count > self.bound { None } else { Some(self.count) }
    }

    /// How far is counted.
    #[must_use]
    pub const fn bound(self) -> i64 {
        self.bound
    }
}

impl From<i64> for Count {
    fn from(count: i64) -> Self {
        Self::up_to(count, Self::MOST)
    }
}

impl fmt::Display for Count {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.exactly() {
            Some(count) => count.fmt(f),
            None => write!(f, "{}+", self.bound),
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
        let none = Count::from(0);
        let mut counts = counts.iter().copied().chain(std::iter::repeat(none));
        let mut next = || counts.next().unwrap_or(none);
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
        let few = |count| Count::up_to(count, 1_000).to_string();
        assert_eq!([few(1_000), few(1_001), Count::beyond(1_000).to_string()], ["1000", "1000+", "1000+"]);
    }

    #[test]
    fn a_change_is_told_where_all_that_came_and_went_is_counted() {
        let change =
            |begun: i64, ended: i64| Trend::of(&[Count::from(7), Count::from(begun), Count::from(ended)]).change();
        assert_eq!([change(3, 1), change(0, 2), change(0, 0)], [Some(2), Some(-2), Some(0)]);
        assert_eq!([change(10_001, 1), change(1, 10_001)], [None, None]);
    }
}
