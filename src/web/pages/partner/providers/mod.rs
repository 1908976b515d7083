//! The public list of indirect providers: everybody reads it, signed in or not.

pub mod becoming;
pub mod details;
pub mod list;

use crate::{
    domain::{Text, business_profile::split},
    service::provider_list::{Own, ProviderEntry},
    web::View,
};

/// The tag of the language in which an entry is written: the first that its provider speaks; empty where nothing is known.
fn written_in(entry: &ProviderEntry) -> String {
    split(&entry.languages).next().unwrap_or_default().to_owned()
}

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
