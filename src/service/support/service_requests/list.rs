//! Lists of service requests.

use crate::{
    domain::{error::Error, ids::AccountId, policy::Action},
    repository::{
        cursor::{Cursor, Page},
        customers::Customer,
        service_request_list::{self, Stand, WantedRequests, Whose},
        service_requests::Requested,
    },
    service::{UseCase, customers::open},
};

/// A page of the requests that the account has to do with, the newest first.
///
/// # Errors
/// [`Error::Denied`], or as the database says.
pub fn list(
    cx: &mut UseCase<'_>,
    (stand, whose): (Option<Stand>, Option<Whose>),
    cursor: Option<&Cursor>,
) -> Result<Page<Requested>, Error> {
    let grant = cx.authorize(Action::ViewServiceRequests)?;
    let wanted = WantedRequests { customer: None, stand, whose };
    service_request_list::list(cx.db, (grant.scope(), cx.actor.account.kind), wanted, cx.call.now, cursor)
}

/// A page of the requests for a customer that the partner has to do with, the newest first.
///
/// # Errors
/// As [`open`].
pub fn list_of_customer(
    cx: &mut UseCase<'_>,
    id: AccountId,
    cursor: Option<&Cursor>,
) -> Result<(Customer, Page<Requested>), Error> {
    let (grant, customer) = open(cx, Action::ViewServiceRequests, id)?;
    let wanted = WantedRequests { customer: Some(id), stand: None, whose: None };
    let found = service_request_list::list(cx.db, (grant.scope(), cx.actor.account.kind), wanted, cx.call.now, cursor)?;
    Ok((customer, found))
}
