//! What partners keep of a customer and change on its Account page: who has to do with it, what it is called on bills,
//! who may purchase, and the end of a relationship.

use diesel::{
    dsl::{exists, not},
    prelude::*,
};

use crate::domain::{
    Action, Error, Grant, Moment, Scope,
    account::{AccountKind, Standing},
    customer::{AgreementWay, relationship_search_key},
    fold::search_key,
    ids::{AccountId, SubscriptionId, UserId},
    offer::BillingType,
    policy,
    subscription::SubscriptionState,
};
use crate::repository::customers::Profile;
use crate::repository::{
    db::{Db, on_backend},
    in_list::ColumnInList,
    privileges,
    relationships::of_customer,
    schema::{
        accounts, customer_agreements, customers, memberships, offers, partnerships, relationships, subscriptions,
        users,
    },
    states::ActiveRelationship,
};

/// What a customer is let purchase for itself by, and no longer.
const PURCHASES_DECIDED_BY: &[Action] = &[Action::AllowPurchases, Action::StopPurchases];
/// What a customer's company info is changed by.
const CHANGED_BY: &[Action] = &[Action::UpdateCustomer];
/// What its address, contact and preferences are changed by: a partner, or the customer itself.
const PROFILE_CHANGED_BY: &[Action] = &[Action::UpdateCustomer, Action::UpdateOwnCompany];

/// A partner that has to do with a customer and that the reader may know of.
#[derive(Clone, Debug)]
pub struct Connected {
    /// The partner's account.
    pub account: AccountId,
    /// Its name.
    pub name: String,
    /// What it is.
    pub kind: AccountKind,
    /// Since when it serves the customer; `None` where it no longer does.
    pub since: Option<Moment>,
    /// Since when it holds delegated administration privileges; `None` where it holds none.
    pub privileged_since: Option<Moment>,
}

/// An acceptance of the customer agreement, with those who recorded it.
#[derive(Clone, Debug, Queryable)]
pub struct RecordedAgreement {
    /// How it came about.
    pub way: AgreementWay,
    /// The partner that attested it.
    pub partner: Option<AccountId>,
    /// Who accepted: first name.
    pub first_name: String,
    /// Last name.
    pub last_name: String,
    /// Address.
    pub email: String,
    /// Phone number; empty where it was not given.
    pub phone: String,
    /// On which day.
    pub accepted_on: chrono::NaiveDate,
    /// When that was recorded.
    pub recorded_at: Moment,
    /// Who recorded it.
    pub recorded_by: String,
}

/// A subscription that keeps a relationship from being removed.
#[derive(Clone, Debug, Queryable)]
pub struct Blocking {
    /// The subscription.
    pub id: SubscriptionId,
    /// What the partner calls it.
    pub nickname: String,
    /// What is billed.
    pub billing: BillingType,
    /// How many licenses.
    pub quantity: i64,
}

