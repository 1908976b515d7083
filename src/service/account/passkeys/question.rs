//! What a browser is asked: to make a passkey, or to show one. The question waits here for five minutes, for this browser
//! alone, and is answered once.

use serde_json::{Value, json};

use crate::{
    auth::{
        passkeys::{ES256, RelyingParty},
        token::{self, Token},
    },
    domain::{
        Error,
        ids::UserId,
        second_factor::{CHALLENGE_LASTS, MOST_CHALLENGES, MOST_TRIES, PasskeyPurpose},
    },
    repository::{
        db::Db,
        passkeys::{self, NewChallenge},
        second_steps,
        sessions::Visitor,
    },
    service::{Call, Caller, Outcome, sessions},
};

/// The browser that is asked, for one purpose: a question for one is none for another.
#[derive(Clone)]
pub struct PasskeyBrowser([u8; 32]);

impl PasskeyBrowser {
    /// The browser that is known by `browser`: its session, or its cookie before there is one.
    #[must_use]
    pub fn new(browser: &[u8], purpose: PasskeyPurpose) -> Self {
        Self(token::hash(&[purpose.as_str().as_bytes(), &[0], browser].concat()))
    }

    /// Takes what it was asked.
    pub(super) fn take(&self, db: &mut Db, call: &Call) -> Result<Option<[u8; 32]>, Error> {
        let challenge = passkeys::take(db, &self.0, call.now)?;
        Ok(challenge.and_then(|bytes| bytes.try_into().ok()))
    }
}

/// Asks a browser; gives what its script hands to the authenticator. `step` is the second step under way, where there is one.
///
/// # Errors
/// [`Error::SignInNeeded`] where nobody is signed in and somebody must be, or the second step is over;
/// [`Error::ProofNeeded`] before one is added; [`Error::NotFound`] where there can be no passkeys;
/// [`Error::Throttled`] where a network asks all the time.
pub async fn ask(caller: &Caller, browser: &[u8], purpose: PasskeyPurpose, step: Option<Token>) -> Outcome<Value> {
    let holder = PasskeyBrowser::new(browser, purpose);
    let place = caller.place().to_owned();
    caller
        .write_anyone(move |db, call, visitor| {
            let party = RelyingParty::of(&call.public_url).ok_or(Error::NotFound)?;
            let place_hash = call.keys.pseudonym("passkey place", &place);
            if passkeys::count_asked(db, &place_hash, call.now)? >= MOST_CHALLENGES {
                return Err(Error::Throttled(60));
            }
            let challenge: [u8; 32] = rand::random();
            let question = question(db, call, &party, (purpose, visitor, step.as_ref()), &challenge)?;
            let new = NewChallenge {
                holder: &holder.0,
                challenge: &challenge,
                place_hash: &place_hash,
                expires_at: call.now.plus(CHALLENGE_LASTS),
            };
            passkeys::ask(db, &new)?;
            Ok(question)
        })
        .await
}

fn question(
    db: &mut Db,
    call: &Call,
    party: &RelyingParty,
    (purpose, visitor, step): (PasskeyPurpose, Option<&Visitor>, Option<&Token>),
    challenge: &[u8; 32],
) -> Result<Value, Error> {
    let shown_by = match purpose {
        PasskeyPurpose::Add => return creation(db, call, party, visitor.ok_or(Error::SignInNeeded)?, challenge),
        // Nobody has said yet who it is: the passkey does.
        PasskeyPurpose::SignIn => None,
        PasskeyPurpose::SecondStep => {
            let step = step.ok_or(Error::SignInNeeded)?;
            let found = second_steps::find(db, &step.hash(), call.now)?.filter(|step| step.tries < MOST_TRIES);
            Some(found.ok_or(Error::SignInNeeded)?.user)
        }
        PasskeyPurpose::Proof => Some(visitor.ok_or(Error::SignInNeeded)?.person.id),
    };
    Ok(json!({
        "challenge": token::encode(challenge),
        "rpId": party.id,
        "timeout": CHALLENGE_LASTS.num_milliseconds(),
        "allowCredentials": match shown_by { Some(user) => credentials(db, user)?, None => Vec::new() },
        "userVerification": "required",
    }))
}

fn creation(
    db: &mut Db,
    call: &Call,
    party: &RelyingParty,
    visitor: &Visitor,
    challenge: &[u8; 32],
) -> Result<Value, Error> {
    // Before the device makes one, for it would keep what the portal then refuses.
    sessions::need_proof(call, visitor)?;
    let person = &visitor.person;
    Ok(json!({
        "challenge": token::encode(challenge),
        "rp": { "id": party.id, "name": call.host() },
        "user": { "id": token::encode(person.id.uuid().as_bytes()), "name": person.email, "displayName": person.name },
        "pubKeyCredParams": [{ "type": "public-key", "alg": ES256 }],
        "timeout": CHALLENGE_LASTS.num_milliseconds(),
        "excludeCredentials": credentials(db, person.id)?,
        "authenticatorSelection": {
            "residentKey": "preferred",
            "requireResidentKey": false,
            "userVerification": "required",
        },
        "attestation": "none",
    }))
}

fn credentials(db: &mut Db, user: UserId) -> Result<Vec<Value>, Error> {
    let own = passkeys::passkeys_of(db, user)?;
    let named = own.iter().map(|one| json!({ "type": "public-key", "id": token::encode(&one.credential_id) }));
    Ok(named.collect())
}
