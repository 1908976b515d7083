//! A service request with everything that was said about it, in words, and the forms under it.

use super::{
    Row,
    files::{Choosing, FileRow, choosing, rows},
    row,
};
use crate::{
    domain::{
        Action, Moment,
        service_request::{EntryKind, steps::Step},
    },
    paths,
    service::{RequestEntry, service_requests::Conversation},
    web::{Choice, View, When, view::Refused},
};

/// Something said or done, as a page shows it.
pub struct Said {
    /// What it is.
    pub title: String,
    /// Who, for which account.
    pub by: String,
    /// The words; may be empty.
    pub words: String,
    /// Whose words they are.
    pub caption: &'static str,
    /// The files that go with them.
    pub files: Vec<FileRow>,
    /// When.
    pub at: When,
}

/// A request as a page shows it.
pub struct ShownRequest {
    /// Where its page is.
    own: String,
    /// What lists show of it, too.
    pub row: Row,
    /// The customer's page, for a partner that may open it.
    pub customer_page: Option<String>,
    /// What kind of matter it is.
    pub topic: &'static str,
    /// What is wrong.
    pub description: String,
    /// The files that came with it.
    pub files: Vec<FileRow>,
    /// What is said where files are chosen.
    pub choosing: Choosing,
    /// The subscription it is about; empty where it is about none.
    pub subscription: String,
    /// When it was first answered.
    pub responded: Option<When>,
    /// When it was closed.
    pub closed: Option<When>,
    /// What was said and done.
    pub said: Vec<Said>,
    /// The version that is shown: a form that knows an older one is refused.
    pub version: i64,
    /// The forms under it.
    pub forms: Forms,
}

/// What the reader may do now.
pub struct Forms {
    /// Answer, and close.
    pub answer: bool,
    /// Add a note.
    pub note: bool,
    /// To whom it may be escalated: the one, or several to choose from.
    pub step_up: Option<(String, Vec<Choice>)>,
    /// To whom it may be handed back.
    pub back_to: Option<String>,
    /// Say more, and close.
    pub reply: bool,
    /// Until when it may be opened again.
    pub reopen: Option<When>,
}

impl ShownRequest {
    /// Where a form of its page goes.
    #[must_use]
    pub fn way(&self, form: &str) -> String {
        format!("{}/{form}", self.own)
    }
}

impl Forms {
    /// Whether this form is among them.
    #[must_use]
    pub fn has(&self, form: &str) -> bool {
        match form {
            "answer" => self.answer,
            "note" => self.note,
            "escalate" => self.step_up.is_some(),
            "hand-back" => self.back_to.is_some(),
            "reply" => self.reply,
            _ => self.reopen.is_some(),
        }
    }

    /// Keeps to whom it was to be escalated.
    pub fn choose(&mut self, target: &str) {
        for choice in self.step_up.iter_mut().flat_map(|(_, choices)| choices) {
            choice.selected = choice.value == target;
        }
    }
}

/// What was typed into one of the forms and refused.
#[derive(Default)]
pub struct Tried<'a> {
    /// Which form.
    pub form: &'static str,
    /// What was typed.
    pub words: &'a str,
    /// Why it was refused.
    pub refused: Option<&'a Refused>,
    /// Whether the words have no form on the page to stand in any more: the request has moved on.
    pub unsent: bool,
}

impl Tried<'_> {
    /// Whether it was this form.
    #[must_use]
    pub fn is(&self, form: &str) -> bool {
        self.form == form
    }

    /// What was typed into this form.
    #[must_use]
    pub fn words(&self, form: &str) -> &str {
        if self.is(form) { self.words } else { "" }
    }

    /// What was refused of a field of this form.
    #[must_use]
    pub fn of(&self, form: &str, field: &str) -> &str {
        self.refused.filter(|_| self.is(form)).map_or("", |refused| refused.of(field))
    }
}

/// A request in the reader's language.
pub fn shown(view: &View, conversation: &Conversation, now: Moment) -> ShownRequest {
    let request = &conversation.requested.request;
    let may = |step| conversation.steps.contains(&step);
    let choices = conversation.step_up.iter().map(|(id, name)| Choice {
        value: id.to_string(),
        text: name.clone(),
        selected: false,
    });
    let names: Vec<&str> = conversation.step_up.iter().map(|(_, name)| name.as_str()).collect();
    let forms = Forms {
        answer: may(Step::Answer),
        note: may(Step::Note),
        step_up: may(Step::Escalate).then(|| match names.as_slice() {
            [one] => ((*one).to_owned(), Vec::new()),
            _ => (String::new(), choices.collect()),
        }),
        back_to: conversation.back_to.clone().filter(|_| may(Step::HandBack)),
        reply: may(Step::Reply),
        reopen: conversation.reopens_until.map(|until| view.exactly(until)),
    };
    let row = row(view, conversation.requested.clone(), now);
    let files = |entry| rows(view, request.id, entry, &conversation.files);
    let said = |entry: &RequestEntry| said(view, entry, files(Some(entry.id)));
    ShownRequest {
        files: files(None),
        choosing: choosing(view),
        said: conversation.entries.iter().map(said).collect(),
        customer_page: view.may(Action::ViewSubscriptions).then(|| paths::customer_subscriptions(request.customer_id)),
        topic: view.t(request.topic.key()),
        description: request.description.clone(),
        subscription: conversation.subscription.clone().unwrap_or_default(),
        responded: request.first_responded_at.map(|at| view.moment(at)),
        closed: request.closed_at.map(|at| view.moment(at)),
        forms,
        version: request.version,
        own: paths::service_request(request.id),
        row: Row {
            due: row.due.map(|_| view.exactly(request.first_response_due_at)),
            opened: view.moment(request.created_at),
            ..row
        },
    }
}

fn said(view: &View, entry: &RequestEntry, files: Vec<FileRow>) -> Said {
    let title = match entry.kind {
        EntryKind::Answer => view.t("service-request-answer").to_owned(),
        EntryKind::Reply => view.t("service-request-reply").to_owned(),
        EntryKind::Note => view.t("service-request-note").to_owned(),
        EntryKind::Escalation => view.with("service-request-escalated", "account", &entry.to),
        EntryKind::Return => view.with("service-request-returned", "account", &entry.to),
        EntryKind::Closing => view.t("service-request-closed").to_owned(),
        EntryKind::Reopening if entry.to.is_empty() => view.t("service-request-reopened").to_owned(),
        EntryKind::Reopening => view.with("service-request-reopened-with", "account", &entry.to),
        EntryKind::Departure => view.with("service-request-passed-on", "account", &entry.to),
    };
    Said {
        title,
        caption: view.t(match entry.kind {
            EntryKind::Note => "service-request-note-words",
            EntryKind::Escalation | EntryKind::Return => "service-request-reason-words",
            _ => "service-request-answer-words",
        }),
        by: format!("{} ({})", entry.person, entry.account),
        words: entry.message.clone(),
        files,
        at: view.moment(entry.created_at),
    }
}
