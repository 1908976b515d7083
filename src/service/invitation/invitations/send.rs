//! Sending a draft, ending it, giving it a new link, taking it back.

use std::sync::Arc;

use serde_json::json;

use super::{
    DraftForm, InvitationDraft, comparison_code, find, links_elsewhere, party, personal_link, save_draft,
    wording::Wording,
};
use crate::{
    auth::token::Token,
    domain::{
        Action, AuditEvent, Checks, Error, Grant, Text,
        email::EmailAddress,
        ids::InvitationId,
        inert::inert,
        invitation::{InvitationKind, InvitationStage, InvitationState, lifetime, unseal_message},
        mail::MailKind,
    },
    i18n::texts,
    mail::message::{Content, Footer, Letter, Party},
    repository::{
        accounts,
        invitations::{self, Invitation},
        outbox,
    },
    service::{
        AuditEntry, FormKey, UseCase,
        mail_guard::{self, Verdict},
    },
};

/// Keeps what was written and mails it through the outbox.
///
/// # Errors
/// [`Error::Invalid`] beside the fields, also for a missing address; as [`open_draft`] says.
pub fn send(cx: &mut UseCase<'_>, id: InvitationId, form: &DraftForm) -> Result<String, Error> {
    let (grant, invitation) = find(cx, id)?;
    if invitation.stage == InvitationStage::Sent {
        // The same form once more: it was sent already.
        return Ok(invitation.recipient.unwrap_or_default());
    }
    if form.to.trim().is_empty() {
        let mut checks = Checks::new();
        checks.email("to", &form.to);
        checks.finish()?;
    }
    let draft = save_draft(cx, id, form)?;
    let recipient = draft.invitation.recipient.clone().ok_or(Error::NotFound)?;
    check_links(cx, &draft, form)?;
    let key = key_of(&recipient);
    let verdict = mail_guard::count_recipient(cx.db, cx.call, &key)?;
    beside_address(if verdict.is_ok() { mail_guard::count_contact(cx, &key)? } else { verdict })?;
    replace_earlier(cx, &grant, &draft.invitation)?;
    invitations::finish_draft(cx.db, &grant, id, (InvitationStage::Sent, cx.actor.person.id), cx.call.now)?;
    enqueue(cx, &draft.invitation, (&draft.link, &draft.message), &recipient)?;
    let audit_entry =
        AuditEntry::new(AuditEvent::InvitationSent, "invitation", *id.uuid()).to(json!({ "to": recipient }));
    cx.audit(audit_entry)?;
    Ok(recipient)
}

/// Whoever writes of links elsewhere is told once that they will be none, before the mail leaves.
fn check_links(cx: &UseCase<'_>, draft: &InvitationDraft, form: &DraftForm) -> Result<(), Error> {
    let links = links_elsewhere(&draft.invitation.subject, &draft.message, &cx.call.public_url);
    if links.is_subset(&form.shown_links()) {
        return Ok(());
    }
    let mut checks = Checks::new();
    checks.refuse("message", Text::new("draft-links-inert-now"));
    Ok(checks.finish()?)
}

/// Keeps what was written and ends the draft: the inviter has taken it elsewhere. Gives its kind.
pub fn finish(cx: &mut UseCase<'_>, id: InvitationId, form: &DraftForm) -> Result<InvitationKind, Error> {
    let (grant, invitation) = find(cx, id)?;
    if invitation.stage == InvitationStage::Issued {
        return Ok(invitation.kind);
    }
    let draft = save_draft(cx, id, form)?;
    if let Some(recipient) = &draft.invitation.recipient {
        // Whoever signs in with the address finds the request waiting.
        beside_address(mail_guard::count_contact(cx, &key_of(recipient))?)?;
        replace_earlier(cx, &grant, &draft.invitation)?;
    }
    invitations::finish_draft(cx.db, &grant, id, (InvitationStage::Issued, cx.actor.person.id), cx.call.now)?;
    let audit_entry = AuditEntry::new(AuditEvent::InvitationIssued, "invitation", *id.uuid())
        .to(json!({ "to": draft.invitation.recipient }));
    cx.audit(audit_entry)?;
    Ok(invitation.kind)
}

