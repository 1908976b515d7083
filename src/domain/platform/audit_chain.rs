//! The chain of audit records (`docs/adr/0026`): a leaf is a digest of a record, a link one of the link before it and of a
//! leaf. Whoever changes, removes or moves a record breaks it from there on.

mod numbers;

use std::{
    fmt::{self, Write as _},
    path::PathBuf,
};

use sha2::{Digest, Sha256};

use crate::domain::{Moment, email::EmailAddress, ids::AuditId};

pub use numbers::{ErasedNumbers, in_words};

/// A digest.
pub type ChainDigest = [u8; 32];

/// What makes unguessable what a record says of people: whoever guesses that can't tell by the leaf whether it is right.
pub type Salt = [u8; 16];

/// How a missing field is told from an empty one.
const MISSING: [u8; 4] = [0xff; 4];

/// The digest of what a record says of people: with the salt gone, it tells nothing of them.
#[must_use]
pub fn personal_digest(salt: &[u8], fields: &[Option<&[u8]>]) -> ChainDigest {
    of_fields(Sha256::new_with_prefix([2]).chain_update(salt), fields)
}

/// The leaf of a record: the fields that stay for ever, and the digest of what may go one day, so that a record which has
/// lost that can still be checked for the rest.
#[must_use]
pub fn leaf(lasting: &[Option<&[u8]>], personal: &ChainDigest) -> ChainDigest {
    of_fields(Sha256::new_with_prefix([0]).chain_update(personal), lasting)
}

/// Fields in their order, each after its length, so that no two records read the same.
fn of_fields(mut digest: Sha256, fields: &[Option<&[u8]>]) -> ChainDigest {
    for field in fields {
        match field {
            Some(bytes) => {
                digest.update(u32::try_from(bytes.len()).unwrap_or(u32::MAX - 1).to_be_bytes());
                digest.update(bytes);
            }
            None => digest.update(MISSING),
        }
    }
    digest.finalize().into()
}

/// Where a chain ends: with how many records, and with which link.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct ChainEnd {
    /// The number of its last record; 0 where there is none.
    pub seq: i64,
    /// The link of its last record.
    pub link: ChainDigest,
}

impl ChainEnd {
    /// Where it ends with one record more.
    #[must_use]
    pub fn followed_by(&self, leaf: &ChainDigest) -> Self {
        let seq = self.seq.saturating_add(1);
        let digest = Sha256::new_with_prefix([1]).chain_update(self.link).chain_update(seq.to_be_bytes());
        Self { seq, link: digest.chain_update(leaf).finalize().into() }
    }
}

/// Records that went from the chain's beginning into a file: as the database keeps it, and as the chain has it on
/// record.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct AuditArchive {
    /// What the record of it is about.
    pub id: AuditId,
    /// The number of its first record.
    pub first_seq: i64,
    /// Where the chain stood with its last one.
    pub end: ChainEnd,
    /// When its earliest record was written.
    pub earliest_at: Moment,
    /// When its latest one was.
    pub latest_at: Moment,
    /// The name of the file.
    pub file_name: String,
    /// The file's SHA-256, in hexadecimal digits.
    pub sha256: String,
}

impl AuditArchive {
    /// How many records are in it.
    #[must_use]
    pub const fn records(&self) -> i64 {
        self.end.seq.saturating_sub(self.first_seq).saturating_add(1)
    }

    /// The digest of this archive and of all before it, so that whoever vouches for it vouches for them.
    #[must_use]
    pub fn seal(&self, before: &ChainDigest) -> ChainDigest {
        let micros = |at: Moment| at.utc().timestamp_micros().to_be_bytes();
        of_fields(
            Sha256::new_with_prefix([3]).chain_update(before),
            &[
                Some(self.id.uuid().as_bytes()),
                Some(&self.first_seq.to_be_bytes()),
                Some(&self.end.seq.to_be_bytes()),
                Some(&self.end.link),
                Some(&micros(self.earliest_at)),
                Some(&micros(self.latest_at)),
                Some(self.file_name.as_bytes()),
                Some(self.sha256.as_bytes()),
            ],
        )
    }
}

/// A digest as people compare it: in hexadecimal digits.
#[must_use]
pub fn hex(digest: &ChainDigest) -> String {
    digest.iter().fold(String::new(), |mut text, byte| {
        let _strings_always_take_it = write!(text, "{byte:02x}");
        text
    })
}

/// A digest that was written so; `None` for anything else.
#[must_use]
pub fn from_hex(text: &str) -> Option<ChainDigest> {
    let mut digest = ChainDigest::default();
    if text.len() != 2 * digest.len() || !text.is_ascii() {
        return None;
    }
    for (place, byte) in digest.iter_mut().enumerate() {
        *byte = u8::from_str_radix(text.get(2 * place..2 * place + 2)?, 16).ok()?;
    }
    Some(digest)
}

/// Where anchors of a chain are written to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum AnchorPlace {
    /// A file, a line for each.
    File(PathBuf),
    /// The portal's own log, which a journal or syslog takes elsewhere.
    Log,
    /// Somebody's mailbox: one mail for each.
    Mail(EmailAddress),
}

