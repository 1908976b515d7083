//! What is done with a referral: the reseller answers and says how it ended; the provider may take it back before.

use super::{Referral, Referred, mails, value};
use crate::{
    domain::{
        AuditEvent, Checks, Error, Text,
        ids::ReferralId,
        referral::{MAX_REASON, ReferralState, ReferralStep},
    },
    repository::{partnerships, referrals},
    service::{AuditEntry, UseCase},
};

/// Takes a step; the other side is told by mail. Sent twice, the form counts once.
///
/// # Errors
/// [`Error::Denied`]; [`Error::NotFound`] where there is no such referral, or it is others'; [`Error::Conflict`] where it
/// stands elsewhere by now; [`Error::Stale`] where somebody else takes a step at the same moment; [`Error::Invalid`] where a
/// reason is missing.
pub fn answer(cx: &mut UseCase<'_>, id: ReferralId, (step, reason): (ReferralStep, &str)) -> Result<Referred, Error> {
    let grant = cx.authorize(step.action())?;
    let mut referred = referrals::find(cx.db, grant.scope(), id)?;
    let before = &referred.referral;
    let state = before.state.at(before.expires_at, cx.call.now);
    let mut checks = Checks::new();
    let reason = if step.needs_reason() { checks.required_lines("reason", reason, MAX_REASON) } else { String::new() };
    let Some(to) = step.from(state) else {
        return if is_done(before, step, &reason) { Ok(referred) } else { Err(Error::Conflict(standing(state))) };
    };
    let partners = partnerships::are_partners(cx.db, before.provider_id, before.reseller_id)?;
    if step.needs_partnership() && !partners {
        return Err(Error::Conflict(Text::new("referral-no-partners")));
    }
    checks.finish()?;
    let by_reseller = step != ReferralStep::Withdraw;
    let answered_at = before.answered_at.or(by_reseller.then_some(cx.call.now));
    let ended_at = to.is_final().then_some(cx.call.now);
    if !referrals::move_on(cx.db, &grant, before, to, &reason, (answered_at, ended_at))? {
        // Of a form sent twice at the same time, the second finds what the first did.
        let now = referrals::find(cx.db, grant.scope(), id)?;
        let done = is_done(&now.referral, step, &reason);
        return if done { Ok(now) } else { Err(Error::Stale(Text::new("referral-changed"))) };
    }
    let audit_entry = AuditEntry::new(AuditEvent::ReferralUpdated, "referral", *id.uuid())
        .from(value(before, state))
        .to(value(before, to));
    cx.audit(audit_entry)?;
    let after = Referral { state: to, reason, answered_at, ended_at, ..before.clone() };
    referred.referral = after;
    if by_reseller {
        mails::tell_sender(cx.db, cx.call, &referred, &cx.actor.person.name)?;
    } else {
        mails::tell_of_withdrawal(cx.db, cx.call, &referred)?;
    }
    Ok(referred)
}

/// Whether the referral is where this step leads, for the same reason: whoever asks has taken it already, for each step
/// is one side's alone.
fn is_done(referral: &Referral, step: ReferralStep, reason: &str) -> bool {
    step.outcome() == Some(referral.state) && referral.reason == reason
}

/// Why nothing can be done (any more).
fn standing(state: ReferralState) -> Text {
    match state {
        ReferralState::Expired => Text::new("referral-expired-already"),
        ReferralState::Withdrawn => Text::new("referral-withdrawn-already"),
        _ => Text::new("referral-stands-elsewhere").text("state", state.key()),
    }
}
