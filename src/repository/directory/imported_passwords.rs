//! The first passwords of users who were added out of a file: made for all of them at once, kept as hashes alone.

use diesel::{
    prelude::*,
    sql_query,
    sql_types::{Text, Timestamp},
};

use crate::domain::{
    Action, Error, Grant, Moment,
    directory::UserState,
    ids::{UserId, UserImportId},
    password::temporary_lifetime,
    upload::UploadState,
};
use crate::repository::{
    db::{Db, MultiBackend},
    schema::{customer_users, imported_users, user_imports, users},
    types::DbUuid,
};

/// What the passwords of a file are taken by.
const TAKEN_BY: &[Action] = &[Action::ImportCustomerUsers, Action::ImportOwnUsers];
/// How many hashes go into one statement.
const BATCH: usize = 500;

/// The users of a file who are there and for whom no password was ever made, and their addresses, by address.
pub fn without(db: &mut Db, import: UserImportId) -> Result<Vec<(UserId, String)>, Error> {
    Ok(imported_users::table
        .inner_join(users::table.on(users::id.eq(imported_users::user_id)))
        .inner_join(customer_users::table.on(customer_users::user_id.eq(imported_users::user_id)))
        .filter(imported_users::import_id.eq(import))
        .filter(users::password_hash.eq(""))
        .filter(customer_users::state.eq(UserState::Active))
        .order(users::email_key)
        .select((users::id, users::email))
        .load(db)?)
}

/// Notes that the passwords of a loaded file are taken. `false` where they were before.
pub fn take(db: &mut Db, grant: &Grant, import: UserImportId, by: UserId, now: Moment) -> Result<bool, Error> {
    grant.proves(TAKEN_BY)?;
    let untaken = user_imports::table
        .find(import)
        .filter(user_imports::state.eq(UploadState::Loaded).and(user_imports::passwords_at.is_null()));
    let changed = diesel::update(untaken)
        .set((user_imports::passwords_at.eq(now), user_imports::passwords_by.eq(by)))
        .execute(db)?;
    Ok(changed == 1)
}

/// Keeps first passwords by their hashes. Gives how many: who got one in another way meanwhile keeps that.
pub fn keep(db: &mut Db, grant: &Grant, hashes: &[(UserId, String)], now: Moment) -> Result<usize, Error> {
    grant.proves(TAKEN_BY)?;
    let (mut kept, ends) = (0, now.plus(temporary_lifetime()));
    for some in hashes.chunks(BATCH) {
        // Both databases call the columns of such a list `column1` and `column2`.
        let places: Vec<String> = (0..some.len()).map(|at| format!("(${}, ${})", 2 * at + 2, 2 * at + 3)).collect();
        let sql = format!(
            "UPDATE users SET password_expires_at = $1, password_hash = made.column2 FROM (VALUES {}) AS made \
             WHERE users.id = made.column1 AND users.password_hash = ''",
            places.join(", ")
        );
        let mut statement = sql_query(sql).into_boxed::<MultiBackend>().bind::<Timestamp, _>(ends);
        for (user, hash) in some {
            statement = statement.bind::<DbUuid, _>(*user).bind::<Text, _>(hash);
        }
        kept += statement.execute(db)?;
    }
    Ok(kept)
}
