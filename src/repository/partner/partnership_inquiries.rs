//! What resellers ask of providers in the public list: to become partners. Each is its two parties' alone.

use diesel::prelude::*;
use serde::{Deserialize, Serialize};

use crate::domain::{
    Action, Error, Grant, Moment, Scope,
    account::Standing,
    ids::{AccountId, InquiryId, InvitationId, UserId},
    list::{ByTime, ListQuery, Page},
    partnership_inquiry::InquiryState,
    text_field,
};
use crate::repository::{
    db::Db,
    keyset::load_page,
    schema::{accounts, partnership_inquiries},
};

/// What inquiries are made by.
const ASKED_BY: &[Action] = &[Action::AskForPartnership];
/// What inquiries end by: the last is a partnership that began otherwise.
const ENDED_BY: &[Action] = &[
    Action::RequestPartnership,
    Action::AnswerPartnershipInquiries,
    Action::WithdrawPartnershipInquiry,
    Action::AcceptPartnership,
];

/// What a reseller asks of a provider.
#[derive(Clone, Debug, PartialEq, Eq, Queryable, Selectable, Insertable)]
#[diesel(table_name = partnership_inquiries)]
pub struct PartnershipInquiry {
    /// Its id.
    pub id: InquiryId,
    /// Whoever is asked.
    pub provider_id: AccountId,
    /// Whoever asks.
    pub reseller_id: AccountId,
    /// The person who asked.
    pub asked_by: UserId,
    /// That person's name then.
    pub asker_name: String,
    /// That person's address then.
    pub asker_email: String,
    /// What the reseller writes to the provider; may be empty.
    pub message: String,
    /// Where it stands, as far as it is written: see [`InquiryState::at`].
    pub state: InquiryState,
    /// Why it was declined.
    pub reason: String,
    /// When it was asked.
    pub created_at: Moment,
    /// Until when it can be decided on.
    pub expires_at: Moment,
    /// Since when nothing follows.
    pub ended_at: Option<Moment>,
    /// Who decided on it; empty where nobody did.
    pub answered_by: String,
    /// The invitation that was made of it.
    pub invitation_id: Option<InvitationId>,
    /// Raised by each change.
    pub version: i64,
}

/// A reseller that asks, as the provider sees it.
#[derive(Clone, Debug, PartialEq, Eq, Queryable, Selectable)]
#[diesel(table_name = accounts)]
pub struct Inquirer {
    /// Its name.
    pub name: String,
    /// ISO 3166-1 code of its country.
    pub country: String,
    /// Its location id.
    pub mpn_location_id: Option<i64>,
    /// When it signed the partner agreement.
    pub mpa_signed_at: Option<Moment>,
    /// Whether it may do business.
    pub standing: Standing,
}

/// What is wanted of a provider's list.
pub type InquiryQuery = ListQuery<ByTime, InquiryFilter>;

/// What the list is narrowed to.
#[derive(Clone, Copy, Debug, Default, Deserialize, Serialize)]
pub struct InquiryFilter {
    /// Those in one state.
    #[serde(default, with = "text_field", skip_serializing_if = "Option::is_none")]
    pub state: Option<InquiryState>,
}

/// Keeps a new inquiry of the grant's account.
pub fn insert(db: &mut Db, grant: &Grant, new: &PartnershipInquiry) -> Result<(), Error> {
    grant.proves(ASKED_BY)?;
    diesel::insert_into(partnership_inquiries::table).values(new).execute(db)?;
    Ok(())
}

/// A page of what resellers ask of a provider, the newest first.
pub fn list_received(
    db: &mut Db,
    scope: Scope,
    wanted: &InquiryQuery,
    now: Moment,
) -> Result<Page<(PartnershipInquiry, Inquirer)>, Error> {
    let rows = || {
        let query = partnership_inquiries::table
            .inner_join(accounts::table.on(accounts::id.eq(partnership_inquiries::reseller_id)))
            .filter(partnership_inquiries::provider_id.eq(scope.account()))
            .select((PartnershipInquiry::as_select(), Inquirer::as_select()))
            .into_boxed();
        let asked = partnership_inquiries::state.eq(InquiryState::Asked);
        match wanted.filter.state {
            None => query,
            Some(InquiryState::Asked) => query.filter(asked.and(partnership_inquiries::expires_at.gt(now))),
            Some(InquiryState::Expired) => query.filter(asked.and(partnership_inquiries::expires_at.le(now))),
            Some(state) => query.filter(partnership_inquiries::state.eq(state)),
        }
    };
    Ok(load_page!(
        db,
        rows(),
        wanted,
        (PartnershipInquiry, Inquirer),
        (partnership_inquiries::id, InquiryId, |row| row.0.id)
    ))
}

