//! A request: who sends it, in which language, and its one trip to the database.

use std::{
    future::{Ready, ready},
    net::IpAddr,
    sync::{Arc, Mutex, PoisonError},
};

use actix_session::{Session, SessionExt};
use actix_web::{
    FromRequest, HttpMessage, HttpRequest,
    dev::Payload,
    http::{Method, header},
    web::Data,
};

use crate::{
    auth::{session, token},
    domain::{actor::Actor, error::Error, language::Language, moment::Moment},
    service::{Call, Db, SessionHash, Visitor, sign_in},
    state::AppState,
    web::{
        error::{Failure, WebError},
        middleware::{cookies::Cookies, log::RequestId},
        page_patterns::PagePatterns,
        view::{PageContext, View},
    },
};

/// A request, parsed before any work is done for it.
#[derive(Clone)]
pub struct Request {
    /// What every request can reach.
    pub app: Data<AppState>,
    /// The browser's session, for signing in and out.
    pub session: Session,
    session_hash: Option<SessionHash>,
    cookies: Cookies,
    accept_language: String,
    here: String,
    is_get: bool,
    place: String,
    request_id: String,
}

impl FromRequest for Request {
    type Error = actix_web::Error;
    type Future = Ready<Result<Self, Self::Error>>;

    fn from_request(http: &HttpRequest, _: &mut Payload) -> Self::Future {
        ready(Ok(Self::extract(http)))
    }
}

impl Request {
    /// Reads what a request brings: what is missing has a default.
    ///
    /// # Panics
    /// Outside of [`build_app`](crate::app::build_app), which sets the state that every request needs.
    #[must_use]
    pub fn extract(http: &HttpRequest) -> Self {
        #[expect(clippy::expect_used, reason = "the builder in app.rs always sets it")]
        let app = http.app_data::<Data<AppState>>().expect("the state is set by build_app").clone();
        let session = http.get_session();
        let is_get = http.method() == Method::GET;
        let address = http.uri().path_and_query().map_or("/", |path| path.as_str());
        let accept_language = http.headers().get(header::ACCEPT_LANGUAGE).and_then(|value| value.to_str().ok());
        Self {
            session_hash: session::hash_of(&session),
            cookies: Cookies::of(http, &app),
            accept_language: accept_language.unwrap_or_default().to_owned(),
            here: if is_get { address } else { page_above(http) }.to_owned(),
            is_get,
            place: place_of(http),
            request_id: http.extensions().get::<RequestId>().map(|id| id.0.clone()).unwrap_or_default(),
            session,
            app,
        }
    }

    /// A page for a signed-in person in its account: `work` runs on a connection that changes nothing.
    ///
    /// # Errors
    /// A [`WebError`] that carries the person's chrome, so that its page looks like any other.
    pub async fn read<T, F>(&self, work: F) -> Result<(View, T), WebError>
    where
        F: FnOnce(&mut Db, &Call, &Actor) -> Result<T, Error> + Send + 'static,
        T: Send + 'static,
    {
        self.run(Way::Read, move |db, call, visitor| work(db, call, acting(visitor)?)).await
    }

    /// A change by a signed-in person in its account: `work` runs in one transaction.
    ///
    /// # Errors
    /// As [`Request::read`].
    pub async fn write<T, F>(&self, work: F) -> Result<(View, T), WebError>
    where
        F: FnOnce(&mut Db, &Call, &Actor) -> Result<T, Error> + Send + 'static,
        T: Send + 'static,
    {
        self.run(Way::Write, move |db, call, visitor| work(db, call, acting(visitor)?)).await
    }

    /// A page for anybody; somebody signed in must have chosen an account.
    ///
    /// # Errors
    /// As [`Request::read`].
    pub async fn visit<T, F>(&self, work: F) -> Result<(View, T), WebError>
    where
        F: FnOnce(&mut Db, &Call, Option<&Actor>) -> Result<T, Error> + Send + 'static,
        T: Send + 'static,
    {
        self.run(Way::Read, move |db, call, visitor| match visitor {
            None => work(db, call, None),
            Some(_) => work(db, call, Some(acting(visitor)?)),
        })
        .await
    }

    /// A page about the person itself, whatever account it acts in.
    ///
    /// # Errors
    /// As [`Request::read`].
    pub async fn read_person<T, F>(&self, work: F) -> Result<(View, T), WebError>
    where
        F: FnOnce(&mut Db, &Call, &Visitor) -> Result<T, Error> + Send + 'static,
        T: Send + 'static,
    {
        self.run(Way::Read, move |db, call, visitor| work(db, call, visitor.ok_or(Error::SignInNeeded)?)).await
    }

