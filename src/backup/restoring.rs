//! Bringing a backup back into an empty place: all that can be wrong with it is found before anything is put there.

use std::{
    fs,
    io::{Read, Write as _},
    path::{Path, PathBuf},
};

use anyhow::{Context as _, bail};
use tempfile::NamedTempFile;

use super::{
    KEY, MANIFEST,
    archive::{self, Hashing, damaged},
    aside, folder_of, make_folder,
    manifest::{ArchivedPart, FORMAT, KeyPlace, Manifest, mark_of},
    postgres_tools::{self, PostgresPlace},
    put_into_place,
    sealing::Passphrase,
    sweep,
};
use crate::repository::{
    db::DatabaseUrl,
    migrate,
    whole::{self, snapshot},
};

/// The most that a manifest, or a key, may take.
const SHORT: u64 = 4 * 1024 * 1024;

/// What is to be restored, and into which place.
pub struct Restoring<'a> {
    /// The backup.
    pub file: &'a Path,
    /// The file of its key, where that was put apart.
    pub keys: Option<&'a Path>,
    /// What opens it.
    pub passphrase: Option<&'a Passphrase>,
    /// The database, which must be empty.
    pub database: &'a DatabaseUrl,
    /// The secret key that the place has already.
    pub existing_key: Option<Vec<u8>>,
    /// The folder that a key is kept in.
    pub data_folder: &'a Path,
}

/// What was restored.
#[derive(Debug)]
pub struct Restored {
    /// What the backup said of itself.
    pub manifest: Manifest,
    /// Where the key was put; `None` where it was there already, or there is none.
    pub key_file: Option<PathBuf>,
    /// Whether the next start brings the schema to today's.
    pub is_older: bool,
}

/// Restores a backup; where it refuses, or is ended, the place is as it was.
///
/// # Errors
/// In one line, with what to do.
pub fn restore(order: &Restoring<'_>) -> anyhow::Result<Restored> {
    demand_empty(order.database)?;
    let broken = |error: &dyn std::fmt::Display| damaged(order.file, error);
    let mut archive = archive::open(order.file, order.passphrase)?;
    let mut manifest = None;
    let (mut key, mut database) = (None, None);
    for entry in archive.entries().map_err(|error| broken(&error))? {
        let mut entry = entry.map_err(|error| broken(&error))?;
        let name = entry.path().map_err(|error| broken(&error))?.display().to_string();
        match (&manifest, name.as_str()) {
            (None, MANIFEST) => {
                let (text, _) = read_short(&mut entry).map_err(|error| broken(&error))?;
                let found: Manifest = serde_json::from_slice(&text).map_err(|error| broken(&error))?;
                demand_fit(order, &found)?;
                manifest = Some(found);
            }
            (Some(said), KEY) => {
                let (bytes, part) = read_short(&mut entry).map_err(|error| broken(&error))?;
                demand_same(order.file, said, &part)?;
                key = Some(bytes);
            }
            (Some(said), name) if said.part(name).is_some() && database.is_none() => {
                let (file, part) = unpack(order, name, &mut entry)?;
                demand_same(order.file, said, &part)?;
                database = Some(file);
            }
            _ => return Err(broken(&format!("{name} doesn't belong there"))),
        }
    }
    archive::read_to_end(archive, order.file)?;
    let (Some(manifest), Some(database)) = (manifest, database) else { return Err(broken(&"a part is missing")) };
    let key = right_key(order, &manifest, key)?;
    demand_counts(order, &manifest, database.path())?;
    let key_file = put_key(order, key)?;
    if let Err(error) = put_database(order, &manifest, database) {
        if let Some(file) = &key_file {
            let _it_stays_where_that_fails = fs::remove_file(file);
        }
        return Err(error);
    }
    let is_older = manifest.schema < migrate::latest()?;
    Ok(Restored { manifest, key_file, is_older })
}

/// Asks that nothing be in the place yet.
fn demand_empty(url: &DatabaseUrl) -> anyhow::Result<()> {
    let full = || anyhow::anyhow!("{url:?}: there is something in this database already; restore into an empty place");
    if let DatabaseUrl::Sqlite(path) = url {
        let log = PathBuf::from(format!("{}-wal", path.display()));
        match (path.exists(), log.exists()) {
            (false, false) => return Ok(()),
            // What is in it would be taken for a part of what is restored.
            (false, true) => bail!("{}: a log is left of another database; move it away first", log.display()),
            (true, _) => {}
        }
    }
    if whole::is_empty(&mut whole::open(url)?)? { Ok(()) } else { Err(full()) }
}

/// Asks that this program, this database and this place can take the backup.
fn demand_fit(order: &Restoring<'_>, manifest: &Manifest) -> anyhow::Result<()> {
    let file = order.file.display();
    if manifest.format > FORMAT || manifest.schema > migrate::latest()? {
        bail!(
            "{file}: version {} of Tandem wrote this backup, which is newer than this program; restore with that version",
            manifest.program
        );
    }
    let backend = whole::backend_of(order.database);
    if manifest.backend != backend {
        bail!(
            "{file}: this is a backup of {}, but TANDEM_DATABASE_URL names {backend}; restore it into an empty database of \
             its own kind, then move it with `tandem copy --to`",
            manifest.backend
        );
    }
    match (manifest.key, order.keys) {
        (KeyPlace::Apart, None) => {
            bail!("{file}: the key of this backup was put apart; name its file with --keys FILE")
        }
        (KeyPlace::Inside | KeyPlace::None, Some(_)) => {
            bail!("{file}: no key of this backup was put apart; leave out --keys")
        }
        _ => Ok(()),
    }
}

