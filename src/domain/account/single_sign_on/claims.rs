//! What a provider says in its tokens, and whether that is what was asked: all but the signature, which `auth/oidc` verifies
//! first (`OpenID` Connect Core 1.0, and Back-Channel Logout 1.0).

use std::collections::BTreeMap;

use chrono::TimeDelta;
use serde::Deserialize;
use serde_json::Value;

use super::ProviderFault;
use crate::domain::Moment;

/// How far the clocks of two machines may be apart.
const LEEWAY: i64 = 60;
/// How old a token may be by the time that it says it was made.
const OLDEST: i64 = 600;
/// How long a logout token may be good for.
pub const LOGOUT_LASTS: TimeDelta = TimeDelta::minutes(15);
/// The longest name of a person.
const LONGEST_SUBJECT: usize = 255;
/// How much of a text that is only shown is kept.
const SHOWN: usize = 200;
/// What says that a token ends sessions.
const LOGOUT_EVENT: &str = "http://schemas.openid.net/event/backchannel-logout";

/// One text or several: `aud` is either.
#[derive(Clone, Debug, Deserialize, PartialEq, Eq)]
#[serde(untagged)]
pub enum OneOrMany {
    /// One.
    One(String),
    /// Several.
    Many(Vec<String>),
}

impl OneOrMany {
    /// The texts.
    #[must_use]
    pub fn as_slice(&self) -> &[String] {
        match self {
            Self::One(one) => std::slice::from_ref(one),
            Self::Many(many) => many,
        }
    }
}

/// What a token says. What it must say and does not is missed by the checks.
#[derive(Clone, Debug, Deserialize)]
pub struct Claims {
    /// Who made it.
    pub iss: String,
    /// For whom.
    pub aud: OneOrMany,
    /// Which of several it was given to.
    pub azp: Option<String>,
    /// Whom it is about.
    pub sub: Option<String>,
    /// Until when it is good, in seconds since 1970.
    pub exp: Option<i64>,
    /// When it was made.
    pub iat: Option<i64>,
    /// From when on it is good.
    pub nbf: Option<i64>,
    /// Which sign-in it belongs to.
    pub nonce: Option<String>,
    /// When the person last showed who it is.
    pub auth_time: Option<i64>,
    /// How.
    #[serde(default)]
    pub amr: Vec<String>,
    /// What class of proof that was.
    pub acr: Option<String>,
    /// The person's address.
    pub email: Option<String>,
    /// The provider's session.
    pub sid: Option<String>,
    /// What a token is called that counts once.
    pub jti: Option<String>,
    /// What a logout token is about.
    pub events: Option<BTreeMap<String, Value>>,
}

/// What is asked of a token.
#[derive(Clone, Copy, Debug)]
pub struct AskedToken<'a> {
    /// The provider.
    pub issuer: &'a str,
    /// What the portal is called there.
    pub client_id: &'a str,
    /// Which sign-in it is about; nothing where a token ends sessions.
    pub nonce: &'a str,
    /// Since when the person must have shown who it is, where it was asked to show that anew.
    pub shown_since: Option<Moment>,
}

/// Somebody whom a provider has signed in.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ProvedSubject {
    /// What the provider calls the person.
    pub subject: String,
    /// The address that it gave; shown, and never believed.
    pub email: String,
    /// How the person showed who it is.
    pub methods: Vec<String>,
    /// What class of proof that was.
    pub class: String,
    /// The provider's session, where it has a name.
    pub session: Option<String>,
}

impl ProvedSubject {
    /// Whether the provider says that it asked for more than a password, in one of these values.
    #[must_use]
    pub fn has_second_factor(&self, values: &[String]) -> bool {
        values.iter().any(|value| *value == self.class || self.methods.contains(value))
    }
}

/// Whose sessions are to end.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct EndedSubject {
    /// What the provider calls the person, where it says so.
    pub subject: Option<String>,
    /// The provider's session, where it is one.
    pub session: Option<String>,
    /// What the token is called, which counts once.
    pub token: String,
}

