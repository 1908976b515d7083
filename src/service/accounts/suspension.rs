//! A partner is suspended: it keeps managing what it has and sells nothing new (`docs/domain.md` §2.2), until the
//! operator brings it back.

use serde_json::json;

use super::find;
use crate::{
    domain::{
        account::{AccountKind, Standing},
        actor::Actor,
        audit::AuditEvent,
        error::Error,
        ids::AccountId,
        input::Checks,
        text::Text,
    },
    repository::{
        account_details,
        accounts::{self, Account},
        db::Db,
        suspensions,
    },
    service::{
        Call, Deed,
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
pub fn open_suspension(db: &mut Db, call: &Call, actor: &Actor, id: AccountId) -> Result<Account, Error> {
    let (_, account) = find(db, call, actor, id)?;
    check(&account)?;
    Ok(account)
}

/// Suspends a partner; its global admins are told why. Done twice it is done once.
///
/// # Errors
/// As [`open_suspension`]; [`Error::Invalid`] beside the field `reason`.
pub fn suspend(db: &mut Db, call: &Call, actor: &Actor, id: AccountId, reason: &str) -> Result<Account, Error> {
    let (grant, account) = find(db, call, actor, id)?;
    if account.standing == Standing::Suspended {
        return Ok(account);
    }
    check(&account)?;
    let mut checks = Checks::new();
    let reason = checks.required_lines("reason", reason, MAX_REASON);
    checks.finish()?;
    if !account_details::change_standing(db, &grant, id, (Standing::Active, Standing::Suspended), call.now)? {
        return stands(db, id, Standing::Suspended);
    }
    suspensions::insert(db, &grant, id, (&reason, actor.person.id), call.now)?;
    let deed = Deed::new(AuditEvent::AccountSuspended, "account", *id.uuid())
        .from(json!({ "standing": Standing::Active.as_str() }))
        .to(json!({ "standing": Standing::Suspended.as_str(), "reason": reason }));
    call.audit(db, actor, deed)?;
    let text = |key| {
        Text::new(key)
            .with("account", &account.name)
            .with("reason", &reason)
            .with("person", &actor.person.name)
            .with("email", &actor.person.email)
            .moment("at", call.now)
    };
    let notice = Notice {
        kind: "account-suspended",
        invitation: None,
        subject: text("mail-suspended-subject"),
        paragraphs: ["mail-suspended-text", "mail-suspended-reason", "mail-suspended-means", "mail-suspended-contact"]
            .map(text)
            .into(),
        action: Some(("mail-sign-in", "/")),
    };
    notices::send_to_admins(db, call, (id, &account.country), &notice)?;
    Ok(account)
}

/// Brings a suspended partner back; its global admins are told. Done twice it is done once.
///
/// # Errors
/// [`Error::Denied`]; [`Error::NotFound`]; [`Error::Conflict`] where it is not suspended.
pub fn reactivate(db: &mut Db, call: &Call, actor: &Actor, id: AccountId) -> Result<Account, Error> {
    let (grant, account) = find(db, call, actor, id)?;
    match account.standing {
        Standing::Active if account.kind.is_partner() => return Ok(account),
        Standing::Suspended => {}
        _ => return Err(Error::Conflict(Text::new("reactivate-not-suspended").with("name", account.name))),
    }
    let ended = suspensions::find(db, id)?;
    if !account_details::change_standing(db, &grant, id, (Standing::Suspended, Standing::Active), call.now)? {
        return stands(db, id, Standing::Active);
    }
    suspensions::delete(db, &grant, id)?;
    let deed = Deed::new(AuditEvent::AccountReactivated, "account", *id.uuid())
        .from(json!({
            "standing": Standing::Suspended.as_str(),
            "reason": ended.as_ref().map(|ended| ended.reason.as_str()),
        }))
        .to(json!({ "standing": Standing::Active.as_str() }));
    call.audit(db, actor, deed)?;
    let account = accounts::find(db, id)?;
    // Customers that were to be a reseller's while it was suspended have waited.
    served_customers::apply(db, call, &account, Trust::Enrolled, &actor.person.email)?;
    let text = |key| Text::new(key).with("account", &account.name).moment("at", call.now);
    let notice = Notice {
        kind: "account-reactivated",
        invitation: None,
        subject: text("mail-reactivated-subject"),
        paragraphs: vec![text("mail-reactivated-text")],
        action: Some(("mail-sign-in", "/")),
    };
    notices::send_to_admins(db, call, (id, &account.country), &notice)?;
    Ok(account)
}

/// An account that somebody else has changed meanwhile: to the same, and then all is done; or to something else.
fn stands(db: &mut Db, id: AccountId, wanted: Standing) -> Result<Account, Error> {
    let account = accounts::find(db, id)?;
    if account.standing == wanted { Ok(account) } else { Err(Error::NotFound) }
}

/// Only partners that do business can be suspended.
fn check(account: &Account) -> Result<(), Error> {
    let key = match (account.kind, account.standing) {
        (AccountKind::Operator, _) => "suspend-no-operator",
        (AccountKind::Customer, _) => "suspend-no-customer",
        (_, Standing::Active) => return Ok(()),
        (_, Standing::Suspended) => "suspend-already",
        (_, Standing::PendingApproval | Standing::Refused) => "suspend-not-active",
    };
    Err(Error::Conflict(Text::new(key).with("name", &account.name)))
}