/// The partners that serve a customer or hold privileges over it, by name: the reader's own account and those that have
/// or had a partnership with it. Whom else a customer works with is the customer's business. Four queries at most.
pub fn connected(db: &mut Db, scope: Scope, customer: AccountId) -> Result<Vec<Connected>, Error> {
    let me = scope.account();
    let related = of_customer(db, customer)?;
    let privileged = privileges::holders(db, customer)?;
    let mut others: Vec<AccountId> = related.iter().map(|partner| partner.account).collect();
    others.extend(privileged.iter().map(|(partner, _)| *partner));
    others.retain(|partner| *partner != me);
    let mine = partnerships::provider_id.eq(me).and(partnerships::reseller_id.in_list(&others));
    let theirs = partnerships::reseller_id.eq(me).and(partnerships::provider_id.in_list(&others));
    let pairs: Vec<(AccountId, AccountId)> = partnerships::table
        .filter(mine.or(theirs))
        .select((partnerships::provider_id, partnerships::reseller_id))
        .load(db)?;
    let known = |id: AccountId| id == me || pairs.iter().any(|(provider, reseller)| *provider == id || *reseller == id);
    let since = |id: AccountId| privileged.iter().find(|(holder, _)| *holder == id).map(|(_, since)| *since);
    let mut connected: Vec<Connected> = related
        .into_iter()
        .filter(|partner| known(partner.account))
        .map(|partner| Connected {
            privileged_since: since(partner.account),
            account: partner.account,
            name: partner.name,
            kind: partner.kind,
            since: Some(partner.since),
        })
        .collect();
    let left_over: Vec<AccountId> = privileged
        .iter()
        .map(|(partner, _)| *partner)
        .filter(|id| known(*id) && connected.iter().all(|partner| partner.account != *id))
        .collect();
    if !left_over.is_empty() {
        let rows: Vec<(AccountId, String, AccountKind)> = accounts::table
            .filter(accounts::id.in_list(&left_over))
            .order((accounts::name_key, accounts::id))
            .select((accounts::id, accounts::name, accounts::kind))
            .load(db)?;
        connected.extend(rows.into_iter().map(|(account, name, kind)| Connected {
            privileged_since: since(account),
            account,
            name,
            kind,
            since: None,
        }));
    }
    Ok(connected)
}

/// The newest acceptance of the customer agreement, with the name of whoever recorded it.
pub fn newest_agreement(db: &mut Db, customer: AccountId) -> Result<Option<RecordedAgreement>, Error> {
    Ok(customer_agreements::table
        .inner_join(users::table.on(users::id.eq(customer_agreements::recorded_by)))
        .filter(customer_agreements::customer_id.eq(customer))
        .order(customer_agreements::id.desc())
        .select((
            customer_agreements::way,
            customer_agreements::partner_id,
            customer_agreements::first_name,
            customer_agreements::last_name,
            customer_agreements::email,
            customer_agreements::phone,
            customer_agreements::accepted_on,
            customer_agreements::recorded_at,
            users::name,
        ))
        .first(db)
        .optional()?)
}

/// Lets a customer purchase for itself at this partner's cost, or no longer. `false` where it was so already.
pub fn allow_purchases(db: &mut Db, grant: &Grant, customer: AccountId, allowed: bool) -> Result<bool, Error> {
    grant.proves(PURCHASES_DECIDED_BY)?;
    let active = relationships::table
        .filter(relationships::partner_id.eq(grant.account()))
        .filter(relationships::customer_id.eq(customer))
        .filter(ActiveRelationship)
        .filter(relationships::may_purchase.ne(allowed));
    let changed = diesel::update(active).set(relationships::may_purchase.eq(allowed)).execute(db)?;
    Ok(changed > 0)
}

/// What a partner calls a customer: on its lists and bills, and for itself.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CustomerNames<'a> {
    /// On lists and bills.
    pub company: &'a str,
    /// For itself; empty where there is none.
    pub alias: &'a str,
    /// The customer's first domain, by which it is found too.
    pub domain: &'a str,
}

/// Changes what this partner calls a customer, and what the search finds it by; other partners keep theirs.
pub fn rename(db: &mut Db, grant: &Grant, customer: AccountId, names: &CustomerNames<'_>) -> Result<(), Error> {
    grant.proves(CHANGED_BY)?;
    let CustomerNames { company, alias, domain } = *names;
    let active = relationships::table
        .filter(relationships::partner_id.eq(grant.account()))
        .filter(relationships::customer_id.eq(customer))
        .filter(ActiveRelationship);
    let changed = diesel::update(active)
        .set((
            relationships::company_name.eq(company),
            relationships::alias.eq(alias),
            relationships::name_key.eq(search_key(company)),
            relationships::search_key.eq(relationship_search_key(company, domain, &customer.to_string(), alias)),
            relationships::version.eq(relationships::version + 1),
        ))
        .execute(db)?;
    if changed == 1 { Ok(()) } else { Err(Error::NotFound) }
}

