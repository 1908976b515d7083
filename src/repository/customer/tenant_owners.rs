//! Resellers that customers let own their Azure tenants.

use std::collections::BTreeMap;

use diesel::prelude::*;

use crate::domain::{
    Action, Error, Grant, Moment,
    account::Standing,
    ids::{AccountId, TenantOwnerId},
    policy,
    reservation::AZURE_PLAN_SKU,
    subscription::SubscriptionState,
};
use crate::repository::{
    db::{Db, on_backend},
    schema::{accounts, offers, relationships, subscriptions, tenant_owners},
    states::ActiveRelationship,
};

/// What resellers are let own a tenant by.
const GIVEN_BY: &[Action] = &[Action::GiveTenantOwner, Action::GiveTenantOwnerFor];
/// What they are let own it by no longer.
const REVOKED_BY: &[Action] = &[Action::GiveTenantOwner];

/// A reseller that serves the customer or owns its tenant.
#[derive(Clone, Debug)]
pub struct TenantOwner {
    /// Its account.
    pub account: AccountId,
    /// Its name.
    pub name: String,
    /// Whether it may do business.
    pub standing: Standing,
    /// Since when it serves the customer; `None` where it no longer does.
    pub since: Option<Moment>,
    /// Since when it is a tenant owner; `None` where it is none.
    pub owner_since: Option<Moment>,
    /// The provider that made it one on the customer's behalf.
    pub given_by: Option<String>,
}

/// The resellers that serve a customer, and whoever owns its tenant, by name. Two queries. For callers that have found the
/// customer in their scope, and who decide which of them the reader may know of.
pub fn list(db: &mut Db, customer: AccountId) -> Result<Vec<TenantOwner>, Error> {
    let serving: Vec<(AccountId, String, String, Standing, Moment)> = relationships::table
        .inner_join(accounts::table.on(accounts::id.eq(relationships::partner_id)))
        .filter(relationships::customer_id.eq(customer))
        .filter(ActiveRelationship)
        .filter(accounts::kind.eq(policy::TENANT_OWNER))
        .select((accounts::id, accounts::name_key, accounts::name, accounts::standing, relationships::since))
        .load(db)?;
    let givers = diesel::alias!(accounts as givers);
    let owning: Vec<(AccountId, String, String, Standing, Moment, Option<String>)> = tenant_owners::table
        .inner_join(accounts::table.on(accounts::id.eq(tenant_owners::partner_id)))
        .left_join(givers.on(givers.field(accounts::id).nullable().eq(tenant_owners::given_by)))
        .filter(tenant_owners::customer_id.eq(customer))
        .filter(tenant_owners::revoked_at.is_null())
        .select((
            accounts::id,
            accounts::name_key,
            accounts::name,
            accounts::standing,
            tenant_owners::given_at,
            givers.field(accounts::name).nullable(),
        ))
        .load(db)?;
    let mut found: BTreeMap<(String, AccountId), TenantOwner> = BTreeMap::new();
    for (account, key, name, standing, since) in serving {
        let one = TenantOwner { account, name, standing, since: Some(since), owner_since: None, given_by: None };
        found.insert((key, account), one);
    }
    for (account, key, name, standing, given, given_by) in owning {
        let none = TenantOwner { account, name, standing, since: None, owner_since: None, given_by: None };
        let one = found.entry((key, account)).or_insert(none);
        (one.owner_since, one.given_by) = (Some(given), given_by);
    }
    Ok(found.into_values().collect())
}

/// Who owns a customer's tenant, and since when. For callers that have found the customer in their scope.
pub fn owners(db: &mut Db, customer: AccountId) -> Result<Vec<(AccountId, Moment)>, Error> {
    Ok(tenant_owners::table
        .filter(tenant_owners::customer_id.eq(customer))
        .filter(tenant_owners::revoked_at.is_null())
        .order(tenant_owners::given_at)
        .select((tenant_owners::partner_id, tenant_owners::given_at))
        .load(db)?)
}

/// Whether a customer has an active Azure plan, whoever sold it.
pub fn has_azure_plan(db: &mut Db, customer: AccountId) -> Result<bool, Error> {
    let count: i64 = subscriptions::table
        .inner_join(offers::table.on(offers::id.eq(subscriptions::offer_id)))
        .filter(subscriptions::customer_id.eq(customer))
        .filter(subscriptions::state.eq(SubscriptionState::Active))
        .filter(offers::sku.eq(AZURE_PLAN_SKU))
        .count()
        .get_result(db)?;
    Ok(count > 0)
}

/// Lets a reseller own a customer's tenant, which the grant's account found in its scope. `false` where it does already.
pub fn give(
    db: &mut Db,
    grant: &Grant,
    (customer, reseller): (AccountId, AccountId),
    now: Moment,
) -> Result<bool, Error> {
    grant.proves(GIVEN_BY)?;
    let row = (
        tenant_owners::id.eq(TenantOwnerId::at(now)),
        tenant_owners::customer_id.eq(customer),
        tenant_owners::partner_id.eq(reseller),
        tenant_owners::given_at.eq(now),
        tenant_owners::given_by.eq(Some(grant.account()).filter(|giver| *giver != customer)),
    );
    let made = on_backend!(db, |conn| {
        diesel::insert_into(tenant_owners::table).values(row).on_conflict_do_nothing().execute(conn)
    })?;
    Ok(made == 1)
}

/// Lets a reseller no longer own the customer's tenant. `false` where it does not.
pub fn revoke(db: &mut Db, grant: &Grant, reseller: AccountId, now: Moment) -> Result<bool, Error> {
    grant.proves(REVOKED_BY)?;
    let owning = tenant_owners::table
        .filter(tenant_owners::customer_id.eq(grant.account()))
        .filter(tenant_owners::partner_id.eq(reseller))
        .filter(tenant_owners::revoked_at.is_null());
    Ok(diesel::update(owning).set(tenant_owners::revoked_at.eq(now)).execute(db)? > 0)
}
