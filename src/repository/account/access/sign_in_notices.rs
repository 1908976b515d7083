//! Sign-ins that people were told of by mail, because the browser did not know them.
//!
//! Needs no grant: a link is its holder's.

use diesel::prelude::*;

use crate::domain::{Error, Moment, client::Client, ids::UserId};
use crate::repository::{db::Db, schema::sign_in_notices, sweeping::sweep_piece};

/// A sign-in that a person was told of.
#[derive(Clone, Debug, Queryable, Selectable)]
#[diesel(table_name = sign_in_notices)]
pub struct NoticedSignIn {
    /// Who signed in.
    pub user_id: UserId,
    /// With which browser; empty where it is not known.
    pub browser: String,
    /// From which network.
    pub network: String,
    /// When.
    pub created_at: Moment,
}

/// Keeps one, behind the secret of its link.
pub fn keep(
    db: &mut Db,
    token_hash: &[u8; 32],
    (user, client): (UserId, &Client),
    (now, expires_at): (Moment, Moment),
) -> Result<(), Error> {
    diesel::insert_into(sign_in_notices::table)
        .values((
            sign_in_notices::token_hash.eq(token_hash.as_slice()),
            sign_in_notices::user_id.eq(user),
            sign_in_notices::browser.eq(&client.browser),
            sign_in_notices::network.eq(&client.network),
            sign_in_notices::created_at.eq(now),
            sign_in_notices::expires_at.eq(expires_at),
        ))
        .execute(db)?;
    Ok(())
}

/// How many a person was told of since a moment.
pub fn count(db: &mut Db, user: UserId, since: Moment) -> Result<i64, Error> {
    Ok(sign_in_notices::table
        .filter(sign_in_notices::user_id.eq(user).and(sign_in_notices::created_at.gt(since)))
        .count()
        .get_result(db)?)
}

/// The one behind a secret, if its link works still.
pub fn find(db: &mut Db, token_hash: &[u8; 32], now: Moment) -> Result<NoticedSignIn, Error> {
    Ok(sign_in_notices::table
        .find(token_hash.as_slice())
        .filter(sign_in_notices::expires_at.gt(now))
        .select(NoticedSignIn::as_select())
        .first(db)?)
}

/// Lets all links of a person die. Gives how many there were.
pub fn forget(db: &mut Db, user: UserId) -> Result<usize, Error> {
    Ok(diesel::delete(sign_in_notices::table.filter(sign_in_notices::user_id.eq(user))).execute(db)?)
}

/// Drops those whose links work no longer.
pub fn sweep(db: &mut Db, now: Moment) -> Result<bool, Error> {
    sweep_piece!(db, sign_in_notices, expires_at, now)
}
