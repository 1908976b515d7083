//! What every page inside a customer shows above its matter: whose page it is, and the customer's own menu.

use crate::{
    domain::{Action, directory::Place, ids::AccountId},
    paths,
    service::{Customer, directory::Directory},
    web::{View, When, menu::SubmenuItem},
};

/// The frame of a page inside a customer; `templates/customer/customers/inside.html` shows it.
pub struct Inside {
    /// The customer's tenant id, as addresses hold it.
    pub id: String,
    /// What the partner calls it.
    pub name: String,
    /// Its first domain.
    pub domain: String,
    /// Its menu.
    pub entries: Vec<SubmenuItem>,
    /// When it took the reader's privileges away, where it did.
    pub taken: Option<Taken>,
}

/// That the customer took the reader's privileges away, and what the reader may do about it.
pub struct Taken {
    /// Since when.
    pub since: When,
    /// Whether it may ask for them again.
    pub may_request: bool,
    /// Whether it may open a service request.
    pub may_open: bool,
}

/// Where an entry leads, inside a customer.
type Address = fn(AccountId) -> String;

/// The addresses of the entries and the last part of them, their words, and who sees them.
const ENTRIES: &[(Address, &str, &str, Action)] = &[
    (paths::customer_subscriptions, "subscriptions", "inside-subscriptions", Action::ViewSubscriptions),
    (paths::customer_orders, "orders", "inside-orders", Action::ViewOrders),
    (paths::customer_order_requests, "order-requests", "inside-order-requests", Action::ViewOrderRequests),
    (|id| paths::users(Place::Customer(id)), "users", "inside-users", Action::ViewCustomerUsers),
    (paths::customer_account, "account", "inside-account", Action::ViewCustomerAccount),
    (paths::customer_services, "services", "inside-services", Action::ViewCustomerServices),
    (paths::customer_service_requests, "service-requests", "inside-service-requests", Action::ViewServiceRequests),
];

impl Inside {
    /// The frame of a page about a directory: inside the customer for a partner, plain for the customer itself.
    #[must_use]
    pub fn of(view: &View, directory: &Directory, current: &str) -> Self {
        match &directory.customer {
            Some(customer) => Self::new(view, customer, current),
            None => Self::own(directory.id, directory.domain.clone()),
        }
    }

    /// The plain frame of a page of the reader's own.
    #[must_use]
    pub fn plain() -> Self {
        Self { id: String::new(), name: String::new(), domain: String::new(), entries: Vec::new(), taken: None }
    }

    /// The plain frame of a customer's own page.
    #[must_use]
    pub fn own(id: AccountId, domain: String) -> Self {
        Self { id: id.to_string(), domain, ..Self::plain() }
    }

    /// The frame for this reader; `current` is the last part of the address of the entry that the page belongs to.
    #[must_use]
    pub fn new(view: &View, customer: &Customer, current: &str) -> Self {
        let entries = ENTRIES.iter().filter(|(.., action)| view.may(*action)).map(|(path, part, key, _)| SubmenuItem {
            href: path(customer.id),
            text: view.t(key),
            current: *part == current,
        });
        Self {
            id: customer.id.to_string(),
            name: customer.name.clone(),
            domain: customer.domain.clone(),
            entries: entries.collect(),
            taken: customer.privileges_taken_at.map(|at| Taken {
                since: view.exactly(at),
                may_request: view.may(Action::RequestRelationship),
                may_open: view.may(Action::OpenServiceRequests),
            }),
        }
    }
}
