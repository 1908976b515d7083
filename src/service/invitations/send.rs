//! Sending a draft, ending it, giving it a new link, taking it back.

use chrono::TimeDelta;
use serde_json::json;

use super::{DraftForm, comparison_code, find, party, personal_link, save_draft};
use crate::{
    auth::token::Token,
    domain::{
        actor::Actor,
        audit::AuditEvent,
        error::Error,
        ids::InvitationId,
        input::Checks,
        invitation::{InvitationKind, InvitationState, Stage, lifetime, unseal_message},
        policy::{Action, Grant},
        text::Text,
    },
    i18n::texts,
    mail::message::{Content, Letter, Party, footer},
    repository::{
        db::Db,
        invitations::{self, INVITATION_MAIL, Invitation},
        outbox,
    },
    service::{Call, Deed, FormKey},
};

/// How many invitations may be mailed to one address in a day.
const MOST_PER_ADDRESS: i64 = 20;

/// Keeps what was written and mails it through the outbox.
///
/// # Errors
/// [`Error::Invalid`] beside the fields, also for a missing address; as [`open_draft`] says.
pub fn send(db: &mut Db, call: &Call, actor: &Actor, id: InvitationId, form: &DraftForm) -> Result<String, Error> {
    let (grant, invitation) = find(db, call, actor, id)?;
    if invitation.stage == Stage::Sent {
        // The same form once more: it was sent already.
        return Ok(invitation.recipient.unwrap_or_default());
    }
    if form.to.trim().is_empty() {
        let mut checks = Checks::new();
        checks.email("to", &form.to);
        checks.finish()?;
    }
    let draft = save_draft(db, call, actor, id, form)?;
    let recipient = draft.invitation.recipient.clone().ok_or(Error::NotFound)?;
    if is_mailed_enough(db, call, &recipient)? {
        let mut checks = Checks::new();
        checks.refuse("to", Text::new("draft-mailed-enough"));
        checks.finish()?;
    }
    invitations::finish_draft(db, &grant, id, (Stage::Sent, actor.person.id), call.now)?;
    enqueue(db, call, actor, &draft.invitation, (&draft.link, &draft.message), &recipient)?;
    let deed = Deed::new(AuditEvent::InvitationSent, "invitation", *id.uuid()).to(json!({ "to": recipient }));
    call.audit(db, actor, deed)?;
    Ok(recipient)
}

/// Keeps what was written and ends the draft: the inviter has taken it elsewhere. Gives its kind.
///
/// # Errors
/// [`Error::Invalid`] beside the fields; as [`open_draft`] says.
pub fn finish(
    db: &mut Db,
    call: &Call,
    actor: &Actor,
    id: InvitationId,
    form: &DraftForm,
) -> Result<InvitationKind, Error> {
    let (grant, invitation) = find(db, call, actor, id)?;
    if invitation.stage == Stage::Issued {
        return Ok(invitation.kind);
    }
    let draft = save_draft(db, call, actor, id, form)?;
    invitations::finish_draft(db, &grant, id, (Stage::Issued, actor.person.id), call.now)?;
    let deed = Deed::new(AuditEvent::InvitationIssued, "invitation", *id.uuid())
        .to(json!({ "to": draft.invitation.recipient }));
    call.audit(db, actor, deed)?;
    Ok(invitation.kind)
}

/// What became of an invitation that got a new link.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Renewal {
    /// The portal mailed the new link.
    Sent,
    /// The draft is open again and shows the new link.
    Draft,
}

/// Gives an undecided invitation a new link, for another 14 days; the old one is dead at once. What the portal had
/// mailed is mailed again; what the inviter had taken elsewhere opens as a draft. Sent twice, the form renews once.
///
/// # Errors
/// [`Error::Denied`]; [`Error::NotFound`]; [`Error::Conflict`] where it was decided already.
pub fn resend(db: &mut Db, call: &Call, actor: &Actor, id: InvitationId, form: &FormKey) -> Result<Renewal, Error> {
    let (grant, invitation) = find(db, call, actor, id)?;
    let renewal =
        if invitation.stage == Stage::Sent && invitation.recipient.is_some() { Renewal::Sent } else { Renewal::Draft };
    let purpose = format!("resend_invitation {id}");
    call.once(db, form, &purpose, &id.to_string(), |db| renew(db, call, actor, &grant, invitation))?;
    Ok(renewal)
}

