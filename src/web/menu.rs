//! The menus, per kind of account. Templates show them; the access test opens them.

use crate::domain::{Action, account::AccountKind, policy, waiting::Waiting};

/// An entry of a menu.
#[derive(Debug)]
pub struct MenuEntry {
    /// Where it leads.
    pub href: &'static str,
    /// The key of its words.
    pub key: &'static str,
    /// Its picture in `static/icons.svg`.
    pub icon: &'static str,
    /// What one must be allowed to do to see it.
    pub action: Action,
}

const fn entry(href: &'static str, key: &'static str, icon: &'static str, action: Action) -> MenuEntry {
    MenuEntry { href, key, icon, action }
}

/// What waits behind an entry, and the key of the words that say how much.
pub fn waiting_behind(href: &str) -> Option<(&'static str, &'static [Waiting])> {
    WAITING.iter().find(|(entry, ..)| *entry == href).map(|(_, key, what)| (*key, *what))
}

const WAITING: &[(&str, &str, &[Waiting])] = &[
    ("/indirect-providers", "menu-waiting-referrals", &[Waiting::Referrals]),
    ("/indirect-resellers", "menu-waiting-inquiries", &[Waiting::Inquiries]),
    ("/partner-relationships", "menu-waiting-partners", &[Waiting::Partners]),
    ("/agreements", "menu-waiting", &[Waiting::Agreement]),
    ("/accounts", "menu-waiting", &[Waiting::Accounts]),
    ("/order-requests", "menu-waiting", &[Waiting::OrderRequests]),
    ("/service-requests", "menu-waiting", &[Waiting::Requests, Waiting::Replies]),
];

/// Pages that belong to an entry though their addresses don't begin with its.
pub const PARTS: &[(&str, &str)] = &[
    ("/indirect-resellers", "/referrals"),
    ("/indirect-providers", "/referrals"),
    ("/indirect-providers", "/providers"),
    ("/indirect-providers", "/becoming-a-reseller"),
    ("/subscriptions", "/reservations"),
    ("/subscriptions", "/order-requests"),
    ("/users", "/licenses"),
];

/// Entries that stand together, and for which accounts.
type Group = (fn(AccountKind) -> bool, &'static [MenuEntry]);

const GROUPS: &[Group] = &[
    (|_| true, &[entry("/", "menu-home", "house", Action::ViewHome)]),
    (
        policy::works_through_resellers,
        &[entry("/indirect-resellers", "menu-indirect-resellers", "diagram-3", Action::ViewIndirectResellers)],
    ),
    (
        policy::works_through_providers,
        &[entry("/indirect-providers", "menu-indirect-providers", "diagram-3", Action::ViewIndirectProviders)],
    ),
    (
        policy::is_partner,
        &[
            entry("/customers", "menu-customers", "building", Action::ViewCustomers),
            entry("/invitations", "menu-invitations", "envelope-paper", Action::ViewInvitations),
            entry("/order-requests", "menu-order-requests", "inboxes", Action::ViewOrderRequests),
            entry("/billing", "menu-billing", "receipt", Action::ViewBilling),
        ],
    ),
    (
        policy::is_served,
        &[
            entry("/subscriptions", "menu-subscriptions", "bag", Action::ViewOwnSubscriptions),
            entry("/orders", "menu-orders", "receipt", Action::ViewOwnOrders),
            entry("/users", "menu-users-and-licenses", "people", Action::ViewOwnUsers),
            entry(
                "/partner-relationships",
                "menu-partner-relationships",
                "shield-check",
                Action::ViewPartnerRelationships,
            ),
            entry("/agreements", "menu-agreements", "journal-text", Action::ViewAgreements),
            entry("/company", "menu-company", "building", Action::ViewOwnCompany),
        ],
    ),
    (
        policy::runs_installation,
        &[
            entry("/accounts", "menu-accounts", "building", Action::ManageAccounts),
            entry("/catalog", "menu-catalog", "list-check", Action::ManageCatalog),
            entry("/provider-list", "menu-provider-list", "globe2", Action::ManageProviderList),
            entry("/activity-log", "activity-title", "clock-history", Action::ViewAllActivity),
        ],
    ),
    (
        // Who only answers them gets there from the home page.
        |kind| policy::ever_may(kind, Action::OpenServiceRequests),
        &[entry("/service-requests", "menu-service-requests", "life-preserver", Action::ViewServiceRequests)],
    ),
    (|_| true, &[entry("/settings", "menu-settings", "gear", Action::ManageOwnSettings)]),
];

/// The entries of an account's menu, in their order, whoever looks at it.
pub fn entries(kind: AccountKind) -> impl Iterator<Item = &'static MenuEntry> {
    GROUPS.iter().filter(move |(belongs, _)| belongs(kind)).flat_map(|(_, entries)| *entries)
}

/// An entry of a second menu, in the reader's language.
pub struct SubmenuItem {
    /// Where it leads.
    pub href: String,
    /// Its words.
    pub text: &'static str,
    /// Whether the page belongs to it.
    pub current: bool,
}
