//! What answers are made of: a template as text, and the way to another page.

use actix_web::{
    HttpResponse,
    http::header::{self, HeaderValue},
};
use askama::Template;

/// A template as text, into a string sized beforehand.
///
/// # Errors
/// As askama says.
pub fn render(template: &impl Template) -> askama::Result<String> {
    let mut html = String::with_capacity(16 * 1024);
    template.render_into(&mut html)?;
    Ok(html)
}

/// The way to another page after a form (303).
#[must_use]
pub fn see_other(path: &str) -> HttpResponse {
    let location = HeaderValue::from_str(path).unwrap_or_else(|_| HeaderValue::from_static("/"));
    HttpResponse::SeeOther().insert_header((header::LOCATION, location)).finish()
}
