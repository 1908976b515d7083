//! How one gets in, and where one is signed in.

pub mod authenticator;
pub mod passkeys;
mod qr_code;
pub mod recovery_codes;

use actix_web::web;
use askama::Template;

use crate::{
    domain::{
        Text,
        ids::{AccountId, SessionId},
    },
    service::{ListedSession, second_factors, sessions, single_sign_on},
    web::{Answer, EmptyForm, Posted, Request, View, When, page, pages::account_settings::Frame, see_other_saying},
};

/// Where it is.
pub(super) const PATH: &str = "/settings/security";

#[derive(Template)]
#[template(path = "account/security/overview.html")]
struct SecurityPage<'a> {
    view: &'a View,
    frame: Frame,
    apps: Vec<FactorRow>,
    passkeys: Vec<FactorRow>,
    codes_left: i64,
    sign_ons: Vec<SignOnRow>,
    sessions: Vec<SessionRow>,
}

/// Single sign-on of one of the reader's accounts, as its row shows it.
struct SignOnRow {
    account: AccountId,
    name: String,
    host: String,
    connected: Option<When>,
}

/// A second factor as its row shows it.
struct FactorRow {
    /// Where what can be done with it begins.
    path: String,
    name: String,
    added: When,
    used: Option<When>,
    /// Whether other devices of its holder have it too.
    is_synced: bool,
    /// Whether it can be called otherwise.
    is_renamed: bool,
}

/// A session as its row shows it.
struct SessionRow {
    number: SessionId,
    browser: String,
    network: String,
    begun: When,
    used: When,
    until: When,
    is_this: bool,
}

impl SessionRow {
    fn new(view: &View, session: ListedSession, this: SessionId) -> Self {
        let unknown = || view.t("security-browser-unknown").to_owned();
        Self {
            number: session.number,
            browser: if session.browser.is_empty() { unknown() } else { session.browser },
            network: session.network,
            begun: view.moment(session.begun_at),
            used: view.moment(session.renewed_at),
            until: view.moment(session.expires_at),
            is_this: this == session.number,
        }
    }
}

/// `GET /settings/security`
pub async fn get(request: Request) -> Answer {
    let (view, (this, sessions, factors, sign_ons)) = request
        .read_person(|db, call, visitor| {
            let listed = sessions::list(db, call, &visitor.person)?;
            let sign_ons = single_sign_on::list(db, visitor)?;
            Ok((visitor.session.number, listed, second_factors::list(db, &visitor.person)?, sign_ons))
        })
        .await?;
    let rows = sessions.into_iter().map(|session| SessionRow::new(&view, session, this));
    let apps = factors.authenticators.into_iter().map(|app| FactorRow {
        path: format!("{PATH}/authenticators/{}", app.id),
        name: app.name,
        added: view.moment(app.created_at),
        used: app.last_used_at.map(|at| view.moment(at)),
        is_synced: false,
        is_renamed: false,
    });
    let passkeys = factors.passkeys.into_iter().map(|passkey| FactorRow {
        path: format!("{PATH}/passkeys/{}", passkey.id),
        name: passkey.name,
        added: view.moment(passkey.created_at),
        used: passkey.last_used_at.map(|at| view.moment(at)),
        is_synced: passkey.backed_up,
        is_renamed: true,
    });
    let sign_ons = sign_ons.into_iter().map(|one| SignOnRow {
        account: one.account,
        name: one.name,
        host: one.host,
        connected: one.connected_at.map(|at| view.moment(at)),
    });
    let (sessions, apps, passkeys, sign_ons) = (rows.collect(), apps.collect(), passkeys.collect(), sign_ons.collect());
    let frame = Frame::new(&view, PATH);
    let codes_left = factors.codes_left;
    page(&request, &SecurityPage { frame, apps, passkeys, codes_left, sign_ons, sessions, view: &view })
}

/// `POST /settings/security/sessions/{session}/end`
pub async fn end(request: Request, session: web::Path<String>, _posted: Posted<EmptyForm>) -> Answer {
    let number: SessionId = request.named(session.parse()).await?;
    request.write_person(move |db, call, visitor| sessions::end(db, call, &visitor.person, number)).await?;
    Ok(see_other_saying(&request, PATH, "success", Text::new("flash-session-ended")))
}

/// `POST /settings/security/sessions/end-others`
pub async fn end_others(request: Request, _posted: Posted<EmptyForm>) -> Answer {
    let (_, ended) = request
        .write_person(|db, call, visitor| sessions::end_others(db, call, &visitor.person, visitor.session.number))
        .await?;
    Ok(match i64::try_from(ended).unwrap_or(i64::MAX) {
        0 => see_other_saying(&request, PATH, "info", Text::new("flash-no-other-sessions")),
        ended => see_other_saying(&request, PATH, "success", Text::new("flash-sessions-ended").count("count", ended)),
    })
}
