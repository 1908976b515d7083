//! Service requests and the answers to them.

use diesel::prelude::*;

use super::{
    cursor::{Cursor, PAGE_LIMIT, Page, Side},
    db::Db,
    schema::{accounts, service_request_answers, service_requests, subscriptions, users},
};
use crate::domain::{
    account::AccountKind,
    error::Error,
    ids::{AccountId, ServiceRequestAnswerId, ServiceRequestId, SubscriptionId, UserId},
    moment::Moment,
    policy::{Grant, Scope},
    service_request::{RequestState, Severity},
};

/// A service request.
#[derive(Clone, Debug, PartialEq, Eq, Queryable, Selectable, Insertable)]
#[diesel(table_name = service_requests)]
pub struct ServiceRequest {
    /// Its id.
    pub id: ServiceRequestId,
    /// Its number, for people.
    pub number: String,
    /// For whom.
    pub customer_id: AccountId,
    /// The subscription it is about.
    pub subscription_id: Option<SubscriptionId>,
    /// The partner that opened it.
    pub opened_by_account: AccountId,
    /// Who opened it.
    pub opened_by_user: UserId,
    /// Who is to answer.
    pub assigned_to_account: AccountId,
    /// What it is about.
    pub subject: String,
    /// What is wrong.
    pub description: String,
    /// How much it matters.
    pub severity: Severity,
    /// Where it stands.
    pub state: RequestState,
    /// When it was opened.
    pub created_at: Moment,
    /// When it last changed.
    pub changed_at: Moment,
    /// Raised by each change.
    pub version: i64,
}

/// A service request with the names of those it concerns.
#[derive(Clone, Debug)]
pub struct Requested {
    /// The request.
    pub request: ServiceRequest,
    /// The customer's name.
    pub customer: String,
    /// The name of the partner that opened it.
    pub partner: String,
    /// The name of the person who opened it.
    pub person: String,
}

/// An answer.
#[derive(Clone, Debug, Queryable)]
pub struct RequestAnswer {
    /// The name of the person who gave it.
    pub person: String,
    /// The name of the account for which.
    pub account: String,
    /// What was said.
    pub message: String,
    /// When.
    pub created_at: Moment,
}

/// Which service requests are wanted.
#[derive(Clone, Copy, Debug, Default)]
pub struct WantedRequests {
    /// Those for one customer.
    pub customer: Option<AccountId>,
    /// Those that stand there.
    pub state: Option<RequestState>,
}

diesel::alias!(const PARTNERS: Alias<Partners> = accounts as partners);

type Row = (ServiceRequest, String, String, String);

/// Keeps a new service request.
///
/// # Errors
/// As the database says.
pub fn insert(db: &mut Db, _grant: &Grant, new: &ServiceRequest) -> Result<(), Error> {
    diesel::insert_into(service_requests::table).values(new).execute(db)?;
    Ok(())
}

/// A page of service requests, the newest first: those that a partner opened, those that the operator is to answer.
///
/// # Errors
/// As the database says.
pub fn list(
    db: &mut Db,
    scope: Scope,
    kind: AccountKind,
    wanted: WantedRequests,
    cursor: Option<&Cursor>,
) -> Result<Page<Requested>, Error> {
    let mut query = service_requests::table
        .inner_join(accounts::table.on(accounts::id.eq(service_requests::customer_id)))
        .inner_join(PARTNERS.on(PARTNERS.field(accounts::id).eq(service_requests::opened_by_account)))
        .inner_join(users::table.on(users::id.eq(service_requests::opened_by_user)))
        .select((ServiceRequest::as_select(), accounts::name, PARTNERS.field(accounts::name), users::name))
        .into_boxed();
    query = match kind {
        AccountKind::Operator => query.filter(service_requests::assigned_to_account.eq(scope.account())),
        _ => query.filter(service_requests::opened_by_account.eq(scope.account())),
    };
    if let Some(customer) = wanted.customer {
        query = query.filter(service_requests::customer_id.eq(customer));
    }
    if let Some(state) = wanted.state {
        query = query.filter(service_requests::state.eq(state));
    }
    query = match cursor {
        Some(Cursor { side: Side::Before, id, .. }) => {
            query.filter(service_requests::id.gt(ServiceRequestId::from_uuid(*id))).order(service_requests::id.asc())
        }
        Some(Cursor { side: Side::After, id, .. }) => {
            query.filter(service_requests::id.lt(ServiceRequestId::from_uuid(*id))).order(service_requests::id.desc())
        }
        None => query.order(service_requests::id.desc()),
    };
    let found: Vec<Row> = query.limit(PAGE_LIMIT).load(db)?;
    let page = Page::cut(found, cursor, |row| (String::new(), *row.0.id.uuid()));
    Ok(Page { rows: page.rows.into_iter().map(requested).collect(), previous: page.previous, next: page.next })
}

