//! Adding a person: with a temporary password, with a link by mail, or as somebody who signs in here already.

use chrono_tz::Tz;
use serde::Deserialize;
use serde_json::json;

use super::{TypedRoles, link, lock_people, read_roles};
use crate::{
    domain::{
        Action, Actor, AuditEvent, Checks, Country, Error, Grant, Language, Text,
        email::EmailAddress,
        ids::UserId,
        policy::{self, Receiver},
        role::Roles,
    },
    repository::{
        accounts,
        db::Db,
        partner_users::{self, PartnerUser},
        users::{self, NewUser},
    },
    service::{AuditEntry, Call, FormKey, UseCase},
};

/// Addresses below this belong to customers' directories, which alone make people with them.
const DIRECTORIES: &str = ".onmicrosoft.com";

text_enum! {
    /// How a person gets its first password.
    FirstPasswordMethod {
        /// A link by mail, with which the person chooses it.
        Link => "link",
        /// A temporary one, which the adder hands over.
        Password => "password",
    }
}

/// The fields of the page.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default)]
pub struct NewUserForm {
    /// The full name.
    pub name: String,
    /// The address to sign in with.
    pub email: String,
    /// The way to the first password.
    pub way: String,
    /// The language of mails and pages.
    pub language: String,
    /// The roles; their fields are named after them.
    #[serde(flatten)]
    pub roles: TypedRoles,
}

/// What became of a form.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum AddedPartnerUser {
    /// The person signs in with the temporary password.
    WithPassword,
    /// The person got a mail with a link.
    WithLink,
    /// The person signs in here already, and was asked by mail.
    Asked,
    /// The same form had added the person before.
    Before,
}

/// The form, understood.
struct Read {
    name: String,
    email: EmailAddress,
    way: FirstPasswordMethod,
    language: Language,
    roles: Roles,
}

/// The empty form: the mail goes in the language of the partner's country.
pub fn form_for(call: &Call, actor: &Actor) -> Result<NewUserForm, Error> {
    call.authorize(actor, Action::ManagePartnerUsers)?;
    Ok(NewUserForm {
        way: FirstPasswordMethod::Link.as_str().to_owned(),
        language: Country::language_of(&actor.account.country).as_str().to_owned(),
        ..NewUserForm::default()
    })
}

/// Checks the form without keeping anything, so that a password is hashed only for a form that can be kept.
pub fn check(call: &Call, actor: &Actor, form: &NewUserForm) -> Result<(), Error> {
    call.authorize(actor, Action::ManagePartnerUsers)?;
    read(actor, form).map(|_| ())
}

/// Adds a person, or asks it where it signs in here already. `hash` is that of a temporary password, which only whoever
/// has none yet gets.
pub fn add(cx: &mut UseCase<'_>, key: &FormKey, form: &NewUserForm, hash: &str) -> Result<AddedPartnerUser, Error> {
    let (actor, grant) = lock_people(cx)?;
    let cx = &mut cx.acting_as(&actor);
    let mut added = AddedPartnerUser::Before;
    cx.once(key, "add a partner's user", "added", |cx| {
        let read = read(cx.actor, form)?;
        refuse_known(cx.db, &grant, &read.email)?;
        added = keep(cx, &grant, &read, hash)?;
        Ok(())
    })?;
    Ok(added)
}

fn read(actor: &Actor, form: &NewUserForm) -> Result<Read, Error> {
    let mut checks = Checks::new();
    let name = checks.person("name", &form.name, 100);
    let email = checks.email("email", &form.email);
    let way = checks.choice("way", FirstPasswordMethod::parse(&form.way));
    let language = checks.choice("language", Language::parse(&form.language));
    let roles = read_roles(actor, &form.roles);
    let check = |receiver| policy::check_roles(actor, receiver, &Roles::default(), &roles);
    if let Err(why) = check(Receiver::Mailbox) {
        checks.refuse_form(why);
    } else if way == Some(FirstPasswordMethod::Password) && check(Receiver::Unproved).is_err() {
        // Whoever reads the password could use it.
        checks.refuse("way", Text::new("user-roles-password"));
    }
    checks.finish()?;
    match (email, way, language) {
        (Some(email), Some(way), Some(language)) => Ok(Read { name, email, way, language, roles }),
        _ => Err(Error::Internal("a refused field passed".into())),
    }
}

