//! Service requests: opening one, finding one, changing one.

use diesel::{dsl::exists, prelude::*};

use crate::domain::{
    Action, Error, Grant, Moment, Scope,
    account::AccountKind,
    ids::{AccountId, ServiceRequestId, SubscriptionId, UserId},
    policy,
    service_request::{RequestState, Severity, Topic, route::SubscriptionPartners},
};
use crate::repository::{
    contacts::names,
    db::{Db, on_backend},
    schema::{relationships, service_request_parties, service_requests, subscriptions, users},
    states::ActiveRelationship,
};

/// What requests are opened by.
const OPENED_BY: &[Action] = &[Action::OpenServiceRequests];
/// What requests are changed by: steps of either side, and a partner that leaves.
const CHANGED_BY: &[Action] = &[Action::OpenServiceRequests, Action::AnswerServiceRequests, Action::RemoveCustomer];

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
    /// The account that opened it: the customer, or a partner for it.
    pub opened_by_account: AccountId,
    /// Who opened it.
    pub opened_by_user: UserId,
    /// Who is to answer.
    pub assigned_to_account: AccountId,
    /// What kind of matter it is.
    pub topic: Topic,
    /// What it is about.
    pub subject: String,
    /// What is wrong.
    pub description: String,
    /// How much it matters.
    pub severity: Severity,
    /// Where it stands.
    pub state: RequestState,
    /// Until when the first answer is due.
    pub first_response_due_at: Moment,
    /// When it was first answered.
    pub first_responded_at: Option<Moment>,
    /// When it was closed, where it is.
    pub closed_at: Option<Moment>,
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
    /// The name of the account that opened it.
    pub opener: String,
    /// The name of the person who opened it.
    pub person: String,
    /// The name of the account it is with.
    pub holder: String,
}

/// What a step changes about a request.
#[derive(Clone, Copy, Debug)]
pub struct RequestChange {
    /// Where it stands now.
    pub state: RequestState,
    /// Who is to answer now.
    pub holder: AccountId,
    /// When it was first answered.
    pub first_responded_at: Option<Moment>,
}

pub(in crate::repository) type RequestRow = (ServiceRequest, String);

/// Keeps a new service request; its opener, its customer and whoever it is with may see it.
pub fn insert(db: &mut Db, grant: &Grant, new: &ServiceRequest) -> Result<(), Error> {
    grant.proves(OPENED_BY)?;
    diesel::insert_into(service_requests::table).values(new).execute(db)?;
    for party in [new.opened_by_account, new.customer_id, new.assigned_to_account] {
        admit(db, new.id, party)?;
    }
    Ok(())
}

/// Lets an account see a request from now on.
fn admit(db: &mut Db, request: ServiceRequestId, account: AccountId) -> Result<(), Error> {
    let row = (service_request_parties::account_id.eq(account), service_request_parties::request_id.eq(request));
    on_backend!(db, |conn| {
        diesel::insert_into(service_request_parties::table).values(row).on_conflict_do_nothing().execute(conn)
    })?;
    Ok(())
}

/// A service request that this account may see: its customer, its opener, whoever it is or was with. A partner must serve
/// the customer now: its part ends when it leaves.
pub fn find(db: &mut Db, scope: Scope, kind: AccountKind, id: ServiceRequestId) -> Result<Requested, Error> {
    let me = scope.account();
    let mut query = service_requests::table
        .inner_join(service_request_parties::table.on(service_request_parties::request_id.eq(service_requests::id)))
        .inner_join(users::table.on(users::id.eq(service_requests::opened_by_user)))
        .filter(service_request_parties::account_id.eq(me))
        .filter(service_requests::id.eq(id))
        .select((ServiceRequest::as_select(), users::name))
        .into_boxed();
    if must_serve(kind) {
        let serves = relationships::table
            .filter(relationships::partner_id.eq(me))
            .filter(relationships::customer_id.eq(service_requests::customer_id))
            .filter(ActiveRelationship);
        query = query.filter(exists(serves));
    }
    let row: RequestRow = query.first(db)?;
    named(db, vec![row])?.pop().ok_or(Error::NotFound)
}

