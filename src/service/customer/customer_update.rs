//! Changing a customer's company info: what the partner calls it, and its address, contact and preferences
//! (`docs/domain.md` §8.4). The name of the customer's own account, its domain and its country stay.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};
use serde_json::json;

use crate::service::{
    AuditEntry, UseCase,
    customers::open,
    notices::{self, Notice},
};
use crate::{
    domain::{
        Action, AuditEvent, Checks, Country, Error, Grant, Text,
        company::{self, Company, CompanyForm},
        consent::inert_line,
        ids::AccountId,
        mail::MailKind,
        policy,
    },
    paths,
    repository::{
        accounts,
        customer_accounts::{self, CustomerNames},
        customers::{self, Customer, Profile},
        partnerships, relationships,
    },
};

/// The most characters of an alias.
const ALIAS_LENGTH: usize = 100;
/// The fields that are each partner's own: whoever else serves the customer is not told of them.
const OWN_FIELDS: [&str; 2] = ["alias", "company_name"];

/// The fields of the page.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct InfoForm {
    /// The company, as this partner calls it, and its primary contact.
    #[serde(flatten)]
    pub company: CompanyForm,
    /// The partner's own name for it.
    pub alias: String,
}

impl InfoForm {
    /// Each field by its name.
    fn values(&self) -> BTreeMap<String, String> {
        serde_json::to_value(self).and_then(serde_json::from_value).unwrap_or_default()
    }

    /// What a page has to bring back, so that a change made meanwhile is seen.
    #[must_use]
    pub fn text(&self) -> String {
        serde_json::to_string(self).unwrap_or_default()
    }
}

/// A customer whose company info is being changed.
#[derive(Clone, Debug)]
pub struct EditedCustomer {
    /// The customer.
    pub customer: Customer,
    /// Its country, by whose rules the fields are read.
    pub country: &'static Country,
    /// What is kept of it now.
    pub kept: InfoForm,
}

/// A field that somebody else changed while the page was open.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FieldChange {
    /// Its name.
    pub field: String,
    /// What it was.
    pub old: String,
    /// What it is.
    pub new: String,
}

/// A form that came back, over what is kept by now.
#[derive(Clone, Debug)]
pub struct Reopened {
    /// What was typed; fields that changed meanwhile and that nobody touched in this form are as they are kept now.
    pub merged: InfoForm,
    /// What the form knows from here on ([`InfoForm::text`]).
    pub known: String,
    /// What changed meanwhile; nothing where the form was refused for what was typed alone.
    pub changes: Vec<FieldChange>,
}

/// Whether nothing keeps the actor's account from changing a customer that it serves: a reseller needs the customer's
/// privileges, and a provider of both that lets it (`docs/domain.md` §8.4). Gives why not.
pub(super) fn obstacle(cx: &mut UseCase<'_>, customer: &Customer) -> Result<Option<Text>, Error> {
    let reader = &cx.actor.account;
    if !policy::works_through_providers(reader.kind) {
        return Ok(None);
    }
    if !customer.privileged {
        return Ok(Some(Text::new("update-no-privileges")));
    }
    let rights = partnerships::rights_at(cx.db, reader.id, customer.id)?;
    let lets = rights.is_empty() || rights.iter().any(|(_, lets)| *lets);
    let seller = rights.into_iter().next().map(|(name, _)| name).unwrap_or_default();
    Ok((!lets).then(|| Text::new("update-not-let").with("seller", seller)))
}

/// The customer's company info, to be changed.
pub fn find(cx: &mut UseCase<'_>, id: AccountId) -> Result<EditedCustomer, Error> {
    let (_, customer) = open(cx, Action::UpdateCustomer, id)?;
    if let Some(why) = obstacle(cx, &customer)? {
        return Err(Error::Conflict(why));
    }
    let profile = customers::profile(cx.db, id)?;
    editing(customer, profile)
}

