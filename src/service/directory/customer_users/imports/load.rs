//! Loading a file: piece by piece, each in a transaction of its own, so that others can work meanwhile and a try that
//! broke off goes on where it was.

use chrono_tz::Tz;
use serde_json::json;

use super::{super::lock_directory, Stands, count, standing};
use crate::{
    domain::{
        AuditEvent, Country, Error, Text,
        customer_user::kept_for,
        directory::Right,
        ids::{UserId, UserImportId},
        user_sheet::{self, SheetUser},
    },
    repository::{
        db::Db,
        user_imports::{self, Common, ImportAttempt, ImportedUser},
    },
    service::{
        AuditEntry, Call, UseCase,
        directory::{self, Place},
    },
};

/// How many rows are loaded at a time.
const PIECE: usize = 500;

/// Where a try stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Piece {
    /// So many rows are loaded, and more are to come.
    Loaded(usize),
    /// All are.
    Last,
}

/// Begins to load a file, or goes on with it. `None` where that has begun already: then there is nothing to do but wait.
pub(super) fn begin(cx: &mut UseCase<'_>, place: Place, id: UserImportId) -> Result<Option<ImportAttempt>, Error> {
    let directory = directory::open(cx, place, Right::Import)?;
    user_imports::find(cx.db, directory.grant.scope(), directory.id, id, cx.call.now)?;
    user_imports::begin(cx.db, &directory.grant, id, cx.call.now, cx.call.now.plus(kept_for()))
}

/// The rows of the file of a try.
///
/// # Errors
/// As [`begin`]; [`Error::Conflict`] where something is wrong with it now.
pub(super) fn read(cx: &mut UseCase<'_>, place: Place, attempt: ImportAttempt) -> Result<Vec<SheetUser>, Error> {
    let directory = directory::open(cx, place, Right::Import)?;
    let content = user_imports::content(cx.db, directory.grant.scope(), attempt.id())?;
    let (rows, faults) = user_sheet::read(&content, &directory.domain);
    match super::compare(cx.db, &directory, &rows, faults)? {
        Ok(_) => Ok(rows),
        Err(_) => Err(changed()),
    }
}

/// Loads the next piece of a file of which `done` rows are loaded.
///
/// # Errors
/// As [`directory::open`], for the right and the privileges may go meanwhile; [`Error::NotFound`] where another try has
/// taken over; [`Error::Conflict`] where an address was taken meanwhile.
pub(super) fn load(
    cx: &mut UseCase<'_>,
    place: Place,
    (attempt, rows): (ImportAttempt, &[SheetUser]),
    done: usize,
) -> Result<Piece, Error> {
    let directory = lock_directory(cx, place, Right::Import)?;
    let import = user_imports::find(cx.db, directory.grant.scope(), directory.id, attempt.id(), cx.call.now)?;
    let end = done.saturating_add(PIECE).min(rows.len());
    let piece = rows.get(done..end).unwrap_or_default();
    let mut new = Vec::with_capacity(piece.len());
    for (row, stands) in piece.iter().zip(standing(cx.db, &directory, piece)?) {
        match stands {
            Stands::There => {}
            Stands::New => new.push(user(row, cx.call)),
            Stands::Deleted | Stands::Elsewhere => return Err(changed()),
        }
    }
    let country = Country::find(&import.location);
    let common = Common {
        import: attempt.id(),
        customer: directory.id,
        location: &import.location,
        time_zone: country.map_or(Tz::UTC, |country| country.time_zone),
    };
    user_imports::add(cx.db, &directory.grant, common, &new, cx.call.now)?;
    let made = new.iter().map(|user| created(user, common)).collect();
    cx.audit_all(made)?;
    let is_last = end == rows.len();
    user_imports::advance(cx.db, attempt, (count(end), count(new.len())), is_last, cx.call.now)?;
    if !is_last {
        return Ok(Piece::Loaded(end));
    }
    let added = import.added + count(new.len());
    let audit_entry =
        AuditEntry::new(AuditEvent::CustomerUsersImported, "user_import", *attempt.id().uuid()).of(directory.id);
    let facts = json!({
        "file": import.file_name,
        "location": import.location,
        "added": added,
        "unchanged": import.total - added,
    });
    cx.audit(audit_entry.to(facts))?;
    Ok(Piece::Last)
}

/// Notes that a try broke off. What it has loaded stays.
pub(super) fn fail(db: &mut Db, attempt: ImportAttempt) -> Result<(), Error> {
    user_imports::fail(db, attempt)
}

fn user(row: &SheetUser, call: &Call) -> ImportedUser {
    ImportedUser {
        id: UserId::at(call.now),
        first_name: row.first_name.clone(),
        last_name: row.last_name.clone(),
        display_name: row.display_name.clone(),
        email: row.email.clone(),
    }
}

/// What is recorded of each user, as of one who is added alone.
fn created(user: &ImportedUser, common: Common<'_>) -> AuditEntry {
    AuditEntry::new(AuditEvent::CustomerUserCreated, "user", *user.id.uuid()).of(common.customer).to(json!({
        "user_name": user.email.as_str(),
        "display_name": user.display_name,
        "location": common.location,
        "roles": user_imports::ROLE.as_str(),
    }))
}

const fn changed() -> Error {
    Error::Conflict(Text::new("user-import-changed"))
}
