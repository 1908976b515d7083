//! The inviter's side of invitations: begin, write, send, finish, renew, revoke (`docs/domain.md` §5.4).

mod begin;
pub mod bulk;
mod privileges;
mod send;
mod wording;

use std::{collections::BTreeSet, sync::Arc};

use serde_json::json;

use crate::service::{AuditEntry, Call, UseCase, mail_guard};
use crate::{
    auth::token::Token,
    domain::{
        Action, Actor, AuditEvent, Checks, Error, Grant, Language, Text,
        email::EmailAddress,
        ids::{InquiryId, InvitationId},
        inert::inert,
        invitation::{InvitationStage, seal_message, unseal_message},
        list::Page,
    },
    mail::message::{Content, Party},
    paths,
    repository::{
        accounts,
        invitation_list::{self, InvitationQuery, ListedInvitation},
        invitations::{self, Invitation},
        partnership_inquiries,
    },
};

pub(in crate::service) use begin::{NewRequest, begin};
pub use begin::{invite_customers, request_partnership, request_relationship};
pub use privileges::change_privileges;
pub use send::{Renewal, finish, resend, revoke, send};
use wording::Wording;

/// The longest subject.
pub const MAX_SUBJECT: usize = 200;
/// The longest message.
pub const MAX_MESSAGE: usize = 10_000;
/// A draft as its page shows it.
#[derive(Clone, Debug)]
pub struct InvitationDraft {
    /// The invitation.
    pub invitation: Invitation,
    /// The personal link.
    pub link: String,
    /// The message with the link in its place.
    pub message: String,
    /// What inviter and invited compare on the phone.
    pub code: String,
    /// The provider that is asked for as well.
    pub provider: Option<String>,
    /// What a reseller asked for, where the invitation answers that: which, and the reseller's name.
    pub inquiry: Option<(InquiryId, String)>,
    /// How links to the portal begin.
    pub portal: Arc<str>,
    /// How many new addresses its writer may write to today.
    pub left: i64,
    /// Whether an earlier invitation to the address waits for an answer, which this one would end.
    pub replaces: bool,
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
    /// The links elsewhere of which the page said that they will be none, with blanks between.
    pub shown: String,
}

impl DraftForm {
    fn shown_links(&self) -> BTreeSet<String> {
        self.shown.split(' ').filter(|link| !link.is_empty()).map(str::to_owned).collect()
    }
}

/// What would become links elsewhere in a mail with this subject and message.
#[must_use]
pub fn links_elsewhere(subject: &str, message: &str, portal: &str) -> BTreeSet<String> {
    [subject, message].into_iter().flat_map(|text| inert(text, portal).links).collect()
}

/// A page of the account's invitations, each with the code that it is known by on the phone.
pub fn list(cx: &mut UseCase<'_>, wanted: &InvitationQuery) -> Result<Page<(ListedInvitation, String)>, Error> {
    let wanted = &cx.paged(wanted);
    let grant = cx.authorize(Action::ViewInvitations)?;
    let page = invitation_list::list(cx.db, grant.scope(), wanted, cx.call.now)?;
    Ok(page.map(|listed| {
        let code = comparison_code(cx.call, listed.invitation.id);
        (listed, code)
    }))
}

/// The draft, with its link.
pub fn open_draft(cx: &mut UseCase<'_>, id: InvitationId) -> Result<InvitationDraft, Error> {
    let (grant, invitation) = find(cx, id)?;
    let state = invitation.progress().state(cx.call.now);
    if invitation.stage != InvitationStage::Draft || !state.is_live() {
        return Err(Error::NotFound);
    }
    let token = invitation
        .sealed_token
        .as_deref()
        .and_then(|sealed| cx.call.keys.open(sealed))
        .and_then(|bytes| Token::from_bytes(&bytes))
        .ok_or(Error::NotFound)?;
    let link = personal_link(cx.call, &token);
    let message = unseal_message(&invitation.message, &link);
    let provider = invitation.provider_id.map(|id| accounts::find(cx.db, id)).transpose()?.map(|account| account.name);
    let inquiry = partnership_inquiries::of_invitation(cx.db, grant.scope(), id)?;
    let portal = Arc::clone(&cx.call.public_url);
    let left = mail_guard::left(cx)?;
    let replaces = !invitations::waiting_beside(cx.db, grant.scope(), &invitation, cx.call.now)?.is_empty();
    let code = comparison_code(cx.call, id);
    Ok(InvitationDraft { invitation, link, message, code, provider, inquiry, portal, left, replaces })
}

/// Keeps what was written. With another language chosen, a text that was not touched is replaced by the standard text
/// in that language; a text that was touched stays.
pub fn save_draft(cx: &mut UseCase<'_>, id: InvitationId, form: &DraftForm) -> Result<InvitationDraft, Error> {
    let (grant, _) = find(cx, id)?;
    let draft = open_draft(cx, id)?;
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

    let wording = Wording::of(cx.call, cx.actor, &draft.invitation, draft.provider.as_deref());
    if language != draft.invitation.language && wording.is_standard(draft.invitation.language, &subject, &sealed) {
        (subject, sealed) = wording.standard(language);
    }
    let before = &draft.invitation;
    let changed = (before.subject.as_str(), before.message.as_str()) != (subject.as_str(), sealed.as_str())
        || before.language != language
        || before.recipient.as_deref() != recipient.as_ref().map(EmailAddress::as_str);
    if changed {
        let address = recipient.as_ref().map(|address| (address.as_str(), address.key()));
        invitations::edit_draft(cx.db, &grant, id, address, language, &subject, &sealed)?;
        let audit_entry = AuditEntry::new(AuditEvent::InvitationEdited, "invitation", *id.uuid())
            .from(json!({ "to": before.recipient, "language": before.language.as_str(), "subject": before.subject }))
            .to(json!({ "to": recipient.as_ref().map(EmailAddress::as_str), "language": language.as_str(), "subject": subject }));
        cx.audit(audit_entry)?;
    }
    open_draft(cx, id)
}

/// The draft as a file that mail programs open for writing.
pub fn download(cx: &mut UseCase<'_>, id: InvitationId) -> Result<Vec<u8>, Error> {
    let draft = open_draft(cx, id)?;
    let content = Content {
        to: Party { name: None, email: draft.invitation.recipient.clone().unwrap_or_default() },
        from_name: None,
        reply_to: Some(party(cx.actor)),
        subject: draft.invitation.subject,
        text: draft.message,
        html: String::new(),
    };
    content.draft(cx.call.now)
}

fn party(actor: &Actor) -> Party {
    Party { name: Some(actor.person.name.clone()), email: actor.person.email.clone() }
}

fn personal_link(call: &Call, token: &Token) -> String {
    call.link(&paths::link(token))
}

/// What inviter and invited compare on the phone: the same for every link of one invitation.
pub(in crate::service) fn comparison_code(call: &Call, id: InvitationId) -> String {
    call.keys.comparison_code(id.uuid().as_bytes())
}

/// An invitation of the actor's account, for somebody who may make such ones.
fn find(cx: &mut UseCase<'_>, id: InvitationId) -> Result<(Grant, Invitation), Error> {
    let grant = cx.authorize(Action::WriteInvitations)?;
    let invitation = invitations::find(cx.db, grant.scope(), id)?;
    let grant = cx.authorize(invitation.kind.action())?;
    Ok((grant, invitation))
}
