//! The audit table: written in the transaction of the change it records, never changed afterwards.

use diesel::prelude::*;

use super::{db::Db, schema::audit_records};
use crate::domain::{
    audit::AuditEvent,
    error::Error,
    ids::{AccountId, AuditId, UserId},
    moment::Moment,
};
use uuid::Uuid;

/// Who did it, as what, and in which request.
#[derive(Clone, Debug)]
pub struct Author {
    /// The person; `None` for the portal itself.
    pub user: Option<UserId>,
    /// The person's address, or what part of the portal acted.
    pub email: String,
    /// The account acted in.
    pub account: Option<AccountId>,
    /// The roles held there at that moment.
    pub roles: String,
    /// The request.
    pub request_id: String,
}

/// What was done, and to what.
#[derive(Clone, Debug)]
pub struct Entry {
    /// What was done.
    pub event: AuditEvent,
    /// The kind of thing it was done to.
    pub object_kind: &'static str,
    /// The thing.
    pub object: Option<Uuid>,
    /// The customer that it was done for.
    pub customer: Option<AccountId>,
    /// What mattered before, without secrets.
    pub old: Option<serde_json::Value>,
    /// What matters now, without secrets.
    pub new: Option<serde_json::Value>,
}

/// A record as it is read again.
#[derive(Clone, Debug, Queryable)]
pub struct Record {
    /// When.
    pub at: Moment,
    /// The person; `None` for the portal itself.
    pub user: Option<UserId>,
    /// The person's address, or what part of the portal acted.
    pub email: String,
    /// What mattered before, as JSON.
    pub old: Option<String>,
    /// What mattered afterwards, as JSON.
    pub new: Option<String>,
}

/// What was done to one thing, the newest first, at most 50 records. For callers that have found the thing in their
/// scope.
///
/// # Errors
/// As the database says.
pub fn of_object(db: &mut Db, object_kind: &str, object: Uuid) -> Result<Vec<Record>, Error> {
    Ok(audit_records::table
        .filter(audit_records::object_id.eq(AuditId::from_uuid(object)))
        .filter(audit_records::object_kind.eq(object_kind))
        .order((audit_records::at.desc(), audit_records::id.desc()))
        .limit(50)
        .select((
            audit_records::at,
            audit_records::user_id,
            audit_records::user_email,
            audit_records::old_value,
            audit_records::new_value,
        ))
        .load(db)?)
}

/// Writes one record.
///
/// # Errors
/// As the database says.
pub fn record(db: &mut Db, author: &Author, entry: Entry, now: Moment) -> Result<(), Error> {
    let row = (
        audit_records::id.eq(AuditId::at(now)),
        audit_records::at.eq(now),
        audit_records::user_id.eq(author.user),
        audit_records::user_email.eq(&author.email),
        audit_records::account_id.eq(author.account),
        audit_records::roles.eq(&author.roles),
        audit_records::event.eq(entry.event),
        audit_records::object_kind.eq(entry.object_kind),
        audit_records::object_id.eq(entry.object.map(AuditId::from_uuid)),
        audit_records::old_value.eq(entry.old.map(|value| value.to_string())),
        audit_records::new_value.eq(entry.new.map(|value| value.to_string())),
        audit_records::request_id.eq(&author.request_id),
        audit_records::customer_id.eq(entry.customer),
    );
    diesel::insert_into(audit_records::table).values(row).execute(db)?;
    Ok(())
}
