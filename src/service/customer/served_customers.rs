//! Customers that a reseller already serves in other portals: the operator says so in a file, and they are in the
//! reseller's list as soon as it has enrolled (`docs/domain.md` §6.7). A file with any mistake in it is refused as a
//! whole. A partnership with a provider, on the other hand, moves no customer in either direction.

use std::collections::{HashMap, HashSet};

use chrono::NaiveTime;
use serde_json::json;

use crate::service::{
    AuditEntry, Call, FormKey, UseCase,
    notices::{self, Notice},
};
use crate::{
    auth::token,
    domain::{
        Action, AuditEvent, Error, Grant, Moment, Text,
        account::{AccountFacts, Standing},
        customer::Revoker,
        ids::AccountId,
        mail::MailKind,
        policy,
        served::{self, Served, ServedColumn, Tenant},
        sheet::{RowFault, in_order},
    },
    repository::{
        accounts::{self, Account},
        customers,
        db::Db,
        partner_locations, partner_users, privileges,
        relationships::{self, NewRelationship},
        served_customers::{self, Kept, TenantFacts},
        subscription_counts,
    },
};

pub use crate::repository::served_customers::ServedCustomer;

/// What a file came to.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct ImportedCustomers {
    /// Rows that were not there.
    pub added: i64,
    /// Rows that waited and say something else now.
    pub updated: i64,
    /// Rows that were there.
    pub unchanged: i64,
    /// Relationships that began, as their reseller is here.
    pub begun: i64,
}

/// What waits: the newest rows with the names of the customer and, where it has enrolled, of the reseller.
pub type WaitingCustomers = Vec<(ServedCustomer, String, Option<String>)>;

/// What waits for its reseller or for the operator's word, and how many rows there are in all.
pub fn waiting(cx: &mut UseCase<'_>) -> Result<(WaitingCustomers, i64), Error> {
    let grant = cx.authorize(Action::ManageAccounts)?;
    let (rows, count) = served_customers::waiting(cx.db, &grant)?;
    let numbers: Vec<i64> = rows.iter().map(|(row, _)| row.mpn_id).collect();
    let enrolled = served_customers::holders(cx.db, &numbers)?;
    let named = |(row, customer): (ServedCustomer, String)| {
        let reseller = enrolled.get(&row.mpn_id).map(|(_, name)| name.clone());
        (row, customer, reseller)
    };
    Ok((rows.into_iter().map(named).collect(), count))
}

/// Takes a file: keeps each row, and begins the relationships of resellers that are here. Twice the same file changes
/// nothing the second time. `key` is that of the form it came with, where it came with one.
///
/// # Errors
/// [`Error::Denied`], or as the database says. What is wrong with the file is no error but the outcome.
pub fn import(
    cx: &mut UseCase<'_>,
    key: Option<&FormKey>,
    content: &[u8],
) -> Result<Result<ImportedCustomers, Vec<RowFault<ServedColumn>>>, Error> {
    let grant = cx.authorize(Action::ManageAccounts)?;
    // Two files at once come one after the other: the second finds what the first has brought.
    partner_users::lock(cx.db, grant.account())?;
    let today = cx.call.now.utc().with_timezone(&cx.actor.person.time_zone).date_naive();
    let (rows, mut faults) = served::read(content, today);
    let tenants = find_tenants(cx.db, &rows)?;
    let resellers = find_resellers(cx.db, &rows)?;
    let mut lines: HashMap<(i64, AccountId), u64> = HashMap::new();
    for row in &rows {
        faults.extend(check(row, &tenants, &resellers));
        faults.extend(tenants.get(&row.tenant).and_then(|tenant| check_twice(row, tenant, &mut lines)));
    }
    if !faults.is_empty() {
        return Ok(Err(in_order(faults)));
    }
    let mut imported =
        ImportedCustomers { unchanged: i64::try_from(rows.len()).unwrap_or(i64::MAX), ..ImportedCustomers::default() };
    let mut job = |cx: &mut UseCase<'_>| -> Result<(), Error> {
        imported = take(cx, &grant, (&rows, &tenants, &resellers))?;
        Ok(())
    };
    match key {
        Some(key) => {
            let purpose = format!("served customers {}", token::encode(&token::hash(content)));
            cx.once(key, &purpose, "", job)?;
        }
        None => job(cx)?,
    }
    Ok(Ok(imported))
}

