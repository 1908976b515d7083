//! What there is to choose from in a `<select>`.

use super::View;
use crate::domain::{Country, TextEnum};

/// An item of a `<select>`.
pub struct Choice {
    /// What is sent.
    pub value: String,
    /// What is read.
    pub text: String,
    /// Whether it is chosen.
    pub selected: bool,
}

impl Choice {
    /// An item that is chosen where its value is `chosen`.
    pub fn new(value: impl Into<String>, text: impl Into<String>, chosen: &str) -> Self {
        let value = value.into();
        Self { selected: value == chosen, value, text: text.into() }
    }
}

impl View {
    /// Countries to choose from, by name; one of them chosen.
    #[must_use]
    pub fn country_choices(&self, allowed: &[&'static Country], chosen: &str) -> Vec<Choice> {
        let mut choices = Vec::new();
        for country in Country::sorted_by_name(self.lang()) {
            if allowed.iter().any(|one| one.code == country.code) {
                choices.push(Choice::new(country.code, country.name(self.lang()), chosen));
            }
        }
        choices
    }

    /// All of them (`all` is the key of these words), and each of these.
    #[must_use]
    pub fn choices<T: TextEnum>(
        &self,
        all: &'static str,
        each: &[T],
        chosen: Option<T>,
        key: impl Fn(T) -> &'static str,
    ) -> Vec<Choice> {
        let chosen = chosen.map_or("", TextEnum::as_str);
        let every = Choice::new("", self.t(all), chosen);
        let each = each.iter().map(|one| Choice::new(one.as_str(), self.t(key(*one)), chosen));
        std::iter::once(every).chain(each).collect()
    }
}
