//! Why partners are suspended, and since when.

use diesel::prelude::*;

use crate::domain::{
    Action, Error, Grant, Moment,
    ids::{AccountId, UserId},
};
use crate::repository::{account_details::operator_contact, db::Db, schema::suspensions};

/// What suspensions are written and taken back by.
const DECIDED_BY: &[Action] = &[Action::ManageAccounts];

/// A suspension as the operator and the partner see it.
#[derive(Clone, Debug, PartialEq, Eq, Queryable)]
pub struct Suspension {
    /// Why, in the operator's words.
    pub reason: String,
    /// Since when.
    pub since: Moment,
}

/// A suspension as it is told on each page of the partner.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Told {
    /// Why, and since when.
    pub suspension: Suspension,
    /// Whom to write to: the operator's name and address.
    pub contact: Option<(String, String)>,
}

/// Writes a suspension down, in place of one that was left over.
pub fn insert(
    db: &mut Db,
    grant: &Grant,
    account: AccountId,
    (reason, by): (&str, UserId),
    now: Moment,
) -> Result<(), Error> {
    grant.proves(DECIDED_BY)?;
    diesel::delete(suspensions::table.find(account)).execute(db)?;
    let row = (
        suspensions::account_id.eq(account),
        suspensions::reason.eq(reason),
        suspensions::suspended_at.eq(now),
        suspensions::suspended_by.eq(by),
    );
    diesel::insert_into(suspensions::table).values(row).execute(db)?;
    Ok(())
}

/// The suspension of an account, if it is suspended.
pub fn find(db: &mut Db, account: AccountId) -> Result<Option<Suspension>, Error> {
    Ok(suspensions::table
        .find(account)
        .select((suspensions::reason, suspensions::suspended_at))
        .first(db)
        .optional()?)
}

/// The suspension of an account, and whom to write to about it. Two queries.
pub(in crate::repository) fn told(db: &mut Db, account: AccountId) -> Result<Option<Told>, Error> {
    let Some(suspension) = find(db, account)? else { return Ok(None) };
    Ok(Some(Told { suspension, contact: operator_contact(db)? }))
}

/// Takes a suspension back.
pub fn delete(db: &mut Db, grant: &Grant, account: AccountId) -> Result<(), Error> {
    grant.proves(DECIDED_BY)?;
    diesel::delete(suspensions::table.find(account)).execute(db)?;
    Ok(())
}
