//! A customer's partners as the customer sees them: who serves it, who holds privileges over it, and what each has done.

use std::collections::HashMap;

use diesel::{dsl::max, prelude::*};
use uuid::Uuid;

use crate::domain::{
    AuditEvent, Error, Moment, Scope,
    account::{AccountKind, Standing},
    ids::{AccountId, AuditId, OrderId, SubscriptionId, UserId},
    list::{ByTime, ListQuery, Page},
};
use crate::repository::{
    contacts,
    db::Db,
    in_list::ColumnInList,
    keyset::load_page,
    privileges,
    schema::{accounts, audit_records, orders, relationships, subscriptions, support_profiles, users},
    states::ActiveRelationship,
};

/// A partner that serves the customer or holds privileges over it.
#[derive(Clone, Debug)]
pub struct ServingPartner {
    /// Its account.
    pub account: AccountId,
    /// Its name.
    pub name: String,
    /// What it is.
    pub kind: AccountKind,
    /// ISO 3166-1 code of its country.
    pub country: String,
    /// Whether it may do business.
    pub standing: Standing,
    /// The address that the customer may write to: of its support, where it tells one, else of its contact.
    pub contact: Option<String>,
    /// Since when it serves the customer; `None` where it no longer does.
    pub since: Option<Moment>,
    /// Since when it holds delegated administration privileges; `None` where it holds none.
    pub privileged_since: Option<Moment>,
    /// When somebody there last did something for the customer; `None` where nobody ever has.
    pub acted_at: Option<Moment>,
}

/// Something that a partner did for the customer.
#[derive(Clone, Debug)]
pub struct Act {
    /// The record of it.
    pub id: AuditId,
    /// When.
    pub at: Moment,
    /// What was done.
    pub event: AuditEvent,
    /// The name of the person who did it, as far as the portal knows it still.
    pub person: Option<String>,
    /// The person's address then, or what part of the portal acted.
    pub email: String,
    /// What it was done to, by its name or number, where that says something to the customer.
    pub object: Option<String>,
}

/// Everybody who serves the customer or holds privileges over it, by name. Six queries, however many there are.
pub fn list(db: &mut Db, scope: Scope) -> Result<Vec<ServingPartner>, Error> {
    load(db, scope.account(), |_| true)
}

/// One of them.
pub fn find(db: &mut Db, scope: Scope, partner: AccountId) -> Result<ServingPartner, Error> {
    load(db, scope.account(), |id| id == partner)?.pop().ok_or(Error::NotFound)
}

fn load(db: &mut Db, customer: AccountId, wanted: impl Fn(AccountId) -> bool) -> Result<Vec<ServingPartner>, Error> {
    let serving: Vec<(AccountId, Moment)> = relationships::table
        .filter(relationships::customer_id.eq(customer))
        .filter(ActiveRelationship)
        .select((relationships::partner_id, relationships::since))
        .load(db)?;
    let privileged = privileges::holders(db, customer)?;
    let mut ids: Vec<AccountId> =
        serving.iter().chain(&privileged).map(|(partner, _)| *partner).filter(|id| wanted(*id)).collect();
    ids.sort_unstable();
    ids.dedup();
    let found: Vec<(AccountId, String, AccountKind, String, Standing, Option<String>)> = accounts::table
        .left_join(support_profiles::table.on(support_profiles::account_id.eq(accounts::id)))
        .filter(accounts::id.in_list(&ids))
        .order((accounts::name_key, accounts::id))
        .select((
            accounts::id,
            accounts::name,
            accounts::kind,
            accounts::country,
            accounts::standing,
            support_profiles::email.nullable(),
        ))
        .load(db)?;
    let mut contacts = contacts::contacts(db, &ids)?;
    let acted = last_acts(db, customer, ids)?;
    let since = |of: &[(AccountId, Moment)], id| of.iter().find(|(one, _)| *one == id).map(|(_, since)| *since);
    let partner = |(account, name, kind, country, standing, support): (_, _, _, _, _, Option<String>)| ServingPartner {
        contact: support
            .filter(|email| !email.is_empty())
            .or_else(|| contacts.remove(&account).and_then(|contact| contact.email)),
        since: since(&serving, account),
        privileged_since: since(&privileged, account),
        acted_at: acted.get(&account).copied(),
        account,
        name,
        kind,
        country,
        standing,
    };
    Ok(found.into_iter().map(partner).collect())
}

