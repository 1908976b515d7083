//! Menu entries whose pages are not there yet: they say so, and lead back to what is.

use askama::Template;

use crate::web::{
    extract::request::Request,
    respond::{Answer, page},
    view::View,
};

#[derive(Template)]
#[template(path = "later.html")]
struct LaterPage<'a> {
    view: &'a View,
    title: &'a str,
}

/// Says so of a page that only some have yet.
pub(super) fn page_of(request: &Request, view: &View, title: &'static str) -> Answer {
    page(request, &LaterPage { view, title: view.t(title) })
}
