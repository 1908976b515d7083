//! *Approve*: the order is placed in the seller's name, in the transaction that approves.

use super::{
    OrderRequest, facts, mails, person, side_of,
    terms::{Basis, Change, OfferedTerms, Ruling, judge},
    upkeep, value,
};
use crate::{
    domain::{
        Action, AuditEvent, Error, Grant, Text,
        ids::{OrderId, OrderRequestId},
        order::PlacedBy,
        order_request::{OrderRequestKind, OrderRequestState, OrderRequestStep},
    },
    repository::{customers, order_requests, orders::Order, relationships, subscriptions::Subscription},
    service::{
        AuditEntry, UseCase,
        ordering::{self, Placement, Placer},
        subscriptions::{
            add_ons, cancel,
            change::{ChangeForm, change_by_order},
            convert, upgrade,
        },
    },
};

/// What the page sends back of what it showed.
#[derive(Clone, Copy, Debug)]
pub struct ShownTerms<'a> {
    /// The request's version.
    pub version: &'a str,
    /// The mark of the terms.
    pub mark: &'a str,
}

/// Orders what is asked for, once, as it was shown. Gives the request as it is then: approved, or ended otherwise where it
/// was overtaken or its time was over. Approved twice at the same time, it is ordered once.
///
/// # Errors
/// [`Error::Stale`] where something else was shown than would be ordered; [`Error::Conflict`] where it can't be ordered now,
/// or somebody has decided otherwise.
pub fn approve(cx: &mut UseCase<'_>, id: OrderRequestId, shown: ShownTerms<'_>) -> Result<OrderRequest, Error> {
    let grant = cx.authorize(Action::OrderSubscriptions)?;
    let place = (grant.scope(), cx.actor.account.kind);
    let customer = order_requests::find(cx.db, place, id)?.customer_id;
    // What the customer has, and who serves it, stays as it is read from here on.
    customers::lock(cx.db, customer)?;
    relationships::lock_all(cx.db, &[customer])?;
    let before = order_requests::find(cx.db, place, id)?;
    if before.state == OrderRequestState::Approved {
        return Ok(before);
    }
    if let Some(ended) = upkeep::settle(cx.db, cx.call, &before)? {
        return Ok(ended);
    }
    let Some(to) = OrderRequestStep::Approve.from(&facts(&before, before.state), side_of(&before, grant.account()))
    else {
        return Err(Error::Conflict(Text::new("order-request-stands-elsewhere").text("state", before.state.key())));
    };
    if shown.version.parse() != Ok(before.version) {
        return Err(Error::Stale(Text::new("order-request-changed")));
    }
    let terms = match judge(cx, &before)? {
        Ruling::Ready(terms) => terms,
        Ruling::Obstacle(why) => return Err(Error::Conflict(why)),
        Ruling::Overtaken(by) => return upkeep::overtake(cx.db, cx.call, &before, by),
    };
    if terms.mark != shown.mark {
        return Err(Error::Stale(Text::new("order-request-repriced").money("price", terms.unit_price)));
    }
    let mut after =
        OrderRequest { state: to, ended_at: Some(cx.call.now), answered_by: person(cx.actor), ..before.clone() };
    if !order_requests::move_on(cx.db, &grant, &before, &after)? {
        let now = order_requests::find(cx.db, place, id)?;
        let done = now.state == OrderRequestState::Approved;
        return if done { Ok(now) } else { Err(Error::Stale(Text::new("order-request-changed"))) };
    }
    // What renews later is ordered when it renews.
    if let Some(order) = order(cx, grant, &before, &terms)? {
        order_requests::note_order(cx.db, &grant, id, order)?;
        after.order_id = Some(order);
    }
    after.version += 1;
    let audit_entry = AuditEntry::new(AuditEvent::OrderRequestUpdated, "order_request", *id.uuid())
        .of(customer)
        .from(value(&before, before.state))
        .to(value(&after, after.state));
    cx.audit(audit_entry)?;
    mails::tell_asker(cx.db, cx.call, &after, Some(cx.actor))?;
    Ok(after)
}

/// Places the order as the seller's own people do, by the same use cases.
fn order(
    cx: &mut UseCase<'_>,
    grant: Grant,
    request: &OrderRequest,
    terms: &OfferedTerms,
) -> Result<Option<OrderId>, Error> {
    match &terms.basis {
        Basis::New(line) => {
            let placement = Placement {
                customer: request.customer_id,
                seller: grant.account(),
                placer: Placer { actor: cx.actor, side: PlacedBy::Partner },
                grant,
                reseller_mpn_id: terms.record.as_ref().map(|(_, mpn)| *mpn),
                parent: None,
                lines: std::slice::from_ref(line),
            };
            Ok(Some(ordering::place(cx.db, cx.call, &placement)?.id))
        }
        Basis::Change(one, change) => {
            let orders = change_subscription(cx, request, (one, change))?;
            match orders.first() {
                None if request.kind != OrderRequestKind::AutoRenewal => {
                    Err(Error::Internal(format!("request {} ordered nothing", request.id)))
                }
                first => Ok(first.map(|order| order.id)),
            }
        }
    }
}

/// Changes the subscription as is asked for; gives what was ordered.
fn change_subscription(
    cx: &mut UseCase<'_>,
    request: &OrderRequest,
    (one, change): (&Subscription, &Change),
) -> Result<Vec<Order>, Error> {
    let place = (request.customer_id, one.id);
    let saved = ChangeForm {
        version: one.version.to_string(),
        nickname: one.nickname.clone(),
        auto_renew: one.auto_renew,
        ..ChangeForm::default()
    };
    Ok(match change {
        Change::More => {
            let form = ChangeForm { quantity: Some(request.quantity.to_string()), ..saved };
            change_by_order(cx, place, &form)?.1
        }
        Change::Renew => change_by_order(cx, place, &ChangeForm { auto_renew: true, ..saved })?.1,
        Change::Upgrade(chosen) => upgrade::upgrade(cx, place, chosen)?.orders,
        Change::Convert(form) => convert::convert(cx, place, form)?.orders,
        Change::AddOn(form) => vec![add_ons::order(cx, place, form)?],
        Change::Cancel => cancel::cancel(cx, place)?.orders,
    })
}
