//! Accounts and who belongs to them.

use diesel::prelude::*;

use crate::domain::{
    Action, Error, Grant, Moment,
    account::{AccountFacts, AccountKind, Cloud, Standing},
    email::EmailAddress,
    fold::search_key,
    ids::{AccountId, UserId},
    naming, policy,
    policy::Scope,
    role::Role,
    second_factor::AccountFactorRule,
};
use crate::repository::{
    db::Db,
    error::is_duplicate,
    in_list::ColumnInList,
    partner_locations,
    schema::{accounts, memberships, users},
};

/// What accounts are made by.
const MADE_BY: &[Action] = &[Action::ManageAccounts, Action::AddCustomer];
/// What an account's own rule on second factors is set by.
const FACTOR_RULE_BY: &[Action] = &[Action::SetFactorRule];
/// What it is decided by on those that wait.
const DECIDED_BY: &[Action] = &[Action::ManageAccounts];

/// An account about to be made.
#[derive(Clone, Debug)]
pub struct NewAccount {
    /// Its id.
    pub id: AccountId,
    /// What it is.
    pub kind: AccountKind,
    /// Its name.
    pub name: String,
    /// ISO 3166-1 code of its country.
    pub country: String,
    /// Its cloud.
    pub cloud: Cloud,
    /// Whether it may do business from the start.
    pub standing: Standing,
    /// The domain its mail addresses end in, where that says something about it.
    pub mail_domain: Option<String>,
    /// The key of its contact's address.
    pub contact_key: Option<String>,
    /// Its global partner number.
    pub mpn_global_id: Option<i64>,
    /// Its location's partner number.
    pub mpn_location_id: Option<i64>,
    /// When it signed the partner agreement.
    pub mpa_signed_at: Option<Moment>,
    /// When it was made.
    pub created_at: Moment,
    /// When the operator approved it.
    pub approved_at: Option<Moment>,
}

/// An account as its page and its partners see it.
#[derive(Clone, Debug, Queryable, Selectable)]
#[diesel(table_name = accounts)]
pub struct Account {
    /// Its id.
    pub id: AccountId,
    /// What it is.
    pub kind: AccountKind,
    /// Its name.
    pub name: String,
    /// Its name folded for ordering and searching.
    pub name_key: String,
    /// ISO 3166-1 code of its country.
    pub country: String,
    /// Its cloud.
    pub cloud: Cloud,
    /// Whether it may do business.
    pub standing: Standing,
    /// The domain of its mail addresses.
    pub mail_domain: Option<String>,
    /// The key of its contact's address.
    pub contact_key: Option<String>,
    /// Its global partner number.
    pub mpn_global_id: Option<i64>,
    /// Its location's partner number.
    pub mpn_location_id: Option<i64>,
    /// When it signed the partner agreement.
    pub mpa_signed_at: Option<Moment>,
    /// When it was made.
    pub created_at: Moment,
    /// When the operator approved it.
    pub approved_at: Option<Moment>,
}

impl Account {
    /// What matters wherever it is asked who acts.
    #[must_use]
    pub fn facts(&self) -> AccountFacts {
        AccountFacts {
            id: self.id,
            kind: self.kind,
            name: self.name.clone(),
            country: self.country.clone(),
            cloud: self.cloud,
            standing: self.standing,
        }
    }
}

/// Makes an account.
///
/// # Errors
/// [`Error::Conflict`] where a partner number is taken.
pub fn insert(db: &mut Db, grant: &Grant, account: &NewAccount) -> Result<(), Error> {
    grant.proves(MADE_BY)?;
    let row = (
        accounts::id.eq(account.id),
        accounts::kind.eq(account.kind),
        accounts::name.eq(&account.name),
        accounts::name_key.eq(search_key(&account.name)),
        accounts::name_skeleton.eq(naming::skeleton(&account.name)),
        accounts::country.eq(&account.country),
        accounts::cloud.eq(account.cloud),
        accounts::standing.eq(account.standing),
        accounts::mail_domain.eq(&account.mail_domain),
        accounts::contact_key.eq(&account.contact_key),
        accounts::mpn_global_id.eq(account.mpn_global_id),
        accounts::mpn_location_id.eq(account.mpn_location_id),
        accounts::mpa_signed_at.eq(account.mpa_signed_at),
        accounts::created_at.eq(account.created_at),
        accounts::approved_at.eq(account.approved_at),
    );
    match diesel::insert_into(accounts::table).values(row).execute(db) {
        Err(failure) if is_duplicate(&failure) => {
            Err(Error::Conflict(crate::domain::text::Text::new("enrol-mpn-taken")))
        }
        other => other.map(|_| ()).map_err(Error::from),
    }
}

/// An account by its id, whoever asks: for the two sides of an invitation, never for what a page names by address.
pub fn find(db: &mut Db, id: AccountId) -> Result<Account, Error> {
    Ok(accounts::table.find(id).select(Account::as_select()).first(db)?)
}

/// Of whom an account itself demands a second factor.
pub fn factor_rule(db: &mut Db, scope: Scope) -> Result<AccountFactorRule, Error> {
    Ok(accounts::table.find(scope.account()).select(accounts::factor_rule).first(db)?)
}

/// Lets an account demand a second factor of these people.
pub fn set_factor_rule(db: &mut Db, grant: &Grant, rule: AccountFactorRule) -> Result<(), Error> {
    grant.proves(FACTOR_RULE_BY)?;
    diesel::update(accounts::table.find(grant.account())).set(accounts::factor_rule.eq(rule)).execute(db)?;
    Ok(())
}

