//! Submit: the customer's tenant, its administrator, its relationships, privileges, agreement, order and subscriptions,
//! all or nothing, once.

use serde_json::json;

use super::check::{Checked, Reseller, check};
use crate::{
    domain::{
        Action, AuditEvent, Error, Grant, Language, Text,
        account::Standing,
        customer::AgreementWay,
        draft::DraftKind,
        email::EmailAddress,
        ids::{AccountId, DraftId, MadeId, UserId},
        new_customer::{AccountInfo, AgreementChoice, NewCustomerForm},
        order::PlacedBy,
        policy,
        refusals::Refusals,
    },
    repository::{
        accounts::{self, NewAccount},
        customer_users::{self, NewCustomerUser},
        customers::{self, Agreement, Customer, Profile},
        db::Db,
        drafts as draft_rows,
        orders::{self, Order},
        privileges,
        relationships::{self, NewRelationship},
        tenant_owners,
        users::{self, NewUser},
    },
    service::{
        AuditEntry, Call, UseCase, drafts,
        ordering::{self, Placement, Placer},
        parties::{self, Parties},
        partner_notices,
    },
};

/// The fourth page.
#[derive(Clone, Debug)]
pub struct Confirmation {
    /// The customer.
    pub customer: Customer,
    /// Who sells to whom.
    pub parties: Parties,
    /// The name that the customer's administrator signs in with.
    pub user_name: String,
    /// What was ordered at once, where something was.
    pub order: Option<Order>,
    /// Whether the customer has to accept the customer agreement before anything can be bought.
    pub agreement_due: bool,
    /// Whether it has an Azure plan, and a reseller that can be made an owner of its tenant.
    pub has_tenant_to_own: bool,
}

/// What became of Submit.
#[derive(Clone, Debug)]
pub enum SubmittedCustomer {
    /// The customer was made now: the password may be shown.
    Now(Confirmation),
    /// It had been made before, by the same form or another window.
    Before(Confirmation),
}

/// Makes the customer. `reviewed` is the mark of what Review showed; `password_hash` is that of the temporary password, which only the page that answers may know.
///
/// # Errors
/// [`Error::Denied`]; [`Error::NotFound`] for a draft of others; [`Error::Invalid`] where the first page is not good any
/// more: the domain was taken, the partnership ended; [`Error::Conflict`] where the cart is not; [`Error::Stale`] where it
/// costs something else than was reviewed.
pub fn submit(
    cx: &mut UseCase<'_>,
    id: DraftId,
    reviewed: &str,
    password_hash: String,
) -> Result<SubmittedCustomer, Error> {
    let grant = cx.authorize(Action::AddCustomer)?;
    let customer = AccountId::at(cx.call.now);
    let draft = drafts::find(cx.db, cx.call, (cx.actor, &grant), DraftKind::NewCustomer, id)?;
    // Of two at the same time the second waits here, and then finds what the first has made.
    if !draft_rows::submit(cx.db, id, MadeId::from_uuid(*customer.uuid()), cx.call.now)? {
        return confirmation(cx, id).map(SubmittedCustomer::Before);
    }
    let form: NewCustomerForm = drafts::content(cx.call, &draft)?.ok_or(Error::NotFound)?;
    let checked = check(cx, &grant, &form)?;
    if !checked.is_good() {
        // Rolls back: the draft is as it was.
        return Err(Error::Conflict(Text::new("new-customer-cart-changed")));
    }
    if checked.mark() != reviewed {
        return Err(Error::Stale(Text::new("cart-repriced")));
    }
    make(cx, &grant, customer, &checked, password_hash)?;
    confirmation(cx, id).map(SubmittedCustomer::Now)
}

/// What a draft became, without any secret.
pub fn confirmation(cx: &mut UseCase<'_>, id: DraftId) -> Result<Confirmation, Error> {
    let grant = cx.authorize(Action::AddCustomer)?;
    let draft = drafts::find(cx.db, cx.call, (cx.actor, &grant), DraftKind::NewCustomer, id)?;
    let made = draft.made_id.ok_or(Error::NotFound)?;
    let customer = customers::find(cx.db, grant.scope(), AccountId::from_uuid(*made.uuid()))?;
    Ok(Confirmation {
        user_name: administrator(&customer.domain),
        order: orders::placed_at(cx.db, grant.scope(), customer.id, customer.since)?,
        has_tenant_to_own: tenant_owners::has_azure_plan(cx.db, customer.id)?
            && !tenant_owners::list(cx.db, customer.id)?.is_empty(),
        agreement_due: customers::agreement(cx.db, customer.id)?.is_none(),
        parties: parties::find(cx.db, grant.account(), &customer)?,
        customer,
    })
}

/// A conflict over the domain as what is wrong with the first page.
fn taken_meanwhile(error: Error, domain: &str) -> Error {
    match error {
        Error::Conflict(_) => {
            let fields = vec![("domain", Text::new("domain-taken").with("domain", domain))];
            Error::Invalid(Refusals { form: None, fields })
        }
        other => other,
    }
}

/// The name of a new tenant's first administrator.
fn administrator(domain: &str) -> String {
    format!("admin@{domain}")
}

