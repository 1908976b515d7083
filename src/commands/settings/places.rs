//! Where the portal is reached, and where it keeps things: addresses, folders, disks, the database and its clock.

use std::{fs, os::unix::fs::PermissionsExt as _, path::Path, time::Duration};

use chrono::TimeDelta;
use ureq::Agent;

use super::Report;
use crate::{
    auth::oidc::tls_of_this_machine,
    backup::Passphrase,
    clock::Clock,
    config::Config,
    repository::{
        db::DatabaseUrl,
        migrate,
        whole::{self, times},
    },
};

/// How long the portal's own address may take to answer.
const PATIENCE: Duration = Duration::from_secs(5);
/// How much room a disk should have, and how much it must have.
const ROOM: u64 = 1 << 30;
const LEAST_ROOM: u64 = 100 << 20;

/// Looks at how people reach the portal.
pub(super) fn check_address(config: &Config, report: &mut Report) {
    match config.public_url_for(config.listen) {
        Err(error) => report.blame(error),
        Ok(url) if config.public_url.is_none() => report.advise(format!(
            "address: links in emails begin with {url}, which only this machine reaches; set TANDEM_PUBLIC_URL"
        )),
        Ok(url) if url.starts_with("http://") => report.advise(format!(
            "address: {url} has no TLS, so passwords can be read on the way; put a proxy with TLS before the portal"
        )),
        Ok(url) => check_tls(&url, report),
    }
    if config.trusted_proxies.iter().any(|network| network.prefix_len() == 0) {
        report.blame("proxies: TANDEM_TRUSTED_PROXIES trusts everybody, so anybody can forge where it comes from; name your proxy");
    } else if config.trusted_proxies.iter().any(|network| network.prefix_len() < 8) {
        report.advise("proxies: TANDEM_TRUSTED_PROXIES names a very large network; name your proxy alone");
    } else {
        report.fine("proxies: only named networks are trusted");
    }
}

/// Asks the portal through its own address, as browsers do.
fn check_tls(url: &str, report: &mut Report) {
    let config = Agent::config_builder()
        .tls_config(tls_of_this_machine())
        .proxy(None)
        .http_status_as_error(false)
        .timeout_global(Some(PATIENCE))
        .user_agent("Tandem")
        .build();
    let agent = Agent::new_with_config(config);
    match agent.get(format!("{url}/healthz")).call() {
        Ok(answer) if answer.status().as_u16() == 200 => report.fine(format!("address: {url} answers, with TLS")),
        Ok(answer) => report.advise(format!(
            "address: {url}/healthz answers {}; is the portal running, and does the proxy lead to it?",
            answer.status()
        )),
        Err(error) if error.to_string().contains("certificate") => {
            report.blame(format!("address: {url}: TLS fails ({error}); renew or correct the proxy's certificate"));
        }
        Err(error) => report.advise(format!(
            "address: {url} can't be reached from this machine ({error}); is the portal running, and does the proxy lead \
             to it?"
        )),
    }
}

/// Looks at the data folder.
pub(super) fn check_folders(config: &Config, report: &mut Report) {
    let folder = &config.data_dir;
    if !folder.exists() {
        report.advise(format!("data folder: {} isn't there; the first start creates it", folder.display()));
        return;
    }
    check_folder("data folder", folder, report);
    match config.existing_secret() {
        Ok(Some(_)) => report.fine("secret key: it is there"),
        Ok(None) => report.advise("secret key: there is none yet; the first start makes one"),
        Err(error) => report.blame(error),
    }
    let key = folder.join("secret.key");
    if mode(&key).is_some_and(|mode| mode & 0o077 != 0) {
        report.blame(format!("secret key: others may read {0}; run chmod 600 {0}", key.display()));
    }
}

