//! The public list of indirect providers: everybody reads it, and only the operator changes an entry, even a provider's
//! own (`docs/domain.md` §12.1).

use std::collections::HashMap;

use serde_json::{Value, json};

use crate::service::{AuditEntry, UseCase};
use crate::{
    domain::{
        Action, Actor, AuditEvent, Checks, Country, Error, Grant, Text,
        account::{Cloud, Standing},
        business_profile::joined,
        ids::AccountId,
        list::{ByName, ListQuery, Page},
        policy,
        provider_list::{self as file, MAX_DESCRIPTION, ProviderColumn, ProviderRef, spoken},
        sheet::{RowFault, in_order},
        web_address,
    },
    repository::{account_details, accounts, db::Db, partner_users, provider_list},
};

pub use crate::repository::provider_list::{ListedProvider, ProviderEntry, ProviderQuery};

/// How the list stands to the provider that reads it.
#[derive(Clone, Debug)]
pub struct Own {
    /// The reader's account.
    pub account: AccountId,
    /// Whether the list is offered in its cloud (`docs/domain.md` §3.2).
    pub offered: bool,
    /// Whether its entry is listed.
    pub listed: bool,
    /// Whom to write for a change.
    pub ask: String,
}

/// Whether the public list names the actor's account.
pub(in crate::service) fn names_own(cx: &mut UseCase<'_>) -> Result<bool, Error> {
    let account = &cx.actor.account;
    let public = account.standing == Standing::Active && account.cloud == Cloud::Public;
    Ok(policy::can_be_listed(account.kind) && public && provider_list::is_listed(cx.db, account.id)?)
}

/// A page of the public list, by name.
pub fn list(
    db: &mut Db,
    actor: Option<&Actor>,
    wanted: &ProviderQuery,
) -> Result<(Page<ListedProvider>, Option<Own>), Error> {
    let countries = Country::find(&wanted.filter.country).map(served_from);
    let wanted = match actor {
        Some(actor) => wanted.clone().usually(actor.person.page_size),
        None => wanted.clone(),
    };
    let page = provider_list::list_public(db, &wanted, countries)?;
    Ok((page, own(db, actor)?))
}

/// A provider of the public list.
pub fn find(db: &mut Db, actor: Option<&Actor>, id: AccountId) -> Result<(ListedProvider, Option<Own>), Error> {
    Ok((provider_list::find_public(db, id)?, own(db, actor)?))
}

/// The countries whose providers serve this one: those of its region (`docs/domain.md` §3.1).
fn served_from(country: &'static Country) -> Vec<String> {
    let of_region = Country::all().iter().filter(|one| one.region == country.region);
    of_region.map(|one| one.code.to_owned()).collect()
}

fn own(db: &mut Db, actor: Option<&Actor>) -> Result<Option<Own>, Error> {
    let Some(actor) = actor.filter(|actor| policy::can_be_listed(actor.account.kind)) else {
        return Ok(None);
    };
    let ask = account_details::operator_contact(db)?.map(|(_, email)| email).unwrap_or_default();
    let listed = provider_list::is_listed(db, actor.account.id)?;
    Ok(Some(Own { account: actor.account.id, offered: actor.account.cloud.offers_referrals(), listed, ask }))
}

/// A page of all providers of the public cloud by name, listed or not.
pub fn entries(cx: &mut UseCase<'_>, wanted: &ListQuery<ByName>) -> Result<Page<ListedProvider>, Error> {
    let wanted = &cx.paged(wanted);
    let grant = cx.authorize(Action::ManageProviderList)?;
    provider_list::list_all(cx.db, &grant, wanted)
}

/// A provider whose entry is about to be changed.
pub fn entry(cx: &mut UseCase<'_>, id: AccountId) -> Result<ListedProvider, Error> {
    cx.authorize(Action::ManageProviderList)?;
    provider_list::find(cx.db, id)
}

/// What the page of an entry sends.
#[derive(Clone, Debug, Default)]
pub struct EntryForm {
    /// `yes` or `no`.
    pub listed: String,
    /// What the provider offers to resellers.
    pub description: String,
    /// Its site.
    pub website: String,
    /// Its phone number.
    pub phone: String,
    /// Its address.
    pub email: String,
    /// The tags of its languages; empty ones count for nothing.
    pub languages: Vec<String>,
    /// The version that was on the page.
    pub version: i64,
}

/// Changes what the list says of a provider.
pub fn save(cx: &mut UseCase<'_>, id: AccountId, form: &EntryForm) -> Result<ListedProvider, Error> {
    let grant = cx.authorize(Action::ManageProviderList)?;
    let before = provider_list::find(cx.db, id)?;
    let mut checks = Checks::new();
    let listed = checks.choice(
        "listed",
        match form.listed.as_str() {
            "yes" => Some(true),
            "no" => Some(false),
            _ => None,
        },
    );
    let description = match listed {
        Some(true) => checks.required_lines("description", &form.description, MAX_DESCRIPTION),
        _ => checks.lines("description", form.description.trim(), MAX_DESCRIPTION),
    };
    let website = web_address::check(&mut checks, "website", &form.website);
    let phone = match phone_of(&before.country, &form.phone) {
        Ok(phone) => phone,
        Err(text) => {
            checks.refuse("phone", text);
            String::new()
        }
    };
    let email = checks.optional_email("email", &form.email).map(|one| one.as_str().to_owned()).unwrap_or_default();
    let known = spoken();
    let tags: Vec<&str> = form.languages.iter().map(String::as_str).filter(|tag| !tag.is_empty()).collect();
    for tag in &tags {
        checks.choice("languages", known.contains(tag).then_some(()));
    }
    checks.finish()?;
    if form.version != before.entry.version {
        return Err(stale());
    }
    let after = ProviderEntry {
        listed: listed.unwrap_or(false),
        description,
        website,
        phone,
        email,
        languages: joined(&tags),
        version: before.entry.version,
    };
    if after != before.entry && !keep(cx, &grant, &before, &after)? {
        return Err(stale());
    }
    Ok(before)
}

