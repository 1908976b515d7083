//! A customer's directory, for its partners and for its own people: the one door to its users and licenses.

pub mod customer_users;
pub mod licenses;

pub use crate::domain::directory::Place;

use super::{UseCase, customers};
use crate::{
    domain::{Error, Grant, Text, directory::Right, ids::AccountId, policy},
    repository::customers::{self as kept, Customer},
};

/// A directory somebody may work in.
#[derive(Clone, Debug)]
pub struct Directory {
    /// The proof of it, on behalf of the actor's account.
    pub grant: Grant,
    /// The customer.
    pub id: AccountId,
    /// The customer's domain, which its users' addresses end in.
    pub domain: String,
    /// ISO 3166-1 code of the customer's country.
    pub country: String,
    /// The customer as the partner sees it; `None` for the customer itself.
    pub customer: Option<Customer>,
    /// Whether administrators may be touched and made.
    pub rules: bool,
    /// Whether the actor's account may work in it at all: a partner needs delegated administration privileges.
    pub open: bool,
}

impl Directory {
    /// Whose it is, as the actor means it.
    #[must_use]
    pub fn place(&self) -> Place {
        self.customer.as_ref().map_or(Place::Own, |customer| Place::Customer(customer.id))
    }
}

/// A directory as it stands before somebody who may want `right` in it: [`Directory::open`] says whether it is open.
pub fn show(cx: &mut UseCase<'_>, place: Place, right: Right) -> Result<Directory, Error> {
    let rules = policy::rules_directories(cx.actor);
    match place {
        Place::Own => {
            let grant = cx.authorize(right.of_customer())?;
            let id = grant.account();
            let domain = kept::domain(cx.db, id)?;
            let country = cx.actor.account.country.clone();
            Ok(Directory { grant, id, domain, country, customer: None, rules, open: true })
        }
        Place::Customer(id) => {
            let (grant, customer) = customers::open(cx, right.of_partner(), id)?;
            let (domain, country, open) = (customer.domain.clone(), customer.country.clone(), customer.privileged);
            Ok(Directory { grant, id, domain, country, customer: Some(customer), rules, open })
        }
    }
}

/// An open directory, for somebody who may do `right` in it.
///
/// # Errors
/// As [`show`]; [`Error::Conflict`] where the partner holds no delegated administration privileges now.
pub fn open(cx: &mut UseCase<'_>, place: Place, right: Right) -> Result<Directory, Error> {
    let directory = show(cx, place, right)?;
    if directory.open { Ok(directory) } else { Err(Error::Conflict(Text::new("directory-closed"))) }
}
