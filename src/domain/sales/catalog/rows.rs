//! One row: what each cell may say, and which cells go together (`docs/domain.md` §9.1, §9.9).

use std::collections::BTreeSet;

use chrono::NaiveDate;

use super::{CatalogColumn, CatalogOffer, CatalogPrice};
use crate::domain::{
    Checks, Country, Text,
    license::LicenseGroup,
    money::Money,
    offer::{BillingType, Frequency, LimitKind, LinkKind, OfferCategory, Segment, Term},
    service_plan::ServicePlan,
    sheet::{RowFault, SheetRow},
};

/// The longest name of an offer; those of the vendors are half as long.
const NAME_MAX: usize = 200;
const PUBLISHER_MAX: usize = 100;
const SKU_MAX: usize = 64;
/// The most licenses that a subscription can have, and the highest price of one of them in whole units of a currency:
/// an order of fifty such lines can still be counted.
const QUANTITY_MAX: i64 = 10_000_000;
const PRICE_MAX: i64 = 100_000_000;
/// Small business offers are sold for fewer than 300 licenses (`docs/domain.md` §9.1).
const SMALL_BUSINESS_BELOW: i64 = 300;
/// A trial has 25 licenses, and a customer gets it once (`docs/domain.md` §9.9).
const TRIAL_QUANTITY: i64 = 25;

/// The cells of a row while they are read. Each refusal is noted, and reading goes on.
pub(super) struct Cells<'a> {
    row: &'a SheetRow<CatalogColumn>,
    pub(super) faults: Vec<RowFault<CatalogColumn>>,
}

impl<'a> Cells<'a> {
    pub(super) fn new(row: &'a SheetRow<CatalogColumn>) -> Self {
        Self { row, faults: Vec::new() }
    }

    /// Notes what is wrong with a cell; the first thing said about a cell stays.
    pub(super) fn refuse(&mut self, column: CatalogColumn, text: Text) {
        if !self.faults.iter().any(|fault| fault.column == Some(column)) {
            self.faults.push(RowFault { line: self.row.line, column: Some(column), text });
        }
    }

    /// The offer's own cells; `None` where any of them was refused.
    pub(super) fn offer(&mut self) -> Option<CatalogOffer> {
        let sku = self.sku();
        let name = self.words(CatalogColumn::Name, NAME_MAX);
        let publisher = self.words(CatalogColumn::Publisher, PUBLISHER_MAX);
        let segment = self.choice(CatalogColumn::Segment, Segment::ALL, Segment::as_str);
        let billing = self.choice(CatalogColumn::BillingType, BillingType::ALL, BillingType::as_str);
        let category = self.choice(CatalogColumn::Category, OfferCategory::ALL, OfferCategory::as_str);
        let (min_quantity, max_quantity) =
            (self.quantity(CatalogColumn::MinQuantity), self.quantity(CatalogColumn::MaxQuantity));
        let (limit_kind, limit_count) = self.limit().unzip();
        let links = self.links(category);
        let (sold_from, sold_until) = (self.day(CatalogColumn::SoldFrom), self.day(CatalogColumn::SoldUntil));
        if let (Some(from), Some(until)) = (sold_from, sold_until)
            && until < from
        {
            self.refuse(CatalogColumn::SoldUntil, Text::new("catalog-fault-dates"));
        }
        let (plans, license_group) = (self.plans(billing), self.license_group());
        self.check_quantities(category, min_quantity, max_quantity);
        if category == Some(OfferCategory::Trial) {
            self.check_trial(segment, billing, limit_kind.zip(limit_count));
        }
        let offer = CatalogOffer {
            line: self.row.line,
            sku: sku?,
            name: name?,
            publisher: publisher?,
            segment: segment?,
            billing: billing?,
            category: category?,
            min_quantity: min_quantity?,
            max_quantity: max_quantity?,
            limit_kind: limit_kind?,
            limit_count: limit_count?,
            links,
            sold_from,
            sold_until,
            plans,
            license_group,
            prices: Vec::new(),
        };
        self.faults.is_empty().then_some(offer)
    }

