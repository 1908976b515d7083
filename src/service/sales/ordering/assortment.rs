//! What can be sold to a customer today, and whether a cart's lines can be ordered.

use std::collections::{BTreeSet, HashMap};

use chrono::NaiveDate;

use crate::{
    domain::{
        Action, Actor, Error, Text,
        account::{AccountFacts, Cloud},
        cart::{self, BuyerFacts, CartLine, Facts, Held, MOST_LINES, Plan, TypedLine, Unavailable, read_quantity},
        ids::{AccountId, OfferId},
        money::Money,
        offer::{LinkKind, OfferCategory},
        policy,
        qualification::{Qualifications, check_segment},
        refusals::Refusals,
    },
    repository::{
        customer_qualifications,
        db::Db,
        offers::{self, Offer, Price},
        subscriptions,
    },
    service::Call,
};

/// For whom it is bought, of whom, and by whom.
#[derive(Clone, Debug)]
pub struct Buyer {
    /// The customer; `None` while it is being added.
    pub customer: Option<AccountId>,
    /// The customer's country: its market.
    pub country: String,
    /// The customer's cloud.
    pub cloud: Cloud,
    /// The partner that sells.
    pub seller: AccountFacts,
    /// Today, where whoever orders is.
    pub today: NaiveDate,
    /// Whether whoever orders may begin trials.
    pub may_try: bool,
    /// The offer of the subscription that add-ons are bought for.
    pub parent: Option<OfferId>,
}

impl Buyer {
    /// What the actor's own account sells to a customer in this country.
    #[must_use]
    pub fn of_actor(call: &Call, actor: &Actor, customer: Option<AccountId>, country: &str, cloud: Cloud) -> Self {
        Self {
            customer,
            country: country.to_owned(),
            cloud,
            seller: actor.account.clone(),
            today: call.now.utc().with_timezone(&actor.person.time_zone).date_naive(),
            may_try: policy::may(actor, Action::OrderTrials),
            parent: None,
        }
    }
}

/// Everything that has a price in the customer's market, and whether this customer can buy it.
#[derive(Clone, Debug)]
pub struct Assortment {
    items: Vec<AssortmentItem>,
}

/// An offer of the assortment.
#[derive(Clone, Debug)]
pub struct AssortmentItem {
    /// The offer.
    pub offer: Offer,
    /// What it costs in the customer's market.
    pub prices: Vec<Price>,
    /// Whether it can be bought.
    pub available: Result<(), Unavailable>,
}

impl Assortment {
    /// The offers that can be bought, by name.
    pub fn available(&self) -> impl Iterator<Item = &AssortmentItem> {
        self.items.iter().filter(|item| item.available.is_ok())
    }

    /// The offers that can't be bought, with the reason, by name. Add-ons are left out: they have a page of their own.
    pub fn unavailable(&self) -> impl Iterator<Item = (&AssortmentItem, Unavailable)> {
        let reason = |item: &AssortmentItem| item.available.err().filter(|why| *why != Unavailable::NeedsParent);
        self.items.iter().filter_map(move |item| reason(item).map(|why| (item, why)))
    }

    /// Whose products are among them, by name.
    #[must_use]
    pub fn publishers(&self) -> Vec<String> {
        let names: BTreeSet<&str> = self.items.iter().map(|item| item.offer.publisher.as_str()).collect();
        names.into_iter().map(str::to_owned).collect()
    }

    /// An offer by its id, bought or not.
    #[must_use]
    pub fn find(&self, offer: &str) -> Option<&AssortmentItem> {
        self.items.iter().find(|item| item.offer.id.to_string() == offer)
    }
}

/// Loads the assortment: what a buyer can be sold. Six queries, however many offers there are.
pub fn open_assortment(db: &mut Db, buyer: &Buyer) -> Result<Assortment, Error> {
    let found = offers::in_market(db, &buyer.country)?;
    let elsewhere = buyer.country != buyer.seller.country;
    let sold_by_seller = if elsewhere { Some(offers::sold_in(db, &buyer.seller.country)?) } else { None };
    let held: HashMap<OfferId, Held> = match buyer.customer {
        Some(customer) => subscriptions::held(db, customer)?,
        None => HashMap::new(),
    };
    let qualifications = match buyer.customer {
        Some(customer) => customer_qualifications::held(db, customer)?,
        None => Qualifications::default(),
    };
    let paid: HashMap<OfferId, OfferId> = offers::links(db, LinkKind::Paid)?.into_iter().collect();
    let parents = match buyer.parent {
        Some(parent) => offers::add_ons(db, parent)?.into_iter().map(|offer| offer.id).collect(),
        None => Vec::new(),
    };
    let items = found.into_iter().map(|(offer, prices)| {
        let held_of = |id: &OfferId| held.get(id).copied().unwrap_or_default();
        let facts = Facts {
            category: offer.category,
            limit: (offer.limit_kind, offer.limit_count),
            sold: (offer.sold_from, offer.sold_until),
            has_price: !prices.is_empty()
                && sold_by_seller.as_ref().is_none_or(|sold| sold.binary_search(&offer.id).is_ok()),
        };
        let buyer = BuyerFacts {
            segment: check_segment(offer.segment, buyer.cloud, &qualifications),
            today: buyer.today,
            may_try: buyer.may_try,
            held: held_of(&offer.id),
            owns_paid: paid.get(&offer.id).is_some_and(|real| held_of(real).living > 0),
            has_parent: parents.contains(&offer.id),
        };
        AssortmentItem { available: cart::check_offer(&facts, &buyer), offer, prices }
    });
    Ok(Assortment { items: items.collect() })
}

