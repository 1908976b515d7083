//! What every request can reach, and every command that serves.

use std::sync::{Arc, Mutex, PoisonError};

use chrono::TimeDelta;
use ipnet::IpNet;
use tokio::sync::Notify;

use crate::{
    auth::{keys::Keys, oidc::Providers, password::Passwords, throttle::Throttle, token::Token},
    backup::schedule::BackupLog,
    clock::Clock,
    domain::{mail_quota::MailQuotas, second_factor::FactorRule},
    repository::db::Database,
    service::{imports::Imports, partner_names::PartnerNames, security_events::SecurityLog},
};

/// What every request can reach.
pub struct AppState {
    /// The database.
    pub database: Database,
    /// The time.
    pub clock: Clock,
    /// Signs and seals.
    pub keys: Arc<Keys>,
    /// Hashes passwords, a few at a time.
    pub passwords: Passwords,
    /// Slows failed sign-ins down.
    pub throttle: Throttle,
    /// Asks providers of single sign-on.
    pub providers: Providers,
    /// The networks of proxies whose word on where a request comes from counts.
    pub trusted_proxies: Vec<IpNet>,
    /// How links begin.
    pub public_url: Arc<str>,
    /// Whether new organisations wait for the operator.
    pub approve_enrolments: bool,
    /// Who must have a second factor.
    pub factor_rule: FactorRule,
    /// How many mails people may cause in a day.
    pub quotas: MailQuotas,
    /// Notified when mail was put into the outbox.
    pub outbox_wakeup: Arc<Notify>,
    /// Notified when somebody says to have forgotten a password.
    pub recovery_wakeup: Arc<Notify>,
    /// Takes what was tried and did not work.
    pub security_log: SecurityLog,
    /// The hash of the one-time set-up link's token, until it is used.
    pub setup: Mutex<Option<[u8; 32]>>,
    /// The names of partners.
    pub partner_names: Arc<PartnerNames>,
    /// What came of backups.
    pub backups: Arc<BackupLog>,
    /// How long drafts are kept after their last change.
    pub drafts_kept: TimeDelta,
    /// Loads files in the background.
    pub imports: Imports,
}

impl AppState {
    /// Whether browsers reach the portal through TLS only: HSTS, `Secure` cookies with the `__Host-` prefix.
    #[must_use]
    pub fn is_secure(&self) -> bool {
        self.public_url.starts_with("https://")
    }

    /// A cookie's name, with the prefix that binds it to this host where TLS allows that.
    #[must_use]
    pub fn cookie_name(&self, name: &str) -> String {
        if self.is_secure() { format!("__Host-{name}") } else { name.to_owned() }
    }

    /// Whether `token` opens the set-up page now.
    #[must_use]
    pub fn is_setup_token(&self, token: &Token) -> bool {
        *self.setup.lock().unwrap_or_else(PoisonError::into_inner) == Some(token.hash())
    }

    /// Opens the set-up page to whoever holds this token.
    pub fn open_setup(&self, token: &Token) {
        *self.setup.lock().unwrap_or_else(PoisonError::into_inner) = Some(token.hash());
    }

    /// Closes the set-up page for good.
    pub fn close_setup(&self) {
        *self.setup.lock().unwrap_or_else(PoisonError::into_inner) = None;
    }
}
