//! What a form leaves to be said on the page after it.

use crate::domain::Text;

include!(concat!(env!("OUT_DIR"), "/flashes.rs"));

/// What a form has to say on the page after it.
#[derive(Clone, Debug)]
pub struct Flash {
    /// `success`, `info`, `warning` or `danger`.
    pub kind: &'static str,
    /// The words.
    pub text: Text,
}