/// When each of these accounts last did something for the customer.
fn last_acts(db: &mut Db, customer: AccountId, partners: Vec<AccountId>) -> Result<HashMap<AccountId, Moment>, Error> {
    let found: Vec<(Option<AccountId>, Option<Moment>)> = audit_records::table
        .filter(audit_records::customer_id.eq(customer))
        .filter(audit_records::account_id.in_list(&partners))
        .group_by(audit_records::account_id)
        .select((audit_records::account_id, max(audit_records::at)))
        .load(db)?;
    Ok(found.into_iter().filter_map(|(partner, at)| partner.zip(at)).collect())
}

/// A page of what a partner did for the customer, the newest first. Five queries, however long it is.
pub fn acts(db: &mut Db, scope: Scope, partner: AccountId, wanted: &ListQuery<ByTime>) -> Result<Page<Act>, Error> {
    let rows = || {
        audit_records::table
            .filter(audit_records::customer_id.eq(scope.account()))
            .filter(audit_records::account_id.eq(partner))
            .select((
                audit_records::id,
                audit_records::at,
                audit_records::event,
                audit_records::user_id,
                audit_records::user_email,
                audit_records::object_kind,
                audit_records::object_id,
            ))
            .into_boxed()
    };
    let page = load_page!(db, rows(), wanted, Record, (audit_records::id, AuditId, |record| record.id), {
        ByTime::Time => (audit_records::at, |record| record.at),
    });
    let names = Names::of(db, &page.rows)?;
    Ok(page.map(|record| names.act(record)))
}

/// A record, as far as the customer may read it: values before and after are the partner's business.
#[derive(Queryable)]
struct Record {
    id: AuditId,
    at: Moment,
    event: AuditEvent,
    user: Option<UserId>,
    email: String,
    object_kind: String,
    object: Option<AuditId>,
}

/// What people and things in records are called.
struct Names {
    people: HashMap<Uuid, (String, String)>,
    subscriptions: HashMap<Uuid, String>,
    orders: HashMap<Uuid, String>,
}

impl Names {
    fn of(db: &mut Db, records: &[Record]) -> Result<Self, Error> {
        let objects = |kind: &str| -> Vec<Uuid> {
            records.iter().filter(|one| one.object_kind == kind).filter_map(|one| Some(*one.object?.uuid())).collect()
        };
        let mut people: Vec<UserId> = records.iter().filter_map(|record| record.user).collect();
        people.extend(objects("user").into_iter().map(UserId::from_uuid));
        let people: Vec<(UserId, String, String)> =
            users::table.filter(users::id.in_list(&people)).select((users::id, users::name, users::email)).load(db)?;
        let sold: Vec<SubscriptionId> = objects("subscription").into_iter().map(SubscriptionId::from_uuid).collect();
        let sold: Vec<(SubscriptionId, String)> = subscriptions::table
            .filter(subscriptions::id.in_list(&sold))
            .select((subscriptions::id, subscriptions::offer_name))
            .load(db)?;
        let placed: Vec<OrderId> = objects("order").into_iter().map(OrderId::from_uuid).collect();
        let placed: Vec<(OrderId, String)> =
            orders::table.filter(orders::id.in_list(&placed)).select((orders::id, orders::number)).load(db)?;
        Ok(Self {
            people: people.into_iter().map(|(id, name, email)| (*id.uuid(), (name, email))).collect(),
            subscriptions: sold.into_iter().map(|(id, name)| (*id.uuid(), name)).collect(),
            orders: placed.into_iter().map(|(id, number)| (*id.uuid(), number)).collect(),
        })
    }

    fn act(&self, record: Record) -> Act {
        let Record { id, at, event, user, email, object_kind, object } = record;
        let object = object.and_then(|id| match object_kind.as_str() {
            "subscription" => self.subscriptions.get(id.uuid()).cloned(),
            "order" => self.orders.get(id.uuid()).cloned(),
            "user" => self.people.get(id.uuid()).map(|(_, email)| email.clone()),
            _ => None,
        });
        let person = user.and_then(|user| self.people.get(user.uuid())).map(|(name, _)| name.clone());
        Act { id, at, event, person, email, object }
    }
}
