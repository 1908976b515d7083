//! What is written down when a subscription changes: the audit record, and an order where money changes.

use serde_json::{Map, Value, json};

use crate::service::{AuditEntry, Call, partner_notices, receipts};
use crate::{
    domain::{
        Actor, AuditEvent, Error, Grant, Moment, Text,
        billing::unit_charge,
        ids::{AccountId, OrderId},
        offer::{Frequency, Term},
        order::{self, LineKind, OrderState, PlacedBy},
        subscription::{EndReason, contract::NextTerm},
    },
    repository::{
        audit::{self, Author},
        db::Db,
        orders::{self, Order, OrderLine},
        subscriptions::Subscription,
    },
};

/// Whose hand changes a subscription: a person's, or the portal's own.
pub(in crate::service) struct Hand<'a> {
    /// The request or round it happens in.
    pub(in crate::service) call: &'a Call,
    /// The person; `None` for the portal.
    pub(in crate::service) actor: Option<&'a Actor>,
    /// The proof that it may.
    pub(in crate::service) grant: Grant,
    /// When it takes effect.
    pub(in crate::service) at: Moment,
}

/// A line of an order about to be written.
pub(in crate::service) struct NewOrderLine {
    /// What it does.
    pub(in crate::service) kind: LineKind,
    /// The subscription, as it is afterwards.
    pub(in crate::service) subscription: Subscription,
    /// The vendor's number of the offer.
    pub(in crate::service) sku: String,
    /// How many licenses; negative for what is given back.
    pub(in crate::service) quantity: i64,
    /// Minor units per license and billing period of the product that this one replaces.
    pub(in crate::service) replaced: i64,
}

impl NewOrderLine {
    /// A line about so many licenses of a subscription, as it is afterwards, which replaces no other product.
    pub(in crate::service) const fn new(
        kind: LineKind,
        quantity: i64,
        sku: String,
        subscription: Subscription,
    ) -> Self {
        Self { kind, subscription, sku, quantity, replaced: 0 }
    }
}

impl<'a> Hand<'a> {
    /// A person's hand, now.
    pub(in crate::service) const fn of(call: &'a Call, actor: &'a Actor, grant: Grant) -> Self {
        Self { call, actor: Some(actor), grant, at: call.now }
    }

    /// Records what a subscription was and has become: what differs, and the version it has now.
    pub(in crate::service) fn record(
        &self,
        db: &mut Db,
        event: AuditEvent,
        before: &Subscription,
        after: &Subscription,
    ) -> Result<(), Error> {
        self.record_all(db, event, &[(before, after)])
    }

    /// The same of many that one account sold: one record each.
    pub(in crate::service) fn record_all(
        &self,
        db: &mut Db,
        event: AuditEvent,
        changes: &[(&Subscription, &Subscription)],
    ) -> Result<(), Error> {
        let Some((_, first)) = changes.first() else { return Ok(()) };
        let audit_entry = |(before, after): &(&Subscription, &Subscription)| {
            let (old, new) = difference(before, after);
            AuditEntry::new(event, "subscription", *after.id.uuid()).of(after.customer_id).from(old).to(new)
        };
        self.audit(db, first.partner_id, changes.iter().map(audit_entry).collect())
    }

    /// Records that another term began, and with it what was scheduled for that term and not done.
    pub(in crate::service) fn record_renewal(
        &self,
        db: &mut Db,
        before: &Subscription,
        after: &Subscription,
        rest: Option<NextTerm>,
    ) -> Result<(), Error> {
        let (old, mut new) = difference(before, after);
        if let (Some(rest), Value::Object(new)) = (rest, &mut new) {
            let held_back = json!({
                "quantity": rest.quantity,
                "term": rest.term.as_str(),
                "frequency": rest.frequency.as_str(),
                "why": "seller_suspended",
            });
            let _none_before = new.insert("held_back".to_owned(), held_back);
        }
        let event = AuditEvent::SubscriptionRenewed;
        let audit_entry =
            AuditEntry::new(event, "subscription", *after.id.uuid()).of(after.customer_id).from(old).to(new);
        self.audit(db, after.partner_id, vec![audit_entry])
    }

    /// Records what else came of it, one record each; `seller` is for whom the portal acts where it acts by itself.
    pub(in crate::service) fn audit(
        &self,
        db: &mut Db,
        seller: AccountId,
        entries: Vec<AuditEntry>,
    ) -> Result<(), Error> {
        if let Some(actor) = self.actor {
            return self.call.audit_all(db, actor, entries);
        }
        let author = Author {
            user: None,
            email: "renewals".to_owned(),
            account: Some(seller),
            roles: String::new(),
            request_id: self.call.request_id.clone(),
        };
        audit::record_all(db, &author, entries, self.call.now)
    }

    /// Tells the customer and its partners what became of subscriptions; `orders` is what was written for that.
    pub(super) fn tell(
        &self,
        db: &mut Db,
        changes: &[(&Subscription, &Subscription)],
        orders: &[Order],
    ) -> Result<(), Error> {
        receipts::tell_of_change(db, self, changes, orders)?;
        partner_notices::tell_of_change(db, self, changes)
    }