/// The account that runs this installation.
pub fn operator(db: &mut Db) -> Result<Account, Error> {
    Ok(accounts::table
        .filter(accounts::kind.eq(policy::OPERATOR))
        .order(accounts::id)
        .select(Account::as_select())
        .first(db)?)
}

/// The account whose people's addresses end in `domain`.
pub fn find_by_domain(db: &mut Db, domain: &str) -> Result<AccountId, Error> {
    Ok(accounts::table.filter(accounts::mail_domain.eq(domain)).order(accounts::id).select(accounts::id).first(db)?)
}

/// The account that has a partner number: as its global or its location id, or as that of another of its locations.
pub fn find_by_mpn(db: &mut Db, mpn: i64) -> Result<Option<Account>, Error> {
    let found = accounts::table
        .filter(accounts::mpn_location_id.eq(mpn).or(accounts::mpn_global_id.eq(mpn)))
        .order(accounts::id)
        .select(Account::as_select())
        .first(db)
        .optional()?;
    match found {
        Some(account) => Ok(Some(account)),
        None => partner_locations::holder(db, mpn)?.map(|id| find(db, id)).transpose(),
    }
}

/// How many generated customers the demo world has.
pub fn count_generated(db: &mut Db) -> Result<usize, Error> {
    let count: i64 =
        accounts::table.filter(accounts::mail_domain.like("generated%.onmicrosoft.com")).count().get_result(db)?;
    Ok(usize::try_from(count).unwrap_or(0))
}

/// Whether any account has one of these partner numbers, global or of a location. Others who claim one wait for the end
/// of this transaction.
pub fn is_mpn_taken(db: &mut Db, global: i64, location: i64) -> Result<bool, Error> {
    partner_locations::lock_numbers(db)?;
    let wanted = [global, location];
    if partner_locations::is_taken(db, &wanted)? {
        return Ok(true);
    }
    let count: i64 = accounts::table
        .filter(accounts::mpn_global_id.in_list(wanted).or(accounts::mpn_location_id.in_list(wanted)))
        .count()
        .get_result(db)?;
    Ok(count > 0)
}

/// The names of the account's administrators, for telling others whom to ask.
pub fn administrator_names(db: &mut Db, account: AccountId) -> Result<Vec<String>, Error> {
    Ok(memberships::table
        .inner_join(users::table.on(users::id.eq(memberships::user_id)))
        .filter(memberships::account_id.eq(account).and(memberships::role.eq(policy::ADMINISTRATOR)))
        .order(users::email_key)
        .limit(10)
        .select(users::name)
        .load(db)?)
}

/// The account's administrators, who are written to.
pub fn administrators(db: &mut Db, account: AccountId) -> Result<Vec<UserId>, Error> {
    users_with_role(db, account, policy::ADMINISTRATOR)
}

/// The account's users who hold `role`.
pub fn users_with_role(db: &mut Db, account: AccountId, role: Role) -> Result<Vec<UserId>, Error> {
    Ok(memberships::table
        .filter(memberships::account_id.eq(account).and(memberships::role.eq(role)))
        .order(memberships::user_id)
        .select(memberships::user_id)
        .load(db)?)
}

/// Whether an address belongs to the account: to one of its users, its contact, or its mail domain.
pub fn owns_address(db: &mut Db, account: &Account, address: &EmailAddress) -> Result<bool, Error> {
    let domain = account.mail_domain.as_deref() == Some(address.domain()) && !address.is_webmail();
    if domain || account.contact_key.as_deref() == Some(address.key().as_str()) {
        return Ok(true);
    }
    let users: i64 = memberships::table
        .inner_join(users::table.on(users::id.eq(memberships::user_id)))
        .filter(memberships::account_id.eq(account.id).and(users::email_key.eq(address.key())))
        .filter(users::email_confirmed_at.is_not_null())
        .count()
        .get_result(db)?;
    Ok(users > 0)
}

/// Whether an account has this mail domain.
pub fn has_domain(db: &mut Db, domain: &str) -> Result<bool, Error> {
    match find_by_domain(db, domain) {
        Ok(_) => Ok(true),
        Err(Error::NotFound) => Ok(false),
        Err(error) => Err(error),
    }
}

/// Lets a refused account's partner numbers and mail domain be used by others.
pub fn release_claims(db: &mut Db, grant: &Grant, id: AccountId) -> Result<(), Error> {
    grant.proves(DECIDED_BY)?;
    diesel::update(accounts::table.find(id))
        .set((
            accounts::mpn_global_id.eq(None::<i64>),
            accounts::mpn_location_id.eq(None::<i64>),
            accounts::mail_domain.eq(None::<String>),
            accounts::contact_key.eq(None::<String>),
        ))
        .execute(db)?;
    Ok(())
}

/// The accounts that wait for the operator, the oldest first, at most 200.
pub fn pending_approval(db: &mut Db, grant: &Grant) -> Result<Vec<Account>, Error> {
    grant.proves(DECIDED_BY)?;
    Ok(accounts::table
        .filter(accounts::standing.eq(Standing::PendingApproval))
        .order((accounts::created_at, accounts::id))
        .limit(200)
        .select(Account::as_select())
        .load(db)?)
}

/// How many accounts wait for the operator.
pub fn count_pending_approval(db: &mut Db, grant: &Grant) -> Result<i64, Error> {
    grant.proves(DECIDED_BY)?;
    Ok(accounts::table.filter(accounts::standing.eq(Standing::PendingApproval)).count().get_result(db)?)
}
