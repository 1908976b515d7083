//! What the databases complain of, in the domain's words.

use diesel::result::{DatabaseErrorKind, Error as Failure};

use crate::domain::Error;

impl From<Failure> for Error {
    /// Nothing found is *not found*; a broken or busy database is *unavailable*; all else is a fault of ours.
    fn from(failure: Failure) -> Self {
        match failure {
            Failure::NotFound => Self::NotFound,
            Failure::DatabaseError(
                DatabaseErrorKind::ClosedConnection | DatabaseErrorKind::SerializationFailure,
                info,
            ) => Self::Unavailable(info.message().to_owned()),
            Failure::DatabaseError(_, info) if is_busy(info.message()) => Self::Unavailable(info.message().to_owned()),
            other => Self::Internal(other.to_string()),
        }
    }
}

fn is_busy(message: &str) -> bool {
    const SIGNS: [&str; 7] = [
        "database is locked",
        "disk is full",
        "connection",
        "shutting down",
        "statement timeout",
        "lock timeout",
        "deadlock detected",
    ];
    SIGNS.iter().any(|sign| message.contains(sign))
}

/// Whether `failure` says that a row like this exists already.
pub(super) fn is_duplicate(failure: &Failure) -> bool {
    matches!(failure, Failure::DatabaseError(DatabaseErrorKind::UniqueViolation, _))
}