    /// The price's cells; `None` where any of them was refused.
    pub(super) fn price(&mut self, offer: Option<&CatalogOffer>) -> Option<CatalogPrice> {
        let market = Country::find(self.row.cell(CatalogColumn::Market));
        if market.is_none() {
            self.refuse(CatalogColumn::Market, Text::new("catalog-fault-market"));
        }
        let currency = self.row.cell(CatalogColumn::Currency);
        if let Some(market) = market.filter(|market| market.currency != currency) {
            let text =
                Text::new("catalog-fault-currency").with("market", market.code).with("currency", market.currency);
            self.refuse(CatalogColumn::Currency, text);
        }
        let term = self.choice(CatalogColumn::Term, Term::ALL, Term::as_str);
        let frequency = self.choice(CatalogColumn::BillingFrequency, Frequency::ALL, Frequency::as_str);
        if let Some(term) = term {
            self.check_term(term, frequency, offer);
        }
        let unit_price = self.money(market.map_or("", |market| market.currency));
        let is_trial = offer.is_some_and(|offer| offer.category == OfferCategory::Trial);
        if is_trial && unit_price.is_some_and(|price| price != 0) {
            self.refuse(CatalogColumn::UnitPrice, Text::new("catalog-fault-trial-price"));
        }
        let refused = self.faults.iter().any(|fault| fault.column.is_some_and(CatalogColumn::is_of_price));
        let price = CatalogPrice {
            market: market?.code.to_owned(),
            term: term?,
            frequency: frequency?,
            currency: currency.to_owned(),
            unit_price: unit_price?,
        };
        (!refused).then_some(price)
    }

    /// A vendor's number: letters and digits, and marks that can't be taken for the start of a formula.
    fn sku(&mut self) -> Option<String> {
        let typed = self.row.cell(CatalogColumn::Sku);
        if is_sku(typed) {
            return Some(typed.to_owned());
        }
        let key = if typed.is_empty() { "input-required" } else { "catalog-fault-sku" };
        self.refuse(CatalogColumn::Sku, Text::new(key));
        None
    }

    /// A name that people read: as in any form, and never the start of a formula in somebody's spreadsheet.
    fn words(&mut self, column: CatalogColumn, max: usize) -> Option<String> {
        let typed = self.row.cell(column);
        if typed.starts_with(['=', '+', '-', '@']) {
            self.refuse(column, Text::new("catalog-fault-formula"));
            return None;
        }
        let mut checks = Checks::new();
        let name = checks.name("cell", typed, max);
        match checks.finish() {
            Ok(()) => Some(name),
            Err(refusals) => {
                refusals.fields.into_iter().for_each(|(_, text)| self.refuse(column, text));
                None
            }
        }
    }

    /// One of a few words.
    fn choice<T: Copy>(&mut self, column: CatalogColumn, all: &[T], word: fn(T) -> &'static str) -> Option<T> {
        let typed = self.row.cell(column);
        let chosen = all.iter().copied().find(|one| word(*one) == typed);
        if chosen.is_none() {
            let words = all.iter().map(|one| word(*one)).collect::<Vec<_>>().join(", ");
            self.refuse(column, Text::new("catalog-fault-choice").with("words", words));
        }
        chosen
    }

    fn quantity(&mut self, column: CatalogColumn) -> Option<i64> {
        let quantity = whole_number(self.row.cell(column)).filter(|number| (1..=QUANTITY_MAX).contains(number));
        if quantity.is_none() {
            self.refuse(column, Text::new("catalog-fault-quantity").count("max", QUANTITY_MAX));
        }
        quantity
    }

    /// `lifetime:N`, `concurrent:N` or nothing.
    fn limit(&mut self) -> Option<(LimitKind, i64)> {
        let typed = self.row.cell(CatalogColumn::Limit);
        if typed.is_empty() {
            return Some((LimitKind::None, 0));
        }
        let limit = typed.split_once(':').and_then(|(kind, count)| {
            let kind = LimitKind::parse(kind).filter(|kind| *kind != LimitKind::None)?;
            whole_number(count).filter(|count| (1..=QUANTITY_MAX).contains(count)).map(|count| (kind, count))
        });
        if limit.is_none() {
            self.refuse(CatalogColumn::Limit, Text::new("catalog-fault-limit"));
        }
        limit
    }

