//! Saying yes: the relationships that are missing, the privileges that were ticked, the agreement where it is due.

use serde_json::json;

use super::{
    Arrival, Given, check_may_answer,
    decline::decide,
    lock_customer, notices,
    request::{self, Asking, RelationshipRequest},
};
use crate::{
    domain::{AuditEvent, Checks, Error, Grant, Text, consent::AgreementDue, invitation::InvitationOutcome},
    repository::{
        consents, privileges, relationship_ends,
        relationships::{self, NewRelationship},
        subscription_counts,
    },
    service::{AuditEntry, UseCase, agreements::customer as customer_agreement},
};

/// What the page sends.
#[derive(Clone, Debug, Default)]
pub struct ConsentForm {
    /// The mark of the terms that the page showed.
    pub asked: String,
    /// Whether the relationship was accepted.
    pub relationship: bool,
    /// The id of the partner that gets privileges; empty where none does.
    pub privileges: String,
    /// Whether the customer agreement was accepted.
    pub agreement: bool,
}

/// Accepts: every relationship that is missing begins; those that there are stay as they are. Privileges are given where
/// they were asked for and ticked. Gives the names of those who asked.
///
/// # Errors
/// [`Error::NotFound`] for a dead request; [`Error::Invalid`] where a box was not ticked; [`Error::Stale`] where other terms
/// were shown; [`Error::Conflict`] with what is in the way; [`Error::Denied`] where somebody else must answer.
pub fn accept(cx: &mut UseCase<'_>, way: &Arrival, form: &ConsentForm) -> Result<String, Error> {
    lock_customer(cx.db, cx.actor)?;
    let request = request::open(cx.db, cx.call, Some(cx.actor), way)?;
    if request.answered == Some(InvitationOutcome::Accepted) {
        return Ok(request.names());
    }
    let grant = check_may_answer(cx.db, &request, cx.actor)?;
    let due = request::agreement_due(cx.db, cx.actor.account.id)?;
    check(&request, due, form)?;
    decide(cx, &grant, &request, InvitationOutcome::Accepted, None)?;
    let audit_entry = AuditEntry::new(AuditEvent::InvitationAccepted, "invitation", *request.invitation.id.uuid())
        .of(cx.actor.account.id)
        .to(json!({ "state": "accepted", "by": cx.actor.account.name }));
    cx.audit(audit_entry)?;
    // Before the new relationships: those who ask are told of it with the answer.
    if due == AgreementDue::Accept {
        customer_agreement::record(cx, &grant)?;
    }
    let mut given = Vec::new();
    for asking in &request.partners {
        relate(cx, &grant, &request, asking)?;
        let privileges = give_privileges(cx, &grant, asking, form)?;
        given.push(Given { asking: asking.clone(), privileges });
    }
    subscription_counts::recount(cx.db, cx.actor.account.id)?;
    notices::tell_accepted(cx, &request, &given, due)?;
    notices::send_receipts(cx, &request, &given, due)?;
    Ok(request.names())
}

/// Nobody agrees to what was not shown, and nobody agrees by leaving a box empty.
fn check(request: &RelationshipRequest, due: AgreementDue, form: &ConsentForm) -> Result<(), Error> {
    if form.asked != request.mark {
        return Err(Error::Stale(Text::new("consent-changed")));
    }
    let mut checks = Checks::new();
    if !form.relationship {
        checks.refuse("relationship", Text::new("consent-tick-relationship"));
    }
    if due == AgreementDue::Accept && !form.agreement {
        checks.refuse("agreement", Text::new("consent-tick-agreement"));
    }
    Ok(checks.finish()?)
}

fn relate(cx: &mut UseCase<'_>, grant: &Grant, request: &RelationshipRequest, asking: &Asking) -> Result<(), Error> {
    if asking.is_related {
        return Ok(());
    }
    let (partner, customer) = (asking.account.id, cx.actor.account.id);
    let domain = consents::domain_of(cx.db, customer)?;
    let new = NewRelationship { partner, customer, company_name: &cx.actor.account.name, domain: &domain };
    let id = relationships::insert(cx.db, grant, &new, cx.call.now)?;
    let old = match request.invitation.restores_id {
        Some(old) if consents::was_between(cx.db, old, partner, customer)? => Some(old),
        _ => None,
    };
    if let Some(old) = old {
        relationship_ends::restore(cx.db, grant, old, id)?;
    }
    let audit_entry =
        AuditEntry::new(AuditEvent::RelationshipCreated, "relationship", *id.uuid()).of(customer).to(json!({
            "partner": partner.to_string(),
            "customer": customer.to_string(),
            "restores": old.map(|old| old.to_string()),
        }));
    cx.audit(audit_entry)
}

/// Gives privileges where they were asked for and ticked; whether they are new.
fn give_privileges(cx: &mut UseCase<'_>, grant: &Grant, asking: &Asking, form: &ConsentForm) -> Result<bool, Error> {
    let (partner, customer) = (asking.account.id, cx.actor.account.id);
    let is_ticked = form.privileges == partner.to_string();
    let asked = asking.asks_privileges && is_ticked;
    if !asked || !privileges::give(cx.db, grant, (partner, customer), cx.call.now)? {
        return Ok(false);
    }
    let audit_entry = AuditEntry::new(AuditEvent::PrivilegesGranted, "customer", *customer.uuid())
        .of(customer)
        .to(json!({ "partner": partner.to_string(), "way": "relationship accepted" }));
    cx.audit(audit_entry)?;
    Ok(true)
}
