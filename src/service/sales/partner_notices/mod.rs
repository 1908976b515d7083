//! What partners hear by mail of what another did for a customer of both (`docs/domain.md` §13): whoever sold a
//! subscription of what its reseller changed, and the reseller that stands on it of what was ordered and changed. Nobody
//! is told of its own doing, and a reseller of no price.

mod many;

pub(in crate::service) use many::tell_of_many;

use super::subscriptions::{ShownValue, difference, differing};
use crate::{
    domain::{
        Actor, Error, Moment, Text,
        consent::inert_line,
        ids::AccountId,
        mail::MailKind,
        offer::{BillingType, Frequency, Term},
        order::PlacedBy,
    },
    paths,
    repository::{
        accounts::{self, Account},
        contacts::names,
        db::Db,
        orders::{Order, OrderLine},
        partner_locations,
        subscriptions::Subscription,
    },
    service::{
        Call, UseCase,
        notices::{self, Notice},
        subscriptions::{Hand, NewOrderLine},
    },
};

/// A subscription before and after a change.
type Change<'a> = (&'a Subscription, &'a Subscription);

/// Tells a reseller that a provider has added a customer for it.
pub(in crate::service) fn tell_of_customer(
    cx: &mut UseCase<'_>,
    reseller: AccountId,
    (customer, name): (AccountId, &str),
) -> Result<(), Error> {
    let reseller = accounts::find(cx.db, reseller)?;
    let text = |key| by(key, cx.actor, name, cx.call.now);
    let path = paths::customer_subscriptions(customer);
    let notice = Notice {
        kind: MailKind::ResellerCustomer,
        invitation: None,
        subject: text("mail-reseller-customer-subject"),
        paragraphs: vec![text("mail-reseller-customer-text"), text("mail-reseller-customer-may")],
        action: Some(("mail-open-customer", path.as_str())),
    };
    notices::send_to_admins(cx.db, cx.call, (reseller.id, &reseller.country), &notice)
}

/// Tells the resellers that stand on an order of what was ordered for their customer.
pub(in crate::service) fn tell_of_order(
    db: &mut Db,
    call: &Call,
    actor: &Actor,
    (order, lines): (&Order, &[OrderLine]),
) -> Result<(), Error> {
    let numbers = lines.iter().filter_map(|line| line.reseller_mpn_id);
    let resellers = resellers(db, order.customer_id, numbers, Some(actor))?;
    if resellers.is_empty() {
        return Ok(());
    }
    let customer = name_of(db, order.customer_id)?;
    let text = |key| by(key, actor, &customer, order.created_at).with("number", &order.number);
    let (subject, lead) = match order.placed_by {
        PlacedBy::Customer => ("mail-reseller-own-order-subject", "mail-reseller-own-order-text"),
        PlacedBy::Partner | PlacedBy::System => ("mail-reseller-order-subject", "mail-reseller-order-text"),
    };
    let mut paragraphs = vec![text(lead)];
    paragraphs.extend(lines.iter().map(line_text));
    let path = paths::customer_order(order.customer_id, order.id);
    let notice = Notice {
        kind: MailKind::ResellerSale,
        invitation: None,
        subject: text(subject),
        paragraphs,
        action: Some(("mail-open-order", path.as_str())),
    };
    tell(db, call, &resellers, &notice)
}

/// Tells whoever sold subscriptions of a customer, and the resellers that stand on them, of what somebody else changed.
pub(in crate::service) fn tell_of_change(db: &mut Db, hand: &Hand<'_>, changes: &[Change<'_>]) -> Result<(), Error> {
    let (Some(actor), Some((was, first))) = (hand.actor, changes.first()) else { return Ok(()) };
    let numbers = changes.iter().flat_map(|(before, after)| [before.reseller_mpn_id, after.reseller_mpn_id]).flatten();
    let resellers = resellers(db, first.customer_id, numbers, Some(actor))?;
    let is_sellers = first.partner_id == actor.account.id;
    if is_sellers && resellers.is_empty() {
        return Ok(());
    }
    let customer = name_of(db, first.customer_id)?;
    let text = |key| by(key, actor, &customer, hand.at).with("subscription", inert_line(&was.nickname));
    let mut notice = notice_of(db, changes, &text)?;
    let path = match changes {
        [(_, after)] => paths::customer_subscription(after.customer_id, after.id),
        _ => paths::customer_subscriptions(first.customer_id),
    };
    notice.action = Some(("mail-open-subscription", path.as_str()));
    tell(db, hand.call, &resellers, &notice)?;
    if is_sellers {
        return Ok(());
    }
    notice.kind = MailKind::ResellerChange;
    if let Some(lead) = notice.paragraphs.first_mut() {
        *lead = text("mail-reseller-change-text");
    }
    notice.paragraphs.push(text("mail-reseller-change-stop"));
    let seller = accounts::find(db, first.partner_id)?;
    tell(db, hand.call, &[seller], &notice)
}

