//! Points in time as each language writes them, in the zone of whoever reads.

use chrono::{Datelike, NaiveDate, Offset, TimeDelta};
use chrono_tz::Tz;
use fluent_bundle::FluentArgs;

use super::{
    Texts,
    date_patterns::{DateForm, LocalTime, Unit, write_offset},
};
use crate::domain::{Language, Moment};

/// What zones are called where their names are not English: by their city, as the IANA has it.
const CITIES: &str = include_str!("cities.csv");

/// How many days before or after today are told by their distance.
const NEAR: i64 = 7;

impl Texts {
    /// A date with its time and zone: `Nov 21, 2026, 2:05 PM (UTC−5)`. Means the same to whoever reads it, wherever.
    #[must_use]
    pub fn exactly(&self, moment: Moment, zone: Tz) -> String {
        self.date(DateForm::Exact, &LocalTime::new(moment, zone))
    }

    /// A date with its time, for readers who know the zone: `Nov 21, 2026, 2:05 PM`.
    #[must_use]
    pub fn date_time(&self, moment: Moment, zone: Tz) -> String {
        self.date(DateForm::DateTime, &LocalTime::new(moment, zone))
    }

    /// A day: `Nov 21` in the year that it is now, `Nov 21, 2025` in others.
    #[must_use]
    pub fn day(&self, moment: Moment, now: Moment, zone: Tz) -> String {
        let (time, today) = (LocalTime::new(moment, zone), LocalTime::new(now, zone));
        self.date(day_form(&time, &today), &time)
    }

    /// How a day is to be written.
    #[must_use]
    pub fn day_form(&self, time: &LocalTime, today: &LocalTime) -> DateForm {
        day_form(time, today)
    }

    /// How far from now, within a week: `2 h ago`, `yesterday`, `in 5 days`. The day where it is further.
    #[must_use]
    pub fn when_form(&'static self, moment: Moment, now: Moment, time: &LocalTime, today: &LocalTime) -> DateForm {
        let days = time.day().signed_duration_since(today.day()).num_days();
        let apart = moment.since(now);
        // Cut off, never rounded up: nobody is told of more time than is left.
        let (hours, minutes) = (apart.num_hours(), apart.num_minutes());
        let is_past = apart <= TimeDelta::zero();
        let either = |past, future| DateForm::Words(self.get(if is_past { past } else { future }));
        let near = |unit, count| self.dates().near(unit, is_past, count);
        let counted = |unit, count| near(unit, count).map_or_else(|| day_form(time, today), DateForm::Words);
        if days.abs() > NEAR {
            day_form(time, today)
        } else if minutes == 0 {
            either("date-just-now", "date-soon")
        } else if hours == 0 {
            counted(Unit::Minutes, minutes)
        } else if hours.abs() < 24 || days == 0 {
            counted(Unit::Hours, hours)
        } else if days.abs() == 1 {
            either("date-yesterday", "date-tomorrow")
        } else {
            counted(Unit::Days, days)
        }
    }

    /// A day of the calendar, which is the same day in every zone: `Nov 21, 2026`.
    #[must_use]
    pub fn calendar_day(&self, day: NaiveDate) -> String {
        self.date(DateForm::Calendar, &LocalTime::of_day(day))
    }

    /// In which zone the times of a page are: `Times in New York, UTC−5`.
    #[must_use]
    pub fn zone_note(&self, zone: Tz, now: Moment) -> String {
        let offset = offset_name(now.utc().with_timezone(&zone).offset().fix().local_minus_utc());
        let mut args = FluentArgs::from_iter([("zone", offset)]);
        let Some(city) = city(self.language, zone) else { return self.with_args("date-zone", &args) };
        args.set("city", city);
        self.with_args("date-zone-city", &args)
    }
}

fn day_form(time: &LocalTime, today: &LocalTime) -> DateForm {
    if time.day().year() == today.day().year() { DateForm::ThisYear } else { DateForm::Calendar }
}

