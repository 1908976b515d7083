//! Files of users that were sent, are looked at, and are loaded a piece at a time.

use chrono_tz::Tz;
use diesel::prelude::*;

use crate::domain::{
    Action, Error, Grant, Moment, Scope,
    directory::UserState,
    email::EmailAddress,
    fold::search_key,
    ids::{AccountId, UserId, UserImportId},
    policy,
    role::Role,
    upload::{UploadState, lifetime, patience},
};
use crate::repository::{
    db::{Db, on_backend},
    in_list::ColumnInList,
    schema::{customer_users, imported_users, memberships, user_imports, users},
    users::{NewUser, UserRow},
};

/// What files are sent and loaded by.
const LOADED_BY: &[Action] = &[Action::ImportCustomerUsers, Action::ImportOwnUsers];
/// How many rows go into one statement: both databases take so many values of the widest table.
const BATCH: usize = 500;
/// What users of a file are: people without rights.
pub const ROLE: Role = policy::LEAST_ROLE;
/// How many files the page of a directory names.
const RECENT: i64 = 10;

/// A file, without what it holds.
#[derive(Clone, Debug, PartialEq, Eq, Queryable, Selectable)]
#[diesel(table_name = user_imports)]
pub struct UserImport {
    /// Its id.
    pub id: UserImportId,
    /// What it was called where it came from.
    pub file_name: String,
    /// Where its users use licenses: ISO 3166-1 code.
    pub location: String,
    /// How far it has come.
    pub state: UploadState,
    /// How many rows it has.
    pub total: i64,
    /// How many of them are loaded.
    pub done: i64,
    /// How many users that added.
    pub added: i64,
    /// When it was sent.
    pub created_at: Moment,
    /// When a piece of it was loaded last.
    pub advanced_at: Option<Moment>,
    /// When its temporary passwords were taken.
    pub passwords_at: Option<Moment>,
    /// Who took them.
    pub passwords_by: Option<UserId>,
}

/// A file about to be kept.
#[derive(Clone, Copy, Debug)]
pub struct NewImport<'a> {
    /// Its id.
    pub id: UserImportId,
    /// Whose directory.
    pub customer: AccountId,
    /// Who sent it.
    pub by: UserId,
    /// What it is called where it comes from.
    pub file_name: &'a str,
    /// Where its users use licenses.
    pub location: &'a str,
    /// What it holds.
    pub content: &'a [u8],
    /// How many rows that are.
    pub total: i64,
}

/// One try to load a file. Of several only the last counts. [`begin`] alone makes one, so it proves that its file may be
/// loaded.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ImportAttempt {
    id: UserImportId,
    started_at: Moment,
    done: i64,
}

impl ImportAttempt {
    /// The file.
    #[must_use]
    pub const fn id(&self) -> UserImportId {
        self.id
    }

    /// How many rows were loaded before.
    #[must_use]
    pub const fn done(&self) -> i64 {
        self.done
    }
}

/// A user of a file, about to be made. No password fits it yet.
#[derive(Clone, Debug)]
pub struct ImportedUser {
    /// The id.
    pub id: UserId,
    /// First name; may be empty.
    pub first_name: String,
    /// Last name; may be empty.
    pub last_name: String,
    /// The name that is shown.
    pub display_name: String,
    /// The address to sign in with.
    pub email: EmailAddress,
}

/// What all users of a file have in common.
#[derive(Clone, Copy, Debug)]
pub struct Common<'a> {
    /// The file.
    pub import: UserImportId,
    /// Whose directory.
    pub customer: AccountId,
    /// Where they use licenses.
    pub location: &'a str,
    /// The zone in which dates are shown to them.
    pub time_zone: Tz,
}

/// Keeps a file.
pub fn insert(db: &mut Db, grant: &Grant, new: &NewImport<'_>, now: Moment) -> Result<(), Error> {
    grant.proves(LOADED_BY)?;
    let row = (
        user_imports::id.eq(new.id),
        user_imports::account_id.eq(grant.account()),
        user_imports::customer_id.eq(new.customer),
        user_imports::user_id.eq(new.by),
        user_imports::file_name.eq(new.file_name),
        user_imports::location.eq(new.location),
        user_imports::content.eq(new.content),
        user_imports::state.eq(UploadState::Waiting),
        user_imports::total.eq(new.total),
        user_imports::done.eq(0_i64),
        user_imports::added.eq(0_i64),
        user_imports::created_at.eq(now),
        user_imports::expires_at.eq(now.plus(lifetime())),
    );
    diesel::insert_into(user_imports::table).values(row).execute(db)?;
    Ok(())
}

/// A file that this account sent to this directory.
pub fn find(
    db: &mut Db,
    scope: Scope,
    customer: AccountId,
    id: UserImportId,
    now: Moment,
) -> Result<UserImport, Error> {
    Ok(user_imports::table
        .find(id)
        .filter(user_imports::account_id.eq(scope.account()).and(user_imports::customer_id.eq(customer)))
        .filter(user_imports::expires_at.gt(now))
        .select(UserImport::as_select())
        .first(db)?)
}

/// The newest files that this account sent to this directory and that began to be loaded.
pub fn recent(db: &mut Db, scope: Scope, customer: AccountId, now: Moment) -> Result<Vec<UserImport>, Error> {
    Ok(user_imports::table
        .filter(user_imports::account_id.eq(scope.account()).and(user_imports::customer_id.eq(customer)))
        .filter(user_imports::expires_at.gt(now))
        .filter(user_imports::state.ne(UploadState::Waiting))
        .order((user_imports::created_at.desc(), user_imports::id.desc()))
        .limit(RECENT)
        .select(UserImport::as_select())
        .load(db)?)
}

