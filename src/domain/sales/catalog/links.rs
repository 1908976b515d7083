//! Offers that lead to others: add-ons to parents, offers to upgrades, trials to what they become.

use std::collections::{HashMap, HashSet};

use super::{CatalogColumn, CatalogOffer};
use crate::domain::{
    Text,
    offer::{BillingType, LinkKind, OfferCategory},
    sheet::RowFault,
};

/// The columns that name other offers.
pub(super) const COLUMNS: [(CatalogColumn, LinkKind); 3] = [
    (CatalogColumn::Parents, LinkKind::Parent),
    (CatalogColumn::Upgrades, LinkKind::Upgrade),
    (CatalogColumn::PaidOffer, LinkKind::Paid),
];

/// What matters of an offer that another leads to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Target {
    /// What is billed.
    pub billing: BillingType,
    /// What kind of offer it is.
    pub category: OfferCategory,
}

/// Every link: from which offer, how, to which SKU.
pub(super) fn all(offers: &[CatalogOffer]) -> impl Iterator<Item = (&CatalogOffer, LinkKind, &str)> {
    offers.iter().flat_map(|offer| offer.links.iter().map(move |(kind, sku)| (offer, *kind, sku.as_str())))
}

/// What is wrong with the links, within the file and to the offers that are `known` outside of it. Nothing is said of a
/// link to a row that was refused itself.
pub(super) fn check(
    offers: &[CatalogOffer],
    skus: &HashSet<String>,
    known: &HashMap<String, Target>,
) -> Vec<RowFault<CatalogColumn>> {
    let target = |offer: &CatalogOffer| Target { billing: offer.billing, category: offer.category };
    let inside: HashMap<&str, Target> = offers.iter().map(|offer| (offer.sku.as_str(), target(offer))).collect();
    let fault = |(offer, kind, sku): (&CatalogOffer, LinkKind, &str)| match inside.get(sku).or(known.get(sku)) {
        Some(target) if fits(kind, *target) => None,
        Some(_) => Some(at(offer, kind, Text::new("catalog-fault-unfit-sku").with("sku", sku))),
        None if skus.contains(sku) => None,
        None => Some(at(offer, kind, Text::new("catalog-fault-unknown-sku").with("sku", sku))),
    };
    all(offers).filter_map(fault).collect()
}

/// What can be led to: nobody upgrades to a trial, and nothing is added on to an add-on.
fn fits(kind: LinkKind, target: Target) -> bool {
    let whole = !matches!(target.category, OfferCategory::Trial | OfferCategory::AddOn);
    match kind {
        LinkKind::Parent => whole,
        LinkKind::Upgrade | LinkKind::Paid => whole && target.billing == BillingType::License,
    }
}

fn at(offer: &CatalogOffer, kind: LinkKind, text: Text) -> RowFault<CatalogColumn> {
    let column = COLUMNS.iter().find(|(_, one)| *one == kind).map(|(column, _)| *column);
    RowFault { line: offer.line, column, text }
}
