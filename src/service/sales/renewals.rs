//! What happens to subscriptions by itself: renewals, ends, deletions, each at its date and exactly once, on however
//! many nodes. Each is one transaction that begins by claiming the version that was read: whoever comes second finds
//! another version and leaves it.

use std::{sync::Arc, time::Duration};

use crate::service::{
    Call,
    licenses::settle::settle,
    notices::{self, Notice},
    partner_notices, receipts,
    subscriptions::{Hand, NewOrderLine, claim, end_add_ons, next_terms},
};
use crate::{
    auth::keys::Keys,
    clock::Clock,
    domain::{
        Action, AuditEvent, Error, Grant, Moment, Text,
        ids::SubscriptionId,
        mail::MailKind,
        order::LineKind,
        subscription::contract::{NextTerm, SubscriptionEvent},
    },
    paths,
    repository::{
        accounts, customers,
        db::{Database, Db},
        offers, relationships, subscription_counts,
        subscriptions::{self, Subscription},
    },
    telemetry,
};

/// How often it is looked whether something is due.
const ROUND: Duration = Duration::from_mins(1);

/// Lets subscriptions renew, expire and be deleted at their dates.
#[derive(Clone)]
pub struct Renewals {
    /// Where they are.
    pub database: Database,
    /// By whose time.
    pub clock: Clock,
    /// What use cases are told; the portal itself needs none of it.
    pub keys: Arc<Keys>,
    /// How links begin.
    pub public_url: Arc<str>,
}

impl Renewals {
    /// Works until it is aborted. Whatever goes wrong is logged and tried again next round.
    pub async fn run(self) {
        loop {
            if let Err(error) = self.drain().await {
                telemetry::put_off(&error, "renewals could not be worked on");
            }
            tokio::time::sleep(ROUND).await;
        }
    }

    /// Does everything that is due, term after term where several have passed. Gives how many steps this node took.
    ///
    /// # Errors
    /// Where it can't be read what is due. What fails for one subscription is logged, and holds up no other.
    pub async fn drain(&self) -> Result<usize, Error> {
        let (mut steps, mut after) = (0, None);
        loop {
            let now = self.clock.now();
            let due = self.database.read(move |db| subscriptions::due(db, now, after)).await?;
            let Some(last) = due.last().copied() else { return Ok(steps) };
            for (_, id) in due {
                steps += self.settle(id, now).await;
            }
            after = Some(last);
        }
    }

    /// Brings one subscription up to date.
    async fn settle(&self, id: SubscriptionId, now: Moment) -> usize {
        let mut steps = 0;
        loop {
            let call = self.call(now);
            match self.database.write(move |db| step(db, &call, id)).await {
                Ok(true) => steps += 1,
                Ok(false) => return steps,
                Err(error) => {
                    tracing::warn!(subscription.id = %id, %error, "a subscription could not be brought up to date");
                    return steps;
                }
            }
        }
    }

    fn call(&self, now: Moment) -> Call {
        Call::of_the_portal("renewals", now, &self.keys, &self.public_url)
    }
}

/// Takes the next step that is due, at the moment at which it was due. Gives whether there was one to take: another
/// node may have taken it.
pub fn step(db: &mut Db, call: &Call, id: SubscriptionId) -> Result<bool, Error> {
    let named = subscriptions::get(db, id)?;
    customers::lock(db, named.customer_id)?;
    relationships::lock_all(db, &[named.customer_id])?;
    let named = subscriptions::get(db, named.id)?;
    let before = first_due(db, named)?;
    let Some((at, event)) = before.contract().next_event().filter(|(at, _)| *at <= call.now) else {
        return Ok(false);
    };
    // Whoever sold it agreed to what happens to it by itself.
    let grant = Grant::of_the_portal(before.partner_id, Action::ManageSubscriptions);
    let hand = Hand { call, actor: None, grant, at };
    if event == SubscriptionEvent::Renewal {
        return renew(db, &hand, &before);
    }
    let Some(after) = claim(db, &hand, &before, before.contract().ended_by(event, at))? else { return Ok(false) };
    hand.record(db, AuditEvent::SubscriptionEnded, &before, &after)?;
    settle(db, &hand, &before, &after)?;
    end_add_ons(db, &hand, &after)?;
    subscription_counts::recount(db, before.customer_id)?;
    Ok(true)
}

