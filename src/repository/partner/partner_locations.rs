//! The places of partners and the partner numbers they have (`docs/domain.md` §2.3).

use std::collections::HashMap;

use diesel::{connection::SimpleConnection, dsl::exists, prelude::*};

use crate::domain::{
    Action, Error, Grant, Moment, Scope, Text,
    fold::search_key,
    ids::{AccountId, LocationId},
    list::{ByName, ListQuery, Page},
    partner_profile::Office,
};
use crate::repository::{
    accounts::Account,
    db::Db,
    error::is_duplicate,
    in_list::ColumnInList,
    keyset::load_page,
    partner_profiles::OfficeRow,
    schema::{accounts, partner_locations, relationships},
    states::ActiveRelationship,
};

/// What places are kept by; associating keeps the one that came with the account.
const KEPT_BY: &[Action] = &[Action::AddLocations, Action::AssociateLocation];
/// What accounts are associated with a place by.
const ASSOCIATED_BY: &[Action] = &[Action::AssociateLocation];
/// What a place's number is confirmed by.
const CONFIRMED_BY: &[Action] = &[Action::ManageAccounts];
/// What whoever claims a partner number holds meanwhile on `PostgreSQL`.
const CLAIM: &str = "SELECT pg_advisory_xact_lock(4100001)";

/// A place of a partner.
#[derive(Clone, Debug, Queryable, Selectable)]
#[diesel(table_name = partner_locations)]
pub struct Location {
    /// Its id.
    pub id: LocationId,
    /// Its partner number.
    pub mpn_id: i64,
    /// Its name, which no other place of the partner has.
    pub name: String,
    /// Its name folded for ordering.
    pub name_key: String,
    /// ISO 3166-1 code of its country.
    pub country: String,
    /// Its address and whom to ask there.
    #[diesel(deserialize_as = OfficeRow, select_expression = (
        partner_locations::address_line1,
        partner_locations::address_line2,
        partner_locations::city,
        partner_locations::state,
        partner_locations::postal_code,
        partner_locations::first_name,
        partner_locations::last_name,
        partner_locations::email,
        partner_locations::phone,
    ))]
    pub office: Office,
    /// When the account was associated with it last; `None` where it never was.
    pub associated_at: Option<Moment>,
}

/// A place about to be kept.
#[derive(Clone, Copy, Debug)]
pub struct NewLocation<'a> {
    /// Its partner number.
    pub mpn_id: i64,
    /// Its name.
    pub name: &'a str,
    /// ISO 3166-1 code of its country.
    pub country: &'a str,
    /// Its address and whom to ask there.
    pub office: &'a Office,
    /// When the account was associated with it, where it was.
    pub associated_at: Option<Moment>,
}

/// A page of the partner's places by name.
pub fn list(db: &mut Db, scope: Scope, wanted: &ListQuery<ByName>) -> Result<Page<Location>, Error> {
    let rows = || {
        partner_locations::table
            .filter(partner_locations::account_id.eq(scope.account()))
            .select(Location::as_select())
            .into_boxed()
    };
    Ok(load_page!(db, rows(), wanted, Location, (partner_locations::id, LocationId, |row| row.id), {
        ByName::Name => (partner_locations::name_key, |row| row.name_key.clone()),
    }))
}

/// The partner's place that has this number, if it has one.
pub fn find(db: &mut Db, scope: Scope, mpn_id: i64) -> Result<Option<Location>, Error> {
    Ok(partner_locations::table
        .filter(partner_locations::account_id.eq(scope.account()).and(partner_locations::mpn_id.eq(mpn_id)))
        .select(Location::as_select())
        .first(db)
        .optional()?)
}

