//! Passing a request on, declining it, taking it back.

use super::{OrderRequest, facts, mails, person, side_of, upkeep, value};
use crate::{
    domain::{
        AuditEvent, Checks, Error, Text,
        ids::OrderRequestId,
        order_request::{MAX_REASON, OrderRequestSide, OrderRequestState, OrderRequestStep},
    },
    repository::order_requests,
    service::{AuditEntry, UseCase},
};

/// Takes a step other than approving; whoever is concerned is told by mail. Sent twice, the form counts once. Gives the
/// request as it is then: ended otherwise, where its time was over or it was overtaken before it could be passed on.
///
/// # Errors
/// [`Error::Conflict`] where it stands elsewhere by now; [`Error::Stale`] where somebody else takes a step at the same
/// moment; [`Error::Invalid`] where a reason is missing.
pub fn answer(
    cx: &mut UseCase<'_>,
    id: OrderRequestId,
    (step, reason): (OrderRequestStep, &str),
) -> Result<OrderRequest, Error> {
    let grant = cx.authorize(step.action())?;
    let place = (grant.scope(), cx.actor.account.kind);
    let before = order_requests::find(cx.db, place, id)?;
    let declines = step == OrderRequestStep::Decline;
    let mut checks = Checks::new();
    let reason = if declines { checks.required_lines("reason", reason, MAX_REASON) } else { String::new() };
    let state = before.state.at(before.expires_at, cx.call.now);
    let side = side_of(&before, grant.account());
    let Some(to) = step.from(&facts(&before, state), side) else {
        let text = Text::new("order-request-stands-elsewhere").text("state", state.key());
        return if is_done(&before, side, step, &reason) { Ok(before) } else { Err(Error::Conflict(text)) };
    };
    checks.finish()?;
    let passes = step == OrderRequestStep::PassOn;
    if passes && let Some(ended) = upkeep::settle(cx.db, cx.call, &before)? {
        return Ok(ended);
    }
    let mut after = OrderRequest { state: to, reason, ..before.clone() };
    if passes {
        after.holder_id = before.seller_id;
        after.passed_on_at = Some(cx.call.now);
    } else {
        after.ended_at = Some(cx.call.now);
    }
    if declines {
        after.answered_by = person(cx.actor);
    }
    if !order_requests::move_on(cx.db, &grant, &before, &after)? {
        // Of a form sent twice at the same time, the second finds what the first did.
        let now = order_requests::find(cx.db, place, id)?;
        let done = is_done(&now, side, step, &after.reason);
        return if done { Ok(now) } else { Err(Error::Stale(Text::new("order-request-changed"))) };
    }
    let audit_entry = AuditEntry::new(AuditEvent::OrderRequestUpdated, "order_request", *id.uuid())
        .of(before.customer_id)
        .from(value(&before, before.state))
        .to(value(&after, after.state));
    cx.audit(audit_entry)?;
    if passes {
        mails::tell_deciders(cx.db, cx.call, &after, Some(cx.actor))?;
    }
    if step != OrderRequestStep::Withdraw {
        mails::tell_asker(cx.db, cx.call, &after, Some(cx.actor))?;
    }
    Ok(after)
}

/// Whether the request is where this step of this side leads: it has taken it already.
fn is_done(request: &OrderRequest, side: OrderRequestSide, step: OrderRequestStep, reason: &str) -> bool {
    match step {
        OrderRequestStep::Approve => false,
        OrderRequestStep::PassOn => {
            let passed = request.passed_on_at.is_some() && request.state == OrderRequestState::Asked;
            passed && side == OrderRequestSide::Reseller
        }
        OrderRequestStep::Decline => request.state == OrderRequestState::Declined && request.reason == reason,
        OrderRequestStep::Withdraw => request.state == OrderRequestState::Withdrawn,
    }
}
