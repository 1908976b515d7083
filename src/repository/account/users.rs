//! People who sign in, and in which accounts.

use std::collections::HashMap;

use chrono_tz::Tz;
use diesel::{
    dsl::{exists, not},
    prelude::*,
};

use crate::domain::{
    Action, Error, Grant, Language, Moment, Text,
    account::{AccountFacts, AccountKind, Cloud, Standing},
    actor::Theme,
    directory::UserState,
    email::EmailAddress,
    fold::search_key,
    ids::{AccountId, UserId},
    password::temporary_lifetime,
    role::{Role, Roles},
    second_factor::AccountFactorRule,
};
use crate::repository::{
    db::Db,
    error::is_duplicate,
    identities,
    in_list::ColumnInList,
    schema::{accounts, customer_users, memberships, password_links, users},
};

/// What users are made by, and let belong to an account.
const MADE_BY: &[Action] = &[
    Action::ManageAccounts,
    Action::AddCustomer,
    Action::ManagePartnerUsers,
    Action::ManageCustomerUsers,
    Action::ManageOwnUsers,
];
/// What users of an account are changed by.
const CHANGED_BY: &[Action] = &[Action::ManagePartnerUsers, Action::ManageCustomerUsers, Action::ManageOwnUsers];
/// What others give a user a password by.
const PASSWORD_GIVEN_BY: &[Action] =
    &[Action::ManageAccounts, Action::ManagePartnerUsers, Action::ResetCustomerPassword, Action::ResetOwnPasswords];

/// A user about to be made.
#[derive(Clone, Debug)]
pub struct NewUser {
    /// The id.
    pub id: UserId,
    /// The address to sign in with.
    pub email: EmailAddress,
    /// The name.
    pub name: String,
    /// The password's hash, a PHC string.
    pub password_hash: String,
    /// Whether a new password must be chosen first.
    pub must_change_password: bool,
    /// The language, where it is known.
    pub language: Option<Language>,
    /// The zone in which dates are shown.
    pub time_zone: Tz,
    /// When a mail to the address was answered.
    pub email_confirmed_at: Option<Moment>,
    /// When the user was made.
    pub created_at: Moment,
}

/// A user as others write to it or show it.
#[derive(Clone, Debug, Queryable, Selectable)]
#[diesel(table_name = users)]
pub struct User {
    /// The id.
    pub id: UserId,
    /// The address.
    pub email: String,
    /// The name.
    pub name: String,
    /// The language, where one was chosen.
    pub language: Option<Language>,
    /// The zone's name.
    pub time_zone: String,
    /// When a mail to the address was answered.
    pub email_confirmed_at: Option<Moment>,
    /// What no mail is wanted about ([`crate::domain::mail::MutedTopics`]).
    pub muted_mails: String,
}

/// What signing in needs to know of a user.
#[derive(Clone, Debug, Queryable)]
pub struct Credentials {
    /// The id.
    pub id: UserId,
    /// The password's hash.
    pub password_hash: String,
    /// Until when the password works, where it is a temporary one.
    pub password_expires_at: Option<Moment>,
}

/// Makes a user.
///
/// # Errors
/// [`Error::Conflict`] where the address is taken.
pub fn insert(db: &mut Db, grant: &Grant, user: &NewUser) -> Result<(), Error> {
    grant.proves(MADE_BY)?;
    match diesel::insert_into(users::table).values(UserRow::from(user.clone())).execute(db) {
        Err(failure) if is_duplicate(&failure) => Err(Error::Conflict(Text::new("enrol-address-taken"))),
        other => other.map(|_| ()).map_err(Error::from),
    }
}

/// A new user as its row: whoever makes users makes them of this, so that no column is forgotten.
#[derive(Insertable)]
#[diesel(table_name = users)]
pub(in crate::repository) struct UserRow {
    id: UserId,
    email: String,
    email_key: String,
    name: String,
    password_hash: String,
    must_change_password: bool,
    password_expires_at: Option<Moment>,
    language: Option<Language>,
    time_zone: &'static str,
    theme: Theme,
    email_confirmed_at: Option<Moment>,
    created_at: Moment,
    search_key: String,
}

