//! `tandem audit …`: whether the activity log is as it was recorded.

use std::{
    collections::BTreeMap,
    fs::{self, File},
    io::{self, BufRead, BufReader, Write},
    path::{Path, PathBuf},
    sync::Arc,
};

use actix_web::web::Data;
use chrono::TimeDelta;
use clap::{Args, Subcommand};

use super::{Outcome, portal::Portal, say, settings_help, told};
use crate::{
    auth::anchors::{Anchor, AnchorKey, FalseAnchor},
    backup::{self, Passphrase},
    clock::Clock,
    config::Config,
    domain::audit_chain::{ChainDigest, ChainReport},
    repository::{
        audit_chain::{self, archives},
        db::{Database, Db},
        migrate, whole,
    },
    service::{
        audit_anchors::AuditAnchors,
        audit_archives::{self, AuditArchives},
    },
    state::AppState,
};

/// How long a record may wait to be linked: far longer than the portal takes.
const LONGEST_WAIT: TimeDelta = TimeDelta::minutes(1);

#[derive(Subcommand)]
pub(super) enum AuditCommand {
    /// Check that nothing in the activity log was altered; names the first record that was
    #[command(after_help = settings_help())]
    Verify(VerifyArgs),
    /// Take records that are older than `TANDEM_AUDIT_DAYS` into archive files, as the portal does each day
    #[command(after_help = settings_help())]
    Archive,
    /// Print the public key that anchors are checked with
    #[command(after_help = settings_help())]
    Key,
}

#[derive(Args)]
pub(super) struct VerifyArgs {
    /// Anchors that were written down, or a log that has them
    #[arg(long, value_name = "FILE")]
    anchor: Option<PathBuf>,
    /// The public key that they must be signed with [default: that of `TANDEM_AUDIT_KEY`, where it is here]
    #[arg(long, value_name = "PUBLIC", requires = "anchor")]
    key: Option<String>,
    /// Check this archive instead; may be given several times
    #[arg(long, value_name = "FILE", conflicts_with = "anchor")]
    archive: Vec<PathBuf>,
    /// Open archives with the passphrase in this file [default: `TANDEM_BACKUP_PASSPHRASE_FILE`]
    #[arg(long, value_name = "FILE", requires = "archive")]
    passphrase_file: Option<PathBuf>,
}

/// Does what was asked.
pub(super) fn run(config: &Config, command: AuditCommand) -> Outcome {
    match command {
        AuditCommand::Verify(wanted) if !wanted.archive.is_empty() => verify_archives(config, &wanted),
        AuditCommand::Verify(wanted) => verify(config, wanted),
        AuditCommand::Archive => archive(config),
        AuditCommand::Key => {
            let path = key_file(config);
            let key = read_key(&path)?.ok_or_else(|| format!("{}: there is no key yet", path.display()))?;
            say(&key.public());
            Ok(())
        }
    }
}

/// What writes anchors while the portal serves, where that is wanted. Makes the key where there is none.
pub(super) fn anchors(
    config: &Config,
    state: &Data<AppState>,
) -> Result<Option<AuditAnchors>, Box<dyn std::error::Error>> {
    let Some(place) = config.audit_anchor.clone() else { return Ok(None) };
    let path = key_file(config);
    let key = match read_key(&path)? {
        Some(key) => key,
        None => make_key(&path).map_err(|error| format!("TANDEM_AUDIT_KEY: {}: {error}", path.display()))?,
    };
    Ok(Some(AuditAnchors {
        database: state.database.clone(),
        clock: state.clock.clone(),
        key,
        place,
        keys: Arc::clone(&state.keys),
        public_url: Arc::clone(&state.public_url),
    }))
}

/// What takes old records into archives, where the settings want that.
pub(super) fn archiver(config: &Config, database: &Database, author: &'static str) -> Option<AuditArchives> {
    config.audit_days.map(|days| AuditArchives {
        database: database.clone(),
        clock: Clock::System,
        days,
        piece: audit_archives::PIECE,
        folder: config.archives(),
        passphrase_file: config.backup_passphrase_file.clone(),
        author,
    })
}

