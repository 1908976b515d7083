//! A global admin whom nobody else can help gets back in (`docs/domain.md` §15.4). An operator asks for it, and everybody of
//! the account is mailed a link that cancels it; it takes effect when another operator confirms it, or after a day. In the
//! same way a global admin takes the second factors from somebody of its account who has lost them (§15.5).

mod effect;
mod factors;
mod mails;

pub use effect::Restorations;
pub use factors::{LostFactors, Whose, ask, consent, open_lost, withdraw_lost};

use serde::Deserialize;
use serde_json::json;

use crate::{
    auth::token::Token,
    domain::{
        Action, AuditEvent, Checks, Error, Grant, Moment, Text,
        ids::{AccountId, RestorationId},
        policy,
        restoration::{RestorationConsent, RestorationKind, RestorationState, RestorationStep, delay},
    },
    repository::{
        account_details::{self, Administrator},
        accounts::{self, Account},
        db::Db,
        restorations::{self, Restoration},
        users,
    },
    service::{AuditEntry, Call, FormKey, UseCase},
};

/// What the page sends.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default)]
pub struct RestorationForm {
    /// The global admin's id.
    pub user: String,
    /// Another address for the person; empty where it keeps its own.
    pub email: String,
}

/// What the operator's page shows.
#[derive(Clone, Debug)]
pub struct OpenedRestoration {
    /// The account.
    pub account: Account,
    /// Its global admins.
    pub administrators: Vec<Administrator>,
    /// The one that waits.
    pub waiting: Option<WaitingRestoration>,
}

/// One that waits, in words.
#[derive(Clone, Debug)]
pub struct WaitingRestoration {
    /// The account's name.
    pub company: String,
    /// The global admin's name.
    pub person: String,
    /// The address to sign in with, from then on.
    pub email: String,
    /// Who asked for it.
    pub requested_by: String,
    /// What it is about.
    pub kind: RestorationKind,
    /// Whether the person has yet to say that it wants it.
    pub awaits_person: bool,
    /// When it takes effect by itself.
    pub effective_at: Moment,
    /// Whether whoever looks may confirm it.
    pub may_confirm: bool,
}

/// An account and the way back in that waits for it.
pub fn open(cx: &mut UseCase<'_>, id: AccountId) -> Result<OpenedRestoration, Error> {
    let (grant, account) = find(cx, id)?;
    let administrators = account_details::administrators(cx.db, &grant, id)?;
    let waiting = match restorations::waiting(cx.db, &grant, id)? {
        Some(found) => {
            let step = RestorationStep::Confirm(cx.actor.person.id);
            let may_confirm = found.facts().after(step, cx.call.now).is_some();
            Some(WaitingRestoration { may_confirm, ..in_words(cx.db, &account, &found)? })
        }
        None => None,
    };
    Ok(OpenedRestoration { account, administrators, waiting })
}

/// Asks to let a global admin back in; everybody of the account is told by mail, and so are the other operators.
///
/// # Errors
/// [`Error::Conflict`] where another waits for the account.
pub fn request(cx: &mut UseCase<'_>, id: AccountId, form: &RestorationForm, key: &FormKey) -> Result<(), Error> {
    let (grant, account) = find(cx, id)?;
    let mut checks = Checks::new();
    let all = account_details::administrators(cx.db, &grant, id)?;
    let admin = checks.choice("user", all.into_iter().find(|admin| admin.id.to_string() == form.user));
    let address = checks.optional_email("email", &form.email);
    if let Some(address) = &address
        && users::find_credentials(cx.db, &address.key())?.is_some()
    {
        checks.refuse("email", Text::new("enrol-address-taken"));
    }
    checks.finish()?;
    let Some(admin) = admin else { return Err(Error::Internal("a refused field passed".into())) };
    let made = RestorationId::at(cx.call.now);
    cx.once(key, &format!("restore access to {id}"), &made.to_string(), |cx| {
        let token = Token::random();
        let restoration = Restoration {
            id: made,
            account_id: id,
            user_id: admin.id,
            new_email: address.as_ref().map(|address| address.as_str().to_owned()),
            state: RestorationState::Waiting,
            token_hash: token.hash().to_vec(),
            requested_by: cx.actor.person.id,
            requested_at: cx.call.now,
            effective_at: cx.call.now.plus(delay()),
            kind: RestorationKind::Access,
            consent: RestorationConsent::Needless,
        };
        restorations::insert(cx.db, &grant, &restoration)?;
        let audit_entry = AuditEntry::new(AuditEvent::RestorationRequested, "user", *admin.id.uuid())
            .to(json!({ "account": account.name, "user_name": admin.email, "new_address": restoration.new_email }));
        cx.audit(audit_entry)?;
        let waiting = in_words(cx.db, &account, &restoration)?;
        mails::tell_people(cx.db, cx.call, &grant, (&account, &waiting), &token)?;
        mails::tell_operators(cx.db, cx.call, (&account, &waiting))
    })?;
    Ok(())
}

