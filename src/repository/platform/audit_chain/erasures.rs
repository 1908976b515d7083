//! What audit records say of a person: found, and taken out of them, with a record in the chain that names which
//! (`docs/adr/0028`). The digest of it stays, so that the rest of each record is checked still.
//!
//! Needs no grant: whoever runs the machine answers people who ask for it, and what went is on record.

use diesel::prelude::*;
use serde_json::{Value, json};
use uuid::Uuid;

use super::{
    KeptLink, LinkedRecord, PIECE,
    archives::{self, ArchivedRecord},
    hold, link_all, load,
};
use crate::domain::{
    AuditEvent, Error, Moment,
    audit_chain::{ErasedNumbers, in_words},
    ids::UserId,
};
use crate::repository::{
    audit::{self, AuditEntry, Author},
    db::Db,
    in_list::ColumnInList,
    schema::{audit_links, audit_records},
};

/// How many records are erased in one transaction, and named by one record of that.
const MOST: usize = 1_000;

/// What those records are about that tell of people's data being taken away or erased.
pub const OBJECT_KIND: &str = "person";

/// Somebody, as records name people.
#[derive(Clone, Debug)]
pub struct RecordedPerson {
    /// The user that it is, or was.
    pub user: Option<UserId>,
    /// The address, as addresses are compared.
    pub email_key: String,
}

impl RecordedPerson {
    /// Whether a record is by or about this person. Those that tell of archives and of erasing name nobody.
    fn is_in(&self, record: &LinkedRecord) -> bool {
        let telling = [AuditEvent::RecordsArchived, AuditEvent::PersonErased];
        if telling.iter().any(|event| event.as_str() == record.event) {
            return false;
        }
        let is_object = |user: UserId| record.object_id.is_some_and(|object| object.uuid() == user.uuid());
        self.user.is_some_and(|user| record.user_id == Some(user) || is_object(user))
            || self.is_named(&record.user_email)
            || [&record.old_value, &record.new_value].into_iter().flatten().any(|value| self.is_told(value))
    }

    /// Whether any text within JSON names the address.
    fn is_told(&self, json: &str) -> bool {
        let within = |value: &Value| match value {
            Value::String(text) => self.is_named(text),
            Value::Array(values) => values.iter().any(|value| self.is_told(&value.to_string())),
            Value::Object(fields) => fields.values().any(|value| self.is_told(&value.to_string())),
            _ => false,
        };
        // Most hold no address at all.
        json.contains('@') && serde_json::from_str::<Value>(json).is_ok_and(|value| within(&value))
    }

    /// Whether the address stands in a text, and not only as a part of another.
    fn is_named(&self, text: &str) -> bool {
        let ends = |sign: char| sign.is_whitespace() || ",;:<>()[]\"'".contains(sign);
        text.split(ends).any(|word| word.trim_matches('.').to_lowercase() == self.email_key)
    }
}

/// What was found among a piece of the chain.
pub struct FoundRecords {
    /// The records, each as JSON.
    pub records: Vec<Value>,
    /// After which number to go on; `None` at the end.
    pub next: Option<i64>,
}

/// The records after a number, of a piece of the chain, that are by or about somebody.
pub fn find(db: &mut Db, person: &RecordedPerson, after: i64) -> Result<FoundRecords, Error> {
    let (links, records) = load(db, after, PIECE)?;
    let next = links.last().map(|link| link.seq);
    let found = links.iter().filter_map(|link| Some((link, records.get(&link.record)?)));
    let found = found.filter(|(_, record)| person.is_in(record)).map(|(link, record)| {
        let mut told = json!(ArchivedRecord::new(link, record).without_proof());
        if let Some(fields) = told.as_object_mut() {
            fields.insert("at".to_owned(), json!(record.at.utc().to_rfc3339()));
            for field in ["salt", "personal", "leaf", "link"] {
                fields.remove(field);
            }
        }
        told
    });
    Ok(FoundRecords { records: found.collect(), next })
}

