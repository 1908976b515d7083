//! What a list of offers is narrowed to.

use serde::{Deserialize, Serialize};

use crate::domain::{
    list::search_text,
    offer::{BillingType, OfferCategory, Segment, Term},
    text_field,
};

/// What a list of offers is narrowed to; nothing of it where it is empty.
#[derive(Clone, Debug, Default, PartialEq, Eq, Deserialize, Serialize)]
#[serde(default)]
pub struct OfferFilter {
    /// For whom.
    #[serde(with = "text_field", skip_serializing_if = "Option::is_none")]
    pub segment: Option<Segment>,
    /// Whose product it is.
    #[serde(deserialize_with = "search_text", skip_serializing_if = "String::is_empty")]
    pub publisher: String,
    /// What is counted for the bill.
    #[serde(with = "text_field", skip_serializing_if = "Option::is_none")]
    pub billing: Option<BillingType>,
    /// What kind of offer.
    #[serde(with = "text_field", skip_serializing_if = "Option::is_none")]
    pub category: Option<OfferCategory>,
    /// That is sold for this term, among others.
    #[serde(with = "text_field", skip_serializing_if = "Option::is_none")]
    pub term: Option<Term>,
}

/// What an offer is, as far as lists are narrowed by it.
#[derive(Clone, Copy, Debug)]
pub struct OfferTraits<'a> {
    /// For whom.
    pub segment: Segment,
    /// Whose product it is.
    pub publisher: &'a str,
    /// What is counted for the bill.
    pub billing: BillingType,
    /// What kind of offer.
    pub category: OfferCategory,
}

impl OfferFilter {
    /// Whether an offer that is sold for these terms is among what is wanted.
    #[must_use]
    pub fn fits(&self, offer: &OfferTraits<'_>, mut terms: impl Iterator<Item = Term>) -> bool {
        self.segment.is_none_or(|segment| segment == offer.segment)
            && (self.publisher.is_empty() || self.publisher == offer.publisher)
            && self.billing.is_none_or(|billing| billing == offer.billing)
            && self.category.is_none_or(|category| category == offer.category)
            && self.term.is_none_or(|term| terms.any(|one| one == term))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_offer_fits_where_nothing_that_is_wanted_speaks_against_it() {
        let offer = OfferTraits {
            segment: Segment::Commercial,
            publisher: "Microsoft",
            billing: BillingType::License,
            category: OfferCategory::Enterprise,
        };
        let fits = |filter: OfferFilter| filter.fits(&offer, [Term::Month, Term::Year].into_iter());
        assert!(fits(OfferFilter::default()));
        assert!(fits(OfferFilter {
            segment: Some(Segment::Commercial),
            publisher: "Microsoft".to_owned(),
            billing: Some(BillingType::License),
            category: Some(OfferCategory::Enterprise),
            term: Some(Term::Year),
        }));
        for other in [
            OfferFilter { segment: Some(Segment::Education), ..OfferFilter::default() },
            OfferFilter { publisher: "Contoso".to_owned(), ..OfferFilter::default() },
            OfferFilter { billing: Some(BillingType::Usage), ..OfferFilter::default() },
            OfferFilter { category: Some(OfferCategory::AddOn), ..OfferFilter::default() },
            OfferFilter { term: Some(Term::ThreeYears), ..OfferFilter::default() },
        ] {
            assert!(!fits(other.clone()), "{other:?}");
        }
    }

    #[test]
    fn what_makes_no_sense_in_an_address_narrows_nothing() {
        let read = |query: &str| serde_urlencoded::from_str::<OfferFilter>(query).unwrap();
        assert_eq!(read("segment=nonsense&term=&billing=x&category=1&publisher=%00"), OfferFilter::default());
        let filter = read("segment=nonprofit&publisher=A+%26+B&term=P1Y");
        assert_eq!((filter.segment, filter.publisher.as_str()), (Some(Segment::Nonprofit), "A & B"));
        assert_eq!(serde_urlencoded::to_string(&filter).unwrap(), "segment=nonprofit&publisher=A+%26+B&term=P1Y");
    }
}
