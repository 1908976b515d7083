//! Partnerships of providers and resellers.

use std::collections::HashSet;

use diesel::prelude::*;

use crate::domain::{
    Action, Error, Grant, Moment, Scope,
    account::Standing,
    fold::like_pattern,
    ids::{AccountId, InvitationId, PartnershipId},
    list::{Direction, ListQuery, Page, SortColumn},
    partnership::PartnershipState,
};
use crate::repository::{
    db::{Db, on_backend},
    keyset::load_page,
    schema::{accounts, partnerships, relationships},
    states::{ActivePartnership, ActiveRelationship},
};

/// What partnerships begin by.
const BEGUN_BY: &[Action] = &[Action::AcceptPartnership];
/// What a reseller's rights are changed by.
const LIMITED_BY: &[Action] = &[Action::ManageResellers];
/// What resellers are reminded by.
const REMINDED_BY: &[Action] = &[Action::RequestPartnership];
/// What partnerships end by.
const ENDED_BY: &[Action] = &[Action::RemovePartnership];

/// A partner as the other side's list shows it.
#[derive(Clone, Debug, Queryable)]
pub struct Partner {
    /// The partnership.
    pub id: PartnershipId,
    /// Since when.
    pub since: Moment,
    /// The partner's account.
    pub account: AccountId,
    /// The partner's name.
    pub name: String,
    /// The name folded, for ordering.
    pub name_key: String,
    /// ISO 3166-1 code of the partner's country.
    pub country: String,
    /// The partner's location id.
    pub mpn_location_id: Option<i64>,
    /// When the partner signed the partner agreement.
    pub mpa_signed_at: Option<Moment>,
    /// Whether the partner may do business.
    pub standing: Standing,
    /// Whether the reseller may change what costs nothing on the provider's subscriptions.
    pub administers: bool,
    /// When the reseller was last reminded of the partner agreement.
    pub reminded_at: Option<Moment>,
}

/// Makes the two accounts partners. `false` where they are already: of two at the same time one makes it.
pub fn insert(
    db: &mut Db,
    grant: &Grant,
    id: PartnershipId,
    (provider, reseller): (AccountId, AccountId),
    invitation: Option<InvitationId>,
    since: Moment,
) -> Result<bool, Error> {
    grant.proves(BEGUN_BY)?;
    let row = (
        partnerships::id.eq(id),
        partnerships::provider_id.eq(provider),
        partnerships::reseller_id.eq(reseller),
        partnerships::invitation_id.eq(invitation),
        partnerships::state.eq(PartnershipState::Active),
        partnerships::since.eq(since),
    );
    let made = on_backend!(db, |conn| {
        diesel::insert_into(partnerships::table).values(row).on_conflict_do_nothing().execute(conn)
    })?;
    Ok(made == 1)
}

/// Whether the two accounts are partners now.
pub fn are_partners(db: &mut Db, provider: AccountId, reseller: AccountId) -> Result<bool, Error> {
    let count: i64 = partnerships::table
        .filter(partnerships::provider_id.eq(provider).and(partnerships::reseller_id.eq(reseller)))
        .filter(ActivePartnership)
        .count()
        .get_result(db)?;
    Ok(count > 0)
}

/// The reseller of one active partnership of this provider.
pub fn find_reseller(db: &mut Db, scope: Scope, id: PartnershipId) -> Result<Partner, Error> {
    Ok(partnerships::table
        .find(id)
        .inner_join(accounts::table.on(accounts::id.eq(partnerships::reseller_id)))
        .filter(partnerships::provider_id.eq(scope.account()))
        .filter(ActivePartnership)
        .select(partner_columns())
        .first(db)?)
}

/// The partner with this account, in an active partnership of this provider.
pub fn find_partner(db: &mut Db, scope: Scope, reseller: AccountId) -> Result<Partner, Error> {
    Ok(partnerships::table
        .inner_join(accounts::table.on(accounts::id.eq(partnerships::reseller_id)))
        .filter(partnerships::provider_id.eq(scope.account()).and(partnerships::reseller_id.eq(reseller)))
        .filter(ActivePartnership)
        .select(partner_columns())
        .first(db)?)
}

/// The accounts of a provider's partners now.
pub fn partners_of(db: &mut Db, provider: AccountId) -> Result<HashSet<AccountId>, Error> {
    let found: Vec<AccountId> = partnerships::table
        .filter(partnerships::provider_id.eq(provider))
        .filter(ActivePartnership)
        .select(partnerships::reseller_id)
        .load(db)?;
    Ok(found.into_iter().collect())
}

/// Whether the two accounts are partners now, and the provider lets the reseller change what costs nothing on its
/// subscriptions.
pub fn lets_administer(db: &mut Db, provider: AccountId, reseller: AccountId) -> Result<bool, Error> {
    let count: i64 = partnerships::table
        .filter(partnerships::provider_id.eq(provider).and(partnerships::reseller_id.eq(reseller)))
        .filter(ActivePartnership.and(partnerships::reseller_administers))
        .count()
        .get_result(db)?;
    Ok(count > 0)
}

