//! What is kept of each partner: how many customers it has, and a version of whom it works with. Triggers write it
//! (`docs/adr/0024-kept-beside-the-row.md`), whoever changes what it follows from.
//!
//! Needs no grant: each asks for its own account.

use diesel::{dsl::case_when, prelude::*};

use crate::domain::{Error, Scope, account::Standing, ids::AccountId, partnership::PartnershipState};
use crate::repository::{
    db::Db,
    schema::{accounts, partner_counts, partnerships},
};

/// What is kept of a partner.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Queryable)]
pub struct PartnerCounts {
    /// How many customers it has.
    pub customers: i64,
    /// Rises whenever a partnership of its begins or ends, and whenever one of its partners has another name or standing.
    pub partners_version: i64,
}

/// An account that a partner works, or has worked, with.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct KnownPartner {
    /// The account.
    pub id: AccountId,
    /// Its name.
    pub name: String,
    /// Whether the partnership lasts.
    pub is_active: bool,
    /// Whether it may do business.
    pub standing: Standing,
}

/// What is kept of this partner.
pub fn find(db: &mut Db, scope: Scope) -> Result<PartnerCounts, Error> {
    let found = partner_counts::table
        .find(scope.account())
        .select((partner_counts::customers, partner_counts::partners_version))
        .first(db)
        .optional()?;
    Ok(found.unwrap_or_default())
}

/// Everybody that the partner works, or has worked, with: by name, each once.
pub fn known_partners(db: &mut Db, scope: Scope) -> Result<Vec<KnownPartner>, Error> {
    let me = scope.account();
    let is_mine = partnerships::provider_id.eq(me);
    let other = case_when(is_mine, partnerships::reseller_id).otherwise(partnerships::provider_id);
    let found: Vec<(AccountId, String, PartnershipState, Standing)> = partnerships::table
        .inner_join(accounts::table.on(accounts::id.eq(other)))
        .filter(partnerships::provider_id.eq(me).or(partnerships::reseller_id.eq(me)))
        .order((accounts::name_key, accounts::id))
        .select((accounts::id, accounts::name, partnerships::state, accounts::standing))
        .load(db)?;
    let mut partners: Vec<KnownPartner> = Vec::with_capacity(found.len());
    for (id, name, state, standing) in found {
        let is_active = state == PartnershipState::Active;
        match partners.last_mut().filter(|last| last.id == id) {
            Some(last) => last.is_active |= is_active,
            None => partners.push(KnownPartner { id, name, is_active, standing }),
        }
    }
    Ok(partners)
}
