//! Proving once more who one is, before something that could do much harm: whoever finds a browser signed in can't.

use super::{
    passkeys::{self, PasskeyBrowser},
    second_factors::use_app_code,
    sessions,
};
use crate::{
    auth::{lanes::Origin, session::NewKey},
    domain::{
        Error, Text,
        ids::UserId,
        refusals::Refusals,
        second_factor::PasskeyPurpose,
        security_event::{SecurityDetail, SecurityEventKind},
    },
    repository::{self, sessions::Visitor, users},
    service::{Caller, Outcome},
};

/// What somebody proves it by: a passkey, a code where the session began with more than the password, or the password.
#[derive(Default)]
pub struct TypedProof {
    /// The password.
    pub password: String,
    /// The code of an app.
    pub code: String,
    /// What the browser has answered of a passkey.
    pub passkey: String,
}

/// The field of the password, on whatever page it is asked.
pub const PASSWORD_FIELD: &str = "proof_password";
/// The field of the code.
pub const CODE_FIELD: &str = "proof_code";

/// What a passkey was answered in.
pub const PASSKEY_FIELD: &str = "proof_passkey";

/// Whether somebody can prove it by the password.
#[must_use]
pub const fn is_by_password(visitor: &Visitor) -> bool {
    visitor.ways.password(visitor.session.second_factor)
}

/// Whether somebody can prove it by a code.
#[must_use]
pub const fn is_by_code(visitor: &Visitor) -> bool {
    !is_by_password(visitor) && visitor.ways.code
}

/// Takes a proof: for ten minutes no other is needed. The session gets another key, which is given.
///
/// # Errors
/// [`Error::Invalid`] beside the field; [`Error::Throttled`] after too many wrong ones.
pub async fn prove(caller: &Caller, browser: &[u8], proof: TypedProof) -> Outcome<NewKey> {
    if !proof.passkey.is_empty() {
        return prove_by_passkey(caller, browser, proof.passkey).await;
    }
    let seen =
        caller.read_person(|db, _, visitor| Ok((visitor.clone(), users::password_hash(db, visitor.person.id)?))).await;
    let (visitor, kept) = match seen.result {
        Ok(found) => found,
        Err(error) => return Outcome::failed(seen.visitor, error),
    };
    let (by_code, user) = (!is_by_password(&visitor), visitor.person.id);
    if !by_code && let Err(error) = check_password(caller, &visitor, proof.password, kept).await {
        return Outcome::failed(seen.visitor, error);
    }
    let credential = caller.credential();
    let outcome = caller
        .write_person(move |db, call, visitor| {
            // A wrong code is counted, and so this must not be undone.
            if by_code && !use_app_code(db, call, visitor.person.id, &proof.code)? {
                return Ok(None);
            }
            let session = credential.ok_or(Error::SignInNeeded)?;
            repository::sessions::note_proof(db, visitor.session.number, by_code, call.now)?;
            sessions::rekey(db, &session, &visitor.session).map(Some)
        })
        .await;
    let result = outcome.result.and_then(|key| {
        key.ok_or_else(|| {
            tell_of_failure(caller, user, SecurityDetail::Code);
            refused(CODE_FIELD, "second-step-wrong")
        })
    });
    Outcome { visitor: outcome.visitor, result }
}

async fn prove_by_passkey(caller: &Caller, browser: &[u8], typed: String) -> Outcome<NewKey> {
    let browser = PasskeyBrowser::new(browser, PasskeyPurpose::Proof);
    let credential = caller.credential();
    let outcome = caller
        .write_person(move |db, call, visitor| {
            if let Err(fault) = passkeys::check(db, call, (&browser, Some(visitor.person.id)), &typed)? {
                return Ok(Err(fault));
            }
            let session = credential.ok_or(Error::SignInNeeded)?;
            repository::sessions::note_proof(db, visitor.session.number, true, call.now)?;
            sessions::rekey(db, &session, &visitor.session).map(Ok)
        })
        .await;
    let user = outcome.visitor.as_ref().map(|visitor| visitor.person.id);
    let result = outcome.result.and_then(|shown| {
        shown.map_err(|fault| {
            if let Some(user) = user {
                tell_of_failure(caller, user, SecurityDetail::Passkey);
            }
            passkeys::words(fault)
        })
    });
    Outcome { visitor: outcome.visitor, result }
}

async fn check_password(caller: &Caller, visitor: &Visitor, typed: String, kept: String) -> Result<(), Error> {
    let (passwords, throttle) = (&caller.app().passwords, &caller.app().throttle);
    let id = visitor.person.id;
    let turn = throttle.take_turn(&format!("password {id}"), "").await.ok_or(Error::Throttled(60))?;
    if passwords.verify(&Origin::person(id), typed, Some(kept)).await? {
        throttle.succeeded(&turn);
        return Ok(());
    }
    throttle.failed(&turn);
    tell_of_failure(caller, id, SecurityDetail::Password);
    Err(refused(PASSWORD_FIELD, "password-wrong"))
}

/// Takes a security event: somebody who is signed in could not confirm who it is.
pub(in crate::service) fn tell_of_failure(caller: &Caller, user: UserId, by: SecurityDetail) {
    caller.record(caller.event(SecurityEventKind::ProofFailed).by_user(user).detailed(by));
}

fn refused(field: &'static str, key: &'static str) -> Error {
    let mut refusals = Refusals::default();
    refusals.refuse(field, Text::new(key));
    Error::Invalid(refusals)
}
