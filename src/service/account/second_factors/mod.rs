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
    domain::{AuditEvent, Error, Text, actor::Person, ids::AuthenticatorId},
    repository::{
        db::Db,
        second_factors::{self, Authenticator},
        sessions::Visitor,
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
    /// How many recovery codes are left.
    pub codes_left: i64,
}

/// What whoever asks has besides the password.
pub fn list(db: &mut Db, person: &Person) -> Result<OwnFactors, Error> {
    Ok(OwnFactors {
        authenticators: second_factors::authenticators_of(db, person.id)?,
        codes_left: second_factors::codes_left(db, person.id)?,
    })
}

/// One app of whoever asks.
pub fn find(db: &mut Db, person: &Person, id: AuthenticatorId) -> Result<Authenticator, Error> {
    let own = second_factors::authenticators_of(db, person.id)?;
    own.into_iter().find(|one| one.id == id).ok_or(Error::NotFound)
}

/// Whether removing one of its apps would leave somebody without a second factor who must have one.
pub fn is_needed(db: &mut Db, call: &Call, person: &Person) -> Result<bool, Error> {
    Ok(second_factors::authenticators_of(db, person.id)?.len() == 1 && sessions::must_have_factor(db, call, person.id)?)
}

/// Removes an app of whoever asks; with the last one the recovery codes go too. The person hears of it by mail.
///
/// # Errors
/// [`Error::Conflict`] for the last one of somebody who must have one.
pub fn remove(db: &mut Db, call: &Call, visitor: &Visitor, id: AuthenticatorId) -> Result<String, Error> {
    sessions::need_proof(call, visitor)?;
    let person = &visitor.person;
    let app = find(db, person, id)?;
    if is_needed(db, call, person)? {
        return Err(Error::Conflict(Text::new("security-factor-needed")));
    }
    second_factors::remove(db, person.id, id)?;
    if !second_factors::has_any(db, person.id)? {
        second_factors::forget(db, person.id)?;
    }
    let removed = AuditEntry::new(AuditEvent::SecondFactorRemoved, "user", *person.id.uuid())
        .from(json!({ "authenticator": app.name }));
    call.audit_person(db, person, removed)?;
    warn(db, call, person.id, &Warning::AppRemoved(&app.name))?;
    Ok(app.name)
}