/// Whether accounts of this kind see requests only while they serve the customer.
pub(in crate::repository) const fn must_serve(kind: AccountKind) -> bool {
    policy::is_partner(kind)
}

/// Adds the names of those whom requests concern. One query.
pub(in crate::repository) fn named(db: &mut Db, rows: Vec<RequestRow>) -> Result<Vec<Requested>, Error> {
    let ids: Vec<AccountId> =
        rows.iter().flat_map(|(one, _)| [one.customer_id, one.opened_by_account, one.assigned_to_account]).collect();
    let names = names(db, &ids)?;
    let name = |id: AccountId| names.get(&id).cloned().unwrap_or_default();
    let requested = |(request, person): RequestRow| Requested {
        customer: name(request.customer_id),
        opener: name(request.opened_by_account),
        holder: name(request.assigned_to_account),
        person,
        request,
    };
    Ok(rows.into_iter().map(requested).collect())
}

/// What the subscription is called that a request is about, and who stands behind it. For callers that have found the
/// request in their scope.
pub fn subscription(db: &mut Db, request: &ServiceRequest) -> Result<Option<(String, SubscriptionPartners)>, Error> {
    let Some(id) = request.subscription_id else { return Ok(None) };
    let (name, contact, seller): (String, AccountId, AccountId) = subscriptions::table
        .find(id)
        .select((subscriptions::nickname, subscriptions::support_contact_id, subscriptions::partner_id))
        .first(db)?;
    Ok(Some((name, SubscriptionPartners { contact, seller })))
}

/// Locks a request until the transaction ends, so that its files are counted one sender after another. `SQLite` writes one
/// after the other anyway. For callers that have found the request in their scope.
pub fn lock(db: &mut Db, id: ServiceRequestId) -> Result<(), Error> {
    let one = service_requests::table.find(id).select(service_requests::id);
    let _held: ServiceRequestId = match db {
        Db::Sqlite(conn) => one.first(conn)?,
        Db::Pg(conn) => one.for_no_key_update().first(conn)?,
    };
    Ok(())
}

/// Keeps what a step made of a request, if nobody has changed it since it was read: of two at the same time one does.
/// Whoever it is with now may see it.
pub fn change(
    db: &mut Db,
    grant: &Grant,
    before: &ServiceRequest,
    change: &RequestChange,
    now: Moment,
) -> Result<bool, Error> {
    grant.proves(CHANGED_BY)?;
    let closed_at = match (change.state, before.closed_at) {
        (RequestState::Closed, before) => before.or(Some(now)),
        _ => None,
    };
    let mine = service_requests::opened_by_account
        .eq(grant.account())
        .or(service_requests::assigned_to_account.eq(grant.account()));
    let known = service_requests::table
        .filter(service_requests::id.eq(before.id))
        .filter(service_requests::version.eq(before.version))
        .filter(mine);
    let changed = diesel::update(known)
        .set((
            service_requests::state.eq(change.state),
            service_requests::assigned_to_account.eq(change.holder),
            service_requests::first_responded_at.eq(change.first_responded_at),
            service_requests::closed_at.eq(closed_at),
            service_requests::changed_at.eq(now),
            service_requests::version.eq(before.version + 1_i64),
        ))
        .execute(db)?;
    if changed == 1 && change.holder != before.assigned_to_account {
        admit(db, before.id, change.holder)?;
    }
    Ok(changed == 1)
}

/// The requests of a customer that are not closed and with this account: for when it leaves the customer.
pub fn held(db: &mut Db, scope: Scope, customer: AccountId) -> Result<Vec<ServiceRequest>, Error> {
    Ok(service_requests::table
        .filter(service_requests::assigned_to_account.eq(scope.account()))
        .filter(service_requests::customer_id.eq(customer))
        .filter(service_requests::state.ne(RequestState::Closed))
        .order(service_requests::id)
        .select(ServiceRequest::as_select())
        .load(db)?)
}

/// A request with the names of those it concerns, but without that of the person who opened it. For callers that have
/// found it in their scope.
pub fn with_names(db: &mut Db, request: ServiceRequest) -> Result<Requested, Error> {
    named(db, vec![(request, String::new())])?.pop().ok_or(Error::NotFound)
}
