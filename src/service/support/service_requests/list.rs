//! Lists of service requests.

use crate::{
    domain::{Action, Error, ids::AccountId, list::Page},
    repository::{
        customers::Customer,
        service_request_list::{self, RequestQuery},
        service_requests::Requested,
    },
    service::{UseCase, customers::open},
};

/// A page of the requests that the account has to do with, the newest first.
pub fn list(cx: &mut UseCase<'_>, wanted: &RequestQuery) -> Result<Page<Requested>, Error> {
    let wanted = &cx.paged(wanted);
    let grant = cx.authorize(Action::ViewServiceRequests)?;
    service_request_list::list(cx.db, (grant.scope(), cx.actor.account.kind), wanted, None, cx.call.now)
}

/// A page of the requests for a customer that the partner has to do with, the newest first.
pub fn list_of_customer(
    cx: &mut UseCase<'_>,
    id: AccountId,
    wanted: &RequestQuery,
) -> Result<(Customer, Page<Requested>), Error> {
    let wanted = &cx.paged(wanted);
    let (grant, customer) = open(cx, Action::ViewServiceRequests, id)?;
    let found =
        service_request_list::list(cx.db, (grant.scope(), cx.actor.account.kind), wanted, Some(id), cx.call.now)?;
    Ok((customer, found))
}
