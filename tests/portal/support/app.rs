//! The real application in this process, with the demo world in it.

use std::{
    cell::{Ref, RefCell},
    cmp::Reverse,
    future::Future,
    io::Read,
    pin::Pin,
    rc::Rc,
    sync::{Arc, Mutex},
};

use actix_http::Request;
use actix_web::{
    body::to_bytes,
    cookie::{Cookie, CookieJar},
    http::StatusCode,
    test,
    web::Data,
};
use chrono::TimeDelta;
use diesel::{QueryableByName, RunQueryDsl, sql_query, sql_types::Text};
use flate2::read::GzDecoder;
use tandem::{
    app::build_app,
    auth::{keys::Keys, oidc::Providers, password::Passwords, throttle::Throttle, token::Token},
    clock::Clock,
    domain::{
        email::EmailAddress, error::Error, mail_quota::MailQuotas, moment::Moment, second_factor::FactorRule,
        single_sign_on::guard::AllowedPlaces,
    },
    mail::{transport::Transport, worker::Worker},
    repository::{
        db::{Database, Db},
        sweeping::KeptFor,
    },
    service::{
        Call,
        imports::Imports,
        recovery::Recoveries,
        security_events::{SecurityEventKeeper, SecurityLog},
    },
    state::AppState,
};
use tokio::sync::Notify;

use super::{Backend, Browser, PASSWORD, TestDatabase};

/// What a request was answered.
pub(super) struct Reply {
    pub(super) status: StatusCode,
    pub(super) headers: Vec<(String, String)>,
    pub(super) body: String,
    /// How many bytes of it went over the wire.
    pub(super) sent: usize,
}

type Serve = Rc<dyn Fn(Request) -> Pin<Box<dyn Future<Output = Reply>>>>;

/// The application under test.
pub struct TestApp {
    pub state: Data<AppState>,
    pub clock: Clock,
    pub worker: Worker,
    pub database: TestDatabase,
    pub(super) serve: Serve,
    names: Rc<Names>,
    mailbox: Arc<Mutex<Vec<Vec<u8>>>>,
}

/// How the portal is reached in tests.
pub const PUBLIC_URL: &str = "http://portal.test";

impl TestApp {
    /// The demo world on this database.
    pub async fn demo(backend: Backend) -> Self {
        Self::with(TestDatabase::demo(backend), |_| {}).await
    }

    /// Nothing but the schema.
    pub async fn empty(backend: Backend) -> Self {
        Self::with(TestDatabase::new(backend), |_| {}).await
    }

    /// What is in a database already.
    pub async fn on(database: TestDatabase) -> Self {
        Self::with(database, |_| {}).await
    }

    /// The demo world where new organisations wait for the operator.
    pub async fn demo_with_approvals(backend: Backend) -> Self {
        Self::with(TestDatabase::demo(backend), |state| state.approve_enrolments = true).await
    }

    /// The demo world with other quotas for mails.
    pub async fn demo_with_quotas(backend: Backend, quotas: MailQuotas) -> Self {
        Self::with(TestDatabase::demo(backend), |state| state.quotas = quotas).await
    }

    async fn with(database: TestDatabase, change: impl FnOnce(&mut AppState)) -> Self {
        let call = call_of_tests();
        let (clock, keys) = (Clock::manual(call.now), call.keys);
        let (outbox_wakeup, mailbox) = (Arc::new(Notify::new()), Arc::default());
        let opened = database.open();
        let worker = Worker {
            database: opened.clone(),
            clock: clock.clone(),
            keys: Arc::clone(&keys),
            transport: Transport::Memory(Arc::clone(&mailbox)),
            from: "Tandem <no-reply@portal.test>".parse().unwrap(),
            outbox_wakeup: Arc::clone(&outbox_wakeup),
            kept: KeptFor { sent_mails: TimeDelta::days(365), security_events: TimeDelta::days(90) },
        };
        let mut state = AppState {
            database: opened,
            throttle: Throttle::new(clock.clone()),
            providers: Providers::new(clock.clone(), AllowedPlaces::default()),
            clock: clock.clone(),
            keys,
            passwords: Passwords::new(2),
            trusted_proxies: vec!["127.0.0.0/8".parse().unwrap()],
            public_url: call.public_url,
            approve_enrolments: call.approve_enrolments,
            factor_rule: call.factor_rule,
            quotas: call.quotas,
            outbox_wakeup,
            recovery_wakeup: Arc::default(),
            security_log: SecurityLog::default(),
            setup: Mutex::new(None),
            partner_names: Arc::default(),
            backups: Arc::default(),
            drafts_kept: TimeDelta::days(14),
            imports: Imports::start().unwrap(),
        };
        change(&mut state);
        let state = Data::new(state);
        let service = Rc::new(test::init_service(build_app(state.clone())).await);
        let serve: Serve = Rc::new(move |request| {
            let service = Rc::clone(&service);
            Box::pin(async move {
                let response = test::call_service(&*service, request).await;
                let status = response.status();
                let text = |value: &actix_web::http::header::HeaderValue| value.to_str().unwrap_or("").to_owned();
                let headers: Vec<_> =
                    response.headers().iter().map(|(name, value)| (name.to_string(), text(value))).collect();
                let body = to_bytes(response.into_body()).await.map_err(Into::into).unwrap();
                Reply { status, body: read(&headers, &body), headers, sent: body.len() }
            })
        });
        let names = Rc::new(Names { database: state.database.clone(), known: RefCell::default() });
        Self { state, clock, worker, database, serve, names, mailbox }
    }

