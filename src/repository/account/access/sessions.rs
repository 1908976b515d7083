//! Sessions: who a browser has signed in as, and for which account it acts.
//!
//! Needs no grant: a session is its holder's, and whoever ends those of others has shown one for what that follows from.

use diesel::prelude::*;

pub use super::visitors::{Visitor, resolve};
use crate::domain::{
    Action, Error, Grant, Moment,
    client::Client,
    ids::{AccountId, IdentityId, SessionId, UserId},
    session::SessionFacts,
};
use crate::repository::{
    db::Db,
    schema::{memberships, sessions},
    sweeping::sweep_piece,
};

/// What a session is found by: the SHA-256 of the key in the browser's cookie.
pub type SessionHash = [u8; 32];

/// A session that begins.
pub struct NewSession<'a> {
    /// Whose.
    pub user: UserId,
    /// The account to act in, unless there are several to choose from.
    pub account: Option<AccountId>,
    /// What is known of it.
    pub facts: &'a SessionFacts,
    /// From where.
    pub client: &'a Client,
}

/// Begins a session.
pub fn begin(db: &mut Db, session: &SessionHash, new: &NewSession<'_>, now: Moment) -> Result<(), Error> {
    let facts = new.facts;
    diesel::insert_into(sessions::table)
        .values((
            sessions::id.eq(session.as_slice()),
            sessions::number.eq(facts.number),
            sessions::user_id.eq(new.user),
            sessions::account_id.eq(new.account),
            sessions::kind.eq(facts.kind),
            sessions::browser.eq(&new.client.browser),
            sessions::network.eq(&new.client.network),
            sessions::second_factor.eq(facts.second_factor),
            sessions::created_at.eq(now),
            sessions::renewed_at.eq(now),
            sessions::proved_at.eq(facts.proved_at),
            sessions::expires_at.eq(facts.expires_at(now)),
            sessions::ends_at.eq(facts.ends_at),
            sessions::factor_due_at.eq(facts.factor_due_at),
        ))
        .execute(db)?;
    Ok(())
}

/// Prolongs a session.
pub fn renew(db: &mut Db, session: &SessionHash, facts: &SessionFacts, now: Moment) -> Result<(), Error> {
    diesel::update(sessions::table.find(session.as_slice()))
        .set((sessions::renewed_at.eq(now), sessions::expires_at.eq(facts.expires_at(now))))
        .execute(db)?;
    Ok(())
}

/// Notes that the holder of a session has proved who it is by something of its own, and whether by a second factor.
pub fn note_proof(db: &mut Db, number: SessionId, second_factor: bool, now: Moment) -> Result<(), Error> {
    diesel::update(sessions::table.filter(sessions::number.eq(number)))
        .set((sessions::proved_at.eq(now), sessions::second_factor.eq(second_factor), sessions::own_proof.eq(true)))
        .execute(db)?;
    Ok(())
}

/// Notes that a session began by a provider's word.
pub fn note_provider(
    db: &mut Db,
    session: &SessionHash,
    identity: IdentityId,
    provider_session: Option<&str>,
) -> Result<(), Error> {
    diesel::update(sessions::table.find(session.as_slice()))
        .set((
            sessions::identity_id.eq(identity),
            sessions::provider_session.eq(provider_session),
            sessions::own_proof.eq(false),
        ))
        .execute(db)?;
    Ok(())
}

/// Notes that the provider has asked the holder of a session once more who it is.
pub fn note_provider_proof(db: &mut Db, number: SessionId, now: Moment) -> Result<(), Error> {
    diesel::update(sessions::table.filter(sessions::number.eq(number)))
        .set((sessions::proved_at.eq(now), sessions::own_proof.eq(false)))
        .execute(db)?;
    Ok(())
}

/// Changes the key of a session: whoever knew the one before is out.
pub fn rekey(db: &mut Db, session: &SessionHash, new: &SessionHash) -> Result<(), Error> {
    diesel::update(sessions::table.find(session.as_slice())).set(sessions::id.eq(new.as_slice())).execute(db)?;
    Ok(())
}

