//! A cart on a page: offers to tick, how many licenses, which plan. Shared by the wizard and *Add subscription*.

use serde::{Deserialize, Serialize};

use crate::{
    domain::{
        Text,
        cart::{CartLine, Plan, TypedLine},
        fold::search_key,
        money::Money,
        offer::{BillingType, Frequency, OfferCategory, Segment, Term},
        offer_filter::{OfferFilter, OfferTraits},
    },
    service::{
        Price,
        ordering::{Assortment, AssortmentItem, CheckedCart},
    },
    web::{View, pages::catalog::filters::OfferFilterFields},
};

/// How many offers a page shows; more are found by a piece of their name.
const MOST_SHOWN: usize = 100;
/// The most offers that a form is read for: more than a page shows.
const MOST_POSTED: usize = 200;
/// The plan that most customers take, chosen where an offer has it and nothing else was.
const USUAL: Plan = Plan { term: Term::Year, frequency: Frequency::Monthly };
/// With fewer offers than this nobody needs to search.
const SEARCH_FROM: usize = 8;

/// The cart as `templates/customer/customers/cart.html` shows it.
pub struct CartView {
    /// The offers, those in the cart first.
    pub offers: Vec<OfferView>,
    /// What was searched for.
    pub find: String,
    /// Whether there is a field to search with.
    pub has_search: bool,
    /// The fields by which it is narrowed.
    pub filter: OfferFilterFields,
    /// Whether more offers fit than are shown.
    pub more: bool,
    /// Offers that this customer can't buy.
    pub unavailable: Vec<UnavailableView>,
    /// What the selected ones come to.
    pub total: CartTotal,
}

/// What the selected offers of a cart come to, and how script writes it once others are selected.
#[derive(Default)]
pub struct CartTotal {
    /// The amount; empty where nothing is selected.
    pub amount: String,
    /// The currency of all prices.
    pub currency: String,
    /// How many decimals it has.
    pub decimals: usize,
}

/// A plan to choose for an offer.
pub struct PlanView {
    /// What is sent.
    pub value: String,
    /// What is shown.
    pub text: String,
    /// Whether it is the chosen one.
    pub selected: bool,
    /// What a license costs, in minor units.
    pub minor: i64,
}

/// An offer that can't be bought.
pub struct UnavailableView {
    /// Its name.
    pub name: String,
    /// The vendor's number of it.
    pub sku: String,
    /// Why, and what to do about it.
    pub why: String,
}

/// A line of an order on a page.
pub struct LineView {
    /// What is ordered.
    pub name: String,
    /// The vendor's number of it.
    pub sku: String,
    /// For how long, billed how.
    pub plan: String,
    /// How many licenses.
    pub quantity: i64,
    /// Per license.
    pub unit_price: String,
    /// For all of them.
    pub amount: String,
}

impl LineView {
    /// A line in the reader's language.
    #[must_use]
    pub fn new(view: &View, line: &CartLine) -> Self {
        Self {
            name: line.name.clone(),
            sku: line.sku.clone(),
            plan: plan_name(view, line.plan),
            quantity: line.quantity,
            unit_price: view.money(&line.unit_price),
            amount: view.money(&line.amount),
        }
    }
}

/// A plan in the reader's language: `1 year, billed monthly`.
#[must_use]
pub fn plan_name(view: &View, plan: Plan) -> String {
    format!("{}, {}", view.t(plan.term.key()), view.t(plan.frequency.key()).to_lowercase())
}

/// An offer on the page.
pub struct OfferView {
    /// Its id.
    pub id: String,
    /// Its name.
    pub name: String,
    /// The vendor's number of it.
    pub sku: String,
    /// What kind of offer it is.
    pub category: &'static str,
    /// What it costs, where there is one plan alone: else each plan says it.
    pub price: String,
    /// Whether it is ticked.
    pub chosen: bool,
    /// The number of licenses that was typed.
    pub quantity: String,
    /// The fewest licenses.
    pub min: i64,
    /// The most licenses.
    pub max: i64,
    /// Whether the number can't be changed: trials, and what is billed by use.
    pub fixed: bool,
    /// The plans to choose from; none where there is only one.
    pub plans: Vec<PlanView>,
    /// What a license costs, in minor units, where there is only one plan.
    pub minor: i64,
    /// What is wrong with the line.
    pub error: String,
}

