//! Links audit records into a chain (`docs/adr/0026`), and checks it. In `SQLite` the writer links before each commit, in
//! `PostgreSQL` one job after it.
//!
//! Needs no grant: what is linked was recorded by whoever was allowed to, and the order is that of recording.

use std::collections::{BTreeMap, HashMap};

use diesel::{dsl::sql, prelude::*, sql_types::Bool};

use crate::domain::{
    Error, Moment,
    audit_chain::{ChainDigest, ChainEnd, ChainFinding, ChainReport, Salt, Tampering, leaf, personal_digest},
    ids::{AccountId, AuditId, UserId},
};
use crate::repository::{
    db::Db,
    fixed_sql::fixed,
    in_list::ColumnInList,
    schema::{audit_links, audit_records, audit_unlinked},
};

/// How many records are linked, or checked, at a time.
const PIECE: i64 = 5_000;

/// A record as its leaf is made of it: whatever is kept, read as it is kept.
#[derive(Clone, Debug, Queryable, Selectable)]
#[diesel(table_name = audit_records)]
struct LinkedRecord {
    id: AuditId,
    at: Moment,
    user_id: Option<UserId>,
    user_email: String,
    account_id: Option<AccountId>,
    roles: String,
    event: String,
    object_kind: String,
    object_id: Option<AuditId>,
    old_value: Option<String>,
    new_value: Option<String>,
    request_id: String,
    customer_id: Option<AccountId>,
}

impl LinkedRecord {
    /// The order of the fields is part of every leaf there is, and never changes. What may go one day with the person whom it
    /// is about stands apart.
    fn leaf(&self, salt: &[u8]) -> ChainDigest {
        let at = self.at.utc().timestamp_micros().to_be_bytes();
        let personal = personal_digest(
            salt,
            &[
                Some(self.user_email.as_bytes()),
                self.old_value.as_deref().map(str::as_bytes),
                self.new_value.as_deref().map(str::as_bytes),
            ],
        );
        leaf(
            &[
                Some(self.id.uuid().as_bytes()),
                Some(&at),
                self.user_id.as_ref().map(|id| id.uuid().as_bytes().as_slice()),
                self.account_id.as_ref().map(|id| id.uuid().as_bytes().as_slice()),
                Some(self.roles.as_bytes()),
                Some(self.event.as_bytes()),
                Some(self.object_kind.as_bytes()),
                self.object_id.as_ref().map(|id| id.uuid().as_bytes().as_slice()),
                Some(self.request_id.as_bytes()),
                self.customer_id.as_ref().map(|id| id.uuid().as_bytes().as_slice()),
            ],
            &personal,
        )
    }
}

#[derive(Insertable)]
#[diesel(table_name = audit_links)]
struct NewLink {
    seq: i64,
    record_id: AuditId,
    salt: Vec<u8>,
    leaf: Vec<u8>,
    link: Vec<u8>,
}

/// Links what waits, the oldest first, a piece of it at most. Gives how many that were. In the transaction of whoever
/// calls, in which nobody else links: `SQLite`'s writer.
pub(in crate::repository) fn link(db: &mut Db) -> Result<usize, Error> {
    let waiting = waiting(db)?;
    if waiting.is_empty() {
        return Ok(0);
    }
    let mut end = end(db)?;
    let link = |record: &LinkedRecord| {
        let salt: Salt = rand::random();
        let leaf = record.leaf(&salt);
        end = end.followed_by(&leaf);
        let (salt, leaf, link) = (salt.to_vec(), leaf.to_vec(), end.link.to_vec());
        NewLink { seq: end.seq, record_id: record.id, salt, leaf, link }
    };
    let links: Vec<NewLink> = waiting.iter().map(link).collect();
    match db {
        Db::Pg(conn) => {
            for links in links.chunks(500) {
                diesel::insert_into(audit_links::table).values(links).execute(conn)?;
            }
        }
        // A statement for one is parsed once and kept; for many it is parsed anew each time.
        Db::Sqlite(conn) => {
            for link in &links {
                diesel::insert_into(audit_links::table).values(link).execute(conn)?;
            }
        }
    }
    let linked = audit_unlinked::record_id.in_list(waiting.iter().map(|record| record.id));
    diesel::delete(audit_unlinked::table.filter(linked)).execute(db)?;
    Ok(waiting.len())
}

