//! What the operator walks to accounts, and the list of providers.

use super::Walk;

/// The paths.
pub(super) const fn walks() -> Vec<Walk> {
    Vec::new()
}
