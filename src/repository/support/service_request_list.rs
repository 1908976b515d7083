//! Lists and counts of service requests.

use diesel::{dsl::exists, prelude::*};
use serde::{Deserialize, Serialize};

use crate::domain::{
    Error, Moment, Scope,
    account::AccountKind,
    ids::{AccountId, ServiceRequestId},
    list::{ByTime, Count, ListQuery, Page},
    service_request::{
        RequestState,
        filter::{SideFilter, StateFilter},
    },
    text_field,
};
use crate::repository::{
    counted::count_up_to,
    db::{Db, MultiBackend},
    keyset::load_page,
    schema::{relationships, service_request_parties, service_requests, users},
    service_requests::{RequestRow, Requested, ServiceRequest, must_serve, named},
    states::ActiveRelationship,
};

/// What is wanted of the list.
pub type RequestQuery = ListQuery<ByTime, RequestFilter>;

/// What the list is narrowed to.
#[derive(Clone, Copy, Debug, Default, Deserialize, Serialize)]
#[serde(default)]
pub struct RequestFilter {
    /// Those that stand there.
    #[serde(with = "text_field", skip_serializing_if = "Option::is_none")]
    pub state: Option<StateFilter>,
    /// Those that are the account's in this way.
    #[serde(rename = "whose", with = "text_field", skip_serializing_if = "Option::is_none")]
    pub side: Option<SideFilter>,
}

/// How many requests wait for an account's answer.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct OpenRequestCounts {
    /// All of them.
    pub open: Count,
    /// Those whose first answer is late.
    pub overdue: Count,
}

/// A page of the service requests that an account may see, as [`crate::repository::service_requests::find`] says, the newest first;
/// those for one customer where one is named. Two queries.
pub fn list(
    db: &mut Db,
    (scope, kind): (Scope, AccountKind),
    wanted: &RequestQuery,
    customer: Option<AccountId>,
    now: Moment,
) -> Result<Page<Requested>, Error> {
    let me = scope.account();
    let rows = || {
        let mut query = service_requests::table
            .inner_join(service_request_parties::table.on(service_request_parties::request_id.eq(service_requests::id)))
            .left_join(users::table.on(users::id.eq(service_requests::opened_by_user)))
            .filter(service_request_parties::account_id.eq(me))
            .select((ServiceRequest::as_select(), users::name.nullable().assume_not_null()))
            .into_boxed();
        if must_serve(kind) && customer.is_none() {
            query = query.filter(service_request_parties::is_served.eq(true));
        } else if must_serve(kind) {
            // Of one customer there are few: they are found by it, and not among all that the account sees.
            let serves = relationships::table
                .filter(relationships::partner_id.eq(me))
                .filter(relationships::customer_id.eq(service_requests::customer_id))
                .filter(ActiveRelationship);
            query = query.filter(exists(serves));
        }
        if let Some(customer) = customer {
            query = query.filter(service_requests::customer_id.eq(customer));
        }
        if let Some(state) = wanted.filter.state {
            query = query.filter(service_requests::state.eq(state.state()));
            if state == StateFilter::Overdue {
                query = query
                    .filter(service_requests::first_responded_at.is_null())
                    .filter(service_requests::first_response_due_at.lt(now));
            }
        }
        query = match wanted.filter.side {
            None => query,
            Some(SideFilter::Held) => query.filter(service_requests::assigned_to_account.eq(me)),
            Some(SideFilter::Opened) => query.filter(service_requests::opened_by_account.eq(me)),
        };
        query
    };
    // By the column beside the account in its index: whatever the account has had to do with is not sorted for one page.
    let id = service_request_parties::request_id;
    let is_narrowed = customer.is_some() || wanted.filter.state.is_some() || wanted.filter.side.is_some();
    let page = load_page!(
        db, rows(), wanted, RequestRow, (id, ServiceRequestId, |row| row.0.id),
        counted: |db| if is_narrowed { count_up_to(db, rows().select(id)) } else { count_all_of(db, me, kind) }
    );
    let Page { rows, previous, next, count, size, by_rank } = page;
    Ok(Page { rows: named(db, rows)?, previous, next, count, size, by_rank })
}

/// How many requests [`list`] shows where it is not narrowed: an index knows.
fn count_all_of(db: &mut Db, me: AccountId, kind: AccountKind) -> Result<Count, Error> {
    let mut mine = service_request_parties::table
        .filter(service_request_parties::account_id.eq(me))
        .select(service_request_parties::request_id)
        .into_boxed::<MultiBackend>();
    if must_serve(kind) {
        mine = mine.filter(service_request_parties::is_served.eq(true));
    }
    count_up_to(db, mine)
}

/// How many requests wait for this account's answer, of those that [`list`] shows, and how many of them too long. Two
/// queries.
pub fn count_waiting(
    db: &mut Db,
    (scope, kind): (Scope, AccountKind),
    now: Moment,
) -> Result<OpenRequestCounts, Error> {
    let me = scope.account();
    let mut count = |overdue: bool| -> Result<Count, Error> {
        let mut query = service_requests::table
            .filter(service_requests::assigned_to_account.eq(me))
            .filter(service_requests::state.eq(RequestState::Open))
            .select(service_requests::id)
            .into_boxed();
        if must_serve(kind) {
            query = query.filter(service_requests::assignee_serves.eq(true));
        }
        if overdue {
            query = query
                .filter(service_requests::first_responded_at.is_null())
                .filter(service_requests::first_response_due_at.lt(now));
        }
        count_up_to(db, query)
    };
    Ok(OpenRequestCounts { open: count(false)?, overdue: count(true)? })
}
