//! The link in the mail to a person who was added: with it the person chooses its first password.

use chrono::TimeDelta;
use serde_json::json;

use crate::{
    auth::token::Token,
    domain::{
        actor::Actor,
        audit::AuditEvent,
        error::Error,
        ids::{AccountId, UserId},
        input::Checks,
        language::Language,
        moment::Moment,
        password,
        text::Text,
    },
    repository::{
        accounts,
        db::Db,
        partner_users, sessions,
        user_links::{self, UserLink},
        users,
    },
    service::{
        Call, Deed,
        notices::{self, Notice},
    },
};

/// How long a link works.
const LIFETIME: TimeDelta = TimeDelta::days(14);

/// What a link is for.
#[derive(Clone, Debug)]
pub struct Welcome {
    /// Whose password is chosen.
    pub user: UserId,
    /// The person's name.
    pub name: String,
    /// The address to sign in with.
    pub email: String,
    /// The account that the person was added to.
    pub account: AccountId,
    /// Its name.
    pub company: String,
    /// Until when it works.
    pub expires_at: Moment,
}

/// Mails a new link; the one before dies.
pub(super) fn send(db: &mut Db, call: &Call, actor: &Actor, user: UserId, language: Language) -> Result<(), Error> {
    let token = Token::random();
    let expires_at = call.now.plus(LIFETIME);
    let link = UserLink { user_id: user, account_id: actor.account.id, created_at: call.now, expires_at };
    user_links::replace(db, &link, &token.hash())?;
    let text = |key| {
        let text = Text::new(key).with("account", &actor.account.name).with("person", &actor.person.name);
        text.moment("until", expires_at)
    };
    let address = call.link(&format!("/welcome/{}", token.text()));
    let notice = Notice {
        kind: "partner-user",
        invitation: None,
        subject: text("mail-welcome-subject"),
        paragraphs: vec![text("mail-welcome-text"), text("mail-welcome-until")],
        action: Some(("mail-welcome-action", &address)),
    };
    let reader = notices::reader(db, user, language)?;
    notices::send(db, call, reader, &notice)
}

/// What is behind a link. Writes nothing.
///
/// # Errors
/// [`Error::NotFound`] for unknown, expired and used links alike, and for people who were removed meanwhile.
pub fn open_link(db: &mut Db, call: &Call, token: &Token) -> Result<Welcome, Error> {
    let link = user_links::find(db, &token.hash(), call.now)?;
    let user = users::find(db, link.user_id)?;
    let account = accounts::find(db, link.account_id)?;
    if users::roles_in(db, user.id, account.id)?.iter().next().is_none() {
        return Err(Error::NotFound);
    }
    Ok(Welcome {
        user: user.id,
        name: user.name,
        email: user.email,
        account: account.id,
        company: account.name,
        expires_at: link.expires_at,
    })
}

impl Welcome {
    /// Checks a password that the person has typed twice.
    ///
    /// # Errors
    /// [`Error::Invalid`] beside the fields.
    pub fn check(&self, new: &str, repeated: &str) -> Result<(), Error> {
        let mut checks = Checks::new();
        password::check(&mut checks, "new_password", new, &[&self.email, &self.name, &self.company]);
        if new != repeated {
            checks.refuse("repeated", Text::new("password-differs"));
        }
        checks.finish()
    }
}

/// Uses a link up: the password behind `hash` is the person's, its address is confirmed, and whoever was signed in
/// with another is signed out.
///
/// # Errors
/// As [`open_link`].
pub fn accept(db: &mut Db, call: &Call, token: &Token, hash: &str) -> Result<Welcome, Error> {
    let welcome = open_link(db, call, token)?;
    user_links::take(db, &token.hash(), call.now)?;
    users::change_password(db, welcome.user, hash, false)?;
    partner_users::confirm_address(db, welcome.user, call.now)?;
    sessions::delete_all(db, welcome.user)?;
    let deed = Deed::new(AuditEvent::PartnerUserConfirmed, "user", *welcome.user.uuid())
        .to(json!({ "account": welcome.account.to_string() }));
    call.audit_stranger(db, &welcome.email, deed)?;
    Ok(welcome)
}
