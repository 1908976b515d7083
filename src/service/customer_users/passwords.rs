//! A new temporary password for one user (`docs/domain.md` §10.8).

use serde_json::json;

use super::{
    super::{Call, Deed, FormKey, directory::Place},
    Opened, find, hold, opened,
};
use crate::{
    domain::{actor::Actor, audit::AuditEvent, directory::Right, error::Error, ids::UserId, text::Text},
    repository::{db::Db, sessions, users},
};

/// A user who may be given a new password by this actor.
///
/// # Errors
/// As [`find`]; [`Error::Conflict`] for a deleted user, for an administrator where the actor rules no directories, and
/// for a person who belongs to other accounts too: their password opens those as well.
pub fn find_for_password(db: &mut Db, call: &Call, actor: &Actor, place: Place, id: UserId) -> Result<Opened, Error> {
    resettable(find(db, call, actor, place, Right::ResetPassword, id)?)
}

/// Gives the user the password behind `hash`, which must be replaced at the next sign-in; whoever is signed in with the
/// old one is signed out. `true` where this form did it, `false` where the same form had done it before.
///
/// # Errors
/// As [`find_for_password`].
pub fn reset(
    db: &mut Db,
    call: &Call,
    actor: &Actor,
    (place, id): (Place, UserId),
    form: &FormKey,
    hash: &str,
) -> Result<(Opened, bool), Error> {
    let directory = hold(db, call, actor, place, Right::ResetPassword)?;
    // Nobody takes the person into another account meanwhile, which the password would open too.
    users::hold(db, id)?;
    let opened = resettable(opened(db, actor, directory, id)?)?;
    let mut done = false;
    call.once(db, form, &format!("reset password of user {id}"), &id.to_string(), |db| {
        users::change_password(db, id, hash, true)?;
        sessions::delete_all(db, id)?;
        let deed = Deed::new(AuditEvent::CustomerPasswordReset, "user", *id.uuid())
            .of(opened.directory.id)
            .to(json!({ "user_name": opened.user.email, "must_change_password": true }));
        done = true;
        call.audit(db, actor, deed)
    })?;
    Ok((opened, done))
}

fn resettable(opened: Opened) -> Result<Opened, Error> {
    let opened = opened.there()?.touched()?;
    if opened.bound { Err(Error::Conflict(Text::new("user-password-elsewhere"))) } else { Ok(opened) }
}
