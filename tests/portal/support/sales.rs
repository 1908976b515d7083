//! Orders and subscriptions to look at: sold straight into the database, as ordering leaves them.

use chrono::TimeDelta;
use diesel::{RunQueryDsl, sql_query};
use tandem::{
    domain::{
        error::Error,
        ids::{AccountId, OfferId, OrderId, SubscriptionId},
        moment::Moment,
        offer::{BillingType, Frequency, OfferCategory, Term},
        order::{LineKind, OrderState, PlacedBy, new_number},
        policy::Action,
        subscription::SubscriptionState,
    },
    repository::{
        accounts,
        db::Db,
        orders::{self, Order, OrderLine},
        subscription_counts,
        subscriptions::{self, Subscription},
    },
};
use uuid::Uuid;

use super::{TestApp, grant_for};

/// Something to be sold.
#[derive(Clone)]
pub struct Sale {
    /// The customer's first domain.
    pub customer: &'static str,
    /// The seller's domain.
    pub seller: &'static str,
    /// Who places the order, and the name of the person.
    pub placed_by: (PlacedBy, &'static str),
    /// How long ago.
    pub days_ago: i64,
    /// What: offer, licenses, what is billed, the state of the subscription, the reseller on it.
    pub lines: Vec<SoldLine>,
}

/// A line of it.
#[derive(Clone, Copy)]
pub struct SoldLine {
    /// The offer's name.
    pub offer: &'static str,
    /// How many licenses.
    pub quantity: i64,
    /// What is billed.
    pub billing: BillingType,
    /// Where the subscription stands today: active or suspended.
    pub state: SubscriptionState,
    /// The location id of the reseller on it.
    pub reseller_mpn_id: Option<i64>,
}

impl SoldLine {
    /// An active subscription by license.
    pub const fn new(offer: &'static str, quantity: i64, reseller_mpn_id: Option<i64>) -> Self {
        Self { offer, quantity, billing: BillingType::License, state: SubscriptionState::Active, reseller_mpn_id }
    }
}

impl Sale {
    /// Aurora sells this to Elm Bakery today, by Olivia Bennett.
    pub fn to_elm(lines: Vec<SoldLine>) -> Self {
        Self {
            customer: "elmbakery.onmicrosoft.com",
            seller: "aurora.example",
            placed_by: (PlacedBy::Partner, "Olivia Bennett"),
            days_ago: 0,
            lines,
        }
    }
}

/// Sells; gives the order and its subscriptions.
pub async fn sell(app: &TestApp, sale: Sale) -> (Order, Vec<SubscriptionId>) {
    let now = app.clock.now().plus(-TimeDelta::days(sale.days_ago));
    app.write(move |db| {
        let customer = accounts::find_by_domain(db, sale.customer)?;
        let seller = accounts::find_by_domain(db, sale.seller)?;
        let order = order_of(&sale, customer, seller, now);
        let grant = grant_for(Action::OrderSubscriptions);
        orders::insert(db, &grant, &order)?;
        let mut lines = Vec::new();
        let mut sold = Vec::new();
        for (line, position) in sale.lines.iter().zip(1..) {
            let subscription = subscription_of(line, &order, offer(db, line)?, now);
            subscriptions::insert_all(db, &grant, std::slice::from_ref(&subscription))?;
            lines.push(line_of(line, &subscription, position));
            sold.push(subscription.id);
        }
        orders::insert_lines(db, &grant, &lines)?;
        subscription_counts::recount(db, customer)?;
        Ok((order, sold))
    })
    .await
}

/// The tenant id of the account with this domain.
pub async fn tenant(app: &TestApp, domain: &'static str) -> AccountId {
    app.read(move |db| accounts::find_by_domain(db, domain)).await
}

/// The offer of a line, put into the catalogue where it is not there yet.
fn offer(db: &mut Db, line: &SoldLine) -> Result<OfferId, Error> {
    let number = line.offer.bytes().fold(7_u128, |sum, byte| sum.wrapping_mul(31).wrapping_add(u128::from(byte)));
    let id = Uuid::from_u128(number);
    let literal = match db {
        Db::Sqlite(_) => format!("X'{}'", id.simple()),
        Db::Pg(_) => format!("'{id}'::uuid"),
    };
    let statement = format!(
        "INSERT INTO offers (id, sku, name, name_key, publisher, segment, billing, category, min_quantity, \
         max_quantity, limit_kind, limit_count) VALUES ({literal}, 'sku-{number}', '{name}', '{key}', 'Microsoft', \
         'commercial', '{billing}', 'enterprise', 1, 300, 'none', 0) ON CONFLICT DO NOTHING",
        name = line.offer,
        key = line.offer.to_lowercase(),
        billing = line.billing,
    );
    match db {
        Db::Sqlite(conn) => sql_query(statement).execute(conn)?,
        Db::Pg(conn) => sql_query(statement).execute(conn)?,
    };
    Ok(OfferId::from_uuid(id))
}

fn order_of(sale: &Sale, customer: AccountId, seller: AccountId, now: Moment) -> Order {
    let total = sale.lines.iter().map(|line| line.quantity * 1250).sum();
    Order {
        id: OrderId::at(now),
        number: new_number(now),
        customer_id: customer,
        partner_id: seller,
        placed_by: sale.placed_by.0,
        user_id: None,
        user_name: sale.placed_by.1.to_owned(),
        state: OrderState::Completed,
        currency: "USD".to_owned(),
        total,
        line_count: i64::try_from(sale.lines.len()).unwrap(),
        created_at: now,
    }
}

fn subscription_of(line: &SoldLine, order: &Order, offer: OfferId, now: Moment) -> Subscription {
    let ends = Term::Year.ends_after(now);
    Subscription {
        id: SubscriptionId::at(now),
        customer_id: order.customer_id,
        partner_id: order.partner_id,
        offer_id: offer,
        order_id: order.id,
        parent_id: None,
        offer_name: line.offer.to_owned(),
        nickname: line.offer.to_owned(),
        billing: line.billing,
        category: OfferCategory::Enterprise,
        quantity: line.quantity,
        term: Term::Year,
        frequency: Frequency::Monthly,
        currency: order.currency.clone(),
        unit_price: 1250,
        state: line.state,
        auto_renew: true,
        reseller_mpn_id: line.reseller_mpn_id,
        support_contact_id: order.partner_id,
        created_at: now,
        term_started_at: now,
        term_ends_at: ends,
        window_ends_at: Some(now.plus(TimeDelta::days(7))),
        suspended_at: (line.state == SubscriptionState::Suspended).then_some(now),
        ended_at: None,
        end_reason: None,
        next_quantity: None,
        next_term: None,
        next_frequency: None,
        due_at: ends,
        version: 1,
    }
}

fn line_of(line: &SoldLine, subscription: &Subscription, position: i64) -> OrderLine {
    OrderLine {
        order_id: subscription.order_id,
        position,
        kind: LineKind::New,
        offer_id: subscription.offer_id,
        sku: format!("SKU-{position}"),
        offer_name: line.offer.to_owned(),
        billing: line.billing,
        quantity: line.quantity,
        term: Term::Year,
        frequency: Frequency::Monthly,
        unit_price: 1250,
        amount: line.quantity * 1250,
        reseller_mpn_id: line.reseller_mpn_id,
        subscription_id: subscription.id,
    }
}
