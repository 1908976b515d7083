//! Everybody of an account is signed out at once, because somebody who does not belong there may be among them
//! (`docs/domain.md` §4.5).

use serde_json::json;

use super::find;
use crate::{
    domain::{AuditEvent, Error, ids::AccountId},
    repository::{accounts::Account, sessions},
    service::{AuditEntry, UseCase},
};

/// The account whose people are about to be signed out.
pub fn open_sign_out(cx: &mut UseCase<'_>, id: AccountId) -> Result<Account, Error> {
    let (_, account) = find(cx, id)?;
    Ok(account)
}

/// Ends the sessions of everybody who belongs to an account, wherever they act, but the one in which this is asked for.
/// Gives the account, and how many there were.
pub fn sign_out_everybody(cx: &mut UseCase<'_>, id: AccountId) -> Result<(Account, usize), Error> {
    let (grant, account) = find(cx, id)?;
    let ended = sessions::delete_of(cx.db, &grant, id, cx.actor.person.id)?;
    let entry = AuditEntry::new(AuditEvent::SessionsEnded, "account", *id.uuid());
    cx.audit(entry.to(json!({ "account": account.name, "sessions": ended })))?;
    Ok((account, ended))
}