fn make(
    cx: &mut UseCase<'_>,
    grant: &Grant,
    customer: AccountId,
    checked: &Checked,
    password_hash: String,
) -> Result<(), Error> {
    let Checked { info, reseller, .. } = checked;
    add_tenant(cx, grant, customer, info)?;
    add_administrator(cx.db, cx.call, grant, (customer, info), password_hash)?;
    relate(cx, grant, (customer, info), grant.account())?;
    if let Some(reseller) = reseller {
        relate(cx, grant, (customer, info), reseller.partner.account)?;
        partner_notices::tell_of_customer(cx, reseller.partner.account, (customer, &info.company.name))?;
    }
    attest(cx, grant, customer, info)?;
    if !checked.lines().is_empty() {
        let placement = Placement {
            customer,
            seller: grant.account(),
            placer: Placer { actor: cx.actor, side: PlacedBy::Partner },
            grant: *grant,
            reseller_mpn_id: reseller.as_ref().and_then(Reseller::mpn_id),
            parent: None,
            lines: checked.lines(),
        };
        ordering::place(cx.db, cx.call, &placement)?;
    }
    Ok(())
}

fn add_tenant(cx: &mut UseCase<'_>, grant: &Grant, id: AccountId, info: &AccountInfo) -> Result<(), Error> {
    accounts::insert(
        cx.db,
        grant,
        &NewAccount {
            id,
            kind: policy::SERVED,
            name: info.company.name.clone(),
            country: info.country.code.to_owned(),
            cloud: cx.actor.account.cloud,
            standing: Standing::Active,
            mail_domain: Some(info.domain.clone()),
            // An address that somebody else typed proves nothing: it brings no requests to this tenant.
            contact_key: None,
            mpn_global_id: None,
            mpn_location_id: None,
            mpa_signed_at: None,
            created_at: cx.call.now,
            approved_at: None,
        },
    )?;
    let asked = (info.agreement == AgreementChoice::Asked).then_some(cx.call.now);
    let added = customers::insert(cx.db, grant, id, &info.domain, &Profile::from(info.company.clone()), asked);
    added.map_err(|error| taken_meanwhile(error, &info.domain))?;
    let audit_entry = AuditEntry::new(AuditEvent::CustomerCreated, "customer", *id.uuid())
        .of(id)
        .to(json!({ "company": info.company.name, "domain": info.domain, "country": info.country.code }));
    cx.audit(audit_entry)
}

fn add_administrator(
    db: &mut Db,
    call: &Call,
    grant: &Grant,
    (customer, info): (AccountId, &AccountInfo),
    password_hash: String,
) -> Result<(), Error> {
    let name = format!("{} {}", info.company.first_name, info.company.last_name);
    let user_name = administrator(&info.domain);
    let email = EmailAddress::parse(&user_name);
    let id = UserId::at(call.now);
    let added = users::insert(
        db,
        grant,
        &NewUser {
            id,
            email: email.ok_or_else(|| Error::Internal("a new domain makes no address".into()))?,
            name: name.clone(),
            password_hash,
            must_change_password: true,
            language: Some(Language::negotiate(&info.company.culture)),
            time_zone: info.country.time_zone,
            email_confirmed_at: None,
            created_at: call.now,
        },
    );
    added.map_err(|error| taken_meanwhile(error, &info.domain))?;
    users::join(db, grant, (id, customer), &[policy::ADMINISTRATOR], call.now)?;
    let user = NewCustomerUser {
        id,
        customer,
        first_name: &info.company.first_name,
        last_name: &info.company.last_name,
        display_name: &name,
        email: &user_name,
        location: info.country.code,
    };
    customer_users::insert(db, grant, &user, call.now)
}

/// A relationship with its privileges: who adds a customer may administer it, and so may the reseller it is added for.
fn relate(
    cx: &mut UseCase<'_>,
    grant: &Grant,
    (customer, info): (AccountId, &AccountInfo),
    partner: AccountId,
) -> Result<(), Error> {
    let new = NewRelationship { partner, customer, company_name: &info.company.name, domain: &info.domain };
    let id = relationships::insert(cx.db, grant, &new, cx.call.now)?;
    let audit_entry = AuditEntry::new(AuditEvent::RelationshipCreated, "relationship", *id.uuid())
        .of(customer)
        .to(json!({ "partner": partner.to_string(), "customer": customer.to_string() }));
    cx.audit(audit_entry)?;
    privileges::give(cx.db, grant, (partner, customer), cx.call.now)?;
    let audit_entry = AuditEntry::new(AuditEvent::PrivilegesGranted, "customer", *customer.uuid())
        .of(customer)
        .to(json!({ "partner": partner.to_string(), "way": "customer added" }));
    cx.audit(audit_entry)
}

fn attest(cx: &mut UseCase<'_>, grant: &Grant, customer: AccountId, info: &AccountInfo) -> Result<(), Error> {
    let AgreementChoice::Attested { accepted_on, first_name, last_name, email } = &info.agreement else {
        return Ok(());
    };
    let agreement = Agreement {
        way: AgreementWay::Attested,
        partner: Some(grant.account()),
        first_name: first_name.clone(),
        last_name: last_name.clone(),
        email: email.clone(),
        phone: String::new(),
        accepted_on: *accepted_on,
        recorded_at: cx.call.now,
        document: String::new(),
    };
    customers::record_agreement(cx.db, grant, customer, &agreement, cx.actor.person.id)?;
    let audit_entry = AuditEntry::new(AuditEvent::AgreementAttested, "customer", *customer.uuid())
        .of(customer)
        .to(json!({ "accepted_on": accepted_on.to_string(), "by": format!("{first_name} {last_name}") }));
    cx.audit(audit_entry)
}
