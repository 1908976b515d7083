//! How a language writes dates: read from its texts once, and then written piece by piece, as pages hold hundreds of them.

use std::fmt::{self, Write};

use chrono::{DateTime, Datelike, NaiveDate, Offset, Timelike};
use chrono_tz::Tz;
use fluent_bundle::FluentArgs;

use super::Texts;
use crate::domain::Moment;

/// The values that patterns of dates name.
#[derive(Clone, Copy)]
enum DateValue {
    Day,
    Month,
    Year,
    Hour24,
    Hour12,
    Half,
    Minute,
    Zone,
}

/// Each by its name in the texts, and by a sign of no alphabet that stands for it while a text is taken apart.
const VALUES: [(&str, char, DateValue); 8] = [
    ("day", '\u{E000}', DateValue::Day),
    ("month", '\u{E001}', DateValue::Month),
    ("year", '\u{E002}', DateValue::Year),
    ("hour24", '\u{E003}', DateValue::Hour24),
    ("hour12", '\u{E004}', DateValue::Hour12),
    ("half", '\u{E005}', DateValue::Half),
    ("minute", '\u{E006}', DateValue::Minute),
    ("zone", '\u{E007}', DateValue::Zone),
];

/// A text taken apart: what stands before each value, and the value; what stands after the last one has none.
struct DatePattern(Vec<(Box<str>, Option<DateValue>)>);

impl DatePattern {
    fn read(texts: &Texts, key: &str) -> Self {
        let args: FluentArgs<'_> = VALUES.iter().map(|(name, sign, _)| (*name, sign.to_string())).collect();
        let text = texts.with_args(key, &args);
        let mut pieces = Vec::new();
        let mut words = String::new();
        for sign in text.chars() {
            match VALUES.iter().find(|(_, one, _)| *one == sign) {
                Some((_, _, value)) => pieces.push((std::mem::take(&mut words).into(), Some(*value))),
                None => words.push(sign),
            }
        }
        pieces.push((words.into(), None));
        Self(pieces)
    }
}

/// How a language writes dates.
pub(super) struct DatePatterns {
    exact: DatePattern,
    date_time: DatePattern,
    calendar: DatePattern,
    this_year: DatePattern,
    months: Vec<Box<str>>,
    near: [Vec<Box<str>>; 6],
}

const MONTHS: [&str; 12] = [
    "month-1", "month-2", "month-3", "month-4", "month-5", "month-6", "month-7", "month-8", "month-9", "month-10",
    "month-11", "month-12",
];

/// Distances that are told in words, and up to which: the keys of the past, then those of the future.
const NEAR: [(&str, i64); 6] = [
    ("date-minutes-ago", 59),
    ("date-hours-ago", 25),
    ("date-days-ago", 7),
    ("date-in-minutes", 59),
    ("date-in-hours", 25),
    ("date-in-days", 7),
];

/// A unit of distances.
#[derive(Clone, Copy)]
pub(super) enum Unit {
    Minutes,
    Hours,
    Days,
}

impl DatePatterns {
    /// The patterns of a language whose texts are all there.
    pub(super) fn read(texts: &Texts) -> Self {
        let pattern = |key| DatePattern::read(texts, key);
        let counted = |key, count: i64| texts.with_args(key, &FluentArgs::from_iter([("count", count)])).into();
        Self {
            exact: pattern("date-exact"),
            date_time: pattern("date-time"),
            calendar: pattern("date-calendar"),
            this_year: pattern("date-this-year"),
            months: MONTHS.iter().map(|month| texts.get(month).into()).collect(),
            near: NEAR.map(|(key, most)| (0..=most).map(|count| counted(key, count)).collect()),
        }
    }

    /// So many units ago, or from now; `None` for more than is told so.
    pub(super) fn near(&self, unit: Unit, is_past: bool, count: i64) -> Option<&str> {
        let place = match unit {
            Unit::Minutes => 0,
            Unit::Hours => 1,
            Unit::Days => 2,
        };
        let words = self.near.get(if is_past { place } else { place + 3 })?;
        words.get(usize::try_from(count.abs()).ok()?).map(|words| &**words)
    }
}

/// How a date is to be written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum DateForm {
    /// In these words: how far away it is.
    Words(&'static str),
    /// Its day and month: `Nov 21`.
    ThisYear,
    /// Its day: `Nov 21, 2026`.
    Calendar,
    /// With its time, for readers who know the zone: `Nov 21, 2026, 2:05 PM`.
    DateTime,
    /// With its time and zone: `Nov 21, 2026, 2:05 PM (UTC−5)`.
    Exact,
}

