//! Lists and counts of service requests.

use diesel::{
    dsl::{count_star, exists},
    prelude::*,
};

use crate::domain::{
    account::AccountKind,
    customer::RelationshipState,
    error::Error,
    ids::{AccountId, ServiceRequestId},
    moment::Moment,
    policy::Scope,
    service_request::RequestState,
};
use crate::repository::{
    cursor::{Cursor, PAGE_LIMIT, Page, newest_first},
    db::Db,
    schema::{relationships, service_request_parties, service_requests, users},
    service_requests::{Requested, Row, ServiceRequest, must_serve, named},
};

/// Filters by state.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Stand {
    /// In this state.
    In(RequestState),
    /// Open, without an answer, and past the target.
    Overdue,
}

/// Filters by whether the account must answer or has opened them.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Whose {
    /// The account is to answer them.
    Held,
    /// The account opened them.
    Opened,
}

/// Which service requests are wanted.
#[derive(Clone, Copy, Debug, Default)]
pub struct WantedRequests {
    /// Those for one customer.
    pub customer: Option<AccountId>,
    /// Those that stand there.
    pub stand: Option<Stand>,
    /// Those that are the account's in this way.
    pub whose: Option<Whose>,
}

/// How many requests wait for an account's answer.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Waiting {
    /// All of them.
    pub open: i64,
    /// Those whose first answer is late.
    pub overdue: i64,
}

/// A page of the service requests that an account may see, as [`crate::repository::service_requests::find`] says, the newest first.
/// Two queries.
pub fn list(
    db: &mut Db,
    (scope, kind): (Scope, AccountKind),
    wanted: WantedRequests,
    now: Moment,
    cursor: Option<&Cursor>,
) -> Result<Page<Requested>, Error> {
    let me = scope.account();
    let mut query = service_requests::table
        .inner_join(service_request_parties::table.on(service_request_parties::request_id.eq(service_requests::id)))
        .inner_join(users::table.on(users::id.eq(service_requests::opened_by_user)))
        .filter(service_request_parties::account_id.eq(me))
        .select((ServiceRequest::as_select(), users::name))
        .into_boxed();
    if must_serve(kind) {
        let serves = relationships::table
            .filter(relationships::partner_id.eq(me))
            .filter(relationships::customer_id.eq(service_requests::customer_id))
            .filter(relationships::state.eq(RelationshipState::Active));
        query = query.filter(exists(serves));
    }
    if let Some(customer) = wanted.customer {
        query = query.filter(service_requests::customer_id.eq(customer));
    }
    query = match wanted.stand {
        None => query,
        Some(Stand::In(state)) => query.filter(service_requests::state.eq(state)),
        Some(Stand::Overdue) => query
            .filter(service_requests::state.eq(RequestState::Open))
            .filter(service_requests::first_responded_at.is_null())
            .filter(service_requests::first_response_due_at.lt(now)),
    };
    query = match wanted.whose {
        None => query,
        Some(Whose::Held) => query.filter(service_requests::assigned_to_account.eq(me)),
        Some(Whose::Opened) => query.filter(service_requests::opened_by_account.eq(me)),
    };
    // By the column beside the account in its index: whatever the account has had to do with is not sorted for one page.
    query = newest_first!(query, cursor, service_request_parties::request_id, ServiceRequestId);
    let found: Vec<Row> = query.limit(PAGE_LIMIT).load(db)?;
    let page = Page::cut(found, cursor, |row| (String::new(), *row.0.id.uuid()));
    Ok(Page { rows: named(db, page.rows)?, previous: page.previous, next: page.next })
}

/// How many requests wait for this account's answer, of those that [`list`] shows, and how many of them too long. Two
/// queries.
pub fn count_waiting(db: &mut Db, (scope, kind): (Scope, AccountKind), now: Moment) -> Result<Waiting, Error> {
    let me = scope.account();
    let mut count = |overdue: bool| -> Result<i64, Error> {
        let mut query = service_requests::table
            .filter(service_requests::assigned_to_account.eq(me))
            .filter(service_requests::state.eq(RequestState::Open))
            .select(count_star())
            .into_boxed();
        if must_serve(kind) {
            let serves = relationships::table
                .filter(relationships::partner_id.eq(me))
                .filter(relationships::customer_id.eq(service_requests::customer_id))
                .filter(relationships::state.eq(RelationshipState::Active));
            query = query.filter(exists(serves));
        }
        if overdue {
            query = query
                .filter(service_requests::first_responded_at.is_null())
                .filter(service_requests::first_response_due_at.lt(now));
        }
        Ok(query.first(db)?)
    };
    Ok(Waiting { open: count(false)?, overdue: count(true)? })
}
