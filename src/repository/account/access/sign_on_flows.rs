//! People on the way to a provider and back, and tokens of providers that were taken.
//!
//! Needs no grant: whoever holds the token of a flow began it, and a provider's token is its own proof.

use diesel::prelude::*;

use crate::domain::{
    Error, Moment,
    ids::{AccountId, SessionId},
    single_sign_on::FlowPurpose,
};
use crate::repository::{
    db::{Db, on_backend},
    schema::{single_sign_on_flows as flows, single_sign_on_logouts as logouts},
    sweeping::sweep_piece,
};

/// Somebody on the way.
#[derive(Clone, Queryable, Selectable, Insertable)]
#[diesel(table_name = flows)]
pub struct SignOnFlow {
    /// The SHA-256 of the token that the browser has.
    pub id: Vec<u8>,
    /// The SHA-256 of what the provider sends back.
    pub state_hash: Vec<u8>,
    /// Nonce and verifier, sealed.
    pub sealed: Vec<u8>,
    /// The account whose provider it is.
    pub account_id: AccountId,
    /// With which of its settings.
    pub version: i64,
    /// What for.
    pub purpose: FlowPurpose,
    /// In which session, where it is for somebody signed in.
    pub session_number: Option<SessionId>,
    /// Where to go afterwards.
    pub return_to: String,
    /// A digest of the network it began in.
    pub place_hash: Vec<u8>,
    /// When it began.
    pub created_at: Moment,
    /// Until when there is time.
    pub expires_at: Moment,
}

/// Begins one.
pub fn begin(db: &mut Db, new: &SignOnFlow) -> Result<(), Error> {
    diesel::insert_into(flows::table).values(new).execute(db)?;
    Ok(())
}

/// The one behind a browser's token and what the provider sent back, which is over with this: it counts once, whatever
/// comes of it.
pub fn take(db: &mut Db, hash: &[u8; 32], state_hash: &[u8; 32], now: Moment) -> Result<Option<SignOnFlow>, Error> {
    let found = flows::table
        .filter(flows::id.eq(hash.as_slice()).and(flows::expires_at.gt(now)))
        .filter(flows::state_hash.eq(state_hash.as_slice()))
        .select(SignOnFlow::as_select())
        .first(db)
        .optional()?;
    if found.is_none() {
        return Ok(None);
    }
    let taken = diesel::delete(flows::table.find(hash.as_slice())).execute(db)?;
    Ok(found.filter(|_| taken == 1))
}

/// How many began in a network since then.
pub fn count_since(db: &mut Db, place_hash: &[u8; 32], since: Moment) -> Result<i64, Error> {
    Ok(flows::table
        .filter(flows::place_hash.eq(place_hash.as_slice()).and(flows::created_at.gt(since)))
        .count()
        .get_result(db)?)
}

/// Takes a provider's token, which counts once. Gives whether it was not taken before.
pub fn take_logout(db: &mut Db, hash: &[u8; 32], expires_at: Moment) -> Result<bool, Error> {
    let new = (logouts::hash.eq(hash.to_vec()), logouts::expires_at.eq(expires_at));
    let taken = on_backend!(db, |conn| {
        diesel::insert_into(logouts::table).values(new).on_conflict_do_nothing().execute(conn)
    })?;
    Ok(taken == 1)
}

/// Drops the trips to a provider that are over.
pub fn sweep(db: &mut Db, now: Moment) -> Result<bool, Error> {
    sweep_piece!(db, flows, expires_at, now)
}

/// Drops the tokens of logouts that nobody could show again any more.
pub fn sweep_logouts(db: &mut Db, now: Moment) -> Result<bool, Error> {
    sweep_piece!(db, logouts, expires_at, now)
}
