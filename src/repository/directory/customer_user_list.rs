//! The list of a directory's users: by name, searched, those who are there or those who were deleted.

use std::collections::HashMap;

use diesel::prelude::*;
use uuid::Uuid;

use crate::domain::{
    directory::UserState,
    error::Error,
    fold::like_pattern,
    ids::{AccountId, UserId},
    moment::Moment,
};
use crate::repository::{
    cursor::{Cursor, PAGE_LIMIT, Page, Side, by_key},
    db::Db,
    schema::{customer_users, license_assignments, offers, users},
};

/// A user as the list shows it.
#[derive(Clone, Debug, PartialEq, Eq, Queryable)]
pub struct ListedUser {
    /// The user.
    pub id: UserId,
    /// The name that is shown.
    pub display_name: String,
    /// The name folded, for ordering.
    pub name_key: String,
    /// The address to sign in with.
    pub email: String,
    /// Where the user uses licenses: ISO 3166-1 code, empty where it is not known.
    pub location: String,
    /// Since when the user is deleted.
    pub deleted_at: Option<Moment>,
    /// The roles that wait for a deleted user, as one text.
    pub kept_roles: String,
}

/// A page of a directory's users in this state, by name. For callers that have opened the directory.
pub fn page(
    db: &mut Db,
    customer: AccountId,
    state: UserState,
    search: &str,
    cursor: Option<&Cursor>,
) -> Result<Page<ListedUser>, Error> {
    let mut query = customer_users::table
        .inner_join(users::table.on(users::id.eq(customer_users::user_id)))
        .filter(customer_users::customer_id.eq(customer).and(customer_users::state.eq(state)))
        .select((
            customer_users::user_id,
            users::name,
            customer_users::name_key,
            users::email,
            customer_users::location,
            customer_users::deleted_at,
            customer_users::kept_roles,
        ))
        .into_boxed();
    if !search.is_empty() {
        query = query.filter(customer_users::search_key.like(like_pattern(search)).escape('\\'));
    }
    query = by_key!(query, cursor, customer_users::name_key, customer_users::user_id, UserId);
    let found: Vec<ListedUser> = query.limit(PAGE_LIMIT).load(db)?;
    Ok(Page::cut(found, cursor, |row| (row.name_key.clone(), *row.id.uuid())))
}

/// The cursor of the page that ends the list.
#[must_use]
pub fn end() -> Cursor {
    Cursor { side: Side::Before, key: char::MAX.to_string(), id: Uuid::max() }
}

/// How many users of a directory are deleted and can come back.
pub fn count_deleted(db: &mut Db, customer: AccountId) -> Result<i64, Error> {
    Ok(customer_users::table
        .filter(customer_users::customer_id.eq(customer).and(customer_users::state.eq(UserState::Deleted)))
        .count()
        .get_result(db)?)
}

/// The names of the offers that these users have licenses of, by name.
pub fn licenses(db: &mut Db, of: &[UserId]) -> Result<HashMap<UserId, Vec<String>>, Error> {
    let rows: Vec<(UserId, String)> = license_assignments::table
        .inner_join(offers::table.on(offers::id.eq(license_assignments::offer_id)))
        .filter(license_assignments::user_id.eq_any(of.to_vec()))
        .order((offers::name_key, offers::id))
        .select((license_assignments::user_id, offers::name))
        .load(db)?;
    let mut names: HashMap<UserId, Vec<String>> = HashMap::new();
    for (user, name) in rows {
        names.entry(user).or_default().push(name);
    }
    Ok(names)
}
