//! Changing a person's roles, giving it another password, removing it.

use serde_json::json;

use super::{OpenedPartnerUser, TypedRoles, check_last, link, load, lock_people, read_roles};
use crate::{
    domain::{
        Action, Actor, AuditEvent, Country, Error, Grant, Moment, Text,
        ids::UserId,
        policy::{self, Receiver},
        role::Roles,
    },
    repository::{db::Db, sessions, user_links, users},
    service::{AuditEntry, FormKey, UseCase, single_sign_on},
};

/// A password that was reset: of whom, and whether this form did it or the same form had before.
#[derive(Clone, Debug)]
pub struct Reset {
    /// Whose.
    pub opened: OpenedPartnerUser,
    /// Whether this form did it.
    pub done: bool,
}

/// Gives a person the roles that the form names. `known` are those that the page showed ([`Roles::joined`]): who knows
/// something older is told. Gives the person's name.
///
/// # Errors
/// [`Error::Denied`]; [`Error::NotFound`]; [`Error::Invalid`] where it is not the actor's to decide, or the last global
/// admin would go; [`Error::Stale`] where somebody else changed the roles meanwhile.
pub fn change_roles(cx: &mut UseCase<'_>, id: UserId, typed: &TypedRoles, known: &str) -> Result<String, Error> {
    let (actor, grant) = lock_people(cx)?;
    let cx = &mut cx.acting_as(&actor);
    let opened = load(cx.db, cx.actor, &grant, id)?;
    let (before, after) = (&opened.listed.roles, read_roles(cx.actor, typed));
    if before.joined() != known {
        return Err(Error::Stale(Text::new("user-roles-stale")));
    }
    let receiver = match (opened.own, opened.listed.user.email_confirmed_at) {
        (true, _) => Receiver::Giver,
        (false, Some(_)) => Receiver::Mailbox,
        (false, None) => Receiver::Unproved,
    };
    policy::check_roles(cx.actor, receiver, before, &after).map_err(Error::refused)?;
    check_last(cx.db, &grant, before, &after)?;
    single_sign_on::check_break_glass(cx.db, grant.account(), id, &after).map_err(Error::in_place)?;
    if *before == after {
        return Ok(opened.listed.user.name);
    }
    users::change_roles(cx.db, &grant, (id, grant.account()), (before, &after), cx.call.now)?;
    let audit_entry = AuditEntry::new(AuditEvent::PartnerUserUpdated, "user", *id.uuid())
        .from(json!({ "roles": before.joined() }))
        .to(json!({ "roles": after.joined() }));
    cx.audit(audit_entry)?;
    Ok(opened.listed.user.name)
}

/// A person whose password is about to be reset.
///
/// # Errors
/// [`Error::Denied`]; [`Error::NotFound`]; [`Error::Conflict`] where that is a global admin's to do, where the person
/// belongs to another account as well, or where it is the actor itself.
pub fn open_reset(cx: &mut UseCase<'_>, id: UserId) -> Result<OpenedPartnerUser, Error> {
    let grant = cx.authorize(Action::ManagePartnerUsers)?;
    may_reset(cx.db, cx.actor, &grant, id)
}

fn may_reset(db: &mut Db, actor: &Actor, grant: &Grant, id: UserId) -> Result<OpenedPartnerUser, Error> {
    let opened = load(db, actor, grant, id)?;
    let why = if opened.own {
        "user-reset-own"
    } else if !opened.rules {
        "user-reset-global-admin"
    } else if opened.elsewhere {
        "user-reset-elsewhere"
    } else {
        return Ok(opened);
    };
    Err(Error::Conflict(Text::new(why)))
}

/// Gives a person the password behind `hash`, which must be replaced at the next sign-in; whoever is signed in with the
/// old one is signed out, and a link that waits dies.
pub fn reset_password(cx: &mut UseCase<'_>, id: UserId, key: &FormKey, hash: &str) -> Result<Reset, Error> {
    let (actor, grant) = lock_people(cx)?;
    let cx = &mut cx.acting_as(&actor);
    users::lock(cx.db, id)?;
    let opened = may_reset(cx.db, cx.actor, &grant, id)?;
    let mut done = false;
    cx.once(key, &format!("reset password of {id}"), &id.to_string(), |cx| {
        users::give_password(cx.db, &grant, id, hash, cx.call.now)?;
        sessions::delete_all(cx.db, id)?;
        user_links::drop_of(cx.db, &grant, id)?;
        done = true;
        let audit_entry = AuditEntry::new(AuditEvent::PartnerUserPasswordReset, "user", *id.uuid())
            .to(json!({ "email": opened.listed.user.email, "must_change_password": true }));
        cx.audit(audit_entry)
    })?;
    Ok(Reset { opened, done })
}

/// Ends the sessions of a person, which signs in again with what it has: all of them, and of somebody who belongs to other
/// accounts too those that act in this one. Gives the name.
///
/// # Errors
/// [`Error::Denied`]; [`Error::ProofNeeded`]; [`Error::NotFound`]; [`Error::Conflict`] where the person is not the actor's
/// to touch, or is the actor itself, which ends its own where it sees them.
pub fn sign_out(cx: &mut UseCase<'_>, id: UserId) -> Result<String, Error> {
    let (actor, grant) = lock_people(cx)?;
    let cx = &mut cx.acting_as(&actor);
    let opened = load(cx.db, cx.actor, &grant, id)?;
    if opened.own || !opened.may_change {
        return Err(Error::Conflict(Text::new("user-roles-global-admin")));
    }
    if opened.elsewhere {
        sessions::delete_in(cx.db, id, grant.account())?;
    } else {
        sessions::delete_all(cx.db, id)?;
    }
    let user = opened.listed.user;
    cx.audit(AuditEntry::new(AuditEvent::SessionsEnded, "user", *id.uuid()).to(json!({ "email": user.email })))?;
    Ok(user.name)
}

