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

impl View {
    /// Countries to choose from, by name; one of them chosen.
    #[must_use]
    pub fn country_choices(&self, allowed: &[&'static Country], chosen: &str) -> Vec<Choice> {
        let mut choices = Vec::new();
        for country in Country::sorted_by_name(self.lang()) {
            if allowed.iter().any(|one| one.code == country.code) {
                let (value, text) = (country.code.to_owned(), country.name(self.lang()).to_owned());
                choices.push(Choice { selected: value == chosen, value, text });
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
        let every = Choice { value: String::new(), text: self.t(all).to_owned(), selected: chosen.is_none() };
        let each = each.iter().map(|one| Choice {
            value: one.as_str().to_owned(),
            text: self.t(key(*one)).to_owned(),
            selected: chosen == Some(*one),
        });
        std::iter::once(every).chain(each).collect()
    }
}