/// An add-on waits for its parent, where that is due as well: it may end with it.
fn first_due(db: &mut Db, one: Subscription) -> Result<Subscription, Error> {
    let Some(parent) = one.parent_id else { return Ok(one) };
    let parent = subscriptions::get(db, parent)?;
    let goes_first = parent.due_at.is_some_and(|at| one.due_at.is_none_or(|own| at <= own));
    Ok(if goes_first { parent } else { one })
}

/// Begins another term, on what was scheduled for it, at today's price; and with it that of the add-ons whose terms
/// have ended by then.
fn renew(db: &mut Db, hand: &Hand<'_>, before: &Subscription) -> Result<bool, Error> {
    let market = accounts::find(db, before.customer_id)?.country;
    let Some(item) = begin_term(db, hand, before, &market)? else { return Ok(false) };
    let mut items = vec![item];
    for before in subscriptions::living_add_ons(db, before.id)? {
        let due =
            before.contract().next_event().filter(|(at, event)| *at <= hand.at && *event == SubscriptionEvent::Renewal);
        if due.is_none() {
            continue;
        }
        let Some(item) = begin_term(db, hand, &before, &market)? else {
            return Err(Error::Unavailable(format!("{} has changed meanwhile", before.id)));
        };
        items.push(item);
    }
    let orders = hand.order(db, &items)?;
    receipts::tell_of_renewal(db, hand, &items, &orders)?;
    partner_notices::tell_of_renewal(db, hand, &items)?;
    Ok(true)
}

/// Begins another term of one subscription, unless somebody was faster: `None` then. What its seller may not sell now
/// stays scheduled, and the seller is told.
fn begin_term(
    db: &mut Db,
    hand: &Hand<'_>,
    before: &Subscription,
    market: &str,
) -> Result<Option<NewOrderLine>, Error> {
    let (terms, rest) = next_terms(db, before, market)?;
    let Some(after) = claim(db, hand, before, before.contract().renewed(terms).keeping(rest))? else { return Ok(None) };
    hand.record_renewal(db, before, &after, rest)?;
    settle(db, hand, before, &after)?;
    if let Some(rest) = rest {
        tell_of_rest(db, hand, &after, rest)?;
    }
    let sku = offers::find(db, after.offer_id)?.sku;
    Ok(Some(NewOrderLine::new(LineKind::Renewal, after.quantity, sku, after)))
}

/// Tells a suspended seller what was scheduled for a term that has begun, and was not done.
fn tell_of_rest(db: &mut Db, hand: &Hand<'_>, after: &Subscription, rest: NextTerm) -> Result<(), Error> {
    let seller = accounts::find(db, after.partner_id)?;
    let customer = accounts::find(db, after.customer_id)?.name;
    let text = |key| {
        Text::new(key)
            .with("name", &after.nickname)
            .with("customer", &customer)
            .with("account", &seller.name)
            .count("quantity", after.quantity)
            .count("scheduled", rest.quantity)
            .moment("at", hand.at)
    };
    let path = paths::customer_subscription(after.customer_id, after.id);
    let notice = Notice {
        kind: MailKind::RenewalHeldBack,
        invitation: None,
        subject: text("mail-renewal-held-subject"),
        paragraphs: vec![text("mail-renewal-held-text"), text("mail-renewal-held-next")],
        action: Some(("mail-renewal-held-open", path.as_str())),
    };
    notices::send_to_admins(db, hand.call, (seller.id, &seller.country), &notice)
}
