//! A partner's own data (`docs/domain.md` §2.3, §2.5): what it says of itself, how its customers reach its support, and
//! its partner numbers.

pub mod identifiers;
pub mod legal;
pub mod support;

/// What became of a form that knows which version it changes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Saved {
    /// It is kept, or was as it is.
    Done,
    /// Somebody else changed the same thing since the page was opened; nothing is kept.
    Stale,
}
