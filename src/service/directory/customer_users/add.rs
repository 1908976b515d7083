//! Adding a user, with a temporary password that is shown once (`docs/domain.md` §10.8).

use serde_json::json;

use super::lock_directory;
use crate::{
    domain::{
        AuditEvent, Checks, Error, Text,
        customer_user::{self, UserForm},
        directory::{Right, UserState},
        ids::UserId,
        role::Role,
    },
    repository::{
        customer_users::{self, NewCustomerUser},
        db::Db,
        users::{self, NewUser},
    },
    service::{
        AuditEntry, FormKey, UseCase,
        directory::{Directory, Place},
    },
};

/// What became of the form.
pub struct AddedCustomerUser {
    /// Whose directory.
    pub directory: Directory,
    /// The address to sign in with.
    pub user_name: String,
    /// Whether this form made the user; else the same form did before, with another password.
    pub now: bool,
}

/// Adds a user whose temporary password has this hash.
pub fn add(
    cx: &mut UseCase<'_>,
    place: Place,
    form: &UserForm,
    (key, hash): (&FormKey, &str),
) -> Result<AddedCustomerUser, Error> {
    let directory = lock_directory(cx, place, Right::Manage)?;
    let mut checks = Checks::new();
    let data = customer_user::read(&mut checks, form, directory.rules);
    let address = customer_user::read_user_name(&mut checks, &form.user_name, &directory.domain);
    let (Some(data), Some(email)) = (data, address) else {
        checks.finish()?;
        return Err(Error::refused(Text::new("error-malformed-text")));
    };
    let id = UserId::at(cx.call.now);
    let mut now = false;
    let purpose = format!("add user {}", directory.id);
    cx.once(key, &purpose, &id.to_string(), |cx| {
        refuse_taken(cx.db, &directory, &email.key())?;
        let user_name = email.as_str().to_owned();
        let new = NewUser {
            id,
            email: email.clone(),
            name: data.display_name.clone(),
            password_hash: hash.to_owned(),
            must_change_password: true,
            language: None,
            time_zone: data.location.time_zone,
            email_confirmed_at: None,
            created_at: cx.call.now,
        };
        users::insert(cx.db, &directory.grant, &new)?;
        let roles: Vec<Role> = data.roles.iter().collect();
        users::join(cx.db, &directory.grant, (id, directory.id), &roles, cx.call.now)?;
        let entry = NewCustomerUser {
            id,
            customer: directory.id,
            first_name: &data.first_name,
            last_name: &data.last_name,
            display_name: &data.display_name,
            email: &user_name,
            location: data.location.code,
        };
        customer_users::insert(cx.db, &directory.grant, &entry, cx.call.now)?;
        let audit_entry =
            AuditEntry::new(AuditEvent::CustomerUserCreated, "user", *id.uuid()).of(directory.id).to(json!({
                "user_name": user_name,
                "display_name": data.display_name,
                "location": data.location.code,
                "roles": data.roles.joined(),
            }));
        now = true;
        cx.audit(audit_entry)
    })?;
    Ok(AddedCustomerUser { directory, user_name: email.as_str().to_owned(), now })
}

/// An address belongs to one person.
fn refuse_taken(db: &mut Db, directory: &Directory, key: &str) -> Result<(), Error> {
    let holders = customer_users::holders(db, &[key.to_owned()])?;
    let Some((_, _, customer, state)) = holders.first() else { return Ok(()) };
    let text = match state {
        Some(UserState::Deleted) if *customer == Some(directory.id) => Text::new("user-name-deleted"),
        Some(UserState::Active) if *customer == Some(directory.id) => Text::new("user-name-taken"),
        _ => Text::new("user-name-elsewhere"),
    };
    let mut checks = Checks::new();
    checks.refuse("user_name", text);
    Ok(checks.finish()?)
}