/// What waits to be linked, the oldest first, a piece of it at most. What is linked already was put there by somebody else,
/// and must not stop the others.
fn waiting(db: &mut Db) -> Result<Vec<LinkedRecord>, Error> {
    if let Db::Sqlite(_) = db {
        return Ok(audit_unlinked::table
            .inner_join(audit_records::table.on(audit_records::id.eq(audit_unlinked::record_id)))
            .filter(fixed("NOT EXISTS (SELECT 1 FROM audit_links l WHERE l.record_id = audit_unlinked.record_id)"))
            .order(audit_unlinked::record_id)
            .limit(PIECE)
            .select(LinkedRecord::as_select())
            .load(db)?);
    }
    // PostgreSQL would begin with all records there are, where it takes for a long table what was one an hour ago.
    let ids: Vec<AuditId> = audit_unlinked::table
        .order(audit_unlinked::record_id)
        .limit(PIECE)
        .select(audit_unlinked::record_id)
        .load(db)?;
    if ids.is_empty() {
        return Ok(Vec::new());
    }
    Ok(audit_records::table
        .filter(audit_records::id.in_list(ids))
        .filter(fixed("NOT EXISTS (SELECT 1 FROM audit_links l WHERE l.record_id = audit_records.id)"))
        .order(audit_records::id)
        .select(LinkedRecord::as_select())
        .load(db)?)
}

/// Links all that waits, a piece after another.
pub(in crate::repository) fn link_all(db: &mut Db) -> Result<(), Error> {
    while i64::try_from(link(db)?).is_ok_and(|linked| linked == PIECE) {}
    Ok(())
}

/// As [`link`](fn@link), where others might do the same meanwhile: they find it taken, and go on without.
pub fn seal(db: &mut Db) -> Result<usize, Error> {
    if let Db::Pg(conn) = db {
        // Any number will do that nothing else locks: this is "audit".
        let lock = diesel::select(sql::<Bool>("pg_try_advisory_xact_lock(418514757748)"));
        if !lock.get_result::<bool>(conn)? {
            return Ok(0);
        }
    }
    link(db)
}

/// Where the chain ends.
pub fn end(db: &mut Db) -> Result<ChainEnd, Error> {
    let last: Option<(i64, Vec<u8>)> = audit_links::table
        .order(audit_links::seq.desc())
        .select((audit_links::seq, audit_links::link))
        .first(db)
        .optional()?;
    Ok(last.map_or_else(ChainEnd::default, |(seq, link)| ChainEnd { seq, link: link.try_into().unwrap_or_default() }))
}

/// When the first of what waits to be linked was written; `None` where nothing waits.
pub fn waiting_since(db: &mut Db) -> Result<Option<Moment>, Error> {
    let first: Option<AuditId> = audit_unlinked::table
        .order(audit_unlinked::record_id)
        .select(audit_unlinked::record_id)
        .first(db)
        .optional()?;
    let Some(first) = first else { return Ok(None) };
    let written: QueryResult<Moment> = audit_records::table.find(first).select(audit_records::at).first(db);
    Ok(written.optional()?)
}

/// A link as it is kept.
#[derive(Queryable)]
struct KeptLink {
    seq: i64,
    record: AuditId,
    salt: Vec<u8>,
    leaf: Vec<u8>,
    link: Vec<u8>,
}

