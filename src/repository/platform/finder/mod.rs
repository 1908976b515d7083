//! Finding what somebody may see, whatever it is: a few of each kind. One file for what belongs together, one function
//! for each kind, one statement each but where it says more.
//!
//! Each statement is a constant that begins with candidates: what an index finds, and what is called so among the
//! [`NEAR`] first or newest of what is the account's own; [`CALLED`] of each. So none of them looks at every row, however
//! many there are. Then it asks what the account may see, whatever the candidates are, and gives at most [`READ`]. The
//! order of its tables is the one to go by: `CROSS JOIN` is SQLite's word for that, and PostgreSQL's for any.

mod accounts;
mod matters;
mod people;
mod sales;

pub use accounts::{all_accounts, customers, partners_of_customer, providers, resellers};
pub use matters::{Invited, invitations, requests};
pub use people::{colleagues, customer_users, own_users};
pub use sales::{offers, orders, own_subscriptions, subscriptions};

use diesel::{QueryableByName, RunQueryDsl, sql_query, sql_types::BigInt, sql_types::Text};

use crate::domain::{
    Error,
    ids::{AccountId, FoundId},
};
use crate::repository::{
    db::{Db, MultiBackend},
    types::DbUuid,
};

/// How many rows are looked at one by one, whatever they are called: in a few milliseconds, wherever they stand.
const NEAR: i64 = 2_500;
/// How many of those that are called so are asked for whether they may be seen. So few are looked up one by one, where
/// PostgreSQL would read the whole table for more.
const CALLED: i64 = 1_000;
/// How many rows are read: one more than [`MOST_SHOWN`](crate::domain::sought::MOST_SHOWN), to know whether there are more.
const READ: i64 = 11;

/// Something that was found.
#[derive(Clone, Debug, PartialEq, Eq, QueryableByName)]
pub struct Finding {
    /// Its id.
    #[diesel(sql_type = DbUuid)]
    pub id: FoundId,
    /// The account that it belongs to: a customer's id for what is a customer's.
    #[diesel(sql_type = DbUuid)]
    pub account: AccountId,
    /// What it is called.
    #[diesel(sql_type = Text)]
    pub name: String,
    /// Its number, domain or address.
    #[diesel(sql_type = Text)]
    pub mark: String,
    /// What else tells it apart: whose it is, or a second number.
    #[diesel(sql_type = Text)]
    pub more: String,
    /// Where it stands, or of which kind it is, as it is kept.
    #[diesel(sql_type = Text)]
    pub state: String,
}

/// A value of a statement.
enum Bound {
    Account(AccountId),
    Id(FoundId),
    Text(String),
    Number(i64),
}

/// Asks a statement. Both databases count its values `$1`, `$2`, … in the order in which they first stand in it.
fn ask<const N: usize>(db: &mut Db, sql: &'static str, bounds: [Bound; N]) -> Result<Vec<Finding>, Error> {
    let mut query = sql_query(sql).into_boxed::<MultiBackend>();
    for bound in bounds {
        query = match bound {
            Bound::Account(id) => query.bind::<DbUuid, _>(id),
            Bound::Id(id) => query.bind::<DbUuid, _>(id),
            Bound::Text(text) => query.bind::<Text, _>(text),
            Bound::Number(number) => query.bind::<BigInt, _>(number),
        };
    }
    Ok(query.load(db)?)
}
