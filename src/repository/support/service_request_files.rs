//! Files attached to service requests and to what was said about them. What they hold is in a table of its own, and read
//! where one is downloaded alone.

use diesel::{
    dsl::{exists, not},
    prelude::*,
};

use crate::domain::{
    Action, Error, Grant, Moment, Scope,
    attachment::{Attachment, FileKind},
    ids::{ServiceRequestEntryId, ServiceRequestFileId, ServiceRequestId},
    service_request::EntryKind,
};
use crate::repository::{
    db::Db,
    schema::{service_request_entries, service_request_file_contents, service_request_files},
};

/// What files are attached by.
const ATTACHED_BY: &[Action] = &[Action::OpenServiceRequests, Action::AnswerServiceRequests];

/// A file without what it holds.
#[derive(Clone, Debug, PartialEq, Eq, Queryable, Selectable)]
#[diesel(table_name = service_request_files)]
pub struct Attached {
    /// Its id.
    pub id: ServiceRequestFileId,
    /// The entry it goes with; `None` where it came with the request itself.
    pub entry_id: Option<ServiceRequestEntryId>,
    /// What it is called.
    pub name: String,
    /// Its kind.
    pub kind: FileKind,
    /// How many bytes it has.
    pub bytes: i64,
}

/// Keeps files that go with a request, or with an entry of it. For callers that have made the one or the other.
pub fn insert(
    db: &mut Db,
    grant: &Grant,
    (request, entry): (ServiceRequestId, Option<ServiceRequestEntryId>),
    files: &[Attachment<'_>],
    now: Moment,
) -> Result<(), Error> {
    grant.proves(ATTACHED_BY)?;
    for (place, file) in (1_i64..).zip(files) {
        let id = ServiceRequestFileId::at(now);
        let row = (
            service_request_files::id.eq(id),
            service_request_files::request_id.eq(request),
            service_request_files::entry_id.eq(entry),
            service_request_files::place.eq(place),
            service_request_files::name.eq(file.name),
            service_request_files::kind.eq(file.kind),
            service_request_files::bytes.eq(i64::try_from(file.content.len()).unwrap_or(i64::MAX)),
            service_request_files::created_at.eq(now),
        );
        diesel::insert_into(service_request_files::table).values(row).execute(db)?;
        let content =
            (service_request_file_contents::file_id.eq(id), service_request_file_contents::content.eq(file.content));
        diesel::insert_into(service_request_file_contents::table).values(content).execute(db)?;
    }
    Ok(())
}

/// The files of a request that the account sees, in their order: those of notes are for the account that made the notes
/// alone. For callers that have found the request in their scope.
pub fn list(db: &mut Db, scope: Scope, request: ServiceRequestId) -> Result<Vec<Attached>, Error> {
    let others_note = service_request_entries::table
        .filter(service_request_entries::id.nullable().eq(service_request_files::entry_id))
        .filter(service_request_entries::kind.eq(EntryKind::Note))
        .filter(service_request_entries::account_id.ne(scope.account()));
    Ok(service_request_files::table
        .filter(service_request_files::request_id.eq(request))
        .filter(not(exists(others_note)))
        .order((service_request_files::created_at, service_request_files::place))
        .select(Attached::as_select())
        .load(db)?)
}

/// A file that is among those of [`list`], and what it holds.
pub fn find(
    db: &mut Db,
    scope: Scope,
    request: ServiceRequestId,
    id: ServiceRequestFileId,
) -> Result<(Attached, Vec<u8>), Error> {
    let found = list(db, scope, request)?.into_iter().find(|one| one.id == id).ok_or(Error::NotFound)?;
    let content = service_request_file_contents::table.find(id).select(service_request_file_contents::content);
    Ok((found, content.first(db)?))
}
