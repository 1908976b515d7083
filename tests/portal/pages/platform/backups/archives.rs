//! `tandem audit archive`, and checking what it wrote, as they are called.

use std::fs;

use chrono::{NaiveDateTime, TimeDelta};
use rstest::rstest;
use serde_json::json;
use tandem::{
    domain::{audit::AuditEvent, moment::Moment},
    repository::{
        audit::{self, AuditEntry, Author},
        audit_chain,
    },
};
use uuid::Uuid;

use super::commands::{printed, tandem_with};
use crate::support::{Backend, TestDatabase};

#[rstest]
#[actix_web::test]
async fn old_records_go_into_an_archive_by_command_and_are_checked_there(
    #[values(Backend::Sqlite, Backend::Postgres)] backend: Backend,
) {
    let place = TestDatabase::new(backend);
    let database = place.open();
    for number in 1..=3_i64 {
        let write = move |db: &mut _| {
            let author = Author {
                user: None,
                email: "somebody@birch.example".to_owned(),
                account: None,
                roles: String::new(),
                request_id: number.to_string(),
            };
            let entry =
                AuditEntry::new(AuditEvent::AccountRenamed, "account", Uuid::nil()).to(json!({ "name": "Birch" }));
            let at = Moment::from_naive_utc(NaiveDateTime::default()).plus(TimeDelta::days(number));
            audit::record(db, &author, entry, at)
        };
        database.write(write).await.unwrap();
    }
    database.write(audit_chain::seal).await.unwrap();
    let unset = tandem_with(&place, &["audit", "archive"], &[]);
    assert_eq!(unset.status.code(), Some(1));
    assert!(printed(&unset.stderr).contains("TANDEM_AUDIT_DAYS: isn't set"), "{}", printed(&unset.stderr));
    let short = tandem_with(&place, &["audit", "archive"], &[("TANDEM_AUDIT_DAYS", "30")]);
    assert!(printed(&short.stderr).contains("TANDEM_AUDIT_DAYS: must be 365 or more"), "{}", printed(&short.stderr));
    let settings = [("TANDEM_AUDIT_DAYS", "365")];
    let done = tandem_with(&place, &["audit", "archive"], &settings);
    assert_eq!(done.status.code(), Some(0), "{}", printed(&done.stderr));
    assert!(printed(&done.stdout).contains("3 records are in archives in "), "{}", printed(&done.stdout));
    let again = tandem_with(&place, &["audit", "archive"], &settings);
    assert!(printed(&again.stdout).contains("No records are old enough."), "{}", printed(&again.stdout));
    let whole = tandem_with(&place, &["audit", "verify"], &[]);
    assert_eq!(whole.status.code(), Some(0), "{}", printed(&whole.stderr));
    assert!(printed(&whole.stdout).contains("Records 1 to 3 are in archives: 1."), "{}", printed(&whole.stdout));
    let folder = place.folder.path().join("data/archives");
    let file = fs::read_dir(&folder).unwrap().next().unwrap().unwrap().path();
    let check = || tandem_with(&place, &["audit", "verify", "--archive", file.to_str().unwrap()], &[]);
    let checked = check();
    assert_eq!(checked.status.code(), Some(0), "{}", printed(&checked.stderr));
    assert!(printed(&checked.stdout).contains("3 records checked, number 1 to 3."), "{}", printed(&checked.stdout));
    let mut bytes = fs::read(&file).unwrap();
    let middle = bytes.len() / 2;
    bytes[middle] ^= 1;
    fs::write(&file, bytes).unwrap();
    let bent = check();
    assert_eq!(bent.status.code(), Some(1));
    assert_eq!(printed(&bent.stderr).lines().count(), 1, "{}", printed(&bent.stderr));
}
