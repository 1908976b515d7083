//! Opening a service request.

use serde::Deserialize;
use serde_json::json;

use super::{
    mails::{self, Message, RequestEvent},
    routing::Around,
};
use crate::{
    domain::{
        Action, Actor, AuditEvent, Checks, Error, Grant, Text,
        attachment::{self, Attachment, SentFile},
        ids::{AccountId, ServiceRequestId, SubscriptionId},
        order::new_number,
        policy,
        service_request::{
            MAX_SUBJECT, MAX_TEXT, RequestState, Severity, Topic,
            route::{SubscriptionPartners, in_general, on_subscription},
        },
        subscription::sight::Sight,
    },
    repository::{
        customers::{self as kept, Customer},
        service_request_files,
        service_requests::{self, Requested, ServiceRequest},
        subscriptions::{self, Subscription},
    },
    service::{AuditEntry, Call, FormKey, UseCase, customers, directory::Place},
};

/// What the page of a new request sends.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default)]
pub struct NewServiceRequest {
    /// What kind of matter it is.
    pub topic: String,
    /// What it is about.
    pub subject: String,
    /// What is wrong.
    pub description: String,
    /// How much it matters.
    pub severity: String,
    /// The subscription it is about; may be empty.
    pub subscription: String,
    /// Whom it is for, where it is about no subscription and there are several.
    pub responsible: String,
    /// The files that go with it.
    #[serde(skip)]
    pub files: Vec<SentFile>,
}

/// A subscription that a request may be about.
#[derive(Clone, Debug)]
pub struct Choosable {
    /// Its id.
    pub id: SubscriptionId,
    /// What it is called.
    pub name: String,
    /// Who receives a request on it.
    pub responsible: (AccountId, String),
}

/// What the page of a new request shows.
#[derive(Clone, Debug)]
pub struct RequestStart {
    /// The customer, as the partner sees it; `None` for the customer itself.
    pub customer: Option<Customer>,
    /// The customer's account.
    pub id: AccountId,
    /// The customer's name.
    pub name: String,
    /// Its living subscriptions that the reader sees.
    pub subscriptions: Vec<Choosable>,
    /// Who may receive a request about the account in general: one, or several to choose from.
    pub responsible: Vec<(AccountId, String)>,
}

/// What the page of a new request shows; `None` where a partner has not said for which customer. It takes no privileges.
pub fn begin(cx: &mut UseCase<'_>, place: Place) -> Result<Option<RequestStart>, Error> {
    Ok(prepare(cx, place)?.map(|(_, opening)| opening))
}

fn prepare(cx: &mut UseCase<'_>, place: Place) -> Result<Option<(Grant, RequestStart)>, Error> {
    let kind = cx.actor.account.kind;
    let (grant, id, customer, sight) = match place {
        Place::Own => {
            let grant = cx.authorize(Action::OpenServiceRequests)?;
            if !policy::is_served(kind) {
                return Ok(None);
            }
            (grant, grant.account(), None, Sight::All)
        }
        Place::Customer(id) => {
            let (grant, customer) = customers::open(cx, Action::OpenServiceRequests, id)?;
            let sight = subscriptions::sight(cx.db, grant.scope(), kind, &customer)?;
            (grant, id, Some(customer), sight)
        }
    };
    let around = Around::load(cx.db, grant.scope(), kind, id)?;
    let general = in_general(kind, &around.serving);
    let responsible = around.named(&general);
    let choosable = |one: Subscription| {
        let supported = SubscriptionPartners { contact: one.support_contact_id, seller: one.partner_id };
        let receiver = on_subscription(supported, grant.account(), &around.serving);
        Choosable { id: one.id, name: one.nickname, responsible: around.one(receiver) }
    };
    let living = subscriptions::living(cx.db, &sight, id)?;
    let subscriptions: Vec<Choosable> = living.into_iter().map(choosable).collect();
    let name = customer.as_ref().map_or_else(|| cx.actor.account.name.clone(), |customer| customer.name.clone());
    Ok(Some((grant, RequestStart { customer, id, name, subscriptions, responsible })))
}