/// Asks that a part be what the manifest says.
fn demand_same(file: &Path, manifest: &Manifest, part: &ArchivedPart) -> anyhow::Result<()> {
    if manifest.part(&part.name) == Some(part) {
        return Ok(());
    }
    Err(damaged(file, &format!("{} isn't what was backed up", part.name)))
}

/// Reads a short part.
fn read_short<R: Read>(entry: &mut tar::Entry<'_, R>) -> anyhow::Result<(Vec<u8>, ArchivedPart)> {
    let name = entry.path()?.display().to_string();
    let mut bytes = Vec::new();
    entry.take(SHORT).read_to_end(&mut bytes)?;
    let part = archive::describe(&name, bytes.as_slice())?;
    Ok((bytes, part))
}

/// Unpacks the database into a file beside its place.
fn unpack<R: Read>(
    order: &Restoring<'_>,
    name: &str,
    entry: &mut tar::Entry<'_, R>,
) -> anyhow::Result<(NamedTempFile, ArchivedPart)> {
    if Path::new(name).file_name() != Some(name.as_ref()) {
        bail!("{}: it names a part {name:?}, which no backup has", order.file.display());
    }
    let place = match order.database {
        DatabaseUrl::Sqlite(path) => path.clone(),
        DatabaseUrl::Postgres(_) => order.data_folder.join(name),
    };
    make_folder(folder_of(&place))?;
    sweep(folder_of(&place));
    let file = aside(&place)?;
    let mut hashing = Hashing::new(file.as_file());
    let mut piece = vec![0; 64 * 1024];
    loop {
        let read = entry.read(&mut piece).map_err(|error| damaged(order.file, &error))?;
        if read == 0 {
            break;
        }
        // A full disk is no damage.
        hashing.write_all(piece.get(..read).unwrap_or_default()).with_context(|| format!("{}", place.display()))?;
    }
    let (_, bytes, sha256) = hashing.finish();
    Ok((file, ArchivedPart { name: name.to_owned(), bytes, sha256 }))
}

/// The key that goes with the backup, from wherever it is.
fn right_key(order: &Restoring<'_>, manifest: &Manifest, inside: Option<Vec<u8>>) -> anyhow::Result<Option<Vec<u8>>> {
    let key = match (manifest.key, order.keys) {
        (KeyPlace::None, _) => return Ok(None),
        (KeyPlace::Apart, Some(keys)) => Some(fs::read(keys).with_context(|| format!("{}", keys.display()))?),
        _ => inside,
    };
    let Some(key) = key else { return Err(damaged(order.file, &"the key is missing")) };
    if mark_of(&key) != manifest.key_mark {
        let file = order.keys.unwrap_or(order.file).display();
        bail!("{file}: this isn't the key of this backup; name the file that was written with it");
    }
    if order.existing_key.as_ref().is_some_and(|existing| *existing != key) {
        bail!(
            "this place has another secret key than the backup; move secret.key of the data folder away, or unset \
             TANDEM_SECRET_KEY, and try again"
        );
    }
    Ok(Some(key))
}

/// Asks that each table have as many rows as it had. A dump is asked as it is restored.
fn demand_counts(order: &Restoring<'_>, manifest: &Manifest, file: &Path) -> anyhow::Result<()> {
    if matches!(order.database, DatabaseUrl::Postgres(_)) {
        return Ok(());
    }
    let mut copy = whole::open(&DatabaseUrl::Sqlite(file.to_owned()))?;
    let counted = whole::counts(&mut copy).map_err(|error| damaged(order.file, &error))?;
    if counted == manifest.tables {
        return Ok(());
    }
    let mut differ = manifest.tables.iter().filter(|(table, count)| counted.get(*table) != Some(*count));
    let table = differ.next().map_or("a table", |(table, _)| table);
    Err(damaged(order.file, &format!("{table} has not the rows of the backup")))
}

/// Puts the key into the data folder, where none is; says where.
fn put_key(order: &Restoring<'_>, key: Option<Vec<u8>>) -> anyhow::Result<Option<PathBuf>> {
    let Some(key) = key.filter(|_| order.existing_key.is_none()) else { return Ok(None) };
    make_folder(order.data_folder)?;
    let place = order.data_folder.join(KEY);
    let mut file = aside(&place)?;
    file.write_all(&key).with_context(|| format!("{}", place.display()))?;
    put_into_place(file, &place, false)?;
    Ok(Some(place))
}

/// Puts the database into its place, in one step.
fn put_database(order: &Restoring<'_>, manifest: &Manifest, unpacked: NamedTempFile) -> anyhow::Result<()> {
    match order.database {
        DatabaseUrl::Sqlite(path) => {
            demand_empty(order.database)?;
            put_into_place(unpacked, path, path.exists())
        }
        DatabaseUrl::Postgres(url) => {
            let mut db = whole::open(order.database)?;
            let last = snapshot::refusal_of_other_counts(&manifest.tables);
            let server = whole::server_version(&mut db)?;
            drop(db);
            postgres_tools::restore(&PostgresPlace::parse(url)?, server, unpacked.path(), &last)
        }
    }
}
