//! The service requests that wait for an account, the most urgent first.

use diesel::prelude::*;

use crate::domain::{
    Error, Moment, Scope,
    account::AccountKind,
    ids::{AccountId, ServiceRequestId},
    list::Count,
    service_request::RequestState,
};
use crate::repository::{
    counted::count_up_to,
    db::{Db, MultiBackend},
    in_list::ColumnInList,
    schema::{accounts, service_requests},
    service_requests::must_serve,
};

/// A service request that waits for somebody.
#[derive(Clone, Debug, PartialEq, Eq, Queryable)]
pub struct RequestTask {
    /// The request.
    pub id: ServiceRequestId,
    /// What it is about.
    pub subject: String,
    /// Whose it is.
    pub customer: String,
    /// Until when the first answer is due.
    pub due: Moment,
    /// When it last changed.
    pub changed_at: Moment,
}

/// What a request waits for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum RequestNeed {
    /// The first answer of whoever it is with.
    FirstAnswer,
    /// Another answer of whoever it is with.
    AnotherAnswer,
    /// Words of whoever opened it, or its end.
    Reply,
}

/// The requests that need this of the account, those that have waited longest first; at most so many. A partner must
/// serve the customer now.
pub fn list(
    db: &mut Db,
    (scope, kind): (Scope, AccountKind),
    need: RequestNeed,
    most: i64,
) -> Result<Vec<RequestTask>, Error> {
    let me = scope.account();
    let mut query = service_requests::table
        .inner_join(accounts::table.on(accounts::id.eq(service_requests::customer_id)))
        .select((
            service_requests::id,
            service_requests::subject,
            accounts::name,
            service_requests::first_response_due_at,
            service_requests::changed_at,
        ))
        .into_boxed::<MultiBackend>();
    let held = service_requests::assigned_to_account.eq(me).and(service_requests::state.eq(RequestState::Open));
    let opened = service_requests::opened_by_account.eq(me).and(service_requests::state.eq(RequestState::Waiting));
    // Each in the order of its index.
    query = match need {
        RequestNeed::FirstAnswer => query
            .filter(held.and(service_requests::first_responded_at.is_null()))
            .order((service_requests::first_responded_at, service_requests::first_response_due_at)),
        RequestNeed::AnotherAnswer => query
            .filter(held.and(service_requests::first_responded_at.is_not_null()))
            .order((service_requests::first_responded_at, service_requests::first_response_due_at)),
        RequestNeed::Reply => query.filter(opened).order(service_requests::id),
    };
    if must_serve(kind) {
        query = match need {
            RequestNeed::FirstAnswer | RequestNeed::AnotherAnswer => {
                query.filter(service_requests::assignee_serves.eq(true))
            }
            RequestNeed::Reply => query.filter(service_requests::opener_serves.eq(true)),
        };
    }
    Ok(query.limit(most).load(db)?)
}

/// How many requests an account has opened that are not closed.
pub fn count_opened(db: &mut Db, account: AccountId) -> Result<Count, Error> {
    let open = service_requests::table
        .filter(service_requests::opened_by_account.eq(account))
        .filter(service_requests::state.in_list([RequestState::Open, RequestState::Waiting]));
    count_up_to(db, open.select(service_requests::id))
}
