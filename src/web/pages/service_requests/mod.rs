//! Service requests of an account: the list, and one with its answers.

pub mod details;
pub mod list;

use crate::{
    domain::service_request::{RequestState, Severity},
    service::{RequestAnswer, Requested, service_requests::Conversation},
    web::view::{View, When},
};

/// A line in a list of requests.
pub struct Row {
    /// Its id.
    pub id: String,
    /// Its number.
    pub number: String,
    /// What it is about.
    pub subject: String,
    /// The customer's name.
    pub customer: String,
    /// The name of the partner that opened it.
    pub partner: String,
    /// The name of the person who opened it.
    pub person: String,
    /// The color of its severity and its words.
    pub severity: (&'static str, &'static str),
    /// The color of its state and its words.
    pub state: (&'static str, &'static str),
    /// When it was opened.
    pub opened: When,
}

/// An answer as a page shows it.
pub struct Answered {
    /// Who gave it, for which account.
    pub by: String,
    /// What was said.
    pub message: String,
    /// When.
    pub at: When,
}

/// A request as a page shows it.
pub struct Shown {
    /// What lists show of it, too.
    pub row: Row,
    /// What is wrong.
    pub description: String,
    /// The subscription it is about; empty where it is about none.
    pub subscription: String,
    /// The answers.
    pub answers: Vec<Answered>,
}

pub(super) fn row(view: &View, one: Requested) -> Row {
    let request = one.request;
    let severity = match request.severity {
        Severity::Low => "neutral",
        Severity::Normal => "info",
        Severity::High => "warning",
        Severity::Critical => "danger",
    };
    let state = match request.state {
        RequestState::Open => "warning",
        RequestState::Answered => "info",
        RequestState::Closed => "success",
    };
    Row {
        id: request.id.to_string(),
        number: request.number,
        subject: request.subject,
        customer: one.customer,
        partner: one.partner,
        person: one.person,
        severity: (severity, view.t(request.severity.key())),
        state: (state, view.t(request.state.key())),
        opened: view.when(request.created_at),
    }
}

pub(super) fn shown(view: &View, conversation: Conversation) -> Shown {
    let Conversation { requested, subscription, answers } = conversation;
    let answered = |answer: RequestAnswer| Answered {
        by: format!("{} ({})", answer.person, answer.account),
        message: answer.message,
        at: view.when(answer.created_at),
    };
    Shown {
        description: requested.request.description.clone(),
        subscription: subscription.unwrap_or_default(),
        answers: answers.into_iter().map(answered).collect(),
        row: row(view, requested),
    }
}
