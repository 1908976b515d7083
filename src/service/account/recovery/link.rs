//! The link with which a person chooses a new password. It works once, and opens nothing: the person signs in afterwards,
//! with whatever that takes.

use chrono::TimeDelta;
use serde_json::json;

use crate::{
    auth::token::Token,
    domain::{
        AuditEvent, Error, Moment, Text,
        email::EmailAddress,
        ids::UserId,
        recovery::{handed_lifetime, link_lifetime},
    },
    paths,
    repository::{
        db::Db,
        persons,
        recoveries::{self, PasswordLink},
        second_factors, sessions, users,
    },
    service::{
        AuditEntry, Call, Caller, Outcome,
        credentials::{check_chosen, known_of},
        warnings::{Warning, warn},
    },
};

/// What a link is for.
#[derive(Clone, Debug)]
pub struct OpenedPasswordLink {
    /// Whose it is.
    pub user: UserId,
    /// The address to sign in with.
    pub email: String,
    /// Whether using it confirms the address.
    pub confirms_address: bool,
    /// Until when it works.
    pub expires_at: Moment,
}

/// Makes the link that a person is mailed; the one before dies. Gives its secret, and until when it works.
pub(super) fn make_mailed(db: &mut Db, call: &Call, user: UserId) -> Result<(Token, Moment), Error> {
    make(db, call, (user, true), link_lifetime())
}

/// Makes the link that a person is mailed on somebody else's word, who may be away then: it works for longer.
pub(in crate::service::account) fn make_handed(
    db: &mut Db,
    call: &Call,
    user: UserId,
) -> Result<(Token, Moment), Error> {
    make(db, call, (user, true), handed_lifetime())
}

fn make(
    db: &mut Db,
    call: &Call,
    (user_id, confirms_address): (UserId, bool),
    lifetime: TimeDelta,
) -> Result<(Token, Moment), Error> {
    let (token, expires_at) = (Token::random(), call.now.plus(lifetime));
    let link = PasswordLink { user_id, confirms_address, expires_at };
    recoveries::replace_link(db, &link, &token.hash(), call.now)?;
    Ok((token, expires_at))
}

/// Makes a link for the person with this address, who is signed out everywhere and has no second factor any more: for
/// whoever runs the machine. Gives the link, and until when it works.
///
/// # Errors
/// [`Error::Conflict`] where nobody can sign in with the address.
pub fn issue(db: &mut Db, call: &Call, email: &str) -> Result<(String, Moment), Error> {
    let key = EmailAddress::parse(email).map(|address| address.key()).unwrap_or_default();
    let Some(known) = users::find_credentials(db, &key)? else {
        return Err(Error::Conflict(Text::new("recover-nobody").with("email", email)));
    };
    sessions::delete_all(db, known.id)?;
    second_factors::forget(db, known.id)?;
    let (token, expires_at) = make(db, call, (known.id, false), handed_lifetime())?;
    let audit_entry = AuditEntry::new(AuditEvent::PasswordLinkIssued, "user", *known.id.uuid());
    call.audit_stranger(db, "command line", audit_entry.to(json!({ "email": key })))?;
    Ok((call.link(&paths::password_link(&token)), expires_at))
}

/// What is behind a link. Writes nothing.
pub fn open(db: &mut Db, call: &Call, token: &Token) -> Result<OpenedPasswordLink, Error> {
    let link = recoveries::find_link(db, &token.hash(), call.now)?;
    let user = users::find(db, link.user_id)?;
    let PasswordLink { confirms_address, expires_at, .. } = link;
    Ok(OpenedPasswordLink { user: user.id, email: user.email, confirms_address, expires_at })
}

/// Keeps the password that a person has chosen with a link, typed twice.
///
/// # Errors
/// [`Error::Invalid`] beside the fields; [`Error::NotFound`] for a dead link; [`Error::Throttled`].
pub async fn save(caller: &Caller, token: Token, (new, repeated): (String, String)) -> Outcome<()> {
    let (secret, chosen) = (token.clone(), new.clone());
    let checked = caller.visit_anyone(move |db, call, _| {
        let opened = open(db, call, &secret)?;
        check_chosen(&chosen, &repeated, &known_of(db, call, opened.user, None)?)
    });
    let checked = checked.await;
    let hash = match checked.result {
        Ok(()) => caller.app().passwords.hash(&caller.origin(), new).await,
        Err(error) => Err(error),
    };
    match hash {
        Ok(hash) => caller.write_anyone(move |db, call, _| keep(db, call, &token, &hash)).await,
        Err(error) => Outcome::failed(checked.visitor, error),
    }
}

/// Uses a link up: the password behind `hash` is the person's, which is signed out everywhere and told by mail.
fn keep(db: &mut Db, call: &Call, token: &Token, hash: &str) -> Result<(), Error> {
    let opened = open(db, call, token)?;
    users::lock(db, opened.user)?;
    recoveries::use_link(db, &token.hash(), call.now)?;
    persons::choose_password(db, opened.user, hash)?;
    persons::drop_first_links(db, opened.user)?;
    if opened.confirms_address {
        persons::confirm_address(db, opened.user, call.now)?;
    }
    sessions::delete_all(db, opened.user)?;
    let audit_entry = AuditEntry::new(AuditEvent::PasswordRecovered, "user", *opened.user.uuid());
    call.audit_stranger(db, &opened.email, audit_entry)?;
    warn(db, call, opened.user, &Warning::PasswordChanged)
}
