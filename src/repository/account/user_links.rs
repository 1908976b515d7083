//! Links in mails to people who were added to an account: with one the person chooses its first password, or agrees to
//! belong to the account.

use diesel::prelude::*;

use crate::domain::{
    Action, Error, Grant, Moment, Scope,
    ids::{AccountId, UserId},
};
use crate::repository::{
    db::Db,
    in_list::ColumnInList,
    schema::{user_links, users},
};

/// What links are made and taken back by.
const MADE_BY: &[Action] = &[Action::ManagePartnerUsers];

/// A link, without its secret.
#[derive(Clone, Debug, Queryable, Selectable)]
#[diesel(table_name = user_links)]
pub struct UserLink {
    /// Who it is for.
    pub user_id: UserId,
    /// The account that the person was added to.
    pub account_id: AccountId,
    /// The roles that the person gets by it ([`Roles::joined`](crate::domain::role::Roles::joined)); empty where it
    /// belongs to the account already.
    pub roles: String,
    /// When it was made.
    pub created_at: Moment,
    /// Until when it works.
    pub expires_at: Moment,
}

/// Keeps a link; the one that the person had before for the account dies.
pub fn replace(db: &mut Db, grant: &Grant, link: &UserLink, token_hash: &[u8; 32]) -> Result<(), Error> {
    grant.proves(MADE_BY)?;
    drop_of(db, grant, link.user_id)?;
    let row = (
        user_links::user_id.eq(link.user_id),
        user_links::account_id.eq(link.account_id),
        user_links::roles.eq(&link.roles),
        user_links::token_hash.eq(token_hash.to_vec()),
        user_links::created_at.eq(link.created_at),
        user_links::expires_at.eq(link.expires_at),
    );
    diesel::insert_into(user_links::table).values(row).execute(db)?;
    Ok(())
}

/// The link behind a secret, if it works still.
pub fn find(db: &mut Db, token_hash: &[u8; 32], now: Moment) -> Result<UserLink, Error> {
    Ok(user_links::table
        .filter(user_links::token_hash.eq(token_hash.as_slice()).and(user_links::expires_at.gt(now)))
        .select(UserLink::as_select())
        .first(db)?)
}

/// The links of these people.
pub fn of(db: &mut Db, account: AccountId, users: &[UserId]) -> Result<Vec<UserLink>, Error> {
    Ok(user_links::table
        .filter(user_links::account_id.eq(account).and(user_links::user_id.in_list(users)))
        .select(UserLink::as_select())
        .load(db)?)
}

/// People who were asked to belong to an account and have not answered, with their addresses: the newest first, at most
/// 100.
pub fn unanswered(db: &mut Db, scope: Scope, now: Moment) -> Result<Vec<(UserLink, String)>, Error> {
    Ok(user_links::table
        .inner_join(users::table.on(users::id.eq(user_links::user_id)))
        .filter(user_links::account_id.eq(scope.account()).and(user_links::roles.ne("")))
        .filter(user_links::expires_at.gt(now))
        .order((user_links::created_at.desc(), user_links::user_id))
        .limit(100)
        .select((UserLink::as_select(), users::email))
        .load(db)?)
}

/// Lets a person's link of the account die; whether there was one.
pub fn drop_of(db: &mut Db, grant: &Grant, user: UserId) -> Result<bool, Error> {
    grant.proves(MADE_BY)?;
    Ok(diesel::delete(user_links::table.find((user, grant.account()))).execute(db)? > 0)
}
