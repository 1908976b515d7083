//! Placing an order: the order, its subscriptions, its lines and its audit records, all in the caller's transaction.

use serde_json::json;

use crate::{
    domain::{
        Actor, AuditEvent, Error, Grant, Text,
        cart::{self, CartLine},
        ids::{AccountId, OrderId, SubscriptionId},
        order::{LineKind, OrderState, PlacedBy, new_number},
        subscription::contract::{Contract, Terms},
    },
    repository::{
        db::Db,
        orders::{self, Order, OrderLine},
        relationships, subscription_counts,
        subscriptions::{self, Subscription},
    },
    service::{AuditEntry, Call, partner_notices, receipts},
};

/// Who places an order.
#[derive(Clone, Copy, Debug)]
pub struct Placer<'a> {
    /// The person, in its account.
    pub actor: &'a Actor,
    /// On which side that account is.
    pub side: PlacedBy,
}

/// An order about to be placed. Its lines have been checked in this transaction.
#[derive(Clone, Copy, Debug)]
pub struct Placement<'a> {
    /// For whom.
    pub customer: AccountId,
    /// The partner that sells.
    pub seller: AccountId,
    /// Who places it.
    pub placer: Placer<'a>,
    /// The proof that it may be placed.
    pub grant: Grant,
    /// The location id of the reseller on the subscriptions.
    pub reseller_mpn_id: Option<i64>,
    /// The subscription that add-ons are bought for.
    pub parent: Option<SubscriptionId>,
    /// What is bought.
    pub lines: &'a [CartLine],
}

/// Places an order and begins its subscriptions. The seller is the support contact at first (`docs/domain.md` §11.1).
///
/// # Errors
/// [`Error::NotFound`] where the seller does not serve the customer (any more); [`Error::Conflict`] for an order without
/// lines or beyond counting; or as the database says.
pub fn place(db: &mut Db, call: &Call, placement: &Placement<'_>) -> Result<Order, Error> {
    let actor = placement.placer.actor;
    relationships::lock(db, placement.seller, placement.customer)?;
    let total = cart::total(placement.lines).ok_or_else(|| Error::Conflict(Text::new("cart-nothing-chosen")))?;
    let order = Order {
        id: OrderId::at(call.now),
        number: new_number(call.now),
        customer_id: placement.customer,
        partner_id: placement.seller,
        placed_by: placement.placer.side,
        user_id: Some(actor.person.id),
        user_name: actor.person.name.clone(),
        state: OrderState::Completed,
        currency: total.currency.clone(),
        total: total.minor,
        line_count: i64::try_from(placement.lines.len()).unwrap_or(i64::MAX),
        created_at: call.now,
    };
    orders::insert(db, &placement.grant, &order)?;
    let beside = (placement.parent, placement.reseller_mpn_id);
    let begun: Vec<Subscription> = placement.lines.iter().map(|line| begin(line, &order, beside)).collect();
    subscriptions::insert_all(db, &placement.grant, &begun)?;
    let lines: Vec<OrderLine> = placement
        .lines
        .iter()
        .zip(&begun)
        .zip(1_i64..)
        .map(|((line, subscription), position)| order_line(line, subscription, position))
        .collect();
    orders::insert_lines(db, &placement.grant, &lines)?;
    subscription_counts::recount(db, placement.customer)?;
    let placed = AuditEntry::new(AuditEvent::OrderPlaced, "order", *order.id.uuid())
        .of(placement.customer)
        .to(json!({ "number": order.number, "total": total.to_string(), "lines": order.line_count }));
    let created = begun.iter().map(|subscription| {
        AuditEntry::new(AuditEvent::SubscriptionCreated, "subscription", *subscription.id.uuid())
            .of(placement.customer)
            .to(json!({
                "offer": subscription.offer_name,
                "quantity": subscription.quantity,
                "reseller_mpn_id": subscription.reseller_mpn_id,
                "order": order.number,
            }))
    });
    call.audit_all(db, actor, std::iter::once(placed).chain(created).collect())?;
    if order.placed_by == PlacedBy::Partner {
        receipts::tell_of_order(db, call, actor, (&order, &lines))?;
    }
    partner_notices::tell_of_order(db, call, actor, (&order, &lines))?;
    Ok(order)
}

/// The subscription that a line of an order begins, an add-on of `parent` where there is one.
#[must_use]
pub fn begin(
    line: &CartLine,
    order: &Order,
    (parent, reseller_mpn_id): (Option<SubscriptionId>, Option<i64>),
) -> Subscription {
    let now = order.created_at;
    let terms = Terms {
        quantity: line.quantity,
        term: line.plan.term,
        frequency: line.plan.frequency,
        currency: line.unit_price.currency.clone(),
        unit_price: line.unit_price.minor,
    };
    let contract = Contract::begin(line.billing, line.category, terms, now);
    Subscription {
        id: SubscriptionId::at(now),
        customer_id: order.customer_id,
        partner_id: order.partner_id,
        offer_id: line.offer,
        order_id: order.id,
        parent_id: parent,
        offer_name: line.name.clone(),
        nickname: line.name.clone(),
        billing: line.billing,
        category: line.category,
        quantity: line.quantity,
        term: line.plan.term,
        frequency: line.plan.frequency,
        currency: line.unit_price.currency.clone(),
        unit_price: line.unit_price.minor,
        state: contract.state,
        auto_renew: contract.auto_renew,
        reseller_mpn_id,
        support_contact_id: order.partner_id,
        created_at: now,
        term_started_at: contract.term_started_at,
        term_ends_at: contract.term_ends_at,
        window_ends_at: contract.window_ends_at,
        suspended_at: None,
        ended_at: None,
        end_reason: None,
        next_quantity: None,
        next_term: None,
        next_frequency: None,
        due_at: contract.next_event().map(|(at, _)| at),
        version: 1,
    }
}

/// The line of an order that began this subscription.
#[must_use]
pub fn order_line(line: &CartLine, subscription: &Subscription, position: i64) -> OrderLine {
    OrderLine {
        order_id: subscription.order_id,
        position,
        kind: LineKind::New,
        offer_id: line.offer,
        sku: line.sku.clone(),
        offer_name: line.name.clone(),
        billing: line.billing,
        quantity: line.quantity,
        term: line.plan.term,
        frequency: line.plan.frequency,
        unit_price: line.unit_price.minor,
        amount: line.amount.minor,
        reseller_mpn_id: subscription.reseller_mpn_id,
        subscription_id: subscription.id,
    }
}
