//! The users in a customer's directory.

use diesel::prelude::*;

use super::{db::Db, schema::customer_users};
use crate::domain::{
    directory::UserState,
    error::Error,
    fold::search_key,
    ids::{AccountId, UserId},
    moment::Moment,
};

/// What a directory keeps of a new user, beside what [`users`](super::users) keeps of everybody.
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
///
/// # Errors
/// As the database says.
pub fn insert(db: &mut Db, user: &NewCustomerUser<'_>, now: Moment) -> Result<(), Error> {
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