text_enum! {
    /// What was done to a record without the portal.
    Tampering {
        /// It says something else than was recorded.
        Edited => "edited",
        /// It is gone.
        Removed => "removed",
        /// It stands elsewhere in the chain than it was put.
        Moved => "moved",
        /// It was never recorded.
        Inserted => "inserted",
        /// The chain was made anew: it is not the one that was anchored.
        Rewritten => "rewritten",
        /// It is in an archive that the chain knows nothing of, or another one.
        Unarchived => "unarchived",
        /// What it said of people is gone, and nothing on record says so.
        Erased => "erased",
    }
}

/// The first record that is not as it was recorded.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ChainFinding {
    /// What was done to it.
    pub tampering: Tampering,
    /// Its number in the chain, where it has one.
    pub seq: Option<i64>,
    /// Its id, where that is known.
    pub record: Option<AuditId>,
    /// When it was written, where that is known.
    pub at: Option<Moment>,
}

impl fmt::Display for ChainFinding {
    /// For whoever runs the machine.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("record")?;
        if let Some(seq) = self.seq {
            write!(f, " {seq}")?;
        }
        if let Some(id) = self.record {
            write!(f, " (ID {id})")?;
        }
        if let Some(at) = self.at {
            write!(f, "{}", at.utc().format(" of %Y-%m-%d %H:%M:%S UTC"))?;
        }
        f.write_str(match self.tampering {
            Tampering::Edited => " was edited: it isn't what was recorded",
            Tampering::Removed => " was removed",
            Tampering::Moved => " was moved: it doesn't follow the record before it",
            Tampering::Inserted => " was inserted: it isn't in the chain",
            Tampering::Rewritten => " isn't the one that was anchored: the chain was rewritten",
            Tampering::Unarchived => {
                " should be in an archive, but the record of that archive is missing or says otherwise"
            }
            Tampering::Erased => " was emptied of what it said of people, and no record says so",
        })
    }
}

/// What checking a chain came to.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ChainReport {
    /// How many records were checked.
    pub records: i64,
    /// How many are to be linked yet.
    pub waiting: i64,
    /// When the first of those was written.
    pub waiting_since: Option<Moment>,
    /// How many anchors were compared.
    pub anchors: usize,
    /// How many couldn't be: their records are in an archive.
    pub anchors_in_archives: usize,
    /// How many archives hold the chain's beginning.
    pub archives: usize,
    /// How many records were checked without what they said of people, which was erased.
    pub erased: i64,
    /// Where the chain ends.
    pub end: ChainEnd,
    /// The first record that is not as it was recorded.
    pub finding: Option<ChainFinding>,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn fields_are_told_apart_wherever_they_end() {
        let of = |fields: &[Option<&[u8]>]| personal_digest(&[7; 16], fields);
        let all = [
            of(&[Some(b"ab"), Some(b"c")]),
            of(&[Some(b"a"), Some(b"bc")]),
            of(&[Some(b"abc"), Some(b"")]),
            of(&[Some(b"abc"), None]),
            of(&[Some(b"abc")]),
        ];
        for (at, one) in all.iter().enumerate() {
            assert!(!all[..at].contains(one), "{at}");
        }
        assert_ne!(personal_digest(&[8; 16], &[Some(b"abc")]), all[4], "another salt is another digest");
        let lasting = |fields: &[Option<&[u8]>]| leaf(fields, &all[0]);
        assert_ne!(lasting(&[Some(b"ab"), Some(b"c")]), lasting(&[Some(b"a"), Some(b"bc")]));
    }

    #[test]
    fn a_digest_is_read_as_it_was_written_and_nothing_else_is() {
        let digest = leaf(&[None], &[1; 32]);
        assert_eq!(from_hex(&hex(&digest)), Some(digest));
        for text in ["", "00", &hex(&digest)[1..], &format!("{}g", &hex(&digest)[1..]), &"é".repeat(32)] {
            assert_eq!(from_hex(text), None, "{text}");
        }
    }

    #[test]
    fn what_a_record_says_of_people_can_go_and_the_rest_is_checked_still() {
        let personal = personal_digest(&[7; 16], &[Some(b"a@b.example")]);
        let whole = leaf(&[Some(b"rename")], &personal);
        assert_eq!(leaf(&[Some(b"rename")], &personal), whole, "the digest stays in its place");
        assert_ne!(leaf(&[Some(b"suspend")], &personal), whole);
    }

    #[test]
    fn a_link_hangs_on_all_before_it_and_on_its_place() {
        let (first, second) = (leaf(&[None], &[1; 32]), leaf(&[None], &[2; 32]));
        let start = ChainEnd::default();
        let straight = start.followed_by(&first).followed_by(&second);
        let crossed = start.followed_by(&second).followed_by(&first);
        assert_eq!((straight.seq, crossed.seq), (2, 2));
        assert_ne!(straight.link, crossed.link);
        let later = ChainEnd { seq: 5, ..start };
        assert_ne!(later.followed_by(&first).link, start.followed_by(&first).link);
    }
}