impl From<NewUser> for UserRow {
    fn from(user: NewUser) -> Self {
        Self {
            id: user.id,
            email_key: user.email.key(),
            search_key: user_search_key(&user.name, &user.email.key()),
            // Of whom no password was made yet, none ends.
            password_expires_at: (user.must_change_password && !user.password_hash.is_empty())
                .then(|| user.created_at.plus(temporary_lifetime())),
            email: user.email.as_str().to_owned(),
            name: user.name,
            password_hash: user.password_hash,
            must_change_password: user.must_change_password,
            language: user.language,
            time_zone: user.time_zone.name(),
            theme: Theme::Auto,
            email_confirmed_at: user.email_confirmed_at,
            created_at: user.created_at,
        }
    }
}

/// What a person is listed by and found by: the name, then the address.
#[must_use]
pub fn user_search_key(name: &str, email_key: &str) -> String {
    format!("{}\n{email_key}", search_key(name))
}

/// Lets a user belong to an account, with these roles.
pub fn join(
    db: &mut Db,
    grant: &Grant,
    (user, account): (UserId, AccountId),
    roles: &[Role],
    now: Moment,
) -> Result<(), Error> {
    grant.proves(MADE_BY)?;
    for role in roles {
        let row = (
            memberships::user_id.eq(user),
            memberships::account_id.eq(account),
            memberships::role.eq(*role),
            memberships::created_at.eq(now),
        );
        diesel::insert_into(memberships::table).values(row).execute(db)?;
    }
    Ok(())
}

/// Takes every role in an account from a user, who then belongs to it no longer, nor is known there to its provider.
pub fn leave(db: &mut Db, grant: &Grant, user: UserId, account: AccountId) -> Result<(), Error> {
    grant.proves(CHANGED_BY)?;
    let theirs = memberships::user_id.eq(user).and(memberships::account_id.eq(account));
    diesel::delete(memberships::table.filter(theirs)).execute(db)?;
    identities::disconnect(db, account, user)?;
    Ok(())
}

/// Makes a user's roles in an account those of `after`. What stays keeps since when it was held.
pub fn change_roles(
    db: &mut Db,
    grant: &Grant,
    (user, account): (UserId, AccountId),
    (before, after): (&Roles, &Roles),
    now: Moment,
) -> Result<(), Error> {
    grant.proves(CHANGED_BY)?;
    let taken: Vec<Role> = before.without(after).iter().collect();
    let given: Vec<Role> = after.without(before).iter().collect();
    let theirs = memberships::user_id.eq(user).and(memberships::account_id.eq(account));
    diesel::delete(memberships::table.filter(theirs).filter(memberships::role.in_list(taken))).execute(db)?;
    join(db, grant, (user, account), &given, now)
}

/// The roles of several users in one account.
pub fn roles_of(db: &mut Db, account: AccountId, of: &[UserId]) -> Result<HashMap<UserId, Roles>, Error> {
    let rows: Vec<(UserId, Role)> = memberships::table
        .filter(memberships::account_id.eq(account).and(memberships::user_id.in_list(of)))
        .select((memberships::user_id, memberships::role))
        .load(db)?;
    let mut roles: HashMap<UserId, Vec<Role>> = HashMap::new();
    for (user, role) in rows {
        roles.entry(user).or_default().push(role);
    }
    Ok(roles.into_iter().map(|(user, roles)| (user, Roles::new(roles))).collect())
}

/// A user by id.
pub fn find(db: &mut Db, id: UserId) -> Result<User, Error> {
    Ok(users::table.find(id).select(User::as_select()).first(db)?)
}

/// The user who signs in with this address, if there is one. Who was deleted from a customer's directory and belongs to
/// no other account is as unknown as anybody.
pub fn find_credentials(db: &mut Db, email_key: &str) -> Result<Option<Credentials>, Error> {
    let deleted = customer_users::table
        .filter(customer_users::user_id.eq(users::id).and(customer_users::state.eq(UserState::Deleted)));
    let belongs = memberships::table.filter(memberships::user_id.eq(users::id));
    Ok(users::table
        .filter(users::email_key.eq(email_key))
        .filter(not(exists(deleted)).or(exists(belongs)))
        .select((users::id, users::password_hash, users::password_expires_at))
        .first(db)
        .optional()?)
}

