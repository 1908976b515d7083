//! It takes effect: the old password counts no longer, and the person is mailed a link for choosing another.

use std::{sync::Arc, time::Duration};

use serde_json::json;
use tokio::sync::Notify;

use super::{factors, mails};
use crate::{
    auth::keys::Keys,
    clock::Clock,
    domain::{
        Action, AuditEvent, Error, Grant,
        email::EmailAddress,
        restoration::{RestorationKind, RestorationState, RestorationStep},
    },
    repository::{
        accounts::{self, Account},
        db::{Database, Db},
        restorations::{self, Restoration},
        second_factors, sessions, users,
    },
    service::{AuditEntry, Call, recovery},
    telemetry,
};

/// How often it is looked whether the time of one has come.
const ROUND: Duration = Duration::from_mins(1);

/// Lets people back in whom nobody has confirmed or canceled for a day.
#[derive(Clone)]
pub struct Restorations {
    /// Where they are.
    pub database: Database,
    /// By whose time.
    pub clock: Clock,
    /// Seals the mails.
    pub keys: Arc<Keys>,
    /// How links begin.
    pub public_url: Arc<str>,
    /// Notified when mail was put into the outbox.
    pub outbox_wakeup: Arc<Notify>,
}

impl Restorations {
    /// Works until it is aborted. Whatever goes wrong is logged and tried again next round.
    pub async fn run(self) {
        loop {
            if let Err(error) = self.drain().await {
                telemetry::put_off(&error, "restorations of access could not be worked on");
            }
            tokio::time::sleep(ROUND).await;
        }
    }

    /// Lets in whose time has come. What fails for one is logged, and holds up no other.
    ///
    /// # Errors
    /// Where it can't be read what is due.
    pub async fn drain(&self) -> Result<(), Error> {
        let now = self.clock.now();
        for found in self.database.read(move |db| restorations::due(db, now)).await? {
            let (id, call) = (found.id, self.call());
            match self.database.write(move |db| elapse(db, &call, &found)).await {
                Ok(()) => self.outbox_wakeup.notify_one(),
                Err(error) => tracing::warn!(restoration.id = %id, %error, "access could not be restored"),
            }
        }
        Ok(())
    }

    fn call(&self) -> Call {
        Call::of_the_portal("restorations", self.clock.now(), &self.keys, &self.public_url)
    }
}

fn elapse(db: &mut Db, call: &Call, found: &Restoration) -> Result<(), Error> {
    let Some(to) = found.facts().after(RestorationStep::Elapse, call.now) else { return Ok(()) };
    if found.kind == RestorationKind::Factors {
        return factors::elapse(db, call, found, to);
    }
    // Time does what another operator might have.
    let grant = Grant::of_the_portal(found.account_id, Action::ManageAccounts);
    let account = accounts::find(db, found.account_id)?;
    if let Some(email) = apply(db, call, &grant, (&account, found))? {
        let audit_entry = AuditEntry::new(AuditEvent::AccessRestored, "user", *found.user_id.uuid());
        call.audit_stranger(
            db,
            "restorations",
            audit_entry.to(json!({ "account": account.name, "user_name": email })),
        )?;
    }
    Ok(())
}

/// Lets the person back in, who has lost whatever it had: its second factors too. Gives the address that its link goes to;
/// `None` where somebody was faster.
pub(super) fn apply(
    db: &mut Db,
    call: &Call,
    grant: &Grant,
    (account, found): (&Account, &Restoration),
) -> Result<Option<String>, Error> {
    if !restorations::settle(db, grant, found.id, RestorationState::Effective, call.now)? {
        return Ok(None);
    }
    users::lock(db, found.user_id)?;
    restorations::take_password(db, grant, found.user_id)?;
    if let Some(address) = found.new_email.as_deref().and_then(EmailAddress::parse) {
        restorations::change_address(db, grant, found.user_id, &address)?;
    }
    sessions::delete_all(db, found.user_id)?;
    second_factors::forget(db, found.user_id)?;
    let link = recovery::make_handed(db, call, found.user_id)?;
    mails::send_link(db, call, (account, found.user_id), link)?;
    users::find(db, found.user_id).map(|user| Some(user.email))
}