    /// A browser nobody has signed in from.
    pub fn browser(&self) -> Browser {
        Browser::new(Rc::clone(&self.serve), Rc::clone(&self.names))
    }

    /// One whose rule on second factors is another.
    pub async fn demo_with_rule(backend: Backend, rule: FactorRule) -> Self {
        Self::with(TestDatabase::demo(backend), |state| state.factor_rule = rule).await
    }

    /// The demo world at another address.
    pub async fn demo_at(backend: Backend, address: &str) -> Self {
        Self::with(TestDatabase::demo(backend), |state| state.public_url = address.into()).await
    }

    /// One that asks a provider of single sign-on at this place, which a test plays.
    pub async fn demo_with_provider(backend: Backend, place: &str) -> Self {
        let allowed = AllowedPlaces::parse(place).unwrap();
        let database = TestDatabase::demo(backend);
        Self::with(database, |state| state.providers = Providers::new(state.clock.clone(), allowed)).await
    }

    /// A browser signed in as one of the demo users, who has done so before.
    pub async fn signed_in(&self, email: &str) -> Browser {
        let browser = self.browser();
        let (name, value) = self.mark_of(email);
        browser.set_cookie(&name, &value);
        browser.sign_in(email, PASSWORD).await;
        browser
    }

    /// The cookie by which a browser is known as one of somebody's.
    fn mark_of(&self, email: &str) -> (String, String) {
        let key = EmailAddress::parse(email).unwrap().key();
        let cookie = Cookie::new(self.state.cookie_name("tandem-device"), self.state.keys.device_mark(&key));
        let mut jar = CookieJar::new();
        jar.signed_mut(self.state.keys.cookie()).add(cookie.clone());
        (cookie.name().to_owned(), jar.get(cookie.name()).unwrap().value().to_owned())
    }

    /// What use cases know outside of requests.
    pub fn call(&self) -> Call {
        Call { now: self.clock.now(), approve_enrolments: self.state.approve_enrolments, ..call_of_tests() }
    }

    /// Reads straight from the database.
    pub async fn read<T: Send + 'static>(&self, work: impl FnOnce(&mut Db) -> Result<T, Error> + Send + 'static) -> T {
        self.state.database.read(work).await.unwrap()
    }

    /// Writes straight to the database.
    pub async fn write<T: Send + 'static>(&self, work: impl FnOnce(&mut Db) -> Result<T, Error> + Send + 'static) -> T {
        self.state.database.write(work).await.unwrap()
    }

    /// Runs statements straight on the database.
    pub async fn sql(&self, statements: &str) {
        let statements = statements.to_owned();
        self.write(move |db| {
            use diesel::connection::SimpleConnection;
            Ok(db.batch_execute(&statements)?)
        })
        .await;
    }

    /// Opens the set-up page and gives its address.
    pub fn open_setup(&self) -> String {
        let token = Token::random();
        self.state.open_setup(&token);
        format!("/setup/{}", token.text())
    }

    /// Looks up who has forgotten a password.
    pub async fn look_up_forgotten(&self) {
        let recoveries = Recoveries {
            database: self.state.database.clone(),
            clock: self.clock.clone(),
            keys: Arc::clone(&self.state.keys),
            public_url: Arc::clone(&self.state.public_url),
            outbox_wakeup: Arc::clone(&self.state.outbox_wakeup),
            wakeup: Arc::clone(&self.state.recovery_wakeup),
        };
        recoveries.drain().await.unwrap();
    }

    /// Keeps the security events that were gathered.
    pub async fn keep_events(&self) {
        self.try_to_keep_events().await.unwrap();
    }

    /// The same, where that may fail.
    pub async fn try_to_keep_events(&self) -> Result<(), Error> {
        let keeper = SecurityEventKeeper {
            log: self.state.security_log.clone(),
            database: self.state.database.clone(),
            keys: Arc::clone(&self.state.keys),
        };
        keeper.keep().await
    }

    /// Delivers the outbox and gives every mail delivered since the last time, as text with soft breaks undone.
    pub async fn mails(&self) -> Vec<String> {
        self.mails_as_sent().await.iter().map(|mail| decode_quoted_printable(mail)).collect()
    }

    /// The same as they travel.
    pub async fn mails_as_sent(&self) -> Vec<Vec<u8>> {
        self.worker.drain().await.unwrap();
        self.mailbox.lock().unwrap().drain(..).collect()
    }
}

