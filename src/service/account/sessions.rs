//! Sessions: beginning, prolonging and ending them, one's own and those of one's people.

use serde_json::json;

use crate::service::{AuditEntry, Call, ListedSession};
use crate::{
    auth::session::NewKey,
    domain::{
        AuditEvent, Error, Moment,
        actor::Person,
        ids::{AccountId, SessionId, UserId},
        policy,
        second_factor::GRACE,
        session::{SessionFacts, SessionKind},
    },
    repository::{
        db::Db,
        identities::Identity,
        second_factors,
        sessions::{self, NewSession, SessionHash, Visitor},
        users,
    },
};

/// Who is behind a browser's session, if it is not over.
pub fn resolve(db: &mut Db, session: &SessionHash, now: Moment) -> Result<Option<Visitor>, Error> {
    sessions::resolve(db, session, now)
}

/// Prolongs a session.
pub fn renew(db: &mut Db, session: &SessionHash, facts: &SessionFacts, now: Moment) -> Result<(), Error> {
    sessions::renew(db, session, facts, now)
}

/// Whether somebody must have a second factor: the installation demands it, or one of its accounts.
pub(in crate::service) fn must_have_factor(db: &mut Db, call: &Call, user: UserId) -> Result<bool, Error> {
    let roles = users::roles_everywhere(db, user)?;
    Ok(roles.iter().any(|(kind, role, own)| call.factor_rule.asks(*kind, *role) || own.asks(*kind, *role)))
}

/// Begins a session of somebody who has just proved who it is, perhaps by a `second_factor` too; gives its key, for the
/// browser alone.
pub(in crate::service) fn begin(
    db: &mut Db,
    call: &Call,
    user: UserId,
    account: Option<AccountId>,
    second_factor: bool,
) -> Result<NewKey, Error> {
    begin_unless(db, call, user, account, (second_factor, false))
}

/// Begins a session by a provider's word, in its account alone; gives its key. `second_factor` says whether a second factor
/// was shown here, `excused` whether the provider's counts.
pub(in crate::service) fn begin_by_provider(
    db: &mut Db,
    call: &Call,
    identity: &Identity,
    provider_session: Option<&str>,
    (second_factor, excused): (bool, bool),
) -> Result<NewKey, Error> {
    let key = begin_unless(db, call, identity.user_id, Some(identity.account_id), (second_factor, excused))?;
    sessions::note_provider(db, &key.hash(), identity.id, provider_session)?;
    Ok(key)
}

/// Begins a session of somebody who must have a second factor some day, unless it is `excused`.
fn begin_unless(
    db: &mut Db,
    call: &Call,
    user: UserId,
    account: Option<AccountId>,
    (second_factor, excused): (bool, bool),
) -> Result<NewKey, Error> {
    let must = must_have_factor(db, call, user)?;
    if !must {
        second_factors::no_longer_asked(db, user)?;
    }
    let factor_due_at = if must && !excused && !second_factors::has_any(db, user)? {
        Some(second_factors::asked_since(db, user, call.now)?.plus(GRACE))
    } else {
        None
    };
    let roles = users::roles_everywhere(db, user)?;
    let administers = roles.iter().any(|(kind, role, _)| policy::administers(*kind, *role));
    let kind = if administers { SessionKind::Administrator } else { SessionKind::Ordinary };
    let facts = SessionFacts {
        number: SessionId::at(call.now),
        kind,
        proved_at: call.now,
        renewed_at: call.now,
        ends_at: call.now.plus(kind.longest()),
        second_factor,
        factor_due_at,
        limited_to: None,
        own_proof: true,
    };
    let key = NewKey::of(facts.number);
    let new = NewSession { user, account, facts: &facts, client: &call.client };
    sessions::begin(db, &key.hash(), &new, call.now)?;
    Ok(key)
}

/// Gives a session another key, because its holder may do more from now on; whoever knew the one before is out.
pub(in crate::service) fn rekey(db: &mut Db, session: &SessionHash, facts: &SessionFacts) -> Result<NewKey, Error> {
    let key = NewKey::of(facts.number);
    sessions::rekey(db, session, &key.hash())?;
    Ok(key)
}

/// Makes sure that whoever is signed in, and is about to change its ways in, has proved lately by something of its own who
/// it is: a provider's word counts in the provider's account alone, and these ways lead into others too.
///
/// # Errors
/// [`Error::ProofNeeded`].
pub(in crate::service) fn need_proof(call: &Call, visitor: &Visitor) -> Result<(), Error> {
    if visitor.session.is_proved_by_oneself(call.now) { Ok(()) } else { Err(Error::ProofNeeded) }
}

/// The sessions of whoever asks, the latest first.
pub fn list(db: &mut Db, call: &Call, person: &Person) -> Result<Vec<ListedSession>, Error> {
    sessions::list(db, person.id, call.now)
}

/// Ends one session of whoever asks; one that is over already has ended as well.
pub fn end(db: &mut Db, call: &Call, person: &Person, number: SessionId) -> Result<(), Error> {
    if !sessions::end(db, person.id, number)? {
        return Ok(());
    }
    let ended = AuditEntry::new(AuditEvent::SessionsEnded, "user", *person.id.uuid()).to(json!({ "sessions": 1 }));
    call.audit_person(db, person, ended)
}

/// Ends all sessions of whoever asks but the one called `keep`. Gives how many there were.
pub fn end_others(db: &mut Db, call: &Call, person: &Person, keep: SessionId) -> Result<usize, Error> {
    let ended = sessions::delete_others(db, person.id, keep)?;
    if ended > 0 {
        let entry =
            AuditEntry::new(AuditEvent::SessionsEnded, "user", *person.id.uuid()).to(json!({ "sessions": ended }));
        call.audit_person(db, person, entry)?;
    }
    Ok(ended)
}
