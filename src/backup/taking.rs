//! Taking a backup while the portal serves.

use std::{
    fs::File,
    io::Write as _,
    path::{Path, PathBuf},
};

use anyhow::{Context as _, bail};

use super::{
    KEY, MANIFEST, UNFINISHED,
    archive::{ArchiveWriter, describe},
    aside, make_folder,
    manifest::{ArchivedPart, FORMAT, KeyPlace, Manifest, mark_of},
    postgres_tools::{self, PostgresPlace},
    put_into_place,
    sealing::Passphrase,
    sweep,
};
use crate::{
    domain::Moment,
    repository::{
        db::DatabaseUrl,
        whole::{self, snapshot},
    },
};

/// What is to be backed up, and where it goes.
pub struct BackupOrder<'a> {
    /// The database.
    pub database: &'a DatabaseUrl,
    /// The secret key, where there is one.
    pub key: Option<Vec<u8>>,
    /// The folder in which the database is copied meanwhile: where it is as safe as the database itself.
    pub work: &'a Path,
    /// The file to write.
    pub file: &'a Path,
    /// The file that the key goes to, apart from the rest.
    pub keys: Option<&'a Path>,
    /// Whether files of these names may be replaced.
    pub replaces: bool,
    /// What seals it.
    pub passphrase: Option<&'a Passphrase>,
    /// Now.
    pub now: Moment,
}

/// What was backed up.
#[derive(Debug)]
pub struct TakenBackup {
    /// How long the file is.
    pub bytes: u64,
    /// How many tables are in it.
    pub tables: usize,
    /// How many rows they have.
    pub rows: i64,
    /// Where the key is.
    pub key: KeyPlace,
}

/// Takes a backup: a file of this name is there whole, or not at all.
///
/// # Errors
/// In one line, with what to do.
pub fn take(order: &BackupOrder<'_>) -> anyhow::Result<TakenBackup> {
    for file in [Some(order.file), order.keys].into_iter().flatten() {
        if file.exists() && !order.replaces {
            bail!("{}: there is such a file already; choose another name, or say --replace", file.display());
        }
    }
    if order.keys.is_some_and(|keys| keys == order.file) {
        bail!("{}: the backup and its key can't be the same file; name another one", order.file.display());
    }
    make_folder(order.work)?;
    sweep(order.work);
    // For its owner alone; it goes with everything in it.
    let work = tempfile::Builder::new().prefix(UNFINISHED).tempdir_in(order.work);
    let work = work.with_context(|| format!("{}", order.work.display()))?;
    let database = copy_database(order, work.path())?;
    let key = order.key.as_deref().filter(|_| order.keys.is_none());
    let mut parts = vec![database.part.clone()];
    if let Some(key) = key {
        parts.insert(0, describe(KEY, key)?);
    }
    let manifest = Manifest {
        format: FORMAT,
        program: env!("CARGO_PKG_VERSION").to_owned(),
        schema: database.schema.clone(),
        backend: whole::backend_of(order.database).to_owned(),
        made_at: order.now.utc().to_rfc3339(),
        key: match (&order.key, order.keys) {
            (None, _) => KeyPlace::None,
            (Some(_), Some(_)) => KeyPlace::Apart,
            (Some(_), None) => KeyPlace::Inside,
        },
        key_mark: order.key.as_deref().and_then(mark_of),
        tables: database.tables.clone(),
        parts,
    };
    let file = aside(order.file)?;
    write(order, file.as_file(), &manifest, key, &database).with_context(|| format!("{}", order.file.display()))?;
    if let (Some(place), Some(key)) = (order.keys, &order.key) {
        let mut keys = aside(place)?;
        keys.write_all(key).with_context(|| format!("{}", place.display()))?;
        put_into_place(keys, place, order.replaces)?;
    }
    let bytes = file.as_file().metadata()?.len();
    put_into_place(file, order.file, order.replaces)?;
    let rows = manifest.tables.values().sum();
    Ok(TakenBackup { bytes, tables: manifest.tables.len(), rows, key: manifest.key })
}

/// A copy of the database, and what is in it.
struct Copied {
    path: PathBuf,
    part: ArchivedPart,
    schema: String,
    tables: std::collections::BTreeMap<String, i64>,
}

/// Copies the database as it is at one moment into a folder.
fn copy_database(order: &BackupOrder<'_>, work: &Path) -> anyhow::Result<Copied> {
    let name = format!("database.{}", whole::backend_of(order.database));
    let path = work.join(&name);
    let (schema, tables) = match order.database {
        DatabaseUrl::Sqlite(source) => {
            snapshot::copy_file(source, &path)?;
            let mut copy = whole::open(&DatabaseUrl::Sqlite(path.clone()))?;
            (whole::schema_version(&mut copy)?, whole::counts(&mut copy)?)
        }
        DatabaseUrl::Postgres(url) => {
            let place = PostgresPlace::parse(url)?;
            snapshot::at_named_moment(order.database, |db, moment| {
                let found = (whole::schema_version(db)?, whole::counts(db)?);
                postgres_tools::dump(&place, whole::server_version(db)?, moment, &path)?;
                Ok::<_, anyhow::Error>(found)
            })?
        }
    };
    let part = describe(&name, File::open(&path)?)?;
    Ok(Copied { path, part, schema, tables })
}

/// Writes the archive.
fn write(
    order: &BackupOrder<'_>,
    file: &File,
    manifest: &Manifest,
    key: Option<&[u8]>,
    database: &Copied,
) -> anyhow::Result<()> {
    let mut archive = ArchiveWriter::new(file.try_clone()?, order.passphrase, order.now)?;
    let text = serde_json::to_vec_pretty(manifest)?;
    archive.add(MANIFEST, u64::try_from(text.len())?, text.as_slice())?;
    if let Some(key) = key {
        archive.add(KEY, u64::try_from(key.len())?, key)?;
    }
    archive.add(&database.part.name, database.part.bytes, File::open(&database.path)?)?;
    Ok(archive.finish()?)
}