/// What became of an invitation that got a new link.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Renewal {
    /// The portal mailed the new link to this address.
    Sent(String),
    /// The draft is open again and shows the new link.
    Draft,
}

/// Gives an undecided invitation a new link, for another 14 days; the old one is dead at once. What the portal had
/// mailed is mailed again; what the inviter had taken elsewhere opens as a draft. Sent twice, the form renews once.
///
/// # Errors
/// [`Error::Denied`]; [`Error::NotFound`]; [`Error::Conflict`] where it was decided already.
pub fn resend(cx: &mut UseCase<'_>, id: InvitationId, form: &FormKey) -> Result<Renewal, Error> {
    let (grant, invitation) = find(cx, id)?;
    let renewal = match &invitation.recipient {
        Some(recipient) if invitation.stage == InvitationStage::Sent => Renewal::Sent(recipient.clone()),
        _ => Renewal::Draft,
    };
    let purpose = format!("resend_invitation {id}");
    cx.once(form, &purpose, &id.to_string(), |cx| renew(cx, &grant, invitation))?;
    Ok(renewal)
}

pub(super) fn renew(cx: &mut UseCase<'_>, grant: &Grant, invitation: Invitation) -> Result<(), Error> {
    let state = invitation.progress().state(cx.call.now);
    if !state.can_resend() {
        return Err(Error::Conflict(Text::new("invitation-cannot-resend").text("state", state.key())));
    }
    let (Some(recipient), InvitationStage::Sent) = (&invitation.recipient, invitation.stage) else {
        return give_new_link(cx, grant, &invitation, InvitationStage::Draft).map(|_| ());
    };
    let key = key_of(recipient);
    mail_guard::count_recipient(cx.db, cx.call, &key)?.map_err(Error::Conflict)?;
    mail_guard::count_contact(cx, &key)?.map_err(Error::Conflict)?;
    replace_earlier(cx, grant, &invitation)?;
    let token = give_new_link(cx, grant, &invitation, InvitationStage::Sent)?;
    let link = personal_link(cx.call, &token);
    let message = unseal_message(&invitation.message, &link);
    enqueue(cx, &invitation, (&link, &message), recipient)
}

/// A new link for another 14 days; the old one is dead at once, and so is a mail that waits with it. A draft keeps its
/// link, sealed, until it is sent.
pub(super) fn give_new_link(
    cx: &mut UseCase<'_>,
    grant: &Grant,
    invitation: &Invitation,
    stage: InvitationStage,
) -> Result<Token, Error> {
    let (id, token) = (invitation.id, Token::random());
    let (by, until) = ((stage, cx.actor.person.id), cx.call.now.plus(lifetime()));
    let kept = (stage == InvitationStage::Draft).then(|| cx.call.keys.seal(token.bytes()));
    invitations::renew(cx.db, grant, id, by, (&token.hash(), kept.as_deref()), until)?;
    outbox::cancel_for(cx.db, id, cx.call.now)?;
    let before = invitation.progress().state(cx.call.now);
    let audit_entry = AuditEntry::new(AuditEvent::InvitationRenewed, "invitation", *id.uuid())
        .from(json!({ "state": before.as_str(), "expires_at": invitation.expires_at.utc() }))
        .to(json!({ "expires_at": until.utc() }));
    cx.audit(audit_entry)?;
    Ok(token)
}

/// Takes an undecided invitation back: its link is dead at once, a mail that still waits is not sent. Gives the address
/// that it was for.
///
/// # Errors
/// [`Error::Denied`]; [`Error::NotFound`]; [`Error::Conflict`] where it was decided already.
pub fn revoke(cx: &mut UseCase<'_>, id: InvitationId) -> Result<Option<String>, Error> {
    let grant = cx.authorize(Action::RevokeInvitation)?;
    let invitation = invitations::find(cx.db, grant.scope(), id)?;
    let state = invitation.progress().state(cx.call.now);
    if state == InvitationState::Revoked {
        return Ok(invitation.recipient);
    }
    if !state.can_revoke() {
        return Err(Error::Conflict(Text::new("invitation-cannot-revoke").text("state", state.key())));
    }
    take_back(cx, &grant, &invitation)?;
    Ok(invitation.recipient)
}

