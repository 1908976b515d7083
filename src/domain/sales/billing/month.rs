//! Months of the calendar, in UTC: the same for whoever reads the bill, wherever.

use std::fmt;

use chrono::{Datelike, Days, Months, NaiveDate, NaiveTime};

use crate::domain::{Moment, Text};

/// The first year that can be asked for: nothing was sold through the program before.
const FIRST_YEAR: i32 = 2010;

/// A month of the calendar.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Month(NaiveDate);

impl Month {
    /// The month that a moment lies in.
    #[must_use]
    pub fn of(moment: Moment) -> Self {
        let day = moment.utc().date_naive();
        Self(day.with_day(1).unwrap_or(day))
    }

    /// The month that is typed as `2030-01`; the present one where nothing is.
    ///
    /// # Errors
    /// What to enter: for what is no month, and for one that has not begun.
    pub fn read(typed: &str, now: Moment) -> Result<Self, Text> {
        let present = Self::of(now);
        let typed = typed.trim();
        if typed.is_empty() {
            return Ok(present);
        }
        let wrong = || Text::new("billing-month-wrong").with("example", present.to_string());
        let (year, month) = typed.split_once('-').ok_or_else(wrong)?;
        let digits = |text: &str, count| text.len() == count && text.bytes().all(|byte| byte.is_ascii_digit());
        if !digits(year, 4) || !digits(month, 2) {
            return Err(wrong());
        }
        let first = NaiveDate::parse_from_str(&format!("{typed}-01"), "%Y-%m-%d").map_err(|_| wrong())?;
        match Self(first) {
            month if month > present => Err(Text::new("billing-month-future").with("example", present.to_string())),
            month if month.can_be_billed() => Ok(month),
            _ => Err(wrong()),
        }
    }

    /// Its first day.
    #[must_use]
    pub const fn first_day(self) -> NaiveDate {
        self.0
    }

    /// Its last day.
    #[must_use]
    pub fn last_day(self) -> NaiveDate {
        self.next().0.checked_sub_days(Days::new(1)).unwrap_or(self.0)
    }

    /// The moment it begins.
    #[must_use]
    pub fn start(self) -> Moment {
        Moment::from_naive_utc(self.0.and_time(NaiveTime::MIN))
    }

    /// The moment it ends: the next one begins.
    #[must_use]
    pub fn end(self) -> Moment {
        self.next().start()
    }

    /// The month after it.
    #[must_use]
    pub fn next(self) -> Self {
        Self(self.0.checked_add_months(Months::new(1)).unwrap_or(self.0))
    }

    /// The month before it.
    #[must_use]
    pub fn previous(self) -> Self {
        self.before(1)
    }

    /// The month so many before it.
    #[must_use]
    pub fn before(self, months: u32) -> Self {
        Self(self.0.checked_sub_months(Months::new(months)).unwrap_or(self.0))
    }

    /// Whether it can be asked for.
    #[must_use]
    pub fn can_be_billed(self) -> bool {
        self.0.year() >= FIRST_YEAR
    }
}

impl fmt::Display for Month {
    /// `2030-01`, as it stands in addresses and files.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}", self.0.format("%Y-%m"))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn at(time: &str) -> Moment {
        Moment::from_utc(time.parse().unwrap())
    }

    #[test]
    fn a_month_is_read_as_files_write_it_and_nothing_else_is() {
        let now = at("2030-03-15T12:00:00Z");
        for (typed, month) in
            [("", "2030-03"), ("2030-03", "2030-03"), (" 2028-02 ", "2028-02"), ("2010-01", "2010-01")]
        {
            assert_eq!(Month::read(typed, now).unwrap().to_string(), month, "{typed}");
        }
        for typed in
            ["2030-13", "2030-00", "2030-1", "march", "2030-03-01", "20300-01", "+030-01", "2009-12", "0000-01"]
        {
            assert_eq!(Month::read(typed, now).unwrap_err().key, "billing-month-wrong", "{typed}");
        }
        assert_eq!(Month::read("2030-04", now).unwrap_err().key, "billing-month-future");
    }

    #[test]
    fn months_follow_each_other_without_a_gap() {
        let mut month = Month::of(at("2027-11-30T23:59:59Z"));
        for _ in 0..40 {
            assert_eq!(month.end(), month.next().start());
            assert_eq!(month.next().previous(), month);
            assert_eq!(Month::of(month.start()), month);
            assert!(month.start() < month.end());
            month = month.next();
        }
        assert_eq!(Month::of(at("2028-02-01T00:00:00Z")).last_day().to_string(), "2028-02-29");
    }
}
