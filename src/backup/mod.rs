//! Backups: one file of everything, written while the portal serves, and brought back into an empty place
//! (`docs/adr/0027-one-file-of-everything.md`).

mod archive;
pub mod audit_archives;
mod manifest;
mod postgres_tools;
mod restoring;
pub mod schedule;
mod sealing;
mod taking;

use std::{fs, os::unix::fs::DirBuilderExt as _, path::Path, time::Duration};

use anyhow::Context as _;

pub use manifest::{KeyPlace, Manifest};
pub use restoring::{Restored, Restoring, restore};
pub use sealing::Passphrase;
pub use taking::{BackupOrder, TakenBackup, take};

/// The file in an archive that says what the others are.
const MANIFEST: &str = "manifest.json";
/// The file in an archive that is the secret key.
const KEY: &str = "secret.key";
/// How the names of files that are still being written begin.
const UNFINISHED: &str = ".tandem-unfinished-";

/// A file that is being written beside its place, for its owner alone; it goes where it is not put into place.
fn aside(place: &Path) -> anyhow::Result<tempfile::NamedTempFile> {
    let folder = folder_of(place);
    let file = tempfile::Builder::new().prefix(UNFINISHED).tempfile_in(folder);
    file.with_context(|| format!("{}", folder.display()))
}

/// Puts a file that was written aside into its place, once it is on disk: whole, or not at all.
fn put_into_place(file: tempfile::NamedTempFile, place: &Path, replaces: bool) -> anyhow::Result<()> {
    let said = || format!("{}", place.display());
    file.as_file().sync_all().with_context(said)?;
    let put = if replaces { file.persist(place) } else { file.persist_noclobber(place) };
    put.map_err(|refused| refused.error).with_context(said)?;
    fs::File::open(folder_of(place)).and_then(|folder| folder.sync_all()).with_context(said)
}

/// Makes a folder for its owner alone, where there is none.
fn make_folder(folder: &Path) -> anyhow::Result<()> {
    let made = fs::DirBuilder::new().recursive(true).mode(0o700).create(folder);
    made.with_context(|| format!("{}", folder.display()))
}

/// Removes what was broken off before it was put into place, once it is surely not written to any more.
fn sweep(folder: &Path) {
    for entry in fs::read_dir(folder).into_iter().flatten().flatten() {
        let is_left = entry.file_name().to_string_lossy().starts_with(UNFINISHED);
        let age = entry.metadata().and_then(|found| found.modified()).ok().and_then(|at| at.elapsed().ok());
        if is_left && age.is_some_and(|age| age > Duration::from_hours(24)) {
            let path = entry.path();
            let removed = if path.is_dir() { fs::remove_dir_all(&path) } else { fs::remove_file(&path) };
            if let Err(error) = removed {
                tracing::warn!(path = %path.display(), %error, "what a backup left can't be removed");
            }
        }
    }
}

/// The folder that a file is in.
fn folder_of(file: &Path) -> &Path {
    file.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or_else(|| Path::new("."))
}