/// What was erased of a piece of the chain.
#[derive(Debug)]
pub struct ErasedPiece {
    /// How many records.
    pub records: usize,
    /// After which number to go on; `None` at the end.
    pub next: Option<i64>,
}

/// Erases somebody from the records after a number, of a piece of the chain, and puts on record which: `about` is what
/// that record is about. One transaction.
pub fn erase(
    db: &mut Db,
    person: &RecordedPerson,
    (about, after): (Uuid, i64),
    author: &Author,
    now: Moment,
) -> Result<ErasedPiece, Error> {
    hold(db)?;
    // What waits would be linked with the name in it.
    link_all(db)?;
    let after = after.max(archives::end(db)?.seq);
    let (links, records) = load(db, after, PIECE)?;
    let found = links.iter().filter(|link| link.salt.is_some());
    let found = found.filter_map(|link| Some((link, records.get(&link.record)?)));
    let found: Vec<(&KeptLink, &LinkedRecord)> = found.filter(|(_, record)| person.is_in(record)).take(MOST).collect();
    let last =
        if found.len() == MOST { found.last().map(|(link, _)| link.seq) } else { links.last().map(|link| link.seq) };
    for (link, record) in &found {
        let Some(salt) = &link.salt else { continue };
        diesel::update(audit_links::table.find(link.seq))
            .set((
                audit_links::salt.eq(None::<Vec<u8>>),
                audit_links::personal.eq(Some(record.personal(salt).to_vec())),
            ))
            .execute(db)?;
    }
    if !found.is_empty() {
        let emptied = audit_records::id.in_list(found.iter().map(|(_, record)| record.id));
        diesel::update(audit_records::table.filter(emptied))
            .set((
                audit_records::user_email.eq(""),
                audit_records::old_value.eq(None::<String>),
                audit_records::new_value.eq(None::<String>),
            ))
            .execute(db)?;
        let numbers: Vec<i64> = found.iter().map(|(link, _)| link.seq).collect();
        let entry = AuditEntry::new(AuditEvent::PersonErased, OBJECT_KIND, about);
        let entry = entry.to(json!({ "records": numbers.len(), "numbers": in_words(&numbers) }));
        audit::record(db, author, entry, now)?;
        link_all(db)?;
    }
    Ok(ErasedPiece { records: found.len(), next: last })
}

/// The numbers that records of erasing name, as far as those are linked.
pub(super) fn named(db: &mut Db) -> Result<ErasedNumbers, Error> {
    let found: Vec<(i64, Option<String>)> = audit_records::table
        .inner_join(audit_links::table.on(audit_links::record_id.eq(audit_records::id)))
        .filter(audit_records::event.eq(AuditEvent::PersonErased.as_str()))
        .select((audit_links::seq, audit_records::new_value))
        .load(db)?;
    let mut numbers = ErasedNumbers::default();
    for (seq, value) in found {
        let value = value.and_then(|value| serde_json::from_str::<Value>(&value).ok()).unwrap_or_default();
        numbers.add(value.get("numbers").and_then(Value::as_str).unwrap_or_default(), seq);
    }
    Ok(numbers)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_address_is_found_whole_wherever_it_stands_and_not_within_another() {
        let person = RecordedPerson { user: None, email_key: "ana@birch.example".to_owned() };
        for told in [
            r#"{"email": "Ana@birch.example"}"#,
            r#"{"to": ["x@y.example", "ana@birch.example"]}"#,
            r#"{"reason": "Written to <ana@birch.example>."}"#,
            r#"{"given": {"administrator": "ana@birch.example"}}"#,
        ] {
            assert!(person.is_told(told), "{told}");
        }
        for told in [
            r#"{"email": "diana@birch.example"}"#,
            r#"{"email": "ana@birch.example.org"}"#,
            r#"{"ana@birch.example": 1}"#,
            "ana@birch.example",
        ] {
            assert!(!person.is_told(told), "{told}");
        }
    }
}
