//! Who calls, and the one way to the use cases: whether a page, a command or another face of the portal asks, it names a
//! caller. A caller knows neither cookies nor pages.

use std::sync::{
    Arc, Mutex, PoisonError,
    atomic::{AtomicBool, Ordering},
};

use super::{Call, UseCase, sessions, use_case::ProofState, waiting};
use crate::{
    auth::{lanes::Origin, session},
    domain::{
        Action, Actor, Error, Moment,
        client::Client,
        security_event::{EventPerson, SecurityEvent, SecurityEventKind},
    },
    repository::{
        db::Db,
        sessions::{SessionHash, Visitor},
    },
    state::AppState,
    telemetry::mask_email,
};

/// Who calls: by which credential, in which request.
#[derive(Clone)]
pub struct Caller {
    app: Arc<AppState>,
    credential: Option<SessionHash>,
    request_id: String,
    client: Client,
    /// Whether a security event was taken of this request.
    told: Arc<AtomicBool>,
}

/// What a use case came to, and for whom: the answer is theirs, whichever it is.
pub struct Outcome<T> {
    /// Who was behind the credential.
    pub visitor: Option<Visitor>,
    /// What the use case gave.
    pub result: Result<T, Error>,
}

impl<T> Outcome<T> {
    /// What came of a use case that did something.
    pub const fn done(visitor: Option<Visitor>, value: T) -> Self {
        Self { visitor, result: Ok(value) }
    }

    /// What came of a use case that did nothing.
    pub const fn failed(visitor: Option<Visitor>, error: Error) -> Self {
        Self { visitor, result: Err(error) }
    }

    /// The same with another value.
    pub fn map<U>(self, change: impl FnOnce(T) -> U) -> Outcome<U> {
        Outcome { visitor: self.visitor, result: self.result.map(change) }
    }
}

/// What runs on a trip to the database.
type Job = Box<dyn FnOnce(&mut Db, &Call, Option<&Visitor>) -> Result<(), Error> + Send>;
/// What runs on the same trip after a job was refused and undone.
type Retry = Box<dyn FnOnce(&mut Db, &Call, Option<&Visitor>, Error) -> Result<(), Error> + Send>;

#[derive(Clone, Copy, PartialEq, Eq)]
enum Way {
    Read,
    Write,
}

impl Caller {
    /// A caller with this credential, if it has one, from somewhere.
    #[must_use]
    pub fn new(app: Arc<AppState>, credential: Option<SessionHash>, request_id: String, client: Client) -> Self {
        Self { app, credential, request_id, client, told: Arc::default() }
    }

    /// Something that was tried in this request.
    #[must_use]
    pub fn event(&self, kind: SecurityEventKind) -> SecurityEvent {
        SecurityEvent::new(kind, self.app.clock.now(), self.client.clone())
    }

    /// Takes a security event, and logs it. It is kept apart from whatever is undone, and nobody waits for that.
    pub fn record(&self, event: SecurityEvent) {
        self.told.store(true, Ordering::Relaxed);
        let user = match &event.person {
            EventPerson::User(id) => id.to_string(),
            EventPerson::Address(key) => mask_email(key),
            EventPerson::Nobody => String::new(),
        };
        let route = event.route.as_deref().unwrap_or_default();
        let action = event.action.map(Action::as_str).unwrap_or_default();
        tracing::info!(kind = %event.kind, user, network = event.client.network, route, action, "security event");
        self.app.security_log.record(event);
    }

    /// Whether a security event was taken of this request already: what is known best where it happens is told once.
    #[must_use]
    pub fn has_recorded(&self) -> bool {
        self.told.load(Ordering::Relaxed)
    }

    /// Where it calls from, as long as nobody vouches for it.
    #[must_use]
    pub fn origin(&self) -> Origin {
        Origin::network(self.client.network.clone())
    }

    /// From where it calls.
    #[must_use]
    pub const fn client(&self) -> &Client {
        &self.client
    }

    /// The network it calls from.
    #[must_use]
    pub fn place(&self) -> &str {
        &self.client.network
    }

    /// What the portal runs on.
    #[must_use]
    pub fn app(&self) -> &AppState {
        &self.app
    }

    /// The same caller once its session has another key.
    #[must_use]
    pub fn with_credential(&self, credential: SessionHash) -> Self {
        Self { credential: Some(credential), ..self.clone() }
    }

    /// The credential.
    #[must_use]
    pub const fn credential(&self) -> Option<SessionHash> {
        self.credential
    }

    /// The id under which the request is logged.
    #[must_use]
    pub fn request_id(&self) -> &str {
        &self.request_id
    }

