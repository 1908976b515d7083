//! A trial becomes a paid subscription, by choice (`docs/domain.md` §9.9).

use serde::Deserialize;

use super::{AppliedChange, OpenedSubscription, buyer, limits, linked_offers, lock, move_to, open, terms};
use crate::{
    domain::{
        Action, AuditEvent, Checks, Error, Text,
        cart::read_quantity,
        ids::{AccountId, SubscriptionId},
        offer::LinkKind,
        order::LineKind,
        subscription::rules::{SubscriptionChange, decide},
    },
    repository::{
        offers::{Offer, Price},
        subscription_counts,
    },
    service::UseCase,
};

/// What a trial can become.
#[derive(Clone, Debug)]
pub struct ConversionChoices {
    /// The trial.
    pub opened: OpenedSubscription,
    /// The paid offers that are sold in the customer's market, each at one of its prices.
    pub offers: Vec<(Offer, Price)>,
}

/// What the page sends.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default)]
pub struct ConvertForm {
    /// Offer, term and frequency, as [`key`] writes them.
    pub offer: String,
    /// How many licenses.
    pub quantity: String,
}

/// What stands for an offer at a price in a form.
#[must_use]
pub fn key(price: &Price) -> String {
    format!("{} {} {} {}", price.offer_id, price.term, price.frequency, price.unit_price)
}

/// The trial that is about to be converted.
///
/// # Errors
/// [`Error::Conflict`] where it is none, or nothing to convert it to is sold; as [`open`] says.
pub fn show(cx: &mut UseCase<'_>, place: (AccountId, SubscriptionId)) -> Result<ConversionChoices, Error> {
    let opened = open(cx, Action::OrderTrials, place)?;
    decide(&opened.subscription.contract(), SubscriptionChange::Convert, cx.call.now).map_err(Error::Conflict)?;
    match linked_offers(cx.db, &buyer(cx, &opened), (opened.subscription.offer_id, LinkKind::Paid))? {
        Ok(offers) => Ok(ConversionChoices { opened, offers }),
        Err(why) => Err(Error::Conflict(why.unwrap_or_else(|| Text::new("subscription-nothing-to-convert-to")))),
    }
}

/// Makes a trial a paid subscription: the same one, in its first paid term from now on.
pub fn convert(
    cx: &mut UseCase<'_>,
    place: (AccountId, SubscriptionId),
    form: &ConvertForm,
) -> Result<AppliedChange, Error> {
    lock(cx, Action::OrderTrials, place.0)?;
    let ConversionChoices { opened, offers } = show(cx, place)?;
    let mut checks = Checks::new();
    let chosen = checks.choice("offer", offers.into_iter().find(|(_, price)| key(price) == form.offer));
    let mut quantity = None;
    if let Some((offer, _)) = &chosen {
        match read_quantity(&form.quantity, (offer.min_quantity, offer.max_quantity)) {
            Ok(number) => quantity = Some(number),
            Err(why) => checks.refuse("quantity", why),
        }
    }
    checks.finish()?;
    let (Some((offer, price)), Some(quantity)) = (chosen, quantity) else {
        return Err(Error::Internal("a refused field passed".into()));
    };
    let contract = opened
        .subscription
        .contract()
        .converted(offer.category, terms(&price, quantity), limits(&offer), cx.call.now)
        .map_err(Error::refused)?;
    let after = move_to(cx, opened, offer, contract, (LineKind::Conversion, AuditEvent::TrialConverted))?;
    subscription_counts::recount(cx.db, after.subscription.customer_id)?;
    Ok(after)
}
