//! Subscriptions of customers.

use std::collections::{BTreeMap, HashMap};

use diesel::{dsl::not, prelude::*};

use crate::domain::{
    Action, Error, Grant, Moment, Scope,
    account::AccountKind,
    cart::Held,
    ids::{AccountId, OfferId, OrderId, SubscriptionId},
    offer::{BillingType, Frequency, OfferCategory, Term},
    policy,
    subscription::{
        EndReason, SubscriptionState,
        contract::{Contract, NextTerm, Terms},
        sight::Sight,
    },
};
use crate::repository::{
    customers::Customer,
    db::{CHUNK, Db, on_backend},
    in_list::ColumnInList,
    partner_locations,
    schema::{orders, subscriptions},
};

/// What subscriptions are bought by.
const BOUGHT_BY: &[Action] = &[Action::OrderSubscriptions, Action::AddCustomer, Action::PurchaseForOneself];
/// What subscriptions are changed by.
const CHANGED_BY: &[Action] = &[Action::ManageSubscriptions, Action::AdministerSubscriptions, Action::OrderTrials];
/// How many subscriptions that have ended a customer's page shows: the newest.
const ENDED_LIMIT: i64 = 100;
const LIVE: [SubscriptionState; 2] = [SubscriptionState::Active, SubscriptionState::Suspended];

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

impl Subscription {
    /// What the rules need to know of it.
    #[must_use]
    pub fn contract(&self) -> Contract {
        let next = match (self.next_quantity, self.next_term, self.next_frequency) {
            (Some(quantity), Some(term), Some(frequency)) => Some(NextTerm { quantity, term, frequency }),
            _ => None,
        };
        Contract {
            billing: self.billing,
            category: self.category,
            terms: Terms {
                quantity: self.quantity,
                term: self.term,
                frequency: self.frequency,
                currency: self.currency.clone(),
                unit_price: self.unit_price,
            },
            state: self.state,
            auto_renew: self.auto_renew,
            created_at: self.created_at,
            term_started_at: self.term_started_at,
            term_ends_at: self.term_ends_at,
            window_ends_at: self.window_ends_at,
            suspended_at: self.suspended_at,
            ended_at: self.ended_at,
            end_reason: self.end_reason,
            next,
        }
    }

    /// The same subscription under another contract; when something happens to it next follows from that.
    #[must_use]
    pub fn under(&self, contract: Contract) -> Self {
        Self {
            due_at: contract.next_event().map(|(at, _)| at),
            billing: contract.billing,
            category: contract.category,
            quantity: contract.terms.quantity,
            term: contract.terms.term,
            frequency: contract.terms.frequency,
            currency: contract.terms.currency,
            unit_price: contract.terms.unit_price,
            state: contract.state,
            auto_renew: contract.auto_renew,
            created_at: contract.created_at,
            term_started_at: contract.term_started_at,
            term_ends_at: contract.term_ends_at,
            window_ends_at: contract.window_ends_at,
            suspended_at: contract.suspended_at,
            ended_at: contract.ended_at,
            end_reason: contract.end_reason,
            next_quantity: contract.next.map(|next| next.quantity),
            next_term: contract.next.map(|next| next.term),
            next_frequency: contract.next.map(|next| next.frequency),
            ..self.clone()
        }
    }
}

/// Keeps new subscriptions, all at once.
pub fn insert_all(db: &mut Db, grant: &Grant, new: &[Subscription]) -> Result<(), Error> {
    grant.proves(BOUGHT_BY)?;
    on_backend!(db, |conn| diesel::insert_into(subscriptions::table).values(new).execute(conn))?;
    Ok(())
}

/// How many subscriptions to each offer a customer has, of whatever partner: limits hold for the customer.
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
pub fn newest_of_offer(db: &mut Db, customer: AccountId, offer: OfferId) -> Result<SubscriptionId, Error> {
    Ok(subscriptions::table
        .filter(subscriptions::customer_id.eq(customer).and(subscriptions::offer_id.eq(offer)))
        .order(subscriptions::created_at.desc())
        .select(subscriptions::id)
        .first(db)?)
}

/// Keeps what a subscription has become, if nobody has changed it since `before` was read; its version rises.
pub fn update(
    db: &mut Db,
    grant: &Grant,
    before: &Subscription,
    mut after: Subscription,
) -> Result<Option<Subscription>, Error> {
    grant.proves(CHANGED_BY)?;
    after.version = before.version + 1;
    let known =
        subscriptions::table.filter(subscriptions::id.eq(before.id)).filter(subscriptions::version.eq(before.version));
    let changed = diesel::update(known).set(&after).execute(db)?;
    Ok((changed == 1).then_some(after))
}

/// Keeps that active subscriptions are suspended, as `after` says. `false` where one of them was active no longer. For
/// callers that hold the customer. One statement for each date on which something happens to them by itself.
pub fn suspend(db: &mut Db, grant: &Grant, after: &[Subscription]) -> Result<bool, Error> {
    grant.proves(CHANGED_BY)?;
    let mut by_date: BTreeMap<_, Vec<SubscriptionId>> = BTreeMap::new();
    for one in after {
        by_date.entry((one.suspended_at, one.due_at)).or_default().push(one.id);
    }
    let mut changed = 0;
    for ((since, due), ids) in by_date {
        for ids in ids.chunks(CHUNK) {
            let active = subscriptions::table
                .filter(subscriptions::id.in_list(ids))
                .filter(subscriptions::state.eq(SubscriptionState::Active));
            changed += diesel::update(active)
                .set((
                    subscriptions::state.eq(SubscriptionState::Suspended),
                    subscriptions::suspended_at.eq(since),
                    subscriptions::due_at.eq(due),
                    subscriptions::version.eq(subscriptions::version + 1_i64),
                ))
                .execute(db)?;
        }
    }
    Ok(changed == after.len())
}

