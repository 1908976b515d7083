//! What happens to requests by themselves: those on which nobody decides run out, and those are ended that something has
//! overtaken. Each is one transaction that begins from the version that was read, so several nodes do it once.

use std::{sync::Arc, time::Duration};

use tokio::sync::Notify;

use super::{OrderRequest, mails, value};
use crate::{
    auth::keys::Keys,
    clock::Clock,
    domain::{
        Action, AuditEvent, Error, Grant, Moment, Text,
        ids::AccountId,
        order_request::{OrderRequestState, Overtaking},
    },
    repository::{
        accounts,
        audit::{self, Author},
        db::{Database, Db},
        due_order_requests, offers, order_requests, partnerships, relationships, subscriptions,
    },
    service::{AuditEntry, Call},
    telemetry,
};

/// How often it is looked whether something is due.
const ROUND: Duration = Duration::from_mins(1);

/// Ends requests that have run out or been overtaken.
#[derive(Clone)]
pub struct OrderRequestUpkeep {
    /// Where they are.
    pub database: Database,
    /// By whose time.
    pub clock: Clock,
    /// What use cases are told: mails are sealed with it.
    pub keys: Arc<Keys>,
    /// How links begin.
    pub public_url: Arc<str>,
    /// Notified when mail was put into the outbox.
    pub outbox_wakeup: Arc<Notify>,
}

impl OrderRequestUpkeep {
    /// Works until it is aborted. Whatever goes wrong is logged and tried again next round.
    pub async fn run(self) {
        loop {
            if let Err(error) = self.drain().await {
                telemetry::put_off(&error, "order requests could not be worked on");
            }
            tokio::time::sleep(ROUND).await;
        }
    }

    /// Ends everything that is due. Gives how many requests this node ended.
    ///
    /// # Errors
    /// Where it can't be read what is due. What fails for one request is logged, and holds up no other.
    pub async fn drain(&self) -> Result<usize, Error> {
        let now = self.clock.now();
        let mut ended = 0;
        loop {
            let found = self.database.read(move |db| due_order_requests::list(db, now, now.utc().date_naive())).await?;
            let before = ended;
            for id in found {
                let call = self.call(now);
                let step = move |db: &mut Db| {
                    let request = order_requests::get(db, id)?;
                    settle(db, &call, &request)
                };
                match self.database.write(step).await {
                    Ok(Some(_)) => ended += 1,
                    Ok(None) => {}
                    Err(error) => {
                        tracing::warn!(order_request.id = %id, %error, "an order request could not be ended");
                    }
                }
            }
            if ended == before {
                break;
            }
        }
        if ended > 0 {
            self.outbox_wakeup.notify_one();
        }
        Ok(ended)
    }

    fn call(&self, now: Moment) -> Call {
        Call::of_the_portal("order-requests", now, &self.keys, &self.public_url)
    }
}

/// Ends whatever is open for a customer and has been overtaken: for callers that have just ended a relationship.
pub(in crate::service) fn settle_all(db: &mut Db, call: &Call, customer: AccountId) -> Result<(), Error> {
    for id in order_requests::open_of_customer(db, customer)? {
        let request = order_requests::get(db, id)?;
        settle(db, call, &request)?;
    }
    Ok(())
}

/// Ends a request that has run out or been overtaken, and tells whoever asked; gives what it has become. `None` where it
/// stands.
pub(super) fn settle(db: &mut Db, call: &Call, request: &OrderRequest) -> Result<Option<OrderRequest>, Error> {
    if request.state != OrderRequestState::Asked {
        return Ok(None);
    }
    if request.expires_at <= call.now {
        let after =
            OrderRequest { state: OrderRequestState::Expired, ended_at: Some(request.expires_at), ..request.clone() };
        return end(db, call, request, after);
    }
    match overtaking(db, request, call.now)? {
        Some(by) => overtake(db, call, request, by).map(Some),
        None => Ok(None),
    }
}

/// Ends a request that something has overtaken.
///
/// # Errors
/// [`Error::Stale`] where somebody was faster.
pub(super) fn overtake(
    db: &mut Db,
    call: &Call,
    request: &OrderRequest,
    by: Overtaking,
) -> Result<OrderRequest, Error> {
    let after = OrderRequest {
        state: OrderRequestState::Overtaken,
        overtaken_by: Some(by),
        ended_at: Some(call.now),
        ..request.clone()
    };
    let ended = end(db, call, request, after)?;
    ended.ok_or_else(|| Error::Stale(Text::new("order-request-changed")))
}

fn end(db: &mut Db, call: &Call, before: &OrderRequest, after: OrderRequest) -> Result<Option<OrderRequest>, Error> {
    // Time and events decline what nobody has decided on, as whoever holds it might have.
    let grant = Grant::of_the_portal(before.holder_id, Action::AnswerOrderRequests);
    if !order_requests::move_on(db, &grant, before, &after)? {
        return Ok(None);
    }
    let author = Author {
        user: None,
        email: "order-requests".to_owned(),
        account: Some(before.seller_id),
        roles: String::new(),
        request_id: call.request_id.clone(),
    };
    let audit_entry = AuditEntry::new(AuditEvent::OrderRequestUpdated, "order_request", *before.id.uuid())
        .of(before.customer_id)
        .from(value(before, before.state))
        .to(value(&after, after.state));
    audit::record(db, &author, audit_entry, call.now)?;
    mails::tell_asker(db, call, &after, None)?;
    Ok(Some(after))
}

/// What has overtaken a request that is open; `None` where everything is as it must be.
pub(super) fn overtaking(db: &mut Db, request: &OrderRequest, now: Moment) -> Result<Option<Overtaking>, Error> {
    let serving = relationships::of_customer(db, request.customer_id)?;
    let serves = |partner: AccountId| serving.iter().any(|one| one.account == partner);
    if !serves(request.seller_id) {
        return Ok(Some(Overtaking::Relationship));
    }
    // Once a customer's request is the seller's to decide, it goes on without the reseller.
    let concerned = request.reseller_id.filter(|id| *id == request.asker_id || *id == request.holder_id);
    if let Some(reseller) = concerned
        && !(serves(reseller) && partnerships::are_partners(db, request.seller_id, reseller)?)
    {
        return Ok(Some(Overtaking::Relationship));
    }
    if let Some(id) = request.subscription_id {
        let one = subscriptions::get(db, id)?;
        let is_same = one.offer_id == request.offer_id;
        if !one.state.is_live() || request.kind.is_over_for(&one.contract(), (is_same, request.quantity)) {
            return Ok(Some(Overtaking::Subscription));
        }
    }
    let is_gone = request.kind.names_offer() && !is_sold(db, request, now)?;
    Ok(is_gone.then_some(Overtaking::Offer))
}

/// Whether the offer has a price in the customer's market for the term that is asked for, and is still on sale.
fn is_sold(db: &mut Db, request: &OrderRequest, now: Moment) -> Result<bool, Error> {
    let market = accounts::find(db, request.customer_id)?.country;
    let prices = offers::prices(db, request.offer_id, &market)?;
    let offer = offers::find(db, request.offer_id)?;
    let is_over = offer.sold_until.is_some_and(|last| last < now.utc().date_naive());
    Ok(!is_over && prices.iter().any(|price| price.term == request.term && price.frequency == request.frequency))
}
