//! What a customer must know of its own agreement: whether it was asked to accept it, and whether it may do so itself
//! (`spec/domain.md` §4.6).

use diesel::prelude::*;

use super::{
    db::Db,
    schema::{customers, subscriptions},
};
use crate::domain::{error::Error, ids::AccountId, moment::Moment};

/// When a customer was asked to accept the customer agreement itself.
///
/// # Errors
/// [`Error::NotFound`] where it is no customer.
pub fn asked_at(db: &mut Db, customer: AccountId) -> Result<Option<Moment>, Error> {
    Ok(customers::table.find(customer).select(customers::agreement_asked_at).first(db)?)
}

/// Whether anything was ever bought for a customer: then it was bought under another agreement, unless this one is
/// accepted.
///
/// # Errors
/// As the database says.
pub fn has_purchases(db: &mut Db, customer: AccountId) -> Result<bool, Error> {
    let one: Option<AccountId> = subscriptions::table
        .filter(subscriptions::customer_id.eq(customer))
        .select(subscriptions::customer_id)
        .first(db)
        .optional()?;
    Ok(one.is_some())
}
