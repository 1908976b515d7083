//! What the addresses of pages say: which part of a list, and where to go afterwards.

use serde::{Deserialize, Deserializer};

use crate::{service::Cursor, web::respond::local_path};

/// Which part of a list is wanted. Kept in the address, so that it can be shared and gone back to.
#[derive(Deserialize)]
pub struct ListQuery {
    /// What is searched for, as it was typed.
    #[serde(default, deserialize_with = "typed")]
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

/// What somebody typed to search for, without what can't be typed: nothing kept holds control characters, and `PostgreSQL`
/// refuses to be asked for some.
///
/// # Errors
/// As the deserializer says.
pub fn typed<'de, D: Deserializer<'de>>(deserializer: D) -> Result<String, D::Error> {
    let text = String::deserialize(deserializer)?;
    Ok(if text.contains(char::is_control) { text.replace(char::is_control, "") } else { text })
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
