//! What people show besides their passwords: adding and removing it, and the step after the password.

mod authenticator;
mod recovery;
mod step;

use serde_json::json;

pub use authenticator::{AppForm, AppProposal, TurnedOn, propose, propose_again, turn_on};
pub use recovery::make_codes;
pub use step::{CodeForm, Verified, find_step, verify};

pub(in crate::service) use step::begin;
pub(in crate::service::account) use step::use_app_code;

use super::sessions;
use crate::{
    domain::{AuditEvent, Error, Text, actor::Person, ids::AuthenticatorId, second_factor::RecoveryCode},
    repository::{
        db::Db,
        passkeys::{self, Passkey},
        second_factors::{self, Authenticator},
        sessions::Visitor,
        users,
    },
    service::{
        AuditEntry, Call,
        warnings::{Warning, warn},
    },
};

/// What a person has besides the password.
pub struct OwnFactors {
    /// Its apps, the oldest first.
    pub authenticators: Vec<Authenticator>,
    /// Its passkeys, the oldest first.
    pub passkeys: Vec<Passkey>,
    /// How many recovery codes are left.
    pub codes_left: i64,
}

impl OwnFactors {
    /// How many apps and passkeys there are.
    #[must_use]
    pub fn count(&self) -> usize {
        self.authenticators.len() + self.passkeys.len()
    }
}

/// What whoever asks has besides the password.
pub fn list(db: &mut Db, person: &Person) -> Result<OwnFactors, Error> {
    Ok(OwnFactors {
        authenticators: second_factors::authenticators_of(db, person.id)?,
        passkeys: passkeys::passkeys_of(db, person.id)?,
        codes_left: second_factors::codes_left(db, person.id)?,
    })
}

/// One app of whoever asks.
pub fn find(db: &mut Db, person: &Person, id: AuthenticatorId) -> Result<Authenticator, Error> {
    let own = second_factors::authenticators_of(db, person.id)?;
    own.into_iter().find(|one| one.id == id).ok_or(Error::NotFound)
}

/// Whether removing one of its apps or passkeys would leave somebody without a second factor who must have one.
pub fn is_needed(db: &mut Db, call: &Call, person: &Person) -> Result<bool, Error> {
    Ok(second_factors::count(db, person.id)? == 1 && sessions::must_have_factor(db, call, person.id)?)
}

/// A kind of second factor.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::service::account) enum Factor {
    /// An app that makes codes.
    App,
    /// A passkey.
    Passkey,
}

impl Factor {
    /// What it is called on record.
    const fn name(self) -> &'static str {
        match self {
            Self::App => "authenticator",
            Self::Passkey => "passkey",
        }
    }
}

/// Settles that somebody has added a factor: its sessions need none any more, it is on record, and the person hears of it.
/// Gives the recovery codes that come with the first one.
pub(in crate::service::account) fn added(
    db: &mut Db,
    call: &Call,
    person: &Person,
    (factor, name): (Factor, &str),
    is_first: bool,
) -> Result<Vec<RecoveryCode>, Error> {
    second_factors::note_added(db, person.id)?;
    let codes = if is_first { recovery::replace(db, person.id)? } else { Vec::new() };
    let entry = AuditEntry::new(AuditEvent::SecondFactorAdded, "user", *person.id.uuid())
        .to(json!({ factor.name(): name, "recovery_codes": codes.len() }));
    call.audit_person(db, person, entry)?;
    let warning = match factor {
        Factor::App => Warning::AppAdded(name),
        Factor::Passkey => Warning::PasskeyAdded(name),
    };
    warn(db, call, person.id, &warning)?;
    Ok(codes)
}

/// Settles that somebody has removed a factor: with the last one the recovery codes go, it is on record, and the person
/// hears of it.
pub(in crate::service::account) fn removed(
    db: &mut Db,
    call: &Call,
    person: &Person,
    (factor, name): (Factor, &str),
) -> Result<(), Error> {
    if !second_factors::has_any(db, person.id)? {
        second_factors::forget(db, person.id)?;
    }
    let entry = AuditEntry::new(AuditEvent::SecondFactorRemoved, "user", *person.id.uuid())
        .from(json!({ factor.name(): name }));
    call.audit_person(db, person, entry)?;
    let warning = match factor {
        Factor::App => Warning::AppRemoved(name),
        Factor::Passkey => Warning::PasskeyRemoved(name),
    };
    warn(db, call, person.id, &warning)
}

/// Removes an app of whoever asks; with the last one the recovery codes go too. The person hears of it by mail.
///
/// # Errors
/// [`Error::Conflict`] for the last one of somebody who must have one.
pub fn remove(db: &mut Db, call: &Call, visitor: &Visitor, id: AuthenticatorId) -> Result<String, Error> {
    sessions::need_proof(call, visitor)?;
    let person = &visitor.person;
    users::lock(db, person.id)?;
    let app = find(db, person, id)?;
    if is_needed(db, call, person)? {
        return Err(Error::Conflict(Text::new("security-factor-needed")));
    }
    second_factors::remove(db, person.id, id)?;
    removed(db, call, person, (Factor::App, &app.name))?;
    Ok(app.name)
}
