//! The form of a page that the buttons for language and look send along.

use super::View;
use crate::web::extract::display;

impl View {
    /// Notes where a form of the page is sent; whether it is the one that those buttons send along, the page's first that
    /// asks.
    #[must_use]
    pub fn keeps(&self, action: &str) -> bool {
        self.kept_form.get_or_init(|| action.to_owned()) == action
    }

    /// Where that form is sent to be shown in this language or look, where the page has such a form.
    #[must_use]
    pub fn kept_form_in(&self, chosen: &str) -> Option<String> {
        self.kept_form.get().map(|action| display::address(action, chosen))
    }
}
