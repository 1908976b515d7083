//! Deleting a user and bringing it back (`docs/domain.md` §10.2).

use serde_json::{Value, json};

use super::{OpenedCustomerUser, lock_directory, opened};
use crate::{
    domain::{
        Actor, AuditEvent, Error, Text,
        directory::{Right, UserState},
        ids::UserId,
        role::{Role, Roles},
    },
    repository::{audit, customer_users, db::Db, kept_licenses, sessions, users},
    service::{AuditEntry, UseCase, directory::Place, single_sign_on},
};

/// Deletes a user for 30 days: nobody signs in as it, and its licenses are free for others. Sent twice, the form counts
/// once.
pub fn delete(cx: &mut UseCase<'_>, place: Place, id: UserId) -> Result<OpenedCustomerUser, Error> {
    let directory = lock_directory(cx, place, Right::Manage)?;
    let opened = opened(cx.db, cx.actor, directory, id)?.touched()?;
    if opened.user.state == UserState::Deleted && done(cx.db, cx.actor, id, AuditEvent::CustomerUserDeleted)?.is_some()
    {
        return Ok(opened);
    }
    delete_opened(cx, opened)
}

/// The same of a user that has been opened, in a directory that is held.
pub(super) fn delete_opened(cx: &mut UseCase<'_>, opened: OpenedCustomerUser) -> Result<OpenedCustomerUser, Error> {
    let opened = opened.there()?.leaving_an_admin()?;
    let (id, customer, grant) = (opened.user.id, opened.directory.id, &opened.directory.grant);
    single_sign_on::check_break_glass(cx.db, customer, id, &Roles::default())?;
    if !customer_users::mark_deleted(cx.db, grant, id, &opened.roles.joined(), cx.call.now)? {
        return Err(Error::Conflict(Text::new("user-is-deleted")));
    }
    users::leave(cx.db, grant, id, customer)?;
    let licenses = kept_licenses::keep(cx.db, grant, id)?;
    if opened.bound {
        sessions::delete_in(cx.db, id, customer)?;
    } else {
        sessions::delete_all(cx.db, id)?;
    }
    let audit_entry = AuditEntry::new(AuditEvent::CustomerUserDeleted, "user", *id.uuid()).of(customer).from(json!({
        "user_name": opened.user.email,
        "display_name": opened.user.display_name,
        "roles": opened.roles.joined(),
        "licenses": licenses,
    }));
    cx.audit(audit_entry)?;
    Ok(opened)
}

/// Brings a deleted user back with its roles and, as far as some are free, its licenses. Gives how many of them it has
/// again, and how many not. Sent twice, the form counts once.
///
/// # Errors
/// As [`find`](super::find); [`Error::Conflict`] for one that is there, and for an administrator where the actor rules
/// no directories.
pub fn restore(cx: &mut UseCase<'_>, place: Place, id: UserId) -> Result<(OpenedCustomerUser, (usize, usize)), Error> {
    let directory = lock_directory(cx, place, Right::Manage)?;
    let opened = opened(cx.db, cx.actor, directory, id)?.touched()?;
    let (customer, grant) = (opened.directory.id, opened.directory.grant);
    if opened.user.state == UserState::Active
        && let Some(record) = done(cx.db, cx.actor, id, AuditEvent::CustomerUserRestored)?
    {
        let count = |name| record.get(name).and_then(Value::as_u64).and_then(|count| usize::try_from(count).ok());
        let licenses = (count("licenses").unwrap_or_default(), count("licenses_not_free").unwrap_or_default());
        return Ok((opened, licenses));
    }
    if opened.user.state == UserState::Active || !customer_users::mark_restored(cx.db, &grant, id)? {
        return Err(Error::Conflict(Text::new("user-is-there")));
    }
    let roles: Vec<Role> = opened.roles.iter().collect();
    users::join(cx.db, &grant, (id, customer), &roles, cx.call.now)?;
    let licenses = kept_licenses::give_back(cx.db, &grant, (customer, id), cx.call.now)?;
    let audit_entry = AuditEntry::new(AuditEvent::CustomerUserRestored, "user", *id.uuid()).of(customer).to(json!({
        "user_name": opened.user.email,
        "roles": opened.roles.joined(),
        "licenses": licenses.0,
        "licenses_not_free": licenses.1,
    }));
    cx.audit(audit_entry)?;
    Ok((opened, licenses))
}

/// What was recorded where the actor's account did this to the user last: of deleting it and bringing it back.
fn done(db: &mut Db, actor: &Actor, id: UserId, event: AuditEvent) -> Result<Option<Value>, Error> {
    let events = [AuditEvent::CustomerUserDeleted, AuditEvent::CustomerUserRestored];
    let last = audit::last_of(db, *id.uuid(), events)?;
    let mine = last.filter(|last| last.event == event && last.account == Some(actor.account.id));
    Ok(mine.map(|last| last.new.and_then(|new| serde_json::from_str(&new).ok()).unwrap_or_default()))
}
