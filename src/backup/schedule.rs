//! A backup each day, made by the portal itself while it serves, and what came of the last one.
//!
//! The folder says when the last one was made: nothing of it is kept in the database, which a backup would hold too.

use std::{
    fs,
    path::{Path, PathBuf},
    sync::{Arc, Mutex, PoisonError},
    time::Duration,
};

use anyhow::Context as _;
use chrono::{NaiveDateTime, TimeDelta};

use super::{BackupOrder, Passphrase, make_folder, sweep, take, taking::TakenBackup};
use crate::{clock::Clock, config::Config, domain::Moment, repository::db::DatabaseUrl};

/// How long after a backup the next one is due.
const APART: TimeDelta = TimeDelta::days(1);
/// How long after a failure it is tried again.
const AGAIN: TimeDelta = TimeDelta::hours(1);
/// How long after a backup the next one is missed.
const MISSED: TimeDelta = TimeDelta::hours(26);
/// How often it is looked whether one is due.
const PAUSE: Duration = Duration::from_secs(30);
/// How the names of backups are made.
const NAMES: &str = "tandem-%Y%m%dT%H%M%SZ.backup";

/// How backups stand.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum BackupHealth {
    /// None is made by itself.
    Unscheduled,
    /// The first is about to be made.
    Waiting,
    /// One was made, not long ago.
    Made(Moment),
    /// One was made, and the next is missing.
    Missed(Moment),
    /// The last try failed; when, and when the last one was made.
    Failed(Moment, Option<Moment>),
}

/// What came of backups; every request can read it.
#[derive(Debug, Default)]
pub struct BackupLog(Mutex<Known>);

#[derive(Clone, Copy, Debug, Default)]
struct Known {
    is_scheduled: bool,
    made_at: Option<Moment>,
    /// The last try, where it failed.
    failed_at: Option<Moment>,
}

impl BackupLog {
    /// How backups stand now.
    #[must_use]
    pub fn health(&self, now: Moment) -> BackupHealth {
        let known = *self.0.lock().unwrap_or_else(PoisonError::into_inner);
        match (known.is_scheduled, known.failed_at, known.made_at) {
            (false, ..) => BackupHealth::Unscheduled,
            (_, Some(at), made_at) => BackupHealth::Failed(at, made_at),
            (_, _, None) => BackupHealth::Waiting,
            (_, _, Some(at)) if now.since(at) > MISSED => BackupHealth::Missed(at),
            (_, _, Some(at)) => BackupHealth::Made(at),
        }
    }

    fn note(&self, change: impl FnOnce(&mut Known)) {
        change(&mut self.0.lock().unwrap_or_else(PoisonError::into_inner));
    }

    fn failed_at(&self) -> Option<Moment> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner).failed_at
    }
}

/// Makes a backup each day.
#[derive(Clone)]
pub struct Schedule {
    /// The database.
    pub database: DatabaseUrl,
    /// The secret key, which goes into each backup.
    pub key: Vec<u8>,
    /// Where the database is copied to meanwhile.
    pub work: PathBuf,
    /// Where backups go.
    pub folder: PathBuf,
    /// How many are kept.
    pub keep: usize,
    /// The file of the passphrase that seals them.
    pub passphrase_file: Option<PathBuf>,
    /// The time.
    pub clock: Clock,
    /// Where it is noted what came of them.
    pub log: Arc<BackupLog>,
}

impl Schedule {
    /// The schedule that the settings name, if they do.
    #[must_use]
    pub fn from_config(config: &Config, database: &DatabaseUrl, key: &[u8], log: &Arc<BackupLog>) -> Option<Self> {
        config.backup_dir.clone().map(|folder| Self {
            database: database.clone(),
            key: key.to_vec(),
            work: config.data_dir.clone(),
            folder,
            keep: config.backup_keep,
            passphrase_file: config.backup_passphrase_file.clone(),
            clock: Clock::System,
            log: Arc::clone(log),
        })
    }

    /// Makes each backup when it is due, for as long as the portal serves.
    pub async fn run(self) {
        loop {
            self.make_if_due().await;
            tokio::time::sleep(PAUSE).await;
        }
    }

    /// Makes a backup where one is due; whether one was made. What fails is logged, and tried again later.
    pub async fn make_if_due(&self) -> bool {
        let now = self.clock.now();
        let made = newest(&self.folder, now).unwrap_or_default();
        self.log.note(|known| {
            known.is_scheduled = true;
            known.made_at = made;
        });
        let waits = |since: Option<Moment>, long| since.is_some_and(|at| now.since(at) < long && at <= now);
        if waits(made, APART) || waits(self.log.failed_at(), AGAIN) {
            return false;
        }
        let schedule = self.clone();
        let work = tokio::task::spawn_blocking(move || schedule.make(now));
        match work.await.map_err(anyhow::Error::from).and_then(|made| made) {
            Ok((file, taken)) => {
                tracing::info!(file = %file.display(), bytes = taken.bytes, rows = taken.rows, "backup made");
                self.log.note(|known| (known.made_at, known.failed_at) = (Some(now), None));
                true
            }
            Err(error) => {
                tracing::error!(error = %format!("{error:#}"), "backup failed");
                self.log.note(|known| known.failed_at = Some(now));
                false
            }
        }
    }

    fn make(&self, now: Moment) -> anyhow::Result<(PathBuf, TakenBackup)> {
        make_folder(&self.folder)?;
        sweep(&self.folder);
        let passphrase = self.passphrase_file.as_deref().map(Passphrase::read).transpose()?;
        let file = self.folder.join(now.utc().format(NAMES).to_string());
        let taken = take(&BackupOrder {
            database: &self.database,
            key: Some(self.key.clone()),
            work: &self.work,
            file: &file,
            keys: None,
            replaces: false,
            passphrase: passphrase.as_ref(),
            now,
        })?;
        // Older ones go once a newer one is there.
        for (_, old) in until(&self.folder, now)?.into_iter().rev().skip(self.keep) {
            fs::remove_file(&old).with_context(|| format!("{}", old.display()))?;
        }
        Ok((file, taken))
    }
}

/// The backups of a folder that were made by schedule, the oldest first.
fn all(folder: &Path) -> anyhow::Result<Vec<(Moment, PathBuf)>> {
    let mut found = Vec::new();
    for entry in fs::read_dir(folder).with_context(|| format!("{}", folder.display()))? {
        let path = entry?.path();
        let name = path.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
        if let Ok(at) = NaiveDateTime::parse_from_str(&name, NAMES) {
            found.push((Moment::from_naive_utc(at), path));
        }
    }
    found.sort();
    Ok(found)
}

/// Those that were made until now: one whose time is yet to come was made by a clock that was wrong, and neither counts
/// as the newest nor has any other removed for it.
fn until(folder: &Path, now: Moment) -> anyhow::Result<Vec<(Moment, PathBuf)>> {
    let mut found = all(folder)?;
    found.retain(|(at, _)| *at <= now);
    Ok(found)
}

/// When the newest was made.
fn newest(folder: &Path, now: Moment) -> anyhow::Result<Option<Moment>> {
    Ok(until(folder, now)?.last().map(|(at, _)| *at))
}
