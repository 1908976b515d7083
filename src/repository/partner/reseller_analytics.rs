//! What a provider's resellers do, counted. Whatever stands here is of one provider: its partnerships now, what it sold
//! itself, and its resellers' customers only where they are its own too.

use chrono::{Datelike, Months, NaiveDate};
use diesel::{
    prelude::*,
    sql_types::{BigInt, Date, Text},
};

use crate::domain::{Error, Moment, Scope, ids::AccountId};
use crate::repository::{
    db::Db,
    schema::{accounts, common_customers, partner_locations, partnerships},
    statement::Statement,
    states::ActivePartnership,
};

/// A reseller that is the provider's partner now.
#[derive(Clone, Debug, PartialEq, Eq)]
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
    /// Whether it serves a customer that the provider serves too.
    pub is_active: bool,
    /// The numbers of the places that it was ever associated with: what was sold with one of them carries it for good.
    pub former_numbers: Vec<i64>,
}

/// What was sold under one heading.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct SoldCounts {
    /// How many subscriptions.
    pub subscriptions: i64,
    /// How many licenses; what is billed by usage has none.
    pub licenses: i64,
}

impl SoldCounts {
    /// So many subscriptions more, with so many licenses.
    pub const fn add(&mut self, subscriptions: i64, licenses: i64) {
        self.subscriptions += subscriptions;
        self.licenses += licenses;
    }
}

/// The provider's resellers now, by name.
pub fn resellers(db: &mut Db, scope: Scope) -> Result<Vec<CountedReseller>, Error> {
    type Row = (AccountId, String, String, Option<i64>, Option<Moment>, Moment, Option<i64>, Option<i64>);
    let in_common = common_customers::partner_id
        .eq(partnerships::provider_id)
        .and(common_customers::other_id.eq(partnerships::reseller_id))
        .and(common_customers::customer_count.gt(0));
    let places =
        partner_locations::account_id.eq(partnerships::reseller_id).and(partner_locations::associated_at.is_not_null());
    let rows: Vec<Row> = partnerships::table
        .inner_join(accounts::table.on(accounts::id.eq(partnerships::reseller_id)))
        .left_join(common_customers::table.on(in_common))
        .left_join(partner_locations::table.on(places))
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
            common_customers::customer_count.nullable(),
            partner_locations::mpn_id.nullable(),
        ))
        .load(db)?;
    let mut resellers: Vec<CountedReseller> = Vec::with_capacity(rows.len());
    for (account, name, country, mpn_location_id, mpa_signed_at, since, in_common, number) in rows {
        match resellers.last_mut().filter(|last| last.account == account) {
            Some(last) => last.former_numbers.extend(number),
            None => resellers.push(CountedReseller {
                account,
                name,
                country,
                mpn_location_id,
                mpa_signed_at,
                since,
                is_active: in_common.is_some(),
                former_numbers: number.into_iter().collect(),
            }),
        }
    }
    Ok(resellers)
}

/// A reseller's partner number, the product, and what was sold of it.
pub type SoldByReseller = (i64, String, i64, i64);

/// What the provider sold since the beginning of that day, by the partner number on it and by product: subscriptions and
/// their licenses. Whole months are kept as such; of the month that began before, its days are added or taken away,
/// whichever are fewer.
pub fn sold(db: &mut Db, scope: Scope, since: NaiveDate) -> Result<Vec<SoldByReseller>, Error> {
    let me = scope.account();
    let begins = since.with_day(1).unwrap_or(since);
    let next = begins.checked_add_months(Months::new(1)).unwrap_or(NaiveDate::MAX);
    let (months_from, sign, days) =
        if since.day() > 16 { (next, 1, (since, next)) } else { (begins, -1, (begins, since)) };
    Statement::<(BigInt, Text, BigInt, BigInt)>::new(
        "SELECT reseller_mpn_id, offer_name, CAST(sum(begun) AS BIGINT), CAST(sum(licenses) AS BIGINT) \
         FROM (SELECT reseller_mpn_id, offer_name, begun, licenses FROM sales_spans WHERE partner_id = ",
    )
    .id(me)
    .words(" AND span = 'month' AND begins_on >= ")
    .day(months_from)
    .words(" UNION ALL SELECT reseller_mpn_id, offer_name, begun * ")
    .number(sign)
    .words(", licenses * ")
    .number(sign)
    .words(" FROM sales_spans WHERE partner_id = ")
    .id(me)
    .words(" AND span = 'day' AND begins_on >= ")
    .day(days.0)
    .words(" AND begins_on < ")
    .day(days.1)
    .words(") AS sold GROUP BY reseller_mpn_id, offer_name HAVING sum(begun) > 0")
    .rows(db)
}

/// How many subscriptions with one of these partner numbers on them began and ended in each month from this one on, by its
/// first day. Months without any are missing.
pub fn by_month(
    db: &mut Db,
    scope: Scope,
    numbers: impl IntoIterator<Item = i64>,
    since: NaiveDate,
) -> Result<Vec<(NaiveDate, i64, i64)>, Error> {
    Statement::<(Date, BigInt, BigInt)>::new(
        "SELECT begins_on, CAST(sum(begun) AS BIGINT), CAST(sum(ended) AS BIGINT) FROM sales_spans WHERE partner_id = ",
    )
    .id(scope.account())
    .words(" AND span = 'month' AND begins_on >= ")
    .day(since)
    // Not as it stands in the index: PostgreSQL would go through all months for each of the numbers.
    .words(" AND reseller_mpn_id + 0 IN ")
    .numbers(numbers)
    .words(" GROUP BY begins_on")
    .rows(db)
}
