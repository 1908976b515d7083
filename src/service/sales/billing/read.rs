//! From the lines of orders to what was charged in a month.

use std::collections::HashMap;

use chrono::TimeDelta;

use crate::{
    domain::{
        Error, Moment,
        billing::{Charge, ChargeKind, LONGEST_TERM, Month, OrderedLine, Totals, charges as charges_of},
        ids::{AccountId, SubscriptionId},
        money::Money,
        offer::BillingType,
    },
    repository::{
        billing::{self, BookedLine, Books},
        contacts::{names, names_by_location},
        db::Db,
    },
};

/// Something charged for a customer, or given back.
#[derive(Clone, Debug)]
pub struct BilledCharge {
    /// For whom.
    pub customer: AccountId,
    /// The name of who sold it.
    pub seller: String,
    /// The subscription.
    pub subscription: SubscriptionId,
    /// What was sold.
    pub product: String,
    /// The vendor's number of that.
    pub sku: String,
    /// The number of the order that it comes of.
    pub order: String,
    /// The reseller's number on it, and the reseller's name where that is known.
    pub reseller: Option<(i64, String)>,
    /// Why it was charged.
    pub kind: ChargeKind,
    /// From when on.
    pub at: Moment,
    /// Until when.
    pub until: Option<Moment>,
    /// How many licenses; `None` for what is billed by use.
    pub quantity: Option<i64>,
    /// What a license costs in a whole billing period.
    pub unit_price: Money,
    /// How much.
    pub amount: Money,
}

/// What was charged for a subscription.
#[derive(Clone, Debug)]
pub struct BilledSubscription {
    /// For whom.
    pub customer: AccountId,
    /// The subscription.
    pub id: SubscriptionId,
    /// What was sold; of several products the last.
    pub product: String,
    /// The charges, the oldest first.
    pub charges: Vec<BilledCharge>,
    /// What they come to.
    pub totals: Totals,
}

/// What was charged for these customers in a month until now, as far as it stands in these books and, where that is
/// asked for, carries one of these numbers. Three queries.
pub(super) fn charges(
    db: &mut Db,
    (books, with): (&Books, Option<&[i64]>),
    customers: &[AccountId],
    (month, now): (Month, Moment),
) -> Result<Vec<BilledCharge>, Error> {
    // What happens at this very moment has happened.
    let until = month.end().min(now.plus(TimeDelta::microseconds(1)));
    let lines = billing::lines(db, books, customers, (month.before(LONGEST_TERM).start(), until))?;
    let own = match books {
        Books::Sold(_) => None,
        Books::Carrying(numbers) => Some(numbers.as_slice()),
    };
    let carries = |line: &BookedLine| {
        let is_one_of = |numbers: &[i64]| line.line.reseller_mpn_id.is_some_and(|number| numbers.contains(&number));
        with.is_none_or(is_one_of) && own.is_none_or(is_one_of)
    };
    let mut found = Vec::new();
    for of_one in lines.chunk_by(|one, next| one.line.subscription_id == next.line.subscription_id) {
        let Some(first) = of_one.first() else { continue };
        let ordered: Vec<OrderedLine> = of_one.iter().map(ordered).collect();
        let all = charges_of(first.bought, first.ended_at, &ordered, until);
        for charge in all.into_iter().filter(|charge| charge.at >= month.start()) {
            if let Some(booked) = of_one.get(charge.line).filter(|line| carries(line)) {
                found.push((charge, booked));
            }
        }
    }
    let mut numbers: Vec<i64> = found.iter().filter_map(|(_, booked)| booked.line.reseller_mpn_id).collect();
    numbers.sort_unstable();
    numbers.dedup();
    let resellers = names_by_location(db, &numbers)?;
    let mut sellers: Vec<AccountId> = found.iter().map(|(_, booked)| booked.seller).collect();
    sellers.sort_unstable();
    sellers.dedup();
    let sellers: HashMap<AccountId, String> = names(db, &sellers)?;
    let billed = |(charge, booked): (Charge, &BookedLine)| {
        let BookedLine { customer, seller, order, currency, line, .. } = booked;
        BilledCharge {
            customer: *customer,
            seller: sellers.get(seller).cloned().unwrap_or_default(),
            subscription: line.subscription_id,
            product: line.offer_name.clone(),
            sku: line.sku.clone(),
            order: order.clone(),
            reseller: line.reseller_mpn_id.map(|number| (number, resellers.get(&number).cloned().unwrap_or_default())),
            kind: charge.kind,
            at: charge.at,
            until: charge.until,
            quantity: (line.billing == BillingType::License).then_some(charge.quantity),
            unit_price: Money::new(line.unit_price, currency),
            amount: Money::new(charge.amount, currency),
        }
    };
    Ok(found.into_iter().map(billed).collect())
}

fn ordered(booked: &BookedLine) -> OrderedLine {
    let line = &booked.line;
    OrderedLine {
        at: booked.at,
        kind: line.kind,
        term: line.term,
        frequency: line.frequency,
        quantity: line.quantity,
        unit_price: line.unit_price,
        amount: line.amount,
    }
}

/// The same, subscription by subscription, by the name of what was sold. Charges of one stand together.
pub(super) fn by_subscription(charges: Vec<BilledCharge>) -> Vec<BilledSubscription> {
    let mut found: Vec<BilledSubscription> = Vec::new();
    for charge in charges {
        if let Some(one) = found.last_mut().filter(|one| one.id == charge.subscription) {
            one.product.clone_from(&charge.product);
            one.totals.add(charge.amount.minor, &charge.amount.currency);
            one.charges.push(charge);
            continue;
        }
        let mut totals = Totals::default();
        totals.add(charge.amount.minor, &charge.amount.currency);
        found.push(BilledSubscription {
            customer: charge.customer,
            id: charge.subscription,
            product: charge.product.clone(),
            totals,
            charges: vec![charge],
        });
    }
    found.sort_by(|one, other| (&one.product, one.id).cmp(&(&other.product, other.id)));
    found
}
