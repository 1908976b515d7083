//! What happens to referrals by itself: those that nobody answers run out, and the contacts of those that led to no work are
//! erased. Each is one transaction that begins from the version that was read, so several nodes do it once.

use std::{sync::Arc, time::Duration};

use serde_json::json;
use tokio::sync::Notify;

use super::{Referred, mails, value};
use crate::{
    auth::keys::Keys,
    clock::Clock,
    domain::{
        Action, AuditEvent, Error, Grant, Moment,
        ids::{AccountId, ReferralId},
        referral::{ReferralState, contact_kept},
    },
    repository::{
        audit::{self, Author},
        db::{Database, Db},
        referrals::{self, Referral},
    },
    service::{AuditEntry, Call},
    telemetry,
};

/// How often it is looked whether something is due.
const ROUND: Duration = Duration::from_mins(1);

/// Lets referrals run out and contacts be erased.
#[derive(Clone)]
pub struct Upkeep {
    /// Where they are.
    pub database: Database,
    /// By whose time.
    pub clock: Clock,
    /// What use cases are told: mails are sealed with it.
    pub keys: Arc<Keys>,
    /// How links begin.
    pub public_url: Arc<str>,
    /// Notified when mail was put into the outbox.
    pub outbox_wakeup: Arc<Notify>,
}

impl Upkeep {
    /// Works until it is aborted. Whatever goes wrong is logged and tried again next round.
    pub async fn run(self) {
        loop {
            if let Err(error) = self.drain().await {
                telemetry::put_off(&error, "referrals could not be worked on");
            }
            tokio::time::sleep(ROUND).await;
        }
    }

    /// Does everything that is due. Gives how many steps this node took.
    ///
    /// # Errors
    /// Where it can't be read what is due. What fails for one referral is logged, and holds up no other.
    pub async fn drain(&self) -> Result<usize, Error> {
        let now = self.clock.now();
        let expired = self.work(now, move |db: &mut Db| referrals::due(db, now), expire).await?;
        if expired > 0 {
            self.outbox_wakeup.notify_one();
        }
        let until = now.plus(-contact_kept());
        Ok(expired + self.work(now, move |db: &mut Db| referrals::to_erase(db, until), erase).await?)
    }

    /// Takes one step for each referral that `due` names, as long as that gets anything done.
    async fn work(
        &self,
        now: Moment,
        due: impl Fn(&mut Db) -> Result<Vec<ReferralId>, Error> + Copy + Send + 'static,
        step: fn(&mut Db, &Call, ReferralId) -> Result<bool, Error>,
    ) -> Result<usize, Error> {
        let mut steps = 0;
        loop {
            let found = self.database.read(due).await?;
            let before = steps;
            for id in found {
                let call = self.call(now);
                match self.database.write(move |db| step(db, &call, id)).await {
                    Ok(true) => steps += 1,
                    Ok(false) => {}
                    Err(error) => {
                        tracing::warn!(referral.id = %id, %error, "a referral could not be brought up to date");
                    }
                }
            }
            if steps == before {
                return Ok(steps);
            }
        }
    }

    fn call(&self, now: Moment) -> Call {
        Call::of_the_portal("referrals", now, &self.keys, &self.public_url)
    }
}

/// Writes that a referral has run out, at the moment at which it did, and tells both sides. `false` where there is nothing
/// (any more) to write.
pub fn expire(db: &mut Db, call: &Call, id: ReferralId) -> Result<bool, Error> {
    let mut referred = referrals::get(db, id)?;
    let before = &referred.referral;
    if before.state != ReferralState::Received || before.expires_at > call.now {
        return Ok(false);
    }
    let ended = (None, Some(before.expires_at));
    if !referrals::move_on(db, &grant(before), before, ReferralState::Expired, "", ended)? {
        return Ok(false);
    }
    let audit_entry = AuditEntry::new(AuditEvent::ReferralUpdated, "referral", *id.uuid())
        .from(value(before, before.state))
        .to(value(before, ReferralState::Expired));
    record(db, call, before.provider_id, audit_entry)?;
    referred.referral.state = ReferralState::Expired;
    mails::tell_of_expiry(db, call, &referred)?;
    Ok(true)
}

/// Erases the contact of a referral that led to no work. `false` where there is nothing (any more) to erase.
fn erase(db: &mut Db, call: &Call, id: ReferralId) -> Result<bool, Error> {
    let Referred { referral, .. } = referrals::get(db, id)?;
    if referral.erased_at.is_some() || !referrals::erase_contact(db, &grant(&referral), &referral, call.now)? {
        return Ok(false);
    }
    let audit_entry =
        AuditEntry::new(AuditEvent::ReferralUpdated, "referral", *id.uuid()).to(json!({ "contact": "erased" }));
    record(db, call, referral.provider_id, audit_entry)?;
    Ok(true)
}

/// Time takes back what nobody has answered, and what is left of it, as its sender might have.
const fn grant(referral: &Referral) -> Grant {
    Grant::of_the_portal(referral.provider_id, Action::WithdrawReferral)
}

/// Records what the portal did of itself.
fn record(db: &mut Db, call: &Call, account: AccountId, audit_entry: AuditEntry) -> Result<(), Error> {
    let author = Author {
        user: None,
        email: "referrals".to_owned(),
        account: Some(account),
        roles: String::new(),
        request_id: call.request_id.clone(),
    };
    audit::record(db, &author, audit_entry, call.now)
}
