//! Every setting, in one table: name, default, meaning, check.
//!
//! Settings come from the environment (`TANDEM_LISTEN`) and from `tandem.toml` in the working folder (`listen`); the
//! environment wins.

mod secret;
mod table;
mod values;

use std::{
    collections::BTreeMap,
    fmt, fs,
    net::SocketAddr,
    path::{Path, PathBuf},
};

use ipnet::IpNet;
use lettre::message::Mailbox;

use url::Url;

pub use self::table::{SETTINGS, Setting};
use self::values::{anchor_place, audit_days, boolean, count, days, networks, public_url, wrong};
use crate::{
    domain::{
        audit_chain::AnchorPlace, draft, mail_quota::MailQuotas, second_factor::FactorRule, security_event::USUAL_DAYS,
        single_sign_on::guard::AllowedPlaces,
    },
    repository::db::DatabaseUrl,
};

/// Why the settings can't be used: one line that names the setting.
#[derive(Debug, thiserror::Error)]
#[error("{variable}: {reason}")]
pub struct ConfigError {
    variable: String,
    reason: String,
}

/// The settings, checked.
#[derive(Clone)]
pub struct Config {
    /// Database files, outbox folder, generated secret.
    pub data_dir: PathBuf,
    /// Where the database is; `None` leaves it to the command.
    pub database_url: Option<DatabaseUrl>,
    /// Where to listen.
    pub listen: SocketAddr,
    /// How links begin, without a slash at the end; `None` until the port is known.
    pub public_url: Option<String>,
    /// The networks of proxies whose word on where a request comes from counts.
    pub trusted_proxies: Vec<IpNet>,
    /// Whether plain HTTP may be public.
    pub allow_http: bool,
    /// The mail server; `None` writes files.
    pub smtp_url: Option<String>,
    /// The sender of mails.
    pub mail_from: Mailbox,
    /// The secret as set.
    pub secret_key: Option<String>,
    /// The demo users' password.
    pub demo_password: Option<String>,
    /// Whether new organisations wait for the operator.
    pub approve_enrolments: bool,
    /// Who must have a second factor; `None` where nothing is set, which means another thing in a demo.
    pub require_mfa: Option<FactorRule>,
    /// Providers of single sign-on that may be reached by http and at private addresses.
    pub oidc_allow: AllowedPlaces,
    /// How many mails people may cause in a day.
    pub quotas: MailQuotas,
    /// How many days security events are kept.
    pub security_events_days: i64,
    /// How many days it is kept which mails were sent, and what of them are files.
    pub sent_mail_days: i64,
    /// How many days drafts are kept after their last change.
    pub draft_days: i64,
    /// How many days audit records are kept before they go into an archive; `None` for ever.
    pub audit_days: Option<i64>,
    /// The folder of those archives, where it is another than the usual one.
    pub archive_dir: Option<PathBuf>,
    /// Where anchors of the activity log are written to.
    pub audit_anchor: Option<AnchorPlace>,
    /// The file of the key that signs them.
    pub audit_key: Option<PathBuf>,
    /// Where a backup is written each day; `None` where nowhere.
    pub backup_dir: Option<PathBuf>,
    /// How many of those are kept.
    pub backup_keep: usize,
    /// The file of the passphrase that seals and opens backups.
    pub backup_passphrase_file: Option<PathBuf>,
    /// The tracing filter.
    pub log: String,
}

impl fmt::Debug for Config {
    /// Without secrets.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Config")
            .field("data_dir", &self.data_dir)
            .field("database_url", &self.database_url)
            .field("listen", &self.listen)
            .field("public_url", &self.public_url)
            .finish_non_exhaustive()
    }
}

impl Config {
    /// Reads the environment and `tandem.toml` of the working folder.
    ///
    /// # Errors
    /// A [`ConfigError`] for the first value that can't be used.
    pub fn load() -> Result<Self, ConfigError> {
        Self::from_values(&Self::given()?)
    }

    /// As [`load`](Self::load), without what can't be used, which is told apart: all of it, not the first alone.
    ///
    /// # Errors
    /// A [`ConfigError`] where not even `tandem.toml` can be read.
    pub fn load_what_can_be_used() -> Result<(Self, Vec<ConfigError>), ConfigError> {
        let (mut values, mut faults) = (Self::given()?, Vec::new());
        loop {
            match Self::from_values(&values) {
                Ok(config) => return Ok((config, faults)),
                Err(fault) => {
                    let before = values.len();
                    values.retain(|key, _| variable(key) != fault.variable);
                    if values.len() == before {
                        return Err(fault);
                    }
                    faults.push(fault);
                }
            }
        }
    }

