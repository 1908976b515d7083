//! Points in time as a page shows them: in the reader's zone, which stands at the page's foot.

use std::fmt;

use chrono::NaiveDate;
use chrono_tz::Tz;

use super::View;
use crate::{domain::Moment, service::accounts::Told};

impl View {
    /// How far away something is, within a week (`2 h ago`, `in 5 days`), else its day: for what changes by the hour,
    /// in lists and facts. Its label is no "since" and no "until": those want a day.
    #[must_use]
    pub fn when(&self, moment: Moment) -> When {
        self.time(moment, self.texts.when(moment, self.context.now, self.zone()))
    }

    /// A day: `Nov 28`, and its year where that is another.
    #[must_use]
    pub fn day(&self, moment: Moment) -> When {
        self.time(moment, self.texts.day(moment, self.context.now, self.zone()))
    }

    /// A date and time, for what is read line by line: what was done, what was said.
    #[must_use]
    pub fn moment(&self, moment: Moment) -> When {
        self.time(moment, self.texts.date_time(moment, self.zone()))
    }

    /// A date and time with its zone, for what has legal weight: until when, and what counts from there.
    #[must_use]
    pub fn exactly(&self, moment: Moment) -> When {
        self.time(moment, self.texts.exactly(moment, self.zone()))
    }

    /// When this page was made, with its zone: for what is printed.
    #[must_use]
    pub fn now(&self) -> When {
        self.exactly(self.context.now)
    }

    /// A day of the calendar, which is the same day in every zone.
    #[must_use]
    pub fn calendar_day(&self, day: NaiveDate) -> String {
        self.texts.calendar_day(day)
    }

    /// Since when the reader's account is suspended.
    #[must_use]
    pub fn suspended_since(&self, told: &Told) -> When {
        self.exactly(told.suspension.since)
    }

    /// The zone of the times on this page, for its foot. Strangers are told where there are any.
    #[must_use]
    pub fn zone_note(&self) -> Option<String> {
        let is_told = self.visitor.is_some() || self.shows_times.get();
        is_told.then(|| self.texts.zone_note(self.zone(), self.context.now))
    }

    fn time(&self, moment: Moment, text: String) -> When {
        self.shows_times.set(true);
        let (utc, zone) = (moment.utc().format("%Y-%m-%d %H:%M UTC"), self.zone());
        let title =
            if zone == Tz::UTC { utc.to_string() } else { format!("{}, {utc}", self.texts.exactly(moment, zone)) };
        When { moment, text, title }
    }
}

/// A point in time on a page: readable, exact for machines, with its zone and UTC beside it.
pub struct When {
    moment: Moment,
    text: String,
    title: String,
}

impl When {
    /// The readable part alone, for the middle of a sentence.
    #[must_use]
    pub fn text(&self) -> &str {
        &self.text
    }
}

impl fmt::Display for When {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let exact = self.moment.utc().format("%Y-%m-%dT%H:%M:%SZ");
        // Text and title are dates of ours: nothing in them needs escaping.
        write!(f, "<time datetime=\"{exact}\" title=\"{}\">{}</time>", self.title, self.text)
    }
}

impl askama::filters::HtmlSafe for When {}

impl askama::FastWritable for When {
    fn write_into(&self, dest: &mut dyn fmt::Write, _: &dyn askama::Values) -> askama::Result<()> {
        Ok(write!(dest, "{self}")?)
    }
}
