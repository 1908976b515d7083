//! The catalogue, for the operator: what is sold, and loading it from a file.

pub mod list;
pub mod load;
pub mod offer;
pub mod upload;

use crate::{
    domain::{
        catalog::RowFault,
        offer::{BillingType, Segment},
    },
    service::catalog::Offer,
    web::view::View,
};

/// How many faults a page shows; a file may have thousands.
const FAULTS_SHOWN: usize = 200;

/// What is wrong with a row, in the reader's language.
pub struct Fault {
    line: u64,
    column: &'static str,
    reason: String,
}

/// What is wrong with a file, as far as a page shows it.
pub struct Faults {
    title: String,
    rows: Vec<Fault>,
    more: Option<String>,
}

impl Faults {
    fn new(view: &View, faults: &[RowFault]) -> Self {
        let count = |number: usize| i64::try_from(number).unwrap_or(i64::MAX);
        let row = |fault: &RowFault| Fault {
            line: fault.line,
            column: fault.column.map_or("", |column| column.as_str()),
            reason: view.text(&fault.text),
        };
        let more = faults.len().saturating_sub(FAULTS_SHOWN);
        Self {
            title: view.count("catalog-faults", count(faults.len())),
            rows: faults.iter().take(FAULTS_SHOWN).map(row).collect(),
            more: (more > 0).then(|| view.count("catalog-faults-more", count(more))),
        }
    }
}

const fn segment_key(segment: Segment) -> &'static str {
    match segment {
        Segment::Commercial => "catalog-segment-commercial",
        Segment::Education => "catalog-segment-education",
        Segment::Government => "catalog-segment-government",
        Segment::Nonprofit => "catalog-segment-nonprofit",
    }
}

const fn billing_key(billing: BillingType) -> &'static str {
    match billing {
        BillingType::License => "catalog-billing-license",
        BillingType::Usage => "catalog-billing-usage",
    }
}

/// Whether an offer is sold on a day: a badge and its words.
fn sale(view: &View, offer: &Offer, day: chrono::NaiveDate) -> (&'static str, String) {
    match (offer.sold_from, offer.sold_until) {
        (_, Some(last)) if last < day => ("neutral", view.with("catalog-sold-until", "day", &view.calendar_day(last))),
        (Some(first), _) if day < first => ("info", view.with("catalog-sold-from", "day", &view.calendar_day(first))),
        (_, Some(last)) => ("warning", view.with("catalog-sold-still", "day", &view.calendar_day(last))),
        _ => ("success", view.t("catalog-sold").to_owned()),
    }
}