pub(super) fn take_back(cx: &mut UseCase<'_>, grant: &Grant, invitation: &Invitation) -> Result<(), Error> {
    let (id, state) = (invitation.id, invitation.progress().state(cx.call.now));
    invitations::revoke(cx.db, grant, id, cx.actor.person.id, cx.call.now)?;
    outbox::cancel_for(cx.db, id, cx.call.now)?;
    let audit_entry = AuditEntry::new(AuditEvent::InvitationRevoked, "invitation", *id.uuid())
        .from(json!({ "state": state.as_str() }))
        .to(json!({ "state": "revoked" }));
    cx.audit(audit_entry)
}

/// Of the invitations of an account that ask an address for the same, one waits for an answer: this one ends the others.
fn replace_earlier(cx: &mut UseCase<'_>, grant: &Grant, this: &Invitation) -> Result<(), Error> {
    for earlier in invitations::waiting_beside(cx.db, grant.scope(), this, cx.call.now)? {
        if !invitations::replace(cx.db, grant, earlier.id, cx.actor.person.id, cx.call.now)? {
            continue;
        }
        outbox::cancel_for(cx.db, earlier.id, cx.call.now)?;
        let state = earlier.progress().state(cx.call.now);
        let audit_entry = AuditEntry::new(AuditEvent::InvitationRevoked, "invitation", *earlier.id.uuid())
            .from(json!({ "state": state.as_str() }))
            .to(json!({ "state": "revoked", "replaced_by": this.id.to_string() }));
        cx.audit(audit_entry)?;
    }
    Ok(())
}

/// What an address is counted by.
pub(super) fn key_of(recipient: &str) -> String {
    EmailAddress::parse(recipient).map_or_else(|| recipient.to_owned(), |address| address.key())
}

/// What is said of an address beside its field.
fn beside_address(verdict: Verdict) -> Result<(), Error> {
    let mut checks = Checks::new();
    if let Err(why) = verdict {
        checks.refuse("to", why);
    }
    Ok(checks.finish()?)
}

fn enqueue(
    cx: &mut UseCase<'_>,
    invitation: &Invitation,
    (link, message): (&str, &str),
    recipient: &str,
) -> Result<(), Error> {
    let (language, zone) = (invitation.language, cx.actor.person.time_zone);
    let portal = Arc::clone(&cx.call.public_url);
    let plain = |text: &str| inert(text, &portal).text;
    let sender = |key| {
        let text = Text::new(key).with("person", &cx.actor.person.name).with("account", &cx.actor.account.name);
        plain(&texts(language).format(&text, zone))
    };
    let provider = invitation.provider_id.map(|id| accounts::find(cx.db, id)).transpose()?.map(|account| account.name);
    let wording = Wording::of(cx.call, cx.actor, invitation, provider.as_deref());
    let is_standard = wording.is_standard(language, &invitation.subject, &invitation.message);
    let words = plain(message.trim_end());
    // What the portal says itself needs no name under it; what somebody wrote is marked as that person's.
    let (mut paragraphs, quoted, action) = if is_standard {
        (vec![words], None, None)
    } else {
        let action = (texts(language).get("mail-invitation-action").to_owned(), link.to_owned());
        (Vec::new(), Some((sender("mail-written-by"), words)), Some(action))
    };
    let code = comparison_code(cx.call, invitation.id);
    if !message.contains(&code) {
        let words = Text::new("mail-invitation-code").with("code", code);
        paragraphs.push(texts(language).format(&words, zone));
    }
    let until = Text::new("mail-invitation-until").moment("until", invitation.expires_at);
    paragraphs.push(texts(language).format(&until, zone));
    let letter = Letter {
        language,
        paragraphs,
        action,
        inline_link: Some(link.to_owned()),
        quoted,
        way_out: Some((texts(language).get("mail-unknown-sender").to_owned(), format!("{link}/unknown"))),
        footer: Footer::Request.text(language, &cx.call.public_url),
    };
    let (text, html) = letter.render()?;
    let content = Content {
        to: Party { name: None, email: recipient.to_owned() },
        from_name: Some(sender("mail-from-inviter")),
        reply_to: Some(party(cx.actor)),
        subject: plain(&invitation.subject),
        text,
        html,
    };
    content.enqueue(cx.db, &cx.call.keys, MailKind::Invitation, Some(invitation.id), cx.call.now)
}