/// Keeps the rows of a file in which nothing is wrong.
fn take(
    cx: &mut UseCase<'_>,
    grant: &Grant,
    (rows, tenants, resellers): (&[Served], &HashMap<Tenant, TenantFacts>, &HashMap<i64, Account>),
) -> Result<ImportedCustomers, Error> {
    let mut imported = ImportedCustomers::default();
    for row in rows {
        let Some(tenant) = tenants.get(&row.tenant) else { continue };
        // Noon: nearly everywhere on earth that is the day which the file names.
        let noon = NaiveTime::from_hms_opt(12, 0, 0).unwrap_or_default();
        let since = Moment::from_naive_utc(row.since.and_time(noon));
        let (what, says) = ((row.mpn_id, tenant.id), (row.with_privileges, since));
        match served_customers::keep(cx.db, grant, what, says, (cx.actor.person.id, cx.call.now))? {
            Kept::Added => imported.added += 1,
            Kept::Updated => imported.updated += 1,
            Kept::Unchanged => imported.unchanged += 1,
        }
    }
    for (number, reseller) in resellers {
        if partner_locations::trusted_numbers(cx.db, reseller)?.contains(number) {
            let given = (&[*number][..], Trust::Confirmed);
            imported.begun += apply_numbers(cx.db, cx.call, grant, reseller, given, &cx.actor.person.email)?;
        }
    }
    let audit_entry =
        AuditEntry::new(AuditEvent::ServedCustomersImported, "account", *cx.actor.account.id.uuid()).to(json!({
            "added": imported.added,
            "updated": imported.updated,
            "unchanged": imported.unchanged,
            "begun": imported.begun,
        }));
    cx.audit(audit_entry)?;
    Ok(imported)
}

/// Grants what waits for a reseller with one of its partner numbers: the operator says that the number is the reseller's.
/// Gives its name.
///
/// # Errors
/// [`Error::Denied`]; [`Error::NotFound`] where nobody has this partner number; [`Error::Conflict`] where nothing waits
/// for it.
pub fn confirm(cx: &mut UseCase<'_>, mpn_id: i64) -> Result<String, Error> {
    let grant = cx.authorize(Action::ManageAccounts)?;
    let reseller = accounts::find_by_mpn(cx.db, mpn_id)?.ok_or(Error::NotFound)?;
    let waits = served_customers::waiting_for(cx.db, &[mpn_id])?;
    if waits.is_empty() || !policy::works_through_providers(reseller.kind) || reseller.standing != Standing::Active {
        return Err(Error::Conflict(Text::new("served-nothing-to-confirm").with("name", reseller.name)));
    }
    partner_locations::confirm(cx.db, &grant, reseller.id, mpn_id, cx.call.now)?;
    apply_numbers(cx.db, cx.call, &grant, &reseller, (&[mpn_id], Trust::Confirmed), &cx.actor.person.email)?;
    let audit_entry = AuditEntry::new(AuditEvent::PartnerNumberConfirmed, "account", *reseller.id.uuid());
    cx.audit(audit_entry.to(json!({ "mpn_id": mpn_id })))?;
    Ok(reseller.name)
}

/// Whether somebody has looked at who holds a partner number. Whoever enrols types its number itself: that brings it
/// its customers, and no privileges over them.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::service) enum Trust {
    /// Nobody has.
    Enrolled,
    /// The operator has: it approved the account, or names the number in a file while the account is here.
    Confirmed,
}

