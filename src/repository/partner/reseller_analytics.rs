//! What a provider's resellers do, counted. Whatever stands here is of one provider: its partnerships now, what it sold
//! itself, and its resellers' customers only where they are its own too.

use diesel::{
    dsl::{count_star, exists, sql},
    prelude::*,
    sql_types::{BigInt, Text},
};

use crate::domain::{Error, Moment, Scope, ids::AccountId, offer::BillingType};
use crate::repository::{
    db::{Db, on_backend},
    schema::{accounts, common_customers, partner_locations, partnerships, subscriptions},
    states::ActivePartnership,
};

/// A reseller that is the provider's partner now.
#[derive(Clone, Debug, PartialEq, Eq, Queryable)]
pub struct CountedReseller {
    /// Its account.
    pub account: AccountId,
    /// Its name.
    pub name: String,
    /// ISO 3166-1 code of its country.
    pub country: String,
    /// Its location id.
    pub mpn_location_id: Option<i64>,
    /// When it signed the partner agreement.
    pub mpa_signed_at: Option<Moment>,
    /// Since when it is a partner.
    pub since: Moment,
}

/// What was sold under one heading.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct SoldCounts {
    /// How many subscriptions.
    pub subscriptions: i64,
    /// How many licenses; what is billed by usage has none.
    pub licenses: i64,
}

/// The provider's resellers now.
macro_rules! resellers_of {
    ($scope:expr) => {
        partnerships::table
            .filter(partnerships::provider_id.eq($scope.account()))
            .filter(ActivePartnership)
            .select(partnerships::reseller_id)
    };
}

/// The provider's resellers now, by name.
pub fn resellers(db: &mut Db, scope: Scope) -> Result<Vec<CountedReseller>, Error> {
    Ok(partnerships::table
        .inner_join(accounts::table.on(accounts::id.eq(partnerships::reseller_id)))
        .filter(partnerships::provider_id.eq(scope.account()))
        .filter(ActivePartnership)
        .order((accounts::name_key, partnerships::id))
        .select((
            accounts::id,
            accounts::name,
            accounts::country,
            accounts::mpn_location_id,
            accounts::mpa_signed_at,
            partnerships::since,
        ))
        .load(db)?)
}

/// How many of these resellers serve a customer that the provider serves too.
pub fn count_active(db: &mut Db, scope: Scope) -> Result<i64, Error> {
    let in_common = common_customers::table
        .filter(common_customers::partner_id.eq(partnerships::provider_id))
        .filter(common_customers::other_id.eq(partnerships::reseller_id))
        .filter(common_customers::customer_count.gt(0));
    Ok(partnerships::table
        .filter(partnerships::provider_id.eq(scope.account()))
        .filter(ActivePartnership)
        .filter(exists(in_common))
        .count()
        .get_result(db)?)
}

/// The numbers of the places that the provider's resellers were ever associated with, and whose they are: what was sold
/// with one of them carries it for good.
pub fn former_numbers(db: &mut Db, scope: Scope) -> Result<Vec<(i64, AccountId)>, Error> {
    Ok(partner_locations::table
        .filter(partner_locations::account_id.eq_any(resellers_of!(scope)))
        .filter(partner_locations::associated_at.is_not_null())
        .select((partner_locations::mpn_id, partner_locations::account_id))
        .load(db)?)
}

/// Subscriptions that the provider sold with a partner number on them that is or was one of its resellers'. Numbers are
/// looked up and not joined: what has one is counted once, however often the number is found.
macro_rules! sold_with_resellers {
    ($scope:expr) => {
        subscriptions::table.filter(subscriptions::partner_id.eq($scope.account())).filter(
            subscriptions::reseller_mpn_id
                .eq_any(
                    accounts::table
                        .filter(accounts::id.eq_any(resellers_of!($scope)))
                        .select(accounts::mpn_location_id),
                )
                .or(subscriptions::reseller_mpn_id.eq_any(
                    partner_locations::table
                        .filter(partner_locations::account_id.eq_any(resellers_of!($scope)))
                        .filter(partner_locations::associated_at.is_not_null())
                        .select(partner_locations::mpn_id.nullable()),
                )),
        )
    };
}

/// A reseller's partner number, how it is billed, how many subscriptions, and their quantity.
pub type SoldByReseller = (Option<i64>, BillingType, i64, i64);

/// What was sold since then, by the reseller's partner number and how it is billed: subscriptions and their quantity.
pub fn sold_by_reseller(db: &mut Db, scope: Scope, since: Moment) -> Result<Vec<SoldByReseller>, Error> {
    Ok(sold_with_resellers!(scope)
        .filter(subscriptions::created_at.ge(since))
        .group_by((subscriptions::reseller_mpn_id, subscriptions::billing))
        .select((
            subscriptions::reseller_mpn_id,
            subscriptions::billing,
            count_star(),
            sql::<BigInt>("CAST(SUM(subscriptions.quantity) AS BIGINT)"),
        ))
        .load(db)?)
}

/// What was sold since then, by product and how it is billed: subscriptions and their quantity.
pub fn sold_by_product(
    db: &mut Db,
    scope: Scope,
    since: Moment,
) -> Result<Vec<(String, BillingType, i64, i64)>, Error> {
    Ok(sold_with_resellers!(scope)
        .filter(subscriptions::created_at.ge(since))
        .group_by((subscriptions::offer_name, subscriptions::billing))
        .select((
            subscriptions::offer_name,
            subscriptions::billing,
            count_star(),
            sql::<BigInt>("CAST(SUM(subscriptions.quantity) AS BIGINT)"),
        ))
        .load(db)?)
}

/// How many subscriptions began in each month since then: `2030-01`, in UTC. Months without any are missing.
pub fn begun_by_month(db: &mut Db, scope: Scope, since: Moment) -> Result<Vec<(String, i64)>, Error> {
    let month = match db {
        Db::Sqlite(_) => "substr(subscriptions.created_at, 1, 7)",
        Db::Pg(_) => "to_char(subscriptions.created_at, 'YYYY-MM')",
    };
    Ok(on_backend!(db, |conn| {
        sold_with_resellers!(scope)
            .filter(subscriptions::created_at.ge(since))
            .group_by(sql::<Text>(month))
            .select((sql::<Text>(month), count_star()))
            .load(conn)
    })?)
}

/// How many subscriptions ended in each month since then, as [`begun_by_month`].
pub fn ended_by_month(db: &mut Db, scope: Scope, since: Moment) -> Result<Vec<(String, i64)>, Error> {
    let month = match db {
        Db::Sqlite(_) => "substr(subscriptions.ended_at, 1, 7)",
        Db::Pg(_) => "to_char(subscriptions.ended_at, 'YYYY-MM')",
    };
    Ok(on_backend!(db, |conn| {
        sold_with_resellers!(scope)
            .filter(subscriptions::ended_at.ge(since))
            .group_by(sql::<Text>(month))
            .select((sql::<Text>(month), count_star()))
            .load(conn)
    })?)
}
