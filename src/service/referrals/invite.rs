//! From an accepted referral straight to an invitation: its draft knows the contact's address.

use crate::{
    domain::{
        actor::Actor,
        email::EmailAddress,
        error::Error,
        ids::{InvitationId, ReferralId},
        invitation::InvitationKind,
        policy::Action,
        referral::ReferralState,
        text::Text,
    },
    repository::{db::Db, partnerships, referrals},
    service::{
        Call, FormKey,
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
    db: &mut Db,
    call: &Call,
    actor: &Actor,
    (id, with_provider): (ReferralId, bool),
    key: &FormKey,
) -> Result<InvitationId, Error> {
    let grant = call.authorize(actor, Action::InviteCustomers)?;
    let referral = referrals::find(db, grant.scope(), id)?.referral;
    if referral.state != ReferralState::Accepted {
        return Err(Error::Conflict(Text::new("referral-not-accepted")));
    }
    if with_provider && !partnerships::are_partners(db, referral.provider_id, referral.reseller_id)? {
        return Err(Error::Conflict(Text::new("referral-no-partners")));
    }
    let kind = if with_provider { InvitationKind::Joint } else { InvitationKind::Reseller };
    let request = NewRequest {
        provider: with_provider.then_some(referral.provider_id),
        with_privileges: true,
        recipient: EmailAddress::parse(&referral.contact_email),
        ..NewRequest::default()
    };
    invitations::begin(db, call, actor, key, kind, &request)
}
