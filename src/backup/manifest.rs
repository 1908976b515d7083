//! What an archive says of itself, before anything else that is in it.

use std::collections::BTreeMap;

use hmac::{Hmac, KeyInit as _, Mac as _};
use serde::{Deserialize, Serialize};
use sha2::Sha256;

use crate::auth::token;

/// The way in which archives are written: raised where an older program couldn't read them.
pub(super) const FORMAT: u32 = 1;

/// What is in an archive, and what it was taken of.
#[derive(Debug, Serialize, Deserialize)]
pub struct Manifest {
    /// The way in which it is written.
    pub format: u32,
    /// The version of the program that wrote it.
    pub program: String,
    /// The last migration of the database.
    pub schema: String,
    /// What kind of database it is of: `sqlite` or `postgres`.
    pub backend: String,
    /// When, in UTC.
    pub made_at: String,
    /// Where the secret key is.
    pub key: KeyPlace,
    /// What the right key is known by.
    pub key_mark: Option<String>,
    /// How many rows each table has.
    pub tables: BTreeMap<String, i64>,
    /// The other files, in order.
    pub parts: Vec<ArchivedPart>,
}

/// Where the secret key of a backup is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum KeyPlace {
    /// In the archive.
    Inside,
    /// In a file of its own.
    Apart,
    /// Nowhere: the installation had none yet.
    None,
}

/// A file of an archive.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ArchivedPart {
    /// Its name.
    pub name: String,
    /// How long it is.
    pub bytes: u64,
    /// The SHA-256 of what it holds.
    pub sha256: String,
}

impl Manifest {
    /// A file of this name.
    pub(super) fn part(&self, name: &str) -> Option<&ArchivedPart> {
        self.parts.iter().find(|part| part.name == name)
    }
}

/// What a key is known by, without telling it.
pub(super) fn mark_of(key: &[u8]) -> Option<String> {
    let mut mac = Hmac::<Sha256>::new_from_slice(key).ok()?;
    mac.update(b"tandem backup");
    let digest: [u8; 32] = mac.finalize().into_bytes().into();
    digest.first_chunk::<8>().map(|mark| token::encode(mark))
}