/// A session in the list of its holder.
#[derive(Clone, Debug, Queryable)]
pub struct ListedSession {
    /// What it is called.
    pub number: SessionId,
    /// The browser and its system; empty where neither is known.
    pub browser: String,
    /// The network from which it began.
    pub network: String,
    /// When it began.
    pub begun_at: Moment,
    /// When a form was last sent in it, to a few minutes.
    pub renewed_at: Moment,
    /// When it ends if nothing more happens in it.
    pub expires_at: Moment,
}

/// The most sessions that are listed: the latest. More than a person has, and all of them are ended together.
pub const MOST_LISTED: i64 = 50;

/// The sessions of a user that are not over, the latest first.
pub fn list(db: &mut Db, user: UserId, now: Moment) -> Result<Vec<ListedSession>, Error> {
    Ok(sessions::table
        .filter(sessions::user_id.eq(user).and(sessions::expires_at.gt(now)))
        .order((sessions::renewed_at.desc(), sessions::number.desc()))
        .limit(MOST_LISTED)
        .select((
            sessions::number,
            sessions::browser,
            sessions::network,
            sessions::created_at,
            sessions::renewed_at,
            sessions::expires_at,
        ))
        .load(db)?)
}

/// Ends the session of a user that is called so. Gives whether there was one.
pub fn end(db: &mut Db, user: UserId, number: SessionId) -> Result<bool, Error> {
    let ended = diesel::delete(sessions::table.filter(sessions::user_id.eq(user).and(sessions::number.eq(number))))
        .execute(db)?;
    Ok(ended > 0)
}

/// Lets a session act in another account.
pub fn choose_account(db: &mut Db, session: &SessionHash, account: AccountId) -> Result<(), Error> {
    diesel::update(sessions::table.find(session.as_slice())).set(sessions::account_id.eq(account)).execute(db)?;
    Ok(())
}

/// Ends a session.
pub fn delete(db: &mut Db, session: &SessionHash) -> Result<(), Error> {
    diesel::delete(sessions::table.find(session.as_slice())).execute(db)?;
    Ok(())
}

/// Ends every session of a user but the one called `keep`. Gives how many there were.
pub fn delete_others(db: &mut Db, user: UserId, keep: SessionId) -> Result<usize, Error> {
    Ok(diesel::delete(sessions::table.filter(sessions::user_id.eq(user).and(sessions::number.ne(keep)))).execute(db)?)
}

/// Ends every session of a user: somebody else changed the password. Gives how many there were.
pub fn delete_all(db: &mut Db, user: UserId) -> Result<usize, Error> {
    Ok(diesel::delete(sessions::table.filter(sessions::user_id.eq(user))).execute(db)?)
}

/// Ends the sessions in which a user acts in this account: it belongs to it no longer.
pub fn delete_in(db: &mut Db, user: UserId, account: AccountId) -> Result<(), Error> {
    diesel::delete(sessions::table.filter(sessions::user_id.eq(user).and(sessions::account_id.eq(account))))
        .execute(db)?;
    Ok(())
}

/// Ends the sessions of everybody who belongs to an account but `keep`'s. Gives how many there were.
pub fn delete_of(db: &mut Db, grant: &Grant, account: AccountId, keep: UserId) -> Result<usize, Error> {
    grant.proves(&[Action::ManageAccounts])?;
    let people = memberships::table.filter(memberships::account_id.eq(account)).select(memberships::user_id);
    let theirs = sessions::table.filter(sessions::user_id.eq_any(people).and(sessions::user_id.ne(keep)));
    Ok(diesel::delete(theirs).execute(db)?)
}

/// Drops the sessions that are over.
pub fn sweep(db: &mut Db, now: Moment) -> Result<bool, Error> {
    sweep_piece!(db, sessions, expires_at, now)
}
