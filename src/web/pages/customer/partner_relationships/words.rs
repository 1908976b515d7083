//! What stands between a customer and its partners, in words.

use crate::{
    domain::{AuditEvent, customer::AgreementWay, policy},
    service::{RecordedAgreement, ServingPartner},
    web::{View, When},
};

/// How the customer agreement came to be accepted.
pub(in crate::web::pages) struct Accepted {
    /// How, in a sentence.
    pub(in crate::web::pages) how: String,
    /// By whom: name and address, a line each.
    pub(in crate::web::pages) acceptor: Vec<String>,
    /// On which day.
    pub(in crate::web::pages) day: String,
    /// When that was recorded.
    pub(in crate::web::pages) recorded: When,
}

/// Says how the customer agreement came to be accepted, to the customer itself.
pub(in crate::web::pages) fn accepted(view: &View, agreement: &RecordedAgreement, partner: Option<&str>) -> Accepted {
    let name = format!("{} {}", agreement.first_name, agreement.last_name);
    let acceptor = [name.trim().to_owned(), agreement.email.clone(), agreement.phone.clone()];
    Accepted {
        how: match agreement.way {
            AgreementWay::Accepted => view.t("own-agreement-accepted-here").to_owned(),
            AgreementWay::Attested => view.with("agreement-attested-by", "partner", partner.unwrap_or_default()),
        },
        acceptor: acceptor.into_iter().filter(|line| !line.is_empty()).collect(),
        day: view.calendar_day(agreement.accepted_on),
        recorded: view.exactly(agreement.recorded_at),
    }
}

/// What a partner may do for the customer now.
pub(super) fn may(partner: &ServingPartner) -> Vec<&'static str> {
    let mut may = Vec::new();
    if partner.since.is_some() {
        may.push(if policy::sells(partner.kind) { "relations-may-order" } else { "relations-may-resell" });
        may.push("relations-may-support");
    }
    if partner.privileged_since.is_some() {
        may.push("relations-may-administer");
        may.push("relations-may-reset");
    }
    may
}

/// What it may not.
pub(super) fn may_not(partner: &ServingPartner) -> Vec<&'static str> {
    let mut may_not = Vec::new();
    if partner.since.is_none() {
        may_not.push("relations-not-former");
    } else if !policy::sells(partner.kind) {
        may_not.push("relations-not-order");
    }
    if partner.privileged_since.is_none() {
        may_not.push("relations-not-administer");
    }
    may_not.push("relations-not-decide");
    may_not
}

/// What a partner did, in words.
pub(super) const fn event(event: AuditEvent) -> &'static str {
    match event {
        AuditEvent::InvitationCreated => "act-invitation-created",
        AuditEvent::InvitationEdited => "act-invitation-edited",
        AuditEvent::InvitationSent | AuditEvent::InvitationIssued => "act-invitation-sent",
        AuditEvent::InvitationRenewed => "act-invitation-renewed",
        AuditEvent::InvitationRevoked => "act-invitation-revoked",
        AuditEvent::CustomerCreated => "act-customer-created",
        AuditEvent::CustomerUpdated => "act-customer-updated",
        AuditEvent::QualificationStated => "act-qualification-stated",
        AuditEvent::AgreementAttested => "act-agreement-attested",
        AuditEvent::PurchasesAllowed => "act-purchases-allowed",
        AuditEvent::PurchasesStopped => "act-purchases-stopped",
        AuditEvent::CustomerPasswordReset => "act-password-reset",
        AuditEvent::CustomerUserCreated => "act-user-created",
        AuditEvent::CustomerUserUpdated => "act-user-updated",
        AuditEvent::CustomerUserDeleted => "act-user-deleted",
        AuditEvent::CustomerUserRestored => "act-user-restored",
        AuditEvent::CustomerUserLicensesUpdated => "act-user-licenses-updated",
        AuditEvent::CustomerUsersImported => "act-users-imported",
        AuditEvent::ImportedPasswordsTaken => "act-passwords-taken",
        AuditEvent::RelationshipCreated => "act-relationship-created",
        AuditEvent::RelationshipRemoved => "act-relationship-removed",
        AuditEvent::PrivilegesGranted => "act-privileges-granted",
        AuditEvent::PrivilegesRemoved => "act-privileges-removed",
        AuditEvent::ServiceRequestOpened => "act-service-request-opened",
        AuditEvent::ServiceRequestAnswered => "act-service-request-answered",
        AuditEvent::ServiceRequestEscalated | AuditEvent::ServiceRequestPassedOn => "act-service-request-escalated",
        AuditEvent::ServiceRequestHandedBack => "act-service-request-handed-back",
        AuditEvent::ServiceRequestClosed => "act-service-request-closed",
        AuditEvent::ServiceRequestReopened => "act-service-request-reopened",
        AuditEvent::OrderPlaced => "act-order-placed",
        AuditEvent::SubscriptionCreated => "act-subscription-created",
        AuditEvent::SubscriptionUpdated => "act-subscription-updated",
        AuditEvent::SubscriptionSuspended => "act-subscription-suspended",
        AuditEvent::SubscriptionReactivated => "act-subscription-reactivated",
        AuditEvent::SubscriptionCancelled => "act-subscription-cancelled",
        AuditEvent::SubscriptionRenewed => "act-subscription-renewed",
        AuditEvent::SubscriptionEnded => "act-subscription-ended",
        AuditEvent::TrialConverted => "act-trial-converted",
        AuditEvent::SubscriptionUpgraded => "act-subscription-upgraded",
        _ => "act-something-else",
    }
}
