//! Points in time as a page shows them: in the reader's zone, which stands at the page's foot.

use std::fmt;

use chrono::NaiveDate;
use chrono_tz::Tz;

use super::View;
use crate::{
    domain::Moment,
    i18n::{DateForm, LocalTime, Texts, write_utc},
    service::accounts::Told,
};

impl View {
    /// How far away something is, within a week (`2 h ago`, `in 5 days`), else its day: for what changes by the hour,
    /// in lists and facts. Its label is no "since" and no "until": those want a day.
    #[must_use]
    pub fn when(&self, moment: Moment) -> When {
        let (time, today) = (self.local(moment), self.today());
        self.time(moment, self.texts.when_form(moment, self.context.now, &time, today))
    }

    /// A day: `Nov 28`, and its year where that is another.
    #[must_use]
    pub fn day(&self, moment: Moment) -> When {
        self.time(moment, self.texts.day_form(&self.local(moment), self.today()))
    }

    /// A date and time, for what is read line by line: what was done, what was said.
    #[must_use]
    pub fn moment(&self, moment: Moment) -> When {
        self.time(moment, DateForm::DateTime)
    }

    /// A date and time with its zone, for what has legal weight: until when, and what counts from there.
    #[must_use]
    pub fn exactly(&self, moment: Moment) -> When {
        self.time(moment, DateForm::Exact)
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

    fn time(&self, moment: Moment, form: DateForm) -> When {
        self.shows_times.set(true);
        When { texts: self.texts, moment, zone: self.zone(), form }
    }

    fn local(&self, moment: Moment) -> LocalTime {
        LocalTime::new(moment, self.zone())
    }

    fn today(&self) -> &LocalTime {
        self.today.get_or_init(|| self.local(self.context.now))
    }
}

/// A point in time on a page: readable, exact for machines, with its zone and UTC beside it.
pub struct When {
    texts: &'static Texts,
    moment: Moment,
    zone: Tz,
    form: DateForm,
}

impl When {
    /// The readable part alone, for the middle of a sentence.
    #[must_use]
    pub fn text(&self) -> String {
        let mut text = String::new();
        let _always_fits = self.texts.write_date(&mut text, self.form, &LocalTime::new(self.moment, self.zone));
        text
    }

    /// Dates are ours: nothing in them needs escaping.
    fn write(&self, out: &mut dyn fmt::Write) -> fmt::Result {
        let local = LocalTime::new(self.moment, self.zone);
        out.write_str("<time datetime=\"")?;
        write_utc(out, self.moment, true)?;
        out.write_str("\" title=\"")?;
        if self.zone != Tz::UTC {
            self.texts.write_date(out, DateForm::Exact, &local)?;
            out.write_str(", ")?;
        }
        write_utc(out, self.moment, false)?;
        out.write_str("\">")?;
        self.texts.write_date(out, self.form, &local)?;
        out.write_str("</time>")
    }
}

impl fmt::Display for When {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.write(f)
    }
}

impl askama::filters::HtmlSafe for When {}

impl askama::FastWritable for When {
    fn write_into(&self, dest: &mut dyn fmt::Write, _: &dyn askama::Values) -> askama::Result<()> {
        Ok(self.write(dest)?)
    }
}
