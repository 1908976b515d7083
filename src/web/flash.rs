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
    /// The page that they speak of, where that is another than the one they stand on.
    pub link: Option<FlashLink>,
}

/// A way on from a message.
#[derive(Clone, Debug)]
pub struct FlashLink {
    /// The key of its words.
    pub key: &'static str,
    /// Where it leads: a path of this portal.
    pub path: String,
}
