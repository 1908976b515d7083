//! What a list of service requests can be narrowed to.

use super::RequestState;

text_enum! {
    /// Where the requests stand.
    StateFilter {
        /// Whoever it is with is to answer.
        Open => "open",
        /// Whoever opened it is to say more, or to close it.
        Waiting => "waiting",
        /// It is done with.
        Closed => "closed",
        /// Open, without an answer, and past the target.
        Overdue => "overdue",
    }
}

impl StateFilter {
    /// The state that they are in.
    #[must_use]
    pub const fn state(self) -> RequestState {
        match self {
            Self::Open | Self::Overdue => RequestState::Open,
            Self::Waiting => RequestState::Waiting,
            Self::Closed => RequestState::Closed,
        }
    }

    /// The key of its name in `locales/`.
    #[must_use]
    pub const fn key(self) -> &'static str {
        match self {
            Self::Overdue => "service-request-overdue",
            _ => self.state().key(),
        }
    }
}

text_enum! {
    /// What the account has to do with the requests.
    SideFilter {
        /// It is to answer them.
        Held => "held",
        /// It opened them.
        Opened => "opened",
    }
}

impl SideFilter {
    /// The key of its name in `locales/`.
    #[must_use]
    pub const fn key(self) -> &'static str {
        match self {
            Self::Held => "service-requests-held",
            Self::Opened => "service-requests-opened",
        }
    }
}