/// Keeps a place of the partner.
///
/// # Errors
/// [`Error::Conflict`] where the partner has a place of this name, or somebody this number.
pub fn insert(db: &mut Db, grant: &Grant, new: &NewLocation<'_>, now: Moment) -> Result<LocationId, Error> {
    grant.proves(KEPT_BY)?;
    let id = LocationId::at(now);
    let office = new.office;
    let row = (
        partner_locations::id.eq(id),
        partner_locations::account_id.eq(grant.account()),
        partner_locations::mpn_id.eq(new.mpn_id),
        partner_locations::name.eq(new.name),
        partner_locations::name_key.eq(search_key(new.name)),
        partner_locations::country.eq(new.country),
        partner_locations::address_line1.eq(&office.address_line1),
        partner_locations::address_line2.eq(&office.address_line2),
        partner_locations::city.eq(&office.city),
        partner_locations::state.eq(&office.state),
        partner_locations::postal_code.eq(&office.postal_code),
        partner_locations::first_name.eq(&office.first_name),
        partner_locations::last_name.eq(&office.last_name),
        partner_locations::email.eq(&office.email),
        partner_locations::phone.eq(&office.phone),
        partner_locations::associated_at.eq(new.associated_at),
        // What comes with its association came with the account, which the operator knows by that number.
        partner_locations::confirmed_at.eq(new.associated_at),
        partner_locations::created_at.eq(now),
    );
    match diesel::insert_into(partner_locations::table).values(row).execute(db) {
        Err(failure) if is_duplicate(&failure) => Err(Error::Conflict(Text::new("location-taken"))),
        other => other.map(|_| id).map_err(Error::from),
    }
}

/// Whether the partner has a place of this name.
pub fn is_named(db: &mut Db, scope: Scope, name: &str) -> Result<bool, Error> {
    let count: i64 = partner_locations::table
        .filter(partner_locations::account_id.eq(scope.account()))
        .filter(partner_locations::name_key.eq(search_key(name)))
        .count()
        .get_result(db)?;
    Ok(count > 0)
}

/// Associates the partner's account with the place that has this number; the account's number becomes the place's.
pub fn associate(db: &mut Db, grant: &Grant, mpn_id: i64, now: Moment) -> Result<(), Error> {
    grant.proves(ASSOCIATED_BY)?;
    let own = partner_locations::table
        .filter(partner_locations::account_id.eq(grant.account()).and(partner_locations::mpn_id.eq(mpn_id)));
    if diesel::update(own).set(partner_locations::associated_at.eq(now)).execute(db)? != 1 {
        return Err(Error::NotFound);
    }
    diesel::update(accounts::table.find(grant.account())).set(accounts::mpn_location_id.eq(mpn_id)).execute(db)?;
    Ok(())
}

/// Has others wait who claim a partner number until the transaction ends: accounts and places are two tables, and no
/// constraint spans both. `SQLite` writes one after the other anyway.
pub fn lock_numbers(db: &mut Db) -> Result<(), Error> {
    if let Db::Pg(conn) = db {
        conn.batch_execute(CLAIM)?;
    }
    Ok(())
}

/// Whether one of these numbers is a place's.
pub(in crate::repository) fn is_taken(db: &mut Db, numbers: &[i64]) -> Result<bool, Error> {
    let count: i64 =
        partner_locations::table.filter(partner_locations::mpn_id.in_list(numbers)).count().get_result(db)?;
    Ok(count > 0)
}

/// The account whose place has this number, associated or not.
pub(in crate::repository) fn holder(db: &mut Db, mpn_id: i64) -> Result<Option<AccountId>, Error> {
    Ok(partner_locations::table
        .filter(partner_locations::mpn_id.eq(mpn_id))
        .select(partner_locations::account_id)
        .first(db)
        .optional()?)
}

/// Of each of these accounts the numbers of places that it was ever associated with: what was sold with one of them
/// carries it for good.
pub fn once_associated(db: &mut Db, accounts: &[AccountId]) -> Result<HashMap<AccountId, Vec<i64>>, Error> {
    let rows: Vec<(AccountId, i64)> = partner_locations::table
        .filter(partner_locations::account_id.in_list(accounts))
        .filter(partner_locations::associated_at.is_not_null())
        .select((partner_locations::account_id, partner_locations::mpn_id))
        .load(db)?;
    let mut numbers: HashMap<AccountId, Vec<i64>> = HashMap::new();
    for (account, number) in rows {
        numbers.entry(account).or_default().push(number);
    }
    Ok(numbers)
}

/// The number of the place that an account is associated with, and of those that it was. One query.
pub(in crate::repository) fn numbers_of(db: &mut Db, account: AccountId) -> Result<Vec<i64>, Error> {
    let once = partner_locations::account_id.eq(accounts::id).and(partner_locations::associated_at.is_not_null());
    let rows: Vec<(Option<i64>, Option<i64>)> = accounts::table
        .left_join(partner_locations::table.on(once))
        .filter(accounts::id.eq(account))
        .select((accounts::mpn_location_id, partner_locations::mpn_id.nullable()))
        .load(db)?;
    let mut numbers: Vec<i64> = rows.into_iter().flat_map(|(now, once)| [now, once]).flatten().collect();
    numbers.sort_unstable();
    numbers.dedup();
    Ok(numbers)
}