fn archive(config: &Config) -> Outcome {
    if config.audit_days.is_none() {
        return Err("TANDEM_AUDIT_DAYS: isn't set, so records are kept forever, and none goes into an archive".into());
    }
    let config = config.clone();
    let portal = Portal::open(&config, None)?;
    let records = portal.run(|database, _| async move {
        match archiver(&config, &database, "tandem audit archive") {
            Some(archives) => archives.archive().await.map(|records| (records, archives.folder)),
            None => Ok((0, config.archives())),
        }
    });
    let (records, folder) = records.map_err(told)?;
    say(&match records {
        0 => "No records are old enough.".to_owned(),
        _ => format!("{records} records are in archives in {} now, and no longer in the database.", folder.display()),
    });
    Ok(())
}

/// Opens the database for work on all of the log.
fn open_whole(config: &Config) -> Result<Db, Box<dyn std::error::Error>> {
    let mut db = whole::open(&config.database("tandem.sqlite"))?;
    if !migrate::is_current(&mut db)? {
        return Err("the database schema isn't the one of this version; run `tandem migrate` first".into());
    }
    Ok(db)
}

fn verify_archives(config: &Config, wanted: &VerifyArgs) -> Outcome {
    let passphrase = wanted.passphrase_file.as_ref().or(config.backup_passphrase_file.as_ref());
    let passphrase = passphrase.map(|file| Passphrase::read(file)).transpose().map_err(|error| format!("{error:#}"))?;
    let kept = archives::all(&mut open_whole(config)?)?;
    for path in &wanted.archive {
        let file = backup::audit_archives::read(path, passphrase.as_ref());
        let file = file.map_err(|error| format!("{error:#}").replace('\n', "; "))?;
        let records = audit_archives::check(&file, &kept).map_err(|what| format!("{}: {what}", path.display()))?;
        let first = file.from.seq.saturating_add(1);
        say(&format!(
            "{}: {records} records checked, number {first} to {}. Nothing was altered. That the archive is on record is \
             what `tandem audit verify` checks.",
            path.display(),
            file.end.seq
        ));
    }
    Ok(())
}

fn key_file(config: &Config) -> PathBuf {
    config.audit_key.clone().unwrap_or_else(|| config.data_dir.join("audit.key"))
}

fn read_key(path: &Path) -> Result<Option<AnchorKey>, Box<dyn std::error::Error>> {
    match fs::read(path) {
        Ok(seed) => {
            let wrong = || format!("TANDEM_AUDIT_KEY: {} is not a key of this portal", path.display());
            Ok(Some(AnchorKey::from_seed(&seed).ok_or_else(wrong)?))
        }
        Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(None),
        Err(error) => Err(format!("TANDEM_AUDIT_KEY: {}: {error}", path.display()).into()),
    }
}

fn make_key(path: &Path) -> io::Result<AnchorKey> {
    let seed: [u8; 32] = rand::random();
    // Whole or not at all: half a key would stop each later start.
    let folder = path.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."));
    let mut file = tempfile::NamedTempFile::new_in(folder)?;
    file.write_all(&seed)?;
    file.as_file().sync_all()?;
    file.persist_noclobber(path)?;
    AnchorKey::from_seed(&seed).ok_or_else(|| io::Error::other("no key can be made"))
}

