//! Answers: a page, a refused form, the way to another page.

use actix_web::{
    HttpResponse,
    http::{
        StatusCode,
        header::{self, HeaderValue},
    },
};
use askama::Template;

pub use super::html::see_other;
use super::{
    error::{Failure, WebError},
    extract::request::Request,
    flash::{Flash, FlashLink},
    html::render,
};
use crate::domain::{Error, Text};

/// What a handler gives.
pub type Answer = Result<HttpResponse, WebError>;

/// A page.
pub fn page(request: &Request, template: &impl Template) -> Answer {
    page_with(request, StatusCode::OK, template)
}

/// A page that shows a secret, in the answer to the form that made it: kept by no browser and no cache.
pub fn page_once(request: &Request, template: &impl Template) -> Answer {
    let mut answer = page_with(request, StatusCode::OK, template)?;
    answer.headers_mut().insert(header::CACHE_CONTROL, HeaderValue::from_static("no-store"));
    Ok(answer)
}

/// A page with a status of its own.
pub fn page_with(request: &Request, status: StatusCode, template: &impl Template) -> Answer {
    match render(template) {
        Ok(html) => Ok(HttpResponse::build(status).content_type("text/html; charset=utf-8").body(html)),
        Err(error) => Err(WebError::new(Failure::Domain(Error::Internal(error.to_string())), request.view(None))),
    }
}

/// The way to another page, with something to say there.
#[must_use]
pub fn see_other_saying(request: &Request, path: &str, kind: &'static str, text: Text) -> HttpResponse {
    request.cookies().leave_flash(&Flash { kind, text, link: None });
    see_other(path)
}

/// As [`see_other_saying`], with a way on to what was made or changed: the key of its words, and where it leads.
#[must_use]
pub fn see_other_leading(
    request: &Request,
    path: &str,
    kind: &'static str,
    text: Text,
    (key, to): (&'static str, String),
) -> HttpResponse {
    request.cookies().leave_flash(&Flash { kind, text, link: Some(FlashLink { key, path: to }) });
    see_other(path)
}

/// A path of this portal that somebody asks to be led to; anything else leads home. Never to another site.
#[must_use]
pub fn local_path(asked: &str) -> &str {
    let local = asked.starts_with('/')
        && !asked.starts_with("//")
        && !asked.contains('\\')
        && asked.bytes().all(|byte| byte.is_ascii_graphic());
    if local { asked } else { "/" }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_paths_of_this_portal_are_followed() {
        assert_eq!(local_path("/i/abc?x=1"), "/i/abc?x=1");
        for asked in ["//evil.example", "https://evil.example", "/\\evil.example", "", "i/x", "/a\r\nb", "/a b"] {
            assert_eq!(local_path(asked), "/", "{asked:?}");
        }
    }
}
