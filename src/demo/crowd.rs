//! Generated customers, for trying long lists: many at a time, straight into their tables.

use std::ops::Range;

use chrono::TimeDelta;

use super::{selling::line_of, world::ACCOUNTS};
use crate::{
    domain::{
        Error, Moment,
        cart::CartLine,
        ids::{AccountId, OrderId},
        order::{OrderState, PlacedBy, new_number},
    },
    repository::{
        accounts,
        crowd::{self, CrowdCustomer},
        db::Db,
        orders::Order,
    },
    service::ordering::{begin, order_line},
};

/// What they buy in turn, and how many licenses of it.
const BOUGHT: [(&str, i64); 4] = [
    ("m365-business-basic", 5),
    ("m365-business-standard", 12),
    ("m365-business-premium", 20),
    ("m365-business-standard", 40),
];

/// How many customers one transaction makes.
pub const BATCH: usize = 10_000;

/// Makes those generated customers whose numbers are in `numbers`: Aurora's, and each third one Birch's as well. They
/// have bought nothing.
pub fn add_customers(db: &mut Db, now: Moment, numbers: Range<usize>) -> Result<(), Error> {
    let customers = generated(db, now, numbers)?;
    crowd::insert(db, &customers)
}

/// The same, each with an active subscription that Aurora sold it, and with Birch's number on it where Birch serves it.
pub fn add_buyers(db: &mut Db, now: Moment, numbers: Range<usize>) -> Result<(), Error> {
    let aurora = accounts::find_by_domain(db, "aurora.example")?;
    let birch = ACCOUNTS.iter().find(|account| account.tag == "birch").and_then(|account| account.mpn);
    let customers = generated(db, now, numbers)?;
    let lines: Vec<CartLine> = BOUGHT
        .iter()
        .map(|(sku, quantity)| line_of(db, sku, "US", "P1Y monthly", *quantity))
        .collect::<Result<_, _>>()?;
    crowd::insert(db, &customers)?;
    let sales: Vec<_> = customers
        .iter()
        .zip(lines.iter().cycle())
        .map(|(one, line)| {
            let order = order(one, aurora, line);
            let reseller = birch.map(|(_, location)| location).filter(|_| one.partners.len() > 1);
            let subscription = begin(line, &order, (None, reseller));
            (order, order_line(line, &subscription, 1), subscription)
        })
        .collect();
    crowd::insert_sales(db, &sales)
}

fn order(customer: &CrowdCustomer, seller: AccountId, line: &CartLine) -> Order {
    Order {
        id: OrderId::at(customer.since),
        number: new_number(customer.since),
        customer_id: customer.id,
        partner_id: seller,
        placed_by: PlacedBy::Partner,
        user_id: None,
        user_name: "Aurora Distribution".to_owned(),
        state: OrderState::Completed,
        currency: line.amount.currency.clone(),
        total: line.amount.minor,
        line_count: 1,
        created_at: customer.since,
    }
}

fn generated(db: &mut Db, now: Moment, numbers: Range<usize>) -> Result<Vec<CrowdCustomer>, Error> {
    let aurora = accounts::find_by_domain(db, "aurora.example")?;
    let birch = accounts::find_by_domain(db, "birch.example")?;
    Ok(numbers
        .map(|number| {
            let since = now.plus(-TimeDelta::minutes(i64::try_from(number % 500_000).unwrap_or(0)));
            CrowdCustomer {
                id: AccountId::at(since),
                name: generated_name(number),
                domain: format!("generated{}.onmicrosoft.com", number + 1),
                partners: if number.is_multiple_of(3) { vec![aurora, birch] } else { vec![aurora] },
                since,
            }
        })
        .collect())
}

/// A name for a generated customer.
fn generated_name(number: usize) -> String {
    const FIRST: [&str; 12] =
        ["Amber", "Bright", "Coral", "Dune", "Echo", "Fern", "Grove", "Harbor", "Iris", "Juniper", "Kestrel", "Lumen"];
    const SECOND: [&str; 10] =
        ["Foods", "Clinic", "Studio", "Freight", "Law", "Labs", "Motors", "Press", "Schools", "Energy"];
    let word = |words: &[&'static str], by: usize| words.get(by % words.len()).copied().unwrap_or_default();
    format!("{} {} {}", word(&FIRST, number), word(&SECOND, number / FIRST.len()), number + 1)
}
