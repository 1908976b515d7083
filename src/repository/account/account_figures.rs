//! How many accounts the installation has, and how far a new account has come.

use diesel::{
    dsl::{exists, select},
    prelude::*,
};

use crate::domain::{
    Action, Error, Grant, Moment, Scope,
    account::{AccountKind, Standing},
    list::Count,
    policy,
};
use crate::repository::{
    counted::{count_each_up_to, count_up_to},
    db::{Db, MultiBackend},
    in_list::ColumnInList,
    schema::{
        accounts, customer_agreements, license_assignments, offers, partnerships, provider_entries, relationships,
        subscriptions,
    },
    states::ActiveRelationship,
};

/// What the numbers of all accounts are shown by.
const SHOWN_BY: &[Action] = &[Action::ManageAccounts];

/// How many partners there are.
pub fn count_partners(db: &mut Db, grant: &Grant) -> Result<Count, Error> {
    grant.proves(SHOWN_BY)?;
    count_up_to(db, partners().select(accounts::kind))
}

/// How many customers there are.
pub fn count_customers(db: &mut Db, grant: &Grant) -> Result<Count, Error> {
    grant.proves(SHOWN_BY)?;
    count_up_to(db, accounts::table.filter(accounts::kind.eq(policy::SERVED)).select(accounts::kind))
}

/// How many of the accounts that may do business were made in each of these spans of time.
pub fn made_in_spans(db: &mut Db, grant: &Grant, spans: &[(Moment, Moment)]) -> Result<Vec<Count>, Error> {
    grant.proves(SHOWN_BY)?;
    let made = spans.iter().map(|(from, until)| {
        accounts::table
            .filter(accounts::standing.eq(Standing::Active))
            .filter(accounts::created_at.ge(*from).and(accounts::created_at.lt(*until)))
            .select(accounts::standing)
            .into_boxed::<MultiBackend>()
    });
    count_each_up_to(db, made.collect())
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
#[derive(Clone, Copy, Debug, PartialEq, Eq, Queryable)]
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
    Ok(select((
        exists(offers::table.select(offers::id)),
        exists(accounts::table.filter(accounts::kind.in_list(partner_kinds()))),
        exists(provider_entries::table.filter(provider_entries::listed.eq(true))),
    ))
    .get_result(db)?)
}

/// All partners. Each kind is asked for by itself: of a list, PostgreSQL would have to look at every account.
fn partners<'a>() -> accounts::BoxedQuery<'a, MultiBackend> {
    partner_kinds().into_iter().fold(accounts::table.into_boxed(), |all, kind| all.or_filter(accounts::kind.eq(kind)))
}

fn partner_kinds() -> Vec<AccountKind> {
    AccountKind::ALL.iter().copied().filter(|kind| policy::is_partner(*kind)).collect()
}
