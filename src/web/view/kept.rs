//! The form of a page that the language buttons send along.

use super::View;
use crate::web::extract::display;

impl View {
    /// Notes where the page's form is sent that the language buttons send along. Gives nothing to show.
    #[must_use]
    pub fn keep(&self, action: &str) -> &'static str {
        self.kept_form.get_or_init(|| action.to_owned());
        ""
    }

    /// Where the page's form is sent to be shown in this language, where it has such a form.
    #[must_use]
    pub fn kept_form_in(&self, language: &str) -> Option<String> {
        self.kept_form.get().map(|action| display::address(action, language))
    }
}
