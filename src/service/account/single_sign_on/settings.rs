//! The settings of single sign-on of an account: they count once they were tried, and a global admin with a password stays
//! whatever happens to the provider.

use serde::Deserialize;
use serde_json::{Value, json};

use super::{CALLBACK, LOGOUT, own::host_of};
use crate::{
    domain::{
        Action, Actor, AuditEvent, Checks, Country, Error, Grant, Text,
        ids::{AccountId, IdentityId, UserId},
        mail::MailKind,
        single_sign_on::{
            ProviderFault, TEST_COUNTS, TestResult, check_provider, check_secret, check_values, claims::ProvedSubject,
        },
    },
    mail::message::Footer,
    paths,
    repository::{
        accounts,
        db::Db,
        identities::{self, ConnectedPerson},
        single_sign_on::{self, SingleSignOn},
        users,
    },
    service::{
        AuditEntry, Call, UseCase,
        notices::{self, Notice, Reader},
        warnings::{Warning, warn},
    },
};

/// What the page sends of the provider.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default)]
pub struct ProviderForm {
    /// What people type to say where they belong.
    pub short_name: String,
    /// The provider's address.
    pub issuer: String,
    /// What the portal is called there.
    pub client_id: String,
    /// Its secret there; empty leaves the one that is kept.
    pub client_secret: String,
    /// The version that the page showed; 0 for none.
    pub version: i64,
}

/// What the page sends of how it counts.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default)]
pub struct RulesForm {
    /// What counts as a second factor.
    pub second_factor_values: String,
    /// *yes* where people must sign in by it.
    pub is_required: String,
    /// The global admin who keeps the password.
    pub break_glass: String,
    /// The version that the page showed.
    pub version: i64,
}

/// What the page shows.
pub struct SignOnSettings {
    /// What is kept.
    pub kept: Option<SingleSignOn>,
    /// What the last test showed.
    pub result: Option<TestResult>,
    /// Whether it may be switched on now.
    pub may_turn_on: bool,
    /// The account's global admins, by name: id, name and address.
    pub admins: Vec<(UserId, String, String)>,
    /// Who is connected.
    pub connected: Vec<ConnectedPerson>,
    /// Where people come back to, for the provider.
    pub callback: String,
    /// Where the provider says that somebody has signed out.
    pub logout: String,
    /// Where the account's people begin.
    pub sign_in: String,
}

/// Whether it is to be on.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Switch {
    /// It is.
    On,
    /// It is not.
    Off,
}

/// What the page shows.
pub fn find(cx: &mut UseCase<'_>) -> Result<SignOnSettings, Error> {
    let grant = cx.authorize(Action::ManageSingleSignOn)?;
    let account = grant.account();
    let kept = single_sign_on::find(cx.db, account)?;
    let mut admins = Vec::new();
    for id in accounts::administrators(cx.db, account)? {
        let user = users::find(cx.db, id)?;
        admins.push((id, user.name, user.email));
    }
    admins.sort_by(|one, other| (&one.1, &one.2).cmp(&(&other.1, &other.2)));
    Ok(SignOnSettings {
        result: kept.as_ref().and_then(|kept| read_result(&kept.test_result)),
        may_turn_on: kept.as_ref().is_some_and(|kept| !kept.is_on && is_tested(kept, cx.call)),
        admins,
        connected: identities::connected(cx.db, account)?,
        callback: cx.call.link(CALLBACK),
        logout: cx.call.link(LOGOUT),
        sign_in: kept
            .as_ref()
            .map_or_else(String::new, |kept| cx.call.link(&paths::company_sign_in(&kept.short_name, "/"))),
        kept,
    })
}

/// What a test showed, as it was kept.
#[must_use]
pub fn read_result(kept: &str) -> Option<TestResult> {
    serde_json::from_str(kept).ok()
}

fn is_tested(kept: &SingleSignOn, call: &Call) -> bool {
    kept.tested_at.is_some_and(|at| call.now.since(at) < TEST_COUNTS)
}

