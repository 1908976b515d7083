//! Partners as they stand on subscriptions: the reseller by its number, the support contact by its name and address.

use std::collections::HashMap;

use diesel::prelude::*;

use crate::domain::{
    Error,
    ids::{AccountId, UserId},
    policy,
};
use crate::repository::{
    db::Db,
    in_list::ColumnInList,
    partner_locations,
    schema::{accounts, memberships, users},
};

/// A partner as a customer may turn to it.
#[derive(Clone, Debug)]
pub struct PartnerContact {
    /// Its name.
    pub name: String,
    /// The address of its contact: of who enrolled it, else of its first global admin.
    pub email: Option<String>,
}

/// The names of accounts.
pub fn names(db: &mut Db, ids: &[AccountId]) -> Result<HashMap<AccountId, String>, Error> {
    let found: Vec<(AccountId, String)> =
        accounts::table.filter(accounts::id.in_list(ids)).select((accounts::id, accounts::name)).load(db)?;
    Ok(found.into_iter().collect())
}

/// The names of resellers by the partner numbers of the locations that they are or were associated with. Two queries at most.
pub fn names_by_location(db: &mut Db, numbers: &[i64]) -> Result<HashMap<i64, String>, Error> {
    let found: Vec<(Option<i64>, String)> = accounts::table
        .filter(accounts::mpn_location_id.in_list(numbers))
        .select((accounts::mpn_location_id, accounts::name))
        .load(db)?;
    let mut names: HashMap<i64, String> =
        found.into_iter().filter_map(|(number, name)| number.map(|number| (number, name))).collect();
    // Numbers that accounts were associated with before are few: they are looked for only where one is left over.
    let left: Vec<i64> = numbers.iter().copied().filter(|number| !names.contains_key(number)).collect();
    if !left.is_empty() {
        names.extend(partner_locations::names(db, &left)?.into_iter().map(|(number, _, name)| (number, name)));
    }
    Ok(names)
}

/// Partners with the addresses that customers may write to. Two queries.
pub fn contacts(db: &mut Db, ids: &[AccountId]) -> Result<HashMap<AccountId, PartnerContact>, Error> {
    let found: Vec<(AccountId, String, Option<String>)> = accounts::table
        .filter(accounts::id.in_list(ids))
        .select((accounts::id, accounts::name, accounts::contact_key))
        .load(db)?;
    let admins: Vec<(AccountId, UserId, String)> = memberships::table
        .inner_join(users::table.on(users::id.eq(memberships::user_id)))
        .filter(memberships::account_id.in_list(ids).and(memberships::role.eq(policy::ADMINISTRATOR)))
        .order((memberships::account_id, users::id))
        .select((memberships::account_id, users::id, users::email))
        .load(db)?;
    let first = |id| admins.iter().find(|(account, ..)| *account == id).map(|(_, _, email)| email.clone());
    Ok(found
        .into_iter()
        .map(|(id, name, email)| (id, PartnerContact { name, email: email.or_else(|| first(id)) }))
        .collect())
}