/// Changes a customer's company info. `known` is what the page showed when it was opened ([`InfoForm::text`]). Of what a
/// reseller changes, the providers are told with which it serves the customer.
pub fn update(cx: &mut UseCase<'_>, id: AccountId, typed: &InfoForm, known: &str) -> Result<Customer, Error> {
    let grant = cx.authorize(Action::UpdateCustomer)?;
    let profile = customer_accounts::lock_profile(cx.db, id)?;
    relationships::lock(cx.db, grant.account(), id)?;
    let customer = customers::find(cx.db, grant.scope(), id)?;
    if let Some(why) = obstacle(cx, &customer)? {
        return Err(Error::Conflict(why));
    }
    let editing = editing(customer, profile)?;
    if read_known(known) != editing.kept {
        return Err(Error::Stale(Text::new("update-stale")));
    }
    let partner = accounts::find(cx.db, grant.account())?;
    let mut checks = Checks::new();
    let company = company::read(&mut checks, &typed.company, editing.country, partner.mail_domain.as_deref());
    let alias = checks.optional_line("alias", &typed.alias, ALIAS_LENGTH);
    checks.finish()?;
    let names = CustomerNames { company: &company.name, alias: &alias, domain: &editing.customer.domain };
    let (before, renamed) = (editing.kept, names.company != editing.customer.name || alias != editing.customer.alias);
    if renamed {
        customer_accounts::rename(cx.db, &grant, id, &names)?;
    }
    let name = company.name.clone();
    let changed = keep(cx, &grant, id, (&before, company, &alias))?;
    if changed.iter().any(|field| !OWN_FIELDS.contains(&field.as_str())) {
        tell_providers(cx, &grant, id)?;
    }
    Ok(Customer { name, alias, ..editing.customer })
}

/// Tells the global admins of the providers with which a reseller serves a customer that it has changed the customer's
/// company info; nobody where the actor is no reseller.
fn tell_providers(cx: &mut UseCase<'_>, grant: &Grant, customer: AccountId) -> Result<(), Error> {
    if !policy::works_through_providers(cx.actor.account.kind) {
        return Ok(());
    }
    let name = accounts::find(cx.db, customer)?.name;
    let page = paths::customer_account(customer);
    let text = |key| {
        Text::new(key)
            .with("partner", inert_line(&cx.actor.account.name))
            .with("person", inert_line(&cx.actor.person.name))
            .with("customer", inert_line(&name))
            .moment("at", cx.call.now)
    };
    let notice = Notice {
        kind: MailKind::CustomerUpdated,
        invitation: None,
        subject: text("mail-reseller-updated-subject"),
        paragraphs: vec![text("mail-reseller-updated-text"), text("mail-company-next")],
        action: Some(("mail-open-customer", &page)),
    };
    let providers = partnerships::list_providers(cx.db, grant.scope())?;
    for partner in relationships::of_customer(cx.db, customer)? {
        if providers.iter().any(|one| one.account == partner.account) {
            notices::send_to_admins(cx.db, cx.call, (partner.account, &partner.country), &notice)?;
        }
    }
    Ok(())
}

/// Keeps what a customer is from now on and, where that differs from `before`, records it. Gives the fields that differ.
pub(super) fn keep(
    cx: &mut UseCase<'_>,
    grant: &Grant,
    id: AccountId,
    (before, company, alias): (&InfoForm, Company, &str),
) -> Result<Vec<String>, Error> {
    let name = company.name.clone();
    let profile = Profile::from(company);
    customer_accounts::change_profile(cx.db, grant, id, &profile)?;
    let after = form(&name, alias, profile);
    let (old, new): (BTreeMap<_, _>, BTreeMap<_, _>) =
        differences(before, &after).map(|FieldChange { field, old, new }| ((field.clone(), old), (field, new))).unzip();
    let changed: Vec<String> = new.keys().cloned().collect();
    if !changed.is_empty() {
        let audit_entry = AuditEntry::new(AuditEvent::CustomerUpdated, "customer", *id.uuid()).of(id);
        cx.audit(audit_entry.from(json!(old)).to(json!(new)))?;
    }
    Ok(changed)
}

