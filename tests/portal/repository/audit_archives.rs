//! Archives of audit records: what is old goes into files and nothing else does, and the chain goes on from there.

use std::{
    collections::BTreeMap,
    fs,
    io::Write as _,
    os::unix::fs::PermissionsExt as _,
    path::{Path, PathBuf},
};

use chrono::TimeDelta;
use diesel::connection::SimpleConnection;
use rstest::rstest;
use tandem::{
    backup::{
        Passphrase,
        audit_archives::{self as files, AuditFile, ReadAuditFile},
    },
    clock::Clock,
    domain::{
        audit_chain::{ChainDigest, ChainEnd, ChainReport, Tampering},
        moment::Moment,
    },
    repository::{
        audit_chain::{self, archives},
        db::Database,
    },
    service::audit_archives::{self, AuditArchives},
};

use super::audit_chain::{chain, found, tamper, verify};
use crate::support::{Backend, TestDatabase};

/// What archives records of more than a day, two at a time, when the first `old` of a chain are that old.
fn archiver(test: &TestDatabase, database: &Database, old: i64) -> AuditArchives {
    let clock = Clock::manual(Moment::from_naive_utc(chrono::NaiveDateTime::default()));
    clock.advance(TimeDelta::days(1) + TimeDelta::seconds(old) + TimeDelta::milliseconds(500));
    AuditArchives {
        database: database.clone(),
        clock,
        days: 1,
        piece: 2,
        folder: test.folder.path().join("archives"),
        passphrase_file: None,
        author: "archives",
    }
}

/// The files of a folder, by the numbers of their first records.
fn archives_in(folder: &Path) -> Vec<PathBuf> {
    let mut found: Vec<PathBuf> = fs::read_dir(folder).unwrap().map(|one| one.unwrap().path()).collect();
    found.sort();
    found
}

/// What checking a file comes to.
async fn checked(database: &Database, file: &Path) -> Result<i64, String> {
    let kept = database.read(archives::all).await.unwrap();
    let read = files::read(file, None).map_err(|error| format!("{error:#}"))?;
    audit_archives::check(&read, &kept)
}

async fn verify_with(database: &Database, anchors: BTreeMap<i64, ChainDigest>) -> ChainReport {
    database.read(move |db| audit_chain::verify(db, &anchors)).await.unwrap()
}

#[rstest]
#[actix_web::test]
async fn what_is_old_goes_into_files_and_the_chain_goes_on_from_there(
    #[values(Backend::Sqlite, Backend::Postgres)] backend: Backend,
) {
    let test = TestDatabase::new(backend);
    let database = test.open();
    chain(&database, 9).await;
    let before = verify(&database).await.end;
    let archives = archiver(&test, &database, 5);
    assert_eq!(archives.archive().await.unwrap(), 5);
    assert_eq!(archives.archive().await.unwrap(), 0, "nothing is old any more");
    database.write(audit_chain::seal).await.unwrap();
    let report = verify(&database).await;
    assert_eq!((report.records, report.end.seq, report.archives), (7, 12, 3), "four, and one for each archive");
    assert_eq!((report.waiting, report.finding), (0, None));
    let files = archives_in(&archives.folder);
    assert_eq!(files.len(), 3, "nothing is left over: {files:?}");
    for (file, records) in files.iter().zip([2, 2, 1]) {
        assert_eq!(checked(&database, file).await, Ok(records));
        assert_eq!(fs::metadata(file).unwrap().permissions().mode() & 0o777, 0o600);
    }
    // What the chain was once is known of its beginning no longer, but where an archive ends.
    let in_the_middle = BTreeMap::from([(3, [9; 32]), (before.seq, before.link)]);
    let report = verify_with(&database, in_the_middle).await;
    assert_eq!((report.anchors, report.anchors_in_archives, report.finding), (1, 1, None));
    let at_an_end = verify_with(&database, BTreeMap::from([(4, [9; 32])])).await.finding.unwrap();
    assert_eq!((at_an_end.tampering, at_an_end.seq), (Tampering::Rewritten, Some(4)));
}

