//! What happens to the links of invitations by themselves, or by somebody who has come from one.
//!
//! Needs no grant: whoever holds a link was invited, and time alone lets it die.

use diesel::prelude::*;

use crate::domain::{Error, Moment, ids::InvitationId};
use crate::repository::{db::Db, invitations::TokenHash, schema::invitations, sweeping::PIECE};

/// Notes that somebody signed in or enrolled from the link's page. Whether this was the first time.
pub fn mark_signed_in(db: &mut Db, token: &TokenHash, now: Moment) -> Result<Option<InvitationId>, Error> {
    let fresh = invitations::table
        .filter(invitations::token_hash.eq(token.as_slice()).and(invitations::outcome.is_null()))
        .filter(invitations::expires_at.gt(now).and(invitations::signed_in_at.is_null()));
    let id: Option<InvitationId> = fresh.select(invitations::id).first(db).optional()?;
    if let Some(id) = id {
        diesel::update(invitations::table.find(id)).set(invitations::signed_in_at.eq(now)).execute(db)?;
    }
    Ok(id)
}

/// Erases the sealed tokens of links that have died, so many at a time; whether more may be left.
pub fn sweep(db: &mut Db, now: Moment) -> Result<bool, Error> {
    let dead = |until: Moment| {
        invitations::table.filter(invitations::expires_at.le(until).and(invitations::sealed_token.is_not_null()))
    };
    let last = dead(now).order(invitations::expires_at).offset(PIECE).select(invitations::expires_at);
    let last: Option<Moment> = last.first(db).optional()?;
    diesel::update(dead(last.unwrap_or(now))).set(invitations::sealed_token.eq(None::<Vec<u8>>)).execute(db)?;
    Ok(last.is_some())
}
