//! The one place where errors become answers: a status, a page in the portal's layout, and a way on.

use std::fmt;

use actix_web::{
    HttpResponse, ResponseError,
    http::{
        StatusCode,
        header::{self, HeaderValue},
    },
};
use askama::Template;

use super::{
    html::{render, see_other},
    view::{
        View,
        proof_page::{KeptForm, ProofPage},
    },
};
use crate::{
    domain::{
        Error, Text,
        policy::{Denied, roles_that_may},
    },
    service::Visitor,
    telemetry,
};

/// Why there is no ordinary answer.
#[derive(Debug)]
pub enum Failure {
    /// A use case said no.
    Domain(Error),
    /// The form was not sent by a page of ours in this browser, or that page is too old.
    Forged,
    /// The form can't be read.
    Malformed,
    /// The form is too large.
    TooLarge,
    /// The address exists, but not for this method.
    Method,
}

/// A failure with the chrome of whoever meets it.
pub struct WebError {
    failure: Failure,
    view: Box<View>,
    /// The page that was asked for, where one was.
    asked_for: Option<String>,
    /// The form that was sent, where it must wait for a proof.
    kept: Option<Box<KeptForm>>,
}

#[derive(Template)]
#[template(path = "error.html")]
struct ErrorPage<'a> {
    view: &'a View,
    code: u16,
    title: String,
    text: String,
    /// Whether what was looked for may be found otherwise.
    searchable: bool,
    reference: bool,
    back: Option<String>,
}

impl WebError {
    /// A failure met with this chrome.
    #[must_use]
    pub fn new(failure: Failure, view: View) -> Self {
        Self { failure, view: Box::new(view), asked_for: None, kept: None }
    }

    /// Why there is no ordinary answer.
    #[must_use]
    pub const fn failure(&self) -> &Failure {
        &self.failure
    }

    /// Who met it, in which account.
    #[must_use]
    pub fn visitor(&self) -> Option<&Visitor> {
        self.view.visitor()
    }

    /// The page that was asked for, to come back to after signing in; nothing where a form was sent.
    #[must_use]
    pub fn asked_for(mut self, path: Option<String>) -> Self {
        self.asked_for = path;
        self
    }

    /// The form that was sent, to be sent again with a proof.
    #[must_use]
    pub fn keeping(mut self, form: Option<KeptForm>) -> Self {
        self.kept = form.map(Box::new);
        self
    }

    /// The page that asks for a proof, and keeps the form.
    fn proof_page(&self, form: &KeptForm) -> HttpResponse {
        let page = ProofPage::for_form(&self.view, form);
        if !self.view.refused().is_empty() {
            let _noted = render(&page);
            self.view.refused().complete();
        }
        let mut response = HttpResponse::build(StatusCode::FORBIDDEN);
        response.insert_header((header::CACHE_CONTROL, HeaderValue::from_static("no-store")));
        match render(&page) {
            Ok(html) => response.content_type("text/html; charset=utf-8").body(html),
            Err(_) => response.finish(),
        }
    }

    /// Title and text of the page.
    fn words(&self) -> (Text, Text) {
        let pair = |title, text| (Text::new(title), Text::new(text));
        match &self.failure {
            Failure::Forged => pair("error-forged-title", "error-forged-text"),
            Failure::Malformed | Failure::Domain(Error::Invalid(_)) => {
                pair("error-malformed-title", "error-malformed-text")
            }
            Failure::TooLarge => pair("error-too-large-title", "error-too-large-text"),
            Failure::Method => pair("error-method-title", "error-method-text"),
            Failure::Domain(Error::NotFound) => pair("error-not-found-title", "error-not-found-text"),
            Failure::Domain(Error::Denied(denied)) => {
                let title = if self.asked_for.is_some() { "error-denied-page-title" } else { "error-denied-title" };
                (Text::new(title), self.denied_text(*denied))
            }
            Failure::Domain(Error::Conflict(text) | Error::Stale(text)) => {
                (Text::new("error-conflict-title"), text.clone())
            }
            Failure::Domain(Error::Throttled(seconds)) => {
                let wait = i64::try_from(seconds.div_ceil(60)).unwrap_or(1);
                (Text::new("error-throttled-title"), Text::new("error-throttled-text").count("minutes", wait))
            }
            Failure::Domain(Error::Unavailable(_)) => pair("error-unavailable-title", "error-unavailable-text"),
            Failure::Domain(Error::NotSaved(_)) => pair("error-not-saved-title", "error-not-saved-text"),
            Failure::Domain(
                Error::Internal(_)
                | Error::SignInNeeded
                | Error::PasswordChangeNeeded
                | Error::SecondFactorNeeded
                | Error::ProofNeeded
                | Error::AccountNeeded,
            ) => pair("error-internal-title", "error-internal-text"),
        }
    }

