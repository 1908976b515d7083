//! Steps about a service request: answers, notes, escalation, closing.

use serde_json::json;

use super::{
    conversation::giver,
    mails::{self, Message, RequestEvent},
    routing::{a_step_up, anew},
};
use crate::{
    domain::{
        Actor, AuditEvent, Checks, Error, Grant, Text,
        attachment::{self, SentFile},
        ids::{AccountId, ServiceRequestId},
        service_request::{
            MAX_TEXT, reopens_until,
            steps::{RequestParty, Step, after},
        },
    },
    repository::{
        customers,
        db::Db,
        service_request_entries::{self as entries, NewEntry},
        service_request_files as request_files,
        service_requests::{self, RequestChange, Requested},
    },
    service::{AuditEntry, FormKey, UseCase},
};

/// What the page of a request sends.
#[derive(Clone, Debug, Default)]
pub struct StepForm {
    /// The words.
    pub words: String,
    /// Whom it is escalated to, where there are several.
    pub target: String,
    /// The version that the page showed.
    pub version: String,
    /// The files that go with it.
    pub files: Vec<SentFile>,
}

/// Whether the account has to do with a request and may take this step about requests at all: asked before files are
/// received, which take room.
pub fn may_try(cx: &mut UseCase<'_>, (id, step): (ServiceRequestId, Step)) -> Result<(), Error> {
    let grant = cx.authorize(step.right())?;
    service_requests::find(cx.db, grant.scope(), cx.actor.account.kind, id).map(|_| ())
}

/// Takes a step about a request that the account has to do with, keeps it, and tells those concerned. Sent twice, the
/// form counts once. Gives the request as it was before.
///
/// # Errors
/// [`Error::Denied`]; [`Error::NotFound`]; [`Error::Invalid`] beside the fields; [`Error::Stale`] where the page showed
/// something older than what is kept; [`Error::Conflict`] where the account can't take this step now.
pub fn take(
    cx: &mut UseCase<'_>,
    key: &FormKey,
    (id, step): (ServiceRequestId, Step),
    form: &StepForm,
) -> Result<Requested, Error> {
    let grant = cx.authorize(step.right())?;
    let mut found = service_requests::find(cx.db, grant.scope(), cx.actor.account.kind, id)?;
    let purpose = format!("{step} service request {id}");
    cx.once(key, &purpose, &id.to_string(), |cx| {
        if step != Step::Note {
            // Nobody comes to serve the customer or leaves it from here on, and nobody else takes a step.
            customers::lock(cx.db, found.request.customer_id)?;
            found = service_requests::find(cx.db, grant.scope(), cx.actor.account.kind, id)?;
        }
        go(cx, &grant, (&found, step), form)
    })?;
    Ok(found)
}

fn go(cx: &mut UseCase<'_>, grant: &Grant, (found, step): (&Requested, Step), form: &StepForm) -> Result<(), Error> {
    let request = &found.request;
    let me = grant.account();
    let party = RequestParty::of(me, request.assigned_to_account, request.opened_by_account, request.customer_id);
    let Some(state) = after(step, party, request.state) else { return Err(out_of_place(found)) };
    if step == Step::Reopen && request.closed_at.is_none_or(|at| reopens_until(at) < cx.call.now) {
        return Err(Error::Conflict(Text::new("service-request-too-old")));
    }
    if step != Step::Note && form.version.parse() != Ok(request.version) {
        // Nobody answers or closes over words that it has not seen.
        return Err(Error::Stale(Text::new("service-request-moved-on")));
    }
    let mut checks = Checks::new();
    let words = if step.takes_words() {
        checks.required_lines("words", &form.words, MAX_TEXT)
    } else {
        checks.lines("words", form.words.trim(), MAX_TEXT)
    };
    let to = match step {
        Step::Escalate => step_up(cx.db, cx.actor, grant, found, (&mut checks, &form.target))?,
        Step::HandBack => Some(giver(cx.db, request)?.ok_or_else(|| out_of_place(found))?),
        Step::Reopen => anew(cx.db, (grant.scope(), cx.actor.account.kind), request)?,
        _ => None,
    };
    let files = attachment::read(&form.files, &mut checks);
    if !files.is_empty() {
        service_requests::lock(cx.db, request.id)?;
        let held = request_files::list(cx.db, grant.scope(), request.id)?.iter().map(|one| one.bytes).sum();
        attachment::fit(&files, held, &mut checks);
    }
    attachment::ask_again(&form.files, &mut checks);
    checks.finish()?;
    let responded = request.first_responded_at.or_else(|| step.is_response().then_some(cx.call.now));
    let change =
        RequestChange { state, holder: to.unwrap_or(request.assigned_to_account), first_responded_at: responded };
    if step != Step::Note && !service_requests::change(cx.db, grant, request, &change, cx.call.now)? {
        return Err(Error::Stale(Text::new("service-request-moved-on")));
    }
    let entry = NewEntry { request: request.id, user: cx.actor.person.id, kind: step.entry(), to, message: &words };
    let entry = entries::insert(cx.db, grant, &entry, cx.call.now)?;
    request_files::insert(cx.db, grant, (request.id, Some(entry)), &files, cx.call.now)?;
    record(cx, found, (step, &change, files.len()))?;
    tell(cx, (found, step, to), Message { words: &words, files: &files })
}