/// The accounts with these numbers, now or before, that serve the customer: out of the few that do.
pub fn serving(db: &mut Db, customer: AccountId, numbers: &[i64]) -> Result<Vec<AccountId>, Error> {
    let once = partner_locations::table
        .filter(partner_locations::account_id.eq(accounts::id).and(partner_locations::mpn_id.in_list(numbers)))
        .filter(partner_locations::associated_at.is_not_null());
    Ok(relationships::table
        .inner_join(accounts::table.on(accounts::id.eq(relationships::partner_id)))
        .filter(relationships::customer_id.eq(customer))
        .filter(ActiveRelationship)
        .filter(
            exists(once).or(accounts::mpn_location_id.is_not_null().and(accounts::mpn_location_id.in_list(numbers))),
        )
        .order(relationships::partner_id)
        .select(relationships::partner_id)
        .load(db)?)
}

/// Which accounts with these numbers, now or before, serve which of these customers: the number, the account, the
/// customer.
pub fn serving_any(
    db: &mut Db,
    customers: &[AccountId],
    numbers: &[i64],
) -> Result<Vec<(i64, AccountId, AccountId)>, Error> {
    let serves =
        || relationships::table.filter(relationships::customer_id.in_list(customers)).filter(ActiveRelationship);
    let mut found: Vec<(i64, AccountId, AccountId)> = serves()
        .inner_join(partner_locations::table.on(partner_locations::account_id.eq(relationships::partner_id)))
        .filter(partner_locations::mpn_id.in_list(numbers).and(partner_locations::associated_at.is_not_null()))
        .select((partner_locations::mpn_id, relationships::partner_id, relationships::customer_id))
        .load(db)?;
    let came: Vec<(Option<i64>, AccountId, AccountId)> = serves()
        .inner_join(accounts::table.on(accounts::id.eq(relationships::partner_id)))
        .filter(accounts::mpn_location_id.is_not_null().and(accounts::mpn_location_id.in_list(numbers)))
        .select((accounts::mpn_location_id, relationships::partner_id, relationships::customer_id))
        .load(db)?;
    found.extend(came.into_iter().filter_map(|(number, account, customer)| Some((number?, account, customer))));
    found.sort_unstable();
    found.dedup();
    Ok(found)
}

/// The numbers that an account is known by: those it came with, and those of its own adding that the operator has
/// confirmed. Whoever adds a place types any number.
pub fn trusted_numbers(db: &mut Db, account: &Account) -> Result<Vec<i64>, Error> {
    let added: Vec<(i64, bool)> = partner_locations::table
        .filter(partner_locations::account_id.eq(account.id))
        .select((partner_locations::mpn_id, partner_locations::confirmed_at.is_not_null()))
        .load(db)?;
    let came = [account.mpn_global_id, account.mpn_location_id].into_iter().flatten();
    let mut numbers: Vec<i64> = came.filter(|number| !added.contains(&(*number, false))).collect();
    numbers.extend(added.iter().filter(|(_, confirmed)| *confirmed).map(|(number, _)| *number));
    numbers.sort_unstable();
    numbers.dedup();
    Ok(numbers)
}

/// Notes that the operator knows a partner number as this account's.
pub fn confirm(db: &mut Db, grant: &Grant, account: AccountId, mpn_id: i64, now: Moment) -> Result<(), Error> {
    grant.proves(CONFIRMED_BY)?;
    let added = partner_locations::table
        .filter(partner_locations::account_id.eq(account).and(partner_locations::mpn_id.eq(mpn_id)))
        .filter(partner_locations::confirmed_at.is_null());
    diesel::update(added).set(partner_locations::confirmed_at.eq(now)).execute(db)?;
    Ok(())
}

/// The names of the accounts whose places have these numbers.
pub(in crate::repository) fn names(db: &mut Db, numbers: &[i64]) -> Result<Vec<(i64, AccountId, String)>, Error> {
    Ok(partner_locations::table
        .inner_join(accounts::table.on(accounts::id.eq(partner_locations::account_id)))
        .filter(partner_locations::mpn_id.in_list(numbers))
        .filter(partner_locations::associated_at.is_not_null())
        .select((partner_locations::mpn_id, accounts::id, accounts::name))
        .load(db)?)
}
