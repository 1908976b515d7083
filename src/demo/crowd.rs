//! Generated customers, for trying long lists: many at a time, straight into their tables.

use std::ops::Range;

use chrono::TimeDelta;

use crate::{
    domain::{Error, Moment, ids::AccountId},
    repository::{
        accounts,
        crowd::{self, CrowdCustomer},
        db::Db,
    },
};

/// How many customers one transaction makes.
pub const BATCH: usize = 10_000;

/// Makes those generated customers whose numbers are in `numbers`: Aurora's, and each third one Birch's as well.
pub fn add_customers(db: &mut Db, now: Moment, numbers: Range<usize>) -> Result<(), Error> {
    let aurora = accounts::find_by_domain(db, "aurora.example")?;
    let birch = accounts::find_by_domain(db, "birch.example")?;
    let customers: Vec<CrowdCustomer> = numbers
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
        .collect();
    crowd::insert(db, &customers)
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
