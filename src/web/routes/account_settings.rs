//! What a partner walks to its own house: legal info, support profile, identifiers, users, business profile.

use super::Walk;

/// The paths.
pub(super) const fn walks() -> Vec<Walk> {
    Vec::new()
}
