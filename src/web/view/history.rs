//! What was done last to the thing that a page shows, at the foot of that page.

use crate::{
    service::activity_log::ObjectHistory,
    web::{View, pages::activity_log::history::HistoryPanel},
};

impl View {
    /// The same with what was done last to the thing that its page shows.
    #[must_use]
    pub fn with_history(self, history: Option<ObjectHistory>) -> Self {
        Self { history, ..self }
    }

    /// The panel *History*; none where the page has none, or its reader may not see the log.
    #[must_use]
    pub fn history(&self) -> Option<HistoryPanel<'_>> {
        Some(HistoryPanel::new(self, self.history.as_ref()?))
    }
}
