//! The invited side of a request for a partnership: look, accept, decline (`docs/domain.md` §5.1).

use serde_json::json;

use crate::service::{
    AuditEntry, Call, UseCase,
    links::standing::{Standpoint, check_alive},
    notices::{self, Notice},
    partnership_inquiries,
};
use crate::{
    auth::token::Token,
    domain::{
        Action, Actor, AuditEvent, Checks, Country, Error, Grant, Moment, Text,
        account::AccountFacts,
        email::EmailAddress,
        ids::{AccountId, PartnershipId},
        invitation::{InvitationKind, InvitationOutcome},
        mail::MailKind,
        partnership::{PartnershipObstacle, check_guards},
        policy,
    },
    repository::{
        accounts::{self, Account},
        db::Db,
        invitations::{self, Invitation},
        links, lookalikes, partnerships, users,
    },
};

/// Who asks, with the facts the portal knows and since when.
#[derive(Clone, Debug)]
pub struct Asker {
    /// The provider.
    pub provider: Account,
    /// The person who invites.
    pub inviter: String,
    /// When the person's address was confirmed by mail.
    pub inviter_confirmed_at: Option<Moment>,
    /// When the link dies.
    pub expires_at: Moment,
    /// A partner that the provider can be taken for.
    pub lookalike: Option<String>,
    /// Whether the link was sent to an address, which can take no more from the provider.
    pub was_addressed: bool,
}

/// Opens a link for looking at. Writes nothing.
///
/// # Errors
/// [`Error::NotFound`] for unknown, expired, revoked and used links alike — but an account that has accepted this very
/// link is told that it is a partner.
pub fn show(db: &mut Db, call: &Call, actor: Option<&Actor>, token: &Token) -> Result<(Asker, Standpoint), Error> {
    let invitation = find_by_token(db, token)?;
    let provider = accounts::find(db, invitation.account_id)?;
    let accepted_by_reader = match actor {
        Some(actor) if is_answered_by(&invitation, actor, InvitationOutcome::Accepted) => {
            partnerships::are_partners(db, provider.id, actor.account.id)?
        }
        _ => false,
    };
    if !accepted_by_reader {
        check_alive(db, call, &invitation, &provider)?;
    }
    let inviter = users::find(db, invitation.inviter_id)?;
    let standpoint = match actor {
        None => Standpoint::Stranger,
        Some(actor) => standpoint(db, &invitation, &provider, actor)?,
    };
    let asker = Asker {
        lookalike: lookalikes::find(db, &provider)?,
        provider,
        inviter: inviter.name,
        inviter_confirmed_at: inviter.email_confirmed_at,
        expires_at: invitation.expires_at,
        was_addressed: invitation.was_addressed(),
    };
    Ok((asker, standpoint))
}

/// Accepts: the two are partners from now on. Of any number of acceptances at the same time one makes the partnership;
/// the others find it made.
///
/// # Errors
/// [`Error::NotFound`] for a dead link; [`Error::Invalid`] where the box was not ticked; [`Error::Conflict`] with what
/// is in the way; [`Error::Denied`] where somebody else must answer.
pub fn accept(cx: &mut UseCase<'_>, token: &Token, ticked: bool) -> Result<AccountFacts, Error> {
    let (invitation, provider) = open(cx, token)?;
    if is_answered_by(&invitation, cx.actor, InvitationOutcome::Accepted) {
        return Ok(provider.facts());
    }
    let grant = check_may_answer(cx.db, &invitation, &provider, cx.actor)?;
    if !ticked {
        let mut checks = Checks::new();
        checks.refuse("consent", Text::new("acceptance-tick-the-box"));
        checks.finish()?;
    }
    let (asked, by) = ((invitation.id, &token.hash()), cx.actor.person.id);
    if !invitations::decide(cx.db, &grant, asked, InvitationOutcome::Accepted, None, by, cx.call.now)? {
        return answered_meanwhile(cx.db, cx.actor, token, InvitationOutcome::Accepted, &provider);
    }
    let id = PartnershipId::at(cx.call.now);
    let pair = (provider.id, cx.actor.account.id);
    if !partnerships::insert(cx.db, &grant, id, pair, Some(invitation.id), cx.call.now)? {
        return Err(Error::Conflict(PartnershipObstacle::AlreadyPartners.text(&provider.name)));
    }
    partnership_inquiries::settle(cx, &grant, (&provider.facts(), cx.actor.account.id))?;
    let names = json!({ "state": "active", "provider": provider.name, "reseller": cx.actor.account.name });
    let decided = json!({ "state": "accepted", "by": cx.actor.account.name });
    cx.audit(AuditEntry::new(AuditEvent::InvitationAccepted, "invitation", *invitation.id.uuid()).to(decided))?;
    cx.audit(AuditEntry::new(AuditEvent::PartnershipCreated, "partnership", *id.uuid()).to(names))?;
    tell_inviter(cx.db, cx.call, &invitation, cx.actor, &provider, MailKind::PartnershipAccepted, None)?;
    send_receipts(cx.db, cx.call, &invitation, cx.actor, &provider)?;
    Ok(provider.facts())
}