/// The providers with which a reseller serves a customer: the name of each, and whether it lets the reseller change what
/// costs nothing.
pub fn rights_at(db: &mut Db, reseller: AccountId, customer: AccountId) -> Result<Vec<(String, bool)>, Error> {
    Ok(partnerships::table
        .inner_join(relationships::table.on(relationships::partner_id.eq(partnerships::provider_id)))
        .inner_join(accounts::table.on(accounts::id.eq(partnerships::provider_id)))
        .filter(partnerships::reseller_id.eq(reseller).and(ActivePartnership))
        .filter(relationships::customer_id.eq(customer))
        .filter(ActiveRelationship)
        .order(accounts::name_key)
        .select((accounts::name, partnerships::reseller_administers))
        .load(db)?)
}

/// Lets the reseller of an active partnership change what costs nothing on the provider's subscriptions, or no longer.
/// `false` where that is so already.
pub fn let_administer(db: &mut Db, grant: &Grant, id: PartnershipId, lets: bool) -> Result<bool, Error> {
    grant.proves(LIMITED_BY)?;
    let active = partnerships::table
        .find(id)
        .filter(partnerships::provider_id.eq(grant.account()))
        .filter(ActivePartnership.and(partnerships::reseller_administers.ne(lets)));
    let changed = diesel::update(active).set(partnerships::reseller_administers.eq(lets)).execute(db)?;
    Ok(changed == 1)
}

/// Keeps that the reseller of an active partnership was reminded of the partner agreement, unless it was since `before`:
/// `false` then.
pub fn remind(db: &mut Db, grant: &Grant, id: PartnershipId, before: Moment, now: Moment) -> Result<bool, Error> {
    grant.proves(REMINDED_BY)?;
    let due = partnerships::table
        .find(id)
        .filter(partnerships::provider_id.eq(grant.account()).and(ActivePartnership))
        .filter(partnerships::reminded_at.is_null().or(partnerships::reminded_at.le(before)));
    Ok(diesel::update(due).set(partnerships::reminded_at.eq(now)).execute(db)? == 1)
}

/// Ends an active partnership of this provider.
pub fn remove(db: &mut Db, grant: &Grant, id: PartnershipId, now: Moment) -> Result<(), Error> {
    grant.proves(ENDED_BY)?;
    let active =
        partnerships::table.find(id).filter(partnerships::provider_id.eq(grant.account())).filter(ActivePartnership);
    let changed = diesel::update(active)
        .set((partnerships::state.eq(PartnershipState::Removed), partnerships::removed_at.eq(now)))
        .execute(db)?;
    if changed == 1 { Ok(()) } else { Err(Error::NotFound) }
}

text_enum! {
    /// What the list of a provider's resellers can be ordered by.
    ResellerColumn {
        /// The reseller's name.
        Name => "name",
        /// Since when the two are partners.
        Since => "since",
    }
}

impl SortColumn for ResellerColumn {
    const DEFAULT: (Self, Direction) = (Self::Name, Direction::Ascending);
}

/// A page of the provider's resellers. It is searched for a piece of the name.
pub fn list_resellers(db: &mut Db, scope: Scope, wanted: &ListQuery<ResellerColumn>) -> Result<Page<Partner>, Error> {
    let rows = || {
        let mut query = partnerships::table
            .inner_join(accounts::table.on(accounts::id.eq(partnerships::reseller_id)))
            .filter(partnerships::provider_id.eq(scope.account()))
            .filter(ActivePartnership)
            .select(partner_columns())
            .into_boxed();
        if !wanted.search().is_empty() {
            query = query.filter(accounts::name_key.like(like_pattern(wanted.search())).escape('\\'));
        }
        query
    };
    Ok(load_page!(db, rows(), wanted, Partner, (partnerships::id, PartnershipId, |partner| partner.id), {
        ResellerColumn::Name => (accounts::name_key, |partner| partner.name_key.clone()),
        ResellerColumn::Since => (partnerships::since, |partner| partner.since),
    }))
}

/// The reseller's providers by name. A reseller works with a handful; 200 is the most that is shown.
pub fn list_providers(db: &mut Db, scope: Scope) -> Result<Vec<Partner>, Error> {
    Ok(partnerships::table
        .inner_join(accounts::table.on(accounts::id.eq(partnerships::provider_id)))
        .filter(partnerships::reseller_id.eq(scope.account()))
        .filter(ActivePartnership)
        .order((accounts::name_key, partnerships::id))
        .limit(200)
        .select(partner_columns())
        .load(db)?)
}

/// How many active partnerships the account has, on either side.
pub fn count(db: &mut Db, scope: Scope) -> Result<i64, Error> {
    Ok(partnerships::table
        .filter(ActivePartnership)
        .filter(partnerships::provider_id.eq(scope.account()).or(partnerships::reseller_id.eq(scope.account())))
        .count()
        .get_result(db)?)
}

/// The columns of a [`Partner`].
#[diesel::dsl::auto_type]
fn partner_columns() -> _ {
    (
        partnerships::id,
        partnerships::since,
        accounts::id,
        accounts::name,
        accounts::name_key,
        accounts::country,
        accounts::mpn_location_id,
        accounts::mpa_signed_at,
        accounts::standing,
        partnerships::reseller_administers,
        partnerships::reminded_at,
    )
}
