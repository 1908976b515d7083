//! The programs of PostgreSQL that write and read its dumps: found on `PATH`, of a version that fits, and asked whether
//! they did it. A password reaches them by the environment, which others on the machine can't read.

use std::{
    fs::File,
    io::{self, BufRead, BufReader, Read as _, Write as _},
    path::Path,
    process::{Child, Command, ExitStatus, Stdio},
};

use anyhow::{Context as _, bail};
use percent_encoding::percent_decode_str;
use url::Url;

/// Where a database is, as these programs are told.
pub(super) struct PostgresPlace {
    /// Without a password.
    url: String,
    password: Option<String>,
}

impl PostgresPlace {
    pub(super) fn parse(text: &str) -> anyhow::Result<Self> {
        let reason = "TANDEM_DATABASE_URL: must be a URL of one host for PostgreSQL's programs to be called";
        let mut url = Url::parse(text).context(reason)?;
        let decode = |text: &str| percent_decode_str(text).decode_utf8().map(std::borrow::Cow::into_owned);
        let mut password = url.password().map(decode).transpose().context(reason)?;
        let pairs: Vec<(String, String)> = url.query_pairs().into_owned().collect();
        if pairs.iter().any(|(name, _)| name == "sslpassword") {
            bail!(
                "TANDEM_DATABASE_URL: PostgreSQL's programs would show its sslpassword to others on this machine; use a \
                 certificate's key without one"
            );
        }
        if url.set_password(None).is_err() && password.is_some() {
            bail!(reason);
        }
        if let Some((_, given)) = pairs.iter().find(|(name, _)| name == "password") {
            password = Some(given.clone());
            let rest = pairs.iter().filter(|(name, _)| name != "password");
            let query = form_urlencoded::Serializer::new(String::new()).extend_pairs(rest).finish();
            // libpq takes a plus sign for itself.
            url.set_query(Some(&*query.replace('+', "%20")).filter(|query| !query.is_empty()));
        }
        Ok(Self { url: url.to_string(), password })
    }

    /// A program that is told where the database is.
    fn program(&self, name: &str) -> Command {
        let mut program = Command::new(name);
        program.arg("--dbname").arg(&self.url).arg("--no-password");
        if let Some(password) = &self.password {
            program.env("PGPASSWORD", password);
        }
        program
    }
}

/// Writes a dump of what the snapshot of this name holds. `server` is the server's version, such as 150018.
pub(super) fn dump(place: &PostgresPlace, server: i64, snapshot: &str, to: &Path) -> anyhow::Result<()> {
    demand("pg_dump", server)?;
    let mut program = place.program("pg_dump");
    // The archive compresses.
    program.args(["--format=custom", "--compress=0", "--no-owner", "--no-privileges", "--no-comments"]);
    program.arg(format!("--snapshot={snapshot}")).arg("--file").arg(to);
    let output = program.stdin(Stdio::null()).output().context("pg_dump")?;
    told("pg_dump", output.status, &output.stderr)
}

/// Brings a dump into a database, in one transaction that ends with `last`: where that fails, or anything before it, or
/// this program is ended meanwhile, nothing was done.
pub(super) fn restore(place: &PostgresPlace, server: i64, dump: &Path, last: &str) -> anyhow::Result<()> {
    demand("pg_restore", server)?;
    demand("psql", server)?;
    let (mut said_by_reader, mut said_by_writer) = (tempfile::tempfile()?, tempfile::tempfile()?);
    let mut reader = Command::new("pg_restore")
        .args(["--no-owner", "--no-privileges", "--no-comments", "--file=-"])
        .arg(dump)
        .stdin(Stdio::null())
        .stdout(Stdio::piped())
        .stderr(said_by_reader.try_clone()?)
        .spawn()
        .context("pg_restore")?;
    let mut writer = place
        .program("psql")
        .args(["--no-psqlrc", "--quiet", "--set=ON_ERROR_STOP=1", "--file=-"])
        .stdin(Stdio::piped())
        .stdout(Stdio::null())
        .stderr(said_by_writer.try_clone()?)
        .spawn()
        .context("psql")?;
    let fed = feed(&mut reader, &mut writer, last);
    if fed.is_err() {
        // Without the last words nothing counts.
        let _ended_already = reader.kill();
    }
    let (read, written) = (reader.wait()?, writer.wait()?);
    told("psql", written, &written_to(&mut said_by_writer)?)?;
    told("pg_restore", read, &written_to(&mut said_by_reader)?)?;
    fed.context("psql")
}

