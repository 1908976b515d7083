//! A sentence around a date: each language puts the date where it belongs.

use std::fmt;

use super::{View, When};
use crate::domain::{Moment, password::temporary_lifetime};

/// A sentence of ours with a point in time in it, as markup.
pub struct Dated(String);

impl View {
    /// Until when a temporary password works that was made with this page.
    #[must_use]
    pub fn temporary_until(&self) -> When {
        self.exactly(self.context.now.plus(temporary_lifetime()))
    }

    /// Until when somebody's temporary password works, or that it has ended.
    #[must_use]
    pub fn temporary_password(&self, until: &Moment) -> Dated {
        let key = if *until > self.context.now { "secret-works-until" } else { "secret-ended" };
        self.dated(key, &self.exactly(*until))
    }

    /// The text `key` around a point in time, which it names `at`.
    #[must_use]
    pub fn dated(&self, key: &'static str, when: &When) -> Dated {
        // A character that no text has keeps the place of the date. The text has no other value: nothing in it needs
        // escaping.
        const PLACE: &str = "\u{E000}";
        let text = self.with(key, "at", PLACE).replace(PLACE, &when.to_string());
        // A date that ends with an abbreviation ends its sentence too.
        Dated(text.replace(".</time>.", ".</time>"))
    }
}

impl askama::filters::HtmlSafe for Dated {}

impl fmt::Display for Dated {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl askama::FastWritable for Dated {
    fn write_into(&self, dest: &mut dyn fmt::Write, _: &dyn askama::Values) -> askama::Result<()> {
        Ok(dest.write_str(&self.0)?)
    }
}
