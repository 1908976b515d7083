//! Goes through the chain, and finds the first record that is not as it was recorded.

use std::collections::BTreeMap;

use diesel::prelude::*;

use super::{
    KeptLink, LinkedRecord, PIECE,
    archives::{self, KeptArchive},
    digest, erasures, load, waiting_since,
};
use crate::domain::{
    Error, Moment,
    audit_chain::{ChainDigest, ChainEnd, ChainFinding, ChainReport, ErasedNumbers, Tampering},
    ids::AuditId,
};
use crate::repository::{
    db::{Db, at_one_moment},
    fixed_sql::fixed,
    schema::{audit_links, audit_records, audit_unlinked},
};

/// What checks one record after another.
pub(super) struct ChainChecker<'a> {
    /// Where the chain stands with those that were checked.
    pub(super) end: ChainEnd,
    /// How many were.
    pub(super) records: i64,
    /// How many of them have lost what they said of people.
    pub(super) erased: i64,
    /// Which may have; `None` where that is asked elsewhere.
    may_be_erased: Option<&'a ErasedNumbers>,
}

impl<'a> ChainChecker<'a> {
    /// One that begins there.
    pub(super) const fn from(end: ChainEnd, may_be_erased: Option<&'a ErasedNumbers>) -> Self {
        Self { end, records: 0, erased: 0, may_be_erased }
    }

    /// Checks the next record against its link, and the link against the one before.
    pub(super) fn check(&mut self, link: &KeptLink, record: Option<&LinkedRecord>) -> Option<ChainFinding> {
        let at = record.map(|record| record.at);
        let found = |tampering| Some(ChainFinding { tampering, seq: Some(link.seq), record: Some(link.record), at });
        let expected = self.end.seq.saturating_add(1);
        if link.seq != expected {
            return Some(missing(Tampering::Removed, expected));
        }
        let Some(record) = record else { return found(Tampering::Removed) };
        let is_as_recorded = link.is_of(record);
        let leaf = digest(link.leaf.clone());
        let end = self.end.followed_by(&leaf);
        if end.link[..] != link.link[..] {
            // What is what it says it is stands where it does not belong.
            return found(if is_as_recorded { Tampering::Moved } else { Tampering::Edited });
        }
        if !is_as_recorded {
            return found(Tampering::Edited);
        }
        if link.salt.is_none() {
            if self.may_be_erased.is_some_and(|numbers| !numbers.contains(link.seq)) {
                return found(Tampering::Erased);
            }
            self.erased += 1;
        }
        self.end = end;
        self.records += 1;
        None
    }
}

impl KeptLink {
    /// Whether the link was made of this record, or of what is left of it.
    fn is_of(&self, record: &LinkedRecord) -> bool {
        let personal = match (&self.salt, &self.personal) {
            (Some(salt), None) => record.personal(salt),
            (None, Some(personal)) if record.says_nothing_of_people() => digest(personal.clone()),
            _ => return false,
        };
        record.leaf(&personal)[..] == self.leaf[..]
    }
}

/// A finding about a record of which the number alone is known.
fn missing(tampering: Tampering, seq: i64) -> ChainFinding {
    ChainFinding { tampering, seq: Some(seq), record: None, at: None }
}

/// Goes through the chain and finds the first record that is not as it was recorded; `anchors` are links that it had
/// once, by the numbers of their records. A piece at a time, however long it is, and all as it was at one moment: not
/// inside of a transaction.
pub fn verify(db: &mut Db, anchors: &BTreeMap<i64, ChainDigest>) -> Result<ChainReport, Error> {
    at_one_moment(db, |db| {
        let archives = archives::all(db)?;
        let mut report = ChainReport { archives: archives.len(), ..ChainReport::default() };
        report.finding = find(db, (&archives, anchors), &mut report)?;
        Ok(report)
    })
}

/// The first record that is not as it was recorded; what was checked is told in the report.
fn find(
    db: &mut Db,
    (archives, anchors): (&[KeptArchive], &BTreeMap<i64, ChainDigest>),
    report: &mut ChainReport,
) -> Result<Option<ChainFinding>, Error> {
    report.end = archives.last().map(|kept| kept.archive.end).unwrap_or_default();
    if let Some(found) = check_archives(archives, anchors, report) {
        return Ok(Some(found));
    }
    // What is in an archive is nowhere else.
    let strange = audit_links::table.filter(audit_links::seq.le(report.end.seq)).order(audit_links::seq);
    let strange: Option<(i64, AuditId)> =
        strange.select((audit_links::seq, audit_links::record_id)).first(db).optional()?;
    if let Some((seq, record)) = strange {
        let found = ChainFinding { record: Some(record), ..missing(Tampering::Inserted, seq) };
        return Ok(Some(found));
    }
    let erased = erasures::named(db)?;
    let mut checker = ChainChecker::from(report.end, Some(&erased));
    loop {
        let (links, records) = load(db, checker.end.seq, PIECE)?;
        if links.is_empty() {
            break;
        }
        for link in links {
            let record = records.get(&link.record);
            let found = checker.check(&link, record);
            (report.records, report.erased, report.end) = (checker.records, checker.erased, checker.end);
            if found.is_some() {
                return Ok(found);
            }
            if anchors.get(&link.seq).is_some_and(|anchor| *anchor != checker.end.link) {
                let at = record.map(|record| record.at);
                let found = ChainFinding { record: Some(link.record), at, ..missing(Tampering::Rewritten, link.seq) };
                return Ok(Some(found));
            }
        }
    }
    if let Some((seq, _)) = anchors.range(report.end.seq.saturating_add(1)..).next() {
        return Ok(Some(missing(Tampering::Removed, *seq)));
    }
    if let Some(last) = archives.last()
        && !archives::is_on_record(db, last)?
    {
        return Ok(Some(missing(Tampering::Unarchived, last.archive.end.seq)));
    }
    unlinked(db, report)
}

/// Checks what is kept of archives against itself and the anchors: each goes on where the one before it ends. That the
/// chain vouches for the last of them, and so for all, is seen once its records are known to be right.
fn check_archives(
    archives: &[KeptArchive],
    anchors: &BTreeMap<i64, ChainDigest>,
    report: &mut ChainReport,
) -> Option<ChainFinding> {
    let (mut last, mut seal) = (0_i64, ChainDigest::default());
    for kept in archives {
        let archive = &kept.archive;
        seal = archive.seal(&seal);
        if archive.first_seq != last.saturating_add(1) || seal != kept.seal {
            return Some(missing(Tampering::Unarchived, archive.first_seq));
        }
        last = archive.end.seq;
    }
    let ends: BTreeMap<i64, ChainDigest> =
        archives.iter().map(|kept| (kept.archive.end.seq, kept.archive.end.link)).collect();
    for (seq, anchor) in anchors {
        match ends.get(seq) {
            Some(link) if link != anchor => return Some(missing(Tampering::Rewritten, *seq)),
            None if *seq <= last => report.anchors_in_archives += 1,
            _ => report.anchors += 1,
        }
    }
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
