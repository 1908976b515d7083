//! What was sold in the demo world: agreements, and orders placed at times that lie in the past.

use serde_json::json;

use super::{
    Builder, making,
    world::{ACCOUNTS, DemoState, DemoSubscription, SUBSCRIPTIONS},
};
use crate::{
    domain::{
        AuditEvent, Error,
        account::AccountKind,
        cart::{CartLine, Plan},
        customer::AgreementWay,
        ids::SubscriptionId,
        money::Money,
        order::PlacedBy,
    },
    repository::{
        customers::{self, Agreement},
        db::Db,
        offers, subscriptions,
    },
    service::{
        AuditEntry, UseCase,
        ordering::{self, Placement, Placer},
        subscriptions::change::{ChangeForm, change},
    },
};

/// Who has accepted the customer agreement: attested by whom, how many days ago.
const AGREEMENTS: &[(&str, &str, i64)] = &[
    ("elm", "aurora", 400),
    ("fir", "aurora", 120),
    ("oak", "aurora", 450),
    ("jacaranda", "boreal", 350),
    ("klen", "polaris", 330),
    ("sycamore", "maple", 280),
];

/// Records the agreements and places the orders.
pub(super) fn sell(db: &mut Db, builder: &Builder) -> Result<(), Error> {
    for (customer, partner, days) in AGREEMENTS {
        attest(db, builder, customer, partner, *days)?;
    }
    for sale in SUBSCRIPTIONS {
        order(db, builder, sale)?;
    }
    Ok(())
}

fn attest(db: &mut Db, builder: &Builder, customer: &str, partner: &str, days: i64) -> Result<(), Error> {
    let (id, actor) = (builder.id(customer)?, builder.actor(partner)?);
    let contact = customers::profile(db, id)?;
    let call = builder.call_at(builder.days_ago(days));
    let agreement = Agreement {
        way: AgreementWay::Attested,
        partner: Some(actor.account.id),
        first_name: contact.first_name,
        last_name: contact.last_name,
        email: contact.email,
        phone: String::new(),
        accepted_on: call.now.utc().date_naive(),
        recorded_at: call.now,
        document: String::new(),
    };
    customers::record_agreement(db, &making(actor.account.id), id, &agreement, actor.person.id)?;
    let audit_entry = AuditEntry::new(AuditEvent::AgreementAttested, "customer", *id.uuid())
        .of(id)
        .to(json!({ "accepted_on": agreement.accepted_on.to_string() }));
    call.audit(db, &actor, audit_entry)
}

fn order(db: &mut Db, builder: &Builder, sale: &DemoSubscription) -> Result<(), Error> {
    let (customer, actor) = (builder.id(sale.customer)?, builder.actor(sale.seller)?);
    let mpn = ACCOUNTS.iter().find(|account| Some(account.tag) == sale.reseller).and_then(|account| account.mpn);
    let parent = match sale.state {
        DemoState::AddOnOf(sku) => Some(find(db, builder, sale.customer, sku)?),
        _ => None,
    };
    let line = line(db, sale)?;
    let placement = Placement {
        customer,
        seller: actor.account.id,
        placer: Placer { actor: &actor, side: PlacedBy::Partner },
        grant: making(actor.account.id),
        reseller_mpn_id: mpn.map(|(_, location)| location),
        parent,
        lines: &[line],
    };
    ordering::place(db, &builder.call_at(builder.days_ago(sale.days)), &placement)?;
    settle(db, builder, sale)
}

/// What happened to it after it was bought, on the page of the subscription.
fn settle(db: &mut Db, builder: &Builder, sale: &DemoSubscription) -> Result<(), Error> {
    let form = ChangeForm { version: "1".to_owned(), auto_renew: true, ..ChangeForm::default() };
    let (days, form) = match sale.state {
        DemoState::Bought | DemoState::AddOnOf(_) => return Ok(()),
        DemoState::Suspended(days) => (days, ChangeForm { status: Some("suspended".to_owned()), ..form }),
        DemoState::SupportedByReseller => {
            let contact = builder.id(sale.reseller.unwrap_or(sale.seller))?;
            (sale.days, ChangeForm { contact: Some(contact.to_string()), ..form })
        }
    };
    let place = (builder.id(sale.customer)?, find(db, builder, sale.customer, sale.sku)?);
    change(&mut UseCase::new(db, &builder.call_at(builder.days_ago(days)), &builder.actor(sale.seller)?), place, &form)
        .map(|_| ())
}

/// The customer's subscription to this SKU.
fn find(db: &mut Db, builder: &Builder, customer: &str, sku: &str) -> Result<SubscriptionId, Error> {
    let offer = offers::find_by_sku(db, sku)?;
    subscriptions::newest_of_offer(db, builder.id(customer)?, offer.id)
}

fn line(db: &mut Db, sale: &DemoSubscription) -> Result<CartLine, Error> {
    let market = ACCOUNTS.iter().find(|one| one.tag == sale.customer && one.kind == AccountKind::Customer);
    let market = market.map(|account| account.country).unwrap_or_default();
    line_of(db, sale.sku, market, sale.plan, sale.quantity)
}

/// So many licenses of what has this SKU, at the market's price for the plan.
pub(super) fn line_of(db: &mut Db, sku: &str, market: &str, plan: &str, quantity: i64) -> Result<CartLine, Error> {
    let offer = offers::find_by_sku(db, sku)?;
    let plan = Plan::parse(plan).ok_or(Error::NotFound)?;
    let prices = offers::prices(db, offer.id, market)?;
    let price = prices.iter().find(|price| price.term == plan.term && price.frequency == plan.frequency);
    let price = price.ok_or_else(|| Error::Internal(format!("{sku} has no price in {market}")))?;
    let unit_price = Money::new(price.unit_price, &price.currency);
    let amount = unit_price.times(quantity).ok_or(Error::NotFound)?;
    Ok(CartLine {
        offer: offer.id,
        sku: offer.sku,
        name: offer.name,
        billing: offer.billing,
        category: offer.category,
        quantity,
        plan,
        unit_price,
        amount,
    })
}
