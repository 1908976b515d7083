//! Signing a user out, who signs in again with what it has (`docs/domain.md` §4.5).

use serde_json::json;

use super::{OpenedCustomerUser, lock_directory, opened};
use crate::{
    domain::{AuditEvent, Error, directory::Right, ids::UserId},
    repository::{sessions, users},
    service::{AuditEntry, UseCase, directory::Place},
};

/// Ends the sessions of a user: all of them, and of somebody who belongs to other accounts too those that act in this
/// directory.
///
/// # Errors
/// As [`super::find`]; [`Error::Conflict`] for a deleted user, and for an administrator where the actor rules no
/// directories.
pub fn sign_out(cx: &mut UseCase<'_>, (place, id): (Place, UserId)) -> Result<OpenedCustomerUser, Error> {
    let directory = lock_directory(cx, place, Right::ResetPassword)?;
    // Nobody takes the person into another account meanwhile.
    users::lock(cx.db, id)?;
    let opened = opened(cx.db, cx.actor, directory, id)?.there()?.touched()?;
    if opened.bound {
        sessions::delete_in(cx.db, id, opened.directory.id)?;
    } else {
        sessions::delete_all(cx.db, id)?;
    }
    let ended = AuditEntry::new(AuditEvent::SessionsEnded, "user", *id.uuid());
    cx.audit(ended.of(opened.directory.id).to(json!({ "email": opened.user.email })))?;
    Ok(opened)
}
