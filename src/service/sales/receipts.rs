//! What a customer's global admins are told by mail (`docs/domain.md` §13): what a partner ordered for it or changed of
//! what it has, and what the portal renewed. One mail for each; what the customer does itself needs none.

use crate::{
    domain::{
        Actor, Error, Moment, Text,
        consent::inert_line,
        mail::MailKind,
        money::Money,
        offer::{BillingType, Frequency, Term},
        subscription::{EndReason, SubscriptionState, rules::Kind},
    },
    paths,
    repository::{
        accounts::{self, Account},
        db::Db,
        orders::{Order, OrderLine},
        subscriptions::Subscription,
    },
    service::{
        Call,
        notices::{self, Notice},
        subscriptions::{Hand, NewOrderLine},
    },
};

/// A subscription before and after a change.
type Change<'a> = (&'a Subscription, &'a Subscription);

/// Tells a customer of an order that a partner placed for it.
pub(in crate::service) fn tell_of_order(
    db: &mut Db,
    call: &Call,
    actor: &Actor,
    (order, lines): (&Order, &[OrderLine]),
) -> Result<(), Error> {
    let customer = accounts::find(db, order.customer_id)?;
    let seller = accounts::find(db, order.partner_id)?.name;
    let text = |key| by(key, actor, &customer, order.created_at).with("number", &order.number).with("seller", &seller);
    let mut paragraphs = vec![text("receipt-order-text")];
    paragraphs.extend(lines.iter().map(|line| line_text(line, &order.currency)));
    paragraphs.push(total(order));
    tell(db, call, &customer, (text("receipt-order-subject"), paragraphs), &[order])
}

