//! What was said and done about service requests.

use diesel::prelude::*;

use crate::domain::{
    Action, Error, Grant, Moment, Scope,
    ids::{AccountId, ServiceRequestEntryId, ServiceRequestId, UserId},
    service_request::EntryKind,
};
use crate::repository::{
    contacts::names,
    db::Db,
    schema::{accounts, service_request_entries, users},
};

/// What entries are made by: steps of either side, and a partner that leaves.
const MADE_BY: &[Action] = &[Action::OpenServiceRequests, Action::AnswerServiceRequests, Action::RemoveCustomer];

/// An entry about to be kept.
#[derive(Clone, Copy, Debug)]
pub struct NewEntry<'a> {
    /// The request.
    pub request: ServiceRequestId,
    /// Who makes it.
    pub user: UserId,
    /// What it is.
    pub kind: EntryKind,
    /// Where the request goes by it.
    pub to: Option<AccountId>,
    /// The words; may be empty.
    pub message: &'a str,
}

/// An entry as it is read.
#[derive(Clone, Debug)]
pub struct RequestEntry {
    /// Its id.
    pub id: ServiceRequestEntryId,
    /// What it is.
    pub kind: EntryKind,
    /// The name of the person who made it.
    pub person: String,
    /// The name of the account for which.
    pub account: String,
    /// The name of the account that the request went to by it; empty where it went nowhere.
    pub to: String,
    /// The words.
    pub message: String,
    /// When.
    pub created_at: Moment,
}

/// Keeps an entry of an account; gives its id.
pub fn insert(db: &mut Db, grant: &Grant, new: &NewEntry<'_>, now: Moment) -> Result<ServiceRequestEntryId, Error> {
    grant.proves(MADE_BY)?;
    let id = ServiceRequestEntryId::at(now);
    let row = (
        service_request_entries::id.eq(id),
        service_request_entries::request_id.eq(new.request),
        service_request_entries::account_id.eq(grant.account()),
        service_request_entries::user_id.eq(new.user),
        service_request_entries::kind.eq(new.kind),
        service_request_entries::to_account.eq(new.to),
        service_request_entries::message.eq(new.message),
        service_request_entries::created_at.eq(now),
    );
    diesel::insert_into(service_request_entries::table).values(row).execute(db)?;
    Ok(id)
}

/// The entries of a request, in their order: notes are for the account that made them alone. For callers that have found
/// the request in their scope.
pub fn list(db: &mut Db, scope: Scope, id: ServiceRequestId) -> Result<Vec<RequestEntry>, Error> {
    type Row = (ServiceRequestEntryId, EntryKind, String, String, Option<AccountId>, String, Moment);
    let mine = service_request_entries::account_id.eq(scope.account());
    let rows: Vec<Row> = service_request_entries::table
        .inner_join(users::table.on(users::id.eq(service_request_entries::user_id)))
        .inner_join(accounts::table.on(accounts::id.eq(service_request_entries::account_id)))
        .filter(service_request_entries::request_id.eq(id))
        .filter(service_request_entries::kind.ne(EntryKind::Note).or(mine))
        .order(service_request_entries::id)
        .select((
            service_request_entries::id,
            service_request_entries::kind,
            users::name,
            accounts::name,
            service_request_entries::to_account,
            service_request_entries::message,
            service_request_entries::created_at,
        ))
        .load(db)?;
    let targets: Vec<AccountId> = rows.iter().filter_map(|row| row.4).collect();
    let targets = names(db, &targets)?;
    let read = |(id, kind, person, account, to, message, created_at): Row| RequestEntry {
        to: to.and_then(|to| targets.get(&to).cloned()).unwrap_or_default(),
        id,
        kind,
        person,
        account,
        message,
        created_at,
    };
    Ok(rows.into_iter().map(read).collect())
}

/// Who escalated a request to this account last; `None` where nobody did.
pub fn escalated_by(db: &mut Db, id: ServiceRequestId, to: AccountId) -> Result<Option<AccountId>, Error> {
    Ok(service_request_entries::table
        .filter(service_request_entries::request_id.eq(id))
        .filter(service_request_entries::kind.eq(EntryKind::Escalation))
        .filter(service_request_entries::to_account.eq(to))
        .order(service_request_entries::id.desc())
        .select(service_request_entries::account_id)
        .first(db)
        .optional()?)
}

/// The people of an account who had something to do with a request.
pub fn people(db: &mut Db, id: ServiceRequestId, account: AccountId) -> Result<Vec<UserId>, Error> {
    Ok(service_request_entries::table
        .filter(service_request_entries::request_id.eq(id))
        .filter(service_request_entries::account_id.eq(account))
        .select(service_request_entries::user_id)
        .distinct()
        .load(db)?)
}
