//! Files that old audit records go into: as backups are, compressed, and sealed where there is a passphrase
//! (`docs/adr/0028`).

use std::{
    fs::File,
    io::{BufRead as _, BufReader, Read as _},
    path::Path,
};

use anyhow::{Context as _, bail};
use serde::{Deserialize, Serialize};

use super::{
    MANIFEST,
    archive::{ArchiveWriter, describe, open},
    aside, make_folder, put_into_place,
    sealing::Passphrase,
    sweep,
};
use crate::domain::{
    Moment,
    audit_chain::{ChainEnd, from_hex, hex},
};

/// The way in which they are written: raised where an older program couldn't read them.
const FORMAT: u32 = 1;
/// The file in an archive that has the records, each in a line.
const RECORDS: &str = "records.jsonl";

/// What an archive says of itself.
#[derive(Debug, Serialize, Deserialize)]
struct AuditManifest {
    /// The way in which it is written.
    audit_archive: u32,
    /// The version of the program that wrote it.
    program: String,
    /// When, in UTC.
    made_at: String,
    /// The number of the record before the first one.
    after: i64,
    /// The link of that record.
    after_link: String,
    /// How many records are in it.
    records: usize,
    /// The number of the last one.
    last: i64,
    /// The link of that record.
    last_link: String,
}

/// What is written into a file.
pub struct AuditFile<'a> {
    /// Where the chain stands before it.
    pub from: ChainEnd,
    /// Where it stands after it.
    pub end: ChainEnd,
    /// Its records, each as a line.
    pub lines: &'a [String],
    /// What seals it.
    pub passphrase: Option<&'a Passphrase>,
    /// Now.
    pub now: Moment,
}

/// Writes a file into a folder: whole, or not at all. Gives its name and its SHA-256. The name tells the chain and the
/// place in it: one of this name was written of the same records.
///
/// # Errors
/// In one line, with what to do.
pub fn write(folder: &Path, what: &AuditFile<'_>) -> anyhow::Result<(String, String)> {
    make_folder(folder)?;
    sweep(folder);
    let (first, last) = (what.from.seq.saturating_add(1), what.end.seq);
    let link = hex(&what.end.link);
    let name = format!("audit-{first}-{last}-{}.archive", link.get(..8).unwrap_or_default());
    let place = folder.join(&name);
    let manifest = AuditManifest {
        audit_archive: FORMAT,
        program: env!("CARGO_PKG_VERSION").to_owned(),
        made_at: what.now.utc().to_rfc3339(),
        after: what.from.seq,
        after_link: hex(&what.from.link),
        records: what.lines.len(),
        last,
        last_link: link,
    };
    let file = aside(&place)?;
    let said = || format!("{}", place.display());
    let write = || -> anyhow::Result<String> {
        let mut archive = ArchiveWriter::new(file.as_file().try_clone()?, what.passphrase, what.now)?;
        let (text, lines) = (serde_json::to_vec_pretty(&manifest)?, what.lines.join("\n"));
        archive.add(MANIFEST, u64::try_from(text.len())?, text.as_slice())?;
        archive.add(RECORDS, u64::try_from(lines.len())?, lines.as_bytes())?;
        archive.finish()?;
        Ok(describe(&name, File::open(file.path())?)?.sha256)
    };
    let sha256 = write().with_context(said)?;
    // One that is there and was noted by nobody, or by somebody who does the same right now, is as good where it holds
    // the same.
    if let Ok(there) = read(&place, what.passphrase)
        && (there.from, there.end) == (what.from, what.end)
        && there.lines == what.lines
    {
        return Ok((name, there.sha256));
    }
    put_into_place(file, &place, true)?;
    Ok((name, sha256))
}

/// A file, read.
#[derive(Debug)]
pub struct ReadAuditFile {
    /// Its SHA-256.
    pub sha256: String,
    /// Where the chain stands before it.
    pub from: ChainEnd,
    /// Where it stands after it.
    pub end: ChainEnd,
    /// Its records, each as a line.
    pub lines: Vec<String>,
}

/// Reads a file that [`write`] wrote.
///
/// # Errors
/// In one line, where it can't be opened, or is another kind of file.
pub fn read(path: &Path, passphrase: Option<&Passphrase>) -> anyhow::Result<ReadAuditFile> {
    let name = path.display();
    let said = || format!("{name}: damaged, or not an archive of the activity log");
    let sha256 = File::open(path).map_err(anyhow::Error::from).and_then(|file| Ok(describe("", file)?.sha256));
    let sha256 = sha256.with_context(|| format!("{name}"))?;
    let mut archive = open(path, passphrase)?;
    let (mut manifest, mut lines) = (None, Vec::new());
    for entry in archive.entries().with_context(said)? {
        let mut entry = entry.with_context(said)?;
        let kind = entry.path().with_context(said)?.display().to_string();
        if kind == MANIFEST {
            let mut text = String::new();
            entry.read_to_string(&mut text).with_context(said)?;
            manifest = Some(serde_json::from_str::<AuditManifest>(&text).with_context(said)?);
        } else if kind == RECORDS {
            lines = BufReader::new(entry).lines().collect::<Result<_, _>>().with_context(said)?;
        }
    }
    let manifest = manifest.with_context(said)?;
    if manifest.audit_archive > FORMAT {
        bail!("{name}: written by a newer version of Tandem ({}); use that one", manifest.program);
    }
    let end = |seq, link: &str| Some(ChainEnd { seq, link: from_hex(link)? });
    Ok(ReadAuditFile {
        sha256,
        from: end(manifest.after, &manifest.after_link).with_context(said)?,
        end: end(manifest.last, &manifest.last_link).with_context(said)?,
        lines,
    })
}
