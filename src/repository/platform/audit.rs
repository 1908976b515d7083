//! The audit table: written in the transaction of the change it records, never changed afterwards.
//!
//! Needs no grant: a record tells of what was allowed, and allows nothing.

use std::slice;

use diesel::{
    dsl::{exists, select},
    prelude::*,
};
use serde_json::Value;

use super::audit_chain::{LinkedRecord, link_written};
use crate::domain::{
    AuditEvent, Error, Moment,
    audit::AuditField,
    ids::{AccountId, AuditId, UserId},
};
use crate::repository::{
    db::{Db, on_backend},
    in_list::ColumnInList,
    schema::{audit_archives, audit_records, users},
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

/// What was done, to what, and what changed by it.
#[derive(Clone, Debug)]
pub struct AuditEntry {
    event: AuditEvent,
    object_kind: &'static str,
    object: Uuid,
    customer: Option<AccountId>,
    old: Option<Value>,
    new: Option<Value>,
}

impl AuditEntry {
    /// Something done to an object.
    #[must_use]
    pub const fn new(event: AuditEvent, object_kind: &'static str, object: Uuid) -> Self {
        Self { event, object_kind, object, customer: None, old: None, new: None }
    }

    /// The names of its values that nobody has put on the list of fields: each has words in every language.
    fn unknown_fields(&self) -> Vec<&String> {
        let values = [&self.old, &self.new].into_iter().flatten().filter_map(Value::as_object);
        values.flat_map(|fields| fields.keys()).filter(|name| AuditField::find(self.event, name).is_none()).collect()
    }

    /// What was done.
    #[must_use]
    pub const fn event(&self) -> AuditEvent {
        self.event
    }

    /// To what: of which kind, and which.
    #[must_use]
    pub const fn object(&self) -> (&'static str, Uuid) {
        (self.object_kind, self.object)
    }

    /// Names the customer that it was done for.
    #[must_use]
    pub const fn of(mut self, customer: AccountId) -> Self {
        self.customer = Some(customer);
        self
    }

    /// The same where no other customer is named.
    #[must_use]
    pub const fn or_of(self, customer: AccountId) -> Self {
        match self.customer {
            Some(_) => self,
            None => self.of(customer),
        }
    }

    /// Adds what mattered before, without secrets.
    #[must_use]
    pub fn from(mut self, old: Value) -> Self {
        self.old = Some(old);
        self
    }

    /// Adds what matters now, without secrets.
    #[must_use]
    pub fn to(mut self, new: Value) -> Self {
        self.new = Some(new);
        self
    }
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

/// What was done last to something.
#[derive(Clone, Debug, Queryable)]
pub struct Last {
    /// What.
    pub event: AuditEvent,
    /// By which account.
    pub account: Option<AccountId>,
    /// What mattered afterwards, as JSON.
    pub new: Option<String>,
}

/// What was done to one thing, the newest first, at most 50 records. For callers that have found the thing in their
/// scope.
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

/// Which of these events happened last to one thing, by which account, and what mattered afterwards, as JSON; `None` where
/// none did. For callers that have found the thing in their scope.
pub fn last_of(db: &mut Db, object: Uuid, events: [AuditEvent; 2]) -> Result<Option<Last>, Error> {
    Ok(audit_records::table
        .filter(audit_records::object_id.eq(AuditId::from_uuid(object)))
        .filter(audit_records::event.in_list(events))
        .order((audit_records::at.desc(), audit_records::id.desc()))
        .select((audit_records::event, audit_records::account_id, audit_records::new_value))
        .first(db)
        .optional()?)
}

/// Writes one record.
pub fn record(db: &mut Db, author: &Author, entry: AuditEntry, now: Moment) -> Result<(), Error> {
    let row = row(author, entry, now);
    diesel::insert_into(audit_records::table).values(&row).execute(db)?;
    link_written(db, slice::from_ref(&row))
}

/// Whether a person has signed in before; it has where that may have gone into an archive.
pub fn has_signed_in(db: &mut Db, user: UserId) -> Result<bool, Error> {
    let signed_in = audit_records::table.filter(
        audit_records::object_id
            .eq(AuditId::from_uuid(*user.uuid()))
            .and(audit_records::event.eq(AuditEvent::SignedIn)),
    );
    let archived =
        users::table.find(user).inner_join(audit_archives::table.on(audit_archives::latest_at.ge(users::created_at)));
    Ok(select(exists(signed_in).or(exists(archived))).get_result(db)?)
}

/// Writes many records by one author, a few hundred in a statement.
pub fn record_all(db: &mut Db, author: &Author, entries: Vec<AuditEntry>, now: Moment) -> Result<(), Error> {
    let rows: Vec<LinkedRecord> = entries.into_iter().map(|entry| row(author, entry, now)).collect();
    for rows in rows.chunks(500) {
        on_backend!(db, |conn| diesel::insert_into(audit_records::table).values(rows).execute(conn))?;
    }
    link_written(db, &rows)
}

fn row(author: &Author, entry: AuditEntry, now: Moment) -> LinkedRecord {
    debug_assert!(entry.unknown_fields().is_empty(), "{:?} has no words for {:?}", entry.event, entry.unknown_fields());
    LinkedRecord {
        id: AuditId::at(now),
        at: now,
        user_id: author.user,
        user_email: author.email.clone(),
        account_id: author.account,
        roles: author.roles.clone(),
        event: entry.event.as_str().to_owned(),
        object_kind: entry.object_kind.to_owned(),
        object_id: Some(AuditId::from_uuid(entry.object)),
        old_value: entry.old.map(|value| value.to_string()),
        new_value: entry.new.map(|value| value.to_string()),
        request_id: author.request_id.clone(),
        customer_id: entry.customer,
    }
}
