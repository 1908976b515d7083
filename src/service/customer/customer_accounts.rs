//! A customer's Account page: what is known of it, who has to do with it, and what a partner changes there.

use serde_json::json;

use crate::service::{AuditEntry, UseCase, customer_update, customers::open};
use crate::{
    domain::{
        Action, AuditEvent, Checks, Country, Error, Moment, Text,
        agreement::{self, Acceptor, AttestationForm},
        customer::AgreementWay,
        ids::AccountId,
    },
    repository::{
        accounts,
        customer_accounts::{self, Connected, RecordedAgreement},
        customer_qualifications::{self, StatedQualification},
        customers::{self, Agreement, Customer, Profile},
        db::Db,
        relationships, tenant_owners,
    },
};

/// Everything that the Account page shows.
#[derive(Clone, Debug)]
pub struct CustomerOverview {
    /// The customer as this partner keeps it.
    pub customer: Customer,
    /// The name that the customer's own account has.
    pub tenant_name: String,
    /// Its address and its primary contact.
    pub profile: Profile,
    /// The partners that the reader may know of.
    pub connected: Vec<Connected>,
    /// The newest acceptance of the customer agreement.
    pub agreement: Option<RecordedAgreement>,
    /// What partners state that it is beside a business.
    pub qualifications: Vec<StatedQualification>,
    /// Whether the reader's account holds privileges over it now.
    pub privileged: bool,
    /// Why the reader's account may not change it; `None` where it may.
    pub obstacle: Option<Text>,
    /// The connected partners that own its Azure tenant, and since when; `None` where Azure does not matter.
    pub tenant_owners: Option<Vec<(AccountId, Moment)>>,
}

/// What is known of a customer, for its Account page. Twelve queries at most.
pub fn overview(cx: &mut UseCase<'_>, id: AccountId) -> Result<CustomerOverview, Error> {
    let (grant, customer) = open(cx, Action::ViewCustomerAccount, id)?;
    let connected = customer_accounts::connected(cx.db, grant.scope(), id)?;
    let mine = connected.iter().find(|partner| partner.account == cx.actor.account.id);
    Ok(CustomerOverview {
        tenant_name: accounts::find(cx.db, id)?.name,
        profile: customers::profile(cx.db, id)?,
        agreement: customer_accounts::newest_agreement(cx.db, id)?,
        privileged: mine.is_some_and(|partner| partner.privileged_since.is_some()),
        tenant_owners: tenant_owners(cx.db, id, &connected)?,
        obstacle: customer_update::obstacle(cx, &customer)?,
        qualifications: customer_qualifications::of(cx.db, id)?,
        customer,
        connected,
    })
}

/// Who of the partners that the reader may know of owns the customer's Azure tenant.
fn tenant_owners(
    db: &mut Db,
    customer: AccountId,
    connected: &[Connected],
) -> Result<Option<Vec<(AccountId, Moment)>>, Error> {
    let mut owners = tenant_owners::owners(db, customer)?;
    owners.retain(|(owner, _)| connected.iter().any(|partner| partner.account == *owner));
    let matters = !owners.is_empty() || tenant_owners::has_azure_plan(db, customer)?;
    Ok(matters.then_some(owners))
}

/// Lets a customer purchase for itself at the partner's cost, or no longer (`docs/domain.md` §8.5). What is so already
/// stays, and nothing is recorded.
pub fn allow_purchases(cx: &mut UseCase<'_>, id: AccountId, allowed: bool) -> Result<Customer, Error> {
    // What is sold already may be stopped, whatever the account's standing; new purchases may not be let begin.
    let action = if allowed { Action::AllowPurchases } else { Action::StopPurchases };
    let (grant, customer) = open(cx, action, id)?;
    if customer_accounts::allow_purchases(cx.db, &grant, id, allowed)? {
        let event = if allowed { AuditEvent::PurchasesAllowed } else { AuditEvent::PurchasesStopped };
        let audit_entry = AuditEntry::new(event, "customer", *id.uuid())
            .of(id)
            .from(json!({ "may_purchase": !allowed }))
            .to(json!({ "may_purchase": allowed }));
        cx.audit(audit_entry)?;
    }
    Ok(customer)
}

/// The customer whose acceptance is about to be recorded, its primary contact, and the newest acceptance.
pub fn open_attestation(
    cx: &mut UseCase<'_>,
    id: AccountId,
) -> Result<(Customer, Profile, Option<RecordedAgreement>), Error> {
    let (_, customer) = open(cx, Action::AttestAgreement, id)?;
    Ok((customer, customers::profile(cx.db, id)?, customer_accounts::newest_agreement(cx.db, id)?))
}

/// Records that a customer accepted the customer agreement. Once it is recorded, another acceptance counts only where
/// the person or the way to reach it is another (`docs/domain.md` §7.3).
///
/// # Errors
/// As [`open`]; [`Error::Invalid`] beside the fields or, for the same person again, of the whole form.
pub fn attest(cx: &mut UseCase<'_>, id: AccountId, form: &AttestationForm) -> Result<Customer, Error> {
    let (grant, customer) = open(cx, Action::AttestAgreement, id)?;
    let today = cx.call.now.utc().with_timezone(&cx.actor.person.time_zone).date_naive();
    let seller = accounts::find(cx.db, cx.actor.account.id)?;
    let country = Country::find(&customer.country).ok_or(Error::NotFound)?;
    let mut checks = Checks::new();
    let attestation = agreement::read(&mut checks, form, country, today, seller.mail_domain.as_deref());
    checks.finish()?;
    let attestation = attestation.ok_or_else(|| Error::refused(Text::new("error-malformed-text")))?;
    relationships::lock(cx.db, grant.account(), id)?;
    let before = customers::agreement(cx.db, id)?;
    let acceptor = attestation.acceptor;
    if before.as_ref().is_some_and(|known| acceptor_of(known).is_same(&acceptor)) {
        return Err(Error::refused(Text::new("agreement-same-person")));
    }
    let new = Agreement {
        way: AgreementWay::Attested,
        partner: Some(cx.actor.account.id),
        first_name: acceptor.first_name,
        last_name: acceptor.last_name,
        email: acceptor.email,
        phone: acceptor.phone,
        accepted_on: attestation.accepted_on,
        recorded_at: cx.call.now,
        document: String::new(),
    };
    customers::record_agreement(cx.db, &grant, id, &new, cx.actor.person.id)?;
    let value = |agreement: &Agreement| {
        json!({
            "way": agreement.way.as_str(),
            "first_name": agreement.first_name,
            "last_name": agreement.last_name,
            "email": agreement.email,
            "phone": agreement.phone,
            "accepted_on": agreement.accepted_on.to_string(),
        })
    };
    let mut audit_entry = AuditEntry::new(AuditEvent::AgreementAttested, "customer", *id.uuid()).of(id).to(value(&new));
    if let Some(before) = &before {
        audit_entry = audit_entry.from(value(before));
    }
    cx.audit(audit_entry)?;
    Ok(customer)
}

fn acceptor_of(agreement: &Agreement) -> Acceptor {
    Acceptor {
        first_name: agreement.first_name.clone(),
        last_name: agreement.last_name.clone(),
        email: agreement.email.clone(),
        phone: agreement.phone.clone(),
    }
}
