//! A request of a browser: who calls, and what its page is made of.

use std::{
    borrow::Cow,
    cell::{Cell, OnceCell},
    future::{Ready, ready},
    rc::Rc,
    sync::Arc,
};

use actix_session::{Session, SessionExt};
use actix_web::{
    FromRequest, HttpMessage, HttpRequest,
    dev::Payload,
    http::{Method, header},
    web::{Bytes, Data},
};

use crate::{
    auth::{
        lanes::Origin,
        session::{self, NewKey},
    },
    domain::{
        Actor, Error, Language, Moment, Text,
        client::{Client, browser_name},
        email::EmailAddress,
    },
    service::{
        Call, Caller, Db, Outcome, SessionHash, UseCase, Visitor,
        proof::{self, TypedProof},
    },
    state::AppState,
    web::{
        View,
        error::{Failure, WebError},
        extract::{
            display::{self, Display},
            network::network_of,
        },
        flash::Flash,
        middleware::{cookies::Cookies, headers::ScriptNonce, log::RequestId},
        page_patterns::PagePatterns,
        view::{PageContext, proof_page::KeptForm},
    },
};

/// A request, read once and before any work is done for it. Cheap to clone.
#[derive(Clone)]
pub struct Request(Rc<Parts>);

struct Parts {
    app: Data<AppState>,
    caller: Caller,
    session: Session,
    cookies: Cookies,
    script_nonce: String,
    accept_language: String,
    here: String,
    address: String,
    is_get: bool,
    display: Option<Display>,
    /// Whether files came with a form that is only shown again.
    lost_files: Cell<bool>,
    /// The form that it sends, once that is read.
    posted: OnceCell<Bytes>,
    /// Who calls once it has proved who it is: its session has another key.
    proved: OnceCell<Caller>,
}

impl FromRequest for Request {
    type Error = actix_web::Error;
    type Future = Ready<Result<Self, Self::Error>>;

    fn from_request(http: &HttpRequest, _: &mut Payload) -> Self::Future {
        ready(Ok(Self::of(http)))
    }
}

impl Request {
    /// What a request brings, read when it is first asked for: what is missing has a default.
    ///
    /// # Panics
    /// Outside of [`build_app`](crate::app::build_app), which sets the state that every request needs.
    #[must_use]
    pub fn of(http: &HttpRequest) -> Self {
        if let Some(request) = http.extensions().get::<Self>() {
            return request.clone();
        }
        let request = Self::extract(http);
        http.extensions_mut().insert(request.clone());
        request
    }

    fn extract(http: &HttpRequest) -> Self {
        #[expect(clippy::expect_used, reason = "the builder in app.rs always sets it")]
        let app = http.app_data::<Data<AppState>>().expect("the state is set by build_app").clone();
        let session = http.get_session();
        let is_get = http.method() == Method::GET;
        let asked = http.uri().path_and_query().map_or("/", |path| path.as_str());
        let (address, display) = if is_get { (asked, None) } else { display::split(asked) };
        let accept_language = http.headers().get(header::ACCEPT_LANGUAGE).and_then(|value| value.to_str().ok());
        let script_nonce = http.extensions().get::<ScriptNonce>().map(|nonce| nonce.0.clone()).unwrap_or_default();
        let request_id = http.extensions().get::<RequestId>().map(|id| id.0.clone()).unwrap_or_default();
        let cookies = Cookies::of(http, &app);
        let user_agent = http.headers().get(header::USER_AGENT).and_then(|value| value.to_str().ok());
        let browser = browser_name(user_agent.unwrap_or_default());
        let client = Client { browser, network: network_of(http, &app.trusted_proxies), marks: cookies.device_marks() };
        Self(Rc::new(Parts {
            caller: Caller::new(Arc::clone(&app), session::hash_of(&session), request_id, client),
            cookies,
            script_nonce,
            accept_language: accept_language.unwrap_or_default().to_owned(),
            here: if is_get { address } else { page_above(http) }.to_owned(),
            address: address.to_owned(),
            is_get,
            display,
            lost_files: Cell::new(false),
            posted: OnceCell::new(),
            proved: OnceCell::new(),
            session,
            app,
        }))
    }

