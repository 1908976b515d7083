//! Mails about service requests: to whoever is to answer, and to whoever opened them, each in the reader's language.

use crate::{
    domain::{
        Country, Error, Text,
        attachment::Attachment,
        ids::{AccountId, UserId},
        mail::MailKind,
    },
    paths,
    repository::{
        accounts::{self, Account},
        db::Db,
        relationships, service_request_entries,
        service_requests::Requested,
        users,
    },
    service::{
        UseCase,
        notices::{self, Notice},
    },
};

/// What happened.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum RequestEvent {
    /// A request was opened.
    Opened,
    /// It was answered.
    Answered,
    /// It was answered and closed.
    Resolved,
    /// Its opener said more.
    Replied,
    /// Its opener closed it.
    Withdrawn,
    /// Its opener opened it again.
    Reopened,
    /// It came to another account.
    Received,
    /// It went to another account; for the opener.
    Moved,
}

impl RequestEvent {
    /// The keys of the subject, of what happened, and of the caption over the words.
    const fn keys(self) -> (&'static str, &'static str) {
        match self {
            Self::Opened => ("mail-service-request-subject", "mail-service-request-text"),
            Self::Answered => ("mail-service-answer-subject", "mail-service-answer-text"),
            Self::Resolved => ("mail-service-resolved-subject", "mail-service-resolved-text"),
            Self::Replied => ("mail-service-reply-subject", "mail-service-reply-text"),
            Self::Withdrawn => ("mail-service-withdrawn-subject", "mail-service-withdrawn-text"),
            Self::Reopened => ("mail-service-reopened-subject", "mail-service-reopened-text"),
            Self::Received => ("mail-service-received-subject", "mail-service-received-text"),
            Self::Moved => ("mail-service-moved-subject", "mail-service-moved-text"),
        }
    }

    /// The word for the outbox.
    const fn kind(self) -> MailKind {
        match self {
            Self::Answered | Self::Resolved => MailKind::ServiceRequestAnswer,
            _ => MailKind::ServiceRequest,
        }
    }
}

/// What is passed on: somebody's words, and the files that go with them.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Message<'a> {
    /// The words; may be empty.
    pub(super) words: &'a str,
    /// The files; may be none.
    pub(super) files: &'a [Attachment<'a>],
}

/// Tells those of the account a request is with who have had to do with it; else its global admins.
pub(super) fn tell_holder(
    cx: &mut UseCase<'_>,
    requested: &Requested,
    event: RequestEvent,
    said: Message<'_>,
) -> Result<(), Error> {
    let holder = accounts::find(cx.db, requested.request.assigned_to_account)?;
    let known = service_request_entries::people(cx.db, requested.request.id, holder.id)?;
    send(cx, (requested, event, said), (&holder, known, &holder.name))
}

/// Tells whoever opened a request; where that person has left the account, its global admins.
pub(super) fn tell_opener(
    cx: &mut UseCase<'_>,
    requested: &Requested,
    event: RequestEvent,
    said: Message<'_>,
) -> Result<(), Error> {
    if !is_still_concerned(cx.db, requested)? {
        return Ok(());
    }
    let opener = accounts::find(cx.db, requested.request.opened_by_account)?;
    send(cx, (requested, event, said), (&opener, vec![requested.request.opened_by_user], &requested.holder))
}

/// Tells whoever a request is with from now on, and whoever opened it.
pub(super) fn tell_moved(
    cx: &mut UseCase<'_>,
    requested: &Requested,
    to: AccountId,
    said: Message<'_>,
) -> Result<(), Error> {
    let holder = accounts::find(cx.db, to)?;
    let known = service_request_entries::people(cx.db, requested.request.id, holder.id)?;
    send(cx, (requested, RequestEvent::Received, said), (&holder, known, &holder.name))?;
    if !is_still_concerned(cx.db, requested)? {
        return Ok(());
    }
    let opener = accounts::find(cx.db, requested.request.opened_by_account)?;
    let person = vec![requested.request.opened_by_user];
    send(cx, (requested, RequestEvent::Moved, said), (&opener, person, &holder.name))
}

/// Whether whoever opened a request has to do with it still: a partner that has left the customer hears nothing more.
fn is_still_concerned(db: &mut Db, requested: &Requested) -> Result<bool, Error> {
    let (customer, opener) = (requested.request.customer_id, requested.request.opened_by_account);
    if opener == customer {
        return Ok(true);
    }
    Ok(relationships::of_customer(db, customer)?.iter().any(|one| one.account == opener))
}

/// Writes to those of these people who are still in the account, else to its global admins.
fn send(
    cx: &mut UseCase<'_>,
    (requested, event, said): (&Requested, RequestEvent, Message<'_>),
    (account, people, holder): (&Account, Vec<UserId>, &str),
) -> Result<(), Error> {
    let request = &requested.request;
    let mut readers = Vec::new();
    for person in people {
        if users::roles_in(cx.db, person, account.id)?.iter().next().is_some() {
            readers.push(person);
        }
    }
    if readers.is_empty() {
        readers = accounts::administrators(cx.db, account.id)?;
    }
    let path = paths::service_request(request.id);
    let text = |key| {
        Text::new(key)
            .with("number", &request.number)
            .with("account", &cx.actor.account.name)
            .with("person", &cx.actor.person.name)
            .with("customer", &requested.customer)
            .with("subject", &request.subject)
            .with("holder", holder)
            .with("words", said.words)
            .text("severity", request.severity.key())
            .moment("due", request.first_response_due_at)
            .moment("at", cx.call.now)
    };
    let (subject, what) = event.keys();
    let mut paragraphs = vec![text(what)];
    if request.first_responded_at.is_none() && matches!(event, RequestEvent::Opened | RequestEvent::Received) {
        paragraphs.push(text("mail-service-request-due"));
    }
    if !said.words.is_empty() {
        paragraphs.push(text("mail-service-request-words"));
    }
    if !said.files.is_empty() {
        // The files themselves stay here, where it is known who may see them.
        let names: Vec<&str> = said.files.iter().map(|one| one.name).collect();
        let files = text("mail-service-request-files").with("names", names.join(", "));
        paragraphs.push(files.count("count", i64::try_from(names.len()).unwrap_or(i64::MAX)));
    }
    for user in readers {
        let reader = notices::reader(cx.db, user, Country::language_of(&account.country))?;
        let notice = Notice {
            kind: event.kind(),
            invitation: None,
            subject: text(subject),
            paragraphs: paragraphs.clone(),
            action: Some(("mail-service-request-open", path.as_str())),
        };
        notices::send(cx.db, cx.call, reader, &notice)?;
    }
    Ok(())
}
