//! The inviter's side of invitations: write, send, finish, renew, revoke (`spec/domain.md` §4.3, `spec/peers.md` §4).

use chrono::TimeDelta;
use serde_json::json;

use super::{Call, Deed, FormKey, acceptance::language_of};
use crate::{
    auth::token::Token,
    domain::{
        actor::Actor,
        audit::AuditEvent,
        email::EmailAddress,
        error::Error,
        ids::InvitationId,
        input::Checks,
        invitation::{InvitationKind, InvitationState, LINK_MARK, Stage, lifetime, seal_message, unseal_message},
        language::Language,
        policy::{Action, Grant},
        text::Text,
    },
    i18n::texts,
    mail::message::{Content, Letter, Party, footer},
    repository::{
        cursor::{Cursor, Page},
        db::Db,
        invitations::{self, INVITATION_MAIL, Invitation, Listed, NewInvitation},
        outbox,
    },
};

/// The longest subject.
pub const MAX_SUBJECT: usize = 200;
/// The longest message.
pub const MAX_MESSAGE: usize = 10_000;
/// How many invitations may be mailed to one address in a day.
const MOST_PER_ADDRESS: i64 = 20;

/// A draft as its page shows it.
#[derive(Clone, Debug)]
pub struct Draft {
    /// The invitation.
    pub invitation: Invitation,
    /// The personal link.
    pub link: String,
    /// The message with the link in its place.
    pub message: String,
}

/// What the page of a draft sends.
#[derive(Clone, Debug, Default)]
pub struct DraftForm {
    /// The address; may be empty unless the portal is to send.
    pub to: String,
    /// The tag of the recipient's language.
    pub language: String,
    /// The subject.
    pub subject: String,
    /// The message.
    pub message: String,
}

/// A page of the account's invitations.
///
/// # Errors
/// [`Error::Denied`], or as the database says.
pub fn list(db: &mut Db, call: &Call, actor: &Actor, cursor: Option<&Cursor>) -> Result<Page<Listed>, Error> {
    let grant = call.authorize(actor, Action::ViewInvitations)?;
    invitations::list(db, grant.scope(), cursor)
}

/// Begins a request for a partnership: its link works from now on, for 14 days. Sent twice, the form makes one.
///
/// # Errors
/// [`Error::Denied`], or as the database says.
pub fn request_partnership(db: &mut Db, call: &Call, actor: &Actor, form: &FormKey) -> Result<InvitationId, Error> {
    let grant = call.authorize(actor, Action::RequestPartnership)?;
    let id = InvitationId::at(call.now);
    let made = call.once(db, form, "request_partnership", &id.to_string(), |db| {
        let token = Token::random();
        let language = language_of(&actor.account.country);
        let (subject, message) = standard_text(actor, language);
        let new = NewInvitation {
            id,
            kind: InvitationKind::Partnership,
            inviter: actor.person.id,
            language,
            subject,
            message,
            token_hash: token.hash(),
            sealed_token: call.keys.seal(token.bytes()),
            created_at: call.now,
            expires_at: call.now.plus(lifetime()),
        };
        invitations::insert(db, &grant, &new)?;
        let deed = Deed::new(AuditEvent::InvitationCreated, "invitation", *id.uuid())
            .to(json!({ "kind": "partnership", "expires_at": new.expires_at.utc() }));
        call.audit(db, actor, deed)
    })?;
    made.parse()
}

/// The draft, with its link.
///
/// # Errors
/// [`Error::Denied`]; [`Error::NotFound`] where this account has no such draft, or its link has died.
pub fn open_draft(db: &mut Db, call: &Call, actor: &Actor, id: InvitationId) -> Result<Draft, Error> {
    let grant = call.authorize(actor, Action::RequestPartnership)?;
    let invitation = invitations::find(db, grant.scope(), id)?;
    let state = invitation.progress().state(call.now);
    if invitation.stage != Stage::Draft || !state.is_live() {
        return Err(Error::NotFound);
    }
    let token = invitation
        .sealed_token
        .as_deref()
        .and_then(|sealed| call.keys.open(sealed))
        .and_then(|bytes| Token::from_bytes(&bytes))
        .ok_or(Error::NotFound)?;
    let link = personal_link(call, &token);
    let message = unseal_message(&invitation.message, &link);
    Ok(Draft { invitation, link, message })
}

