//! One change to many subscriptions at once: what it means for each of them, and the change (`docs/domain.md` §9.13).

use std::collections::{HashMap, HashSet};

use super::Hand;
use crate::{
    domain::{
        Action, AuditEvent, Error, Grant, Moment, Text,
        ids::{AccountId, SubscriptionId},
        mpn::parse_mpn_id,
        policy,
        refusals::Refusals,
        subscription::{bulk::BulkChange, rules::decide},
    },
    repository::{
        bulk_subscriptions::{self, Sold},
        contacts, customers as held_customers, relationships, subscription_counts,
        subscriptions::Subscription,
    },
    service::{FormKey, UseCase, partner_notices, partner_of_record},
};

/// How many subscriptions are changed at once at most.
pub const MOST: usize = 1_000;

/// Which subscriptions are meant, of those that the actor's account has sold.
#[derive(Clone, Debug)]
pub enum Chosen {
    /// All that these customers have.
    OfCustomers(Vec<AccountId>),
    /// These of one customer.
    Of(AccountId, Vec<SubscriptionId>),
}

/// What is wanted of them, as it was typed; `None` where nothing was chosen yet.
#[derive(Clone, Debug)]
pub enum BulkWish {
    /// A support contact: the id of its account.
    SupportContact(Option<String>),
    /// A reseller: the partner number of its location, or nothing for none.
    Reseller(Option<String>),
    /// Renewal at the end of the term, or none.
    AutoRenew(bool),
}

/// What a change means.
#[derive(Clone, Debug)]
pub struct BulkPlan {
    /// The change; `None` where none was chosen, or nothing that can be.
    pub change: Option<BulkChange>,
    /// The subscriptions, in the order of the customers' names.
    pub rows: Vec<PlannedChange>,
    /// Customers that have none, by name.
    pub without: Vec<String>,
    /// Who may be the support contact of one of them at least.
    pub contacts: Vec<(AccountId, String)>,
    /// The names of the contacts that they have now.
    pub names: HashMap<AccountId, String>,
    /// The reseller that was chosen.
    pub reseller: Option<String>,
    /// What is wrong with what was chosen.
    pub refusals: Refusals,
}

/// What a change means for one subscription.
#[derive(Clone, Debug)]
pub struct PlannedChange {
    /// What the seller calls the customer.
    pub customer: String,
    /// The subscription as it is.
    pub subscription: Subscription,
    /// Whether it is changed; else why it stays as it is.
    pub verdict: Result<(), Text>,
}

/// What the page before the change shows.
pub fn plan(cx: &mut UseCase<'_>, chosen: &Chosen, wish: &BulkWish) -> Result<BulkPlan, Error> {
    let grant = cx.authorize(Action::ManageSubscriptions)?;
    let customers = own_customers(cx, &grant, chosen)?;
    plan_for(cx, &grant, (chosen, &customers), wish)
}

/// Changes what can be changed, all of it in one transaction; the rest stays as it is. Sent twice, the form counts once.
/// Gives how many subscriptions were changed, and how many were not.
///
/// # Errors
/// [`Error::Invalid`] where nothing can be changed so.
pub fn change(cx: &mut UseCase<'_>, chosen: &Chosen, wish: &BulkWish, key: &FormKey) -> Result<(i64, i64), Error> {
    let grant = cx.authorize(Action::ManageSubscriptions)?;
    let customers = own_customers(cx, &grant, chosen)?;
    let ids: Vec<AccountId> = customers.iter().map(|(id, _)| *id).collect();
    held_customers::lock_all(cx.db, &ids)?;
    relationships::lock_all(cx.db, &ids)?;
    let plan = plan_for(cx, &grant, (chosen, &customers), wish)?;
    if !plan.refusals.is_empty() {
        return Err(Error::Invalid(plan.refusals));
    }
    let changing: Vec<&Subscription> =
        plan.rows.iter().filter(|row| row.verdict.is_ok()).map(|row| &row.subscription).collect();
    let purpose = format!("change many subscriptions {wish:?}");
    let numbers = format!("{} {}", changing.len(), plan.rows.len() - changing.len());
    let made = cx.once(key, &purpose, &numbers, |cx| match plan.change {
        Some(change) if !changing.is_empty() => change_these(cx, grant, &changing, change),
        _ => Err(Error::refused(Text::new("bulk-nothing-changes"))),
    })?;
    let (changed, rest) = made.split_once(' ').unwrap_or((&made, "0"));
    Ok((changed.parse().unwrap_or_default(), rest.parse().unwrap_or_default()))
}

