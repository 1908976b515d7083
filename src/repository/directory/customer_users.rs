//! The users in a customer's directory.

use diesel::prelude::*;

use crate::domain::{
    Action, Error, Grant, Moment,
    directory::UserState,
    fold::search_key,
    ids::{AccountId, UserId},
    policy,
};
use crate::repository::{
    db::Db,
    in_list::ColumnInList,
    schema::{customer_users, memberships, users},
};

/// What users are put into a directory by.
const ADDED_BY: &[Action] = &[Action::AddCustomer, Action::ManageCustomerUsers, Action::ManageOwnUsers];
/// What the users of a directory are changed by, deleted and brought back.
const CHANGED_BY: &[Action] = &[Action::ManageCustomerUsers, Action::ManageOwnUsers];
/// How many values go into one list of a query.
const BATCH: usize = 500;

/// What a directory keeps of a new user, beside what [`users`](crate::repository::users) keeps of everybody.
#[derive(Clone, Copy, Debug)]
pub struct NewCustomerUser<'a> {
    /// The user; its row in `users` has been made.
    pub id: UserId,
    /// Whose directory.
    pub customer: AccountId,
    /// First name; empty where it is not known.
    pub first_name: &'a str,
    /// Last name; empty where it is not known.
    pub last_name: &'a str,
    /// The name that is shown.
    pub display_name: &'a str,
    /// The address to sign in with.
    pub email: &'a str,
    /// Where the user uses licenses: ISO 3166-1 code, empty where it is not known.
    pub location: &'a str,
}

/// Puts a user into a customer's directory.
pub fn insert(db: &mut Db, grant: &Grant, user: &NewCustomerUser<'_>, now: Moment) -> Result<(), Error> {
    grant.proves(ADDED_BY)?;
    let name_key = search_key(user.display_name);
    let row = (
        customer_users::user_id.eq(user.id),
        customer_users::customer_id.eq(user.customer),
        customer_users::first_name.eq(user.first_name),
        customer_users::last_name.eq(user.last_name),
        customer_users::search_key.eq(format!("{name_key}\n{}", search_key(user.email))),
        customer_users::name_key.eq(name_key),
        customer_users::location.eq(user.location),
        customer_users::state.eq(UserState::Active),
        customer_users::kept_roles.eq(""),
        customer_users::created_at.eq(now),
        customer_users::version.eq(1_i64),
    );
    diesel::insert_into(customer_users::table).values(row).execute(db)?;
    Ok(())
}

/// A user of a directory.
#[derive(Clone, Debug, PartialEq, Eq, Queryable)]
pub struct CustomerUser {
    /// The user.
    pub id: UserId,
    /// First name; empty where it is not known.
    pub first_name: String,
    /// Last name; empty where it is not known.
    pub last_name: String,
    /// The name that is shown.
    pub display_name: String,
    /// The address to sign in with.
    pub email: String,
    /// Where the user uses licenses: ISO 3166-1 code, empty where it is not known.
    pub location: String,
    /// Whether the user is there.
    pub state: UserState,
    /// Since when the user is deleted.
    pub deleted_at: Option<Moment>,
    /// The roles that wait for a deleted user, as one text.
    pub kept_roles: String,
    /// Raised by each change.
    pub version: i64,
    /// Until when the password works, where it is a temporary one.
    pub password_expires_at: Option<Moment>,
}

/// A user of this directory, there or deleted.
pub fn find(db: &mut Db, customer: AccountId, id: UserId) -> Result<CustomerUser, Error> {
    Ok(customer_users::table
        .inner_join(users::table.on(users::id.eq(customer_users::user_id)))
        .filter(customer_users::user_id.eq(id).and(customer_users::customer_id.eq(customer)))
        .select((
            customer_users::user_id,
            customer_users::first_name,
            customer_users::last_name,
            users::name,
            users::email,
            customer_users::location,
            customer_users::state,
            customer_users::deleted_at,
            customer_users::kept_roles,
            customer_users::version,
            users::password_expires_at,
        ))
        .first(db)?)
}