/// What is looked for among the offers.
#[derive(Clone, Debug, Default, Deserialize, Serialize)]
#[serde(default)]
pub struct CartSearch {
    /// A piece of the name.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub find: String,
    /// What else they are narrowed to.
    #[serde(flatten)]
    pub filter: OfferFilter,
}

impl CartSearch {
    /// Whether an offer is among what is looked for; `wanted` is the piece of the name, folded.
    fn finds(&self, item: &AssortmentItem, wanted: &str) -> bool {
        let AssortmentItem { offer, prices, .. } = item;
        let traits = OfferTraits {
            segment: offer.segment,
            publisher: &offer.publisher,
            billing: offer.billing,
            category: offer.category,
        };
        offer.name_key.contains(wanted) && self.filter.fits(&traits, prices.iter().map(|price| price.term))
    }

    /// The page of the cart at `path` with what is found.
    #[must_use]
    pub fn address(&self, path: &str) -> String {
        format!("{path}?{}", serde_urlencoded::to_string(self).unwrap_or_default())
    }
}

/// A cart as a form sends it.
#[derive(Default)]
pub struct PostedCart {
    /// The lines.
    pub lines: Vec<TypedLine>,
    /// What is looked for.
    pub search: CartSearch,
    /// The button that was pressed.
    pub button: String,
    /// The reseller that was chosen, where there is such a list.
    pub reseller: String,
}

impl PostedCart {
    /// Reads the fields, whose names hold the offers' ids.
    #[must_use]
    pub fn read(fields: Vec<(String, String)>) -> Self {
        let mut posted = Self::default();
        for (name, value) in fields {
            match name.as_str() {
                "offer" => posted.change(&value, |line| line.chosen = true),
                "find" => posted.search.find = value,
                "segment" => posted.search.filter.segment = Segment::parse(&value),
                "publisher" => posted.search.filter.publisher = value,
                "billing" => posted.search.filter.billing = BillingType::parse(&value),
                "category" => posted.search.filter.category = OfferCategory::parse(&value),
                "term" => posted.search.filter.term = Term::parse(&value),
                "do" => posted.button = value,
                "reseller" => posted.reseller = value,
                other => match other.split_once('-') {
                    Some(("quantity", id)) => posted.change(id, |line| line.quantity = value),
                    Some(("plan", id)) => posted.change(id, |line| line.plan = value),
                    _ => {}
                },
            }
        }
        posted
    }

    /// Changes the line of an offer; what no page of ours would send is left out.
    fn change(&mut self, offer: &str, change: impl FnOnce(&mut TypedLine)) {
        let has_room = self.lines.len() < MOST_POSTED;
        match self.lines.iter_mut().find(|line| line.offer == offer) {
            Some(line) => change(line),
            None if has_room => {
                let mut line = TypedLine { offer: offer.to_owned(), ..TypedLine::default() };
                change(&mut line);
                self.lines.push(line);
            }
            None => {}
        }
    }
}

impl CartView {
    /// The cart over this assortment; `checked_cart` says what is wrong with it, once that was asked.
    #[must_use]
    pub fn new(
        view: &View,
        assortment: &Assortment,
        typed: &[TypedLine],
        search: &CartSearch,
        checked_cart: Option<&CheckedCart>,
    ) -> Self {
        let wanted = search_key(&search.find);
        let in_cart = |item: &AssortmentItem| chosen(typed, item).is_some();
        let fits = |item: &&AssortmentItem| in_cart(item) || search.finds(item, &wanted);
        let mut items: Vec<&AssortmentItem> = assortment.available().filter(fits).collect();
        items.sort_by_key(|item| !in_cart(item));
        let more = items.len() > MOST_SHOWN;
        items.truncate(MOST_SHOWN);
        let fault_of = |id: &str| {
            let fault = checked_cart.and_then(|checked_cart| checked_cart.faults.iter().find(|(offer, _)| offer == id));
            fault.map(|(_, text)| view.text(text)).unwrap_or_default()
        };
        let out = assortment.unavailable().filter(|(item, _)| search.finds(item, &wanted));
        let unavailable = out.take(MOST_SHOWN).map(|(item, why)| UnavailableView {
            name: item.offer.name.clone(),
            sku: item.offer.sku.clone(),
            why: view.text(&why.text(&item.offer.name)),
        });
        let unavailable = unavailable.collect();
        let offers: Vec<OfferView> = items.iter().map(|item| offer_view(view, item, typed, &fault_of)).collect();
        Self {
            offers,
            filter: OfferFilterFields::new(view, &search.filter, &assortment.publishers()),
            find: search.find.clone(),
            has_search: assortment.available().count() >= SEARCH_FROM,
            more,
            unavailable,
            total: total(view, assortment, typed),
        }
    }
}

