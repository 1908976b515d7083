//! Settings: a person's own, and those of a partner's account beside them, with a second menu.

pub mod identifiers;
pub mod legal;
pub mod location;
pub(in crate::web::pages) mod office;
pub mod support;
pub mod users;

use crate::{
    domain::Action,
    web::{View, menu::SubmenuItem},
};

/// The second menu of the settings; `templates/partner/account_settings/frame.html` shows it. Empty for those who have nothing
/// there but their own preferences.
pub struct Frame {
    /// Its entries.
    pub entries: Vec<SubmenuItem>,
    /// The account's name.
    pub account: String,
}

/// Where the entries lead, their words, and who sees them.
const ENTRIES: [(&str, &str, Action); 12] = [
    ("/settings", "settings-preferences", Action::ManageOwnSettings),
    ("/settings/security", "security-title", Action::ManageOwnSettings),
    ("/settings/legal", "account-settings-legal", Action::ViewAccountSettings),
    ("/settings/support", "account-settings-support", Action::ViewAccountSettings),
    ("/settings/identifiers", "account-settings-identifiers", Action::ViewAccountSettings),
    ("/settings/users", "account-settings-users", Action::ViewPartnerUsers),
    ("/activity-log", "activity-title", Action::ViewActivityLog),
    ("/settings/security-events", "events-title", Action::ViewSecurityEvents),
    ("/settings/sign-in-rules", "factor-rule-title", Action::SetFactorRule),
    ("/settings/single-sign-on", "sso-title", Action::ManageSingleSignOn),
    ("/settings/business-profile", "account-settings-business-profile", Action::EditBusinessProfile),
    ("/agreements", "menu-agreements", Action::ViewAgreements),
];

impl Frame {
    /// The menu for this reader; `current` is where the entry leads that the page belongs to.
    #[must_use]
    pub fn new(view: &View, current: &str) -> Self {
        // Customers and the operator have what is beside their preferences in the first menu.
        let has_account_settings = view.may(Action::ViewAccountSettings);
        let entries =
            ENTRIES.iter().filter(|(_, _, action)| has_account_settings && view.may(*action)).map(|(href, key, _)| {
                SubmenuItem { href: (*href).to_owned(), text: view.t(key), current: *href == current }
            });
        Self { entries: entries.collect(), account: view.person().map_or("", |person| person.account).to_owned() }
    }
}