/// What the page shows for a form that came back from [`update`], which got the same `typed` and `known`.
pub fn reopen(
    cx: &mut UseCase<'_>,
    id: AccountId,
    typed: &InfoForm,
    known: &str,
) -> Result<(EditedCustomer, Reopened), Error> {
    let editing = find(cx, id)?;
    let reopened = Reopened::new(typed, known, &editing.kept);
    Ok((editing, reopened))
}

impl Reopened {
    pub(super) fn new(typed: &InfoForm, known: &str, kept: &InfoForm) -> Self {
        let (merged, changes) = merge(&read_known(known), typed, kept);
        Self { merged, known: kept.text(), changes }
    }
}

/// What a page brought back of what it had shown. What can't be read knows nothing.
pub(super) fn read_known(text: &str) -> InfoForm {
    serde_json::from_str(text).unwrap_or_default()
}

fn editing(customer: Customer, profile: Profile) -> Result<EditedCustomer, Error> {
    let country = Country::find(&customer.country).ok_or(Error::NotFound)?;
    Ok(EditedCustomer { kept: form(&customer.name, &customer.alias, profile), country, customer })
}

pub(super) fn form(name: &str, alias: &str, profile: Profile) -> InfoForm {
    InfoForm {
        company: CompanyForm {
            company_name: name.to_owned(),
            registration_number: profile.registration_number,
            address_line1: profile.address_line1,
            address_line2: profile.address_line2,
            city: profile.city,
            state: profile.state,
            postal_code: profile.postal_code,
            first_name: profile.first_name,
            middle_name: profile.middle_name,
            last_name: profile.last_name,
            email: profile.email,
            phone: profile.phone,
            culture: profile.culture,
            language: profile.language,
        },
        alias: alias.to_owned(),
    }
}

fn differences(old: &InfoForm, new: &InfoForm) -> impl Iterator<Item = FieldChange> + use<> {
    let mut now = new.values();
    old.values().into_iter().filter_map(move |(field, old)| {
        let new = now.remove(&field).unwrap_or_default();
        (old != new).then_some(FieldChange { field, old, new })
    })
}

/// What was typed over what is kept now, and what changed since `known`.
fn merge(known: &InfoForm, typed: &InfoForm, kept: &InfoForm) -> (InfoForm, Vec<FieldChange>) {
    let changes: Vec<FieldChange> = differences(known, kept).collect();
    let mut merged = typed.values();
    for change in &changes {
        if let Some(value) = merged.get_mut(&change.field).filter(|value| **value == change.old) {
            value.clone_from(&change.new);
        }
    }
    let merged = serde_json::to_value(merged).and_then(serde_json::from_value).unwrap_or_else(|_| typed.clone());
    (merged, changes)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn info(name: &str, city: &str, alias: &str) -> InfoForm {
        let company = CompanyForm { company_name: name.into(), city: city.into(), ..CompanyForm::default() };
        InfoForm { company, alias: alias.into() }
    }

    #[test]
    fn what_was_typed_stays_and_what_nobody_touched_follows() {
        let (known, kept) = (info("Elm", "Seattle", ""), info("Elm Bakery", "Tacoma", ""));
        let (merged, changes) = merge(&known, &info("Elm", "Olympia", "E"), &kept);
        assert_eq!(merged, info("Elm Bakery", "Olympia", "E"));
        let fields: Vec<&str> = changes.iter().map(|change| change.field.as_str()).collect();
        assert_eq!(fields, ["city", "company_name"]);
    }

    #[test]
    fn a_form_comes_back_as_it_was_sent() {
        let form = info("Elm \"Bakery\" <b>", "São Paulo", "");
        assert_eq!(serde_json::from_str::<InfoForm>(&form.text()).unwrap(), form);
    }
}
