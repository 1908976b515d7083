//! Who sells and who buys, as the head of a document names them.

use crate::{
    domain::{Error, ids::AccountId, partner_profile::Office},
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
    /// The customer, as its partner keeps it.
    pub customer: Customer,
    /// The customer's address and registration number.
    pub profile: Profile,
}

/// The sides of what a partner sells to a customer that the caller has found in its scope. Three queries.
pub fn find(db: &mut Db, seller: AccountId, customer: Customer) -> Result<Parties, Error> {
    Ok(Parties {
        seller: accounts::find(db, seller)?,
        office: partner_profiles::find(db, seller)?,
        profile: customers::profile(db, customer.id)?,
        customer,
    })
}
