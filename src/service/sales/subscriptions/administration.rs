//! What a reseller changes on subscriptions that its provider sold, and how the provider hears of it (`docs/domain.md`
//! §9.14).

use super::{
    OpenedSubscription,
    change::stale::{ShownValue, differing},
    open,
    record::difference,
};
use crate::{
    domain::{
        Action, Error, Text,
        account::AccountKind,
        consent::inert_line,
        ids::{AccountId, SubscriptionId},
        mail::MailKind,
        policy,
        subscription::administration::Reach,
    },
    paths,
    repository::{accounts, contacts::names, partnerships, subscriptions::Subscription},
    service::{
        UseCase,
        notices::{self, Notice},
    },
};

/// What changes of subscriptions are asked for as: a reseller's grant proves no order.
pub(super) const fn changing(kind: AccountKind) -> Action {
    if policy::sells(kind) { Action::ManageSubscriptions } else { Action::AdministerSubscriptions }
}

/// A subscription that the actor may change, and how far.
///
/// # Errors
/// [`Error::Conflict`] where a reseller has no privileges, or its provider does not let it change anything.
pub fn open_to_change(
    cx: &mut UseCase<'_>,
    place: (AccountId, SubscriptionId),
) -> Result<(OpenedSubscription, Reach), Error> {
    let opened = open(cx, changing(cx.actor.account.kind), place)?;
    match reach(cx, &opened)? {
        Reach::Nothing(why) => Err(Error::Conflict(of_seller(cx, &opened.subscription, why)?)),
        reach => Ok((opened, reach)),
    }
}

/// How far the actor's hand reaches on a subscription that it sees.
pub(super) fn reach(cx: &mut UseCase<'_>, opened: &OpenedSubscription) -> Result<Reach, Error> {
    let (kind, reader, seller) = (cx.actor.account.kind, cx.actor.account.id, opened.subscription.partner_id);
    let lets = policy::works_through_providers(kind) && partnerships::lets_administer(cx.db, seller, reader)?;
    Ok(Reach::of(kind, &opened.sight, lets))
}

/// A text that names who sold a subscription.
pub(super) fn of_seller(cx: &mut UseCase<'_>, one: &Subscription, key: &'static str) -> Result<Text, Error> {
    let seller = names(cx.db, &[one.partner_id])?.remove(&one.partner_id).unwrap_or_default();
    Ok(Text::new(key).with("seller", seller))
}

/// Tells whoever sold a subscription what its reseller has changed on it; nobody, where the actor sold it.
pub(super) fn tell_seller(
    cx: &mut UseCase<'_>,
    customer: AccountId,
    before: &Subscription,
    after: &Subscription,
) -> Result<(), Error> {
    if before.partner_id == cx.actor.account.id {
        return Ok(());
    }
    let seller = accounts::find(cx.db, before.partner_id)?;
    let client = names(cx.db, &[customer])?.remove(&customer).unwrap_or_default();
    let with = |key| {
        Text::new(key)
            .with("reseller", inert_line(&cx.actor.account.name))
            .with("person", inert_line(&cx.actor.person.name))
            .with("subscription", inert_line(&before.nickname))
            .with("customer", inert_line(&client))
            .moment("at", cx.call.now)
    };
    let (subject, text, stop) =
        (with("mail-reseller-change-subject"), with("mail-reseller-change-text"), with("mail-reseller-change-stop"));
    let (old, new) = difference(before, after);
    let mut paragraphs = vec![text];
    for (label, old, new) in differing(cx.db, &old, &new)? {
        let line = Text::new("mail-reseller-change-line").text("field", label);
        paragraphs.push(shown(shown(line, "old", old), "new", new));
    }
    paragraphs.push(stop);
    let path = paths::customer_subscription(customer, after.id);
    let notice = Notice {
        kind: MailKind::ResellerChange,
        invitation: None,
        subject,
        paragraphs,
        action: Some(("mail-open-subscription", path.as_str())),
    };
    notices::send_to_admins(cx.db, cx.call, (seller.id, &seller.country), &notice)
}

fn shown(line: Text, name: &'static str, value: ShownValue) -> Text {
    match value {
        // A nickname is what the reseller typed: no link comes of it.
        ShownValue::Plain(text) => line.with(name, inert_line(&text)),
        ShownValue::Key(key) => line.text(name, key),
    }
}