    /// Writes orders with these lines, one for each currency among them. All are of one customer and one seller.
    pub(in crate::service) fn order(&self, db: &mut Db, items: &[NewOrderLine]) -> Result<Vec<Order>, Error> {
        let mut orders = Vec::new();
        let mut rest: Vec<&NewOrderLine> = items.iter().collect();
        while let Some(first) = rest.first().map(|item| item.subscription.clone()) {
            let (now, later): (Vec<_>, Vec<_>) =
                rest.into_iter().partition(|item| item.subscription.currency == first.currency);
            orders.push(self.place(db, &first, &now)?);
            rest = later;
        }
        Ok(orders)
    }

    fn place(&self, db: &mut Db, first: &Subscription, items: &[&NewOrderLine]) -> Result<Order, Error> {
        let id = OrderId::at(self.at);
        let mut lines = Vec::with_capacity(items.len());
        let mut total = 0_i64;
        for (item, position) in items.iter().zip(1_i64..) {
            let line = line(id, position, item, self.at)?;
            total = total.checked_add(line.amount).ok_or_else(too_much)?;
            lines.push(line);
        }
        let new = Order {
            id,
            number: order::new_number(self.at),
            customer_id: first.customer_id,
            partner_id: first.partner_id,
            placed_by: if self.actor.is_some() { PlacedBy::Partner } else { PlacedBy::System },
            user_id: self.actor.map(|actor| actor.person.id),
            user_name: self.actor.map(|actor| actor.person.name.clone()).unwrap_or_default(),
            state: OrderState::Completed,
            currency: first.currency.clone(),
            total,
            line_count: i64::try_from(lines.len()).unwrap_or(i64::MAX),
            created_at: self.at,
        };
        orders::insert(db, &self.grant, &new)?;
        orders::insert_lines(db, &self.grant, &lines)?;
        Ok(new)
    }
}

fn line(order: OrderId, position: i64, item: &NewOrderLine, at: Moment) -> Result<OrderLine, Error> {
    let subscription = &item.subscription;
    let one = unit_charge(item.kind, &subscription.contract(), item.replaced, at);
    Ok(OrderLine {
        order_id: order,
        position,
        kind: item.kind,
        offer_id: subscription.offer_id,
        sku: item.sku.clone(),
        offer_name: subscription.offer_name.clone(),
        billing: subscription.billing,
        quantity: item.quantity,
        term: subscription.term,
        frequency: subscription.frequency,
        unit_price: subscription.unit_price,
        amount: one.checked_mul(item.quantity).ok_or_else(too_much)?,
        reseller_mpn_id: subscription.reseller_mpn_id,
        subscription_id: subscription.id,
    })
}

fn too_much() -> Error {
    Error::refused(Text::new("subscription-amount-too-large"))
}

/// What differs between two states of a subscription, under the names that records keep for ever.
pub(in crate::service::sales) fn difference(before: &Subscription, after: &Subscription) -> (Value, Value) {
    let (old, new) = (fields(before), fields(after));
    let (mut from, mut to) = (Map::new(), Map::new());
    for ((name, old), (_, new)) in old.into_iter().zip(new) {
        if old != new {
            let _none_before = from.insert(name.to_owned(), old);
            let _none_before = to.insert(name.to_owned(), new);
        }
    }
    // An amount is none without its currency.
    if from.contains_key("unit_price") {
        let _changed_too = from.entry("currency").or_insert_with(|| json!(before.currency));
        let _changed_too = to.entry("currency").or_insert_with(|| json!(after.currency));
    }
    (Value::Object(from), Value::Object(to))
}

fn fields(one: &Subscription) -> [(&'static str, Value); 20] {
    let when = |moment: Option<Moment>| json!(moment.map(Moment::utc));
    [
        ("nickname", json!(one.nickname)),
        ("quantity", json!(one.quantity)),
        ("state", json!(one.state.as_str())),
        ("auto_renew", json!(one.auto_renew)),
        ("reseller_mpn_id", json!(one.reseller_mpn_id)),
        ("support_contact", json!(one.support_contact_id.to_string())),
        ("offer", json!(one.offer_name)),
        ("term", json!(one.term.as_str())),
        ("frequency", json!(one.frequency.as_str())),
        ("currency", json!(one.currency)),
        ("unit_price", json!(one.unit_price)),
        ("term_started_at", when(Some(one.term_started_at))),
        ("term_ends_at", when(one.term_ends_at)),
        ("suspended_at", when(one.suspended_at)),
        ("ended_at", when(one.ended_at)),
        ("end_reason", json!(one.end_reason.map(EndReason::as_str))),
        ("next_quantity", json!(one.next_quantity)),
        ("next_term", json!(one.next_term.map(Term::as_str))),
        ("next_frequency", json!(one.next_frequency.map(Frequency::as_str))),
        ("version", json!(one.version)),
    ]
}