/// A cart checked against the assortment.
#[derive(Clone, Debug, Default)]
pub struct CheckedCart {
    /// The lines that can be ordered.
    pub lines: Vec<CartLine>,
    /// What is wrong with others, by the offer's id as the form has it.
    pub faults: Vec<(String, Text)>,
    /// What is wrong with the whole.
    pub fault: Option<Text>,
}

impl CheckedCart {
    /// What is wrong, as of a form with a field `offer` for each line.
    #[must_use]
    pub fn refusals(&self) -> Refusals {
        let fields = self.faults.iter().map(|(_, text)| ("offer", text.clone())).collect();
        Refusals { form: self.fault.clone(), fields }
    }

    /// Whether all of it can be ordered.
    #[must_use]
    pub fn is_good(&self) -> bool {
        self.faults.is_empty() && self.fault.is_none()
    }
}

/// Checks the lines that were ticked against the assortment.
#[must_use]
pub fn check_cart(assortment: &Assortment, typed: &[TypedLine]) -> CheckedCart {
    let mut checked_cart = CheckedCart::default();
    let chosen: Vec<&TypedLine> = typed.iter().filter(|line| line.chosen).collect();
    if chosen.is_empty() {
        checked_cart.fault = Some(Text::new("cart-nothing-chosen"));
    }
    if chosen.len() > MOST_LINES {
        let most = i64::try_from(MOST_LINES).unwrap_or(i64::MAX);
        checked_cart.fault = Some(Text::new("cart-too-many-lines").count("max", most));
        return checked_cart;
    }
    for typed in chosen {
        match assortment.find(&typed.offer) {
            None => checked_cart.faults.push((typed.offer.clone(), Text::new("offer-unknown"))),
            Some(item) => match read_line(item, typed) {
                Ok(line) => checked_cart.lines.push(line),
                Err(fault) => checked_cart.faults.push((typed.offer.clone(), fault.text())),
            },
        }
    }
    if checked_cart.is_good() && cart::total(&checked_cart.lines).is_none() {
        checked_cart.fault = Some(Text::new("cart-beyond-counting"));
    }
    checked_cart
}

/// What is wrong with a line, by what of it is to be corrected.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum LineFault {
    /// The offer can't be bought.
    Offer(Text),
    /// The term and billing.
    Plan(Text),
    /// The number of licenses.
    Quantity(Text),
}

impl LineFault {
    /// What its reader is told.
    #[must_use]
    pub fn text(self) -> Text {
        match self {
            Self::Offer(text) | Self::Plan(text) | Self::Quantity(text) => text,
        }
    }
}

/// Reads one line; what is wrong with it is for its reader.
///
/// # Errors
/// Why it can't be ordered.
pub fn read_line(item: &AssortmentItem, typed: &TypedLine) -> Result<CartLine, LineFault> {
    let AssortmentItem { offer, prices, available } = item;
    available.map_err(|reason| LineFault::Offer(reason.text(&offer.name)))?;
    let quantity = if offer.category == OfferCategory::Trial {
        // A trial's licenses are fixed; what is billed by use has none.
        offer.max_quantity
    } else {
        let bounds = (offer.min_quantity, offer.max_quantity);
        read_quantity(&typed.quantity, bounds).map_err(LineFault::Quantity)?
    };
    let wanted = Plan::parse(&typed.plan);
    let price = match (prices.as_slice(), wanted) {
        ([only], None) => Some(only),
        (_, Some(plan)) => prices.iter().find(|price| price.term == plan.term && price.frequency == plan.frequency),
        (_, None) => None,
    };
    let price = price.ok_or_else(|| LineFault::Plan(Text::new("cart-choose-plan")))?;
    let unit_price = Money::new(price.unit_price, &price.currency);
    let amount = unit_price.times(quantity);
    let amount = amount.ok_or_else(|| LineFault::Quantity(Text::new("cart-beyond-counting")))?;
    Ok(CartLine {
        offer: offer.id,
        sku: offer.sku.clone(),
        name: offer.name.clone(),
        billing: offer.billing,
        category: offer.category,
        quantity,
        plan: Plan { term: price.term, frequency: price.frequency },
        unit_price,
        amount,
    })
}