/// Keeps what was typed of the provider. Another provider or client is to be tried first: what was on is switched off, and
/// the sessions that began by it end.
///
/// # Errors
/// [`Error::Denied`]; [`Error::ProofNeeded`]; [`Error::Invalid`] beside the fields; [`Error::Stale`].
pub fn save(cx: &mut UseCase<'_>, form: &ProviderForm) -> Result<(), Error> {
    let grant = cx.authorize(Action::ManageSingleSignOn)?;
    let account = grant.account();
    let before = single_sign_on::find(cx.db, account)?;
    let mut checks = Checks::new();
    let named = check_provider(&mut checks, (&form.short_name, &form.issuer, &form.client_id), &cx.call.oidc_allow);
    check_secret(&mut checks, &form.client_secret, before.is_some());
    if checks.passed() && single_sign_on::named(cx.db, &named.short_name)?.is_some_and(|one| one.account_id != account)
    {
        checks.refuse("short_name", Text::new("sso-short-name-taken"));
    }
    checks.finish()?;
    if before.as_ref().map_or(0, |before| before.version) != form.version {
        return Err(stale());
    }
    let secret = form.client_secret.trim();
    let sealed = if secret.is_empty() { None } else { Some(cx.call.keys.seal(secret.as_bytes())) };
    let is_another = before
        .as_ref()
        .is_none_or(|before| before.issuer != named.issuer || before.client_id != named.client_id || sealed.is_some());
    let new = SingleSignOn {
        account_id: account,
        short_name: named.short_name,
        issuer: named.issuer,
        client_id: named.client_id,
        sealed_secret: sealed.or_else(|| before.as_ref().map(|one| one.sealed_secret.clone())).unwrap_or_default(),
        second_factor_values: before.as_ref().map(|one| one.second_factor_values.clone()).unwrap_or_default(),
        is_on: before.as_ref().is_some_and(|one| one.is_on && !is_another),
        is_required: before.as_ref().is_some_and(|one| one.is_required),
        break_glass_id: before.as_ref().map_or(cx.actor.person.id, |one| one.break_glass_id),
        tested_at: before.as_ref().and_then(|one| one.tested_at).filter(|_| !is_another),
        test_result: before.as_ref().map(|one| one.test_result.clone()).filter(|_| !is_another).unwrap_or_default(),
        version: form.version + 1,
        changed_at: cx.call.now,
    };
    if !single_sign_on::keep(cx.db, &grant, before.as_ref().map(|one| one.version), &new)? {
        return Err(stale());
    }
    if before.as_ref().is_some_and(|one| one.is_on && !new.is_on) {
        identities::end_all(cx.db, account)?;
    }
    let old = before.as_ref().map_or(Value::Null, facts);
    record(cx, AuditEvent::SingleSignOnChanged, (old, facts(&new)))?;
    tell(cx, account, "mail-sso-changed")
}

/// Keeps how it counts.
///
/// # Errors
/// As [`save`].
pub fn save_rules(cx: &mut UseCase<'_>, form: &RulesForm) -> Result<(), Error> {
    let grant = cx.authorize(Action::ManageSingleSignOn)?;
    let account = grant.account();
    let before = kept(cx.db, account)?;
    let mut checks = Checks::new();
    let values = check_values(&mut checks, &form.second_factor_values);
    let admins = accounts::administrators(cx.db, account)?;
    let chosen = form.break_glass.parse::<UserId>().ok().filter(|chosen| admins.contains(chosen));
    let chosen = checks.choice("break_glass", chosen);
    if let Some(chosen) = chosen
        && !single_sign_on::has_lasting_password(cx.db, chosen)?
    {
        checks.refuse("break_glass", Text::new("sso-break-glass-password"));
    }
    checks.finish()?;
    if before.version != form.version {
        return Err(stale());
    }
    let new = SingleSignOn {
        second_factor_values: values.join(" "),
        is_required: form.is_required == "yes",
        break_glass_id: chosen.unwrap_or(before.break_glass_id),
        version: form.version + 1,
        changed_at: cx.call.now,
        ..before.clone()
    };
    if !single_sign_on::keep(cx.db, &grant, Some(before.version), &new)? {
        return Err(stale());
    }
    record(cx, AuditEvent::SingleSignOnChanged, (facts(&before), facts(&new)))?;
    tell(cx, account, "mail-sso-changed")
}

/// Switches it on, where it was tried within the hour; or off, and ends the sessions that began by it. Done twice it is done
/// once.
///
/// # Errors
/// [`Error::Denied`]; [`Error::ProofNeeded`]; [`Error::Invalid`] where it was not tried, or the one who keeps the password
/// could not sign in by it.
pub fn switch(cx: &mut UseCase<'_>, to: Switch) -> Result<(), Error> {
    let grant = cx.authorize(Action::ManageSingleSignOn)?;
    let account = grant.account();
    let before = kept(cx.db, account)?;
    if before.is_on == (to == Switch::On) {
        return Ok(());
    }
    if to == Switch::On {
        if !is_tested(&before, cx.call) {
            return Err(Error::refused(Text::new("sso-test-first")));
        }
        let is_admin = accounts::administrators(cx.db, account)?.contains(&before.break_glass_id);
        if !is_admin || !single_sign_on::has_lasting_password(cx.db, before.break_glass_id)? {
            return Err(Error::refused(Text::new("sso-break-glass-choose")));
        }
    }
    // Whoever was on the way with the settings as they were comes back to them.
    let new = SingleSignOn {
        is_on: to == Switch::On,
        version: before.version + 1,
        changed_at: cx.call.now,
        ..before.clone()
    };
    if !single_sign_on::keep(cx.db, &grant, Some(before.version), &new)? {
        return Err(stale());
    }
    let (event, words) = match to {
        Switch::On => (AuditEvent::SingleSignOnTurnedOn, "mail-sso-on"),
        Switch::Off => {
            identities::end_all(cx.db, account)?;
            (AuditEvent::SingleSignOnTurnedOff, "mail-sso-off")
        }
    };
    record(cx, event, (facts(&before), facts(&new)))?;
    tell(cx, account, words)
}