    /// A change to the person itself.
    ///
    /// # Errors
    /// As [`Request::read`].
    pub async fn write_person<T, F>(&self, work: F) -> Result<(View, T), WebError>
    where
        F: FnOnce(&mut Db, &Call, &Visitor) -> Result<T, Error> + Send + 'static,
        T: Send + 'static,
    {
        self.run(Way::Write, move |db, call, visitor| work(db, call, visitor.ok_or(Error::SignInNeeded)?)).await
    }

    /// A change by whoever it is.
    ///
    /// # Errors
    /// As [`Request::read`].
    pub async fn write_anyone<T, F>(&self, work: F) -> Result<(View, T), WebError>
    where
        F: FnOnce(&mut Db, &Call, Option<&Visitor>) -> Result<T, Error> + Send + 'static,
        T: Send + 'static,
    {
        self.run(Way::Write, work).await
    }

    /// An error page in the reader's chrome.
    pub async fn failure(&self, failure: Failure) -> WebError {
        match self.run(Way::Read, |_, _, _| Ok(())).await {
            Ok((view, ())) => WebError::new(failure, view),
            Err(error) => error,
        }
    }

    /// An error of the domain as a page in a stranger's chrome: for what fails before anybody is known.
    #[must_use]
    pub fn error(&self, error: Error) -> WebError {
        WebError::new(Failure::Domain(error), self.view(None))
    }

    /// An address that says what no page of ours would say.
    #[must_use]
    pub fn malformed(&self) -> WebError {
        WebError::new(Failure::Malformed, self.view(None))
    }

    async fn run<T, F>(&self, way: Way, work: F) -> Result<(View, T), WebError>
    where
        F: FnOnce(&mut Db, &Call, Option<&Visitor>) -> Result<T, Error> + Send + 'static,
        T: Send + 'static,
    {
        let found = Arc::new(Mutex::new(None));
        let found_inside = Arc::clone(&found);
        let job: Job = Box::new(move |db, call, visitor| {
            let value = work(db, call, visitor)?;
            *found_inside.lock().unwrap_or_else(PoisonError::into_inner) = Some(value);
            Ok(())
        });
        let view = self.run_job(way, job).await?;
        let value = found.lock().unwrap_or_else(PoisonError::into_inner).take();
        match value {
            Some(value) => Ok((view, value)),
            None => Err(WebError::new(Failure::Domain(Error::Internal("a use case gave nothing".into())), view)),
        }
    }

    /// One trip to the database. Not generic, so that it is compiled once and not for each of the handlers.
    async fn run_job(&self, way: Way, job: Job) -> Result<View, WebError> {
        let (call, hash) = (self.call(), self.session_hash);
        // The visitor leaves the transaction even where that is rolled back: the error page is theirs too.
        let seen = Arc::new(Mutex::new(None));
        let seen_inside = Arc::clone(&seen);
        let trip = move |db: &mut Db| {
            let visitor = match &hash {
                Some(hash) => sign_in::resolve(db, hash, call.now)?,
                None => None,
            };
            seen_inside.lock().unwrap_or_else(PoisonError::into_inner).clone_from(&visitor);
            if let (Way::Write, Some(hash), Some(visitor)) = (way, &hash, &visitor) {
                renew(db, hash, visitor, call.now)?;
            }
            job(db, &call, visitor.as_ref())
        };
        let result = match way {
            Way::Read => self.app.database.read(trip).await,
            Way::Write => self.app.database.write(trip).await,
        };
        if way == Way::Write && result.is_ok() {
            self.app.bell.notify_one();
        }
        let visitor = seen.lock().unwrap_or_else(PoisonError::into_inner).take();
        let view = self.view(visitor.as_ref());
        match result {
            Ok(()) => Ok(view),
            Err(error) => Err(WebError::new(Failure::Domain(error), view).returning_to(self.return_target())),
        }
    }

    /// What a use case knows of this request.
    #[must_use]
    pub fn call(&self) -> Call {
        Call {
            now: self.app.clock.now(),
            request_id: self.request_id.clone(),
            keys: Arc::clone(&self.app.keys),
            public_url: Arc::clone(&self.app.public_url),
            approve_enrolments: self.app.approve_enrolments,
        }
    }

