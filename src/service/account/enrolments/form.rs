//! The two forms of an enrolment, each with the hashing that belongs to it.

use super::{
    EnrolmentForm, check, find_unverified, request,
    verify::{Enrolled, verify},
};
use crate::{
    auth::{lanes::Origin, token::Token},
    domain::{
        Error, Language, Text,
        email::EmailAddress,
        refusals::Refusals,
        security_event::{EventPerson, SecurityDetail, SecurityEventKind},
    },
    service::{Call, Caller, FormKey, Outcome},
};

/// Takes the form of an enrolment; a password is hashed only for one that can be kept. Once for each form. The mail is
/// in the language of whoever is signed in, or in `language`. Gives the address that it goes to.
pub async fn enrol(
    caller: &Caller,
    token: Token,
    form: EnrolmentForm,
    key: FormKey,
    language: Language,
) -> Outcome<String> {
    let (secret, checked) = (token.clone(), form.clone());
    let passed = caller.visit(move |db, call, _| check(db, call, &secret, &checked)).await;
    if let Err(error) = passed.result {
        return Outcome::failed(passed.visitor, error);
    }
    let language = passed.visitor.as_ref().and_then(|visitor| visitor.person.language).unwrap_or(language);
    match caller.app().passwords.hash(&caller.origin(), form.password.clone()).await {
        Ok(hash) => {
            let (email, place) = (form.email.trim().to_owned(), caller.place().to_owned());
            let keep = move |db: &mut _, call: &Call, _: Option<&_>| {
                call.once(db, &key, "enrol", "enrolment", |db| {
                    request(db, call, (&token, &place), &form, (hash, language))
                })
            };
            caller.write_anyone(keep).await.map(|_| email)
        }
        Err(error) => Outcome::failed(passed.visitor, error),
    }
}

/// Confirms an address: the mail proves it, the password that this is the person who enrolled. `origin` says where tries
/// come from.
///
/// # Errors
/// [`Error::Invalid`] for a wrong password; [`Error::NotFound`] for a dead link; [`Error::Conflict`] where something was
/// taken meanwhile; [`Error::Throttled`].
pub async fn confirm(
    caller: &Caller,
    token: Token,
    password: String,
    origin: impl Fn(&str) -> Origin,
) -> Outcome<Enrolled> {
    let secret = token.clone();
    let found = caller.visit(move |db, call, _| find_unverified(db, call, &secret)).await;
    let checked = match found.result {
        Ok(enrolment) => {
            // Counted apart from signing in: neither slows the other down.
            let key = format!("enrol {}", enrolment.id);
            let proved = prove(caller, (&key, &origin(&key)), password, enrolment.password_hash).await;
            if matches!(proved, Err(Error::Invalid(_))) {
                let address = EmailAddress::parse(&enrolment.email).map(|address| address.key()).unwrap_or_default();
                let failed = caller.event(SecurityEventKind::SignInFailed).by(EventPerson::Address(address));
                caller.record(failed.detailed(SecurityDetail::Enrolment));
            }
            proved
        }
        Err(error) => Err(error),
    };
    match checked {
        Ok(()) => caller.write_anyone(move |db, call, _| verify(db, call, &token).map_err(Error::in_place)).await,
        Err(error) => Outcome::failed(found.visitor, error),
    }
}

async fn prove(
    caller: &Caller,
    (key, origin): (&str, &Origin),
    password: String,
    kept: Option<String>,
) -> Result<(), Error> {
    let (passwords, throttle) = (&caller.app().passwords, &caller.app().throttle);
    let turn = throttle.take_turn(key, origin.place()).await.ok_or(Error::Throttled(60))?;
    if !passwords.verify(origin, password, kept).await? {
        throttle.failed(&turn);
        let mut refusals = Refusals::default();
        refusals.refuse("password", Text::new("password-wrong"));
        return Err(Error::Invalid(refusals));
    }
    throttle.succeeded(&turn);
    Ok(())
}
