//! What people show besides their passwords: apps that make codes, and recovery codes.
//!
//! Needs no grant: a factor is its holder's, and whoever takes those of others away has shown one for what that follows
//! from.

use diesel::{
    dsl::{exists, select},
    prelude::*,
};

use crate::domain::{
    Error, Moment,
    ids::{AuthenticatorId, UserId},
};
use crate::repository::{
    db::Db,
    schema::{authenticators, recovery_codes, sessions, users},
};

/// An app that makes codes.
#[derive(Clone, Queryable)]
pub struct Authenticator {
    /// Its id.
    pub id: AuthenticatorId,
    /// What its holder calls it.
    pub name: String,
    /// The secret that it shares with the portal, sealed.
    pub sealed: Vec<u8>,
    /// The 30 seconds whose code was taken last.
    pub last_step: i64,
    /// When it was added.
    pub created_at: Moment,
    /// When a code of it was last taken.
    pub last_used_at: Option<Moment>,
}

/// The apps of a user, the oldest first.
pub fn authenticators_of(db: &mut Db, user: UserId) -> Result<Vec<Authenticator>, Error> {
    Ok(authenticators::table
        .filter(authenticators::user_id.eq(user))
        .order(authenticators::id)
        .select((
            authenticators::id,
            authenticators::name,
            authenticators::sealed,
            authenticators::last_step,
            authenticators::created_at,
            authenticators::last_used_at,
        ))
        .load(db)?)
}

/// Whether a user has a second factor.
pub fn has_any(db: &mut Db, user: UserId) -> Result<bool, Error> {
    Ok(select(exists(authenticators::table.filter(authenticators::user_id.eq(user)))).get_result(db)?)
}

/// Adds an app. The code of `last_step` has been shown.
pub fn insert(db: &mut Db, user: UserId, new: &Authenticator) -> Result<(), Error> {
    diesel::insert_into(authenticators::table)
        .values((
            authenticators::id.eq(new.id),
            authenticators::user_id.eq(user),
            authenticators::name.eq(&new.name),
            authenticators::sealed.eq(&new.sealed),
            authenticators::last_step.eq(new.last_step),
            authenticators::created_at.eq(new.created_at),
            authenticators::last_used_at.eq(new.last_used_at),
        ))
        .execute(db)?;
    Ok(())
}

/// Notes that a code of an app was taken: none of the same 30 seconds or earlier ones is taken again.
pub fn note_use(db: &mut Db, id: AuthenticatorId, step: i64, now: Moment) -> Result<(), Error> {
    diesel::update(authenticators::table.find(id))
        .set((authenticators::last_step.eq(step), authenticators::last_used_at.eq(now)))
        .execute(db)?;
    Ok(())
}

/// Removes an app of a user. Gives whether there was one.
pub fn remove(db: &mut Db, user: UserId, id: AuthenticatorId) -> Result<bool, Error> {
    let own = authenticators::table.filter(authenticators::user_id.eq(user).and(authenticators::id.eq(id)));
    Ok(diesel::delete(own).execute(db)? > 0)
}

/// Takes away whatever a user shows besides the password; its sessions prove by the password alone from here on.
pub fn forget(db: &mut Db, user: UserId) -> Result<(), Error> {
    diesel::delete(authenticators::table.filter(authenticators::user_id.eq(user))).execute(db)?;
    diesel::delete(recovery_codes::table.filter(recovery_codes::user_id.eq(user))).execute(db)?;
    diesel::update(sessions::table.filter(sessions::user_id.eq(user)))
        .set(sessions::second_factor.eq(false))
        .execute(db)?;
    Ok(())
}

/// Takes away the apps that were added at a moment or later, and with the last app the recovery codes.
pub fn forget_added_since(db: &mut Db, user: UserId, since: Moment) -> Result<(), Error> {
    let added =
        authenticators::table.filter(authenticators::user_id.eq(user).and(authenticators::created_at.ge(since)));
    diesel::delete(added).execute(db)?;
    if has_any(db, user)? { Ok(()) } else { forget(db, user) }
}

/// Replaces a user's recovery codes by those behind `hashes`.
pub fn replace_codes(db: &mut Db, user: UserId, hashes: &[[u8; 32]]) -> Result<(), Error> {
    diesel::delete(recovery_codes::table.filter(recovery_codes::user_id.eq(user))).execute(db)?;
    for hash in hashes {
        diesel::insert_into(recovery_codes::table)
            .values((recovery_codes::hash.eq(hash.as_slice()), recovery_codes::user_id.eq(user)))
            .execute(db)?;
    }
    Ok(())
}

/// Uses a recovery code up. Gives whether it was one of the user's and still good.
pub fn use_code(db: &mut Db, user: UserId, hash: &[u8; 32], now: Moment) -> Result<bool, Error> {
    let good = recovery_codes::table
        .find(hash.as_slice())
        .filter(recovery_codes::user_id.eq(user).and(recovery_codes::used_at.is_null()));
    Ok(diesel::update(good).set(recovery_codes::used_at.eq(now)).execute(db)? > 0)
}

/// How many recovery codes of a user are still good.
pub fn codes_left(db: &mut Db, user: UserId) -> Result<i64, Error> {
    Ok(recovery_codes::table
        .filter(recovery_codes::user_id.eq(user).and(recovery_codes::used_at.is_null()))
        .count()
        .get_result(db)?)
}

/// Since when a user is to have a second factor; it is noted when it is first asked.
pub fn asked_since(db: &mut Db, user: UserId, now: Moment) -> Result<Moment, Error> {
    let asked: Option<Moment> = users::table.find(user).select(users::factor_asked_at).first(db)?;
    if let Some(since) = asked {
        return Ok(since);
    }
    diesel::update(users::table.find(user)).set(users::factor_asked_at.eq(now)).execute(db)?;
    Ok(now)
}

/// Notes in all sessions of a user that it has a second factor: none need be added any more.
pub fn note_added(db: &mut Db, user: UserId) -> Result<(), Error> {
    diesel::update(sessions::table.filter(sessions::user_id.eq(user)))
        .set(sessions::factor_due_at.eq(None::<Moment>))
        .execute(db)?;
    Ok(())
}
