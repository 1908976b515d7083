//! The larger pieces that pages share. `components.html` says how a page asks for them; here each is a template of its
//! own, so that it is compiled once rather than wherever it is used.

use askama::{Template, filters::HtmlSafe};

use super::{
    lists::{Pager, SortLink},
    view::{Choice, View},
};
use crate::domain::{Text, list::PageSize};

/// A picture from `static/icons.svg`.
#[derive(Template)]
#[template(
    source = r##"<svg class="icon" aria-hidden="true"><use href="{{ sprite }}#{{ name }}"/></svg>"##,
    ext = "html"
)]
pub struct Icon<'a> {
    sprite: &'static str,
    name: &'a str,
}

/// What every field has.
#[derive(Clone, Copy)]
pub struct Field<'a> {
    view: &'a View,
    id: &'a str,
    name: &'a str,
    label: &'a str,
    hint: &'a str,
    error: &'a str,
    required: bool,
}

impl Field<'_> {
    /// The word for a field that may stay empty; empty for one that may not.
    fn optional(&self) -> &str {
        if self.required { "" } else { self.view.t("chrome-optional") }
    }
}

/// A field for one line.
#[derive(Template)]
#[template(path = "components/line.html")]
pub struct Line<'a> {
    field: Field<'a>,
    value: &'a str,
    kind: &'a str,
    autocomplete: &'a str,
    first: bool,
}

impl Line<'_> {
    /// What the page has to say comes before what one types.
    fn has_focus(&self) -> bool {
        let view = self.field.view;
        self.first && view.refused().is_empty() && view.flash().is_none()
    }

    /// Nobody has to search, or to be told that signing in takes an address.
    fn optional(&self) -> &str {
        if matches!(self.kind, "search" | "date") || self.autocomplete == "username" {
            ""
        } else {
            self.field.optional()
        }
    }
}

/// A field for a password.
#[derive(Template)]
#[template(path = "components/password.html")]
pub struct Password<'a> {
    field: Field<'a>,
    autocomplete: &'a str,
}

/// A field for several lines.
#[derive(Template)]
#[template(path = "components/lines.html")]
pub struct Lines<'a> {
    field: Field<'a>,
    value: &'a str,
    rows: u8,
}

/// A list to choose from.
#[derive(Template)]
#[template(path = "components/select.html")]
pub struct Select<'a> {
    field: Field<'a>,
    options: &'a [Choice],
    submit_with: &'a str,
}

/// The head of a column that a list can be ordered by.
#[derive(Template)]
#[template(
    source = r#"<th scope="col"{% if let Some(way) = order.and_then(SortLink::aria) %} aria-sort="{{ way }}"{% endif %}{% if !class.is_empty() %} class="{{ class }}"{% endif %}>{% if let Some(order) = order %}<a class="sort" href="{{ order.href }}">{{ text }}</a>{% else %}{{ text }}{% endif %}</th>"#,
    ext = "html"
)]
pub struct ColumnHead<'a> {
    order: Option<&'a SortLink>,
    text: &'a str,
    class: &'a str,
}

/// What a list is narrowed to, each a way to the list without it.
#[derive(Template)]
#[template(path = "components/filters.html")]
pub struct ActiveFilters<'a> {
    view: &'a View,
    filters: Vec<(String, &'a str, bool)>,
}

/// What stands below a list.
#[derive(Template)]
#[template(path = "components/pager.html")]
pub struct FootOfList<'a> {
    view: &'a View,
    pager: &'a Pager,
    ends: &'a bool,
}

impl FootOfList<'_> {
    /// Whether shorter or longer pages would make a difference.
    fn is_long(&self) -> bool {
        let shortest = PageSize::Rows25.rows();
        self.pager.shown > shortest || self.pager.previous.is_some() || self.pager.next.is_some()
    }

    /// How much there is, and where in it these rows stand, where there are pages and that is known.
    fn count(&self) -> Option<String> {
        let count = self.pager.count?;
        let has_pages = self.pager.previous.is_some() || self.pager.next.is_some();
        let Some(from) = self.pager.from.filter(|_| has_pages).and_then(|from| i64::try_from(from).ok()) else {
            return Some(self.view.count("list-count", count));
        };
        let to = from + i64::try_from(self.pager.shown).ok()? - 1;
        let range = format!("{}–{}", self.view.number(from), self.view.number(to));
        let text = Text::new("list-shown").with("shown", range);
        Some(self.view.text(&text.with("count", self.view.up_to(count))))
    }
}

