//! What doesn't fit, or was damaged, is refused in one line, and the place stays as it was.

use std::{
    fs,
    io::{Read as _, Write as _},
    path::Path,
};

use diesel::connection::SimpleConnection as _;
use flate2::{Compression, GzBuilder, read::GzDecoder};
use rstest::rstest;
use tandem::{
    backup::{BackupOrder, Passphrase, Restoring, restore, take},
    clock::Clock,
    repository::whole,
};

use super::{Backup, KEY, passphrase, restored};
use crate::support::{Backend, TestDatabase};

/// Asserts that a backup is refused with these words, and that nothing is in the place afterwards.
fn refused(file: &Path, backend: Backend, passphrase: Option<&Passphrase>, words: &str) {
    let place = TestDatabase::blank(backend);
    let error = format!("{:#}", restored(file, &place, passphrase).unwrap_err());
    assert!(error.contains(words) && error.lines().count() == 1, "{error}");
    nothing_in(&place, backend);
}

fn nothing_in(place: &TestDatabase, backend: Backend) {
    let mut files = fs::read_dir(place.folder.path()).unwrap().map(|one| one.unwrap().path());
    assert!(files.all(|file| file.ends_with("data") && fs::read_dir(&file).unwrap().count() == 0));
    if backend == Backend::Postgres {
        assert!(whole::is_empty(&mut whole::open(&place.url).unwrap()).unwrap());
    }
}

#[rstest]
fn a_damaged_byte_and_a_missing_end_are_found(
    #[values(Backend::Sqlite, Backend::Postgres)] backend: Backend,
    #[values(false, true)] is_sealed: bool,
) {
    let database = TestDatabase::new(backend);
    let sealed = is_sealed.then(|| passphrase("correct horse battery"));
    let backup = Backup::of(&database.url, false, sealed.as_ref());
    let good = fs::read(backup.file()).unwrap();
    let bent = backup.folder.path().join("bent.backup");
    for part in 0..12 {
        let mut bytes = good.clone();
        let place = part * (good.len() - 1) / 11;
        bytes[place] ^= 0x10;
        fs::write(&bent, bytes).unwrap();
        refused(&bent, backend, sealed.as_ref(), "damaged");
    }
    for length in [0, 9, 600, good.len() / 2, good.len() - 1] {
        fs::write(&bent, &good[..length]).unwrap();
        refused(&bent, backend, sealed.as_ref(), "damaged");
    }
    fs::write(&bent, [good.as_slice(), b"more"].concat()).unwrap();
    refused(&bent, backend, sealed.as_ref(), "damaged");
}

#[test]
fn a_wrong_passphrase_and_none_are_told_apart() {
    let database = TestDatabase::new(Backend::Sqlite);
    let backup = Backup::of(&database.url, false, Some(&passphrase("correct horse battery")));
    let other = passphrase("correct horse cattery");
    refused(&backup.file(), Backend::Sqlite, Some(&other), "the passphrase is another one");
    refused(&backup.file(), Backend::Sqlite, None, "--passphrase-file");
}

#[rstest]
fn a_place_that_is_not_empty_stays_as_it_is(#[values(Backend::Sqlite, Backend::Postgres)] backend: Backend) {
    let (database, place) = (TestDatabase::new(backend), TestDatabase::demo(backend));
    let backup = Backup::of(&database.url, false, None);
    let count = || whole::counts(&mut whole::open(&place.url).unwrap()).unwrap();
    let before = count();
    let error = restored(&backup.file(), &place, None).unwrap_err().to_string();
    assert!(error.contains("restore into an empty place"), "{error}");
    assert_eq!(count(), before);
    assert!(!place.folder.path().join("data").exists());
}

#[test]
fn another_kind_of_database_is_refused_with_the_way_there() {
    for (of, into) in [(Backend::Sqlite, Backend::Postgres), (Backend::Postgres, Backend::Sqlite)] {
        let database = TestDatabase::new(of);
        let backup = Backup::of(&database.url, false, None);
        refused(&backup.file(), into, None, "tandem copy --to");
    }
}

/// Another manifest in a backup that is whole otherwise.
fn with_manifest(file: &Path, to: &Path, change: impl Fn(String) -> String) {
    let mut archive = tar::Archive::new(GzDecoder::new(fs::File::open(file).unwrap()));
    let out = GzBuilder::new().operating_system(255).write(fs::File::create(to).unwrap(), Compression::fast());
    let mut changed = tar::Builder::new(out);
    for entry in archive.entries().unwrap() {
        let mut entry = entry.unwrap();
        let (path, mut bytes) = (entry.path().unwrap().into_owned(), Vec::new());
        entry.read_to_end(&mut bytes).unwrap();
        if path.ends_with("manifest.json") {
            bytes = change(String::from_utf8(bytes).unwrap()).into_bytes();
        }
        let mut header = tar::Header::new_ustar();
        header.set_size(bytes.len().try_into().unwrap());
        changed.append_data(&mut header, path, bytes.as_slice()).unwrap();
    }
    changed.into_inner().unwrap().finish().unwrap().flush().unwrap();
}

