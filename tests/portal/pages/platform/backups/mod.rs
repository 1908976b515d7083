//! Backups: taken while people write, brought back elsewhere, and refused where anything is wrong with them.

mod archives;
pub mod commands;
mod copying;
mod refusals;
mod schedule;
mod settings;
mod soundness;
mod taking;

use std::path::{Path, PathBuf};

use tandem::{
    backup::{BackupOrder, Passphrase, Restored, Restoring, TakenBackup, restore, take},
    clock::Clock,
    repository::db::DatabaseUrl,
};

use crate::support::TestDatabase;

/// The secret key of the installation that is backed up.
const KEY: &[u8] = b"a secret key of forty characters or so..";

/// A backup of a database.
struct Backup {
    folder: tempfile::TempDir,
}

impl Backup {
    fn file(&self) -> PathBuf {
        self.folder.path().join("all.backup")
    }

    fn keys(&self) -> PathBuf {
        self.folder.path().join("all.keys")
    }

    /// Takes one; `apart` puts the key into a file of its own.
    fn of(url: &DatabaseUrl, apart: bool, passphrase: Option<&Passphrase>) -> Self {
        let backup = Self { folder: tempfile::tempdir().unwrap() };
        backup.take(url, apart, passphrase).unwrap();
        backup
    }

    fn take(&self, url: &DatabaseUrl, apart: bool, passphrase: Option<&Passphrase>) -> anyhow::Result<TakenBackup> {
        take(&BackupOrder {
            database: url,
            key: Some(KEY.to_vec()),
            work: self.folder.path(),
            file: &self.file(),
            keys: apart.then(|| self.keys()).as_deref(),
            replaces: false,
            passphrase,
            now: Clock::System.now(),
        })
    }
}

/// Restores a backup into a place that has no key yet.
fn restored(file: &Path, place: &TestDatabase, passphrase: Option<&Passphrase>) -> anyhow::Result<Restored> {
    restore(&Restoring {
        file,
        keys: None,
        passphrase,
        database: &place.url,
        existing_key: None,
        data_folder: &place.folder.path().join("data"),
    })
}

/// A passphrase, as it is read from a file.
fn passphrase(text: &str) -> Passphrase {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("passphrase");
    std::fs::write(&file, format!("{text}\n")).unwrap();
    Passphrase::read(&file).unwrap()
}
