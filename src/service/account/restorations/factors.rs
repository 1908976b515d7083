//! Whoever has lost phone, passkeys and recovery codes gets in by the password alone again (`docs/domain.md` §15.5). A global
//! admin of its account asks for it, and it takes effect after a day, unless the person or another global admin cancels it.
//! For somebody who belongs to other accounts too nothing begins before it says so by mail.

use serde_json::json;

use super::{WaitingRestoration, in_words, mails, stop};
use crate::{
    auth::token::Token,
    domain::{
        Action, AuditEvent, Error, Grant, Text,
        ids::{RestorationId, UserId},
        policy,
        restoration::{RestorationConsent, RestorationKind, RestorationState, RestorationStep, delay},
    },
    repository::{
        accounts,
        db::Db,
        partner_users,
        restorations::{self, Restoration},
        second_factors, sessions, users,
    },
    service::{
        AuditEntry, Call, FormKey, UseCase,
        warnings::{Warning, warn},
    },
};

/// Somebody of the actor's own account.
#[derive(Clone, Copy, Debug)]
pub enum Whose {
    /// One of a partner's people.
    Partner(UserId),
    /// A user of a customer's directory.
    Customer(UserId),
}

/// Somebody who may have lost its second factors.
#[derive(Clone, Debug)]
pub struct LostFactors {
    /// The person.
    pub user: UserId,
    /// Its name.
    pub name: String,
    /// Whether it belongs to other accounts too.
    pub elsewhere: bool,
    /// Whether it has any.
    pub has_any: bool,
    /// What was asked for.
    pub waiting: Option<WaitingRestoration>,
}

/// The person, for the page that asks.
///
/// # Errors
/// [`Error::Conflict`] where that is a global admin's to do, or for oneself.
pub fn open_lost(cx: &mut UseCase<'_>, whose: Whose) -> Result<LostFactors, Error> {
    let (grant, user) = find(cx, whose)?;
    let account = accounts::find(cx.db, grant.account())?;
    let waiting = match restorations::waiting_for(cx.db, &grant, user)? {
        Some(found) => Some(in_words(cx.db, &account, &found)?),
        None => None,
    };
    Ok(LostFactors {
        user,
        name: users::find(cx.db, user)?.name,
        elsewhere: partner_users::belongs_elsewhere(cx.db, user, grant.account())?,
        has_any: second_factors::has_any(cx.db, user)?,
        waiting,
    })
}

/// Asks to take a person's second factors away. Whoever belongs to this account alone is told, and so are the account's
/// other global admins; anybody else is asked first.
///
/// # Errors
/// As [`open_lost`]; [`Error::Conflict`] where there are none, or it was asked for already.
pub fn ask(cx: &mut UseCase<'_>, whose: Whose, key: &FormKey) -> Result<(), Error> {
    let (grant, user) = find(cx, whose)?;
    users::lock(cx.db, user)?;
    let made = RestorationId::at(cx.call.now);
    cx.once(key, &format!("take lost factors of {user}"), &made.to_string(), |cx| {
        if !second_factors::has_any(cx.db, user)? {
            return Err(Error::Conflict(Text::new("lost-factors-none")));
        }
        let elsewhere = partner_users::belongs_elsewhere(cx.db, user, grant.account())?;
        let token = Token::random();
        let restoration = Restoration {
            id: made,
            account_id: grant.account(),
            user_id: user,
            new_email: None,
            state: RestorationState::Waiting,
            token_hash: token.hash().to_vec(),
            requested_by: cx.actor.person.id,
            requested_at: cx.call.now,
            effective_at: cx.call.now.plus(delay()),
            kind: RestorationKind::Factors,
            consent: if elsewhere { RestorationConsent::Awaited } else { RestorationConsent::Needless },
        };
        restorations::insert(cx.db, &grant, &restoration)?;
        let email = users::find(cx.db, user)?.email;
        let asked = AuditEntry::new(AuditEvent::LostFactorsRequested, "user", *user.uuid());
        cx.audit(asked.to(json!({ "user_name": email, "confirmed_by_email": elsewhere })))?;
        mails::tell_of_factors(cx.db, cx.call, &restoration, &token)
    })?;
    Ok(())
}

