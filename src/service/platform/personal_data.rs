//! What is kept about a person, taken away as a file or erased, as whoever runs the machine asks for it
//! (`docs/adr/0028`).

use std::collections::BTreeMap;

use serde_json::{Value, json};
use uuid::Uuid;

use super::security_events;
use crate::{
    domain::{AuditEvent, Error, Moment, email::EmailAddress, ids::AuditId},
    repository::{
        audit::{self, AuditEntry, Author},
        audit_chain::{
            self, archives,
            erasures::{self, RecordedPerson},
        },
        db::{Database, Db},
        persons,
        whole::personal::{self, KnownPerson},
    },
    service::Call,
};

/// Somebody who asks for what is kept about them, or whom somebody asks for.
#[derive(Clone, Debug)]
pub struct SoughtPerson {
    known: KnownPerson,
    recorded: RecordedPerson,
    /// What records of this are about: the user, or the act where there is none.
    about: Uuid,
    /// Who asks, as records of this say.
    author: Author,
    now: Moment,
}

impl SoughtPerson {
    /// The person with this address; `command` is what is called.
    pub fn find(db: &mut Db, call: &Call, address: &EmailAddress, command: &str) -> Result<Self, Error> {
        let (email_key, now) = (address.key(), call.now);
        let user = persons::find(db, &email_key)?;
        let digest = security_events::address_digest(&call.keys, &email_key);
        let author = Author {
            user: None,
            email: command.to_owned(),
            account: None,
            roles: String::new(),
            request_id: command.to_owned(),
        };
        Ok(Self {
            known: KnownPerson { user, email_key: email_key.clone(), digest, now },
            recorded: RecordedPerson { user, email_key },
            about: user.map_or_else(|| *AuditId::at(now).uuid(), |user| *user.uuid()),
            author,
            now,
        })
    }

    fn note(&self, db: &mut Db, event: AuditEvent, values: Value) -> Result<(), Error> {
        let entry = AuditEntry::new(event, erasures::OBJECT_KIND, self.about);
        audit::record(db, &self.author, entry.to(values), self.now)
    }
}

/// All that is kept about a person.
#[derive(Debug)]
pub struct PersonalData {
    /// The rows of each table.
    pub tables: BTreeMap<&'static str, Vec<Value>>,
    /// What is on record by and about the person.
    pub records: Vec<Value>,
    /// How many archives of records there are, which were not looked into.
    pub archives: usize,
}

/// Collects all that is kept about a person, and puts on record that it was. A piece of the records at a time.
///
/// # Errors
/// [`Error::NotFound`] where nothing is.
pub async fn export(database: &Database, person: &SoughtPerson) -> Result<PersonalData, Error> {
    // What was recorded just now is looked for among what is linked.
    database.write(audit_chain::seal).await?;
    let known = person.known.clone();
    let read = move |db: &mut Db| Ok((personal::rows(db, &known)?, archives::all(db)?.len()));
    let (tables, archives) = database.read(read).await?;
    let (mut records, mut after) = (Vec::new(), Some(0));
    while let Some(from) = after {
        let recorded = person.recorded.clone();
        let piece = database.read(move |db| erasures::find(db, &recorded, from)).await?;
        records.extend(piece.records);
        after = piece.next;
    }
    if tables.is_empty() && records.is_empty() {
        return Err(Error::NotFound);
    }
    let rows: usize = tables.values().map(Vec::len).sum();
    let (person, values) = (person.clone(), json!({ "records": records.len(), "rows": rows }));
    database.write(move |db| person.note(db, AuditEvent::PersonExported, values)).await?;
    Ok(PersonalData { tables, records, archives })
}

/// What keeps a person from being erased, in words.
pub async fn reasons_to_wait(database: &Database, person: &SoughtPerson) -> Result<Vec<String>, Error> {
    let known = person.known.clone();
    database.read(move |db| personal::reasons_to_wait(db, &known)).await
}

/// How much was erased.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct ErasedAmount {
    /// Audit records.
    pub records: usize,
    /// Rows of other tables.
    pub rows: usize,
    /// How many archives of records there are, out of which nothing goes.
    pub archives: usize,
}

/// Erases a person out of audit records first, a piece at a time, and then out of all else: where that breaks off, it
/// is done again with the same address. Each transaction puts on record what it did.
///
/// # Errors
/// [`Error::NotFound`] where nothing is kept; [`Error::Unavailable`] where the person is somebody's by now.
pub async fn erase(database: &Database, person: &SoughtPerson) -> Result<ErasedAmount, Error> {
    if !reasons_to_wait(database, person).await?.is_empty() {
        return Err(not_yet());
    }
    let (mut amount, mut after) = (ErasedAmount::default(), Some(0));
    while let Some(from) = after {
        let person = person.clone();
        let work =
            move |db: &mut Db| erasures::erase(db, &person.recorded, (person.about, from), &person.author, person.now);
        let piece = database.write(work).await?;
        amount.records += piece.records;
        after = piece.next;
    }
    let (person, records) = (person.clone(), amount.records);
    let rest = move |db: &mut Db| {
        // Somebody may have invited the person meanwhile.
        if !personal::reasons_to_wait(db, &person.known)?.is_empty() {
            return Err(not_yet());
        }
        let rows = personal::erase(db, &person.known)?;
        if rows > 0 {
            person.note(db, AuditEvent::PersonErased, json!({ "rows": rows }))?;
        } else if records == 0 {
            return Err(Error::NotFound);
        }
        Ok((rows, archives::all(db)?.len()))
    };
    (amount.rows, amount.archives) = database.write(rest).await?;
    Ok(amount)
}

fn not_yet() -> Error {
    Error::Unavailable("the person belongs to somebody, or is about to; try again".to_owned())
}