#[rstest]
#[case::removed_with_no_word(
    "DELETE FROM audit_records WHERE request_id = '6'; DELETE FROM audit_links WHERE seq = 6",
    Tampering::Removed,
    Some(6)
)]
#[case::an_archive_that_takes_more(
    "UPDATE audit_archives SET last_seq = 6 WHERE last_seq = 5; \
     DELETE FROM audit_records WHERE request_id = '6'; DELETE FROM audit_links WHERE seq = 6",
    Tampering::Unarchived,
    Some(5)
)]
#[case::another_file(
    "UPDATE audit_archives SET file_name = 'other' WHERE first_seq = 1",
    Tampering::Unarchived,
    Some(1)
)]
#[case::no_archive("DELETE FROM audit_archives", Tampering::Removed, Some(1))]
#[case::one_archive_less("DELETE FROM audit_archives WHERE last_seq = 5", Tampering::Removed, Some(5))]
#[case::the_first_archive("DELETE FROM audit_archives WHERE first_seq = 1", Tampering::Unarchived, Some(3))]
#[case::no_record_of_it(
    "DELETE FROM audit_records WHERE id = (SELECT record_id FROM audit_links WHERE seq = 12); \
     DELETE FROM audit_links WHERE seq = 12",
    Tampering::Unarchived,
    Some(5)
)]
#[actix_web::test]
async fn a_beginning_that_no_record_vouches_for_is_found(
    #[values(Backend::Sqlite, Backend::Postgres)] backend: Backend,
    #[case] statements: &str,
    #[case] tampering: Tampering,
    #[case] seq: Option<i64>,
) {
    let test = TestDatabase::new(backend);
    let database = test.open();
    chain(&database, 9).await;
    assert_eq!(archiver(&test, &database, 5).archive().await.unwrap(), 5);
    tamper(&database, backend, statements).await;
    assert_eq!(found(&database).await, (tampering, seq));
}

#[rstest]
#[actix_web::test]
async fn nothing_is_deleted_but_what_an_archive_on_record_holds(
    #[values(Backend::Sqlite, Backend::Postgres)] backend: Backend,
) {
    let test = TestDatabase::new(backend);
    let database = test.open();
    chain(&database, 9).await;
    let archives = archiver(&test, &database, 5);
    assert_eq!(archives.archive().await.unwrap(), 5);
    let row = "INSERT INTO audit_archives (id, first_seq, last_seq, link, earliest_at, latest_at, file_name, sha256, \
               seal, archived_at) SELECT";
    let rest = "link, '2030-01-01 00:00:00', '2030-01-01 00:00:00', 'x', \
                '0000000000000000000000000000000000000000000000000000000000000000', link, '2030-01-01 00:00:00' \
                FROM audit_links WHERE seq = 7";
    for statement in [
        "DELETE FROM audit_records WHERE request_id = '6'",
        "DELETE FROM audit_links WHERE seq = 6",
        "UPDATE audit_archives SET last_seq = 7",
        "DELETE FROM audit_archives",
        // No record says so, and one that leaves a gap.
        &format!("{row} record_id, 6, 7, {rest}"),
        &format!("{row} (SELECT max(object_id::text)::uuid FROM audit_records), 7, 7, {rest}"),
    ] {
        let text = match backend {
            Backend::Postgres => statement.to_owned(),
            Backend::Sqlite => statement.replace("max(object_id::text)::uuid", "max(object_id)"),
        };
        let refused = database.write(move |db| Ok(db.batch_execute(&text)?)).await;
        assert!(refused.is_err(), "{statement}");
    }
    assert_eq!(verify(&database).await.finding, None);
}