/// A service request that this account opened or is to answer.
///
/// # Errors
/// [`Error::NotFound`] where there is none, or it is others'.
pub fn find(db: &mut Db, scope: Scope, id: ServiceRequestId) -> Result<Requested, Error> {
    let me = scope.account();
    let row: Row = service_requests::table
        .find(id)
        .inner_join(accounts::table.on(accounts::id.eq(service_requests::customer_id)))
        .inner_join(PARTNERS.on(PARTNERS.field(accounts::id).eq(service_requests::opened_by_account)))
        .inner_join(users::table.on(users::id.eq(service_requests::opened_by_user)))
        .filter(service_requests::opened_by_account.eq(me).or(service_requests::assigned_to_account.eq(me)))
        .select((ServiceRequest::as_select(), accounts::name, PARTNERS.field(accounts::name), users::name))
        .first(db)?;
    Ok(requested(row))
}

fn requested((request, customer, partner, person): Row) -> Requested {
    Requested { request, customer, partner, person }
}

/// What the subscription is called that a request is about. For callers that have found the request in their scope.
///
/// # Errors
/// As the database says.
pub fn subscription_name(db: &mut Db, request: &ServiceRequest) -> Result<Option<String>, Error> {
    let Some(id) = request.subscription_id else { return Ok(None) };
    Ok(Some(subscriptions::table.find(id).select(subscriptions::nickname).first(db)?))
}

/// The answers to a request, in their order. For callers that have found the request in their scope.
///
/// # Errors
/// As the database says.
pub fn answers(db: &mut Db, id: ServiceRequestId) -> Result<Vec<RequestAnswer>, Error> {
    Ok(service_request_answers::table
        .inner_join(users::table.on(users::id.eq(service_request_answers::user_id)))
        .inner_join(accounts::table.on(accounts::id.eq(service_request_answers::account_id)))
        .filter(service_request_answers::request_id.eq(id))
        .order(service_request_answers::id)
        .select((users::name, accounts::name, service_request_answers::message, service_request_answers::created_at))
        .load(db)?)
}

/// How many requests wait for this account's answer.
///
/// # Errors
/// As the database says.
pub fn count_open(db: &mut Db, scope: Scope) -> Result<i64, Error> {
    Ok(service_requests::table
        .filter(service_requests::assigned_to_account.eq(scope.account()))
        .filter(service_requests::state.eq(RequestState::Open))
        .count()
        .get_result(db)?)
}

/// Answers a request that this account is to answer, and closes it. `false` where it was closed already: of two answers
/// at the same time one finds it open.
///
/// # Errors
/// As the database says.
pub fn answer(
    db: &mut Db,
    grant: &Grant,
    id: ServiceRequestId,
    (by, message): (UserId, &str),
    now: Moment,
) -> Result<bool, Error> {
    let open = service_requests::table
        .filter(service_requests::id.eq(id))
        .filter(service_requests::assigned_to_account.eq(grant.account()))
        .filter(service_requests::state.ne(RequestState::Closed));
    let changed = diesel::update(open)
        .set((
            service_requests::state.eq(RequestState::Closed),
            service_requests::changed_at.eq(now),
            service_requests::version.eq(service_requests::version + 1_i64),
        ))
        .execute(db)?;
    if changed != 1 {
        return Ok(false);
    }
    let row = (
        service_request_answers::id.eq(ServiceRequestAnswerId::at(now)),
        service_request_answers::request_id.eq(id),
        service_request_answers::account_id.eq(grant.account()),
        service_request_answers::user_id.eq(by),
        service_request_answers::message.eq(message),
        service_request_answers::created_at.eq(now),
    );
    diesel::insert_into(service_request_answers::table).values(row).execute(db)?;
    Ok(true)
}
