//! Takes the oldest audit records out of the database once they are in a file, and leaves a record in the chain that
//! names what went (`docs/adr/0028`). The chain goes on from the last link that went.
//!
//! Needs no grant: whoever runs the machine says how long records stay, and nothing goes that is not in a file.

use base64::{Engine, engine::general_purpose::URL_SAFE_NO_PAD};
use chrono::DateTime;
use diesel::prelude::*;
use serde::{Deserialize, Serialize};
use serde_json::{Value, json};

use super::{KeptLink, LinkedRecord, checking::ChainChecker, digest, erasures, hold, link_all, load};
use crate::domain::{
    AuditEvent, Error, Moment,
    audit_chain::{AuditArchive, ChainDigest, ChainEnd, hex},
    ids::AuditId,
};
use crate::repository::{
    audit::{self, AuditEntry, Author},
    db::Db,
    schema::{audit_archives, audit_links, audit_records},
};

/// A record with its link, as a line of an archive.
#[derive(Serialize, Deserialize)]
pub(super) struct ArchivedRecord {
    seq: i64,
    id: String,
    /// In microseconds since 1970.
    at: i64,
    user_id: Option<String>,
    user_email: String,
    account_id: Option<String>,
    roles: String,
    event: String,
    object_kind: String,
    object_id: Option<String>,
    old_value: Option<String>,
    new_value: Option<String>,
    request_id: String,
    customer_id: Option<String>,
    salt: Option<String>,
    personal: Option<String>,
    leaf: String,
    link: String,
}

impl ArchivedRecord {
    pub(super) fn new(link: &KeptLink, record: &LinkedRecord) -> Self {
        let encode = |bytes: &Vec<u8>| URL_SAFE_NO_PAD.encode(bytes);
        Self {
            seq: link.seq,
            id: record.id.to_string(),
            at: record.at.utc().timestamp_micros(),
            user_id: record.user_id.map(|id| id.to_string()),
            user_email: record.user_email.clone(),
            account_id: record.account_id.map(|id| id.to_string()),
            roles: record.roles.clone(),
            event: record.event.clone(),
            object_kind: record.object_kind.clone(),
            object_id: record.object_id.map(|id| id.to_string()),
            old_value: record.old_value.clone(),
            new_value: record.new_value.clone(),
            request_id: record.request_id.clone(),
            customer_id: record.customer_id.map(|id| id.to_string()),
            salt: link.salt.as_ref().map(encode),
            personal: link.personal.as_ref().map(encode),
            leaf: encode(&link.leaf),
            link: encode(&link.link),
        }
    }

    /// The record alone: nothing of what proves it.
    pub(super) fn without_proof(self) -> Self {
        Self { salt: None, personal: None, leaf: String::new(), link: String::new(), ..self }
    }

    /// The record and its link again; `None` where they are none.
    fn read(self) -> Option<(KeptLink, LinkedRecord)> {
        let bytes = |text: String| URL_SAFE_NO_PAD.decode(text).ok();
        let record = LinkedRecord {
            id: self.id.parse().ok()?,
            at: Moment::from_utc(DateTime::from_timestamp_micros(self.at)?),
            user_id: self.user_id.map(|id| id.parse()).transpose().ok()?,
            user_email: self.user_email,
            account_id: self.account_id.map(|id| id.parse()).transpose().ok()?,
            roles: self.roles,
            event: self.event,
            object_kind: self.object_kind,
            object_id: self.object_id.map(|id| id.parse()).transpose().ok()?,
            old_value: self.old_value,
            new_value: self.new_value,
            request_id: self.request_id,
            customer_id: self.customer_id.map(|id| id.parse()).transpose().ok()?,
        };
        let link = KeptLink {
            seq: self.seq,
            record: record.id,
            salt: self.salt.and_then(bytes),
            leaf: bytes(self.leaf)?,
            link: bytes(self.link)?,
            personal: self.personal.and_then(bytes),
        };
        Some((link, record))
    }
}