/// Declines, with or without a reason, which the inviter reads.
///
/// # Errors
/// As [`accept`], without the box.
pub fn decline(cx: &mut UseCase<'_>, token: &Token, reason: &str) -> Result<AccountFacts, Error> {
    let (invitation, provider) = open(cx, token)?;
    if is_answered_by(&invitation, cx.actor, InvitationOutcome::Declined) {
        return Ok(provider.facts());
    }
    let grant = check_may_answer(cx.db, &invitation, &provider, cx.actor)?;
    let mut checks = Checks::new();
    let reason = checks.optional_line("reason", reason, 500);
    checks.finish()?;
    let reason = (!reason.is_empty()).then_some(reason);
    let (asked, by) = ((invitation.id, &token.hash()), cx.actor.person.id);
    if !invitations::decide(cx.db, &grant, asked, InvitationOutcome::Declined, reason.as_deref(), by, cx.call.now)? {
        return answered_meanwhile(cx.db, cx.actor, token, InvitationOutcome::Declined, &provider);
    }
    let decided = json!({ "state": "declined", "by": cx.actor.account.name, "reason": reason });
    cx.audit(AuditEntry::new(AuditEvent::InvitationDeclined, "invitation", *invitation.id.uuid()).to(decided))?;
    tell_inviter(cx.db, cx.call, &invitation, cx.actor, &provider, MailKind::PartnershipDeclined, reason)?;
    Ok(provider.facts())
}

/// Notes, in the transaction of signing in or enrolling, that it was done from a link's page.
pub fn mark_signed_in(db: &mut Db, call: &Call, email: &str, token: &Token) -> Result<(), Error> {
    if let Some(id) = links::mark_signed_in(db, &token.hash(), call.now)? {
        call.audit_stranger(db, email, AuditEntry::new(AuditEvent::InvitationSignedIn, "invitation", *id.uuid()))?;
    }
    Ok(())
}

fn open(cx: &mut UseCase<'_>, token: &Token) -> Result<(Invitation, Account), Error> {
    let invitation = find_by_token(cx.db, token)?;
    let provider = accounts::find(cx.db, invitation.account_id)?;
    // A form sent twice finds its own answer given, not a dead link - as long as the answer still holds.
    let holds = is_answered_by(&invitation, cx.actor, InvitationOutcome::Declined)
        || is_answered_by(&invitation, cx.actor, InvitationOutcome::Accepted)
            && partnerships::are_partners(cx.db, provider.id, cx.actor.account.id)?;
    if !holds {
        check_alive(cx.db, cx.call, &invitation, &provider)?;
    }
    Ok((invitation, provider))
}

/// Somebody was quicker. If that was the same account with the same answer (a form sent twice at once), all is well.
fn answered_meanwhile(
    db: &mut Db,
    actor: &Actor,
    token: &Token,
    outcome: InvitationOutcome,
    provider: &Account,
) -> Result<AccountFacts, Error> {
    let invitation = find_by_token(db, token)?;
    if is_answered_by(&invitation, actor, outcome) { Ok(provider.facts()) } else { Err(Error::NotFound) }
}