    /// What a use case knows of this request.
    #[must_use]
    pub fn call(&self) -> Call {
        Call {
            now: self.app.clock.now(),
            request_id: self.request_id.clone(),
            client: self.client.clone(),
            keys: Arc::clone(&self.app.keys),
            public_url: Arc::clone(&self.app.public_url),
            approve_enrolments: self.app.approve_enrolments,
            factor_rule: self.app.factor_rule,
            oidc_allow: self.app.providers.allowed().clone(),
            quotas: self.app.quotas,
            partner_names: Arc::clone(&self.app.partner_names),
            backups: Arc::clone(&self.app.backups),
            drafts_kept: self.app.drafts_kept,
        }
    }

    /// For somebody signed in who acts in an account: `work` changes nothing.
    pub async fn read<T, F>(&self, work: F) -> Outcome<T>
    where
        F: FnOnce(&mut UseCase<'_>) -> Result<T, Error> + Send + 'static,
        T: Send + 'static,
    {
        self.run(Way::Read, |db, call, visitor| work(&mut acting(Way::Read, db, call, visitor)?)).await
    }

    /// For somebody signed in who acts in an account: `work` runs in one transaction.
    pub async fn write<T, F>(&self, work: F) -> Outcome<T>
    where
        F: FnOnce(&mut UseCase<'_>) -> Result<T, Error> + Send + 'static,
        T: Send + 'static,
    {
        self.run(Way::Write, |db, call, visitor| work(&mut acting(Way::Write, db, call, visitor)?)).await
    }

    /// As [`Caller::write`]; where `work` refuses, all of it is undone, and `instead` reads on the same trip what is to be
    /// said then.
    pub async fn write_or<T, F, G>(&self, work: F, instead: G) -> Outcome<T>
    where
        F: FnOnce(&mut UseCase<'_>) -> Result<T, Error> + Send + 'static,
        G: FnOnce(&mut UseCase<'_>, Error) -> Result<T, Error> + Send + 'static,
        T: Send + 'static,
    {
        let found = Arc::new(Mutex::new(None));
        let (first, second) = (Arc::clone(&found), Arc::clone(&found));
        let job: Job =
            Box::new(move |db, call, visitor| keep(&first, work(&mut acting(Way::Write, db, call, visitor)?)));
        let retry: Retry = Box::new(move |db, call, visitor, error| {
            if let Ok(mut cx) = acting(Way::Read, db, call, visitor) {
                keep(&second, instead(&mut cx, error))
            } else {
                Err(error)
            }
        });
        let (visitor, result) = self.run_job(Way::Write, job, Some(retry)).await;
        Outcome { visitor, result: result.and_then(|()| take(&found)) }
    }

    /// For anybody; somebody signed in must have chosen an account. `work` changes nothing.
    pub async fn visit<T, F>(&self, work: F) -> Outcome<T>
    where
        F: FnOnce(&mut Db, &Call, Option<&Actor>) -> Result<T, Error> + Send + 'static,
        T: Send + 'static,
    {
        self.run(Way::Read, move |db, call, visitor| {
            if visitor.is_none() {
                return work(db, call, None);
            }
            let cx = acting(Way::Read, db, call, visitor)?;
            work(cx.db, cx.call, Some(cx.actor))
        })
        .await
    }

    /// For somebody signed in, whatever account the person acts in: `work` changes nothing.
    pub async fn read_person<T, F>(&self, work: F) -> Outcome<T>
    where
        F: FnOnce(&mut Db, &Call, &Visitor) -> Result<T, Error> + Send + 'static,
        T: Send + 'static,
    {
        self.run(Way::Read, move |db, call, visitor| work(db, call, visitor.ok_or(Error::SignInNeeded)?)).await
    }

    /// For somebody signed in, whatever account the person acts in: `work` runs in one transaction.
    pub async fn write_person<T, F>(&self, work: F) -> Outcome<T>
    where
        F: FnOnce(&mut Db, &Call, &Visitor) -> Result<T, Error> + Send + 'static,
        T: Send + 'static,
    {
        self.run(Way::Write, move |db, call, visitor| work(db, call, visitor.ok_or(Error::SignInNeeded)?)).await
    }

    /// For whoever it is: `work` runs in one transaction.
    pub async fn write_anyone<T, F>(&self, work: F) -> Outcome<T>
    where
        F: FnOnce(&mut Db, &Call, Option<&Visitor>) -> Result<T, Error> + Send + 'static,
        T: Send + 'static,
    {
        self.run(Way::Write, work).await
    }

    /// For whoever it is: `work` changes nothing.
    pub async fn visit_anyone<T, F>(&self, work: F) -> Outcome<T>
    where
        F: FnOnce(&mut Db, &Call, Option<&Visitor>) -> Result<T, Error> + Send + 'static,
        T: Send + 'static,
    {
        self.run(Way::Read, work).await
    }

    async fn run<T, F>(&self, way: Way, work: F) -> Outcome<T>
    where
        F: FnOnce(&mut Db, &Call, Option<&Visitor>) -> Result<T, Error> + Send + 'static,
        T: Send + 'static,
    {
        let found = Arc::new(Mutex::new(None));
        let found_inside = Arc::clone(&found);
        let job: Job = Box::new(move |db, call, visitor| keep(&found_inside, work(db, call, visitor)));
        let (visitor, result) = self.run_job(way, job, None).await;
        Outcome { visitor, result: result.and_then(|()| take(&found)) }
    }

    /// One trip to the database. Not generic, so that it is compiled once and not for each use case.
    async fn run_job(&self, way: Way, job: Job, retry: Option<Retry>) -> (Option<Visitor>, Result<(), Error>) {
        let (call, credential) = (Arc::new(self.call()), self.credential);
        // The visitor leaves the transaction even where that is rolled back: the answer is theirs all the same.
        let seen = Arc::new(Mutex::new(None));
        let (seen_inside, call_inside) = (Arc::clone(&seen), Arc::clone(&call));
        let trip = move |db: &mut Db| {
            let mut visitor = match &credential {
                Some(hash) => sessions::resolve(db, hash, call_inside.now)?,
                None => None,
            };
            // What changes something leads on to another page, whose menu says what waits then.
            if let (Way::Read, Some(visitor)) = (way, &mut visitor) {
                waiting::note(db, visitor, call_inside.now)?;
            }
            lock(&seen_inside).clone_from(&visitor);
            if let (Way::Write, Some(hash), Some(visitor)) = (way, &credential, &visitor) {
                renew(db, hash, visitor, call_inside.now)?;
            }
            job(db, &call_inside, visitor.as_ref())
        };
        let result = match (way, retry) {
            (Way::Read, _) => self.app.database.read(trip).await,
            (Way::Write, None) => self.app.database.write(trip).await,
            (Way::Write, Some(retry)) => {
                let seen_after = Arc::clone(&seen);
                let after = move |db: &mut Db, error| {
                    let mut visitor = lock(&seen_after).clone();
                    if let Some(visitor) = &mut visitor {
                        waiting::note(db, visitor, call.now)?;
                        *lock(&seen_after) = Some(visitor.clone());
                    }
                    retry(db, &call, visitor.as_ref(), error)
                };
                self.app.database.write_or(trip, after).await
            }
        };
        if way == Way::Write && result.is_ok() {
            self.app.outbox_wakeup.notify_one();
        }
        let visitor = lock(&seen).take();
        (visitor, result)
    }
}

fn lock<T>(shared: &Mutex<T>) -> std::sync::MutexGuard<'_, T> {
    shared.lock().unwrap_or_else(PoisonError::into_inner)
}

fn keep<T>(found: &Mutex<Option<T>>, result: Result<T, Error>) -> Result<(), Error> {
    *lock(found) = Some(result?);
    Ok(())
}

fn take<T>(found: &Mutex<Option<T>>) -> Result<T, Error> {
    lock(found).take().ok_or_else(|| Error::Internal("a use case gave nothing".into()))
}

/// The use case of somebody signed in, once nothing else must be done first.
fn acting<'a>(way: Way, db: &'a mut Db, call: &'a Call, visitor: Option<&'a Visitor>) -> Result<UseCase<'a>, Error> {
    let visitor = visitor.ok_or(Error::SignInNeeded)?;
    if visitor.person.must_change_password {
        return Err(Error::PasswordChangeNeeded);
    }
    if visitor.session.factor_due_at.is_some_and(|due| due <= call.now) {
        return Err(Error::SecondFactorNeeded);
    }
    let actor = visitor.actor.as_ref().ok_or(Error::AccountNeeded)?;
    let proof = match way {
        _ if visitor.session.is_proved(call.now) => ProofState::Fresh,
        Way::Read => ProofState::StaleToLook,
        Way::Write => ProofState::StaleToChange,
    };
    Ok(UseCase { db, call, actor, proof, counts: Some(visitor.counts), waiting: &visitor.waiting })
}

/// Prolongs a session with the forms that are sent in it, every few minutes at most.
fn renew(db: &mut Db, hash: &SessionHash, visitor: &Visitor, now: Moment) -> Result<(), Error> {
    if now.since(visitor.session.renewed_at) < session::renewal_interval() {
        return Ok(());
    }
    sessions::renew(db, hash, &visitor.session, now)
}
