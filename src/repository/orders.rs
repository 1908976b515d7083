//! Orders and their lines.

use diesel::prelude::*;
use uuid::Uuid;

use super::{
    db::{Db, on_backend},
    schema::{order_lines, orders},
};
use crate::domain::{
    error::Error,
    ids::{AccountId, OfferId, OrderId, SubscriptionId, UserId},
    moment::Moment,
    offer::{BillingType, Frequency, Term},
    order::{LineKind, OrderState, PlacedBy},
};

/// An order.
#[derive(Clone, Debug, PartialEq, Eq, Queryable, Selectable, Insertable)]
#[diesel(table_name = orders)]
pub struct Order {
    /// Its id.
    pub id: OrderId,
    /// Its number, for people.
    pub number: String,
    /// For whom.
    pub customer_id: AccountId,
    /// The partner that sells.
    pub partner_id: AccountId,
    /// Who placed it.
    pub placed_by: PlacedBy,
    /// Which person placed it; `None` for the portal.
    pub user_id: Option<UserId>,
    /// That person's name then.
    pub user_name: String,
    /// Where it stands.
    pub state: OrderState,
    /// ISO 4217 code.
    pub currency: String,
    /// Minor units, of the first billing period.
    pub total: i64,
    /// How many lines it has.
    pub line_count: i64,
    /// When it was placed.
    pub created_at: Moment,
}

/// A line of an order.
#[derive(Clone, Debug, PartialEq, Eq, Queryable, Selectable, Insertable)]
#[diesel(table_name = order_lines)]
pub struct OrderLine {
    /// The order.
    pub order_id: OrderId,
    /// Its place in it, from 1.
    pub position: i64,
    /// What it did.
    pub kind: LineKind,
    /// What was ordered.
    pub offer_id: OfferId,
    /// The vendor's number of that.
    pub sku: String,
    /// Its name then.
    pub offer_name: String,
    /// What is billed.
    pub billing: BillingType,
    /// How many licenses; negative for what was given back.
    pub quantity: i64,
    /// For how long.
    pub term: Term,
    /// How often it is billed.
    pub frequency: Frequency,
    /// Minor units per license and billing period.
    pub unit_price: i64,
    /// Minor units of the first billing period.
    pub amount: i64,
    /// The location id of the reseller on it.
    pub reseller_mpn_id: Option<i64>,
    /// The subscription it is about.
    pub subscription_id: SubscriptionId,
}

/// Keeps an order without its lines: subscriptions name the order, and lines name both.
///
/// # Errors
/// As the database says.
pub fn insert(db: &mut Db, order: &Order) -> Result<(), Error> {
    diesel::insert_into(orders::table).values(order).execute(db)?;
    Ok(())
}

/// Keeps an order's lines.
///
/// # Errors
/// As the database says.
pub fn insert_lines(db: &mut Db, lines: &[OrderLine]) -> Result<(), Error> {
    on_backend!(db, |conn| diesel::insert_into(order_lines::table).values(lines).execute(conn))?;
    Ok(())
}

/// An order of a customer. For callers that have found the customer in their scope and know that the order is theirs.
///
/// # Errors
/// [`Error::NotFound`] where the customer has no such order.
pub fn find_of_customer(db: &mut Db, customer: AccountId, id: &Uuid) -> Result<Order, Error> {
    Ok(orders::table
        .find(OrderId::from_uuid(*id))
        .filter(orders::customer_id.eq(customer))
        .select(Order::as_select())
        .first(db)?)
}
