//! People who have given the right password and are to show a second factor.
//!
//! Needs no grant: whoever holds the token of a step has given the password.

use diesel::{dsl::sum, prelude::*};

use crate::domain::{
    Error, Moment,
    ids::{IdentityId, UserId},
};
use crate::repository::{
    db::Db,
    schema::{second_steps, users},
    sweeping::sweep_piece,
};

/// A second step under way.
#[derive(Clone, Debug, Queryable)]
pub struct SecondStep {
    /// Whose it is.
    pub user: UserId,
    /// What the person's address is known by.
    pub email_key: String,
    /// How many wrong codes there were.
    pub tries: i32,
    /// By whom a provider has signed it in, where one did before.
    pub identity: Option<IdentityId>,
    /// In which of the provider's sessions.
    pub provider_session: Option<String>,
}

/// Begins one.
pub fn begin(db: &mut Db, hash: &[u8; 32], user: UserId, now: Moment, expires_at: Moment) -> Result<(), Error> {
    diesel::insert_into(second_steps::table)
        .values((
            second_steps::id.eq(hash.as_slice()),
            second_steps::user_id.eq(user),
            second_steps::tries.eq(0),
            second_steps::created_at.eq(now),
            second_steps::expires_at.eq(expires_at),
        ))
        .execute(db)?;
    Ok(())
}

/// Notes that it is a provider that has signed the person in.
pub fn note_provider(
    db: &mut Db,
    hash: &[u8; 32],
    identity: IdentityId,
    provider_session: Option<&str>,
) -> Result<(), Error> {
    diesel::update(second_steps::table.find(hash.as_slice()))
        .set((second_steps::identity_id.eq(identity), second_steps::provider_session.eq(provider_session)))
        .execute(db)?;
    Ok(())
}

/// The one behind a token, if it is not over.
pub fn find(db: &mut Db, hash: &[u8; 32], now: Moment) -> Result<Option<SecondStep>, Error> {
    Ok(second_steps::table
        .inner_join(users::table.on(users::id.eq(second_steps::user_id)))
        .filter(second_steps::id.eq(hash.as_slice()).and(second_steps::expires_at.gt(now)))
        .select((
            second_steps::user_id,
            users::email_key,
            second_steps::tries,
            second_steps::identity_id,
            second_steps::provider_session,
        ))
        .first(db)
        .optional()?)
}

/// Counts a wrong code.
pub fn count_wrong(db: &mut Db, hash: &[u8; 32]) -> Result<(), Error> {
    diesel::update(second_steps::table.find(hash.as_slice()))
        .set(second_steps::tries.eq(second_steps::tries + 1))
        .execute(db)?;
    Ok(())
}

/// Counts a wrong code outside of a step.
pub fn note_wrong(db: &mut Db, hash: &[u8; 32], user: UserId, now: Moment) -> Result<(), Error> {
    begin(db, hash, user, now, now)?;
    count_wrong(db, hash)
}

/// How many wrong codes there were for a user since then, in all of its steps.
pub fn wrong_since(db: &mut Db, user: UserId, since: Moment) -> Result<i64, Error> {
    let tries: Option<i64> = second_steps::table
        .filter(second_steps::user_id.eq(user).and(second_steps::created_at.gt(since)))
        .select(sum(second_steps::tries))
        .first(db)?;
    Ok(tries.unwrap_or(0))
}

/// Ends one: the person is in. What was tried in it counts no longer.
pub fn delete(db: &mut Db, hash: &[u8; 32]) -> Result<(), Error> {
    diesel::delete(second_steps::table.find(hash.as_slice())).execute(db)?;
    Ok(())
}

/// Ends all of a user.
pub fn forget(db: &mut Db, user: UserId) -> Result<(), Error> {
    diesel::delete(second_steps::table.filter(second_steps::user_id.eq(user))).execute(db)?;
    Ok(())
}

/// Drops those that count for nothing any more.
pub fn sweep(db: &mut Db, before: Moment) -> Result<bool, Error> {
    sweep_piece!(db, second_steps, created_at, before)
}
