//! What the addresses of pages say beside their paths.

use serde::Deserialize;

use crate::{domain::list::search_text, web::respond::local_path};

/// What somebody looks for.
#[derive(Default, Deserialize)]
pub struct SearchQuery {
    /// What was typed, without blanks around it.
    #[serde(default, deserialize_with = "search_text")]
    pub q: String,
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
