//! A partner's own data (`docs/domain.md` §2.3, §2.5): what it says of itself, how its customers reach its support, and
//! its partner numbers.

pub mod identifiers;
pub mod legal;
pub mod support;

use crate::domain::{Error, Text};

/// Somebody else changed the same thing since the page was opened; nothing is kept.
fn stale() -> Error {
    Error::Stale(Text::new("account-settings-stale"))
}
