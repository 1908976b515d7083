//! Whom the people of providers are in the accounts that name these providers.
//!
//! Needs no grant: an identity is its holder's, who has shown both who it is here and who it is there; and whoever takes those
//! of others away has shown one for what that follows from.

use diesel::prelude::*;

use crate::domain::{
    Error, Moment,
    ids::{AccountId, IdentityId, UserId},
};
use crate::repository::{
    db::Db,
    schema::{second_steps, sessions, single_sign_on_identities as identities, users},
};

/// Whom a provider's person is in an account.
#[derive(Clone, Debug, PartialEq, Eq, Queryable, Selectable, Insertable)]
#[diesel(table_name = identities)]
pub struct Identity {
    /// Its id.
    pub id: IdentityId,
    /// The account in which it counts, and in no other.
    pub account_id: AccountId,
    /// The provider.
    pub issuer: String,
    /// What the provider calls the person.
    pub subject: String,
    /// Who that is.
    pub user_id: UserId,
    /// When it was connected.
    pub created_at: Moment,
    /// When it was last used.
    pub last_used_at: Option<Moment>,
}

/// Somebody who is connected, in the list of the account's global admins.
#[derive(Clone, Debug, Queryable)]
pub struct ConnectedPerson {
    /// The identity.
    pub id: IdentityId,
    /// The person's name.
    pub name: String,
    /// The person's address.
    pub email: String,
    /// When it was connected.
    pub created_at: Moment,
    /// When it was last used.
    pub last_used_at: Option<Moment>,
}

/// The most people that are listed as connected.
pub const MOST_CONNECTED: i64 = 200;

/// Whom a provider's person is in an account, if anybody.
pub fn find(db: &mut Db, account: AccountId, issuer: &str, subject: &str) -> Result<Option<Identity>, Error> {
    Ok(identities::table
        .filter(identities::account_id.eq(account).and(identities::issuer.eq(issuer)))
        .filter(identities::subject.eq(subject))
        .select(Identity::as_select())
        .first(db)
        .optional()?)
}

/// What a user is connected by in an account.
pub fn in_account(db: &mut Db, account: AccountId, user: UserId) -> Result<Option<Identity>, Error> {
    Ok(identities::table
        .filter(identities::account_id.eq(account).and(identities::user_id.eq(user)))
        .select(Identity::as_select())
        .first(db)
        .optional()?)
}

/// What a user is connected by, in all of its accounts.
pub fn of_user(db: &mut Db, user: UserId) -> Result<Vec<Identity>, Error> {
    Ok(identities::table.filter(identities::user_id.eq(user)).select(Identity::as_select()).load(db)?)
}

/// By which a session began, where one did.
pub fn of_session(db: &mut Db, session: &[u8; 32]) -> Result<Option<Identity>, Error> {
    Ok(identities::table
        .inner_join(sessions::table.on(sessions::identity_id.eq(identities::id.nullable())))
        .filter(sessions::id.eq(session.as_slice()))
        .select(Identity::as_select())
        .first(db)
        .optional()?)
}

/// The people of an account who are connected, by name, [`MOST_CONNECTED`] at most.
pub fn connected(db: &mut Db, account: AccountId) -> Result<Vec<ConnectedPerson>, Error> {
    Ok(identities::table
        .inner_join(users::table.on(users::id.eq(identities::user_id)))
        .filter(identities::account_id.eq(account))
        .order((users::search_key, identities::id))
        .limit(MOST_CONNECTED)
        .select((identities::id, users::name, users::email, identities::created_at, identities::last_used_at))
        .load(db)?)
}

/// Whose it is.
pub fn user_of(db: &mut Db, id: IdentityId) -> Result<Option<UserId>, Error> {
    Ok(identities::table.find(id).select(identities::user_id).first(db).optional()?)
}

/// Whose it is, of those that count in this account.
pub fn user_in(db: &mut Db, account: AccountId, id: IdentityId) -> Result<Option<UserId>, Error> {
    Ok(identities::table
        .filter(identities::id.eq(id).and(identities::account_id.eq(account)))
        .select(identities::user_id)
        .first(db)
        .optional()?)
}

/// Connects somebody.
pub fn insert(db: &mut Db, new: &Identity) -> Result<(), Error> {
    diesel::insert_into(identities::table).values(new).execute(db)?;
    Ok(())
}

/// Notes that somebody has signed in by it.
pub fn note_use(db: &mut Db, id: IdentityId, now: Moment) -> Result<(), Error> {
    diesel::update(identities::table.find(id)).set(identities::last_used_at.eq(now)).execute(db)?;
    Ok(())
}

/// Disconnects what a user is connected by in an account; the sessions that began by it end.
pub fn disconnect(db: &mut Db, account: AccountId, user: UserId) -> Result<bool, Error> {
    let Some(identity) = in_account(db, account, user)? else { return Ok(false) };
    end_sessions(db, &[identity.id], None)?;
    diesel::delete(identities::table.find(identity.id)).execute(db)?;
    Ok(true)
}

/// Ends the sessions that began by one of these, and the sign-ins that are under way; of one of the provider's `sessions`
/// where it is named. Gives how many sessions there were.
pub fn end_sessions(db: &mut Db, ids: &[IdentityId], provider_session: Option<&str>) -> Result<usize, Error> {
    let mut ended = 0;
    for id in ids {
        let theirs = sessions::table.filter(sessions::identity_id.eq(id));
        let under_way = second_steps::table.filter(second_steps::identity_id.eq(id));
        let Some(name) = provider_session else {
            diesel::delete(under_way).execute(db)?;
            ended += diesel::delete(theirs).execute(db)?;
            continue;
        };
        // Of which of the provider's sessions one is, not every provider says when it begins.
        let (step, one) = (second_steps::provider_session, sessions::provider_session);
        diesel::delete(under_way.filter(step.eq(name).or(step.is_null()))).execute(db)?;
        ended += diesel::delete(theirs.filter(one.eq(name).or(one.is_null()))).execute(db)?;
    }
    Ok(ended)
}

/// Ends all sessions of an account that began by single sign-on. Gives how many there were.
pub fn end_all(db: &mut Db, account: AccountId) -> Result<usize, Error> {
    let theirs = || identities::table.filter(identities::account_id.eq(account)).select(identities::id.nullable());
    diesel::delete(second_steps::table.filter(second_steps::identity_id.eq_any(theirs()))).execute(db)?;
    Ok(diesel::delete(sessions::table.filter(sessions::identity_id.eq_any(theirs()))).execute(db)?)
}

/// Those of an account that began by a session of the provider's of this name.
pub fn of_provider_session(db: &mut Db, account: AccountId, name: &str) -> Result<Vec<IdentityId>, Error> {
    Ok(identities::table
        .inner_join(sessions::table.on(sessions::identity_id.eq(identities::id.nullable())))
        .filter(identities::account_id.eq(account).and(sessions::provider_session.eq(name)))
        .distinct()
        .select(identities::id)
        .load(db)?)
}
