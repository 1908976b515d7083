//! A person's own settings: language, time zone, look, password.

use std::collections::BTreeMap;

use chrono_tz::Tz;
use serde::Deserialize;
use serde_json::json;

use crate::service::{
    AuditEntry, Call, Caller, Outcome, UseCase,
    credentials::{check_chosen, known_of},
    sessions,
    warnings::{Warning, warn},
};
use crate::{
    auth::{lanes::Origin, session::NewKey},
    domain::{
        Action, Actor, AuditEvent, Checks, Error, Language, Text,
        actor::{Person, Preferences, Theme},
        list::PageSize,
        mail::{MailTopic, MutedTopics},
        policy::may,
        refusals::Refusals,
    },
    repository::{
        self,
        db::Db,
        persons,
        sessions::{SessionHash, Visitor},
        users,
    },
};

/// What the page sends.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default)]
pub struct SettingsForm {
    /// The language's tag; empty follows the browser.
    pub language: String,
    /// The zone's IANA name.
    pub time_zone: String,
    /// The look.
    pub theme: String,
    /// *shown* where the page offered kinds of mail.
    pub mails: String,
    /// *yes* beside the [name](mail_field) of each kind of mail that is wanted.
    #[serde(flatten)]
    pub wanted: BTreeMap<String, String>,
}

/// The name of the field of a kind of mail.
#[must_use]
pub fn mail_field(topic: MailTopic) -> String {
    format!("mail_{topic}")
}

/// The kinds of mail that may come to the actor in this account.
pub fn mail_topics(actor: &Actor) -> impl Iterator<Item = MailTopic> {
    MailTopic::ALL.iter().copied().filter(|topic| topic.actions().iter().any(|action| may(actor, *action)))
}

/// What the actor has chosen, as its page shows it.
pub fn form(cx: &mut UseCase<'_>) -> Result<SettingsForm, Error> {
    cx.authorize(Action::ManageOwnSettings)?;
    let person = &cx.actor.person;
    let muted = MutedTopics::split(&users::find(cx.db, person.id)?.muted_mails);
    let wanted = MailTopic::ALL.iter().filter(|topic| !muted.holds(**topic));
    Ok(SettingsForm {
        language: person.language.map(Language::as_str).unwrap_or_default().to_owned(),
        time_zone: person.time_zone.name().to_owned(),
        theme: person.theme.as_str().to_owned(),
        mails: String::new(),
        wanted: wanted.map(|topic| (mail_field(*topic), "yes".to_owned())).collect(),
    })
}

/// Keeps a person's settings.
pub fn save(cx: &mut UseCase<'_>, form: &SettingsForm) -> Result<(), Error> {
    let mut checks = Checks::new();
    let language = match form.language.as_str() {
        "" => Some(None),
        tag => Language::parse(tag).map(Some),
    };
    let language = checks.choice("language", language);
    let zone = checks.choice("time_zone", form.time_zone.parse::<Tz>().ok());
    let theme = checks.choice("theme", Theme::parse(&form.theme));
    checks.finish()?;
    let (Some(language), Some(zone), Some(theme)) = (language, zone, theme) else {
        return Err(Error::Internal("a refused field passed".into()));
    };
    if form.mails == "shown" {
        choose_mails(cx, &form.wanted)?;
    }
    let person = &cx.actor.person;
    change(cx.db, cx.call, person, Preferences { language, time_zone: zone, theme, ..person.preferences() })
}

/// Changes what mail a person wants: of the kinds that this account offers, what it wants of others stays.
fn choose_mails(cx: &mut UseCase<'_>, wanted: &BTreeMap<String, String>) -> Result<(), Error> {
    let person = &cx.actor.person;
    let before = MutedTopics::split(&users::find(cx.db, person.id)?.muted_mails);
    let offered: Vec<MailTopic> = mail_topics(cx.actor).collect();
    let after = MutedTopics::new(MailTopic::ALL.iter().copied().filter(|topic| {
        if offered.contains(topic) { !wanted.contains_key(&mail_field(*topic)) } else { before.holds(*topic) }
    }));
    if before == after {
        return Ok(());
    }
    persons::mute(cx.db, person.id, &after)?;
    let audit_entry = AuditEntry::new(AuditEvent::SettingsChanged, "user", *person.id.uuid())
        .from(json!({ "muted_mails": before.joined() }))
        .to(json!({ "muted_mails": after.joined() }));
    cx.call.audit_person(cx.db, person, audit_entry)
}

/// Changes the language alone: the buttons on every page.
pub fn choose_language(db: &mut Db, call: &Call, person: &Person, language: Language) -> Result<(), Error> {
    change(db, call, person, Preferences { language: Some(language), ..person.preferences() })
}