    /// Parents, upgrades and the paid offer, as far as their kind of offer has them.
    fn links(&mut self, category: Option<OfferCategory>) -> BTreeSet<(LinkKind, String)> {
        let mut links = BTreeSet::new();
        for (column, kind) in super::links::COLUMNS {
            let typed = self.row.cell(column);
            let skus: Vec<&str> = typed.split([' ', ';']).filter(|sku| !sku.is_empty()).collect();
            if skus.iter().any(|sku| !is_sku(sku)) || kind == LinkKind::Paid && skus.len() > 1 {
                self.refuse(column, Text::new("catalog-fault-skus"));
            }
            if skus.contains(&self.row.cell(CatalogColumn::Sku)) {
                self.refuse(column, Text::new("catalog-fault-itself"));
            }
            let has = !skus.is_empty();
            match (kind, category) {
                (LinkKind::Parent, Some(OfferCategory::AddOn)) if !has => {
                    self.refuse(column, Text::new("catalog-fault-parents-missing"));
                }
                (LinkKind::Parent, Some(other)) if has && other != OfferCategory::AddOn => {
                    self.refuse(column, Text::new("catalog-fault-parents"));
                }
                (LinkKind::Upgrade, Some(OfferCategory::Trial | OfferCategory::AddOn)) if has => {
                    self.refuse(column, Text::new("catalog-fault-upgrades"));
                }
                (LinkKind::Paid, Some(other)) if has && other != OfferCategory::Trial => {
                    self.refuse(column, Text::new("catalog-fault-paid"));
                }
                _ => {}
            }
            links.extend(skus.into_iter().map(|sku| (kind, sku.to_owned())));
        }
        links
    }

    fn day(&mut self, column: CatalogColumn) -> Option<NaiveDate> {
        let typed = self.row.cell(column);
        // Written as it would be shown: what is read may also have signs and blanks.
        let day = NaiveDate::parse_from_str(typed, "%Y-%m-%d").ok().filter(|day| day.to_string() == typed);
        if day.is_none() && !typed.is_empty() {
            self.refuse(column, Text::new("catalog-fault-date"));
        }
        day
    }

    /// The services of an offer; `None` where the file has no such column, or where the cell is refused.
    fn plans(&mut self, billing: Option<BillingType>) -> Option<Vec<ServicePlan>> {
        if !self.row.has(CatalogColumn::ServicePlans) {
            return None;
        }
        let typed = self.row.cell(CatalogColumn::ServicePlans);
        if billing == Some(BillingType::Usage) && !typed.is_empty() {
            self.refuse(CatalogColumn::ServicePlans, Text::new("catalog-fault-plans-usage"));
        }
        super::plans::read(typed).map_err(|text| self.refuse(CatalogColumn::ServicePlans, text)).ok()
    }

    /// `group1` where nothing is said; `None` where the file has no such column.
    fn license_group(&mut self) -> Option<LicenseGroup> {
        if self.row.cell(CatalogColumn::LicenseGroup).is_empty() {
            return self.row.has(CatalogColumn::LicenseGroup).then_some(LicenseGroup::Group1);
        }
        self.choice(CatalogColumn::LicenseGroup, LicenseGroup::ALL, LicenseGroup::as_str)
    }

    /// Digits, and a point with no more decimals than the currency has.
    fn money(&mut self, currency: &str) -> Option<i64> {
        let typed = self.row.cell(CatalogColumn::UnitPrice);
        let decimals = Money::new(0, currency).decimals();
        let price = parse_money(typed, decimals);
        if price.is_none() {
            let text = Text::new("catalog-fault-price")
                .count("decimals", i64::try_from(decimals).unwrap_or(0))
                .count("max", PRICE_MAX);
            self.refuse(CatalogColumn::UnitPrice, text);
        }
        price
    }