fn change_these(cx: &mut UseCase<'_>, grant: Grant, before: &[&Subscription], change: BulkChange) -> Result<(), Error> {
    let ids: Vec<SubscriptionId> = before.iter().map(|one| one.id).collect();
    bulk_subscriptions::change(cx.db, &grant, &ids, change)?;
    let after: Vec<Subscription> =
        before.iter().map(|one| changed(one, change, cx.call.now)).collect::<Result<_, _>>()?;
    let hand = Hand::of(cx.call, cx.actor, grant);
    let pairs: Vec<(&Subscription, &Subscription)> = before.iter().copied().zip(&after).collect();
    hand.record_all(cx.db, AuditEvent::SubscriptionUpdated, &pairs)?;
    partner_notices::tell_of_many(cx.db, &hand, &pairs)?;
    if matches!(change, BulkChange::Reseller(_)) {
        let customers: HashSet<AccountId> = before.iter().map(|one| one.customer_id).collect();
        subscription_counts::recount_all(cx.db, &customers.into_iter().collect::<Vec<_>>())?;
    }
    Ok(())
}

/// A subscription as the change leaves it.
fn changed(before: &Subscription, change: BulkChange, now: Moment) -> Result<Subscription, Error> {
    let after = Subscription { version: before.version + 1, ..before.clone() };
    Ok(match change {
        BulkChange::SupportContact(contact) => Subscription { support_contact_id: contact, ..after },
        BulkChange::Reseller(number) => Subscription { reseller_mpn_id: number, ..after },
        BulkChange::AutoRenew(on) => after.under(before.contract().with_auto_renew(on, now).map_err(Error::refused)?),
    })
}

/// The customers that are meant, those of others left out.
fn own_customers(cx: &mut UseCase<'_>, grant: &Grant, chosen: &Chosen) -> Result<Vec<(AccountId, String)>, Error> {
    match chosen {
        Chosen::OfCustomers(ids) => bulk_subscriptions::customers(cx.db, grant.scope(), ids),
        Chosen::Of(id, _) => {
            let found = bulk_subscriptions::customers(cx.db, grant.scope(), &[*id])?;
            if found.is_empty() { Err(Error::NotFound) } else { Ok(found) }
        }
    }
}

fn plan_for(
    cx: &mut UseCase<'_>,
    grant: &Grant,
    (chosen, customers): (&Chosen, &[(AccountId, String)]),
    wish: &BulkWish,
) -> Result<BulkPlan, Error> {
    let ids: Vec<AccountId> = customers.iter().map(|(id, _)| *id).collect();
    let most = i64::try_from(MOST + 1).unwrap_or(i64::MAX);
    let mut sold = bulk_subscriptions::of_customers(cx.db, grant.scope(), &ids, most)?;
    if let Chosen::Of(_, wanted) = chosen {
        sold.retain(|(_, one)| wanted.contains(&one.id));
    }
    let mut refusals = Refusals::default();
    if sold.len() > MOST {
        refusals.form = Some(Text::new("bulk-too-many").count("most", i64::try_from(MOST).unwrap_or(i64::MAX)));
        sold.truncate(MOST);
    }
    let served: HashSet<AccountId> = sold.iter().map(|(_, one)| one.customer_id).collect();
    let without = customers.iter().filter(|(id, _)| !served.contains(id)).map(|(_, name)| name.clone());
    let mut plan = BulkPlan {
        change: None,
        without: if matches!(chosen, Chosen::OfCustomers(_)) { without.collect() } else { Vec::new() },
        rows: Vec::new(),
        contacts: Vec::new(),
        names: HashMap::new(),
        reseller: None,
        refusals,
    };
    let of_contact = match wish {
        BulkWish::SupportContact(typed) => choose_contact(cx, grant, &mut plan, (typed.as_deref(), &sold))?,
        BulkWish::Reseller(typed) => {
            choose_reseller(cx, &mut plan, typed.as_deref())?;
            HashSet::new()
        }
        BulkWish::AutoRenew(on) => {
            plan.change = Some(BulkChange::AutoRenew(*on));
            HashSet::new()
        }
    };
    let (now, seller) = (cx.call.now, grant.account());
    let change = plan.change;
    let judge = |(customer, subscription): Sold| {
        let verdict = change.map_or(Ok(()), |change| verdict(&subscription, change, (seller, &of_contact), now));
        PlannedChange { customer, subscription, verdict }
    };
    plan.rows = sold.into_iter().map(judge).collect();
    Ok(plan)
}