/// The oldest records, about to go.
#[derive(Debug)]
pub struct ArchivePiece {
    /// Where the chain stands before them.
    pub from: ChainEnd,
    /// Where it stands after them.
    pub end: ChainEnd,
    /// When the earliest of them was written.
    pub earliest_at: Moment,
    /// When the latest of them was.
    pub latest_at: Moment,
    /// They themselves, each as a line.
    pub lines: Vec<String>,
    /// How many have lost what they said of people.
    erased: i64,
}

impl ArchivePiece {
    /// Nothing yet, before a record of that time.
    const fn before(from: ChainEnd, at: Moment) -> Self {
        Self { from, end: from, earliest_at: at, latest_at: at, lines: Vec::new(), erased: 0 }
    }
}

/// The first records of the chain, as far as all of them were written before that moment, and so many at most; each is
/// checked. `None` where there is none.
///
/// # Errors
/// [`Error::Internal`] where one was altered: nothing goes then.
pub fn oldest(db: &mut Db, before: Moment, most: i64) -> Result<Option<ArchivePiece>, Error> {
    let (from, named) = (end(db)?, erasures::named(db)?);
    let (links, records) = load(db, from.seq, most)?;
    let mut checker = ChainChecker::from(from, Some(&named));
    let mut piece: Option<ArchivePiece> = None;
    for link in &links {
        let record = records.get(&link.record);
        if record.is_some_and(|record| record.at >= before) {
            break;
        }
        if let Some(found) = checker.check(link, record) {
            return Err(Error::Internal(format!("activity log: {found}")));
        }
        let Some(record) = record else { break };
        let line = serde_json::to_string(&ArchivedRecord::new(link, record));
        let line = line.map_err(|error| Error::Internal(error.to_string()))?;
        let piece = piece.get_or_insert_with(|| ArchivePiece::before(from, record.at));
        piece.lines.push(line);
        piece.end = checker.end;
        piece.earliest_at = piece.earliest_at.min(record.at);
        piece.latest_at = piece.latest_at.max(record.at);
        piece.erased += i64::from(link.salt.is_none());
    }
    Ok(piece)
}

/// Takes records out that are in a file, which is on disk by now, and leaves a record of that.
///
/// # Errors
/// [`Error::Unavailable`] where the chain has another beginning than the file by now, or somebody was erased from what
/// is in it.
pub fn take_out(
    db: &mut Db,
    (piece, archive): (&ArchivePiece, &AuditArchive),
    author: &Author,
    now: Moment,
) -> Result<(), Error> {
    hold(db)?;
    let gone = || audit_links::seq.between(archive.first_seq, archive.end.seq);
    let erased = audit_links::table.filter(gone()).filter(audit_links::salt.is_null()).count();
    if end(db)? != piece.from || erased.get_result::<i64>(db)? != piece.erased {
        return Err(Error::Unavailable("somebody else archived or erased audit records meanwhile".to_owned()));
    }
    let before = all(db)?.last().map(|kept| kept.seal).unwrap_or_default();
    let kept = KeptArchive { seal: archive.seal(&before), archive: archive.clone() };
    let entry = AuditEntry::new(AuditEvent::RecordsArchived, "audit_archive", *archive.id.uuid());
    audit::record(db, author, entry.to(kept.values()), now)?;
    diesel::insert_into(audit_archives::table)
        .values((
            audit_archives::id.eq(archive.id),
            audit_archives::first_seq.eq(archive.first_seq),
            audit_archives::last_seq.eq(archive.end.seq),
            audit_archives::link.eq(archive.end.link.to_vec()),
            audit_archives::earliest_at.eq(archive.earliest_at),
            audit_archives::latest_at.eq(archive.latest_at),
            audit_archives::file_name.eq(&archive.file_name),
            audit_archives::sha256.eq(&archive.sha256),
            audit_archives::seal.eq(kept.seal.to_vec()),
            audit_archives::archived_at.eq(now),
        ))
        .execute(db)?;
    let records = audit_links::table.filter(gone()).select(audit_links::record_id);
    let records = diesel::delete(audit_records::table.filter(audit_records::id.eq_any(records))).execute(db)?;
    let links = diesel::delete(audit_links::table.filter(gone())).execute(db)?;
    if records != piece.lines.len() || links != piece.lines.len() {
        return Err(Error::Internal("other audit records would go than are in the archive".to_owned()));
    }
    link_all(db)
}

