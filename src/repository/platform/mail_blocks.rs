//! Addresses that take no mail from an account. What is kept of them can't be read back.
//!
//! Needs no grant: whoever holds a link that was mailed to it says so, and the operator reads how many do.

use diesel::prelude::*;

use crate::domain::{
    Error, Moment,
    ids::{AccountId, InvitationId},
};
use crate::repository::{
    db::{Db, on_backend},
    schema::{accounts, invitations, mail_blocks, users},
};

/// Keeps that an address takes no mail from an account. Whether that is new.
pub fn insert(
    db: &mut Db,
    (account, digest): (AccountId, &[u8; 32]),
    invitation: InvitationId,
    now: Moment,
) -> Result<bool, Error> {
    let row = (
        mail_blocks::account_id.eq(account),
        mail_blocks::address_digest.eq(digest.to_vec()),
        mail_blocks::invitation_id.eq(invitation),
        mail_blocks::blocked_at.eq(now),
    );
    let inserted = on_backend!(db, |conn| {
        diesel::insert_into(mail_blocks::table).values(row).on_conflict_do_nothing().execute(conn)
    })?;
    Ok(inserted == 1)
}

/// Whether an address takes no mail from an account.
pub fn blocks(db: &mut Db, account: AccountId, digest: &[u8; 32]) -> Result<bool, Error> {
    let found: Option<Moment> =
        mail_blocks::table.find((account, digest.as_slice())).select(mail_blocks::blocked_at).first(db).optional()?;
    Ok(found.is_some())
}

/// A recipient that did not know an account: when, and who had written.
pub type Stranger = (Moment, String);

/// How many addresses take no mail from an account, and the newest of them.
pub fn of_account(db: &mut Db, account: AccountId, most: i64) -> Result<(i64, Vec<Stranger>), Error> {
    let own = || mail_blocks::table.filter(mail_blocks::account_id.eq(account));
    let count: i64 = own().count().get_result(db)?;
    if count == 0 {
        return Ok((0, Vec::new()));
    }
    let newest = own()
        .inner_join(invitations::table.on(invitations::id.eq(mail_blocks::invitation_id)))
        .inner_join(users::table.on(users::id.eq(invitations::inviter_id)))
        .order((mail_blocks::blocked_at.desc(), mail_blocks::address_digest))
        .limit(most)
        .select((mail_blocks::blocked_at, users::name))
        .load(db)?;
    Ok((count, newest))
}

/// An account that many recipients did not know: its name, how many, and when the last of them said so.
pub type UnknownAccount = (AccountId, String, i64, Option<Moment>);

/// Accounts of which at least so many recipients have said since a moment that they do not know them.
pub fn unknown_accounts(db: &mut Db, least: i64, since: Moment, most: i64) -> Result<Vec<UnknownAccount>, Error> {
    use diesel::dsl::{count_star, max};
    Ok(mail_blocks::table
        .inner_join(accounts::table.on(accounts::id.eq(mail_blocks::account_id)))
        .filter(mail_blocks::blocked_at.gt(since))
        .group_by((accounts::id, accounts::name))
        .having(count_star().ge(least))
        .order((count_star().desc(), accounts::id))
        .limit(most)
        .select((accounts::id, accounts::name, count_star(), max(mail_blocks::blocked_at)))
        .load(db)?)
}
