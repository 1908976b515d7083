//! What is done with a referral: the reseller answers and says how it ended; the provider may take it back before.

use super::{Referral, Referred, mails, value};
use crate::{
    domain::{
        actor::Actor,
        audit::AuditEvent,
        error::Error,
        ids::ReferralId,
        input::Checks,
        referral::{MAX_REASON, ReferralState, ReferralStep},
        text::Text,
    },
    repository::{db::Db, partnerships, referrals},
    service::{Call, Deed},
};

/// Takes a step; the other side is told by mail.
///
/// # Errors
/// [`Error::Denied`]; [`Error::NotFound`] where there is no such referral, or it is others'; [`Error::Conflict`] where it
/// stands elsewhere by now; [`Error::Invalid`] where a reason is missing.
pub fn answer(
    db: &mut Db,
    call: &Call,
    actor: &Actor,
    id: ReferralId,
    (step, reason): (ReferralStep, &str),
) -> Result<Referred, Error> {
    let grant = call.authorize(actor, step.action())?;
    let mut referred = referrals::find(db, grant.scope(), id)?;
    let before = &referred.referral;
    let state = before.state.at(before.expires_at, call.now);
    let Some(to) = step.from(state) else { return Err(Error::Conflict(standing(state))) };
    let partners = partnerships::are_partners(db, before.provider_id, before.reseller_id)?;
    if step.needs_partnership() && !partners {
        return Err(Error::Conflict(Text::new("referral-no-partners")));
    }
    let mut checks = Checks::new();
    let reason = checks.lines("reason", reason.trim(), MAX_REASON);
    if step.needs_reason() && reason.is_empty() {
        checks.refuse("reason", Text::new("input-required"));
    }
    checks.finish()?;
    let reason = if step.needs_reason() { reason } else { String::new() };
    let by_reseller = step != ReferralStep::Withdraw;
    let answered_at = before.answered_at.or(by_reseller.then_some(call.now));
    let ended_at = to.is_final().then_some(call.now);
    if !referrals::move_on(db, before, to, &reason, (answered_at, ended_at))? {
        return Err(Error::Conflict(Text::new("referral-changed")));
    }
    let deed =
        Deed::new(AuditEvent::ReferralUpdated, "referral", *id.uuid()).from(value(before, state)).to(value(before, to));
    call.audit(db, actor, deed)?;
    let after = Referral { state: to, reason, answered_at, ended_at, ..before.clone() };
    referred.referral = after;
    if by_reseller {
        mails::tell_sender(db, call, &referred, &actor.person.name)?;
    } else {
        mails::tell_of_withdrawal(db, call, &referred)?;
    }
    Ok(referred)
}

/// Why nothing can be done (any more).
fn standing(state: ReferralState) -> Text {
    match state {
        ReferralState::Expired => Text::new("referral-expired-already"),
        ReferralState::Withdrawn => Text::new("referral-withdrawn-already"),
        _ => Text::new("referral-stands-elsewhere").text("state", state.key()),
    }
}
