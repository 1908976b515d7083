//! What was charged for customers in a month (`docs/domain.md` §9.16), for whoever sold it and, without amounts, for
//! the reseller that it carries the number of.

pub mod price_list;
mod read;

use std::{collections::HashMap, sync::Arc};

use crate::service::{
    UseCase,
    parties::{self, Parties},
    partner_names::KnownPartners,
};
use crate::{
    domain::{
        Action, Error, Text,
        billing::{Month, Totals},
        customer::RelationshipState,
        ids::AccountId,
        list::{Page, PagePosition, PageSize},
        policy,
    },
    repository::{
        billing::{self, Books},
        customers::{self, Customer},
    },
};

pub use crate::repository::billing::{BilledCustomer, BillingFilter, BillingQuery};
pub use read::{BilledCharge, BilledSubscription};

/// How many months back there are to choose from.
const MONTHS: u32 = 36;

/// The month that a page is about, and those it can lead to.
#[derive(Clone, Debug)]
pub struct MonthChoice {
    /// The month.
    pub month: Month,
    /// Those to choose from, the newest first.
    pub months: Vec<Month>,
    /// What is wrong with the one that was asked for; the present one is shown then.
    pub refused: Option<Text>,
    /// The one before.
    pub previous: Option<Month>,
    /// The one after.
    pub next: Option<Month>,
}

/// What was charged for a customer in a month.
#[derive(Clone, Debug, Default)]
pub struct Billed {
    /// For how many subscriptions.
    pub subscriptions: usize,
    /// How much.
    pub totals: Totals,
}

/// A page of the list and what is shown with it.
#[derive(Debug)]
pub struct BillingList {
    /// The month.
    pub choice: MonthChoice,
    /// The customers.
    pub page: Page<BilledCustomer>,
    /// What was charged for each of them, where anything was.
    pub billed: HashMap<AccountId, Billed>,
    /// A provider's resellers to choose from: `None` for those who have none.
    pub resellers: Option<Arc<KnownPartners>>,
    /// Whether the reseller that was asked for is the reader's partner.
    pub knows_reseller: bool,
}

/// What was charged for a customer in a month, subscription by subscription.
#[derive(Debug)]
pub struct BillingStatement {
    /// The month.
    pub choice: MonthChoice,
    /// The customer.
    pub customer: Customer,
    /// The two sides, for the head of the document.
    pub parties: Parties,
    /// Its subscriptions, by name.
    pub subscriptions: Vec<BilledSubscription>,
    /// What all of it comes to.
    pub totals: Totals,
}

/// A page of the partner's customers with what was charged for each in a month. The number of queries is the same
/// however many there are.
pub fn list(cx: &mut UseCase<'_>, wanted: &BillingQuery) -> Result<BillingList, Error> {
    let wanted = &cx.paged(wanted);
    let scope = cx.authorize(Action::ViewBilling)?.scope();
    let choice = choose(cx, &wanted.filter.month);
    let chooses = policy::works_through_resellers(cx.actor.account.kind);
    let resellers = if chooses { Some(cx.known_partners(scope)?) } else { None };
    let (page, entries, knows_reseller) = match narrowing(cx, wanted)? {
        Narrowing::Unknown => (Page::empty(), Vec::new(), false),
        Narrowing::To(numbers) => {
            let served = cx.counts(scope)?.customers;
            let page = billing::customers(cx.db, scope, wanted, (numbers.as_deref(), served))?;
            let ids: Vec<AccountId> = page.rows.iter().map(|row| row.id).collect();
            let entries = read_charges(cx, &ids, choice.month, numbers.as_deref())?;
            (page, entries, true)
        }
    };
    let mut billed: HashMap<AccountId, Billed> = HashMap::new();
    for one in read::by_subscription(entries) {
        let of_customer = billed.entry(one.customer).or_default();
        of_customer.subscriptions += 1;
        of_customer.totals.add_all(&one.totals);
    }
    Ok(BillingList { choice, page, billed, resellers, knows_reseller })
}

/// What was charged for a customer of the actor's account.
pub fn statement(cx: &mut UseCase<'_>, id: AccountId, month: &str) -> Result<BillingStatement, Error> {
    let (customer, choice) = open(cx, id, month)?;
    let entries = read_charges(cx, &[id], choice.month, None)?;
    let parties = parties::find(cx.db, cx.actor.account.id, &customer)?;
    let subscriptions = read::by_subscription(entries);
    let mut totals = Totals::default();
    for one in &subscriptions {
        totals.add_all(&one.totals);
    }
    Ok(BillingStatement { choice, customer, parties, subscriptions, totals })
}

/// Whether the actor may have what was charged as a file.
pub fn may_export(cx: &mut UseCase<'_>) -> Result<(), Error> {
    cx.authorize(Action::ViewBilling).map(|_| ())
}

