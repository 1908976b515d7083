//! What is backed up while people write comes back as it was at one moment.

use std::{
    fs,
    os::unix::fs::PermissionsExt as _,
    sync::{
        Arc,
        atomic::{AtomicBool, Ordering},
    },
};

use actix_web::{http::StatusCode, web::block};
use diesel::{RunQueryDsl, sql_query};
use rstest::rstest;
use tandem::{
    backup::KeyPlace,
    repository::{db::Db, whole},
};

use super::{Backup, KEY, passphrase, restored};
use crate::{
    pages::partner::indirect_resellers::dump,
    support::{Backend, TestApp, TestDatabase},
};

/// Writes two rows in each transaction, until it is told to end; gives how many transactions there were.
async fn write_on(app: &TestApp, ends: Arc<AtomicBool>) -> usize {
    let mut done = 0;
    while !ends.load(Ordering::SeqCst) {
        let number = done;
        app.write(move |db| {
            for side in ["a", "b"] {
                let hash = match db {
                    Db::Sqlite(_) => format!("x'{number:062x}{}'", if side == "a" { "0a" } else { "0b" }),
                    Db::Pg(_) => format!("decode('{number:062x}{}', 'hex')", if side == "a" { "0a" } else { "0b" }),
                };
                let row = format!(
                    "INSERT INTO idempotency_keys (key_hash, reference, created_at) VALUES ({hash}, '{side}', \
                     '2030-01-01 00:00:00')"
                );
                match db {
                    Db::Sqlite(conn) => sql_query(row).execute(conn)?,
                    Db::Pg(conn) => sql_query(row).execute(conn)?,
                };
            }
            Ok(())
        })
        .await;
        done += 1;
    }
    done
}

#[rstest]
#[actix_web::test]
async fn a_backup_taken_under_writes_comes_back_whole_and_its_pages_answer(
    #[values(Backend::Sqlite, Backend::Postgres)] backend: Backend,
) {
    let app = TestApp::demo(backend).await;
    let (url, ends) = (app.database.url.clone(), Arc::new(AtomicBool::new(false)));
    let ended = Arc::clone(&ends);
    let backing_up = async move {
        let backup = block(move || Backup::of(&url, false, None)).await.unwrap();
        ends.store(true, Ordering::SeqCst);
        backup
    };
    let (backup, done) = futures_util::future::join(backing_up, write_on(&app, ended)).await;
    assert!(done > 1, "nobody wrote");
    assert_eq!(fs::metadata(backup.file()).unwrap().permissions().mode() & 0o777, 0o600);
    assert_eq!(fs::read_dir(backup.folder.path()).unwrap().count(), 1, "nothing is left beside it");

    let place = TestDatabase::blank(backend);
    let found = restored(&backup.file(), &place, None).unwrap();
    assert!(!found.is_older);
    assert_eq!(fs::read(found.key_file.unwrap()).unwrap(), KEY);
    let counted = whole::counts(&mut whole::open(&place.url).unwrap()).unwrap();
    assert_eq!(counted, found.manifest.tables);
    assert_eq!(counted["idempotency_keys"] % 2, 0, "half of a transaction");
    app.sql("DELETE FROM idempotency_keys").await;
    let again = TestApp::on(place).await;
    again.sql("DELETE FROM idempotency_keys").await;
    assert_eq!(dump(&again).await, dump(&app).await);
    let sales = again.signed_in("sales.agent@aurora.example").await;
    for path in ["/", "/customers", "/indirect-resellers", "/invitations", "/billing", "/search?q=bakery"] {
        assert_eq!(sales.get(path).await.status, StatusCode::OK, "{path}");
    }
    assert!(sales.get("/customers?search=akery").await.says("Elm Bakery"));
}

#[rstest]
#[actix_web::test]
async fn a_sealed_backup_opens_with_its_passphrase_and_its_key_is_where_it_was_put(
    #[values(Backend::Sqlite, Backend::Postgres)] backend: Backend,
) {
    let database = TestDatabase::demo(backend);
    let sealed = passphrase("correct horse battery");
    let backup = Backup { folder: tempfile::tempdir().unwrap() };
    let taken = backup.take(&database.url, true, Some(&sealed)).unwrap();
    assert_eq!(taken.key, KeyPlace::Apart);
    assert_eq!(fs::read(backup.keys()).unwrap(), KEY);
    assert_eq!(fs::metadata(backup.keys()).unwrap().permissions().mode() & 0o777, 0o600);
    let bytes = fs::read(backup.file()).unwrap();
    assert!(!bytes.windows(6).any(|some| some == b"SQLite" || some == b"ustar\0"), "it can be read");
    let place = TestDatabase::blank(backend);
    let order = tandem::backup::Restoring {
        file: &backup.file(),
        keys: Some(&backup.keys()),
        passphrase: Some(&sealed),
        database: &place.url,
        existing_key: Some(KEY.to_vec()),
        data_folder: &place.folder.path().join("data"),
    };
    let found = tandem::backup::restore(&order).unwrap();
    assert_eq!(found.key_file, None, "it was there already");
    assert_eq!(TestApp::on(place).await.signed_in("admin@firclinic.onmicrosoft.com").await.get("/").await.status, 200);
}
