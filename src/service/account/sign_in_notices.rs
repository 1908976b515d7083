//! Sign-ins from browsers that are new to a person (`docs/domain.md` §4.5): it is told by mail, and can say that this was
//! somebody else. Whoever that was is out then, and the password that it knew is good for nothing.

use chrono::TimeDelta;
use serde_json::json;

use super::recovery;
use crate::{
    auth::token::Token,
    domain::{AuditEvent, Error, email::EmailAddress, security_event::SecurityEventKind, sign_in_notice},
    paths,
    repository::{
        db::Db,
        identities, persons, second_factors, second_steps, sessions,
        sign_in_notices::{self, NoticedSignIn},
        users::{self, User},
    },
    service::{
        AuditEntry, Call, security_events,
        warnings::{Warning, warn},
    },
};

/// Tells a person of the sign-in under way, unless its browser has been signed in as this person before, or a new password
/// comes next, of which it is told.
pub(super) fn tell(db: &mut Db, call: &Call, person: &User) -> Result<(), Error> {
    let key = EmailAddress::parse(&person.email).map(|address| address.key()).unwrap_or_default();
    if call.client.is_marked(&call.keys.device_mark(&key)) || persons::must_change_password(db, person.id)? {
        return Ok(());
    }
    let user = person.id;
    security_events::note(db, call, call.event(SecurityEventKind::NewBrowser).by_user(user))?;
    let today = sign_in_notices::count(db, user, call.now.plus(-TimeDelta::days(1)))?;
    if !sign_in_notice::may_mail(today) {
        return Ok(());
    }
    let token = Token::random();
    let until = call.now.plus(sign_in_notice::lifetime());
    sign_in_notices::keep(db, &token.hash(), (user, &call.client), (call.now, until))?;
    let link = call.link(&paths::sign_in_notice(&token));
    warn(db, call, user, &Warning::NewBrowser { client: &call.client, link: &link })
}

/// What is behind the link of such a mail. Writes nothing.
///
/// # Errors
/// [`Error::NotFound`] where it works no longer.
pub fn open(db: &mut Db, call: &Call, token: &Token) -> Result<NoticedSignIn, Error> {
    sign_in_notices::find(db, &token.hash(), call.now)
}

/// The person says that it was somebody else: all its sessions end, the password stops working, second factors that were
/// added since are taken away, and a link for a new password is on its way to the person's address.
///
/// # Errors
/// [`Error::NotFound`] where the link works no longer.
pub fn disown(db: &mut Db, call: &Call, token: &Token) -> Result<(), Error> {
    let found = open(db, call, token)?;
    let user = found.user_id;
    users::lock(db, user)?;
    // Whoever came second finds nothing left to do.
    if sign_in_notices::forget(db, user)? == 0 {
        return Err(Error::NotFound);
    }
    persons::block_password(db, user)?;
    sessions::delete_all(db, user)?;
    second_steps::forget(db, user)?;
    second_factors::forget_added_since(db, user, found.created_at)?;
    // It may have come in through a provider.
    for identity in identities::of_user(db, user)? {
        identities::disconnect(db, identity.account_id, user)?;
    }
    let disowned = AuditEntry::new(AuditEvent::SignInDisowned, "user", *user.uuid())
        .from(json!({ "browser": found.browser, "network": found.network }));
    let email = users::find(db, user)?.email;
    call.audit_stranger(db, &email, disowned)?;
    recovery::mail_after_theft(db, call, user)
}