/// Tells the resellers that stand on subscriptions of a customer that another term of these has begun.
pub(in crate::service) fn tell_of_renewal(db: &mut Db, hand: &Hand<'_>, items: &[NewOrderLine]) -> Result<(), Error> {
    let Some(first) = items.first().map(|item| &item.subscription) else { return Ok(()) };
    let numbers = items.iter().filter_map(|item| item.subscription.reseller_mpn_id);
    let resellers = resellers(db, first.customer_id, numbers, None)?;
    if resellers.is_empty() {
        return Ok(());
    }
    let customer = name_of(db, first.customer_id)?;
    let text = |key| {
        Text::new(key)
            .with("subscription", inert_line(&first.nickname))
            .with("customer", inert_line(&customer))
            .moment("at", hand.at)
    };
    let line = |item: &NewOrderLine| {
        let one = &item.subscription;
        bought(&one.offer_name, one.billing, one.quantity, (one.term, one.frequency))
    };
    let path = paths::customer_subscription(first.customer_id, first.id);
    let notice = Notice {
        kind: MailKind::ResellerSale,
        invitation: None,
        subject: text("mail-reseller-renewal-subject"),
        paragraphs: [text("mail-reseller-renewal-text")].into_iter().chain(items.iter().map(line)).collect(),
        action: Some(("mail-open-subscription", path.as_str())),
    };
    tell(db, hand.call, &resellers, &notice)
}

/// What a reseller is told of changes: of one what differs, of many which they are.
fn notice_of<'a>(
    db: &mut Db,
    changes: &[Change<'_>],
    text: &impl Fn(&'static str) -> Text,
) -> Result<Notice<'a>, Error> {
    let notice = |subject, paragraphs| Notice {
        kind: MailKind::ResellerSale,
        invitation: None,
        subject,
        paragraphs,
        action: None,
    };
    let [(before, after)] = changes else {
        // Many are only ever suspended together.
        let text = |key| text(key).count("count", i64::try_from(changes.len()).unwrap_or(i64::MAX));
        let names =
            changes.iter().map(|(_, after)| Text::new("receipt-changed-one").with("name", inert_line(&after.nickname)));
        let paragraphs = [text("mail-reseller-suspended-many-text")].into_iter().chain(names).collect();
        return Ok(notice(text("mail-reseller-suspended-many-subject"), paragraphs));
    };
    let (old, new) = difference(before, after);
    let mut paragraphs = vec![text("mail-reseller-sale-text")];
    for (label, old, new) in differing(db, &old, &new)? {
        let line = Text::new("mail-reseller-change-line").text("field", label);
        paragraphs.push(shown(shown(line, "old", old), "new", new));
    }
    Ok(notice(text("mail-reseller-change-subject"), paragraphs))
}

/// The resellers with these partner numbers that look after the customer, without the actor's own account.
fn resellers(
    db: &mut Db,
    customer: AccountId,
    numbers: impl Iterator<Item = i64>,
    actor: Option<&Actor>,
) -> Result<Vec<Account>, Error> {
    let mut numbers: Vec<i64> = numbers.collect();
    numbers.sort_unstable();
    numbers.dedup();
    if numbers.is_empty() {
        return Ok(Vec::new());
    }
    let mut found = partner_locations::serving(db, customer, &numbers)?;
    found.retain(|id| actor.is_none_or(|actor| *id != actor.account.id));
    found.into_iter().map(|id| accounts::find(db, id)).collect()
}

fn tell(db: &mut Db, call: &Call, whom: &[Account], notice: &Notice<'_>) -> Result<(), Error> {
    for account in whom {
        notices::send_to_admins(db, call, (account.id, &account.country), notice)?;
    }
    Ok(())
}

fn name_of(db: &mut Db, account: AccountId) -> Result<String, Error> {
    Ok(names(db, &[account])?.remove(&account).unwrap_or_default())
}

/// What somebody at a partner did for a customer.
fn by(key: &'static str, actor: &Actor, customer: &str, at: Moment) -> Text {
    Text::new(key)
        .with("partner", inert_line(&actor.account.name))
        .with("person", inert_line(&actor.person.name))
        .with("customer", inert_line(customer))
        .moment("at", at)
}

fn shown(line: Text, name: &'static str, value: ShownValue) -> Text {
    match value {
        // A nickname is what a partner typed: no link comes of it.
        ShownValue::Plain(text) => line.with(name, inert_line(&text)),
        ShownValue::Key(key) => line.text(name, key),
    }
}

fn line_text(line: &OrderLine) -> Text {
    bought(&line.offer_name, line.billing, line.quantity, (line.term, line.frequency))
}

/// So many licenses of an offer for a term, without a price.
fn bought(offer: &str, billing: BillingType, quantity: i64, (term, frequency): (Term, Frequency)) -> Text {
    let key = match billing {
        BillingType::License => "mail-reseller-order-line",
        BillingType::Usage => "receipt-order-line-usage",
    };
    Text::new(key)
        .with("offer", offer)
        .count("quantity", quantity)
        .text("term", term.key())
        .text("frequency", frequency.key())
}
