//! Who acts: one person, in one account, built once a request.

use chrono_tz::Tz;

use crate::domain::{Language, account::AccountFacts, ids::UserId, list::PageSize, role::Roles};

text_enum! {
    /// How a person wants pages to look.
    Theme {
        /// As the system is set.
        Auto => "auto",
        /// Dark on light.
        Light => "light",
        /// Light on dark.
        Dark => "dark",
    }
}

/// A signed-in person and the account it acts in.
#[derive(Clone, Debug)]
pub struct Actor {
    /// The person.
    pub person: Person,
    /// The account that the person acts in now.
    pub account: AccountFacts,
    /// What the person is in that account.
    pub roles: Roles,
}

/// How a person sees the portal.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Preferences {
    /// The language chosen; `None` follows the browser.
    pub language: Option<Language>,
    /// The zone in which dates are shown.
    pub time_zone: Tz,
    /// The look chosen.
    pub theme: Theme,
    /// How many rows a page of a list holds.
    pub page_size: PageSize,
}

/// A signed-in person, whatever the account.
#[derive(Clone, Debug)]
pub struct Person {
    /// The person's id.
    pub id: UserId,
    /// The person's name.
    pub name: String,
    /// The address the person signs in with.
    pub email: String,
    /// The language chosen; `None` follows the browser.
    pub language: Option<Language>,
    /// The zone in which dates are shown.
    pub time_zone: Tz,
    /// The look chosen.
    pub theme: Theme,
    /// How many rows a page of a list holds.
    pub page_size: PageSize,
    /// Whether the person must choose a new password before anything else.
    pub must_change_password: bool,
    /// How many accounts the person belongs to.
    pub accounts: i64,
}

impl Person {
    /// How the person sees the portal.
    #[must_use]
    pub const fn preferences(&self) -> Preferences {
        Preferences { language: self.language, time_zone: self.time_zone, theme: self.theme, page_size: self.page_size }
    }
}
