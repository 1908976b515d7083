//! Passkeys, and what browsers are asked to sign with them.
//!
//! Needs no grant: a passkey is its holder's, and whoever takes those of others away has shown one for what that follows
//! from.

use diesel::prelude::*;

use crate::domain::{
    Error, Moment, Text,
    ids::{PasskeyId, UserId},
};
use crate::repository::{
    db::Db,
    error::is_duplicate,
    schema::{passkey_challenges, passkeys},
    sweeping::sweep_piece,
};

/// A passkey.
#[derive(Clone, Debug, Queryable, Selectable, Insertable)]
#[diesel(table_name = passkeys)]
pub struct Passkey {
    /// Its id.
    pub id: PasskeyId,
    /// Whose it is.
    pub user_id: UserId,
    /// What its holder calls it.
    pub name: String,
    /// What the authenticator calls it.
    pub credential_id: Vec<u8>,
    /// Its public key.
    pub public_key: Vec<u8>,
    /// How often it was used; 0 where it does not count.
    pub sign_count: i64,
    /// Whether it can be copied to other devices.
    pub backup_eligible: bool,
    /// Whether it was.
    pub backed_up: bool,
    /// When it was added.
    pub created_at: Moment,
    /// When it was last shown.
    pub last_used_at: Option<Moment>,
}

/// The passkeys of a user, the oldest first.
pub fn passkeys_of(db: &mut Db, user: UserId) -> Result<Vec<Passkey>, Error> {
    Ok(passkeys::table.filter(passkeys::user_id.eq(user)).order(passkeys::id).select(Passkey::as_select()).load(db)?)
}

/// The passkey that an authenticator calls so, whosever it is.
pub fn find_by_credential(db: &mut Db, credential_id: &[u8]) -> Result<Option<Passkey>, Error> {
    Ok(passkeys::table
        .filter(passkeys::credential_id.eq(credential_id))
        .select(Passkey::as_select())
        .first(db)
        .optional()?)
}

/// Adds a passkey.
///
/// # Errors
/// [`Error::Conflict`] where one is called so already.
pub fn insert(db: &mut Db, new: &Passkey) -> Result<(), Error> {
    match diesel::insert_into(passkeys::table).values(new.clone()).execute(db) {
        Err(failure) if is_duplicate(&failure) => Err(Error::Conflict(Text::new("passkey-known"))),
        other => other.map(|_| ()).map_err(Error::from),
    }
}

/// Notes that a passkey was shown: how often it has been by now, and whether it was copied.
pub fn note_use(db: &mut Db, id: PasskeyId, (sign_count, backed_up): (i64, bool), now: Moment) -> Result<(), Error> {
    diesel::update(passkeys::table.find(id))
        .set((passkeys::sign_count.eq(sign_count), passkeys::backed_up.eq(backed_up), passkeys::last_used_at.eq(now)))
        .execute(db)?;
    Ok(())
}

/// Calls a passkey of a user otherwise. Gives whether there was one.
pub fn rename(db: &mut Db, user: UserId, id: PasskeyId, name: &str) -> Result<bool, Error> {
    let own = passkeys::table.filter(passkeys::user_id.eq(user).and(passkeys::id.eq(id)));
    Ok(diesel::update(own).set(passkeys::name.eq(name)).execute(db)? > 0)
}

/// Removes a passkey of a user. Gives whether there was one.
pub fn remove(db: &mut Db, user: UserId, id: PasskeyId) -> Result<bool, Error> {
    let own = passkeys::table.filter(passkeys::user_id.eq(user).and(passkeys::id.eq(id)));
    Ok(diesel::delete(own).execute(db)? > 0)
}

/// What a browser is asked to sign.
pub struct NewChallenge<'a> {
    /// Which browser, and for what.
    pub holder: &'a [u8],
    /// What it is to sign.
    pub challenge: &'a [u8],
    /// From which network it asked.
    pub place_hash: &'a [u8],
    /// How long it has.
    pub expires_at: Moment,
}

/// Asks a browser; what it was asked before for the same counts no longer.
pub fn ask(db: &mut Db, new: &NewChallenge<'_>) -> Result<(), Error> {
    diesel::delete(passkey_challenges::table.find(new.holder)).execute(db)?;
    diesel::insert_into(passkey_challenges::table)
        .values((
            passkey_challenges::holder.eq(new.holder),
            passkey_challenges::challenge.eq(new.challenge),
            passkey_challenges::place_hash.eq(new.place_hash),
            passkey_challenges::expires_at.eq(new.expires_at),
        ))
        .execute(db)?;
    Ok(())
}

/// How many questions wait for browsers of a network.
pub fn count_asked(db: &mut Db, place_hash: &[u8], now: Moment) -> Result<i64, Error> {
    let waits = passkey_challenges::place_hash.eq(place_hash).and(passkey_challenges::expires_at.gt(now));
    Ok(passkey_challenges::table.filter(waits).count().get_result(db)?)
}

/// Takes what a browser was asked: it is answered once. `None` where nothing waits for it.
pub fn take(db: &mut Db, holder: &[u8], now: Moment) -> Result<Option<Vec<u8>>, Error> {
    let one = passkey_challenges::table.find(holder);
    let asked: Option<(Vec<u8>, Moment)> =
        one.select((passkey_challenges::challenge, passkey_challenges::expires_at)).first(db).optional()?;
    // Of two answers at once, only whoever deletes it has it.
    let is_taken = diesel::delete(one).execute(db)? == 1;
    Ok(asked.filter(|(_, until)| is_taken && *until > now).map(|(challenge, _)| challenge))
}

/// Drops what nobody has answered in time.
pub fn sweep(db: &mut Db, now: Moment) -> Result<bool, Error> {
    sweep_piece!(db, passkey_challenges, expires_at, now)
}