/// Keeps what was written. With another language chosen, a text that was not touched is replaced by the standard text
/// in that language; a text that was touched stays.
///
/// # Errors
/// [`Error::Invalid`] beside the fields; as [`open_draft`] says.
pub fn save_draft(db: &mut Db, call: &Call, actor: &Actor, id: InvitationId, form: &DraftForm) -> Result<Draft, Error> {
    let grant = call.authorize(actor, Action::RequestPartnership)?;
    let draft = open_draft(db, call, actor, id)?;
    let mut checks = Checks::new();
    let recipient = checks.optional_email("to", &form.to);
    let language = checks.choice("language", Language::parse(&form.language)).unwrap_or(draft.invitation.language);
    let mut subject = checks.line("subject", &form.subject, MAX_SUBJECT);
    let message = checks.lines("message", &form.message, MAX_MESSAGE);
    let sealed = seal_message(&message, &draft.link);
    if let Err(missing) = &sealed {
        checks.refuse("message", missing.clone());
    }
    // The link may stand in the message, where it is replaced by a mark, and in nothing that is kept as it is.
    let secret = draft.link.rsplit('/').next().unwrap_or_default();
    if subject.contains(secret) {
        checks.refuse("subject", Text::new("draft-link-elsewhere"));
    }
    if sealed.as_ref().is_ok_and(|sealed| sealed.contains(secret)) {
        checks.refuse("message", Text::new("draft-link-elsewhere"));
    }
    checks.finish()?;
    let mut sealed = sealed.unwrap_or_default();

    let standard = standard_text(actor, draft.invitation.language);
    let untouched = (subject.as_str(), sealed.trim_end()) == (standard.0.as_str(), standard.1.trim_end());
    if language != draft.invitation.language && untouched {
        (subject, sealed) = standard_text(actor, language);
    }
    let before = &draft.invitation;
    let changed = (before.subject.as_str(), before.message.as_str()) != (subject.as_str(), sealed.as_str())
        || before.language != language
        || before.recipient.as_deref() != recipient.as_ref().map(EmailAddress::as_str);
    if changed {
        let address = recipient.as_ref().map(|address| (address.as_str(), address.key()));
        invitations::edit_draft(db, &grant, id, address, language, &subject, &sealed)?;
        let deed = Deed::new(AuditEvent::InvitationEdited, "invitation", *id.uuid())
            .from(json!({ "to": before.recipient, "language": before.language.as_str(), "subject": before.subject }))
            .to(json!({ "to": recipient.as_ref().map(EmailAddress::as_str), "language": language.as_str(), "subject": subject }));
        call.audit(db, actor, deed)?;
    }
    open_draft(db, call, actor, id)
}

/// Keeps what was written and mails it through the outbox.
///
/// # Errors
/// [`Error::Invalid`] beside the fields, also for a missing address; as [`open_draft`] says.
pub fn send(db: &mut Db, call: &Call, actor: &Actor, id: InvitationId, form: &DraftForm) -> Result<String, Error> {
    let grant = call.authorize(actor, Action::RequestPartnership)?;
    let invitation = invitations::find(db, grant.scope(), id)?;
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
    enqueue(db, call, actor, &draft, &recipient)?;
    let deed = Deed::new(AuditEvent::InvitationSent, "invitation", *id.uuid()).to(json!({ "to": recipient }));
    call.audit(db, actor, deed)?;
    Ok(recipient)
}

/// Keeps what was written and ends the draft: the inviter has taken it elsewhere.
///
/// # Errors
/// [`Error::Invalid`] beside the fields; as [`open_draft`] says.
pub fn finish(db: &mut Db, call: &Call, actor: &Actor, id: InvitationId, form: &DraftForm) -> Result<(), Error> {
    let grant = call.authorize(actor, Action::RequestPartnership)?;
    if invitations::find(db, grant.scope(), id)?.stage == Stage::Issued {
        return Ok(());
    }
    let draft = save_draft(db, call, actor, id, form)?;
    invitations::finish_draft(db, &grant, id, (Stage::Issued, actor.person.id), call.now)?;
    let deed = Deed::new(AuditEvent::InvitationIssued, "invitation", *id.uuid())
        .to(json!({ "to": draft.invitation.recipient }));
    call.audit(db, actor, deed)
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
    let grant = call.authorize(actor, Action::RequestPartnership)?;
    let invitation = invitations::find(db, grant.scope(), id)?;
    let renewal =
        if invitation.stage == Stage::Sent && invitation.recipient.is_some() { Renewal::Sent } else { Renewal::Draft };
    let purpose = format!("resend_invitation {id}");
    call.once(db, form, &purpose, &id.to_string(), |db| renew(db, call, actor, &grant, invitation))?;
    Ok(renewal)
}

