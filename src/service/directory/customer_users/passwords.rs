//! A new temporary password for one user (`docs/domain.md` §10.8).

use serde_json::json;

use super::{OpenedCustomerUser, find, lock_directory, opened};
use crate::{
    domain::{AuditEvent, Error, Text, directory::Right, ids::UserId},
    repository::{sessions, users},
    service::{AuditEntry, FormKey, UseCase, directory::Place},
};

/// A user who may be given a new password by this actor.
///
/// # Errors
/// As [`find`]; [`Error::Conflict`] for a deleted user, for an administrator where the actor rules no directories, and
/// for a person who belongs to other accounts too: their password opens those as well.
pub fn find_for_password(cx: &mut UseCase<'_>, place: Place, id: UserId) -> Result<OpenedCustomerUser, Error> {
    resettable(find(cx, place, Right::ResetPassword, id)?)
}

/// Gives the user the password behind `hash`, which must be replaced at the next sign-in; whoever is signed in with the
/// old one is signed out. `true` where this form did it, `false` where the same form had done it before.
pub fn reset(
    cx: &mut UseCase<'_>,
    (place, id): (Place, UserId),
    form: &FormKey,
    hash: &str,
) -> Result<(OpenedCustomerUser, bool), Error> {
    let directory = lock_directory(cx, place, Right::ResetPassword)?;
    // Nobody takes the person into another account meanwhile, which the password would open too.
    users::lock(cx.db, id)?;
    let opened = resettable(opened(cx.db, cx.actor, directory, id)?)?;
    let mut done = false;
    cx.once(form, &format!("reset password of user {id}"), &id.to_string(), |cx| {
        users::give_password(cx.db, &opened.directory.grant, id, hash, cx.call.now)?;
        sessions::delete_all(cx.db, id)?;
        let audit_entry = AuditEntry::new(AuditEvent::CustomerPasswordReset, "user", *id.uuid())
            .of(opened.directory.id)
            .to(json!({ "user_name": opened.user.email, "must_change_password": true }));
        done = true;
        cx.audit(audit_entry)
    })?;
    Ok((opened, done))
}

fn resettable(opened: OpenedCustomerUser) -> Result<OpenedCustomerUser, Error> {
    let opened = opened.there()?.touched()?;
    if opened.bound { Err(Error::Conflict(Text::new("user-password-elsewhere"))) } else { Ok(opened) }
}