/// What is known of a customer as a company, held until the transaction ends: two of its partners change it one after
/// the other.
pub fn lock_profile(db: &mut Db, customer: AccountId) -> Result<Profile, Error> {
    let row = customers::table.find(customer);
    Ok(match db {
        Db::Sqlite(conn) => row.select(Profile::as_select()).first(conn)?,
        Db::Pg(conn) => row.for_update().select(Profile::as_select()).first(conn)?,
    })
}

/// Changes what is known of a customer as a company.
pub fn change_profile(db: &mut Db, grant: &Grant, customer: AccountId, profile: &Profile) -> Result<(), Error> {
    grant.proves(PROFILE_CHANGED_BY)?;
    on_backend!(db, |conn| diesel::update(customers::table.find(customer)).set(profile).execute(conn))?;
    Ok(())
}

/// This partner's active subscriptions of a customer, which keep it from leaving: at most 200.
pub fn blocking(db: &mut Db, scope: Scope, customer: AccountId) -> Result<Vec<Blocking>, Error> {
    Ok(subscriptions::table
        .filter(subscriptions::partner_id.eq(scope.account()))
        .filter(subscriptions::customer_id.eq(customer))
        .filter(subscriptions::state.eq(SubscriptionState::Active))
        .order((subscriptions::nickname, subscriptions::id))
        .limit(200)
        .select((subscriptions::id, subscriptions::nickname, subscriptions::billing, subscriptions::quantity))
        .load(db)?)
}

/// The administrator whose password a partner may reset: `admin` of the customer's first domain, else its earliest
/// global admin; id and address. Never somebody who belongs to another account too, for that account never agreed.
pub fn first_admin(db: &mut Db, customer: AccountId, domain: &str) -> Result<Option<(UserId, String)>, Error> {
    let elsewhere = diesel::alias!(memberships as elsewhere);
    let bound = elsewhere
        .filter(elsewhere.field(memberships::user_id).eq(users::id))
        .filter(elsewhere.field(memberships::account_id).ne(customer));
    let admins: Vec<(UserId, String, String)> = memberships::table
        .inner_join(users::table.on(users::id.eq(memberships::user_id)))
        .filter(memberships::account_id.eq(customer))
        .filter(memberships::role.eq(policy::ADMINISTRATOR))
        .filter(not(exists(bound)))
        .order((memberships::created_at, users::id))
        .limit(100)
        .select((users::id, users::email, users::email_key))
        .load(db)?;
    let first = format!("admin@{domain}");
    let found = admins.iter().find(|(_, _, key)| *key == first).or(admins.first());
    Ok(found.map(|(id, email, _)| (*id, email.clone())))
}

/// The partners that let a customer purchase for itself, by name.
pub fn letting_purchase(db: &mut Db, scope: Scope) -> Result<Vec<(AccountId, String)>, Error> {
    Ok(relationships::table
        .inner_join(accounts::table.on(accounts::id.eq(relationships::partner_id)))
        .filter(relationships::customer_id.eq(scope.account()))
        .filter(ActiveRelationship)
        .filter(relationships::may_purchase.eq(true))
        .filter(accounts::standing.eq(Standing::Active))
        .order((accounts::name_key, accounts::id))
        .select((accounts::id, accounts::name))
        .load(db)?)
}

/// Whether a customer has an active subscription to what the vendor numbers `sku`, bought of this partner.
pub fn has_active(db: &mut Db, scope: Scope, partner: AccountId, sku: &str) -> Result<bool, Error> {
    let count: i64 = subscriptions::table
        .inner_join(offers::table.on(offers::id.eq(subscriptions::offer_id)))
        .filter(subscriptions::customer_id.eq(scope.account()))
        .filter(subscriptions::partner_id.eq(partner))
        .filter(subscriptions::state.eq(SubscriptionState::Active))
        .filter(offers::sku.eq(sku))
        .count()
        .get_result(db)?;
    Ok(count > 0)
}
