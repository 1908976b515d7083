//! Beginning an invitation: its link works from now on, for 14 days.

use serde_json::json;

use super::{comparison_code, wording::Wording};
use crate::{
    auth::token::Token,
    domain::{
        AuditEvent, Country, Error, Grant, Text,
        email::EmailAddress,
        ids::{AccountId, InvitationId, RelationshipId},
        invitation::{InvitationKind, lifetime},
    },
    repository::{
        accounts,
        db::Db,
        invitations::{self, NewInvitation},
        partnerships,
    },
    service::{AuditEntry, FormKey, UseCase},
};

/// What an invitation is to ask for.
#[derive(Clone, Debug, Default)]
pub(in crate::service) struct NewRequest {
    /// The provider that is asked for as well.
    pub(in crate::service) provider: Option<AccountId>,
    /// The customer that it is for, where that is known.
    pub(in crate::service) customer: Option<AccountId>,
    /// The relationship that is to be as it was.
    pub(in crate::service) restores: Option<RelationshipId>,
    /// Whether delegated administration privileges are asked for.
    pub(in crate::service) with_privileges: bool,
    /// The address that it will go to, where that is known.
    pub(in crate::service) recipient: Option<EmailAddress>,
}

/// Asks a reseller for a partnership. Sent twice, the form makes one request.
pub fn request_partnership(cx: &mut UseCase<'_>, form: &FormKey) -> Result<InvitationId, Error> {
    begin(cx, form, InvitationKind::Partnership, &NewRequest::default())
}

/// Asks a customer for a reseller relationship, with or without delegated administration privileges. Where the cloud
/// leaves no choice they are asked for, whatever was sent (`docs/domain.md` §3.2).
pub fn request_relationship(
    cx: &mut UseCase<'_>,
    form: &FormKey,
    with_privileges: bool,
) -> Result<InvitationId, Error> {
    let with_privileges = with_privileges || !cx.actor.account.cloud.leaves_choice_of_privileges();
    begin(cx, form, InvitationKind::Reseller, &NewRequest { with_privileges, ..NewRequest::default() })
}

/// Asks a customer for relationships with the reseller, which wants privileges, and with one of its providers, which
/// wants to order (`docs/domain.md` §6.3).
///
/// # Errors
/// [`Error::Denied`]; [`Error::NotFound`] where the provider is no partner (any more); [`Error::Conflict`] where it is
/// suspended.
pub fn invite_customers(cx: &mut UseCase<'_>, form: &FormKey, provider: AccountId) -> Result<InvitationId, Error> {
    let grant = cx.authorize(InvitationKind::Joint.action())?;
    if !partnerships::are_partners(cx.db, provider, grant.account())? {
        return Err(Error::NotFound);
    }
    let request = NewRequest { provider: Some(provider), with_privileges: true, ..NewRequest::default() };
    begin(cx, form, InvitationKind::Joint, &request)
}

/// Begins an invitation of this kind. Sent twice, the form makes one.
pub(in crate::service) fn begin(
    cx: &mut UseCase<'_>,
    form: &FormKey,
    kind: InvitationKind,
    request: &NewRequest,
) -> Result<InvitationId, Error> {
    let grant = cx.authorize(kind.action())?;
    let id = InvitationId::at(cx.call.now);
    let purpose = format!("begin {kind} {:?} {:?}", request.provider, request.restores);
    let made = cx.once(form, &purpose, &id.to_string(), |cx| make(cx, &grant, (id, kind), request))?;
    Ok(made.parse()?)
}

/// The name of the provider that an invitation asks for as well: one that may take customers, for no customer could
/// accept a suspended one.
fn provider_in_business(db: &mut Db, id: AccountId) -> Result<String, Error> {
    let provider = accounts::find(db, id)?;
    if provider.standing.may_sell() {
        return Ok(provider.name);
    }
    Err(Error::Conflict(Text::new("invitation-provider-suspended").with("provider", provider.name)))
}

fn make(
    cx: &mut UseCase<'_>,
    grant: &Grant,
    (id, kind): (InvitationId, InvitationKind),
    request: &NewRequest,
) -> Result<(), Error> {
    let token = Token::random();
    let language = Country::language_of(&cx.actor.account.country);
    let provider = match request.provider {
        Some(id) => Some(provider_in_business(cx.db, id)?),
        None => None,
    };
    let wording = Wording {
        actor: cx.actor,
        kind,
        with_privileges: request.with_privileges,
        provider: provider.as_deref(),
        code: comparison_code(cx.call, id),
    };
    let (subject, message) = wording.standard(language);
    let new = NewInvitation {
        id,
        kind,
        inviter: cx.actor.person.id,
        provider: request.provider,
        customer: request.customer,
        restores: request.restores,
        with_privileges: request.with_privileges,
        language,
        subject,
        message,
        token_hash: token.hash(),
        sealed_token: cx.call.keys.seal(token.bytes()),
        created_at: cx.call.now,
        expires_at: cx.call.now.plus(lifetime()),
    };
    invitations::insert(cx.db, grant, &new)?;
    if let Some(address) = &request.recipient {
        let recipient = Some((address.as_str(), address.key()));
        invitations::edit_draft(cx.db, grant, id, recipient, language, &new.subject, &new.message)?;
    }
    let value = json!({
        "kind": kind.as_str(),
        "provider": provider,
        "with_privileges": request.with_privileges,
        "expires_at": new.expires_at.utc(),
    });
    let mut audit_entry = AuditEntry::new(AuditEvent::InvitationCreated, "invitation", *id.uuid()).to(value);
    if let Some(customer) = request.customer {
        audit_entry = audit_entry.of(customer);
    }
    cx.audit(audit_entry)
}
