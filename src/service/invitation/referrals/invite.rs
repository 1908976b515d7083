//! From an accepted referral straight to an invitation: its draft knows the contact's address.

use crate::{
    domain::{
        Action, Error, Text,
        email::EmailAddress,
        ids::{InvitationId, ReferralId},
        invitation::InvitationKind,
        referral::ReferralState,
    },
    repository::{partnerships, referrals},
    service::{
        FormKey, UseCase,
        invitations::{self, NewRequest},
    },
};

/// Invites the contact of a referral that the reseller has accepted: together with the provider that sent it, or to the
/// reseller alone. Sent twice, the form makes one invitation.
///
/// # Errors
/// [`Error::Denied`]; [`Error::NotFound`] where there is no such referral, or it is others'; [`Error::Conflict`] where it is
/// not accepted, or the two are no partners any more.
pub fn invite(
    cx: &mut UseCase<'_>,
    (id, with_provider): (ReferralId, bool),
    key: &FormKey,
) -> Result<InvitationId, Error> {
    let grant = cx.authorize(Action::InviteCustomers)?;
    let referral = referrals::find(cx.db, grant.scope(), id)?.referral;
    if referral.state != ReferralState::Accepted {
        return Err(Error::Conflict(Text::new("referral-not-accepted")));
    }
    if with_provider && !partnerships::are_partners(cx.db, referral.provider_id, referral.reseller_id)? {
        return Err(Error::Conflict(Text::new("referral-no-partners")));
    }
    let kind = if with_provider { InvitationKind::Joint } else { InvitationKind::Reseller };
    let request = NewRequest {
        provider: with_provider.then_some(referral.provider_id),
        with_privileges: true,
        recipient: EmailAddress::parse(&referral.contact_email),
        ..NewRequest::default()
    };
    invitations::begin(cx, key, kind, &request)
}
