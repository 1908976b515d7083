//! Saying no, with or without a reason.

use serde_json::json;

use super::{Arrival, check_may_answer, lock_customer, notices, request};
use crate::{
    domain::{AuditEvent, Checks, Error, Grant, invitation::InvitationOutcome},
    repository::invitations,
    service::{AuditEntry, UseCase},
};

/// The longest reason.
const MAX_REASON: usize = 500;

/// Declines, with or without a reason, which the inviter reads. Nothing else changes. Gives the names of those who asked.
///
/// # Errors
/// [`Error::NotFound`] for a dead request; [`Error::Invalid`] for a reason that can't be taken; [`Error::Conflict`] with
/// what is in the way; [`Error::Denied`] where somebody else must answer.
pub fn decline(cx: &mut UseCase<'_>, way: &Arrival, reason: &str) -> Result<String, Error> {
    lock_customer(cx.db, cx.actor)?;
    let request = request::open(cx.db, cx.call, Some(cx.actor), way)?;
    if request.answered == Some(InvitationOutcome::Declined) {
        return Ok(request.names());
    }
    let grant = check_may_answer(cx.db, &request, cx.actor)?;
    let mut checks = Checks::new();
    let reason = checks.optional_line("reason", reason, MAX_REASON);
    checks.finish()?;
    let reason = (!reason.is_empty()).then_some(reason);
    decide(cx, &grant, &request, InvitationOutcome::Declined, reason.as_deref())?;
    let decided = json!({ "state": "declined", "by": cx.actor.account.name, "reason": reason });
    let audit_entry = AuditEntry::new(AuditEvent::InvitationDeclined, "invitation", *request.invitation.id.uuid())
        .of(cx.actor.account.id)
        .to(decided);
    cx.audit(audit_entry)?;
    notices::tell_declined(cx, &request, reason)?;
    Ok(request.names())
}

/// Answers once. Somebody who was quicker leaves a dead request behind.
pub(super) fn decide(
    cx: &mut UseCase<'_>,
    grant: &Grant,
    request: &request::RelationshipRequest,
    outcome: InvitationOutcome,
    reason: Option<&str>,
) -> Result<(), Error> {
    let invitation = &request.invitation;
    let hash = invitation.token_hash.as_slice().try_into().map_err(|_length| Error::NotFound)?;
    let (asked, by) = ((invitation.id, &hash), cx.actor.person.id);
    let decided = invitations::decide(cx.db, grant, asked, outcome, reason, by, cx.call.now)?;
    if decided { Ok(()) } else { Err(Error::NotFound) }
}