fn renew(db: &mut Db, call: &Call, actor: &Actor, grant: &Grant, invitation: Invitation) -> Result<(), Error> {
    let id = invitation.id;
    let state = invitation.progress().state(call.now);
    if !state.can_resend() {
        return Err(Error::Conflict(Text::new("invitation-cannot-resend").text("state", state.key())));
    }
    let token = Token::random();
    let mailed = match (&invitation.recipient, invitation.stage) {
        (Some(recipient), Stage::Sent) => Some(recipient.clone()),
        _ => None,
    };
    if let Some(recipient) = &mailed
        && is_mailed_enough(db, call, recipient)?
    {
        return Err(Error::Conflict(Text::new("draft-mailed-enough")));
    }
    let sealed = call.keys.seal(token.bytes());
    let (again, kept) = if mailed.is_some() { (Stage::Sent, None) } else { (Stage::Draft, Some(sealed.as_slice())) };
    let by = (again, actor.person.id);
    invitations::renew(db, grant, id, by, (&token.hash(), kept), call.now.plus(lifetime()))?;
    outbox::cancel_for(db, id, call.now)?;
    let deed = Deed::new(AuditEvent::InvitationRenewed, "invitation", *id.uuid())
        .from(json!({ "state": state.as_str(), "expires_at": invitation.expires_at.utc() }))
        .to(json!({ "expires_at": call.now.plus(lifetime()).utc() }));
    call.audit(db, actor, deed)?;
    let Some(recipient) = mailed else { return Ok(()) };
    let link = personal_link(call, &token);
    let message = unseal_message(&invitation.message, &link);
    enqueue(db, call, actor, &Draft { invitation, link, message }, &recipient)
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

/// The draft as a file that mail programs open for writing.
///
/// # Errors
/// As [`open_draft`] says.
pub fn download(db: &mut Db, call: &Call, actor: &Actor, id: InvitationId) -> Result<Vec<u8>, Error> {
    let draft = open_draft(db, call, actor, id)?;
    let content = Content {
        to: Party { name: None, email: draft.invitation.recipient.clone().unwrap_or_default() },
        from_name: None,
        reply_to: Some(party(actor)),
        subject: draft.invitation.subject,
        text: draft.message,
        html: String::new(),
    };
    content.draft(call.now)
}

/// Whether an address has had all the invitations that one day may bring it, whoever sent them.
fn is_mailed_enough(db: &mut Db, call: &Call, recipient: &str) -> Result<bool, Error> {
    let since = call.now.plus(-TimeDelta::days(1));
    Ok(outbox::count_to(db, recipient, INVITATION_MAIL, since)? >= MOST_PER_ADDRESS)
}

fn enqueue(db: &mut Db, call: &Call, actor: &Actor, draft: &Draft, recipient: &str) -> Result<(), Error> {
    let language = draft.invitation.language;
    let letter = Letter {
        language,
        paragraphs: vec![draft.message.trim_end().to_owned()],
        action: None,
        inline_link: Some(draft.link.clone()),
        footer: footer(language, &call.public_url),
    };
    let (text, html) = letter.render()?;
    let content = Content {
        to: Party { name: None, email: recipient.to_owned() },
        from_name: Some(format!("{} ({})", actor.person.name, actor.account.name)),
        reply_to: Some(party(actor)),
        subject: draft.invitation.subject.clone(),
        text,
        html,
    };
    content.enqueue(db, &call.keys, INVITATION_MAIL, Some(draft.invitation.id), call.now)
}

/// The standard subject and message of a request for a partnership, with a mark where the link stands.
fn standard_text(actor: &Actor, language: Language) -> (String, String) {
    let text = |key| {
        let text = Text::new(key)
            .with("provider", &actor.account.name)
            .with("inviter", &actor.person.name)
            .with("link", LINK_MARK);
        texts(language).format(&text, actor.person.time_zone)
    };
    (text("partnership-request-subject"), text("partnership-request-message"))
}

fn party(actor: &Actor) -> Party {
    Party { name: Some(actor.person.name.clone()), email: actor.person.email.clone() }
}

fn personal_link(call: &Call, token: &Token) -> String {
    call.link(&format!("/i/{}", token.text()))
}