/// Tells a customer what became of subscriptions of its own by a partner's hand; `orders` is what was written for that.
/// Whatever else changed of them, such as their names, concerns partners alone: nobody is told.
pub(in crate::service) fn tell_of_change(
    db: &mut Db,
    hand: &Hand<'_>,
    changes: &[Change<'_>],
    orders: &[Order],
) -> Result<(), Error> {
    let (Some(actor), Some((_, first))) = (hand.actor, changes.first()) else { return Ok(()) };
    let customer = accounts::find(db, first.customer_id)?;
    let text = |key| by(key, actor, &customer, hand.at);
    let (subject, mut paragraphs) = if let [change] = changes {
        let events = events(change);
        let Some((key, _)) = events.first() else { return Ok(()) };
        let text = |key| about(text(key), change);
        (text(key), events.iter().map(|(_, key)| text(key)).collect())
    } else {
        // Many are only ever suspended together.
        let text = |key| text(key).count("count", i64::try_from(changes.len()).unwrap_or(i64::MAX));
        let names = changes.iter().map(|(_, after)| Text::new("receipt-changed-one").with("name", &after.offer_name));
        let paragraphs = [text("receipt-suspended-many-text")].into_iter().chain(names);
        (text("receipt-suspended-many-subject"), paragraphs.collect::<Vec<_>>())
    };
    paragraphs.extend(orders.iter().map(total));
    tell(db, hand.call, &customer, (subject, paragraphs), &orders.iter().collect::<Vec<_>>())
}

/// Tells a customer that the portal began another term of what it has, and until when.
pub(in crate::service) fn tell_of_renewal(
    db: &mut Db,
    hand: &Hand<'_>,
    items: &[NewOrderLine],
    orders: &[Order],
) -> Result<(), Error> {
    let Some(first) = items.first().map(|item| &item.subscription) else { return Ok(()) };
    let customer = accounts::find(db, first.customer_id)?;
    let text = |key| {
        Text::new(key).with("name", &first.offer_name).with("account", inert_line(&customer.name)).moment("at", hand.at)
    };
    let mut paragraphs = vec![text("receipt-renewed-text")];
    paragraphs.extend(items.iter().map(|item| renewed(&item.subscription)));
    paragraphs.extend(orders.iter().map(total));
    paragraphs.push(text("receipt-renewed-stop"));
    tell(db, hand.call, &customer, (text("receipt-renewed-subject"), paragraphs), &orders.iter().collect::<Vec<_>>())
}

fn tell(
    db: &mut Db,
    call: &Call,
    customer: &Account,
    (subject, paragraphs): (Text, Vec<Text>),
    orders: &[&Order],
) -> Result<(), Error> {
    let order = orders.first().map(|order| paths::own_order(order.id));
    let action =
        order.as_deref().map_or(("receipt-open-subscriptions", "/subscriptions"), |path| ("mail-open-order", path));
    let notice = Notice { kind: MailKind::SalesReceipt, invitation: None, subject, paragraphs, action: Some(action) };
    notices::send_to_admins(db, call, (customer.id, &customer.country), &notice)
}

/// What somebody at a partner did for a customer.
fn by(key: &'static str, actor: &Actor, customer: &Account, at: Moment) -> Text {
    Text::new(key)
        .with("partner", inert_line(&actor.account.name))
        .with("person", inert_line(&actor.person.name))
        .with("account", inert_line(&customer.name))
        .moment("at", at)
}

/// The subscription, by the name of its offer: its nickname is its partners'.
fn about(text: Text, (before, after): &Change<'_>) -> Text {
    let ends = after.contract().next_event().map_or(after.created_at, |(at, _)| at);
    text.with("name", &after.offer_name)
        .with("before", &before.offer_name)
        .count("quantity", after.quantity)
        .count("old", before.quantity)
        .moment("until", ends)
}

/// What became of a subscription that its customer is told of: the subject and the sentence about each, the weightiest
/// first.
fn events((before, after): &Change<'_>) -> Vec<(&'static str, &'static str)> {
    let mut events = Vec::new();
    match (before.state, after.state) {
        (SubscriptionState::Active, SubscriptionState::Suspended) => {
            events.push(("receipt-suspended-subject", "receipt-suspended-text"));
        }
        (SubscriptionState::Suspended, SubscriptionState::Active) => {
            events.push(("receipt-reactivated-subject", "receipt-reactivated-text"));
        }
        _ if after.end_reason == Some(EndReason::Cancelled) && before.end_reason.is_none() => {
            events.push(("receipt-cancelled-subject", "receipt-cancelled-text"));
        }
        _ => {}
    }
    if before.offer_id != after.offer_id {
        let was_trial = before.contract().kind() == Kind::Trial;
        events.push(if was_trial {
            ("receipt-converted-subject", "receipt-converted-text")
        } else {
            ("receipt-upgraded-subject", "receipt-upgraded-text")
        });
    } else if before.quantity != after.quantity {
        events.push(("receipt-quantity-subject", "receipt-quantity-text"));
    }
    events
}

fn total(order: &Order) -> Text {
    let total = Money::new(order.total, &order.currency);
    Text::new("receipt-order-total").with("number", &order.number).money("total", total)
}

fn line_text(line: &OrderLine, currency: &str) -> Text {
    let amount = Money::new(line.amount, currency);
    terms(line_key(line.billing), (&line.offer_name, line.quantity), (line.term, line.frequency))
        .money("amount", amount)
}

fn renewed(one: &Subscription) -> Text {
    let text = terms("receipt-renewed-line", (&one.offer_name, one.quantity), (one.term, one.frequency));
    text.moment("until", one.term_ends_at.unwrap_or(one.term_started_at))
}

const fn line_key(billing: BillingType) -> &'static str {
    match billing {
        BillingType::License => "receipt-order-line",
        BillingType::Usage => "receipt-order-line-usage",
    }
}

fn terms(key: &'static str, (offer, quantity): (&str, i64), (term, frequency): (Term, Frequency)) -> Text {
    Text::new(key)
        .with("offer", offer)
        .count("quantity", quantity)
        .text("term", term.key())
        .text("frequency", frequency.key())
}
