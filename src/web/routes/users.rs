//! What partners walk to the users of a customer, and customers to their own.

use super::Walk;

/// The paths.
pub(super) const fn walks() -> Vec<Walk> {
    Vec::new()
}
