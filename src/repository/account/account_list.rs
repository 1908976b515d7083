//! The operator's list of all accounts: by name, searched, narrowed to a kind and a standing.

use diesel::prelude::*;

use crate::domain::{
    account::{AccountKind, Standing},
    error::Error,
    fold::like_pattern,
    ids::AccountId,
    policy::{Action, Grant},
};
use crate::repository::{
    accounts::Account,
    cursor::{Cursor, PAGE_LIMIT, Page, by_key},
    db::Db,
    schema::accounts,
};

/// What the list is seen by.
const SEEN_BY: &[Action] = &[Action::ManageAccounts];

/// What the list is narrowed to.
#[derive(Clone, Debug, Default)]
pub struct Narrowed {
    /// A piece of the name or of the mail domain, a whole partner number, or a whole id.
    pub search: String,
    /// One kind of accounts.
    pub kind: Option<AccountKind>,
    /// One standing.
    pub standing: Option<Standing>,
}

/// A page of all accounts by name. One query.
pub fn page(db: &mut Db, grant: &Grant, narrowed: &Narrowed, cursor: Option<&Cursor>) -> Result<Page<Account>, Error> {
    grant.proves(SEEN_BY)?;
    let mut query = accounts::table.select(Account::as_select()).into_boxed();
    if let Some(kind) = narrowed.kind {
        query = query.filter(accounts::kind.eq(kind));
    }
    if let Some(standing) = narrowed.standing {
        query = query.filter(accounts::standing.eq(standing));
    }
    if let Ok(id) = narrowed.search.parse::<AccountId>() {
        query = query.filter(accounts::id.eq(id));
    } else if let Some(number) = whole_number(&narrowed.search) {
        let pattern = like_pattern(&narrowed.search);
        query = query.filter(
            accounts::mpn_location_id
                .eq(number)
                .or(accounts::mpn_global_id.eq(number))
                .or(accounts::name_key.like(pattern.clone()).escape('\\'))
                .or(accounts::mail_domain.like(pattern).escape('\\')),
        );
    } else if !narrowed.search.is_empty() {
        let pattern = like_pattern(&narrowed.search);
        query = query.filter(
            accounts::name_key.like(pattern.clone()).escape('\\').or(accounts::mail_domain.like(pattern).escape('\\')),
        );
    }
    query = by_key!(query, cursor, accounts::name_key, accounts::id, AccountId);
    let found = query.limit(PAGE_LIMIT).load(db)?;
    Ok(Page::cut(found, cursor, |account: &Account| (account.name_key.clone(), *account.id.uuid())))
}

/// A search that is nothing but digits may be a partner number.
fn whole_number(search: &str) -> Option<i64> {
    search.bytes().all(|byte| byte.is_ascii_digit()).then(|| search.parse().ok()).flatten()
}
