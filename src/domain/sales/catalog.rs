//! The catalogue as a file: what stands in it, and everything that is wrong with it.
//!
//! One row is one price; the offer's own cells repeat in each of its rows. All faults of all rows are gathered, each by
//! its line and column, so that a file is mended in one go. What the cells mean: `docs/operations.md`.

mod links;
mod plans;
mod rows;

use std::collections::{BTreeSet, HashMap, HashSet};

use chrono::NaiveDate;

use crate::domain::{
    Text,
    fold::search_key,
    license::LicenseGroup,
    offer::{BillingType, Frequency, LimitKind, LinkKind, OfferCategory, Segment, Term},
    service_plan::ServicePlan,
    sheet::{self, Columns, MOST_FAULTS, RowFault, SheetRow},
};

pub use links::Target;

text_enum! {
    /// A column of the file, in the file's order.
    CatalogColumn {
        /// The vendor's number for the offer.
        Sku => "sku",
        /// The offer's name.
        Name => "name",
        /// Who makes it.
        Publisher => "publisher",
        /// Whom it is for.
        Segment => "segment",
        /// What is billed.
        BillingType => "billing_type",
        /// What kind of offer it is.
        Category => "category",
        /// The fewest licenses of one subscription.
        MinQuantity => "min_quantity",
        /// The most licenses of one subscription.
        MaxQuantity => "max_quantity",
        /// How a customer's subscriptions to it are limited.
        Limit => "limit",
        /// What an add-on needs.
        Parents => "parents",
        /// What it can be upgraded to.
        Upgrades => "upgrades",
        /// What a trial becomes.
        PaidOffer => "paid_offer",
        /// The country of the price.
        Market => "market",
        /// The currency of the price.
        Currency => "currency",
        /// For how long the price is agreed.
        Term => "term",
        /// How often it is billed.
        BillingFrequency => "billing_frequency",
        /// The price of one license in one billing period.
        UnitPrice => "unit_price",
        /// The first day of sale.
        SoldFrom => "sold_from",
        /// The last day of sale.
        SoldUntil => "sold_until",
        /// The services that it is made of.
        ServicePlans => "service_plans",
        /// With which others its licenses can be assigned.
        LicenseGroup => "license_group",
    }
}

impl CatalogColumn {
    /// Whether its cells are the price's own; all others repeat in each row of an offer.
    const fn is_of_price(self) -> bool {
        matches!(self, Self::Market | Self::Currency | Self::Term | Self::BillingFrequency | Self::UnitPrice)
    }
}

impl Columns for CatalogColumn {
    const COLUMNS: &'static [Self] = Self::ALL;
    /// Files of before there were service plans are still read: they say nothing of them.
    const OPTIONAL: usize = 2;
    const MOST_ROWS: usize = 1_000_000;

    fn name(self) -> &'static str {
        self.as_str()
    }
}

/// A whole file, nothing in which is wrong by itself.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Catalog {
    /// The offers, in the order of the file.
    pub offers: Vec<CatalogOffer>,
}

/// An offer as the file has it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CatalogOffer {
    /// The line of its first row.
    pub line: u64,
    /// The vendor's number for it.
    pub sku: String,
    /// Its name.
    pub name: String,
    /// Who makes it.
    pub publisher: String,
    /// Whom it is for.
    pub segment: Segment,
    /// What is billed.
    pub billing: BillingType,
    /// What kind of offer it is.
    pub category: OfferCategory,
    /// The fewest licenses of one subscription.
    pub min_quantity: i64,
    /// The most licenses of one subscription.
    pub max_quantity: i64,
    /// How a customer's subscriptions to it are limited.
    pub limit_kind: LimitKind,
    /// To how many.
    pub limit_count: i64,
    /// The SKUs that it leads to, and how.
    pub links: BTreeSet<(LinkKind, String)>,
    /// The first day on which it is sold.
    pub sold_from: Option<NaiveDate>,
    /// The last day on which it is sold.
    pub sold_until: Option<NaiveDate>,
    /// The services that it is made of; `None` where the file does not say.
    pub plans: Option<Vec<ServicePlan>>,
    /// With which others its licenses can be assigned; `None` where the file does not say.
    pub license_group: Option<LicenseGroup>,
    /// What it costs, where.
    pub prices: Vec<CatalogPrice>,
}

