//! The chain of audit records (`docs/adr/0026`): a leaf is a digest of a record, a link one of the link before it and of a
//! leaf. Whoever changes, removes or moves a record breaks it from there on.

use std::{fmt, path::PathBuf};

use sha2::{Digest, Sha256};

use crate::domain::{Moment, ids::AuditId};

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

/// Where anchors of a chain are written to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum AnchorPlace {
    /// A file, a line for each.
    File(PathBuf),
    /// The portal's own log, which a journal or syslog takes elsewhere.
    Log,
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
