//! What people do about themselves: how they see the portal, their passwords and addresses, the links that were mailed to
//! them.
//!
//! Needs no grant: a session or a mailed link says who the person is, and it is about nobody else.

use diesel::prelude::*;

use crate::domain::{Error, Moment, actor::Preferences, ids::UserId, mail::MutedTopics};
use crate::repository::{
    db::Db,
    schema::{accounts, memberships, password_links, user_links, users},
    sweeping::sweep_piece,
};

/// Whose address this is, as addresses are compared; whether that person belongs to anybody or not.
pub fn find(db: &mut Db, email_key: &str) -> Result<Option<UserId>, Error> {
    Ok(users::table.filter(users::email_key.eq(email_key)).select(users::id).first(db).optional()?)
}

/// Changes how a person sees the portal.
pub fn change_preferences(db: &mut Db, id: UserId, to: &Preferences) -> Result<(), Error> {
    diesel::update(users::table.find(id))
        .set((
            users::language.eq(to.language),
            users::time_zone.eq(to.time_zone.name()),
            users::theme.eq(to.theme),
            users::page_size.eq(to.page_size),
        ))
        .execute(db)?;
    Ok(())
}

/// Changes what a person wants no mail about.
pub fn mute(db: &mut Db, id: UserId, topics: &MutedTopics) -> Result<(), Error> {
    diesel::update(users::table.find(id)).set(users::muted_mails.eq(topics.joined())).execute(db)?;
    Ok(())
}

/// Keeps the password that a person has chosen. No link stays with which another one could be.
pub fn choose_password(db: &mut Db, id: UserId, hash: &str) -> Result<(), Error> {
    diesel::delete(password_links::table.find(id)).execute(db)?;
    diesel::update(users::table.find(id))
        .set((
            users::password_hash.eq(hash),
            users::must_change_password.eq(false),
            users::password_expires_at.eq(None::<Moment>),
        ))
        .execute(db)?;
    Ok(())
}

/// Whether a person has to choose another password next.
pub fn must_change_password(db: &mut Db, id: UserId) -> Result<bool, Error> {
    Ok(users::table.find(id).select(users::must_change_password).first(db)?)
}

/// Makes a person's password good for nothing: somebody else knows it. Another is chosen by a link.
pub fn block_password(db: &mut Db, id: UserId) -> Result<(), Error> {
    diesel::update(users::table.find(id)).set(users::password_hash.eq("")).execute(db)?;
    Ok(())
}

/// The names and the mail domains of the accounts that a person belongs to.
pub fn organizations(db: &mut Db, id: UserId) -> Result<Vec<String>, Error> {
    let mine = memberships::table.filter(memberships::user_id.eq(id)).select(memberships::account_id);
    let rows: Vec<(String, Option<String>)> =
        accounts::table.filter(accounts::id.eq_any(mine)).select((accounts::name, accounts::mail_domain)).load(db)?;
    Ok(rows.into_iter().flat_map(|(name, domain)| [Some(name), domain]).flatten().collect())
}

/// Notes that a mail to the person's address was answered.
pub fn confirm_address(db: &mut Db, id: UserId, now: Moment) -> Result<(), Error> {
    diesel::update(users::table.find(id)).set(users::email_confirmed_at.eq(now)).execute(db)?;
    Ok(())
}

/// Uses a link up that was mailed to the person.
pub fn use_link(db: &mut Db, token_hash: &[u8; 32], now: Moment) -> Result<(), Error> {
    let live =
        user_links::table.filter(user_links::token_hash.eq(token_hash.as_slice()).and(user_links::expires_at.gt(now)));
    if diesel::delete(live).execute(db)? == 1 { Ok(()) } else { Err(Error::NotFound) }
}

/// Lets the links die with which the person could choose a first password: it has chosen one.
pub fn drop_first_links(db: &mut Db, id: UserId) -> Result<(), Error> {
    diesel::delete(user_links::table.filter(user_links::user_id.eq(id).and(user_links::roles.eq("")))).execute(db)?;
    Ok(())
}

/// Drops the links that nobody used in time.
pub fn sweep_links(db: &mut Db, now: Moment) -> Result<bool, Error> {
    sweep_piece!(db, user_links, expires_at, now)
}
