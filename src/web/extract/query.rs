//! What the addresses of pages say: which part of a list, and where to go afterwards.

use serde::Deserialize;

use crate::{service::Cursor, web::respond::local_path};

/// Which part of a list is wanted. Kept in the address, so that it can be shared and gone back to.
#[derive(Deserialize)]
pub struct ListQuery {
    /// What is searched for, as it was typed.
    #[serde(default)]
    search: String,
    /// Where the page begins or ends.
    #[serde(default)]
    at: String,
}

impl ListQuery {
    /// What is searched for, without blanks around it.
    #[must_use]
    pub fn search(&self) -> &str {
        self.search.trim()
    }

    /// Where the page begins or ends; `None` is the first page.
    #[must_use]
    pub fn cursor(&self) -> Option<Cursor> {
        Cursor::parse(&self.at)
    }

    /// The address of another page of the same list.
    #[must_use]
    pub fn way(&self, path: &str, cursor: Option<String>) -> Option<String> {
        let mut query = form_urlencoded::Serializer::new(String::new());
        if !self.search().is_empty() {
            query.append_pair("search", self.search());
        }
        cursor.map(|at| format!("{path}?{}", query.append_pair("at", &at).finish()))
    }
}

/// Where to go once this page is done with.
#[derive(Deserialize)]
pub struct Onward {
    #[serde(default)]
    return_to: String,
}

impl Onward {
    /// A path of this portal; home where another was asked for.
    #[must_use]
    pub fn path(&self) -> &str {
        local_path(&self.return_to)
    }
}
