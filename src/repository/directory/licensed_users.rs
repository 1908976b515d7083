//! A customer's users as those who assign licenses look for them.

use diesel::prelude::*;

use crate::domain::{
    Error, Moment,
    directory::UserState,
    fold::like_pattern,
    ids::{AccountId, OfferId, UserId},
    list::{ByName, ListQuery, Page},
};
use crate::repository::{
    db::{CHUNK, Db},
    in_list::ColumnInList,
    keyset::load_page,
    schema::{customer_users, license_assignments, users},
};

/// A user of a customer.
#[derive(Clone, Debug, PartialEq, Eq, Queryable)]
pub struct Candidate {
    /// The user.
    pub id: UserId,
    /// The name.
    pub name: String,
    /// The address to sign in with.
    pub email: String,
    /// What the address is compared by.
    pub email_key: String,
    /// Where the user uses licenses: ISO 3166-1 code, empty where it is not known.
    pub location: String,
}

/// A user who has a license.
#[derive(Clone, Debug, Queryable)]
pub struct Licensed {
    /// The user.
    pub id: UserId,
    /// The name.
    pub name: String,
    /// The address to sign in with.
    pub email: String,
    /// Since when.
    pub since: Moment,
    name_key: String,
}

/// Which users are looked for.
#[derive(Clone, Debug, Default)]
pub struct WantedUsers {
    /// Part of a name or an address, as it was typed.
    pub search: String,
    /// Those without a license of this offer.
    pub without: Option<OfferId>,
    /// These alone, where some were selected.
    pub selected: Option<Vec<UserId>>,
}

/// A user of a customer who has not been deleted.
pub fn find(db: &mut Db, customer: AccountId, id: UserId) -> Result<Candidate, Error> {
    Ok(users::table
        .inner_join(customer_users::table.on(customer_users::user_id.eq(users::id)))
        .filter(customer_users::customer_id.eq(customer))
        .filter(customer_users::state.eq(UserState::Active))
        .filter(users::id.eq(id))
        .select((users::id, users::name, users::email, users::email_key, customer_users::location))
        .first(db)?)
}

/// Those of a customer's users, who have not been deleted, that these addresses belong to.
pub fn named(db: &mut Db, customer: AccountId, email_keys: &[String]) -> Result<Vec<Candidate>, Error> {
    let mut named = Vec::with_capacity(email_keys.len());
    for keys in email_keys.chunks(CHUNK) {
        let found: Vec<Candidate> = users::table
            .inner_join(customer_users::table.on(customer_users::user_id.eq(users::id)))
            .filter(customer_users::customer_id.eq(customer))
            .filter(customer_users::state.eq(UserState::Active))
            .filter(users::email_key.in_list(keys))
            .select((users::id, users::name, users::email, users::email_key, customer_users::location))
            .load(db)?;
        named.extend(found);
    }
    Ok(named)
}

/// Users to choose from, by name; at most so many.
pub fn candidates(db: &mut Db, customer: AccountId, wanted: &WantedUsers, many: i64) -> Result<Vec<Candidate>, Error> {
    let mut query = users::table
        .inner_join(customer_users::table.on(customer_users::user_id.eq(users::id)))
        .filter(customer_users::customer_id.eq(customer))
        .filter(customer_users::state.eq(UserState::Active))
        .select((users::id, users::name, users::email, users::email_key, customer_users::location))
        .order((customer_users::name_key, users::id))
        .limit(many)
        .into_boxed();
    if !wanted.search.is_empty() {
        query = query.filter(customer_users::search_key.like(like_pattern(&wanted.search)).escape('\\'));
    }
    if let Some(selected) = &wanted.selected {
        query = query.filter(users::id.in_list(selected));
    }
    if let Some(offer) = wanted.without {
        let having = license_assignments::table
            .filter(license_assignments::customer_id.eq(customer))
            .filter(license_assignments::offer_id.eq(offer))
            .select(license_assignments::user_id);
        query = query.filter(users::id.ne_all(having));
    }
    Ok(query.load(db)?)
}

/// The names of users who have licenses of these offers, by name; at most so many in all.
pub fn names(db: &mut Db, customer: AccountId, offers: &[OfferId], many: i64) -> Result<Vec<(OfferId, String)>, Error> {
    Ok(license_assignments::table
        .inner_join(customer_users::table.on(customer_users::user_id.eq(license_assignments::user_id)))
        .inner_join(users::table.on(users::id.eq(license_assignments::user_id)))
        .filter(license_assignments::customer_id.eq(customer))
        .filter(license_assignments::offer_id.in_list(offers))
        .order((customer_users::name_key, users::id))
        .limit(many)
        .select((license_assignments::offer_id, users::name))
        .load(db)?)
}

/// A page of the users who have a license of an offer, by name.
pub fn licensed(
    db: &mut Db,
    customer: AccountId,
    offer: OfferId,
    wanted: &ListQuery<ByName>,
) -> Result<Page<Licensed>, Error> {
    let rows = || {
        let mut query = license_assignments::table
            .inner_join(customer_users::table.on(customer_users::user_id.eq(license_assignments::user_id)))
            .inner_join(users::table.on(users::id.eq(license_assignments::user_id)))
            .filter(license_assignments::customer_id.eq(customer))
            .filter(license_assignments::offer_id.eq(offer))
            .select((users::id, users::name, users::email, license_assignments::assigned_at, customer_users::name_key))
            .into_boxed();
        if !wanted.search().is_empty() {
            query = query.filter(customer_users::search_key.like(like_pattern(wanted.search())).escape('\\'));
        }
        query
    };
    Ok(load_page!(db, rows(), wanted, Licensed, (users::id, UserId, |user| user.id), {
        ByName::Name => (customer_users::name_key, |user| user.name_key.clone()),
    }))
}
