//! Passkeys: asking browsers for them, adding, renaming and removing them, and getting in by one (`docs/domain.md` §4.6).

mod add;
mod question;
mod show;

pub use add::{NewPasskeyForm, add, propose};
pub use question::{PasskeyBrowser, ask};
pub use show::{PasskeyForm, sign_in};

pub(in crate::service::account) use show::{check, words};

use serde_json::json;

use super::second_factors::{self, Factor};
use crate::{
    auth::passkeys::{PasskeyFacts, RelyingParty},
    domain::{AuditEvent, Checks, Error, Text, actor::Person, ids::PasskeyId, second_factor::LONGEST_NAME},
    repository::{
        db::Db,
        passkeys::{self, Passkey},
        sessions::Visitor,
        users,
    },
    service::{AuditEntry, Call, sessions},
};

/// Whether there can be passkeys at all: browsers make none for hosts that are numbers.
#[must_use]
pub fn are_possible(public_url: &str) -> bool {
    RelyingParty::of(public_url).is_some()
}

/// One passkey of whoever asks.
pub fn find(db: &mut Db, person: &Person, id: PasskeyId) -> Result<Passkey, Error> {
    let own = passkeys::passkeys_of(db, person.id)?;
    own.into_iter().find(|one| one.id == id).ok_or(Error::NotFound)
}

/// Calls a passkey of whoever asks otherwise. Gives the name.
///
/// # Errors
/// [`Error::Invalid`] beside the field.
pub fn rename(db: &mut Db, call: &Call, person: &Person, id: PasskeyId, name: &str) -> Result<String, Error> {
    let before = find(db, person, id)?;
    let mut checks = Checks::new();
    let name = checks.line("name", name, LONGEST_NAME);
    checks.finish()?;
    if before.name != name {
        passkeys::rename(db, person.id, id, &name)?;
        let renamed = AuditEntry::new(AuditEvent::PasskeyRenamed, "user", *person.id.uuid())
            .from(json!({ "passkey": before.name }))
            .to(json!({ "passkey": name }));
        call.audit_person(db, person, renamed)?;
    }
    Ok(name)
}

/// Removes a passkey of whoever asks; with the last factor the recovery codes go too. The person hears of it by mail. Gives
/// the name.
///
/// # Errors
/// [`Error::Conflict`] for the last factor of somebody who must have one.
pub fn remove(db: &mut Db, call: &Call, visitor: &Visitor, id: PasskeyId) -> Result<String, Error> {
    sessions::need_proof(call, visitor)?;
    let person = &visitor.person;
    users::lock(db, person.id)?;
    let passkey = find(db, person, id)?;
    if second_factors::is_needed(db, call, person)? {
        return Err(Error::Conflict(Text::new("security-factor-needed")));
    }
    passkeys::remove(db, person.id, id)?;
    second_factors::removed(db, call, person, (Factor::Passkey, &passkey.name))?;
    Ok(passkey.name)
}

/// What the signature of a passkey is held against.
fn facts(passkey: &Passkey) -> PasskeyFacts {
    PasskeyFacts {
        credential_id: passkey.credential_id.clone(),
        public_key: passkey.public_key.clone(),
        sign_count: u32::try_from(passkey.sign_count).unwrap_or(u32::MAX),
        backup_eligible: passkey.backup_eligible,
        backed_up: passkey.backed_up,
    }
}
