//! What every page that gives somebody a new temporary password shows: `templates/new_password.html`.

use crate::domain::password::TemporaryPassword;

/// How far it has come.
pub(super) enum Stage<'a> {
    /// It is asked for.
    Asked,
    /// It is done, and this is the one answer that shows it.
    Done(&'a TemporaryPassword),
    /// It was done by the same form before; the password can't be had again.
    DoneBefore,
}

impl<'a> Stage<'a> {
    /// The stage of the answer to a form that was sent the first time, or again.
    #[must_use]
    pub(super) const fn of(first: bool, secret: &'a TemporaryPassword) -> Self {
        if first { Self::Done(secret) } else { Self::DoneBefore }
    }
}