/// What a partner of this kind sees of a customer's subscriptions.
pub fn sight(db: &mut Db, scope: Scope, kind: AccountKind, customer: &Customer) -> Result<Sight, Error> {
    let partner = scope.account();
    let privileged = customer.privileged;
    let by_numbers = policy::sees_by_privileges(kind) && !privileged;
    let numbers = if by_numbers { partner_locations::numbers_of(db, partner)? } else { Vec::new() };
    Ok(Sight::of(partner, kind, privileged, numbers))
}

/// A subscription of a customer that the reader sees.
pub fn find(db: &mut Db, sight: &Sight, customer: AccountId, id: SubscriptionId) -> Result<Subscription, Error> {
    select(db, sight, customer, Which::One(id))?.pop().ok_or(Error::NotFound)
}

/// The subscriptions of a customer that the reader sees, in the order of purchase: all that live, and the newest of
/// those that have ended. Two queries.
pub fn list(db: &mut Db, sight: &Sight, customer: AccountId) -> Result<Vec<Subscription>, Error> {
    let mut found = select(db, sight, customer, Which::Live)?;
    found.extend(select(db, sight, customer, Which::Ended)?);
    Ok(found)
}

/// The living subscriptions of a customer that the reader sees, in the order of purchase. One query.
pub fn living(db: &mut Db, sight: &Sight, customer: AccountId) -> Result<Vec<Subscription>, Error> {
    select(db, sight, customer, Which::Live)
}

/// Every subscription of a customer that the reader sees, in the order of purchase: for files.
pub fn all(db: &mut Db, sight: &Sight, customer: AccountId) -> Result<Vec<Subscription>, Error> {
    select(db, sight, customer, Which::All)
}

enum Which {
    One(SubscriptionId),
    Live,
    Ended,
    All,
}

fn select(db: &mut Db, sight: &Sight, customer: AccountId, which: Which) -> Result<Vec<Subscription>, Error> {
    let mut query = subscriptions::table
        .filter(subscriptions::customer_id.eq(customer))
        .select(Subscription::as_select())
        .into_boxed();
    query = match sight {
        Sight::All => query,
        Sight::Sold(partner) => query.filter(subscriptions::partner_id.eq(*partner)),
        Sight::With(locations) => query.filter(subscriptions::reseller_mpn_id.in_list(locations)),
        Sight::Nothing => return Ok(Vec::new()),
    };
    query = match which {
        Which::One(id) => query.filter(subscriptions::id.eq(id)),
        Which::Live => query.filter(subscriptions::state.in_list(LIVE)).order(subscriptions::id),
        Which::Ended => {
            query.filter(not(subscriptions::state.in_list(LIVE))).order(subscriptions::id.desc()).limit(ENDED_LIMIT)
        }
        Which::All => query.order(subscriptions::id),
    };
    Ok(query.load(db)?)
}

/// A subscription, whoever asks: for the worker, which acts for nobody.
pub fn get(db: &mut Db, id: SubscriptionId) -> Result<Subscription, Error> {
    Ok(subscriptions::table.find(id).select(Subscription::as_select()).first(db)?)
}

/// The number of the order that began a subscription.
pub fn order_number(db: &mut Db, subscription: &Subscription) -> Result<String, Error> {
    Ok(orders::table.find(subscription.order_id).select(orders::number).first(db)?)
}

/// The add-ons of a subscription that have not ended, in the order of purchase.
pub fn living_add_ons(db: &mut Db, parent: SubscriptionId) -> Result<Vec<Subscription>, Error> {
    Ok(subscriptions::table
        .filter(subscriptions::parent_id.eq(parent))
        .filter(subscriptions::state.in_list(LIVE))
        .order(subscriptions::id)
        .select(Subscription::as_select())
        .load(db)?)
}

/// Subscriptions to which something is to happen by now, those that wait longest first; after the one that `after`
/// names. At most 100.
pub fn due(
    db: &mut Db,
    now: Moment,
    after: Option<(Moment, SubscriptionId)>,
) -> Result<Vec<(Moment, SubscriptionId)>, Error> {
    let mut query = subscriptions::table
        .filter(subscriptions::due_at.le(now))
        .select((subscriptions::due_at, subscriptions::id))
        .order((subscriptions::due_at, subscriptions::id))
        .limit(100)
        .into_boxed();
    if let Some((at, id)) = after {
        let later = subscriptions::due_at.gt(at).or(subscriptions::due_at.eq(at).and(subscriptions::id.gt(id)));
        query = query.filter(later);
    }
    let found: Vec<(Option<Moment>, SubscriptionId)> = query.load(db)?;
    Ok(found.into_iter().filter_map(|(at, id)| at.map(|at| (at, id))).collect())
}
