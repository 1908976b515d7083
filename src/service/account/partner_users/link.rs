//! The link in the mail to a person who was added: with it the person chooses its first password, or agrees to belong to
//! one more account.

use chrono::TimeDelta;
use serde_json::json;

use crate::{
    auth::{session::NewKey, token::Token},
    domain::{
        Action, AuditEvent, Error, Grant, Language, Moment, Text,
        email::EmailAddress,
        ids::{AccountId, UserId},
        mail::MailKind,
        role::{Role, Roles},
    },
    mail::message::Footer,
    paths,
    repository::{
        self, accounts,
        db::Db,
        partner_users, persons, second_factors,
        sessions::Visitor,
        user_links::{self, UserLink},
        users,
    },
    service::{
        AuditEntry, Call, Caller, Outcome, UseCase,
        credentials::{check_chosen, known_of},
        mail_guard,
        notices::{self, Notice, Reader},
        sessions,
    },
};

/// How long a link works.
const LIFETIME: TimeDelta = TimeDelta::days(14);
/// How long a person is left alone after a mail with one.
const PAUSE: TimeDelta = TimeDelta::minutes(5);

/// What a link is for.
#[derive(Clone, Debug)]
pub struct Welcome {
    /// Whose it is.
    pub user: UserId,
    /// The person's name.
    pub name: String,
    /// The address to sign in with.
    pub email: String,
    /// The account that the person was added to, or is asked to belong to.
    pub account: AccountId,
    /// Its name.
    pub company: String,
    /// The roles that the person gets by it; none where it has them already.
    pub roles: Roles,
    /// Whether the person keeps the password it has: its address is known to be its own. Others choose one, so that
    /// nobody who typed the address before gets in.
    pub keeps_password: bool,
    /// Until when it works.
    pub expires_at: Moment,
}

/// Mails a person a new link, the one before dies: for choosing a password where `roles` are none, or else for agreeing
/// to belong to the account with them.
///
/// # Errors
/// [`Error::Conflict`] where a mail went out just now.
pub(super) fn send(
    cx: &mut UseCase<'_>,
    grant: &Grant,
    user: UserId,
    (language, roles): (Language, &Roles),
) -> Result<(), Error> {
    let account = grant.account();
    let before = user_links::of(cx.db, account, &[user])?;
    if before.iter().any(|link| link.created_at.plus(PAUSE) > cx.call.now) {
        return Err(Error::Conflict(Text::new("user-link-pause")));
    }
    let to = users::find(cx.db, user)?.email;
    let own = accounts::find(cx.db, account)?.mail_domain;
    // Colleagues are no strangers.
    let stranger = EmailAddress::parse(&to).filter(|address| own.as_deref() != Some(address.domain()));
    if let Some(address) = stranger {
        mail_guard::count_contact(cx, &address.key())?.map_err(Error::refused)?;
    }
    let (token, expires_at) = (Token::random(), cx.call.now.plus(LIFETIME));
    let link =
        UserLink { user_id: user, account_id: account, roles: roles.joined(), created_at: cx.call.now, expires_at };
    user_links::replace(cx.db, grant, &link, &token.hash())?;
    let text = |key| {
        let text = Text::new(key).with("account", &cx.actor.account.name).with("person", &cx.actor.person.name);
        text.moment("until", expires_at)
    };
    let (subject, paragraphs, button) = if roles.is_empty() {
        ("mail-welcome-subject", vec![text("mail-welcome-text"), text("mail-welcome-until")], "mail-welcome-action")
    } else {
        let paragraphs = vec![text("mail-asked-text"), text("mail-asked-not-you"), text("mail-welcome-until")];
        ("mail-asked-subject", paragraphs, "mail-asked-action")
    };
    let address = cx.call.link(&paths::welcome(&token));
    let notice = Notice {
        kind: MailKind::PartnerUser,
        invitation: None,
        subject: text(subject),
        paragraphs,
        action: Some((button, &address)),
    };
    let reader = Reader { footer: Footer::Request, ..notices::reader(cx.db, user, language)? };
    notices::send(cx.db, cx.call, reader, &notice)
}

/// What is behind a link. Writes nothing.
pub fn open_link(db: &mut Db, call: &Call, token: &Token) -> Result<Welcome, Error> {
    let link = user_links::find(db, &token.hash(), call.now)?;
    let user = users::find(db, link.user_id)?;
    let account = accounts::find(db, link.account_id)?;
    let (asked, held) = (Roles::split(&link.roles), users::roles_in(db, user.id, account.id)?);
    if (asked.is_empty(), held.is_empty()) == (true, true) {
        return Err(Error::NotFound);
    }
    Ok(Welcome {
        user: user.id,
        name: user.name,
        email: user.email,
        account: account.id,
        company: account.name,
        keeps_password: !asked.is_empty() && user.email_confirmed_at.is_some(),
        roles: asked.without(&held),
        expires_at: link.expires_at,
    })
}

