//! Who is told of an answer: those who asked, and every administrator of the customer.

use super::{Given, RelationshipRequest};
use crate::{
    domain::{
        Actor, Country, Error, Text,
        consent::{AgreementDue, inert_line},
        mail::MailKind,
    },
    repository::db::Db,
    service::{
        Call, UseCase,
        notices::{self, Notice},
    },
};

/// Tells the inviter what was accepted and what was not, and the provider of a joint request that it has a customer.
pub(super) fn tell_accepted(
    cx: &mut UseCase<'_>,
    request: &RelationshipRequest,
    given: &[Given],
    due: AgreementDue,
) -> Result<(), Error> {
    for (given, is_inviter) in given.iter().zip(std::iter::once(true).chain(std::iter::repeat(false))) {
        let asking = &given.asking;
        let text = |key| words(key, cx.call, cx.actor, &request.names());
        let subject =
            if is_inviter { text("consent-mail-accepted-subject") } else { text("consent-mail-customer-subject") };
        let mut paragraphs = vec![text("consent-mail-accepted-text")];
        if given.privileges {
            paragraphs.push(text("consent-mail-privileges-given"));
        } else if asking.lacks_privileges() {
            paragraphs.push(text("consent-mail-privileges-refused"));
        }
        if asking.sells() {
            paragraphs.push(text("consent-mail-may-order"));
        }
        if due == AgreementDue::Attest {
            paragraphs.push(text("consent-mail-attest"));
        }
        let notice = Notice {
            kind: MailKind::RelationshipAccepted,
            invitation: Some(request.invitation.id),
            subject,
            paragraphs,
            action: Some(("consent-mail-open-customers", "/customers")),
        };
        if is_inviter {
            tell_inviter(cx.db, cx.call, request, &asking.account.country, &notice)?;
        } else {
            notices::send_to_admins(cx.db, cx.call, (asking.account.id, &asking.account.country), &notice)?;
        }
    }
    Ok(())
}

/// Tells the inviter that the customer has declined, and why.
pub(super) fn tell_declined(
    cx: &mut UseCase<'_>,
    request: &RelationshipRequest,
    reason: Option<String>,
) -> Result<(), Error> {
    let text = |key| words(key, cx.call, cx.actor, &request.names());
    let mut paragraphs = vec![text("consent-mail-declined-text")];
    if let Some(reason) = reason {
        paragraphs.push(Text::new("mail-declined-reason").with("reason", reason));
    }
    let notice = Notice {
        kind: MailKind::RelationshipDeclined,
        invitation: Some(request.invitation.id),
        subject: text("consent-mail-declined-subject"),
        paragraphs,
        action: Some(("mail-open-invitations", "/invitations")),
    };
    let country = request.partners.first().map(|asking| asking.account.country.clone()).unwrap_or_default();
    tell_inviter(cx.db, cx.call, request, &country, &notice)
}

/// Every global admin of the customer gets a receipt: who may do what from now on, and where to take it back.
pub(super) fn send_receipts(
    cx: &mut UseCase<'_>,
    request: &RelationshipRequest,
    given: &[Given],
    due: AgreementDue,
) -> Result<(), Error> {
    let text = |key| words(key, cx.call, cx.actor, &request.names());
    let mut paragraphs = vec![text("consent-receipt-text")];
    for given in given {
        let may = |key| Text::new(key).with("partner", &given.asking.name).moment("at", cx.call.now);
        paragraphs.push(if given.asking.sells() {
            may("consent-receipt-sells")
        } else {
            may("consent-receipt-serves")
        });
        paragraphs.push(if given.privileges || given.asking.is_privileged {
            may("consent-receipt-privileged")
        } else {
            may("consent-receipt-not-privileged")
        });
    }
    match due {
        AgreementDue::No => {}
        AgreementDue::Accept => paragraphs.push(text("consent-receipt-agreement")),
        AgreementDue::Attest => paragraphs.push(text("consent-receipt-attest")),
    }
    paragraphs.push(text("consent-receipt-take-back"));
    let notice = Notice {
        kind: MailKind::RelationshipReceipt,
        invitation: Some(request.invitation.id),
        subject: text("consent-receipt-subject"),
        paragraphs,
        action: Some(("consent-receipt-open", "/partner-relationships")),
    };
    notices::send_to_admins(cx.db, cx.call, (cx.actor.account.id, &cx.actor.account.country), &notice)
}

/// A text about this answer: who gave it for whom, to whom, and when.
fn words(key: &'static str, call: &Call, actor: &Actor, partners: &str) -> Text {
    Text::new(key)
        .with("customer", inert_line(&actor.account.name))
        .with("person", inert_line(&actor.person.name))
        .with("partners", partners)
        .moment("at", call.now)
}

fn tell_inviter(
    db: &mut Db,
    call: &Call,
    request: &RelationshipRequest,
    country: &str,
    notice: &Notice<'_>,
) -> Result<(), Error> {
    let reader = notices::reader(db, request.invitation.inviter_id, Country::language_of(country))?;
    notices::send(db, call, reader, notice)
}