/// Cancels it, as a global admin of the account.
///
/// # Errors
/// As [`open_lost`]; [`Error::Conflict`] where nothing waits.
pub fn withdraw_lost(cx: &mut UseCase<'_>, whose: Whose) -> Result<(), Error> {
    let (grant, user) = find(cx, whose)?;
    let found = restorations::waiting_for(cx.db, &grant, user)?.ok_or_else(super::gone)?;
    stop(cx.db, cx.call, &grant, &found)?;
    cx.audit(AuditEntry::new(AuditEvent::LostFactorsKept, "user", *user.uuid()))
}

/// Takes the word of somebody who belongs to several accounts, by the link in its mail: the day begins, and the global
/// admins of all of them hear of it.
///
/// # Errors
/// [`Error::Conflict`] where the person is not asked any more.
pub fn consent(db: &mut Db, call: &Call, token: &Token) -> Result<(), Error> {
    let found = restorations::find_by_token(db, &token.hash())?;
    if found.facts().after(RestorationStep::Consent, call.now).is_none() {
        return Err(super::gone());
    }
    // Whoever reads the person's mail answers for the person, and takes nothing from anybody else.
    let grant = Grant::of_the_portal(found.account_id, Action::ManageAccounts);
    let (cancels, effective_at) = (Token::random(), call.now.plus(delay()));
    if !restorations::note_consent(db, &grant, found.id, (&cancels.hash(), effective_at))? {
        return Err(super::gone());
    }
    let email = users::find(db, found.user_id)?.email;
    let said = AuditEntry::new(AuditEvent::LostFactorsConfirmed, "user", *found.user_id.uuid());
    call.audit_stranger(db, &email, said)?;
    let begun = Restoration { consent: RestorationConsent::Given, effective_at, ..found };
    mails::tell_of_factors(db, call, &begun, &cancels)
}

/// Its time has come: the factors go, and sessions end, unless the person has left the account meanwhile, or has come to
/// belong to another without having said that it wants this.
pub(super) fn elapse(db: &mut Db, call: &Call, found: &Restoration, to: RestorationState) -> Result<(), Error> {
    let (user, account) = (found.user_id, accounts::find(db, found.account_id)?);
    users::lock(db, user)?;
    let belongs = !users::roles_in(db, user, account.id)?.is_empty();
    let alone = !partner_users::belongs_elsewhere(db, user, account.id)?;
    let holds = belongs && (alone || found.consent == RestorationConsent::Given);
    let to = if holds { to } else { RestorationState::Canceled };
    // Time does what the person, or a global admin, has not canceled.
    let grant = Grant::of_the_portal(found.account_id, Action::ManageAccounts);
    if !restorations::settle(db, &grant, found.id, to, call.now)? {
        return Ok(());
    }
    let email = users::find(db, user)?.email;
    let event = if to == RestorationState::Effective {
        sessions::delete_all(db, user)?;
        second_factors::forget(db, user)?;
        warn(db, call, user, &Warning::FactorsTaken(&account.name))?;
        AuditEvent::LostFactorsTaken
    } else {
        AuditEvent::LostFactorsKept
    };
    let entry = AuditEntry::new(event, "user", *user.uuid());
    call.audit_stranger(db, "restorations", entry.to(json!({ "account": account.name, "user_name": email })))
}

/// Somebody else of the actor's account, for one of its global admins.
fn find(cx: &mut UseCase<'_>, whose: Whose) -> Result<(Grant, UserId), Error> {
    let (action, user) = match whose {
        Whose::Partner(user) => (Action::ManagePartnerUsers, user),
        Whose::Customer(user) => (Action::ManageOwnUsers, user),
    };
    let grant = cx.authorize(action)?;
    if users::roles_in(cx.db, user, grant.account())?.is_empty() {
        return Err(Error::NotFound);
    }
    if user == cx.actor.person.id {
        return Err(Error::Conflict(Text::new("lost-factors-own")));
    }
    if !policy::rules_account(cx.actor) {
        return Err(Error::Conflict(Text::new("lost-factors-global-admin")));
    }
    Ok((grant, user))
}
