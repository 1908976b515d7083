//! A customer with an Azure plan lets its resellers own its tenant, in its *User settings*; a provider that holds privileges
//! gives the permission on its behalf (`docs/domain.md` §6.8).

use serde_json::json;

use crate::service::{
    AuditEntry, UseCase, customers,
    notices::{self, Notice},
};
use crate::{
    domain::{
        Action, AuditEvent, Error, Grant, Text, account::Standing, consent::inert_line, directory::Place,
        ids::AccountId, mail::MailKind,
    },
    paths,
    repository::{
        accounts, customer_accounts,
        customers::{self as kept, Customer},
        relationships,
        tenant_owners::{self, TenantOwner},
    },
};

/// A tenant over which the actor decides: a customer its own, a provider with privileges that of a customer.
struct Tenant {
    grant: Grant,
    id: AccountId,
    /// The name of the customer's own account, and its country.
    name: String,
    country: String,
    /// The customer as the partner keeps it; `None` for the customer itself.
    customer: Option<Customer>,
}

/// What is decided over.
#[derive(Clone, Debug)]
pub struct UserSettings {
    /// The customer as the partner keeps it; `None` for the customer itself.
    pub customer: Option<Customer>,
    /// Whether it has an active Azure plan: without one there is no tenant to own.
    pub has_plan: bool,
    /// Its resellers, and whoever owns its tenant still; of them those that the reader may know of.
    pub resellers: Vec<TenantOwner>,
}

/// The tenant that `place` means.
///
/// # Errors
/// [`Error::Conflict`] where a provider holds no delegated admin privileges now.
fn tenant(cx: &mut UseCase<'_>, place: Place) -> Result<Tenant, Error> {
    match place {
        Place::Own => {
            let grant = cx.authorize(Action::GiveTenantOwner)?;
            let account = &cx.actor.account;
            let (id, name, country) = (account.id, account.name.clone(), account.country.clone());
            Ok(Tenant { grant, id, name, country, customer: None })
        }
        Place::Customer(id) => {
            let (grant, customer) = customers::open(cx, Action::GiveTenantOwnerFor, id)?;
            if !customer.privileged {
                return Err(Error::Conflict(Text::new("tenant-owner-no-privileges")));
            }
            let (name, country) = (accounts::find(cx.db, id)?.name, customer.country.clone());
            Ok(Tenant { grant, id, name, country, customer: Some(customer) })
        }
    }
}

fn known(cx: &mut UseCase<'_>, tenant: &Tenant) -> Result<Vec<TenantOwner>, Error> {
    let mut resellers = tenant_owners::list(cx.db, tenant.id)?;
    if tenant.customer.is_some() {
        let connected = customer_accounts::connected(cx.db, tenant.grant.scope(), tenant.id)?;
        resellers.retain(|one| connected.iter().any(|partner| partner.account == one.account));
    }
    Ok(resellers)
}

/// Who may own a tenant, and who does. Five queries at most.
pub fn open(cx: &mut UseCase<'_>, place: Place) -> Result<UserSettings, Error> {
    let tenant = tenant(cx, place)?;
    Ok(UserSettings {
        has_plan: tenant_owners::has_azure_plan(cx.db, tenant.id)?,
        resellers: known(cx, &tenant)?,
        customer: tenant.customer,
    })
}

/// The reseller about to be given the permission, or to lose it; and the customer, as [`UserSettings`] has it.
pub fn find(cx: &mut UseCase<'_>, place: Place, reseller: AccountId) -> Result<(Option<Customer>, TenantOwner), Error> {
    let tenant = tenant(cx, place)?;
    let found = pick(cx, &tenant, reseller)?;
    Ok((tenant.customer, found))
}

fn pick(cx: &mut UseCase<'_>, tenant: &Tenant, reseller: AccountId) -> Result<TenantOwner, Error> {
    known(cx, tenant)?.into_iter().find(|one| one.account == reseller).ok_or(Error::NotFound)
}

