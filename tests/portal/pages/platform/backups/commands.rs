//! `tandem backup` and `tandem restore`, as they are called.

use std::{
    fs,
    path::Path,
    process::{Command, Output},
};

use rstest::rstest;
use tandem::repository::db::DatabaseUrl;

use crate::support::{Backend, TestDatabase};

/// Runs `tandem` on a database, in the folder of that.
pub fn tandem(place: &TestDatabase, arguments: &[&str]) -> Output {
    tandem_with(place, arguments, &[])
}

/// The same, with these settings on top.
pub fn tandem_with(place: &TestDatabase, arguments: &[&str], settings: &[(&str, &str)]) -> Output {
    let url = match &place.url {
        DatabaseUrl::Sqlite(path) => format!("sqlite:{}", path.display()),
        DatabaseUrl::Postgres(url) => url.clone(),
    };
    Command::new(env!("CARGO_BIN_EXE_tandem"))
        .args(arguments)
        .current_dir(place.folder.path())
        .env("TANDEM_DATABASE_URL", url)
        .env("TANDEM_DATA_DIR", place.folder.path().join("data"))
        .env_remove("TANDEM_SECRET_KEY")
        .envs(settings.iter().copied())
        .output()
        .unwrap()
}

/// What a program printed.
pub fn printed(bytes: &[u8]) -> String {
    String::from_utf8_lossy(bytes).into_owned()
}

fn named(file: &Path) -> &str {
    file.to_str().unwrap()
}

#[rstest]
fn a_backup_is_written_and_restored_by_command(#[values(Backend::Sqlite, Backend::Postgres)] backend: Backend) {
    let (from, to) = (TestDatabase::demo(backend), TestDatabase::blank(backend));
    fs::create_dir(from.folder.path().join("data")).unwrap();
    fs::write(from.folder.path().join("data/secret.key"), [b'k'; 48]).unwrap();
    let file = from.folder.path().join("all.backup");
    let first = tandem(&from, &["backup", named(&file)]);
    assert_eq!(first.status.code(), Some(0), "{}", printed(&first.stderr));
    let said = printed(&first.stdout);
    assert!(said.contains("The secret key is in it") && said.contains("It isn't sealed"), "{said}");
    let second = tandem(&from, &["backup", named(&file)]);
    assert_eq!(second.status.code(), Some(1));
    assert!(printed(&second.stderr).contains("--replace"));
    assert_eq!(tandem(&from, &["backup", named(&file), "--replace"]).status.code(), Some(0));
    let back = tandem(&to, &["restore", named(&file)]);
    assert_eq!(back.status.code(), Some(0), "{}", printed(&back.stderr));
    assert_eq!(fs::read(to.folder.path().join("data/secret.key")).unwrap(), [b'k'; 48]);
    let again = tandem(&to, &["restore", named(&file)]);
    assert_eq!(again.status.code(), Some(1));
    let said = printed(&again.stderr);
    assert!(said.contains("empty place") && said.lines().count() == 1, "{said}");
}

#[test]
fn wrong_usage_of_backups_ends_with_2() {
    let database = TestDatabase::new(Backend::Sqlite);
    for arguments in [&["backup"][..], &["restore"], &["backup", "a", "b"]] {
        assert_eq!(tandem(&database, arguments).status.code(), Some(2), "{arguments:?}");
    }
    let nowhere = TestDatabase::blank(Backend::Sqlite);
    let output = tandem(&nowhere, &["backup", "all.backup"]);
    assert_eq!(output.status.code(), Some(1));
    assert!(printed(&output.stderr).contains("there is no database yet"));
}
