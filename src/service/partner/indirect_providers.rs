//! A reseller and its providers.

use crate::service::{
    UseCase,
    partnership_inquiries::{self, SentInquiry},
};
use crate::{
    domain::{Action, Error},
    repository::partnerships::{self, Partner},
};

/// A reseller's providers, and what it has asked of others.
#[derive(Debug)]
pub struct ProviderOverview {
    /// The providers by name.
    pub partners: Vec<Partner>,
    /// What it has asked, the newest first.
    pub sent: Vec<SentInquiry>,
}

/// The reseller's providers by name, and what it has asked of others. Two queries.
pub fn list(cx: &mut UseCase<'_>) -> Result<ProviderOverview, Error> {
    let grant = cx.authorize(Action::ViewIndirectProviders)?;
    let partners = partnerships::list_providers(cx.db, grant.scope())?;
    Ok(ProviderOverview { partners, sent: partnership_inquiries::list_sent(cx)? })
}
