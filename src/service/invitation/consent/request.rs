//! A request as it stands: who asks for what, what of it is so already, whether it lives.

use super::{Arrival, comparison_code};
use crate::{
    auth::token,
    domain::{
        Action, Actor, Error, Moment,
        agreement_text::CUSTOMER_VERSION,
        consent::{AgreementDue, inert_line},
        ids::{AccountId, InvitationId},
        invitation::{InvitationKind, InvitationOutcome},
        policy,
    },
    repository::{
        accounts::{self, Account},
        consents, customers,
        db::Db,
        invitations::{self, Invitation},
        lookalikes, users, waiting_requests,
    },
    service::{Call, links::standing::check_alive},
};

/// A partner that asks.
#[derive(Clone, Debug)]
pub struct Asking {
    /// Its account.
    pub account: Account,
    /// Its name, with nothing in it that misleads.
    pub name: String,
    /// Another partner that it can be taken for.
    pub lookalike: Option<String>,
    /// Whether it asks for delegated administration privileges.
    pub asks_privileges: bool,
    /// Whether it serves the reader's organisation already.
    pub is_related: bool,
    /// Whether it holds privileges over it already.
    pub is_privileged: bool,
}

impl Asking {
    /// Whether it sells: orders for its customers and bills them.
    #[must_use]
    pub fn sells(&self) -> bool {
        policy::sells(self.account.kind)
    }

    /// Whether it asks for privileges that it does not hold yet.
    #[must_use]
    pub const fn lacks_privileges(&self) -> bool {
        self.asks_privileges && !self.is_privileged
    }
}

/// A request for reseller relationships.
#[derive(Clone, Debug)]
pub struct RelationshipRequest {
    /// The invitation.
    pub invitation: Invitation,
    /// Those who ask, the inviting one first.
    pub partners: Vec<Asking>,
    /// The person who invites.
    pub inviter: String,
    /// When the person's address was confirmed by mail.
    pub inviter_confirmed_at: Option<Moment>,
    /// What inviter and invited compare on the phone.
    pub code: String,
    /// Stands for what is asked: an answer that carries another was given to other terms.
    pub mark: String,
    /// Whether it is for the reader's organisation.
    pub(super) is_addressed: bool,
    /// The answer that the reader's organisation has given, as long as that holds.
    pub(super) answered: Option<InvitationOutcome>,
}

impl RelationshipRequest {
    /// The names of those who ask.
    #[must_use]
    pub fn names(&self) -> String {
        self.partners.iter().map(|asking| asking.name.as_str()).collect::<Vec<_>>().join(", ")
    }

    /// Whether anything that is asked for is not so yet.
    pub(super) fn is_anything_missing(&self) -> bool {
        self.partners.iter().any(|asking| !asking.is_related || asking.lacks_privileges())
    }
}

/// Opens a request, alive or answered by the reader's own organisation in a way that still holds.
///
/// # Errors
/// [`Error::NotFound`] where it has died, for [`Arrival::Inbox`] also where it is not made out to the reader's organisation;
/// [`Error::Denied`] there for whoever may not answer at all.
pub(super) fn open(
    db: &mut Db,
    call: &Call,
    actor: Option<&Actor>,
    way: &Arrival,
) -> Result<RelationshipRequest, Error> {
    let (invitation, reader) = find(db, call, actor, way)?;
    let inviting = accounts::find(db, invitation.account_id)?;
    let ids: Vec<AccountId> = std::iter::once(inviting.id).chain(invitation.provider_id).collect();
    let ties = match &reader {
        Some(reader) => consents::ties(db, reader.id, &ids)?,
        None => consents::Ties::default(),
    };
    let given = invitation
        .outcome
        .filter(|_| reader.as_ref().is_some_and(|reader| invitation.decided_by_account_id == Some(reader.id)));
    let holds = match given {
        Some(InvitationOutcome::Accepted) => ids.iter().all(|id| ties.related.contains(id)),
        Some(InvitationOutcome::Declined) => true,
        Some(InvitationOutcome::Revoked) | None => false,
    };
    if !holds {
        check_alive(db, call, &invitation, &inviting)?;
    }
    let asking = |account: Account, lookalike: Option<String>, asks_privileges| Asking {
        name: inert_line(&account.name),
        lookalike: lookalike.map(|name| inert_line(&name)),
        asks_privileges,
        is_related: ties.related.contains(&account.id),
        is_privileged: ties.privileged.contains(&account.id),
        account,
    };
    let lookalike = lookalikes::find(db, &inviting)?;
    let mut partners = vec![asking(inviting, lookalike, invitation.with_privileges)];
    if let Some(provider) = invitation.provider_id {
        let provider = accounts::find(db, provider)?;
        let lookalike = lookalikes::find(db, &provider)?;
        partners.push(asking(provider, lookalike, false));
    }
    let inviter = users::find(db, invitation.inviter_id)?;
    let is_addressed = match &reader {
        Some(reader) => waiting_requests::is_addressed_to(db, &invitation, reader)?,
        None => false,
    };
    Ok(RelationshipRequest {
        partners,
        inviter: inert_line(&inviter.name),
        inviter_confirmed_at: inviter.email_confirmed_at,
        code: comparison_code(call, invitation.id),
        mark: mark(&invitation),
        is_addressed,
        answered: given.filter(|_| holds),
        invitation,
    })
}

/// The invitation, and the account of whoever looks at it.
fn find(
    db: &mut Db,
    call: &Call,
    actor: Option<&Actor>,
    way: &Arrival,
) -> Result<(Invitation, Option<Account>), Error> {
    match way {
        Arrival::Link(token) => {
            let invitation = invitations::find_by_token(db, &token.hash())?;
            // A link of another kind is none.
            if invitation.kind == InvitationKind::Partnership {
                return Err(Error::NotFound);
            }
            let reader = actor.map(|actor| accounts::find(db, actor.account.id)).transpose()?;
            Ok((invitation, reader))
        }
        Arrival::Inbox(id) => {
            let actor = actor.ok_or(Error::SignInNeeded)?;
            call.authorize(actor, Action::AcceptRelationship)?;
            find_in_inbox(db, actor, *id)
        }
    }
}

fn find_in_inbox(db: &mut Db, actor: &Actor, id: InvitationId) -> Result<(Invitation, Option<Account>), Error> {
    let invitation = invitations::find_any(db, id)?;
    let reader = accounts::find(db, actor.account.id)?;
    if waiting_requests::is_made_out_to(db, &invitation, &reader)? {
        Ok((invitation, Some(reader)))
    } else {
        Err(Error::NotFound)
    }
}

/// How the customer agreement stands with a customer.
pub(super) fn agreement_due(db: &mut Db, customer: AccountId) -> Result<AgreementDue, Error> {
    let accepted = customers::agreement(db, customer)?.is_some();
    let has_bought = !accepted && consents::has_bought(db, customer)?;
    Ok(AgreementDue::of(accepted, has_bought))
}

/// Stands for everything that an answer agrees to.
fn mark(invitation: &Invitation) -> String {
    let Invitation { kind, with_privileges, account_id, provider_id, .. } = invitation;
    let terms = format!("{kind} {with_privileges} {account_id} {provider_id:?} {CUSTOMER_VERSION}");
    token::encode(&token::hash(terms.as_bytes()))
}
