//! Mail that warns people of what happened to their ways in, so that they hear of what they didn't do themselves. Nobody
//! can do without it.

use crate::{
    domain::{Country, Error, Language, Text, client::Client, ids::UserId, mail::MailKind},
    mail::message::Footer,
    repository::{db::Db, users},
    service::{
        Call,
        notices::{self, Notice, Reader},
    },
};

/// What has happened, just now.
pub(in crate::service) enum Warning<'a> {
    /// Somebody signed in with a browser that is new to the person, which can say at the link that it was not itself.
    NewBrowser {
        /// Which browser.
        client: &'a Client,
        /// The link.
        link: &'a str,
    },
    /// The password was changed.
    PasswordChanged,
    /// The app with this name was added.
    AppAdded(&'a str),
    /// The app with this name was removed.
    AppRemoved(&'a str),
    /// The passkey with this name was added.
    PasskeyAdded(&'a str),
    /// The passkey with this name was removed.
    PasskeyRemoved(&'a str),
    /// The passkey with this name was refused, for there may be a copy of it.
    PasskeySuspected(&'a str),
    /// The second factors were taken away, as an organization (its name) has asked for.
    FactorsTaken(&'a str),
    /// The recovery codes were replaced.
    RecoveryCodesMade,
    /// A recovery code was used; so many are left.
    RecoveryCodeUsed(i64),
    /// A sign-in at the provider with this host was connected.
    SignOnConnected(&'a str),
    /// That was disconnected.
    SignOnDisconnected(&'a str),
}

impl<'a> Warning<'a> {
    fn words(&self) -> Words<'a> {
        match self {
            Self::NewBrowser { client, link } => Words {
                kind: MailKind::Security,
                subject: "mail-new-browser-subject",
                what: if client.browser.is_empty() {
                    Text::new("mail-new-browser-unnamed").with("network", &client.network)
                } else {
                    Text::new("mail-new-browser").with("browser", &client.browser).with("network", &client.network)
                },
                if_not_you: "mail-new-browser-not-you",
                action: ("mail-new-browser-action", link),
            },
            Self::PasswordChanged => Words {
                kind: MailKind::PasswordChanged,
                subject: "mail-password-changed-subject",
                what: Text::new("mail-password-changed-text"),
                if_not_you: "mail-password-changed-not-you",
                action: ("mail-password-action", "/password/forgotten"),
            },
            Self::AppAdded(name) => {
                Words::of_factors("mail-factor-added-subject", Text::new("mail-factor-added").with("name", *name))
            }
            Self::AppRemoved(name) => {
                Words::of_factors("mail-factor-removed-subject", Text::new("mail-factor-removed").with("name", *name))
            }
            Self::PasskeyAdded(name) => {
                Words::of_factors("mail-passkey-added-subject", Text::new("mail-passkey-added").with("name", *name))
            }
            Self::PasskeyRemoved(name) => {
                Words::of_factors("mail-passkey-removed-subject", Text::new("mail-passkey-removed").with("name", *name))
            }
            Self::PasskeySuspected(name) => {
                let what = Text::new("mail-passkey-suspected").with("name", *name);
                Words::of_factors("mail-passkey-suspected-subject", what)
            }
            Self::FactorsTaken(account) => {
                let what = Text::new("mail-factors-taken").with("account", *account);
                Words::of_factors("mail-factors-taken-subject", what)
            }
            Self::RecoveryCodesMade => Words::of_factors("mail-codes-made-subject", Text::new("mail-codes-made")),
            Self::RecoveryCodeUsed(left) => {
                Words::of_factors("mail-code-used-subject", Text::new("mail-code-used").count("left", *left))
            }
            Self::SignOnConnected(host) => {
                Words::of_factors("mail-sso-connected-subject", Text::new("mail-sso-connected").with("name", *host))
            }
            Self::SignOnDisconnected(host) => Words::of_factors(
                "mail-sso-disconnected-subject",
                Text::new("mail-sso-disconnected").with("name", *host),
            ),
        }
    }
}

/// How it is said, and what helps whoever did not do it.
struct Words<'a> {
    kind: MailKind,
    subject: &'static str,
    what: Text,
    if_not_you: &'static str,
    action: (&'static str, &'a str),
}

impl Words<'_> {
    fn of_factors(subject: &'static str, what: Text) -> Self {
        Self {
            kind: MailKind::Security,
            subject,
            what,
            if_not_you: "mail-security-not-you",
            action: ("mail-security-open", "/settings/security"),
        }
    }
}

/// A person who is written to about its ways in. Who chose no language is written to in that of its company's country.
pub(in crate::service) fn reader(db: &mut Db, user: UserId) -> Result<Reader, Error> {
    let home = users::accounts_of(db, user)?.into_iter().next();
    let fallback = home.map_or(Language::English, |account| Country::language_of(&account.country));
    Ok(Reader { footer: Footer::Security, ..notices::reader(db, user, fallback)? })
}

/// Warns a person by mail.
pub(in crate::service) fn warn(db: &mut Db, call: &Call, user: UserId, warning: &Warning<'_>) -> Result<(), Error> {
    let reader = reader(db, user)?;
    let words = warning.words();
    let notice = Notice {
        kind: words.kind,
        invitation: None,
        subject: Text::new(words.subject),
        paragraphs: vec![
            words.what.with("email", &reader.party.email).moment("at", call.now),
            Text::new(words.if_not_you),
        ],
        action: Some(words.action),
    };
    notices::send(db, call, reader, &notice)
}
