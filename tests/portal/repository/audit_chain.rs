//! The chain of audit records: what is written holds together, and whatever is changed without the portal is found.

use std::collections::BTreeMap;

use chrono::TimeDelta;
use diesel::connection::SimpleConnection;
use proptest::{
    strategy::{Strategy, ValueTree},
    test_runner::TestRunner,
};
use rstest::rstest;
use serde_json::json;
use tandem::{
    domain::{
        audit::AuditEvent,
        audit_chain::{ChainFinding, ChainReport, Tampering},
        error::Error,
        moment::Moment,
    },
    repository::{
        audit::{self, AuditEntry, Author},
        audit_chain,
        db::{Database, DatabaseUrl, Db},
    },
};
use uuid::Uuid;

use crate::support::{Backend, TestDatabase, unguarded};

pub(super) fn record(db: &mut Db, number: u32) -> Result<(), Error> {
    let author = Author {
        user: None,
        email: format!("{number}@birch.example"),
        account: None,
        roles: String::new(),
        request_id: number.to_string(),
    };
    let what = AuditEntry::new(AuditEvent::AccountRenamed, "account", Uuid::from_u128(number.into()));
    let start = Moment::from_naive_utc(chrono::NaiveDateTime::default());
    let now = start.plus(TimeDelta::seconds(number.into()));
    audit::record(db, &author, what.to(json!({ "name": format!("Name {number}") })), now)
}

/// A chain of this many records, each in a transaction of its own.
pub(super) async fn chain(database: &Database, records: u32) {
    for number in 1..=records {
        database.write(move |db| record(db, number)).await.unwrap();
    }
    database.write(audit_chain::seal).await.unwrap();
}

pub(super) async fn verify(database: &Database) -> ChainReport {
    database.read(|db| audit_chain::verify(db, &BTreeMap::new())).await.unwrap()
}

pub(super) async fn found(database: &Database) -> (Tampering, Option<i64>) {
    let ChainFinding { tampering, seq, record, .. } = verify(database).await.finding.expect("nothing was found");
    assert!(record.is_some() || seq.is_some());
    (tampering, seq)
}

/// What somebody does who may do everything: the triggers go first.
pub(super) async fn tamper(database: &Database, backend: Backend, statements: &str) {
    let statements = format!("{} {statements}", unguarded(backend));
    database.write(move |db| Ok(db.batch_execute(&statements)?)).await.unwrap();
}

const OF: &str = "WHERE request_id =";

#[rstest]
#[case::edited(&format!("UPDATE audit_records SET new_value = '{{}}' {OF} '3'"), Tampering::Edited, Some(3))]
#[case::edited_to_nothing(&format!("UPDATE audit_records SET new_value = NULL {OF} '3'"), Tampering::Edited, Some(3))]
#[case::edited_and_linked_anew(
    "UPDATE audit_links SET leaf = (SELECT leaf FROM audit_links WHERE seq = 1) WHERE seq = 3",
    Tampering::Edited,
    Some(3)
)]
#[case::deleted(&format!("DELETE FROM audit_records {OF} '3'"), Tampering::Removed, Some(3))]
#[case::deleted_with_its_link(
    &format!(
        "DELETE FROM audit_links WHERE record_id = (SELECT id FROM audit_records {OF} '3'); \
         DELETE FROM audit_records {OF} '3'"
    ),
    Tampering::Removed,
    Some(3)
)]
#[case::swapped(
    &format!(
        "UPDATE audit_records SET request_id = 'x' {OF} '3'; UPDATE audit_records SET request_id = '3' {OF} '4'; \
         UPDATE audit_records SET request_id = '4' {OF} 'x'"
    ),
    Tampering::Edited,
    Some(3)
)]
#[case::moved(
    "UPDATE audit_links SET seq = 100 WHERE seq = 3; UPDATE audit_links SET seq = 3 WHERE seq = 4; \
     UPDATE audit_links SET seq = 4 WHERE seq = 100",
    Tampering::Moved,
    Some(3)
)]
#[case::inserted(
    &format!(
        "INSERT INTO audit_records (id, at, user_email, roles, event, object_kind, request_id) \
         SELECT object_id, at, user_email, roles, event, object_kind, 'new' FROM audit_records {OF} '3'"
    ),
    Tampering::Inserted,
    None
)]
#[actix_web::test]
async fn whatever_is_changed_without_the_portal_is_found_and_named(
    #[values(Backend::Sqlite, Backend::Postgres)] backend: Backend,
    #[case] statements: &str,
    #[case] tampering: Tampering,
    #[case] seq: Option<i64>,
) {
    let test = TestDatabase::new(backend);
    let database = test.open();
    chain(&database, 5).await;
    let report = verify(&database).await;
    assert_eq!((report.records, report.waiting, report.finding), (5, 0, None));
    tamper(&database, backend, statements).await;
    assert_eq!(found(&database).await, (tampering, seq));
}

