//! The small cookies: before sign-in a secret for forms, the language, the message for the next page, a mark of browsers
//! that have signed in before, the second step and the way to a provider under way. Sessions have their own (`auth/session.rs`).

use std::{cell::RefCell, iter, rc::Rc};

use actix_web::{
    Error, HttpMessage, HttpRequest,
    body::MessageBody,
    cookie::{Cookie, CookieJar, SameSite, time::Duration},
    dev::{ServiceRequest, ServiceResponse},
    middleware::Next,
    web::Data,
};
use base64::{Engine, engine::general_purpose::URL_SAFE_NO_PAD};
use chrono::DateTime;
use serde::{Deserialize, Serialize};

use crate::{
    auth::token::{self, Token},
    domain::{Language, Moment, Text, text::Arg},
    paths,
    state::AppState,
    web::{
        flash::{FLASHES, Flash, FlashLink},
        respond::local_path,
    },
};

const FORM: &str = "tandem-form";
const LANGUAGE: &str = "tandem-language";
const FLASH: &str = "tandem-flash";
const DEVICE: &str = "tandem-device";
const STEP: &str = "tandem-step";
const SIGN_ON: &str = "tandem-sign-on";

/// How many people one browser is known by.
const MOST_MARKS: usize = 8;

/// A flash as its cookie holds it.
#[derive(Serialize, Deserialize)]
struct Carried {
    kind: String,
    key: String,
    args: Vec<(String, String)>,
    #[serde(default)]
    counts: Vec<(String, i64)>,
    #[serde(default)]
    link: Option<(String, String)>,
}

/// The cookies of one request, shared by all who ask for them; what is changed is set on the answer.
#[derive(Clone)]
pub struct Cookies(Rc<RefCell<Jar>>);

struct Jar {
    app: Data<AppState>,
    jar: CookieJar,
}

impl Cookies {
    /// The cookies of this request.
    #[must_use]
    pub fn of(http: &HttpRequest, app: &Data<AppState>) -> Self {
        if let Some(cookies) = http.extensions().get::<Self>() {
            return cookies.clone();
        }
        let mut jar = CookieJar::new();
        if let Ok(cookies) = http.cookies() {
            for cookie in cookies.iter() {
                jar.add_original(cookie.clone());
            }
        }
        let cookies = Self(Rc::new(RefCell::new(Jar { app: app.clone(), jar })));
        http.extensions_mut().insert(cookies.clone());
        cookies
    }

    /// The secret that forms of this browser hang on before sign-in; made when it is first needed.
    #[must_use]
    pub fn form_secret(&self) -> String {
        if let Some(secret) = self.get_signed(FORM) {
            return secret;
        }
        let secret = token::encode(&rand::random::<[u8; 32]>());
        self.set_signed(FORM, secret.clone(), None);
        secret
    }

    /// The language chosen before sign-in.
    #[must_use]
    pub fn language(&self) -> Option<Language> {
        Language::parse(&self.get_signed(LANGUAGE)?)
    }

    /// Remembers a language in this browser.
    pub fn remember_language(&self, language: Language) {
        self.set_signed(LANGUAGE, language.as_str().to_owned(), Some(Duration::days(365)));
    }

    /// The marks of the users who have signed in here, the latest first.
    #[must_use]
    pub fn device_marks(&self) -> Vec<String> {
        let marks = self.get_signed(DEVICE).unwrap_or_default();
        marks.split_ascii_whitespace().map(str::to_owned).collect()
    }

    /// Marks this browser as one that a user has signed in from. People who share one stay known to it, up to some.
    pub fn mark_device(&self, mark: String) {
        let others = self.device_marks().into_iter().filter(|one| *one != mark);
        let marks: Vec<String> = iter::once(mark.clone()).chain(others).take(MOST_MARKS).collect();
        self.set_signed(DEVICE, marks.join(" "), Some(Duration::days(365)));
    }

    /// The token of the second step of signing in, between the password and the code.
    #[must_use]
    pub fn second_step(&self) -> Option<Token> {
        Token::parse(&self.get_signed(STEP)?)
    }

    /// Remembers the token of a second step that has begun.
    pub fn begin_second_step(&self, token: &Token) {
        self.set_signed(STEP, token.text(), Some(Duration::minutes(10)));
    }

    /// The token of the way to a provider of single sign-on. It comes along from there too, as the cookie is `Lax`.
    #[must_use]
    pub fn sign_on(&self) -> Option<Token> {
        Token::parse(&self.get_signed(SIGN_ON)?)
    }

    /// Remembers the token of somebody who sets out for a provider.
    pub fn begin_sign_on(&self, token: &Token) {
        self.set_signed(SIGN_ON, token.text(), Some(Duration::minutes(10)));
    }

