//! Sessions: who a browser has signed in as, and for which account it acts.
//!
//! Needs no grant: a session is its holder's, and whoever ends those of others has shown one for what that follows from.

use chrono_tz::Tz;
use diesel::{dsl::exists, prelude::*};

use crate::domain::{
    Action, Actor, Error, Grant, Language, Moment,
    account::{AccountFacts, Standing},
    actor::{Person, Theme},
    client::Client,
    ids::{AccountId, IdentityId, SessionId, UserId},
    list::PageSize,
    role::{Role, Roles},
    second_factor::ProofWays,
    session::{SessionFacts, SessionKind},
    waiting::Waiting,
};
use crate::repository::{
    db::Db,
    schema::{authenticators, memberships, passkeys, sessions, single_sign_on_identities as identities, users},
    suspensions::{self, Told},
    users::{Membership, memberships_of},
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
    /// Those of its accounts that this session opens not: by a password, those whose people sign in through their provider.
    pub closed: Vec<AccountFacts>,
    /// Why the account it acts in is suspended, where it is.
    pub suspension: Option<Told>,
    /// The session.
    pub session: SessionFacts,
    /// What the person can show besides the password.
    pub ways: ProofWays,
    /// How much of what waits for the actor, where a page is to say so; [`resolve`] does not ask.
    pub waiting: Vec<(Waiting, i64)>,
}

#[derive(Queryable)]
#[expect(clippy::struct_excessive_bools, reason = "each is a column")]
struct Row {
    account: Option<AccountId>,
    number: SessionId,
    kind: SessionKind,
    proved_at: Moment,
    renewed_at: Moment,
    ends_at: Moment,
    second_factor: bool,
    factor_due_at: Option<Moment>,
    identity: Option<IdentityId>,
    limited_to: Option<AccountId>,
    own_proof: bool,
    user: UserId,
    name: String,
    email: String,
    language: Option<Language>,
    time_zone: String,
    theme: Theme,
    page_size: PageSize,
    must_change_password: bool,
    has_app: bool,
    has_passkey: bool,
}

/// Who is behind a session; `None` for one that is unknown or over. Two queries, four for a suspended partner.
pub fn resolve(db: &mut Db, session: &SessionHash, now: Moment) -> Result<Option<Visitor>, Error> {
    let row: Option<Row> = sessions::table
        .inner_join(users::table.on(users::id.eq(sessions::user_id)))
        .left_join(identities::table.on(identities::id.nullable().eq(sessions::identity_id)))
        .filter(sessions::id.eq(session.as_slice()).and(sessions::expires_at.gt(now)))
        .select((
            sessions::account_id,
            sessions::number,
            sessions::kind,
            sessions::proved_at,
            sessions::renewed_at,
            sessions::ends_at,
            sessions::second_factor,
            sessions::factor_due_at,
            sessions::identity_id,
            identities::account_id.nullable(),
            sessions::own_proof,
            users::id,
            users::name,
            users::email,
            users::language,
            users::time_zone,
            users::theme,
            users::page_size,
            users::must_change_password,
            exists(authenticators::table.filter(authenticators::user_id.eq(users::id))),
            exists(passkeys::table.filter(passkeys::user_id.eq(users::id))),
        ))
        .first(db)
        .optional()?;
    let Some(row) = row else { return Ok(None) };
    let (memberships, closed) = opened(memberships_of(db, row.user)?, row.limited_to);
    // What it began by is there no longer, or off, or the person belongs to that account no longer.
    if row.identity.is_some() && (row.limited_to.is_none() || memberships.is_empty()) {
        return Ok(None);
    }
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
        // Whoever comes from a provider has shown no password.
        must_change_password: row.must_change_password && row.identity.is_none(),
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
    let session = SessionFacts {
        number: row.number,
        kind: row.kind,
        proved_at: row.proved_at,
        renewed_at: row.renewed_at,
        ends_at: row.ends_at,
        second_factor: row.second_factor,
        factor_due_at: row.factor_due_at,
        limited_to: row.limited_to,
        own_proof: row.own_proof,
    };
    let ways = ProofWays { code: row.has_app, passkey: row.has_passkey };
    Ok(Some(Visitor { person, actor, accounts, closed, suspension, session, ways, waiting: Vec::new() }))
}

/// The memberships that a session opens, and the accounts that it opens not: by a provider's word that provider's account
/// alone, by a password all but those whose people sign in through their provider (`docs/domain.md` §4.8).
fn opened(
    memberships: Vec<Membership>,
    limited_to: Option<AccountId>,
) -> (Vec<(Role, AccountFacts)>, Vec<AccountFacts>) {
    let is_open = |one: &Membership| match limited_to {
        Some(limit) => one.account.id == limit && one.has_provider,
        None => !one.closed_to_passwords,
    };
    let (open, closed): (Vec<_>, Vec<_>) = memberships.into_iter().partition(is_open);
    let mut closed: Vec<AccountFacts> = closed.into_iter().map(|one| one.account).collect();
    closed.dedup_by_key(|account| account.id);
    (open.into_iter().map(|one| (one.role, one.account)).collect(), closed)
}

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
pub fn sweep(db: &mut Db, now: Moment) -> Result<(), Error> {
    diesel::delete(sessions::table.filter(sessions::expires_at.le(now))).execute(db)?;
    Ok(())
}
