//! A customer with an Azure plan lets its resellers own its tenant, in its *User settings* (`docs/domain.md` §6.8).

use serde_json::json;

use crate::service::{
    AuditEntry, UseCase,
    notices::{self, Notice},
};
use crate::{
    domain::{Action, AuditEvent, Error, Text, account::Standing, consent::inert_line, ids::AccountId, mail::MailKind},
    paths,
    repository::{
        accounts, customers, relationships,
        tenant_owners::{self, TenantOwner},
    },
};

/// What a customer decides over.
#[derive(Clone, Debug)]
pub struct UserSettings {
    /// Whether it has an active Azure plan: without one there is no tenant to own.
    pub has_plan: bool,
    /// Its resellers, and whoever owns its tenant still.
    pub resellers: Vec<TenantOwner>,
}

/// Who may own the customer's tenant, and who does. Three queries.
pub fn open(cx: &mut UseCase<'_>) -> Result<UserSettings, Error> {
    let grant = cx.authorize(Action::GiveTenantOwner)?;
    Ok(UserSettings {
        has_plan: tenant_owners::has_azure_plan(cx.db, grant.account())?,
        resellers: tenant_owners::list(cx.db, grant.scope())?,
    })
}

/// The reseller about to be given the permission, or to lose it.
pub fn find(cx: &mut UseCase<'_>, reseller: AccountId) -> Result<TenantOwner, Error> {
    let grant = cx.authorize(Action::GiveTenantOwner)?;
    let known = tenant_owners::list(cx.db, grant.scope())?;
    known.into_iter().find(|one| one.account == reseller).ok_or(Error::NotFound)
}

/// Lets a reseller own the customer's tenant; both sides are told. Where it does already nothing happens.
///
/// # Errors
/// As [`find`]; [`Error::Conflict`] without an active Azure plan, or for a reseller that may do no business.
pub fn give(cx: &mut UseCase<'_>, reseller: AccountId) -> Result<TenantOwner, Error> {
    let grant = cx.authorize(Action::GiveTenantOwner)?;
    customers::lock(cx.db, grant.account())?;
    let found = find(cx, reseller)?;
    if found.owner_since.is_some() {
        return Ok(found);
    }
    if found.standing != Standing::Active {
        return Err(Error::Conflict(Text::new("tenant-owner-standing").with("name", &found.name)));
    }
    if !tenant_owners::has_azure_plan(cx.db, grant.account())? {
        return Err(Error::Conflict(Text::new("tenant-owner-no-plan")));
    }
    relationships::lock(cx.db, reseller, grant.account())?;
    if tenant_owners::give(cx.db, &grant, reseller, cx.call.now)? {
        let audit_entry = AuditEntry::new(AuditEvent::TenantOwnerGiven, "customer", *grant.account().uuid())
            .of(grant.account())
            .from(json!({ "tenant_owner": false, "partner": found.name }))
            .to(json!({ "tenant_owner": true }));
        cx.audit(audit_entry)?;
        tell(cx, &found, MailKind::TenantOwnerGiven, GIVEN)?;
    }
    Ok(found)
}

/// Lets a reseller no longer own the customer's tenant; both sides are told. Where it does not nothing happens.
pub fn revoke(cx: &mut UseCase<'_>, reseller: AccountId) -> Result<TenantOwner, Error> {
    let grant = cx.authorize(Action::GiveTenantOwner)?;
    customers::lock(cx.db, grant.account())?;
    let found = find(cx, reseller)?;
    if tenant_owners::revoke(cx.db, &grant, reseller, cx.call.now)? {
        let audit_entry = AuditEntry::new(AuditEvent::TenantOwnerRevoked, "customer", *grant.account().uuid())
            .of(grant.account())
            .from(json!({ "tenant_owner": true, "partner": found.name }))
            .to(json!({ "tenant_owner": false }));
        cx.audit(audit_entry)?;
        tell(cx, &found, MailKind::TenantOwnerRevoked, REVOKED)?;
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
const REVOKED: Words = [
    "mail-tenant-owner-revoked-subject",
    "mail-tenant-owner-revoked-text",
    "mail-tenant-owner-revoked-reseller",
    "mail-tenant-owner-revoked-customer",
];

fn tell(
    cx: &mut UseCase<'_>,
    owner: &TenantOwner,
    kind: MailKind,
    [subject, text, to_reseller, to_customer]: Words,
) -> Result<(), Error> {
    let with = |key| {
        Text::new(key)
            .with("partner", inert_line(&owner.name))
            .with("customer", inert_line(&cx.actor.account.name))
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
    let page = paths::customer_account(cx.actor.account.id);
    let action = owner.since.is_some().then_some(("mail-open-customer", page.as_str()));
    notices::send_to_admins(cx.db, cx.call, (reseller.id, &reseller.country), &notice(to_reseller, action))?;
    let action = Some(("mail-open-user-settings", "/settings/user-settings"));
    notices::send_to_admins(
        cx.db,
        cx.call,
        (cx.actor.account.id, &cx.actor.account.country),
        &notice(to_customer, action),
    )
}