fn verify(config: &Config, wanted: VerifyArgs) -> Outcome {
    let key = match wanted.key {
        Some(key) => Some(key),
        None => read_key(&key_file(config))?.map(|key| key.public()),
    };
    let read = match &wanted.anchor {
        Some(file) => ReadAnchors::of(file, key)?,
        None => ReadAnchors::default(),
    };
    let mut db = open_whole(config)?;
    let report = audit_chain::verify(&mut db, &read.anchors)?;
    if let Some(finding) = &report.finding {
        return Err(format!("activity log: {finding}").into());
    }
    if let Some(since) = report.waiting_since.filter(|since| Clock::System.now().since(*since) > LONGEST_WAIT) {
        return Err(format!(
            "activity log: {} records, the first of {}, aren't in the chain yet, and could be altered unseen; start the \
             portal, and if it runs, look into its log",
            report.waiting,
            since.utc().format("%Y-%m-%d %H:%M:%S UTC")
        )
        .into());
    }
    tell(&report, &read, wanted.anchor.is_some());
    Ok(())
}

/// Tells what was checked, where nothing was altered.
fn tell(report: &ChainReport, read: &ReadAnchors, with_anchors: bool) {
    let (records, end) = (report.records, report.end.seq);
    say(&format!("Activity log: {records} records checked, the last is number {end}. Nothing was altered."));
    if report.erased > 0 {
        say(&format!("Records that no longer say who it was, because that person was erased: {}.", report.erased));
    }
    if report.archives > 0 {
        let before = end.saturating_sub(records);
        say(&format!(
            "Records 1 to {before} are in archives: {}. `tandem audit verify --archive FILE` checks them.",
            report.archives
        ));
    }
    if let (Some(key), true) = (&read.key, with_anchors) {
        say(&format!(
            "Anchors compared: {}. Signed with {key}; `tandem audit key` prints the portal's.",
            report.anchors
        ));
        if report.anchors_in_archives > 0 {
            say(&format!(
                "Anchors that weren't compared, because their records are in an archive: {}.",
                report.anchors_in_archives
            ));
        }
    }
    if let Some(line) = read.false_line {
        say(&format!("Anchors that were cut off or altered, and weren't compared: the first is line {line}."));
    }
    if report.waiting > 0 {
        say(&format!("Records that were written just now and aren't in the chain yet: {}.", report.waiting));
    }
}

/// How long a line is that goes on in the next one, at the most: an anchor is shorter.
const LONGEST: usize = 1_000;

/// What a file of anchors says.
#[derive(Default)]
struct ReadAnchors {
    /// The links that the chain had, by the numbers of their records.
    anchors: BTreeMap<i64, ChainDigest>,
    /// What they are signed with.
    key: Option<String>,
    /// The first line that was cut off, as by a disk that was full, or altered.
    false_line: Option<u64>,
}

impl ReadAnchors {
    /// The anchors in a file: all signed with this key, or with one and the same where none is known.
    fn of(path: &Path, key: Option<String>) -> Result<Self, Box<dyn std::error::Error>> {
        let name = path.display();
        let file = File::open(path).map_err(|error| format!("{name}: {error}"))?;
        let mut found = Self { key, ..Self::default() };
        let mut begun = String::new();
        for (line, number) in BufReader::new(file).lines().zip(1_u64..) {
            begun.push_str(&line.map_err(|error| format!("{name}: {error}"))?);
            // A mail as it travels breaks long lines so.
            if begun.ends_with('=') && begun.len() < LONGEST {
                begun.pop();
                continue;
            }
            match Anchor::read(&std::mem::take(&mut begun)) {
                Ok(Some(anchor)) => found.add(anchor).map_err(|what| format!("{name}: line {number}: {what}"))?,
                Ok(None) => {}
                Err(FalseAnchor) => found.false_line = found.false_line.or(Some(number)),
            }
        }
        if found.anchors.is_empty() { Err(format!("{name}: there is no anchor in it").into()) } else { Ok(found) }
    }

    fn add(&mut self, Anchor { end, key }: Anchor) -> Result<(), String> {
        if *self.key.get_or_insert_with(|| key.clone()) != key {
            return Err("signed with another key".to_owned());
        }
        match self.anchors.insert(end.seq, end.link) {
            Some(other) if other != end.link => {
                Err(format!("another anchor says something else of record {}", end.seq))
            }
            _ => Ok(()),
        }
    }
}
