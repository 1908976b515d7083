//! What becomes of open requests when the partner they are with stops serving the customer.

use serde_json::json;

use super::{
    mails::{self, Message},
    routing::a_step_up,
};
use crate::{
    domain::{AuditEvent, Error, Grant, ids::AccountId, service_request::EntryKind},
    repository::{
        service_request_entries::{self as entries, NewEntry},
        service_requests::{self, RequestChange},
    },
    service::{AuditEntry, UseCase},
};

/// Passes the customer's requests that are with the account, and not closed, a step up: nobody waits for an answer from
/// somebody who has left. For callers that hold the customer and have ended the relationship.
pub(in crate::service) fn pass_on(cx: &mut UseCase<'_>, grant: &Grant, customer: AccountId) -> Result<(), Error> {
    for request in service_requests::held(cx.db, grant.scope(), customer)? {
        let supported = service_requests::subscription(cx.db, &request)?.map(|(_, supported)| supported);
        let choices = a_step_up(cx.db, (grant.scope(), cx.actor.account.kind), &request, supported)?;
        let Some((to, _)) = choices.into_iter().next() else { continue };
        let change = RequestChange { state: request.state, holder: to, first_responded_at: request.first_responded_at };
        if !service_requests::change(cx.db, grant, &request, &change, cx.call.now)? {
            // Whoever takes a step holds the customer as well: this can't be, and must not leave a request behind.
            return Err(Error::Unavailable(format!("service request {} has changed meanwhile", request.id)));
        }
        let kind = EntryKind::Departure;
        let entry = NewEntry { request: request.id, user: cx.actor.person.id, kind, to: Some(to), message: "" };
        entries::insert(cx.db, grant, &entry, cx.call.now)?;
        let audit_entry = AuditEntry::new(AuditEvent::ServiceRequestPassedOn, "service_request", *request.id.uuid())
            .of(customer)
            .from(json!({ "number": request.number, "with": request.assigned_to_account.to_string() }))
            .to(json!({ "with": to.to_string() }));
        cx.audit(audit_entry)?;
        let mut requested = service_requests::with_names(cx.db, request)?;
        requested.holder.clone_from(&cx.actor.account.name);
        mails::tell_moved(cx, &requested, to, Message::default())?;
    }
    Ok(())
}
