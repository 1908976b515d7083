//! The application put together: one builder for the program and for every test.

use std::sync::{Arc, Mutex, PoisonError};

use actix_session::{SessionMiddleware, config::CookieContentSecurity};
use actix_web::{
    App, Error as ActixError,
    body::MessageBody,
    cookie::SameSite,
    dev::{ServiceFactory, ServiceRequest, ServiceResponse},
    middleware::from_fn,
    web,
};
use tokio::sync::Notify;

use crate::{
    auth::{keys::Keys, password::Passwords, session::Store, throttle::Throttle, token::Token},
    clock::Clock,
    repository::db::Database,
    service::catalog::Loads,
    web::{
        extract::{form::BODY_LIMIT, request::Request},
        middleware, routes,
    },
};

/// What every request can reach.
pub struct AppState {
    /// The database.
    pub database: Database,
    /// The time.
    pub clock: Clock,
    /// Signs and seals.
    pub keys: Arc<Keys>,
    /// Hashes passwords, a few at a time.
    pub passwords: Passwords,
    /// Slows failed sign-ins down.
    pub throttle: Throttle,
    /// How links begin.
    pub public_url: Arc<str>,
    /// Whether new organisations wait for the operator.
    pub approve_enrolments: bool,
    /// Rung when mail was put into the outbox.
    pub bell: Arc<Notify>,
    /// The hash of the one-time set-up link's token, until it is used.
    pub setup: Mutex<Option<[u8; 32]>>,
    /// How far the catalogue files have come that are being loaded.
    pub loads: Loads,
}

impl AppState {
    /// Whether browsers reach the portal through TLS only: HSTS, `Secure` cookies with the `__Host-` prefix.
    #[must_use]
    pub fn is_secure(&self) -> bool {
        self.public_url.starts_with("https://")
    }

    /// A cookie's name, with the prefix that binds it to this host where TLS allows that.
    #[must_use]
    pub fn cookie_name(&self, name: &str) -> String {
        if self.is_secure() { format!("__Host-{name}") } else { name.to_owned() }
    }

    /// Whether `token` opens the set-up page now.
    #[must_use]
    pub fn is_setup_token(&self, token: &Token) -> bool {
        *self.setup.lock().unwrap_or_else(PoisonError::into_inner) == Some(token.hash())
    }

    /// Opens the set-up page to whoever holds this token.
    pub fn open_setup(&self, token: &Token) {
        *self.setup.lock().unwrap_or_else(PoisonError::into_inner) = Some(token.hash());
    }

    /// Closes the set-up page for good.
    pub fn close_setup(&self) {
        *self.setup.lock().unwrap_or_else(PoisonError::into_inner) = None;
    }
}

/// The whole application: routes behind sessions, headers and the log.
pub fn build_app(
    state: web::Data<AppState>,
) -> App<
    impl ServiceFactory<
        ServiceRequest,
        Config = (),
        Response = ServiceResponse<impl MessageBody>,
        Error = ActixError,
        InitError = (),
    >,
> {
    let store = Store { database: state.database.clone(), clock: state.clock.clone() };
    let sessions = SessionMiddleware::builder(store, state.keys.cookie().clone())
        .cookie_name(state.cookie_name("tandem-session"))
        .cookie_secure(state.is_secure())
        .cookie_http_only(true)
        .cookie_same_site(SameSite::Lax)
        .cookie_content_security(CookieContentSecurity::Signed)
        .build();
    App::new()
        .app_data(state)
        .app_data(web::PayloadConfig::new(BODY_LIMIT))
        .app_data(web::QueryConfig::default().error_handler(|_, http| Request::extract(http).malformed().into()))
        .wrap(sessions)
        .wrap(from_fn(middleware::cookies::apply))
        .wrap(from_fn(middleware::headers::apply))
        .wrap(from_fn(middleware::log::apply))
        .configure(routes::configure)
}
