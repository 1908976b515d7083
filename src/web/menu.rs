//! The menus, per kind of account. Templates show them; the access test opens them.

use crate::domain::{account::AccountKind, policy::Action};

/// An entry of a menu.
#[derive(Debug)]
pub struct Entry {
    /// Where it leads.
    pub href: &'static str,
    /// The key of its words.
    pub key: &'static str,
    /// Its picture in `static/icons.svg`.
    pub icon: &'static str,
    /// What one must be allowed to do to see it.
    pub action: Action,
}

const fn entry(href: &'static str, key: &'static str, icon: &'static str, action: Action) -> Entry {
    Entry { href, key, icon, action }
}

const HOME: Entry = entry("/", "menu-home", "house", Action::ViewHome);
const CUSTOMERS: Entry = entry("/customers", "menu-customers", "building", Action::ViewCustomers);
const INVITATIONS: Entry = entry("/invitations", "menu-invitations", "envelope-paper", Action::ViewInvitations);
const REQUESTS: Entry =
    entry("/service-requests", "menu-service-requests", "life-preserver", Action::ViewServiceRequests);
const SETTINGS: Entry = entry("/settings", "menu-settings", "gear", Action::ManageOwnSettings);

const PROVIDER: &[Entry] = &[
    HOME,
    entry("/indirect-resellers", "menu-indirect-resellers", "diagram-3", Action::ViewIndirectResellers),
    CUSTOMERS,
    INVITATIONS,
    REQUESTS,
    SETTINGS,
];
const RESELLER: &[Entry] = &[
    HOME,
    entry("/indirect-providers", "menu-indirect-providers", "diagram-3", Action::ViewIndirectProviders),
    CUSTOMERS,
    INVITATIONS,
    REQUESTS,
    SETTINGS,
];
const DIRECT_BILL: &[Entry] = &[HOME, CUSTOMERS, INVITATIONS, REQUESTS, SETTINGS];
const CUSTOMER: &[Entry] = &[
    HOME,
    entry("/subscriptions", "menu-subscriptions", "bag", Action::ViewOwnSubscriptions),
    entry("/users", "menu-users-and-licenses", "people", Action::ViewOwnUsers),
    entry("/partner-relationships", "menu-partner-relationships", "shield-check", Action::ViewPartnerRelationships),
    entry("/agreements", "menu-agreements", "journal-text", Action::ViewAgreements),
    REQUESTS,
    SETTINGS,
];
const OPERATOR: &[Entry] = &[
    HOME,
    entry("/accounts", "menu-accounts", "building", Action::ManageAccounts),
    entry("/catalog", "menu-catalog", "list-check", Action::ManageCatalog),
    entry("/provider-list", "menu-provider-list", "globe2", Action::ManageProviderList),
    SETTINGS,
];

/// The entries of an account's menu, in their order, whoever looks at it.
#[must_use]
pub const fn entries(kind: AccountKind) -> &'static [Entry] {
    match kind {
        AccountKind::IndirectProvider => PROVIDER,
        AccountKind::IndirectReseller => RESELLER,
        AccountKind::DirectBill => DIRECT_BILL,
        AccountKind::Customer => CUSTOMER,
        AccountKind::Operator => OPERATOR,
    }
}