/// Opens a request with whoever is to answer it, and tells them. Sent twice, the form opens one.
pub fn submit(
    cx: &mut UseCase<'_>,
    key: &FormKey,
    place: Place,
    form: &NewServiceRequest,
) -> Result<ServiceRequestId, Error> {
    let Some((_, RequestStart { id, .. })) = prepare(cx, place)? else {
        return Err(Error::refused(Text::new("flash-service-request-choose")));
    };
    // Whoever it goes to still serves the customer when it arrives.
    kept::lock(cx.db, id)?;
    let Some((grant, opening)) = prepare(cx, place)? else { return Err(Error::NotFound) };
    let (request, files) = read(cx.call, cx.actor, &opening, form)?;
    let purpose = format!("service request for {}", opening.id);
    let made = cx.once(key, &purpose, &request.id.to_string(), |cx| {
        service_requests::insert(cx.db, &grant, &request)?;
        service_request_files::insert(cx.db, &grant, (request.id, None), &files, cx.call.now)?;
        let audit_entry = AuditEntry::new(AuditEvent::ServiceRequestOpened, "service_request", *request.id.uuid())
            .of(opening.id)
            .to(json!({
                "number": request.number,
                "subject": request.subject,
                "severity": request.severity.as_str(),
                "topic": request.topic.as_str(),
                "subscription": request.subscription_id.map(|id| id.to_string()),
                "with": request.assigned_to_account.to_string(),
                "files": files.len(),
            }));
        cx.audit(audit_entry)?;
        let requested = Requested {
            customer: opening.name.clone(),
            opener: cx.actor.account.name.clone(),
            person: cx.actor.person.name.clone(),
            holder: String::new(),
            request: request.clone(),
        };
        let said = Message { words: &request.description, files: &files };
        mails::tell_holder(cx, &requested, RequestEvent::Opened, said)
    })?;
    Ok(made.parse()?)
}

/// Reads the form against what there is to choose from.
fn read<'a>(
    call: &Call,
    actor: &Actor,
    opening: &RequestStart,
    form: &'a NewServiceRequest,
) -> Result<(ServiceRequest, Vec<Attachment<'a>>), Error> {
    let mut checks = Checks::new();
    let subject = checks.line("subject", &form.subject, MAX_SUBJECT);
    let description = checks.required_lines("description", &form.description, MAX_TEXT);
    let topic = checks.choice("topic", Topic::parse(&form.topic));
    let severity = checks.choice("severity", Severity::parse(&form.severity));
    let chosen = match form.subscription.as_str() {
        "" => None,
        typed => checks.choice("subscription", opening.subscriptions.iter().find(|one| one.id.to_string() == typed)),
    };
    let holder = match (chosen, opening.responsible.as_slice()) {
        (Some(one), _) => Some(one.responsible.0),
        (None, [(only, _)]) => Some(*only),
        (None, several) => {
            let wanted = several.iter().map(|(id, _)| *id).find(|id| id.to_string() == form.responsible);
            checks.choice("responsible", wanted)
        }
    };
    let files = attachment::read(&form.files, &mut checks);
    attachment::ask_again(&form.files, &mut checks);
    checks.finish()?;
    let (Some(topic), Some(severity), Some(holder)) = (topic, severity, holder) else { return Err(Error::NotFound) };
    let request = ServiceRequest {
        id: ServiceRequestId::at(call.now),
        number: format!("SR-{}", new_number(call.now)),
        customer_id: opening.id,
        subscription_id: chosen.map(|one| one.id),
        opened_by_account: actor.account.id,
        opened_by_user: actor.person.id,
        assigned_to_account: holder,
        topic,
        subject,
        description,
        severity,
        state: RequestState::Open,
        first_response_due_at: call.now.plus(severity.first_response()),
        first_responded_at: None,
        closed_at: None,
        created_at: call.now,
        changed_at: call.now,
        version: 1,
    };
    Ok((request, files))
}
