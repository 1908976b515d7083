//! What the portal keeps on its machine: for its own user alone.

use std::{
    fs,
    io::{BufRead, BufReader, Read, Write},
    net::TcpStream,
    os::unix::fs::PermissionsExt,
    path::{Path, PathBuf},
    process::{Command, Stdio},
    thread::sleep,
    time::Duration,
};

use crate::support::PASSWORD;

/// Sends a request and gives the answer.
fn ask(address: &str, head: &str, body: &str) -> String {
    let mut stream = TcpStream::connect(address).unwrap();
    write!(stream, "{head} HTTP/1.0\r\nHost: {address}\r\nContent-Length: {}\r\n\r\n{body}", body.len()).unwrap();
    let mut answer = String::new();
    stream.read_to_string(&mut answer).unwrap();
    answer
}

/// What there is of a folder and below it that others than its owner may use.
fn open_to_others(folder: &Path) -> Vec<PathBuf> {
    let mut found = vec![folder.to_owned()];
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            found.extend(open_to_others(&path));
        } else {
            found.push(path);
        }
    }
    found.retain(|path| fs::metadata(path).unwrap().permissions().mode() & 0o077 != 0);
    found
}

#[test]
fn whatever_the_umask_is_nobody_else_reads_what_the_portal_keeps() {
    let folder = tempfile::tempdir().unwrap();
    let data = folder.path().join("data");
    let mut portal = Command::new("sh")
        .args(["-c", "umask 022; exec \"$0\" demo", env!("CARGO_BIN_EXE_tandem")])
        .current_dir(folder.path())
        .env("TANDEM_LISTEN", "127.0.0.1:0")
        .env("TANDEM_DATA_DIR", &data)
        .env("TANDEM_DEMO_PASSWORD", PASSWORD)
        .env_remove("TANDEM_DATABASE_URL")
        .env_remove("TANDEM_SMTP_URL")
        .stdout(Stdio::piped())
        .stderr(Stdio::null())
        .spawn()
        .unwrap();
    let mut greeting = String::new();
    let mut printed = BufReader::new(portal.stdout.take().unwrap());
    printed.read_line(&mut greeting).unwrap();
    let address = greeting.trim().strip_prefix("Tandem's demo world is ready at http://").unwrap();
    // An email becomes a file.
    let page = ask(address, "GET /password/forgotten", "");
    let value = |after: &str| page.split(after).nth(1).unwrap().split(['"', ';']).next().unwrap().to_owned();
    let (token, cookie) = (value("name=\"csrf\" value=\""), value("tandem-form="));
    let body = form_urlencoded::Serializer::new(String::new())
        .append_pair("csrf", &token)
        .append_pair("email", "sales.agent@zenith.example")
        .finish();
    let kind = "Content-Type: application/x-www-form-urlencoded";
    let mut stream = TcpStream::connect(address).unwrap();
    write!(
        stream,
        "POST /password/forgotten HTTP/1.0\r\nHost: {address}\r\nCookie: tandem-form={cookie}\r\n{kind}\r\n\
         Content-Length: {}\r\n\r\n{body}",
        body.len()
    )
    .unwrap();
    let mut answer = String::new();
    stream.read_to_string(&mut answer).unwrap();
    assert!(answer.starts_with("HTTP/1.0 303"), "{answer}");
    let mailed = || fs::read_dir(data.join("outbox")).is_ok_and(|mails| mails.count() > 0);
    let waited = (0..600).any(|_| {
        sleep(Duration::from_millis(100));
        mailed()
    });
    assert!(waited, "no email");
    for name in ["demo.sqlite", "demo.sqlite-wal", "demo.sqlite-shm", "secret.key"] {
        assert!(data.join(name).exists(), "{name}");
    }
    assert_eq!(open_to_others(&data), Vec::<PathBuf>::new());
    portal.kill().unwrap();
    portal.wait().unwrap();
}
