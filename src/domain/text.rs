//! Something to be said to a person, before it is known in which language.

use super::{moment::Moment, money::Money};

/// A value that stands inside a [`Text`].
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Arg {
    /// A name, an address, anything that is not translated.
    Plain(String),
    /// A count; languages choose a plural by it.
    Count(i64),
    /// A point in time, written exactly, with the reader's zone.
    Moment(Moment),
    /// An amount, written as the language does.
    Money(Money),
    /// Another text, translated in its turn.
    Text(&'static str),
}

/// A message of `locales/` by its key, with the values it needs.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Text {
    /// The message's key.
    pub key: &'static str,
    /// Values by name.
    pub args: Vec<(&'static str, Arg)>,
}

impl Text {
    /// The message `key`, without values.
    #[must_use]
    pub const fn new(key: &'static str) -> Self {
        Self { key, args: Vec::new() }
    }

    /// Adds a value that is not translated.
    #[must_use]
    pub fn with(mut self, name: &'static str, value: impl Into<String>) -> Self {
        self.args.push((name, Arg::Plain(value.into())));
        self
    }

    /// Adds a count.
    #[must_use]
    pub fn count(mut self, name: &'static str, value: i64) -> Self {
        self.args.push((name, Arg::Count(value)));
        self
    }

    /// Adds a point in time.
    #[must_use]
    pub fn moment(mut self, name: &'static str, value: Moment) -> Self {
        self.args.push((name, Arg::Moment(value)));
        self
    }

    /// Adds an amount of money.
    #[must_use]
    pub fn money(mut self, name: &'static str, value: Money) -> Self {
        self.args.push((name, Arg::Money(value)));
        self
    }

    /// Adds a text that is itself translated.
    #[must_use]
    pub fn text(mut self, name: &'static str, key: &'static str) -> Self {
        self.args.push((name, Arg::Text(key)));
        self
    }
}
