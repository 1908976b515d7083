//! Counts that stop at a bound, so that what they cost does not grow with what they count.

use std::fmt;

/// How many there are: exactly, or more than [`Count::MOST`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Count(i64);

impl Count {
    /// What is beyond is not counted.
    pub const MOST: i64 = 10_000;

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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_beyond_the_bound_is_said_to_be_more() {
        let shown = |count| Count::from(count).to_string();
        assert_eq!([shown(0), shown(10_000), shown(10_001)], ["0", "10000", "10000+"]);
    }
}
