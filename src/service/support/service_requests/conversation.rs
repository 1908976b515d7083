//! A service request with everything that was said about it, and what the reader may do.

use super::routing::a_step_up;
use crate::{
    domain::{
        Action, Error, Moment,
        ids::{AccountId, ServiceRequestFileId, ServiceRequestId},
        policy,
        service_request::{
            is_overdue, reopens_until,
            steps::{RequestParty, Step, after},
        },
    },
    repository::{
        contacts::names,
        customers::Customer,
        db::Db,
        relationships,
        service_request_entries::{self as entries, RequestEntry},
        service_request_files::{self, Attached},
        service_requests::{self, Requested, ServiceRequest},
    },
    service::{UseCase, customers::open},
};

/// A request with everything that was said about it.
#[derive(Clone, Debug)]
pub struct Conversation {
    /// The request.
    pub requested: Requested,
    /// What the subscription is called that it is about.
    pub subscription: Option<String>,
    /// What was said and done, as far as the reader sees it.
    pub entries: Vec<RequestEntry>,
    /// The files that go with it and with the entries, as far as the reader sees them.
    pub files: Vec<Attached>,
    /// What the reader may do about it now.
    pub steps: Vec<Step>,
    /// Whom the reader may escalate it to.
    pub step_up: Vec<(AccountId, String)>,
    /// To whom the reader may hand it back.
    pub back_to: Option<String>,
    /// Until when the reader may open it again.
    pub reopens_until: Option<Moment>,
    /// Whether its first answer is late.
    pub overdue: bool,
}

/// A request that the account has to do with, with what was said.
pub fn find(cx: &mut UseCase<'_>, id: ServiceRequestId) -> Result<Conversation, Error> {
    let grant = cx.authorize(Action::ViewServiceRequests)?;
    let (scope, kind) = (grant.scope(), cx.actor.account.kind);
    let requested = service_requests::find(cx.db, scope, kind, id)?;
    let request = &requested.request;
    let subscription = service_requests::subscription(cx.db, request)?;
    let party =
        RequestParty::of(grant.account(), request.assigned_to_account, request.opened_by_account, request.customer_id);
    let may = |step: Step| after(step, party, request.state).is_some() && policy::may(cx.actor, step.right());
    let step_up = if may(Step::Escalate) {
        a_step_up(cx.db, (scope, kind), request, subscription.as_ref().map(|(_, supported)| *supported))?
    } else {
        Vec::new()
    };
    let back_to = if may(Step::HandBack) { giver(cx.db, request)? } else { None };
    let until = request.closed_at.map(reopens_until).filter(|until| cx.call.now <= *until && may(Step::Reopen));
    let steps = Step::ALL.iter().copied().filter(|step| may(*step)).filter(|step| match step {
        Step::Escalate => !step_up.is_empty(),
        Step::HandBack => back_to.is_some(),
        Step::Reopen => until.is_some(),
        _ => true,
    });
    let back_to_name = match back_to {
        Some(giver) => names(cx.db, &[giver])?.remove(&giver),
        None => None,
    };
    Ok(Conversation {
        steps: steps.collect(),
        entries: entries::list(cx.db, scope, id)?,
        files: service_request_files::list(cx.db, scope, id)?,
        subscription: subscription.map(|(name, _)| name),
        step_up,
        back_to: back_to_name,
        reopens_until: until,
        overdue: is_overdue(request.state, request.first_responded_at, request.first_response_due_at, cx.call.now),
        requested,
    })
}

/// A file of a request that the account has to do with, and what it holds.
pub fn find_file(
    cx: &mut UseCase<'_>,
    request: ServiceRequestId,
    id: ServiceRequestFileId,
) -> Result<(Attached, Vec<u8>), Error> {
    let grant = cx.authorize(Action::ViewServiceRequests)?;
    let found = service_requests::find(cx.db, grant.scope(), cx.actor.account.kind, request)?;
    service_request_files::find(cx.db, grant.scope(), found.request.id, id)
}

/// Who escalated a request to the account it is with, and serves its customer still.
pub(super) fn giver(db: &mut Db, request: &ServiceRequest) -> Result<Option<AccountId>, Error> {
    let Some(giver) = entries::escalated_by(db, request.id, request.assigned_to_account)? else { return Ok(None) };
    let serving = relationships::of_customer(db, request.customer_id)?;
    Ok(serving.iter().any(|one| one.account == giver).then_some(giver))
}

/// As [`find`], inside a customer.
pub fn find_of_customer(
    cx: &mut UseCase<'_>,
    id: AccountId,
    request: ServiceRequestId,
) -> Result<(Customer, Conversation), Error> {
    let (_, customer) = open(cx, Action::ViewServiceRequests, id)?;
    let conversation = find(cx, request)?;
    if conversation.requested.request.customer_id == id { Ok((customer, conversation)) } else { Err(Error::NotFound) }
}
