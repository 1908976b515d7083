//! The words of values that records keep as the domain's own short texts.

use crate::domain::{
    account::{AccountKind, Cloud, Standing},
    actor::Theme,
    business_profile::{Industry, Service, TargetSize},
    invitation::{InvitationKind, InvitationState},
    mail::MailTopic,
    offer::{Frequency, Term},
    order_request::{OrderRequestKind, OrderRequestState},
    partnership_inquiry::InquiryState,
    qualification::{Qualification, QualificationState},
    referral::ReferralState,
    role::Role,
    second_factor::AccountFactorRule,
    service_request::{RequestState, Severity, Topic},
    single_sign_on::{FlowPurpose, ProviderFault},
    subscription::{EndReason, SubscriptionState},
};

/// The key of the words for a value of this field, of an object of this kind; `None` where it is told as it is.
#[must_use]
pub fn word_key(field: &str, object_kind: &str, value: &str) -> Option<&'static str> {
    match field {
        "state" => state(object_kind, value),
        "standing" => Standing::parse(value).map(Standing::key),
        "kind" => match object_kind {
            "invitation" => InvitationKind::parse(value).map(InvitationKind::key),
            "order_request" => OrderRequestKind::parse(value).map(OrderRequestKind::key),
            _ => AccountKind::parse(value).map(AccountKind::key),
        },
        "cloud" => Cloud::parse(value).map(Cloud::key),
        "term" | "next_term" => Term::parse(value).map(Term::key),
        "frequency" | "next_frequency" => Frequency::parse(value).map(Frequency::key),
        "end_reason" => EndReason::parse(value).map(EndReason::key),
        "qualification" => Qualification::parse(value).map(Qualification::key),
        "severity" => Severity::parse(value).map(Severity::key),
        "topic" => Topic::parse(value).map(Topic::key),
        "roles" => Role::parse(value).map(Role::key),
        "muted_mails" => MailTopic::parse(value).map(MailTopic::key),
        "industries" => Industry::parse(value).map(Industry::key),
        "services" => Service::parse(value).map(Service::key),
        "target_size" => TargetSize::parse(value).map(TargetSize::key),
        "fault" => ProviderFault::parse(value).map(ProviderFault::key),
        "theme" => Theme::parse(value).map(theme),
        "second_factor" => AccountFactorRule::parse(value).map(factor_rule),
        "purpose" => FlowPurpose::parse(value).map(purpose),
        "way" | "by" | "from" | "contact" | "why" => circumstance(value),
        _ => None,
    }
}

/// Finds the key of the words for a value.
type KeyOf = fn(&str) -> Option<&'static str>;

/// How the states of each kind of object are read.
const STATES: [(&str, KeyOf); 7] = [
    ("subscription", |value| SubscriptionState::parse(value).map(SubscriptionState::key)),
    ("invitation", |value| InvitationState::parse(value).map(InvitationState::key)),
    ("order_request", |value| OrderRequestState::parse(value).map(OrderRequestState::key)),
    ("service_request", |value| RequestState::parse(value).map(RequestState::key)),
    ("referral", |value| ReferralState::parse(value).map(ReferralState::key)),
    ("partnership_inquiry", |value| InquiryState::parse(value).map(InquiryState::key)),
    // What a customer is beside a business.
    ("customer", |value| QualificationState::parse(value).map(QualificationState::key)),
];

fn state(object_kind: &str, value: &str) -> Option<&'static str> {
    match STATES.iter().find(|(kind, _)| *kind == object_kind) {
        Some((_, read)) => read(value),
        None if value == "active" => Some("activity-value-active"),
        None if value == "removed" => Some("activity-value-removed"),
        None => None,
    }
}

const fn theme(theme: Theme) -> &'static str {
    match theme {
        Theme::Auto => "chrome-theme-system",
        Theme::Light => "chrome-theme-light",
        Theme::Dark => "chrome-theme-dark",
    }
}

const fn factor_rule(rule: AccountFactorRule) -> &'static str {
    match rule {
        AccountFactorRule::AsInstalled => "factor-rule-as-installed",
        AccountFactorRule::Administrators => "factor-rule-administrators",
        AccountFactorRule::Everyone => "factor-rule-everyone",
    }
}

const fn purpose(purpose: FlowPurpose) -> &'static str {
    match purpose {
        FlowPurpose::SignIn => "activity-value-sign-in",
        FlowPurpose::Test => "activity-value-test",
        FlowPurpose::Connect => "activity-value-connect",
        FlowPurpose::Prove => "activity-value-prove",
    }
}

/// What records say of how, by whom and why, in words of their own.
const CIRCUMSTANCES: [(&str, &str); 9] = [
    ("accepted", "activity-value-accepted-here"),
    ("attested", "activity-value-attested"),
    ("customer added", "activity-value-customer-added"),
    ("relationship accepted", "activity-value-relationship-accepted"),
    ("customer", "activity-value-by-customer"),
    ("partner", "activity-value-by-partner"),
    ("import", "activity-value-import"),
    ("erased", "activity-value-erased"),
    ("seller_suspended", "activity-value-seller-suspended"),
];

fn circumstance(value: &str) -> Option<&'static str> {
    CIRCUMSTANCES.iter().find(|(kept, _)| *kept == value).map(|(_, key)| *key)
}