    /// A page for a signed-in person in its account: `work` runs on a connection that changes nothing.
    ///
    /// # Errors
    /// A [`WebError`] that carries the person's chrome, so that its page looks like any other.
    pub async fn read<T, F>(&self, work: F) -> Result<(View, T), WebError>
    where
        F: FnOnce(&mut UseCase<'_>) -> Result<T, Error> + Send + 'static,
        T: Send + 'static,
    {
        self.seen(self.caller().read(work).await)
    }

    /// A change by a signed-in person in its account: `work` runs in one transaction.
    pub async fn write<T, F>(&self, work: F) -> Result<(View, T), WebError>
    where
        F: FnOnce(&mut UseCase<'_>) -> Result<T, Error> + Send + 'static,
        T: Send + 'static,
    {
        self.seen(self.caller().write(work).await)
    }

    /// A page for anybody; somebody signed in must have chosen an account.
    pub async fn visit<T, F>(&self, work: F) -> Result<(View, T), WebError>
    where
        F: FnOnce(&mut Db, &Call, Option<&Actor>) -> Result<T, Error> + Send + 'static,
        T: Send + 'static,
    {
        self.seen(self.caller().visit(work).await)
    }

    /// A page about the person itself, whatever account it acts in.
    pub async fn read_person<T, F>(&self, work: F) -> Result<(View, T), WebError>
    where
        F: FnOnce(&mut Db, &Call, &Visitor) -> Result<T, Error> + Send + 'static,
        T: Send + 'static,
    {
        self.seen(self.caller().read_person(work).await)
    }

    /// A change to the person itself.
    pub async fn write_person<T, F>(&self, work: F) -> Result<(View, T), WebError>
    where
        F: FnOnce(&mut Db, &Call, &Visitor) -> Result<T, Error> + Send + 'static,
        T: Send + 'static,
    {
        self.seen(self.caller().write_person(work).await)
    }

    /// A change by whoever it is.
    pub async fn write_anyone<T, F>(&self, work: F) -> Result<(View, T), WebError>
    where
        F: FnOnce(&mut Db, &Call, Option<&Visitor>) -> Result<T, Error> + Send + 'static,
        T: Send + 'static,
    {
        self.seen(self.caller().write_anyone(work).await)
    }

    /// What an address names, for somebody who acts in an account.
    ///
    /// # Errors
    /// As [`Request::read`]: what is no name names nothing.
    pub async fn named<T, E>(&self, parsed: Result<T, E>) -> Result<T, WebError>
    where
        T: Send + 'static,
        E: Into<Error>,
    {
        match parsed.map_err(Into::into) {
            Ok(named) => Ok(named),
            Err(error) => self.read(move |_| Err(error)).await.map(|(_, named)| named),
        }
    }

    /// What a use case came to, with the chrome to show it in.
    pub fn seen<T>(&self, outcome: Outcome<T>) -> Result<(View, T), WebError> {
        let view = self.view(outcome.visitor);
        match outcome.result {
            Ok(value) => Ok((view, value)),
            Err(error) => Err(self.refuse(view, error)),
        }
    }

    /// The answer to what was not done, in this chrome.
    #[must_use]
    pub fn refuse(&self, view: View, error: Error) -> WebError {
        let kept = if matches!(error, Error::ProofNeeded) { self.kept_form() } else { None };
        WebError::new(Failure::Domain(error), view).asked_for(self.return_target()).keeping(kept)
    }

    /// An error page in the reader's chrome.
    pub async fn failure(&self, failure: Failure) -> WebError {
        match self.seen(self.caller().visit_anyone(|_, _, _| Ok(())).await) {
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

    /// Who calls.
    #[must_use]
    pub fn caller(&self) -> &Caller {
        self.0.proved.get().unwrap_or(&self.0.caller)
    }

    /// Notes the form that was sent, in case it must wait for a proof.
    pub fn note_form(&self, body: &Bytes) {
        self.0.posted.get_or_init(|| body.clone());
    }

    fn kept_form(&self) -> Option<KeptForm> {
        let body = self.0.posted.get()?;
        let typed = self.display().map_or(Cow::Borrowed(&**body), |display| display.without_button(body));
        Some(KeptForm::of(&self.0.address, &typed))
    }

    /// Notes that files came with a form that is only shown again: they have to be chosen once more.
    pub fn note_lost_files(&self) {
        self.0.lost_files.set(true);
    }

    fn flash(&self) -> Option<Flash> {
        let lost = || Flash { kind: "warning", text: Text::new("kept-without-files"), link: None };
        if self.0.is_get { self.cookies().flash() } else { self.0.lost_files.get().then(lost) }
    }

    /// Takes the proof that came with a form, before the form itself.
    ///
    /// # Errors
    /// The page that asks for it, where it is wrong.
    pub async fn prove(&self, proof: TypedProof) -> Result<(), WebError> {
        if self.display().is_some() {
            // Asked for again in another language or look, with the form that waits for it.
            let (view, ()) = self.read_person(|_, _, _| Ok(())).await?;
            return Err(self.refuse(view, Error::ProofNeeded));
        }
        let outcome = proof::prove(self.caller(), &self.browser(), proof).await;
        let view = self.view(outcome.visitor);
        match outcome.result {
            Ok(key) => {
                let _set_once = self.0.proved.set(self.0.caller.with_credential(key.hash()));
                session::hand_over(self.session(), key);
                Ok(())
            }
            Err(Error::Invalid(refusals)) => Err(self.refuse(view.refusing(&refusals), Error::ProofNeeded)),
            Err(error) => Err(self.refuse(view, error)),
        }
    }

    /// Lets somebody in who has proved who it is, with the key of the session that has begun.
    pub fn let_in(&self, key: NewKey, email: &str) {
        session::hand_over(self.session(), key);
        self.remember_browser(email);
    }

    /// Makes this browser known as one of whoever signs in with this address: nobody elsewhere slows it down, and nobody is
    /// warned of signing in with it.
    pub fn remember_browser(&self, email: &str) {
        let key = EmailAddress::parse(email).map(|address| address.key()).unwrap_or_default();
        self.cookies().mark_device(self.app().keys.device_mark(&key));
    }

    /// What every request can reach.
    #[must_use]
    pub fn app(&self) -> &AppState {
        &self.0.app
    }

    /// The browser's session, for signing in and out.
    #[must_use]
    pub fn session(&self) -> &Session {
        &self.0.session
    }

    /// The time of the request.
    #[must_use]
    pub fn now(&self) -> Moment {
        self.0.app.clock.now()
    }

    /// The chrome for this reader.
    #[must_use]
    pub fn view(&self, visitor: Option<Visitor>) -> View {
        let preferred = visitor.as_ref().and_then(|visitor| visitor.person.language);
        let language = preferred.unwrap_or_else(|| self.language());
        let context = PageContext {
            here: self.0.here.clone(),
            address: self.0.address.clone(),
            flash: self.flash(),
            keys: Arc::clone(&self.0.app.keys),
            browser: self.browser(),
            request_id: self.caller().request_id().to_owned(),
            script_nonce: self.0.script_nonce.clone(),
            public_url: Arc::clone(&self.0.app.public_url),
            now: self.now(),
        };
        View::new(language, visitor, context)
    }

    /// The browser's language: the one chosen in it, or the one that it asks for.
    #[must_use]
    pub fn language(&self) -> Language {
        self.cookies().language().unwrap_or_else(|| Language::negotiate(&self.0.accept_language))
    }

    /// How a form asks to be shown again: nothing of it is done, and what was typed stays.
    #[must_use]
    pub fn display(&self) -> Option<Display> {
        self.0.display
    }

    /// Whether this is the token that forms of this browser carry.
    #[must_use]
    pub fn is_form_token(&self, sent: &str) -> bool {
        self.0.app.keys.is_form_token(&self.browser(), sent)
    }

    /// What this browser is known by: its session, whatever the key to that, or, before sign-in, its cookie.
    #[must_use]
    pub fn browser(&self) -> Vec<u8> {
        match session::number_of(self.session()) {
            Some(number) => [b"session:".as_slice(), number.as_bytes()].concat(),
            None => [b"cookie:".as_slice(), self.cookies().form_secret().as_bytes()].concat(),
        }
    }

    /// The session's hash, if the browser has one.
    #[must_use]
    pub fn session_hash(&self) -> Option<SessionHash> {
        self.caller().credential()
    }

    /// The cookies of this browser, read and about to be set.
    #[must_use]
    pub fn cookies(&self) -> &Cookies {
        &self.0.cookies
    }

    /// The address of this page, for coming back to it; of the page above, where this one only takes forms.
    #[must_use]
    pub fn here(&self) -> &str {
        &self.0.here
    }

    /// Where a try to sign in comes from: the browser, if it has signed in as this user before, else its network.
    #[must_use]
    pub fn origin(&self, email_key: &str) -> Origin {
        let mark = self.app().keys.device_mark(email_key);
        if self.caller().client().is_marked(&mark) { Origin::browser(&mark) } else { self.caller().origin() }
    }

    /// Where to come back to after signing in: this page, if it is one that can be looked at.
    fn return_target(&self) -> Option<String> {
        (self.0.is_get && self.here() != "/").then(|| self.here().to_owned())
    }
}

/// The page to go back to from an address that only takes forms.
fn page_above(http: &HttpRequest) -> &str {
    http.app_data::<Data<PagePatterns>>().map_or("/", |pages| pages.page_above(http.path()))
}
