//! Order requests: what customers and resellers ask sellers to order.

use diesel::prelude::*;
use serde::{Deserialize, Serialize};

use crate::domain::{
    Action, Error, Grant, Moment, Scope,
    account::AccountKind,
    ids::{AccountId, OfferId, OrderId, OrderRequestId, SubscriptionId, UserId},
    list::{ByTime, ListQuery, Page},
    offer::{Frequency, Term},
    order_request::{OrderRequestKind, OrderRequestState, Overtaking},
    policy, text_field,
};
use crate::repository::{
    db::{Db, MultiBackend},
    keyset::load_page,
    schema::order_requests,
};

/// What requests are made by.
const ASKED_BY: &[Action] = &[Action::RequestOrders, Action::RequestOwnOrders];
/// What requests are moved on by, to their end.
const MOVED_BY: &[Action] = &[Action::AnswerOrderRequests, Action::WithdrawOrderRequests, Action::OrderSubscriptions];

/// A request for an order.
#[derive(Clone, Debug, PartialEq, Eq, Queryable, Selectable, Insertable)]
#[diesel(table_name = order_requests)]
pub struct OrderRequest {
    /// Its id.
    pub id: OrderRequestId,
    /// What is asked for.
    pub kind: OrderRequestKind,
    /// For whom.
    pub customer_id: AccountId,
    /// The partner that would sell it.
    pub seller_id: AccountId,
    /// The reseller that asks, or that the customer asks first.
    pub reseller_id: Option<AccountId>,
    /// The account that asks.
    pub asker_id: AccountId,
    /// The person who asked.
    pub asked_by: UserId,
    /// That person's name then.
    pub asker_name: String,
    /// The account that decides now, or decided.
    pub holder_id: AccountId,
    /// The subscription that it is about.
    pub subscription_id: Option<SubscriptionId>,
    /// What is to be bought.
    pub offer_id: OfferId,
    /// Its name then.
    pub offer_name: String,
    /// How many licenses there are to be in all.
    pub quantity: i64,
    /// How many there were then; 0 where a subscription begins.
    pub quantity_before: i64,
    /// For how long.
    pub term: Term,
    /// How often it is billed.
    pub frequency: Frequency,
    /// ISO 4217 code.
    pub currency: String,
    /// Minor units per license and billing period, as the catalog or the subscription had it then.
    pub unit_price: i64,
    /// Where it stands, as far as it is written: see [`OrderRequestState::at`].
    pub state: OrderRequestState,
    /// What has overtaken it.
    pub overtaken_by: Option<Overtaking>,
    /// Why it was declined.
    pub reason: String,
    /// When it was asked for.
    pub created_at: Moment,
    /// Until when it can be decided on.
    pub expires_at: Moment,
    /// When the reseller passed it on.
    pub passed_on_at: Option<Moment>,
    /// Since when nothing follows.
    pub ended_at: Option<Moment>,
    /// Who decided on it; empty where nobody did.
    pub answered_by: String,
    /// The order that was placed.
    pub order_id: Option<OrderId>,
    /// Raised by each change.
    pub version: i64,
}

/// What is wanted of the list of requests.
pub type OrderRequestQuery = ListQuery<ByTime, OrderRequestFilter>;

/// What the list is narrowed to.
#[derive(Clone, Copy, Debug, Default, Deserialize, Serialize)]
pub struct OrderRequestFilter {
    /// Those in one state.
    #[serde(default, with = "text_field", skip_serializing_if = "Option::is_none")]
    pub state: Option<OrderRequestState>,
}

type Boxed<'a> = order_requests::BoxedQuery<'a, MultiBackend>;

/// The requests that an account of this kind may see: what it asked for itself, what its customers asked a reseller first,
/// and what a seller was asked, once it is the seller's to decide.
fn seen<'a>(scope: Scope, kind: AccountKind) -> Boxed<'a> {
    let all = order_requests::table.into_boxed();
    let me = scope.account();
    if policy::is_served(kind) {
        all.filter(order_requests::asker_id.eq(me))
    } else if policy::works_through_providers(kind) {
        all.filter(order_requests::reseller_id.eq(me))
    } else {
        all.filter(order_requests::holder_id.eq(me))
    }
}

/// Keeps a new request.
pub fn insert(db: &mut Db, grant: &Grant, new: &OrderRequest) -> Result<(), Error> {
    grant.proves(ASKED_BY)?;
    diesel::insert_into(order_requests::table).values(new).execute(db)?;
    Ok(())
}

