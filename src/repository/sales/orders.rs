//! Orders and their lines.

use diesel::{dsl::exists, prelude::*};
use serde::{Deserialize, Serialize};
use uuid::Uuid;

use crate::domain::{
    Action, Error, Grant, Moment, Scope,
    ids::{AccountId, OfferId, OrderId, SubscriptionId, UserId},
    list::{ByTime, ListQuery, Page},
    offer::{BillingType, Frequency, Term},
    order::{LineKind, OrderState, PlacedBy},
    subscription::sight::Sight,
    text_field,
};
use crate::repository::{
    db::{Db, on_backend},
    in_list::ColumnInList,
    keyset::load_page,
    schema::{accounts, order_lines, orders},
};

/// What orders are placed by: for what is bought, and for what becomes of it.
const PLACED_BY: &[Action] = &[
    Action::OrderSubscriptions,
    Action::AddCustomer,
    Action::PurchaseForOneself,
    Action::ManageSubscriptions,
    Action::OrderTrials,
];

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

/// An order with its seller's name.
pub type SoldOrder = (Order, String);

/// What is wanted of the list of orders.
pub type OrderQuery = ListQuery<ByTime, OrderFilter>;

/// What the list is narrowed to.
#[derive(Clone, Copy, Debug, Default, Deserialize, Serialize)]
pub struct OrderFilter {
    /// Those with a line that is billed so.
    #[serde(default, with = "text_field", skip_serializing_if = "Option::is_none")]
    pub billing: Option<BillingType>,
}

/// A page of a customer's orders that the reader sees, the newest first.
pub fn list(db: &mut Db, sight: &Sight, customer: AccountId, wanted: &OrderQuery) -> Result<Page<SoldOrder>, Error> {
    if matches!(sight, Sight::Nothing) {
        return Ok(Page::empty());
    }
    let rows = || {
        let mut query = orders::table
            .left_join(accounts::table.on(accounts::id.eq(orders::partner_id)))
            .filter(orders::customer_id.eq(customer))
            .select((Order::as_select(), accounts::name.nullable().assume_not_null()))
            .into_boxed();
        let lines = order_lines::table.filter(order_lines::order_id.eq(orders::id));
        query = match (sight, wanted.filter.billing) {
            (Sight::With(locations), Some(billing)) => query.filter(exists(
                lines.filter(order_lines::reseller_mpn_id.in_list(locations).and(order_lines::billing.eq(billing))),
            )),
            (Sight::With(locations), None) => {
                query.filter(exists(lines.filter(order_lines::reseller_mpn_id.in_list(locations))))
            }
            (_, Some(billing)) => query.filter(exists(lines.filter(order_lines::billing.eq(billing)))),
            (_, None) => query,
        };
        if let Sight::Sold(partner) = sight {
            query = query.filter(orders::partner_id.eq(*partner));
        }
        query
    };
    Ok(load_page!(db, rows(), wanted, SoldOrder, (orders::id, OrderId, |(order, _)| order.id)))
}

/// An order of a customer that the reader sees, with the lines of it that the reader sees. Two queries.
pub fn find(
    db: &mut Db,
    sight: &Sight,
    customer: AccountId,
    id: OrderId,
) -> Result<(SoldOrder, Vec<OrderLine>), Error> {
    let order: SoldOrder = orders::table
        .find(id)
        .inner_join(accounts::table.on(accounts::id.eq(orders::partner_id)))
        .filter(orders::customer_id.eq(customer))
        .select((Order::as_select(), accounts::name))
        .first(db)?;
    let lines: Vec<OrderLine> = order_lines::table
        .filter(order_lines::order_id.eq(id))
        .order(order_lines::position)
        .select(OrderLine::as_select())
        .load(db)?;
    let seller = order.0.partner_id;
    let seen: Vec<OrderLine> = lines.into_iter().filter(|line| sight.sees(seller, line.reseller_mpn_id)).collect();
    if seen.is_empty() { Err(Error::NotFound) } else { Ok((order, seen)) }
}

/// What this partner ordered for a customer at one moment: a new customer and its first order have the same.
pub fn placed_at(db: &mut Db, scope: Scope, customer: AccountId, at: Moment) -> Result<Option<Order>, Error> {
    Ok(orders::table
        .filter(orders::customer_id.eq(customer))
        .filter(orders::partner_id.eq(scope.account()))
        .filter(orders::created_at.eq(at))
        .select(Order::as_select())
        .first(db)
        .optional()?)
}

/// Keeps an order without its lines: subscriptions name the order, and lines name both.
pub fn insert(db: &mut Db, grant: &Grant, order: &Order) -> Result<(), Error> {
    grant.proves(PLACED_BY)?;
    diesel::insert_into(orders::table).values(order).execute(db)?;
    Ok(())
}

/// Keeps an order's lines.
pub fn insert_lines(db: &mut Db, grant: &Grant, lines: &[OrderLine]) -> Result<(), Error> {
    grant.proves(PLACED_BY)?;
    on_backend!(db, |conn| diesel::insert_into(order_lines::table).values(lines).execute(conn))?;
    Ok(())
}

/// An order of a customer. For callers that have found the customer in their scope and know that the order is theirs.
pub fn find_of_customer(db: &mut Db, customer: AccountId, id: &Uuid) -> Result<Order, Error> {
    Ok(orders::table
        .find(OrderId::from_uuid(*id))
        .filter(orders::customer_id.eq(customer))
        .select(Order::as_select())
        .first(db)?)
}