    fn denied_text(&self, denied: Denied) -> Text {
        match denied {
            Denied::Kind(_) => Text::new("error-denied-kind"),
            Denied::Standing(standing) => Text::new("error-denied-standing").text("standing", standing.key()),
            Denied::Role(kind, action) => {
                let roles: Vec<&str> = roles_that_may(kind, action).map(|role| self.view.t(role.key())).collect();
                Text::new("error-denied-role").with("roles", roles.join(", "))
            }
        }
    }
}

impl fmt::Debug for WebError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.failure.fmt(f)
    }
}

impl fmt::Display for WebError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:?}", self.failure)
    }
}

impl ResponseError for WebError {
    fn status_code(&self) -> StatusCode {
        match &self.failure {
            Failure::Forged | Failure::Domain(Error::Denied(_)) => StatusCode::FORBIDDEN,
            Failure::Malformed => StatusCode::BAD_REQUEST,
            Failure::TooLarge => StatusCode::PAYLOAD_TOO_LARGE,
            Failure::Method => StatusCode::METHOD_NOT_ALLOWED,
            Failure::Domain(error) => match error {
                Error::NotFound => StatusCode::NOT_FOUND,
                Error::SignInNeeded
                | Error::PasswordChangeNeeded
                | Error::SecondFactorNeeded
                | Error::AccountNeeded => StatusCode::SEE_OTHER,
                Error::ProofNeeded if self.kept.is_none() => StatusCode::SEE_OTHER,
                Error::Denied(_) | Error::ProofNeeded => StatusCode::FORBIDDEN,
                Error::Conflict(_) | Error::Stale(_) => StatusCode::CONFLICT,
                Error::Invalid(_) => StatusCode::UNPROCESSABLE_ENTITY,
                Error::Throttled(_) => StatusCode::TOO_MANY_REQUESTS,
                Error::Unavailable(_) | Error::NotSaved(_) => StatusCode::SERVICE_UNAVAILABLE,
                Error::Internal(_) => StatusCode::INTERNAL_SERVER_ERROR,
            },
        }
    }

    fn error_response(&self) -> HttpResponse {
        let onward = |page: &str| match &self.asked_for {
            Some(path) => see_other(&format!("{page}?{}", form_urlencoded_pair("return_to", path))),
            None => see_other(page),
        };
        match &self.failure {
            Failure::Domain(Error::SignInNeeded) => return onward("/sign-in"),
            Failure::Domain(Error::PasswordChangeNeeded) => return onward("/password"),
            Failure::Domain(Error::SecondFactorNeeded) => return onward("/settings/security/authenticator"),
            Failure::Domain(Error::ProofNeeded) => match &self.kept {
                Some(form) => return self.proof_page(form),
                None => return onward("/confirm"),
            },
            Failure::Domain(Error::AccountNeeded) => return onward("/account"),
            Failure::Domain(Error::Internal(cause)) => tracing::error!(cause, "internal error"),
            // Everybody meets it: who reads the log reads it once.
            Failure::Domain(Error::Unavailable(cause)) if telemetry::is_news(cause) => {
                tracing::error!(cause, "something does not answer");
            }
            Failure::Domain(Error::NotSaved(cause)) if telemetry::is_news(cause) => {
                tracing::error!(cause, "nothing can be written; what is there can be read");
            }
            _ => {}
        }
        let status = self.status_code();
        let (title, text) = self.words();
        let page = ErrorPage {
            view: &self.view,
            code: status.as_u16(),
            title: self.view.text(&title),
            text: self.view.text(&text),
            searchable: status == StatusCode::NOT_FOUND && self.view.actor().is_some(),
            reference: status.is_server_error(),
            back: matches!(self.failure, Failure::Forged | Failure::TooLarge | Failure::Malformed)
                .then(|| self.view.here().to_owned()),
        };
        let mut response = HttpResponse::build(status);
        match &self.failure {
            Failure::Domain(Error::Unavailable(_)) => {
                response.insert_header((header::RETRY_AFTER, HeaderValue::from_static("5")));
            }
            Failure::Domain(Error::NotSaved(_)) => {
                response.insert_header((header::RETRY_AFTER, HeaderValue::from_static("60")));
            }
            Failure::Domain(Error::Throttled(seconds)) => {
                response.insert_header((header::RETRY_AFTER, HeaderValue::from(*seconds)));
            }
            _ => {}
        }
        match render(&page) {
            Ok(html) => response.content_type("text/html; charset=utf-8").body(html),
            Err(_) => response.content_type("text/plain; charset=utf-8").body(page.title),
        }
    }
}

fn form_urlencoded_pair(name: &str, value: &str) -> String {
    form_urlencoded::Serializer::new(String::new()).append_pair(name, value).finish()
}
