//! The catalogue: what is in it, and loading it from a file, all of it or nothing.

mod plan;
mod progress;

use serde_json::json;

use super::{Call, Deed};
use crate::{
    domain::{audit::AuditEvent, catalog::Reading, error::Error, ids::OfferId},
    repository::db::Db,
};

pub use plan::{Changes, Outcome};
pub use progress::Progress;

/// Loads a file for whoever runs the program on its machine.
///
/// # Errors
/// As the database says. What is wrong with the file is no error but the outcome.
pub fn import(db: &mut Db, call: &Call, reading: Reading) -> Result<Outcome, Error> {
    let outcome = plan::load(db, reading, call.now, &Progress::default())?;
    if let Ok(changes) = &outcome {
        call.audit_stranger(db, "tandem catalog import", deed(call, *changes))?;
    }
    Ok(outcome)
}

/// What the audit table keeps of it.
fn deed(call: &Call, changes: Changes) -> Deed {
    Deed::new(AuditEvent::CatalogImported, "catalog", *OfferId::at(call.now).uuid()).to(json!({
        "added": changes.added,
        "updated": changes.updated,
        "unchanged": changes.unchanged,
        "prices": changes.prices,
    }))
}
