//! Customers of a partner: the one door to everything that is done for one of them.

use crate::service::UseCase;
use crate::{
    domain::{Action, Error, Grant, ids::AccountId},
    repository::customers::{self, Customer},
};

/// A customer of the actor's account, for somebody who may do `action`. Every use case about a customer begins here:
/// the right is asked for first, then whether there is a relationship; a customer of others does not exist.
pub fn open(cx: &mut UseCase<'_>, action: Action, id: AccountId) -> Result<(Grant, Customer), Error> {
    let grant = cx.authorize(action)?;
    let customer = customers::find(cx.db, grant.scope(), id)?;
    Ok((grant, customer))
}