impl CatalogOffer {
    /// Its name folded, for ordering and searching.
    #[must_use]
    pub fn name_key(&self) -> String {
        search_key(&self.name)
    }
}

/// A price as the file has it.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct CatalogPrice {
    /// ISO 3166-1 code of the market.
    pub market: String,
    /// For how long.
    pub term: Term,
    /// How often it is billed.
    pub frequency: Frequency,
    /// ISO 4217 code.
    pub currency: String,
    /// Minor units per license and billing period.
    pub unit_price: i64,
}

/// A file as far as it can be judged without knowing what is in the catalogue already.
#[derive(Clone, Debug, Default)]
pub struct Reading {
    offers: Vec<CatalogOffer>,
    /// The SKUs that stand in the file, also those whose rows were refused.
    skus: HashSet<String>,
    faults: Vec<RowFault<CatalogColumn>>,
}

/// What the catalogue holds already, as far as a file has to go together with it.
#[derive(Clone, Debug, Default)]
pub struct Known {
    /// The offers that the file leads to, by SKU.
    pub targets: HashMap<String, Target>,
    /// The SKUs of the offers that have names of the file, by folded name.
    pub names: HashMap<String, String>,
    /// The codes of service plans that the file names and that some offer has.
    pub plans: HashSet<String>,
}

/// A file to begin with: the header and an offer with two prices.
#[must_use]
pub fn sample() -> String {
    const OFFER: &str = "example-mail,Example Mail,Example Publisher,commercial,license,enterprise,1,1000,,,,,US,USD";
    format!("{}\r\n{OFFER},P1M,monthly,7.20,,\r\n{OFFER},P1Y,monthly,6.00,,\r\n", CatalogColumn::header())
}

/// Reads a file: UTF-8, comma-separated, with the header of all [columns](CatalogColumn::ALL) or
/// of all but the optional ones.
#[must_use]
pub fn read(bytes: &[u8]) -> Reading {
    let table = match sheet::read(bytes) {
        Ok(table) => table,
        Err(faults) => return Reading { faults, ..Reading::default() },
    };
    let mut reader = Reader::default();
    for row in &table.rows {
        if reader.faults.len() > MOST_FAULTS {
            break;
        }
        reader.take(row);
    }
    let skus = reader.firsts.keys().map(|sku| (*sku).to_owned()).collect();
    reader.faults.extend(table.faults);
    Reading { offers: reader.offers, skus, faults: sheet::in_order(reader.faults) }
}

impl Reading {
    /// The SKUs that offers lead to and that are not in the file itself.
    #[must_use]
    pub fn skus_outside(&self) -> BTreeSet<&str> {
        links::all(&self.offers).map(|(_, _, sku)| sku).filter(|sku| !self.skus.contains(*sku)).collect()
    }

    /// The names of the file's offers, folded.
    #[must_use]
    pub fn name_keys(&self) -> BTreeSet<String> {
        self.offers.iter().map(CatalogOffer::name_key).collect()
    }

    /// The codes of service plans that plans need or exclude and that are not in the file itself.
    #[must_use]
    pub fn plans_outside(&self) -> BTreeSet<&str> {
        let inside = plans::codes(&self.offers);
        plans::named(&self.offers).map(|(_, code)| code).filter(|code| !inside.contains(code)).collect()
    }

    /// Ends the reading: the file goes together with what is `known`, and nothing in it is wrong.
    ///
    /// # Errors
    /// Everything that is wrong, by line.
    pub fn finish(self, known: &Known) -> Result<Catalog, Vec<RowFault<CatalogColumn>>> {
        let Self { offers, skus, mut faults } = self;
        faults.extend(links::check(&offers, &skus, &known.targets));
        // Nothing is said of what a row may hold that was refused itself.
        if offers.len() == skus.len() {
            faults.extend(plans::check(&offers, &known.plans));
        }
        faults.extend(offers.iter().filter_map(|offer| {
            let other = known.names.get(&offer.name_key()).filter(|sku| !skus.contains(*sku))?;
            let text = Text::new("catalog-fault-name-known").with("sku", other);
            Some(RowFault { line: offer.line, column: Some(CatalogColumn::Name), text })
        }));
        if faults.is_empty() {
            return Ok(Catalog { offers });
        }
        Err(sheet::in_order(faults))
    }
}

