//! What the databases complain of, in the domain's words.

use diesel::result::{DatabaseErrorKind, Error as Failure};

use crate::domain::Error;

impl From<Failure> for Error {
    /// Nothing found is *not found*; a broken or busy database is *unavailable*, one that takes no changes has *not
    /// saved* them; all else is a fault of ours.
    fn from(failure: Failure) -> Self {
        match failure {
            Failure::NotFound => Self::NotFound,
            Failure::DatabaseError(kind, info) => of_database(kind, info.message()),
            // Why it could not be committed says more than that nothing was left to be undone.
            Failure::RollbackErrorOnCommit { commit_error, .. } => Self::from(*commit_error),
            Failure::BrokenTransactionManager => Self::Unavailable("the connection is broken".to_owned()),
            other => Self::Internal(other.to_string()),
        }
    }
}

fn of_database(kind: DatabaseErrorKind, message: &str) -> Error {
    let says = |signs: &[&str]| signs.iter().any(|sign| message.contains(sign));
    match kind {
        DatabaseErrorKind::ClosedConnection | DatabaseErrorKind::SerializationFailure => {
            Error::Unavailable(message.to_owned())
        }
        DatabaseErrorKind::ReadOnlyTransaction => Error::NotSaved(message.to_owned()),
        _ if says(&UNWRITABLE) => Error::NotSaved(message.to_owned()),
        _ if says(&BUSY) => Error::Unavailable(message.to_owned()),
        _ => Error::Internal(message.to_owned()),
    }
}

/// What is said where nothing can be written: by SQLite, and by `PostgreSQL` of its own disk.
const UNWRITABLE: [&str; 5] =
    ["disk is full", "readonly database", "No space left on device", "Disk quota exceeded", "Read-only file system"];

const BUSY: [&str; 9] = [
    "database is locked",
    "disk I/O error",
    "unable to open database file",
    "connection",
    "shutting down",
    "starting up",
    "statement timeout",
    "lock timeout",
    "deadlock detected",
];

/// Whether `failure` says that a row like this exists already.
pub(super) fn is_duplicate(failure: &Failure) -> bool {
    matches!(failure, Failure::DatabaseError(DatabaseErrorKind::UniqueViolation, _))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_a_database_says_tells_whether_it_is_busy_or_takes_no_changes() {
        let unknown = DatabaseErrorKind::Unknown;
        for (kind, message) in [
            (unknown, "database or disk is full"),
            (unknown, "attempt to write a readonly database"),
            (unknown, "could not extend file \"base/1/2\": No space left on device"),
            (DatabaseErrorKind::ReadOnlyTransaction, "cannot execute INSERT in a read-only transaction"),
        ] {
            assert!(matches!(of_database(kind, message), Error::NotSaved(_)), "{message}");
        }
        for (kind, message) in [
            (unknown, "no connection to the server"),
            (unknown, "database is locked"),
            (DatabaseErrorKind::ClosedConnection, "server closed it"),
        ] {
            assert!(matches!(of_database(kind, message), Error::Unavailable(_)), "{message}");
        }
        assert!(matches!(of_database(unknown, "no such table: customers"), Error::Internal(_)));
    }
}
