//! The step after the password: a code of an app, or a recovery code.

use chrono::TimeDelta;
use serde::Deserialize;
use serde_json::json;

use super::{
    super::passkeys::{self, PasskeyBrowser},
    recovery,
};
use crate::{
    auth::{passkeys::PasskeyFault, session::NewKey, token::Token, totp::AppSecret},
    domain::{
        AuditEvent, Error, Text,
        ids::UserId,
        refusals::Refusals,
        second_factor::{MOST_TRIES, MOST_TRIES_AN_HOUR, PasskeyPurpose, ProofWays, RecoveryCode, STEP_LASTS},
        security_event::{SecurityDetail, SecurityEventKind},
    },
    repository::{
        db::Db,
        identities, second_factors,
        second_steps::{self, SecondStep},
        users,
    },
    service::{
        AuditEntry, Call, Caller, Outcome, sign_in,
        warnings::{Warning, warn},
    },
};

/// What the page sends.
#[derive(Clone, Default, Deserialize)]
#[serde(default)]
pub struct CodeForm {
    /// The code of an app.
    pub code: String,
    /// A recovery code, where the page asks for one.
    pub recovery_code: String,
    /// What the browser has answered of a passkey.
    pub passkey: String,
    /// Where the person wants to go.
    pub return_to: String,
}

/// Somebody who has shown both.
pub struct Verified {
    /// The key of the session that has begun.
    pub session: NewKey,
    /// What the person's address is known by.
    pub email_key: String,
}