/// What is selected comes to, as far as it can be counted: a number that is none counts as nothing.
fn total(view: &View, assortment: &Assortment, typed: &[TypedLine]) -> CartTotal {
    let Some(currency) = assortment.available().find_map(|item| Some(&item.prices.first()?.currency)) else {
        return CartTotal::default();
    };
    let nothing = Money::new(0, currency);
    let of = |item: &AssortmentItem| {
        let line = chosen(typed, item)?;
        let plan = |price: &&Price| {
            item.prices.len() == 1 || Plan { term: price.term, frequency: price.frequency }.text() == line.plan
        };
        let price = item.prices.iter().find(plan)?;
        let quantity = line.quantity.trim().parse().unwrap_or(0).clamp(0, item.offer.max_quantity);
        Money::new(price.unit_price, &price.currency).times(quantity)
    };
    let amounts: Vec<Money> = assortment.available().filter_map(of).collect();
    let sum = amounts.iter().try_fold(nothing.clone(), |sum, one| sum.plus(one));
    let sum = sum.filter(|_| !amounts.is_empty());
    CartTotal {
        amount: sum.map(|sum| view.money(&sum)).unwrap_or_default(),
        decimals: nothing.decimals(),
        currency: nothing.currency,
    }
}

fn chosen<'a>(typed: &'a [TypedLine], item: &AssortmentItem) -> Option<&'a TypedLine> {
    let id = item.offer.id.to_string();
    typed.iter().find(|line| line.chosen && line.offer == id)
}

fn offer_view(view: &View, item: &AssortmentItem, typed: &[TypedLine], fault_of: &dyn Fn(&str) -> String) -> OfferView {
    let offer = &item.offer;
    let id = offer.id.to_string();
    let line = typed.iter().find(|line| line.offer == id);
    let is_trial = offer.category == OfferCategory::Trial;
    let quantity = match line {
        _ if is_trial => offer.max_quantity.to_string(),
        Some(line) => line.quantity.clone(),
        None => offer.min_quantity.to_string(),
    };
    let is_only = item.prices.len() == 1;
    let prices = item.prices.iter().map(|price| {
        let plan = Plan { term: price.term, frequency: price.frequency };
        let amount = view.money(&Money::new(price.unit_price, &price.currency));
        let text = if is_only {
            Text::new("cart-price").with("price", amount).with("plan", plan_name(view, plan))
        } else {
            // Short, for it stands in a list on a phone.
            let often = view.t(plan.frequency.short_key());
            Text::new("cart-plan-price")
                .with("price", amount)
                .with("term", view.t(plan.term.key()))
                .with("often", often)
        };
        (plan, view.text(&text), price.unit_price)
    });
    let choice = |(plan, text, minor): (Plan, String, i64)| PlanView {
        value: plan.text(),
        text,
        selected: line.map_or(plan == USUAL, |line| line.plan == plan.text()),
        minor,
    };
    let (price, plans) = if is_only {
        (prices.map(|(_, text, _)| text).next().unwrap_or_default(), Vec::new())
    } else {
        (String::new(), prices.map(choice).collect())
    };
    OfferView {
        error: fault_of(&id),
        name: offer.name.clone(),
        sku: offer.sku.clone(),
        category: view.t(offer.category.key()),
        price,
        chosen: line.is_some_and(|line| line.chosen),
        quantity,
        min: offer.min_quantity,
        max: offer.max_quantity,
        fixed: is_trial || offer.billing == BillingType::Usage,
        plans,
        minor: item.prices.first().map_or(0, |price| price.unit_price),
        id,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn fields_are_gathered_by_offer_and_a_number_alone_chooses_nothing() {
        let fields =
            [("quantity-a", "3"), ("offer", "a"), ("plan-a", "P1Y annual"), ("quantity-b", "1"), ("do", "next")];
        let posted = PostedCart::read(fields.map(|(name, value)| (name.to_owned(), value.to_owned())).to_vec());
        assert_eq!(posted.button, "next");
        let line = |offer: &str, chosen, quantity: &str, plan: &str| TypedLine {
            offer: offer.into(),
            chosen,
            quantity: quantity.into(),
            plan: plan.into(),
        };
        assert_eq!(posted.lines, [line("a", true, "3", "P1Y annual"), line("b", false, "1", "")]);
    }
}