    /// The chrome for this reader.
    #[must_use]
    pub fn view(&self, visitor: Option<&Visitor>) -> View {
        let preferred = visitor.and_then(|visitor| visitor.person.language);
        let language =
            preferred.or_else(|| self.cookies.language()).unwrap_or_else(|| Language::negotiate(&self.accept_language));
        let context = PageContext {
            here: self.here.clone(),
            flash: if self.is_get { self.cookies.flash() } else { None },
            form_token: self.form_token(),
            request_id: self.request_id.clone(),
        };
        View::new(language, visitor, context)
    }

    /// The token that forms must carry.
    #[must_use]
    pub fn form_token(&self) -> String {
        self.app.keys.form_token(&self.browser())
    }

    /// What this browser is known by: its session or, before sign-in, its cookie.
    #[must_use]
    pub fn browser(&self) -> Vec<u8> {
        match &self.session_hash {
            Some(hash) => [b"session:".as_slice(), hash].concat(),
            None => [b"cookie:".as_slice(), self.cookies.form_secret().as_bytes()].concat(),
        }
    }

    /// The session's hash, if the browser has one.
    #[must_use]
    pub const fn session_hash(&self) -> Option<SessionHash> {
        self.session_hash
    }

    /// The cookies of this browser, read and about to be set.
    #[must_use]
    pub const fn cookies(&self) -> &Cookies {
        &self.cookies
    }

    /// The address of this page, for coming back to it; of the page above, where this one only takes forms.
    #[must_use]
    pub fn here(&self) -> &str {
        &self.here
    }

    /// The id under which this request is logged.
    #[must_use]
    pub fn request_id(&self) -> &str {
        &self.request_id
    }

    /// Where a try to sign in comes from: the browser, if it has signed in as this user before, else its network.
    #[must_use]
    pub fn place(&self, email_key: &str) -> String {
        match self.cookies.device() {
            Some(device) if device == self.device_mark(email_key) => format!("device {device}"),
            _ => self.place.clone(),
        }
    }

    /// What marks a browser that has signed in as this user.
    #[must_use]
    pub fn device_mark(&self, email_key: &str) -> String {
        let mark = [b"device:".as_slice(), email_key.as_bytes()].concat();
        token::encode(&token::hash(self.app.keys.form_token(&mark).as_bytes()))
    }

    /// Where to come back to after signing in: this page, if it is one that can be looked at.
    fn return_target(&self) -> Option<String> {
        (self.is_get && self.here != "/").then(|| self.here.clone())
    }
}

/// The page to go back to from an address that only takes forms.
fn page_above(http: &HttpRequest) -> &str {
    http.app_data::<Data<PagePatterns>>().map_or("/", |pages| pages.page_above(http.path()))
}

/// The network a request comes from. Behind a proxy on this machine, what the proxy says of it (the last entry of
/// `X-Forwarded-For`, the only one that the proxy itself wrote); IPv6 by its /64, which is one customer's.
fn place_of(http: &HttpRequest) -> String {
    let Some(peer) = http.peer_addr().map(|address| address.ip()) else { return String::new() };
    let forwarded = http.headers().get("x-forwarded-for").and_then(|value| value.to_str().ok());
    let said = forwarded.and_then(|list| list.rsplit(',').next()).and_then(|last| last.trim().parse().ok());
    match if peer.is_loopback() { said.unwrap_or(peer) } else { peer } {
        IpAddr::V4(address) => address.to_string(),
        IpAddr::V6(address) => {
            let [a, b, c, d, ..] = address.segments();
            format!("{a:x}:{b:x}:{c:x}:{d:x}::/64")
        }
    }
}

/// What a handler does on its trip to the database.
type Job = Box<dyn FnOnce(&mut Db, &Call, Option<&Visitor>) -> Result<(), Error> + Send>;

#[derive(Clone, Copy, PartialEq, Eq)]
enum Way {
    Read,
    Write,
}

/// The actor behind a session, once nothing else must be done first.
fn acting(visitor: Option<&Visitor>) -> Result<&Actor, Error> {
    let visitor = visitor.ok_or(Error::SignInNeeded)?;
    if visitor.person.must_change_password {
        return Err(Error::PasswordChangeNeeded);
    }
    visitor.actor.as_ref().ok_or(Error::AccountNeeded)
}

/// Prolongs a session with the forms that are sent in it, every few minutes at most.
fn renew(db: &mut Db, hash: &SessionHash, visitor: &Visitor, now: Moment) -> Result<(), Error> {
    if now.since(visitor.renewed_at) < session::renewal_interval() {
        return Ok(());
    }
    sign_in::renew(db, hash, now, now.plus(session::lifetime()))
}
