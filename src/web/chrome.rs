//! The parts of the layout that are the same on every page. Each is a template of its own, so that a page's template
//! does not hold them all over again: that is most of what would be compiled.

use askama::{Template, filters::HtmlSafe};

use super::view::View;

/// The bar or the masthead, and the menu.
#[derive(Template)]
#[template(path = "chrome/start.html")]
pub struct Start<'a> {
    view: &'a View,
}

/// What stands above the content of whatever page.
#[derive(Template)]
#[template(path = "chrome/announcements.html")]
pub struct Announcements<'a> {
    view: &'a View,
}

/// The foot of the page.
#[derive(Template)]
#[template(path = "chrome/end.html")]
pub struct End<'a> {
    view: &'a View,
}

// They escape what they hold themselves.
impl HtmlSafe for Start<'_> {}
impl HtmlSafe for Announcements<'_> {}
impl HtmlSafe for End<'_> {}

/// What stands before the content.
#[must_use]
pub const fn start(view: &View) -> Start<'_> {
    Start { view }
}

/// What stands at the head of the content.
#[must_use]
pub const fn announcements(view: &View) -> Announcements<'_> {
    Announcements { view }
}

/// What stands after the content.
#[must_use]
pub const fn end(view: &View) -> End<'_> {
    End { view }
}
