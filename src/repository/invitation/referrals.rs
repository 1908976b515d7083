//! Referrals: prospective customers that providers hand to resellers.

use diesel::prelude::*;
use serde::{Deserialize, Serialize};

use crate::domain::{
    Action, Error, Grant, Moment, Scope,
    account::AccountKind,
    ids::{AccountId, ReferralId, UserId},
    list::{ByTime, Count, ListQuery, Page},
    policy,
    referral::{ContactConsent, ReferralState},
    text_field,
};
use crate::repository::{
    counted::count_up_to,
    db::Db,
    in_list::ColumnInList,
    keyset::load_page,
    schema::{accounts, referrals, users},
    states::ReceivedReferral,
};

/// What referrals are sent by.
const SENT_BY: &[Action] = &[Action::SendReferrals];
/// What referrals are moved on by, to their end.
const MOVED_BY: &[Action] = &[Action::AcceptReferral, Action::AnswerReferrals, Action::WithdrawReferral];

/// A referral.
#[derive(Clone, Debug, PartialEq, Eq, Queryable, Selectable, Insertable)]
#[diesel(table_name = referrals)]
pub struct Referral {
    /// Its id.
    pub id: ReferralId,
    /// The provider that hands it on.
    pub provider_id: AccountId,
    /// The reseller that receives it.
    pub reseller_id: AccountId,
    /// Who sent it.
    pub sent_by: UserId,
    /// The prospective customer's name.
    pub company: String,
    /// ISO 3166-1 code of its country.
    pub country: String,
    /// What it needs.
    pub need: String,
    /// The contact's name; empty once it is erased, as the next two.
    pub contact_name: String,
    /// The contact's address.
    pub contact_email: String,
    /// The contact's phone number, in its international form; may be empty.
    pub contact_phone: String,
    /// How the contact agreed to be passed on.
    pub consent: ContactConsent,
    /// Where it stands, as far as it is written: see [`ReferralState::at`].
    pub state: ReferralState,
    /// Why it was declined or lost.
    pub reason: String,
    /// When it was sent.
    pub created_at: Moment,
    /// Until when the reseller may answer.
    pub expires_at: Moment,
    /// When the reseller answered.
    pub answered_at: Option<Moment>,
    /// Since when nothing follows.
    pub ended_at: Option<Moment>,
    /// When the contact was erased.
    pub erased_at: Option<Moment>,
    /// Raised by each change.
    pub version: i64,
}

/// A referral with the names of those it concerns.
#[derive(Clone, Debug)]
pub struct Referred {
    /// The referral.
    pub referral: Referral,
    /// The provider's name.
    pub provider: String,
    /// The reseller's name.
    pub reseller: String,
    /// The name of the person who sent it.
    pub sender: String,
}

diesel::alias!(const RESELLERS: Alias<Resellers> = accounts as resellers);

type Row = (Referral, String, String, String);

fn referred((referral, provider, reseller, sender): Row) -> Referred {
    Referred { referral, provider, reseller, sender }
}

/// Keeps a new referral.
pub fn insert(db: &mut Db, grant: &Grant, new: &Referral) -> Result<(), Error> {
    grant.proves(SENT_BY)?;
    diesel::insert_into(referrals::table).values(new).execute(db)?;
    Ok(())
}

/// What is wanted of the list of referrals.
pub type ReferralQuery = ListQuery<ByTime, ReferralFilter>;

/// What the list is narrowed to.
#[derive(Clone, Copy, Debug, Default, Deserialize, Serialize)]
pub struct ReferralFilter {
    /// Those in one state.
    #[serde(default, with = "text_field", skip_serializing_if = "Option::is_none")]
    pub state: Option<ReferralState>,
}

/// A page of the referrals that the account sent (a provider) or received (a reseller), the newest first.
pub fn list(
    db: &mut Db,
    (scope, kind): (Scope, AccountKind),
    wanted: &ReferralQuery,
    now: Moment,
) -> Result<Page<Referred>, Error> {
    let rows = || {
        let mut query = referrals::table
            .left_join(accounts::table.on(accounts::id.eq(referrals::provider_id)))
            .left_join(RESELLERS.on(RESELLERS.field(accounts::id).eq(referrals::reseller_id)))
            .left_join(users::table.on(users::id.eq(referrals::sent_by)))
            .select((
                Referral::as_select(),
                accounts::name.nullable().assume_not_null(),
                RESELLERS.field(accounts::name).nullable().assume_not_null(),
                users::name.nullable().assume_not_null(),
            ))
            .into_boxed();
        query = if policy::ever_may(kind, Action::SendReferrals) {
            query.filter(referrals::provider_id.eq(scope.account()))
        } else {
            query.filter(referrals::reseller_id.eq(scope.account()))
        };
        query = match wanted.filter.state {
            None => query,
            Some(ReferralState::Received) => query.filter(ReceivedReferral).filter(referrals::expires_at.gt(now)),
            // What has run out is written a little later.
            Some(ReferralState::Expired) => query.filter(
                referrals::state.eq(ReferralState::Expired).or(ReceivedReferral.and(referrals::expires_at.le(now))),
            ),
            Some(state) => query.filter(referrals::state.eq(state)),
        };
        query
    };
    Ok(load_page!(db, rows(), wanted, Row, (referrals::id, ReferralId, |row| row.0.id)).map(referred))
}

