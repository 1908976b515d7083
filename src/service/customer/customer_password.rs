//! A new temporary password for a customer's administrator, from a partner that holds privileges over the customer
//! (`docs/domain.md` §10.8).

use serde_json::json;

use crate::service::{AuditEntry, FormKey, UseCase, customers::open};
use crate::{
    domain::{
        Action, AuditEvent, Error, Grant, Text,
        ids::{AccountId, UserId},
        policy,
    },
    repository::{customer_accounts, customers::Customer, sessions, users},
};

/// Whose password is about to be reset.
#[derive(Clone, Debug)]
pub struct CustomerAdministrator {
    /// The customer.
    pub customer: Customer,
    /// The administrator.
    pub user: UserId,
    /// The address to sign in with.
    pub user_name: String,
}

/// The customer's administrator, for a partner that may give it a new password.
///
/// # Errors
/// As [`open`]; [`Error::Conflict`] where the partner holds no privileges now, or the customer has no administrator of
/// its own.
pub fn find(cx: &mut UseCase<'_>, id: AccountId) -> Result<CustomerAdministrator, Error> {
    load(cx, id).map(|(_, admin)| admin)
}

fn load(cx: &mut UseCase<'_>, id: AccountId) -> Result<(Grant, CustomerAdministrator), Error> {
    let (grant, customer) = open(cx, Action::ResetCustomerPassword, id)?;
    if !customer.privileged {
        return Err(Error::Conflict(Text::new("reset-no-privileges")));
    }
    // Whoever may not touch administrators resets the passwords of other users alone, on the page of each.
    if !policy::rules_directories(cx.actor) {
        return Err(Error::Conflict(Text::new("user-administrator")));
    }
    let admin = customer_accounts::first_admin(cx.db, id, &customer.domain)?;
    let (user, user_name) = admin.ok_or_else(|| Error::Conflict(Text::new("reset-no-administrator")))?;
    Ok((grant, CustomerAdministrator { customer, user, user_name }))
}

/// Gives the administrator the password behind `hash`, which must be replaced at the next sign-in; whoever is signed in
/// with the old one is signed out. `true` where this form did it, `false` where the same form had done it before: then
/// its password is in force and nothing changes.
pub fn reset(
    cx: &mut UseCase<'_>,
    id: AccountId,
    form: &FormKey,
    hash: &str,
) -> Result<(CustomerAdministrator, bool), Error> {
    let (grant, admin) = load(cx, id)?;
    let mut done = false;
    let purpose = format!("reset password {id}");
    cx.once(form, &purpose, &admin.user.to_string(), |cx| {
        users::give_password(cx.db, &grant, admin.user, hash, cx.call.now)?;
        sessions::delete_all(cx.db, admin.user)?;
        let audit_entry = AuditEntry::new(AuditEvent::CustomerPasswordReset, "user", *admin.user.uuid())
            .of(id)
            .to(json!({ "user_name": admin.user_name, "must_change_password": true }));
        done = true;
        cx.audit(audit_entry)
    })?;
    Ok((admin, done))
}
