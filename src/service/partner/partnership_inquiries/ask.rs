//! Asking a provider of the public list for a partnership.

use serde::Deserialize;

use super::{PartnershipInquiry, mails, value};
use crate::{
    domain::{
        Action, Actor, AuditEvent, Checks, Error, Text,
        account::AccountFacts,
        ids::{AccountId, InquiryId},
        partnership_inquiry::{AskedBefore, InquiryObstacle, InquiryState, MAX_MESSAGE, check_asking, lifetime},
        policy,
    },
    repository::{
        accounts::{self, Account},
        db::Db,
        partner_users, partnership_inquiries, partnerships,
        provider_list::{self, ListedProvider},
    },
    service::{AuditEntry, Call, FormKey, UseCase},
};

/// What the page of a listed provider says of asking it.
#[derive(Clone, Debug)]
pub enum AskerStandpoint {
    /// Nobody is signed in.
    Stranger,
    /// The reader's account is no reseller: there is nothing to say.
    Other,
    /// The reader may ask.
    MayAsk,
    /// The reader's account has asked, and the provider has not decided.
    Asked(InquiryId),
    /// Something is in the way; the reader is told what.
    Blocked(Text),
    /// The reader's account could ask, but somebody else must: their names.
    AskAdmin(Vec<String>),
}

/// What the page on which somebody asks shows.
#[derive(Clone, Debug)]
pub struct PartnershipDesk {
    /// The provider.
    pub provider: ListedProvider,
    /// The reader's account, as the provider will see it.
    pub reseller: Account,
    /// Why it can't be asked.
    pub obstacle: Option<Text>,
}

/// What the page sends.
#[derive(Clone, Debug, Default, PartialEq, Eq, Deserialize)]
#[serde(default)]
pub struct InquiryForm {
    /// What the reseller writes to the provider; may be empty.
    pub message: String,
}

/// Where the reader of a provider's entry stands.
pub fn standpoint(
    db: &mut Db,
    call: &Call,
    actor: Option<&Actor>,
    provider: AccountId,
) -> Result<AskerStandpoint, Error> {
    let Some(actor) = actor else { return Ok(AskerStandpoint::Stranger) };
    let reseller = &actor.account;
    if !policy::works_through_providers(reseller.kind) {
        return Ok(AskerStandpoint::Other);
    }
    let provider = accounts::find(db, provider)?.facts();
    match check(db, call, (&provider, reseller))? {
        (Some(InquiryObstacle::AlreadyAsked), Some(last)) if policy::may(actor, Action::ViewIndirectProviders) => {
            Ok(AskerStandpoint::Asked(last.id))
        }
        (Some(obstacle), _) => Ok(AskerStandpoint::Blocked(obstacle.text(&provider.name))),
        (None, _) if policy::may(actor, Action::AskForPartnership) => Ok(AskerStandpoint::MayAsk),
        (None, _) => Ok(AskerStandpoint::AskAdmin(accounts::administrator_names(db, reseller.id)?)),
    }
}

/// What the page shows on which somebody asks.
pub fn open(cx: &mut UseCase<'_>, provider: AccountId) -> Result<PartnershipDesk, Error> {
    let grant = cx.authorize(Action::AskForPartnership)?;
    let provider = provider_list::find_public(cx.db, provider)?;
    let facts = accounts::find(cx.db, provider.account)?.facts();
    let reseller = accounts::find(cx.db, grant.account())?;
    let (obstacle, _) = check(cx.db, cx.call, (&facts, &reseller.facts()))?;
    let obstacle = obstacle.map(|obstacle| obstacle.text(&provider.name));
    Ok(PartnershipDesk { provider, reseller, obstacle })
}

/// Asks; the provider's people who can decide are told by mail. Sent twice, the form asks once. Gives the provider's name
/// too.
///
/// # Errors
/// [`Error::Conflict`] with what is in the way.
pub fn send(
    cx: &mut UseCase<'_>,
    provider: AccountId,
    key: &FormKey,
    form: &InquiryForm,
) -> Result<(InquiryId, String), Error> {
    let grant = cx.authorize(Action::AskForPartnership)?;
    let provider = provider_list::find_public(cx.db, provider)?;
    let mut checks = Checks::new();
    let message = checks.lines("message", form.message.trim(), MAX_MESSAGE);
    checks.finish()?;
    let new = PartnershipInquiry {
        id: InquiryId::at(cx.call.now),
        provider_id: provider.account,
        reseller_id: grant.account(),
        asked_by: cx.actor.person.id,
        asker_name: cx.actor.person.name.clone(),
        asker_email: cx.actor.person.email.clone(),
        message,
        state: InquiryState::Asked,
        reason: String::new(),
        created_at: cx.call.now,
        expires_at: cx.call.now.plus(lifetime()),
        ended_at: None,
        answered_by: String::new(),
        invitation_id: None,
        version: 1,
    };
    let purpose = format!("ask {} for a partnership", provider.account);
    let made = cx.once(key, &purpose, &new.id.to_string(), |cx| {
        // Two at the same time come one after the other: what is counted stays true.
        partner_users::lock(cx.db, grant.account())?;
        let facts = accounts::find(cx.db, provider.account)?.facts();
        if let (Some(obstacle), _) = check(cx.db, cx.call, (&facts, &cx.actor.account))? {
            return Err(Error::Conflict(obstacle.text(&provider.name)));
        }
        partnership_inquiries::insert(cx.db, &grant, &new)?;
        let audit_entry = AuditEntry::new(AuditEvent::PartnershipInquired, "partnership_inquiry", *new.id.uuid());
        cx.audit(audit_entry.to(value(&new, new.state)))?;
        mails::tell_provider(cx.db, cx.call, &new, &facts)
    })?;
    Ok((made.parse()?, provider.name))
}

/// What is in the way of asking, and what was asked last.
fn check(
    db: &mut Db,
    call: &Call,
    (provider, reseller): (&AccountFacts, &AccountFacts),
) -> Result<(Option<InquiryObstacle>, Option<PartnershipInquiry>), Error> {
    let partners = partnerships::are_partners(db, provider.id, reseller.id)?;
    let last = partnership_inquiries::last_between(db, (provider.id, reseller.id))?;
    let open = partnership_inquiries::count_open(db, reseller.id, call.now)?;
    let stands = last.as_ref().map(|one| (one.state.at(one.expires_at, call.now), one.ended_at));
    let before = AskedBefore { last: stands, open };
    Ok((check_asking((provider, reseller), partners, before, call.now).err(), last))
}