/// The hash of a user's password.
pub fn password_hash(db: &mut Db, id: UserId) -> Result<String, Error> {
    Ok(users::table.find(id).select(users::password_hash).first(db)?)
}

/// The accounts a user belongs to, by name.
pub fn accounts_of(db: &mut Db, user: UserId) -> Result<Vec<AccountFacts>, Error> {
    let mine = memberships::table.filter(memberships::user_id.eq(user)).select(memberships::account_id);
    let rows: Vec<FactsRow> = accounts::table
        .filter(accounts::id.eq_any(mine))
        .order((accounts::name_key, accounts::id))
        .select(FactsRow::as_select())
        .load(db)?;
    Ok(rows.into_iter().map(AccountFacts::from).collect())
}

/// What [`AccountFacts`] are read from.
#[derive(Queryable, Selectable)]
#[diesel(table_name = accounts)]
pub(in crate::repository) struct FactsRow {
    id: AccountId,
    kind: AccountKind,
    name: String,
    country: String,
    cloud: Cloud,
    standing: Standing,
}

impl From<FactsRow> for AccountFacts {
    fn from(row: FactsRow) -> Self {
        let FactsRow { id, kind, name, country, cloud, standing } = row;
        Self { id, kind, name, country, cloud, standing }
    }
}

/// What a user is in each account it belongs to, with the account's kind.
pub fn roles_everywhere(db: &mut Db, user: UserId) -> Result<Vec<(AccountKind, Role, AccountFactorRule)>, Error> {
    Ok(memberships::table
        .inner_join(accounts::table.on(accounts::id.eq(memberships::account_id)))
        .filter(memberships::user_id.eq(user))
        .select((accounts::kind, memberships::role, accounts::factor_rule))
        .load(db)?)
}

/// What a user may do in an account: nothing where it does not (or no longer) belong to it.
pub fn roles_in(db: &mut Db, user: UserId, account: AccountId) -> Result<Roles, Error> {
    let roles: Vec<Role> = memberships::table
        .filter(memberships::user_id.eq(user).and(memberships::account_id.eq(account)))
        .select(memberships::role)
        .load(db)?;
    Ok(Roles::new(roles))
}

/// Gives a user a password that must be replaced at the next sign-in, and works for a while only. A
/// link with which it could choose another dies.
pub fn give_password(db: &mut Db, grant: &Grant, id: UserId, hash: &str, now: Moment) -> Result<(), Error> {
    grant.proves(PASSWORD_GIVEN_BY)?;
    diesel::delete(password_links::table.find(id)).execute(db)?;
    diesel::update(users::table.find(id))
        .set((
            users::password_hash.eq(hash),
            users::must_change_password.eq(true),
            users::password_expires_at.eq(now.plus(temporary_lifetime())),
        ))
        .execute(db)?;
    Ok(())
}

/// Changes the name that is shown.
pub fn rename(db: &mut Db, grant: &Grant, id: UserId, name: &str) -> Result<(), Error> {
    grant.proves(CHANGED_BY)?;
    let email_key: String = users::table.find(id).select(users::email_key).first(db)?;
    diesel::update(users::table.find(id))
        .set((users::name.eq(name), users::search_key.eq(user_search_key(name, &email_key))))
        .execute(db)?;
    Ok(())
}

/// Gives a row that nobody uses to the person who is added with its address: nothing of who had it before stays.
pub fn begin_anew(
    db: &mut Db,
    grant: &Grant,
    id: UserId,
    (name, language): (&str, Language),
    hash: &str,
    now: Moment,
) -> Result<(), Error> {
    rename(db, grant, id, name)?;
    give_password(db, grant, id, hash, now)?;
    diesel::update(users::table.find(id))
        .set((users::language.eq(Some(language)), users::email_confirmed_at.eq(None::<Moment>)))
        .execute(db)?;
    Ok(())
}

/// Locks a person until the transaction ends: whoever acts on what a person is elsewhere does so one after another.
/// `SQLite` writes one after the other anyway.
pub fn lock(db: &mut Db, id: UserId) -> Result<(), Error> {
    let one = users::table.find(id).select(users::id);
    let _held: UserId = match db {
        Db::Sqlite(conn) => one.first(conn)?,
        Db::Pg(conn) => one.for_no_key_update().first(conn)?,
    };
    Ok(())
}