#[rstest]
#[actix_web::test]
async fn an_archive_that_broke_off_is_written_anew_and_nothing_is_lost(
    #[values(Backend::Sqlite, Backend::Postgres)] backend: Backend,
) {
    let test = TestDatabase::new(backend);
    let database = test.open();
    chain(&database, 4).await;
    let archives = archiver(&test, &database, 2);
    // The file is on disk, and the program ends before the records go.
    let now = archives.clock.now();
    let piece = database.read(move |db| archives::oldest(db, now, 2)).await.unwrap().unwrap();
    let file = AuditFile { from: piece.from, end: piece.end, lines: &piece.lines, passphrase: None, now };
    let (name, sha256) = files::write(&archives.folder, &file).unwrap();
    assert_eq!(files::write(&archives.folder, &file).unwrap(), (name.clone(), sha256.clone()), "it is taken as it is");
    fs::write(archives.folder.join(&name), b"cut off").unwrap();
    assert_eq!((verify(&database).await.records, verify(&database).await.finding), (4, None));
    assert_eq!(archives.archive().await.unwrap(), 2);
    let written = archives_in(&archives.folder);
    assert_eq!(written.len(), 1);
    assert_eq!(checked(&database, &written[0]).await, Ok(2));
    // Two at once: one of them finds that it was done.
    let (one, other) = (archiver(&test, &database, 4), archiver(&test, &database, 4));
    let (one, other) = tokio::join!(one.archive(), other.archive());
    assert!(one.is_ok() || other.is_ok(), "{one:?} {other:?}");
    assert_eq!(verify(&database).await.finding, None);
    for file in archives_in(&archives.folder) {
        assert_eq!(checked(&database, &file).await, Ok(2));
    }
}

#[rstest]
#[actix_web::test]
async fn nothing_is_archived_where_a_record_was_altered(
    #[values(Backend::Sqlite, Backend::Postgres)] backend: Backend,
) {
    let test = TestDatabase::new(backend);
    let database = test.open();
    chain(&database, 4).await;
    tamper(&database, backend, "UPDATE audit_records SET new_value = '{}' WHERE request_id = '3'").await;
    let refused = archiver(&test, &database, 4).archive().await.unwrap_err().to_string();
    assert!(refused.contains("record 3") && refused.contains("was edited"), "{refused}");
    assert_eq!(found(&database).await, (Tampering::Edited, Some(3)));
}

#[actix_web::test]
async fn a_file_that_was_altered_or_is_of_another_log_is_told() {
    let test = TestDatabase::new(Backend::Sqlite);
    let database = test.open();
    chain(&database, 4).await;
    let mut archives = archiver(&test, &database, 4);
    archives.archive().await.unwrap();
    let written = archives_in(&archives.folder);
    let mut read = files::read(&written[0], None).unwrap();
    let kept = database.read(archives::all).await.unwrap();
    let check = |file: &ReadAuditFile| audit_archives::check(file, &kept).unwrap_err();
    read.lines[1] = read.lines[1].replace("Name 2", "Name 3");
    assert!(check(&read).contains("record 2 ") && check(&read).contains("was edited"), "{}", check(&read));
    read.lines.pop();
    assert!(check(&read).contains("ends with record 1"), "{}", check(&read));
    // The same records, written anew.
    let read = files::read(&written[0], None).unwrap();
    let now = Clock::System.now();
    let file = AuditFile { from: read.from, end: read.end, lines: &read.lines, passphrase: None, now };
    fs::remove_file(&written[0]).unwrap();
    files::write(&archives.folder, &file).unwrap();
    let read = files::read(&written[0], None).unwrap();
    assert!(check(&read).contains("isn't the file that was written"), "{}", check(&read));
    let other = TestDatabase::new(Backend::Sqlite);
    chain(&other.open(), 4).await;
    let elsewhere = other.open().read(archives::all).await.unwrap();
    assert!(audit_archives::check(&read, &elsewhere).unwrap_err().contains("no archive of this activity log"));
    // With a passphrase nobody else reads it.
    let passphrase_file = test.folder.path().join("passphrase");
    fs::File::create(&passphrase_file).unwrap().write_all(b"twelve letters").unwrap();
    archives.passphrase_file = Some(passphrase_file.clone());
    archives.folder = test.folder.path().join("sealed");
    archives.clock.advance(TimeDelta::days(2));
    assert_eq!(archives.archive().await.unwrap(), 2, "the records of the first two");
    let sealed = archives_in(&archives.folder);
    let refused = files::read(&sealed[0], None).unwrap_err().to_string();
    assert!(refused.contains("sealed") && !fs::read(&sealed[0]).unwrap().windows(5).any(|some| some == b"audit"));
    let read = files::read(&sealed[0], Some(&Passphrase::read(&passphrase_file).unwrap())).unwrap();
    let kept = database.read(archives::all).await.unwrap();
    assert_eq!(audit_archives::check(&read, &kept), Ok(2));
    assert_ne!(read.from, ChainEnd::default());
}
