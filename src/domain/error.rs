//! Every way in which a use case can end without having done what was asked.

use super::{policy::Denied, text::Text};

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
    /// The person belongs to several accounts and must choose one first.
    #[error("no account chosen")]
    AccountNeeded,
    /// The person may not do this.
    #[error("denied: {0:?}")]
    Denied(Denied),
    /// It can't be done in the state that things are in.
    #[error("conflict: {}", .0.key)]
    Conflict(Text),
    /// What was typed can't be taken.
    #[error("invalid input: {0:?}")]
    Invalid(Refusals),
    /// Too many tries; how many seconds to wait.
    #[error("throttled for {0} s")]
    Throttled(u64),
    /// The database or something else that is needed does not answer.
    #[error("unavailable: {0}")]
    Unavailable(String),
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
}

/// What is wrong with a form: as a whole, and field by field.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Refusals {
    /// What is wrong with the whole.
    pub form: Option<Text>,
    /// What is wrong with a field, by its name.
    pub fields: Vec<(&'static str, Text)>,
}

impl Refusals {
    /// Whether nothing was refused.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.form.is_none() && self.fields.is_empty()
    }

    /// Notes what is wrong with `field`; the first thing said about a field stays.
    pub fn refuse(&mut self, field: &'static str, text: Text) {
        if self.of(field).is_none() {
            self.fields.push((field, text));
        }
    }

    /// What is wrong with `field`, if anything is.
    #[must_use]
    pub fn of(&self, field: &str) -> Option<&Text> {
        self.fields.iter().find(|(name, _)| *name == field).map(|(_, text)| text)
    }
}
