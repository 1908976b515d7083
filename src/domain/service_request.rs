//! Service requests: what a partner asks for on behalf of a customer (`spec/domain.md` §5.1.12).

text_enum! {
    /// How much a service request matters.
    Severity {
        /// A question; nothing is broken.
        Low => "low",
        /// Something does not work well.
        Normal => "normal",
        /// Work is held up.
        High => "high",
        /// The business stands still.
        Critical => "critical",
    }
}

impl Severity {
    /// The key of its name in `locales/`.
    #[must_use]
    pub const fn key(self) -> &'static str {
        match self {
            Self::Low => "severity-low",
            Self::Normal => "severity-normal",
            Self::High => "severity-high",
            Self::Critical => "severity-critical",
        }
    }
}

text_enum! {
    /// Where a service request stands.
    RequestState {
        /// It waits for an answer.
        Open => "open",
        /// It has been answered, and whoever opened it may go on.
        Answered => "answered",
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
            Self::Answered => "request-state-answered",
            Self::Closed => "request-state-closed",
        }
    }
}

/// The longest subject.
pub const MAX_SUBJECT: usize = 200;
/// The longest description, and the longest answer.
pub const MAX_TEXT: usize = 10_000;
