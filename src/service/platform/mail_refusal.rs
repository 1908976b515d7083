//! *I don't know this company*: whoever got a mail with a link takes no more from the account that sent it
//! (`docs/domain.md` §13.1).

use serde_json::json;

use super::{mail_guard, security_events};
use crate::{
    auth::token::Token,
    domain::{
        AuditEvent, Error,
        email::EmailAddress,
        invitation::InvitationStage,
        security_event::{SecurityEventKind, SecurityObject},
    },
    repository::{
        accounts::{self, Account},
        db::Db,
        invitations::{self, Invitation},
        outbox,
    },
    service::{AuditEntry, Call},
};

/// Whose mails are about to be stopped, or were.
#[derive(Clone, Debug)]
pub struct UnknownSender {
    /// The account's name.
    pub name: String,
    /// Whether they were stopped already.
    pub stopped: bool,
}

/// What stopping would mean. Writes nothing, and says the same whoever looks.
///
/// # Errors
/// [`Error::NotFound`] for a link that is none, and for one that was mailed to nobody.
pub fn open(db: &mut Db, call: &Call, token: &Token) -> Result<UnknownSender, Error> {
    let (_, account, key) = find(db, token)?;
    let stopped = mail_guard::is_blocked(db, call, account.id, &key)?;
    Ok(UnknownSender { name: account.name, stopped })
}

/// Stops the account's mails to the address that the link was sent to. Twice is once.
///
/// # Errors
/// As [`open`].
pub fn stop(db: &mut Db, call: &Call, token: &Token) -> Result<UnknownSender, Error> {
    let (invitation, account, key) = find(db, token)?;
    if mail_guard::block(db, call, account.id, (&key, invitation.id))? {
        outbox::cancel_for(db, invitation.id, call.now)?;
        let audit_entry = AuditEntry::new(AuditEvent::MailsRefused, "invitation", *invitation.id.uuid())
            .to(json!({ "account": account.id.to_string() }));
        call.audit_stranger(db, "", audit_entry)?;
        let about = Some((SecurityObject::Invitation, *invitation.id.uuid()));
        let event = call.event(SecurityEventKind::MailsRefused).in_account(Some(account.id)).on(about);
        security_events::note(db, call, event)?;
    }
    Ok(UnknownSender { name: account.name, stopped: true })
}

/// The invitation behind a link, whatever became of it: who sent it, and the key of the address that it went to.
fn find(db: &mut Db, token: &Token) -> Result<(Invitation, Account, String), Error> {
    let invitation = invitations::find_by_token(db, &token.hash())?;
    let address = invitation.recipient.as_deref().and_then(EmailAddress::parse);
    match address.filter(|_| invitation.stage != InvitationStage::Draft) {
        Some(address) => Ok((invitation.clone(), accounts::find(db, invitation.account_id)?, address.key())),
        None => Err(Error::NotFound),
    }
}
