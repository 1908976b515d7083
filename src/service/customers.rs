//! Customers of a partner: the one door to everything that is done for one of them.

use super::Call;
use crate::{
    domain::{
        actor::Actor,
        error::Error,
        ids::AccountId,
        policy::{Action, Grant},
    },
    repository::{
        customers::{self, Customer},
        db::Db,
    },
};

/// A customer of the actor's account, for somebody who may do `action`. Every use case about a customer begins here:
/// the right is asked for first, then whether there is a relationship; a customer of others does not exist.
///
/// # Errors
/// [`Error::Denied`]; [`Error::NotFound`] where the account does not serve this customer (any more).
pub fn open(
    db: &mut Db,
    call: &Call,
    actor: &Actor,
    action: Action,
    id: AccountId,
) -> Result<(Grant, Customer), Error> {
    let grant = call.authorize(actor, action)?;
    let customer = customers::find(db, grant.scope(), id)?;
    Ok((grant, customer))
}