/// What a file of this account holds; nothing once it was loaded.
pub fn content(db: &mut Db, scope: Scope, id: UserImportId) -> Result<Vec<u8>, Error> {
    let content: Option<Vec<u8>> = user_imports::table
        .find(id)
        .filter(user_imports::account_id.eq(scope.account()))
        .select(user_imports::content)
        .first(db)?;
    Ok(content.unwrap_or_default())
}

/// Begins to load a file, or goes on where a try broke off: of two that ask at the same time one begins. `None` where it
/// is being loaded, or was. `until` is how long the file is kept from now on.
pub fn begin(
    db: &mut Db,
    grant: &Grant,
    id: UserImportId,
    now: Moment,
    until: Moment,
) -> Result<Option<ImportAttempt>, Error> {
    grant.proves(LOADED_BY)?;
    let died = now.plus(-patience());
    let ready = user_imports::state
        .in_list([UploadState::Waiting, UploadState::Failed])
        .or(user_imports::state.eq(UploadState::Loading).and(user_imports::advanced_at.lt(died).assume_not_null()));
    let waiting = user_imports::table
        .find(id)
        .filter(user_imports::account_id.eq(grant.account()).and(user_imports::expires_at.gt(now)))
        .filter(ready);
    let changed = diesel::update(waiting)
        .set((
            user_imports::state.eq(UploadState::Loading),
            user_imports::started_at.eq(now),
            user_imports::advanced_at.eq(now),
            user_imports::expires_at.eq(until),
        ))
        .execute(db)?;
    if changed == 0 {
        return Ok(None);
    }
    let done: i64 = user_imports::table.find(id).select(user_imports::done).first(db)?;
    Ok(Some(ImportAttempt { id, started_at: now, done }))
}

/// Notes that rows were loaded, `added` of them as new users, in the transaction that loads them. With `is_last` the
/// file is done with, and what it held goes.
///
/// # Errors
/// [`Error::NotFound`] where another try has taken over: this one must leave nothing behind.
pub fn advance(
    db: &mut Db,
    attempt: ImportAttempt,
    (done, added): (i64, i64),
    is_last: bool,
    now: Moment,
) -> Result<(), Error> {
    let loading = user_imports::table
        .find(attempt.id)
        .filter(user_imports::state.eq(UploadState::Loading).and(user_imports::started_at.eq(attempt.started_at)));
    let changed = diesel::update(loading)
        .set((
            user_imports::done.eq(done),
            user_imports::added.eq(user_imports::added + added),
            user_imports::advanced_at.eq(now),
        ))
        .execute(db)?;
    if changed == 0 {
        return Err(Error::NotFound);
    }
    if is_last {
        diesel::update(user_imports::table.find(attempt.id))
            .set((user_imports::state.eq(UploadState::Loaded), user_imports::content.eq(None::<Vec<u8>>)))
            .execute(db)?;
    }
    Ok(())
}

/// Notes that a try broke off.
pub fn fail(db: &mut Db, attempt: ImportAttempt) -> Result<(), Error> {
    let loading = user_imports::table
        .find(attempt.id)
        .filter(user_imports::state.eq(UploadState::Loading).and(user_imports::started_at.eq(attempt.started_at)));
    diesel::update(loading).set(user_imports::state.eq(UploadState::Failed)).execute(db)?;
    Ok(())
}

/// Makes users of a file, as people without rights in their directory.
pub fn add(db: &mut Db, grant: &Grant, common: Common<'_>, new: &[ImportedUser], now: Moment) -> Result<(), Error> {
    grant.proves(LOADED_BY)?;
    for some in new.chunks(BATCH) {
        let people: Vec<UserRow> = some
            .iter()
            .map(|user| NewUser {
                id: user.id,
                email: user.email.clone(),
                name: user.display_name.clone(),
                // No password fits this: one is made when the file with all of them is taken.
                password_hash: String::new(),
                must_change_password: true,
                language: None,
                time_zone: common.time_zone,
                email_confirmed_at: None,
                created_at: now,
            })
            .map(UserRow::from)
            .collect();
        let belonging: Vec<_> = some
            .iter()
            .map(|user| {
                (
                    memberships::user_id.eq(user.id),
                    memberships::account_id.eq(common.customer),
                    memberships::role.eq(ROLE),
                    memberships::created_at.eq(now),
                )
            })
            .collect();
        let entries: Vec<_> = some
            .iter()
            .map(|user| {
                let name_key = search_key(&user.display_name);
                (
                    customer_users::user_id.eq(user.id),
                    customer_users::customer_id.eq(common.customer),
                    customer_users::first_name.eq(&user.first_name),
                    customer_users::last_name.eq(&user.last_name),
                    customer_users::search_key.eq(format!("{name_key}\n{}", search_key(user.email.as_str()))),
                    customer_users::name_key.eq(name_key),
                    customer_users::location.eq(common.location),
                    customer_users::state.eq(UserState::Active),
                    customer_users::kept_roles.eq(""),
                    customer_users::created_at.eq(now),
                    customer_users::version.eq(1_i64),
                )
            })
            .collect();
        let marks: Vec<_> = some
            .iter()
            .map(|user| (imported_users::import_id.eq(common.import), imported_users::user_id.eq(user.id)))
            .collect();
        on_backend!(db, |conn| {
            diesel::insert_into(users::table).values(&people).execute(conn)?;
            diesel::insert_into(memberships::table).values(&belonging).execute(conn)?;
            diesel::insert_into(customer_users::table).values(&entries).execute(conn)?;
            diesel::insert_into(imported_users::table).values(&marks).execute(conn)?;
        });
    }
    Ok(())
}
