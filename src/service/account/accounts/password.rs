//! A new temporary password for a partner's administrator who lost the first one before ever signing in
//! (`docs/domain.md` §10.8). Whoever has signed in once has a password of its own, which is none of the operator's
//! business.

use serde_json::json;

use super::find;
use crate::{
    domain::{AuditEvent, Error, Text, ids::AccountId, policy},
    repository::{account_details, accounts::Account, sessions, users},
    service::{AuditEntry, FormKey, UseCase},
};

/// Gives the administrator with id `user` the password behind `hash`. The address to sign in with, or `None` where the
/// same form had done it before.
///
/// # Errors
/// [`Error::Denied`]; [`Error::NotFound`] where the account is no partner's or has no such administrator;
/// [`Error::Conflict`] where it has chosen a password of its own.
pub fn reset_password(
    cx: &mut UseCase<'_>,
    (id, user): (AccountId, &str),
    form: &FormKey,
    hash: &str,
) -> Result<(Account, Option<String>), Error> {
    let (grant, account) = find(cx, id)?;
    let mut all = account_details::administrators(cx.db, &grant, id)?.into_iter();
    let admin =
        all.find(|one| policy::is_partner(account.kind) && one.id.to_string() == user).ok_or(Error::NotFound)?;
    let mut shown = None;
    cx.once(form, &format!("administrator of {id}"), user, |cx| {
        if !admin.must_change_password {
            return Err(Error::Conflict(Text::new("administrator-has-password").with("name", &admin.name)));
        }
        users::give_password(cx.db, &grant, admin.id, hash, cx.call.now)?;
        sessions::delete_all(cx.db, admin.id)?;
        let audit_entry = AuditEntry::new(AuditEvent::AdministratorPasswordReset, "user", *admin.id.uuid())
            .to(json!({ "account": account.name, "user_name": admin.email, "must_change_password": true }));
        shown = Some(admin.email.clone());
        cx.audit(audit_entry)
    })?;
    Ok((account, shown))
}