#[rstest]
#[actix_web::test]
async fn what_is_recorded_is_never_changed_nor_deleted(#[values(Backend::Sqlite, Backend::Postgres)] backend: Backend) {
    let test = TestDatabase::new(backend);
    let database = test.open();
    chain(&database, 3).await;
    for statement in [
        "UPDATE audit_records SET roles = 'global_admin'",
        "UPDATE audit_records SET user_email = '', old_value = NULL, new_value = NULL",
        "DELETE FROM audit_records WHERE request_id = '1'",
        "UPDATE audit_links SET seq = seq + 10",
        "UPDATE audit_links SET salt = leaf",
        "DELETE FROM audit_links",
    ] {
        let refused = database.write(move |db| Ok(db.batch_execute(statement)?)).await;
        assert!(refused.is_err(), "{statement}");
    }
    assert_eq!(verify(&database).await.records, 3);
}

#[rstest]
#[actix_web::test]
async fn an_anchor_finds_an_end_cut_off_and_a_chain_made_anew(
    #[values(Backend::Sqlite, Backend::Postgres)] backend: Backend,
) {
    let test = TestDatabase::new(backend);
    let database = test.open();
    chain(&database, 5).await;
    let end = verify(&database).await.end;
    let anchors = BTreeMap::from([(end.seq, end.link)]);
    let checked = |database: &Database, anchors: &BTreeMap<i64, [u8; 32]>| {
        let (database, anchors) = (database.clone(), anchors.clone());
        async move { database.read(move |db| audit_chain::verify(db, &anchors)).await.unwrap() }
    };
    assert_eq!(checked(&database, &anchors).await.finding, None);
    assert_eq!(checked(&database, &anchors).await.anchors, 1);
    let other = BTreeMap::from([(3, [9; 32]), (end.seq, end.link)]);
    let finding = checked(&database, &other).await.finding.unwrap();
    assert_eq!((finding.tampering, finding.seq), (Tampering::Rewritten, Some(3)));
    tamper(
        &database,
        backend,
        "DELETE FROM audit_links WHERE seq = 5; DELETE FROM audit_records WHERE request_id = '5'",
    )
    .await;
    assert_eq!(verify(&database).await.finding, None, "the chain alone can't tell");
    let finding = checked(&database, &anchors).await.finding.unwrap();
    assert_eq!((finding.tampering, finding.seq), (Tampering::Removed, Some(5)));
}

