//! Deleted users whose time is over (`docs/domain.md` §10.2).
//!
//! Needs no grant: the portal forgets them by itself, when the day has come.

use diesel::prelude::*;

use crate::domain::{
    Error, Language, Moment,
    directory::UserState,
    ids::{AccountId, UserId},
};
use crate::repository::{
    db::Db,
    schema::{customer_users, users},
    users::user_search_key,
};

/// What somebody is called of whom nothing is known any more.
pub const NO_NAME: &str = "—";

/// The next users whose time after being deleted is over at `before`: their directories and they themselves.
pub fn due(db: &mut Db, before: Moment) -> Result<Vec<(AccountId, UserId)>, Error> {
    Ok(customer_users::table
        .filter(customer_users::state.eq(UserState::Deleted))
        .filter(customer_users::deleted_at.le(before).assume_not_null())
        .order((customer_users::deleted_at, customer_users::user_id))
        .limit(500)
        .select((customer_users::customer_id, customer_users::user_id))
        .load(db)?)
}

/// Forgets a deleted user whose time is over. `false` where it is there again, or gone.
pub fn forget(db: &mut Db, id: UserId, before: Moment) -> Result<bool, Error> {
    let one = customer_users::table
        .find(id)
        .filter(customer_users::state.eq(UserState::Deleted))
        .filter(customer_users::deleted_at.le(before).assume_not_null());
    Ok(diesel::delete(one).execute(db)? == 1)
}

/// Forgets whose row this is: what was done under it stays, the person, its address and its password go.
pub fn anonymize(db: &mut Db, id: UserId) -> Result<(), Error> {
    empty(db, id, None)
}

/// The same, where the name stays as part of something that is kept.
pub fn empty(db: &mut Db, id: UserId, name: Option<&str>) -> Result<(), Error> {
    // No mail reaches this, and nobody signs in with it (RFC 2606 §2).
    let (nobody, name) = (format!("{id}@deleted.invalid"), name.unwrap_or(NO_NAME));
    diesel::update(users::table.find(id))
        .set((
            users::email.eq(&nobody),
            users::email_key.eq(&nobody),
            users::name.eq(name),
            users::search_key.eq(user_search_key(name, &nobody)),
            users::password_hash.eq(""),
            users::language.eq(None::<Language>),
            users::email_confirmed_at.eq(None::<Moment>),
        ))
        .execute(db)?;
    Ok(())
}
