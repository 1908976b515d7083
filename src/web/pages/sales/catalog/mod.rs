//! The catalogue, for the operator: what is sold, and loading it from a file.

pub mod filters;
pub mod list;
pub mod load;
pub mod offer;
pub mod upload;

use crate::{
    domain::offer::{BillingType, Segment},
    service::catalog::Offer,
    web::View,
};

/// The key of a segment's name.
pub(in crate::web::pages) const fn segment_key(segment: Segment) -> &'static str {
    match segment {
        Segment::Commercial => "catalog-segment-commercial",
        Segment::Education => "catalog-segment-education",
        Segment::Government => "catalog-segment-government",
        Segment::Nonprofit => "catalog-segment-nonprofit",
    }
}

/// The key of what a way of billing is called.
pub(in crate::web::pages) const fn billing_key(billing: BillingType) -> &'static str {
    match billing {
        BillingType::License => "catalog-billing-license",
        BillingType::Usage => "catalog-billing-usage",
    }
}

/// Whether an offer is sold on a day: a badge and its words.
pub(in crate::web::pages) fn sale(view: &View, offer: &Offer, day: chrono::NaiveDate) -> (&'static str, String) {
    match (offer.sold_from, offer.sold_until) {
        (_, Some(last)) if last < day => ("neutral", view.with("catalog-sold-until", "day", &view.calendar_day(last))),
        (Some(first), _) if day < first => ("info", view.with("catalog-sold-from", "day", &view.calendar_day(first))),
        (_, Some(last)) => ("warning", view.with("catalog-sold-still", "day", &view.calendar_day(last))),
        _ => ("success", view.t("catalog-sold").to_owned()),
    }
}
