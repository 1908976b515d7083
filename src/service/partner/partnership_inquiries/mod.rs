//! What resellers ask of providers in the public list: to become partners (`docs/domain.md` §5.6). The provider answers with
//! an invitation, made as any other, or declines.

mod answer;
mod ask;
mod invite;
mod mails;

pub use answer::answer;
pub(in crate::service) use answer::settle;
pub use ask::{AskerStandpoint, InquiryForm, PartnershipDesk, open, send, standpoint};
pub use invite::invite;

use serde_json::{Value, json};

use crate::{
    domain::{
        Action, Actor, Error, Moment, Text,
        ids::{InquiryId, InvitationId},
        invitation::{InvitationStage, InvitationState},
        list::Page,
        partnership_inquiry::{InquirySide, InquiryState, InquiryStep},
        policy,
    },
    repository::{invitations, partnership_inquiries, partnerships},
    service::UseCase,
};

pub use crate::repository::partnership_inquiries::{Inquirer, InquiryQuery, PartnershipInquiry};

/// How many of its inquiries a reseller is shown.
const SHOWN: i64 = 20;

/// What a reseller asks, as the provider's page shows it.
#[derive(Debug)]
pub struct ReceivedInquiry {
    /// The inquiry.
    pub inquiry: PartnershipInquiry,
    /// Whoever asks.
    pub reseller: Inquirer,
    /// Where it stands now.
    pub state: InquiryState,
    /// What the reader can do now.
    pub steps: Vec<InquiryStep>,
    /// Why the reseller can't be invited.
    pub obstacle: Option<Text>,
    /// The invitation that was made of it, for a reader who may see it: which, how it stands, whether it is a draft.
    pub invitation: Option<(InvitationId, InvitationState, bool)>,
}

/// What a reseller has asked, as its own pages show it.
#[derive(Debug)]
pub struct SentInquiry {
    /// The inquiry.
    pub inquiry: PartnershipInquiry,
    /// The provider's name.
    pub provider: String,
    /// Where it stands now.
    pub state: InquiryState,
    /// What the reader can do now.
    pub steps: Vec<InquiryStep>,
}

/// A page of what resellers ask of the reader's account, the newest first.
pub fn list(cx: &mut UseCase<'_>, wanted: &InquiryQuery) -> Result<Page<(PartnershipInquiry, Inquirer)>, Error> {
    let scope = cx.authorize(Action::ViewIndirectResellers)?.scope();
    partnership_inquiries::list_received(cx.db, scope, &cx.paged(wanted), cx.call.now)
}

/// What a reseller asks of the reader's account.
pub fn find_received(cx: &mut UseCase<'_>, id: InquiryId) -> Result<ReceivedInquiry, Error> {
    let scope = cx.authorize(Action::ViewIndirectResellers)?.scope();
    let (inquiry, reseller) = partnership_inquiries::find_received(cx.db, scope, id)?;
    let state = inquiry.state.at(inquiry.expires_at, cx.call.now);
    let waits = state == InquiryState::Asked;
    let partners = waits && partnerships::are_partners(cx.db, inquiry.provider_id, inquiry.reseller_id)?;
    let obstacle = invite::obstacle(&reseller, partners).filter(|_| waits);
    let mut steps = steps(cx.actor, state, InquirySide::Provider);
    steps.retain(|step| *step != InquiryStep::Invite || obstacle.is_none());
    let invitation = match inquiry.invitation_id.filter(|_| policy::may(cx.actor, Action::ViewInvitations)) {
        None => None,
        Some(id) => {
            let made = invitations::find(cx.db, scope, id)?;
            let state = made.progress().state(cx.call.now);
            Some((id, state, made.stage == InvitationStage::Draft && state.is_live()))
        }
    };
    Ok(ReceivedInquiry { inquiry, reseller, state, steps, obstacle, invitation })
}

/// What the reader's account has asked of providers, the newest first: no more than fits a page.
pub(in crate::service) fn list_sent(cx: &mut UseCase<'_>) -> Result<Vec<SentInquiry>, Error> {
    let scope = cx.authorize(Action::ViewIndirectProviders)?.scope();
    let found = partnership_inquiries::list_sent(cx.db, scope, SHOWN)?;
    Ok(found.into_iter().map(|one| sent(cx.actor, one, cx.call.now)).collect())
}

/// What the reader's account has asked of a provider.
pub fn find_sent(cx: &mut UseCase<'_>, id: InquiryId) -> Result<SentInquiry, Error> {
    let scope = cx.authorize(Action::ViewIndirectProviders)?.scope();
    let found = partnership_inquiries::find_sent(cx.db, scope, id)?;
    Ok(sent(cx.actor, found, cx.call.now))
}

fn sent(actor: &Actor, (inquiry, provider): (PartnershipInquiry, String), now: Moment) -> SentInquiry {
    let state = inquiry.state.at(inquiry.expires_at, now);
    let steps = steps(actor, state, InquirySide::Reseller);
    SentInquiry { inquiry, provider, state, steps }
}

fn steps(actor: &Actor, state: InquiryState, side: InquirySide) -> Vec<InquiryStep> {
    let can = |step: &InquiryStep| step.from(state, side).is_some() && policy::may(actor, step.action());
    InquiryStep::ALL.iter().copied().filter(can).collect()
}

/// What the audit table keeps of an inquiry.
fn value(inquiry: &PartnershipInquiry, state: InquiryState) -> Value {
    json!({
        "provider": inquiry.provider_id.to_string(),
        "reseller": inquiry.reseller_id.to_string(),
        "asked_by": inquiry.asker_name,
        "state": state.as_str(),
        "reason": inquiry.reason,
        "invitation": inquiry.invitation_id.map(|invitation| invitation.to_string()),
    })
}
