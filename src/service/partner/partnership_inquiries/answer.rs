//! Declining an inquiry, taking it back, and what a partnership makes of it.

use super::{PartnershipInquiry, mails, value};
use crate::{
    domain::{
        AuditEvent, Checks, Error, Grant, Scope, Text,
        account::AccountFacts,
        ids::{AccountId, InquiryId},
        partnership_inquiry::{InquirySide, InquiryState, InquiryStep, MAX_REASON},
    },
    repository::{db::Db, partnership_inquiries},
    service::{AuditEntry, UseCase},
};

/// Takes a step other than inviting; of a refusal the reseller is told by mail. Sent twice, the form counts once.
///
/// # Errors
/// [`Error::Conflict`] where it stands elsewhere by now; [`Error::Stale`] where somebody else takes a step at the same
/// moment; [`Error::Invalid`] where a reason is missing.
pub fn answer(
    cx: &mut UseCase<'_>,
    id: InquiryId,
    (step, reason): (InquiryStep, &str),
) -> Result<PartnershipInquiry, Error> {
    let grant = cx.authorize(step.action())?;
    let before = find(cx.db, grant.scope(), (id, step))?;
    let declines = step == InquiryStep::Decline;
    let mut checks = Checks::new();
    let reason = if declines { checks.required_lines("reason", reason, MAX_REASON) } else { String::new() };
    let Some(to) = step.from(before.state.at(before.expires_at, cx.call.now), step.side()) else {
        let done = is_done(&before, step, &reason);
        return if done { Ok(before) } else { Err(stands_elsewhere(cx, &before)) };
    };
    checks.finish()?;
    let answered_by = if declines { cx.actor.person.name.clone() } else { String::new() };
    let after = PartnershipInquiry { state: to, reason, answered_by, ended_at: Some(cx.call.now), ..before.clone() };
    if !partnership_inquiries::end(cx.db, &grant, &before, &after)? {
        // Of a form sent twice at the same time, the second finds what the first did.
        let now = find(cx.db, grant.scope(), (id, step))?;
        let done = is_done(&now, step, &after.reason);
        return if done { Ok(now) } else { Err(Error::Stale(Text::new("inquiry-changed"))) };
    }
    record(cx, &before, &after)?;
    if declines {
        mails::tell_reseller(cx.db, cx.call, &after, cx.actor)?;
    }
    Ok(after)
}

/// Ends what a reseller has asked a provider, now that the two are partners: for whoever has just made them so.
pub(in crate::service) fn settle(
    cx: &mut UseCase<'_>,
    grant: &Grant,
    (provider, reseller): (&AccountFacts, AccountId),
) -> Result<(), Error> {
    let Some(before) = partnership_inquiries::last_between(cx.db, (provider.id, reseller))? else { return Ok(()) };
    if before.state.at(before.expires_at, cx.call.now) != InquiryState::Asked {
        return Ok(());
    }
    let after = PartnershipInquiry { state: InquiryState::Settled, ended_at: Some(cx.call.now), ..before.clone() };
    // Where somebody decides on it at the same moment, that decision stands.
    if partnership_inquiries::end(cx.db, grant, &before, &after)? { record(cx, &before, &after) } else { Ok(()) }
}

/// Why a step can't be taken (any more).
pub(super) fn stands_elsewhere(cx: &UseCase<'_>, inquiry: &PartnershipInquiry) -> Error {
    let state = inquiry.state.at(inquiry.expires_at, cx.call.now);
    Error::Conflict(Text::new("inquiry-stands-elsewhere").text("state", state.key()))
}

/// Records what has become of an inquiry.
pub(super) fn record(
    cx: &mut UseCase<'_>,
    before: &PartnershipInquiry,
    after: &PartnershipInquiry,
) -> Result<(), Error> {
    let audit_entry = AuditEntry::new(AuditEvent::PartnershipInquiryUpdated, "partnership_inquiry", *before.id.uuid())
        .from(value(before, before.state))
        .to(value(after, after.state));
    cx.audit(audit_entry)
}

/// The inquiry for whoever takes this step.
fn find(db: &mut Db, scope: Scope, (id, step): (InquiryId, InquiryStep)) -> Result<PartnershipInquiry, Error> {
    match step.side() {
        InquirySide::Provider => Ok(partnership_inquiries::find_received(db, scope, id)?.0),
        InquirySide::Reseller => Ok(partnership_inquiries::find_sent(db, scope, id)?.0),
    }
}

/// Whether the inquiry is where this step leads, for the same reason.
fn is_done(inquiry: &PartnershipInquiry, step: InquiryStep, reason: &str) -> bool {
    step.from(InquiryState::Asked, step.side()) == Some(inquiry.state) && inquiry.reason == reason
}
