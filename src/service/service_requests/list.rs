//! Lists of service requests.

use crate::{
    domain::{actor::Actor, error::Error, ids::AccountId, policy::Action},
    repository::{
        cursor::{Cursor, Page},
        customers::Customer,
        db::Db,
        service_request_list::{self, Stand, WantedRequests, Whose},
        service_requests::Requested,
    },
    service::{Call, customers::open},
};

/// A page of the requests that the account has to do with, the newest first.
///
/// # Errors
/// [`Error::Denied`], or as the database says.
pub fn list(
    db: &mut Db,
    call: &Call,
    actor: &Actor,
    (stand, whose): (Option<Stand>, Option<Whose>),
    cursor: Option<&Cursor>,
) -> Result<Page<Requested>, Error> {
    let grant = call.authorize(actor, Action::ViewServiceRequests)?;
    let wanted = WantedRequests { customer: None, stand, whose };
    service_request_list::list(db, (grant.scope(), actor.account.kind), wanted, call.now, cursor)
}

/// A page of the requests for a customer that the partner has to do with, the newest first.
///
/// # Errors
/// As [`open`].
pub fn list_of_customer(
    db: &mut Db,
    call: &Call,
    actor: &Actor,
    id: AccountId,
    cursor: Option<&Cursor>,
) -> Result<(Customer, Page<Requested>), Error> {
    let (grant, customer) = open(db, call, actor, Action::ViewServiceRequests, id)?;
    let wanted = WantedRequests { customer: Some(id), stand: None, whose: None };
    let found = service_request_list::list(db, (grant.scope(), actor.account.kind), wanted, call.now, cursor)?;
    Ok((customer, found))
}
