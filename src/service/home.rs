//! The home page: what stands, and what waits for the reader.

use super::UseCase;
use crate::{
    domain::{Action, Error, list::Count, policy},
    repository::{
        accounts, invitation_list, partnerships, referrals,
        service_request_list::{self, OpenRequestCounts},
    },
};

/// A number worth knowing, for those who may see what it counts.
#[derive(Clone, Copy, Debug)]
pub struct Figures {
    /// Active partnerships.
    pub partners: Option<i64>,
    /// Invitations without an answer.
    pub waiting_invitations: Option<Count>,
    /// Accounts that wait for the operator.
    pub pending_accounts: Option<i64>,
    /// Service requests that wait for the account's answer.
    pub open_requests: Option<OpenRequestCounts>,
    /// Referrals without an answer: the reseller's own, or that of the provider's resellers.
    pub waiting_referrals: Option<Count>,
}

/// The figures for this actor's home page.
pub fn figures(cx: &mut UseCase<'_>) -> Result<Figures, Error> {
    cx.authorize(Action::ViewHome)?;
    let granted = |action| policy::authorize(cx.actor, action).ok();
    let partners = granted(Action::ViewIndirectResellers).or_else(|| granted(Action::ViewIndirectProviders));
    Ok(Figures {
        partners: partners.map(|grant| partnerships::count(cx.db, grant.scope())).transpose()?,
        waiting_invitations: granted(Action::ViewInvitations)
            .map(|grant| invitation_list::count_waiting(cx.db, grant.scope(), cx.call.now))
            .transpose()?,
        pending_accounts: granted(Action::ManageAccounts)
            .map(|grant| accounts::count_pending_approval(cx.db, &grant))
            .transpose()?,
        open_requests: granted(Action::AnswerServiceRequests)
            .map(|grant| {
                service_request_list::count_waiting(cx.db, (grant.scope(), cx.actor.account.kind), cx.call.now)
            })
            .transpose()?,
        waiting_referrals: granted(Action::ViewReferrals)
            .filter(|_| cx.actor.account.cloud.offers_referrals())
            .map(|grant| referrals::count_waiting(cx.db, (grant.scope(), cx.actor.account.kind), cx.call.now))
            .transpose()?,
    })
}
