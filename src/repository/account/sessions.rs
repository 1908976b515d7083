//! Sessions: who a browser has signed in as, and for which account it acts.
//!
//! Needs no grant: a session is its holder's, and whoever ends those of others has shown one for what that follows from.

use chrono_tz::Tz;
use diesel::prelude::*;

use crate::domain::{
    Actor, Error, Language, Moment,
    account::{AccountFacts, Standing},
    actor::{Person, Theme},
    ids::{AccountId, UserId},
    list::PageSize,
    role::Roles,
    waiting::Waiting,
};
use crate::repository::{
    db::{Db, on_backend},
    schema::{sessions, users},
    suspensions::{self, Told},
    users::memberships_of,
};

/// What a session is found by: the SHA-256 of the key in the browser's cookie.
pub type SessionHash = [u8; 32];

/// A session that has not expired, and who is behind it.
#[derive(Clone, Debug)]
pub struct Visitor {
    /// The person.
    pub person: Person,
    /// The person in the account it chose; `None` until it has chosen one of several.
    pub actor: Option<Actor>,
    /// The accounts the person belongs to, by name.
    pub accounts: Vec<AccountFacts>,
    /// Why the account it acts in is suspended, where it is.
    pub suspension: Option<Told>,
    /// When the session's lifetime was last renewed.
    pub renewed_at: Moment,
    /// How much of what waits for the actor, where a page is to say so; [`resolve`] does not ask.
    pub waiting: Vec<(Waiting, i64)>,
}

#[derive(Queryable)]
struct Row {
    account: Option<AccountId>,
    renewed_at: Moment,
    user: UserId,
    name: String,
    email: String,
    language: Option<Language>,
    time_zone: String,
    theme: Theme,
    page_size: PageSize,
    must_change_password: bool,
}

/// Who is behind a session; `None` for one that is unknown or over. Two queries, four for a suspended partner.
pub fn resolve(db: &mut Db, session: &SessionHash, now: Moment) -> Result<Option<Visitor>, Error> {
    let row: Option<Row> = sessions::table
        .inner_join(users::table.on(users::id.eq(sessions::user_id)))
        .filter(sessions::id.eq(session.as_slice()).and(sessions::expires_at.gt(now)))
        .select((
            sessions::account_id,
            sessions::renewed_at,
            users::id,
            users::name,
            users::email,
            users::language,
            users::time_zone,
            users::theme,
            users::page_size,
            users::must_change_password,
        ))
        .first(db)
        .optional()?;
    let Some(row) = row else { return Ok(None) };
    let memberships = memberships_of(db, row.user)?;
    let mut accounts: Vec<AccountFacts> = memberships.iter().map(|(_, account)| account.clone()).collect();
    accounts.dedup_by_key(|account| account.id);
    let person = Person {
        id: row.user,
        name: row.name,
        email: row.email,
        language: row.language,
        time_zone: row.time_zone.parse().unwrap_or(Tz::UTC),
        theme: row.theme,
        page_size: row.page_size,
        must_change_password: row.must_change_password,
        accounts: i64::try_from(accounts.len()).unwrap_or(i64::MAX),
    };
    let chosen = accounts.iter().find(|account| Some(account.id) == row.account).cloned();
    let actor = chosen.map(|account| Actor {
        roles: Roles::new(memberships.iter().filter(|(_, a)| a.id == account.id).map(|(role, _)| *role)),
        person: person.clone(),
        account,
    });
    let suspension = match &actor {
        Some(actor) if actor.account.standing == Standing::Suspended => suspensions::told(db, actor.account.id)?,
        _ => None,
    };
    Ok(Some(Visitor { person, actor, accounts, suspension, renewed_at: row.renewed_at, waiting: Vec::new() }))
}

/// Begins a session, or changes the account of one that has begun.
pub fn save(
    db: &mut Db,
    session: &SessionHash,
    user: UserId,
    account: Option<AccountId>,
    now: Moment,
    expires_at: Moment,
) -> Result<(), Error> {
    let row = (
        sessions::id.eq(session.to_vec()),
        sessions::user_id.eq(user),
        sessions::account_id.eq(account),
        sessions::created_at.eq(now),
        sessions::renewed_at.eq(now),
        sessions::expires_at.eq(expires_at),
    );
    on_backend!(db, |conn| {
        diesel::insert_into(sessions::table)
            .values(row)
            .on_conflict(sessions::id)
            .do_update()
            .set((sessions::account_id.eq(account), sessions::renewed_at.eq(now), sessions::expires_at.eq(expires_at)))
            .execute(conn)
    })?;
    Ok(())
}

/// Prolongs a session.
pub fn renew(db: &mut Db, session: &SessionHash, now: Moment, expires_at: Moment) -> Result<(), Error> {
    diesel::update(sessions::table.find(session.as_slice()))
        .set((sessions::renewed_at.eq(now), sessions::expires_at.eq(expires_at)))
        .execute(db)?;
    Ok(())
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

/// Ends every session of a user but `keep`: after a change of password.
pub fn delete_others(db: &mut Db, user: UserId, keep: &SessionHash) -> Result<(), Error> {
    diesel::delete(sessions::table.filter(sessions::user_id.eq(user).and(sessions::id.ne(keep.as_slice()))))
        .execute(db)?;
    Ok(())
}

/// Ends every session of a user: somebody else changed the password.
pub fn delete_all(db: &mut Db, user: UserId) -> Result<(), Error> {
    diesel::delete(sessions::table.filter(sessions::user_id.eq(user))).execute(db)?;
    Ok(())
}

/// Ends the sessions in which a user acts in this account: it belongs to it no longer.
pub fn delete_in(db: &mut Db, user: UserId, account: AccountId) -> Result<(), Error> {
    diesel::delete(sessions::table.filter(sessions::user_id.eq(user).and(sessions::account_id.eq(account))))
        .execute(db)?;
    Ok(())
}

/// Drops the sessions that are over.
pub fn sweep(db: &mut Db, now: Moment) -> Result<(), Error> {
    diesel::delete(sessions::table.filter(sessions::expires_at.le(now))).execute(db)?;
    Ok(())
}