/// Why a step can't be taken: the request is with another account, or it has moved on.
fn out_of_place(found: &Requested) -> Error {
    let text = Text::new("service-request-out-of-place")
        .text("state", found.request.state.key())
        .with("holder", &found.holder);
    Error::Conflict(text)
}

fn step_up(
    db: &mut Db,
    actor: &Actor,
    grant: &Grant,
    found: &Requested,
    (checks, typed): (&mut Checks, &str),
) -> Result<Option<AccountId>, Error> {
    let supported = service_requests::subscription(db, &found.request)?.map(|(_, supported)| supported);
    let choices = a_step_up(db, (grant.scope(), actor.account.kind), &found.request, supported)?;
    match choices.as_slice() {
        [] => Err(out_of_place(found)),
        [(only, _)] => Ok(Some(*only)),
        several => {
            let chosen = several.iter().map(|(id, _)| *id).find(|id| id.to_string() == typed);
            Ok(checks.choice("target", chosen))
        }
    }
}

fn record(
    cx: &mut UseCase<'_>,
    found: &Requested,
    (step, change, files): (Step, &RequestChange, usize),
) -> Result<(), Error> {
    let event = match step {
        Step::Answer | Step::Reply => AuditEvent::ServiceRequestAnswered,
        Step::Resolve | Step::Withdraw => AuditEvent::ServiceRequestClosed,
        Step::Note => AuditEvent::ServiceRequestNoted,
        Step::Escalate => AuditEvent::ServiceRequestEscalated,
        Step::HandBack => AuditEvent::ServiceRequestHandedBack,
        Step::Reopen => AuditEvent::ServiceRequestReopened,
    };
    let request = &found.request;
    let audit_entry = AuditEntry::new(event, "service_request", *request.id.uuid());
    // A note is its author's own affair: the customer is not shown that there is one.
    let audit_entry = if step == Step::Note { audit_entry } else { audit_entry.of(request.customer_id) };
    let audit_entry = audit_entry
        .from(json!({
            "number": request.number,
            "state": request.state.as_str(),
            "with": request.assigned_to_account.to_string(),
        }))
        .to(json!({ "state": change.state.as_str(), "with": change.holder.to_string(), "files": files }));
    cx.audit(audit_entry)
}

fn tell(
    cx: &mut UseCase<'_>,
    (found, step, to): (&Requested, Step, Option<AccountId>),
    said: Message<'_>,
) -> Result<(), Error> {
    match step {
        Step::Note => Ok(()),
        Step::Answer => mails::tell_opener(cx, found, RequestEvent::Answered, said),
        Step::Resolve => mails::tell_opener(cx, found, RequestEvent::Resolved, said),
        Step::Reply => mails::tell_holder(cx, found, RequestEvent::Replied, said),
        Step::Withdraw => mails::tell_holder(cx, found, RequestEvent::Withdrawn, said),
        Step::Reopen => {
            let mut reopened = found.clone();
            reopened.request.assigned_to_account = to.unwrap_or(found.request.assigned_to_account);
            mails::tell_holder(cx, &reopened, RequestEvent::Reopened, said)
        }
        Step::Escalate | Step::HandBack => {
            mails::tell_moved(cx, found, to.unwrap_or(found.request.assigned_to_account), said)
        }
    }
}
