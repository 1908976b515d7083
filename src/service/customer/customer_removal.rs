//! The end of a relationship with a customer, from the partner's side (`docs/domain.md` §6.5).

use serde_json::json;

use crate::service::{AuditEntry, UseCase, customers::open, order_requests, service_requests};
use crate::{
    domain::{Action, AuditEvent, Error, Grant, customer::Revoker, ids::AccountId},
    repository::{
        customer_accounts::{self, Blocking, Connected},
        customers::{self, Customer},
        db::Db,
        privileges,
        relationship_ends::{self, SupportedSubscription},
        relationships, subscription_counts,
    },
};

/// A customer about to leave, and what keeps it.
#[derive(Clone, Debug)]
pub struct Leaving {
    /// The customer.
    pub customer: Customer,
    /// The partner's active subscriptions of it; while there is one, the relationship stays. A reseller sells none.
    pub blocking: Vec<Blocking>,
    /// The subscriptions that the partner supports and others sell: their sellers support them from then on.
    pub supported: Vec<SupportedSubscription>,
    /// The other partners that serve it and that the reader may know of.
    pub others: Vec<Connected>,
    /// Whether the partner holds privileges over it.
    pub privileged: bool,
}

/// What becomes of the partner's privileges over a customer that leaves. They stay unless somebody says otherwise.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Privileges {
    /// They stay as they are.
    #[default]
    Keep,
    /// They are given back.
    GiveUp,
}

/// How removing went.
#[derive(Clone, Debug)]
pub enum Removal {
    /// The relationship is removed, and this was left.
    Done(Leaving),
    /// Something keeps it.
    Blocked(Leaving),
}

/// The customer that is about to be removed.
pub fn find(cx: &mut UseCase<'_>, id: AccountId) -> Result<Leaving, Error> {
    let (grant, customer) = open(cx, Action::RemoveCustomer, id)?;
    load(cx.db, &grant, customer)
}

/// Ends the relationship. Subscriptions, users, and what others have to do with the customer stay as they are; nobody is
/// notified, which the page says. What keeps the customer is looked for again here, with the relationship held.
pub fn remove(cx: &mut UseCase<'_>, id: AccountId, given_up: Privileges) -> Result<Removal, Error> {
    let (grant, customer) = open(cx, Action::RemoveCustomer, id)?;
    customers::lock(cx.db, id)?;
    let relationship = relationships::lock(cx.db, grant.account(), id)?;
    let leaving = load(cx.db, &grant, customer)?;
    if !leaving.blocking.is_empty() {
        return Ok(Removal::Blocked(leaving));
    }
    relationship_ends::end(cx.db, &grant, relationship, leaving.privileged, cx.call.now)?;
    let handed_over: Vec<_> = leaving
        .supported
        .iter()
        .map(|one| json!({ "subscription": one.id.to_string(), "name": one.nickname, "to": one.seller }))
        .collect();
    let audit_entry = AuditEntry::new(AuditEvent::RelationshipRemoved, "relationship", *relationship.uuid())
        .of(id)
        .from(json!({ "state": "active", "customer": leaving.customer.name, "privileges": leaving.privileged }))
        .to(json!({ "state": "removed", "support_contacts_changed": handed_over }));
    cx.audit(audit_entry)?;
    if given_up == Privileges::GiveUp {
        give_up(cx, &grant, id)?;
    }
    service_requests::pass_on(cx, &grant, id)?;
    order_requests::upkeep::settle_all(cx.db, cx.call, id)?;
    subscription_counts::recount(cx.db, id)?;
    Ok(Removal::Done(leaving))
}

/// Gives the account's privileges over a customer back. `false` where it holds none. For callers that hold the customer.
pub(in crate::service) fn give_up(cx: &mut UseCase<'_>, grant: &Grant, id: AccountId) -> Result<bool, Error> {
    if !privileges::remove(cx.db, grant, (grant.account(), id), Revoker::Partner, cx.call.now)? {
        return Ok(false);
    }
    let audit_entry = AuditEntry::new(AuditEvent::PrivilegesRemoved, "customer", *id.uuid())
        .of(id)
        .from(json!({ "privileges": true }))
        .to(json!({ "privileges": false, "by": "partner" }));
    cx.audit(audit_entry)?;
    Ok(true)
}

fn load(db: &mut Db, grant: &Grant, customer: Customer) -> Result<Leaving, Error> {
    let scope = grant.scope();
    let connected = customer_accounts::connected(db, scope, customer.id)?;
    let me = grant.account();
    Ok(Leaving {
        blocking: customer_accounts::blocking(db, scope, customer.id)?,
        supported: relationship_ends::supported(db, scope, customer.id)?,
        privileged: connected.iter().any(|one| one.account == me && one.privileged_since.is_some()),
        others: connected.into_iter().filter(|one| one.account != me && one.since.is_some()).collect(),
        customer,
    })
}
