//! People who are let back in with somebody else's help.

use diesel::prelude::*;

use crate::domain::{
    Action, Error, Grant, Moment, Text,
    email::EmailAddress,
    fold::search_key,
    ids::{AccountId, RestorationId, UserId},
    restoration::{RestorationConsent, RestorationFacts, RestorationKind, RestorationState},
};
use crate::repository::account::users::user_search_key;
use crate::repository::{
    db::Db,
    error::is_duplicate,
    schema::{access_restorations, customer_users, memberships, password_links, users},
    states::WaitingRestoration,
};

/// What it is asked for and settled by.
const MANAGED_BY: &[Action] = &[Action::ManageAccounts, Action::ManagePartnerUsers, Action::ManageOwnUsers];
/// What passwords and addresses are taken by.
const GIVEN_BACK_BY: &[Action] = &[Action::ManageAccounts];

/// Somebody's way back in.
#[derive(Clone, Debug, Queryable, Selectable, Insertable)]
#[diesel(table_name = access_restorations)]
pub struct Restoration {
    /// Its id.
    pub id: RestorationId,
    /// The account.
    pub account_id: AccountId,
    /// The person.
    pub user_id: UserId,
    /// The address that the person signs in with from then on, where it is another.
    pub new_email: Option<String>,
    /// How far it has come.
    pub state: RestorationState,
    /// What the link that cancels it is found by.
    pub token_hash: Vec<u8>,
    /// Who asked for it: an operator, or a global admin of the account.
    pub requested_by: UserId,
    /// When.
    pub requested_at: Moment,
    /// When it takes effect by itself; until when the person can say that it wants it, where that is awaited.
    pub effective_at: Moment,
    /// What it is about.
    pub kind: RestorationKind,
    /// Whether the person has to want it.
    pub consent: RestorationConsent,
}

impl Restoration {
    /// What decides about its next step.
    #[must_use]
    pub const fn facts(&self) -> RestorationFacts {
        let Self { kind, consent, state, requested_by, effective_at, .. } = *self;
        RestorationFacts { kind, consent, state, requested_by, effective_at }
    }
}

/// Keeps a new one.
///
/// # Errors
/// [`Error::Conflict`] where another waits for the account, or for the person in it.
pub fn insert(db: &mut Db, grant: &Grant, new: &Restoration) -> Result<(), Error> {
    grant.proves(MANAGED_BY)?;
    let already = match new.kind {
        RestorationKind::Access => "restore-already",
        RestorationKind::Factors => "lost-factors-already",
    };
    match diesel::insert_into(access_restorations::table).values(new.clone()).execute(db) {
        Err(failure) if is_duplicate(&failure) => Err(Error::Conflict(Text::new(already))),
        other => other.map(|_| ()).map_err(Error::from),
    }
}

/// The one that waits for somebody of an account to get rid of its second factors.
pub fn waiting_for(db: &mut Db, grant: &Grant, user: UserId) -> Result<Option<Restoration>, Error> {
    grant.proves(MANAGED_BY)?;
    let waits = access_restorations::state
        .eq(RestorationState::Waiting)
        .and(access_restorations::kind.eq(RestorationKind::Factors));
    Ok(access_restorations::table
        .filter(access_restorations::account_id.eq(grant.account()).and(access_restorations::user_id.eq(user)))
        .filter(waits)
        .select(Restoration::as_select())
        .first(db)
        .optional()?)
}

/// Notes that the person wants it: from here on it waits for its time, and another link cancels it.
pub fn note_consent(
    db: &mut Db,
    grant: &Grant,
    id: RestorationId,
    (token_hash, effective_at): (&[u8; 32], Moment),
) -> Result<bool, Error> {
    grant.proves(MANAGED_BY)?;
    let awaited = access_restorations::state
        .eq(RestorationState::Waiting)
        .and(access_restorations::consent.eq(RestorationConsent::Awaited));
    let noted = diesel::update(access_restorations::table.find(id).filter(awaited))
        .set((
            access_restorations::consent.eq(RestorationConsent::Given),
            access_restorations::token_hash.eq(token_hash.as_slice()),
            access_restorations::effective_at.eq(effective_at),
        ))
        .execute(db)?;
    Ok(noted == 1)
}

