//! What happens to deleted users by itself: after 30 days they are forgotten, each once, on however many nodes.

use std::time::Duration;

use serde_json::json;

use crate::service::AuditEntry;
use crate::{
    clock::Clock,
    domain::{
        AuditEvent, Error, Moment,
        customer_user::kept_for,
        ids::{AccountId, UserId},
    },
    repository::{
        audit::{self, Author},
        customer_users, customers,
        db::{Database, Db},
        purges, second_factors,
    },
    telemetry,
};

/// How often it is looked whether somebody's time is over.
const ROUND: Duration = Duration::from_mins(10);

/// Forgets deleted users when their time is over.
#[derive(Clone)]
pub struct Purges {
    /// Where they are.
    pub database: Database,
    /// By whose time.
    pub clock: Clock,
}

impl Purges {
    /// Works until it is aborted. Whatever goes wrong is logged and tried again next round.
    pub async fn run(self) {
        loop {
            if let Err(error) = self.drain().await {
                telemetry::put_off(&error, "deleted users could not be forgotten");
            }
            tokio::time::sleep(ROUND).await;
        }
    }

    /// Forgets everybody whose time is over. Gives how many this node did.
    ///
    /// # Errors
    /// Where it can't be read who that is. What fails for one user is logged, and holds up no other.
    pub async fn drain(&self) -> Result<usize, Error> {
        let mut forgotten = 0;
        loop {
            let now = self.clock.now();
            let before = now.plus(-kept_for());
            let due = self.database.read(move |db| purges::due(db, before)).await?;
            let mut progress = 0;
            for (customer, user) in due {
                match self.database.write(move |db| forget(db, customer, user, before, now)).await {
                    Ok(done) => progress += usize::from(done),
                    Err(error) => tracing::warn!(user.id = %user, %error, "a deleted user could not be forgotten"),
                }
            }
            // What remains failed, or is another node's.
            if progress == 0 {
                return Ok(forgotten);
            }
            forgotten += progress;
        }
    }
}

/// Forgets one user: its place in the directory goes, its address is free again, and nothing tells who it was. A person
/// who belongs to other accounts stays who it is there.
fn forget(db: &mut Db, customer: AccountId, id: UserId, before: Moment, now: Moment) -> Result<bool, Error> {
    customers::lock(db, customer)?;
    if !purges::forget(db, id, before)? {
        return Ok(false);
    }
    let bound = customer_users::is_bound_elsewhere(db, customer, id)?;
    if !bound {
        purges::anonymize(db, id)?;
        // A passkey would still let in whoever has it.
        second_factors::forget(db, id)?;
    }
    let author = Author {
        user: None,
        email: "purges".to_owned(),
        account: Some(customer),
        roles: String::new(),
        request_id: "purges".to_owned(),
    };
    let audit_entry = AuditEntry::new(AuditEvent::CustomerUserPurged, "user", *id.uuid()).of(customer);
    audit::record(db, &author, audit_entry.to(json!({ "anonymous": !bound })), now)?;
    Ok(true)
}
