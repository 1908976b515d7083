//! Service requests: what customers, and partners for them, ask of whoever supports the customer (`docs/domain.md`
//! §11.2, §11.3).

pub mod filter;
pub mod route;
pub mod steps;

use chrono::TimeDelta;

use crate::domain::Moment;

text_enum! {
    /// How much a service request matters.
    Severity {
        /// The business stands still.
        Critical => "critical",
        /// Something does not work well.
        Moderate => "moderate",
        /// A question; nothing is broken.
        Minimal => "minimal",
    }
}

impl Severity {
    /// The key of its name in `locales/`.
    #[must_use]
    pub const fn key(self) -> &'static str {
        match self {
            Self::Critical => "severity-critical",
            Self::Moderate => "severity-moderate",
            Self::Minimal => "severity-minimal",
        }
    }

    /// The key of what it means, with its target.
    #[must_use]
    pub const fn choice_key(self) -> &'static str {
        match self {
            Self::Critical => "severity-critical-choice",
            Self::Moderate => "severity-moderate-choice",
            Self::Minimal => "severity-minimal-choice",
        }
    }

    /// How long the first answer may take.
    #[must_use]
    pub const fn first_response(self) -> TimeDelta {
        match self {
            Self::Critical => TimeDelta::hours(2),
            Self::Moderate => TimeDelta::hours(4),
            Self::Minimal => TimeDelta::hours(8),
        }
    }
}

text_enum! {
    /// What a service request is about.
    Topic {
        /// Bills, prices, purchases.
        Billing => "billing",
        /// Signing in, passwords.
        SignIn => "sign_in",
        /// Licenses and who has them.
        Licenses => "licenses",
        /// A service that does not work.
        ServiceDown => "service_down",
        /// Anything else.
        Other => "other",
    }
}

impl Topic {
    /// The key of its name in `locales/`.
    #[must_use]
    pub const fn key(self) -> &'static str {
        match self {
            Self::Billing => "topic-billing",
            Self::SignIn => "topic-sign-in",
            Self::Licenses => "topic-licenses",
            Self::ServiceDown => "topic-service-down",
            Self::Other => "topic-other",
        }
    }
}

text_enum! {
    /// Where a service request stands.
    RequestState {
        /// Whoever it is with is to answer.
        Open => "open",
        /// Whoever opened it is to say more, or to close it.
        Waiting => "waiting",
        /// It is done with.
        Closed => "closed",
    }
}

impl RequestState {
    /// The key of its name in `locales/`.
    #[must_use]
    pub const fn key(self) -> &'static str {
        match self {
            Self::Open => "request-state-open",
            Self::Waiting => "request-state-waiting",
            Self::Closed => "request-state-closed",
        }
    }
}

text_enum! {
    /// What was said or done about a service request.
    EntryKind {
        /// Whoever it is with answered.
        Answer => "answer",
        /// Whoever opened it said more.
        Reply => "reply",
        /// A note that only its author's account sees.
        Note => "note",
        /// It went a step up.
        Escalation => "escalation",
        /// It went back to whoever had escalated it.
        Return => "return",
        /// It was closed.
        Closing => "closing",
        /// It was opened again.
        Reopening => "reopening",
        /// It was passed on because whoever it was with no longer serves the customer.
        Departure => "departure",
    }
}

/// The longest subject.
pub const MAX_SUBJECT: usize = 200;
/// The longest description, and the longest answer.
pub const MAX_TEXT: usize = 10_000;
/// How long a closed request may be opened again.
pub const REOPENING: TimeDelta = TimeDelta::days(14);

/// Until when a request that was closed then may be opened again.
#[must_use]
pub fn reopens_until(closed_at: Moment) -> Moment {
    closed_at.plus(REOPENING)
}

/// Whether the first answer is late: nobody has answered, and the target has passed.
#[must_use]
pub fn is_overdue(state: RequestState, responded: Option<Moment>, due: Moment, now: Moment) -> bool {
    state == RequestState::Open && responded.is_none() && due < now
}
