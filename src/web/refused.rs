//! What was refused of a form, as its page says it.

/// What was refused of a form, in the reader's language. Empty texts where nothing was.
#[derive(Default)]
pub struct Refused {
    pub(super) form: String,
    pub(super) fields: Vec<(&'static str, String)>,
}

impl Refused {
    /// The same, with words about the whole form where it has none.
    #[must_use]
    pub fn with_form(mut self, text: &str) -> Self {
        if self.form.is_empty() {
            text.clone_into(&mut self.form);
        }
        self
    }

    /// Why the whole form was refused.
    #[must_use]
    pub fn form(&self) -> &str {
        &self.form
    }

    /// Why a field was refused.
    #[must_use]
    pub fn of(&self, field: &str) -> &str {
        self.fields.iter().find(|(name, _)| *name == field).map_or("", |(_, text)| text)
    }
}
