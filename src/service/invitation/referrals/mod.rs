//! Referrals (`docs/domain.md` §12.3): a provider passes a prospective customer on to a reseller, which accepts,
//! declines, or lets the time run out. Until it accepts, the reseller sees the company, its country and what it needs,
//! but not whom to call: that is for whoever takes the work. Some clouds have no referrals (`docs/domain.md` §3.2).

mod answer;
mod invite;
mod mails;
mod send;
pub mod upkeep;

pub use answer::answer;
pub use invite::invite;
pub use send::{NewReferral, Sending, begin, send};

use serde_json::{Value, json};

use crate::service::UseCase;
use crate::{
    domain::{
        Action, Actor, Error, Text,
        ids::ReferralId,
        list::Page,
        policy,
        referral::{ReferralState, ReferralStep},
    },
    repository::{accounts, partnerships, referrals},
};

pub use crate::repository::referrals::{Referral, ReferralQuery, Referred};

/// A page of referrals for its reader.
#[derive(Debug)]
pub struct ReferralListing {
    /// The referrals; none in a cloud without them.
    pub page: Page<Referred>,
    /// Whether the reader is a provider.
    pub is_provider: bool,
    /// Whether referrals are offered in the reader's cloud.
    pub offered: bool,
}

/// Whom to call about a referral.
#[derive(Clone, Debug)]
pub struct ReferralContact {
    /// The name.
    pub name: String,
    /// The address.
    pub email: String,
    /// The phone number; may be empty.
    pub phone: String,
}

/// A referral for its reader.
#[derive(Debug)]
pub struct Seen {
    /// The referral with names.
    pub referred: Referred,
    /// Where it stands now.
    pub state: ReferralState,
    /// Whether the reader is the provider that sent it.
    pub is_provider: bool,
    /// Whether the two are partners now.
    pub partners: bool,
    /// Whom to call, as far as the reader may know; `None` too where it has been erased.
    pub contact: Option<ReferralContact>,
    /// What the reader can do now.
    pub steps: Vec<ReferralStep>,
    /// Whether the reader may invite the prospective customer now, and whether together with the provider.
    pub may_invite: Option<bool>,
    /// Whether the provider is suspended, so that no customer could accept it.
    pub provider_suspended: bool,
}

/// A page of the referrals that the reader's account sent or received, the newest first.
pub fn list(cx: &mut UseCase<'_>, wanted: &ReferralQuery) -> Result<ReferralListing, Error> {
    let wanted = &cx.paged(wanted);
    let grant = cx.authorize(Action::ViewReferrals)?;
    let kind = cx.actor.account.kind;
    Ok(ReferralListing {
        page: referrals::list(cx.db, (grant.scope(), kind), wanted, cx.call.now)?,
        is_provider: policy::ever_may(kind, Action::SendReferrals),
        offered: cx.actor.account.cloud.offers_referrals(),
    })
}

/// A referral that the reader's account sent or received.
pub fn find(cx: &mut UseCase<'_>, id: ReferralId) -> Result<Seen, Error> {
    let grant = cx.authorize(Action::ViewReferrals)?;
    let referred = referrals::find(cx.db, grant.scope(), id)?;
    let referral = &referred.referral;
    let partners = partnerships::are_partners(cx.db, referral.provider_id, referral.reseller_id)?;
    let state = referral.state.at(referral.expires_at, cx.call.now);
    let is_provider = referral.provider_id == grant.account();
    let known = (is_provider || state.shows_contact()) && referral.erased_at.is_none();
    let contact = known.then(|| ReferralContact {
        name: referral.contact_name.clone(),
        email: referral.contact_email.clone(),
        phone: referral.contact_phone.clone(),
    });
    let can = |step: &ReferralStep| {
        step.from(state).is_some() && (partners || !step.needs_partnership()) && policy::may(cx.actor, step.action())
    };
    let steps = ReferralStep::ALL.iter().copied().filter(can).collect();
    let invites = state == ReferralState::Accepted && !is_provider && policy::may(cx.actor, Action::InviteCustomers);
    let provider_suspended = invites && partners && !accounts::find(cx.db, referral.provider_id)?.standing.may_sell();
    let may_invite = invites.then_some(partners && !provider_suspended);
    Ok(Seen { referred, state, is_provider, partners, contact, steps, may_invite, provider_suspended })
}

/// In a cloud without referrals nothing begins.
fn check_offered(actor: &Actor) -> Result<(), Error> {
    if actor.account.cloud.offers_referrals() {
        return Ok(());
    }
    Err(Error::Conflict(Text::new("referrals-not-offered")))
}

/// What the audit table keeps of a referral: never the contact, which is erased in time where the table is kept for ever.
fn value(referral: &Referral, state: ReferralState) -> Value {
    json!({
        "company": referral.company,
        "provider": referral.provider_id.to_string(),
        "reseller": referral.reseller_id.to_string(),
        "state": state.as_str(),
    })
}