/// Changes what a directory keeps of a user that is there. `false` where somebody has changed it since `version`.
pub fn update(db: &mut Db, grant: &Grant, user: &CustomerUser, version: i64) -> Result<bool, Error> {
    grant.proves(CHANGED_BY)?;
    let name_key = search_key(&user.display_name);
    let one = customer_users::table
        .find(user.id)
        .filter(customer_users::version.eq(version).and(customer_users::state.eq(UserState::Active)));
    let changed = diesel::update(one)
        .set((
            customer_users::first_name.eq(&user.first_name),
            customer_users::last_name.eq(&user.last_name),
            customer_users::search_key.eq(format!("{name_key}\n{}", search_key(&user.email))),
            customer_users::name_key.eq(name_key),
            customer_users::location.eq(&user.location),
            customer_users::version.eq(version + 1),
        ))
        .execute(db)?;
    Ok(changed == 1)
}

/// Has forms that were opened before know that something about these users has changed.
pub fn touch(db: &mut Db, grant: &Grant, ids: &[UserId]) -> Result<(), Error> {
    grant.proves(CHANGED_BY)?;
    diesel::update(customer_users::table.filter(customer_users::user_id.in_list(ids)))
        .set(customer_users::version.eq(customer_users::version + 1))
        .execute(db)?;
    Ok(())
}

/// Marks a user as deleted, with the roles to come back with. `false` where it is deleted already.
pub fn mark_deleted(db: &mut Db, grant: &Grant, id: UserId, roles: &str, now: Moment) -> Result<bool, Error> {
    grant.proves(CHANGED_BY)?;
    let one = customer_users::table.find(id).filter(customer_users::state.eq(UserState::Active));
    let changed = diesel::update(one)
        .set((
            customer_users::state.eq(UserState::Deleted),
            customer_users::deleted_at.eq(now),
            customer_users::kept_roles.eq(roles),
            customer_users::version.eq(customer_users::version + 1),
        ))
        .execute(db)?;
    Ok(changed == 1)
}

/// Marks a deleted user as there again. `false` where it is there already.
pub fn mark_restored(db: &mut Db, grant: &Grant, id: UserId) -> Result<bool, Error> {
    grant.proves(CHANGED_BY)?;
    let one = customer_users::table.find(id).filter(customer_users::state.eq(UserState::Deleted));
    let changed = diesel::update(one)
        .set((
            customer_users::state.eq(UserState::Active),
            customer_users::deleted_at.eq(None::<Moment>),
            customer_users::kept_roles.eq(""),
            customer_users::version.eq(customer_users::version + 1),
        ))
        .execute(db)?;
    Ok(changed == 1)
}

/// Whether the customer has a global admin beside this user.
pub fn has_other_admin(db: &mut Db, customer: AccountId, id: UserId) -> Result<bool, Error> {
    let others: i64 = memberships::table
        .filter(memberships::account_id.eq(customer).and(memberships::role.eq(policy::ADMINISTRATOR)))
        .filter(memberships::user_id.ne(id))
        .count()
        .get_result(db)?;
    Ok(others > 0)
}

/// Whether a user belongs to other accounts too.
pub fn is_bound_elsewhere(db: &mut Db, customer: AccountId, id: UserId) -> Result<bool, Error> {
    let others: i64 = memberships::table
        .filter(memberships::user_id.eq(id).and(memberships::account_id.ne(customer)))
        .count()
        .get_result(db)?;
    Ok(others > 0)
}

/// What becomes of an address: who has it, and in which directory.
pub type AddressHolder = (String, UserId, Option<AccountId>, Option<UserState>);

/// Who has these addresses; those that nobody has are missing.
pub fn holders(db: &mut Db, email_keys: &[String]) -> Result<Vec<AddressHolder>, Error> {
    let mut found = Vec::new();
    for some in email_keys.chunks(BATCH) {
        let rows: Vec<AddressHolder> = users::table
            .left_join(customer_users::table.on(customer_users::user_id.eq(users::id)))
            .filter(users::email_key.in_list(some))
            .select((
                users::email_key,
                users::id,
                customer_users::customer_id.nullable(),
                customer_users::state.nullable(),
            ))
            .load(db)?;
        found.extend(rows);
    }
    Ok(found)
}