    /// Forgets it.
    pub fn end_sign_on(&self) {
        let mut inner = self.0.borrow_mut();
        let (name, secure) = (inner.app.cookie_name(SIGN_ON), inner.app.is_secure());
        inner.jar.remove(Cookie::build(name, "").path("/").secure(secure).finish());
    }

    /// The message for this page; it is shown once.
    #[must_use]
    pub fn flash(&self) -> Option<Flash> {
        let json = URL_SAFE_NO_PAD.decode(self.get_signed(FLASH)?).ok()?;
        let carried: Carried = serde_json::from_slice(&json).ok()?;
        let mut inner = self.0.borrow_mut();
        let name = inner.app.cookie_name(FLASH);
        let secure = inner.app.is_secure();
        inner.jar.remove(Cookie::build(name, "").path("/").secure(secure).finish());
        let kind = ["success", "info", "warning", "danger"].into_iter().find(|kind| *kind == carried.kind)?;
        // The key comes out of a cookie that we signed; texts know their keys as part of the program.
        let known = |key: &str| FLASHES.iter().copied().find(|known| *known == key);
        let key = known(&carried.key)?;
        let leads_on = |path: &str| local_path(path) == path && !paths::holds_secret(path);
        let link = carried.link.filter(|(_, path)| leads_on(path));
        let link = link.and_then(|(key, path)| Some(FlashLink { key: known(&key)?, path }));
        let mut text = Text::new(key);
        for (name, value) in carried.args {
            // A moment is shown in the zone of whoever reads the next page.
            if let ("at", Ok(moment)) = (name.as_str(), DateTime::parse_from_rfc3339(&value)) {
                text = text.moment("at", Moment::from_utc(moment.to_utc()));
            }
            let Some(name) = ["name", "names", "to", "account", "privileges", "who", "mpn", "email", "qualification"]
                .into_iter()
                .find(|known| *known == name)
            else {
                continue;
            };
            text = text.with(name, value);
        }
        for (name, count) in carried.counts {
            let known = ["added", "updated", "unchanged", "begun", "back", "missing", "suspended", "contacts", "count"]
                .into_iter()
                .find(|known| *known == name);
            text = known.map_or(text.clone(), |name| text.clone().count(name, count));
        }
        Some(Flash { kind, text, link })
    }

    /// Leaves a message for the next page.
    pub fn leave_flash(&self, flash: &Flash) {
        let args = flash.text.args.iter().filter_map(|(name, arg)| match arg {
            Arg::Plain(value) => Some(((*name).to_owned(), value.clone())),
            Arg::Moment(moment) => Some(((*name).to_owned(), moment.utc().to_rfc3339())),
            _ => None,
        });
        let counts = flash.text.args.iter().filter_map(|(name, arg)| match arg {
            Arg::Count(count) => Some(((*name).to_owned(), *count)),
            _ => None,
        });
        let carried = Carried {
            kind: flash.kind.to_owned(),
            key: flash.text.key.to_owned(),
            args: args.collect(),
            counts: counts.collect(),
            link: flash.link.as_ref().map(|link| (link.key.to_owned(), link.path.clone())),
        };
        if let Ok(json) = serde_json::to_vec(&carried) {
            // Encoded: a name in it may hold what means something in a cookie.
            self.set_signed(FLASH, token::encode(&json), Some(Duration::minutes(5)));
        }
    }

    fn get_signed(&self, name: &str) -> Option<String> {
        let inner = self.0.borrow();
        let name = inner.app.cookie_name(name);
        inner.jar.signed(inner.app.keys.cookie()).get(&name).map(|cookie| cookie.value().to_owned())
    }

    fn set_signed(&self, name: &str, value: String, max_age: Option<Duration>) {
        let mut inner = self.0.borrow_mut();
        let app = inner.app.clone();
        let mut cookie = Cookie::build(app.cookie_name(name), value)
            .path("/")
            .http_only(true)
            .secure(app.is_secure())
            .same_site(SameSite::Lax)
            .finish();
        cookie.set_max_age(max_age);
        inner.jar.signed_mut(app.keys.cookie()).add(cookie);
    }
}

/// Sets on the answer what was changed while it was made.
pub async fn apply(
    request: ServiceRequest,
    next: Next<impl MessageBody>,
) -> Result<ServiceResponse<impl MessageBody>, Error> {
    let mut response = next.call(request).await?;
    let cookies = response.request().extensions().get::<Cookies>().cloned();
    if let Some(cookies) = cookies {
        let inner = cookies.0.borrow();
        for cookie in inner.jar.delta() {
            let _names_are_ours = response.response_mut().add_cookie(cookie);
        }
    }
    Ok(response)
}