fn renew(db: &mut Db, call: &Call, actor: &Actor, grant: &Grant, invitation: Invitation) -> Result<(), Error> {
    let state = invitation.progress().state(call.now);
    if !state.can_resend() {
        return Err(Error::Conflict(Text::new("invitation-cannot-resend").text("state", state.key())));
    }
    let (Some(recipient), Stage::Sent) = (&invitation.recipient, invitation.stage) else {
        return give_new_link(db, call, actor, grant, &invitation, Stage::Draft).map(|_| ());
    };
    if is_mailed_enough(db, call, recipient)? {
        return Err(Error::Conflict(Text::new("draft-mailed-enough")));
    }
    let token = give_new_link(db, call, actor, grant, &invitation, Stage::Sent)?;
    let link = personal_link(call, &token);
    let message = unseal_message(&invitation.message, &link);
    enqueue(db, call, actor, &invitation, (&link, &message), recipient)
}

/// A new link for another 14 days; the old one is dead at once, and so is a mail that waits with it. A draft keeps its
/// link, sealed, until it is sent.
pub(super) fn give_new_link(
    db: &mut Db,
    call: &Call,
    actor: &Actor,
    grant: &Grant,
    invitation: &Invitation,
    stage: Stage,
) -> Result<Token, Error> {
    let (id, token) = (invitation.id, Token::random());
    let (by, until) = ((stage, actor.person.id), call.now.plus(lifetime()));
    let kept = (stage == Stage::Draft).then(|| call.keys.seal(token.bytes()));
    invitations::renew(db, grant, id, by, (&token.hash(), kept.as_deref()), until)?;
    outbox::cancel_for(db, id, call.now)?;
    let before = invitation.progress().state(call.now);
    let deed = Deed::new(AuditEvent::InvitationRenewed, "invitation", *id.uuid())
        .from(json!({ "state": before.as_str(), "expires_at": invitation.expires_at.utc() }))
        .to(json!({ "expires_at": until.utc() }));
    call.audit(db, actor, deed)?;
    Ok(token)
}

/// Takes an undecided invitation back: its link is dead at once, a mail that still waits is not sent.
///
/// # Errors
/// [`Error::Denied`]; [`Error::NotFound`]; [`Error::Conflict`] where it was decided already.
pub fn revoke(db: &mut Db, call: &Call, actor: &Actor, id: InvitationId) -> Result<(), Error> {
    let grant = call.authorize(actor, Action::RevokeInvitation)?;
    let invitation = invitations::find(db, grant.scope(), id)?;
    let state = invitation.progress().state(call.now);
    if state == InvitationState::Revoked {
        return Ok(());
    }
    if !state.can_revoke() {
        return Err(Error::Conflict(Text::new("invitation-cannot-revoke").text("state", state.key())));
    }
    invitations::revoke(db, &grant, id, actor.person.id, call.now)?;
    outbox::cancel_for(db, id, call.now)?;
    let deed = Deed::new(AuditEvent::InvitationRevoked, "invitation", *id.uuid())
        .from(json!({ "state": state.as_str() }))
        .to(json!({ "state": "revoked" }));
    call.audit(db, actor, deed)
}

/// Whether an address has had all the invitations that one day may bring it, whoever sent them.
fn is_mailed_enough(db: &mut Db, call: &Call, recipient: &str) -> Result<bool, Error> {
    let since = call.now.plus(-TimeDelta::days(1));
    Ok(outbox::count_to(db, recipient, INVITATION_MAIL, since)? >= MOST_PER_ADDRESS)
}

fn enqueue(
    db: &mut Db,
    call: &Call,
    actor: &Actor,
    invitation: &Invitation,
    (link, message): (&str, &str),
    recipient: &str,
) -> Result<(), Error> {
    let language = invitation.language;
    let mut paragraphs = vec![message.trim_end().to_owned()];
    let code = comparison_code(call, invitation.id);
    if !message.contains(&code) {
        let words = Text::new("mail-invitation-code").with("code", code);
        paragraphs.push(texts(language).format(&words, actor.person.time_zone));
    }
    let letter = Letter {
        language,
        paragraphs,
        action: None,
        inline_link: Some(link.to_owned()),
        footer: footer(language, &call.public_url),
    };
    let (text, html) = letter.render()?;
    let content = Content {
        to: Party { name: None, email: recipient.to_owned() },
        from_name: Some(format!("{} ({})", actor.person.name, actor.account.name)),
        reply_to: Some(party(actor)),
        subject: invitation.subject.clone(),
        text,
        html,
    };
    content.enqueue(db, &call.keys, INVITATION_MAIL, Some(invitation.id), call.now)
}