#[rstest]
#[actix_web::test]
async fn a_record_that_is_kept_from_the_chain_stops_no_other_and_is_told_with_its_time(
    #[values(Backend::Sqlite, Backend::Postgres)] backend: Backend,
) {
    let test = TestDatabase::new(backend);
    let database = test.open();
    chain(&database, 2).await;
    // Whoever writes into the queue by hand would have had every link after it fail.
    let queue = "INSERT INTO audit_unlinked (record_id) SELECT id FROM audit_records WHERE request_id = '1'";
    database.write(move |db| Ok(db.batch_execute(queue)?)).await.unwrap();
    database.write(|db| record(db, 3)).await.unwrap();
    database.write(audit_chain::seal).await.unwrap();
    let report = verify(&database).await;
    assert_eq!((report.records, report.waiting, report.finding), (3, 1, None));
    let start = Moment::from_naive_utc(chrono::NaiveDateTime::default());
    assert_eq!(report.waiting_since, Some(start.plus(TimeDelta::seconds(1))));
}

/// What one of many does who write at once: so many records, and whether it is undone.
type Write = (u32, bool);

#[rstest]
#[actix_web::test]
async fn whoever_writes_at_once_and_whatever_is_undone_the_chain_has_no_gap(
    #[values(Backend::Sqlite, Backend::Postgres)] backend: Backend,
) {
    let test = TestDatabase::new(backend);
    let database = test.open();
    let mut runner = TestRunner::deterministic();
    let writes = proptest::collection::vec((0_u32..4, proptest::bool::weighted(0.3)), 1..40);
    let mut kept = 0;
    for _round in 0..6 {
        let round: Vec<Write> = writes.new_tree(&mut runner).unwrap().current();
        let running = round.iter().copied().enumerate().map(|(at, (records, fails))| {
            database.write(move |db| {
                for number in 0..records {
                    record(db, u32::try_from(at).unwrap() * 10 + number)?;
                }
                if fails { Err(Error::NotFound) } else { Ok(()) }
            })
        });
        let done = futures_util::future::join_all(running).await;
        assert_eq!(done.iter().filter(|one| one.is_err()).count(), round.iter().filter(|(_, fails)| *fails).count());
        kept += round.iter().filter(|(_, fails)| !fails).map(|(records, _)| i64::from(*records)).sum::<i64>();
        let (one, other) = tokio::join!(database.write(audit_chain::seal), database.write(audit_chain::seal));
        let sealed = one.unwrap() + other.unwrap();
        assert!(backend == Backend::Postgres || sealed == 0, "the writer had done it");
        let report = verify(&database).await;
        assert_eq!((report.records, report.waiting, report.finding), (kept, 0, None));
    }
}

#[actix_web::test]
async fn a_role_that_may_change_no_table_and_no_record_serves_and_records() {
    let test = TestDatabase::new(Backend::Postgres);
    let owner = test.open();
    let DatabaseUrl::Postgres(url) = &test.url else { panic!("{:?}", test.url) };
    let role = format!("portal_{}", Uuid::from_bytes(rand::random()).simple());
    let url = DatabaseUrl::Postgres(format!("postgres://{role}@{}", url.split_once('@').unwrap().1));
    // As docs/operations.md has it.
    let grants = format!(
        "CREATE ROLE {role} LOGIN; GRANT USAGE ON SCHEMA public TO {role}; \
         GRANT SELECT, INSERT, UPDATE, DELETE ON ALL TABLES IN SCHEMA public TO {role}; \
         REVOKE UPDATE, DELETE ON audit_records, audit_links, audit_archives FROM {role}"
    );
    owner.write(move |db| Ok(db.batch_execute(&grants)?)).await.unwrap();
    Database::migrate(&url).unwrap();
    let portal = Database::open(&url, 1).unwrap();
    chain(&portal, 3).await;
    assert_eq!(verify(&portal).await.records, 3);
    tamper(&owner, Backend::Postgres, "").await;
    for statement in ["UPDATE audit_records SET roles = ''", "DELETE FROM audit_links"] {
        assert!(portal.write(move |db| Ok(db.batch_execute(statement)?)).await.is_err(), "{statement}");
    }
    drop(portal);
    let gone = format!("DROP OWNED BY {role}; DROP ROLE {role}");
    owner.write(move |db| Ok(db.batch_execute(&gone)?)).await.unwrap();
}
