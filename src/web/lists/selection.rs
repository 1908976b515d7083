//! Acts on many rows of a list at once: which rows were selected, and the page that says what will happen to each of
//! them before it does. The act's page is opened with the rows in its address; its form sends them on.

use std::str::FromStr;

use askama::{Template, filters::HtmlSafe};
use serde::de::DeserializeOwned;

use crate::{
    domain::list::{ListQuery, PageSize, SortColumn},
    web::{Choice, View},
};

/// What an address or a form holds, name by name.
pub type SelectionFields = Vec<(String, String)>;

/// The rows of a list that were selected, and what was chosen for them.
#[derive(Clone, Debug, Default)]
pub struct Selection(SelectionFields);

impl Selection {
    /// What the list's form or the act's form has sent.
    #[must_use]
    pub const fn new(fields: SelectionFields) -> Self {
        Self(fields)
    }

    /// All values of a field.
    pub fn values(&self, name: &str) -> impl Iterator<Item = &str> {
        self.0.iter().filter(move |(one, _)| one == name).map(|(_, value)| value.as_str())
    }

    /// The value of a field, where it was sent.
    #[must_use]
    pub fn value(&self, name: &str) -> Option<&str> {
        self.values(name).next()
    }

    /// Whether everything on the list's page was selected at once.
    #[must_use]
    pub fn is_whole_page(&self) -> bool {
        self.value("all").is_some()
    }

    /// The page of the list on which the rows were selected.
    #[must_use]
    pub fn list<C: SortColumn, F: DeserializeOwned + Default>(&self) -> ListQuery<C, F> {
        serde_urlencoded::from_str(self.value("of").unwrap_or_default()).unwrap_or_default()
    }

    /// The ids of the rows that were selected one by one: each once, as many as a page can show. What is no id names
    /// nothing.
    #[must_use]
    pub fn ids<T: FromStr + PartialEq>(&self) -> Vec<T> {
        let mut ids: Vec<T> = Vec::new();
        for id in self.values("select").take(PageSize::Rows200.rows()).filter_map(|id| id.parse().ok()) {
            if !ids.contains(&id) {
                ids.push(id);
            }
        }
        ids
    }
}

/// What an act means, row by row.
#[derive(Default)]
pub struct Outlook {
    /// The rows that it changes.
    pub changes: Vec<OutlookRow>,
    /// The rows that stay as they are, each with the reason.
    pub stays: Vec<OutlookRow>,
}

/// A row that was selected.
#[derive(Default)]
pub struct OutlookRow {
    /// What it is called.
    pub name: String,
    /// What it is called besides.
    pub fact: String,
    /// What it is like now, or why it stays so.
    pub note: String,
}

impl Outlook {
    /// Sorts a row in: what it is called, what it is like now, and why it stays so where it does.
    pub fn add(&mut self, (name, fact): (String, String), note: String, why: Option<String>) {
        match why {
            None => self.changes.push(OutlookRow { name, fact, note }),
            Some(why) => self.stays.push(OutlookRow { name, fact, note: why }),
        }
    }

    const fn is_empty(&self) -> bool {
        self.changes.is_empty() && self.stays.is_empty()
    }
}

/// What is to be chosen before anything can be said.
pub enum Chooser {
    /// A support contact.
    Contact(Vec<Choice>),
    /// A reseller's number, as it was typed.
    Reseller(String),
    /// Roles to give or to take away.
    Roles(Vec<Choice>),
}

/// What the page of an act shows below its header.
#[derive(Template)]
#[template(path = "components/bulk.html")]
pub struct Bulk<'a> {
    /// The chrome.
    pub view: &'a View,
    /// What is done.
    pub title: &'a str,
    /// The list, as it was looked at.
    pub back: String,
    /// What the list is called.
    pub list: &'a str,
    /// The heads of the columns: of names, and of how things are now.
    pub heads: (&'a str, &'a str),
    /// What is to be chosen first; `None` where all is chosen.
    pub chooser: Option<Chooser>,
    /// What was chosen, in words; empty where there was nothing to choose.
    pub chosen: String,
    /// What the act means.
    pub outlook: Outlook,
    /// What its form sends beside its guards.
    pub hidden: Vec<(&'static str, String)>,
    /// What is said of it besides.
    pub means: Vec<&'a str>,
    /// Whether it takes something away.
    pub danger: bool,
}

impl<'a> Bulk<'a> {
    /// The page of an act for which nothing was selected; `list` is the address of the list and what it is called.
    #[must_use]
    pub fn of_nothing(view: &'a View, title: &'a str, (back, list): (&str, &'a str)) -> Self {
        Self {
            view,
            title,
            back: back.to_owned(),
            list,
            heads: ("", ""),
            chooser: None,
            chosen: String::new(),
            outlook: Outlook::default(),
            hidden: Vec::new(),
            means: Vec::new(),
            danger: false,
        }
    }

    fn count(&self, key: &'static str, rows: &[OutlookRow]) -> String {
        self.view.count(key, i64::try_from(rows.len()).unwrap_or(i64::MAX))
    }
}

// It escapes what it holds itself.
impl HtmlSafe for Bulk<'_> {}

/// The fields that carry a selection on: the rows, the page of the list, and what was chosen.
pub fn carried<T: ToString>(selection: &Selection, rows: &[T], chosen: &[&'static str]) -> Vec<(&'static str, String)> {
    let mut fields: Vec<(&'static str, String)> = rows.iter().map(|row| ("select", row.to_string())).collect();
    fields.extend(selection.value("of").map(|of| ("of", of.to_owned())));
    for name in chosen.iter().copied() {
        fields.extend(selection.values(name).map(|value| (name, value.to_owned())));
    }
    fields
}

/// The page of an act on a list of its own.
#[derive(Template)]
#[template(path = "bulk.html")]
pub struct BulkPage<'a> {
    /// The chrome.
    pub view: &'a View,
    /// The matter.
    pub bulk: Bulk<'a>,
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::list::ByName;

    fn selection(query: &str) -> Selection {
        Selection::new(serde_urlencoded::from_str(query).unwrap())
    }

    #[test]
    fn a_row_counts_once_and_what_is_no_id_names_nothing() {
        let chosen = selection("select=3&select=x&select=5&select=3&select=");
        assert_eq!(chosen.ids::<u8>(), [3, 5]);
        assert!(!chosen.is_whole_page());
        assert!(selection("all=yes").is_whole_page());
    }

    #[test]
    fn no_more_rows_count_than_a_page_can_show() {
        let many: Vec<String> = (0..500).map(|n| format!("select={n}")).collect();
        assert_eq!(selection(&many.join("&")).ids::<u16>().len(), 200);
    }

    #[test]
    fn the_page_of_the_list_is_gone_back_to_as_it_was() {
        let chosen = selection("select=1&of=search%3Doak%26at%3Dlast");
        let list: ListQuery<ByName> = chosen.list();
        assert_eq!(list.address("/list"), "/list?search=oak&at=last");
        let list: ListQuery<ByName> = selection("of=%2F%2Fevil.example%3Fa").list();
        assert_eq!(list.address("/list"), "/list");
        let fields = carried(&chosen, &[1, 2], &["contact"]);
        assert_eq!(fields, [("select", "1".into()), ("select", "2".into()), ("of", "search=oak&at=last".into())]);
    }
}
