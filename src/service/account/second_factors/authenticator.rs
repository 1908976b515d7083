//! Adding an app that makes codes: its secret is proposed, and kept once a code of it has come back.

use chrono::{DateTime, TimeDelta};
use serde::{Deserialize, Serialize};
use serde_json::json;

use super::recovery;
use crate::{
    auth::{keys::Keys, session::NewKey, token, totp::AppSecret},
    domain::{
        AuditEvent, Checks, Error, Language, Moment, Text,
        actor::Person,
        ids::{AuthenticatorId, UserId},
        refusals::Refusals,
        second_factor::{LONGEST_NAME, RecoveryCode},
    },
    i18n::texts,
    repository::{
        self,
        db::Db,
        second_factors::{self, Authenticator},
        sessions::{SessionHash, Visitor},
    },
    service::{
        AuditEntry, Call, sessions,
        warnings::{Warning, warn},
    },
};

/// How long a proposed secret is good for.
const PROPOSAL_LASTS: TimeDelta = TimeDelta::hours(1);

/// A secret for an app, which nothing is kept of yet.
pub struct AppProposal {
    /// What is typed into an app.
    pub secret: String,
    /// What the picture for the app's camera says.
    pub address: String,
    /// All of it, sealed, for the form to bring back.
    pub sealed: String,
}

/// What the page sends.
#[derive(Clone, Default, Deserialize)]
#[serde(default)]
pub struct AppForm {
    /// The proposal as it was sealed.
    pub proposal: String,
    /// The code that the app shows.
    pub code: String,
    /// What the person calls the app; empty for a name of ours.
    pub name: String,
}

/// A proposal as it is sealed.
#[derive(Serialize, Deserialize)]
struct Sealed {
    id: String,
    user: String,
    secret: Vec<u8>,
    made_at: i64,
}

/// Proposes a secret to whoever asks.
pub fn propose(call: &Call, person: &Person) -> Result<AppProposal, Error> {
    let secret = AppSecret::random();
    let sealed = Sealed {
        id: AuthenticatorId::at(call.now).to_string(),
        user: person.id.to_string(),
        secret: secret.bytes().to_vec(),
        made_at: call.now.utc().timestamp(),
    };
    let json = serde_json::to_vec(&sealed).map_err(|error| Error::Internal(error.to_string()))?;
    shown(call, person, &secret, token::encode(&call.keys.seal(&json)))
}

/// The same proposal again, for a page whose form was refused; a new one where it is none, or too old.
pub fn propose_again(call: &Call, person: &Person, sealed: &str) -> Result<AppProposal, Error> {
    match open(&call.keys, person.id, sealed, call.now) {
        Some((_, secret)) => shown(call, person, &secret, sealed.to_owned()),
        None => propose(call, person),
    }
}

fn shown(call: &Call, person: &Person, secret: &AppSecret, sealed: String) -> Result<AppProposal, Error> {
    Ok(AppProposal { secret: secret.text(), address: secret.address(portal_name(call), &person.email)?, sealed })
}

/// What the app calls the portal: its host, so that two installations can be told apart.
fn portal_name(call: &Call) -> &str {
    call.public_url.split_once("://").map_or(&*call.public_url, |(_, host)| host)
}

fn open(keys: &Keys, user: UserId, sealed: &str, now: Moment) -> Option<(AuthenticatorId, AppSecret)> {
    let json = keys.open(&token::decode_any(sealed)?)?;
    let opened: Sealed = serde_json::from_slice(&json).ok()?;
    let made_at = Moment::from_utc(DateTime::from_timestamp(opened.made_at, 0)?);
    let is_good = opened.user == user.to_string() && now.since(made_at) < PROPOSAL_LASTS;
    let secret = AppSecret::from_bytes(&opened.secret)?;
    is_good.then_some((opened.id.parse().ok()?, secret))
}

/// What came of adding an app.
pub struct TurnedOn {
    /// The session's new key.
    pub session: NewKey,
    /// Recovery codes, with the first factor; they are shown now and never again.
    pub codes: Vec<RecoveryCode>,
}

/// Keeps an app whose code was typed. With the first one come recovery codes. The session gets another key, for it may be
/// more trusted now.
///
/// # Errors
/// [`Error::Invalid`] beside the field for a wrong code, and for a proposal that is too old.
pub fn turn_on(
    db: &mut Db,
    call: &Call,
    visitor: &Visitor,
    session: &SessionHash,
    form: &AppForm,
) -> Result<TurnedOn, Error> {
    sessions::need_proof(call, visitor)?;
    let person = &visitor.person;
    let Some((id, secret)) = open(&call.keys, person.id, &form.proposal, call.now) else {
        return Err(refused(Text::new("security-proposal-late")));
    };
    let mut checks = Checks::new();
    let name = checks.optional_line("name", &form.name, LONGEST_NAME);
    checks.finish()?;
    let Some(step) = secret.check(&form.code, 0, call.now)? else {
        return Err(refused(Text::new("second-step-wrong")));
    };
    repository::users::lock(db, person.id)?;
    let known = second_factors::authenticators_of(db, person.id)?;
    // The same form once more: the app is there, and its recovery codes have been shown.
    let codes = if known.iter().any(|one| one.id == id) {
        Vec::new()
    } else {
        let own_words = || texts(person.language.unwrap_or(Language::English)).get("security-app");
        let name = if name.is_empty() { format!("{} {}", own_words(), known.len() + 1) } else { name };
        let app = Authenticator {
            id,
            name,
            sealed: call.keys.seal(secret.bytes()),
            last_step: step,
            created_at: call.now,
            last_used_at: None,
        };
        keep(db, call, person, &app, known.is_empty())?
    };
    repository::sessions::note_proof(db, visitor.session.number, true, call.now)?;
    Ok(TurnedOn { session: sessions::rekey(db, session, &visitor.session)?, codes })
}

fn keep(
    db: &mut Db,
    call: &Call,
    person: &Person,
    app: &Authenticator,
    is_first: bool,
) -> Result<Vec<RecoveryCode>, Error> {
    second_factors::insert(db, person.id, app)?;
    second_factors::note_added(db, person.id)?;
    let codes = if is_first { recovery::replace(db, person.id)? } else { Vec::new() };
    let added = AuditEntry::new(AuditEvent::SecondFactorAdded, "user", *person.id.uuid())
        .to(json!({ "authenticator": app.name, "recovery_codes": codes.len() }));
    call.audit_person(db, person, added)?;
    warn(db, call, person.id, &Warning::AppAdded(&app.name))?;
    Ok(codes)
}

fn refused(text: Text) -> Error {
    let mut refusals = Refusals::default();
    refusals.refuse("code", text);
    Error::Invalid(refusals)
}