    /// The settings as they are given.
    #[expect(clippy::disallowed_methods, reason = "the one place that reads the environment")]
    fn given() -> Result<BTreeMap<String, String>, ConfigError> {
        let mut values = read_file(Path::new("tandem.toml"))?;
        for setting in SETTINGS {
            let variable = variable(setting.key);
            if let Some(value) = std::env::var_os(&variable) {
                let value = value.into_string().map_err(|_| wrong(setting.key, "is not UTF-8"))?;
                values.insert(setting.key.to_owned(), value);
            }
        }
        Ok(values)
    }

    /// Checks settings given by key.
    ///
    /// # Errors
    /// A [`ConfigError`] for the first value that can't be used.
    pub fn from_values(values: &BTreeMap<String, String>) -> Result<Self, ConfigError> {
        let get = |key: &str| values.get(key).map(String::as_str).filter(|value| !value.is_empty());
        if let Some(unknown) = values.keys().find(|key| !SETTINGS.iter().any(|setting| setting.key == key.as_str())) {
            return Err(wrong(unknown, "this setting doesn't exist"));
        }
        let database_url = get("database_url").map(|text| {
            DatabaseUrl::parse(text).ok_or_else(|| wrong("database_url", "must be sqlite:PATH or postgres://…"))
        });
        let listen = get("listen").unwrap_or("127.0.0.1:8080");
        let listen = listen.parse().map_err(|_| wrong("listen", "must be ADDRESS:PORT, such as 127.0.0.1:8080"))?;
        let smtp_url = get("smtp_url").map(str::to_owned);
        if let Some(url) = &smtp_url
            && lettre::AsyncSmtpTransport::<lettre::Tokio1Executor>::from_url(url).is_err()
        {
            return Err(wrong("smtp_url", "must be smtp://… or smtps://…"));
        }
        let mail_from = get("mail_from").unwrap_or("Tandem <no-reply@localhost>");
        let mail_from = mail_from.parse().map_err(|_| wrong("mail_from", "must be NAME <ADDRESS>"))?;
        let secret_key = get("secret_key").map(str::to_owned);
        if secret_key.as_ref().is_some_and(|secret| secret.len() < 32) {
            return Err(wrong("secret_key", "must have 32 characters or more"));
        }
        let log = get("log").unwrap_or("info").to_owned();
        if tracing_subscriber::EnvFilter::try_new(&log).is_err() {
            return Err(wrong("log", "must be a tracing filter, such as info"));
        }
        let require_mfa = get("require_mfa").map(|text| {
            let reason = "must be nobody, administrators, partners or everyone";
            FactorRule::parse(text).ok_or_else(|| wrong("require_mfa", reason))
        });
        let usual = MailQuotas::default();
        let demo_password = get("demo_password").map(str::to_owned);
        Ok(Self {
            data_dir: PathBuf::from(get("data_dir").unwrap_or("./data")),
            database_url: database_url.transpose()?,
            listen,
            public_url: get("public_url").map(public_url).transpose()?,
            trusted_proxies: networks(get("trusted_proxies").unwrap_or("127.0.0.0/8, ::1"))?,
            allow_http: boolean("allow_http", get("allow_http"))?,
            smtp_url,
            mail_from,
            secret_key,
            demo_password,
            approve_enrolments: boolean("approve_enrolments", get("approve_enrolments"))?,
            require_mfa: require_mfa.transpose()?,
            oidc_allow: AllowedPlaces::parse(get("oidc_allow").unwrap_or_default())
                .ok_or_else(|| wrong("oidc_allow", "must be HOST:PORT, with commas between"))?,
            quotas: MailQuotas {
                inviter: count("mail_per_inviter", get("mail_per_inviter"), usual.inviter)?,
                account: count("mail_per_account", get("mail_per_account"), usual.account)?,
                recipient: count("mail_per_recipient", get("mail_per_recipient"), usual.recipient)?,
                place: count("mail_per_place", get("mail_per_place"), usual.place)?,
            },
            security_events_days: days("security_events_days", get("security_events_days"), USUAL_DAYS)?,
            sent_mail_days: days("sent_mail_days", get("sent_mail_days"), 365)?,
            draft_days: days("draft_days", get("draft_days"), draft::USUAL_DAYS)?,
            audit_days: get("audit_days").map(audit_days).transpose()?,
            archive_dir: get("archive_dir").map(PathBuf::from),
            audit_anchor: get("audit_anchor").map(anchor_place).transpose()?,
            audit_key: get("audit_key").map(PathBuf::from),
            backup_dir: get("backup_dir").map(PathBuf::from),
            backup_keep: usize::try_from(count("backup_keep", get("backup_keep"), 7)?)
                .map_err(|_| wrong("backup_keep", "is too large"))?,
            backup_passphrase_file: get("backup_passphrase_file").map(PathBuf::from),
            log,
        })
    }

    /// The database: the one that is set, or `file` in the data folder.
    #[must_use]
    pub fn database(&self, file: &str) -> DatabaseUrl {
        self.database_url.clone().unwrap_or_else(|| DatabaseUrl::Sqlite(self.data_dir.join(file)))
    }

