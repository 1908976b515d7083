//! The catalogue: what is in it, and loading it from a file, all of it or nothing.

pub mod background;
mod plan;
mod progress;
pub mod uploads;

use std::collections::{BTreeSet, HashMap};

use serde_json::json;
use uuid::Uuid;

use crate::service::{AuditEntry, Call, UseCase};
use crate::{
    domain::{
        Action, AuditEvent, Error, Grant,
        catalog::Reading,
        ids::{AccountId, OfferId, UploadId},
        list::Page,
        offer::{LinkKind, Term},
        service_plan::ServicePlan,
    },
    repository::{catalog, db::Db, offers, service_plans},
};

pub use crate::repository::{
    catalog::CatalogQuery,
    offers::{Offer, Price},
    uploads::{Upload, UploadAttempt},
};
pub use plan::{CatalogCheck, CatalogImport, CatalogPreview, Changes};
pub use progress::{LoadProgress, Loads};

/// A page of offers with where and for how long each is sold, and how many offers there are in all.
pub struct OfferListing {
    /// The offers.
    pub page: Page<Offer>,
    /// Markets and terms of each.
    pub sold: HashMap<OfferId, (BTreeSet<String>, BTreeSet<Term>)>,
    /// Whose products there are.
    pub publishers: Vec<String>,
    /// How many there are in all.
    pub count: i64,
}

/// A page of the catalogue.
pub fn list(cx: &mut UseCase<'_>, wanted: &CatalogQuery) -> Result<OfferListing, Error> {
    let wanted = &cx.paged(wanted);
    let grant = cx.authorize(Action::ManageCatalog)?;
    let page = catalog::list(cx.db, &grant, wanted)?;
    let ids: Vec<OfferId> = page.rows.iter().map(|offer| offer.id).collect();
    let mut sold: HashMap<OfferId, (BTreeSet<String>, BTreeSet<Term>)> = HashMap::new();
    for (id, market, term) in catalog::sold_in(cx.db, &ids)? {
        let (markets, terms) = sold.entry(id).or_default();
        markets.insert(market);
        terms.insert(term);
    }
    Ok(OfferListing { page, sold, publishers: catalog::publishers(cx.db)?, count: catalog::count(cx.db)? })
}

/// An offer with everything that hangs on it.
pub struct OfferDetails {
    /// The offer.
    pub offer: Offer,
    /// What it costs, by market.
    pub prices: Vec<Price>,
    /// What it leads to.
    pub leads_to: Vec<(LinkKind, OfferId, String)>,
    /// What leads to it.
    pub led_to_by: Vec<(LinkKind, OfferId, String)>,
    /// The services that it is made of.
    pub plans: Vec<ServicePlan>,
}

/// An offer of the catalogue.
pub fn open(cx: &mut UseCase<'_>, id: OfferId) -> Result<OfferDetails, Error> {
    cx.authorize(Action::ManageCatalog)?;
    let offer = offers::find(cx.db, id)?;
    let mut prices = catalog::prices(cx.db, &[id])?;
    prices.sort_by(|a, b| (&a.market, a.term, a.frequency).cmp(&(&b.market, b.term, b.frequency)));
    let plans = service_plans::of(cx.db, &[id])?.remove(&id).unwrap_or_default();
    let (leads_to, led_to_by) = (catalog::leads_to(cx.db, id)?, catalog::led_to_by(cx.db, id)?);
    Ok(OfferDetails { offer, prices, leads_to, led_to_by, plans })
}

/// Loads a file for whoever runs the program on its machine.
///
/// # Errors
/// As the database says. What is wrong with the file is no error but the outcome.
pub fn import(db: &mut Db, call: &Call, reading: Reading) -> Result<CatalogImport, Error> {
    // A catalogue is nobody's own: it may be loaded before there is an operator, by whoever runs the program.
    let grant = Grant::of_the_portal(AccountId::from_uuid(Uuid::nil()), Action::ManageCatalog);
    let outcome = plan::load(db, &grant, reading, (call.now, &LoadProgress::default()))?;
    if let Ok(changes) = &outcome {
        call.audit_stranger(db, "tandem catalog import", audit_entry(*UploadId::at(call.now).uuid(), *changes))?;
    }
    Ok(outcome)
}

/// What the audit table keeps of it.
fn audit_entry(load: Uuid, changes: Changes) -> AuditEntry {
    AuditEntry::new(AuditEvent::CatalogImported, "catalog", load).to(json!({
        "added": changes.added,
        "updated": changes.updated,
        "unchanged": changes.unchanged,
        "prices": changes.prices,
    }))
}
