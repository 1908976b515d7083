//! How many accounts the installation has, and how far a new account has come.

use std::collections::BTreeMap;

use chrono::NaiveDate;
use diesel::{
    dsl::{exists, select},
    prelude::*,
    query_builder::QueryFragment,
    sql_types::{BigInt, Date, Text},
};

use crate::domain::{Action, Error, Grant, Scope, account::AccountKind, list::Count, policy};
use crate::repository::{
    counted::count_each,
    db::{Db, MultiBackend},
    schema::{
        accounts, customer_agreements, license_assignments, offers, partnerships, provider_entries, relationships,
        subscriptions,
    },
    statement::Statement,
    states::ActiveRelationship,
};

/// What the numbers of all accounts are shown by.
const SHOWN_BY: &[Action] = &[Action::ManageAccounts];

/// How many accounts there are, as it is kept (`docs/adr/0025-numbers-over-time.md`).
#[derive(Clone, Debug)]
pub struct AccountHistory {
    /// How many partners.
    pub partners: Count,
    /// How many customers.
    pub customers: Count,
    /// How many of the accounts that may do business were made, by the first day of the month.
    months: BTreeMap<NaiveDate, i64>,
}

impl AccountHistory {
    /// How many of the accounts that may do business were made in the month with this first day.
    #[must_use]
    pub fn made_in(&self, month: NaiveDate) -> Count {
        Count::from(self.months.get(&month).copied().unwrap_or_default())
    }
}

/// How many accounts there are, and how many were made in the months from this one on. One statement.
pub fn history(db: &mut Db, grant: &Grant, month: NaiveDate) -> Result<AccountHistory, Error> {
    grant.proves(SHOWN_BY)?;
    let rows: Vec<(String, NaiveDate, i64, i64)> = Statement::<(Text, Date, BigInt, BigInt)>::new(
        "SELECT kind, begins_on, CAST(sum(made) AS BIGINT), CAST(sum(active) AS BIGINT) \
         FROM account_spans WHERE span = 'ever' GROUP BY kind, begins_on \
         UNION ALL SELECT '', begins_on, CAST(sum(made) AS BIGINT), CAST(sum(active) AS BIGINT) \
         FROM account_spans WHERE span = 'month' AND begins_on >= ",
    )
    .day(month)
    .words(" GROUP BY begins_on")
    .rows(db)?;
    let (mut partners, mut customers, mut months) = (0, 0, BTreeMap::new());
    for (kind, begins_on, made, active) in rows {
        match AccountKind::parse(&kind) {
            Some(kind) if policy::is_partner(kind) => partners += made,
            Some(kind) if policy::is_served(kind) => customers += made,
            Some(_) => {}
            None => drop(months.insert(begins_on, active)),
        }
    }
    Ok(AccountHistory { partners: Count::from(partners), customers: Count::from(customers), months })
}

/// How far a partner has come.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Queryable)]
#[expect(clippy::struct_excessive_bools, reason = "each is a step of its own, done or not")]
pub struct PartnerProgress {
    /// Whether it has signed the partner agreement.
    pub signed: bool,
    /// Whether it has, or had, a partner.
    pub partnered: bool,
    /// Whether it has, or had, a customer.
    pub serving: bool,
    /// Whether it has sold anything.
    pub sold: bool,
}

/// How far this partner has come. One query.
pub fn partner_progress(db: &mut Db, scope: Scope) -> Result<PartnerProgress, Error> {
    let me = scope.account();
    Ok(select((
        exists(accounts::table.filter(accounts::id.eq(me)).filter(accounts::mpa_signed_at.is_not_null())),
        exists(partnerships::table.filter(partnerships::provider_id.eq(me).or(partnerships::reseller_id.eq(me)))),
        exists(relationships::table.filter(relationships::partner_id.eq(me))),
        exists(subscriptions::table.filter(subscriptions::partner_id.eq(me))),
    ))
    .get_result(db)?)
}

/// How far a customer has come.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Queryable)]
#[expect(clippy::struct_excessive_bools, reason = "each is a step of its own, done or not")]
pub struct CustomerProgress {
    /// Whether the customer agreement is accepted.
    pub agreed: bool,
    /// Whether a partner serves it.
    pub served: bool,
    /// Whether it has, or had, a subscription.
    pub supplied: bool,
    /// Whether any of its users has a license.
    pub licensed: bool,
}

/// How far this customer has come. One query.
pub fn customer_progress(db: &mut Db, scope: Scope) -> Result<CustomerProgress, Error> {
    let me = scope.account();
    let serving = relationships::customer_id.eq(me).and(ActiveRelationship);
    Ok(select((
        exists(customer_agreements::table.filter(customer_agreements::customer_id.eq(me))),
        exists(relationships::table.filter(serving)),
        exists(subscriptions::table.filter(subscriptions::customer_id.eq(me))),
        exists(license_assignments::table.filter(license_assignments::customer_id.eq(me))),
    ))
    .get_result(db)?)
}

/// How far a new installation has come.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct InstallationProgress {
    /// Whether the catalogue holds anything.
    pub stocked: bool,
    /// Whether there is a partner.
    pub partnered: bool,
    /// Whether the public list names a provider.
    pub listing: bool,
}

/// How far this installation has come. One query.
pub fn installation_progress(db: &mut Db, grant: &Grant) -> Result<InstallationProgress, Error> {
    grant.proves(SHOWN_BY)?;
    let offers = offers::table.select(offers::id);
    let listed = provider_entries::table.filter(provider_entries::listed.eq(true)).select(provider_entries::account_id);
    let mut rows: Vec<Box<dyn QueryFragment<MultiBackend>>> = vec![Box::new(offers), Box::new(listed)];
    // Each kind by itself: PostgreSQL would go through all customers for those of several.
    for kind in AccountKind::ALL.iter().filter(|kind| policy::is_partner(**kind)) {
        rows.push(Box::new(accounts::table.filter(accounts::kind.eq(*kind)).select(accounts::id)));
    }
    let found: Vec<bool> = count_each(db, rows, 0)?.into_iter().map(|many| many > 0).collect();
    let [stocked, listing, partners @ ..] = found.as_slice() else { return Err(Error::Internal("too few".into())) };
    Ok(InstallationProgress { stocked: *stocked, partnered: partners.contains(&true), listing: *listing })
}