/// What a reseller asks of a provider, for the provider.
pub fn find_received(db: &mut Db, scope: Scope, id: InquiryId) -> Result<(PartnershipInquiry, Inquirer), Error> {
    Ok(partnership_inquiries::table
        .find(id)
        .inner_join(accounts::table.on(accounts::id.eq(partnership_inquiries::reseller_id)))
        .filter(partnership_inquiries::provider_id.eq(scope.account()))
        .select((PartnershipInquiry::as_select(), Inquirer::as_select()))
        .first(db)?)
}

/// What a reseller has asked, with the names of the providers, the newest first. At most so many.
pub fn list_sent(db: &mut Db, scope: Scope, most: i64) -> Result<Vec<(PartnershipInquiry, String)>, Error> {
    Ok(partnership_inquiries::table
        .inner_join(accounts::table.on(accounts::id.eq(partnership_inquiries::provider_id)))
        .filter(partnership_inquiries::reseller_id.eq(scope.account()))
        .order(partnership_inquiries::id.desc())
        .limit(most)
        .select((PartnershipInquiry::as_select(), accounts::name))
        .load(db)?)
}

/// What a reseller has asked, for itself, with the provider's name.
pub fn find_sent(db: &mut Db, scope: Scope, id: InquiryId) -> Result<(PartnershipInquiry, String), Error> {
    Ok(partnership_inquiries::table
        .find(id)
        .inner_join(accounts::table.on(accounts::id.eq(partnership_inquiries::provider_id)))
        .filter(partnership_inquiries::reseller_id.eq(scope.account()))
        .select((PartnershipInquiry::as_select(), accounts::name))
        .first(db)?)
}

/// What a reseller last asked a provider.
pub fn last_between(
    db: &mut Db,
    (provider, reseller): (AccountId, AccountId),
) -> Result<Option<PartnershipInquiry>, Error> {
    Ok(partnership_inquiries::table
        .filter(partnership_inquiries::reseller_id.eq(reseller))
        .filter(partnership_inquiries::provider_id.eq(provider))
        .order(partnership_inquiries::id.desc())
        .select(PartnershipInquiry::as_select())
        .first(db)
        .optional()?)
}

/// How many inquiries of a reseller are open.
pub fn count_open(db: &mut Db, reseller: AccountId, now: Moment) -> Result<i64, Error> {
    Ok(partnership_inquiries::table
        .filter(partnership_inquiries::reseller_id.eq(reseller))
        .filter(partnership_inquiries::state.eq(InquiryState::Asked))
        .filter(partnership_inquiries::expires_at.gt(now))
        .count()
        .get_result(db)?)
}

/// What a provider is to decide on: which, the reseller's name, until when; those that run out first in front. At most so
/// many.
pub fn to_answer(db: &mut Db, scope: Scope, now: Moment, most: i64) -> Result<Vec<(InquiryId, String, Moment)>, Error> {
    Ok(partnership_inquiries::table
        .inner_join(accounts::table.on(accounts::id.eq(partnership_inquiries::reseller_id)))
        .filter(partnership_inquiries::provider_id.eq(scope.account()))
        .filter(partnership_inquiries::state.eq(InquiryState::Asked))
        .filter(partnership_inquiries::expires_at.gt(now))
        .order((partnership_inquiries::expires_at, partnership_inquiries::id))
        .limit(most)
        .select((partnership_inquiries::id, accounts::name, partnership_inquiries::expires_at))
        .load(db)?)
}

/// What an invitation of a provider was made of: which, and the reseller's name.
pub fn of_invitation(
    db: &mut Db,
    scope: Scope,
    invitation: InvitationId,
) -> Result<Option<(InquiryId, String)>, Error> {
    Ok(partnership_inquiries::table
        .inner_join(accounts::table.on(accounts::id.eq(partnership_inquiries::reseller_id)))
        .filter(partnership_inquiries::invitation_id.eq(invitation))
        .filter(partnership_inquiries::provider_id.eq(scope.account()))
        .select((partnership_inquiries::id, accounts::name))
        .first(db)
        .optional()?)
}

/// Ends an inquiry from the version that was read. `false` where somebody else was there first: of two at the same time
/// one finds that version.
pub fn end(db: &mut Db, grant: &Grant, before: &PartnershipInquiry, after: &PartnershipInquiry) -> Result<bool, Error> {
    grant.proves(ENDED_BY)?;
    let same = partnership_inquiries::table.find(before.id).filter(partnership_inquiries::version.eq(before.version));
    let changed = diesel::update(same)
        .set((
            partnership_inquiries::state.eq(after.state),
            partnership_inquiries::reason.eq(&after.reason),
            partnership_inquiries::ended_at.eq(after.ended_at),
            partnership_inquiries::answered_by.eq(&after.answered_by),
            partnership_inquiries::invitation_id.eq(after.invitation_id),
            partnership_inquiries::version.eq(before.version + 1),
        ))
        .execute(db)?;
    Ok(changed == 1)
}
