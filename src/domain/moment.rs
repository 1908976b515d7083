//! Points in time.

use chrono::{DateTime, NaiveDateTime, SubsecRound, TimeDelta, Utc};

/// A point in time, in UTC, cut to the microsecond that both databases can keep.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Moment(NaiveDateTime);

impl Moment {
    /// The moment `time` names; what is finer than a microsecond is cut off.
    #[must_use]
    pub fn from_utc(time: DateTime<Utc>) -> Self {
        Self(time.naive_utc().trunc_subsecs(6))
    }

    /// The moment that a UTC date and time without its zone names.
    #[must_use]
    pub fn from_naive_utc(time: NaiveDateTime) -> Self {
        Self(time.trunc_subsecs(6))
    }

    /// This moment as a date and time in UTC.
    #[must_use]
    pub fn utc(self) -> DateTime<Utc> {
        self.0.and_utc()
    }

    /// The date and time in UTC, without its zone, as databases keep it.
    #[must_use]
    pub const fn naive_utc(&self) -> &NaiveDateTime {
        &self.0
    }

    /// Seconds since 1970 and the nanoseconds beyond them; 0 for anything earlier.
    #[must_use]
    pub fn unix(self) -> (u64, u32) {
        let time = self.utc();
        (u64::try_from(time.timestamp()).unwrap_or(0), time.timestamp_subsec_nanos())
    }

    /// The moment `by` later; stays where it is where that would leave the calendar.
    #[must_use]
    pub fn plus(self, by: TimeDelta) -> Self {
        Self(self.0.checked_add_signed(by).unwrap_or(self.0))
    }

    /// How long after `earlier` this is (negative if before).
    #[must_use]
    pub fn since(self, earlier: Self) -> TimeDelta {
        self.0.signed_duration_since(earlier.0)
    }
}