/// Begins the relationships that wait for this reseller, if it may do business: to be called when it enrols and when it
/// is approved. Customers of another region or cloud keep waiting, and so do privileges until the operator has
/// confirmed who it is. A number that the reseller has added itself brings nothing until the operator has confirmed
/// that. Gives the number of relationships.
pub(in crate::service) fn apply(
    db: &mut Db,
    call: &Call,
    grant: &Grant,
    reseller: &Account,
    trust: Trust,
    by: &str,
) -> Result<i64, Error> {
    let numbers = partner_locations::trusted_numbers(db, reseller)?;
    apply_numbers(db, call, grant, reseller, (&numbers, trust), by)
}

fn apply_numbers(
    db: &mut Db,
    call: &Call,
    grant: &Grant,
    reseller: &Account,
    (numbers, trust): (&[i64], Trust),
    by: &str,
) -> Result<i64, Error> {
    if !policy::works_through_providers(reseller.kind) || reseller.standing != Standing::Active {
        return Ok(0);
    }
    let rows = served_customers::waiting_for(db, numbers)?;
    let ids: Vec<AccountId> = rows.iter().map(|row| row.customer_id).collect();
    let tenants: HashMap<AccountId, TenantFacts> =
        served_customers::tenants(db, &[], &ids)?.into_iter().map(|tenant| (tenant.id, tenant)).collect();
    let mut begun = 0;
    for row in rows {
        let Some(tenant) = tenants.get(&row.customer_id).filter(|tenant| is_of_market(reseller, tenant)) else {
            continue;
        };
        customers::lock(db, tenant.id)?;
        let whole = trust == Trust::Confirmed || !row.with_privileges;
        if whole && !served_customers::mark_applied(db, grant, row.id, call.now)? {
            continue;
        }
        let row = ServedCustomer { with_privileges: row.with_privileges && whole, ..row };
        begun += i64::from(begin(db, call, grant, reseller, tenant, &row, by)?);
    }
    Ok(begun)
}

/// A customer may be named by its domain in one row and by its id in another.
fn check_twice(
    row: &Served,
    tenant: &TenantFacts,
    lines: &mut HashMap<(i64, AccountId), u64>,
) -> Option<RowFault<ServedColumn>> {
    let first = lines.insert((row.mpn_id, tenant.id), row.line)?;
    let text = Text::new("served-fault-twice").with("line", first.to_string());
    Some(RowFault { line: row.line, column: Some(ServedColumn::Tenant), text })
}

/// Begins one relationship and grants the privileges that there were; whether there was anything to begin.
fn begin(
    db: &mut Db,
    call: &Call,
    grant: &Grant,
    reseller: &Account,
    tenant: &TenantFacts,
    row: &ServedCustomer,
    by: &str,
) -> Result<bool, Error> {
    let related = relationships::of_customer(db, tenant.id)?;
    let is_new = related.iter().all(|partner| partner.account != reseller.id);
    if is_new {
        let new = NewRelationship {
            partner: reseller.id,
            customer: tenant.id,
            company_name: &tenant.name,
            domain: &tenant.domain,
        };
        let id = relationships::insert(db, grant, &new, row.since)?;
        let audit_entry = AuditEntry::new(AuditEvent::RelationshipCreated, "relationship", *id.uuid())
            .of(tenant.id)
            .to(json!({ "state": "active", "partner": reseller.name, "customer": tenant.name, "from": "import" }));
        call.audit_stranger(db, by, audit_entry)?;
    }
    // What the customer has taken away is the customer's to give again, whatever a file says.
    let taken_away =
        matches!(privileges::last_removed(db, reseller.id, tenant.id)?, Some((_, Some(Revoker::Customer))));
    let may_grant = row.with_privileges && !taken_away;
    let granted = may_grant && privileges::give(db, grant, (reseller.id, tenant.id), row.since)?;
    if granted {
        let audit_entry = AuditEntry::new(AuditEvent::PrivilegesGranted, "customer", *tenant.id.uuid())
            .of(tenant.id)
            .to(json!({ "privileges": true, "partner": reseller.name, "from": "import" }));
        call.audit_stranger(db, by, audit_entry)?;
    }
    subscription_counts::recount(db, tenant.id)?;
    if is_new || granted {
        tell_customer(db, call, reseller, tenant, may_grant)?;
    }
    Ok(is_new)
}