/// Who may be chosen, and who was; gives the customers whose contact that partner may be.
fn choose_contact(
    cx: &mut UseCase<'_>,
    grant: &Grant,
    plan: &mut BulkPlan,
    (typed, sold): (Option<&str>, &[Sold]),
) -> Result<HashSet<AccountId>, Error> {
    let customers: HashSet<AccountId> = sold.iter().map(|(_, one)| one.customer_id).collect();
    let present: HashSet<AccountId> = sold.iter().map(|(_, one)| one.support_contact_id).collect();
    plan.names = contacts::names(cx.db, &present.into_iter().collect::<Vec<_>>())?;
    let possible = if policy::works_through_resellers(cx.actor.account.kind) {
        let customers: Vec<AccountId> = customers.into_iter().collect();
        bulk_subscriptions::possible_contacts(cx.db, grant.scope(), &customers)?
    } else {
        Vec::new()
    };
    plan.contacts = vec![(grant.account(), cx.actor.account.name.clone())];
    for (id, name, _) in &possible {
        if plan.contacts.last().is_none_or(|(last, _)| last != id) {
            plan.contacts.push((*id, name.clone()));
        }
    }
    let Some(typed) = typed else { return Ok(HashSet::new()) };
    let chosen = plan.contacts.iter().find(|(id, _)| id.to_string() == typed).map(|(id, _)| *id);
    match chosen {
        Some(id) => plan.change = Some(BulkChange::SupportContact(id)),
        None => plan.refusals.refuse("contact", Text::new("input-choose")),
    }
    Ok(possible.into_iter().filter(|(id, ..)| Some(*id) == chosen).map(|(.., customer)| customer).collect())
}

fn choose_reseller(cx: &mut UseCase<'_>, plan: &mut BulkPlan, typed: Option<&str>) -> Result<(), Error> {
    let Some(typed) = typed.map(str::trim) else { return Ok(()) };
    if typed.is_empty() {
        plan.change = Some(BulkChange::Reseller(None));
        return Ok(());
    }
    let Some(number) = parse_mpn_id(typed) else {
        plan.refusals.refuse("reseller", Text::new("input-mpn"));
        return Ok(());
    };
    match partner_of_record::check(cx.db, &cx.actor.account, number)? {
        Ok(account) => {
            plan.reseller = Some(account.name);
            plan.change = Some(BulkChange::Reseller(Some(number)));
        }
        Err(why) => plan.refusals.refuse("reseller", why),
    }
    Ok(())
}

/// Whether the change is made to one subscription; else why it stays as it is.
fn verdict(
    one: &Subscription,
    change: BulkChange,
    (seller, of_contact): (AccountId, &HashSet<AccountId>),
    now: Moment,
) -> Result<(), Text> {
    let same = match change {
        BulkChange::SupportContact(contact) => one.support_contact_id == contact,
        BulkChange::Reseller(number) => one.reseller_mpn_id == number,
        BulkChange::AutoRenew(on) => one.auto_renew == on,
    };
    // What has no renewal at all says so rather than that it has none already.
    decide(&one.contract(), change.kind(), now)?;
    if same {
        return Err(Text::new("bulk-same"));
    }
    match change {
        BulkChange::SupportContact(contact) if contact != seller && !of_contact.contains(&one.customer_id) => {
            Err(Text::new("bulk-no-contact"))
        }
        _ => Ok(()),
    }
}
