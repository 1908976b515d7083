//! New customer: four steps on four pages, over a draft that the server keeps.

pub mod account;
pub mod domain;
pub mod lines;
pub mod review;

use super::cart::CartSearch;

/// What an address says of a step: whether to say what is wrong on it, and what is searched for.
#[derive(Default, serde::Deserialize)]
#[serde(default)]
pub struct StepQuery {
    /// Whether to say what is wrong: somebody was sent back to this step.
    pub(super) check: bool,
    /// What is looked for.
    #[serde(flatten)]
    pub(super) search: CartSearch,
}