/// What a body says, compressed or not.
fn read(headers: &[(String, String)], body: &[u8]) -> String {
    let mut unpacked = Vec::new();
    if headers.iter().any(|(name, coding)| name == "content-encoding" && coding == "gzip") {
        GzDecoder::new(body).read_to_end(&mut unpacked).unwrap();
    } else {
        unpacked.extend_from_slice(body);
    }
    String::from_utf8_lossy(&unpacked).into_owned()
}

/// What companies, people, places and products are called in a test's world: the same in every language.
pub(super) struct Names {
    database: Database,
    known: RefCell<Vec<String>>,
}

#[derive(QueryableByName)]
struct Called {
    #[diesel(sql_type = Text)]
    name: String,
}

impl Names {
    /// Those that were looked up; the longest first.
    pub(super) fn known(&self) -> Ref<'_, Vec<String>> {
        self.known.borrow()
    }

    /// Looks into the database again.
    pub(super) async fn look_up(&self) {
        const COLUMNS: [(&str, &str); 13] = [
            ("accounts", "name"),
            ("users", "name"),
            ("enrolments", "company"),
            ("offers", "name"),
            ("offers", "sku"),
            ("offers", "publisher"),
            ("service_plans", "name"),
            ("service_plans", "code"),
            ("customers", "address_line1"),
            ("customers", "city"),
            ("referrals", "company"),
            ("referrals", "contact_name"),
            ("partner_locations", "name"),
        ];
        // States and provinces are called as their people call them.
        const STATES: &str = include_str!("../../../src/domain/country/states.csv");
        let queries =
            COLUMNS.map(|(table, column)| format!("SELECT {column} AS name FROM {table} WHERE {column} <> ''"));
        let query = queries.join(" UNION ALL ");
        let found = self.database.read(move |db| {
            let found: Vec<Called> = match db {
                Db::Sqlite(conn) => sql_query(query).load(conn)?,
                Db::Pg(conn) => sql_query(query).load(conn)?,
            };
            Ok(found)
        });
        let mut names: Vec<String> = found.await.unwrap().into_iter().map(|one| one.name).collect();
        names.extend(STATES.lines().filter_map(|row| row.split(';').nth(2)).map(str::to_owned));
        names.sort_by_key(|name| Reverse(name.len()));
        *self.known.borrow_mut() = names;
    }
}

/// What use cases know outside of requests when a test begins.
pub(super) fn call_of_tests() -> Call {
    let now = Moment::from_utc("2030-01-15T12:00:00Z".parse().unwrap());
    Call::of_the_portal("test", now, &Arc::new(Keys::derive(&[42; 32])), &PUBLIC_URL.into())
}

/// Undoes quoted-printable (RFC 2045 §6.7), well enough for looking into mails of our own.
fn decode_quoted_printable(mail: &[u8]) -> String {
    let text = String::from_utf8_lossy(mail).replace("=\r\n", "");
    let mut bytes = Vec::with_capacity(text.len());
    let mut rest = text.as_bytes();
    while let Some((&first, tail)) = rest.split_first() {
        let code = tail.get(..2).and_then(|hex| std::str::from_utf8(hex).ok());
        match code.and_then(|hex| u8::from_str_radix(hex, 16).ok()) {
            Some(byte) if first == b'=' => {
                bytes.push(byte);
                rest = &tail[2..];
            }
            _ => {
                bytes.push(first);
                rest = tail;
            }
        }
    }
    String::from_utf8_lossy(&bytes).into_owned()
}

/// The personal link in a mail or a page.
pub fn link_in(text: &str, kind: &str) -> String {
    let start = text.find(&format!("{PUBLIC_URL}/{kind}/")).unwrap_or_else(|| panic!("no {kind} link in: {text}"));
    let path = &text[start + PUBLIC_URL.len()..];
    path.chars().take_while(|c| c.is_ascii_alphanumeric() || "-_/".contains(*c)).collect()
}
