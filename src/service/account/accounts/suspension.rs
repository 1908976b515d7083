//! A partner is suspended: it keeps managing what it has and sells nothing new (`docs/domain.md` §2.2), until the
//! operator brings it back.

use serde_json::json;

use super::find;
use crate::{
    domain::{AuditEvent, Checks, Error, Text, account::Standing, ids::AccountId, mail::MailKind, policy},
    repository::{
        account_details,
        accounts::{self, Account},
        db::Db,
        suspensions,
    },
    service::{
        AuditEntry, UseCase,
        notices::{self, Notice},
        served_customers::{self, Trust},
    },
};

/// The longest reason.
const MAX_REASON: usize = 500;

/// The account that is about to be suspended.
///
/// # Errors
/// [`Error::Denied`]; [`Error::NotFound`]; [`Error::Conflict`] where it can't be suspended.
pub fn open_suspension(cx: &mut UseCase<'_>, id: AccountId) -> Result<Account, Error> {
    let (_, account) = find(cx, id)?;
    check(&account)?;
    Ok(account)
}

/// Suspends a partner; its global admins are told why. Done twice it is done once.
pub fn suspend(cx: &mut UseCase<'_>, id: AccountId, reason: &str) -> Result<Account, Error> {
    let (grant, account) = find(cx, id)?;
    if account.standing == Standing::Suspended {
        return Ok(account);
    }
    check(&account)?;
    let mut checks = Checks::new();
    let reason = checks.required_lines("reason", reason, MAX_REASON);
    checks.finish()?;
    if !account_details::change_standing(cx.db, &grant, id, (Standing::Active, Standing::Suspended), cx.call.now)? {
        return stands(cx.db, id, Standing::Suspended);
    }
    suspensions::insert(cx.db, &grant, id, (&reason, cx.actor.person.id), cx.call.now)?;
    let audit_entry = AuditEntry::new(AuditEvent::AccountSuspended, "account", *id.uuid())
        .from(json!({ "standing": Standing::Active.as_str() }))
        .to(json!({ "standing": Standing::Suspended.as_str(), "reason": reason }));
    cx.audit(audit_entry)?;
    let text = |key| {
        Text::new(key)
            .with("account", &account.name)
            .with("reason", &reason)
            .with("person", &cx.actor.person.name)
            .with("email", &cx.actor.person.email)
            .moment("at", cx.call.now)
    };
    let notice = Notice {
        kind: MailKind::AccountSuspended,
        invitation: None,
        subject: text("mail-suspended-subject"),
        paragraphs: ["mail-suspended-text", "mail-suspended-reason", "mail-suspended-means", "mail-suspended-contact"]
            .map(text)
            .into(),
        action: Some(("mail-sign-in", "/")),
    };
    notices::send_to_admins(cx.db, cx.call, (id, &account.country), &notice)?;
    Ok(account)
}

/// Brings a suspended partner back; its global admins are told. Done twice it is done once.
///
/// # Errors
/// [`Error::Denied`]; [`Error::NotFound`]; [`Error::Conflict`] where it is not suspended.
pub fn reactivate(cx: &mut UseCase<'_>, id: AccountId) -> Result<Account, Error> {
    let (grant, account) = find(cx, id)?;
    match account.standing {
        Standing::Active if policy::is_partner(account.kind) => return Ok(account),
        Standing::Suspended => {}
        _ => return Err(Error::Conflict(Text::new("reactivate-not-suspended").with("name", account.name))),
    }
    let ended = suspensions::find(cx.db, id)?;
    if !account_details::change_standing(cx.db, &grant, id, (Standing::Suspended, Standing::Active), cx.call.now)? {
        return stands(cx.db, id, Standing::Active);
    }
    suspensions::delete(cx.db, &grant, id)?;
    let audit_entry = AuditEntry::new(AuditEvent::AccountReactivated, "account", *id.uuid())
        .from(json!({
            "standing": Standing::Suspended.as_str(),
            "reason": ended.as_ref().map(|ended| ended.reason.as_str()),
        }))
        .to(json!({ "standing": Standing::Active.as_str() }));
    cx.audit(audit_entry)?;
    let account = accounts::find(cx.db, id)?;
    // Customers that were to be a reseller's while it was suspended have waited.
    served_customers::apply(cx.db, cx.call, &grant, &account, Trust::Enrolled, &cx.actor.person.email)?;
    let text = |key| Text::new(key).with("account", &account.name).moment("at", cx.call.now);
    let notice = Notice {
        kind: MailKind::AccountReactivated,
        invitation: None,
        subject: text("mail-reactivated-subject"),
        paragraphs: vec![text("mail-reactivated-text")],
        action: Some(("mail-sign-in", "/")),
    };
    notices::send_to_admins(cx.db, cx.call, (id, &account.country), &notice)?;
    Ok(account)
}

/// An account that somebody else has changed meanwhile: to the same, and then all is done; or to something else.
fn stands(db: &mut Db, id: AccountId, wanted: Standing) -> Result<Account, Error> {
    let account = accounts::find(db, id)?;
    if account.standing == wanted { Ok(account) } else { Err(Error::NotFound) }
}

/// Only partners that do business can be suspended.
fn check(account: &Account) -> Result<(), Error> {
    let key = match account.standing {
        _ if policy::runs_installation(account.kind) => "suspend-no-operator",
        _ if policy::is_served(account.kind) => "suspend-no-customer",
        Standing::Active => return Ok(()),
        Standing::Suspended => "suspend-already",
        Standing::PendingApproval | Standing::Refused => "suspend-not-active",
    };
    Err(Error::Conflict(Text::new(key).with("name", &account.name)))
}
