//! `tandem check`: each thing that is wrong is told with the way to mend it, and advice is no fault.

use std::{
    fs,
    io::{BufRead as _, BufReader, Write as _},
    net::TcpListener,
    os::unix::fs::PermissionsExt as _,
    process::Output,
    thread,
};

use super::commands::{printed, tandem_with};
use crate::support::{Backend, TestDatabase};

/// Checks the settings of a place whose data folder is right.
fn check(database: &TestDatabase, settings: &[(&str, &str)]) -> Output {
    let data = database.folder.path().join("data");
    if !data.exists() {
        fs::create_dir(&data).unwrap();
        fs::set_permissions(&data, fs::Permissions::from_mode(0o700)).unwrap();
    }
    tandem_with(database, &["check"], settings)
}

#[test]
fn advice_alone_ends_with_0() {
    let output = check(&TestDatabase::new(Backend::Sqlite), &[]);
    let said = printed(&output.stdout);
    assert_eq!(output.status.code(), Some(0), "{said}");
    for words in [
        "ok       settings: each can be used",
        "advice   address: links in emails begin with http://127.0.0.1:8080",
        "advice   mail: no TANDEM_SMTP_URL is set",
        "advice   backups: none is made by itself",
        "ok       database: it answers",
        "ok       clock:",
    ] {
        assert!(said.contains(words), "{words}: {said}");
    }
}

#[test]
fn everything_that_is_wrong_is_told_at_once() {
    let database = TestDatabase::new(Backend::Sqlite);
    let settings = [
        ("TANDEM_LISTEN", "8080"),
        ("TANDEM_MAIL_FROM", "nobody"),
        ("TANDEM_TRUSTED_PROXIES", "0.0.0.0/0"),
        ("TANDEM_SMTP_URL", "smtp://127.0.0.1:1"),
        ("TANDEM_BACKUP_PASSPHRASE_FILE", "missing"),
    ];
    let output = check(&database, &settings);
    let said = printed(&output.stdout);
    assert_eq!(output.status.code(), Some(1), "{said}");
    for words in [
        "wrong    TANDEM_LISTEN: must be",
        "wrong    TANDEM_MAIL_FROM: must be",
        "wrong    proxies: ",
        "wrong    mail server: ",
        "wrong    TANDEM_BACKUP_PASSPHRASE_FILE: missing",
    ] {
        assert!(said.contains(words), "{words}: {said}");
    }
    assert!(printed(&output.stderr).contains("5 things are wrong"), "{}", printed(&output.stderr));
}

#[test]
fn a_folder_that_others_look_into_and_a_public_address_without_tls_are_wrong() {
    let database = TestDatabase::new(Backend::Sqlite);
    let data = database.folder.path().join("data");
    fs::create_dir(&data).unwrap();
    fs::write(data.join("secret.key"), [b'k'; 48]).unwrap();
    for path in [&data, &data.join("secret.key")] {
        fs::set_permissions(path, fs::Permissions::from_mode(0o755)).unwrap();
    }
    let output = check(&database, &[("TANDEM_PUBLIC_URL", "http://portal.example")]);
    let said = printed(&output.stdout);
    assert_eq!(output.status.code(), Some(1));
    assert!(said.contains("run chmod 700 ") && said.contains("run chmod 600 "), "{said}");
    assert!(said.contains("wrong    TANDEM_PUBLIC_URL: plain http://"), "{said}");
}

#[test]
fn records_of_the_future_show_a_clock_that_is_behind() {
    for backend in [Backend::Sqlite, Backend::Postgres] {
        // The demo world of tests is of 2030.
        let output = check(&TestDatabase::demo(backend), &[]);
        assert!(printed(&output.stdout).contains("wrong    clock: "), "{}", printed(&output.stdout));
    }
}

#[test]
fn a_mail_server_is_greeted_and_gets_no_email() {
    let listener = TcpListener::bind("127.0.0.1:0").unwrap();
    let address = listener.local_addr().unwrap();
    let heard = thread::spawn(move || {
        let (mut stream, _) = listener.accept().unwrap();
        stream.write_all(b"220 mail.example\r\n").unwrap();
        let mut heard = Vec::new();
        for line in BufReader::new(stream.try_clone().unwrap()).lines().map_while(Result::ok) {
            let answer: &[u8] = if line.starts_with("QUIT") { b"221 bye\r\n" } else { b"250 ok\r\n" };
            heard.push(line);
            if stream.write_all(answer).is_err() || answer.starts_with(b"221") {
                break;
            }
        }
        heard
    });
    let url = format!("smtp://{address}");
    let output = check(&TestDatabase::new(Backend::Sqlite), &[("TANDEM_SMTP_URL", &url)]);
    assert!(printed(&output.stdout).contains("ok       mail server: it answers"), "{}", printed(&output.stdout));
    let heard = heard.join().unwrap();
    assert!(heard[0].starts_with("EHLO") && !heard.iter().any(|line| line.starts_with("MAIL")), "{heard:?}");
}