/// A charge in a file, with the customer that it is of.
pub type ExportedCharge = (Month, BilledCustomer, BilledCharge);

/// A piece of what was charged in a month for a file, and the place where the next piece begins. The right is asked for
/// with each piece.
///
/// # Errors
/// [`Error::Conflict`] where there is no such month.
pub fn export(
    cx: &mut UseCase<'_>,
    wanted: &BillingQuery,
) -> Result<(Vec<ExportedCharge>, Option<PagePosition>), Error> {
    let scope = cx.authorize(Action::ViewBilling)?.scope();
    let month = Month::read(&wanted.filter.month, cx.call.now).map_err(Error::Conflict)?;
    let Narrowing::To(numbers) = narrowing(cx, wanted)? else { return Ok((Vec::new(), None)) };
    let wanted = wanted.clone().usually(PageSize::Rows200);
    let served = cx.counts(scope)?.customers;
    let page = billing::customers(cx.db, scope, &wanted, (numbers.as_deref(), served))?;
    let ids: Vec<AccountId> = page.rows.iter().map(|row| row.id).collect();
    let mut of: HashMap<AccountId, Vec<BilledCharge>> = HashMap::new();
    for charge in read_charges(cx, &ids, month, numbers.as_deref())? {
        of.entry(charge.customer).or_default().push(charge);
    }
    let mut rows = Vec::new();
    for customer in page.rows {
        let charges = of.remove(&customer.id).unwrap_or_default();
        rows.extend(charges.into_iter().map(|charge| (month, customer.clone(), charge)));
    }
    Ok((rows, page.next))
}

/// What was charged for one customer in a month, for a file.
///
/// # Errors
/// [`Error::Conflict`] where there is no such month.
pub fn export_one(cx: &mut UseCase<'_>, id: AccountId, month: &str) -> Result<Vec<ExportedCharge>, Error> {
    let (customer, choice) = open(cx, id, month)?;
    if let Some(why) = choice.refused {
        return Err(Error::Conflict(why));
    }
    let Customer { relationship, name, domain, .. } = customer;
    let billed =
        BilledCustomer { relationship, id, name_key: String::new(), name, domain, state: RelationshipState::Active };
    let charges = read_charges(cx, &[id], choice.month, None)?;
    Ok(charges.into_iter().map(|charge| (choice.month, billed.clone(), charge)).collect())
}

fn open(cx: &mut UseCase<'_>, id: AccountId, month: &str) -> Result<(Customer, MonthChoice), Error> {
    let scope = cx.authorize(Action::ViewBilling)?.scope();
    Ok((customers::find(cx.db, scope, id)?, choose(cx, month)))
}

/// What was charged for these customers in a month, as far as the actor's account sees it.
fn read_charges(
    cx: &mut UseCase<'_>,
    customers: &[AccountId],
    month: Month,
    with: Option<&[i64]>,
) -> Result<Vec<BilledCharge>, Error> {
    let (scope, kind) = (cx.authorize(Action::ViewBilling)?.scope(), cx.actor.account.kind);
    let books = Books::open(cx.db, scope, kind)?;
    read::charges(cx.db, (&books, with), customers, (month, cx.call.now))
}

fn choose(cx: &UseCase<'_>, typed: &str) -> MonthChoice {
    let present = Month::of(cx.call.now);
    let (month, refused) = match Month::read(typed, cx.call.now) {
        Ok(month) => (month, None),
        Err(why) => (present, Some(why)),
    };
    let mut months: Vec<Month> = (0..MONTHS).map(|ago| present.before(ago)).collect();
    if !months.contains(&month) {
        months.push(month);
    }
    MonthChoice {
        month,
        months,
        refused,
        previous: Some(month.previous()).filter(|month| month.can_be_billed()),
        next: Some(month.next()).filter(|next| *next <= present),
    }
}

/// What the list is narrowed to.
enum Narrowing {
    /// What carries one of these numbers; everything.
    To(Option<Vec<i64>>),
    /// Nobody's, somebody else's or a former reseller: nothing is found.
    Unknown,
}

/// A provider asks for one of its resellers; for others the address means nothing.
fn narrowing(cx: &mut UseCase<'_>, wanted: &BillingQuery) -> Result<Narrowing, Error> {
    let asked = &wanted.filter.reseller;
    if asked.is_empty() || !policy::works_through_resellers(cx.actor.account.kind) {
        return Ok(Narrowing::To(None));
    }
    let scope = cx.authorize(Action::ViewBilling)?.scope();
    let Ok(id) = asked.parse::<AccountId>() else { return Ok(Narrowing::Unknown) };
    if cx.known_partners(scope)?.find_active(id).is_none() {
        return Ok(Narrowing::Unknown);
    }
    Ok(Narrowing::To(Some(billing::numbers_of(cx.db, id)?)))
}