/// Looks at who may use a folder, whether it can be written to, and how much room there is.
fn check_folder(name: &str, folder: &Path, report: &mut Report) {
    let place = folder.display();
    if mode(folder).is_some_and(|mode| mode & 0o077 != 0) {
        report.blame(format!("{name}: others may look into {place}; run chmod 700 {place}"));
    }
    match tempfile::tempfile_in(folder) {
        Ok(_) => report.fine(format!("{name}: {place} can be written to")),
        Err(error) => {
            report.blame(format!("{name}: {place}: {error}; it must belong to the user that runs the portal"));
        }
    }
    let Ok(disk) = rustix::fs::statvfs(folder) else {
        return report.skip(format!("{name}: this system doesn't tell how much room there is"));
    };
    let room = disk.f_bavail.saturating_mul(disk.f_frsize);
    let megabytes = room >> 20;
    match room {
        ..LEAST_ROOM => report.blame(format!("{name}: only {megabytes} MB are free; make room on its disk")),
        LEAST_ROOM..ROOM => report.advise(format!("{name}: only {megabytes} MB are free; make room on its disk")),
        _ => report.fine(format!("{name}: {megabytes} MB are free")),
    }
}

fn mode(path: &Path) -> Option<u32> {
    fs::metadata(path).ok().map(|found| found.permissions().mode())
}

/// Looks at the database from outside, and at the clock.
pub(super) fn check_database(config: &Config, report: &mut Report) {
    let url = config.database("tandem.sqlite");
    if let DatabaseUrl::Sqlite(path) = &url
        && !path.exists()
    {
        return report.advise(format!("database: {url:?} isn't there; the first start creates it"));
    }
    let mut db = match whole::open(&url) {
        Ok(db) => db,
        Err(error) => {
            return report.blame(format!("database: {error}; correct TANDEM_DATABASE_URL, or start the server"));
        }
    };
    match migrate::is_current(&mut db) {
        Ok(true) => report.fine("database: it answers, with the schema of this version"),
        Ok(false) | Err(_) => {
            report.advise("database: it has another schema; `tandem migrate`, or the next start, brings it to today's");
        }
    }
    let now = Clock::System.now();
    // Records were made at times that were over.
    match times::newest_record(&mut db) {
        Ok(Some(last)) if last.since(now) > TimeDelta::minutes(5) => report.blame(format!(
            "clock: this machine says {}, but something was recorded at {}; set the clock by NTP",
            now.utc().format("%Y-%m-%d %H:%M UTC"),
            last.utc().format("%Y-%m-%d %H:%M UTC")
        )),
        _ => report.fine(format!("clock: {}", now.utc().format("%Y-%m-%d %H:%M UTC"))),
    }
    if let Ok(Some(server)) = times::server_time(&mut db)
        && server.since(now).abs() > TimeDelta::minutes(1)
    {
        report.advise("clock: PostgreSQL's machine has another time than this one; set both by NTP");
    }
}

/// Looks at where old records of the activity log go.
pub(super) fn check_archives(config: &Config, report: &mut Report) {
    let (folder, Some(days)) = (config.archives(), config.audit_days) else { return };
    if folder.exists() {
        check_folder("archives", &folder, report);
    } else {
        report
            .fine(format!("archives: records of more than {days} days go to {}, once there are any", folder.display()));
    }
}

/// Looks at where backups go.
pub(super) fn check_backups(config: &Config, report: &mut Report) {
    if let Some(file) = &config.backup_passphrase_file {
        match Passphrase::read(file) {
            Ok(_) => report.fine("backups: the passphrase can be read"),
            Err(error) => report.blame(format!("TANDEM_BACKUP_PASSPHRASE_FILE: {error:#}")),
        }
    }
    match &config.backup_dir {
        None => report.advise("backups: none is made by itself; set TANDEM_BACKUP_DIR to a folder on another disk"),
        Some(folder) if !folder.exists() => {
            report.advise(format!("backups: {} isn't there; the portal creates it", folder.display()));
        }
        Some(folder) => check_folder("backups", folder, report),
    }
}