/// Mails a person who has not chosen a password yet a new link for it. Gives the address.
///
/// # Errors
/// [`Error::Denied`]; [`Error::NotFound`]; [`Error::Conflict`] where the person has a password of its own, is not the
/// actor's to touch, or got a mail just now.
pub fn send_link(cx: &mut UseCase<'_>, id: UserId, key: &FormKey) -> Result<String, Error> {
    let (actor, grant) = lock_people(cx)?;
    let cx = &mut cx.acting_as(&actor);
    users::lock(cx.db, id)?;
    let opened = load(cx.db, cx.actor, &grant, id)?;
    if !opened.may_change || opened.own || opened.elsewhere || !opened.listed.user.must_change_password {
        return Err(Error::Conflict(Text::new("user-link-needless")));
    }
    let user = opened.listed.user;
    cx.once(key, &format!("new link for {id}"), &id.to_string(), |cx| {
        let language = user.language.unwrap_or_else(|| Country::language_of(&cx.actor.account.country));
        link::send(cx, &grant, id, (language, &Roles::default()))?;
        let audit_entry =
            AuditEntry::new(AuditEvent::PartnerUserInvited, "user", *id.uuid()).to(json!({ "email": user.email }));
        cx.audit(audit_entry)
    })?;
    Ok(user.email)
}

/// Somebody who was asked and has not answered, about to be asked no more.
pub struct AskedPerson {
    /// Who.
    pub id: UserId,
    /// The address that was asked.
    pub email: String,
    /// What the person would do here.
    pub roles: Roles,
    /// Until when it can answer.
    pub until: Moment,
}

/// A question that is about to be taken back.
///
/// # Errors
/// As [`withdraw`].
pub fn open_withdrawal(cx: &mut UseCase<'_>, id: UserId) -> Result<AskedPerson, Error> {
    let grant = cx.authorize(Action::ManagePartnerUsers)?;
    find_asked(cx.db, cx.actor, &grant, id)
}

fn find_asked(db: &mut Db, actor: &Actor, grant: &Grant, id: UserId) -> Result<AskedPerson, Error> {
    let link = user_links::of(db, grant.account(), &[id])?.pop().ok_or(Error::NotFound)?;
    let roles = Roles::split(&link.roles);
    if roles.is_empty() {
        return Err(Error::NotFound);
    }
    if !policy::may_touch(actor, &roles) {
        return Err(Error::Conflict(Text::new("user-roles-global-admin")));
    }
    Ok(AskedPerson { id, email: users::find(db, id)?.email, roles, until: link.expires_at })
}

/// Takes back the question whether a person wants to belong to the account: its link dies. Gives the address that was
/// asked.
///
/// # Errors
/// [`Error::Denied`]; [`Error::NotFound`] where nobody of this id was asked, or has answered; [`Error::Conflict`] where
/// the roles are not the actor's to give.
pub fn withdraw(cx: &mut UseCase<'_>, id: UserId) -> Result<String, Error> {
    let (actor, grant) = lock_people(cx)?;
    let cx = &mut cx.acting_as(&actor);
    let AskedPerson { email, roles, .. } = find_asked(cx.db, cx.actor, &grant, id)?;
    user_links::drop_of(cx.db, &grant, id)?;
    let audit_entry =
        AuditEntry::new(AuditEvent::PartnerUserWithdrawn, "user", *id.uuid()).from(json!({ "roles": roles.joined() }));
    cx.audit(audit_entry)?;
    Ok(email)
}

/// A person who is about to be removed.
///
/// # Errors
/// [`Error::Denied`]; [`Error::NotFound`]; [`Error::Conflict`] where the person is the actor itself, or not its to touch.
pub fn open_removal(cx: &mut UseCase<'_>, id: UserId) -> Result<OpenedPartnerUser, Error> {
    let grant = cx.authorize(Action::ManagePartnerUsers)?;
    may_remove(cx.db, cx.actor, &grant, id)
}

fn may_remove(db: &mut Db, actor: &Actor, grant: &Grant, id: UserId) -> Result<OpenedPartnerUser, Error> {
    let opened = load(db, actor, grant, id)?;
    if opened.own {
        return Err(Error::Conflict(Text::new("user-remove-own")));
    }
    if !opened.may_change {
        return Err(Error::Conflict(Text::new("user-roles-global-admin")));
    }
    Ok(opened)
}

/// Removes a person from the account: its roles go, its sessions there end, a link that waits dies. The person and what it
/// is elsewhere stay. Gives the name.
///
/// # Errors
/// As [`open_removal`]; [`Error::Invalid`] where it is the last global admin.
pub fn remove(cx: &mut UseCase<'_>, id: UserId) -> Result<String, Error> {
    let (actor, grant) = lock_people(cx)?;
    let cx = &mut cx.acting_as(&actor);
    let opened = may_remove(cx.db, cx.actor, &grant, id)?;
    check_last(cx.db, &grant, &opened.listed.roles, &Roles::default())?;
    let none = Roles::default();
    single_sign_on::check_break_glass(cx.db, grant.account(), id, &none).map_err(Error::in_place)?;
    users::leave(cx.db, &grant, id, grant.account())?;
    sessions::delete_in(cx.db, id, grant.account())?;
    user_links::drop_of(cx.db, &grant, id)?;
    let audit_entry = AuditEntry::new(AuditEvent::PartnerUserRemoved, "user", *id.uuid())
        .from(json!({ "email": opened.listed.user.email, "roles": opened.listed.roles.joined() }));
    cx.audit(audit_entry)?;
    Ok(opened.listed.user.name)
}
