//! Accounts that can be taken for each other by their names.
//!
//! Needs no grant: what is asked is whether somebody passes for another, and what is filled in is known already.

use diesel::prelude::*;

use super::accounts::Account;
use crate::domain::{Error, account::Standing, country::Country, ids::AccountId, naming, policy};
use crate::repository::{db::Db, in_list::ColumnInList, schema::accounts};

/// How many that look alike are gone through.
const MOST: i64 = 50;

/// The partner that was here before this account, does business in its market, and can be taken for it; its name. One
/// query by the name's skeleton.
pub fn find(db: &mut Db, account: &Account) -> Result<Option<String>, Error> {
    let (at, id) = (account.created_at, account.id);
    let before = accounts::created_at.lt(at).or(accounts::created_at.eq(at).and(accounts::id.lt(id)));
    let alike: Vec<(String, String)> = accounts::table
        .filter(accounts::name_skeleton.eq(naming::skeleton(&account.name)).and(accounts::id.ne(account.id)))
        .filter(accounts::cloud.eq(account.cloud).and(accounts::standing.eq(Standing::Active)))
        .filter(accounts::kind.in_list(policy::PARTNERS))
        .filter(before)
        .order(accounts::id)
        .limit(MOST)
        .select((accounts::name, accounts::country))
        .load(db)?;
    let region = |code: &str| Country::find(code).map(|country| country.region);
    let own = region(&account.country);
    Ok(alike.into_iter().find(|(_, country)| region(country) == own).map(|(name, _)| name))
}

/// Fills in what names of partners look like that were kept before that was. Gives how many there were; at most so many at a time.
pub fn fill_in(db: &mut Db, most: i64) -> Result<usize, Error> {
    let blank: Vec<(AccountId, String)> = accounts::table
        .filter(accounts::kind.in_list(policy::PARTNERS).and(accounts::name_skeleton.eq("")))
        .order(accounts::id)
        .limit(most)
        .select((accounts::id, accounts::name))
        .load(db)?;
    for (id, name) in &blank {
        // A name of signs alone looks like nothing else.
        let skeleton = Some(naming::skeleton(name)).filter(|found| !found.is_empty()).unwrap_or_else(|| "-".to_owned());
        diesel::update(accounts::table.find(id)).set(accounts::name_skeleton.eq(skeleton)).execute(db)?;
    }
    Ok(blank.len())
}
