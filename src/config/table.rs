//! The table of settings.

/// One setting as `--help` and the README list it.
#[derive(Debug)]
pub struct Setting {
    /// The key in `tandem.toml`; the variable is the same in upper case after `TANDEM_`.
    pub key: &'static str,
    /// What holds where nothing is set.
    pub default: &'static str,
    /// What it means.
    pub meaning: &'static str,
}

/// Every setting there is.
pub const SETTINGS: &[Setting] = &[
    Setting { key: "data_dir", default: "./data", meaning: "database files, outbox folder, generated secret" },
    Setting {
        key: "database_url",
        default: "tandem.sqlite in the data folder",
        meaning: "sqlite:PATH or postgres://…",
    },
    Setting { key: "listen", default: "127.0.0.1:8080", meaning: "address and port; port 0 picks a free one" },
    Setting { key: "public_url", default: "the bound address", meaning: "how links in emails begin" },
    Setting {
        key: "trusted_proxies",
        default: "127.0.0.0/8, ::1",
        meaning: "networks of proxies whose X-Forwarded-For counts, with commas between",
    },
    Setting { key: "allow_http", default: "false", meaning: "allow a public http:// address that is not loopback" },
    Setting {
        key: "smtp_url",
        default: "unset: .eml files in the outbox folder",
        meaning: "smtp:// or smtps:// server",
    },
    Setting { key: "mail_from", default: "Tandem <no-reply@localhost>", meaning: "sender of emails" },
    Setting {
        key: "secret_key",
        default: "generated once, kept in the data folder",
        meaning: "signs and seals; 32 characters or more",
    },
    Setting { key: "demo_password", default: "random at each start", meaning: "the password of all demo users" },
    Setting {
        key: "approve_enrolments",
        default: "false",
        meaning: "new organizations wait until the operator approves them",
    },
    Setting {
        key: "require_mfa",
        default: "administrators",
        meaning: "who must have a second factor: nobody, administrators, partners, everyone",
    },
    Setting { key: "oidc_allow", default: "unset", meaning: "HOST:PORT of identity providers inside, or by http" },
    Setting { key: "mail_per_inviter", default: "50", meaning: "new addresses that one person may write to in a day" },
    Setting {
        key: "mail_per_account",
        default: "200",
        meaning: "new addresses that the people of one account may write to in a day",
    },
    Setting {
        key: "mail_per_recipient",
        default: "20",
        meaning: "invitations and confirmations that one address gets in a day",
    },
    Setting {
        key: "mail_per_place",
        default: "50",
        meaning: "confirmations of enrollments that are asked for from one network in a day",
    },
    Setting {
        key: "sent_mail_days",
        default: "365",
        meaning: "how many days it is kept which emails were sent, and .eml files",
    },
    Setting { key: "draft_days", default: "14", meaning: "how many days drafts are kept after their last change" },
    Setting { key: "security_events_days", default: "90", meaning: "how many days security events are kept" },
    Setting {
        key: "audit_days",
        default: "unset: forever",
        meaning: "after how many days records of the activity log go into archives; 365 or more",
    },
    Setting { key: "archive_dir", default: "archives in the data folder", meaning: "folder of those archives" },
    Setting {
        key: "audit_anchor",
        default: "unset",
        meaning: "where anchors of the activity log go: a file, log, or mailto:ADDRESS",
    },
    Setting {
        key: "audit_key",
        default: "audit.key in the data folder",
        meaning: "file of the key that signs anchors",
    },
    Setting { key: "backup_dir", default: "unset: no schedule", meaning: "folder for a backup each day" },
    Setting { key: "backup_keep", default: "7", meaning: "how many of these backups are kept" },
    Setting {
        key: "backup_passphrase_file",
        default: "unset: not sealed",
        meaning: "file of the passphrase that seals and opens backups",
    },
    Setting { key: "log", default: "info", meaning: "tracing filter" },
];
