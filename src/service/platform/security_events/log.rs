//! Where security events go while a request goes on: into memory, from where a worker keeps them. What was refused is
//! undone with its transaction; that it was tried is not.

use std::{
    collections::HashMap,
    sync::{
        Arc, Mutex, MutexGuard, PoisonError,
        atomic::{AtomicBool, Ordering},
    },
    time::Duration,
};

use tokio::sync::Notify;

use crate::{
    auth::keys::Keys,
    domain::{
        Error,
        ids::{AccountId, UserId},
        security_event::{EventPerson, GatheredEvent, Gathering, SecurityEvent, SecurityObject},
    },
    repository::{
        db::{Database, Db},
        security_events::{self, KeptEvent},
    },
    telemetry::{self, mask_email},
};

/// How long events are gathered before they are kept.
const ROUND: Duration = Duration::from_secs(1);

/// The way for security events. Cheap to clone; nobody ever waits here.
#[derive(Clone, Default)]
pub struct SecurityLog(Arc<Shared>);

#[derive(Default)]
struct Shared {
    gathering: Mutex<Gathering>,
    /// Called when there is something to keep.
    wakeup: Notify,
    /// Called when nobody serves any more.
    closing: Notify,
    closed: AtomicBool,
}

impl SecurityLog {
    /// Takes an event. It is kept within seconds, with others that say the same.
    pub fn record(&self, event: SecurityEvent) {
        self.gathering().add(event);
        self.0.wakeup.notify_one();
    }

    /// Nothing more will come: whoever keeps events keeps the last ones now, and ends.
    pub fn close(&self) {
        self.0.closed.store(true, Ordering::Release);
        self.0.closing.notify_one();
        self.0.wakeup.notify_one();
    }

    fn is_closed(&self) -> bool {
        self.0.closed.load(Ordering::Acquire)
    }

    fn gathering(&self) -> MutexGuard<'_, Gathering> {
        self.0.gathering.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// Keeps what the log has gathered.
#[derive(Clone)]
pub struct SecurityEventKeeper {
    /// Where events come from.
    pub log: SecurityLog,
    /// Where they are kept.
    pub database: Database,
    /// Makes digests of addresses that nobody has.
    pub keys: Arc<Keys>,
}

impl SecurityEventKeeper {
    /// Works until the log is closed, and never leaves off while it writes. What can't be kept waits for the next round.
    pub async fn run(self) {
        loop {
            self.log.0.wakeup.notified().await;
            if !self.log.is_closed() {
                let _timeout_is_usual = tokio::time::timeout(ROUND, self.log.0.closing.notified()).await;
            }
            if let Err(error) = self.keep().await {
                telemetry::put_off(&error, "security events could not be kept");
                self.log.0.wakeup.notify_one();
            }
            if self.log.is_closed() {
                return;
            }
        }
    }

    /// Keeps what was gathered so far.
    ///
    /// # Errors
    /// As the database says; nothing is lost then.
    pub async fn keep(&self) -> Result<(), Error> {
        let taken = Taken::from(&self.log);
        if taken.events.is_empty() {
            return Ok(());
        }
        let (events, keys) = (taken.events.clone(), Arc::clone(&self.keys));
        self.database.write(move |db| keep(db, &keys, events)).await?;
        taken.settle();
        Ok(())
    }
}

/// Events on their way into the database; they go back where they came from unless they arrive.
struct Taken<'a> {
    log: &'a SecurityLog,
    events: Vec<GatheredEvent>,
}

impl<'a> Taken<'a> {
    fn from(log: &'a SecurityLog) -> Self {
        Self { log, events: log.gathering().take() }
    }

    fn settle(mut self) {
        self.events.clear();
    }
}

impl Drop for Taken<'_> {
    fn drop(&mut self) {
        if !self.events.is_empty() {
            self.log.gathering().put_back(std::mem::take(&mut self.events));
        }
    }
}

/// Keeps events, with the users and accounts that they are about: three statements, and some for each that differs.
pub(super) fn keep(db: &mut Db, keys: &Keys, events: Vec<GatheredEvent>) -> Result<(), Error> {
    let typed: Vec<String> = events.iter().filter_map(|one| address_of(one).cloned()).collect();
    let known = security_events::users_by_address(db, &typed)?;
    let user_of = |one: &GatheredEvent| match &one.first.person {
        EventPerson::User(id) => Some(*id),
        EventPerson::Address(key) => known.get(key).copied(),
        EventPerson::Nobody => None,
    };
    let users: Vec<UserId> = events.iter().flat_map(|one| user_of(one).into_iter().chain(object_of(one))).collect();
    let accounts = if users.is_empty() { HashMap::new() } else { security_events::accounts_of(db, &users)? };
    let kept = events.into_iter().map(|gathered| {
        let user = user_of(&gathered);
        let of = |id: Option<UserId>| id.and_then(|id| accounts.get(&id)).cloned().unwrap_or_default();
        // Whoever acted for an account did so there, and nowhere else.
        let mut whose = gathered.first.account.map_or_else(|| of(user), |account| vec![account]);
        whose.extend(of(object_of(&gathered)));
        if let Some((SecurityObject::Account, id)) = gathered.first.object
            && gathered.first.kind.concerns_object()
        {
            whose.push(AccountId::from_uuid(id));
        }
        let address = address_of(&gathered).filter(|_| user.is_none()).map(|key| (mask_email(key), digest(keys, key)));
        let bucket = keys.pseudonym("security event", &gathered.sameness());
        KeptEvent { gathered, bucket, user, address, accounts: whose }
    });
    let kept = kept.collect();
    security_events::keep(db, kept)
}

/// What an address is found by that no user has.
pub(in crate::service) fn digest(keys: &Keys, address_key: &str) -> [u8; 32] {
    keys.pseudonym("address", address_key)
}

fn address_of(gathered: &GatheredEvent) -> Option<&String> {
    match &gathered.first.person {
        EventPerson::Address(key) if !key.is_empty() => Some(key),
        _ => None,
    }
}

/// The user whom it was done to, where that is its accounts' business too.
fn object_of(gathered: &GatheredEvent) -> Option<UserId> {
    match gathered.first.object {
        Some((SecurityObject::User, id)) if gathered.first.kind.concerns_object() => Some(UserId::from_uuid(id)),
        _ => None,
    }
}