/// An archive as its row has it.
#[derive(Clone, Debug)]
pub struct KeptArchive {
    /// The archive.
    pub archive: AuditArchive,
    /// The digest of it and of all before it.
    pub(super) seal: ChainDigest,
}

impl KeptArchive {
    /// What the record of it says.
    fn values(&self) -> Value {
        let archive = &self.archive;
        json!({
            "file": archive.file_name,
            "sha256": archive.sha256,
            "records": archive.records(),
            "first_number": archive.first_seq,
            "last_number": archive.end.seq,
            "link": hex(&archive.end.link),
            "earliest": archive.earliest_at.utc().to_rfc3339(),
            "latest": archive.latest_at.utc().to_rfc3339(),
            "archives": hex(&self.seal),
        })
    }
}

/// What the rows of archives are read as.
type ArchiveRow = (AuditId, i64, i64, Vec<u8>, Moment, Moment, String, String, Vec<u8>);

/// All archives, the oldest first.
pub fn all(db: &mut Db) -> Result<Vec<KeptArchive>, Error> {
    let rows: Vec<ArchiveRow> = audit_archives::table
        .order(audit_archives::last_seq)
        .select((
            audit_archives::id,
            audit_archives::first_seq,
            audit_archives::last_seq,
            audit_archives::link,
            audit_archives::earliest_at,
            audit_archives::latest_at,
            audit_archives::file_name,
            audit_archives::sha256,
            audit_archives::seal,
        ))
        .load(db)?;
    let kept = |(id, first_seq, seq, link, earliest_at, latest_at, file_name, sha256, seal): ArchiveRow| KeptArchive {
        archive: AuditArchive {
            id,
            first_seq,
            end: ChainEnd { seq, link: digest(link) },
            earliest_at,
            latest_at,
            file_name,
            sha256,
        },
        seal: digest(seal),
    };
    Ok(rows.into_iter().map(kept).collect())
}

/// Where the last archive ends, and the chain goes on.
pub(super) fn end(db: &mut Db) -> Result<ChainEnd, Error> {
    let last: Option<(i64, Vec<u8>)> = audit_archives::table
        .order(audit_archives::last_seq.desc())
        .select((audit_archives::last_seq, audit_archives::link))
        .first(db)
        .optional()?;
    Ok(last.map_or_else(ChainEnd::default, |(seq, link)| ChainEnd { seq, link: digest(link) }))
}

/// Whether the chain has this archive on record, as its row says it. For callers that have checked its records.
pub(super) fn is_on_record(db: &mut Db, kept: &KeptArchive) -> Result<bool, Error> {
    let noted: Vec<Option<String>> = audit_records::table
        .inner_join(audit_links::table.on(audit_links::record_id.eq(audit_records::id)))
        .filter(audit_records::object_id.eq(kept.archive.id))
        .filter(audit_records::event.eq(AuditEvent::RecordsArchived.as_str()))
        .select(audit_records::new_value)
        .load(db)?;
    let values = noted.iter().flatten().filter_map(|value| serde_json::from_str::<Value>(value).ok());
    let wanted = kept.values();
    Ok(values.into_iter().any(|value| value == wanted))
}

/// Goes through the lines of an archive, and through the links of their records.
pub struct ArchiveReader(ChainChecker<'static>);

impl ArchiveReader {
    /// One for the archive that begins there.
    #[must_use]
    pub const fn from(from: ChainEnd) -> Self {
        // What had been erased by then was on record by then: the file's digest in the chain vouches for that.
        Self(ChainChecker::from(from, None))
    }

    /// Reads the next line.
    ///
    /// # Errors
    /// What is wrong with it, in words.
    pub fn read(&mut self, text: &str) -> Result<(), String> {
        let expected = self.0.end.seq.saturating_add(1);
        let read = serde_json::from_str::<ArchivedRecord>(text).ok().and_then(ArchivedRecord::read);
        let (link, record) = read.ok_or_else(|| format!("record {expected} can't be read"))?;
        self.0.check(&link, Some(&record)).map_or(Ok(()), |found| Err(found.to_string()))
    }

    /// Where the chain stands with what was read.
    #[must_use]
    pub const fn end(&self) -> ChainEnd {
        self.0.end
    }
}
