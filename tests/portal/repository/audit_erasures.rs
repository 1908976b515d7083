//! People erased from audit records: the chain holds, and whoever does it without a record of it is found.

use diesel::connection::SimpleConnection;
use rstest::rstest;
use tandem::{
    clock::Clock,
    domain::{audit_chain::Tampering, moment::Moment},
    repository::{
        audit::Author,
        audit_chain::{
            self,
            archives::{self, oldest},
            erasures::{self, ErasedPiece, RecordedPerson},
        },
        db::Database,
    },
    service::audit_archives::{self, AuditArchives},
};
use uuid::Uuid;

use super::audit_chain::{chain, found, tamper, verify};
use crate::support::{Backend, TestDatabase};

fn person(number: u32) -> RecordedPerson {
    RecordedPerson { user: None, email_key: format!("{number}@birch.example") }
}

/// Erases a person from all records; gives how many they were.
async fn erase(database: &Database, number: u32) -> usize {
    let author = Author {
        user: None,
        email: "tandem person erase".to_owned(),
        account: None,
        roles: String::new(),
        request_id: "erasing".to_owned(),
    };
    let now = Moment::from_naive_utc(chrono::NaiveDateTime::default());
    let about = (Uuid::from_u128(77), 0);
    let work = move |db: &mut _| erasures::erase(db, &person(number), about, &author, now);
    let ErasedPiece { records, .. } = database.write(work).await.unwrap();
    records
}

#[rstest]
#[actix_web::test]
async fn whoever_is_erased_is_in_no_record_and_the_chain_holds(
    #[values(Backend::Sqlite, Backend::Postgres)] backend: Backend,
) {
    let test = TestDatabase::new(backend);
    let database = test.open();
    chain(&database, 5).await;
    assert_eq!(erase(&database, 3).await, 1);
    assert_eq!(erase(&database, 3).await, 0, "the record of it names nobody");
    let report = verify(&database).await;
    assert_eq!((report.records, report.erased, report.waiting, report.finding), (6, 1, 0, None));
    let left = database.read(|db| Ok(erasures::find(db, &person(3), 0)?.records)).await.unwrap();
    assert!(left.is_empty(), "{left:?}");
    assert_eq!(database.read(|db| Ok(erasures::find(db, &person(4), 0)?.records.len())).await.unwrap(), 1);
    for statement in [
        "UPDATE audit_records SET user_email = 'x@y.example' WHERE request_id = '3'",
        "UPDATE audit_records SET roles = 'x' WHERE request_id = '3'",
        "UPDATE audit_links SET personal = leaf WHERE seq = 3",
        "UPDATE audit_links SET salt = NULL WHERE seq = 4",
        "DELETE FROM audit_records WHERE request_id = '3'",
    ] {
        let refused = database.write(move |db| Ok(db.batch_execute(statement)?)).await;
        assert!(refused.is_err(), "{statement}");
    }
}

#[rstest]
#[case::told_otherwise("UPDATE audit_records SET new_value = '{}' WHERE request_id = '3'", Tampering::Edited)]
#[case::done_otherwise("UPDATE audit_records SET event = 'sign_in' WHERE request_id = '3'", Tampering::Edited)]
#[case::with_another_digest("UPDATE audit_links SET personal = leaf WHERE seq = 3", Tampering::Edited)]
#[case::said_by_a_record_that_says_less(
    "UPDATE audit_records SET new_value = '{\"records\":1,\"numbers\":\"2\"}' WHERE request_id = 'erasing'",
    Tampering::Erased
)]
#[case::said_by_a_record_that_is_none(
    "DELETE FROM audit_records WHERE request_id = 'erasing'; DELETE FROM audit_links WHERE seq = 6",
    Tampering::Erased
)]
#[actix_web::test]
async fn a_record_that_was_emptied_or_altered_with_no_word_is_found(
    #[values(Backend::Sqlite, Backend::Postgres)] backend: Backend,
    #[case] statements: &str,
    #[case] tampering: Tampering,
) {
    let test = TestDatabase::new(backend);
    let database = test.open();
    chain(&database, 5).await;
    assert_eq!(erase(&database, 3).await, 1);
    tamper(&database, backend, statements).await;
    assert_eq!(found(&database).await, (tampering, Some(3)));
}

#[rstest]
#[actix_web::test]
async fn an_archive_holds_nobody_who_was_erased_before_and_none_is_made_of_what_it_was(
    #[values(Backend::Sqlite, Backend::Postgres)] backend: Backend,
) {
    let test = TestDatabase::new(backend);
    let database = test.open();
    chain(&database, 5).await;
    assert_eq!(erase(&database, 3).await, 1);
    let clock = Clock::manual(Moment::from_naive_utc(chrono::NaiveDateTime::default()));
    clock.advance(chrono::TimeDelta::days(1) + chrono::TimeDelta::milliseconds(4_500));
    let archives = AuditArchives {
        database: database.clone(),
        clock: clock.clone(),
        days: 1,
        piece: 100,
        folder: test.folder.path().join("archives"),
        passphrase_file: None,
        author: "archives",
    };
    assert_eq!(archives.archive().await.unwrap(), 4);
    let file = std::fs::read_dir(&archives.folder).unwrap().next().unwrap().unwrap().path();
    let read = tandem::backup::audit_archives::read(&file, None).unwrap();
    assert!(!read.lines[2].contains("3@birch") && read.lines[1].contains("2@birch"));
    let kept = database.read(archives::all).await.unwrap();
    assert_eq!(audit_archives::check(&read, &kept), Ok(4));
    let report = verify(&database).await;
    assert_eq!((report.records, report.erased, report.finding), (3, 0, None));
    // Somebody is erased between the reading of a piece and its going.
    let now = clock.now();
    let piece = database.read(move |db| oldest(db, now, 1)).await.unwrap().unwrap();
    assert_eq!(erase(&database, 5).await, 1);
    let archive = tandem::domain::audit_chain::AuditArchive {
        id: tandem::domain::ids::AuditId::at(now),
        first_seq: 5,
        end: piece.end,
        earliest_at: piece.earliest_at,
        latest_at: piece.latest_at,
        file_name: "x".to_owned(),
        sha256: "0".repeat(64),
    };
    let author = Author {
        user: None,
        email: "archives".to_owned(),
        account: None,
        roles: String::new(),
        request_id: "archives".to_owned(),
    };
    let refused = database.write(move |db| archives::take_out(db, (&piece, &archive), &author, now)).await;
    assert!(refused.unwrap_err().to_string().contains("meanwhile"));
    assert_eq!(verify(&database).await.finding, None);
}

#[rstest]
#[actix_web::test]
async fn what_waits_to_be_linked_is_erased_too(#[values(Backend::Sqlite, Backend::Postgres)] backend: Backend) {
    let test = TestDatabase::new(backend);
    let database = test.open();
    database.write(|db| super::audit_chain::record(db, 1)).await.unwrap();
    assert_eq!(erase(&database, 1).await, 1);
    database.write(audit_chain::seal).await.unwrap();
    assert_eq!((verify(&database).await.erased, verify(&database).await.finding), (1, None));
}
