//! What is wrong with a form that was sent.

use super::text::Text;

/// What is wrong with a form: as a whole, and field by field.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Refusals {
    /// What is wrong with the whole.
    pub form: Option<Text>,
    /// What is wrong with a field, by its name.
    pub fields: Vec<(&'static str, Text)>,
}

impl Refusals {
    /// Whether nothing was refused.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.form.is_none() && self.fields.is_empty()
    }

    /// Notes what is wrong with `field`; the first thing said about a field stays.
    pub fn refuse(&mut self, field: &'static str, text: Text) {
        if self.of(field).is_none() {
            self.fields.push((field, text));
        }
    }

    /// What is wrong with `field`, if anything is.
    #[must_use]
    pub fn of(&self, field: &str) -> Option<&Text> {
        self.fields.iter().find(|(name, _)| *name == field).map(|(_, text)| text)
    }
}
