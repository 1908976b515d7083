//! The public list of indirect providers: everybody reads it, signed in or not.

pub mod details;
pub mod list;

use crate::{domain::text::Text, service::provider_list::Own, web::view::View};

/// What the list says to a provider about its own entry.
fn own_text(view: &View, own: &Own) -> String {
    let key = if !own.offered {
        "providers-own-not-offered"
    } else if own.listed {
        "providers-own-listed"
    } else {
        "providers-own-missing"
    };
    view.text(&Text::new(key).with("email", own.ask.as_str()))
}
