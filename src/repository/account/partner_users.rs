//! The people of a partner, as the partner manages them.

use diesel::prelude::*;

use crate::domain::{
    email::EmailAddress,
    error::Error,
    fold::like_pattern,
    ids::{AccountId, UserId},
    language::Language,
    moment::Moment,
    policy::Scope,
    role::Role,
};
use crate::repository::{
    cursor::{Cursor, PAGE_LIMIT, Page, by_key},
    db::Db,
    schema::{accounts, customer_users, memberships, users},
};

/// One of the partner's people.
#[derive(Clone, Debug, Queryable, Selectable)]
#[diesel(table_name = users)]
pub struct PartnerUser {
    /// The id.
    pub id: UserId,
    /// The name.
    pub name: String,
    /// The address to sign in with.
    pub email: String,
    /// The language, where one was chosen.
    pub language: Option<Language>,
    /// Whether the person has yet to choose a password of its own.
    pub must_change_password: bool,
    /// When a mail to the address was answered.
    pub email_confirmed_at: Option<Moment>,
    /// What the list is ordered by.
    pub search_key: String,
}

/// Locks the account until the transaction ends: whoever changes its people does so one after another, so that what is
/// counted stays true.
pub fn lock(db: &mut Db, account: AccountId) -> Result<(), Error> {
    let one = accounts::table.find(account).select(accounts::id);
    let _held: AccountId = match db {
        Db::Sqlite(conn) => one.first(conn)?,
        Db::Pg(conn) => one.for_no_key_update().first(conn)?,
    };
    Ok(())
}

/// A page of the partner's people by name. `search` finds a piece of name or address, `role` those who hold it.
pub fn list(
    db: &mut Db,
    scope: Scope,
    search: &str,
    role: Option<Role>,
    cursor: Option<&Cursor>,
) -> Result<Page<PartnerUser>, Error> {
    let mut query = users::table.select(PartnerUser::as_select()).into_boxed();
    // By the memberships, so that an account of five costs five rows, however many people there are.
    let own = memberships::table.filter(memberships::account_id.eq(scope.account())).select(memberships::user_id);
    query = match role {
        Some(role) => query.filter(users::id.eq_any(own.filter(memberships::role.eq(role)))),
        None => query.filter(users::id.eq_any(own)),
    };
    if !search.is_empty() {
        query = query.filter(users::search_key.like(like_pattern(search)).escape('\\'));
    }
    let stored = cursor.map(|at| Cursor { key: at.key.replace(SEAM, "\n"), ..at.clone() });
    query = by_key!(query, stored.as_ref(), users::search_key, users::id, UserId);
    let found = query.limit(PAGE_LIMIT).load(db)?;
    Ok(Page::cut(found, cursor, |user: &PartnerUser| (user.search_key.replace('\n', SEAM), *user.id.uuid())))
}

/// Stands in addresses for the line end between name and address, since a cursor holds no control characters.
const SEAM: &str = "\u{2028}";

/// One of the partner's people, and since when it belongs to the partner.
///
/// # Errors
/// [`Error::NotFound`] where the partner has nobody of this id.
pub fn find(db: &mut Db, scope: Scope, id: UserId) -> Result<(PartnerUser, Moment), Error> {
    Ok(users::table
        .inner_join(memberships::table.on(memberships::user_id.eq(users::id)))
        .filter(users::id.eq(id).and(memberships::account_id.eq(scope.account())))
        .order(memberships::created_at)
        .select((PartnerUser::as_select(), memberships::created_at))
        .first(db)?)
}

/// The person who signs in with this address, whatever it belongs to.
pub fn find_by_address(db: &mut Db, address: &EmailAddress) -> Result<Option<PartnerUser>, Error> {
    Ok(users::table.filter(users::email_key.eq(address.key())).select(PartnerUser::as_select()).first(db).optional()?)
}

/// Whether a person belongs to another account as well, or is in a customer's directory.
pub fn belongs_elsewhere(db: &mut Db, user: UserId, account: AccountId) -> Result<bool, Error> {
    let others: i64 = memberships::table
        .filter(memberships::user_id.eq(user).and(memberships::account_id.ne(account)))
        .count()
        .get_result(db)?;
    let listed: i64 = customer_users::table
        .filter(customer_users::user_id.eq(user).and(customer_users::customer_id.ne(account)))
        .count()
        .get_result(db)?;
    Ok(others > 0 || listed > 0)
}

/// How many people hold a role in the partner's account.
pub fn count_with(db: &mut Db, scope: Scope, role: Role) -> Result<i64, Error> {
    Ok(memberships::table
        .filter(memberships::account_id.eq(scope.account()).and(memberships::role.eq(role)))
        .count()
        .get_result(db)?)
}