/// Disconnects one of the account's people from what the provider calls it; its sessions by that end. Gives the name.
///
/// # Errors
/// [`Error::Denied`]; [`Error::ProofNeeded`]; [`Error::NotFound`].
pub fn disconnect_person(cx: &mut UseCase<'_>, id: IdentityId) -> Result<String, Error> {
    let grant = cx.authorize(Action::ManageSingleSignOn)?;
    let user = identities::user_in(cx.db, grant.account(), id)?.ok_or(Error::NotFound)?;
    let name = users::find(cx.db, user)?.name;
    identities::disconnect(cx.db, grant.account(), user)?;
    cx.audit(AuditEntry::new(AuditEvent::IdentityDisconnected, "user", *user.uuid()))?;
    let host = single_sign_on::find(cx.db, grant.account())?.map(|one| host_of(&one.issuer)).unwrap_or_default();
    warn(cx.db, cx.call, user, &Warning::SignOnDisconnected(&host))?;
    Ok(name)
}

/// Keeps what a test showed, where the settings are still those that were tried.
pub(super) fn note_test(
    db: &mut Db,
    call: &Call,
    (actor, grant): (&Actor, &Grant),
    (account, version): (AccountId, i64),
    shown: Result<ProvedSubject, ProviderFault>,
) -> Result<(), Error> {
    let Some(before) = single_sign_on::find(db, account)? else { return Ok(()) };
    if before.version != version || account != grant.account() {
        return Ok(());
    }
    let fault = shown.as_ref().err().map_or("", |fault| fault.as_str());
    let entry = AuditEntry::new(AuditEvent::SingleSignOnTested, "account", *account.uuid())
        .to(json!({ "issuer": before.issuer, "fault": fault }));
    let result = match shown {
        Ok(person) => TestResult {
            fault: String::new(),
            subject: person.subject,
            email: person.email,
            methods: person.methods,
            class: person.class,
        },
        Err(fault) => TestResult { fault: fault.as_str().to_owned(), ..TestResult::default() },
    };
    let new = SingleSignOn {
        tested_at: result.fault.is_empty().then_some(call.now),
        test_result: serde_json::to_string(&result).unwrap_or_default(),
        ..before
    };
    single_sign_on::keep(db, grant, Some(version), &new)?;
    call.audit(db, actor, entry)
}

fn kept(db: &mut Db, account: AccountId) -> Result<SingleSignOn, Error> {
    single_sign_on::find(db, account)?.ok_or_else(|| Error::refused(Text::new("sso-not-set")))
}

fn stale() -> Error {
    Error::Stale(Text::new("sso-changed"))
}

fn record(cx: &mut UseCase<'_>, event: AuditEvent, (old, new): (Value, Value)) -> Result<(), Error> {
    let account = cx.actor.account.id;
    cx.audit(AuditEntry::new(event, "account", *account.uuid()).from(old).to(new))
}

/// What stands on record: no secret.
fn facts(settings: &SingleSignOn) -> Value {
    json!({
        "short_name": settings.short_name,
        "issuer": settings.issuer,
        "client_id": settings.client_id,
        "second_factor_values": settings.second_factor_values,
        "is_on": settings.is_on,
        "is_required": settings.is_required,
        "break_glass": settings.break_glass_id.to_string(),
    })
}

/// Writes to the account's other global admins that the way in has changed.
fn tell(cx: &mut UseCase<'_>, account: AccountId, words: &'static str) -> Result<(), Error> {
    let (name, person) = (cx.actor.account.name.clone(), cx.actor.person.name.clone());
    let text = Text::new(words).with("account", &name).with("person", person).moment("at", cx.call.now);
    let notice = Notice {
        kind: MailKind::Security,
        invitation: None,
        subject: Text::new("mail-sso-subject").with("account", &name),
        paragraphs: vec![text],
        action: Some(("mail-sso-open", "/settings/single-sign-on")),
    };
    for admin in accounts::administrators(cx.db, account)? {
        if admin != cx.actor.person.id {
            let fallback = Country::language_of(&cx.actor.account.country);
            let reader = notices::reader(cx.db, admin, fallback)?;
            notices::send(cx.db, cx.call, Reader { footer: Footer::Admins(name.clone()), ..reader }, &notice)?;
        }
    }
    Ok(())
}
