//! People who can't sign in: who says to have forgotten a password, and the links with which a new one is chosen.
//!
//! Needs no grant: whoever asks is not known yet, and a link is its holder's.

use diesel::prelude::*;

use crate::domain::{
    Error, Language, Moment,
    ids::{PasswordRequestId, UserId},
    recovery::hour,
};
use crate::repository::{
    db::Db,
    schema::{password_links, password_requests},
    sweeping::sweep_piece,
};

/// Somebody's word that a password is forgotten.
#[derive(Clone, Debug, Queryable, Selectable, Insertable)]
#[diesel(table_name = password_requests)]
pub struct PasswordRequest {
    /// Its id.
    pub id: PasswordRequestId,
    /// What the address is counted by.
    pub address_hash: Vec<u8>,
    /// What the network is counted by.
    pub place_hash: Vec<u8>,
    /// The address, until it was looked up.
    pub sealed_address: Option<Vec<u8>>,
    /// The language of the page.
    pub language: Language,
    /// When.
    pub created_at: Moment,
}

/// A link for choosing a new password, without its secret.
#[derive(Clone, Debug, Queryable, Selectable)]
#[diesel(table_name = password_links)]
pub struct PasswordLink {
    /// Whose it is.
    pub user_id: UserId,
    /// Whether it was mailed to the person, and so using it confirms the address.
    pub confirms_address: bool,
    /// Until when it works.
    pub expires_at: Moment,
}

/// Notes what somebody says.
pub fn ask(db: &mut Db, request: &PasswordRequest) -> Result<(), Error> {
    diesel::insert_into(password_requests::table).values(request.clone()).execute(db)?;
    Ok(())
}

/// How often a network has asked since a moment.
pub fn count_asked(db: &mut Db, place_hash: &[u8; 32], since: Moment) -> Result<i64, Error> {
    Ok(password_requests::table
        .filter(password_requests::place_hash.eq(place_hash.as_slice()).and(password_requests::created_at.gt(since)))
        .count()
        .get_result(db)?)
}

/// What has waited longest to be looked up.
pub fn next(db: &mut Db) -> Result<Option<PasswordRequest>, Error> {
    Ok(password_requests::table
        .filter(password_requests::sealed_address.is_not_null())
        .order((password_requests::created_at, password_requests::id))
        .select(PasswordRequest::as_select())
        .first(db)
        .optional()?)
}

/// How many links an address was mailed and a network caused since a moment.
pub fn count_mailed(db: &mut Db, like: &PasswordRequest, since: Moment) -> Result<(i64, i64), Error> {
    let mailed = || password_requests::table.filter(password_requests::mailed_at.gt(since)).count();
    let to_address = mailed().filter(password_requests::address_hash.eq(&like.address_hash)).get_result(db)?;
    let from_place = mailed().filter(password_requests::place_hash.eq(&like.place_hash)).get_result(db)?;
    Ok((to_address, from_place))
}

/// Forgets the address of what was looked up, and notes whether a link is on its way. `false` where somebody else did.
pub fn settle(db: &mut Db, id: PasswordRequestId, mailed_at: Option<Moment>) -> Result<bool, Error> {
    let open = password_requests::table.find(id).filter(password_requests::sealed_address.is_not_null());
    let settled = diesel::update(open)
        .set((password_requests::sealed_address.eq(None::<Vec<u8>>), password_requests::mailed_at.eq(mailed_at)))
        .execute(db)?;
    Ok(settled == 1)
}

/// Keeps a person's link; the one before dies.
pub fn replace_link(db: &mut Db, link: &PasswordLink, token_hash: &[u8; 32], now: Moment) -> Result<(), Error> {
    diesel::delete(password_links::table.find(link.user_id)).execute(db)?;
    let row = (
        password_links::user_id.eq(link.user_id),
        password_links::token_hash.eq(token_hash.to_vec()),
        password_links::confirms_address.eq(link.confirms_address),
        password_links::created_at.eq(now),
        password_links::expires_at.eq(link.expires_at),
    );
    diesel::insert_into(password_links::table).values(row).execute(db)?;
    Ok(())
}

/// The link behind a secret, if it works still.
pub fn find_link(db: &mut Db, token_hash: &[u8; 32], now: Moment) -> Result<PasswordLink, Error> {
    Ok(password_links::table
        .filter(password_links::token_hash.eq(token_hash.as_slice()).and(password_links::expires_at.gt(now)))
        .select(PasswordLink::as_select())
        .first(db)?)
}

/// Uses a link up.
pub fn use_link(db: &mut Db, token_hash: &[u8; 32], now: Moment) -> Result<(), Error> {
    let live = password_links::table
        .filter(password_links::token_hash.eq(token_hash.as_slice()).and(password_links::expires_at.gt(now)));
    if diesel::delete(live).execute(db)? == 1 { Ok(()) } else { Err(Error::NotFound) }
}

/// Drops the links that nobody used in time.
pub fn sweep(db: &mut Db, now: Moment) -> Result<bool, Error> {
    sweep_piece!(db, password_links, expires_at, now)
}

/// Drops what people said of forgotten passwords and no longer counts.
pub fn sweep_requests(db: &mut Db, now: Moment) -> Result<bool, Error> {
    sweep_piece!(db, password_requests, created_at, now.plus(-hour()))
}
