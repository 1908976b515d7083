//! Who sells and who buys, as the head of a document names them.

use crate::{
    domain::{Error, account::AccountFacts, ids::AccountId, partner_profile::Office},
    repository::{
        accounts::{self, Account},
        customers::{self, Customer, Profile},
        db::Db,
        partner_profiles,
    },
};

/// The two sides of a sale.
#[derive(Clone, Debug)]
pub struct Parties {
    /// The partner that sells.
    pub seller: Account,
    /// Where the seller is.
    pub office: Office,
    /// The customer, as the reader calls it.
    pub buyer: BuyingCustomer,
    /// The customer's address and registration number.
    pub profile: Profile,
}

/// The names of a customer that buys.
#[derive(Clone, Debug)]
pub struct BuyingCustomer {
    /// Its name: its partner's for it, or its own.
    pub name: String,
    /// Its first domain.
    pub domain: String,
    /// ISO 3166-1 code of its country.
    pub country: String,
}

/// The sides of what a partner sells to a customer of its own. Three queries.
pub fn find(db: &mut Db, seller: AccountId, customer: &Customer) -> Result<Parties, Error> {
    let Customer { id, name, domain, country, .. } = customer.clone();
    gather(db, seller, (id, BuyingCustomer { name, domain, country }))
}

/// The same for the customer itself, which knows itself by its own name. Four queries.
pub fn find_for_customer(db: &mut Db, seller: AccountId, customer: &AccountFacts) -> Result<Parties, Error> {
    let AccountFacts { id, name, country, .. } = customer.clone();
    let domain = customers::domain(db, id)?;
    gather(db, seller, (id, BuyingCustomer { name, domain, country }))
}

fn gather(db: &mut Db, seller: AccountId, (customer, buyer): (AccountId, BuyingCustomer)) -> Result<Parties, Error> {
    Ok(Parties {
        seller: accounts::find(db, seller)?,
        office: partner_profiles::find(db, seller)?,
        profile: customers::profile(db, customer)?,
        buyer,
    })
}
