//! The application put together: one builder for the program and for every test.

use actix_session::{SessionMiddleware, config::CookieContentSecurity};
use actix_web::{
    App, Error as ActixError,
    body::MessageBody,
    cookie::SameSite,
    dev::{ServiceFactory, ServiceRequest, ServiceResponse},
    middleware::from_fn,
    web,
};

use crate::{
    auth::session::Store,
    state::AppState,
    web::{Request, extract::form::BODY_LIMIT, middleware, routes},
};

/// The whole application: routes behind sessions, headers, compression and the log.
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
    let store = Store { database: state.database.clone() };
    let sessions = SessionMiddleware::builder(store, state.keys.cookie().clone())
        .cookie_name(state.cookie_name("tandem-session"))
        .cookie_secure(state.is_secure())
        .cookie_http_only(true)
        .cookie_same_site(SameSite::Lax)
        .cookie_content_security(CookieContentSecurity::Signed)
        .build();
    App::new()
        .app_data(state)
        .app_data(web::Data::new(routes::page_patterns()))
        .app_data(web::PayloadConfig::new(BODY_LIMIT))
        .app_data(web::QueryConfig::default().error_handler(|_, http| Request::of(http).malformed().into()))
        .wrap(from_fn(middleware::events::apply))
        .wrap(sessions)
        .wrap(from_fn(middleware::cookies::apply))
        .wrap(from_fn(middleware::headers::apply))
        .wrap(from_fn(middleware::compression::apply))
        .wrap(from_fn(middleware::log::apply))
        .configure(routes::configure)
}
