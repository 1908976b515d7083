//! The end of a reseller relationship, from the side of the partner that sells (`spec/domain.md` §4.2, §6.12 a–c).

use serde_json::json;

use super::{Call, Deed, customers::open};
use crate::{
    domain::{
        account::AccountKind,
        actor::Actor,
        audit::AuditEvent,
        customer::Revoker,
        error::Error,
        ids::AccountId,
        policy::{Action, Grant},
    },
    repository::{
        customer_accounts::{self, Blocking},
        customers::Customer,
        db::Db,
        privileges, relationship_ends, relationships,
    },
};

/// A customer about to leave, and what keeps it.
#[derive(Clone, Debug)]
pub struct Leaving {
    /// The customer.
    pub customer: Customer,
    /// The partner's active subscriptions of it; while there is one, the relationship stays.
    pub blocking: Vec<Blocking>,
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
    /// The relationship is removed.
    Done(Customer),
    /// Something keeps it.
    Blocked(Leaving),
}

/// The customer that is about to be removed.
///
/// # Errors
/// As [`open`]; [`Error::NotFound`] for resellers, who sell nothing.
pub fn find(db: &mut Db, call: &Call, actor: &Actor, id: AccountId) -> Result<Leaving, Error> {
    let (grant, customer) = open_for_seller(db, call, actor, id)?;
    look(db, &grant, customer)
}

/// Ends the relationship. Subscriptions, users, and what others have to do with the customer stay as they are; nobody is
/// notified, which the page says. What keeps the customer is looked for again here, with the relationship held.
///
/// # Errors
/// As [`find`].
pub fn remove(db: &mut Db, call: &Call, actor: &Actor, id: AccountId, given_up: Privileges) -> Result<Removal, Error> {
    let (grant, customer) = open_for_seller(db, call, actor, id)?;
    let relationship = relationships::hold(db, grant.account(), id)?;
    let leaving = look(db, &grant, customer)?;
    if !leaving.blocking.is_empty() {
        return Ok(Removal::Blocked(leaving));
    }
    relationship_ends::end(db, &grant, relationship, leaving.privileged, call.now)?;
    let deed = Deed::new(AuditEvent::RelationshipRemoved, "relationship", *relationship.uuid())
        .of(id)
        .from(json!({ "state": "active", "customer": leaving.customer.name }))
        .to(json!({ "state": "removed" }));
    call.audit(db, actor, deed)?;
    if given_up == Privileges::GiveUp && privileges::remove(db, grant.account(), id, Revoker::Partner, call.now)? {
        let deed = Deed::new(AuditEvent::PrivilegesRemoved, "customer", *id.uuid())
            .of(id)
            .from(json!({ "privileges": true }))
            .to(json!({ "privileges": false, "by": "partner" }));
        call.audit(db, actor, deed)?;
    }
    relationships::recount_subscriptions(db, id)?;
    Ok(Removal::Done(leaving.customer))
}

fn open_for_seller(db: &mut Db, call: &Call, actor: &Actor, id: AccountId) -> Result<(Grant, Customer), Error> {
    let (grant, customer) = open(db, call, actor, Action::RemoveCustomer, id)?;
    if actor.account.kind == AccountKind::IndirectReseller { Err(Error::NotFound) } else { Ok((grant, customer)) }
}

fn look(db: &mut Db, grant: &Grant, customer: Customer) -> Result<Leaving, Error> {
    let scope = grant.scope();
    Ok(Leaving {
        blocking: customer_accounts::blocking(db, scope, customer.id)?,
        privileged: privileges::holds(db, grant.account(), customer.id)?,
        customer,
    })
}
