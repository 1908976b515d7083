//! Takes messages from the outbox one by one and hands them over; tidies what has died along the way.

use std::{iter, sync::Arc, time::Duration};

use chrono::TimeDelta;
use futures_util::future;
use lettre::message::Mailbox;
use tokio::sync::Notify;

use super::{
    message::Content,
    transport::{DeliveryFailure, Transport},
};
use crate::{
    auth::keys::Keys,
    clock::Clock,
    domain::{Error, Moment},
    repository::{
        counted_ahead,
        db::Database,
        outbox::{self, Leased},
        sweeping::{KeptFor, SWEEPS},
    },
    telemetry,
};

/// How long nobody else takes a message that is being handed over.
const LEASE: TimeDelta = TimeDelta::minutes(2);
/// How long to wait after the first, second, … attempt that failed for now; after the last, it has failed for good.
const BACKOFF: [TimeDelta; 8] = [
    TimeDelta::minutes(1),
    TimeDelta::minutes(5),
    TimeDelta::minutes(15),
    TimeDelta::hours(1),
    TimeDelta::hours(3),
    TimeDelta::hours(6),
    TimeDelta::hours(12),
    TimeDelta::hours(24),
];
/// How often the outbox is looked at when nobody calls.
const ROUND: Duration = Duration::from_secs(5);
/// How often what has died is dropped.
const TIDYING: Duration = Duration::from_hours(1);
/// The same after a failure.
const TIDYING_AGAIN: Duration = Duration::from_mins(5);
/// By how much a clock that is put right goes back at least, for what was put off by it to be looked for.
const BACKWARDS: TimeDelta = TimeDelta::seconds(30);

/// Delivers the outbox.
#[derive(Clone)]
pub struct Worker {
    /// Where the outbox is.
    pub database: Database,
    /// By whose time.
    pub clock: Clock,
    /// Opens what is sealed.
    pub keys: Arc<Keys>,
    /// The way out.
    pub transport: Transport,
    /// The sender.
    pub from: Mailbox,
    /// Called when a message was put into the outbox.
    pub outbox_wakeup: Arc<Notify>,
    /// How long is kept what the settings have a word on.
    pub kept: KeptFor,
}

impl Worker {
    /// Works until it is aborted. Whatever goes wrong is logged and tried again next round. Nothing but mail waits for
    /// a mail server that is slow.
    pub async fn run(self) {
        future::join(self.deliver(), self.keep_tidy()).await;
    }

    async fn deliver(&self) {
        let mut looked: Option<Moment> = None;
        loop {
            let now = self.clock.now();
            // At the start too: the clock may have been put right while nobody served.
            if looked.is_none_or(|before| now.since(before) < -BACKWARDS)
                && let Err(error) = self.bring_forward().await
            {
                telemetry::put_off(&error, "what a clock that was ahead has put off could not be brought forward");
            } else {
                looked = Some(now);
            }
            if let Err(error) = self.drain().await {
                telemetry::put_off(&error, "the outbox could not be worked on");
            }
            let _timeout_is_fine = tokio::time::timeout(ROUND, self.outbox_wakeup.notified()).await;
        }
    }

    async fn keep_tidy(&self) {
        loop {
            // By how long it lasts, and not by a clock that may jump.
            let pause = match self.tidy().await {
                Ok(()) => TIDYING,
                Err(error) => {
                    telemetry::put_off(&error, "tidying failed");
                    TIDYING_AGAIN
                }
            };
            tokio::time::sleep(pause).await;
        }
    }

    /// Undoes what a clock that was ahead has put off: no message waits longer than it would have, and what
    /// is counted by the hour or the day keeps nobody out for longer.
    ///
    /// # Errors
    /// As the database says.
    pub async fn bring_forward(&self) -> Result<(), Error> {
        let now = self.clock.now();
        let waits = iter::once(TimeDelta::zero()).chain(BACKOFF);
        let latest: Vec<_> = (0..).zip(waits.map(|wait| now.plus(wait))).collect();
        self.database
            .write(move |db| {
                counted_ahead::date_back(db, now)?;
                outbox::bring_forward(db, now, now.plus(LEASE), &latest)
            })
            .await
    }

    /// Hands over everything that is due. Gives how many messages that were.
    ///
    /// # Errors
    /// As the database says; the mail server's refusals are noted in the outbox.
    pub async fn drain(&self) -> Result<usize, Error> {
        let mut handled = 0;
        loop {
            let now = self.clock.now();
            if !self.database.read(move |db| outbox::is_due(db, now)).await? {
                return Ok(handled);
            }
            let leased = self.database.write(move |db| outbox::lease(db, now, now.plus(LEASE))).await?;
            let Some(message) = leased else { return Ok(handled) };
            self.hand_over(message).await?;
            handled += 1;
        }
    }

    async fn hand_over(&self, leased: Leased) -> Result<(), Error> {
        let (id, kind, attempts) = (leased.id, leased.kind, leased.attempts);
        let outcome = match self.compose(&leased) {
            Ok(message) => self.transport.deliver(&id.to_string(), message).await,
            Err(error) => Err(DeliveryFailure::ForGood(error.to_string())),
        };
        let now = self.clock.now();
        let retry_in = usize::try_from(attempts - 1).ok().and_then(|n| BACKOFF.get(n)).copied();
        match (outcome, retry_in) {
            (Ok(()), _) => {
                tracing::info!(message.id = %id, message.kind = %kind, "mail delivered");
                self.database.write(move |db| outbox::settle_sent(db, id, now)).await
            }
            (Err(DeliveryFailure::ForNow(error)), Some(wait)) => {
                tracing::warn!(message.id = %id, message.kind = %kind, attempts, error, "mail put off");
                self.database.write(move |db| outbox::retry(db, id, &error, now.plus(wait))).await
            }
            (Err(DeliveryFailure::ForNow(error) | DeliveryFailure::ForGood(error)), _) => {
                tracing::warn!(message.id = %id, message.kind = %kind, attempts, error, "mail given up");
                self.database.write(move |db| outbox::settle_failed(db, id, &error, now)).await
            }
        }
    }

    fn compose(&self, leased: &Leased) -> Result<lettre::Message, Error> {
        let sealed = leased.sealed_content.as_deref().unwrap_or_default();
        let content = Content::unseal(&self.keys, sealed)
            .ok_or_else(|| Error::Internal("the secret key has changed since this email was written".into()))?;
        content.message(&self.from, &leased.message_id, leased.created_at)
    }

    /// Drops what has had its time, a piece in each transaction. What fails holds up nothing else.
    ///
    /// # Errors
    /// The first of what failed.
    pub async fn tidy(&self) -> Result<(), Error> {
        let (now, kept) = (self.clock.now(), self.kept);
        let mut result = Ok(());
        for sweep in &SWEEPS {
            let swept = loop {
                match self.database.write(move |db| (sweep.piece)(db, now, &kept)).await {
                    Ok(true) => {}
                    Ok(false) => break Ok(()),
                    Err(error) => break Err(error),
                }
            };
            result = result.and(swept);
        }
        result.and(self.transport.sweep(now.plus(-kept.sent_mails)).await)
    }
}