/// Somebody who belongs to the account is not added again. Asked where the form counts, so that one that is sent twice
/// is not taken for another.
fn refuse_known(db: &mut Db, grant: &Grant, email: &EmailAddress) -> Result<(), Error> {
    let mut checks = Checks::new();
    if let Some(known) = partner_users::find_by_address(db, email)?
        && users::roles_in(db, known.id, grant.account())?.iter().next().is_some()
    {
        checks.refuse("email", Text::new("user-here-already"));
    }
    Ok(checks.finish()?)
}

fn keep(cx: &mut UseCase<'_>, grant: &Grant, read: &Read, hash: &str) -> Result<AddedPartnerUser, Error> {
    let user = if let Some(known) = partner_users::find_by_address(cx.db, &read.email)? {
        // What a person is elsewhere decides: nobody makes it something else meanwhile.
        users::lock(cx.db, known.id)?;
        let known = partner_users::find_by_address(cx.db, &read.email)?.ok_or(Error::NotFound)?;
        if !is_blank(cx.db, grant, &known)? {
            return ask(cx, grant, read, &known);
        }
        refuse_foreign(cx.db, grant, read)?;
        users::begin_anew(cx.db, grant, known.id, (&read.name, read.language), hash, cx.call.now)?;
        known.id
    } else {
        refuse_foreign(cx.db, grant, read)?;
        insert(cx, grant, read, hash)?
    };
    let roles: Vec<_> = read.roles.iter().collect();
    users::join(cx.db, grant, (user, grant.account()), &roles, cx.call.now)?;
    let audit_entry = AuditEntry::new(AuditEvent::PartnerUserCreated, "user", *user.uuid())
        .to(json!({ "email": read.email.as_str(), "roles": read.roles.joined() }));
    cx.audit(audit_entry)?;
    match read.way {
        FirstPasswordMethod::Link => {
            link::send(cx, grant, user, (read.language, &Roles::default()))?;
            Ok(AddedPartnerUser::WithLink)
        }
        FirstPasswordMethod::Password => Ok(AddedPartnerUser::WithPassword),
    }
}

/// Asks a person who signs in here already to belong to the account: until it agrees, by the link in its mail, nothing
/// about it changes, and nothing of it is shown but the address that was typed.
fn ask(cx: &mut UseCase<'_>, grant: &Grant, read: &Read, known: &PartnerUser) -> Result<AddedPartnerUser, Error> {
    link::send(cx, grant, known.id, (read.language, &read.roles))?;
    let audit_entry = AuditEntry::new(AuditEvent::PartnerUserInvited, "user", *known.id.uuid())
        .to(json!({ "email": read.email.as_str(), "roles": read.roles.joined() }));
    cx.audit(audit_entry)?;
    Ok(AddedPartnerUser::Asked)
}

/// Whoever is new here may not be given an address that is another organization's to give, nor a password by somebody who
/// may not know the person at all.
fn refuse_foreign(db: &mut Db, grant: &Grant, read: &Read) -> Result<(), Error> {
    let mut checks = Checks::new();
    let (own, domain) = (accounts::find(db, grant.account())?.mail_domain, read.email.domain());
    if own.as_deref() != Some(domain) {
        if accounts::has_domain(db, domain)? || domain.ends_with(DIRECTORIES) {
            checks.refuse("email", Text::new("user-foreign-domain").with("domain", domain));
        } else if read.way == FirstPasswordMethod::Password {
            let text = match own {
                Some(own) => Text::new("user-password-own-domain").with("domain", own),
                None => Text::new("user-password-no-domain"),
            };
            checks.refuse("way", text);
        }
    }
    Ok(checks.finish()?)
}

/// Whether somebody was added before, never chose a password, and belongs nowhere now: nothing of it is its own yet.
fn is_blank(db: &mut Db, grant: &Grant, user: &PartnerUser) -> Result<bool, Error> {
    Ok(user.must_change_password && !partner_users::belongs_elsewhere(db, user.id, grant.account())?)
}

fn insert(cx: &mut UseCase<'_>, grant: &Grant, read: &Read, hash: &str) -> Result<UserId, Error> {
    let id = UserId::at(cx.call.now);
    let new = NewUser {
        id,
        email: read.email.clone(),
        name: read.name.clone(),
        password_hash: hash.to_owned(),
        must_change_password: true,
        language: Some(read.language),
        time_zone: Country::find(&cx.actor.account.country).map_or(Tz::UTC, |country| country.time_zone),
        email_confirmed_at: None,
        created_at: cx.call.now,
    };
    users::insert(cx.db, grant, &new)?;
    Ok(id)
}