#[rstest]
fn a_newer_backup_and_one_that_lost_rows_are_refused(#[values(Backend::Sqlite, Backend::Postgres)] backend: Backend) {
    let database = TestDatabase::demo(backend);
    let backup = Backup::of(&database.url, false, None);
    let other = backup.folder.path().join("other.backup");
    with_manifest(&backup.file(), &other, |text| text.replace("\"schema\": \"20", "\"schema\": \"99"));
    refused(&other, backend, None, "newer than this program");
    with_manifest(&backup.file(), &other, |text| text.replace("\"format\": 1", "\"format\": 2"));
    refused(&other, backend, None, "newer than this program");
    with_manifest(&backup.file(), &other, |text| text.replace("\"accounts\": 2", "\"accounts\": 3"));
    refused(&other, backend, None, "accounts has not the rows of the backup");
    with_manifest(&backup.file(), &other, |text| text);
    restored(&other, &TestDatabase::blank(backend), None).unwrap();
}

#[rstest]
fn an_older_schema_comes_back_and_the_next_start_migrates_it(
    #[values(Backend::Sqlite, Backend::Postgres)] backend: Backend,
) {
    let database = TestDatabase::new(backend);
    let folder = match backend {
        Backend::Sqlite => concat!(env!("CARGO_MANIFEST_DIR"), "/migrations/sqlite"),
        Backend::Postgres => concat!(env!("CARGO_MANIFEST_DIR"), "/migrations/postgres"),
    };
    let last = fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()).max().unwrap();
    let version: String = last.file_name().unwrap().to_string_lossy().split('_').next().unwrap().replace('-', "");
    let mut older = whole::open(&database.url).unwrap();
    older.batch_execute(&fs::read_to_string(last.join("down.sql")).unwrap()).unwrap();
    older.batch_execute(&format!("DELETE FROM __diesel_schema_migrations WHERE version = '{version}'")).unwrap();
    drop(older);
    let place = TestDatabase::blank(backend);
    let found = restored(&Backup::of(&database.url, false, None).file(), &place, None).unwrap();
    assert!(found.is_older);
    tandem::repository::db::Database::migrate(&place.url).unwrap();
    let now = whole::schema_version(&mut whole::open(&place.url).unwrap()).unwrap();
    assert_eq!(now, tandem::repository::migrate::latest().unwrap());
}

#[test]
fn the_key_must_be_there_and_the_right_one() {
    let database = TestDatabase::new(Backend::Sqlite);
    let (apart, inside) = (Backup::of(&database.url, true, None), Backup::of(&database.url, false, None));
    let wrong = apart.folder.path().join("wrong.keys");
    fs::write(&wrong, b"another key of forty characters or so...").unwrap();
    let none = apart.folder.path().join("none.keys");
    let other_key = Some(b"the key of another place, forty letters.".to_vec());
    let keys = apart.keys();
    for (backup, keys, existing_key, words) in [
        (&apart, None, None, "was put apart; name its file with --keys FILE"),
        (&apart, Some(&wrong), None, "isn't the key of this backup"),
        (&apart, Some(&none), None, "none.keys"),
        (&apart, Some(&keys), other_key.clone(), "another secret key"),
        (&inside, None, other_key, "another secret key"),
        (&inside, Some(&keys), Some(KEY.to_vec()), "leave out --keys"),
    ] {
        let place = TestDatabase::blank(Backend::Sqlite);
        let order = Restoring {
            file: &backup.file(),
            keys: keys.map(std::path::PathBuf::as_path),
            passphrase: None,
            database: &place.url,
            existing_key,
            data_folder: &place.folder.path().join("data"),
        };
        let error = format!("{:#}", restore(&order).unwrap_err());
        assert!(error.contains(words), "{error}");
        nothing_in(&place, Backend::Sqlite);
    }
}

#[test]
fn no_file_is_overwritten_and_a_stale_log_is_not_taken_over() {
    let database = TestDatabase::new(Backend::Sqlite);
    let backup = Backup::of(&database.url, false, None);
    let before = fs::read(backup.file()).unwrap();
    let error = backup.take(&database.url, false, None).unwrap_err().to_string();
    assert!(error.contains("--replace"), "{error}");
    let file = backup.file();
    let order = |keys| BackupOrder {
        database: &database.url,
        key: Some(KEY.to_vec()),
        work: backup.folder.path(),
        file: &file,
        keys,
        replaces: true,
        passphrase: None,
        now: Clock::System.now(),
    };
    let error = take(&order(Some(&file))).unwrap_err().to_string();
    assert!(error.contains("can't be the same file"), "{error}");
    assert_eq!(fs::read(&file).unwrap(), before);
    let place = TestDatabase::blank(Backend::Sqlite);
    fs::write(place.folder.path().join("blank.sqlite-wal"), b"old").unwrap();
    let error = restored(&backup.file(), &place, None).unwrap_err().to_string();
    assert!(error.contains("blank.sqlite-wal"), "{error}");
}
