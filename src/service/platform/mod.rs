//! What several use cases share: drafts, and loading files in the background.

pub(in crate::service) mod drafts;
pub mod imports;
