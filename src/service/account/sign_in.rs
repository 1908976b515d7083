//! Signing in and out, and choosing the account to act in.

use serde_json::json;

use crate::service::{AuditEntry, Call, Caller, acceptance, second_factors, sessions, sign_in_notices};
use crate::{
    auth::{lanes::Origin, session::NewKey, token::Token},
    domain::{
        AuditEvent, Error, Text,
        email::EmailAddress,
        ids::{AccountId, UserId},
        policy,
        security_event::{EventPerson, SecurityDetail, SecurityEventKind},
    },
    repository::{
        self, accounts,
        audit::{self, Author},
        db::Db,
        identities::{self, Identity},
        sessions::{SessionHash, Visitor},
        users,
    },
};

/// A try to sign in.
pub struct SignInAttempt {
    /// The address, as it was typed.
    pub email: String,
    /// The password.
    pub password: String,
    /// The link whose page the person comes from.
    pub link: Option<Token>,
}

/// Somebody whose password was right.
pub enum PasswordPassed {
    /// That was all.
    ///
    /// The key is that of the session that has begun.
    In(NewKey),
    /// There is a second factor to show; the token is the browser's.
    SecondStep(Token),
}

/// Signs somebody in: the same answer in the same time whether or not the address is known. `origin` says where tries for
/// an address come from.
///
/// # Errors
/// [`Error::Invalid`] for a wrong address or password, and for a temporary password whose time is over;
/// [`Error::Throttled`].
pub async fn sign_in(
    caller: &Caller,
    attempt: SignInAttempt,
    origin: impl Fn(&str) -> Origin,
) -> Result<PasswordPassed, Error> {
    let app = caller.app();
    // What is no address has no user; it is counted and checked like one all the same.
    let key = EmailAddress::parse(&attempt.email).as_ref().map(EmailAddress::key).unwrap_or_default();
    let origin = origin(&key);
    let by_address = |kind| caller.event(kind).by(EventPerson::Address(key.clone()));
    let slowed = |error: Error| {
        if matches!(error, Error::Throttled(_)) {
            caller.record(by_address(SecurityEventKind::Throttled));
        }
        error
    };
    let turn = app.throttle.take_turn(&key, origin.place()).await.ok_or_else(|| slowed(Error::Throttled(60)))?;
    let wanted = key.clone();
    let known = app.database.read(move |db| users::find_credentials(db, &wanted)).await?;
    let kept = known.as_ref().map(|known| known.password_hash.clone());
    let fits = app.passwords.verify(&origin, attempt.password, kept).await.map_err(slowed)?;
    let user = known.as_ref().map(|known| known.id);
    let Some(known) = known.filter(|_| fits) else {
        app.throttle.failed(&turn);
        let failed = by_address(SecurityEventKind::SignInFailed);
        caller.record(user.map_or(failed.clone(), |user| failed.by_user(user)));
        return Err(Error::refused(Text::new("sign-in-wrong")));
    };
    app.throttle.succeeded(&turn);
    let (call, user) = (caller.call(), known.id);
    // Said to nobody but whoever has the password.
    if known.password_expires_at.is_some_and(|end| end <= call.now) {
        let ended = caller.event(SecurityEventKind::SignInFailed).by_user(user);
        caller.record(ended.detailed(SecurityDetail::TemporaryEnded));
        return Err(Error::refused(Text::new("sign-in-temporary-ended")));
    }
    app.database
        .write(move |db| {
            if repository::second_factors::has_any(db, user)? {
                return Ok(PasswordPassed::SecondStep(second_factors::begin(db, &call, user)?));
            }
            let session = complete(db, &call, user, attempt.link.as_ref(), false)?;
            Ok(PasswordPassed::In(session))
        })
        .await
}

/// Begins the session of a user who has signed in, from the page of a link where `link` says so: in its account, unless
/// there are several to choose from.
pub(in crate::service) fn complete(
    db: &mut Db,
    call: &Call,
    user: UserId,
    link: Option<&Token>,
    second_factor: bool,
) -> Result<NewKey, Error> {
    let accounts = users::accounts_of(db, user)?;
    let account = match accounts.as_slice() {
        [only] => Some(only.id),
        _ => None,
    };
    let signed_in = AuditEntry::new(AuditEvent::SignedIn, "user", *user.uuid());
    note(db, call, (user, account), link, signed_in)?;
    sessions::begin(db, call, user, account, second_factor)
}

/// Begins the session of somebody whom a provider has signed in, in its account alone; of its `second_factor`, one that was
/// shown here comes first, then whether the provider's counts.
pub(in crate::service) fn complete_by_provider(
    db: &mut Db,
    call: &Call,
    identity: &Identity,
    (link, provider_session): (Option<&Token>, Option<&str>),
    second_factor: (bool, bool),
) -> Result<NewKey, Error> {
    let user = identity.user_id;
    let signed_in = AuditEntry::new(AuditEvent::SignedIn, "user", *user.uuid())
        .to(json!({ "issuer": identity.issuer, "second_factor": second_factor.0 || second_factor.1 }));
    note(db, call, (user, Some(identity.account_id)), link, signed_in)?;
    identities::note_use(db, identity.id, call.now)?;
    sessions::begin_by_provider(db, call, identity, provider_session, second_factor)
}

fn note(
    db: &mut Db,
    call: &Call,
    (user, account): (UserId, Option<AccountId>),
    link: Option<&Token>,
    signed_in: AuditEntry,
) -> Result<(), Error> {
    let who = users::find(db, user)?;
    let author = Author {
        user: Some(user),
        email: who.email.clone(),
        account,
        roles: String::new(),
        request_id: call.request_id.clone(),
    };
    let is_first = !audit::has_signed_in(db, user)?;
    // People of a customer act for that customer.
    let kind = account.map(|id| accounts::find(db, id)).transpose()?.map(|account| account.kind);
    let signed_in = match account.filter(|_| kind.is_some_and(policy::is_served)) {
        Some(customer) => signed_in.or_of(customer),
        None => signed_in,
    };
    audit::record(db, &author, signed_in, call.now)?;
    if let Some(token) = link {
        acceptance::mark_signed_in(db, call, &who.email, token)?;
    }
    // The first time every browser is new.
    if is_first { Ok(()) } else { sign_in_notices::tell(db, call, &who) }
}

/// Notes that somebody signed out.
pub fn sign_out(db: &mut Db, call: &Call, visitor: &Visitor) -> Result<(), Error> {
    call.audit_person(db, &visitor.person, AuditEntry::new(AuditEvent::SignedOut, "user", *visitor.person.id.uuid()))
}

/// Lets the session act in another of the person's accounts, where it may do other things: it gets another key.
pub fn choose_account(
    db: &mut Db,
    call: &Call,
    visitor: &Visitor,
    session: &SessionHash,
    account: AccountId,
) -> Result<NewKey, Error> {
    let chosen = visitor.accounts.iter().find(|mine| mine.id == account).cloned().ok_or(Error::NotFound)?;
    repository::sessions::choose_account(db, session, account)?;
    let audit_entry =
        AuditEntry::new(AuditEvent::AccountChosen, "account", *account.uuid()).to(json!({ "name": chosen.name }));
    call.audit_person(db, &visitor.person, audit_entry)?;
    sessions::rekey(db, session, &visitor.session)
}
