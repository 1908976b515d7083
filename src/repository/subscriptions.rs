//! Subscriptions of customers.

use std::collections::HashMap;

use diesel::prelude::*;

use super::{
    db::{Db, on_backend},
    schema::subscriptions,
};
use crate::domain::{
    cart::Held,
    error::Error,
    ids::{AccountId, OfferId, OrderId, SubscriptionId},
    moment::Moment,
    offer::{BillingType, Frequency, OfferCategory, Term},
    subscription::{EndReason, SubscriptionState},
};

/// A subscription.
#[derive(Clone, Debug, PartialEq, Eq, Queryable, Selectable, Insertable, AsChangeset)]
#[diesel(table_name = subscriptions)]
#[diesel(treat_none_as_null = true)]
pub struct Subscription {
    /// Its id.
    pub id: SubscriptionId,
    /// Who uses it.
    pub customer_id: AccountId,
    /// The partner that sold it.
    pub partner_id: AccountId,
    /// What was sold.
    pub offer_id: OfferId,
    /// The order that began it.
    pub order_id: OrderId,
    /// The subscription it is an add-on of.
    pub parent_id: Option<SubscriptionId>,
    /// The offer's name when it was sold.
    pub offer_name: String,
    /// What the partner calls it; the offer's name at first.
    pub nickname: String,
    /// What is billed.
    pub billing: BillingType,
    /// What kind of offer it is of.
    pub category: OfferCategory,
    /// How many licenses; 1 for what is billed by use.
    pub quantity: i64,
    /// For how long the price is agreed.
    pub term: Term,
    /// How often it is billed.
    pub frequency: Frequency,
    /// ISO 4217 code.
    pub currency: String,
    /// Minor units per license and billing period.
    pub unit_price: i64,
    /// Where it stands.
    pub state: SubscriptionState,
    /// Whether another term begins when this one ends.
    pub auto_renew: bool,
    /// The location id of the reseller on it.
    pub reseller_mpn_id: Option<i64>,
    /// Whom the customer asks for support.
    pub support_contact_id: AccountId,
    /// When it was bought.
    pub created_at: Moment,
    /// When this term began.
    pub term_started_at: Moment,
    /// When this term ends; `None` where it has no end.
    pub term_ends_at: Option<Moment>,
    /// Until when licenses may be given back and the subscription cancelled.
    pub window_ends_at: Option<Moment>,
    /// Since when it is suspended.
    pub suspended_at: Option<Moment>,
    /// When it ended.
    pub ended_at: Option<Moment>,
    /// Why it ended.
    pub end_reason: Option<EndReason>,
    /// Licenses from the next term on, where a change is scheduled.
    pub next_quantity: Option<i64>,
    /// The term of the next term, where a change is scheduled.
    pub next_term: Option<Term>,
    /// The billing of the next term, where a change is scheduled.
    pub next_frequency: Option<Frequency>,
    /// When something happens to it by itself.
    pub due_at: Option<Moment>,
    /// Raised by each change: a form that knows an older one is refused.
    pub version: i64,
}

/// Keeps a new subscription.
///
/// # Errors
/// As the database says.
pub fn insert(db: &mut Db, new: &Subscription) -> Result<(), Error> {
    diesel::insert_into(subscriptions::table).values(new).execute(db)?;
    Ok(())
}

/// Keeps new subscriptions, all at once.
///
/// # Errors
/// As the database says.
pub fn insert_all(db: &mut Db, new: &[Subscription]) -> Result<(), Error> {
    on_backend!(db, |conn| diesel::insert_into(subscriptions::table).values(new).execute(conn))?;
    Ok(())
}

/// How many subscriptions to each offer a customer has, of whatever partner: limits hold for the customer.
///
/// # Errors
/// As the database says.
pub fn held(db: &mut Db, customer: AccountId) -> Result<HashMap<OfferId, Held>, Error> {
    let rows: Vec<(OfferId, SubscriptionState)> = subscriptions::table
        .filter(subscriptions::customer_id.eq(customer))
        .select((subscriptions::offer_id, subscriptions::state))
        .load(db)?;
    let mut held: HashMap<OfferId, Held> = HashMap::new();
    for (offer, state) in rows {
        let count = held.entry(offer).or_default();
        count.ever += 1;
        count.living += i64::from(state.is_live());
        count.suspended += i64::from(state == SubscriptionState::Suspended);
    }
    Ok(held)
}

/// The customer's newest subscription to an offer: for the demo world, which names them by their offers.
///
/// # Errors
/// [`Error::NotFound`] where there is none.
pub fn newest_of_offer(db: &mut Db, customer: AccountId, offer: OfferId) -> Result<SubscriptionId, Error> {
    Ok(subscriptions::table
        .filter(subscriptions::customer_id.eq(customer).and(subscriptions::offer_id.eq(offer)))
        .order(subscriptions::created_at.desc())
        .select(subscriptions::id)
        .first(db)?)
}
