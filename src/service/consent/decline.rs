//! Saying no, with or without a reason.

use serde_json::json;

use super::{Way, check_may_answer, hold, notices, request};
use crate::{
    domain::{actor::Actor, audit::AuditEvent, error::Error, input::Checks, invitation::Outcome},
    repository::{db::Db, invitations},
    service::{Call, Deed},
};

/// The longest reason.
const MAX_REASON: usize = 500;

/// Declines, with or without a reason, which the inviter reads. Nothing else changes. Gives the names of those who asked.
///
/// # Errors
/// [`Error::NotFound`] for a dead request; [`Error::Invalid`] for a reason that can't be taken; [`Error::Conflict`] with
/// what is in the way; [`Error::Denied`] where somebody else must answer.
pub fn decline(db: &mut Db, call: &Call, actor: &Actor, way: &Way, reason: &str) -> Result<String, Error> {
    hold(db, actor)?;
    let request = request::open(db, call, Some(actor), way)?;
    if request.answered == Some(Outcome::Declined) {
        return Ok(request.names());
    }
    check_may_answer(db, &request, actor)?;
    let mut checks = Checks::new();
    let reason = checks.optional_line("reason", reason, MAX_REASON);
    checks.finish()?;
    let reason = (!reason.is_empty()).then_some(reason);
    decide(db, call, actor, &request, Outcome::Declined, reason.as_deref())?;
    let decided = json!({ "state": "declined", "by": actor.account.name, "reason": reason });
    let deed = Deed::new(AuditEvent::InvitationDeclined, "invitation", *request.invitation.id.uuid())
        .of(actor.account.id)
        .to(decided);
    call.audit(db, actor, deed)?;
    notices::tell_declined(db, call, actor, &request, reason)?;
    Ok(request.names())
}

/// Answers once. Somebody who was quicker leaves a dead request behind.
pub(super) fn decide(
    db: &mut Db,
    call: &Call,
    actor: &Actor,
    request: &request::Request,
    outcome: Outcome,
    reason: Option<&str>,
) -> Result<(), Error> {
    let invitation = &request.invitation;
    let hash = invitation.token_hash.as_slice().try_into().map_err(|_length| Error::NotFound)?;
    let by = (actor.person.id, actor.account.id);
    let decided = invitations::decide(db, invitation.id, &hash, outcome, reason, by, call.now)?;
    if decided { Ok(()) } else { Err(Error::NotFound) }
}