/// A moment on the calendar and clocks of a zone.
#[derive(Clone, Copy, Debug)]
pub struct LocalTime {
    day: NaiveDate,
    hour: u32,
    minute: u32,
    /// Seconds east of Greenwich.
    offset: i32,
}

impl LocalTime {
    /// The moment in the zone.
    #[must_use]
    pub fn new(moment: Moment, zone: Tz) -> Self {
        let local: DateTime<Tz> = moment.utc().with_timezone(&zone);
        let offset = local.offset().fix().local_minus_utc();
        Self { day: local.date_naive(), hour: local.hour(), minute: local.minute(), offset }
    }

    /// The beginning of a day of the calendar.
    #[must_use]
    pub const fn of_day(day: NaiveDate) -> Self {
        Self { day, hour: 0, minute: 0, offset: 0 }
    }

    /// Its day.
    #[must_use]
    pub const fn day(&self) -> NaiveDate {
        self.day
    }
}

impl Texts {
    /// Writes a date.
    ///
    /// # Errors
    /// As `out` does.
    pub fn write_date(&self, out: &mut dyn Write, form: DateForm, time: &LocalTime) -> fmt::Result {
        let dates = self.dates();
        let pattern = match form {
            DateForm::Words(words) => return out.write_str(words),
            DateForm::ThisYear => &dates.this_year,
            DateForm::Calendar => &dates.calendar,
            DateForm::DateTime => &dates.date_time,
            DateForm::Exact => &dates.exact,
        };
        for (words, value) in &pattern.0 {
            out.write_str(words)?;
            match value {
                None => {}
                Some(DateValue::Day) => write_number(out, time.day.day())?,
                Some(DateValue::Month) => {
                    let month = usize::try_from(time.day.month0()).unwrap_or_default();
                    out.write_str(dates.months.get(month).map_or("", |month| month))?;
                }
                Some(DateValue::Year) => write!(out, "{}", time.day.year())?,
                Some(DateValue::Hour24) => write_two(out, time.hour)?,
                Some(DateValue::Hour12) => write_number(out, (time.hour + 11) % 12 + 1)?,
                Some(DateValue::Half) => out.write_str(if time.hour < 12 { "AM" } else { "PM" })?,
                Some(DateValue::Minute) => write_two(out, time.minute)?,
                Some(DateValue::Zone) => write_offset(out, time.offset)?,
            }
        }
        Ok(())
    }

    /// A date, as a text.
    pub(super) fn date(&self, form: DateForm, time: &LocalTime) -> String {
        let mut text = String::with_capacity(48);
        // Strings take whatever is written.
        let _always_fits = self.write_date(&mut text, form, time);
        text
    }
}

/// `UTC`, `UTC+3`, `UTC−3:30`: understood everywhere, unlike the zones' abbreviations.
pub(super) fn write_offset(out: &mut dyn Write, seconds: i32) -> fmt::Result {
    let minutes = seconds.unsigned_abs() / 60;
    out.write_str("UTC")?;
    if minutes == 0 {
        return Ok(());
    }
    out.write_char(if seconds < 0 { '−' } else { '+' })?;
    write_number(out, minutes / 60)?;
    if !minutes.is_multiple_of(60) {
        out.write_char(':')?;
        write_two(out, minutes % 60)?;
    }
    Ok(())
}

/// A moment in UTC for machines, `2026-11-21T19:05:00Z`, or for people, `2026-11-21 19:05 UTC`.
pub fn write_utc(out: &mut dyn Write, moment: Moment, for_machines: bool) -> fmt::Result {
    let time = moment.naive_utc();
    write!(out, "{:04}", time.year())?;
    for (sign, part) in [('-', time.month()), ('-', time.day())] {
        out.write_char(sign)?;
        write_two(out, part)?;
    }
    out.write_char(if for_machines { 'T' } else { ' ' })?;
    write_two(out, time.hour())?;
    out.write_char(':')?;
    write_two(out, time.minute())?;
    if !for_machines {
        return out.write_str(" UTC");
    }
    out.write_char(':')?;
    write_two(out, time.second())?;
    out.write_char('Z')
}

fn write_two(out: &mut dyn Write, number: u32) -> fmt::Result {
    let digit = |number| char::from_digit(number % 10, 10).unwrap_or('0');
    let (tens, ones) = (digit(number / 10), digit(number));
    out.write_char(tens)?;
    out.write_char(ones)
}

fn write_number(out: &mut dyn Write, number: u32) -> fmt::Result {
    if number < 10 {
        return out.write_char(char::from_digit(number, 10).unwrap_or('0'));
    }
    if number < 100 { write_two(out, number) } else { write!(out, "{number}") }
}
