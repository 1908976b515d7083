//! What was done last to the thing that a page shows, and the way to the rest of it in the log.

use askama::{Template, filters::HtmlSafe};

use super::{
    PATH, person,
    words::{self, Withheld},
};
use crate::{
    paths,
    service::activity_log::ObjectHistory,
    web::{View, When},
};

/// The panel *History*.
#[derive(Template)]
#[template(path = "platform/activity_log/history.html")]
pub struct HistoryPanel<'a> {
    view: &'a View,
    log: String,
    acts: Vec<PastAct<'a>>,
}

// It escapes what it holds itself.
impl HtmlSafe for HistoryPanel<'_> {}

/// An act in the panel.
struct PastAct<'a> {
    href: String,
    at: When,
    what: &'a str,
    about: String,
    who: String,
}

impl<'a> HistoryPanel<'a> {
    /// The panel.
    #[must_use]
    pub fn new(view: &'a View, history: &ObjectHistory) -> Self {
        let acts = history.acts.iter().map(|shown| {
            let who = person(view, shown);
            let withheld = Withheld::from(view, shown.account.is_some());
            PastAct {
                href: paths::activity(shown.act.id),
                at: view.when(shown.act.at),
                what: view.t(shown.act.event.key()),
                about: words::about(view, &shown.act, withheld),
                who: if who.organization.is_empty() { who.name } else { who.organization },
            }
        });
        Self { view, log: history.log.address(PATH), acts: acts.collect() }
    }
}
