//! What answers are made of: a template as text, and the way to another page.

use std::fmt;

use actix_web::{
    HttpResponse,
    http::header::{self, HeaderValue},
};
use askama::{FastWritable, Template, Values, filters::HtmlSafe};

use crate::domain::ids::for_each_id;

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

/// Ids need no escaping, and stand ten times in a row.
macro_rules! safe_ids {
    ($($id:ty),+) => {$(
        impl HtmlSafe for $id {}

        impl FastWritable for $id {
            fn write_into(&self, dest: &mut dyn fmt::Write, _: &dyn Values) -> askama::Result<()> {
                let mut text = [0; uuid::fmt::Hyphenated::LENGTH];
                dest.write_str(self.uuid().hyphenated().encode_lower(&mut text))?;
                Ok(())
            }
        }
    )+};
}

for_each_id!(safe_ids);
