//! Changing a user: names, location, roles.

use serde_json::{Value, json};

use super::{OpenedCustomerUser, lock_directory, opened};
use crate::{
    domain::{
        AuditEvent, Checks, Error, Text,
        customer_user::{self, UserForm},
        directory::Right,
        ids::UserId,
        policy,
        role::Roles,
    },
    repository::{
        customer_users::{self, CustomerUser},
        users,
    },
    service::{
        AuditEntry, UseCase,
        directory::{Directory, Place},
        single_sign_on,
    },
};

/// Changes a user that is still as `version` had it. What its roles allow counts from its next request on.
///
/// # Errors
/// As [`find_to_change`](super::find_to_change); [`Error::Stale`] where somebody has changed the user since;
/// [`Error::Invalid`] beside the fields, also where the customer would be left without a global admin.
pub fn change(
    cx: &mut UseCase<'_>,
    (place, id): (Place, UserId),
    form: &UserForm,
    version: i64,
) -> Result<OpenedCustomerUser, Error> {
    let directory = lock_directory(cx, place, Right::Manage)?;
    let opened = opened(cx.db, cx.actor, directory, id)?.there()?.touched()?;
    if opened.user.version != version {
        return Err(stale());
    }
    let mut checks = Checks::new();
    let mut form = form.clone();
    if opened.bound {
        // The name that others know the person by stays with the person.
        form.display_name.clone_from(&opened.user.display_name);
    }
    let data = customer_user::read(&mut checks, &form, opened.directory.rules);
    let Some(data) = data else {
        checks.finish()?;
        return Err(Error::refused(Text::new("error-malformed-text")));
    };
    if opened.last_admin && !policy::is_ruler(&data.roles) {
        checks.refuse("roles", Text::new("user-last-admin"));
        checks.finish()?;
    }
    single_sign_on::check_break_glass(cx.db, opened.directory.id, id, &data.roles).map_err(Error::in_place)?;
    let user = CustomerUser {
        first_name: data.first_name,
        last_name: data.last_name,
        display_name: data.display_name,
        location: data.location.code.to_owned(),
        ..opened.user.clone()
    };
    let (old, new) = (facts(&opened.user, &opened.roles), facts(&user, &data.roles));
    if old == new {
        return Ok(opened);
    }
    let Directory { grant, id: customer, .. } = &opened.directory;
    if !customer_users::update(cx.db, grant, &user, version)? {
        return Err(stale());
    }
    users::rename(cx.db, grant, id, &user.display_name)?;
    users::change_roles(cx.db, grant, (id, *customer), (&opened.roles, &data.roles), cx.call.now)?;
    let audit_entry = AuditEntry::new(AuditEvent::CustomerUserUpdated, "user", *id.uuid()).of(*customer);
    cx.audit(audit_entry.from(old).to(new))?;
    Ok(OpenedCustomerUser { user, roles: data.roles, ..opened })
}

const fn stale() -> Error {
    Error::Stale(Text::new("user-stale"))
}

fn facts(user: &CustomerUser, roles: &Roles) -> Value {
    json!({
        "user_name": user.email,
        "first_name": user.first_name,
        "last_name": user.last_name,
        "display_name": user.display_name,
        "location": user.location,
        "roles": roles.joined(),
    })
}
