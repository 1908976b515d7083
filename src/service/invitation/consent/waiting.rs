//! The requests that wait for a customer's answer, found without their links.

use std::collections::HashMap;

use super::comparison_code;
use crate::{
    domain::{
        Action, Error, Moment,
        account::Standing,
        consent::inert_line,
        ids::{AccountId, InvitationId},
        policy,
        waiting::Waiting,
    },
    repository::{
        accounts,
        consents::{self, Ties},
        invitations::Invitation,
        waiting_requests::{self, Askers, MOST, MOST_OF_ONE},
    },
    service::UseCase,
};

/// A request that waits for the customer's answer.
#[derive(Clone, Debug)]
pub struct WaitingRequest {
    /// The invitation.
    pub id: InvitationId,
    /// Who asks: the partner, and the provider that asks with it.
    pub partners: Vec<String>,
    /// When it was asked.
    pub asked_at: Moment,
    /// Until when it can be answered.
    pub expires_at: Moment,
    /// Whether delegated administration privileges are asked for.
    pub with_privileges: bool,
    /// What customer and partner compare on the phone.
    pub code: String,
}

/// The requests made out to the reader's organisation that can still be answered, the newest first: 50 at most, and of
/// one partner no more than 3. Ten queries, however many there are, and none where the menu has counted none.
pub fn waiting(cx: &mut UseCase<'_>) -> Result<Vec<WaitingRequest>, Error> {
    let grant = cx.authorize(Action::AcceptRelationship)?;
    if cx.waits_for_nothing(Waiting::Partners) {
        return Ok(Vec::new());
    }
    let customer = accounts::find(cx.db, grant.account())?;
    let found = waiting_requests::find(cx.db, &customer, cx.call.now)?;
    let requests: Vec<&Invitation> = found.iter().map(|(invitation, _)| invitation).collect();
    let askers = waiting_requests::askers(cx.db, &requests)?;
    let partners: Vec<AccountId> = askers.accounts.keys().copied().collect();
    let ties = consents::ties(cx.db, customer.id, &partners)?;
    let mut waiting = Vec::new();
    let mut of_one: HashMap<AccountId, usize> = HashMap::new();
    for (invitation, finished_at) in found.iter().filter(|(one, _)| stands(&askers, one) && is_news(&ties, one)) {
        let count = of_one.entry(invitation.account_id).or_default();
        *count += 1;
        if *count > MOST_OF_ONE || waiting.len() >= MOST {
            continue;
        }
        let ids = std::iter::once(invitation.account_id).chain(invitation.provider_id);
        waiting.push(WaitingRequest {
            id: invitation.id,
            partners: ids.filter_map(|id| askers.accounts.get(&id)).map(|(name, ..)| inert_line(name)).collect(),
            asked_at: finished_at.unwrap_or(invitation.created_at),
            expires_at: invitation.expires_at,
            with_privileges: invitation.with_privileges,
            code: comparison_code(cx.call, invitation.id),
        });
    }
    Ok(waiting)
}

/// Whether those who asked may still ask: the person has the right, the accounts stand well, and a reseller still works
/// with the provider that it asks for.
fn stands(askers: &Askers, invitation: &Invitation) -> bool {
    let partner = invitation.account_id;
    let Some((_, kind, standing)) = askers.accounts.get(&partner) else { return false };
    let mut roles =
        askers.roles.iter().filter(|(user, account, _)| (*user, *account) == (invitation.inviter_id, partner));
    let may = roles.any(|(_, _, role)| policy::allows(*kind, *role, invitation.kind.action()));
    let provider_stands = invitation.provider_id.is_none_or(|provider| {
        let active = askers.accounts.get(&provider).is_some_and(|(_, _, standing)| *standing == Standing::Active);
        active && askers.partners.contains(&(provider, partner))
    });
    may && *standing == Standing::Active && provider_stands
}

/// Whether accepting would change anything.
fn is_news(ties: &Ties, invitation: &Invitation) -> bool {
    let partner = invitation.account_id;
    let mut ids = std::iter::once(partner).chain(invitation.provider_id);
    ids.any(|id| !ties.related.contains(&id)) || invitation.with_privileges && !ties.privileged.contains(&partner)
}
