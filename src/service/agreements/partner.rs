//! The Microsoft Partner Agreement: each partner signs it once for its region, and for good.

use serde_json::json;

use crate::{
    domain::{
        account::AccountKind,
        actor::Actor,
        agreement_text::PARTNER_VERSION,
        audit::AuditEvent,
        consent::inert_line,
        error::Error,
        policy::{Action, Scope},
        text::Text,
    },
    repository::{
        db::Db,
        partner_agreements::{self, Signature},
        partnerships,
    },
    service::{
        Call, Deed,
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
///
/// # Errors
/// [`Error::Denied`], or as the database says.
pub fn sign(db: &mut Db, call: &Call, actor: &Actor) -> Result<bool, Error> {
    let grant = call.authorize(actor, Action::SignAgreement)?;
    let signed = partner_agreements::signature(db, grant.scope())?.is_some();
    if signed || !partner_agreements::sign(db, &grant, PARTNER_VERSION, actor.person.id, call.now)? {
        return Ok(false);
    }
    let deed = Deed::new(AuditEvent::PartnerAgreementSigned, "account", *grant.account().uuid())
        .to(json!({ "document": PARTNER_VERSION, "by": actor.person.name }));
    call.audit(db, actor, deed)?;
    tell_own_admins(db, call, actor)?;
    if actor.account.kind == AccountKind::IndirectReseller {
        tell_providers(db, call, actor, grant.scope())?;
    }
    Ok(true)
}

fn tell_own_admins(db: &mut Db, call: &Call, actor: &Actor) -> Result<(), Error> {
    let notice = Notice {
        kind: "partner-agreement-receipt",
        invitation: None,
        subject: text("mail-mpa-receipt-subject", call, actor),
        paragraphs: vec![text("mail-mpa-receipt-text", call, actor), text("mail-mpa-receipt-meaning", call, actor)],
        action: Some(("mail-open-agreements", "/agreements")),
    };
    notices::send_to_admins(db, call, (actor.account.id, &actor.account.country), &notice)
}

fn tell_providers(db: &mut Db, call: &Call, actor: &Actor, scope: Scope) -> Result<(), Error> {
    let notice = Notice {
        kind: "partner-agreement-signed",
        invitation: None,
        subject: text("mail-mpa-signed-subject", call, actor),
        paragraphs: vec![text("mail-mpa-signed-text", call, actor)],
        action: Some(("mail-open-resellers", "/indirect-resellers")),
    };
    for provider in partnerships::list_providers(db, scope)? {
        notices::send_to_admins(db, call, (provider.account, &provider.country), &notice)?;
    }
    Ok(())
}

fn text(key: &'static str, call: &Call, actor: &Actor) -> Text {
    Text::new(key)
        .with("account", inert_line(&actor.account.name))
        .with("person", inert_line(&actor.person.name))
        .moment("at", call.now)
}
