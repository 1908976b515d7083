//! A partner's list of customers: a page of it, and all of it for a file.

use std::sync::Arc;

use crate::service::{UseCase, partner_names::KnownPartners};
use crate::{
    domain::{
        Action, Actor, Error, Scope,
        ids::AccountId,
        list::{Page, PagePosition},
        policy,
    },
    repository::customer_list::{self, Narrowed},
};

pub use crate::repository::customer_list::{CustomerFilter, CustomerQuery, ListedCustomer};

/// A page of the list and what is shown with it.
#[derive(Debug)]
pub struct CustomerList {
    /// The customers.
    pub page: Page<ListedCustomer>,
    /// Whom the partner works, or has worked, with: a provider's resellers, a reseller's providers.
    pub known: Arc<KnownPartners>,
    /// Whether a provider chooses among its resellers.
    pub chooses: bool,
    /// Whether the partner that was asked for is one of the reader's.
    pub knows_partner: bool,
    /// The name of the reseller's provider that was asked for.
    pub provider: Option<String>,
}

/// A page of the partner's customers. One query for all of them, up to five where they are narrowed, and seldom one more
/// for names that have changed.
pub fn list(cx: &mut UseCase<'_>, wanted: &CustomerQuery) -> Result<CustomerList, Error> {
    let wanted = &cx.paged(wanted);
    let scope = cx.authorize(Action::ViewCustomers)?.scope();
    let chooses = chooses_reseller(cx.actor);
    let known = cx.known_partners(scope)?;
    let other = find_partner(&known, cx.actor, wanted);
    let page = load_page(cx, scope, &other, wanted)?;
    Ok(CustomerList {
        chooses,
        knows_partner: !matches!(other, Partner::Unknown),
        provider: match other {
            Partner::Own(_, name) if !chooses => Some(name),
            _ => None,
        },
        known,
        page,
    })
}

/// The customers that a page of the list shows.
pub fn ids(cx: &mut UseCase<'_>, wanted: &CustomerQuery) -> Result<Vec<AccountId>, Error> {
    let wanted = &cx.paged(wanted);
    let scope = cx.authorize(Action::ViewCustomers)?.scope();
    let other = find_partner(&*cx.known_partners(scope)?, cx.actor, wanted);
    Ok(load_page(cx, scope, &other, wanted)?.rows.iter().map(|row| row.id).collect())
}

/// The partner's own of these customers, by name, for a file.
pub fn export_these(cx: &mut UseCase<'_>, ids: &[AccountId]) -> Result<Vec<ListedCustomer>, Error> {
    let scope = cx.authorize(Action::ExportCustomers)?.scope();
    customer_list::these(cx.db, scope, ids)
}

/// A piece of the list for a file, and the place where the next piece begins. The right is asked for with each piece:
/// who loses it meanwhile gets no more.
pub fn export(
    cx: &mut UseCase<'_>,
    wanted: &CustomerQuery,
) -> Result<(Vec<ListedCustomer>, Option<PagePosition>), Error> {
    let scope = cx.authorize(Action::ExportCustomers)?.scope();
    match find_partner(&*cx.known_partners(scope)?, cx.actor, wanted).narrow(wanted) {
        Some(narrowed) => customer_list::piece(cx.db, scope, &narrowed, wanted),
        None => Ok((Vec::new(), None)),
    }
}

fn load_page(
    cx: &mut UseCase<'_>,
    scope: Scope,
    narrowed_to: &Partner,
    wanted: &CustomerQuery,
) -> Result<Page<ListedCustomer>, Error> {
    let all = cx.counts(scope)?.customers;
    match narrowed_to.narrow(wanted) {
        Some(narrowed) => customer_list::page(cx.db, scope, &narrowed, (wanted, all)),
        None => Ok(Page::empty()),
    }
}

/// The partner that a list is narrowed to.
enum Partner {
    /// None was asked for.
    All,
    /// A reseller of this provider, or a provider of this reseller, by name.
    Own(AccountId, String),
    /// Nobody's, somebody else's, or one that left: nothing is found, whatever it serves.
    Unknown,
}

impl Partner {
    /// What the list is narrowed to; `None` where nothing can be in it.
    fn narrow(&self, wanted: &CustomerQuery) -> Option<Narrowed> {
        match self {
            Self::All => Some(Narrowed::to(wanted.search(), None)),
            Self::Own(id, _) => Some(Narrowed::to(wanted.search(), Some(*id))),
            Self::Unknown => None,
        }
    }
}

/// Only providers choose among their resellers.
fn chooses_reseller(actor: &Actor) -> bool {
    policy::works_through_resellers(actor.account.kind)
}

/// A provider asks for a reseller, a reseller for a provider (*View customers*); for others the address means nothing.
fn find_partner(known: &KnownPartners, actor: &Actor, wanted: &CustomerQuery) -> Partner {
    let asked = if chooses_reseller(actor) {
        &wanted.filter.reseller
    } else if policy::works_through_providers(actor.account.kind) {
        &wanted.filter.provider
    } else {
        return Partner::All;
    };
    if asked.is_empty() {
        return Partner::All;
    }
    let Ok(id) = asked.parse::<AccountId>() else { return Partner::Unknown };
    known.find_active(id).map_or(Partner::Unknown, |partner| Partner::Own(id, partner.name.clone()))
}
