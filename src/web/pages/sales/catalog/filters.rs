//! The fields by which lists of offers are narrowed: the operator's catalog, and what a partner sells.

use super::{billing_key, segment_key};
use crate::{
    domain::{
        offer::{BillingType, OfferCategory, Segment, Term},
        offer_filter::OfferFilter,
    },
    web::{Choice, View},
};

/// The fields as `templates/sales/catalog/filters.html` shows them.
pub struct OfferFilterFields {
    /// For whom.
    pub segments: Vec<Choice>,
    /// Whose products.
    pub publishers: Vec<Choice>,
    /// What is counted for the bill.
    pub billings: Vec<Choice>,
    /// What kinds of offers.
    pub categories: Vec<Choice>,
    /// For how long.
    pub terms: Vec<Choice>,
}

impl OfferFilterFields {
    /// The fields for offers of these publishers, as the filter has them.
    #[must_use]
    pub fn new(view: &View, filter: &OfferFilter, publishers: &[String]) -> Self {
        let all = "catalog-all";
        let every = Choice::new("", view.t(all), &filter.publisher);
        let each = publishers.iter().map(|name| Choice::new(name, name, &filter.publisher));
        Self {
            segments: view.choices(all, Segment::ALL, filter.segment, segment_key),
            publishers: std::iter::once(every).chain(each).collect(),
            billings: view.choices(all, BillingType::ALL, filter.billing, billing_key),
            categories: view.choices(all, OfferCategory::ALL, filter.category, OfferCategory::key),
            terms: view.choices(all, Term::ALL, filter.term, Term::key),
        }
    }
}
