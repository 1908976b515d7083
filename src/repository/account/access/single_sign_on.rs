//! Through which provider the people of an account sign in.

use diesel::prelude::*;

use crate::domain::{
    Action, Error, Grant, Moment,
    ids::{AccountId, UserId},
};
use crate::repository::{
    db::Db,
    in_list::ColumnInList,
    schema::{single_sign_on, users},
};

/// What the settings are written by.
const WRITTEN_BY: &[Action] = &[Action::ManageSingleSignOn];

/// The settings of an account.
#[derive(Clone, Debug, PartialEq, Eq, Queryable, Selectable, Insertable, AsChangeset)]
#[diesel(table_name = single_sign_on, primary_key(account_id), treat_none_as_null = true)]
pub struct SingleSignOn {
    /// The account.
    pub account_id: AccountId,
    /// What its people type to say where they belong.
    pub short_name: String,
    /// The provider, as it calls itself.
    pub issuer: String,
    /// What the portal is called there.
    pub client_id: String,
    /// The portal's secret there, sealed.
    pub sealed_secret: Vec<u8>,
    /// What counts as a second factor of those that the provider names, with blanks between; nothing where none does.
    pub second_factor_values: String,
    /// Whether people sign in by it.
    pub is_on: bool,
    /// Whether a password opens the account to nobody but the one below.
    pub is_required: bool,
    /// The global admin to whom a password opens the account whatever happens to the provider.
    pub break_glass_id: UserId,
    /// When it was tried with these settings, and it worked.
    pub tested_at: Option<Moment>,
    /// What the last try showed, as JSON.
    pub test_result: String,
    /// Counts changes.
    pub version: i64,
    /// When they were last changed.
    pub changed_at: Moment,
}

impl SingleSignOn {
    /// What counts as a second factor.
    #[must_use]
    pub fn values(&self) -> Vec<String> {
        self.second_factor_values.split(' ').filter(|value| !value.is_empty()).map(str::to_owned).collect()
    }
}

/// The settings of an account, where it has some.
pub fn find(db: &mut Db, account: AccountId) -> Result<Option<SingleSignOn>, Error> {
    Ok(single_sign_on::table.find(account).select(SingleSignOn::as_select()).first(db).optional()?)
}

/// Those of several accounts.
pub fn of_accounts(db: &mut Db, accounts: &[AccountId]) -> Result<Vec<SingleSignOn>, Error> {
    Ok(single_sign_on::table
        .filter(single_sign_on::account_id.in_list(accounts))
        .select(SingleSignOn::as_select())
        .load(db)?)
}

/// Those that are known by a short name.
pub fn named(db: &mut Db, short_name: &str) -> Result<Option<SingleSignOn>, Error> {
    Ok(single_sign_on::table
        .filter(single_sign_on::short_name.eq(short_name))
        .select(SingleSignOn::as_select())
        .first(db)
        .optional()?)
}

/// Those that are on, of accounts that name this provider and are one of these clients there.
pub fn of_client(db: &mut Db, issuer: &str, clients: &[String]) -> Result<Vec<SingleSignOn>, Error> {
    Ok(single_sign_on::table
        .filter(single_sign_on::issuer.eq(issuer).and(single_sign_on::is_on.eq(true)))
        .filter(single_sign_on::client_id.in_list(clients))
        .order(single_sign_on::account_id)
        .select(SingleSignOn::as_select())
        .load(db)?)
}

/// Whether a user has a password that lasts: none that was given, and must be replaced.
pub fn has_lasting_password(db: &mut Db, user: UserId) -> Result<bool, Error> {
    let lasting: i64 = users::table
        .filter(users::id.eq(user).and(users::password_hash.ne("")).and(users::must_change_password.eq(false)))
        .count()
        .get_result(db)?;
    Ok(lasting == 1)
}

/// Keeps settings: the first of an account, or those that follow the version `known`. Gives whether they were kept.
pub fn keep(db: &mut Db, grant: &Grant, known: Option<i64>, new: &SingleSignOn) -> Result<bool, Error> {
    grant.proves(WRITTEN_BY)?;
    let account = grant.account();
    let kept = match known {
        None => diesel::insert_into(single_sign_on::table).values(new).execute(db)?,
        Some(version) => diesel::update(
            single_sign_on::table
                .filter(single_sign_on::account_id.eq(account).and(single_sign_on::version.eq(version))),
        )
        .set(new)
        .execute(db)?,
    };
    Ok(kept == 1)
}
