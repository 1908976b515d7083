//! The temporary passwords of users who were added out of a file. They are made when they are taken: until then there is
//! none, and afterwards there are hashes alone. So each can be read once, and in one place.

use serde_json::json;

use super::{
    super::{
        super::{Call, Deed, directory::Place},
        hold,
    },
    OpenedImport, count, open,
};
use crate::{
    domain::{
        actor::Actor,
        audit::AuditEvent,
        directory::Right,
        error::Error,
        ids::{UserId, UserImportId},
        text::Text,
        upload::UploadState,
    },
    repository::{db::Db, imported_passwords, user_imports},
};

/// Where the passwords of a file stand.
pub enum Passwords {
    /// These users have none yet: ids and addresses.
    Waiting(Vec<(UserId, String)>),
    /// They were taken before.
    Taken(Box<OpenedImport>),
}

/// Who of a loaded file waits for a first password.
///
/// # Errors
/// As [`open`]; [`Error::Conflict`] where the file is not loaded, or where nobody waits for one.
pub fn waiting(db: &mut Db, call: &Call, actor: &Actor, place: Place, id: UserImportId) -> Result<Passwords, Error> {
    let opened = open(db, call, actor, place, id)?;
    if opened.import.passwords_at.is_some() {
        return Ok(Passwords::Taken(Box::new(opened)));
    }
    if opened.import.state != UploadState::Loaded {
        return Err(Error::Conflict(Text::new("user-import-not-loaded")));
    }
    let users = imported_passwords::without(db, id)?;
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
pub fn take(
    db: &mut Db,
    call: &Call,
    actor: &Actor,
    (place, id): (Place, UserImportId),
    hashes: &[(UserId, String)],
) -> Result<bool, Error> {
    let directory = hold(db, call, actor, place, Right::Import)?;
    user_imports::find(db, directory.grant.scope(), directory.id, id, call.now)?;
    if !imported_passwords::take(db, id, actor.person.id, call.now)? {
        return Ok(false);
    }
    if imported_passwords::keep(db, hashes)? != hashes.len() {
        return Err(Error::Conflict(Text::new("user-import-passwords-changed")));
    }
    let deed = Deed::new(AuditEvent::ImportedPasswordsTaken, "user_import", *id.uuid()).of(directory.id);
    call.audit(db, actor, deed.to(json!({ "users": count(hashes.len()) })))?;
    Ok(true)
}