/// A page of the requests that an account may see, the newest first; those for one customer where one is named.
pub fn list(
    db: &mut Db,
    (scope, kind): (Scope, AccountKind),
    wanted: &OrderRequestQuery,
    customer: Option<AccountId>,
    now: Moment,
) -> Result<Page<OrderRequest>, Error> {
    let rows = || {
        let mut query = seen(scope, kind);
        if let Some(customer) = customer {
            query = query.filter(order_requests::customer_id.eq(customer));
        }
        match wanted.filter.state {
            None => query,
            Some(OrderRequestState::Asked) => query
                .filter(order_requests::state.eq(OrderRequestState::Asked))
                .filter(order_requests::expires_at.gt(now)),
            // What has run out is written a little later.
            Some(OrderRequestState::Expired) => query.filter(
                order_requests::state
                    .eq(OrderRequestState::Expired)
                    .or(order_requests::state.eq(OrderRequestState::Asked).and(order_requests::expires_at.le(now))),
            ),
            Some(state) => query.filter(order_requests::state.eq(state)),
        }
    };
    Ok(load_page!(db, rows(), wanted, OrderRequest, (order_requests::id, OrderRequestId, |one| one.id)))
}

/// A request that an account may see.
pub fn find(db: &mut Db, (scope, kind): (Scope, AccountKind), id: OrderRequestId) -> Result<OrderRequest, Error> {
    Ok(seen(scope, kind).filter(order_requests::id.eq(id)).first(db)?)
}

/// The request that an order was placed for, where there is one; whoever asks sees the order.
pub fn of_order(db: &mut Db, order: OrderId) -> Result<Option<OrderRequest>, Error> {
    Ok(order_requests::table
        .filter(order_requests::order_id.eq(order))
        .select(OrderRequest::as_select())
        .first(db)
        .optional()?)
}

/// A request, for the portal's own hand.
pub fn get(db: &mut Db, id: OrderRequestId) -> Result<OrderRequest, Error> {
    Ok(order_requests::table.find(id).select(OrderRequest::as_select()).first(db)?)
}

/// The requests that an account is to decide on, those that run out first in front. At most so many.
pub fn to_decide(db: &mut Db, scope: Scope, now: Moment, most: i64) -> Result<Vec<OrderRequest>, Error> {
    Ok(order_requests::table
        .filter(order_requests::state.eq(OrderRequestState::Asked))
        .filter(order_requests::holder_id.eq(scope.account()).and(order_requests::expires_at.gt(now)))
        .order((order_requests::expires_at, order_requests::id))
        .limit(most)
        .select(OrderRequest::as_select())
        .load(db)?)
}

/// What an account has asked for and was answered, or overtaken, since a moment, the newest first. At most so many.
pub fn answered(db: &mut Db, scope: Scope, since: Moment, most: i64) -> Result<Vec<OrderRequest>, Error> {
    Ok(order_requests::table
        .filter(order_requests::asker_id.eq(scope.account()).and(order_requests::ended_at.ge(since)))
        .filter(order_requests::state.ne(OrderRequestState::Withdrawn))
        .order((order_requests::ended_at.desc(), order_requests::id.desc()))
        .limit(most)
        .select(OrderRequest::as_select())
        .load(db)?)
}

/// Moves a request on from the version that was read to what it has become. `false` where somebody else was there first: of
/// two at the same time one finds that version.
pub fn move_on(db: &mut Db, grant: &Grant, before: &OrderRequest, after: &OrderRequest) -> Result<bool, Error> {
    grant.proves(MOVED_BY)?;
    let same = order_requests::table.find(before.id).filter(order_requests::version.eq(before.version));
    let changed = diesel::update(same)
        .set((
            order_requests::holder_id.eq(after.holder_id),
            order_requests::state.eq(after.state),
            order_requests::overtaken_by.eq(after.overtaken_by),
            order_requests::reason.eq(&after.reason),
            order_requests::passed_on_at.eq(after.passed_on_at),
            order_requests::ended_at.eq(after.ended_at),
            order_requests::answered_by.eq(&after.answered_by),
            order_requests::version.eq(before.version + 1),
        ))
        .execute(db)?;
    Ok(changed == 1)
}

/// Keeps which order was placed for a request. For callers that have moved it on in this transaction.
pub fn note_order(db: &mut Db, grant: &Grant, id: OrderRequestId, order: OrderId) -> Result<(), Error> {
    grant.proves(MOVED_BY)?;
    diesel::update(order_requests::table.find(id)).set(order_requests::order_id.eq(order)).execute(db)?;
    Ok(())
}

/// Requests for a customer on which nobody has decided.
pub fn open_of_customer(db: &mut Db, customer: AccountId) -> Result<Vec<OrderRequestId>, Error> {
    Ok(order_requests::table
        .filter(order_requests::customer_id.eq(customer))
        .filter(order_requests::state.eq(OrderRequestState::Asked))
        .order(order_requests::id)
        .select(order_requests::id)
        .load(db)?)
}
