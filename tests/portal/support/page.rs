//! A page as a browser without a window sees it.

use std::{cell::OnceCell, rc::Rc};

use actix_web::http::StatusCode;
use scraper::Html;

use super::elements::{field_by_label, row_of, selector, text_of, value_of};

/// What stands before the token of a form.
const TOKEN: &str = "name=\"csrf\" value=\"";

/// A page as it was answered.
#[derive(Clone)]
pub struct Page {
    pub status: StatusCode,
    pub headers: Vec<(String, String)>,
    pub body: String,
    /// How many bytes of it went over the wire.
    pub sent: usize,
    pub path: String,
    /// Its body taken apart, once somebody looks into it.
    pub(super) document: Rc<OnceCell<Html>>,
}

impl Page {
    /// A header.
    pub fn header(&self, name: &str) -> Option<&str> {
        self.headers.iter().find(|(one, _)| one == name).map(|(_, value)| value.as_str())
    }

    /// Where it leads.
    pub fn location(&self) -> Option<String> {
        self.header("location").map(str::to_owned)
    }

    /// Its body without what is made anew for each page, the tokens of its forms and the nonce of its scripts: for
    /// comparing two of them.
    pub fn without_tokens(&self) -> String {
        [TOKEN, "<script nonce=\""].iter().fold(self.body.clone(), |text, sign| {
            let (first, rest) = text.split_once(sign).unwrap_or((&text, ""));
            let rest = rest.split(sign).map(|piece| piece.split_once('"').map_or("", |(_, after)| after));
            rest.fold(first.to_owned(), |text, piece| text + sign + piece)
        })
    }

    pub(super) fn document(&self) -> &Html {
        self.document.get_or_init(|| Html::parse_document(&self.body))
    }

    /// The same page with something changed in it.
    pub fn with(&self, what: &str, by: &str) -> Self {
        Self { body: self.body.replace(what, by), document: Rc::default(), ..self.clone() }
    }

    /// The language that it says it is in.
    pub fn language(&self) -> String {
        self.document().root_element().attr("lang").unwrap_or_default().to_owned()
    }

    /// The text of its content, blanks folded.
    pub fn text(&self) -> String {
        let html = self.document();
        let main = html.select(&selector("main")).next();
        main.map_or_else(|| self.body.clone(), |main| text_of(main))
    }

    /// Whether its content holds these words.
    pub fn says(&self, words: &str) -> bool {
        self.text().contains(words)
    }

    /// The zone that its foot says its times are in.
    pub fn zone(&self) -> String {
        let html = self.document();
        html.select(&selector("footer .zone")).next().map(text_of).unwrap_or_default()
    }

    /// The text of its heading.
    pub fn heading(&self) -> String {
        let html = self.document();
        html.select(&selector("h1")).next().map(text_of).unwrap_or_default()
    }

    /// The refusal of the whole form.
    pub fn alert(&self) -> String {
        let html = self.document();
        html.select(&selector("main [role=alert]")).next().map(text_of).unwrap_or_default()
    }

    /// What is said beside the field with this label; empty if nothing is refused there.
    pub fn refusal_of(&self, label: &str) -> String {
        let html = self.document();
        let Some(field) = field_by_label(html, label) else { panic!("no field {label:?} in: {}", self.text()) };
        if field.attr("aria-invalid") != Some("true") {
            return String::new();
        }
        let described = field.attr("aria-describedby").unwrap_or_default();
        let messages = described.split(' ').filter(|id| id.ends_with("-error"));
        messages.filter_map(|id| html.select(&selector(&format!("#{id}"))).next()).map(text_of).collect()
    }

    /// What stands in the field with this label.
    pub fn value_of(&self, label: &str) -> String {
        let html = self.document();
        let Some(field) = field_by_label(html, label) else { panic!("no field {label:?} in: {}", self.text()) };
        value_of(field)
    }

