//! Links audit records into a chain (`docs/adr/0026`), and checks it. In `SQLite` each is linked as it is written, in
//! `PostgreSQL` one job links them after their commit.
//!
//! Needs no grant: what is linked was recorded by whoever was allowed to, and the order is that of recording.

pub mod archives;
mod checking;
pub mod erasures;

use std::collections::HashMap;

use diesel::{
    dsl::sql,
    prelude::*,
    sql_types::{Bool, Integer},
};

use crate::domain::{
    Error, Moment,
    audit_chain::{ChainDigest, ChainEnd, Salt, leaf, personal_digest},
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

/// A record as its leaf is made of it: whatever is kept, as it is kept.
#[derive(Clone, Debug, Insertable, Queryable, Selectable)]
#[diesel(table_name = audit_records)]
#[diesel(treat_none_as_default_value = false)]
pub(super) struct LinkedRecord {
    pub(super) id: AuditId,
    pub(super) at: Moment,
    pub(super) user_id: Option<UserId>,
    pub(super) user_email: String,
    pub(super) account_id: Option<AccountId>,
    pub(super) roles: String,
    pub(super) event: String,
    pub(super) object_kind: String,
    pub(super) object_id: Option<AuditId>,
    pub(super) old_value: Option<String>,
    pub(super) new_value: Option<String>,
    pub(super) request_id: String,
    pub(super) customer_id: Option<AccountId>,
}

impl LinkedRecord {
    /// The digest of what may go one day with the person whom it is about.
    fn personal(&self, salt: &[u8]) -> ChainDigest {
        personal_digest(
            salt,
            &[
                Some(self.user_email.as_bytes()),
                self.old_value.as_deref().map(str::as_bytes),
                self.new_value.as_deref().map(str::as_bytes),
            ],
        )
    }

    /// Whether none of that is there.
    const fn says_nothing_of_people(&self) -> bool {
        self.user_email.is_empty() && self.old_value.is_none() && self.new_value.is_none()
    }

    /// The order of the fields is part of every leaf there is, and never changes.
    fn leaf(&self, personal: &ChainDigest) -> ChainDigest {
        let at = self.at.utc().timestamp_micros().to_be_bytes();
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
            personal,
        )
    }
}

pub use checking::verify;

#[derive(Insertable)]
#[diesel(table_name = audit_links)]
struct NewLink {
    seq: i64,
    record_id: AuditId,
    salt: Vec<u8>,
    leaf: Vec<u8>,
    link: Vec<u8>,
}

/// Links records that were written just now, where nobody else writes meanwhile: in `SQLite`. In `PostgreSQL` a trigger
/// has noted them for the job.
pub(super) fn link_written(db: &mut Db, records: &[LinkedRecord]) -> Result<(), Error> {
    match db {
        Db::Sqlite(_) => append(db, records),
        Db::Pg(_) => Ok(()),
    }
}

/// Adds links for these records to the end of the chain. In the transaction of whoever calls, in which nobody else links.
fn append(db: &mut Db, records: &[LinkedRecord]) -> Result<(), Error> {
    let mut end = end(db)?;
    let link = |record: &LinkedRecord| {
        let salt: Salt = rand::random();
        let leaf = record.leaf(&record.personal(&salt));
        end = end.followed_by(&leaf);
        let (salt, leaf, link) = (salt.to_vec(), leaf.to_vec(), end.link.to_vec());
        NewLink { seq: end.seq, record_id: record.id, salt, leaf, link }
    };
    let links: Vec<NewLink> = records.iter().map(link).collect();
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
    Ok(())
}

/// Links what waits, the oldest first, a piece of it at most. Gives how many that were. As [`append`].
fn link(db: &mut Db) -> Result<usize, Error> {
    let waiting = waiting(db)?;
    if waiting.is_empty() {
        return Ok(0);
    }
    append(db, &waiting)?;
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
fn link_all(db: &mut Db) -> Result<(), Error> {
    while is_a_piece(link(db)?) {}
    Ok(())
}

/// Whether so many were linked at once that more may wait.
#[must_use]
pub fn is_a_piece(linked: usize) -> bool {
    i64::try_from(linked).is_ok_and(|linked| linked == PIECE)
}

/// Lets nobody else link, archive or erase until the transaction ends. `SQLite` writes one after the other anyway.
fn hold(db: &mut Db) -> Result<(), Error> {
    if let Db::Pg(conn) = db {
        // As below. The function gives nothing that could be read.
        let lock = diesel::select(sql::<Integer>("1 FROM pg_advisory_xact_lock(418514757748)"));
        let _held: i32 = lock.get_result(conn)?;
    }
    Ok(())
}

/// Links what waits, a piece of it at most, where others might do the same meanwhile: they find it taken, and go on
/// without. Gives how many records that were.
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
    match last {
        Some((seq, link)) => Ok(ChainEnd { seq, link: digest(link) }),
        None => archives::end(db),
    }
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

/// A digest as it is read: its length is held to by the database.
fn digest(bytes: Vec<u8>) -> ChainDigest {
    bytes.try_into().unwrap_or_default()
}

/// A link as it is kept.
#[derive(Queryable)]
struct KeptLink {
    seq: i64,
    record: AuditId,
    salt: Option<Vec<u8>>,
    leaf: Vec<u8>,
    link: Vec<u8>,
    personal: Option<Vec<u8>>,
}

/// The next piece of the chain after a record, and the records of its links.
fn load(db: &mut Db, after: i64, most: i64) -> Result<(Vec<KeptLink>, HashMap<AuditId, LinkedRecord>), Error> {
    let links: Vec<KeptLink> = audit_links::table
        .filter(audit_links::seq.gt(after))
        .order(audit_links::seq)
        .limit(most)
        .select((
            audit_links::seq,
            audit_links::record_id,
            audit_links::salt,
            audit_links::leaf,
            audit_links::link,
            audit_links::personal,
        ))
        .load(db)?;
    let records: Vec<LinkedRecord> = audit_records::table
        .filter(audit_records::id.in_list(links.iter().map(|link| link.record)))
        .select(LinkedRecord::as_select())
        .load(db)?;
    Ok((links, records.into_iter().map(|record| (record.id, record)).collect()))
}
