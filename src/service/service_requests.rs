//! Service requests: partners open them for customers, with or without privileges; the operator answers.

use serde_json::json;

use super::{
    Call, Deed, FormKey,
    acceptance::language_of,
    customers::open,
    notices::{self, Notice},
};
use crate::{
    domain::{
        actor::Actor,
        audit::AuditEvent,
        error::Error,
        ids::{AccountId, ServiceRequestId, SubscriptionId, UserId},
        input::Checks,
        order::new_number,
        policy::Action,
        role::Role,
        service_request::{MAX_SUBJECT, MAX_TEXT, RequestState, Severity},
        text::Text,
    },
    repository::{
        accounts::{self, Account},
        cursor::{Cursor, Page},
        customers::Customer,
        db::Db,
        service_requests::{self, RequestAnswer, Requested, ServiceRequest, WantedRequests},
        subscriptions, users,
    },
};

/// What the page of a new request sends.
#[derive(Clone, Debug, Default)]
pub struct NewServiceRequest {
    /// What it is about.
    pub subject: String,
    /// What is wrong.
    pub description: String,
    /// How much it matters.
    pub severity: String,
    /// The subscription it is about; may be empty.
    pub subscription: String,
}

/// A customer that a request is about to be opened for, and its subscriptions that the reader sees.
#[derive(Clone, Debug)]
pub struct Opening {
    /// The customer.
    pub customer: Customer,
    /// Its living subscriptions and what they are called.
    pub subscriptions: Vec<(SubscriptionId, String)>,
}

/// A request with everything that was said about it.
#[derive(Clone, Debug)]
pub struct Conversation {
    /// The request.
    pub requested: Requested,
    /// What the subscription is called that it is about.
    pub subscription: Option<String>,
    /// The answers.
    pub answers: Vec<RequestAnswer>,
}

/// A page of the account's requests, the newest first: those that a partner opened, those that the operator is to answer.
///
/// # Errors
/// [`Error::Denied`], or as the database says.
pub fn list(
    db: &mut Db,
    call: &Call,
    actor: &Actor,
    state: Option<RequestState>,
    cursor: Option<&Cursor>,
) -> Result<Page<Requested>, Error> {
    let grant = call.authorize(actor, Action::ViewServiceRequests)?;
    let wanted = WantedRequests { customer: None, state };
    service_requests::list(db, grant.scope(), actor.account.kind, wanted, cursor)
}

/// A page of the requests that the partner opened for a customer, the newest first.
///
/// # Errors
/// As [`open`].
pub fn list_of_customer(
    db: &mut Db,
    call: &Call,
    actor: &Actor,
    id: AccountId,
    cursor: Option<&Cursor>,
) -> Result<(Customer, Page<Requested>), Error> {
    let (grant, customer) = open(db, call, actor, Action::ViewServiceRequests, id)?;
    let wanted = WantedRequests { customer: Some(id), state: None };
    let found = service_requests::list(db, grant.scope(), actor.account.kind, wanted, cursor)?;
    Ok((customer, found))
}

/// A request of the account, with what was said.
///
/// # Errors
/// [`Error::Denied`]; [`Error::NotFound`] where there is none, or it is others'.
pub fn find(db: &mut Db, call: &Call, actor: &Actor, id: ServiceRequestId) -> Result<Conversation, Error> {
    let grant = call.authorize(actor, Action::ViewServiceRequests)?;
    let requested = service_requests::find(db, grant.scope(), id)?;
    Ok(Conversation {
        subscription: service_requests::subscription_name(db, &requested.request)?,
        answers: service_requests::answers(db, id)?,
        requested,
    })
}

/// As [`find`], inside a customer.
///
/// # Errors
/// As [`find`] and as [`open`].
pub fn find_of_customer(
    db: &mut Db,
    call: &Call,
    actor: &Actor,
    id: AccountId,
    request: ServiceRequestId,
) -> Result<(Customer, Conversation), Error> {
    let (_, customer) = open(db, call, actor, Action::ViewServiceRequests, id)?;
    let conversation = find(db, call, actor, request)?;
    if conversation.requested.request.customer_id == id { Ok((customer, conversation)) } else { Err(Error::NotFound) }
}

/// What the page of a new request shows.
///
/// # Errors
/// As [`open`].
pub fn begin(db: &mut Db, call: &Call, actor: &Actor, id: AccountId) -> Result<Opening, Error> {
    let (grant, customer) = open(db, call, actor, Action::OpenServiceRequests, id)?;
    let sight = subscriptions::sight(db, grant.scope(), actor.account.kind, id)?;
    let seen = subscriptions::list(db, &sight, id)?;
    let living = seen.into_iter().filter(|one| one.state.is_live()).map(|one| (one.id, one.nickname));
    Ok(Opening { customer, subscriptions: living.collect() })
}

