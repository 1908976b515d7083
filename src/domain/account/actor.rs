//! Who acts: one person, in one account, built once a request.

use chrono_tz::Tz;

use crate::domain::{Language, account::AccountFacts, ids::UserId, role::Roles};

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
    /// Whether the person must choose a new password before anything else.
    pub must_change_password: bool,
    /// How many accounts the person belongs to.
    pub accounts: i64,
}
