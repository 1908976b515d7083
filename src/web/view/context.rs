//! What a page takes from the request that it answers.

use std::sync::Arc;

use super::View;
use crate::{auth::keys::Keys, domain::Moment, web::flash};

/// What a page takes from the request that it answers.
pub struct PageContext {
    /// The address to come back to.
    pub here: String,
    /// The address that was asked for, whether it is looked at or takes a form.
    pub address: String,
    /// What the last form left to say.
    pub flash: Option<flash::Flash>,
    /// Makes the token that forms must carry, out of
    pub keys: Arc<Keys>,
    /// what the browser is known by.
    pub browser: Vec<u8>,
    /// The id under which the request is logged.
    pub request_id: String,
    /// What the page's scripts are known by.
    pub script_nonce: String,
    /// How links to the portal begin.
    pub public_url: Arc<str>,
    /// The time of the request.
    pub now: Moment,
}

impl View {
    /// What the page's scripts are known by (`web/middleware/headers.rs`).
    #[must_use]
    pub fn script_nonce(&self) -> &str {
        &self.context.script_nonce
    }
}
