//! What everybody walks to the list of providers, and partners to business profiles and referrals.

use super::Walk;

/// The paths.
pub(super) const fn walks() -> Vec<Walk> {
    Vec::new()
}