/// The request for a partnership that a link opens; a link of another kind is none.
fn find_by_token(db: &mut Db, token: &Token) -> Result<Invitation, Error> {
    let invitation = invitations::find_by_token(db, &token.hash())?;
    if invitation.kind == InvitationKind::Partnership { Ok(invitation) } else { Err(Error::NotFound) }
}

/// Whether the actor's account has answered the invitation in this way.
fn is_answered_by(invitation: &Invitation, actor: &Actor, outcome: InvitationOutcome) -> bool {
    invitation.outcome == Some(outcome) && invitation.decided_by_account_id == Some(actor.account.id)
}

fn standpoint(db: &mut Db, invitation: &Invitation, provider: &Account, actor: &Actor) -> Result<Standpoint, Error> {
    let partners = partnerships::are_partners(db, provider.id, actor.account.id)?;
    if let Err(obstacle) = check_guards(&provider.facts(), &actor.account, partners) {
        return Ok(Standpoint::Blocked(obstacle.text(&provider.name)));
    }
    if !is_addressed_to(db, invitation, actor.account.id)? {
        return Ok(Standpoint::Blocked(Text::new("acceptance-other-recipient")));
    }
    if !policy::may(actor, Action::AcceptPartnership) {
        return Ok(Standpoint::AskAdmin(accounts::administrator_names(db, actor.account.id)?));
    }
    Ok(Standpoint::MayAnswer)
}

/// The grant to answer, where nothing is in the way.
fn check_may_answer(db: &mut Db, invitation: &Invitation, provider: &Account, actor: &Actor) -> Result<Grant, Error> {
    match standpoint(db, invitation, provider, actor)? {
        Standpoint::Blocked(text) => Err(Error::Conflict(text)),
        Standpoint::MayAnswer | Standpoint::AskAdmin(_) | Standpoint::Stranger => {
            policy::authorize(actor, Action::AcceptPartnership).map_err(Error::Denied)
        }
    }
}

/// An invitation with an address is for the organisation behind it; without one, for whoever holds the link.
fn is_addressed_to(db: &mut Db, invitation: &Invitation, account: AccountId) -> Result<bool, Error> {
    let Some(address) = invitation.recipient.as_deref().and_then(EmailAddress::parse) else { return Ok(true) };
    let account = accounts::find(db, account)?;
    accounts::owns_address(db, &account, &address)
}

fn tell_inviter(
    db: &mut Db,
    call: &Call,
    invitation: &Invitation,
    actor: &Actor,
    provider: &Account,
    kind: MailKind,
    reason: Option<String>,
) -> Result<(), Error> {
    let reader = notices::reader(db, invitation.inviter_id, Country::language_of(&provider.country))?;
    let with = |key| Text::new(key).with("reseller", &actor.account.name).with("person", &actor.person.name);
    let (subject, first) = match kind {
        MailKind::PartnershipAccepted => (with("mail-accepted-subject"), with("mail-accepted-text")),
        _ => (with("mail-declined-subject"), with("mail-declined-text")),
    };
    let mut paragraphs = vec![first.moment("at", call.now)];
    if let Some(reason) = reason {
        paragraphs.push(Text::new("mail-declined-reason").with("reason", reason));
    }
    let action = Some(("mail-open-invitations", "/invitations"));
    notices::send(db, call, reader, &Notice { kind, invitation: Some(invitation.id), subject, paragraphs, action })
}

/// Every global admin of the accepting account gets a receipt: who accepted what, and what it means.
fn send_receipts(
    db: &mut Db,
    call: &Call,
    invitation: &Invitation,
    actor: &Actor,
    provider: &Account,
) -> Result<(), Error> {
    let text = |key| {
        Text::new(key)
            .with("provider", &provider.name)
            .with("person", &actor.person.name)
            .with("account", &actor.account.name)
            .moment("at", call.now)
    };
    let notice = Notice {
        kind: MailKind::PartnershipReceipt,
        invitation: Some(invitation.id),
        subject: text("mail-receipt-subject"),
        paragraphs: vec![text("mail-receipt-text"), text("mail-receipt-meaning")],
        action: Some(("mail-open-providers", "/indirect-providers")),
    };
    notices::send_to_admins(db, call, (actor.account.id, &actor.account.country), &notice)
}