/// Checks what an ID token says; its signature has been verified.
///
/// # Errors
/// The first thing that is wrong.
pub fn check_id_token(claims: Claims, asked: &AskedToken<'_>, now: Moment) -> Result<ProvedSubject, ProviderFault> {
    check_parties(&claims, asked)?;
    check_times(&claims, now)?;
    if claims.nonce.as_deref() != Some(asked.nonce) {
        return Err(ProviderFault::Nonce);
    }
    if let Some(since) = asked.shown_since {
        let shown = claims.auth_time.ok_or(ProviderFault::AuthTime)?;
        if shown < seconds(since).saturating_sub(LEEWAY) || shown > seconds(now).saturating_add(LEEWAY) {
            return Err(ProviderFault::AuthTime);
        }
    }
    let subject = claims.sub.filter(|subject| is_name(subject)).ok_or(ProviderFault::Subject)?;
    Ok(ProvedSubject {
        subject,
        email: claims.email.map(shown).unwrap_or_default(),
        methods: claims.amr.into_iter().take(20).map(shown).collect(),
        class: claims.acr.map(shown).unwrap_or_default(),
        session: claims.sid.filter(|session| is_name(session)),
    })
}

/// Checks what a logout token says; its signature has been verified.
///
/// # Errors
/// The first thing that is wrong.
pub fn check_logout_token(claims: Claims, asked: &AskedToken<'_>, now: Moment) -> Result<EndedSubject, ProviderFault> {
    check_parties(&claims, asked)?;
    check_times(&claims, now)?;
    // An ID token ends nothing: it has a nonce, and no event.
    let ends = claims.events.is_some_and(|events| events.contains_key(LOGOUT_EVENT));
    if !ends || claims.nonce.is_some() {
        return Err(ProviderFault::Malformed);
    }
    let named = |name: Option<String>| match name {
        Some(name) if !is_name(&name) => Err(ProviderFault::Subject),
        name => Ok(name),
    };
    let (subject, session) = (named(claims.sub)?, named(claims.sid)?);
    if subject.is_none() && session.is_none() {
        return Err(ProviderFault::Subject);
    }
    let token = claims.jti.filter(|token| is_name(token)).ok_or(ProviderFault::Malformed)?;
    Ok(EndedSubject { subject, session, token })
}

fn check_parties(claims: &Claims, asked: &AskedToken<'_>) -> Result<(), ProviderFault> {
    if claims.iss != asked.issuer {
        return Err(ProviderFault::Issuer);
    }
    let audience = claims.aud.as_slice();
    let is_ours = audience.iter().any(|one| one == asked.client_id);
    let party = claims.azp.as_deref();
    // Of a token for several, it must be said that it was given to us.
    if !is_ours || party.map_or(audience.len() > 1, |party| party != asked.client_id) {
        return Err(ProviderFault::Audience);
    }
    Ok(())
}

fn check_times(claims: &Claims, now: Moment) -> Result<(), ProviderFault> {
    let now = seconds(now);
    let (Some(until), Some(made)) = (claims.exp, claims.iat) else { return Err(ProviderFault::Time) };
    let is_over = until.saturating_add(LEEWAY) <= now;
    let is_old = made.saturating_add(OLDEST) < now;
    let is_early = [Some(made), claims.nbf].iter().flatten().any(|from| *from > now.saturating_add(LEEWAY));
    if is_over || is_old || is_early { Err(ProviderFault::Time) } else { Ok(()) }
}

fn seconds(moment: Moment) -> i64 {
    moment.utc().timestamp()
}

/// Whether something can be called so.
fn is_name(name: &str) -> bool {
    !name.is_empty() && name.len() <= LONGEST_SUBJECT && !name.chars().any(char::is_control)
}

/// A text that is only shown: bounded, on one line.
fn shown(text: String) -> String {
    text.chars().filter(|sign| !sign.is_control()).take(SHOWN).collect()
}

#[cfg(test)]
mod tests;