/// What a try came to. A wrong one is counted, and so its transaction must not be undone.
enum Tried {
    In(Verified),
    /// Whose it was not, and what the person is told.
    Wrong(UserId, &'static str),
    /// The passkey isn't taken. Nobody guesses one: it counts for nothing.
    Refused(UserId, PasskeyFault),
    /// The step is over: it took too long, or there were too many wrong codes.
    Over,
}

/// Begins the second step of somebody whose password was right; gives its token, for the browser alone.
pub(in crate::service) fn begin(db: &mut Db, call: &Call, user: UserId) -> Result<Token, Error> {
    let token = Token::random();
    second_steps::begin(db, &token.hash(), user, call.now, call.now.plus(STEP_LASTS))?;
    Ok(token)
}

/// What can be shown in the step behind a token, as long as it is open.
pub fn find_step(db: &mut Db, call: &Call, token: &Token) -> Result<Option<ProofWays>, Error> {
    let step = second_steps::find(db, &token.hash(), call.now)?.filter(|step| step.tries < MOST_TRIES);
    step.map(|step| second_factors::ways(db, step.user)).transpose()
}

/// Lets somebody in whose code is right, or whose passkey. `link` is the one whose page the person comes from.
///
/// # Errors
/// [`Error::Invalid`] beside the field for a wrong code; [`Error::SignInNeeded`] where the step is over.
pub async fn verify(
    caller: &Caller,
    (token, browser): (Token, &[u8]),
    form: CodeForm,
    link: Option<Token>,
) -> Outcome<Verified> {
    let is_recovery = form.code.is_empty() && !form.recovery_code.is_empty();
    let browser = PasskeyBrowser::new(browser, PasskeyPurpose::SecondStep);
    let outcome =
        caller.write_anyone(move |db, call, _| try_step(db, call, (&token, &browser), &form, link.as_ref())).await;
    let result = outcome.result.and_then(|tried| match tried {
        Tried::In(verified) => Ok(verified),
        Tried::Over => Err(Error::SignInNeeded),
        Tried::Refused(user, fault) => {
            let failed = caller.event(SecurityEventKind::SecondFactorFailed).by_user(user);
            caller.record(failed.detailed(SecurityDetail::Passkey));
            Err(passkeys::words(fault))
        }
        Tried::Wrong(user, key) => {
            let by = if is_recovery { SecurityDetail::RecoveryCode } else { SecurityDetail::Code };
            caller.record(caller.event(SecurityEventKind::SecondFactorFailed).by_user(user).detailed(by));
            let mut refusals = Refusals::default();
            refusals.refuse(if is_recovery { "recovery_code" } else { "code" }, Text::new(key));
            Err(Error::Invalid(refusals))
        }
    });
    Outcome { visitor: outcome.visitor, result }
}

fn try_step(
    db: &mut Db,
    call: &Call,
    (token, browser): (&Token, &PasskeyBrowser),
    form: &CodeForm,
    link: Option<&Token>,
) -> Result<Tried, Error> {
    let hash = token.hash();
    let Some(seen) = second_steps::find(db, &hash, call.now)? else { return Ok(Tried::Over) };
    // One after the other: of two tries with one code only one gets in, and each wrong one counts.
    users::lock(db, seen.user)?;
    let Some(step) = second_steps::find(db, &hash, call.now)? else { return Ok(Tried::Over) };
    if step.tries >= MOST_TRIES {
        return Ok(Tried::Over);
    }
    let refused = if !form.passkey.is_empty() {
        if let Err(fault) = passkeys::check(db, call, (browser, Some(step.user)), &form.passkey)? {
            return Ok(Tried::Refused(step.user, fault));
        }
        None
    } else if form.code.is_empty() && !form.recovery_code.is_empty() {
        (!use_recovery_code(db, call, &step, &form.recovery_code)?).then_some("second-step-recovery-wrong")
    } else if second_steps::wrong_since(db, step.user, call.now.plus(-TimeDelta::hours(1)))? >= MOST_TRIES_AN_HOUR {
        Some("second-step-too-many")
    } else {
        (!check_apps(db, call, step.user, &form.code)?).then_some("second-step-wrong")
    };
    if let Some(key) = refused {
        second_steps::count_wrong(db, &hash)?;
        return Ok(Tried::Wrong(step.user, key));
    }
    second_steps::delete(db, &hash)?;
    let session = match step.identity {
        None => sign_in::complete(db, call, step.user, link, true)?,
        Some(id) => {
            // It may have been disconnected since.
            let identities = identities::of_user(db, step.user)?;
            let Some(identity) = identities.iter().find(|one| one.id == id) else { return Ok(Tried::Over) };
            let word = (link, step.provider_session.as_deref());
            sign_in::complete_by_provider(db, call, identity, word, (true, false))?
        }
    };
    Ok(Tried::In(Verified { session, email_key: step.email_key }))
}

/// Takes the code of one of somebody's apps; a wrong one is counted, and after too many within an hour none is right.
pub(in crate::service::account) fn use_app_code(
    db: &mut Db,
    call: &Call,
    user: UserId,
    typed: &str,
) -> Result<bool, Error> {
    users::lock(db, user)?;
    if second_steps::wrong_since(db, user, call.now.plus(-TimeDelta::hours(1)))? >= MOST_TRIES_AN_HOUR {
        return Ok(false);
    }
    let is_right = check_apps(db, call, user, typed)?;
    if !is_right {
        second_steps::note_wrong(db, &Token::random().hash(), user, call.now)?;
    }
    Ok(is_right)
}

fn check_apps(db: &mut Db, call: &Call, user: UserId, typed: &str) -> Result<bool, Error> {
    for app in second_factors::authenticators_of(db, user)? {
        let opened = call.keys.open(&app.sealed).and_then(|bytes| AppSecret::from_bytes(&bytes));
        let secret =
            opened.ok_or_else(|| Error::Internal("the secret key has changed since an app was added".into()))?;
        if let Some(used) = secret.check(typed, app.last_step, call.now)? {
            second_factors::note_use(db, app.id, used, call.now)?;
            return Ok(true);
        }
    }
    Ok(false)
}

fn use_recovery_code(db: &mut Db, call: &Call, step: &SecondStep, typed: &str) -> Result<bool, Error> {
    let Some(code) = RecoveryCode::parse(typed) else { return Ok(false) };
    if !second_factors::use_code(db, step.user, &recovery::hash(step.user, &code), call.now)? {
        return Ok(false);
    }
    let left = second_factors::codes_left(db, step.user)?;
    let used = AuditEntry::new(AuditEvent::RecoveryCodeUsed, "user", *step.user.uuid()).to(json!({ "left": left }));
    let email = users::find(db, step.user)?.email;
    call.audit_user(db, step.user, &email, used)?;
    warn(db, call, step.user, &Warning::RecoveryCodeUsed(left))?;
    Ok(true)
}
