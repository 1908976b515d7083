//! Showing a passkey: instead of a password, after it, or once more.

use serde::Deserialize;
use serde_json::json;

use super::{super::second_factors::Verified, facts, question::PasskeyBrowser};
use crate::{
    auth::{
        passkeys::{Assertion, PasskeyFault, RelyingParty, verify},
        token::Token,
    },
    domain::{
        AuditEvent, Error, Text,
        email::EmailAddress,
        ids::UserId,
        second_factor::PasskeyPurpose,
        security_event::{SecurityDetail, SecurityEventKind},
    },
    repository::{
        db::Db,
        passkeys::{self, Passkey},
        users,
    },
    service::{
        AuditEntry, Call, Caller, Outcome, sign_in as signing_in,
        warnings::{Warning, warn},
    },
};

/// What the page of signing in sends.
#[derive(Clone, Default, Deserialize)]
#[serde(default)]
pub struct PasskeyForm {
    /// What the browser has answered.
    pub passkey: String,
    /// Where the person wants to go.
    pub return_to: String,
}

/// Lets somebody in by a passkey alone: it says who it is, and is both factors. `link` is the one whose page the person
/// comes from.
///
/// # Errors
/// [`Error::Invalid`] for an answer that isn't taken.
pub async fn sign_in(caller: &Caller, browser: &[u8], typed: String, link: Option<Token>) -> Outcome<Verified> {
    let browser = PasskeyBrowser::new(browser, PasskeyPurpose::SignIn);
    let outcome = caller
        .write_anyone(move |db, call, _| {
            let passkey = match check(db, call, (&browser, None), &typed)? {
                Ok(passkey) => passkey,
                Err(fault) => return Ok(Err(fault)),
            };
            let email = users::find(db, passkey.user_id)?.email;
            let email_key = EmailAddress::parse(&email).as_ref().map(EmailAddress::key).unwrap_or_default();
            // Who was deleted is as unknown as with a password.
            if users::find_credentials(db, &email_key)?.is_none() {
                return Ok(Err(PasskeyFault::Unknown));
            }
            let session = signing_in::complete(db, call, passkey.user_id, link.as_ref(), true)?;
            Ok(Ok(Verified { session, email_key }))
        })
        .await;
    let result = outcome.result.and_then(|shown| {
        shown.map_err(|fault| {
            caller.record(caller.event(SecurityEventKind::SignInFailed).detailed(SecurityDetail::Passkey));
            words(fault)
        })
    });
    Outcome { visitor: outcome.visitor, result }
}

/// Takes what a browser was asked, and checks its answer: a passkey of `user`, or whosever it says it is. A wrong answer
/// must not undo the transaction, for the question is answered, and a copy that may be about is told of.
pub(in crate::service::account) fn check(
    db: &mut Db,
    call: &Call,
    (browser, user): (&PasskeyBrowser, Option<UserId>),
    typed: &str,
) -> Result<Result<Passkey, PasskeyFault>, Error> {
    let Some(challenge) = browser.take(db, call)? else { return Ok(Err(PasskeyFault::Challenge)) };
    let party = RelyingParty::of(&call.public_url).ok_or(Error::NotFound)?;
    let shown = match Assertion::parse(typed) {
        Ok(shown) => shown,
        Err(fault) => return Ok(Err(fault)),
    };
    let Some(holder) = passkeys::find_by_credential(db, &shown.credential_id)?.map(|found| found.user_id) else {
        return Ok(Err(PasskeyFault::Unknown));
    };
    // One after the other: of two copies with one counter only one gets in.
    users::lock(db, holder)?;
    let Some(known) = passkeys::find_by_credential(db, &shown.credential_id)? else {
        return Ok(Err(PasskeyFault::Unknown));
    };
    let is_said = match &shown.user_handle {
        Some(handle) => handle.as_slice() == known.user_id.uuid().as_bytes(),
        // Only whoever is known already need not be named.
        None => user.is_some(),
    };
    if !is_said || user.is_some_and(|user| user != known.user_id) {
        return Ok(Err(PasskeyFault::Unknown));
    }
    match verify(&party, &challenge, &facts(&known), &shown) {
        Ok(now) => {
            passkeys::note_use(db, known.id, (i64::from(now.sign_count), now.backed_up), call.now)?;
            Ok(Ok(known))
        }
        Err(fault) => {
            if fault == PasskeyFault::Counter {
                suspect(db, call, &known)?;
            }
            Ok(Err(fault))
        }
    }
}

/// Notes that there may be a copy of a passkey, and tells whose it is.
fn suspect(db: &mut Db, call: &Call, known: &Passkey) -> Result<(), Error> {
    let email = users::find(db, known.user_id)?.email;
    let seen = AuditEntry::new(AuditEvent::PasskeySuspected, "user", *known.user_id.uuid())
        .to(json!({ "passkey": known.name }));
    call.audit_user(db, known.user_id, &email, seen)?;
    warn(db, call, known.user_id, &Warning::PasskeySuspected(&known.name))
}

/// What whoever sent an answer is told that isn't taken.
pub(in crate::service::account) fn words(fault: PasskeyFault) -> Error {
    tracing::info!(%fault, "a passkey was refused");
    Error::refused(Text::new(match fault {
        PasskeyFault::Counter => "passkey-counter",
        PasskeyFault::Unknown => "passkey-unknown",
        _ => "passkey-refused",
    }))
}
