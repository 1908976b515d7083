//! Service requests of an account: the list, a new one, and one with everything that was said.

pub mod details;
pub mod files;
pub mod list;
pub mod new;
pub mod words;

use crate::{
    domain::{
        Moment,
        service_request::{RequestState, Severity, is_overdue},
    },
    service::Requested,
    web::{View, When},
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
    /// The name of the account that opened it.
    pub opener: String,
    /// The name of the person who opened it.
    pub person: String,
    /// The name of the account it is with.
    pub holder: String,
    /// Whether it is as severe as can be.
    pub is_critical: bool,
    /// The color of its severity and its words.
    pub severity: (&'static str, &'static str),
    /// The color of its state and its words.
    pub state: (&'static str, &'static str),
    /// Until when the first answer is due, where there is none yet.
    pub due: Option<When>,
    /// Whether that has passed.
    pub overdue: bool,
    /// When it was opened.
    pub opened: When,
}

pub(in crate::web::pages) fn row(view: &View, one: Requested, now: Moment) -> Row {
    let request = one.request;
    let severity = match request.severity {
        Severity::Minimal => "neutral",
        Severity::Moderate => "warning",
        Severity::Critical => "danger",
    };
    let state = match request.state {
        RequestState::Open => "warning",
        RequestState::Waiting => "info",
        RequestState::Closed => "success",
    };
    let due = request.first_response_due_at;
    let awaited = request.state == RequestState::Open && request.first_responded_at.is_none();
    Row {
        id: request.id.to_string(),
        number: request.number,
        subject: request.subject,
        customer: one.customer,
        opener: one.opener,
        person: one.person,
        holder: one.holder,
        is_critical: request.severity == Severity::Critical,
        severity: (severity, view.t(request.severity.key())),
        state: (state, view.t(request.state.key())),
        due: awaited.then(|| view.when(due)),
        overdue: is_overdue(request.state, request.first_responded_at, due, now),
        opened: view.when(request.created_at),
    }
}