/// The one that waits for an account, by the operator.
pub fn waiting(db: &mut Db, grant: &Grant, account: AccountId) -> Result<Option<Restoration>, Error> {
    grant.proves(MANAGED_BY)?;
    let waits = access_restorations::state
        .eq(RestorationState::Waiting)
        .and(access_restorations::kind.eq(RestorationKind::Access));
    Ok(access_restorations::table
        .filter(access_restorations::account_id.eq(account).and(waits))
        .select(Restoration::as_select())
        .first(db)
        .optional()?)
}

/// The one that a link cancels, as long as it waits.
pub fn find_by_token(db: &mut Db, token_hash: &[u8; 32]) -> Result<Restoration, Error> {
    let waits = WaitingRestoration;
    Ok(access_restorations::table
        .filter(access_restorations::token_hash.eq(token_hash.as_slice()).and(waits))
        .select(Restoration::as_select())
        .first(db)?)
}

/// Those whose time has come.
pub fn due(db: &mut Db, now: Moment) -> Result<Vec<Restoration>, Error> {
    let waits = WaitingRestoration;
    Ok(access_restorations::table
        .filter(waits.and(access_restorations::effective_at.le(now)))
        .order((access_restorations::effective_at, access_restorations::id))
        .limit(100)
        .select(Restoration::as_select())
        .load(db)?)
}

/// Settles one that waits. `false` where somebody was faster.
pub fn settle(
    db: &mut Db,
    grant: &Grant,
    id: RestorationId,
    state: RestorationState,
    now: Moment,
) -> Result<bool, Error> {
    grant.proves(MANAGED_BY)?;
    let waiting = access_restorations::table.find(id).filter(WaitingRestoration);
    let settled = diesel::update(waiting)
        .set((access_restorations::state.eq(state), access_restorations::settled_at.eq(now)))
        .execute(db)?;
    Ok(settled == 1)
}

/// Everybody who belongs to an account.
pub fn people(db: &mut Db, grant: &Grant, account: AccountId) -> Result<Vec<UserId>, Error> {
    grant.proves(MANAGED_BY)?;
    Ok(memberships::table
        .filter(memberships::account_id.eq(account))
        .select(memberships::user_id)
        .distinct()
        .order(memberships::user_id)
        .load(db)?)
}

/// Takes a person's password away, which somebody else may know; a new one is chosen with a link.
pub fn take_password(db: &mut Db, grant: &Grant, id: UserId) -> Result<(), Error> {
    grant.proves(GIVEN_BACK_BY)?;
    diesel::delete(password_links::table.find(id)).execute(db)?;
    diesel::update(users::table.find(id))
        .set((
            // No password fits this.
            users::password_hash.eq(""),
            users::must_change_password.eq(true),
            users::password_expires_at.eq(None::<Moment>),
        ))
        .execute(db)?;
    Ok(())
}

/// Gives a person another address to sign in with, which nobody has confirmed yet.
///
/// # Errors
/// [`Error::Conflict`] where it is taken.
pub fn change_address(db: &mut Db, grant: &Grant, id: UserId, address: &EmailAddress) -> Result<(), Error> {
    grant.proves(GIVEN_BACK_BY)?;
    let name: String = users::table.find(id).select(users::name).first(db)?;
    let changed = diesel::update(users::table.find(id))
        .set((
            users::email.eq(address.as_str()),
            users::email_key.eq(address.key()),
            users::search_key.eq(user_search_key(&name, &address.key())),
            users::email_confirmed_at.eq(None::<Moment>),
        ))
        .execute(db);
    match changed {
        Err(failure) if is_duplicate(&failure) => return Err(Error::Conflict(Text::new("enrol-address-taken"))),
        other => other?,
    };
    let found = format!("{}\n{}", search_key(&name), search_key(address.as_str()));
    diesel::update(customer_users::table.find(id)).set(customer_users::search_key.eq(found)).execute(db)?;
    Ok(())
}
