//! What becomes of somebody's word that a password is forgotten, once the page has answered: a link for whoever can sign in
//! with the address, and nothing for anybody else.

use std::{sync::Arc, time::Duration};

use tokio::sync::Notify;

use super::link::make_mailed;
use crate::{
    auth::keys::Keys,
    clock::Clock,
    domain::{AuditEvent, Error, Text, ids::UserId, mail::MailKind, recovery},
    mail::message::Footer,
    paths,
    repository::{
        db::{Database, Db},
        recoveries::{self, PasswordRequest},
        users,
    },
    service::{
        AuditEntry, Call,
        notices::{self, Notice, Reader},
        warnings,
    },
    telemetry,
};

/// How often it is looked whether somebody waits, where nobody calls.
const ROUND: Duration = Duration::from_secs(5);

/// Looks up who has forgotten a password, and mails the links.
#[derive(Clone)]
pub struct Recoveries {
    /// Where it is noted.
    pub database: Database,
    /// By whose time.
    pub clock: Clock,
    /// Opens the addresses, and seals the mails.
    pub keys: Arc<Keys>,
    /// How links begin.
    pub public_url: Arc<str>,
    /// Notified when mail was put into the outbox.
    pub outbox_wakeup: Arc<Notify>,
    /// Called when somebody asks.
    pub wakeup: Arc<Notify>,
}

impl Recoveries {
    /// Works until it is aborted. Whatever goes wrong is logged and tried again next round.
    pub async fn run(self) {
        loop {
            if let Err(error) = self.drain().await {
                telemetry::put_off(&error, "forgotten passwords could not be worked on");
            }
            let _timeout_is_fine = tokio::time::timeout(ROUND, self.wakeup.notified()).await;
        }
    }

    /// Looks up everything that waits.
    ///
    /// # Errors
    /// As the database says.
    pub async fn drain(&self) -> Result<(), Error> {
        while let Some(request) = self.database.read(recoveries::next).await? {
            let call = self.call();
            self.database.write(move |db| look_up(db, &call, &request)).await?;
            self.outbox_wakeup.notify_one();
        }
        Ok(())
    }

    fn call(&self) -> Call {
        Call::of_the_portal("recovery", self.clock.now(), &self.keys, &self.public_url)
    }
}

/// Mails a link to the user behind the address, if there is one who can sign in and was not mailed too much of it.
fn look_up(db: &mut Db, call: &Call, request: &PasswordRequest) -> Result<(), Error> {
    let sealed = request.sealed_address.as_deref().unwrap_or_default();
    let address = call.keys.open(sealed).and_then(|bytes| String::from_utf8(bytes).ok()).unwrap_or_default();
    let known = users::find_credentials(db, &address)?;
    let (to_address, from_place) = recoveries::count_mailed(db, request, call.now.plus(-recovery::hour()))?;
    let user = known.map(|known| known.id).filter(|_| recovery::may_mail(to_address, from_place));
    if recoveries::settle(db, request.id, user.map(|_| call.now))?
        && let Some(user) = user
    {
        let reader = Reader { footer: Footer::Request, ..notices::reader(db, user, request.language)? };
        send(db, call, reader, user, "mail-password-not-you")?;
    }
    Ok(())
}

/// Mails a person a link for a new password, after somebody else had the one before.
///
/// # Errors
/// As the database says.
pub(in crate::service::account) fn mail_after_theft(db: &mut Db, call: &Call, user: UserId) -> Result<(), Error> {
    let reader = warnings::reader(db, user)?;
    send(db, call, reader, user, "mail-password-stolen")
}

/// Mails a link, of which `why` says whence it comes.
fn send(db: &mut Db, call: &Call, reader: Reader, user: UserId, why: &'static str) -> Result<(), Error> {
    let (token, expires_at) = make_mailed(db, call, user)?;
    let audit_entry = AuditEntry::new(AuditEvent::PasswordLinkSent, "user", *user.uuid());
    call.audit_stranger(db, &reader.party.email, audit_entry)?;
    let address = call.link(&paths::password_link(&token));
    let notice = Notice {
        kind: MailKind::PasswordLink,
        invitation: None,
        subject: Text::new("mail-password-subject"),
        paragraphs: vec![Text::new("mail-password-text").moment("until", expires_at), Text::new(why)],
        action: Some(("mail-password-action", &address)),
    };
    notices::send(db, call, reader, &notice)
}
