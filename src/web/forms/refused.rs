//! What was refused of a form, as its page says it: beside each field, and in a list at the head of the page.

use std::cell::{Cell, RefCell};

/// What was refused of a form, in the reader's language. Empty texts where nothing was.
///
/// The list at the head calls a field as its label does and leads to it. Labels and ids are the page's, which is made
/// after the list: so the page of a form that comes back is made twice, and each field notes itself the first time.
#[derive(Default)]
pub struct Refused {
    pub(super) form: String,
    pub(super) fields: Vec<(&'static str, String)>,
    changes: RefCell<Vec<String>>,
    noted: RefCell<Vec<Problem>>,
    complete: Cell<bool>,
}

/// A line of the list at the head of the page.
#[derive(Clone)]
pub struct Problem {
    /// The field's id, where the page shows the field.
    pub id: Option<String>,
    /// What the page calls the field.
    pub label: String,
    /// Why it was refused.
    pub text: String,
}

impl Refused {
    /// What was refused: of the form as a whole, and of its fields.
    #[must_use]
    pub fn new(form: String, fields: Vec<(&'static str, String)>) -> Self {
        Self { form, fields, ..Self::default() }
    }

    /// Whether nothing was refused.
    #[must_use]
    pub const fn is_empty(&self) -> bool {
        self.form.is_empty() && self.fields.is_empty()
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

    /// What somebody else has changed since the page was opened.
    #[must_use]
    pub fn changes(&self) -> Vec<String> {
        self.changes.borrow().clone()
    }

    /// Tells besides what somebody else has changed.
    pub(super) fn tell(&self, changes: Vec<String>) {
        *self.changes.borrow_mut() = changes;
    }

    /// Notes where the page shows a field that was refused, and what it calls it. Gives nothing to show.
    #[must_use]
    pub fn note(&self, id: &str, label: &str, text: &str) -> &'static str {
        if !self.complete.get() && !text.is_empty() {
            let problem = Problem { id: Some(id.to_owned()), label: label.to_owned(), text: text.to_owned() };
            self.noted.borrow_mut().push(problem);
        }
        ""
    }

    /// Says that the page was made once: all of its fields are noted.
    pub(in crate::web) fn complete(&self) {
        self.complete.set(true);
    }

    /// The list: in the order of the page, and after that what the page shows no field for.
    #[must_use]
    pub fn problems(&self) -> Vec<Problem> {
        let mut problems = self.noted.borrow().clone();
        for (_, text) in &self.fields {
            if !problems.iter().any(|problem| problem.text == *text) {
                problems.push(Problem { id: None, label: String::new(), text: text.clone() });
            }
        }
        problems
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_list_follows_the_page_and_forgets_nothing() {
        let fields = vec![("email", "Wrong".to_owned()), ("hidden", "Gone".to_owned()), ("name", "Missing".to_owned())];
        let refused = Refused::new(String::new(), fields);
        for (id, label, text) in [("the-name", "Name", "Missing"), ("email", "Email", "Wrong"), ("city", "City", "")] {
            assert_eq!(refused.note(id, label, text), "");
        }
        refused.complete();
        assert_eq!(refused.note("email", "Email", "Wrong"), "", "the second time nothing is noted");
        let list: Vec<_> = refused.problems().into_iter().map(|problem| (problem.id, problem.text)).collect();
        let expected = [(Some("the-name"), "Missing"), (Some("email"), "Wrong"), (None, "Gone")];
        assert_eq!(list, expected.map(|(id, text)| (id.map(str::to_owned), text.to_owned())));
    }
}