/// Changes the look alone: the buttons on every page.
pub fn choose_theme(db: &mut Db, call: &Call, person: &Person, theme: Theme) -> Result<(), Error> {
    change(db, call, person, Preferences { theme, ..person.preferences() })
}

/// Changes how long pages of lists are: the buttons below them.
pub fn choose_page_size(db: &mut Db, call: &Call, person: &Person, page_size: PageSize) -> Result<(), Error> {
    change(db, call, person, Preferences { page_size, ..person.preferences() })
}

fn change(db: &mut Db, call: &Call, person: &Person, to: Preferences) -> Result<(), Error> {
    let from = person.preferences();
    if from == to {
        return Ok(());
    }
    persons::change_preferences(db, person.id, &to)?;
    let value = |one: &Preferences| {
        json!({
            "language": one.language.map(Language::as_str),
            "time_zone": one.time_zone.name(),
            "theme": one.theme.as_str(),
            "page_size": one.page_size.as_str(),
        })
    };
    let audit_entry =
        AuditEntry::new(AuditEvent::SettingsChanged, "user", *person.id.uuid()).from(value(&from)).to(value(&to));
    call.audit_person(db, person, audit_entry)
}

/// What the page of a new password sends.
pub struct PasswordForm {
    /// The password of today; not asked of somebody who has just signed in with one that must be replaced.
    pub current: String,
    /// The new one.
    pub new: String,
    /// The new one once more.
    pub repeated: String,
}

/// Changes a person's password; its other sessions end, this one gets the key that is given, and the person is told by
/// mail. Whoever must change it has just proved to know the old one, and needs no mail.
///
/// # Errors
/// [`Error::Invalid`] beside the fields; [`Error::Throttled`] after too many wrong guesses at the current one.
pub async fn change_password(caller: &Caller, form: PasswordForm) -> Outcome<NewKey> {
    let seen = caller
        .read_person(|db, call, visitor| {
            let person = visitor.person.clone();
            Ok((users::password_hash(db, person.id)?, known_of(db, call, person.id, None)?, person))
        })
        .await;
    let (kept, known, person) = match seen.result {
        Ok(found) => found,
        Err(error) => return Outcome::failed(seen.visitor, error),
    };
    let hash = match hash_of_new(caller, &person, (kept, &known), form).await {
        Ok(hash) => hash,
        Err(error) => return Outcome::failed(seen.visitor, error),
    };
    let session = caller.credential();
    caller
        .write_person(move |db, call, visitor| {
            let session = session.ok_or(Error::SignInNeeded)?;
            let key = keep_password(db, call, visitor, &hash, &session)?;
            if !visitor.person.must_change_password {
                warn(db, call, visitor.person.id, &Warning::PasswordChanged)?;
            }
            Ok(key)
        })
        .await
}

/// Checks the form against the password that is kept and what is known of the person, and hashes the new one.
async fn hash_of_new(
    caller: &Caller,
    person: &Person,
    (kept, known): (String, &[String]),
    form: PasswordForm,
) -> Result<String, Error> {
    let (passwords, throttle) = (&caller.app().passwords, &caller.app().throttle);
    let origin = Origin::person(person.id);
    if !person.must_change_password {
        let turn = throttle.take_turn(&format!("password {}", person.id), "").await.ok_or(Error::Throttled(60))?;
        if !passwords.verify(&origin, form.current, Some(kept.clone())).await? {
            throttle.failed(&turn);
            return Err(refused("current_password", "password-wrong"));
        }
    }
    check_chosen(&form.new, &form.repeated, known)?;
    // The old one once more would leave it known to whoever gave it.
    if passwords.verify(&origin, form.new.clone(), Some(kept)).await? {
        return Err(refused("new_password", "password-same"));
    }
    passwords.hash(&origin, form.new).await
}

fn refused(field: &'static str, key: &'static str) -> Error {
    let mut refusals = Refusals::default();
    refusals.refuse(field, Text::new(key));
    Error::Invalid(refusals)
}

fn keep_password(
    db: &mut Db,
    call: &Call,
    visitor: &Visitor,
    hash: &str,
    session: &SessionHash,
) -> Result<NewKey, Error> {
    let person = &visitor.person;
    persons::choose_password(db, person.id, hash)?;
    repository::sessions::delete_others(db, person.id, visitor.session.number)?;
    call.audit_person(db, person, AuditEntry::new(AuditEvent::PasswordChanged, "user", *person.id.uuid()))?;
    sessions::rekey(db, session, &visitor.session)
}
