//! A person's own settings: language, time zone, look, password.

use chrono_tz::Tz;
use serde_json::json;

use super::{Call, Deed};
use crate::{
    domain::{
        actor::{Person, Theme},
        audit::AuditEvent,
        error::Error,
        input::Checks,
        language::Language,
        password,
        text::Text,
    },
    repository::{
        db::Db,
        sessions::{self, SessionHash},
        users,
    },
};

/// What the page sends.
#[derive(Clone, Debug, Default)]
pub struct SettingsForm {
    /// The language's tag; empty follows the browser.
    pub language: String,
    /// The zone's IANA name.
    pub time_zone: String,
    /// The look.
    pub theme: String,
}

/// Keeps a person's settings.
///
/// # Errors
/// [`Error::Invalid`] beside the fields.
pub fn save(db: &mut Db, call: &Call, person: &Person, form: &SettingsForm) -> Result<(), Error> {
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
    change(db, call, person, language, zone, theme)
}

/// Changes the language alone: the buttons on every page.
pub fn choose_language(db: &mut Db, call: &Call, person: &Person, language: Language) -> Result<(), Error> {
    change(db, call, person, Some(language), person.time_zone, person.theme)
}

/// Changes the look alone: the buttons on every page.
pub fn choose_theme(db: &mut Db, call: &Call, person: &Person, theme: Theme) -> Result<(), Error> {
    change(db, call, person, person.language, person.time_zone, theme)
}

fn change(
    db: &mut Db,
    call: &Call,
    person: &Person,
    language: Option<Language>,
    zone: Tz,
    theme: Theme,
) -> Result<(), Error> {
    if (person.language, person.time_zone, person.theme) == (language, zone, theme) {
        return Ok(());
    }
    users::change_preferences(db, person.id, language, zone, theme)?;
    let value = |language: Option<Language>, zone: Tz, theme: Theme| json!({ "language": language.map(Language::as_str), "time_zone": zone.name(), "theme": theme.as_str() });
    let deed = Deed::new(AuditEvent::SettingsChanged, "user", *person.id.uuid())
        .from(value(person.language, person.time_zone, person.theme))
        .to(value(language, zone, theme));
    call.audit_person(db, person, deed)
}

/// The kept hash of a person's password, for checking the current one.
pub fn password_hash(db: &mut Db, person: &Person) -> Result<String, Error> {
    users::password_hash(db, person.id)
}

/// Checks a password that a person has typed twice.
///
/// # Errors
/// [`Error::Invalid`] beside the fields.
pub fn check_new_password(person: &Person, new: &str, repeated: &str) -> Result<(), Error> {
    let mut checks = Checks::new();
    password::check(&mut checks, "new_password", new, &[&person.email, &person.name]);
    if new != repeated {
        checks.refuse("repeated", Text::new("password-differs"));
    }
    Ok(checks.finish()?)
}

/// Changes a person's password; its other sessions end.
pub fn change_password(
    db: &mut Db,
    call: &Call,
    person: &Person,
    hash: &str,
    session: &SessionHash,
) -> Result<(), Error> {
    users::change_password(db, person.id, hash, false)?;
    sessions::delete_others(db, person.id, session)?;
    call.audit_person(db, person, Deed::new(AuditEvent::PasswordChanged, "user", *person.id.uuid()))
}