/// Somebody else has changed an entry meanwhile.
fn stale() -> Error {
    Error::Stale(Text::new("provider-entry-changed"))
}

/// What a file came to.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct ImportedProviders {
    /// Entries that were not there.
    pub added: i64,
    /// Entries that say something else now.
    pub updated: i64,
    /// Entries that said the same.
    pub unchanged: i64,
}

/// Takes a file of entries: all of it, or nothing where any row is wrong. Providers that are not in it stay as they are;
/// twice the same file changes nothing the second time.
///
/// # Errors
/// [`Error::Denied`]; [`Error::Stale`] where somebody changes an entry at the same moment; or as the database says. What is
/// wrong with the file is no error but the outcome.
pub fn import(
    cx: &mut UseCase<'_>,
    content: &[u8],
) -> Result<Result<ImportedProviders, Vec<RowFault<ProviderColumn>>>, Error> {
    let grant = cx.authorize(Action::ManageProviderList)?;
    // Two files at once come one after the other: the second finds what the first has brought.
    partner_users::lock(cx.db, grant.account())?;
    let (rows, mut faults) = file::read(content);
    let mut lines: HashMap<AccountId, u64> = HashMap::new();
    let mut changes = Vec::with_capacity(rows.len());
    for row in rows {
        let mut refuse = |column, text| faults.push(RowFault { line: row.line, column: Some(column), text });
        let Some(before) = named(cx.db, &row.provider)? else {
            refuse(ProviderColumn::Provider, Text::new("provider-fault-unknown"));
            continue;
        };
        if let Some(first) = lines.insert(before.account, row.line) {
            refuse(ProviderColumn::Provider, Text::new("provider-fault-twice").with("line", first.to_string()));
            continue;
        }
        let phone = match phone_of(&before.country, &row.phone) {
            Ok(phone) => phone,
            Err(text) => {
                refuse(ProviderColumn::Phone, text);
                continue;
            }
        };
        let tags: Vec<&str> = row.languages.iter().map(String::as_str).collect();
        let after = ProviderEntry {
            listed: row.listed,
            languages: joined(&tags),
            description: row.description,
            website: row.website,
            phone,
            email: row.email,
            version: before.entry.version,
        };
        changes.push((before, after));
    }
    if !faults.is_empty() {
        return Ok(Err(in_order(faults)));
    }
    let mut imported = ImportedProviders::default();
    for (before, after) in changes {
        if after == before.entry {
            imported.unchanged += 1;
            continue;
        }
        if !keep(cx, &grant, &before, &after)? {
            return Err(stale());
        }
        if before.entry.version == 0 {
            imported.added += 1;
        } else {
            imported.updated += 1;
        }
    }
    Ok(Ok(imported))
}

/// The provider that a row names; `None` where there is none of that name in the public cloud.
fn named(db: &mut Db, provider: &ProviderRef) -> Result<Option<ListedProvider>, Error> {
    let found = match provider {
        ProviderRef::Id(id) => Ok(*id),
        ProviderRef::Domain(domain) => accounts::find_by_domain(db, domain),
    };
    match found.and_then(|id| provider_list::find(db, id)) {
        Ok(listing) => Ok(Some(listing)),
        Err(Error::NotFound) => Ok(None),
        Err(error) => Err(error),
    }
}

/// A phone number of this country in its international form; empty where none was typed.
fn phone_of(country: &str, typed: &str) -> Result<String, Text> {
    if typed.trim().is_empty() {
        return Ok(String::new());
    }
    let Some(rules) = Country::find(country).map(Country::rules) else { return Ok(String::new()) };
    rules.check_phone(typed).ok_or_else(|| Text::new("company-phone-wrong").with("example", rules.phone_example))
}

fn keep(cx: &mut UseCase<'_>, grant: &Grant, before: &ListedProvider, after: &ProviderEntry) -> Result<bool, Error> {
    if !provider_list::save(cx.db, grant, before.account, after, cx.call.now)? {
        return Ok(false);
    }
    let audit_entry = AuditEntry::new(AuditEvent::ProviderListed, "provider_entry", *before.account.uuid())
        .from(value(&before.entry))
        .to(value(after));
    cx.audit(audit_entry)?;
    Ok(true)
}

fn value(entry: &ProviderEntry) -> Value {
    json!({
        "listed": entry.listed,
        "description": entry.description,
        "website": entry.website,
        "phone": entry.phone,
        "email": entry.email,
        "languages": entry.languages,
    })
}
