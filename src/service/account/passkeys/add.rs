//! Adding a passkey that a browser has made.

use serde::Deserialize;

use super::{
    super::second_factors::{self, Factor, TurnedOn},
    question::PasskeyBrowser,
    show::words,
};
use crate::{
    auth::passkeys::{PasskeyFault, Registration, RelyingParty, register},
    domain::{
        Checks, Error, Language,
        ids::PasskeyId,
        second_factor::{LONGEST_NAME, PasskeyPurpose},
    },
    i18n::texts,
    repository::{
        self,
        db::Db,
        passkeys::{self, Passkey},
        second_factors as kept,
        sessions::{SessionHash, Visitor},
        users,
    },
    service::{Call, Caller, Outcome, sessions},
};

/// What the page sends.
#[derive(Clone, Default, Deserialize)]
#[serde(default)]
pub struct NewPasskeyForm {
    /// What the browser has answered.
    pub passkey: String,
    /// What the person calls it; empty for a name of ours.
    pub name: String,
}

/// What a passkey of whoever asks would be called, which is about to add one.
///
/// # Errors
/// [`Error::ProofNeeded`]: the device keeps what it makes, whatever the portal says of it afterwards.
pub fn propose(db: &mut Db, call: &Call, visitor: &Visitor) -> Result<String, Error> {
    sessions::need_proof(call, visitor)?;
    usual_name(db, call, visitor)
}

/// Keeps a passkey that a browser has made for whoever asks. With the first factor come recovery codes. The session gets
/// another key, for it may be more trusted now.
///
/// # Errors
/// [`Error::Invalid`] for an answer that isn't taken, and beside the field; [`Error::ProofNeeded`].
pub async fn add(caller: &Caller, browser: &[u8], form: NewPasskeyForm) -> Outcome<TurnedOn> {
    let browser = PasskeyBrowser::new(browser, PasskeyPurpose::Add);
    let session = caller.credential();
    let outcome = caller
        .write_person(move |db, call, visitor| {
            let session = session.ok_or(Error::SignInNeeded)?;
            keep(db, call, (visitor, &session), &browser, &form)
        })
        .await;
    // What was asked is answered even where the answer isn't taken, and so that must not be undone.
    Outcome { visitor: outcome.visitor, result: outcome.result.and_then(|kept| kept.map_err(words)) }
}

fn keep(
    db: &mut Db,
    call: &Call,
    (visitor, session): (&Visitor, &SessionHash),
    browser: &PasskeyBrowser,
    form: &NewPasskeyForm,
) -> Result<Result<TurnedOn, PasskeyFault>, Error> {
    sessions::need_proof(call, visitor)?;
    let person = &visitor.person;
    let mut checks = Checks::new();
    let name = checks.optional_line("name", &form.name, LONGEST_NAME);
    checks.finish()?;
    users::lock(db, person.id)?;
    let new = match Registration::parse(&form.passkey) {
        Ok(new) => new,
        Err(fault) => return Ok(Err(fault)),
    };
    let known = passkeys::find_by_credential(db, &new.credential_id)?;
    // The same form once more: the passkey is there, and its recovery codes have been shown.
    let codes = if known.is_some_and(|known| known.user_id == person.id) {
        Vec::new()
    } else {
        let Some(challenge) = browser.take(db, call)? else { return Ok(Err(PasskeyFault::Challenge)) };
        let party = RelyingParty::of(&call.public_url).ok_or(Error::NotFound)?;
        let facts = match register(&party, &challenge, &new) {
            Ok(facts) => facts,
            Err(fault) => return Ok(Err(fault)),
        };
        let is_first = !kept::has_any(db, person.id)?;
        let passkey = Passkey {
            id: PasskeyId::at(call.now),
            user_id: person.id,
            name: if name.is_empty() { usual_name(db, call, visitor)? } else { name },
            credential_id: facts.credential_id,
            public_key: facts.public_key,
            sign_count: i64::from(facts.sign_count),
            backup_eligible: facts.backup_eligible,
            backed_up: facts.backed_up,
            created_at: call.now,
            last_used_at: None,
        };
        passkeys::insert(db, &passkey)?;
        second_factors::added(db, call, person, (Factor::Passkey, &passkey.name), is_first)?
    };
    repository::sessions::note_proof(db, visitor.session.number, true, call.now)?;
    Ok(Ok(TurnedOn { session: sessions::rekey(db, session, &visitor.session)?, codes }))
}

/// The browser and its system, or a number where neither is known.
fn usual_name(db: &mut Db, call: &Call, visitor: &Visitor) -> Result<String, Error> {
    if !call.client.browser.is_empty() {
        return Ok(call.client.browser.clone());
    }
    let words = texts(visitor.person.language.unwrap_or(Language::English)).get("passkey-one");
    Ok(format!("{words} {}", passkeys::passkeys_of(db, visitor.person.id)?.len() + 1))
}