    /// Whether the box with this label is ticked.
    pub fn is_ticked(&self, label: &str) -> bool {
        let html = self.document();
        let Some(field) = field_by_label(html, label) else { panic!("no box {label:?} in: {}", self.text()) };
        field.attr("checked").is_some()
    }

    /// The address behind a link of this text.
    pub fn link(&self, text: &str) -> Option<String> {
        let html = self.document();
        let found = html.select(&selector("a")).find(|link| text_of(*link) == text);
        found.and_then(|link| link.attr("href")).map(str::to_owned)
    }

    /// The address behind a link in the row that holds `name`.
    pub fn link_in_row(&self, name: &str, text: &str) -> Option<String> {
        let html = self.document();
        let row = row_of(html, name)?;
        let found = row.select(&selector("a")).find(|link| text_of(*link) == text);
        found.and_then(|link| link.attr("href")).map(str::to_owned)
    }

    /// Where the row leads that holds `name`.
    pub fn way_in(&self, name: &str) -> Option<String> {
        let link = row_of(self.document(), name)?.select(&selector("a")).next()?;
        link.attr("href").map(str::to_owned)
    }

    /// The text of the row that holds `name`.
    pub fn row(&self, name: &str) -> Option<String> {
        let html = self.document();
        row_of(html, name).map(text_of)
    }

    /// What the elements say that this selector finds, in their order.
    pub fn texts(&self, found_by: &str) -> Vec<String> {
        self.document().select(&selector(found_by)).map(text_of).collect()
    }

    /// What the element with this id says.
    pub fn text_by_id(&self, id: &str) -> String {
        self.texts(&format!("#{id}")).concat()
    }

    /// The links of the menu, in their order.
    pub fn menu(&self) -> Vec<String> {
        let html = self.document();
        html.select(&selector("nav.menu a")).map(text_of).collect()
    }

    /// What a form would send when this button is pressed: its action and its fields. Boxes are `on` or `off`, lists
    /// take the text of an item or its value.
    pub fn fill(&self, row: Option<&str>, button: &str, typed: &[(&str, &str)]) -> (String, Vec<(String, String)>) {
        let html = self.document();
        let root = match row {
            None => html.root_element(),
            Some(name) => row_of(html, name).unwrap_or_else(|| panic!("no row {name:?} in: {}", self.text())),
        };
        let form = root
            .select(&selector("form"))
            .find(|form| form.select(&selector("button")).any(|one| text_of(one) == button))
            .unwrap_or_else(|| panic!("no button {button:?} in: {}", self.text()));
        let mut fields = Vec::new();
        for field in form.select(&selector("input, textarea, select")) {
            let Some(name) = field.attr("name") else { continue };
            let is_box = matches!(field.attr("type"), Some("checkbox" | "radio"));
            if !is_box || field.attr("checked").is_some() {
                fields.push((name.to_owned(), value_of(field)));
            }
        }
        for (label, value) in typed {
            let field = field_by_label(html, label).unwrap_or_else(|| panic!("no field {label:?} in: {}", self.text()));
            let name = field.attr("name").unwrap().to_owned();
            if field.attr("type") == Some("checkbox") && matches!(*value, "on" | "off") {
                // One of several boxes that share a name: ticked or cleared, whatever the others are.
                let own = field.attr("value").unwrap_or("on").to_owned();
                fields.retain(|(one, held)| *one != name || *held != own);
                if *value == "on" {
                    fields.push((name, own));
                }
                continue;
            }
            fields.retain(|(one, _)| *one != name);
            let chosen = field.select(&selector("option")).find(|option| text_of(*option) == *value);
            let sent = chosen.and_then(|option| option.attr("value")).unwrap_or(value);
            fields.push((name, sent.to_owned()));
        }
        let pressed = form.select(&selector("button")).find(|one| text_of(*one) == button).unwrap();
        if let Some(name) = pressed.attr("name") {
            fields.push((name.to_owned(), pressed.attr("value").unwrap_or_default().to_owned()));
        }
        (form.attr("action").unwrap_or(&self.path).to_owned(), fields)
    }
}