    fn check_quantities(&mut self, category: Option<OfferCategory>, min: Option<i64>, max: Option<i64>) {
        if let (Some(min), Some(max)) = (min, max)
            && max < min
        {
            self.refuse(CatalogColumn::MaxQuantity, Text::new("catalog-fault-below-minimum"));
        }
        if category == Some(OfferCategory::SmallBusiness) && max.is_some_and(|max| max >= SMALL_BUSINESS_BELOW) {
            let text = Text::new("catalog-fault-small-business").count("max", SMALL_BUSINESS_BELOW);
            self.refuse(CatalogColumn::MaxQuantity, text);
        }
        if category == Some(OfferCategory::Trial) {
            for (column, quantity) in [(CatalogColumn::MinQuantity, min), (CatalogColumn::MaxQuantity, max)] {
                if quantity.is_some_and(|quantity| quantity != TRIAL_QUANTITY) {
                    self.refuse(column, Text::new("catalog-fault-trial-quantity").count("count", TRIAL_QUANTITY));
                }
            }
        }
    }

    fn check_trial(&mut self, segment: Option<Segment>, billing: Option<BillingType>, limit: Option<(LimitKind, i64)>) {
        if billing == Some(BillingType::Usage) {
            self.refuse(CatalogColumn::BillingType, Text::new("catalog-fault-trial-billing"));
        }
        if matches!(segment, Some(Segment::Education | Segment::Government)) {
            self.refuse(CatalogColumn::Segment, Text::new("catalog-fault-trial-segment"));
        }
        if limit.is_some_and(|limit| limit != (LimitKind::Lifetime, 1)) {
            self.refuse(CatalogColumn::Limit, Text::new("catalog-fault-trial-limit"));
        }
    }

    /// Which term goes with which offer, and how often it can be billed.
    fn check_term(&mut self, term: Term, frequency: Option<Frequency>, offer: Option<&CatalogOffer>) {
        if let Some(offer) = offer {
            let (fits, key) = match (offer.billing, offer.category) {
                (BillingType::Usage, _) => (term == Term::Open, "catalog-fault-term-usage"),
                (BillingType::License, OfferCategory::Trial) => (term == Term::ThirtyDays, "catalog-fault-term-trial"),
                (BillingType::License, _) => {
                    (!matches!(term, Term::Open | Term::ThirtyDays), "catalog-fault-term-license")
                }
            };
            if !fits {
                self.refuse(CatalogColumn::Term, Text::new(key));
            }
        }
        if frequency == Some(Frequency::Annual) && !matches!(term, Term::Year | Term::ThreeYears) {
            self.refuse(CatalogColumn::BillingFrequency, Text::new("catalog-fault-frequency"));
        }
    }
}

/// Whether a text is a vendor's number.
pub(super) fn is_sku(text: &str) -> bool {
    text.len() <= SKU_MAX
        && text.starts_with(|first: char| first.is_ascii_alphanumeric())
        && text.chars().all(|c| c.is_ascii_alphanumeric() || matches!(c, '-' | '_' | '.' | ':' | '/'))
}

/// A number written with digits alone.
fn whole_number(text: &str) -> Option<i64> {
    let digits = !text.is_empty() && text.len() <= 18 && text.bytes().all(|byte| byte.is_ascii_digit());
    digits.then(|| text.parse().ok()).flatten()
}

/// An amount in minor units.
fn parse_money(text: &str, decimals: usize) -> Option<i64> {
    let (whole, fraction) = match text.split_once('.') {
        Some((whole, fraction)) if !fraction.is_empty() && fraction.len() <= decimals => (whole, fraction),
        Some(_) => return None,
        None => (text, ""),
    };
    let major = whole_number(whole).filter(|major| *major <= PRICE_MAX)?;
    let minor = whole_number(&format!("0{fraction:0<decimals$}"))?;
    major.checked_mul(10_i64.checked_pow(u32::try_from(decimals).ok()?)?)?.checked_add(minor)
}
