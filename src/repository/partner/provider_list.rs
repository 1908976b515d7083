//! The public list of indirect providers.

use diesel::prelude::*;
use serde::{Deserialize, Serialize};

use crate::domain::{
    Action, Error, Grant, Moment,
    account::{Cloud, Standing},
    fold::like_pattern,
    ids::AccountId,
    list::{ByName, ListQuery, Page},
    policy,
};
use crate::repository::{
    db::{Db, on_backend},
    in_list::ColumnInList,
    keyset::load_page,
    schema::{accounts, provider_entries},
};

/// What the list is kept by.
const MANAGED_BY: &[Action] = &[Action::ManageProviderList];

/// What the list says of a provider; empty texts where it says nothing.
#[derive(Clone, Debug, Default, PartialEq, Eq, Queryable, Selectable)]
#[diesel(table_name = provider_entries)]
pub struct ProviderEntry {
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
pub struct ListedProvider {
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
    pub entry: ProviderEntry,
}

type Facts = (AccountId, String, String, String, Standing);
const FACTS: (accounts::id, accounts::name, accounts::name_key, accounts::country, accounts::standing) =
    (accounts::id, accounts::name, accounts::name_key, accounts::country, accounts::standing);

fn listing((account, name, name_key, country, standing): Facts, entry: ProviderEntry) -> ListedProvider {
    ListedProvider { account, name, name_key, country, standing, entry }
}

/// What is wanted of the public list. It is searched for a piece of the name.
pub type ProviderQuery = ListQuery<ByName, ProviderFilter>;

/// What the public list is narrowed to.
#[derive(Clone, Debug, Default, Deserialize, Serialize)]
pub struct ProviderFilter {
    /// Those that serve a country: its ISO 3166-1 code, or anything else for all countries.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub country: String,
}

/// A page of the providers that the public sees, by name: listed, active, of the public cloud. `countries` are those in
/// which a provider may be.
pub fn list_public(
    db: &mut Db,
    wanted: &ProviderQuery,
    countries: Option<Vec<String>>,
) -> Result<Page<ListedProvider>, Error> {
    let rows = || {
        let mut query = accounts::table
            .inner_join(provider_entries::table.on(provider_entries::account_id.eq(accounts::id)))
            .filter(accounts::kind.eq(policy::LISTED).and(accounts::cloud.eq(Cloud::Public)))
            .filter(accounts::standing.eq(Standing::Active).and(provider_entries::listed.eq(true)))
            .select((FACTS, ProviderEntry::as_select()))
            .into_boxed();
        if let Some(countries) = &countries {
            query = query.filter(accounts::country.in_list(countries));
        }
        if !wanted.search().is_empty() {
            query = query.filter(accounts::name_key.like(like_pattern(wanted.search())).escape('\\'));
        }
        query
    };
    let page = load_page!(db, rows(), wanted, (Facts, ProviderEntry), (accounts::id, AccountId, |row| row.0.0), {
        ByName::Name => (accounts::name_key, |row| row.0.2.clone()),
    });
    Ok(page.map(|(facts, entry)| listing(facts, entry)))
}

/// A provider that the public sees.
pub fn find_public(db: &mut Db, id: AccountId) -> Result<ListedProvider, Error> {
    let (facts, entry): (Facts, ProviderEntry) = accounts::table
        .find(id)
        .inner_join(provider_entries::table.on(provider_entries::account_id.eq(accounts::id)))
        .filter(accounts::kind.eq(policy::LISTED).and(accounts::cloud.eq(Cloud::Public)))
        .filter(accounts::standing.eq(Standing::Active).and(provider_entries::listed.eq(true)))
        .select((FACTS, ProviderEntry::as_select()))
        .first(db)?;
    Ok(listing(facts, entry))
}

/// Whether a provider's entry is listed.
pub fn is_listed(db: &mut Db, id: AccountId) -> Result<bool, Error> {
    let found: Option<bool> = provider_entries::table.find(id).select(provider_entries::listed).first(db).optional()?;
    Ok(found.unwrap_or(false))
}

/// A page of all providers of the public cloud by name, listed or not: the operator's list.
pub fn list_all(db: &mut Db, grant: &Grant, wanted: &ListQuery<ByName>) -> Result<Page<ListedProvider>, Error> {
    grant.proves(MANAGED_BY)?;
    let rows = || {
        let mut query = accounts::table
            .left_join(provider_entries::table.on(provider_entries::account_id.eq(accounts::id)))
            .filter(accounts::kind.eq(policy::LISTED).and(accounts::cloud.eq(Cloud::Public)))
            .select((FACTS, Option::<ProviderEntry>::as_select()))
            .into_boxed();
        if !wanted.search().is_empty() {
            query = query.filter(accounts::name_key.like(like_pattern(wanted.search())).escape('\\'));
        }
        query
    };
    let page = load_page!(db, rows(), wanted, (Facts, Option<ProviderEntry>), (accounts::id, AccountId, |row| row.0.0), {
        ByName::Name => (accounts::name_key, |row| row.0.2.clone()),
    });
    Ok(page.map(|(facts, entry)| listing(facts, entry.unwrap_or_default())))
}

/// A provider of the public cloud, listed or not.
pub fn find(db: &mut Db, id: AccountId) -> Result<ListedProvider, Error> {
    let (facts, entry): (Facts, Option<ProviderEntry>) = accounts::table
        .find(id)
        .left_join(provider_entries::table.on(provider_entries::account_id.eq(accounts::id)))
        .filter(accounts::kind.eq(policy::LISTED).and(accounts::cloud.eq(Cloud::Public)))
        .select((FACTS, Option::<ProviderEntry>::as_select()))
        .first(db)?;
    Ok(listing(facts, entry.unwrap_or_default()))
}

/// Keeps what the list says of a provider from now on. `false` where somebody else has changed it since version
/// `entry.version` was read.
pub fn save(db: &mut Db, grant: &Grant, id: AccountId, entry: &ProviderEntry, now: Moment) -> Result<bool, Error> {
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
