//! The temporary passwords of users who were added out of a file. They are made when they are taken: until then there is
//! none, and afterwards there are hashes alone. So each can be read once, and in one place.

use serde_json::json;

use super::{super::lock_directory, OpenedImport, count, open};
use crate::{
    auth::lanes::Origin,
    domain::{
        AuditEvent, Error, Text,
        directory::Right,
        ids::{UserId, UserImportId},
        password::{self, TemporaryPassword},
        upload::UploadState,
    },
    repository::{imported_passwords, user_imports},
    service::{AuditEntry, Caller, Outcome, UseCase, directory::Place},
};

/// What came of asking for the passwords of a file.
pub enum Issued {
    /// They were made now: user names with their passwords.
    Now(Vec<(String, TemporaryPassword)>),
    /// They were taken before.
    Before(Box<OpenedImport>),
    /// Somebody else took them while these were being made.
    Meanwhile,
}

/// Makes a password for everybody of a loaded file who has none.
///
/// # Errors
/// As [`open`]; [`Error::Conflict`] where the file is not loaded, nobody waits for one, or one of the users got a
/// password or was deleted meanwhile: then nothing is kept.
pub async fn issue_passwords(caller: &Caller, place: Place, id: UserImportId) -> Outcome<Issued> {
    let asked = caller.read(move |cx| waiting(cx, place, id)).await;
    let users = match asked.result {
        Ok(Passwords::Waiting(users)) => users,
        Ok(Passwords::Taken(opened)) => return Outcome::done(asked.visitor, Issued::Before(opened)),
        Err(error) => return Outcome::failed(asked.visitor, error),
    };
    let secrets: Vec<_> = users.iter().map(|_| password::temporary()).collect();
    let origin = asked.visitor.as_ref().map_or_else(|| caller.origin(), |visitor| Origin::person(visitor.person.id));
    let hashes = match caller.app().passwords.hash_temporary(&origin, secrets.clone()).await {
        Ok(hashes) => hashes,
        Err(error) => return Outcome::failed(asked.visitor, error),
    };
    let (ids, names): (Vec<_>, Vec<_>) = users.into_iter().unzip();
    let hashes: Vec<_> = ids.into_iter().zip(hashes).collect();
    let taken = caller.write(move |cx| take(cx, (place, id), &hashes)).await;
    taken.map(|taken| if taken { Issued::Now(names.into_iter().zip(secrets).collect()) } else { Issued::Meanwhile })
}

/// Where the passwords of a file stand.
enum Passwords {
    /// These users have none yet: ids and addresses.
    Waiting(Vec<(UserId, String)>),
    /// They were taken before.
    Taken(Box<OpenedImport>),
}

/// Who of a loaded file waits for a first password.
///
/// # Errors
/// As [`open`]; [`Error::Conflict`] where the file is not loaded, or where nobody waits for one.
fn waiting(cx: &mut UseCase<'_>, place: Place, id: UserImportId) -> Result<Passwords, Error> {
    let opened = open(cx, place, id)?;
    if opened.import.passwords_at.is_some() {
        return Ok(Passwords::Taken(Box::new(opened)));
    }
    if opened.import.state != UploadState::Loaded {
        return Err(Error::Conflict(Text::new("user-import-not-loaded")));
    }
    let users = imported_passwords::without(cx.db, id)?;
    if users.is_empty() {
        return Err(Error::Conflict(Text::new("user-import-no-passwords")));
    }
    Ok(Passwords::Waiting(users))
}

/// Keeps the hashes of first passwords and notes that they are taken, and by whom. `false` where somebody else was
/// faster.
///
/// # Errors
/// As [`open`]; [`Error::Conflict`] where one of the users got a password or was deleted meanwhile: then nothing is kept.
fn take(cx: &mut UseCase<'_>, (place, id): (Place, UserImportId), hashes: &[(UserId, String)]) -> Result<bool, Error> {
    let directory = lock_directory(cx, place, Right::Import)?;
    user_imports::find(cx.db, directory.grant.scope(), directory.id, id, cx.call.now)?;
    if !imported_passwords::take(cx.db, &directory.grant, id, cx.actor.person.id, cx.call.now)? {
        return Ok(false);
    }
    if imported_passwords::keep(cx.db, &directory.grant, hashes, cx.call.now)? != hashes.len() {
        return Err(Error::Conflict(Text::new("user-import-passwords-changed")));
    }
    let audit_entry = AuditEntry::new(AuditEvent::ImportedPasswordsTaken, "user_import", *id.uuid()).of(directory.id);
    cx.audit(audit_entry.to(json!({ "users": count(hashes.len()) })))?;
    Ok(true)
}
