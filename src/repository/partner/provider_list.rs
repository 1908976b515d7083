//! The public list of indirect providers.

use diesel::prelude::*;

use crate::domain::{
    account::{AccountKind, Cloud, Standing},
    error::Error,
    fold::like_pattern,
    ids::AccountId,
    moment::Moment,
    policy::{Action, Grant},
};
use crate::repository::{
    cursor::{Cursor, PAGE_LIMIT, Page, by_key},
    db::{Db, on_backend},
    schema::{accounts, provider_entries},
};

/// What the list is kept by.
const MANAGED_BY: &[Action] = &[Action::ManageProviderList];

/// What the list says of a provider; empty texts where it says nothing.
#[derive(Clone, Debug, Default, PartialEq, Eq, Queryable, Selectable)]
#[diesel(table_name = provider_entries)]
pub struct Entry {
    /// Whether the public sees it.
    pub listed: bool,
    /// What the provider offers to resellers.
    pub description: String,
    /// Its site, `https://…`.
    pub website: String,
    /// Its phone number, in its international form.
    pub phone: String,
    /// Its address.
    pub email: String,
    /// The tags of the languages that it speaks, with commas between them.
    pub languages: String,
    /// Raised by each change; 0 where there is no entry yet.
    pub version: i64,
}

/// A provider of the public cloud with its entry.
#[derive(Clone, Debug)]
pub struct Listing {
    /// The provider.
    pub account: AccountId,
    /// Its name.
    pub name: String,
    /// Its name folded for ordering.
    pub name_key: String,
    /// ISO 3166-1 code of its country.
    pub country: String,
    /// Whether it may do business.
    pub standing: Standing,
    /// Its entry.
    pub entry: Entry,
}

type Facts = (AccountId, String, String, String, Standing);
const FACTS: (accounts::id, accounts::name, accounts::name_key, accounts::country, accounts::standing) =
    (accounts::id, accounts::name, accounts::name_key, accounts::country, accounts::standing);

fn listing((account, name, name_key, country, standing): Facts, entry: Entry) -> Listing {
    Listing { account, name, name_key, country, standing, entry }
}

/// A page of the providers that the public sees, by name: listed, active, of the public cloud. `countries` are those in
/// which a provider may be; `search` finds a piece of the name.
pub fn list_public(
    db: &mut Db,
    countries: Option<Vec<String>>,
    search: &str,
    cursor: Option<&Cursor>,
) -> Result<Page<Listing>, Error> {
    let mut query = accounts::table
        .inner_join(provider_entries::table.on(provider_entries::account_id.eq(accounts::id)))
        .filter(accounts::kind.eq(AccountKind::IndirectProvider).and(accounts::cloud.eq(Cloud::Public)))
        .filter(accounts::standing.eq(Standing::Active).and(provider_entries::listed.eq(true)))
        .select((FACTS, Entry::as_select()))
        .into_boxed();
    if let Some(countries) = countries {
        query = query.filter(accounts::country.eq_any(countries));
    }
    if !search.is_empty() {
        query = query.filter(accounts::name_key.like(like_pattern(search)).escape('\\'));
    }
    query = by_key!(query, cursor, accounts::name_key, accounts::id, AccountId);
    let found: Vec<(Facts, Entry)> = query.limit(PAGE_LIMIT).load(db)?;
    let found = found.into_iter().map(|(facts, entry)| listing(facts, entry)).collect();
    Ok(Page::cut(found, cursor, |one: &Listing| (one.name_key.clone(), *one.account.uuid())))
}

/// A provider that the public sees.
///
/// # Errors
/// [`Error::NotFound`] where there is none.
pub fn find_public(db: &mut Db, id: AccountId) -> Result<Listing, Error> {
    let (facts, entry): (Facts, Entry) = accounts::table
        .find(id)
        .inner_join(provider_entries::table.on(provider_entries::account_id.eq(accounts::id)))
        .filter(accounts::kind.eq(AccountKind::IndirectProvider).and(accounts::cloud.eq(Cloud::Public)))
        .filter(accounts::standing.eq(Standing::Active).and(provider_entries::listed.eq(true)))
        .select((FACTS, Entry::as_select()))
        .first(db)?;
    Ok(listing(facts, entry))
}

/// Whether a provider's entry is listed.
pub fn is_listed(db: &mut Db, id: AccountId) -> Result<bool, Error> {
    let found: Option<bool> = provider_entries::table.find(id).select(provider_entries::listed).first(db).optional()?;
    Ok(found.unwrap_or(false))
}

/// A page of all providers of the public cloud by name, listed or not: the operator's list.
pub fn list_all(db: &mut Db, grant: &Grant, search: &str, cursor: Option<&Cursor>) -> Result<Page<Listing>, Error> {
    grant.proves(MANAGED_BY)?;
    let mut query = accounts::table
        .left_join(provider_entries::table.on(provider_entries::account_id.eq(accounts::id)))
        .filter(accounts::kind.eq(AccountKind::IndirectProvider).and(accounts::cloud.eq(Cloud::Public)))
        .select((FACTS, Option::<Entry>::as_select()))
        .into_boxed();
    if !search.is_empty() {
        query = query.filter(accounts::name_key.like(like_pattern(search)).escape('\\'));
    }
    query = by_key!(query, cursor, accounts::name_key, accounts::id, AccountId);
    let found: Vec<(Facts, Option<Entry>)> = query.limit(PAGE_LIMIT).load(db)?;
    let found = found.into_iter().map(|(facts, entry)| listing(facts, entry.unwrap_or_default())).collect();
    Ok(Page::cut(found, cursor, |one: &Listing| (one.name_key.clone(), *one.account.uuid())))
}

/// A provider of the public cloud, listed or not.
///
/// # Errors
/// [`Error::NotFound`] where there is none.
pub fn find(db: &mut Db, id: AccountId) -> Result<Listing, Error> {
    let (facts, entry): (Facts, Option<Entry>) = accounts::table
        .find(id)
        .left_join(provider_entries::table.on(provider_entries::account_id.eq(accounts::id)))
        .filter(accounts::kind.eq(AccountKind::IndirectProvider).and(accounts::cloud.eq(Cloud::Public)))
        .select((FACTS, Option::<Entry>::as_select()))
        .first(db)?;
    Ok(listing(facts, entry.unwrap_or_default()))
}

/// Keeps what the list says of a provider from now on. `false` where somebody else has changed it since version
/// `entry.version` was read.
pub fn save(db: &mut Db, grant: &Grant, id: AccountId, entry: &Entry, now: Moment) -> Result<bool, Error> {
    grant.proves(MANAGED_BY)?;
    let facts = (
        provider_entries::listed.eq(entry.listed),
        provider_entries::description.eq(&entry.description),
        provider_entries::website.eq(&entry.website),
        provider_entries::phone.eq(&entry.phone),
        provider_entries::email.eq(&entry.email),
        provider_entries::languages.eq(&entry.languages),
        provider_entries::changed_at.eq(now),
        provider_entries::version.eq(entry.version + 1),
    );
    let changed = if entry.version == 0 {
        let row = (provider_entries::account_id.eq(id), facts);
        on_backend!(db, |conn| {
            diesel::insert_into(provider_entries::table).values(row).on_conflict_do_nothing().execute(conn)
        })?
    } else {
        let same = provider_entries::table.find(id).filter(provider_entries::version.eq(entry.version));
        diesel::update(same).set(facts).execute(db)?
    };
    Ok(changed == 1)
}
