//! `tandem audit …`: whether the activity log is as it was recorded.

use std::{
    collections::BTreeMap,
    fs::{self, File, OpenOptions},
    io::{self, BufRead, BufReader, Write},
    os::unix::fs::OpenOptionsExt,
    path::{Path, PathBuf},
};

use actix_web::web::Data;
use clap::{Args, Subcommand};

use super::{Outcome, portal::Portal, say, settings_help, told};
use crate::{
    auth::anchors::{Anchor, AnchorKey},
    config::Config,
    domain::audit_chain::ChainDigest,
    repository::audit_chain,
    service::audit_anchors::AuditAnchors,
    state::AppState,
};

#[derive(Subcommand)]
pub(super) enum AuditCommand {
    /// Check that nothing in the activity log was altered; names the first record that was
    #[command(after_help = settings_help())]
    Verify(VerifyArgs),
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
}

/// Does what was asked.
pub(super) fn run(config: &Config, command: AuditCommand) -> Outcome {
    match command {
        AuditCommand::Verify(wanted) => verify(config, wanted),
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
    Ok(Some(AuditAnchors { database: state.database.clone(), clock: state.clock.clone(), key, place }))
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
    let mut file = OpenOptions::new().write(true).create_new(true).mode(0o600).open(path)?;
    file.write_all(&seed)?;
    file.sync_all()?;
    AnchorKey::from_seed(&seed).ok_or_else(|| io::Error::other("no key can be made"))
}

fn verify(config: &Config, wanted: VerifyArgs) -> Outcome {
    let key = match wanted.key {
        Some(key) => Some(key),
        None => read_key(&key_file(config))?.map(|key| key.public()),
    };
    let anchors = match &wanted.anchor {
        Some(file) => read_anchors(file, key.as_deref())?,
        None => BTreeMap::new(),
    };
    let report = Portal::open(config, None)?.read(move |db| audit_chain::verify(db, &anchors)).map_err(told)?;
    if let Some(finding) = &report.finding {
        return Err(format!("activity log: {finding}").into());
    }
    let (records, end) = (report.records, report.end.seq);
    say(&format!("Activity log: {records} records checked, the last is number {end}. Nothing was altered."));
    let compared = i64::try_from(report.anchors).unwrap_or(i64::MAX);
    for (what, count) in [
        ("Anchors compared", compared),
        ("Records that had a person's data erased, checked by their digests alone", report.erased),
        ("Records that were written just now and aren't in the chain yet", report.waiting),
    ] {
        if count > 0 {
            say(&format!("{what}: {count}."));
        }
    }
    Ok(())
}

/// The anchors in a file: all signed with this key, or with one and the same where none is known.
fn read_anchors(path: &Path, key: Option<&str>) -> Result<BTreeMap<i64, ChainDigest>, Box<dyn std::error::Error>> {
    let name = path.display();
    let file = File::open(path).map_err(|error| format!("{name}: {error}"))?;
    let (mut anchors, mut key) = (BTreeMap::new(), key.map(str::to_owned));
    for (line, number) in BufReader::new(file).lines().zip(1_u64..) {
        let line = line.map_err(|error| format!("{name}: {error}"))?;
        let read = Anchor::read(&line).map_err(|_false| format!("{name}: line {number}: the signature is wrong"))?;
        let Some(Anchor { end, key: signed_with }) = read else { continue };
        if *key.get_or_insert_with(|| signed_with.clone()) != signed_with {
            return Err(format!("{name}: line {number}: signed with another key").into());
        }
        if anchors.insert(end.seq, end.link).is_some_and(|other| other != end.link) {
            return Err(
                format!("{name}: line {number}: another anchor says something else of record {}", end.seq).into()
            );
        }
    }
    if anchors.is_empty() { Err(format!("{name}: there is no anchor in it").into()) } else { Ok(anchors) }
}
