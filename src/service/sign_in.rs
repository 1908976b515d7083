//! Signing in and out, and choosing the account to act in.

use serde_json::json;

use super::{Call, Deed, acceptance};
use crate::{
    auth::token::Token,
    domain::{
        account::AccountFacts,
        audit::AuditEvent,
        error::Error,
        ids::{AccountId, UserId},
        moment::Moment,
    },
    repository::{
        audit::{self, Author},
        db::Db,
        sessions::{self, SessionHash, Visitor},
        users,
    },
};

/// Who is behind a browser's session, if it is not over.
pub fn resolve(db: &mut Db, session: &SessionHash, now: Moment) -> Result<Option<Visitor>, Error> {
    sessions::resolve(db, session, now)
}

/// Prolongs a session.
pub fn renew(db: &mut Db, session: &SessionHash, now: Moment, expires_at: Moment) -> Result<(), Error> {
    sessions::renew(db, session, now, expires_at)
}

/// What is kept of the user with this address, if there is one.
pub fn find_credentials(db: &mut Db, email_key: &str) -> Result<Option<users::Credentials>, Error> {
    users::find_credentials(db, email_key)
}

/// Notes that a user has signed in, from the page of a link where `link` says so. Gives the account to act in, unless
/// there are several to choose from.
pub fn complete(db: &mut Db, call: &Call, user: UserId, link: Option<&Token>) -> Result<Option<AccountId>, Error> {
    let accounts = users::accounts_of(db, user)?;
    let account = match accounts.as_slice() {
        [only] => Some(only.id),
        _ => None,
    };
    let who = users::find(db, user)?;
    let author = Author {
        user: Some(user),
        email: who.email.clone(),
        account,
        roles: String::new(),
        request_id: call.request_id.clone(),
    };
    audit::record(db, &author, Deed::new(AuditEvent::SignedIn, "user", *user.uuid()).into(), call.now)?;
    if let Some(token) = link {
        acceptance::mark_signed_in(db, call, &who.email, token)?;
    }
    Ok(account)
}

/// Notes that somebody signed out.
pub fn sign_out(db: &mut Db, call: &Call, visitor: &Visitor) -> Result<(), Error> {
    call.audit_person(db, &visitor.person, Deed::new(AuditEvent::SignedOut, "user", *visitor.person.id.uuid()))
}

/// Lets the session act in another of the person's accounts.
///
/// # Errors
/// [`Error::NotFound`] for an account the person does not belong to.
pub fn choose_account(
    db: &mut Db,
    call: &Call,
    visitor: &Visitor,
    session: &SessionHash,
    account: AccountId,
) -> Result<AccountFacts, Error> {
    let chosen = visitor.accounts.iter().find(|mine| mine.id == account).cloned().ok_or(Error::NotFound)?;
    sessions::choose_account(db, session, account)?;
    let deed = Deed::new(AuditEvent::AccountChosen, "account", *account.uuid()).to(json!({ "name": chosen.name }));
    call.audit_person(db, &visitor.person, deed)?;
    Ok(chosen)
}