impl Catalog {
    /// How many prices the file holds.
    #[must_use]
    pub fn price_count(&self) -> usize {
        self.offers.iter().map(|offer| offer.prices.len()).sum()
    }
}

/// The rows read so far.
#[derive(Default)]
struct Reader<'a> {
    faults: Vec<RowFault<CatalogColumn>>,
    offers: Vec<CatalogOffer>,
    /// The first row of each SKU.
    firsts: HashMap<&'a str, First<'a>>,
    /// The line of each price.
    prices: HashMap<(&'a str, String, Term, Frequency), u64>,
    /// The first offer of each name: SKU and line.
    names: HashMap<String, (&'a str, u64)>,
}

/// The first row of a SKU, with which all others must agree.
struct First<'a> {
    row: &'a SheetRow<CatalogColumn>,
    /// The cells that were refused: later rows are not held against them.
    refused: Vec<CatalogColumn>,
    /// The place of the offer, where it could be read.
    place: Option<usize>,
}

impl<'a> Reader<'a> {
    fn take(&mut self, row: &'a SheetRow<CatalogColumn>) {
        let mut cells = rows::Cells::new(row);
        let offer = cells.offer();
        let price = cells.price(offer.as_ref());
        let sku = row.cell(CatalogColumn::Sku);
        if !sku.is_empty() {
            self.compare(&mut cells, sku, row, offer);
        }
        if let Some(price) = price.filter(|_| !sku.is_empty()) {
            let key = (sku, price.market.clone(), price.term, price.frequency);
            let earlier = *self.prices.entry(key).or_insert(row.line);
            if earlier != row.line {
                cells.refuse(CatalogColumn::UnitPrice, on_line("catalog-fault-price-twice", earlier));
            }
            let place = self.firsts.get(sku).and_then(|first| first.place);
            if let Some(offer) = place.and_then(|place| self.offers.get_mut(place)) {
                offer.prices.push(price);
            }
        }
        self.faults.append(&mut cells.faults);
    }

    /// Takes the offer of a SKU's first row; holds any later row's own cells against that one's.
    fn compare(
        &mut self,
        cells: &mut rows::Cells<'_>,
        sku: &'a str,
        row: &'a SheetRow<CatalogColumn>,
        offer: Option<CatalogOffer>,
    ) {
        if let Some(First { row: first, refused, .. }) = self.firsts.get(sku) {
            let own =
                CatalogColumn::ALL.iter().copied().filter(|column| !column.is_of_price() && !refused.contains(column));
            // Plans are long: it is enough that an offer's first row has them.
            let silent = |column: CatalogColumn| column == CatalogColumn::ServicePlans && row.cell(column).is_empty();
            for column in own.filter(|column| row.cell(*column) != first.cell(*column) && !silent(*column)) {
                cells.refuse(column, on_line("catalog-fault-differs", first.line));
            }
            return;
        }
        let key = search_key(row.cell(CatalogColumn::Name));
        if !key.is_empty() {
            let (other, line) = *self.names.entry(key).or_insert((sku, row.line));
            if other != sku {
                cells.refuse(CatalogColumn::Name, on_line("catalog-fault-name-twice", line));
            }
        }
        let place = offer.map(|offer| {
            self.offers.push(offer);
            self.offers.len() - 1
        });
        let refused = cells.faults.iter().filter_map(|fault| fault.column).collect();
        self.firsts.insert(sku, First { row, refused, place });
    }
}

/// A text that points to another line.
fn on_line(key: &'static str, line: u64) -> Text {
    Text::new(key).with("line", line.to_string())
}

#[cfg(test)]
mod tests;