/// The customer's global admins are told who is listed as its reseller, and where to take privileges away.
fn tell_customer(
    db: &mut Db,
    call: &Call,
    reseller: &Account,
    tenant: &TenantFacts,
    with_privileges: bool,
) -> Result<(), Error> {
    let text = |key| Text::new(key).with("partner", &reseller.name).with("customer", &tenant.name);
    let means = if with_privileges { "mail-served-with" } else { "mail-served-without" };
    let notice = Notice {
        kind: MailKind::ServedCustomer,
        invitation: None,
        subject: text("mail-served-subject"),
        paragraphs: vec![text("mail-served-text"), text(means)],
        action: Some(("mail-open-partners", "/partner-relationships")),
    };
    notices::send_to_admins(db, call, (tenant.id, &tenant.country), &notice)
}

fn find_tenants(db: &mut Db, rows: &[Served]) -> Result<HashMap<Tenant, TenantFacts>, Error> {
    let (mut domains, mut ids) = (Vec::new(), Vec::new());
    for row in rows {
        match &row.tenant {
            Tenant::Domain(domain) => domains.push(domain.clone()),
            Tenant::Id(id) => ids.push(*id),
        }
    }
    let found = served_customers::tenants(db, &domains, &ids)?;
    let by_domain = found.iter().map(|facts| (Tenant::Domain(facts.domain.clone()), facts.clone()));
    let by_id = found.iter().map(|facts| (Tenant::Id(facts.id), facts.clone()));
    Ok(by_domain.chain(by_id).collect())
}

/// The accounts that have the file's partner numbers, by number.
fn find_resellers(db: &mut Db, rows: &[Served]) -> Result<HashMap<i64, Account>, Error> {
    let numbers: HashSet<i64> = rows.iter().map(|row| row.mpn_id).collect();
    let held = served_customers::holders(db, &numbers.iter().copied().collect::<Vec<_>>())?;
    let mut resellers = HashMap::new();
    for (number, (id, _)) in held.into_iter().filter(|(number, _)| numbers.contains(number)) {
        resellers.insert(number, accounts::find(db, id)?);
    }
    Ok(resellers)
}

/// What is wrong with a row, held against what is there.
fn check(
    row: &Served,
    tenants: &HashMap<Tenant, TenantFacts>,
    resellers: &HashMap<i64, Account>,
) -> Option<RowFault<ServedColumn>> {
    let fault = |column, key| Some(RowFault { line: row.line, column: Some(column), text: Text::new(key) });
    let Some(tenant) = tenants.get(&row.tenant) else {
        return fault(ServedColumn::Tenant, "served-fault-unknown-tenant");
    };
    let reseller = resellers.get(&row.mpn_id)?;
    if !policy::works_through_providers(reseller.kind) {
        return fault(ServedColumn::MpnId, "served-fault-no-reseller");
    }
    if is_of_market(reseller, tenant) { None } else { fault(ServedColumn::Tenant, "served-fault-market") }
}

/// Whether both are of one region and one cloud.
fn is_of_market(reseller: &Account, tenant: &TenantFacts) -> bool {
    let facts = AccountFacts {
        id: tenant.id,
        kind: policy::SERVED,
        name: String::new(),
        country: tenant.country.clone(),
        cloud: tenant.cloud,
        standing: Standing::Active,
    };
    reseller.facts().same_market(&facts)
}