impl Welcome {
    /// Makes sure that whoever answers is the person, where that can be known: one that keeps its password has signed in
    /// with it, and with none that somebody else was shown.
    fn check_visitor(&self, visitor: Option<&Visitor>) -> Result<(), Error> {
        if !self.keeps_password {
            return Ok(());
        }
        match visitor {
            None => Err(Error::SignInNeeded),
            Some(visitor) if visitor.person.id != self.user => Err(Error::Conflict(Text::new("asked-other-person"))),
            Some(visitor) if visitor.person.must_change_password => Err(Error::PasswordChangeNeeded),
            Some(_) => Ok(()),
        }
    }
}

/// Somebody who belongs to an account now.
pub struct Joined {
    /// The account's name.
    pub company: String,
    /// The address to sign in with.
    pub email: String,
    /// The key of the session that has begun, but for somebody who keeps its password and is signed in with it.
    pub session: Option<NewKey>,
}

/// Takes the answer to a link: the person belongs to the account. One that keeps its password must be signed in with it:
/// a link alone opens nothing that was there before, and whatever presses the buttons of pages in mails changes nothing.
/// Another one's password is what was typed, twice.
///
/// # Errors
/// [`Error::SignInNeeded`], [`Error::PasswordChangeNeeded`] or [`Error::Conflict`] where another than the person answers
/// for it; [`Error::Invalid`] beside the fields; [`Error::NotFound`] for a dead link.
pub async fn welcome(caller: &Caller, token: Token, (new, repeated): (String, String)) -> Outcome<Joined> {
    let secret = token.clone();
    let chosen = new.clone();
    let opened = caller
        .visit_anyone(move |db, call, visitor| {
            let welcome = open_link(db, call, &secret)?;
            welcome.check_visitor(visitor)?;
            if welcome.keeps_password {
                return Ok(false);
            }
            let known = known_of(db, call, welcome.user, Some(welcome.company))?;
            check_chosen(&chosen, &repeated, &known).map(|()| true)
        })
        .await;
    let hash = match opened.result {
        Ok(true) => caller.app().passwords.hash(&caller.origin(), new).await.map(Some),
        Ok(false) => Ok(None),
        Err(error) => Err(error),
    };
    match hash {
        Ok(hash) => {
            let work = move |db: &mut Db, call: &Call, visitor: Option<&Visitor>| {
                accept(db, call, visitor, (&token, hash.as_deref()))
            };
            caller.write_anyone(work).await
        }
        Err(error) => Outcome::failed(opened.visitor, error),
    }
}

/// Uses a link up: the person belongs to the account, and its address is confirmed. Where it does not keep its password,
/// the one behind `hash` is its own, and whoever was signed in with another is signed out.
fn accept(
    db: &mut Db,
    call: &Call,
    visitor: Option<&Visitor>,
    (token, hash): (&Token, Option<&str>),
) -> Result<Joined, Error> {
    let seen = open_link(db, call, token)?;
    partner_users::lock(db, seen.account)?;
    users::lock(db, seen.user)?;
    let welcome = open_link(db, call, token)?;
    welcome.check_visitor(visitor)?;
    persons::use_link(db, &token.hash(), call.now)?;
    if !welcome.keeps_password {
        let hash = hash.ok_or_else(|| Error::refused(Text::new("error-malformed-text")))?;
        persons::choose_password(db, welcome.user, hash)?;
        repository::sessions::delete_all(db, welcome.user)?;
    }
    persons::confirm_address(db, welcome.user, call.now)?;
    let roles: Vec<Role> = welcome.roles.iter().collect();
    // Whoever asked the person to belong to the account had the right to; the link says that it agrees.
    let grant = Grant::of_the_portal(welcome.account, Action::ManagePartnerUsers);
    users::join(db, &grant, (welcome.user, welcome.account), &roles, call.now)?;
    let audit_entry = AuditEntry::new(AuditEvent::PartnerUserConfirmed, "user", *welcome.user.uuid())
        .to(json!({ "account": welcome.account.to_string(), "roles": welcome.roles.joined() }));
    call.audit_stranger(db, &welcome.email, audit_entry)?;
    // Whoever has a second factor shows it at sign-in.
    let session = if welcome.keeps_password || second_factors::has_any(db, welcome.user)? {
        None
    } else {
        Some(sessions::begin(db, call, welcome.user, Some(welcome.account), false)?)
    };
    Ok(Joined { company: welcome.company, email: welcome.email, session })
}
