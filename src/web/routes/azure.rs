//! What customers and partners walk to Azure permissions and reservations.

use super::Walk;

/// The paths.
pub(super) const fn walks() -> Vec<Walk> {
    Vec::new()
}