    /// The folder of archives of audit records.
    #[must_use]
    pub fn archives(&self) -> PathBuf {
        self.archive_dir.clone().unwrap_or_else(|| self.data_dir.join("archives"))
    }

    /// How links begin, once the bound address is known.
    ///
    /// # Errors
    /// A [`ConfigError`] where plain HTTP would leave this machine without `TANDEM_ALLOW_HTTP`.
    pub fn public_url_for(&self, bound: SocketAddr) -> Result<String, ConfigError> {
        let url = self.public_url.clone().unwrap_or_else(|| format!("http://{bound}"));
        let parsed = Url::parse(&url).map_err(|_| wrong("public_url", "must be a URL"))?;
        let loopback = match parsed.host() {
            Some(url::Host::Domain(name)) => name == "localhost" || name.ends_with(".localhost"),
            Some(url::Host::Ipv4(ip)) => ip.is_loopback(),
            Some(url::Host::Ipv6(ip)) => ip.is_loopback(),
            None => false,
        };
        if parsed.scheme() == "http" && !(loopback && bound.ip().is_loopback()) && !self.allow_http {
            return Err(wrong(
                "public_url",
                "plain http:// outside this machine needs TANDEM_ALLOW_HTTP=true; we recommend TLS instead",
            ));
        }
        Ok(url)
    }
}

/// The variable of a setting.
#[must_use]
pub fn variable(key: &str) -> String {
    format!("TANDEM_{}", key.to_uppercase())
}

fn read_file(path: &Path) -> Result<BTreeMap<String, String>, ConfigError> {
    let file = |reason: String| ConfigError { variable: path.display().to_string(), reason };
    let text = match fs::read_to_string(path) {
        Ok(text) => text,
        Err(e) if e.kind() == std::io::ErrorKind::NotFound => return Ok(BTreeMap::new()),
        Err(e) => return Err(file(e.to_string())),
    };
    let table: toml::Table = text.parse().map_err(|e: toml::de::Error| file(e.message().to_owned()))?;
    Ok(table
        .into_iter()
        .map(|(key, value)| match value {
            toml::Value::String(text) => (key, text),
            other => (key, other.to_string()),
        })
        .collect())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn config(pairs: &[(&str, &str)]) -> Result<Config, ConfigError> {
        Config::from_values(&pairs.iter().map(|(k, v)| ((*k).to_owned(), (*v).to_owned())).collect())
    }

    #[test]
    fn a_wrong_value_is_named_in_one_line() {
        for (key, value) in [
            ("listen", "8080"),
            ("database_url", "mysql://x"),
            ("public_url", "ftp://x"),
            ("public_url", "https://host/path"),
            ("smtp_url", "http://x"),
            ("mail_from", "nobody"),
            ("approve_enrolments", "yes"),
            ("require_mfa", "all"),
            ("oidc_allow", "localhost"),
            ("secret_key", "short"),
            ("mail_per_inviter", "0"),
            ("mail_per_place", "many"),
            ("security_events_days", "0"),
            ("security_events_days", "99999"),
            ("sent_mail_days", "-1"),
            ("draft_days", "two weeks"),
            ("audit_days", "364"),
            ("audit_days", "many"),
            ("backup_keep", "0"),
            ("no_such_setting", "1"),
        ] {
            let error = config(&[(key, value)]).unwrap_err().to_string();
            assert!(error.starts_with(&variable(key)) && error.lines().count() == 1, "{error}");
        }
    }

    #[test]
    fn plain_http_stays_on_this_machine_unless_allowed() {
        let loopback = "127.0.0.1:8080".parse().unwrap();
        let anywhere = "0.0.0.0:8080".parse().unwrap();
        assert_eq!(config(&[]).unwrap().public_url_for(loopback).unwrap(), "http://127.0.0.1:8080");
        assert!(config(&[]).unwrap().public_url_for(anywhere).is_err());
        assert!(config(&[("allow_http", "true")]).unwrap().public_url_for(anywhere).is_ok());
        let tls = config(&[("public_url", "https://portal.example/")]).unwrap();
        assert_eq!(tls.public_url_for(anywhere).unwrap(), "https://portal.example");
    }

    #[test]
    fn the_secret_is_made_once_and_readable_by_its_owner_alone() {
        use std::os::unix::fs::PermissionsExt;
        let folder = tempfile::tempdir().unwrap();
        let config = config(&[("data_dir", folder.path().to_str().unwrap())]).unwrap();
        let secret = config.secret().unwrap();
        assert_eq!(config.secret().unwrap(), secret);
        let mode = fs::metadata(folder.path().join("secret.key")).unwrap().permissions().mode();
        assert_eq!(mode & 0o777, 0o600);
    }
}
