//! A change for the next term: written down now, made by the renewal, taken back until then.

use super::{Hand, OpenedSubscription, administration::of_seller, keep, limits, open_to_change};
use crate::{
    domain::{
        AuditEvent, Checks, Error, Text,
        cart::{Plan, read_quantity},
        ids::{AccountId, SubscriptionId},
        subscription::{
            administration::{Reach, costly_fields},
            contract::NextTerm,
            rules::{SubscriptionChange, decide},
        },
    },
    repository::{
        offers::{self, Offer, Price},
        subscriptions::Subscription,
    },
    service::{UseCase, licenses::settle::refuse_fall, partner_notices},
};

/// What can be chosen for the next term.
#[derive(Clone, Debug)]
pub struct ScheduleChoices {
    /// The subscription.
    pub opened: OpenedSubscription,
    /// How far the reader's hand reaches on it.
    pub reach: Reach,
    /// Its offer.
    pub offer: Offer,
    /// What the offer costs in the customer's market, by term and frequency.
    pub prices: Vec<Price>,
}

/// What the page sends.
#[derive(Clone, Debug, Default)]
pub struct ScheduleForm {
    /// How many licenses.
    pub quantity: String,
    /// Term and billing: `P1Y monthly`.
    pub plan: String,
}

/// The subscription whose next term is about to be changed.
///
/// # Errors
/// [`Error::Conflict`] where there is none to change; as [`open`] says.
pub fn show(cx: &mut UseCase<'_>, place: (AccountId, SubscriptionId)) -> Result<ScheduleChoices, Error> {
    let (opened, reach) = open_to_change(cx, place)?;
    let contract = opened.subscription.contract();
    decide(&contract, SubscriptionChange::Schedule, cx.call.now).map_err(Error::Conflict)?;
    if !contract.auto_renew {
        return Err(Error::Conflict(Text::new("subscription-no-schedule-without-renewal")));
    }
    let offer = offers::find(cx.db, opened.subscription.offer_id)?;
    // What the seller pays is the seller's to know; a reseller's next term is of the same length.
    let prices = match reach {
        Reach::Everything => offers::prices(cx.db, offer.id, &opened.customer.country)?,
        _ => Vec::new(),
    };
    Ok(ScheduleChoices { opened, reach, offer, prices })
}

/// Writes a change for the next term down, in place of an earlier one.
pub fn schedule(
    cx: &mut UseCase<'_>,
    place: (AccountId, SubscriptionId),
    form: &ScheduleForm,
) -> Result<Subscription, Error> {
    let ScheduleChoices { opened, reach, offer, prices } = show(cx, place)?;
    let before = opened.subscription;
    let mut checks = Checks::new();
    let quantity = read_quantity(&form.quantity, (offer.min_quantity, offer.max_quantity));
    match &quantity {
        Err(why) => checks.refuse("quantity", why.clone()),
        // What is assigned until then over what is left goes with the renewal.
        Ok(quantity) => {
            if let Some(why) = refuse_fall(cx.db, &before, *quantity)? {
                checks.refuse("quantity", why);
            }
        }
    }
    if quantity.as_ref().is_ok_and(|more| *more > before.quantity) && !cx.actor.account.standing.may_sell() {
        checks.refuse("quantity", Text::new("subscription-no-more-suspended"));
    }
    if quantity.as_ref().is_ok_and(|more| *more > before.quantity) && reach == Reach::WithoutCost {
        checks.refuse("quantity", of_seller(cx, &before, "subscription-ask-seller")?);
    }
    // What it has now may stay, even where the catalogue no longer has it.
    let offered = Plan::parse(&form.plan).filter(|plan| {
        (plan.term, plan.frequency) == (before.term, before.frequency)
            || prices.iter().any(|price| (price.term, price.frequency) == (plan.term, plan.frequency))
    });
    let chosen = checks.choice("plan", offered);
    checks.finish()?;
    let (Ok(quantity), Some(Plan { term, frequency })) = (quantity, chosen) else {
        return Err(Error::Internal("a refused field passed".into()));
    };
    let next = NextTerm { quantity, term, frequency };
    let contract = before.contract();
    let as_it_is = (contract.terms.quantity, contract.terms.term, contract.terms.frequency);
    let after = if (next.quantity, next.term, next.frequency) == as_it_is {
        // Nothing differs from this term: nothing is scheduled.
        contract.unscheduled(cx.call.now).map_err(Error::refused)?
    } else {
        contract.scheduled(next, limits(&offer), cx.call.now).map_err(Error::refused)?
    };
    if after == contract {
        return Ok(before);
    }
    let hand = Hand::of(cx.call, cx.actor, opened.grant);
    if reach == Reach::WithoutCost && !costly_fields(&before.contract(), &after).is_empty() {
        return Err(Error::refused(of_seller(cx, &before, "subscription-ask-seller")?));
    }
    let after = keep(cx.db, &hand, &before, after)?;
    hand.record(cx.db, AuditEvent::SubscriptionUpdated, &before, &after)?;
    partner_notices::tell_of_change(cx.db, &hand, &[(&before, &after)])?;
    Ok(after)
}

/// Takes back what was scheduled.
///
/// # Errors
/// [`Error::Conflict`] where the subscription has ended or its date has come; as [`open`] says.
pub fn take_back(cx: &mut UseCase<'_>, place: (AccountId, SubscriptionId)) -> Result<Subscription, Error> {
    let (OpenedSubscription { grant, subscription: before, .. }, _) = open_to_change(cx, place)?;
    let contract = before.contract();
    let after = contract.unscheduled(cx.call.now).map_err(Error::Conflict)?;
    if after == contract {
        return Ok(before);
    }
    let hand = Hand::of(cx.call, cx.actor, grant);
    let after = keep(cx.db, &hand, &before, after)?;
    hand.record(cx.db, AuditEvent::SubscriptionUpdated, &before, &after)?;
    partner_notices::tell_of_change(cx.db, &hand, &[(&before, &after)])?;
    Ok(after)
}