/// The city that a zone is named after, in a language; `None` where it is named after none, or what the language calls
/// the city is not known here.
fn city(language: Language, zone: Tz) -> Option<String> {
    if language == Language::English {
        let (_, city) = zone.name().rsplit_once('/')?;
        return Some(city.replace('_', " "));
    }
    let row = CITIES.lines().find(|row| row.split(',').next() == Some(zone.name()))?;
    let name = row.split(',').nth(if language == Language::Portuguese { 1 } else { 2 })?;
    Some(name.to_owned())
}

fn offset_name(seconds: i32) -> String {
    let mut name = String::new();
    let _always_fits = write_offset(&mut name, seconds);
    name
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::i18n::texts;

    impl Texts {
        fn when(&'static self, moment: Moment, now: Moment, zone: Tz) -> String {
            let (time, today) = (LocalTime::new(moment, zone), LocalTime::new(now, zone));
            self.date(self.when_form(moment, now, &time, &today), &time)
        }
    }

    const NEW_YORK: Tz = Tz::America__New_York;
    const MOSCOW: Tz = Tz::Europe__Moscow;
    const SAO_PAULO: Tz = Tz::America__Sao_Paulo;

    fn at(time: &str) -> Moment {
        Moment::from_utc(time.parse().unwrap())
    }

    /// `when` in English and New York, at noon there on November 21, 2026.
    fn said(time: &str) -> String {
        texts(Language::English).when(at(time), at("2026-11-21T17:00:00Z"), NEW_YORK)
    }

    #[test]
    fn exact_times_are_written_as_each_language_does_and_name_their_zone() {
        let moment = at("2026-11-21T19:05:00Z");
        let exactly = |language, zone| texts(language).exactly(moment, zone);
        assert_eq!(exactly(Language::English, NEW_YORK), "Nov 21, 2026, 2:05 PM (UTC−5)");
        assert_eq!(exactly(Language::Portuguese, SAO_PAULO), "21 de nov. de 2026, 16:05 (UTC−3)");
        assert_eq!(exactly(Language::Russian, MOSCOW), "21 нояб. 2026 г., 22:05 (UTC+3)");
        assert_eq!(exactly(Language::English, Tz::UTC), "Nov 21, 2026, 7:05 PM (UTC)");
        assert_eq!(texts(Language::English).date_time(moment, NEW_YORK), "Nov 21, 2026, 2:05 PM");
        assert_eq!(texts(Language::Russian).date_time(moment, MOSCOW), "21 нояб. 2026 г., 22:05");
        assert_eq!(offset_name(-12_600), "UTC−3:30");
    }

    #[test]
    fn days_name_their_year_unless_it_is_this_one() {
        let now = at("2026-11-21T19:05:00Z");
        let day = |language, time, zone| texts(language).day(at(time), now, zone);
        assert_eq!(day(Language::English, "2026-02-03T12:00:00Z", NEW_YORK), "Feb 3");
        assert_eq!(day(Language::Portuguese, "2026-02-03T12:00:00Z", SAO_PAULO), "3 de fev.");
        assert_eq!(day(Language::Russian, "2026-02-03T12:00:00Z", MOSCOW), "3 февр.");
        assert_eq!(day(Language::English, "2025-11-28T12:00:00Z", NEW_YORK), "Nov 28, 2025");
        assert_eq!(day(Language::Portuguese, "2025-11-28T12:00:00Z", SAO_PAULO), "28 de nov. de 2025");
        assert_eq!(day(Language::Russian, "2027-11-28T12:00:00Z", MOSCOW), "28 нояб. 2027 г.");
        // A year begins when it does where the reader is: in Moscow eight hours before New York.
        assert_eq!(day(Language::English, "2026-01-01T02:00:00Z", NEW_YORK), "Dec 31, 2025");
        assert_eq!(day(Language::English, "2026-01-01T02:00:00Z", MOSCOW), "Jan 1");
        let new_year = at("2027-01-01T02:00:00Z");
        assert_eq!(texts(Language::English).day(now, new_year, NEW_YORK), "Nov 21");
        assert_eq!(texts(Language::English).day(now, new_year, MOSCOW), "Nov 21, 2026");
    }

    #[test]
    fn days_of_the_calendar_are_the_same_in_every_zone() {
        let day = NaiveDate::from_ymd_opt(2026, 11, 21).unwrap();
        assert_eq!(texts(Language::English).calendar_day(day), "Nov 21, 2026");
        assert_eq!(texts(Language::Portuguese).calendar_day(day), "21 de nov. de 2026");
        assert_eq!(texts(Language::Russian).calendar_day(day), "21 нояб. 2026 г.");
    }

    #[test]
    fn what_is_near_is_told_by_its_distance() {
        assert_eq!(said("2026-11-21T17:00:00Z"), "just now");
        assert_eq!(said("2026-11-21T16:59:01Z"), "just now");
        assert_eq!(said("2026-11-21T16:55:30Z"), "4 min ago");
        assert_eq!(said("2026-11-21T14:01:00Z"), "2 h ago");
        assert_eq!(said("2026-11-21T17:00:59Z"), "in less than a minute");
        assert_eq!(said("2026-11-21T17:59:59Z"), "in 59 min");
        assert_eq!(said("2026-11-21T19:59:59Z"), "in 2 h");
    }

    #[test]
    fn from_a_day_on_the_days_of_the_calendar_count() {
        // What is less than 24 hours away is told in hours, though it is another day.
        assert_eq!(said("2026-11-20T17:00:01Z"), "23 h ago");
        assert_eq!(said("2026-11-22T16:59:59Z"), "in 23 h");
        assert_eq!(said("2026-11-20T17:00:00Z"), "yesterday");
        assert_eq!(said("2026-11-22T17:00:00Z"), "tomorrow");
        // Midnight in New York is at 5:00 in UTC.
        assert_eq!(said("2026-11-20T05:00:00Z"), "yesterday");
        assert_eq!(said("2026-11-20T04:59:59Z"), "2 days ago");
        assert_eq!(said("2026-11-23T04:59:59Z"), "tomorrow");
        assert_eq!(said("2026-11-23T05:00:00Z"), "in 2 days");
    }

    #[test]
    fn what_is_further_than_a_week_is_told_by_its_day() {
        assert_eq!(said("2026-11-28T17:00:00Z"), "in 7 days");
        assert_eq!(said("2026-11-29T04:59:59Z"), "in 7 days");
        assert_eq!(said("2026-11-29T05:00:00Z"), "Nov 29");
        assert_eq!(said("2026-11-14T05:00:00Z"), "7 days ago");
        assert_eq!(said("2026-11-14T04:59:59Z"), "Nov 13");
        assert_eq!(said("2027-11-14T04:59:59Z"), "Nov 13, 2027");
    }

    #[test]
    fn days_on_which_clocks_change_count_as_days() {
        let when = |time, now| texts(Language::English).when(at(time), at(now), NEW_YORK);
        // March 14, 2027 has 23 hours there: noon comes 23 hours after noon, and 1 PM is a day away.
        assert_eq!(when("2027-03-14T16:00:00Z", "2027-03-13T17:00:00Z"), "in 23 h");
        assert_eq!(when("2027-03-14T17:00:00Z", "2027-03-13T17:00:00Z"), "tomorrow");
        assert_eq!(when("2027-03-18T16:00:00Z", "2027-03-13T17:00:00Z"), "in 5 days");
        // November 1, 2026 has 25: its first hour is as far from its last as from no other day's.
        assert_eq!(when("2026-11-01T04:10:00Z", "2026-11-02T04:40:00Z"), "24 h ago");
        assert_eq!(when("2026-11-02T17:00:00Z", "2026-11-01T04:30:00Z"), "tomorrow");
        assert_eq!(
            texts(Language::English).exactly(at("2026-11-01T05:30:00Z"), NEW_YORK),
            "Nov 1, 2026, 1:30 AM (UTC−4)"
        );
        assert_eq!(
            texts(Language::English).exactly(at("2026-11-01T06:30:00Z"), NEW_YORK),
            "Nov 1, 2026, 1:30 AM (UTC−5)"
        );
    }

    #[test]
    fn distances_are_told_in_each_language() {
        let now = at("2026-11-21T12:00:00Z");
        let when = |language, hours| texts(language).when(now.plus(TimeDelta::hours(hours)), now, Tz::UTC);
        let soon = |language, seconds| texts(language).when(now.plus(TimeDelta::seconds(seconds)), now, Tz::UTC);
        let days = [-120, -48, -24, -2, 1, 5, 24, 48, 120].map(|hours| when(Language::Portuguese, hours));
        assert_eq!(
            days,
            ["há 5 dias", "há 2 dias", "ontem", "há 2 h", "em 1 h", "em 5 h", "amanhã", "em 2 dias", "em 5 dias"]
        );
        let days = [-120, -48, -24, -2, 1, 5, 24, 48, 120].map(|hours| when(Language::Russian, hours));
        assert_eq!(
            days,
            [
                "5 дней назад",
                "2 дня назад",
                "вчера",
                "2 ч назад",
                "через 1 ч",
                "через 5 ч",
                "завтра",
                "через 2 дня",
                "через 5 дней"
            ]
        );
        let minutes = [-300, -30, 30, 300];
        assert_eq!(
            minutes.map(|seconds| soon(Language::Portuguese, seconds)),
            ["há 5 min", "agora mesmo", "em menos de um minuto", "em 5 min"]
        );
        assert_eq!(
            minutes.map(|seconds| soon(Language::Russian, seconds)),
            ["5 мин назад", "только что", "меньше чем через минуту", "через 5 мин"]
        );
    }

    #[test]
    fn a_page_says_once_whose_times_it_shows() {
        let note = |language, zone: Tz, time| texts(language).zone_note(zone, at(time));
        assert_eq!(note(Language::English, NEW_YORK, "2026-11-21T12:00:00Z"), "Times in New York, UTC−5");
        assert_eq!(note(Language::English, NEW_YORK, "2026-07-21T12:00:00Z"), "Times in New York, UTC−4");
        assert_eq!(note(Language::English, Tz::UTC, "2026-07-21T12:00:00Z"), "Times in UTC");
        assert_eq!(note(Language::Portuguese, SAO_PAULO, "2026-07-21T12:00:00Z"), "Fuso horário: São Paulo, UTC−3");
        assert_eq!(note(Language::Russian, MOSCOW, "2026-07-21T12:00:00Z"), "Часовой пояс: Москва, UTC+3");
        // A city whose name is not known in a language is left out.
        assert_eq!(
            note(Language::English, Tz::Asia__Kathmandu, "2026-07-21T12:00:00Z"),
            "Times in Kathmandu, UTC+5:45"
        );
        assert_eq!(note(Language::Portuguese, Tz::Asia__Kathmandu, "2026-07-21T12:00:00Z"), "Fuso horário: UTC+5:45");
        assert_eq!(note(Language::Russian, Tz::Asia__Kathmandu, "2026-07-21T12:00:00Z"), "Часовой пояс: UTC+5:45");
    }

    #[test]
    fn every_city_is_that_of_a_zone_and_has_its_names() {
        for row in CITIES.lines().skip(1) {
            let fields: Vec<&str> = row.split(',').collect();
            assert!(fields.len() == 3 && fields.iter().all(|field| !field.is_empty()), "{row}");
            assert_eq!(fields[0].parse::<Tz>().unwrap().name(), fields[0]);
        }
        assert!(CITIES.lines().is_sorted_by_key(|row| (row != CITIES.lines().next().unwrap(), row)));
    }
}