/// Opens a request; the operator is told. Sent twice, the form opens one.
///
/// # Errors
/// [`Error::Invalid`] beside the fields; as [`open`].
pub fn submit(
    db: &mut Db,
    call: &Call,
    actor: &Actor,
    key: &FormKey,
    id: AccountId,
    form: &NewServiceRequest,
) -> Result<ServiceRequestId, Error> {
    let grant = call.authorize(actor, Action::OpenServiceRequests)?;
    let Opening { customer, subscriptions } = begin(db, call, actor, id)?;
    let mut checks = Checks::new();
    let subject = checks.line("subject", &form.subject, MAX_SUBJECT);
    let description = required_lines(&mut checks, "description", &form.description);
    let severity = checks.choice("severity", Severity::parse(&form.severity));
    let subscription_id = match form.subscription.as_str() {
        "" => None,
        chosen => {
            let known = subscriptions.iter().map(|(id, _)| *id).find(|id| id.to_string() == chosen);
            checks.choice("subscription", known)
        }
    };
    checks.finish()?;
    let operator = accounts::operator(db)?;
    let request = ServiceRequest {
        id: ServiceRequestId::at(call.now),
        number: format!("SR-{}", new_number(call.now)),
        customer_id: id,
        subscription_id,
        opened_by_account: grant.account(),
        opened_by_user: actor.person.id,
        assigned_to_account: operator.id,
        subject,
        description,
        severity: severity.unwrap_or(Severity::Normal),
        state: RequestState::Open,
        created_at: call.now,
        changed_at: call.now,
        version: 1,
    };
    let made = call.once(db, key, &format!("service request for {id}"), &request.id.to_string(), |db| {
        service_requests::insert(db, &grant, &request)?;
        let deed =
            Deed::new(AuditEvent::ServiceRequestOpened, "service_request", *request.id.uuid()).of(id).to(json!({
                "number": request.number,
                "subject": request.subject,
                "severity": request.severity.as_str(),
                "subscription": request.subscription_id.map(|id| id.to_string()),
            }));
        call.audit(db, actor, deed)?;
        tell_operator(db, call, actor, &operator, (&request, &customer))
    })?;
    made.parse()
}

/// Answers a request and closes it; whoever opened it is told.
///
/// # Errors
/// [`Error::Denied`]; [`Error::NotFound`]; [`Error::Invalid`] where nothing is said; [`Error::Conflict`] where it is
/// closed already.
pub fn answer(
    db: &mut Db,
    call: &Call,
    actor: &Actor,
    id: ServiceRequestId,
    message: &str,
) -> Result<Requested, Error> {
    let grant = call.authorize(actor, Action::AnswerServiceRequests)?;
    let requested = service_requests::find(db, grant.scope(), id)?;
    let mut checks = Checks::new();
    let message = required_lines(&mut checks, "answer", message);
    checks.finish()?;
    if !service_requests::answer(db, &grant, id, (actor.person.id, &message), call.now)? {
        return Err(Error::Conflict(Text::new("service-request-closed-already")));
    }
    let request = &requested.request;
    let deed = Deed::new(AuditEvent::ServiceRequestAnswered, "service_request", *id.uuid())
        .of(request.customer_id)
        .from(json!({ "number": request.number, "state": request.state.as_str() }))
        .to(json!({ "state": RequestState::Closed.as_str() }));
    call.audit(db, actor, deed)?;
    tell_opener(db, call, &requested, &message)?;
    Ok(requested)
}

fn required_lines(checks: &mut Checks, field: &'static str, typed: &str) -> String {
    let text = checks.lines(field, typed.trim(), MAX_TEXT);
    if text.is_empty() {
        checks.refuse(field, Text::new("input-required"));
    }
    text
}

fn tell_operator(
    db: &mut Db,
    call: &Call,
    actor: &Actor,
    operator: &Account,
    (request, customer): (&ServiceRequest, &Customer),
) -> Result<(), Error> {
    let path = format!("/service-requests/{}", request.id);
    let text = |key| {
        Text::new(key)
            .with("number", &request.number)
            .with("partner", &actor.account.name)
            .with("person", &actor.person.name)
            .with("customer", &customer.name)
            .with("subject", &request.subject)
            .with("description", &request.description)
            .text("severity", request.severity.key())
            .moment("at", call.now)
    };
    for admin in accounts::users_with_role(db, operator.id, Role::GlobalAdmin)? {
        let reader = notices::reader(db, admin, language_of(&operator.country))?;
        let notice = Notice {
            kind: "service-request",
            invitation: None,
            subject: text("mail-service-request-subject"),
            paragraphs: vec![text("mail-service-request-text"), text("mail-service-request-words")],
            action: Some(("mail-service-request-open", path.as_str())),
        };
        notices::send(db, call, reader, &notice)?;
    }
    Ok(())
}

/// Tells whoever opened the request; where that person has left the partner, the partner's global admins.
fn tell_opener(db: &mut Db, call: &Call, requested: &Requested, message: &str) -> Result<(), Error> {
    let request = &requested.request;
    let partner = accounts::find(db, request.opened_by_account)?;
    let readers: Vec<UserId> = if users::roles_in(db, request.opened_by_user, partner.id)?.iter().next().is_none() {
        accounts::users_with_role(db, partner.id, Role::GlobalAdmin)?
    } else {
        vec![request.opened_by_user]
    };
    let path = format!("/service-requests/{}", request.id);
    let text = |key| {
        Text::new(key)
            .with("number", &request.number)
            .with("customer", &requested.customer)
            .with("subject", &request.subject)
            .with("answer", message)
            .moment("at", call.now)
    };
    for user in readers {
        let reader = notices::reader(db, user, language_of(&partner.country))?;
        let notice = Notice {
            kind: "service-request-answer",
            invitation: None,
            subject: text("mail-service-answer-subject"),
            paragraphs: vec![text("mail-service-answer-text"), text("mail-service-answer-words")],
            action: Some(("mail-service-request-open", path.as_str())),
        };
        notices::send(db, call, reader, &notice)?;
    }
    Ok(())
}
