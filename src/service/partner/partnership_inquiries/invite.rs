//! From an inquiry to an invitation: the same as any other, with the reseller's address in it.

use super::{
    Inquirer, PartnershipInquiry,
    answer::{record, stands_elsewhere},
};
use crate::{
    domain::{
        Action, Error, Text,
        email::EmailAddress,
        ids::{InquiryId, InvitationId},
        invitation::InvitationKind,
        partnership_inquiry::InquiryStep,
    },
    repository::{partnership_inquiries, partnerships},
    service::{
        FormKey, UseCase,
        invitations::{self, NewRequest},
    },
};

/// Makes an invitation for the reseller that asks. Sent twice, the form makes one; of two people at the same time one makes
/// it.
///
/// # Errors
/// [`Error::Conflict`] where the inquiry stands elsewhere by now, the two are partners already, or the reseller is
/// suspended; [`Error::Stale`] where somebody else takes a step at the same moment.
pub fn invite(cx: &mut UseCase<'_>, id: InquiryId, key: &FormKey) -> Result<InvitationId, Error> {
    let grant = cx.authorize(Action::RequestPartnership)?;
    let (before, reseller) = partnership_inquiries::find_received(cx.db, grant.scope(), id)?;
    let request = NewRequest { recipient: EmailAddress::parse(&before.asker_email), ..NewRequest::default() };
    let made = invitations::begin(cx, key, InvitationKind::Partnership, &request)?;
    if before.invitation_id == Some(made) {
        return Ok(made);
    }
    // Whatever is refused from here on takes the invitation back with it.
    let state = before.state.at(before.expires_at, cx.call.now);
    let Some(to) = InquiryStep::Invite.from(state, InquiryStep::Invite.side()) else {
        return Err(stands_elsewhere(cx, &before));
    };
    let partners = partnerships::are_partners(cx.db, before.provider_id, before.reseller_id)?;
    if let Some(why) = obstacle(&reseller, partners) {
        return Err(Error::Conflict(why));
    }
    let after = PartnershipInquiry {
        state: to,
        invitation_id: Some(made),
        ended_at: Some(cx.call.now),
        answered_by: cx.actor.person.name.clone(),
        ..before.clone()
    };
    if !partnership_inquiries::end(cx.db, &grant, &before, &after)? {
        // Of a form sent twice at the same time, the second finds what the first made.
        let (now, _) = partnership_inquiries::find_received(cx.db, grant.scope(), id)?;
        let done = now.invitation_id == Some(made);
        return if done { Ok(made) } else { Err(Error::Stale(Text::new("inquiry-changed"))) };
    }
    record(cx, &before, &after)?;
    Ok(made)
}

/// Why a reseller that asks can't be invited: its region and cloud stay as they were when it asked.
pub(super) fn obstacle(reseller: &Inquirer, partners: bool) -> Option<Text> {
    let key = if partners {
        "inquiry-partners-already"
    } else if !reseller.standing.may_sell() {
        "inquiry-reseller-suspended"
    } else {
        return None;
    };
    Some(Text::new(key).with("reseller", &reseller.name))
}
