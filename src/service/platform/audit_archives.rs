//! Takes audit records that are older than the installation keeps them into files, and out of the database
//! (`docs/adr/0028`).

use std::{path::PathBuf, sync::Arc, time::Duration};

use chrono::TimeDelta;

use crate::{
    backup::{
        Passphrase,
        audit_archives::{self, AuditFile, ReadAuditFile},
    },
    clock::Clock,
    domain::{
        Error,
        audit_chain::{AuditArchive, ChainEnd},
        ids::AuditId,
    },
    repository::{
        audit::Author,
        audit_chain::archives::{self, ArchivePiece, ArchiveReader, KeptArchive},
        db::Database,
    },
};

/// How often it is looked whether records are old enough.
const ROUND: Duration = Duration::from_hours(24);
/// How long after a failure it is tried again.
const AGAIN: Duration = Duration::from_hours(1);
/// How many records go into a file, and out of the database in one transaction: nobody who writes waits long for it.
pub const PIECE: i64 = 5_000;

/// Archives audit records.
#[derive(Clone)]
pub struct AuditArchives {
    /// Where the records are.
    pub database: Database,
    /// By whose time.
    pub clock: Clock,
    /// After how many days they go.
    pub days: i64,
    /// How many go at a time.
    pub piece: i64,
    /// The folder of the files that they go to.
    pub folder: PathBuf,
    /// The file of the passphrase that seals those.
    pub passphrase_file: Option<PathBuf>,
    /// Who does it, as the record of it says.
    pub author: &'static str,
}

impl AuditArchives {
    /// Works until it is aborted. What goes wrong is logged and tried again.
    pub async fn run(self) {
        loop {
            let pause = match self.archive().await {
                Ok(0) => ROUND,
                Ok(records) => {
                    tracing::info!(records, "audit records were archived");
                    ROUND
                }
                Err(error) => {
                    tracing::error!(%error, "audit records could not be archived");
                    AGAIN
                }
            };
            tokio::time::sleep(pause).await;
        }
    }

    /// Archives whatever is old enough. Gives how many records that were.
    ///
    /// # Errors
    /// As the database says; [`Error::Unavailable`] where a file can't be written; [`Error::Internal`] where a record
    /// was altered. Nothing goes from the database that is not in a file.
    pub async fn archive(&self) -> Result<usize, Error> {
        let before = self.clock.now().plus(-TimeDelta::days(self.days));
        let (mut records, most) = (0, self.piece);
        loop {
            let Some(piece) = self.database.read(move |db| archives::oldest(db, before, most)).await? else {
                return Ok(records);
            };
            records += piece.lines.len();
            self.take_out(piece).await?;
        }
    }

    /// Writes a piece into a file, and takes it out of the database then: where that breaks off, the file is written
    /// anew.
    async fn take_out(&self, piece: ArchivePiece) -> Result<(), Error> {
        let (piece, now) = (Arc::new(piece), self.clock.now());
        let (this, written) = (self.clone(), Arc::clone(&piece));
        let write = tokio::task::spawn_blocking(move || -> anyhow::Result<(String, String)> {
            let passphrase = this.passphrase_file.as_deref().map(Passphrase::read).transpose()?;
            let passphrase = passphrase.as_ref();
            let (from, end, lines) = (written.from, written.end, written.lines.as_slice());
            audit_archives::write(&this.folder, &AuditFile { from, end, lines, passphrase, now })
        });
        let written = write.await.map_err(anyhow::Error::from).and_then(|written| written);
        let (file_name, sha256) = written.map_err(|error| Error::Unavailable(format!("{error:#}")))?;
        let archive = AuditArchive {
            id: AuditId::at(now),
            first_seq: piece.from.seq.saturating_add(1),
            end: piece.end,
            earliest_at: piece.earliest_at,
            latest_at: piece.latest_at,
            file_name,
            sha256,
        };
        let author = Author {
            user: None,
            email: self.author.to_owned(),
            account: None,
            roles: String::new(),
            request_id: self.author.to_owned(),
        };
        self.database.write(move |db| archives::take_out(db, (&piece, &archive), &author, now)).await
    }
}

/// Checks an archive: its records, that their links end where it says, and that it is one of these, which the database
/// keeps. Gives how many records are in it.
///
/// # Errors
/// What is wrong, in words: the first record that is not as it was archived, where one is.
pub fn check(file: &ReadAuditFile, kept: &[KeptArchive]) -> Result<i64, String> {
    let mut reader = ArchiveReader::from(file.from);
    for line in &file.lines {
        reader.read(line)?;
    }
    if reader.end() != file.end {
        return Err(format!("it ends with record {}, and should with {}", reader.end().seq, file.end.seq));
    }
    let place = kept.iter().position(|one| one.archive.end.seq == file.end.seq);
    let before = place.and_then(|place| place.checked_sub(1)).and_then(|place| kept.get(place));
    let before = before.map_or_else(ChainEnd::default, |one| one.archive.end);
    let Some(archive) = place.and_then(|place| kept.get(place)).map(|one| &one.archive) else {
        return Err(format!("no archive of this activity log ends with record {}", file.end.seq));
    };
    if archive.end != file.end || before != file.from {
        return Err("it holds records of another activity log, or of one that was rewritten".to_owned());
    }
    if archive.sha256 != file.sha256 {
        return Err("its records are right, but it isn't the file that was written: what was erased may be in it, or \
                    the file was replaced"
            .to_owned());
    }
    Ok(archive.records())
}
