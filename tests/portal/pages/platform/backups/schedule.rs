//! A backup each day, made by the portal itself: when, how many are kept, and what the operator is told.

use std::fs;

use chrono::TimeDelta;
use rstest::rstest;
use tandem::backup::schedule::{BackupHealth, Schedule};

use super::restored;
use crate::support::{Backend, TestApp, TestDatabase};

#[rstest]
#[actix_web::test]
async fn a_backup_is_made_each_day_and_the_operator_is_told(
    #[values(Backend::Sqlite, Backend::Postgres)] backend: Backend,
) {
    let app = TestApp::demo(backend).await;
    let place = tempfile::tempdir().unwrap();
    let mut schedule = Schedule {
        database: app.database.url.clone(),
        key: super::KEY.to_vec(),
        work: place.path().join("work"),
        folder: place.path().join("backups"),
        keep: 2,
        passphrase_file: None,
        clock: app.clock.clone(),
        log: std::sync::Arc::clone(&app.state.backups),
    };
    let files = || {
        let mut names: Vec<String> = fs::read_dir(place.path().join("backups"))
            .unwrap()
            .map(|one| one.unwrap().file_name().to_string_lossy().into_owned())
            .collect();
        names.sort();
        names
    };
    let operator = app.signed_in("operator@tandem.example").await;
    assert!(operator.get("/").await.says("No backups are scheduled."));
    assert!(schedule.make_if_due().await);
    assert_eq!(files(), ["tandem-20300115T120000Z.backup"]);
    assert!(operator.get("/").await.says("The last backup was made on"));
    let aurora = app.signed_in("global.admin@aurora.example").await;
    assert!(!aurora.get("/").await.text().contains("ackup"), "it is no partner's business");
    for hours in [1, 22] {
        app.clock.advance(TimeDelta::hours(hours));
        assert!(!schedule.make_if_due().await, "it isn't due yet");
    }
    for _ in 0..2 {
        app.clock.advance(TimeDelta::hours(24));
        assert!(schedule.make_if_due().await);
    }
    assert_eq!(files(), ["tandem-20300117T110000Z.backup", "tandem-20300118T110000Z.backup"], "two are kept");
    restored(&schedule.folder.join(&files()[1]), &TestDatabase::blank(backend), None).unwrap();
    // One that a clock which ran ahead has made is no reason for another, nor for others to go.
    let ahead = schedule.folder.join("tandem-20310101T000000Z.backup");
    fs::copy(schedule.folder.join(&files()[1]), &ahead).unwrap();
    assert!(!schedule.make_if_due().await);
    assert_eq!(files().len(), 3);
    fs::remove_file(&ahead).unwrap();

    // A machine that slept, or a portal that stood still.
    app.clock.advance(TimeDelta::hours(27));
    assert!(matches!(app.state.backups.health(app.clock.now()), BackupHealth::Missed(_)));
    let operator = app.signed_in("operator@tandem.example").await;
    assert!(operator.get("/").await.says("No backup has been made since"));
    schedule.passphrase_file = Some(place.path().join("missing"));
    assert!(!schedule.make_if_due().await);
    let page = operator.get("/").await;
    assert!(page.says("failed. The server log says why.") && page.says("The last backup was made on"));
    assert_eq!(files().len(), 2, "nothing is left of it, and nothing was removed for it");
    schedule.passphrase_file = None;
    assert!(!schedule.make_if_due().await, "not again at once");
    app.clock.advance(TimeDelta::hours(1));
    assert!(schedule.make_if_due().await);
    assert!(operator.get("/").await.says("The last backup was made on"));
}

#[actix_web::test]
async fn what_a_backup_left_that_was_broken_off_is_swept_away() {
    let app = TestApp::empty(Backend::Sqlite).await;
    let folder = tempfile::tempdir().unwrap();
    let (old, new) = (folder.path().join(".tandem-unfinished-old"), folder.path().join(".tandem-unfinished-new"));
    for path in [&old, &new] {
        fs::write(path, "half").unwrap();
    }
    let long_ago = std::time::UNIX_EPOCH + std::time::Duration::from_secs(1);
    fs::File::options().write(true).open(&old).unwrap().set_modified(long_ago).unwrap();
    let schedule = Schedule {
        database: app.database.url.clone(),
        key: super::KEY.to_vec(),
        work: folder.path().join("work"),
        folder: folder.path().to_owned(),
        keep: 1,
        passphrase_file: None,
        clock: app.clock.clone(),
        log: std::sync::Arc::clone(&app.state.backups),
    };
    assert!(schedule.make_if_due().await);
    assert!(!old.exists() && new.exists());
}
