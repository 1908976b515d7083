//! Asking for privileges after all, or for none: the link that showed something else dies.

use serde_json::json;

use super::{find, send::give_new_link, wording::Wording};
use crate::{
    domain::{
        AuditEvent, Error, Text,
        email::EmailAddress,
        ids::InvitationId,
        invitation::{InvitationKind, InvitationStage},
    },
    repository::{accounts, invitations},
    service::{AuditEntry, UseCase},
};

/// Changes whether an undecided request asks for delegated administration privileges. It gets a new link and is a draft
/// again, with the standard text that fits unless the text was changed. What is so already stays.
///
/// # Errors
/// [`Error::Denied`]; [`Error::NotFound`]; [`Error::Conflict`] where it was decided already or nothing can be chosen.
pub fn change_privileges(cx: &mut UseCase<'_>, id: InvitationId, with_privileges: bool) -> Result<(), Error> {
    let (grant, invitation) = find(cx, id)?;
    let has_choice =
        invitation.kind == InvitationKind::Reseller && cx.actor.account.cloud.leaves_choice_of_privileges();
    if !has_choice {
        return Err(Error::NotFound);
    }
    if !invitation.progress().state(cx.call.now).is_live() {
        return Err(Error::Conflict(Text::new("invitation-cannot-change")));
    }
    if invitation.with_privileges == with_privileges {
        return Ok(());
    }
    let provider = invitation.provider_id.map(|id| accounts::find(cx.db, id)).transpose()?.map(|account| account.name);
    let before = Wording::of(cx.call, cx.actor, &invitation, provider.as_deref());
    let is_standard = before.is_standard(invitation.language, &invitation.subject, &invitation.message);
    invitations::change_privileges(cx.db, &grant, id, with_privileges)?;
    give_new_link(cx, &grant, &invitation, InvitationStage::Draft)?;
    if is_standard {
        let (subject, message) = Wording { with_privileges, ..before }.standard(invitation.language);
        let address = invitation.recipient.as_deref().and_then(EmailAddress::parse);
        let recipient = address.as_ref().map(|address| (address.as_str(), address.key()));
        invitations::edit_draft(cx.db, &grant, id, recipient, invitation.language, &subject, &message)?;
    }
    let audit_entry = AuditEntry::new(AuditEvent::InvitationEdited, "invitation", *id.uuid())
        .from(json!({ "with_privileges": !with_privileges }))
        .to(json!({ "with_privileges": with_privileges }));
    cx.audit(audit_entry)
}
