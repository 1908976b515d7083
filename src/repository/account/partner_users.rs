//! The people of a partner, as the partner manages them.

use diesel::prelude::*;
use serde::{Deserialize, Serialize};

use crate::domain::{
    Error, Language, Moment, Scope,
    email::EmailAddress,
    fold::like_pattern,
    ids::{AccountId, UserId},
    list::{ByName, ListQuery, Page},
    policy,
    role::Role,
    text_field,
};
use crate::repository::{
    db::Db,
    keyset::load_page,
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
    /// Until when the password works, where it is a temporary one.
    pub password_expires_at: Option<Moment>,
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

/// What is wanted of the list of a partner's people. It is searched for a piece of name or address.
pub type PartnerUserQuery = ListQuery<ByName, PartnerUserFilter>;

/// What the list is narrowed to.
#[derive(Clone, Debug, Default, Deserialize, Serialize)]
pub struct PartnerUserFilter {
    /// Those who hold a role.
    #[serde(default, with = "text_field", skip_serializing_if = "Option::is_none")]
    pub role: Option<Role>,
}

/// A page of the partner's people by name.
pub fn list(db: &mut Db, scope: Scope, wanted: &PartnerUserQuery) -> Result<Page<PartnerUser>, Error> {
    let rows = || {
        let mut query = users::table.select(PartnerUser::as_select()).into_boxed();
        // By the memberships, so that an account of five costs five rows, however many people there are.
        let own = memberships::table.filter(memberships::account_id.eq(scope.account())).select(memberships::user_id);
        query = match wanted.filter.role {
            Some(role) => query.filter(users::id.eq_any(own.filter(memberships::role.eq(role)))),
            None => query.filter(users::id.eq_any(own)),
        };
        if !wanted.search().is_empty() {
            query = query.filter(users::search_key.like(like_pattern(wanted.search())).escape('\\'));
        }
        query
    };
    Ok(load_page!(db, rows(), wanted, PartnerUser, (users::id, UserId, |user| user.id), {
        ByName::Name => (users::search_key, |user| user.search_key.clone()),
    }))
}

/// One of the partner's people, and since when it belongs to the partner.
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

/// How many administrators the partner's account has.
pub fn count_administrators(db: &mut Db, scope: Scope) -> Result<i64, Error> {
    Ok(memberships::table
        .filter(memberships::account_id.eq(scope.account()).and(memberships::role.eq(policy::ADMINISTRATOR)))
        .count()
        .get_result(db)?)
}
