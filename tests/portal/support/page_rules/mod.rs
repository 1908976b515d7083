//! What holds for every page: checked on each one that a test fetches, whatever the test is about.

mod frame;
mod names;
mod refusals;
mod ways;
pub mod words;

use std::{
    collections::{BTreeMap, BTreeSet},
    hash::{DefaultHasher, Hash, Hasher},
    sync::Mutex,
};

use actix_web::http::StatusCode;
use scraper::{ElementRef, Html, Node};

pub use ways::{local, pattern_of};

/// Parts of a page, for script to put into one.
const FRAGMENTS: [&str; 2] = ["/customers/new/domain", "/search/suggestions"];

/// A page taken apart, for rules to look at.
struct Sheet<'a> {
    path: &'a str,
    status: StatusCode,
    elements: Vec<ElementRef<'a>>,
    /// The elements by their ids: the first of each.
    ids: BTreeMap<&'a str, ElementRef<'a>>,
}

impl<'a> Sheet<'a> {
    fn new(document: &'a Html, path: &'a str, status: StatusCode) -> Self {
        let elements: Vec<_> = document.root_element().descendent_elements().collect();
        let mut ids = BTreeMap::new();
        for element in elements.iter().rev() {
            if let Some(id) = element.attr("id") {
                ids.insert(id, *element);
            }
        }
        Self { path, status, elements, ids }
    }

    fn named<'s>(&'s self, name: &'s str) -> impl Iterator<Item = ElementRef<'a>> + use<'a, 's> {
        self.elements.iter().copied().filter(move |element| element.value().name() == name)
    }
}

/// Whether an answer is a page as a whole. What claims to be HTML and is not is a fault of its own.
pub fn is_page(path: &str, media_type: &str, body: &str) -> bool {
    let is_fragment = FRAGMENTS.contains(&path.split('?').next().unwrap_or_default());
    media_type.starts_with("text/html") && !body.is_empty() && !is_fragment
}

/// Whether a refusal is word for word one that was looked at before, whatever the values hidden in its forms. Tests that
/// walk every path as every role meet thousands.
pub fn is_met_again(status: StatusCode, body: &str) -> bool {
    static MET: Mutex<BTreeSet<u64>> = Mutex::new(BTreeSet::new());
    if !matches!(status, StatusCode::FORBIDDEN | StatusCode::NOT_FOUND | StatusCode::METHOD_NOT_ALLOWED) {
        return false;
    }
    let mut hasher = DefaultHasher::new();
    for (number, piece) in body.split("<input type=\"hidden\"").enumerate() {
        let (tag, rest) = if number == 0 { ("", piece) } else { piece.split_once('>').unwrap_or((piece, "")) };
        let (name, value) = tag.split_once(" value=\"").unwrap_or((tag, ""));
        (name, value.starts_with('"'), rest).hash(&mut hasher);
    }
    !MET.lock().unwrap().insert(hasher.finish())
}

/// What is wrong with a page, in whatever language it is.
pub fn faults(document: &Html, path: &str, status: StatusCode) -> Vec<String> {
    let sheet = Sheet::new(document, path, status);
    let rules: [fn(&Sheet<'_>) -> Vec<String>; 12] = [
        frame::title_and_heading,
        frame::description,
        frame::landmarks,
        frame::language,
        frame::nothing_inline,
        names::controls_are_named,
        names::ids_are_unique_and_there,
        ways::links_lead_somewhere,
        ways::assets_are_there,
        ways::forms_are_taken,
        ways::what_is_typed_is_kept,
        refusals::what_is_wrong_stands_at_the_head,
    ];
    rules.iter().flat_map(|rule| rule(&sheet)).collect()
}

/// An element as a finding tells it.
fn tag(element: ElementRef<'_>) -> String {
    let whole = element.html();
    whole.split_inclusive('>').next().unwrap_or_default().split_whitespace().collect::<Vec<_>>().join(" ")
}

/// What an element says to ears: its text and the words for its pictures, without what is hidden from them and without
/// what stands in its fields.
fn spoken(element: ElementRef<'_>) -> String {
    let mut said = String::new();
    for child in element.children() {
        match child.value() {
            Node::Text(text) => said.push_str(text),
            Node::Element(one) if one.attr("aria-hidden") == Some("true") => {}
            Node::Element(one) if matches!(one.name(), "select" | "textarea" | "script" | "style") => {}
            Node::Element(one) => {
                if one.name() == "img" {
                    said.push_str(one.attr("alt").unwrap_or_default());
                }
                said.extend(ElementRef::wrap(child).map(spoken));
            }
            _ => {}
        }
        said.push(' ');
    }
    said.trim().to_owned()
}

/// The findings of a rule on a small page, for the rules' own tests.
#[cfg(test)]
fn found(rule: fn(&Sheet<'_>) -> Vec<String>, html: &str) -> Vec<String> {
    rule(&Sheet::new(&Html::parse_document(html), "/customers/new?search=x", StatusCode::OK))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_refusal_is_looked_at_once_and_whenever_it_says_something_else() {
        let page = |token: &str, text: &str| {
            format!("<form><input type=\"hidden\" name=\"csrf\" value=\"{token}\"></form><p>{text}</p>")
        };
        let met = |status, token, text| is_met_again(status, &page(token, text));
        assert!(!met(StatusCode::FORBIDDEN, "one", "No"));
        assert!(met(StatusCode::FORBIDDEN, "two", "No"));
        assert!(!met(StatusCode::FORBIDDEN, "two", "Never"));
        assert!(!met(StatusCode::FORBIDDEN, "", "No"), "a form without its token");
        assert!(!met(StatusCode::OK, "one", "Yes") && !met(StatusCode::OK, "one", "Yes"));
    }
}
