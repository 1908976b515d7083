//! Every way in which a use case can end without having done what was asked.

use super::{ids::NotAnId, policy::Denied, refusals::Refusals, text::Text};

/// Why something was not done. `web/error.rs` is the one place that turns this into an answer.
#[derive(Debug, thiserror::Error)]
pub enum Error {
    /// There is no such thing, or it belongs to somebody else.
    #[error("not found")]
    NotFound,
    /// Nobody is signed in where somebody must be.
    #[error("not signed in")]
    SignInNeeded,
    /// The person must choose a new password before anything else.
    #[error("a new password is needed")]
    PasswordChangeNeeded,
    /// The person must add a second factor before anything else.
    #[error("a second factor is needed")]
    SecondFactorNeeded,
    /// The person must prove once more who it is.
    #[error("a fresh proof is needed")]
    ProofNeeded,
    /// The person belongs to several accounts and must choose one first.
    #[error("no account chosen")]
    AccountNeeded,
    /// The person may not do this.
    #[error("denied: {0:?}")]
    Denied(Denied),
    /// It can't be done in the state that things are in.
    #[error("conflict: {}", .0.key)]
    Conflict(Text),
    /// Somebody else has changed meanwhile what was to be changed; says so.
    #[error("stale: {}", .0.key)]
    Stale(Text),
    /// What was typed can't be taken.
    #[error("invalid input: {0:?}")]
    Invalid(Refusals),
    /// Too many tries; how many seconds to wait.
    #[error("throttled for {0} s")]
    Throttled(u64),
    /// The database or something else that is needed does not answer.
    #[error("unavailable: {0}")]
    Unavailable(String),
    /// What is there can be read, and nothing can be written: the disk is full, or can't be written to.
    #[error("not saved: {0}")]
    NotSaved(String),
    /// A fault of ours.
    #[error("internal error: {0}")]
    Internal(String),
}

impl Error {
    /// A refusal of the whole form.
    #[must_use]
    pub fn refused(text: Text) -> Self {
        Self::Invalid(Refusals { form: Some(text), fields: Vec::new() })
    }

    /// Whether this says no more than that a form is to be corrected, or to be looked at once more.
    #[must_use]
    pub const fn is_refusal(&self) -> bool {
        matches!(self, Self::Invalid(_) | Self::Stale(_))
    }

    /// Why nothing is to be had of the database, where that is what it says.
    #[must_use]
    pub fn outage(&self) -> Option<&str> {
        match self {
            Self::Unavailable(cause) | Self::NotSaved(cause) => Some(cause),
            _ => None,
        }
    }

    /// The same once more, for somebody else whom it befalls too; what is no fault of the database's is *unavailable*.
    #[must_use]
    pub fn again(&self) -> Self {
        match self {
            Self::Unavailable(cause) => Self::Unavailable(cause.clone()),
            Self::NotSaved(cause) => Self::NotSaved(cause.clone()),
            other => Self::Unavailable(other.to_string()),
        }
    }

    /// A conflict as a refusal of the whole form: for forms whose page says it in place.
    #[must_use]
    pub fn in_place(self) -> Self {
        match self {
            Self::Conflict(text) => Self::refused(text),
            other => other,
        }
    }
}

impl From<NotAnId> for Error {
    /// What is no id names nothing.
    fn from(_: NotAnId) -> Self {
        Self::NotFound
    }
}

impl From<Refusals> for Error {
    fn from(refusals: Refusals) -> Self {
        Self::Invalid(refusals)
    }
}