/// An address of mail in a table, parted where it may break. Up to 36 letters have room for all of them in one line.
#[derive(Template)]
#[template(
    source = r#"<span class="address address-{% if let Some(room) = room %}{{ room }}{% else %}long" title="{{ name }}{{ domain }}{% endif %}" translate="no">{{ name }}<wbr>{{ domain }}</span>"#,
    ext = "html"
)]
pub struct Address<'a> {
    name: &'a str,
    domain: &'a str,
    /// For how many letters there is room, in steps that the stylesheet knows; `None` where there are too many.
    room: Option<usize>,
}

/// What is to be corrected in a form that came back.
#[derive(Template)]
#[template(path = "components/problems.html")]
pub struct Problems<'a> {
    view: &'a View,
}

// They escape what they hold themselves.
impl HtmlSafe for Problems<'_> {}
impl HtmlSafe for Address<'_> {}
impl HtmlSafe for Icon<'_> {}
impl HtmlSafe for Line<'_> {}
impl HtmlSafe for Password<'_> {}
impl HtmlSafe for Lines<'_> {}
impl HtmlSafe for Select<'_> {}
impl HtmlSafe for ColumnHead<'_> {}
impl HtmlSafe for ActiveFilters<'_> {}
impl HtmlSafe for FootOfList<'_> {}

/// `ui::icon`.
#[must_use]
pub fn icon<'a>(view: &View, name: &'a str) -> Icon<'a> {
    Icon { sprite: view.asset("icons.svg"), name }
}

/// `ui::address`.
#[must_use]
pub fn address(text: &str) -> Address<'_> {
    // As many letters as a column gives room to beside the others of a list.
    const SHORT: usize = 36;
    const STEP: usize = 4;
    let (name, domain) = text.split_at(text.find('@').map_or(text.len(), |at| at + 1));
    let room = text.chars().count().next_multiple_of(STEP).max(3 * STEP);
    Address { name, domain, room: (room <= SHORT).then_some(room) }
}

/// `ui::problems`.
#[must_use]
pub const fn problems(view: &View) -> Problems<'_> {
    Problems { view }
}

/// `ui::field`.
#[must_use]
#[expect(clippy::too_many_arguments, reason = "a field has that many parts, and templates can't name a struct's")]
pub const fn line<'a>(
    view: &'a View,
    id: &'a str,
    name: &'a str,
    label: &'a str,
    value: &'a str,
    kind: &'a str,
    autocomplete: &'a str,
    hint: &'a str,
    error: &'a str,
    required: &bool,
    first: &bool,
) -> Line<'a> {
    let field = Field { view, id, name, label, hint, error, required: *required };
    Line { field, value, kind, autocomplete, first: *first }
}

/// `ui::password`.
#[must_use]
#[expect(clippy::too_many_arguments, reason = "a field has that many parts, and templates can't name a struct's")]
pub const fn password<'a>(
    view: &'a View,
    id: &'a str,
    name: &'a str,
    label: &'a str,
    autocomplete: &'a str,
    hint: &'a str,
    error: &'a str,
    required: &bool,
) -> Password<'a> {
    let field = Field { view, id, name, label, hint, error, required: *required };
    Password { field, autocomplete }
}

/// `ui::textarea`.
#[must_use]
#[expect(clippy::too_many_arguments, reason = "a field has that many parts, and templates can't name a struct's")]
pub const fn lines<'a>(
    view: &'a View,
    id: &'a str,
    name: &'a str,
    label: &'a str,
    value: &'a str,
    rows: &u8,
    hint: &'a str,
    error: &'a str,
    required: &bool,
) -> Lines<'a> {
    let field = Field { view, id, name, label, hint, error, required: *required };
    Lines { field, value, rows: *rows }
}

/// `ui::select`.
#[must_use]
#[expect(clippy::too_many_arguments, reason = "a field has that many parts, and templates can't name a struct's")]
pub const fn select<'a>(
    view: &'a View,
    id: &'a str,
    name: &'a str,
    label: &'a str,
    options: &'a [Choice],
    hint: &'a str,
    error: &'a str,
    required: &bool,
    submit_with: &'a str,
) -> Select<'a> {
    let field = Field { view, id, name, label, hint, error, required: *required };
    Select { field, options, submit_with }
}

/// `ui::column`.
#[must_use]
pub fn column<'a>(pager: &'a Pager, name: &str, text: &'a str, class: &'a str) -> ColumnHead<'a> {
    ColumnHead { order: pager.order(name), text, class }
}

/// What a list is narrowed to.
#[must_use]
pub fn active_filters<'a>(view: &'a View, pager: &'a Pager) -> ActiveFilters<'a> {
    ActiveFilters { view, filters: pager.active_filters(view) }
}

/// `ui::pager`.
#[must_use]
pub const fn foot_of_list<'a>(view: &'a View, pager: &'a Pager, ends: &'a bool) -> FootOfList<'a> {
    FootOfList { view, pager, ends }
}
