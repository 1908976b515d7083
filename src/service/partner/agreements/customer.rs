//! The Microsoft Customer Agreement, as the customer itself accepts it. Until it has, or a partner has attested that it
//! has, nothing can be bought for it.

use serde_json::json;

use crate::{
    domain::{
        Action, Actor, AuditEvent, Error, Grant, Moment, Text,
        agreement_text::CUSTOMER_VERSION,
        consent::{first_and_last, inert_line},
        customer::AgreementWay,
        ids::AccountId,
        mail::MailKind,
        policy,
    },
    paths,
    repository::{
        consents, contacts,
        customer_accounts::{self, RecordedAgreement},
        customers::{self, Agreement},
        db::Db,
        relationships,
    },
    service::{
        AuditEntry, Call, UseCase,
        notices::{self, Notice},
    },
};

/// Where a customer's agreement stands.
#[derive(Clone, Debug)]
pub enum CustomerAgreement {
    /// It is accepted; with the name of the partner that attested it, where one did.
    Accepted(RecordedAgreement, Option<String>),
    /// The customer can accept it itself; when it was asked to.
    Due(Option<Moment>),
    /// Something was bought for the customer under another agreement: one of these partners must attest this one.
    MustBeAttested(Vec<String>),
}

/// Where this customer's agreement stands. Three queries at most.
pub(in crate::service) fn stand(db: &mut Db, customer: AccountId) -> Result<CustomerAgreement, Error> {
    if let Some(agreement) = customer_accounts::newest_agreement(db, customer)? {
        let partner = match agreement.partner {
            Some(partner) => contacts::names(db, &[partner])?.remove(&partner),
            None => None,
        };
        return Ok(CustomerAgreement::Accepted(agreement, partner));
    }
    if !consents::has_bought(db, customer)? {
        return Ok(CustomerAgreement::Due(customers::agreement_asked_at(db, customer)?));
    }
    let serving = relationships::of_customer(db, customer)?;
    let attests = |kind| policy::ever_may(kind, Action::AttestAgreement);
    let names = serving.into_iter().filter(|partner| attests(partner.kind)).map(|partner| partner.name);
    Ok(CustomerAgreement::MustBeAttested(names.collect()))
}

/// Accepts for the actor's account: whoever serves it is told that it can be ordered for, and its own global admins get a
/// receipt. `false` where it is accepted already; then nothing changes.
///
/// # Errors
/// [`Error::Denied`]; [`Error::Conflict`] where a partner must attest it.
pub fn accept(cx: &mut UseCase<'_>) -> Result<bool, Error> {
    let grant = cx.authorize(Action::SignAgreement)?;
    let customer = grant.account();
    customers::lock(cx.db, customer)?;
    match stand(cx.db, customer)? {
        CustomerAgreement::Accepted(..) => return Ok(false),
        CustomerAgreement::MustBeAttested(_) => return Err(Error::Conflict(Text::new("own-agreement-ask-partner"))),
        CustomerAgreement::Due(_) => {}
    }
    record(cx, &grant)?;
    tell_own_admins(cx)?;
    Ok(true)
}

/// Records that the actor accepts for its account, which is held and may accept; whoever serves it is told.
pub(in crate::service) fn record(cx: &mut UseCase<'_>, grant: &Grant) -> Result<(), Error> {
    let customer = grant.account();
    let agreement = acceptance(cx.call, cx.actor);
    customers::record_agreement(cx.db, grant, customer, &agreement, cx.actor.person.id)?;
    let audit_entry =
        AuditEntry::new(AuditEvent::CustomerAgreementAccepted, "customer", *customer.uuid()).of(customer).to(json!({
            "way": agreement.way.as_str(),
            "document": agreement.document,
            "first_name": agreement.first_name,
            "last_name": agreement.last_name,
            "email": agreement.email,
            "accepted_on": agreement.accepted_on.to_string(),
        }));
    cx.audit(audit_entry)?;
    tell_partners(cx)
}

/// The acceptance that the actor gives now, on the day that it is where the actor is.
fn acceptance(call: &Call, actor: &Actor) -> Agreement {
    let person = &actor.person;
    let (first_name, last_name) = first_and_last(&person.name);
    Agreement {
        way: AgreementWay::Accepted,
        partner: None,
        first_name,
        last_name,
        email: person.email.clone(),
        phone: String::new(),
        accepted_on: call.now.utc().with_timezone(&person.time_zone).date_naive(),
        recorded_at: call.now,
        document: CUSTOMER_VERSION.to_owned(),
    }
}

fn tell_own_admins(cx: &mut UseCase<'_>) -> Result<(), Error> {
    let notice = Notice {
        kind: MailKind::CustomerAgreementReceipt,
        invitation: None,
        subject: text("mail-mca-receipt-subject", cx.call, cx.actor),
        paragraphs: vec![
            text("mail-mca-receipt-text", cx.call, cx.actor),
            text("mail-mca-receipt-meaning", cx.call, cx.actor),
        ],
        action: Some(("mail-open-agreements", "/agreements")),
    };
    notices::send_to_admins(cx.db, cx.call, (cx.actor.account.id, &cx.actor.account.country), &notice)
}

fn tell_partners(cx: &mut UseCase<'_>) -> Result<(), Error> {
    let page = paths::customer_account(cx.actor.account.id);
    let notice = Notice {
        kind: MailKind::CustomerAgreementAccepted,
        invitation: None,
        subject: text("mail-mca-accepted-subject", cx.call, cx.actor),
        paragraphs: vec![text("mail-mca-accepted-text", cx.call, cx.actor)],
        action: Some(("mail-open-customer", &page)),
    };
    for partner in relationships::of_customer(cx.db, cx.actor.account.id)? {
        notices::send_to_admins(cx.db, cx.call, (partner.account, &partner.country), &notice)?;
    }
    Ok(())
}

fn text(key: &'static str, call: &Call, actor: &Actor) -> Text {
    Text::new(key)
        .with("account", inert_line(&actor.account.name))
        .with("person", inert_line(&actor.person.name))
        .moment("at", call.now)
}
