//! The enrolment of an organisation that has no account yet, from the link of an invitation.

use chrono::TimeDelta;

/// How long the link of the verification mail works (`spec/peers.md` §4.1: 72 hours for people's accounts).
#[must_use]
pub const fn verification_lifetime() -> TimeDelta {
    TimeDelta::hours(72)
}