/// Goes through the chain and finds the first record that is not as it was recorded; `anchors` are links that it had once,
/// by the numbers of their records. A piece at a time, however long it is.
pub fn verify(db: &mut Db, anchors: &BTreeMap<i64, ChainDigest>) -> Result<ChainReport, Error> {
    let mut report = ChainReport { anchors: anchors.len(), ..ChainReport::default() };
    loop {
        let links: Vec<KeptLink> = audit_links::table
            .filter(audit_links::seq.gt(report.end.seq))
            .order(audit_links::seq)
            .limit(PIECE)
            .select((audit_links::seq, audit_links::record_id, audit_links::salt, audit_links::leaf, audit_links::link))
            .load(db)?;
        if links.is_empty() {
            break;
        }
        let records: Vec<LinkedRecord> = audit_records::table
            .filter(audit_records::id.in_list(links.iter().map(|link| link.record)))
            .select(LinkedRecord::as_select())
            .load(db)?;
        let records: HashMap<AuditId, LinkedRecord> = records.into_iter().map(|record| (record.id, record)).collect();
        for link in links {
            report.finding = check(&mut report, &link, records.get(&link.record), anchors);
            if report.finding.is_some() {
                return Ok(report);
            }
        }
    }
    report.finding = match anchors.range(report.end.seq.saturating_add(1)..).next() {
        Some((seq, _)) => Some(ChainFinding { tampering: Tampering::Removed, seq: Some(*seq), record: None, at: None }),
        None => unlinked(db, &mut report)?,
    };
    Ok(report)
}

/// Checks one record against its link, and the link against the one before.
fn check(
    report: &mut ChainReport,
    link: &KeptLink,
    record: Option<&LinkedRecord>,
    anchors: &BTreeMap<i64, ChainDigest>,
) -> Option<ChainFinding> {
    let at = record.map(|record| record.at);
    let found = |tampering| Some(ChainFinding { tampering, seq: Some(link.seq), record: Some(link.record), at });
    let expected = report.end.seq.saturating_add(1);
    if link.seq != expected {
        return Some(ChainFinding { tampering: Tampering::Removed, seq: Some(expected), record: None, at: None });
    }
    let Some(record) = record else { return found(Tampering::Removed) };
    let is_as_recorded = record.leaf(&link.salt)[..] == link.leaf[..];
    let leaf: ChainDigest = link.leaf.clone().try_into().unwrap_or_default();
    let end = report.end.followed_by(&leaf);
    if end.link[..] != link.link[..] {
        // What is what it says it is stands where it does not belong.
        return found(if is_as_recorded { Tampering::Moved } else { Tampering::Edited });
    }
    if !is_as_recorded {
        return found(Tampering::Edited);
    }
    if anchors.get(&link.seq).is_some_and(|anchor| *anchor != end.link) {
        return found(Tampering::Rewritten);
    }
    report.end = end;
    report.records += 1;
    None
}

/// What of the records has no link: those that wait for one are counted, and others were never recorded.
fn unlinked(db: &mut Db, report: &mut ChainReport) -> Result<Option<ChainFinding>, Error> {
    report.waiting = audit_unlinked::table.count().get_result(db)?;
    report.waiting_since = waiting_since(db)?;
    let gone: Option<AuditId> = audit_unlinked::table
        .filter(fixed("NOT EXISTS (SELECT 1 FROM audit_records r WHERE r.id = audit_unlinked.record_id)"))
        .order(audit_unlinked::record_id)
        .select(audit_unlinked::record_id)
        .first(db)
        .optional()?;
    if let Some(record) = gone {
        return Ok(Some(ChainFinding { tampering: Tampering::Removed, seq: None, record: Some(record), at: None }));
    }
    let strange: Option<(AuditId, Moment)> = audit_records::table
        .filter(fixed("NOT EXISTS (SELECT 1 FROM audit_links l WHERE l.record_id = audit_records.id)"))
        .filter(fixed("NOT EXISTS (SELECT 1 FROM audit_unlinked u WHERE u.record_id = audit_records.id)"))
        .order(audit_records::id)
        .select((audit_records::id, audit_records::at))
        .first(db)
        .optional()?;
    let found =
        |(record, at)| ChainFinding { tampering: Tampering::Inserted, seq: None, record: Some(record), at: Some(at) };
    Ok(strange.map(found))
}
