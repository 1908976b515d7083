//! The Microsoft Partner Agreement: each partner signs it once for its region, and for good.

use serde_json::json;

use crate::{
    domain::{
        Action, Actor, AuditEvent, Error, Scope, Text, agreement_text::PARTNER_VERSION, consent::inert_line,
        mail::MailKind, policy,
    },
    repository::{
        db::Db,
        partner_agreements::{self, Signature},
        partnerships,
    },
    service::{
        AuditEntry, Call, UseCase,
        notices::{self, Notice},
    },
};

/// Where a partner's agreement stands.
#[derive(Clone, Debug)]
pub enum PartnerAgreement {
    /// It is signed.
    Signed(Signature),
    /// It is not; who may sign it.
    Unsigned(Vec<String>),
}

/// Where this partner's agreement stands.
pub(super) fn stand(db: &mut Db, scope: Scope) -> Result<PartnerAgreement, Error> {
    Ok(match partner_agreements::signature(db, scope)? {
        Some(signature) => PartnerAgreement::Signed(signature),
        None => PartnerAgreement::Unsigned(super::signers(db, scope.account())?),
    })
}

/// Signs for the actor's account. Its global admins are told and, where it is a reseller, those of its providers: their
/// orders can carry its number from now on. `false` where it is signed already; then nothing changes.
pub fn sign(cx: &mut UseCase<'_>) -> Result<bool, Error> {
    let grant = cx.authorize(Action::SignAgreement)?;
    let signed = partner_agreements::signature(cx.db, grant.scope())?.is_some();
    if signed || !partner_agreements::sign(cx.db, &grant, PARTNER_VERSION, cx.actor.person.id, cx.call.now)? {
        return Ok(false);
    }
    let audit_entry = AuditEntry::new(AuditEvent::PartnerAgreementSigned, "account", *grant.account().uuid())
        .to(json!({ "document": PARTNER_VERSION, "by": cx.actor.person.name }));
    cx.audit(audit_entry)?;
    tell_own_admins(cx)?;
    if policy::works_through_providers(cx.actor.account.kind) {
        tell_providers(cx, grant.scope())?;
    }
    Ok(true)
}

fn tell_own_admins(cx: &mut UseCase<'_>) -> Result<(), Error> {
    let notice = Notice {
        kind: MailKind::PartnerAgreementReceipt,
        invitation: None,
        subject: text("mail-mpa-receipt-subject", cx.call, cx.actor),
        paragraphs: vec![
            text("mail-mpa-receipt-text", cx.call, cx.actor),
            text("mail-mpa-receipt-meaning", cx.call, cx.actor),
        ],
        action: Some(("mail-open-agreements", "/agreements")),
    };
    notices::send_to_admins(cx.db, cx.call, (cx.actor.account.id, &cx.actor.account.country), &notice)
}

fn tell_providers(cx: &mut UseCase<'_>, scope: Scope) -> Result<(), Error> {
    let notice = Notice {
        kind: MailKind::PartnerAgreementSigned,
        invitation: None,
        subject: text("mail-mpa-signed-subject", cx.call, cx.actor),
        paragraphs: vec![text("mail-mpa-signed-text", cx.call, cx.actor)],
        action: Some(("mail-open-resellers", "/indirect-resellers")),
    };
    for provider in partnerships::list_providers(cx.db, scope)? {
        notices::send_to_admins(cx.db, cx.call, (provider.account, &provider.country), &notice)?;
    }
    Ok(())
}

fn text(key: &'static str, call: &Call, actor: &Actor) -> Text {
    Text::new(key)
        .with("account", inert_line(&actor.account.name))
        .with("person", inert_line(&actor.person.name))
        .moment("at", call.now)
}