/// Lets a reseller own a tenant; both sides are told. Where it does already nothing happens.
///
/// # Errors
/// As [`find`]; [`Error::Conflict`] without an active Azure plan, or for a reseller that may do no business.
pub fn give(cx: &mut UseCase<'_>, place: Place, reseller: AccountId) -> Result<TenantOwner, Error> {
    let tenant = tenant(cx, place)?;
    kept::lock(cx.db, tenant.id)?;
    let found = pick(cx, &tenant, reseller)?;
    if found.owner_since.is_some() {
        return Ok(found);
    }
    if found.standing != Standing::Active {
        return Err(Error::Conflict(Text::new("tenant-owner-standing").with("name", &found.name)));
    }
    if !tenant_owners::has_azure_plan(cx.db, tenant.id)? {
        let own = tenant.customer.is_none();
        return Err(Error::Conflict(Text::new(if own { "tenant-owner-no-plan" } else { "tenant-owner-no-plan-for" })));
    }
    relationships::lock(cx.db, reseller, tenant.id)?;
    if tenant_owners::give(cx.db, &tenant.grant, (tenant.id, reseller), cx.call.now)? {
        let audit_entry = AuditEntry::new(AuditEvent::TenantOwnerGiven, "customer", *tenant.id.uuid())
            .of(tenant.id)
            .from(json!({ "tenant_owner": false, "partner": found.name }))
            .to(json!({ "tenant_owner": true }));
        cx.audit(audit_entry)?;
        tell(cx, &tenant, &found, MailKind::TenantOwnerGiven, if place == Place::Own { GIVEN } else { GIVEN_FOR })?;
    }
    Ok(found)
}

/// Lets a reseller no longer own the customer's tenant; both sides are told. Where it does not nothing happens.
pub fn revoke(cx: &mut UseCase<'_>, reseller: AccountId) -> Result<TenantOwner, Error> {
    let tenant = tenant(cx, Place::Own)?;
    kept::lock(cx.db, tenant.id)?;
    let found = pick(cx, &tenant, reseller)?;
    if tenant_owners::revoke(cx.db, &tenant.grant, reseller, cx.call.now)? {
        let audit_entry = AuditEntry::new(AuditEvent::TenantOwnerRevoked, "customer", *tenant.id.uuid())
            .of(tenant.id)
            .from(json!({ "tenant_owner": true, "partner": found.name }))
            .to(json!({ "tenant_owner": false }));
        cx.audit(audit_entry)?;
        tell(cx, &tenant, &found, MailKind::TenantOwnerRevoked, REVOKED)?;
    }
    Ok(found)
}

/// Subject, what happened, and what it means: for the reseller and for the customer.
type Words = [&'static str; 4];

const GIVEN: Words = [
    "mail-tenant-owner-given-subject",
    "mail-tenant-owner-given-text",
    "mail-tenant-owner-given-reseller",
    "mail-tenant-owner-given-customer",
];
const GIVEN_FOR: Words = [
    "mail-tenant-owner-given-subject",
    "mail-tenant-owner-given-for-text",
    "mail-tenant-owner-given-reseller",
    "mail-tenant-owner-given-for-customer",
];
const REVOKED: Words = [
    "mail-tenant-owner-revoked-subject",
    "mail-tenant-owner-revoked-text",
    "mail-tenant-owner-revoked-reseller",
    "mail-tenant-owner-revoked-customer",
];

fn tell(
    cx: &mut UseCase<'_>,
    tenant: &Tenant,
    owner: &TenantOwner,
    kind: MailKind,
    [subject, text, to_reseller, to_customer]: Words,
) -> Result<(), Error> {
    let with = |key| {
        Text::new(key)
            .with("partner", inert_line(&owner.name))
            .with("customer", inert_line(&tenant.name))
            .with("giver", inert_line(&cx.actor.account.name))
            .with("person", inert_line(&cx.actor.person.name))
            .moment("at", cx.call.now)
    };
    let notice = |meaning, action| Notice {
        kind,
        invitation: None,
        subject: with(subject),
        paragraphs: vec![with(text), with(meaning)],
        action,
    };
    let reseller = accounts::find(cx.db, owner.account)?;
    let page = paths::customer_account(tenant.id);
    let action = owner.since.is_some().then_some(("mail-open-customer", page.as_str()));
    notices::send_to_admins(cx.db, cx.call, (reseller.id, &reseller.country), &notice(to_reseller, action))?;
    let action = Some(("mail-open-user-settings", "/settings/user-settings"));
    notices::send_to_admins(cx.db, cx.call, (tenant.id, &tenant.country), &notice(to_customer, action))
}