/// A referral that the account sent or received.
pub fn find(db: &mut Db, scope: Scope, id: ReferralId) -> Result<Referred, Error> {
    let me = scope.account();
    let row: Row = referrals::table
        .find(id)
        .inner_join(accounts::table.on(accounts::id.eq(referrals::provider_id)))
        .inner_join(RESELLERS.on(RESELLERS.field(accounts::id).eq(referrals::reseller_id)))
        .inner_join(users::table.on(users::id.eq(referrals::sent_by)))
        .filter(referrals::provider_id.eq(me).or(referrals::reseller_id.eq(me)))
        .select((Referral::as_select(), accounts::name, RESELLERS.field(accounts::name), users::name))
        .first(db)?;
    Ok(referred(row))
}

/// A referral with its names, for the portal's own hand.
pub fn get(db: &mut Db, id: ReferralId) -> Result<Referred, Error> {
    let row: Row = referrals::table
        .find(id)
        .inner_join(accounts::table.on(accounts::id.eq(referrals::provider_id)))
        .inner_join(RESELLERS.on(RESELLERS.field(accounts::id).eq(referrals::reseller_id)))
        .inner_join(users::table.on(users::id.eq(referrals::sent_by)))
        .select((Referral::as_select(), accounts::name, RESELLERS.field(accounts::name), users::name))
        .first(db)?;
    Ok(referred(row))
}

/// How many referrals wait for an answer: the reseller's own, or that of the provider's resellers.
pub fn count_waiting(db: &mut Db, (scope, kind): (Scope, AccountKind), now: Moment) -> Result<Count, Error> {
    let waiting = referrals::table
        .filter(ReceivedReferral)
        .filter(referrals::expires_at.gt(now))
        .select(referrals::id)
        .into_boxed();
    let mine = if policy::ever_may(kind, Action::SendReferrals) {
        waiting.filter(referrals::provider_id.eq(scope.account()))
    } else {
        waiting.filter(referrals::reseller_id.eq(scope.account()))
    };
    count_up_to(db, mine)
}

/// The referrals that wait for the reseller's answer, those that run out first in front: their ids, the companies, until
/// when. At most so many.
pub fn to_answer(
    db: &mut Db,
    scope: Scope,
    now: Moment,
    most: i64,
) -> Result<Vec<(ReferralId, String, Moment)>, Error> {
    Ok(referrals::table
        .filter(referrals::reseller_id.eq(scope.account()))
        .filter(ReceivedReferral.and(referrals::expires_at.gt(now)))
        .order((referrals::expires_at, referrals::id))
        .limit(most)
        .select((referrals::id, referrals::company, referrals::expires_at))
        .load(db)?)
}

/// Moves a referral on from the version that was read. `false` where somebody else was there first: of two at the same
/// time one finds that version.
pub fn move_on(
    db: &mut Db,
    grant: &Grant,
    before: &Referral,
    to: ReferralState,
    reason: &str,
    (answered_at, ended_at): (Option<Moment>, Option<Moment>),
) -> Result<bool, Error> {
    grant.proves(MOVED_BY)?;
    let same = referrals::table.find(before.id).filter(referrals::version.eq(before.version));
    let changed = diesel::update(same)
        .set((
            referrals::state.eq(to),
            referrals::reason.eq(reason),
            referrals::answered_at.eq(answered_at),
            referrals::ended_at.eq(ended_at),
            referrals::version.eq(before.version + 1),
        ))
        .execute(db)?;
    Ok(changed == 1)
}

/// Referrals that nobody has answered in time and whose end is not written yet: the first hundred.
pub fn due(db: &mut Db, now: Moment) -> Result<Vec<ReferralId>, Error> {
    Ok(referrals::table
        .filter(ReceivedReferral)
        .filter(referrals::expires_at.le(now))
        .order(referrals::expires_at)
        .limit(100)
        .select(referrals::id)
        .load(db)?)
}

/// Referrals that led to no work and ended by `until`, whose contacts are still kept: the first hundred.
pub fn to_erase(db: &mut Db, until: Moment) -> Result<Vec<ReferralId>, Error> {
    let idle = [ReferralState::Declined, ReferralState::Expired, ReferralState::Withdrawn];
    Ok(referrals::table
        .filter(referrals::erased_at.is_null().and(referrals::ended_at.is_not_null()))
        .filter(referrals::ended_at.le(until))
        .filter(referrals::state.in_list(idle))
        .order(referrals::ended_at)
        .limit(100)
        .select(referrals::id)
        .load(db)?)
}

/// Erases the contact. `false` where another node was there first.
pub fn erase_contact(db: &mut Db, grant: &Grant, before: &Referral, now: Moment) -> Result<bool, Error> {
    grant.proves(MOVED_BY)?;
    let same = referrals::table.find(before.id).filter(referrals::version.eq(before.version));
    let changed = diesel::update(same)
        .set((
            referrals::contact_name.eq(""),
            referrals::contact_email.eq(""),
            referrals::contact_phone.eq(""),
            referrals::erased_at.eq(now),
            referrals::version.eq(before.version + 1),
        ))
        .execute(db)?;
    Ok(changed == 1)
}