/// Hands on what the one program reads to the other, and the transaction's end where all was read.
fn feed(reader: &mut Child, writer: &mut Child, last: &str) -> io::Result<()> {
    let (Some(mut from), Some(mut to)) = (reader.stdout.take(), writer.stdin.take()) else {
        return Err(io::Error::other("no pipe"));
    };
    to.write_all(b"BEGIN;\n")?;
    let mut from = BufReader::new(from.by_ref());
    to.write_all(&head(&mut from)?)?;
    io::copy(&mut from, &mut to)?;
    if reader.wait()?.success() {
        to.write_all(format!("\n{last}\nCOMMIT;\n").as_bytes())?;
    }
    to.flush()
}

/// What stands before the first thing of a dump, without a setting that servers before version 17 don't know.
fn head(from: &mut impl BufRead) -> io::Result<Vec<u8>> {
    let mut head = Vec::new();
    loop {
        let mut line = Vec::new();
        let is_end = from.read_until(b'\n', &mut line)? == 0;
        let is_head =
            [b"--".as_slice(), b"SET ", b"SELECT pg_catalog.set_config", b"\n"].iter().any(|one| line.starts_with(one));
        if !line.starts_with(b"SET transaction_timeout ") {
            head.extend_from_slice(&line);
        }
        if is_end || !is_head {
            return Ok(head);
        }
    }
}

fn written_to(file: &mut File) -> io::Result<Vec<u8>> {
    use std::io::Seek as _;
    file.rewind()?;
    let mut text = Vec::new();
    file.read_to_end(&mut text)?;
    Ok(text)
}

/// Says in one line why a program failed, if it did.
fn told(name: &str, status: ExitStatus, said: &[u8]) -> anyhow::Result<()> {
    if status.success() {
        return Ok(());
    }
    let text = String::from_utf8_lossy(said);
    let lines: Vec<&str> = text.lines().map(str::trim).filter(|line| !line.is_empty()).take(3).collect();
    bail!("{name} failed ({status}): {}", lines.join("; "))
}

/// Asks that a program be there, and not older than the server.
fn demand(name: &str, server: i64) -> anyhow::Result<()> {
    let wanted = server / 10_000;
    let mend = format!("install PostgreSQL's client programs, version {wanted} or newer (Debian: postgresql-client)");
    let output = match Command::new(name).arg("--version").stdin(Stdio::null()).output() {
        Ok(output) => output,
        Err(error) if error.kind() == io::ErrorKind::NotFound => bail!("{name} isn't on PATH: {mend}"),
        Err(error) => return Err(error).context(name.to_owned()),
    };
    told(name, output.status, &output.stderr)?;
    let text = String::from_utf8_lossy(&output.stdout);
    match major(&text) {
        Some(version) if version >= wanted => Ok(()),
        _ => bail!("{name} is older than the server: {mend}"),
    }
}

/// The first number of what a program says of its version: `pg_dump (PostgreSQL) 15.18`.
fn major(text: &str) -> Option<i64> {
    let digits = |word: &str| word.chars().take_while(char::is_ascii_digit).collect::<String>().parse().ok();
    text.split_whitespace().find_map(digits)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_password_is_in_no_argument() {
        for url in [
            "postgres://me:se%40cret@host:5433/db?sslmode=require",
            "postgres://me@host:5433/db?password=se%40cret&sslmode=require",
        ] {
            let place = PostgresPlace::parse(url).unwrap();
            assert_eq!(place.url, "postgres://me@host:5433/db?sslmode=require");
            assert_eq!(place.password.as_deref(), Some("se@cret"));
        }
        let plain = PostgresPlace::parse("postgres://me@host/db").unwrap();
        assert_eq!((plain.url.as_str(), plain.password), ("postgres://me@host/db", None));
    }

    #[test]
    fn the_password_of_a_certificate_is_refused_rather_than_shown() {
        assert!(PostgresPlace::parse("postgres://me@host/db?sslpassword=x").is_err());
    }

    #[test]
    fn a_setting_that_older_servers_lack_is_left_out_of_the_head_of_a_dump() {
        let dump = "--\n-- PostgreSQL database dump\n--\n\nSET lock_timeout = 0;\nSET transaction_timeout = 0;\n\
            SET client_encoding = 'UTF8';\nSELECT pg_catalog.set_config('search_path', '', false);\n\nCREATE TABLE a (b text);\n\
            COPY a FROM stdin;\nSET transaction_timeout = 0;\n";
        let mut from = io::Cursor::new(dump);
        let mut read = head(&mut from).unwrap();
        io::copy(&mut from, &mut read).unwrap();
        let text = String::from_utf8(read).unwrap();
        assert_eq!(text, dump.replacen("SET transaction_timeout = 0;\n", "", 1), "data stay as they are");
    }

    #[test]
    fn versions_are_read_as_they_are_told() {
        assert_eq!(major("pg_dump (PostgreSQL) 15.18 (Debian 15.18-0+deb12u1)"), Some(15));
        assert_eq!(major("psql (PostgreSQL) 17beta1"), Some(17));
        assert_eq!(major("nothing"), None);
    }
}
