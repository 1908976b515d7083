//! *Upload users*: a file is looked at, kept, loaded a piece at a time, and its temporary passwords are taken once
//! (`docs/domain.md` §10.3, §10.8).

mod background;
mod load;
mod passwords;

use std::collections::HashMap;

pub use background::run;
use load::{Piece, begin, fail, load, read};
pub use passwords::{Issued, issue_passwords};

pub use crate::repository::user_imports::{ImportAttempt, UserImport};

use crate::service::{
    FormKey, UseCase,
    directory::{self, Directory, Place},
};
use crate::{
    auth::token,
    domain::{
        Country, Error, Text,
        directory::{Right, UserState},
        ids::UserImportId,
        refusals::Refusals,
        sheet::{RowFault, in_order},
        user_sheet::{self, SheetUser, UserColumn},
    },
    repository::{
        customer_users,
        db::Db,
        user_imports::{self, NewImport},
        users,
    },
};

/// What loading a file would come to, or everything that is wrong with it.
pub type UserImportCheck = Result<UserImportPreview, Vec<RowFault<UserColumn>>>;

/// What loading a file would come to.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct UserImportPreview {
    /// Users that are not there yet.
    pub new: i64,
    /// Users that are there already; they stay as they are.
    pub unchanged: i64,
}

/// A file and what it would come to now, as long as it can be loaded.
pub struct OpenedImport {
    /// Whose directory.
    pub directory: Directory,
    /// The file.
    pub import: UserImport,
    /// What it would come to; `None` while it is being loaded, and afterwards.
    pub judgment: Option<UserImportCheck>,
    /// Who took its temporary passwords, by name.
    pub taken_by: Option<String>,
}

/// The page to send a file from: the directory, and the files that were loaded before.
pub fn prepare(cx: &mut UseCase<'_>, place: Place) -> Result<(Directory, Vec<UserImport>), Error> {
    let directory = directory::open(cx, place, Right::Import)?;
    let recent = user_imports::recent(cx.db, directory.grant.scope(), directory.id, cx.call.now)?;
    Ok((directory, recent))
}

/// What a file would come to.
///
/// # Errors
/// As [`directory::open`]; [`Error::Invalid`] for a location that is none.
pub fn judge(
    cx: &mut UseCase<'_>,
    place: Place,
    (location, content): (&str, &[u8]),
) -> Result<(Directory, UserImportCheck), Error> {
    let directory = directory::open(cx, place, Right::Import)?;
    if Country::find(location).is_none() {
        let mut refusals = Refusals::default();
        refusals.refuse("location", Text::new("input-choose"));
        return Err(Error::Invalid(refusals));
    }
    let (rows, faults) = user_sheet::read(content, &directory.domain);
    let judgment = compare(cx.db, &directory, &rows, faults)?;
    Ok((directory, judgment))
}

/// Keeps a file in which [`judge`] found nothing wrong until its sender says whether to load it; once for each form.
pub fn keep(
    cx: &mut UseCase<'_>,
    place: Place,
    key: &FormKey,
    (name, location, content): (&str, &str, &[u8]),
    preview: UserImportPreview,
) -> Result<UserImportId, Error> {
    let directory = directory::open(cx, place, Right::Import)?;
    let id = UserImportId::at(cx.call.now);
    // Another file sent from the same page, after the way back to it, is another import.
    let purpose = format!("users {} {location} {}", directory.id, token::encode(&token::hash(content)));
    let made = cx.once(key, &purpose, &id.to_string(), |cx| {
        let new = NewImport {
            id,
            customer: directory.id,
            by: cx.actor.person.id,
            file_name: name,
            location,
            content,
            total: preview.new + preview.unchanged,
        };
        user_imports::insert(cx.db, &directory.grant, &new, cx.call.now)
    })?;
    Ok(made.parse()?)
}

/// A file, and what it would come to now, or what is wrong with it now, as long as it can be loaded.
pub fn open(cx: &mut UseCase<'_>, place: Place, id: UserImportId) -> Result<OpenedImport, Error> {
    let directory = directory::open(cx, place, Right::Import)?;
    let scope = directory.grant.scope();
    let import = user_imports::find(cx.db, scope, directory.id, id, cx.call.now)?;
    let judgment = if import.state.may_begin(import.advanced_at, cx.call.now) {
        let (rows, faults) = user_sheet::read(&user_imports::content(cx.db, scope, id)?, &directory.domain);
        Some(compare(cx.db, &directory, &rows, faults)?)
    } else {
        None
    };
    let taken_by = match import.passwords_by {
        Some(user) => Some(users::find(cx.db, user)?.name),
        None => None,
    };
    Ok(OpenedImport { directory, import, judgment, taken_by })
}

/// Holds what a file says against who is there.
fn compare(
    db: &mut Db,
    directory: &Directory,
    rows: &[SheetUser],
    mut faults: Vec<RowFault<UserColumn>>,
) -> Result<UserImportCheck, Error> {
    let standing = standing(db, directory, rows)?;
    let mut preview = UserImportPreview::default();
    for (row, standing) in rows.iter().zip(standing) {
        let fault = |key| RowFault { line: row.line, column: Some(UserColumn::Email), text: Text::new(key) };
        match standing {
            Stands::New => preview.new += 1,
            Stands::There => preview.unchanged += 1,
            Stands::Deleted => faults.push(fault("user-name-deleted")),
            Stands::Elsewhere => faults.push(fault("user-name-elsewhere")),
        }
    }
    Ok(if faults.is_empty() { Ok(preview) } else { Err(in_order(faults)) })
}

/// What there is of a row already.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Stands {
    /// Nobody has the address.
    New,
    /// A user of this directory has it.
    There,
    /// A deleted user of this directory has it.
    Deleted,
    /// Somebody else has it.
    Elsewhere,
}

fn standing(db: &mut Db, directory: &Directory, rows: &[SheetUser]) -> Result<Vec<Stands>, Error> {
    let keys: Vec<String> = rows.iter().map(|row| row.email.key()).collect();
    let mut holders = HashMap::new();
    for (key, _, customer, state) in customer_users::holders(db, &keys)? {
        let stands = match state.filter(|_| customer == Some(directory.id)) {
            Some(UserState::Active) => Stands::There,
            Some(UserState::Deleted) => Stands::Deleted,
            None => Stands::Elsewhere,
        };
        holders.insert(key, stands);
    }
    Ok(keys.iter().map(|key| holders.get(key).copied().unwrap_or(Stands::New)).collect())
}

fn count(number: usize) -> i64 {
    i64::try_from(number).unwrap_or(i64::MAX)
}
