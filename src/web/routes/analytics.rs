//! What a provider walks to the numbers about its resellers.

use super::Walk;

/// The paths.
pub(super) const fn walks() -> Vec<Walk> {
    Vec::new()
}
