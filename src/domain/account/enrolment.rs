//! The enrolment of an organisation that has no account yet, from the link of an invitation.

use chrono::TimeDelta;

text_enum! {
    /// What an organisation enrols as.
    EnrolmentKind {
        /// As an indirect reseller, to answer a request for a partnership.
        IndirectReseller => "indirect_reseller",
        /// As a customer with a tenant of its own, to answer a request for a reseller relationship.
        Customer => "customer",
    }
}

/// How long the link of the verification mail works (`docs/domain.md` §2.4).
#[must_use]
pub const fn verification_lifetime() -> TimeDelta {
    TimeDelta::hours(72)
}
