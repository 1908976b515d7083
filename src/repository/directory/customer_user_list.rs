//! The list of a directory's users: by name, searched, those who are there or those who were deleted.

use std::collections::HashMap;

use diesel::prelude::*;
use serde::{Deserialize, Serialize};

use crate::domain::{
    Error, Moment,
    directory::UserState,
    fold::like_pattern,
    ids::{AccountId, UserId},
    list::{ByName, Count, ListQuery, Page},
    policy, text_field,
};
use crate::repository::{
    counted::count_up_to,
    db::Db,
    in_list::ColumnInList,
    keyset::load_page,
    schema::{customer_users, license_assignments, memberships, offers, users},
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

/// What is wanted of the list. It is searched for a piece of name or address.
pub type UserQuery = ListQuery<ByName, UserFilter>;

/// What the list is narrowed to.
#[derive(Clone, Debug, Default, Deserialize, Serialize)]
pub struct UserFilter {
    #[serde(default, with = "text_field", skip_serializing_if = "Option::is_none")]
    state: Option<UserState>,
}

impl UserFilter {
    /// Those who are there, or those who were deleted.
    #[must_use]
    pub fn state(&self) -> UserState {
        self.state.unwrap_or(UserState::Active)
    }
}

#[diesel::dsl::auto_type]
fn listed_columns() -> _ {
    (
        customer_users::user_id,
        users::name.nullable().assume_not_null(),
        customer_users::name_key,
        users::email.nullable().assume_not_null(),
        customer_users::location,
        customer_users::deleted_at,
        customer_users::kept_roles,
    )
}

/// A page of a directory's users in one state, by name. For callers that have opened the directory.
pub fn page(db: &mut Db, customer: AccountId, wanted: &UserQuery) -> Result<Page<ListedUser>, Error> {
    let rows = || {
        let mut query = customer_users::table
            .left_join(users::table.on(users::id.eq(customer_users::user_id)))
            .filter(customer_users::customer_id.eq(customer).and(customer_users::state.eq(wanted.filter.state())))
            .select(listed_columns())
            .into_boxed();
        if !wanted.search().is_empty() {
            query = query.filter(customer_users::search_key.like(like_pattern(wanted.search())).escape('\\'));
        }
        query
    };
    Ok(load_page!(db, rows(), wanted, ListedUser, (customer_users::user_id, UserId, |user| user.id), {
        ByName::Name => (customer_users::name_key, |user| user.name_key.clone()),
    }))
}

/// These users of a directory who are there, by name.
pub fn these(db: &mut Db, customer: AccountId, ids: &[UserId]) -> Result<Vec<ListedUser>, Error> {
    Ok(customer_users::table
        .left_join(users::table.on(users::id.eq(customer_users::user_id)))
        .filter(customer_users::user_id.in_list(ids))
        .filter(customer_users::customer_id.eq(customer).and(customer_users::state.eq(UserState::Active)))
        .order((customer_users::name_key, customer_users::user_id))
        .select(listed_columns())
        .load(db)?)
}

/// How many global admins a customer has.
pub fn count_admins(db: &mut Db, customer: AccountId) -> Result<i64, Error> {
    Ok(memberships::table
        .filter(memberships::account_id.eq(customer).and(memberships::role.eq(policy::ADMINISTRATOR)))
        .count()
        .get_result(db)?)
}

/// How many users a directory has, without those who are deleted.
pub fn count_active(db: &mut Db, customer: AccountId) -> Result<Count, Error> {
    let active = customer_users::customer_id.eq(customer).and(customer_users::state.eq(UserState::Active));
    count_up_to(db, customer_users::table.filter(active).select(customer_users::user_id))
}

/// How many users of a directory are deleted and can come back.
pub fn count_deleted(db: &mut Db, customer: AccountId) -> Result<Count, Error> {
    let deleted = customer_users::customer_id.eq(customer).and(customer_users::state.eq(UserState::Deleted));
    count_up_to(db, customer_users::table.filter(deleted).select(customer_users::user_id))
}

/// The names of the offers that these users have licenses of, by name.
pub fn licenses(db: &mut Db, of: &[UserId]) -> Result<HashMap<UserId, Vec<String>>, Error> {
    let rows: Vec<(UserId, String)> = license_assignments::table
        .inner_join(offers::table.on(offers::id.eq(license_assignments::offer_id)))
        .filter(license_assignments::user_id.in_list(of))
        .order((offers::name_key, offers::id))
        .select((license_assignments::user_id, offers::name))
        .load(db)?;
    let mut names: HashMap<UserId, Vec<String>> = HashMap::new();
    for (user, name) in rows {
        names.entry(user).or_default().push(name);
    }
    Ok(names)
}
