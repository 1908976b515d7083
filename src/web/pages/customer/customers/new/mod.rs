//! New customer: four steps on four pages, over a draft that the server keeps.

pub mod account;
pub mod domain;
pub mod lines;
pub mod review;

use crate::domain::ids::DraftId;

/// The address of a step of a draft.
fn step(id: DraftId, part: &str) -> String {
    if part.is_empty() { format!("/customers/new/{id}") } else { format!("/customers/new/{id}/{part}") }
}

/// What an address says of a step: whether to say what is wrong on it, and what is searched for.
#[derive(Default, serde::Deserialize)]
pub struct StepQuery {
    /// Whether to say what is wrong: somebody was sent back to this step.
    #[serde(default)]
    pub(super) check: bool,
    /// What is searched for.
    #[serde(default)]
    pub(super) find: String,
}
