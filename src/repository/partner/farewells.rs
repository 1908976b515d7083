//! Partnerships that a provider has ended, and whom it may want to tell.

use diesel::prelude::*;

use crate::domain::{
    Error, Moment, Scope,
    ids::{AccountId, PartnershipId},
    partnership::PartnershipState,
};
use crate::repository::{
    db::Db,
    schema::{accounts, customers, partnerships, relationships},
    states::ActiveRelationship,
};

/// A partnership that has ended.
#[derive(Clone, Debug, Queryable)]
pub struct EndedPartnership {
    /// Who the reseller was.
    pub reseller: AccountId,
    /// Its name.
    pub name: String,
    /// ISO 3166-1 code of its country.
    pub country: String,
    /// When it ended.
    pub removed_at: Option<Moment>,
}

/// A customer that the provider and the reseller both serve still.
#[derive(Clone, Debug, Queryable)]
pub struct SharedCustomer {
    /// Its account.
    pub id: AccountId,
    /// Its name.
    pub name: String,
    /// The address of its contact.
    pub email: String,
    /// The language and country that its invoices are in, such as `pt-BR`.
    pub culture: String,
}

/// A partnership that this provider has ended.
pub fn find(db: &mut Db, scope: Scope, id: PartnershipId) -> Result<EndedPartnership, Error> {
    Ok(partnerships::table
        .find(id)
        .inner_join(accounts::table.on(accounts::id.eq(partnerships::reseller_id)))
        .filter(partnerships::provider_id.eq(scope.account()))
        .filter(partnerships::state.eq(PartnershipState::Removed))
        .select((accounts::id, accounts::name, accounts::country, partnerships::removed_at))
        .first(db)?)
}

/// The first so many customers, by name, that the provider and this reseller both serve.
pub fn shared_customers(
    db: &mut Db,
    scope: Scope,
    reseller: AccountId,
    most: i64,
) -> Result<Vec<SharedCustomer>, Error> {
    let theirs = diesel::alias!(relationships as theirs);
    Ok(relationships::table
        .inner_join(theirs.on(theirs.field(relationships::customer_id).eq(relationships::customer_id)))
        .inner_join(customers::table.on(customers::id.eq(relationships::customer_id)))
        .filter(relationships::partner_id.eq(scope.account()))
        .filter(ActiveRelationship)
        .filter(theirs.field(relationships::partner_id).eq(reseller))
        .filter(theirs.field(relationships::state).eq("active"))
        .order((relationships::name_key, relationships::id))
        .limit(most)
        .select((relationships::customer_id, relationships::company_name, customers::email, customers::culture))
        .load(db)?)
}