/// Confirms it, as another operator: it takes effect. Gives the address that the link goes to.
///
/// # Errors
/// [`Error::Conflict`] where nothing waits, or where the operator has asked for it.
pub fn confirm(cx: &mut UseCase<'_>, id: AccountId) -> Result<String, Error> {
    let (grant, account) = find(cx, id)?;
    let found = restorations::waiting(cx.db, &grant, id)?.ok_or_else(gone)?;
    if found.facts().after(RestorationStep::Confirm(cx.actor.person.id), cx.call.now).is_none() {
        return Err(Error::Conflict(Text::new("restore-own")));
    }
    let email = effect::apply(cx.db, cx.call, &grant, (&account, &found))?.ok_or_else(gone)?;
    let audit_entry = AuditEntry::new(AuditEvent::AccessRestored, "user", *found.user_id.uuid());
    cx.audit(audit_entry.to(json!({ "account": account.name, "user_name": email })))?;
    Ok(email)
}

/// Cancels it, as an operator.
///
/// # Errors
/// [`Error::Conflict`] where nothing waits.
pub fn withdraw(cx: &mut UseCase<'_>, id: AccountId) -> Result<(), Error> {
    let (grant, _) = find(cx, id)?;
    let found = restorations::waiting(cx.db, &grant, id)?.ok_or_else(gone)?;
    stop(cx.db, cx.call, &grant, &found)?;
    cx.audit(AuditEntry::new(AuditEvent::RestorationCanceled, "user", *found.user_id.uuid()))
}

/// What a link in a mail cancels. Writes nothing.
pub fn open_link(db: &mut Db, token: &Token) -> Result<WaitingRestoration, Error> {
    let found = restorations::find_by_token(db, &token.hash())?;
    let account = accounts::find(db, found.account_id)?;
    in_words(db, &account, &found)
}

/// Cancels it, with the link in a mail. Gives what it was about.
pub fn cancel(db: &mut Db, call: &Call, token: &Token) -> Result<RestorationKind, Error> {
    let found = restorations::find_by_token(db, &token.hash())?;
    // Whoever holds the link is the person, or belongs to one of its accounts, and answers for it.
    let grant = Grant::of_the_portal(found.account_id, Action::ManageAccounts);
    stop(db, call, &grant, &found)?;
    let event = match found.kind {
        RestorationKind::Access => AuditEvent::RestorationCanceled,
        RestorationKind::Factors => AuditEvent::LostFactorsKept,
    };
    call.audit_stranger(db, "link in an email", AuditEntry::new(event, "user", *found.user_id.uuid()))?;
    Ok(found.kind)
}

fn stop(db: &mut Db, call: &Call, grant: &Grant, found: &Restoration) -> Result<(), Error> {
    let to = found.facts().after(RestorationStep::Cancel, call.now).ok_or_else(gone)?;
    if restorations::settle(db, grant, found.id, to, call.now)? { Ok(()) } else { Err(gone()) }
}

fn gone() -> Error {
    Error::Conflict(Text::new("restore-not-waiting"))
}

/// Any account but the operator's own, whose people are helped on the machine.
fn find(cx: &mut UseCase<'_>, id: AccountId) -> Result<(Grant, Account), Error> {
    let grant = cx.authorize(Action::ManageAccounts)?;
    let account = accounts::find(cx.db, id)?;
    if policy::runs_installation(account.kind) {
        return Err(Error::Conflict(Text::new("restore-no-operator")));
    }
    Ok((grant, account))
}

fn in_words(db: &mut Db, account: &Account, found: &Restoration) -> Result<WaitingRestoration, Error> {
    let user = users::find(db, found.user_id)?;
    Ok(WaitingRestoration {
        company: account.name.clone(),
        person: user.name,
        email: found.new_email.clone().unwrap_or(user.email),
        requested_by: users::find(db, found.requested_by)?.name,
        kind: found.kind,
        awaits_person: found.consent == RestorationConsent::Awaited,
        effective_at: found.effective_at,
        may_confirm: false,
    })
}
