//! Forms: size, CSRF and idempotency are dealt with before a handler sees one.

use std::{borrow::Cow, future::Future, pin::Pin};

use actix_web::{FromRequest, HttpRequest, dev::Payload, http::header, web, web::Data};
use serde::de::DeserializeOwned;

use super::request::Request;
use crate::{
    service::{
        FormKey,
        proof::{CODE_FIELD, PASSKEY_FIELD, PASSWORD_FIELD, TypedProof},
    },
    state::AppState,
    web::error::{Failure, WebError},
};

/// The most bytes a form may have. Twenty times the longest message there is.
pub const BODY_LIMIT: usize = 256 * 1024;

/// A form that a page of ours sent from this browser.
pub struct Posted<T> {
    /// What was typed.
    pub form: T,
    /// Makes the form count once, for forms that create something.
    pub key: FormKey,
}

/// A form with nothing in it but its button.
#[derive(serde::Deserialize)]
pub struct EmptyForm {}

/// What guards a form: its token, and the key that makes it count once.
#[derive(Default)]
struct Guards {
    token: String,
    key: String,
    /// The proof that the page in between asked for.
    proof: Option<TypedProof>,
}

impl Guards {
    /// The last of each name counts, as in forms that bring files. What was typed is read by the form's own type.
    fn of(body: &[u8]) -> Self {
        let mut guards = Self::default();
        for (name, value) in form_urlencoded::parse(body) {
            match name.as_ref() {
                "csrf" => guards.token = value.into_owned(),
                "form_key" => guards.key = value.into_owned(),
                PASSWORD_FIELD => guards.proof().password = value.into_owned(),
                CODE_FIELD => guards.proof().code = value.into_owned(),
                PASSKEY_FIELD => guards.proof().passkey = value.into_owned(),
                _ => {}
            }
        }
        guards
    }

    fn proof(&mut self) -> &mut TypedProof {
        self.proof.get_or_insert_default()
    }
}

impl<T: DeserializeOwned + 'static> FromRequest for Posted<T> {
    type Error = WebError;
    type Future = Pin<Box<dyn Future<Output = Result<Self, WebError>>>>;

    fn from_request(http: &HttpRequest, payload: &mut Payload) -> Self::Future {
        let request = Request::of(http);
        let foreign = is_foreign(http);
        let body = web::Bytes::from_request(http, payload);
        Box::pin(async move {
            let Ok(body) = body.await else { return Err(request.failure(Failure::TooLarge).await) };
            let guards = Guards::of(&body);
            if foreign || !request.is_form_token(&guards.token) {
                return Err(request.failure(Failure::Forged).await);
            }
            request.note_form(&body);
            let typed = match request.display() {
                Some(display) => {
                    request.choose_display(display).await?;
                    display.without_button(&body)
                }
                None => Cow::Borrowed(&*body),
            };
            if let Some(proof) = guards.proof {
                request.prove(proof).await?;
            }
            match serde_urlencoded::from_bytes(&typed) {
                Ok(form) => Ok(Self { form, key: FormKey::new(request.browser(), guards.key, &body) }),
                Err(_) => Err(request.failure(Failure::Malformed).await),
            }
        })
    }
}

/// Whether the browser itself says that the request comes from another site. Browsers that say nothing, and pages that
/// send no referrer (`Origin: null`), are left to the token.
pub(in crate::web) fn is_foreign(http: &HttpRequest) -> bool {
    let value = |name: &str| http.headers().get(name).and_then(|value| value.to_str().ok());
    if let Some(site) = value("sec-fetch-site") {
        return !matches!(site, "same-origin" | "none");
    }
    let host = value(header::HOST.as_str()).unwrap_or_default();
    let public = http.app_data::<Data<AppState>>().map(|app| app.public_url.to_string()).unwrap_or_default();
    let origin = value(header::ORIGIN.as_str()).filter(|origin| *origin != public);
    origin.and_then(|origin| origin.split_once("://")).is_some_and(|(_, origin)| origin != host)
}
